//! Scenarios on invented outlets.

use super::{Firsts, Own, find};
use crate::meaning::reading::Reading;
use crate::meaning::tests::{read, register};
use onrecord_core::{Outlet, Register, StatedDate};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (body, understood) = read(text);
    let own = Own {
        outlet: Some("Beacon News"),
        credit: None,
    };
    let published = StatedDate::parse("2024-02-14").ok();
    let register = register();
    let found: Vec<String> = find(
        &Reading::new(&body),
        &understood.attributions,
        &understood.speakers,
        own,
        published.as_ref(),
        (&register, &Firsts::new(&register)),
    )
    .iter()
    .map(|c| {
        let cue = c.cue.map_or("", |s| s.of(&body));
        let date = c
            .said_on
            .as_ref()
            .map_or(String::new(), |d| format!(" {d}"));
        assert!(c.passage.contains(c.outlet_span), "{text}");
        format!("{} <{cue}>{date}", c.outlet)
    })
    .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn told_and_spoken_to() {
    check(
        "[S Oda] [C told] the Harbour Courier [X that it rained].",
        &["Harbour Courier <told>"],
    );
    check(
        "[S Sources] [C told] Northwire in January [X that it rained].",
        &["Northwire <told> 2024-01"],
    );
    check(
        "It rained, disclosed two aides of the mayor to Northwire.",
        &["Northwire <disclosed>"],
    );
    check(
        "It rained, a source said, speaking to Northwire on condition of anonymity.",
        &["Northwire <speaking to>"],
    );
    check(
        "It rained, said an aide present at the talks in late 2022, speaking to Northwire.",
        &["Northwire <speaking to>"],
    );
    check(
        "Oda said in an interview with the Quay Times that it rained.",
        &["Quay Times <interview with>"],
    );
    check(
        "Oda told the Velian newspaper Quay Times that it rained.",
        &["Quay Times <told>"],
    );
}

#[test]
fn reported_by() {
    check(
        "It rained, Northwire reported on Feb. 13, citing unnamed officials.",
        &["Northwire <reported> 2024-02-13"],
    );
    check(
        "It rained, according to the Harbour Courier.",
        &["Harbour Courier <according to>"],
    );
    check(
        "The mayor left, citing the Quay Times.",
        &["Quay Times <citing>"],
    );
    check(
        "This repeats a Northwire report published in January 2024, by which it rained.",
        &["Northwire <report> 2024-01"],
    );
    check(
        "The Quay Times writes about this, citing former aides.",
        &["Quay Times <writes>"],
    );
    check(
        "Northwire said it had this from the crew of the ferry.",
        &["Northwire <said>"],
    );
    check(
        "As first reported by the Harbour Courier, it rained.",
        &["Harbour Courier <reported by>"],
    );
    check("It rained, reports Northwire.", &["Northwire <reports>"]);
    check(
        "The Harbour Courier has learned that it rained.",
        &["Harbour Courier <learned>"],
    );
    check(
        "Source: Quay Times, with reference to Northwire, a Velian agency",
        &["Quay Times <Source>", "Northwire <reference to>"],
    );
    check(
        "A letter obtained by the Quay Times shows it.",
        &["Quay Times <obtained by>"],
    );
    check("Northwire: it rained in Port Vell.", &["Northwire <:>"]);
    check(
        "The HC's interlocutors say that it rained.",
        &["Harbour Courier <interlocutors>"],
    );
    check(
        "Oda wrote in the Quay Times that it rained.",
        &["Quay Times <wrote>"],
    );
    check("With material from Northwire", &["Northwire <material>"]);
}

#[test]
fn polls_that_are_a_source() {
    check(
        "[S A Northwire/Quay Times poll] [C found] [X that many like rain].",
        &["Northwire <poll>", "Quay Times <poll>"],
    );
    check(
        "Oda has 40 percent in a survey by the Quay Times and Northwire.",
        &["Quay Times <survey>", "Northwire <survey>"],
    );
    check(
        "According to a Quay Times-Northwire poll, 4 in 10 like rain.",
        &["Quay Times <poll>", "Northwire <poll>"],
    );
    check(
        "Northwire-Ulm College polls give Oda 7 points.",
        &["Northwire <polls>"],
    );
    check("The Quay Times polls its readers.", &[]);
}

