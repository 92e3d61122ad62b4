//! Roles and affiliations of named speakers; the terms on which somebody spoke, and why.

use super::{read, rows};
use onrecord_core::Span;

/// A named speaker, and all that its phrase tells.
#[derive(Debug, PartialEq)]
struct Person<'a> {
    source: &'a str,
    proper: &'a str,
    role: &'a str,
    affiliation: &'a str,
}

#[test]
fn named_speakers() {
    let table = "
Ana Ruiz                                            | Ana Ruiz | - | -
Mayor Ana Ruiz                                      | Ana Ruiz | Mayor | -
Dr. Ana Ruiz                                        | Ana Ruiz | - | -
Sen. Ana Ruiz                                       | Ana Ruiz | Sen. | -
Harbour Courier editor Ana Ruiz                     | Ana Ruiz | Harbour Courier editor | Harbour Courier
White House spokesman Bo Carr                       | Bo Carr | White House spokesman | White House
Kremlin spokesman Bo Carr                           | Bo Carr | Kremlin spokesman | Kremlin
Defence Ministry spokeswoman Ana Ruiz               | Ana Ruiz | Defence Ministry spokeswoman | Defence Ministry
Ana Ruiz, a spokeswoman for the port authority,     | Ana Ruiz | spokeswoman for the port authority | port authority
Ana Ruiz, an economist at Vell Bank,                | Ana Ruiz | economist at Vell Bank | Vell Bank
Ana Ruiz, director of the Vell Institute,           | Ana Ruiz | director of the Vell Institute | Vell Institute
Ana Ruiz, director of surgery at the Vell Clinic,    | Ana Ruiz | director of surgery at the Vell Clinic | Vell Clinic
Ana Ruiz, a lawyer for the family,                  | Ana Ruiz | lawyer for the family | family
Ana Ruiz, 43, a teacher,                            | Ana Ruiz | teacher | -
Ana Ruiz, a former adviser to the mayor,            | Ana Ruiz | former adviser to the mayor | mayor
A spokeswoman for the port, Ana Ruiz,               | Ana Ruiz | spokeswoman for the port | port
The port's chief engineer, Bo Carr,                 | Bo Carr | port's chief engineer | port
Ana Ruiz of Vell University                         | Ana Ruiz | - | Vell University
Ana Ruiz of the Vell Institute                      | Ana Ruiz | - | Vell Institute
The Courier's Ana Ruiz                              | Ana Ruiz | - | Courier
Velian Foreign Minister Ana Ruiz                    | Ana Ruiz | Velian Foreign Minister | -
    ";
    let mut wrong = Vec::new();
    for row in rows(table) {
        let [source, proper, role, affiliation] = row[..] else {
            panic!("four cells in {row:?}")
        };
        let case = Person {
            source,
            proper,
            role,
            affiliation,
        };
        let (_, understood) = read(&format!("[S {}] [C said] [X it rained].", case.source));
        let speaker = &understood.speakers[0];
        let found = Person {
            source,
            proper: speaker.proper_name.as_deref().unwrap_or(""),
            role: speaker.role.as_deref().unwrap_or(""),
            affiliation: speaker.affiliation.as_deref().unwrap_or(""),
        };
        let one = understood.attributions[0].speakers.len() == 1 && speaker.count_min == Some(1);
        if found != case || !one || !speaker.named {
            wrong.push(format!("{found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// On which terms somebody spoke, in which words, and for which reason.
#[derive(Debug, PartialEq)]
struct Terms<'a> {
    text: &'a str,
    kind: &'a str,
    words: &'a str,
    reason: &'a str,
}

#[test]
fn terms_and_reasons() {
    let table = "
[S An official, speaking on condition of anonymity,] [C said] [X it rained]. | anonymity | on condition of anonymity | -
[S An official] [C said] [X it rained], speaking on the condition of anonymity. | anonymity | on the condition of anonymity | -
[S An aide who spoke on condition of anonymity to discuss private talks] [C said] [X it rained]. | anonymity | on condition of anonymity | to discuss private talks
[S An aide] [C said] [X it rained], on condition of anonymity because the talks are secret. | anonymity | on condition of anonymity | because the talks are secret
[S An aide who asked not to be named] [C said] [X it rained]. | anonymity | asked not to be named | -
[S An aide who asked not to be named, citing the inquiry,] [C said] [X it rained]. | anonymity | asked not to be named | citing the inquiry
[S A driver] [C said] [X it rained], declining to be identified for fear of losing his job. | anonymity | declining to be identified | for fear of losing his job
[S A driver who refused to give his name] [C said] [X it rained]. | anonymity | refused to give his name | -
[S A clerk who was not authorised to speak publicly] [C said] [X it rained]. | anonymity | not authorised to | -
[S A clerk] [C said] [X it rained], anonymously because she was not authorised to speak to reporters. | anonymity | not authorised to | because she was not authorised to speak to reporters
[S A clerk who requested anonymity] [C said] [X it rained]. | anonymity | requested anonymity | -
[S A clerk granted anonymity to speak freely] [C said] [X it rained]. | anonymity | granted anonymity | to speak freely
[S A clerk, who wished to remain anonymous,] [C said] [X it rained]. | anonymity | wished to remain anonymous | -
[S A clerk, who spoke anonymously out of fear of her boss,] [C said] [X it rained]. | anonymity | spoke anonymously | out of fear of her boss
[S A clerk, whose name was withheld,] [C said] [X it rained]. | anonymity | name was withheld | -
[S A clerk who did not want her name used] [C said] [X it rained]. | anonymity | not want her name used | -
[S A clerk, insisting on anonymity,] [C said] [X it rained]. | anonymity | insisting on anonymity | -
[S A clerk] [C said] [X it rained], under condition of anonymity given the lawsuit. | anonymity | under condition of anonymity | given the lawsuit
[S An aide] [C said] on background [X that it rained]. | background | on background | -
[S An aide, speaking on deep background,] [C said] [X it rained]. | background | on deep background | -
[S An aide, speaking off the record,] [C said] [X it rained]. | off-the-record | off the record | -
[S An aide] [C told] the Courier off the record [X that it rained]. | off-the-record | off the record | -
[S An aide, speaking on the record,] [C said] [X it rained]. | on-the-record | speaking on the record | -
[S An aide who was not permitted to speak to the press] [C said] [X it rained]. | anonymity | not permitted to speak | -
[S An aide who lacked authority to discuss the sale publicly] [C said] [X it rained]. | - | - | -
[X The quays are not to be named after mayors], [S Bo Carr] [C said]. | - | - | -
[S A man whose background check failed] [C said] [X it rained]. | - | - | -
[S An aide] [C said] [X the mayor spoke on condition of anonymity]. | - | - | -
    ";
    let mut wrong = Vec::new();
    for row in rows(table) {
        let [text, kind, words, reason] = row[..] else {
            panic!("four cells in {row:?}")
        };
        let case = Terms {
            text,
            kind,
            words,
            reason,
        };
        let (body, understood) = read(case.text);
        let rule = understood.attributions[0].ground_rule;
        let of = |span: Option<Span>| span.map_or("", |s| s.of(&body));
        let found = Terms {
            text,
            kind: rule.map_or("", |r| r.kind.as_str()),
            words: of(rule.map(|r| r.span)),
            reason: of(rule.and_then(|r| r.reason)),
        };
        if found != case {
            wrong.push(format!("{found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
