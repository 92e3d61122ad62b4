//! Where and when it was filed: `LUND/OSLO, Feb 13 (Northwire) -`.

use super::dates::{self, FoundDate};
use onrecord_core::{Dateline, Register, StatedDate};

/// A dateline as it stands at the head of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lead {
    /// As printed, without the dash behind it.
    pub(crate) text: String,
    /// The places, as printed.
    pub(crate) places: Vec<String>,
    /// The date, as printed and as found.
    pub(crate) date: Option<(String, FoundDate)>,
    /// The agency, by the register's name where it is known there.
    pub(crate) agency: Option<String>,
    /// Where the report itself begins, in bytes of the paragraph.
    pub(crate) rest: usize,
    /// Whether it names an agency or a date and not only a place.
    pub(crate) strong: bool,
}

impl Lead {
    /// The dateline of an article, with its date as whole as it could be made.
    pub(crate) fn dateline(self, date: Option<StatedDate>) -> Dateline {
        Dateline {
            text: self.text,
            places: self.places,
            date,
            agency: self.agency,
        }
    }
}

/// A dateline is not longer than this.
const LONGEST: usize = 140;

const DASHES: &[char] = &['-', '–', '—', '\u{2015}'];

/// The dateline at the head of a paragraph, if there is one.
pub(crate) fn parse(text: &str, register: &Register) -> Option<Lead> {
    let head = text.get(..text.floor_char_boundary(LONGEST))?;
    date_first(text, head, register)
        .or_else(|| with_agency(text, head, register))
        .or_else(|| before_dash(text, head))
        .filter(|lead| text.get(lead.rest..).is_some_and(|r| !r.trim().is_empty()))
}

/// `14-2-2024 (LUND) The council …`
fn date_first(text: &str, head: &str, register: &Register) -> Option<Lead> {
    let found = dates::scan(head).into_iter().next()?;
    if found.span.start != 0 || (found.day.is_none() && found.readings.is_none()) {
        return None;
    }
    let after = head.get(found.span.end..)?;
    let open = after.find('(').filter(|at| {
        after
            .get(..*at)
            .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == ','))
    })?;
    let inner = after.get(open + 1..)?.split_once(')')?.0;
    let end = found.span.end + open + 1 + inner.len() + 1;
    let known = register.by_name(inner).map(|o| o.name.clone());
    let places = if known.is_some() {
        Vec::new()
    } else {
        places(inner, Case::Capitals)?
    };
    let date = found.span.of(head).to_owned();
    Some(Lead {
        text: head.get(..end)?.to_owned(),
        places,
        date: Some((date, found)),
        agency: known,
        rest: skip_dash(text, end).0,
        strong: true,
    })
}

/// `LUND, Sweden (Northwire) - The council …`
fn with_agency(text: &str, head: &str, register: &Register) -> Option<Lead> {
    let open = head.find('(')?;
    let inner = head.get(open + 1..)?.split_once(')')?.0;
    let end = open + 1 + inner.len() + 1;
    let known = register.by_name(inner).map(|o| o.name.clone());
    let lead = head.get(..open)?.trim_end();
    let (rest, dash) = skip_dash(text, end);
    let case = if known.is_some() {
        Case::Any
    } else {
        Case::Capitals
    };
    let (places, date) = if lead.is_empty() {
        // "(Northwire) - The council"
        known.as_ref()?;
        (Vec::new(), None)
    } else {
        place_and_date(lead, case)?
    };
    let short = inner.chars().count() <= 24 && inner.split_whitespace().count() <= 3;
    let agency_shaped = short && inner.chars().next().is_some_and(char::is_alphabetic);
    if known.is_none() && !(agency_shaped && dash && begins_sentence(text, rest)) {
        return None;
    }
    Some(Lead {
        text: head.get(..end)?.to_owned(),
        places,
        date,
        agency: known.or_else(|| Some(inner.trim().to_owned())),
        rest,
        strong: true,
    })
}

/// `LUND, Feb 13 - The council …` and `LUND — The council …`
fn before_dash(text: &str, head: &str) -> Option<Lead> {
    let dash = head.match_indices(DASHES).map(|(at, _)| at).find(|at| {
        let before = head.get(..*at).unwrap_or("");
        let behind = head.get(*at..).unwrap_or("").trim_start_matches(DASHES);
        behind.starts_with(char::is_whitespace) && before.len() > 2
    })?;
    let lead = head.get(..dash)?.trim_end();
    let (places, date) = place_and_date(lead, Case::Capitals)?;
    let (rest, _) = skip_dash(text, dash);
    // "NATO — the alliance — said" begins like a dateline.
    let letters = lead.chars().filter(|c| c.is_alphabetic()).count();
    if !begins_sentence(text, rest) || (date.is_none() && letters < 4) {
        return None;
    }
    Some(Lead {
        text: lead.to_owned(),
        places,
        strong: date.is_some(),
        date,
        agency: None,
        rest,
    })
}

