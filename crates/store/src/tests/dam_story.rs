//! Two articles with all that an article may have, and what links them.

use super::{day, key, plain};
use onrecord_core::links::{
    AttributionOrigin, AttributionRef, Claim, ClaimLink, Derivation, DerivationKind, Origin,
    Parent, ResolvedCitation, ReusedPassage, Source, StoryLinks,
};
use onrecord_core::{
    Article, Attribution, Author, Citation, DateBasis, DateCandidate, Dateline, Form, GroundRule,
    GroundRuleKind, Mention, Problem, ProblemKind, Span, Speaker, SpeakerKind, Stance, Told,
};

/// An article in which every field is used; the body holds characters of one to four bytes.
pub(super) fn dispatch() -> Article {
    let body = "“Плотина” é 𝄞 will hold, three engineers told Northline, one of them on condition \
                of anonymity because of a gag order. Mayor Ilse Varga — asked twice — denied it. \
                “The dam,” the Quay Times wrote in January, “leaks,” she said an aide had said.";
    let at = |text: &str| Span::find(body, text).unwrap();
    Article {
        title: Some("Dam “will hold”".into()),
        byline: Some("By Ora Lind; editing by Northline".into()),
        authors: vec![
            Author {
                name: "Ora Lind".into(),
                role: Some("writing".into()),
                is_outlet: false,
            },
            Author {
                name: "Northline".into(),
                role: None,
                is_outlet: true,
            },
        ],
        outlet: Some("Quay Post".into()),
        credit: Some("Northline".into()),
        dateline: Some(Dateline {
            text: "ELSIN/KARVO, March 12 (Northline)".into(),
            places: vec!["ELSIN".into(), "KARVO".into()],
            date: day("2025-03-12"),
            agency: Some("Northline".into()),
        }),
        published: day("2025-03-12T09:05:00+02:00"),
        published_basis: Some(DateBasis::Dateline),
        dates: vec![
            DateCandidate {
                text: "March 12".into(),
                date: None,
                basis: DateBasis::Dateline,
                note: Some("no year".into()),
                span: None,
            },
            DateCandidate {
                text: "January".into(),
                date: day("2025-01"),
                basis: DateBasis::Text,
                note: None,
                span: Some(at("January")),
            },
        ],
        language: Some("en".into()),
        url: Some("https://quaypost.example/dam".into()),
        body: body.into(),
        speakers: vec![
            Speaker {
                name: "three engineers".into(),
                kind: SpeakerKind::Group,
                count_min: Some(3),
                count_max: Some(3),
                ..Speaker::default()
            },
            Speaker {
                name: "one of the three engineers".into(),
                kind: SpeakerKind::Person,
                part_of: Some(0),
                ..Speaker::default()
            },
            Speaker {
                name: "Mayor Ilse Varga".into(),
                proper_name: Some("Ilse Varga".into()),
                role: Some("Mayor".into()),
                kind: SpeakerKind::Person,
                named: true,
                count_min: Some(1),
                count_max: Some(1),
                affiliation: Some("the harbour board".to_owned()),
                part_of: None,
            },
        ],
        attributions: vec![
            Attribution {
                source: vec![at("three engineers")],
                cue: vec![at("told")],
                content: vec![at("“Плотина” é 𝄞 will hold")],
                speakers: vec![
                    Mention {
                        speaker: 0,
                        span: at("three engineers"),
                    },
                    Mention {
                        speaker: 1,
                        span: at("one of them"),
                    },
                ],
                stance: Stance::Asserts,
                form: Form::Mixed,
                told: Some(Told {
                    span: at("Northline"),
                    outlet: Some("Northline".into()),
                }),
                said_on: day("2025-03-11"),
                ground_rule: Some(GroundRule {
                    kind: GroundRuleKind::Anonymity,
                    span: at("on condition of anonymity"),
                    reason: Some(at("because of a gag order")),
                }),
                within: None,
                confidence: 0.875,
            },
            Attribution {
                source: vec![at("Mayor Ilse Varga")],
                cue: vec![at("denied")],
                content: vec![at("it.")],
                speakers: vec![Mention {
                    speaker: 2,
                    span: at("Mayor Ilse Varga"),
                }],
                stance: Stance::Denies,
                confidence: 0.1,
                ..Attribution::default()
            },
            // Split content and cue, inside the next one.
            Attribution {
                source: vec![at("Quay Times")],
                cue: vec![at("wrote"), at("in January")],
                content: vec![at("“The dam,”"), at("“leaks,”")],
                form: Form::Direct,
                within: Some(3),
                confidence: 0.5,
                ..Attribution::default()
            },
            // Nobody named, no cue.
            Attribution {
                content: vec![at("said an aide had said")],
                stance: Stance::Asks,
                ..Attribution::default()
            },
        ],
        citations: vec![Citation {
            outlet: "Quay Times".into(),
            outlet_span: at("Quay Times"),
            cue: Some(at("wrote")),
            passage: at("“The dam,” the Quay Times wrote in January, “leaks,”"),
            said_on: day("2025-01"),
            attribution: Some(2),
        }],
        problems: vec![
            Problem {
                span: Some(at("𝄞")),
                ..Problem::new(ProblemKind::Mojibake, "a clef in running text").at("line 1")
            },
            Problem::new(ProblemKind::LeftOut, "12 lines of a menu"),
        ],
    }
}

