//! Unnamed sources as journalists describe them: what they are, how many, in which role, and for
//! whom they stand.

use super::{line, read, rows};

/// An unnamed source, and all that its description tells.
#[derive(Debug, PartialEq)]
struct Case<'a> {
    source: &'a str,
    /// Kind and count, at least and at most.
    is: &'a str,
    role: &'a str,
    affiliation: &'a str,
}

#[track_caller]
fn check(table: &str) {
    let mut wrong = Vec::new();
    for row in rows(table) {
        let [source, is, role, affiliation] = row[..] else {
            panic!("four cells in {row:?}")
        };
        let case = Case {
            source,
            is,
            role,
            affiliation,
        };
        let text = format!(
            "[S {}] [C said] [X that the bridge was closed].",
            case.source
        );
        let (_, understood) = read(&text);
        let mentions = &understood.attributions[0].speakers;
        let speaker = &understood.speakers[mentions[0].speaker];
        let found = Case {
            source,
            is: &line(speaker).replace(" unnamed", ""),
            role: speaker.role.as_deref().unwrap_or(""),
            affiliation: speaker.affiliation.as_deref().unwrap_or(""),
        };
        if found != case || mentions.len() != 1 || speaker.proper_name.is_some() {
            wrong.push(format!("{found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_person_of_whom_little_is_told() {
    check(
        "
A source                                              | person 1-1 | - | -
A senior source                                       | person 1-1 | - | -
A well-placed source                                  | person 1-1 | - | -
One source                                            | person 1-1 | - | -
One person familiar with the matter                   | person 1-1 | - | -
A person briefed on the plan                          | person 1-1 | - | -
A person with direct knowledge of the sale            | person 1-1 | - | -
Someone close to the talks                            | person 1-1 | - | -
A source close to the mayor                           | person 1-1 | - | -
A source with knowledge of the inquiry                | person 1-1 | - | -
An insider                                            | person 1-1 | - | -
An unnamed source                                     | person 1-1 | - | -
An official who was not authorised to speak publicly  | person 1-1 | - | -
A senior official, speaking on condition of anonymity | person 1-1 | - | -
A witness to the crash                                | person 1-1 | - | -
A woman who lives next to the quay                    | person 1-1 | - | -
A man in the crowd                                    | person 1-1 | - | -
A Velian official                                     | person 1-1 | - | -
Another Velian official                               | person 1-1 | - | -
A third source                                        | person 1-1 | - | -
        ",
    );
}

#[test]
fn one_person_in_a_role() {
    check(
        "
A senior aide                            | person 1-1 | senior aide | -
A spokeswoman                            | person 1-1 | spokeswoman | -
A spokeswoman for the port authority     | person 1-1 | spokeswoman for the port authority | port authority
A spokesman for Velmark                  | person 1-1 | spokesman for Velmark | Velmark
A port authority spokesman               | person 1-1 | port authority spokesman | port authority
A White House official                   | person 1-1 | - | White House
A senior Kremlin aide                    | person 1-1 | senior Kremlin aide | Kremlin
A senior NATO diplomat                   | person 1-1 | senior NATO diplomat | NATO
A Defence Ministry source                | person 1-1 | - | Defence Ministry
An official at the harbour ministry      | person 1-1 | - | harbour ministry
An official in the mayor's office        | person 1-1 | - | mayor's office
An economist at Vell Bank                | person 1-1 | economist at Vell Bank | Vell Bank
An adviser to President Quill            | person 1-1 | adviser to President Quill | President Quill
A former aide to the mayor               | person 1-1 | former aide to the mayor | mayor
A lawyer for the family                  | person 1-1 | lawyer for the family | family
A campaign operative                     | person 1-1 | campaign operative | campaign
A police officer                         | person 1-1 | police officer | police
A retired harbour pilot                  | person 1-1 | retired harbour pilot | -
A Norrish diplomat in Vell               | person 1-1 | Norrish diplomat in Vell | -
A Harbour Courier editor                 | person 1-1 | Harbour Courier editor | Harbour Courier
The company's chief executive            | person 1-1 | company's chief executive | company
A member of the council                  | person 1-1 | member of the council | council
One of the negotiators                   | person 1-1 | - | -
        ",
    );
}

#[test]
fn several_people() {
    check(
        "
Sources                                      | group 2- | - | -
Officials                                    | group 2- | - | -
Two officials                                | group 2-2 | - | -
Two people familiar with the matter          | group 2-2 | - | -
Three people with knowledge of the talks     | group 3-3 | - | -
At least two diplomats                       | group 2- | - | -
At least three people briefed on the plan    | group 3- | - | -
More than a dozen residents                  | group 13- | - | -
Nearly a dozen employees                     | group 2- | - | -
Half a dozen aides                           | group 6-6 | - | -
A pair of dock workers                       | group 2-2 | - | -
Several lawmakers                            | group 3- | - | -
Dozens of witnesses                          | group 24- | - | -
Both officials                               | group 2-2 | - | -
Multiple sources                             | group 2- | - | -
A number of residents                        | group 2- | - | -
A handful of delegates                       | group 2- | - | -
Up to five employees                         | group 2-5 | - | -
Two or three aides                           | group 2-3 | - | -
Four current and former employees            | group 4-4 | - | -
Current and former officials                 | group 2- | - | -
Some of the dock workers                     | group 2- | - | -
Two of the three envoys                      | group 2-2 | - | -
Residents of the old town                    | group 2- | - | -
People close to the mayor                    | group 2- | - | -
        ",
    );
}

#[test]
fn several_people_for_somebody() {
    check(
        "
Two Defence Ministry officials               | group 2-2 | - | Defence Ministry
Officials from the port authority            | group 2- | - | port authority
Aides to the mayor                           | group 2- | - | mayor
Lawyers for the family                       | group 2- | - | family
White House officials                        | group 2- | - | White House
Police officials                             | group 2- | - | Police
Three executives at Velmark                  | group 3-3 | - | Velmark
        ",
    );
}

#[test]
fn bodies_and_papers_without_a_name() {
    check(
        "
The ministry                                 | institution | - | -
The company                                  | institution | - | -
Police                                       | institution | - | -
The rebel group                              | institution | - | -
A government report                          | document | - | -
The lawsuit                                  | document | - | -
A letter seen by the court                   | document | - | -
Court records                                | document | - | -
The newspaper                                | outlet | - | -
A local newspaper                            | outlet | - | -
        ",
    );
}
