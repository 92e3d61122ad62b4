//! Statements within statements, in order of their cues.

use super::super::stance::cases::{Case, check};

/// Who says that somebody says.
const NESTED: &[Case] = &[
    Case {
        text: "[S Oda] [C said] [X that [S2 Lund] [C2 said] [X2 it rained]].",
        means: "asserts indirect | asserts indirect, within 0",
    },
    Case {
        text: "[S Oda] [C said] [X that [S2 Lund] [C2 denied] [X2 the sale]].",
        means: "asserts indirect | denies indirect, within 0",
    },
    Case {
        text: "[S Oda] [C said] [X that [S2 Lund] [C2 declined] [X2 to comment]].",
        means: "asserts indirect | declines indirect, within 0",
    },
    Case {
        text: "[S Oda] [C denied] [X that [S2 Lund] [C2 told] her [X2 it rained]].",
        means: "denies indirect | asserts indirect, to her, within 0",
    },
    Case {
        text: "[X “[S2 Lund] [C2 said] [X2 it rained],”] [S Oda] [C said].",
        means: "asserts indirect, within 1 | asserts direct",
    },
    Case {
        text: "[X “[S2 Lund] [C2 told] me, [X2 ‘It rained,’]”] [S Oda] [C said].",
        means: "asserts direct, to me, within 1 | asserts direct",
    },
    Case {
        text: "[S Oda] [C said] [X it rained]. [S2 Lund] [C2 said] [X2 it snowed].",
        means: "asserts indirect | asserts indirect",
    },
    Case {
        text: "[S Oda] [C said] [X [S2 Lund] [C2 said] [X2 that [S3 Quill] [C3 said] [X3 it rained]]].",
        means: "asserts indirect | asserts indirect, within 0 | asserts indirect, within 1",
    },
    Case {
        text: "[S Oda] [C said] [X that [S2 Lund] [C2 said] [X2 it rained] and that [S3 Quill] [C3 said] [X3 it snowed]].",
        means: "asserts indirect | asserts indirect, within 0 | asserts indirect, within 0",
    },
    Case {
        text: "[S Oda] [C asked] [X whether [S2 Lund] [C2 had said] [X2 it rained]].",
        means: "asks indirect | asserts indirect, within 0",
    },
    Case {
        text: "[S The Courier] [C reported] [X that [S2 a clerk] [C2 told] it [X2 the safe was open]].",
        means: "asserts indirect | asserts indirect, within 0",
    },
    Case {
        text: "[C According to] [S the Courier], [X [S2 Oda] [C2 asked] [X2 who had paid]].",
        means: "asserts indirect | asks indirect, within 0",
    },
    Case {
        text: "[X [S2 Oda] [C2 rejects] [X2 the claim]], [S Lund] [C told] Northwire on Monday.",
        means: "denies indirect, within 1 | asserts indirect, to Northwire = Northwire, on 2024-02-12",
    },
    Case {
        text: "[X “It rained,”] [S Oda] [C said], and [S2 Lund] [C2 agreed] [X2 that it did].",
        means: "asserts direct | asserts indirect",
    },
    Case {
        text: "[S Oda] [C told] Northwire [X that [S2 Lund] [C2 said] on Monday [X2 it rained]].",
        means: "asserts indirect, to Northwire = Northwire | asserts indirect, on 2024-02-12, within 0",
    },
    Case {
        text: "[X It rained], [S Oda] [C said]. [X2 It snowed], [S2 Lund] [C2 said].",
        means: "asserts indirect | asserts indirect",
    },
];

#[test]
fn nested() {
    check(NESTED);
}
