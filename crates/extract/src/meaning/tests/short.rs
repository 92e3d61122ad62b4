//! Short names as entertainment, sport and regional pages use them: given names, surnames behind
//! a role, "the singer", companies by their first word.

use super::check_speakers;

#[test]
fn a_given_name_where_one_person_bears_it() {
    check_speakers(
        "
Tamsine Orrelby sang on Friday. [S Tamsine] [C said] [X it rained]. She left. | Tamsine Orrelby
Tamsine Orrelby, 31, sang on Friday. [S Tamsine] [C said] [X it rained]. | Tamsine Orrelby
Tamsine Orrelby came with John Orrelby. [S Tamsine] [C said] [X it rained]. | Tamsine Orrelby
Tamsine Orrelby, 31, and Tamsine Ulm, 40, sang. [S Tamsine] [C said] [X it rained]. | Tamsine
Tamsine Orrelby, 31, sang with Jo Tamsine, 40. [S Tamsine] [C said] [X it rained]. | Jo Tamsine
[S Marisombé Duquay] [C said] [X it rained]. [S2 Mari] [C2 said] [X2 it was cold]. | Marisombé Duquay / Marisombé Duquay
[S Marisombé Duquay] [C said] [X it rained]. [S2 Marianne] [C2 said] [X2 it was cold]. | Marisombé Duquay / Marianne
[S Marisombé Duquay] [C said] [X it rained]. [S2 Mariska Ulm] [C2 said] [X2 so]. [S3 Mari] [C3 said] [X3 it was cold]. | Marisombé Duquay / Mariska Ulm / Mari
        ",
    );
}

#[test]
fn a_name_is_not_joined_with_what_only_begins_like_it() {
    check_speakers(
        "
Velquo Cloud opened on Friday. [S Velquo] [C said] [X it rained]. | Velquo
The Velquo Tower was lit. [S Velquo] [C said] [X it rained]. She left. | Velquo
Marrick Hall was lit. Marrick Rovers won. [S Marrick] [C said] [X it rained]. | Marrick
        ",
    );
}

#[test]
fn a_surname_behind_an_office_or_initial() {
    check_speakers(
        "
[S Jakob Tollavane] [C said] [X it rained]. [S2 MEC Tollavane] [C2 said] [X2 it was cold]. | Jakob Tollavane / Jakob Tollavane
[S MEC Jakob Tollavane] [C said] [X it rained]. [S2 Tollavane] [C2 said] [X2 it was cold]. | MEC Jakob Tollavane / MEC Jakob Tollavane
[S Adv Teboho Raliso] [C said] [X it rained]. [S2 Adv Raliso] [C2 said] [X2 it was cold]. | Adv Teboho Raliso / Adv Teboho Raliso
[S Cllr Ana Ruiz] [C said] [X it rained]. [S2 Cllr Bo Ruiz] [C2 said] [X2 so]. [S3 Cllr Ruiz] [C3 said] [X3 it was cold]. | Cllr Ana Ruiz / Cllr Bo Ruiz / Cllr Ruiz
[S Neel Vashtry, a doctor at the port clinic,] [C said] [X it rained]. [S2 Doctor Vashtry] [C2 said] [X2 it was cold]. [S3 The doctor] [C3 said] [X3 it was dark]. | Neel Vashtry / Neel Vashtry / Neel Vashtry
[S Dr. Neel Vashtry] [C said] [X it rained]. [S2 The doctor] [C2 said] [X2 it was dark]. | Dr. Neel Vashtry / Dr. Neel Vashtry
[S Dr. Neel Vashtry] [C said] [X it rained]. [S2 Dr. Ana Ruiz] [C2 said] [X2 so]. [S3 The doctor] [C3 said] [X3 it was dark]. | Dr. Neel Vashtry / Dr. Ana Ruiz / The doctor
[S Sonya A. Zoglim] [C said] [X it rained]. [S2 A. Zoglim] [C2 said] [X2 it was cold]. [S3 Zoglim] [C3 said] [X3 it was dark]. | Sonya A. Zoglim / Sonya A. Zoglim / Sonya A. Zoglim
        ",
    );
}

