//! Who reports for himself, and who only tells what others have.

use crate::scenarios::one;
use crate::testing::Build;
use onrecord_core::links::StoryLinks;
use onrecord_core::{Article, Form};

const QUOTE: &str = "The lock had been open since the morning and nobody looked at it";

fn direct(mut article: Article, statement: usize) -> Article {
    article.attributions[statement].form = Form::Direct;
    article
}

/// The report: of a mayor and a lock keeper, whom it quotes.
fn report() -> Build {
    let body = format!(
        "The canal at Ostwick ran over on Friday, and forty cellars of Brunnhof are full of \
         water, mayor Ada Brenn said. “{QUOTE},” said Ruben Aske, a lock keeper of Ostwick."
    );
    Build::new(&body)
        .says(
            "mayor Ada Brenn",
            "The canal at Ostwick ran over on Friday, and forty cellars of Brunnhof are full of \
             water",
        )
        .says("Ruben Aske", QUOTE)
}

/// The same in other words, without a word of where it is from.
fn rewrite() -> Build {
    let body = format!(
        "Brunnhof is bailing: on Friday water of the Ostwick canal filled forty cellars. Lock \
         keeper Ruben Aske said: “{QUOTE}.” Ada Brenn, the mayor, spoke of a bitter day for \
         Brunnhof and Ostwick."
    );
    Build::new(&body)
        .says("Ruben Aske", QUOTE)
        .says("Ada Brenn", "a bitter day for Brunnhof and Ostwick")
}

/// Another reporter's, who heard the mayor and met a baker.
fn own_report() -> Build {
    Build::new(
        "Forty cellars in Brunnhof are full since the canal at Ostwick ran over on Friday. Mayor \
         Ada Brenn said the water of the canal would stand until Sunday in Ostwick and Brunnhof. \
         Baker Leif Orsted said loaves were floating up the stairs.",
    )
    .says(
        "Ada Brenn",
        "the water of the canal would stand until Sunday in Ostwick and Brunnhof",
    )
    .says("Leif Orsted", "loaves were floating up the stairs")
}

fn range(articles: &[Article]) -> (u32, u32) {
    let s = one(articles);
    (s.origins_min, s.origins_max)
}

fn first(on: &str) -> Article {
    direct(report().by("Quay Agency").on(on).article(), 1)
}

fn second(build: Build, on: &str) -> Article {
    direct(build.by("Eider").on(on).article(), 0)
}

fn basis(s: &StoryLinks, article: usize, attribution: usize) -> &str {
    let rows = s.attribution_origins.iter();
    let at = |r: &&onrecord_core::links::AttributionOrigin| {
        (r.statement.article, r.statement.attribution) == (article, attribution)
    };
    rows.clone().find(at).map_or("", |r| r.basis.as_str())
}

#[test]
fn who_lets_nobody_speak_whom_an_earlier_report_has_not_has_it_from_there() {
    let articles = [first("2022-11-14"), second(rewrite(), "2022-11-15")];
    let s = one(&articles);
    assert_eq!((s.origins_min, s.origins_max), (1, 1));
    assert_eq!(
        basis(&s, 1, 1),
        "nobody speaks here who does not in Quay Agency"
    );
}

#[test]
fn who_met_somebody_whom_no_other_knows_reports_for_himself() {
    let articles = [first("2022-11-14"), second(own_report(), "2022-11-15")];
    assert_eq!(range(&articles), (2, 2));
}

#[test]
fn words_that_no_other_quotes_are_somebodys_own_notes() {
    let noted = "We shall sleep on straw in the school of Brunnhof again";
    let body = format!(
        "Brunnhof is bailing after the canal at Ostwick ran over on Friday and filled forty \
         cellars. “{noted},” mayor Ada Brenn said."
    );
    let article = Build::new(&body).says("Ada Brenn", noted);
    let articles = [first("2022-11-14"), second(article, "2022-11-15")];
    assert_eq!(range(&articles), (2, 2));
}

#[test]
fn of_one_day_the_report_in_which_more_people_speak_comes_first() {
    let mut less = second(rewrite(), "2022-11-14");
    less.attributions.pop();
    less.speakers.pop();
    let articles = [less, first("2022-11-14T09:00:00Z")];
    assert_eq!(range(&articles), (1, 1));
    let s = one(&articles);
    let rests = &s.origins[s.attribution_origins[0].origin];
    assert_eq!(rests.outlet.as_deref(), Some("Quay Agency"));
}

#[test]
fn a_digest_is_no_report_of_what_it_tells_in_short() {
    let digest = Build::new(
        "The canal at Ostwick ran over on Friday, and forty cellars of Brunnhof are full of \
         water, mayor Ada Brenn said.\n\nIn Nordvik, Ilmo Rask said the chess open would be \
         played again.",
    )
    .title("The week in short")
    .says("Ilmo Rask", "the chess open would be played again");
    let articles = [first("2022-11-14"), second(digest, "2022-11-15")];
    assert_eq!(range(&articles), (1, 1));
}

#[test]
fn what_is_found_does_not_depend_on_the_order_of_the_list() {
    let mut articles = vec![
        first("2022-11-14"),
        second(rewrite(), "2022-11-14"),
        direct(own_report().by("Gull Post").on("2022-11-14").article(), 0),
        direct(rewrite().by("Tern Blog").article(), 0),
    ];
    let expected = range(&articles);
    for turn in 0..articles.len() {
        articles.rotate_left(1);
        articles.swap(0, turn);
        assert_eq!(range(&articles), expected);
    }
}
