//! Whom one speaks to.

use super::super::stance::cases::{Case, check};

/// Told, asked, written to; and nobody.
const ADDRESSEES: &[Case] = &[
    Case {
        text: "[S Oda] [C told] the Courier [X that it rained].",
        means: "asserts indirect, to the Courier = Harbour Courier",
    },
    Case {
        text: "[S Oda] [C tells] Northwire [X it rained].",
        means: "asserts indirect, to Northwire = Northwire",
    },
    Case {
        text: "[X It rained], [S Oda] [C told] Beacon News on Tuesday.",
        means: "asserts indirect, to Beacon News = Beacon News, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C told] reporters [X that it rained].",
        means: "asserts indirect, to reporters",
    },
    Case {
        text: "[S Oda] [C told] a crowd [X that it rained].",
        means: "asserts indirect, to a crowd",
    },
    Case {
        text: "[X “It rained,”] [S Oda] [C told] the crowd gathered on the quay.",
        means: "asserts direct, to the crowd",
    },
    Case {
        text: "[X “It rained,”] [S Oda] [C told] Northwire just before noon.",
        means: "asserts direct, to Northwire = Northwire",
    },
    Case {
        text: "[X “It rained,”] [S Oda] [C told] supporters waiting in the cold.",
        means: "asserts direct, to supporters",
    },
    Case {
        text: "[S Oda] [C warned] the council [X that it might rain].",
        means: "asserts indirect, to the council",
    },
    Case {
        text: "[S Oda] [C asked] Lund [X whether it rained].",
        means: "asks indirect, to Lund",
    },
    Case {
        text: "[S Oda] [C asked] reporters [X who had seen the rain].",
        means: "asks indirect, to reporters",
    },
    Case {
        text: "[S Oda] [C urged] voters [X to stay home].",
        means: "asserts indirect, to voters",
    },
    Case {
        text: "[S Oda] [C reassured] residents [X that the dam would hold].",
        means: "asserts indirect, to residents",
    },
    Case {
        text: "[S Oda] [C said] in a letter to the Harbour Courier [X that it rained].",
        means: "asserts indirect, to the Harbour Courier = Harbour Courier",
    },
    Case {
        text: "In an email to supporters, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, to supporters",
    },
    Case {
        text: "[X It rained], [S Oda] [C wrote] in a message to Lund.",
        means: "asserts indirect, to Lund",
    },
    Case {
        text: "[S Oda] [C testified] before the Harbour Court [X that it rained].",
        means: "asserts indirect, to the Harbour Court",
    },
    Case {
        text: "Speaking to reporters, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, to reporters",
    },
    Case {
        text: "In an interview with Northwire, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, to Northwire = Northwire",
    },
    Case {
        text: "In remarks to investors, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, to investors",
    },
    Case {
        text: "In a phone call with Northwire, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, to Northwire = Northwire",
    },
    Case {
        text: "Interviewed by the Quay Times, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, to the Quay Times = Quay Times",
    },
    Case {
        text: "Addressing delegates, [S Oda] [C said] [X it rained].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C confirmed to] Northwire [X that it rained].",
        means: "asserts indirect, to Northwire = Northwire",
    },
    Case {
        text: "[S Oda] [C was asked] by Lund [X whether it rained].",
        means: "asks indirect",
    },
    Case {
        text: "[S Oda] [C had been told] [X that it rained].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C said] [X she told the Courier that it rained].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C asked for] [X more time].",
        means: "asserts indirect",
    },
    Case {
        text: "[X “Who paid?”] [C asked] [S Ada Oda of the Quay Times].",
        means: "asks direct",
    },
    Case {
        text: "[X “It rained,”] [S Oda] [C told] the Velian daily Quay Times.",
        means: "asserts direct, to the Velian daily Quay Times = Quay Times",
    },
    Case {
        text: "[S Oda] [C told] [X the truth about the rain].",
        means: "asserts indirect",
    },
];

#[test]
fn addressees() {
    check(ADDRESSEES);
}