#[test]
fn surnames_of_two_words() {
    check_speakers(
        "
[S Joel Ericsen Ekk] [C said] [X it rained]. [S2 Ericsen Ekk] [C2 said] [X2 it was cold]. | Joel Ericsen Ekk / Joel Ericsen Ekk
Joel Ericsen Ekk scored twice. [S Ericsen Ekk] [C said] [X it rained]. | Joel Ericsen Ekk
Yvonne Nolan-Schur came. [X “It rained,”] [C said] [S Nolan-Schur]. | Yvonne Nolan-Schur
[S Yvonne Nolan-Schur] [C said] [X it rained]. [S2 Nolan-Schur] [C2 said] [X2 it was cold]. | Yvonne Nolan-Schur / Yvonne Nolan-Schur
[S Craig Le Clairon] [C said] [X it rained]. [S2 Le Clairon] [C2 said] [X2 it was cold]. | Craig Le Clairon / Craig Le Clairon
        ",
    );
}

#[test]
fn the_singer_is_the_one_whom_the_article_is_about() {
    check_speakers(
        "
Tamsine Orrelby sang on Friday. Orrelby cried. Orrelby left. Orrelby came back. [S The singer] [C said] [X it rained]. | Tamsine Orrelby
Tamsine Orrelby sang on Friday. Orrelby cried. Orrelby left. Orrelby met John Ulm. [S The singer] [C said] [X it rained]. | The singer
Tamsine Orrelby sang on Friday. [S The singer] [C said] [X it rained]. | The singer
[S Tamsine Orrelby] [C said] [X it rained]. Orrelby left. Orrelby cried. Orrelby came back. [S2 The 31-year-old] [C2 said] [X2 it was cold]. | Tamsine Orrelby / Tamsine Orrelby
[S Tamsine Orrelby] [C said] [X it rained]. Orrelby left. Orrelby cried. Orrelby came back. [S2 The judge] [C2 said] [X2 it was cold]. | Tamsine Orrelby / The judge
[S Mary Orrelby] [C said] [X it rained]. Orrelby left. Orrelby cried. Orrelby came back. [S2 The actor] [C2 said] [X2 it was cold]. | Mary Orrelby / Mary Orrelby
[S John Orrelby] [C said] [X it rained]. Orrelby left. Orrelby cried. Orrelby came back. [S2 The actress] [C2 said] [X2 it was cold]. | John Orrelby / The actress
        ",
    );
}

#[test]
fn companies_by_their_first_word() {
    check_speakers(
        "
[S Sleepthorn Games] [C said] [X it rained]. [S2 Sleepthorn] [C2 said] [X2 it was cold]. | Sleepthorn Games / Sleepthorn Games
Sleepthorn Games was hacked. [S Sleepthorn] [C said] [X it rained]. [S2 The studio] [C2 said] [X2 it was cold]. | Sleepthorn Games / Sleepthorn Games
[S Sleepthorn Games] [C said] [X it rained]. [S2 The company] [C2 said] [X2 it was cold]. | Sleepthorn Games / Sleepthorn Games
[S Sleepthorn Games] [C said] [X it rained]. [S2 Larkmoor Studios] [C2 said] [X2 so]. [S3 The company] [C3 said] [X3 it was cold]. | Sleepthorn Games / Larkmoor Studios / The company
[S Sleepthorn Games] [C said] [X it rained]. [S2 The ministry] [C2 said] [X2 it was cold]. | Sleepthorn Games / The ministry
[S Larkmoor Games] [C said] [X it rained]. [S2 Larkmoor Records] [C2 said] [X2 so]. [S3 Larkmoor] [C3 said] [X3 it was cold]. | Larkmoor Games / Larkmoor Records / Larkmoor
The Vell Transport Department was asked. [S The department] [C said] [X it rained]. [S2 The Vell Transport Department] [C2 said] [X2 it was cold]. | The department / The Vell Transport Department
[S The Vell Transport Department] [C said] [X it rained]. [S2 the department] [C2 said] [X2 it was cold]. | The Vell Transport Department / The Vell Transport Department
        ",
    );
}
