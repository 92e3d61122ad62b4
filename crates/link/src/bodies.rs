//! The names of governments, agencies, companies and outlets, as they are compared.

use crate::doc::Doc;
use crate::names::plain;
use onrecord_core::text::words;
use onrecord_core::{Register, Words};

/// Bodies known under several names everywhere; the first stands for all. Others are known by
/// an abbreviation only where an article explains it.
static KNOWN: [(&str, Words); 41] = [
    (
        "united states government",
        Words::new(
            "washington, united states, us, usa, america, us government, american government, \
             united states of america",
        ),
    ),
    (
        "russian government",
        Words::new("moscow, russia, russian federation"),
    ),
    (
        "chinese government",
        Words::new("beijing, china, peoples republic of china"),
    ),
    ("ukrainian government", Words::new("kyiv, kiev, ukraine")),
    (
        "british government",
        Words::new("london, britain, uk, united kingdom, great britain, uk government"),
    ),
    ("french government", Words::new("paris, france")),
    ("german government", Words::new("berlin, germany")),
    ("iranian government", Words::new("tehran, iran")),
    ("israeli government", Words::new("jerusalem, israel")),
    (
        "turkish government",
        Words::new("ankara, turkey, türkiye, turkiye"),
    ),
    ("polish government", Words::new("warsaw, poland")),
    ("japanese government", Words::new("tokyo, japan")),
    (
        "north korean government",
        Words::new("pyongyang, north korea"),
    ),
    ("south korean government", Words::new("seoul, south korea")),
    ("indian government", Words::new("new delhi, delhi, india")),
    ("saudi government", Words::new("riyadh, saudi arabia")),
    ("european union", Words::new("eu, brussels")),
    ("european commission", Words::new("eu commission")),
    ("united nations", Words::new("un")),
    (
        "north atlantic treaty organization",
        Words::new("nato, north atlantic treaty organisation"),
    ),
    ("international monetary fund", Words::new("imf")),
    (
        "federal bureau of investigation",
        Words::new("fbi, us federal bureau of investigation"),
    ),
    (
        "central intelligence agency",
        Words::new("cia, us central intelligence agency"),
    ),
    (
        "national security agency",
        Words::new("nsa, us national security agency"),
    ),
    (
        "state department",
        Words::new("us state department, department of state, us department of state"),
    ),
    (
        "justice department",
        Words::new("us justice department, department of justice, us department of justice, doj"),
    ),
    (
        "defense department",
        Words::new(
            "pentagon, us defense department, department of defense, us department of defense",
        ),
    ),
    (
        "treasury department",
        Words::new(
            "us treasury department, us treasury, department of the treasury, us department of \
             the treasury",
        ),
    ),
    (
        "department of homeland security",
        Words::new("homeland security department, us department of homeland security, dhs"),
    ),
    (
        "centers for disease control and prevention",
        Words::new(
            "cdc, us centers for disease control and prevention, centers for disease control",
        ),
    ),
    (
        "federal reserve",
        Words::new("us federal reserve, federal reserve board"),
    ),
    ("white house", Words::new("us white house")),
    ("kremlin", Words::new("russian kremlin")),
    (
        "downing street",
        Words::new("no 10, number 10, 10 downing street, no 10 downing street"),
    ),
    ("republican national committee", Words::new("rnc")),
    ("democratic national committee", Words::new("dnc")),
    ("republican party", Words::new("gop")),
    ("american civil liberties union", Words::new("aclu")),
    ("national rifle association", Words::new("nra")),
    (
        "islamic state",
        Words::new("isis, isil, daesh, islamic state group"),
    ),
    (
        "new york police department",
        Words::new("nypd, new york city police department"),
    ),
];

/// Words of names that many bodies have: who is named by them alone is known in his story only.
static COMMON: Words = Words::new(
    "house, senate, congress, parliament, supreme, court, high, appeals, district, circuit, \
     ministry, minister, foreign, interior, exterior, defence, defense, health, education, \
     finance, home, affairs, office, police, sheriffs, fire, department, city, town, county, \
     state, council, commission, committee, government, administration, central, bank, national, \
     federal, party, opposition, union, board, agency, authority, bureau, service, university, \
     college, hospital, school, company, corporation, foundation, institute, association, \
     federation, group, campaign, project, center, centre, times, post, news, herald, tribune, \
     journal, sun, press, republicans, democrats, army, navy, military, force, forces, security, \
     intelligence, prosecutors, prosecutor, general, attorney, secretary, treasury, of, the, \
     and, for, on, in, a, public, legislature, assembly, republic, kingdom, poll, report, super, \
     pac, west, east, north, south, intelligence, community, left, right, mr, mrs, ms, dr",
);

/// What a body is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// The name as it is compared.
    pub(crate) name: String,
    /// Whether it says who is meant apart from the story.
    pub(crate) is_full: bool,
}

