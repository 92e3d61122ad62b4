//! To which reports citations and statements lead, and how many origins that makes.

use crate::scenarios::{dispatch, one, retold, reworded};
use crate::testing::Build;
use onrecord_core::links::StoryLinks;
use onrecord_core::{Article, StatedDate};

/// The origins of a statement: outlet, day, whether certain.
fn rests(s: &StoryLinks, article: usize, attribution: usize) -> Vec<(String, String, bool)> {
    let rows = s.attribution_origins.iter();
    rows.filter(|r| (r.statement.article, r.statement.attribution) == (article, attribution))
        .map(|r| {
            let origin = &s.origins[r.origin];
            let day = origin.reported_on.as_ref().map(StatedDate::as_str);
            let outlet = origin.outlet.clone().unwrap_or_default();
            (outlet, day.unwrap_or_default().to_owned(), r.certain)
        })
        .collect()
}

/// A report that cites the Gull Post of an earlier day, dated or not.
fn citing(by: &str, said_on: &str) -> Article {
    let body = format!(
        "Norland officials told the Gull Post that Chancellor Oda Brandvik would reopen the Skarn \
         pipeline by Candlemas, {by} writes of Velmark and its envoys."
    );
    let article = Build::new(&body)
        .by(by)
        .on("2022-11-16")
        .says(
            "Norland officials",
            "that Chancellor Oda Brandvik would reopen the Skarn pipeline by Candlemas",
        )
        .told("Gull Post");
    let mut article = article.article();
    article.citations[0].said_on = StatedDate::parse(said_on).ok();
    article
}

#[test]
fn a_citation_without_a_date_means_the_one_report_that_others_date() {
    let s = one(&[citing("Eider", "2022-11-15"), citing("Tern Blog", "")]);
    let there = vec![("Gull Post".to_owned(), "2022-11-15".to_owned(), true)];
    assert_eq!((rests(&s, 0, 0), rests(&s, 1, 0)), (there.clone(), there));
    assert_eq!(s.claims.len(), 1);
    assert_eq!((s.claims[0].origins_min, s.claims[0].origins_max), (1, 1));
}

#[test]
fn a_citation_without_a_date_stays_apart_where_it_may_mean_two_reports() {
    let s = one(&[
        citing("Eider", "2022-11-15"),
        citing("Quay Times", "2022-11-09"),
        citing("Tern Blog", ""),
    ]);
    assert_eq!(rests(&s, 2, 0)[0].1, "");
    assert_eq!((s.claims[0].origins_min, s.claims[0].origins_max), (1, 3));
}

#[test]
fn a_citation_leads_to_the_outlets_own_pages_before_a_copy() {
    let mut copy = dispatch();
    (copy.outlet, copy.credit) = (Some("Able Blog".into()), copy.outlet);
    let s = one(&[copy, dispatch(), retold()]);
    let cited = s.citations.iter().find(|c| c.article == 2).unwrap();
    assert_eq!(cited.cited_article, Some(1));
}

#[test]
fn the_title_is_that_of_the_report_most_statements_rest_on() {
    let older = Build::new(
        "Velmark was thinking of an offer of Chancellor Oda Brandvik to reopen the Skarn \
         pipeline, envoys from Norland said after secret meetings, officials said. The Skarn \
         lighthouse burned.",
    )
    .by("Eider")
    .on("2022-11-10")
    .title("Velmark thinks of it")
    .says("officials", "The Skarn lighthouse burned")
    .article();
    let s = one(&[older, dispatch(), reworded(), retold()]);
    assert_eq!(s.articles[0], 0, "the older one comes first");
    assert!(s.title.unwrap().starts_with("Exclusive"));
}

#[test]
fn a_named_speaker_who_says_what_the_cited_report_has_from_others_is_the_articles_own() {
    let body = "Quay Agency had it on Monday. Velmark turned down the offer of Chancellor Oda \
        Brandvik to reopen the Skarn pipeline, former envoy Leif Orsted said.";
    let own = Build::new(body)
        .by("Eider")
        .on("2022-11-16")
        .cites("Quay Agency", "")
        .says(
            "Leif Orsted",
            "Velmark turned down the offer of Chancellor Oda Brandvik to reopen the Skarn pipeline",
        )
        .article();
    let s = one(&[dispatch(), own]);
    assert_eq!(rests(&s, 1, 0)[0].0, "Eider");
    let offer = s.claims.iter().find(|c| c.statements.len() > 1).unwrap();
    assert_eq!((offer.origins_min, offer.origins_max), (2, 2));
}

