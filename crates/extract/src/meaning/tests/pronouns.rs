//! Follow-ups and pronouns: whom "he", "they", "the official", "who" and a bare verb stand for,
//! and when that stays open.

use super::check_speakers;

#[test]
fn he_and_she_go_on() {
    check_speakers(
        "
[S Ivo Lund] [C said] [X it rained]. [S2 He] [C2 said] [X2 it was cold]. | Ivo Lund / Ivo Lund
[X “It rained,”] [C said] [S Ada Brook]. [X2 “It was cold,”] [S2 she] [C2 added]. | Ada Brook / Ada Brook
[S Ivo Lund] [C said] [X it rained]. The quay was wet. [S2 He] [C2 said] [X2 it was cold]. | Ivo Lund / Ivo Lund
[S A Velian diplomat] [C said] [X it rained]. [S2 She] [C2 said] [X2 it was cold]. | A Velian diplomat / A Velian diplomat
[S His spokeswoman] [C said] [X it rained]. [S2 She] [C2 said] [X2 it was cold]. | His spokeswoman / His spokeswoman
[S Ivo Lund] [C said] [X [S2 he] [C2 hoped] [X2 it would rain]]. | Ivo Lund / Ivo Lund
[C According to] [S Ivo Lund], [X it rained]. [S2 He] [C2 said] [X2 it was cold]. | Ivo Lund / Ivo Lund
Mayor Ivo Lund opened the quay. [S He] [C said] [X it would last]. | Mayor Ivo Lund
Mary Brook met John Lund on the quay. [S She] [C said] [X it would last]. | Mary Brook
Mary Brook met John Lund on the quay. [S He] [C said] [X it would last]. | John Lund
[S Mary Brook] [C said] [X it rained]. [S2 John Lund] [C2 said] [X2 it was dry]. [S3 She] [C3 said] [X3 so]. | Mary Brook / John Lund / Mary Brook
[S Ivo Lund] [C said] [X it rained]. [X2 Bo Carr would go], [S2 he] [C2 said]. | Ivo Lund / Ivo Lund
        ",
    );
}

#[test]
fn the_subject_goes_before_others() {
    check_speakers(
        "
After rain, John Lund met Mark Carr on the quay. [S He] [C said] [X it would last]. | John Lund
John Lund spoke of critics such as Mark Carr, [S who] [C says] [X it is cold]. [S2 He] [C2 said] [X2 it would last]. | Mark Carr / John Lund
When John Lund saw Mark Carr, [S he] [C said] [X it was late]. | John Lund
        ",
    );
}

#[test]
fn a_described_subject() {
    check_speakers(
        "
The lawyer has long admired Ivo Lund. [S He] [C called] [X him a friend]. | The lawyer
A fisherman saw it. [S He] [C said] [X it was huge]. | A fisherman
The protesters marched to the quay. [S They] [C demanded] [X an answer]. | The protesters
Two sisters ran the ferry. [S They] [C said] [X it was safe]. | Two sisters
The woman's joy was great. [S She] [C said] [X it was late]. | The woman
The mayor's lawyer waited outside. [S He] [C said] [X it was late]. | The mayor's lawyer
Ivo Lund's lawyer waited outside. [S He] [C said] [X it was late]. | Ivo Lund's lawyer
        ",
    );
}

#[test]
fn they_and_it_go_on() {
    check_speakers(
        "
[S Two officials] [C said] [X it rained]. [S2 They] [C2 said] [X2 it was cold]. | Two officials / Two officials
[S Velian officials] [C said] [X it rained]. [S2 They] [C2 added] [X2 it was cold]. | Velian officials / Velian officials
[S The ministry] [C said] [X it rained]. [S2 It] [C2 added] [X2 it was cold]. | The ministry / The ministry
[S The report] [C said] [X it rained]. [S2 It] [C2 found] [X2 it was cold]. | The report / The report
[S The Harbour Courier] [C reported] [X it rained]. [S2 It] [C2 cited] [X2 the port]. | The Harbour Courier / The Harbour Courier
[S Ana Ruiz and Bo Carr] [C said] [X it rained]. [S2 They] [C2 said] [X2 it was cold]. | Ana Ruiz + Bo Carr / Ana Ruiz + Bo Carr
[S Ana Ruiz and Bo Carr] [C said] [X [S2 they] [C2 hoped] [X2 it would rain]]. | Ana Ruiz + Bo Carr / Ana Ruiz + Bo Carr
[S The port] [C said] [X [S2 it] [C2 feared] [X2 a flood]]. | The port / The port
        ",
    );
}

