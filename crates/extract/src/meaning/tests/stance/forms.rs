//! How much of a content is quoted.

use super::cases::{Case, check};

/// Direct, mixed and indirect.
const FORMS: &[Case] = &[
    Case {
        text: "[X “The bell is gone,”] [C said] [S the warden].",
        means: "asserts direct",
    },
    Case {
        text: "[X \"The bell is gone,\"] [S the warden] [C said].",
        means: "asserts direct",
    },
    Case {
        text: "[X ``The bell is gone,''] [S the warden] [C said].",
        means: "asserts direct",
    },
    Case {
        text: "[X ‘The bell is gone,’] [S the warden] [C said].",
        means: "asserts direct",
    },
    Case {
        text: "[X «The bell is gone»], [C said] [S the warden].",
        means: "asserts direct",
    },
    Case {
        text: "[S The warden] [C said]: [X The bell is gone].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The bell is gone], [S the warden] [C said].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The bell is “gone for good,”] [S the warden] [C said].",
        means: "asserts mixed",
    },
    Case {
        text: "[X “Gone” is the bell], [S the warden] [C said].",
        means: "asserts mixed",
    },
    Case {
        text: "[X “The bell,”] [S the warden] [C said], [X “is gone.”]",
        means: "asserts direct",
    },
    Case {
        text: "[X “The bell is gone,”] [S the warden] [C said], [X and so is the rope].",
        means: "asserts mixed",
    },
    Case {
        text: "[S The warden] [C said] [X that “the bell is gone.”]",
        means: "asserts mixed",
    },
    Case {
        text: "[S The warden] [C said] [X “the bell is gone”] on Monday.",
        means: "asserts direct",
    },
    Case {
        text: "[S The warden] [C said] [X the old bell of the mayors' chapel is gone].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The warden] [C said] [X it's the '90s bell, and the mayors' own].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The warden] [C said]: [X “The bell is gone. The rope is here.”]",
        means: "asserts direct",
    },
    Case {
        text: "[S The warden] [C said]: [X “The bell is gone.\n\n“The rope is here.”]",
        means: "asserts direct",
    },
    Case {
        text: "[S The warden] [C called] [X the theft “an outrage”].",
        means: "asserts mixed",
    },
    Case {
        text: "[S The warden] [C called] it [X “an outrage.”]",
        means: "asserts direct",
    },
    Case {
        text: "[X “Who took it?”] [S the warden] [C asked].",
        means: "asks direct",
    },
    Case {
        text: "[S The warden] [C asked] [X who had taken “it”].",
        means: "asks mixed",
    },
    Case {
        text: "[S The warden] [C asked] [X who had taken it].",
        means: "asks indirect",
    },
    Case {
        text: "[S The warden] [C spoke of] [X the “so-called theft” of the bell and of all that came of it in the long years after].",
        means: "asserts mixed",
    },
    Case {
        text: "“[S The warden] [C said] [X the bell is gone],” the song goes.",
        means: "asserts indirect",
    },
    Case {
        text: "“[S The warden] [C said] [X ‘the bell is gone,’]” the song goes.",
        means: "asserts direct",
    },
    Case {
        text: "[X The bell is gone], as [S the warden], who is “always right,” [C said].",
        means: "asserts indirect",
    },
];

#[test]
fn forms() {
    check(FORMS);
}
