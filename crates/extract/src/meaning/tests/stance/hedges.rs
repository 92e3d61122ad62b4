//! What is told on nobody's word: a hedge is no speaker, and never denies or declines itself.

use super::cases::{Case, check};

/// Words that only hint at a source.
const HEDGES: &[Case] = &[
    Case {
        text: "[X The envoy] [C reportedly] [X met the broker twice].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The envoy has] [C reportedly] [X not left the island].",
        means: "asserts indirect",
    },
    Case {
        text: "[C Reportedly], [X no envoy was there].",
        means: "asserts indirect",
    },
    Case {
        text: "[C Allegedly], [X the mill never paid].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The skipper] [C allegedly] [X refused to comment on the wreck].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The skipper] [C supposedly] [X denied the order].",
        means: "asserts indirect",
    },
    Case {
        text: "[X A ship] [C purportedly] [X sank off the cape].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The] [C alleged] [X theft of the bell] shook the town.",
        means: "asserts indirect",
    },
    Case {
        text: "[X The] [C purported] [X letter of the mayor] is short.",
        means: "asserts indirect",
    },
    Case {
        text: "[X The bell] [C was said to] [X be cursed].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The bell] [C is said not to] [X be real].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The bell] [C is believed to] [X be in the bay].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The crew] [C is thought to] [X have no boat].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The crew] [C is rumoured to] [X have fled].",
        means: "asserts indirect",
    },
    Case {
        text: "[C It is alleged that] [X the crew did not pay].",
        means: "asserts indirect",
    },
    Case {
        text: "[C Rumours] [X that the mayor had not paid] spread.",
        means: "asserts indirect",
    },
    Case {
        text: "There were [C unconfirmed reports of] [X a fire at the mill].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The mayor] [C was accused of] [X not paying].",
        means: "asserts indirect",
    },
    Case {
        text: "[X The mayor] [C apparently] [X knew].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The mayor] [C reportedly said] [X the dam would hold].",
        means: "asserts indirect",
    },
    Case {
        text: "[S The mayor] [C reportedly said] [X she had not seen the map].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mayor] [C reportedly told] Northwire [X that it rained].",
        means: "asserts indirect, to Northwire = Northwire",
    },
    Case {
        text: "[S The mayor] [C reportedly declined] [X to comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mayor] reportedly [C declined] [X to comment].",
        means: "declines indirect",
    },
    Case {
        text: "[S The mayor] [C reportedly denied] [X the sale].",
        means: "denies indirect",
    },
    Case {
        text: "[S The mayor] [C allegedly asked] [X whether the safe was open].",
        means: "asks indirect",
    },
    Case {
        text: "[X The mayor] [C reportedly] [X called the plan “mad and dear to us all” in May].",
        means: "asserts mixed",
    },
];

#[test]
fn hedges() {
    check(HEDGES);
}