#[test]
fn two_at_once() {
    check_speakers(
        "
[S Ivo Lund and Bo Carr] [C said] [X it rained]. [S2 Both men] [C2 said] [X2 it was cold]. | Ivo Lund + Bo Carr / Ivo Lund + Bo Carr
[S Ivo Lund and Bo Carr] [C said] [X it rained]. [S2 The two] [C2 said] [X2 it was cold]. | Ivo Lund + Bo Carr / Ivo Lund + Bo Carr
[S Ada Brook and Eva Carr] [C said] [X it rained]. [S2 The two women] [C2 said] [X2 it was cold]. | Ada Brook + Eva Carr / Ada Brook + Eva Carr
[S Two officials] [C said] [X it rained]. [S2 The officials] [C2 said] [X2 it was cold]. | Two officials / Two officials
[S Three Velian sources] [C said] [X it rained]. [S2 The three sources] [C2 said] [X2 it was cold]. | Three Velian sources / Three Velian sources
        ",
    );
}

#[test]
fn descriptions_go_on() {
    check_speakers(
        "
[S A senior official] [C said] [X it rained]. [S2 The official] [C2 said] [X2 it was cold]. | A senior official / A senior official
[S A source close to the mayor] [C said] [X it rained]. [S2 The source] [C2 said] [X2 it was cold]. | A source close to the mayor / A source close to the mayor
[S A lawyer for the family] [C said] [X it rained]. [S2 The lawyer] [C2 said] [X2 it was cold]. | A lawyer for the family / A lawyer for the family
[S A new poll] [C found] [X rain]. [S2 The poll] [C2 found] [X2 cold]. | A new poll / A new poll
[S One official] [C said] [X it rained]. [S2 Another official] [C2 said] [X2 it was dry]. | One official / Another official
[S An aide] [C said] [X it rained]. [S2 A second aide] [C2 said] [X2 it was dry]. [S3 The second aide] [C3 said] [X3 so]. | An aide / A second aide / A second aide
        ",
    );
}

#[test]
fn who_and_i_and_bare_verbs() {
    check_speakers(
        "
The quay was built by Ivo Lund, [S who] [C said] [X it would last]. | Ivo Lund
It was seen by a fisherman [S who] [C said] [X it was huge]. | a fisherman
[X “[S2 I] [C2 think] [X2 it will rain],”] [S Ada Brook] [C said]. | Ada Brook / Ada Brook
[X “[S2 We] [C2 think] [X2 it will rain],”] [S the ministry] [C said]. | the ministry / the ministry
[S Ivo Lund] [C said] [X it rained], [C2 adding] [X2 that it was cold]. | Ivo Lund / Ivo Lund
[S Ivo Lund] [C said] [X it rained] and [C2 added] [X2 that it was cold]. | Ivo Lund / Ivo Lund
        ",
    );
}

#[test]
fn what_is_unsure_stays_open() {
    check_speakers(
        "
It rained. [S He] [C said] [X it was cold]. | He
The quay where John Lund met Mark Carr is wet. [S He] [C said] [X it was cold]. | He
The quay of John Lund and of Mark Carr is wet. [S He] [C said] [X it was cold]. | He
The quay was wet. [S They] [C said] [X it was cold]. | They
[S Mary Brook] [C said] [X it rained]. [S2 He] [C2 said] [X2 it was cold]. | Mary Brook / He
[S The port] [C said] [X it rained]. [S2 They] [C2 said] [X2 it was cold]. | The port / They
[S I] [C think] [X it will rain]. | I
        ",
    );
}
