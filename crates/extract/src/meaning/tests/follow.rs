//! Speakers found again: short names, descriptions, pronouns, members of groups.

use super::{read, speakers_of};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (_, understood) = read(text);
    assert_eq!(speakers_of(&understood), expected, "{text}");
}

#[test]
fn short_names() {
    check(
        "[S Ostlandian naval intelligence chief Kai Rossen] [C said] [X it was over]. \
         [X2 “It is,”] [S2 Rossen] [C2 said].",
        &["Ostlandian naval intelligence chief Kai Rossen"; 2],
    );
    check(
        "Velian President Marta Quill came by ship. [S Quill] [C said] [X all was well].",
        &["Velian President Marta Quill"],
    );
    check(
        "[S Ivo Lund] [C said] [X it rained]. [S2 Mr. Lund] [C2 added] [X2 that it was cold].",
        &["Ivo Lund"; 2],
    );
    check(
        "Mr. Ivo Lund and his wife, Mrs. Ada Lund, came. [S Mrs. Lund] [C said] [X it rained].",
        &["Mrs. Ada Lund"],
    );
    check(
        "[S The Coastal Rescue Agency (CRA)] [C said] [X it rained]. \
         [S2 The CRA] [C2 added] [X2 that it was cold].",
        &["The Coastal Rescue Agency"; 2],
    );
}

#[test]
fn descriptions() {
    check(
        "[S A third source with knowledge of the talks] [C said]: [X “It fell apart.”] \
         [S2 The source] [C2 said] [X2 that nobody wanted it].",
        &["A third source with knowledge of the talks"; 2],
    );
    check(
        "[S A Velian official] [C said] [X it rained]. [S2 A Norrish official] [C2 said] [X2 it was dry]. \
         [S3 The Velian official] [C3 said] [X3 it poured].",
        &[
            "A Velian official",
            "A Norrish official",
            "A Velian official",
        ],
    );
    check(
        "[S A U.S. official, speaking on condition of anonymity,] [C said] [X it rained]. \
         [S2 The official] [C2 added] [X2 it was cold].",
        &["A U.S. official"; 2],
    );
    check(
        "[S Three Velian sources] [C said] [X it rained]. [S2 The Velian sources] [C2 said] [X2 it was cold]. \
         It went on, [C3 according to] [S3 three Velian sources].",
        &["Three Velian sources", "Three Velian sources"],
    );
    check(
        "[S Velian Senator Ada Brook] [C said] [X it rained]. [S2 The senator] [C2 said] [X2 it was cold].",
        &["Velian Senator Ada Brook"; 2],
    );
    check(
        "[S The Defence Ministry] [C said] [X it rained]. [S2 The ministry] [C2 said] [X2 it was cold].",
        &["The Defence Ministry"; 2],
    );
}

#[test]
fn a_group_is_one_with_and_without_its_article() {
    check(
        "[S The Velian officials] [C said] [X it rained]. [S2 Velian officials] also [C2 said] [X2 it was cold].",
        &["The Velian officials"; 2],
    );
}

#[test]
fn another_is_always_a_new_one() {
    check(
        "[S A source] [C said] [X it rained]. [S2 A source] [C2 said] [X2 it was cold].",
        &["A source", "A source"],
    );
    let (_, understood) = read(
        "[S Three Velian sources] [C said] [X it rained]. \
         [S2 A second Velian source] [C2 said] [X2 it was cold]. \
         [S3 One of the Velian sources] [C3 said] [X3 it was dark]. \
         [S4 Another of the Velian sources] [C4 said] [X4 it was late]. \
         [S5 Another Velian source] [C5 said] [X5 it was early]. \
         [S6 A fourth diplomatic source] [C6 said] [X6 it was noon].",
    );
    let parts: Vec<_> = understood.speakers.iter().map(|s| s.part_of).collect();
    assert_eq!(parts, [None, Some(0), Some(0), Some(0), Some(0), None]);
}

#[test]
fn the_source_is_the_latest_that_fits() {
    check(
        "[S Another Velian source] [C said] [X the islanders did not care]. \
         [X2 “They never cared,”] [S2 the Velian source] [C2 said].",
        &["Another Velian source"; 2],
    );
    check(
        "[S The official] [C said] [X it rained].",
        &["The official"],
    );
}

