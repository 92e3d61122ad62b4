//! Denials, and taking back what was said.

use super::cases::{Case, check};

/// What denies.
const DENIALS: &[Case] = &[
    Case {
        text: "[S The port] [C denied] [X selling the quay].",
        means: "denies indirect",
    },
    Case {
        text: "[S The ferry line] [C flatly denied] [X that the hull had cracked].",
        means: "denies indirect",
    },
    Case {
        text: "[X That the hull had cracked] was [C denied by] [S the ferry line].",
        means: "denies indirect",
    },
    Case {
        text: "[S Lund], [C denying] [X any part in the sale], left the hall.",
        means: "denies indirect",
    },
    Case {
        text: "[S Oda] issued [C a denial of] [X the story].",
        means: "denies indirect",
    },
    Case {
        text: "[S The envoy] [C has repeatedly denied] [X meeting the skipper].",
        means: "denies indirect",
    },
    Case {
        text: "[S The ministry] [C refuted] [X the account of the fire].",
        means: "denies indirect",
    },
    Case {
        text: "[S Quill] [C rebutted] [X the charge that he had fled].",
        means: "denies indirect",
    },
    Case {
        text: "[S The museum] [C disputes] [X that the bell is a copy].",
        means: "denies indirect",
    },
    Case {
        text: "[S A harbour log] [C contradicts] [X the captain's account].",
        means: "denies indirect",
    },
    Case {
        text: "[S The council] [C debunked] [X the rumour of a curfew].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mill] [C rejected] [X allegations that it had hidden the leak].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mill] [C rejected] [X any suggestion of a leak].",
        means: "denies indirect",
    },
    Case {
        text: "[S Brook] [C dismissed] [X that theory].",
        means: "denies indirect",
    },
    Case {
        text: "[S Brook] [C dismissed] [X the notion that the crew was drunk].",
        means: "denies indirect",
    },
    Case {
        text: "[S Brook] [C brushed aside] [X claims of a quarrel].",
        means: "denies indirect",
    },
    Case {
        text: "[S Brook] [C called] [X the report a fabrication].",
        means: "denies indirect",
    },
    Case {
        text: "[S Brook] [C described] [X the story as baseless].",
        means: "denies indirect",
    },
    Case {
        text: "[S Brook] [C slammed] [X the allegations as false].",
        means: "denies indirect",
    },
    Case {
        text: "[S The islanders] [C dismissed] [X the map] as a [X fake].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C said] [X the tale was untrue].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C said] [X that the claim is simply false].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C said] [X nobody had been dismissed].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C insisted] [X that no money had changed hands].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C said] [X there were no talks with the rebels].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C maintained] [X he had never met the broker].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C told] the court [X she was not on the ship].",
        means: "denies indirect, to the court",
    },
    Case {
        text: "[S The aide] [C said] [X the ministry had no part in the raid].",
        means: "denies indirect",
    },
    Case {
        text: "[S The aide] [C said] [X he knew nothing about the letter].",
        means: "denies indirect",
    },
    Case {
        text: "[S Police] [C said] [X they had found no evidence of a fire].",
        means: "denies indirect",
    },
    Case {
        text: "[S Police] [C said] [X the skipper wasn't arrested].",
        means: "denies indirect",
    },
    Case {
        text: "[X “That never happened,”] [S Oda] [C said].",
        means: "denies direct",
    },
    Case {
        text: "[X “No,”] [S Oda] [C said].",
        means: "denies direct",
    },
    Case {
        text: "[X “Absolutely not,”] [S Oda] [C replied].",
        means: "denies direct",
    },
    Case {
        text: "[X “We have not sold a single berth,”] [S Oda] [C said].",
        means: "denies direct",
    },
    Case {
        text: "[X “I was never there,”] [S Oda] [C said].",
        means: "denies direct",
    },
    Case {
        text: "[S Oda] [C denied] [X being “a friend of the broker.”]",
        means: "denies mixed",
    },
];

/// What takes back.
const RETRACTIONS: &[Case] = &[
    Case {
        text: "[S Quill] [C retracted] [X his claim that the dam had burst].",
        means: "denies indirect",
    },
    Case {
        text: "[S The Quay Times] [C retracted] [X the story].",
        means: "denies indirect",
    },
    Case {
        text: "[S The witness] [C recanted] [X her testimony].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mayor] later [C walked back] [X the remark].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mayor] [C took back] [X his words about the nurses].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mayor] [C withdrew] [X the allegation].",
        means: "denies indirect",
    },
    Case {
        text: "[S The party] [C disavowed] [X the comments of its candidate].",
        means: "denies indirect",
    },
    Case {
        text: "[S The party] [C disowned] [X the statement].",
        means: "denies indirect",
    },
    Case {
        text: "[S The union] [C repudiated] [X the claims].",
        means: "denies indirect",
    },
    Case {
        text: "[S The general] [C backtracked on] [X his assertion that the fort had fallen].",
        means: "denies indirect",
    },
];

/// What only sounds like a denial.
const TURNED_DOWN: &[Case] = &[
    Case {
        text: "[S The mayor] [C refused to disavow] [X the remark].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The mayor] [C took] [X the statement as praise].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The mayor] [C withdrew] [X his candidacy].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The union] [C has repudiated] [X decades of thrift].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The council] [C rejected] [X the budget].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The court] [C denied] [X the crew bail].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The ministry] [C denied] [X entry to the island].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The mayor] [C did not dispute] [X that she had signed].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C said] [X she would not stand again].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C said] [X there was no reason to wait].",
        means: "asserts indirect",
    },
    Case {
        text: "[X “We are not afraid,”] [S Oda] [C said].",
        means: "asserts direct",
    },
    Case {
        text: "[X “Never again,”] [S Oda] [C said].",
        means: "asserts direct",
    },
];

#[test]
fn denials() {
    check(DENIALS);
}

#[test]
fn retractions() {
    check(RETRACTIONS);
}

#[test]
fn turned_down() {
    check(TURNED_DOWN);
}
