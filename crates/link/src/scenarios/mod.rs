//! Whole stories, linked: a dispatch and its retellings.

mod claims;
mod copies;
mod denials;
mod origins;
mod sources;
mod standing;
mod versions;

use crate::testing::{Build, member};
use crate::{Member, link};
use onrecord_core::links::{DerivationKind, Parent, StoryLinks};
use onrecord_core::{Article, Register, Span, Told};

/// A dispatch of an agency, with three sources of its own and a denial.
pub(crate) fn dispatch() -> Article {
    Build::new(
        "Chancellor Oda Brandvik's offer to reopen the Skarn pipeline was turned down by Velmark \
         after secret meetings of envoys, three Norland officials told Quay Agency.\n\n\
         A Velmark diplomat denied that envoys had held secret meetings on the Skarn pipeline.\n\n\
         “The door was shut before Brandvik had even knocked on it,” a senior Norland official \
         told Quay Agency. Envoys gathered at a spa in Lower Tessin in late October, one of the \
         officials said.\n\nThe pipeline has been closed since the spring, when an anchor tore \
         it open off the Skarn lighthouse and gas boiled up for a week.",
    )
    .by("Quay Agency")
    .on("2022-11-14")
    .title("Exclusive: Velmark turned down Brandvik's pipeline offer, officials say")
    .says(
        "three Norland officials",
        "Chancellor Oda Brandvik's offer to reopen the Skarn pipeline was turned down by Velmark \
         after secret meetings of envoys",
    )
    .count(3, Some(3))
    .says(
        "A Velmark diplomat",
        "!that envoys had held secret meetings on the Skarn pipeline",
    )
    .says(
        "a senior Norland official",
        "The door was shut before Brandvik had even knocked on it",
    )
    .says(
        "one of the officials",
        "Envoys gathered at a spa in Lower Tessin in late October",
    )
    .one_of("three Norland officials")
    .article()
}

/// A blog that rewords the dispatch and names it.
pub(crate) fn reworded() -> Article {
    Build::new(
        "Velmark has rebuffed Chancellor Oda Brandvik's offer to reopen the Skarn pipeline, \
         according to three Norland officials who told Quay Agency of secret meetings between \
         envoys.\n\n“The door was shut before Brandvik had even knocked on it,” lamented a senior \
         Norland official. In late October envoys met at a spa in Lower Tessin, the officials \
         disclosed.",
    )
    .by("Tern Blog")
    .on("2022-11-15")
    .says(
        "three Norland officials",
        "Velmark has rebuffed Chancellor Oda Brandvik's offer to reopen the Skarn pipeline",
    )
    .told("Quay Agency")
    .says(
        "a senior Norland official",
        "The door was shut before Brandvik had even knocked on it",
    )
    .says(
        "the officials",
        "In late October envoys met at a spa in Lower Tessin",
    )
    .article()
}

/// A newspaper that retells the dispatch, cites an older report, and asks a named man.
pub(crate) fn retold() -> Article {
    Build::new(
        "Velmark turned down the offer of Chancellor Oda Brandvik to reopen the Skarn pipeline, \
         Norland officials told Quay Agency on Monday.\n\nThe Gull Post had reported in August \
         that Brandvik's husband owned shares of the Skarn lighthouse hotel, a former bookkeeper \
         claimed there.\n\nProfessor Ruben Aske said that Norland would run out of gas by \
         Candlemas if the Skarn pipeline stays shut.",
    )
    .by("Harbour Courier")
    .on("2022-11-15")
    .says(
        "Norland officials",
        "Velmark turned down the offer of Chancellor Oda Brandvik to reopen the Skarn pipeline",
    )
    .count(2, None)
    .told("Quay Agency")
    .cites("Gull Post", "2022-08")
    .says(
        "Professor Ruben Aske",
        "that Norland would run out of gas by Candlemas if the Skarn pipeline stays shut",
    )
    .article()
}

fn linked(articles: &[Article]) -> Vec<StoryLinks> {
    let members: Vec<Member<'_>> = articles.iter().map(member).collect();
    link(&members, &Register::default())
}

pub(crate) fn one(articles: &[Article]) -> StoryLinks {
    let mut stories = linked(articles);
    assert_eq!(stories.len(), 1, "one story");
    stories.remove(0)
}

