//! Whole stories, linked: copies of one text, independent reports, circles, every order.

use crate::scenarios::{dispatch, one, retold, reworded};
use crate::testing::{Build, member};
use crate::{Member, link};
use onrecord_core::links::Parent;
use onrecord_core::{Article, Outlet, Register};
use std::fmt::Write;

/// Everything that was found, with the keys of articles in place of indices.
fn told(articles: &[Article]) -> String {
    let members: Vec<Member<'_>> = articles.iter().map(member).collect();
    let key = |i: usize| members[i].key;
    let mut out = String::new();
    for s in link(&members, &Register::default()) {
        let _ = writeln!(
            out,
            "{:?} {:?} {} {}",
            s.key, s.title, s.origins_min, s.origins_max
        );
        let _ = writeln!(
            out,
            "{:?}",
            s.articles.iter().map(|i| key(*i)).collect::<Vec<_>>()
        );
        for p in s.passages {
            let ends = (key(p.article), p.span, key(p.source), p.source_span);
            let _ = writeln!(out, "{ends:?} {}", p.quoted);
        }
        for d in s.derivations {
            let parent = match d.parent {
                Parent::Article(i) => key(i),
                Parent::Origin(i) => s.origins[i].key,
            };
            let _ = writeln!(
                out,
                "{:?} {parent:?} {:?} {:?}",
                key(d.article),
                d.kind,
                d.basis
            );
        }
        for o in &s.origins {
            let _ = writeln!(
                out,
                "{o:?}",
                o = (o.key, &o.outlet, &o.reported_on, o.article.map(key))
            );
        }
        for a in s.attribution_origins {
            let at = (key(a.statement.article), a.statement.attribution);
            let _ = writeln!(
                out,
                "{at:?} {:?} {} {}",
                s.origins[a.origin].key, a.basis, a.certain
            );
        }
        for x in s.sources {
            let of: Vec<_> = x.speakers.iter().map(|(a, i)| (key(*a), i)).collect();
            let _ = writeln!(out, "{:?} {:?} {:?} {of:?}", x.key, x.name, x.part_of);
        }
        for c in s.claims {
            let of: Vec<_> = c
                .statements
                .iter()
                .map(|(a, _)| (key(a.article), a.attribution))
                .collect();
            let _ = writeln!(
                out,
                "{:?} {:?} {of:?} {:?}",
                c.key,
                c.wording,
                c.first.map(key)
            );
            let _ = writeln!(
                out,
                "{} {} {} {:?}",
                c.origins_min, c.origins_max, c.sources_min, c.sources_max
            );
        }
    }
    out
}

#[test]
fn what_is_found_does_not_depend_on_the_order_of_the_list() {
    let chess = Build::new("Ilmo Rask won the Nordvik chess open.")
        .on("2022-11-15")
        .article();
    let mut articles = vec![
        dispatch(),
        reworded(),
        retold(),
        chess,
        copy("Gull Post"),
        copy("Eider"),
    ];
    let expected = told(&articles);
    for step in 1..12 {
        articles.rotate_left(step % 5 + 1);
        articles.swap(0, step % 6);
        assert_eq!(told(&articles), expected, "shuffle {step}");
    }
}

const WIRE: &str = "The night ferry Sula ran aground off Kettle Point with two hundred passengers, \
    the coastguard board said. Lifeboats from four harbours took all of them off before the tide \
    turned, and the captain stayed on the bridge until a tug had a line on her bow. The ferry board \
    said an inquiry into the pilotage would open on Thursday in the town hall of Kettle Point.";

fn copy(outlet: &str) -> Article {
    Build::new(WIRE)
        .by(outlet)
        .says(
            "the coastguard board",
            "The night ferry Sula ran aground off Kettle Point",
        )
        .says(
            "The ferry board",
            "an inquiry into the pilotage would open on Thursday in the town hall of Kettle Point",
        )
        .article()
}

fn at(mut article: Article, credit: Option<&str>, date: Option<&str>) -> Article {
    article.credit = credit.map(Into::into);
    article.published = date.map(|d| onrecord_core::StatedDate::parse(d).unwrap());
    article
}

#[test]
fn a_copy_that_also_cites_descends_by_both_and_once() {
    let mut article = copy("Eider");
    article.body = format!("{WIRE} So the Gull Post had it.");
    let copied = Build::new(&article.body)
        .by("Eider")
        .on("2020-03-02")
        .cites("Gull Post", "");
    let s = one(&[
        at(copy("Gull Post"), None, Some("2020-03-01")),
        copied.article(),
    ]);
    let kinds: Vec<_> = s.derivations.iter().map(|d| d.kind.as_str()).collect();
    assert_eq!(kinds, ["reuse+citation"]);
    assert!(
        s.derivations[0]
            .basis
            .ends_with("earlier by date; cites Gull Post")
    );
}

#[test]
fn copies_without_a_direction_have_one_origin_and_no_first() {
    let s = one(&[copy("Gull Post"), copy("Eider"), copy("Tern Blog")]);
    assert_eq!((s.origins.len(), s.origins_min, s.origins_max), (1, 1, 1));
    assert_eq!((s.origins[0].article, &s.origins[0].outlet), (None, &None));
    assert!(s.derivations.is_empty());
    assert!(s.claims.iter().all(|c| c.first.is_none() && c.central));
    assert!(!s.passages.is_empty());
}

