//! Names joined within an article: which mentions are one speaker, and which stay apart.

use super::{check_speakers, read, speakers_of};

#[test]
fn full_and_short_names() {
    check_speakers(
        "
[S Ana Ruiz] [C said] [X it rained]. [S2 Ruiz] [C2 said] [X2 it was cold]. | Ana Ruiz / Ana Ruiz
[S Mayor Ana Ruiz] [C said] [X it rained]. [S2 Ruiz] [C2 said] [X2 it was cold]. | Mayor Ana Ruiz / Mayor Ana Ruiz
[S Ana Ruiz] [C said] [X it rained]. [S2 Ms. Ruiz] [C2 said] [X2 it was cold]. | Ana Ruiz / Ana Ruiz
[S Ruiz] [C said] [X it rained], the office of Ana Ruiz wrote. | Ana Ruiz
[S Ana Ruiz] [C said] [X it rained]. [S2 Mayor Ruiz] [C2 said] [X2 it was cold]. | Ana Ruiz / Ana Ruiz
[S Jo B. Marsh] [C said] [X it rained]. [S2 Jo Marsh] [C2 said] [X2 it was cold]. | Jo B. Marsh / Jo B. Marsh
[S Ludo van der Meer] [C said] [X it rained]. [S2 Van der Meer] [C2 said] [X2 it was cold]. | Ludo van der Meer / Ludo van der Meer
[S Ana Ruiz Salto] [C said] [X it rained]. [S2 Ruiz Salto] [C2 said] [X2 it was cold]. | Ana Ruiz Salto / Ana Ruiz Salto
[S Ana Ruiz] [C said] [X it rained]. [X2 “Ana is right,”] [S2 Bo Carr] [C2 said]. [S3 Ana] [C3 said] [X3 it was cold]. | Ana Ruiz / Bo Carr / Ana Ruiz
[S Ana Ruiz], 43, [C said] [X it rained]. [X2 “And cold,”] [C2 said] [S2 Ruiz]. | Ana Ruiz / Ana Ruiz
[S Senator Pete King] [C said] [X it rained]. [S2 King] [C2 said] [X2 it was cold]. | Senator Pete King / Senator Pete King
        ",
    );
}

#[test]
fn one_name_in_several_spellings() {
    check_speakers(
        "
[S Oleh Petrenskiy] [C said] [X it rained]. [S2 Petrensky] [C2 said] [X2 it was cold]. | Oleh Petrenskiy / Oleh Petrenskiy
[S Mohammed Saleh] [C said] [X it rained]. [S2 Mohamed Saleh] [C2 said] [X2 it was cold]. | Mohammed Saleh / Mohammed Saleh
[S Sergei Volkov] [C said] [X it rained]. [S2 Sergey Volkov] [C2 said] [X2 it was cold]. | Sergei Volkov / Sergei Volkov
[S Marko Petrović] [C said] [X it rained]. [S2 Petrovic] [C2 said] [X2 it was cold]. | Marko Petrović / Marko Petrović
[S Michael Carr] [C said] [X it rained]. [S2 Mike Carr] [C2 said] [X2 it was cold]. | Michael Carr / Michael Carr
[S Robert Larsen] [C said] [X it rained]. [S2 Robert Larson] [C2 said] [X2 it was cold]. | Robert Larsen / Robert Larson
[S Paul Carr] [C said] [X it rained]. [S2 Paula Carr] [C2 said] [X2 it was cold]. | Paul Carr / Paula Carr
        ",
    );
}

#[test]
fn two_people_of_one_surname() {
    check_speakers(
        "
[S Jo Smith] [C said] [X it rained]. [S2 Al Smith] [C2 said] [X2 it was dry]. [S3 Smith] [C3 said] [X3 it was cold]. | Jo Smith / Al Smith / Smith
[S John Smith] [C said] [X it rained]. [S2 Mary Smith] [C2 said] [X2 it was dry]. [S3 Ms. Smith] [C3 said] [X3 it was cold]. | John Smith / Mary Smith / Mary Smith
[S John Smith] [C said] [X it rained]. [S2 Mary Smith] [C2 said] [X2 it was dry]. [S3 Mr. Smith] [C3 said] [X3 it was cold]. | John Smith / Mary Smith / John Smith
[S Mayor Jo Smith] [C said] [X it rained]. [S2 Judge Al Smith] [C2 said] [X2 it was dry]. [S3 Judge Smith] [C3 said] [X3 it was cold]. | Mayor Jo Smith / Judge Al Smith / Judge Al Smith
[S Mayor Ivo Lund] came with his wife, Ada Lund. [S2 Lund] [C2 said] [X2 it was cold]. He [C said] [X it rained]. | Mayor Ivo Lund / Mayor Ivo Lund
[S Jo Smith] [C said] [X it rained]. [S2 Smith] [C2 said] [X2 it was cold]. Later Al Smith came. | Jo Smith / Jo Smith
[S Jo Smith] [C said] [X it rained]. [S2 Al Smith] [C2 said] [X2 it was dry]. [S3 Jo Smith] [C3 said] [X3 it was cold]. | Jo Smith / Al Smith / Jo Smith
        ",
    );
}