#[test]
fn pronouns_of_persons() {
    check(
        "[X “It rained,”] [S Ivo Lund] [C said]. [X2 “It was cold,”] [S2 he] [C2 added].",
        &["Ivo Lund"; 2],
    );
    check(
        "[S Ada Brook] [C said] [X [S2 she] [C2 believed] [X2 it would rain]].",
        &["Ada Brook"; 2],
    );
    check(
        "[S A senior Velian source] [C said] [X it rained]. [S2 He] [C2 said] [X2 it was cold].",
        &["A senior Velian source"; 2],
    );
    check(
        "Mayor Ivo Lund opened the bridge. [S He] [C said] [X it would last].",
        &["Mayor Ivo Lund"],
    );
    check(
        "[S Mary Brook] [C said] [X it rained]. [S2 John Lund] [C2 said] [X2 it was dry]. \
         [S3 She] [C3 said] [X3 it poured].",
        &["Mary Brook", "John Lund", "Mary Brook"],
    );
    check(
        "[S Ivo Lund] [C said] [X it rained], and [S2 he] [C2 noted] [X2 it was cold].",
        &["Ivo Lund"; 2],
    );
}

#[test]
fn pronouns_of_bodies_and_groups() {
    check(
        "[S The port] [C said] [X [S2 it] [C2 feared] [X2 a flood]].",
        &["The port"; 2],
    );
    check(
        "[S Velian officials] [C note] [X it rained]. [S2 They] [C2 say] [X2 it was cold].",
        &["Velian officials"; 2],
    );
    check(
        "[S The ministry] [C said] [X it rained]. [S2 It] [C2 added] [X2 that it was cold].",
        &["The ministry"; 2],
    );
}

#[test]
fn i_and_who() {
    check(
        "[X “[S2 I] [C2 think] [X2 it will rain],”] [S Ada Brook] [C said].",
        &["Ada Brook"; 2],
    );
    check(
        "The bridge was built by Ivo Lund, [S who] [C said] [X it would last].",
        &["Ivo Lund"],
    );
    check(
        "It was seen by a fisherman [S who] [C said] [X it was huge].",
        &["a fisherman"],
    );
}

#[test]
fn a_contraction_is_a_pronoun() {
    check(
        "[S Ivo Lund] [C said] [X it rained]. [S2 He]'s [C2 certain] [X2 it was cold].",
        &["Ivo Lund"; 2],
    );
    let (body, understood) = read("[S Ivo Lund] [C said] [X [S2 he]'ll [C2 ask] [X2 for more]].");
    assert_eq!(understood.attributions[1].speakers[0].span.of(&body), "he");
}

#[test]
fn what_cannot_be_told_stays_open() {
    let (_, understood) = read("It rained. [S He] [C said] [X it was cold].");
    assert_eq!(understood.speakers[0].name, "He");
    assert!(!understood.speakers[0].named);
    check("It is [C said] [X to be cold].", &[""]);
}

#[test]
fn a_participle_goes_on_with_the_same_speaker() {
    check(
        "[S Ivo Lund] [C said] [X it rained], [C2 adding] [X2 that it was cold].",
        &["Ivo Lund"; 2],
    );
    check(
        "[S A Velian source] [C denied] [X any talks] and [C2 said] [X2 none would come].",
        &["A Velian source"; 2],
    );
}

#[test]
fn attributions_stand_in_each_other() {
    let (_, understood) = read(
        "[S A source] [C said] [X that [S2 the islanders] [C2 told] the port, through brokers, \
         [X2 they would leave]].",
    );
    let within: Vec<_> = understood.attributions.iter().map(|a| a.within).collect();
    assert_eq!(within, [None, Some(0)]);
}

#[test]
fn who_is_named_in_what_he_says_is_another() {
    check(
        "[X “He will stay,”] [C confirmed] [S a retired harbour official]. At the same time, \
         [X2 Ivo Lund is “not ready to leave” the pier], [S2 he] [C2 added].",
        &["a retired harbour official"; 2],
    );
    check(
        "[S Ivo Lund] [C said] [X it rained]. [X2 Bo Carr would resign], [S2 he] [C2 said].",
        &["Ivo Lund"; 2],
    );
}

#[test]
fn one_subject_of_two_verbs() {
    check(
        "[S Ivo Lund] [C said] [X it rained] and [C2 also repeated] [X2 that it was cold].",
        &["Ivo Lund"; 2],
    );
    check(
        "[S Ivo Lund] [C said] [X it rained], and later [C2 insisted] [X2 that it was cold].",
        &["Ivo Lund"; 2],
    );
}
