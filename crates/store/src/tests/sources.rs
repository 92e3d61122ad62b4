//! Which sources of several stories are one, as stories come and go.

use super::*;
use onrecord_core::identity::{self, Identity, Traits};

/// What a story knows of Ann Lee.
fn lee(traits: &str) -> Identity {
    Identity {
        name: key("ann lee"),
        traits: Traits::parse(traits).unwrap(),
    }
}

const PLAIN: &str = "ann lee;;;;;";
const MAYOR: &str = "ann lee;;;office;mayor@ostwick;politics";
const KEEPER: &str = "ann lee;;;sport;;sport";

/// A story of one article in which bearers of the name speak, as the story tells them apart.
fn story(bearers: &[&str]) -> StoryLinks {
    let identities: Vec<Identity> = bearers.iter().map(|b| lee(b)).collect();
    let traits: Vec<&Traits> = identities.iter().map(|i| &i.traits).collect();
    let keys = identity::sources(key("ann lee"), &traits);
    let source = |(at, key): (usize, Key)| Source {
        key,
        identity: identities.get(at).cloned(),
        name: format!("Ann {}Lee", "X. ".repeat(at)),
        kind: SpeakerKind::Person,
        named: true,
        count_min: Some(1),
        count_max: Some(1),
        part_of: None,
        speakers: vec![(0, at)],
    };
    StoryLinks {
        articles: vec![0],
        sources: keys.into_iter().enumerate().map(source).collect(),
        ..StoryLinks::default()
    }
}

/// Takes in an article with a story of its own.
fn tell(desk: &mut Desk, name: &str, bearers: &[&str]) -> i64 {
    let speaker = |_: &&str| Speaker {
        name: "Ann Lee".into(),
        named: true,
        ..Speaker::default()
    };
    let article = Article {
        speakers: bearers.iter().map(speaker).collect(),
        ..plain("Quay Post", "2025-03-12", name)
    };
    let id = desk.new_article(name, &article);
    desk.store()
        .replace_stories(&[id], &[story(bearers)])
        .unwrap();
    id
}

/// Who is behind the speakers: of each source the articles, by name.
fn behind(desk: &mut Desk) -> Vec<String> {
    desk.ask(
        "SELECT group_concat(uri, ' ') FROM
            (SELECT DISTINCT p.source_id, a.uri FROM speakers AS p
             JOIN articles AS a ON a.id = p.article_id ORDER BY a.uri)
         GROUP BY source_id ORDER BY 1",
    )
}

fn keys(desk: &mut Desk) -> Vec<String> {
    desk.ask(
        "SELECT s.key, s.name, group_concat(u.uri, ' ') FROM sources AS s
         JOIN (SELECT DISTINCT p.source_id, a.uri FROM speakers AS p
               JOIN articles AS a ON a.id = p.article_id ORDER BY a.uri) AS u
           ON u.source_id = s.id
         GROUP BY s.id ORDER BY 1",
    )
}

#[test]
fn a_name_is_one_source_until_a_story_has_another_bearer_of_it() {
    let mut desk = Desk::new();
    tell(&mut desk, "plain", &[PLAIN]);
    tell(&mut desk, "mayor", &[MAYOR]);
    assert_eq!(behind(&mut desk), ["mayor plain"]);
    let keeper = tell(&mut desk, "keeper", &[KEEPER]);
    assert_eq!(behind(&mut desk), ["keeper", "mayor", "plain"]);
    assert_eq!(desk.ask("SELECT count(*) FROM source_senses"), ["3"]);
    desk.check_sound();
    // The goalkeeper's story goes, and with it the doubt.
    desk.store().replace_stories(&[keeper], &[]).unwrap();
    assert_eq!(
        desk.ask("SELECT group_concat(articles) FROM source_profile"),
        ["2"]
    );
    assert_eq!(desk.ask("SELECT count(*) FROM source_senses"), ["2"]);
    assert_eq!(desk.ask("SELECT count(*) FROM sources"), ["1"]);
    desk.check_sound();
}

#[test]
fn who_is_one_does_not_depend_on_the_order_of_the_stories() {
    let stories: [(&str, &[&str]); 5] = [
        ("plain", &[PLAIN]),
        ("mayor", &[MAYOR]),
        ("keeper", &[KEEPER]),
        ("both", &[MAYOR, KEEPER]),
        ("another", &["anne lee;;;;;sport", PLAIN]),
    ];
    let mut expected: Option<Vec<String>> = None;
    for step in 0..8 {
        let mut order = stories;
        order.rotate_left(step % 5);
        order.swap(1, 1 + step / 2);
        let mut desk = Desk::new();
        for (name, bearers) in order {
            tell(&mut desk, name, bearers);
        }
        let said = keys(&mut desk);
        assert_eq!(
            &said,
            expected.get_or_insert_with(|| said.clone()),
            "{step}"
        );
        desk.check_sound();
    }
    assert_eq!(expected.unwrap().len(), 3);
}

#[test]
fn linking_a_story_anew_moves_nothing() {
    let mut desk = Desk::new();
    let plain = tell(&mut desk, "plain", &[PLAIN]);
    let mayor = tell(&mut desk, "mayor", &[MAYOR]);
    tell(&mut desk, "keeper", &[KEEPER]);
    let before = keys(&mut desk);
    for (id, traits) in [(plain, PLAIN), (mayor, MAYOR)] {
        desk.store()
            .replace_stories(&[id], &[story(&[traits])])
            .unwrap();
        assert_eq!(keys(&mut desk), before);
    }
    desk.check_sound();
}

#[test]
fn the_stories_of_a_name_are_not_read_to_choose_what_stands_for_it() {
    let mut desk = Desk::new();
    tell(&mut desk, "plain", &[PLAIN]);
    let plan = desk.ask(
        "EXPLAIN QUERY PLAN SELECT name FROM story_sources WHERE source_id = 1
         ORDER BY length(name) DESC, name, kind, named, count_min, count_max LIMIT 1",
    );
    let plan = plan.join("\n");
    assert!(
        plan.contains("USING COVERING INDEX story_sources_by_source"),
        "{plan}"
    );
    assert!(!plan.contains("B-TREE"), "{plan}");
}