#[test]
fn a_role_for_a_name() {
    check_speakers(
        "
[S Mayor Ana Ruiz] [C said] [X it rained]. [S2 The mayor] [C2 said] [X2 it was cold]. | Mayor Ana Ruiz / Mayor Ana Ruiz
Mayor Ana Ruiz opened the bridge. [S The mayor] [C said] [X it rained]. | Mayor Ana Ruiz
[S Sen. Ana Ruiz] [C said] [X it rained]. [S2 The senator] [C2 said] [X2 it was cold]. | Sen. Ana Ruiz / Sen. Ana Ruiz
[S Ana Ruiz, a spokeswoman for the port,] [C said] [X it rained]. [S2 The spokeswoman] [C2 said] [X2 it was cold]. | Ana Ruiz / Ana Ruiz
[S Mayor Ana Ruiz] [C said] [X it rained]. [S2 Mayor Bo Carr] [C2 said] [X2 it was dry]. [S3 The mayor] [C3 said] [X3 it was cold]. | Mayor Ana Ruiz / Mayor Bo Carr / The mayor
[S Norrish Senator Ana Ruiz] [C said] [X it rained]. [S2 Velian Senator Bo Carr] [C2 said] [X2 it was dry]. [S3 The Norrish senator] [C3 said] [X3 it was cold]. | Norrish Senator Ana Ruiz / Velian Senator Bo Carr / Norrish Senator Ana Ruiz
[S Vice President Ana Ruiz] [C said] [X it rained]. [S2 The president] [C2 said] [X2 it was cold]. | Vice President Ana Ruiz / The president
[S Former President Ana Ruiz] [C said] [X it rained]. [S2 The former president] [C2 said] [X2 it was cold]. | Former President Ana Ruiz / Former President Ana Ruiz
[S Former President Ana Ruiz] [C said] [X it rained]. [S2 The president] [C2 said] [X2 it was cold]. | Former President Ana Ruiz / The president
[S Jo Roe, an adviser to the Norrish campaign,] [C said] [X it rained]. [S2 The campaign] [C2 said] [X2 it was cold]. | Jo Roe / The campaign
[S Jo Roe, an adviser to the president,] [C said] [X it rained]. [S2 The president] [C2 said] [X2 it was cold]. | Jo Roe / The president
[S Jo Roe III, an adviser to the president,] [C said] [X it rained]. [S2 Roe] [C2 said] [X2 it was cold]. | Jo Roe III / Jo Roe III
[S The Port Ministry] [C said] [X it rained]. [S2 The ministry] [C2 said] [X2 it was cold]. | The Port Ministry / The Port Ministry
[S The Port Ministry] [C said] [X it rained]. [S2 The Fish Ministry] [C2 said] [X2 it was dry]. [S3 The ministry] [C3 said] [X3 it was cold]. | The Port Ministry / The Fish Ministry / The ministry
[S The Harbour Courier] [C reported] [X it rained]. [S2 The newspaper] [C2 said] [X2 it was cold]. | The Harbour Courier / The Harbour Courier
        ",
    );
}

#[test]
fn people_who_are_somebodys() {
    let (_, understood) = read(
        "[S Ana Ruiz] [C said] [X it rained]. [S2 Her spokesman] [C2 said] [X2 it was cold]. \
         [S3 Ruiz's lawyer] [C3 said] [X3 it was dark]. [S4 Ruiz's lawyer] [C4 said] [X4 it was late]. \
         [S5 The spokesman] [C5 said] [X5 it was early]. [S6 Ruiz's brother, Bo Carr,] [C6 said] [X6 so].",
    );
    assert_eq!(
        speakers_of(&understood),
        [
            "Ana Ruiz",
            "Her spokesman",
            "Ruiz's lawyer",
            "Ruiz's lawyer",
            "Her spokesman",
            "Ruiz's brother, Bo Carr"
        ]
    );
    let owners: Vec<_> = understood
        .speakers
        .iter()
        .map(|s| s.affiliation.as_deref())
        .collect();
    assert_eq!(
        owners,
        [None, Some("Ana Ruiz"), Some("Ana Ruiz"), Some("Ana Ruiz")]
    );
}