#[test]
fn of_dated_copies_the_earliest_is_the_origin() {
    let dates = ["2020-03-02", "2020-03-01", "2020-03-04"];
    let outlets = ["Gull Post", "Eider", "Tern Blog"];
    let articles: Vec<_> = outlets
        .iter()
        .zip(dates)
        .map(|(o, d)| at(copy(o), None, Some(d)))
        .collect();
    let s = one(&articles);
    assert_eq!((s.origins.len(), s.origins[0].article), (1, Some(1)));
    assert_eq!(s.claims[0].first, Some(1));
    let parents: Vec<_> = s
        .derivations
        .iter()
        .map(|d| (d.article, d.parent.clone()))
        .collect();
    assert_eq!(parents, [(0, Parent::Article(1)), (2, Parent::Article(1))]);
    assert_eq!(s.derivations[0].basis, "100 % of the text; earlier by date");
}

#[test]
fn a_dispatch_on_a_blog_is_the_agencys_origin() {
    let s = one(&[
        at(copy("Tern Blog"), Some("Quay Agency"), Some("2020-03-02")),
        at(copy("Gull Post"), None, Some("2020-03-02")),
    ]);
    assert_eq!(s.origins.len(), 1);
    assert_eq!(s.origins[0].outlet.as_deref(), Some("Quay Agency"));
    assert_eq!(s.origins[0].article, Some(0));
}

#[test]
fn a_copy_of_a_wrong_year_does_not_date_the_report() {
    let origin = |copied_on: &str| {
        let s = one(&[
            at(copy("Tern Blog"), Some("Quay Agency"), Some(copied_on)),
            at(copy("Quay Agency"), None, Some("2020-03-02T09:00:00Z")),
        ]);
        assert_eq!((s.origins.len(), s.origins[0].article), (1, Some(1)));
        s.origins[0]
            .reported_on
            .as_ref()
            .unwrap()
            .as_str()
            .to_owned()
    };
    assert_eq!(origin("2019-03-02"), "2020-03-02");
    // Its own page shows when it was changed last.
    assert_eq!(origin("2020-03-01"), "2020-03-01");
}

#[test]
fn independent_reports_are_independent_origins_unless_of_one_owner() {
    let a = Build::new(
        "The Kettle Harbour Board said the night ferry Sula ran aground off Kettle Point with two \
         hundred passengers aboard. Kettle Point lifeboats took them off.",
    )
    .by("Gull Post")
    .on("2020-03-02")
    .says(
        "The Kettle Harbour Board",
        "the night ferry Sula ran aground off Kettle Point with two hundred passengers aboard",
    )
    .article();
    let b = Build::new(
        "With two hundred passengers, night ferry Sula struck rocks and ran aground off Kettle \
         Point, according to the Kettle Harbour Board. Lifeboats were at sea for hours.",
    )
    .by("Eider")
    .on("2020-03-02")
    .says(
        "the Kettle Harbour Board",
        "With two hundred passengers, night ferry Sula struck rocks and ran aground off Kettle Point",
    )
    .article();
    let members = [member(&a), member(&b)];
    let s = &link(&members, &Register::default())[0];
    assert_eq!((s.origins_min, s.origins_max), (2, 2));
    assert_eq!(s.claims.len(), 1);
    assert_eq!(s.claims[0].first, None, "two of one day");
    assert_eq!(
        (s.claims[0].sources_min, s.claims[0].sources_max),
        (1, Some(1))
    );

    let owned = |name: &str| Outlet {
        name: name.into(),
        owner: Some("Shore Group".into()),
        ..Outlet::default()
    };
    let register = Register::new(vec![owned("Gull Post"), owned("Eider")]);
    let s = &link(&members, &register)[0];
    assert_eq!((s.origins_min, s.origins_max), (1, 2));
    assert_eq!((s.claims[0].origins_min, s.claims[0].origins_max), (1, 2));
}

#[test]
fn articles_that_cite_each_other_make_no_circle() {
    let build = |own: &str, other: &str| {
        let body = format!("{WIRE} So the {other} reported.");
        Build::new(&body)
            .by(own)
            .on("2020-03-02")
            .cites(other, "")
            .article()
    };
    let s = one(&[
        build("Gull Post", "Eider"),
        build("Eider", "Tern Blog"),
        build("Tern Blog", "Gull Post"),
    ]);
    let edges: Vec<_> = s
        .derivations
        .iter()
        .filter_map(|d| match d.parent {
            Parent::Article(p) => Some((d.article, p)),
            Parent::Origin(_) => None,
        })
        .collect();
    for start in 0..3 {
        let mut at = start;
        for _ in 0..3 {
            let Some((_, parent)) = edges.iter().find(|(child, _)| *child == at) else {
                break;
            };
            at = *parent;
            assert_ne!(at, start, "{edges:?}");
        }
    }
    assert!(!edges.is_empty());
}

#[test]
fn hundreds_of_copies_are_linked_in_seconds() {
    let articles: Vec<_> = (0..500)
        .map(|i| {
            let mut article = copy(&format!("Outlet {i}"));
            article.body = format!(
                "{} {} Printed by press {i}.",
                article.body,
                WIRE.replace("Sula", "Skua")
            );
            at(
                article,
                None,
                Some(if i % 3 == 0 {
                    "2020-03-01"
                } else {
                    "2020-03-02"
                }),
            )
        })
        .collect();
    let start = std::time::Instant::now();
    let s = one(&articles);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    assert_eq!(s.articles.len(), 500);
    assert_eq!((s.origins_min, s.origins_max), (1, 1));
}
