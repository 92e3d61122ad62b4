//! Scenarios; all articles and people in them are invented.

mod answers;
mod claims;
mod packets;
mod people;
mod plans;
mod rendering;
mod sql;
mod versions;

pub(crate) use plans::asked;

use crate::Database;
use onrecord_core::links::{
    AttributionOrigin, AttributionRef, Claim, ClaimLink, Derivation, DerivationKind, Origin,
    Parent, ReusedPassage, Source, StoryLinks,
};
use onrecord_core::{
    Article, Attribution, Citation, Key, KeyBuilder, Mention, Problem, ProblemKind, Span, Speaker,
    SpeakerKind, Stance, StatedDate, Supplied,
};
use onrecord_store::{Incoming, NewRun, Put, Store};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A closed database with three articles in two stories, and a rejected document.
struct Desk {
    // Kept so that the folder stays.
    _folder: TempDir,
    path: PathBuf,
}

impl Desk {
    fn new() -> Self {
        Self::with_order(&[0, 1, 2])
    }

    /// The same articles, stored in this order.
    fn with_order(order: &[usize]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        fill(&path, order);
        Self {
            _folder: folder,
            path,
        }
    }

    fn open(&self) -> Database {
        Database::open(&self.path).unwrap()
    }
}

fn key(name: &str) -> Key {
    KeyBuilder::new("test").part(name).finish()
}

fn article(outlet: &str, date: &str, title: &str, body: &str) -> Article {
    Article {
        title: Some(title.into()),
        outlet: Some(outlet.into()),
        published: Some(StatedDate::parse(date).unwrap()),
        body: body.into(),
        ..Article::default()
    }
}

/// One who says something.
fn says(article: &mut Article, who: &str, cue: &str, content: &str, stance: Stance) {
    let at = |text: &str| Span::find(&article.body, text).unwrap();
    let attribution = Attribution {
        source: vec![at(who)],
        cue: vec![at(cue)],
        content: vec![at(content)],
        speakers: vec![Mention {
            speaker: article.speakers.len(),
            span: at(who),
        }],
        stance,
        ..Attribution::default()
    };
    article.attributions.push(attribution);
    article.speakers.push(Speaker {
        name: who.into(),
        ..Speaker::default()
    });
}

fn articles() -> [Article; 3] {
    let mut first = article(
        "Northline",
        "2025-03-12",
        "Dam will hold",
        "The Karvo dam will hold, said engineer Ilse Varga. The ministry declined to comment. \
         AT&T lines in the U.S. don't matter, and the C++ model is NOT new.",
    );
    says(
        &mut first,
        "engineer Ilse Varga",
        "said",
        "The Karvo dam will hold",
        Stance::Asserts,
    );
    says(
        &mut first,
        "The ministry",
        "declined",
        "comment",
        Stance::Declines,
    );
    first
        .problems
        .push(Problem::new(ProblemKind::LeftOut, "3 lines of a menu"));
    let mut second = article(
        "Quay Post",
        "2025-03-13",
        "Dam is safe",
        "The Karvo dam will hold, Varga told Northline. Mayor Brand denied that.",
    );
    says(
        &mut second,
        "Varga",
        "told",
        "The Karvo dam will hold",
        Stance::Asserts,
    );
    says(&mut second, "Mayor Brand", "denied", "that", Stance::Denies);
    second.citations.push(Citation {
        outlet: "Northline".into(),
        outlet_span: Span::find(&second.body, "Northline").unwrap(),
        cue: None,
        passage: Span::find(&second.body, "Varga told Northline").unwrap(),
        said_on: None,
        attribution: Some(0),
    });
    let other = article(
        "Quay Post",
        "2025-04-01",
        "Café opens",
        "A café opened.\u{202E}",
    );
    [first, second, other]
}

