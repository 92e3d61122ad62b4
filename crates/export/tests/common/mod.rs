//! A database of articles that say, in every place, what they are told to.

use onrecord_core::links::{
    AttributionOrigin, AttributionRef, Claim, ClaimLink, Derivation, DerivationKind, Origin,
    Parent, ReusedPassage, Source, StoryLinks,
};
use onrecord_core::{
    Article, Attribution, Author, Citation, Key, KeyBuilder, Mention, Span, Speaker, SpeakerKind,
    Stance, StatedDate, Supplied,
};
use onrecord_query::Database;
use onrecord_store::{Incoming, NewRun, Put, Store};
use tempfile::TempDir;

const SAFE: &str = "The weir at Talva is safe";
const PASSAGE: &str = "The council told Quay Agency otherwise";

/// A database with a story of one article for each value, each derived from the one before,
/// and an article of no story that has an older version.
pub(crate) fn desk(values: &[&str]) -> (TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let mut store = Store::open(&path).unwrap();
    let run = store
        .begin_run(&NewRun {
            extractor: "test",
            arguments: "",
            started_at: None,
        })
        .unwrap();
    let mut articles: Vec<Article> = values.iter().map(|value| article(value)).collect();
    for (day, date) in ["2025-03-01", "2025-03-02"].into_iter().enumerate() {
        articles.push(Article {
            title: Some("Café opens".into()),
            url: Some("https://quay.example/café".into()),
            published: StatedDate::parse(date).ok(),
            body: format!("A café opened on day {day}."),
            ..Article::default()
        });
    }
    let mut ids = Vec::new();
    let mut batch = store.batch().unwrap();
    for (n, article) in articles.iter().enumerate() {
        let put = batch.put(
            run,
            &Incoming {
                location: &format!("{n}.txt"),
                bytes: format!("{n}").as_bytes(),
                format: "text",
                supplied: &Supplied::default(),
                outcome: Ok(article),
                problems: &[],
            },
        );
        match put.unwrap() {
            Put::New(id) | Put::Updated(id) => ids.push(id),
            other => panic!("{other:?}"),
        }
    }
    batch.commit().unwrap();
    let story = &ids[..values.len()];
    store
        .replace_stories(story, &[links(values, &articles)])
        .unwrap();
    store.close().unwrap();
    let database = Database::open(&path).unwrap();
    (folder, database)
}

/// An article that says the value as its headline, byline, dateline, speaker and so on.
fn article(value: &str) -> Article {
    let body = format!("{SAFE}, said {value}.\n\n“Étonnant”: {PASSAGE}. {value}\n");
    let at = |text: &str| Span::find(&body, text).unwrap();
    let says = |speaker, who: &str, content: &str, stance| Attribution {
        source: vec![at(who)],
        cue: vec![at(", said")],
        content: vec![at(content)],
        speakers: vec![Mention {
            speaker,
            span: at(who),
        }],
        stance,
        ..Attribution::default()
    };
    let speaker = |name: &str, named| Speaker {
        name: name.into(),
        role: Some(value.into()),
        kind: SpeakerKind::Person,
        named,
        ..Speaker::default()
    };
    Article {
        title: Some(value.into()),
        outlet: Some(format!("Post {value}")),
        byline: Some(value.into()),
        dateline: None,
        authors: vec![Author {
            name: value.into(),
            role: None,
            is_outlet: false,
        }],
        url: Some(format!("https://quay.example/{}", key("url", value))),
        published: StatedDate::parse("2025-03").ok(),
        attributions: vec![
            says(0, value, SAFE, Stance::Asserts),
            says(1, "The council", "otherwise", Stance::Denies),
        ],
        speakers: vec![speaker(value, true), speaker("The council", false)],
        citations: vec![Citation {
            outlet: "Quay Agency".into(),
            outlet_span: at("Quay Agency"),
            cue: None,
            passage: at(PASSAGE),
            said_on: None,
            attribution: Some(1),
        }],
        body,
        ..Article::default()
    }
}

fn links(values: &[&str], articles: &[Article]) -> StoryLinks {
    let n = values.len();
    let statement = |article, attribution| AttributionRef {
        article,
        attribution,
    };
    let span =
        |article: usize, attribution: usize| articles[article].attributions[attribution].content[0];
    let derivation = |article, parent, kind, basis: &str| Derivation {
        article,
        parent,
        kind,
        containment: Some(0.5),
        basis: basis.into(),
        citation: None,
    };
    let mut derivations: Vec<Derivation> = (1..n)
        .map(|i| {
            let parent = Parent::Article(i - 1);
            derivation(i, parent, DerivationKind::ReuseAndCitation, values[i])
        })
        .collect();
    let outside = Parent::Origin(1);
    derivations.push(derivation(0, outside, DerivationKind::Citation, "named"));
    StoryLinks {
        key: Some(key("story", values[0])),
        title: Some(values[0].into()),
        articles: (0..n).collect(),
        passages: (1..n)
            .map(|i| ReusedPassage {
                article: i,
                span: span(i, 0),
                source: i - 1,
                source_span: span(i - 1, 0),
                quoted: false,
            })
            .collect(),
        derivations,
        origins: vec![
            Origin {
                key: key("origin", "here"),
                outlet: Some(format!("Post {}", values[0])),
                reported_on: StatedDate::parse("2025-03").ok(),
                article: Some(0),
            },
            Origin {
                key: key("origin", "outside"),
                outlet: Some("Quay Agency".into()),
                reported_on: None,
                article: None,
            },
        ],
        attribution_origins: (0..n)
            .map(|i| AttributionOrigin {
                statement: statement(i, 0),
                origin: i % 2,
                basis: values[i].into(),
                certain: i % 3 != 0,
            })
            .collect(),
        sources: (0..n)
            .map(|i| Source {
                key: key("source", values[i]),
                identity: None,
                name: values[i].into(),
                kind: SpeakerKind::Person,
                named: true,
                count_min: None,
                count_max: None,
                part_of: None,
                speakers: vec![(i, 0)],
            })
            .collect(),
        claims: (0..n)
            .map(|i| Claim {
                key: key("claim", values[i]),
                wording: values[i].into(),
                statements: vec![(statement(i, 0), span(i, 0)), (statement(i, 1), span(i, 1))],
                central: true,
                origins_min: 1,
                origins_max: 2,
                sources_min: 1,
                sources_max: None,
                first: (i == 0).then_some(0),
            })
            .collect(),
        claim_links: (1..n)
            .map(|i| ClaimLink {
                narrower: i,
                broader: i - 1,
            })
            .collect(),
        origins_min: 1,
        origins_max: 2,
        ..StoryLinks::default()
    }
}

pub(crate) fn key(kind: &str, name: &str) -> Key {
    KeyBuilder::new(kind).part(name).finish()
}