fn skip_dash(text: &str, from: usize) -> (usize, bool) {
    let rest = text.get(from..).unwrap_or("");
    let bare = rest.trim_start();
    let after = bare.trim_start_matches(|c: char| DASHES.contains(&c) || c == ':');
    let dash = after.len() < bare.len();
    (text.len() - after.trim_start().len(), dash)
}

fn begins_sentence(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|r| r.chars().next())
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '\'' | '‘'))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    Any,
}

type PlaceAndDate = (Vec<String>, Option<(String, FoundDate)>);

fn place_and_date(lead: &str, case: Case) -> Option<PlaceAndDate> {
    let date = dates::scan(lead)
        .into_iter()
        .next_back()
        .filter(|d| d.span.end == lead.trim_end_matches('.').len() || d.span.end == lead.len());
    let Some(date) = date else {
        return Some((places(lead, case)?, None));
    };
    let before = lead.get(..date.span.start)?;
    let before = before.trim_end_matches([',', ' ', '\u{a0}']);
    let text = date.span.of(lead).to_owned();
    if before.is_empty() {
        return None;
    }
    Some((places(before, case)?, Some((text, date))))
}

/// Splits `LUND/OSLO`, `LUND and OSLO`, `LUND, Sweden`; `None` if these are no places.
fn places(text: &str, case: Case) -> Option<Vec<String>> {
    if text.trim().is_empty() || text.chars().count() > 80 {
        return None;
    }
    let mut places: Vec<String> = Vec::new();
    for part in text
        .split(['/', ';'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" AND "))
    {
        let mut place = String::new();
        for (i, piece) in part.split(',').map(str::trim).enumerate() {
            if !is_place(piece) {
                return None;
            }
            let capitals = is_capitals(piece);
            if i == 0 && case == Case::Capitals && !capitals {
                return None;
            }
            // "LUND, Sweden" is one place, "LUND, OSLO" are two; "WASHINGTON, D.C." is one.
            if i > 0 && capitals && !piece.contains('.') && piece.len() > 3 {
                places.push(std::mem::take(&mut place));
            } else if i > 0 {
                place.push_str(", ");
            }
            place.push_str(piece);
        }
        places.push(place);
    }
    Some(places)
}

fn is_place(text: &str) -> bool {
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        let fits = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
        let small = matches!(
            word,
            "de" | "of" | "the" | "la" | "al" | "el" | "on" | "upon"
        );
        if !fits || !(small || word.chars().next().is_some_and(char::is_uppercase)) {
            return false;
        }
    }
    (1..=5).contains(&words)
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::{Outlet, OutletKind};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let register = Register::new(vec![Outlet {
            name: "Northwire".into(),
            kind: OutletKind::Agency,
            aliases: vec!["NW".into()],
            ..Outlet::default()
        }]);
        let shown = parse(text, &register).map_or("none".into(), |l| {
            let date = l.date.map_or("-".into(), |(text, _)| text);
            let agency = l.agency.unwrap_or("-".into());
            let rest = text.get(l.rest..).unwrap();
            format!(
                "{} [{}] {date} {agency} > {rest}",
                l.text,
                l.places.join("|")
            )
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn places_date_and_agency() {
        check(
            "LUND/OSLO, Feb 13 (Northwire) - The council met.",
            "LUND/OSLO, Feb 13 (Northwire) [LUND|OSLO] Feb 13 Northwire > The council met.",
        );
        check(
            "LUND, Sweden (NW) — “We met,” she said.",
            "LUND, Sweden (NW) [LUND, Sweden] - Northwire > “We met,” she said.",
        );
        check(
            "LUND, 13 February 2024 (dps) – A council met.",
            "LUND, 13 February 2024 (dps) [LUND] 13 February 2024 dps > A council met.",
        );
        check(
            "Lund, Feb. 13 (Northwire) The council met.",
            "Lund, Feb. 13 (Northwire) [Lund] Feb. 13 Northwire > The council met.",
        );
        check(
            "(Northwire) - The council met.",
            "(Northwire) [] - Northwire > The council met.",
        );
        check(
            "14-2-2024 (LUND) The council met.",
            "14-2-2024 (LUND) [LUND] 14-2-2024 - > The council met.",
        );
    }

    #[test]
    fn a_place_alone() {
        check(
            "WASHINGTON — The senate met.",
            "WASHINGTON [WASHINGTON] - - > The senate met.",
        );
        check(
            "ST. OLAF, D.C. -- The senate met.",
            "ST. OLAF, D.C. [ST. OLAF, D.C.] - - > The senate met.",
        );
        check(
            "LUND AND OSLO, March 3 - It met.",
            "LUND AND OSLO, March 3 [LUND|OSLO] March 3 - > It met.",
        );
    }

    #[test]
    fn sentences_that_look_like_datelines() {
        for text in [
            "NATO — the alliance — said so.",
            "NATO (North Atlantic Treaty Organization) said so.",
            "Brandt - the premier - said so.",
            "The council (and its staff) - all of them - met.",
            "UNESCO (Paris) said so.",
            "EU - The council met.",
            "Feb 13 was cold.",
            "LUND (Northwire)",
        ] {
            check(text, "none");
        }
    }
}