fn fill(path: &Path, order: &[usize]) {
    let all = articles();
    let mut store = Store::open(path).unwrap();
    let run = store
        .begin_run(&NewRun {
            started_at: None,
            extractor: "1",
            arguments: "",
        })
        .unwrap();
    let mut ids = [0; 3];
    let mut batch = store.batch().unwrap();
    let reasons = [Problem::new(ProblemKind::NotText, "a picture")];
    let mut document = Incoming {
        location: "z.png",
        bytes: b"\x89PNG",
        format: "unknown",
        supplied: &Supplied::default(),
        outcome: Err(&reasons),
        problems: &[],
    };
    batch.put(run, &document).unwrap();
    for i in order {
        document.location = ["0.txt", "1.txt", "2.txt"][*i];
        document.bytes = all[*i].body.as_bytes();
        document.outcome = Ok(&all[*i]);
        match batch.put(run, &document).unwrap() {
            Put::New(id) => ids[*i] = id,
            other => panic!("{other:?}"),
        }
    }
    batch.commit().unwrap();
    let alone = StoryLinks {
        key: Some(key("café")),
        title: all[2].title.clone(),
        articles: vec![0],
        ..StoryLinks::default()
    };
    store.replace_stories(&[ids[2]], &[alone]).unwrap();
    store
        .replace_stories(&[ids[0], ids[1]], &[dam_story(&all)])
        .unwrap();
    store.close().unwrap();
}

fn dam_story(all: &[Article; 3]) -> StoryLinks {
    let holds = |i: usize| Span::find(&all[i].body, "The Karvo dam will hold").unwrap();
    let statement = |article, attribution| AttributionRef {
        article,
        attribution,
    };
    let rests = |article| AttributionOrigin {
        statement: statement(article, 0),
        origin: 0,
        basis: "told Northline".into(),
        certain: true,
    };
    StoryLinks {
        key: Some(key("dam")),
        title: all[0].title.clone(),
        articles: vec![0, 1],
        passages: vec![ReusedPassage {
            article: 1,
            span: holds(1),
            source: 0,
            source_span: holds(0),
            quoted: false,
        }],
        derivations: vec![
            Derivation {
                article: 1,
                parent: Parent::Article(0),
                kind: DerivationKind::ReuseAndCitation,
                containment: Some(0.5),
                basis: "told Northline".into(),
                citation: Some(0),
            },
            Derivation {
                article: 1,
                parent: Parent::Origin(1),
                kind: DerivationKind::Citation,
                containment: None,
                basis: "the Gazette reported".into(),
                citation: None,
            },
        ],
        origins: vec![
            Origin {
                key: key("northline"),
                outlet: Some("Northline".into()),
                reported_on: StatedDate::parse("2025-03-12").ok(),
                article: Some(0),
            },
            Origin {
                key: key("gazette"),
                outlet: Some("Karvo Gazette".into()),
                reported_on: None,
                article: None,
            },
        ],
        attribution_origins: vec![rests(0), rests(1)],
        sources: vec![
            source(
                "Ilse Varga",
                SpeakerKind::Person,
                Some(3),
                &[(0, 0), (1, 0)],
            ),
            source("ministry", SpeakerKind::Institution, None, &[(0, 1)]),
            source("Karl Brand", SpeakerKind::Person, None, &[(1, 1)]),
            source("friends of Varga", SpeakerKind::Group, None, &[]),
        ],
        claims: vec![
            Claim {
                key: key("holds"),
                wording: "the Karvo dam will hold".into(),
                statements: vec![
                    (statement(0, 0), holds(0)),
                    (statement(1, 0), holds(1)),
                    (statement(1, 1), Span::find(&all[1].body, "that").unwrap()),
                ],
                central: true,
                origins_min: 1,
                origins_max: 1,
                sources_min: 1,
                sources_max: Some(1),
                first: Some(0),
            },
            // Who denies that it holds denies that it holds for long.
            Claim {
                key: key("holds for long"),
                wording: "the Karvo dam will hold for long".into(),
                statements: vec![(statement(1, 0), holds(1))],
                central: false,
                origins_min: 1,
                origins_max: 2,
                sources_min: 1,
                sources_max: None,
                first: None,
            },
        ],
        claim_links: vec![ClaimLink {
            narrower: 1,
            broader: 0,
        }],
        origins_min: 1,
        origins_max: 2,
        ..StoryLinks::default()
    }
}

fn source(
    name: &str,
    kind: SpeakerKind,
    part_of: Option<usize>,
    speakers: &[(usize, usize)],
) -> Source {
    Source {
        key: key(name),
        identity: None,
        name: name.into(),
        kind,
        named: kind == SpeakerKind::Person,
        count_min: None,
        count_max: None,
        part_of,
        speakers: speakers.to_vec(),
    }
}
