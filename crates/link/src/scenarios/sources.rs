//! Who is behind the speakers: of one story, and of several.

use crate::link;
use crate::scenarios::one;
use crate::testing::{Build, article as plain_article, member};
use onrecord_core::links::{Source, StoryLinks};
use onrecord_core::{Article, Attribution, Mention, Register, Span, Speaker, SpeakerKind};

const PERSON: SpeakerKind = SpeakerKind::Person;
const BODY: SpeakerKind = SpeakerKind::Institution;

/// A speaker with a name, as an article calls it, and its role.
fn named(name: &str, proper: &str, role: &str, kind: SpeakerKind) -> Speaker {
    Speaker {
        name: name.into(),
        proper_name: Some(proper.into()),
        role: Some(role.into()).filter(|r: &String| !r.is_empty()),
        kind,
        named: true,
        ..Speaker::default()
    }
}

fn person(name: &str, proper: &str) -> Speaker {
    named(name, proper, "", PERSON)
}

/// An article of a story about a ferry, in which each of the speakers says something.
fn ferry(outlet: &str, speakers: Vec<Speaker>) -> Article {
    let mut body = String::from(
        "The Sula ferry struck Kettle Point with two hundred pilgrims aboard, and lifeboats from \
         Ostwick towed the wreck to Grannock harbour before the spring tide turned.",
    );
    let mut attributions = Vec::new();
    for (i, speaker) in speakers.iter().enumerate() {
        let content = format!("the pilot of berth {outlet} {i} had slept");
        let from = body.len() + 1;
        body.push_str(&format!(" {} said {content}.", speaker.name));
        let mention = Span::new(from, from + speaker.name.len());
        let start = mention.end + " said ".len();
        attributions.push(Attribution {
            source: vec![mention],
            content: vec![Span::new(start, start + content.len())],
            speakers: vec![Mention {
                speaker: i,
                span: mention,
            }],
            ..Attribution::default()
        });
    }
    Article {
        outlet: Some(outlet.into()),
        speakers,
        attributions,
        ..plain_article(&body)
    }
}

fn story(articles: &[Vec<Speaker>]) -> StoryLinks {
    let outlets = ["Gull Post", "Eider", "Tern Blog", "Quay Times"];
    let articles: Vec<Article> = outlets
        .iter()
        .zip(articles)
        .map(|(outlet, speakers)| ferry(outlet, speakers.clone()))
        .collect();
    one(&articles)
}

fn source_of(story: &StoryLinks, article: usize, speaker: usize) -> &Source {
    let mut sources = story.sources.iter();
    sources
        .find(|s| s.speakers.contains(&(article, speaker)))
        .unwrap()
}

/// Of one article a story: who is behind its one speaker.
fn alone(speaker: Speaker) -> Source {
    let s = story(&[vec![speaker]]);
    source_of(&s, 0, 0).clone()
}

#[test]
fn titles_initials_and_spellings_of_a_name_are_one_source_in_any_story() {
    for (a, b) in [
        (
            person("President Ilse Varga", "Ilse Varga"),
            person("Ilse Varga", "Ilse Varga"),
        ),
        (
            person("Jonas F. Brenn", "Jonas F. Brenn"),
            person("Jonas Brenn", "Jonas Brenn"),
        ),
        (
            person("Dr. Jonas Brenn", "Dr. Jonas Brenn"),
            person("Jonas Brenn", "Jonas Brenn"),
        ),
        (
            person("José Peñar", "José Peñar"),
            person("Jose Penar", "Jose Penar"),
        ),
        (
            person("Pope Odo", "Pope Odo"),
            person("Pope Odo", "Pope Odo"),
        ),
    ] {
        let (a, b) = (alone(a), alone(b));
        assert_eq!(a.key, b.key, "{} {}", a.name, b.name);
        assert_eq!(a.identity.unwrap().name, b.identity.unwrap().name);
    }
}

#[test]
fn another_spelling_or_short_form_is_one_source_where_the_role_says_so_too() {
    let role = |name| {
        alone(named(name, name, "harbour minister", PERSON))
            .identity
            .unwrap()
    };
    let (a, b) = (role("Dmitri Ostrovsky"), role("Dmitry Ostrovskiy"));
    let keys = onrecord_core::identity::sources(a.name, &[&a.traits, &b.traits]);
    assert_eq!((a.name, keys[0]), (b.name, keys[1]));
    let (mike, michael) = (role("Mike Ostrin"), role("Michael Ostrin"));
    let keys = onrecord_core::identity::sources(mike.name, &[&mike.traits, &michael.traits]);
    assert_eq!((mike.name, keys[0]), (michael.name, keys[1]));
}

