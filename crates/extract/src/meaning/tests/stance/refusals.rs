//! Those who say nothing.

use super::cases::{Case, check};

/// Who refuses to tell.
const REFUSALS: &[Case] = &[
    Case {
        text: "[S The port] [C declined] [X to comment on the sale].",
        means: "declines indirect",
    },
    Case {
        text: "[S The port] [C declined to comment on] [X the sale].",
        means: "declines indirect",
    },
    Case {
        text: "[S The port] [C declined comment] [X on the sale].",
        means: "declines indirect",
    },
    Case {
        text: "[S The port] [C declined] [X to be interviewed].",
        means: "declines indirect",
    },
    Case {
        text: "[S The port] [C declined to say] [X who had paid].",
        means: "declines indirect",
    },
    Case {
        text: "[S The port] [C declined] [X to quantify the damage].",
        means: "declines indirect",
    },
    Case {
        text: "[S The port] [C declined to define] [X what a delay was].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C declined to divulge] [X the price].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C declined] [X a request for an interview].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C refused] [X to answer questions].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C refused to discuss] [X the matter].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C is refusing to name] [X the donor].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C would not say] [X whether the safe was empty].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C wouldn't say] [X when the safe was opened].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C would not be drawn on] [X the date].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C would neither confirm nor deny] [X the sale].",
        means: "declines indirect",
    },
    Case {
        text: "[S A clerk] [C could neither confirm nor deny] [X the sale].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C could not immediately confirm] [X the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C had no comment] [X on the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C had no immediate comment on] [X the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C had no further comment] [X on the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C made no comment on] [X the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[X “No comment,”] [S he] [C said].",
        means: "declines direct",
    },
    Case {
        text: "[S The army] [C said] [X it would not comment on the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C said] [X it had nothing to add].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The army] [C gave no details of] [X the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C offered no explanation for] [X the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C provided no] [X details of the strike].",
        means: "declines indirect",
    },
    Case {
        text: "[S The army] [C stopped short of confirming] [X the strike].",
        means: "declines indirect",
    },
];

/// Who does not answer, or cannot be asked.
const SILENCE: &[Case] = &[
    Case {
        text: "[S The mill] [C did not respond to] [X a request for comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C did not immediately respond] [X to emailed questions].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C didn't reply to] [X three messages].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C has not commented on] [X the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C has yet to comment on] [X the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C had yet to respond to] [X the letter].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C failed to respond to] [X questions].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C did not return] [X a call for comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mill] [C never answered] [X the question].",
        means: "declines indirect",
    },
    Case {
        text: "[X Calls to the mill] [C were not returned].",
        means: "declines indirect",
    },
    Case {
        text: "[X Requests for comment] [C went unanswered].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C could not be reached] [X for comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C was not immediately available] [X for comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C was unavailable] [X for comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C remained silent on] [X the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] has stayed [C silent about] [X the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C kept mum about] [X the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C dodged] [X the question of who knew].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C sidestepped questions about] [X the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C evaded] [X questions about the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C deflected] [X a question about the leak].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C ignored] [X requests for comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C referred questions] [X to her lawyer].",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C referred further queries about] [X the leak] to the ministry.",
        means: "declines indirect",
    },
    Case {
        text: "[S The owner] [C directed inquiries] [X to her lawyer].",
        means: "declines indirect",
    },
];

/// What only sounds like a refusal to speak.
const DEEDS: &[Case] = &[
    Case {
        text: "[S The owner] [C refused] [X to pay].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C declined] [X the prize].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C declined to back] [X the plan].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C referred to] [X the leak as a drip].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C avoided] [X the harbour].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C ignored] [X the rules].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C gave] [X no quarter to her rivals].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C said] [X the crew had left without comment].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C said] [X the leak was small, and that a rival who made no comment lied].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C dodged two questions before saying] [X the leak was small].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C can't say] [X enough about the crew].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The owner] [C returned] [X the call].",
        means: "asserts indirect",
    },
];

#[test]
fn refusals() {
    check(REFUSALS);
}

#[test]
fn silence() {
    check(SILENCE);
}

#[test]
fn deeds() {
    check(DEEDS);
}