#[test]
fn a_dispatch_and_its_retellings_are_one_story_with_one_origin() {
    let s = one(&[retold(), dispatch(), reworded()]);
    assert_eq!(s.articles[0], 1, "the dispatch comes first");
    assert!(s.title.as_deref().unwrap().starts_with("Exclusive"));
    // Its own report, and what the newspaper found out itself.
    assert_eq!((s.origins_min, s.origins_max), (1, 2));
    let to_dispatch: Vec<_> = s
        .derivations
        .iter()
        .filter(|d| d.parent == Parent::Article(1))
        .map(|d| (d.article, d.kind, d.basis.as_str()))
        .collect();
    assert_eq!(to_dispatch.len(), 2);
    assert!(
        to_dispatch.iter().all(|d| d.2.contains("told Quay Agency")),
        "{to_dispatch:?}"
    );
    assert!(to_dispatch.iter().all(|d| d.1 != DerivationKind::Reuse));
}

#[test]
fn who_retells_a_statement_rests_on_the_report_it_comes_from() {
    let s = one(&[dispatch(), reworded(), retold()]);
    let agency = s.origins.iter().position(|o| o.article == Some(0)).unwrap();
    assert_eq!(
        s.origins[agency].reported_on.as_ref().unwrap().as_str(),
        "2022-11-14"
    );
    let of = |article: usize, attribution: usize| {
        let rows = s.attribution_origins.iter();
        let rows = rows
            .filter(|r| (r.statement.article, r.statement.attribution) == (article, attribution));
        rows.map(|r| (r.origin == agency, r.certain))
            .collect::<Vec<_>>()
    };
    for statement in [(0, 1), (1, 0), (1, 1), (1, 2), (2, 0)] {
        assert_eq!(
            of(statement.0, statement.1),
            [(true, true)],
            "{statement:?}"
        );
    }
    assert_eq!(
        of(2, 1),
        [(false, true)],
        "the professor spoke to the newspaper"
    );
}

#[test]
fn the_unnamed_sources_of_a_report_are_the_same_in_its_retellings() {
    let s = one(&[dispatch(), reworded(), retold()]);
    let senior = s
        .sources
        .iter()
        .find(|x| x.name == "senior Norland official")
        .unwrap();
    assert_eq!(senior.speakers.len(), 2);
    let three = s
        .sources
        .iter()
        .find(|x| x.name == "three Norland officials")
        .unwrap();
    assert!(three.speakers.len() >= 2, "{three:?}");
    assert_eq!((three.count_min, three.count_max), (Some(3), Some(3)));
    assert!(s.sources.iter().any(|x| x.part_of.is_some()));
}

#[test]
fn a_claim_joins_those_who_assert_and_deny_it_and_counts_who_asserts() {
    let s = one(&[dispatch(), reworded(), retold()]);
    let offer = s
        .claims
        .iter()
        .find(|c| c.wording.contains("turned down by Velmark"))
        .unwrap();
    assert_eq!(offer.statements.len(), 4, "{offer:?}");
    assert_eq!(offer.first, Some(0));
    assert!(offer.central);
    assert_eq!((offer.origins_min, offer.origins_max), (1, 1));
    assert_eq!(offer.sources_min, 3);
    let gas = s
        .claims
        .iter()
        .find(|c| c.wording.contains("Candlemas"))
        .unwrap();
    assert!(!gas.central);
    assert_eq!((gas.sources_min, gas.sources_max), (1, Some(1)));
}

#[test]
fn a_cited_report_that_is_not_there_is_an_origin_outside() {
    let s = one(&[reworded(), retold()]);
    let agency: Vec<_> = s
        .origins
        .iter()
        .filter(|o| o.outlet.as_deref() == Some("Quay Agency"))
        .collect();
    assert_eq!(agency.len(), 1);
    assert_eq!((agency[0].article, &agency[0].reported_on), (None, &None));
    assert_eq!(s.origins_min, 1);
    let outside = s
        .derivations
        .iter()
        .filter(|d| matches!(d.parent, Parent::Origin(_)));
    assert_eq!(outside.filter(|d| d.containment.is_none()).count(), 3);
}

/// A text that opens with the Quay Agency's report, and goes on with a pilot.
fn opens_with_a_report(rest: &str) -> Article {
    let body = format!("Velmark turned the offer down, envoys told Quay Agency. {rest}");
    Build::new(&body)
        .by("Tern Blog")
        .says("envoys", "Velmark turned the offer down")
        .told("Quay Agency")
        .says(
            "harbour pilot Ada Brenn",
            "the anchor of a trawler had torn the pipe",
        )
        .article()
}

#[test]
fn who_speaks_in_a_retelling_of_a_report_outside_speaks_there() {
    let body = "The harbour pilot Ada Brenn said the anchor of a trawler had torn the pipe.";
    let s = one(&[opens_with_a_report(body)]);
    let row = &s.attribution_origins[1];
    assert_eq!(s.origins[row.origin].outlet.as_deref(), Some("Quay Agency"));
    assert!(row.certain);
    assert_eq!(row.basis, "retells a report: told Quay Agency");
    assert_eq!((s.origins_min, s.origins_max), (1, 1));
}