/// A day later, another outlet's version of the dispatch.
pub(super) fn retelling() -> Article {
    let body = "The dam will hold, engineers told Northline. Varga denied it on Thursday.";
    let at = |text: &str| Span::find(body, text).unwrap();
    Article {
        title: Some("Engineers: dam is safe".into()),
        speakers: vec![
            Speaker {
                name: "engineers".into(),
                kind: SpeakerKind::Group,
                count_min: Some(2),
                ..Speaker::default()
            },
            Speaker {
                name: "Varga".into(),
                kind: SpeakerKind::Person,
                named: true,
                ..Speaker::default()
            },
        ],
        attributions: vec![
            Attribution {
                source: vec![at("engineers")],
                cue: vec![at("told")],
                content: vec![at("The dam will hold")],
                speakers: vec![Mention {
                    speaker: 0,
                    span: at("engineers"),
                }],
                confidence: 0.9,
                ..Attribution::default()
            },
            Attribution {
                source: vec![at("Varga")],
                cue: vec![at("denied")],
                content: vec![at("it on Thursday")],
                speakers: vec![Mention {
                    speaker: 1,
                    span: at("Varga"),
                }],
                stance: Stance::Denies,
                confidence: 0.9,
                ..Attribution::default()
            },
        ],
        citations: vec![Citation {
            outlet: "Northline".into(),
            outlet_span: at("Northline"),
            cue: Some(at("told")),
            passage: at("The dam will hold, engineers told Northline."),
            said_on: None,
            attribution: Some(0),
        }],
        ..plain("Karvo Daily", "2025-03-13", body)
    }
}

/// What links [`dispatch`] (0) and [`retelling`] (1).
pub(super) fn dam_story(dispatch: &Article, retelling: &Article) -> StoryLinks {
    let statement = |article, attribution| AttributionRef {
        article,
        attribution,
    };
    let holds = Span::find(&dispatch.body, "will hold").unwrap();
    let retold = Span::find(&retelling.body, "will hold").unwrap();
    let rests = |article, attribution, origin, certain| AttributionOrigin {
        statement: statement(article, attribution),
        origin,
        basis: if certain {
            "told Northline"
        } else {
            "may be its own"
        }
        .into(),
        certain,
    };
    let source = |name: &str, named, part_of, speakers| Source {
        key: key(name),
        identity: None,
        name: name.into(),
        kind: SpeakerKind::Person,
        named,
        count_min: Some(1),
        count_max: None,
        part_of,
        speakers,
    };
    let claim = |name: &str, statements, first| Claim {
        key: key(name),
        wording: name.into(),
        statements,
        central: true,
        origins_min: 1,
        origins_max: 2,
        sources_min: 1,
        sources_max: Some(3),
        first,
    };
    StoryLinks {
        sought: Vec::new(),
        key: Some(key("dam story")),
        title: Some("Dam “will hold”".into()),
        articles: vec![0, 1],
        passages: vec![ReusedPassage {
            article: 1,
            span: retold,
            source: 0,
            source_span: holds,
            quoted: false,
        }],
        derivations: vec![
            Derivation {
                article: 1,
                parent: Parent::Article(0),
                kind: DerivationKind::ReuseAndCitation,
                containment: Some(0.25),
                basis: "told Northline".into(),
                citation: Some(0),
            },
            Derivation {
                article: 0,
                parent: Parent::Origin(1),
                kind: DerivationKind::Citation,
                containment: None,
                basis: "the Quay Times wrote".into(),
                citation: Some(0),
            },
        ],
        origins: vec![
            Origin {
                key: key("northline"),
                outlet: Some("Northline".into()),
                reported_on: day("2025-03-12"),
                article: Some(0),
            },
            Origin {
                key: key("quay times"),
                outlet: Some("Quay Times".into()),
                reported_on: None,
                article: None,
            },
        ],
        attribution_origins: vec![
            rests(0, 0, 0, true),
            rests(0, 1, 0, true),
            rests(1, 0, 0, true),
            rests(1, 0, 1, false),
        ],
        sources: vec![
            source("three engineers", false, None, vec![(0, 0), (1, 0)]),
            source("one of the engineers", false, Some(0), vec![(0, 1)]),
            source("Ilse Varga", true, None, vec![(0, 2), (1, 1)]),
        ],
        claims: vec![
            claim(
                "the dam will hold",
                vec![
                    (statement(0, 0), holds),
                    (statement(0, 1), Span::new(0, 0)),
                    (statement(1, 0), retold),
                ],
                Some(0),
            ),
            claim("it leaks", vec![(statement(0, 2), holds)], None),
        ],
        claim_links: vec![ClaimLink {
            narrower: 1,
            broader: 0,
        }],
        citations: vec![
            ResolvedCitation {
                article: 1,
                citation: 0,
                cited_article: Some(0),
                origin: Some(0),
            },
            ResolvedCitation {
                article: 0,
                citation: 0,
                cited_article: None,
                origin: Some(1),
            },
        ],
        origins_min: 1,
        origins_max: 2,
    }
}