#[test]
fn in_one_story_a_short_name_is_the_only_full_one_that_it_fits() {
    let s = story(&[
        vec![
            person("Envoy Ilse Varga", "Ilse Varga"),
            person("Lin Daoming", "Lin Daoming"),
        ],
        vec![person("Ms. Varga", "Varga"), person("Lin", "Lin")],
        vec![person("I. Varga", "I. Varga")],
    ]);
    assert_eq!(s.sources.len(), 2);
    assert_eq!(source_of(&s, 1, 0).name, "Ilse Varga");
    assert_eq!(source_of(&s, 1, 1).name, "Lin Daoming");
    assert_eq!(source_of(&s, 2, 0).name, "Ilse Varga");
}

#[test]
fn a_surname_that_fits_two_is_neither() {
    let s = story(&[
        vec![person("Ilse Varga", "Ilse Varga")],
        vec![person("Bruno Varga", "Bruno Varga")],
        vec![person("Varga", "Varga")],
        vec![person("Ms. Varga", "Ms. Varga")],
    ]);
    assert_eq!(s.sources.len(), 4);
    assert_eq!(source_of(&s, 2, 0).identity, None);
    // Where a title says which, it is clear.
    let s = story(&[
        vec![named("actress Ilse Varga", "Ilse Varga", "actress", PERSON)],
        vec![named("Mr. Bruno Varga", "Bruno Varga", "Mr.", PERSON)],
        vec![person("Ms. Varga", "Ms. Varga")],
    ]);
    assert_eq!(source_of(&s, 2, 0).name, "Ilse Varga");
}

#[test]
fn a_surname_alone_is_nobody_in_another_story() {
    let varga = alone(person("Varga", "Varga"));
    let other = one(&[ferry("Eider", vec![person("Varga", "Varga")])]);
    assert_ne!(varga.key, source_of(&other, 0, 0).key);
    assert_eq!(varga.identity, None);
    assert!(varga.named);
}

#[test]
fn two_people_of_one_name_whose_roles_exclude_each_other_are_two() {
    let mayor = named("Ostwick mayor Ann Lee", "Ann Lee", "Ostwick mayor", PERSON);
    let keeper = named("goalkeeper Ann Lee", "Ann Lee", "goalkeeper", PERSON);
    let elsewhere = named("Ann Lee", "Ann Lee", "mayor of Grannock", PERSON);
    let s = story(&[
        vec![mayor.clone()],
        vec![keeper],
        vec![person("Ann Lee", "Ann Lee")],
        vec![elsewhere],
    ]);
    assert_eq!(s.sources.len(), 4, "{:#?}", s.sources);
    let s = story(&[vec![mayor], vec![person("Ann Lee", "Ann Lee")]]);
    assert_eq!(s.sources.len(), 1);
}

#[test]
fn the_son_is_not_the_father() {
    let s = story(&[vec![
        person("Dale Ostrin", "Dale Ostrin"),
        person("Dale Ostrin Jr.", "Dale Ostrin Jr."),
    ]]);
    assert_eq!(s.sources.len(), 2);
    // Called without it in another article of the story, with the same role.
    let s = story(&[
        vec![named(
            "Dale Ostrin Jr.",
            "Dale Ostrin Jr.",
            "harbour pastor",
            PERSON,
        )],
        vec![named("Dale Ostrin", "Dale Ostrin", "pastor", PERSON)],
    ]);
    assert_eq!(s.sources.len(), 1);
}

#[test]
fn a_seat_of_power_is_neither_its_police_nor_a_person_of_that_name() {
    let washington = alone(named("Washington", "Washington", "", BODY));
    let country = alone(named("the United States", "United States", "", BODY));
    let police = alone(named("Washington police", "Washington police", "", BODY));
    assert_eq!(washington.key, country.key);
    assert_ne!(washington.key, police.key);
    let s = story(&[vec![
        person("Ada Washington", "Ada Washington"),
        named("Washington", "Washington", "", BODY),
    ]]);
    let unsure = source_of(&s, 0, 1);
    assert_eq!((s.sources.len(), &unsure.identity), (2, &None));
}

#[test]
fn what_many_bodies_are_called_belongs_to_its_story() {
    let court = named("the Supreme Court", "Supreme Court", "", BODY);
    let here = alone(court.clone());
    let there = one(&[ferry("Eider", vec![court.clone()])]);
    assert_ne!(here.key, source_of(&there, 0, 0).key);
    let s = story(&[vec![court.clone()], vec![court]]);
    assert_eq!(s.sources.len(), 1);
    // "The ministry" has no name, and is one in all reports of the story.
    let ministry = Speaker {
        name: "the ministry".into(),
        kind: BODY,
        ..Speaker::default()
    };
    let s = story(&[vec![ministry.clone()], vec![ministry]]);
    assert_eq!((s.sources.len(), s.sources[0].named), (1, false));
}