#[test]
fn who_told_the_retelling_outlet_itself_is_an_origin_of_its_own() {
    let body = "The harbour pilot Ada Brenn told Tern Blog the anchor of a trawler had torn the \
        pipe.";
    let mut article = opens_with_a_report(body);
    let span = Span::find(&article.body, "Tern Blog").unwrap();
    article.attributions[1].told = Some(Told {
        span,
        outlet: Some("Tern Blog".into()),
    });
    let s = one(&[article]);
    let row = &s.attribution_origins[1];
    assert_eq!(s.origins[row.origin].outlet.as_deref(), Some("Tern Blog"));
    assert_eq!(row.basis, "told Tern Blog");
    assert_eq!((s.origins_min, s.origins_max), (2, 2));
}

#[test]
fn a_background_citation_raises_only_the_maximum() {
    let body = "Norland officials told the Gull Post in January that envoys of Varland had met in \
        Osterburg. Chancellor Oda Brandvik said the Skarn pipeline opens on Friday.";
    let article = Build::new(body)
        .by("Eider")
        .on("2021-06-10")
        .says(
            "Norland officials",
            "that envoys of Varland had met in Osterburg",
        )
        .told("Gull Post")
        .says(
            "Chancellor Oda Brandvik",
            "the Skarn pipeline opens on Friday",
        );
    let mut article = article.article();
    article.citations[0].said_on = Some(onrecord_core::StatedDate::parse("2021-01").unwrap());
    let s = one(&[article]);
    assert_eq!((s.origins_min, s.origins_max), (1, 2));
}

#[test]
fn a_surname_joins_the_one_full_name_of_the_story() {
    let body = "Mayor Ada Brenn said the pier was rotten. Brenn said divers would go down again.";
    let article = Build::new(body)
        .says("Ada Brenn", "the pier was rotten")
        .says("Brenn", "divers would go down again")
        .article();
    let s = one(&[article]);
    assert_eq!(s.sources.len(), 1);
    assert_eq!(
        (s.sources[0].name.as_str(), s.sources[0].speakers.len()),
        ("Ada Brenn", 2)
    );
}

#[test]
fn nothing_gives_nothing() {
    assert!(linked(&[]).is_empty());
    let s = one(&[Article::default()]);
    assert_eq!((s.origins_min, s.origins_max, s.claims.len()), (0, 0, 0));
}

#[test]
fn what_a_retelling_says_without_naming_the_report_rests_on_it_if_another_names_it() {
    let body = "As Quay Agency has it, the pipe stays shut. Velmark rebuffed Chancellor Oda \
        Brandvik's offer to reopen the Skarn pipeline, minister Leif Orsted said.";
    let plain = Build::new(body)
        .by("Eider")
        .on("2022-11-16")
        .cites("Quay Agency", "")
        .says(
            "Leif Orsted",
            "Velmark rebuffed Chancellor Oda Brandvik's offer to reopen the Skarn pipeline",
        )
        .article();
    let s = one(&[reworded(), plain]);
    let rows = s.attribution_origins.iter();
    let row = rows.clone().find(|r| r.statement.article == 1).unwrap();
    assert_eq!(s.origins[row.origin].outlet.as_deref(), Some("Quay Agency"));
    assert_eq!(row.basis, "the same claim, from Quay Agency, in Tern Blog");
}

#[test]
fn spans_and_indices_that_lead_nowhere_do_no_harm() {
    let (mut a, mut b) = (dispatch(), dispatch());
    b.outlet = Some("Eider".into());
    for article in [&mut a, &mut b] {
        let far = onrecord_core::Span::new(usize::MAX - 9, usize::MAX);
        let back = onrecord_core::Span::new(40, 3);
        for (i, attribution) in article.attributions.iter_mut().enumerate() {
            attribution.content.extend([far, back]);
            attribution.within = Some(if i == 3 { 999 } else { i ^ 1 });
            for mention in &mut attribution.speakers {
                mention.speaker += i * 7;
            }
        }
        for (i, speaker) in article.speakers.iter_mut().enumerate() {
            speaker.part_of = Some(i ^ 1);
            speaker.count_max = Some(u32::MAX);
        }
        let citation = onrecord_core::Citation {
            outlet: String::new(),
            outlet_span: far,
            cue: Some(back),
            passage: far,
            said_on: None,
            attribution: Some(12_345),
        };
        article.citations.extend([citation.clone(), citation]);
    }
    let s = one(&[a, b]);
    assert_eq!(s.articles.len(), 2);
    assert_eq!(s.citations.len(), 4);
}