#[test]
fn who_reports_for_an_outlet() {
    check(
        "[S Northwire's Ada Brook] [C noted] [X that it rained].",
        &["Northwire <noted>"],
    );
    check(
        "[S Oda] [C told] Ada Brook of the Quay Times [X that it rained].",
        &["Quay Times <told>"],
    );
    check(
        "Oda said at a Northwire town hall that it rained.",
        &["Northwire <said>"],
    );
    check("A debate hosted by Northwire begins at noon.", &[]);
}

#[test]
fn the_outlet_in_brackets_behind_an_item() {
    let register = register();
    let cited = |body: &str| {
        let reading = Reading::new(body);
        let firsts = Firsts::new(&register);
        let own = Own::default();
        find(&reading, &[], &[], own, None, (&register, &firsts)).len()
    };
    assert_eq!(cited("“It rained all day in the town.” [Northwire.]"), 1);
    assert_eq!(cited("It rained all day [and Northwire slept]."), 0);
}

#[test]
fn a_name_of_several_countries_is_that_of_the_article_own_country() {
    let outlet = |name: &str, country: &str| Outlet {
        name: name.into(),
        country: Some(country.into()),
        ..Outlet::default()
    };
    let register = Register::new(vec![
        outlet("Beacon News", "US"),
        outlet("Ulm News", "DE"),
        outlet("ABC News", "US"),
    ]);
    let (body, understood) = read("[S Oda] [C told] ABC's breakfast show [X that it rained].");
    let cited = |outlet| {
        let own = Own {
            outlet: Some(outlet),
            credit: None,
        };
        let firsts = Firsts::new(&register);
        let reading = Reading::new(&body);
        let found = find(
            &reading,
            &understood.attributions,
            &understood.speakers,
            own,
            None,
            (&register, &firsts),
        );
        found.into_iter().map(|c| c.outlet).collect::<Vec<_>>()
    };
    assert_eq!(cited("Beacon News"), ["ABC News"]);
    assert!(cited("Ulm News").is_empty());
}

#[test]
fn the_newspaper_is_the_one_cited_last() {
    check(
        "The Quay Times writes about this. According to the newspaper's interlocutors, it rained.",
        &["Quay Times <writes>", "Quay Times <According to>"],
    );
    check("The newspaper's sources say that it rained.", &[]);
}

#[test]
fn outlets_that_no_register_has() {
    check(
        "Oda told the Vell Gazette that it rained.",
        &["Vell Gazette <told>"],
    );
    check(
        "It rained, the Upper Vell Tribune reported.",
        &["Upper Vell Tribune <reported>"],
    );
    check(
        "Oda told the Coastal Rescue Agency's crew that it rained.",
        &[],
    );
}

#[test]
fn names_that_are_no_citation() {
    check("Ada Brook, a Northwire analyst, left.", &[]);
    check("Oda sued the Quay Times.", &[]);
    check("Northwire host Bo Carr left the island.", &[]);
    check("The owner of the Harbour Courier is ill.", &[]);
    check("A Quay Times poll shows Oda ahead.", &[]);
    check("He looked in the mirror, Mirror in hand.", &[]);
    check("She reads the Quay Times on the ferry.", &[]);
    check("Oda told Beacon News that it rained.", &[]);
    check("The courier said that it rained.", &[]);
    check("Northwire's headquarters burned down.", &[]);
    check("The Quay Times and Northwire are rivals.", &[]);
}

#[test]
fn a_citation_knows_its_attribution() {
    let (body, understood) =
        read("It rained. [S Oda] [C told] the Harbour Courier [X that it was cold]. All left.");
    let register = register();
    let found = find(
        &Reading::new(&body),
        &understood.attributions,
        &understood.speakers,
        Own::default(),
        None,
        (&register, &Firsts::new(&register)),
    );
    assert_eq!(found[0].attribution, Some(0));
    assert_eq!(
        found[0].passage.of(&body),
        "Oda told the Harbour Courier that it was cold"
    );
}