#[test]
fn what_the_named_agency_says_rests_on_it() {
    let body = "Quay Agency told of it. The pipe is to be sealed by Candlemas, the Quay Agency \
        newsroom has said.";
    let mut article = Build::new(body)
        .by("Eider")
        .cites("Quay Agency", "")
        .says(
            "the Quay Agency newsroom",
            "The pipe is to be sealed by Candlemas",
        )
        .article();
    article.speakers[0].named = false;
    let s = one(&[article]);
    assert_eq!(
        rests(&s, 0, 0),
        [("Quay Agency".into(), String::new(), true)]
    );
}

#[test]
fn an_article_of_an_unknown_outlet_may_be_that_of_whom_its_speakers_told() {
    let filler = "The mill stood still and the bakers slept. ".repeat(10);
    let body = format!(
        "Ruben Aske said divers would go down. {filler}Mayor Ada Brenn told the Gull Post the \
         pier was rotten."
    );
    let article = Build::new(&body)
        .on("2022-11-16")
        .says("Ruben Aske", "divers would go down")
        .says("Ada Brenn", "the pier was rotten")
        .told("Gull Post")
        .article();
    let s = one(&[article]);
    assert_eq!((s.origins_min, s.origins_max), (1, 2));
}

/// Outlet and whether it is in the database, of each origin that a statement rests on.
fn origins(s: &StoryLinks) -> Vec<(&str, bool)> {
    let mut found: Vec<(&str, bool)> = s
        .attribution_origins
        .iter()
        .map(|row| &s.origins[row.origin])
        .map(|o| (o.outlet.as_deref().unwrap_or(""), o.article.is_some()))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Four articles of two reports that are not there: three retell one of them, the fourth the
/// other.
fn four_of_two() -> Vec<Article> {
    let retelling = |by: &str, lead: &str, body: &str, date: &str| {
        let article = Build::new(body).by(by);
        let article = if date.is_empty() {
            article
        } else {
            article.on(date)
        };
        article
            .says("Norland officials", lead)
            .told("Quay Agency")
            .says(
                "Leif Orsted",
                "the talks at the spa in Lower Tessin had come to nothing",
            )
            .article()
    };
    let (first, second, third) = (
        "Velmark turned down the offer of Chancellor Oda Brandvik to reopen the Skarn pipeline",
        "Oda Brandvik's offer to reopen the Skarn pipeline was turned down by Velmark",
        "Velmark has rebuffed an offer by Chancellor Oda Brandvik to reopen the Skarn pipeline",
    );
    let text = |lead: &str, between: &str| {
        format!(
            "{lead}, Norland officials told Quay Agency. {between} Envoy Leif Orsted said that \
             the talks at the spa in Lower Tessin had come to nothing."
        )
    };
    let signals = "Chancellor Oda Brandvik sent word to Velmark that she was ready to reopen the \
        Skarn pipeline";
    let other = format!(
        "{signals}, two former envoys told the Gull Post. Norland had said the opposite in \
         public, officials in Lower Tessin said."
    );
    vec![
        retelling(
            "Tern Blog",
            first,
            &text(first, "Nobody has confirmed it."),
            "2022-11-15",
        ),
        retelling(
            "Eider",
            second,
            &text(second, "The pipe lies off Skarn."),
            "2022-11-15",
        ),
        retelling(
            "Harbour Courier",
            third,
            &text(third, "Gas is dear in Norland."),
            "",
        ),
        Build::new(&other)
            .by("Kite")
            .on("2022-11-14")
            .says("two former envoys", signals)
            .told("Gull Post")
            .says(
                "officials in Lower Tessin",
                "Norland had said the opposite in public",
            )
            .article(),
    ]
}

#[test]
fn four_articles_of_two_reports_that_are_not_there_have_these_two_origins() {
    let s = one(&four_of_two());
    assert_eq!(origins(&s), [("Gull Post", false), ("Quay Agency", false)]);
    assert_eq!((s.origins_min, s.origins_max), (2, 2));
}

#[test]
fn a_denial_in_public_adds_no_origin() {
    let body = "Velmark never turned anything down, its foreign ministry said after Quay Agency \
        reported that Velmark turned down the offer of Chancellor Oda Brandvik to reopen the \
        Skarn pipeline.";
    let denial = Build::new(body)
        .by("Eider")
        .on("2022-11-16")
        .cites("Quay Agency", "")
        .says(
            "its foreign ministry",
            "!Velmark never turned anything down",
        )
        .article();
    let s = one(&[dispatch(), denial]);
    assert_eq!((s.origins_min, s.origins_max), (1, 1));
}
