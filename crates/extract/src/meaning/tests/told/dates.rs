//! When it was said. The texts are of Wednesday, 14 February 2024.

use super::super::stance::cases::{Case, check};

/// Dates of saying, and dates of other things.
const DATES: &[Case] = &[
    Case {
        text: "On Feb. 13, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C said] on 12 February [X that it rained].",
        means: "asserts indirect, on 2024-02-12",
    },
    Case {
        text: "[S Oda] [C said] on Feb. 1, 2023, [X that it rained].",
        means: "asserts indirect, on 2023-02-01",
    },
    Case {
        text: "[S Oda] [C said] on Nov. 30 [X that it rained].",
        means: "asserts indirect, on 2023-11-30",
    },
    Case {
        text: "[S Oda] [C said] in December [X that it rained].",
        means: "asserts indirect, on 2023-12",
    },
    Case {
        text: "[S Oda] [C said] in March 2022 [X that it rained].",
        means: "asserts indirect, on 2022-03",
    },
    Case {
        text: "[S Oda] [C said] in 2019 [X that it rained].",
        means: "asserts indirect, on 2019",
    },
    Case {
        text: "[S Oda] [C said] in a 2019 interview [X that it rained].",
        means: "asserts indirect, on 2019",
    },
    Case {
        text: "In her January speech, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, on 2024-01",
    },
    Case {
        text: "In a Feb. 3 letter, [S Oda] [C said] [X it rained].",
        means: "asserts indirect, on 2024-02-03",
    },
    Case {
        text: "[S Oda] [C said] Monday [X that it rained].",
        means: "asserts indirect, on 2024-02-12",
    },
    Case {
        text: "[S Oda] [C said] late Tuesday [X that it rained].",
        means: "asserts indirect, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C said] on Wednesday morning [X that it rained].",
        means: "asserts indirect, on 2024-02-14",
    },
    Case {
        text: "[S Oda] [C said] last Wednesday [X that it rained].",
        means: "asserts indirect, on 2024-02-07",
    },
    Case {
        text: "[S Oda] [C said] yesterday [X that it rained].",
        means: "asserts indirect, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C said] today [X that it rained].",
        means: "asserts indirect, on 2024-02-14",
    },
    Case {
        text: "[S Oda] [C said] this morning [X that it rained].",
        means: "asserts indirect, on 2024-02-14",
    },
    Case {
        text: "[S Oda] [C said] tonight [X that it rained].",
        means: "asserts indirect, on 2024-02-14",
    },
    Case {
        text: "[S Oda] [C said] last night [X that it rained].",
        means: "asserts indirect, on 2024-02-13",
    },
    Case {
        text: "Three days ago [S Oda] [C said] [X it rained].",
        means: "asserts indirect, on 2024-02-11",
    },
    Case {
        text: "[X “It rained,”] [S Oda] [C said] on Tuesday.",
        means: "asserts direct, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C denied] on Tuesday [X that it rained].",
        means: "denies indirect, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C declined] on Tuesday [X to comment].",
        means: "declines indirect, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C said] [X it would rain on Friday].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C said] next week [X it would rain].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda, mayor since 2019,] [C said] [X it rained].",
        means: "asserts indirect",
    },
    Case {
        text: "[S Oda] [C said] last week [X that it rained].",
        means: "asserts indirect",
    },
    Case {
        text: "[X It rained on Monday], [S Oda] [C said] on Tuesday.",
        means: "asserts indirect, on 2024-02-13",
    },
    Case {
        text: "[S Oda] [C said] [X it rained]; Lund left on Tuesday.",
        means: "asserts indirect",
    },
];

#[test]
fn dates() {
    check(DATES);
}