/// Reads the name of a body as an article has it.
pub(crate) fn body(doc: &Doc<'_>, name: &str, register: &Register) -> Body {
    if let Some(outlet) = register.by_name(name) {
        let name = compared(&outlet.name);
        return Body {
            name,
            is_full: true,
        };
    }
    let mut name = self::compared(name);
    if let Some(long) = introduced(&doc.article.body, &name) {
        name = long;
    }
    let known = KNOWN
        .iter()
        .find(|(whole, names)| *whole == name || names.contains(&name));
    if let Some((whole, _)) = known {
        let name = (*whole).to_owned();
        return Body {
            name,
            is_full: true,
        };
    }
    let is_full = name.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !name.split(' ').all(|w| COMMON.contains(w));
    Body { name, is_full }
}

/// A name without article, case, full stops and possessives.
pub(crate) fn compared(name: &str) -> String {
    let words: Vec<String> = words(name).map(|w| plain(w.of(name))).collect();
    let bare = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && matches!(first.as_str(), "the" | "a" | "an") => {
            rest
        }
        _ => &words,
    };
    bare.join(" ")
}

/// The long name of an abbreviation, where the article gives both: "Skarn Pilots' Union (SPU)".
fn introduced(body: &str, short: &str) -> Option<String> {
    let letters = short.chars().count();
    if short.contains(' ') || !(2..=6).contains(&letters) {
        return None;
    }
    let before = body.match_indices('(').find_map(|(at, _)| {
        let inside = body.get(at + 1..)?.split(')').next()?;
        (inside.len() <= 12 && compared(inside) == short).then(|| body.get(..at))?
    })?;
    let line = before.rsplit('\n').next()?;
    let all: Vec<&str> = words(line).map(|w| w.of(line)).collect();
    let initials = |from: usize| -> Option<String> {
        let some = all.get(from..)?.iter();
        let named = some.filter(|w| w.starts_with(char::is_uppercase));
        let first = named.filter_map(|w| w.chars().next());
        Some(first.flat_map(char::to_lowercase).collect())
    };
    let least = all.len().saturating_sub(2 * letters + 2);
    let from = (least..all.len()).rev().find(|from| {
        let starts = all
            .get(*from)
            .is_some_and(|w| w.starts_with(char::is_uppercase));
        starts && initials(*from).as_deref() == Some(short)
    })?;
    let long: Vec<String> = all.get(from..)?.iter().map(|w| plain(w)).collect();
    Some(long.join(" "))
}

/// Whether a word with a capital is a name and not only the first of a sentence: it stands
/// after a word or a comma somewhere in the article.
pub(crate) fn is_name(body: &str, word: &str) -> bool {
    body.match_indices(word).any(|(at, _)| {
        let before = body.get(..at).unwrap_or_default();
        let after = body.get(at + word.len()..).and_then(|t| t.chars().next());
        let blank = before.strip_suffix(' ');
        let last = blank.and_then(|b| b.chars().next_back());
        let whole = after.is_none_or(|c| !c.is_alphanumeric());
        let small = blank
            .and_then(|b| b.rsplit([' ', '\n']).next())
            .is_some_and(|w| w.starts_with(char::is_lowercase));
        whole && small && last.is_some_and(|c| c.is_alphanumeric() || c == ',')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{article, member};

    fn of(text: &str, name: &str) -> Body {
        let article = article(text);
        body(&Doc::new(&member(&article)), name, &Register::default())
    }

    #[test]
    fn well_known_bodies_have_one_name() {
        for (a, b) in [
            ("the FBI", "Federal Bureau of Investigation"),
            ("The U.S. State Department", "State Department"),
            ("EU", "the European Union"),
            ("The Kremlin", "Kremlin"),
            ("Washington", "the U.S. government"),
        ] {
            assert_eq!(of("", a), of("", b), "{a} {b}");
            assert!(of("", a).is_full, "{a}");
        }
        assert_ne!(of("", "Washington"), of("", "Washington police"));
    }

    #[test]
    fn an_abbreviation_is_explained_by_its_article_only() {
        let text = "The Skarn Pilots' Union (SPU) is on strike. The SPU said no.";
        assert_eq!(of(text, "the SPU").name, "skarn pilots union");
        assert_eq!(of("The SPU said no.", "the SPU").name, "spu");
        let other = "She met Mayor Roe (SPU) there.";
        assert_eq!(of(other, "SPU").name, "spu");
        assert_eq!(
            of("The Union of Vell (UV) won.", "UV").name,
            "union of vell"
        );
    }

    #[test]
    fn what_many_bodies_are_called_says_too_little() {
        assert!(!of("", "the Foreign Ministry").is_full);
        assert!(!of("", "Supreme Court").is_full);
        assert!(of("", "the Velmark Foreign Ministry").is_full);
        assert!(!of("", "A").is_full);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_for_that() {
        assert!(!is_name("Crowds came. Crowds went.", "Crowds"));
        assert!(is_name("It came from Norvik, they said.", "Norvik"));
        assert!(!is_name("All was Norviks.", "Norvik"));
    }
}