#[test]
fn outlets_are_one_by_the_register() {
    let register = Register::new(vec![onrecord_core::Outlet {
        name: "Quay Agency".into(),
        aliases: vec!["QA".into()],
        ..onrecord_core::Outlet::default()
    }]);
    let say = |name: &str| ferry("Eider", vec![named(name, name, "", SpeakerKind::Outlet)]);
    let key = |name: &str| {
        let article = say(name);
        link(&[member(&article)], &register)[0].sources[0].key
    };
    assert_eq!(key("QA"), key("Quay Agency"));
}

/// A report of an outlet of its own on one claim, told by the speaker.
fn report(outlet: &str, speaker: &str) -> Article {
    Build::new(&format!(
        "The Sula ferry sank off Kettle Point after its pilot fell asleep, {speaker} told {outlet}."
    ))
    .by(outlet)
    .on("2021-04-02")
    .says(
        speaker,
        "The Sula ferry sank off Kettle Point after its pilot fell asleep",
    )
    .article()
}

/// At least and at most how many stand behind the claim of two reports.
fn behind(a: &str, b: &str) -> (u32, Option<u32>) {
    let s = one(&[report("Gull Post", a), report("Eider", b)]);
    let claim = s.claims.iter().find(|c| c.statements.len() == 2).unwrap();
    (claim.sources_min, claim.sources_max)
}

#[test]
fn unnamed_people_of_two_reports_may_be_one_unless_their_descriptions_exclude_it() {
    assert_eq!(
        behind("a Velmark official", "a senior official"),
        (1, Some(2))
    );
    assert_eq!(
        behind("a Velmark diplomat", "a Norland diplomat"),
        (2, Some(2))
    );
    assert_eq!(behind("a harbour pilot", "Envoy Ilse Varga"), (2, Some(2)));
}

#[test]
fn named_people_are_counted_once_each() {
    assert_eq!(behind("Ilse Varga", "Envoy Ilse Varga"), (1, Some(1)));
    assert_eq!(behind("Ilse Varga", "Bruno Aske"), (2, Some(2)));
}

#[test]
fn who_speaks_for_a_body_and_the_body_are_one_voice_or_two() {
    let mut spokesman = report("Eider", "a spokesman");
    spokesman.speakers[0].affiliation = Some("Kettle Harbour Board".into());
    let s = one(&[report("Gull Post", "the Kettle Harbour Board"), spokesman]);
    let claim = s.claims.iter().find(|c| c.statements.len() == 2).unwrap();
    assert_eq!((claim.sources_min, claim.sources_max), (1, Some(2)));
}

#[test]
fn one_of_the_officials_is_counted_with_them() {
    let body = "The Sula ferry sank off Kettle Point after its pilot fell asleep, three harbour \
        officials told Eider. The Sula ferry sank off Kettle Point while its pilot was asleep, \
        one of the officials said. Divers went down at noon, officials of the port said.";
    let article = Build::new(body)
        .by("Eider")
        .says(
            "three harbour officials",
            "The Sula ferry sank off Kettle Point after its pilot fell asleep",
        )
        .count(3, Some(3))
        .says(
            "one of the officials",
            "The Sula ferry sank off Kettle Point while its pilot was asleep",
        )
        .one_of("three harbour officials")
        .says("officials of the port", "Divers went down at noon")
        .count(2, None)
        .article();
    let s = one(&[article]);
    let count = |wording: &str| {
        let claim = s.claims.iter().find(|c| c.wording.contains(wording));
        claim.map(|c| (c.sources_min, c.sources_max)).unwrap()
    };
    assert_eq!(count("after its pilot"), (3, Some(3)));
    assert_eq!(count("Divers"), (2, None));
    let of: Vec<_> = s.sources.iter().filter(|x| x.part_of.is_some()).collect();
    assert_eq!(of.len(), 1);
    assert_eq!(
        s.sources[of[0].part_of.unwrap()].name,
        "three harbour officials"
    );
}

#[test]
fn another_official_is_not_the_one_before() {
    let claim = "The Sula ferry sank off Kettle Point after its pilot fell asleep";
    let body = format!("{claim}, a harbour official said. {claim}, another harbour official said.");
    let article = Build::new(&body)
        .says("a harbour official", claim)
        .says("another harbour official", claim)
        .article();
    let s = one(&[article]);
    let most = s
        .claims
        .iter()
        .map(|c| (c.sources_min, c.sources_max))
        .max();
    assert_eq!(most, Some((2, Some(2))));
}
