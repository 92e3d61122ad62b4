//! Who a source is: kind, name, number, role, and how many speakers it holds.

use super::{line, read};

#[track_caller]
fn check(source: &str, expected: &str) {
    let (_, understood) = read(&format!(
        "[S {source}] [C said] [X that the bridge was closed]."
    ));
    let mention = understood.attributions[0].speakers[0];
    assert_eq!(
        line(&understood.speakers[mention.speaker]),
        expected,
        "{source}"
    );
}

#[test]
fn when_it_was_said_is_no_part_of_the_name() {
    let text =
        "[S Harbour Minister Oda Lund on Tuesday] [C denied] [X that the quay had been sold].";
    let (_, understood) = read(text);
    assert_eq!(understood.speakers[0].name, "Harbour Minister Oda Lund");
}

#[test]
fn unnamed_sources_by_number() {
    check("A senior harbour source", "person unnamed 1-1");
    check("A source close to the port authority", "person unnamed 1-1");
    check(
        "An official who asked not to be named",
        "person unnamed 1-1",
    );
    check("A Velian diplomat", "person unnamed 1-1");
    check("A person familiar with the matter", "person unnamed 1-1");
    check("a woman who saw the fire", "person unnamed 1-1");
    check("His spokeswoman", "person unnamed 1-1");
    check("A spokesman for the ministry", "person unnamed 1-1");
    check("a former senior aide to the mayor", "person unnamed 1-1");
    check("One of the officials", "person unnamed 1-1");
    check("Another of the dock workers", "person unnamed 1-1");
    check(
        "A third source with knowledge of the talks",
        "person unnamed 1-1",
    );
    check("A second Velian official", "person unnamed 1-1");
    check(
        "Three Velian sources with knowledge of the talks",
        "group unnamed 3-3",
    );
    check("two of the officials", "group unnamed 2-2");
    check("Officials", "group unnamed 2-");
    check("Velian officials", "group unnamed 2-");
    check("Sources from the port", "group unnamed 2-");
    check("At least two diplomats", "group unnamed 2-");
    check("More than three witnesses", "group unnamed 4-");
    check("several lawmakers", "group unnamed 3-");
    check("a dozen residents", "group unnamed 12-12");
    check("Some of her aides", "group unnamed 2-");
    check("people briefed on the plan", "group unnamed 2-");
    check(
        "Residents and shopkeepers of the old town",
        "group unnamed 2-",
    );
    check("40 percent of voters", "group unnamed 2-");
    check("Both diplomats", "group unnamed 2-2");
    check("the newspaper's interlocutors", "group unnamed 2-");
    check(
        "three intelligence officials familiar with the file",
        "group unnamed 3-3",
    );
}

#[test]
fn bodies_and_seats_of_power() {
    check("Kyiv", "institution named");
    check("Washington", "institution named");
    check("the Kremlin", "institution named");
    check("The White House", "institution named");
    check("the Velian Defence Ministry", "institution named");
    check("The Ministry of Ports", "institution named");
    check("the ministry", "institution unnamed");
    check("Police", "institution unnamed");
    check("the company", "institution unnamed");
    check("the FBI", "institution named");
    check("Oda's campaign", "institution unnamed");
}

#[test]
fn documents_and_outlets() {
    check("The report", "document unnamed");
    check("a new poll", "document unnamed");
    check("the statement", "document unnamed");
    check("A study by the university", "document unnamed");
    check("The Harbour Courier", "outlet named");
    check("Northwire", "outlet named");
}

#[track_caller]
fn check_person(source: &str, name: &str, role: Option<&str>) {
    let (_, understood) = read(&format!(
        "[S {source}] [C said] [X that the bridge was closed]."
    ));
    let speaker = &understood.speakers[0];
    assert_eq!(line(speaker), "person named 1-1", "{source}");
    assert_eq!(speaker.proper_name.as_deref(), Some(name), "{source}");
    assert_eq!(speaker.role.as_deref(), role, "{source}");
}

#[test]
fn names_and_roles() {
    check_person(
        "Velian President Marta Quill",
        "Marta Quill",
        Some("Velian President"),
    );
    check_person("Ivo Lund", "Ivo Lund", None);
    check_person("Mr. Lund", "Lund", None);
    check_person(
        "Ana Brook, a spokeswoman for the port authority,",
        "Ana Brook",
        Some("spokeswoman for the port authority"),
    );
    check_person(
        "The port's chief engineer, Ivo Lund,",
        "Ivo Lund",
        Some("port's chief engineer"),
    );
    check_person(
        "Ostlandian naval intelligence chief Kai Rossen",
        "Kai Rossen",
        Some("Ostlandian naval intelligence chief"),
    );
    check_person("Sen. Jo B. Marsh", "Jo B. Marsh", Some("Sen."));
    check_person(
        "Secretary of State Ana Brook",
        "Ana Brook",
        Some("Secretary of State"),
    );
    check_person(
        "Ludo van der Meer, 43, a farmer,",
        "Ludo van der Meer",
        Some("farmer"),
    );
}

#[track_caller]
fn check_split(source: &str, expected: &[&str]) {
    let text =
        format!("Lund came. Oda left. Brook stayed. [S {source}] [C declined] [X to comment].");
    let (body, understood) = read(&text);
    let found: Vec<&str> = understood.attributions[0]
        .speakers
        .iter()
        .map(|m| m.span.of(&body))
        .collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn several_speakers_of_one_statement() {
    check_split(
        "The Kremlin, the White House, the Port Ministry and the Coastal Rescue Agency (CRA) all",
        &[
            "The Kremlin",
            "the White House",
            "the Port Ministry",
            "the Coastal Rescue Agency",
        ],
    );
    check_split(
        "the Velian officials and an unnamed source",
        &["the Velian officials", "an unnamed source"],
    );
    check_split("Oda and Lund", &["Oda", "Lund"]);
    check_split("Both Oda and Lund", &["Oda", "Lund"]);
    check_split("Kyiv and Washington", &["Kyiv", "Washington"]);
    check_split("The port and the union", &["The port", "the union"]);
    check_split("Ana Brook and Ivo Lund", &["Ana Brook", "Ivo Lund"]);
    check_split("Brook and his lawyers", &["Brook", "his lawyers"]);
}

#[test]
fn what_only_looks_like_several_is_one() {
    for source in [
        "The Department of Health and Human Services",
        "Johnson and Johnson",
        "Marks and Spencer",
        "Officials from the port and the ministry",
        "Russian and Velian officials",
        "A spokesman for the port and the union",
        "Ana Brook, its founder and president,",
        "The Fish and Wildlife Service",
        "Jo Roe, who runs the port and the ferry,",
        "Two voters, Ana Brook and Ivo Lund,",
    ] {
        let (_, understood) = read(&format!("[S {source}] [C declined] [X to comment]."));
        assert_eq!(understood.attributions[0].speakers.len(), 1, "{source}");
    }
}
