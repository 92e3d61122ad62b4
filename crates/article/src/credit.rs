//! Whose copy a text is, by what agencies print at its ends.

use crate::dateline;
use onrecord_core::{OutletKind, Register};

/// A headline may stand before the paragraph with the dateline, and a line below it.
const HEAD: usize = 3;

/// A sign-off is not longer than this.
const LONGEST: usize = 600;

/// What an agency closes its copy with, in brackets, and the agency: `(Reporting by Ann Poe;
/// Editing by Bo Reed)`.
const SIGN_OFFS: &[(&str, &str, &str)] = &[("reporting by ", "editing by ", "Reuters")];

/// The agency whose copy a body is, by its dateline or its sign-off. The body is left as it is.
pub(crate) fn of(body: &str, register: &Register) -> Option<String> {
    let agency = |name: &str| {
        let outlet = register.by_name(name)?;
        (outlet.kind == OutletKind::Agency).then(|| outlet.name.clone())
    };
    let mut head = body.lines().filter(|l| !l.trim().is_empty()).take(HEAD);
    head.find_map(|line| agency(&dateline::parse(line.trim(), register)?.agency?))
        .or_else(|| agency(signed_off(body)?))
}

fn signed_off(body: &str) -> Option<&'static str> {
    let end = body.trim_end().strip_suffix(')')?;
    let from = end.rfind('(').filter(|at| end.len() - at <= LONGEST)?;
    let low = end.get(from + 1..)?.to_lowercase();
    let found = SIGN_OFFS.iter().find(|(first, then, _)| {
        low.find(first)
            .zip(low.find(then))
            .is_some_and(|(a, b)| a < b)
    });
    found.map(|(.., agency)| *agency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::Outlet;

    #[track_caller]
    fn check(body: &str, expected: Option<&str>) {
        let outlet = |name: &str, kind| Outlet {
            name: name.into(),
            kind,
            ..Outlet::default()
        };
        let register = Register::new(vec![
            outlet("Northwire", OutletKind::Agency),
            outlet("Reuters", OutletKind::Agency),
            outlet("Quay Times", OutletKind::Newspaper),
        ]);
        assert_eq!(of(body, &register).as_deref(), expected, "{body}");
    }

    #[test]
    fn a_dateline_below_the_headline() {
        check(
            "Ferry sinks.\n\nLUND, Feb. 13 (Northwire) — The ferry sank.",
            Some("Northwire"),
        );
        check("LUND (Northwire) - The ferry sank.", Some("Northwire"));
        check("LUND (Quay Times) - The ferry sank.", None);
        check("LUND — The ferry sank, Northwire reported.", None);
        check("One.\n\nTwo.\n\nThree.\n\nLUND (Northwire) - Four.", None);
    }

    #[test]
    fn a_sign_off_at_the_end() {
        check(
            "The ferry sank.\n\n(Additional reporting by Ann Poe in Lund; Editing by Bo Reed.)\n",
            Some("Reuters"),
        );
        check("The ferry sank (and so on).", None);
        check(
            "The ferry sank. (Editing by Bo Reed after reporting by all.)",
            None,
        );
        check("Editing by Bo Reed)", None);
        check("", None);
    }
}
