//! The names of people, as they are compared: titles off, given name, middle names, last name.

use onrecord_core::Words;
use onrecord_core::spelling::key;
use onrecord_core::text::fold;
use unicode_normalization::UnicodeNormalization;

/// What may stand before a name.
pub(crate) static TITLES: Words = Words::new(
    "mr, mrs, ms, miss, mx, pres, sec, supt, atty, dr, prof, professor, sir, dame, lord, lady, sen, sens, senator, \
     senators, rep, reps, representative, gov, govs, governor, gen, general, col, colonel, lt, \
     lieutenant, maj, major, capt, captain, cmdr, commander, sgt, sergeant, adm, admiral, brig, \
     brigadier, rev, reverend, president, premier, chancellor, minister, secretary, ambassador, \
     judge, justice, mayor, sheriff, congressman, congresswoman, councilman, councilwoman, \
     chairman, chairwoman, detective, officer, spokesman, spokeswoman, herr, frau, madame, \
     monsieur, señor, señora, hon, sheikh, ayatollah, imam, rabbi, cardinal, bishop, archbishop, \
     pastor, sister, brother, father, whip, moderator, co-moderator, commissioner, director, \
     speaker, spokesperson, strategist, columnist, correspondent, reporter, anchor, host, icon",
);

/// Titles that make a given name a whole one: there is no last name to wait for.
static REGNAL: Words = Words::new(
    "pope, king, queen, prince, princess, emperor, empress, sultan, patriarch, duke, duchess, \
     dalai",
);

/// Parts of a last name that are written small.
static PARTICLES: Words = Words::new(
    "de, van, von, der, den, bin, ibn, bint, al, el, la, del, della, di, da, dos, du, le, ter, \
     ten, zu, af, av, st",
);

/// What may follow a name: of a family, or of learning.
static GENERATIONS: Words = Words::new("jr, sr, ii, iii, iv, junior, senior");
static DEGREES: Words = Words::new("md, phd, esq, cpa, mp, qc, kc, ret");

/// Short forms that are hardly ever a name of their own, with the long one. Whoever bears the
/// long one is compared by the short one's too.
const SHORT: &[(&str, &str)] = &[
    ("abe", "abraham"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("charlie", "charles"),
    ("chuck", "charles"),
    ("chris", "christopher"),
    ("cindy", "cynthia"),
    ("dan", "daniel"),
    ("danny", "daniel"),
    ("dave", "david"),
    ("debbie", "deborah"),
    ("dick", "richard"),
    ("don", "donald"),
    ("donnie", "donald"),
    ("doug", "douglas"),
    ("ed", "edward"),
    ("ted", "edward"),
    ("fred", "frederick"),
    ("geoff", "geoffrey"),
    ("greg", "gregory"),
    ("jake", "jacob"),
    ("jeff", "jeffrey"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("ken", "kenneth"),
    ("kenny", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("mitch", "mitchell"),
    ("nate", "nathan"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("phillip", "philip"),
    ("ray", "raymond"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("rudy", "rudolph"),
    ("sam", "samuel"),
    ("stan", "stanley"),
    ("stephen", "steven"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tommy", "thomas"),
    ("tony", "anthony"),
    ("will", "william"),
];

/// A person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    /// The given name, folded; empty where there is a last name only.
    pub(crate) given: String,
    /// Initials of middle names.
    pub(crate) middle: String,
    /// The last name with its particles, folded.
    pub(crate) last: String,
    /// "jr".
    pub(crate) generation: Option<String>,
    /// As it is shown: without titles.
    pub(crate) shown: String,
    /// A title that makes a given name a whole one: "pope".
    pub(crate) regnal: Option<String>,
    /// The spellings in which the words of the name are looked for.
    pub(crate) keys: Vec<String>,
    /// The spelling in which the last name is looked for.
    pub(crate) last_key: String,
}

impl Name {
    /// Reads a name; `None` where nothing of it is left without titles.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().filter(|w| !is_aside(w)).collect();
        let low: Vec<String> = words.iter().map(|w| plain(w)).collect();
        let mut from = 0;
        let mut regnal = None;
        while let Some(word) = low.get(from).filter(|_| from + 1 < low.len()) {
            if REGNAL.contains(word) {
                regnal = Some(word.clone());
            } else if !is_title(word) {
                break;
            }
            from += 1;
        }
        // "Agriculture Secretary Ilse Varga": what stands before a title is no name either.
        let whole = low.len().saturating_sub(2);
        let inner = low.get(from..whole).unwrap_or_default();
        if let Some(at) = inner.iter().rposition(|w| is_title(w)) {
            from += at + 1;
        }
        let mut to = low.len();
        let mut generation = None;
        while let Some(word) = to.checked_sub(1).and_then(|i| low.get(i)) {
            if GENERATIONS.contains(word) && to > from + 1 {
                generation = Some(word.replace("junior", "jr").replace("senior", "sr"));
            } else if !DEGREES.contains(word) && !word.is_empty() {
                break;
            }
            to -= 1;
        }
        let parts = low.get(from..to).filter(|p| !p.is_empty())?;
        let shown = words.get(from..to)?.join(" ");
        let shown = shown.trim_end_matches([',', ';', ':']);
        let shown = shown
            .strip_suffix("'s")
            .or_else(|| shown.strip_suffix("’s"))
            .unwrap_or(shown);
        let shown = match (&generation, words.get(to)) {
            (Some(_), Some(after)) => format!("{shown} {}", after.trim_end_matches(',')),
            _ => shown.to_owned(),
        };
        // "de la Roe" alone is a last name; "Al Roe" is none.
        let small = words
            .get(from)
            .is_some_and(|w| w.starts_with(char::is_lowercase) || *w == "De");
        let last_from = (usize::from(!small)..parts.len().saturating_sub(1))
            .find(|i| {
                let particles = parts.get(*i..parts.len() - 1).unwrap_or_default();
                particles.iter().all(|p| PARTICLES.contains(p))
            })
            .unwrap_or(parts.len() - 1);
        let last = parts.get(last_from..)?.join(" ");
        // "al-Sorani" and "Sorani" are one name.
        let last = bare(&last).to_owned();
        let (given, middle) = given(parts.get(..last_from)?);
        Some(Self {
            keys: parts.iter().map(|p| key(bare(p))).collect(),
            last_key: key(&last),
            given,
            middle,
            last,
            generation,
            shown,
            regnal: regnal.filter(|_| last_from == 0),
        })
    }

    /// Whether it says by itself, apart from the story, who is meant.
    pub(crate) fn is_full(&self) -> bool {
        self.regnal.is_some() || self.given.chars().count() > 1
    }

    /// The given name in the spelling and length in which it is looked for.
    pub(crate) fn given_key(&self) -> String {
        let long = SHORT.iter().find(|(short, _)| *short == self.given);
        key(long.map_or(&self.given, |(_, long)| long))
    }

    /// The name as it is written, without middle names.
    pub(crate) fn written(&self) -> String {
        format!("{} {}", self.given, self.last).trim().to_owned()
    }

    /// Whether the words of this name end or begin those of a longer one: "Ruiz Salto" of "Ana
    /// Ruiz Salto", "Lin" of "Lin Daoming".
    pub(crate) fn shortens(&self, longer: &Self) -> bool {
        let (mine, theirs) = (&self.keys, &longer.keys);
        !mine.is_empty()
            && mine.len() < theirs.len()
            && (theirs.ends_with(mine) || theirs.starts_with(mine))
    }
}

/// The given name and the initials of the middle names. "J. D." is one given name; before a
/// name that is written out, an initial counts as a middle name: "C. Aske Roe".
fn given(parts: &[String]) -> (String, String) {
    let is_initial = |p: &&String| p.chars().count() == 1;
    let initials = |parts: &[String]| -> String {
        let first = parts.iter().filter_map(|p| p.chars().next());
        first.collect()
    };
    let Some(at) = parts.iter().position(|p| !is_initial(&p)) else {
        return (parts.concat(), String::new());
    };
    let (before, rest) = parts.split_at(at);
    let Some((given, after)) = rest.split_first() else {
        return (String::new(), String::new());
    };
    let middle = initials(before) + &initials(after);
    (given.clone(), middle)
}

/// A title, or what only says of what kind or from where somebody is: "Vell-based".
fn is_title(low: &str) -> bool {
    TITLES.contains(low) || low.ends_with("-based") || low.starts_with("then-")
}

/// A last name without the Arabic article.
fn bare(last: &str) -> &str {
    let articles = ["al-", "el-", "al ", "el "];
    articles
        .iter()
        .find_map(|a| last.strip_prefix(a))
        .unwrap_or(last)
}

/// A nickname or note in the middle of a name: (R), “Bob”.
fn is_aside(word: &str) -> bool {
    let opens = word.starts_with(['(', '"', '“', '\'', '‘', '[']);
    let closes = word
        .trim_end_matches(',')
        .ends_with([')', '"', '”', '\'', '’', ']']);
    opens && closes
}

/// A word of a name without case, accents, full stops and marks around it.
pub(crate) fn plain(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_suffix("'s").unwrap_or(bare);
    bare.nfkd()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | ' '))
        .map(onrecord_core::spelling::plain)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String, String) {
        let name = Name::read(text).unwrap();
        (name.given, name.middle, name.last)
    }

    fn parts(given: &str, middle: &str, last: &str) -> (String, String, String) {
        (given.into(), middle.into(), last.into())
    }

    #[test]
    fn titles_and_asides_are_no_part_of_a_name() {
        assert_eq!(read("Sen. Ilse Varga"), parts("ilse", "", "varga"));
        assert_eq!(read("Mr. Varga"), parts("", "", "varga"));
        let full = "Fisheries Secretary Ilse Varga";
        assert_eq!(read(full), parts("ilse", "", "varga"));
        assert_eq!(read("Vell-based Ilse Varga").0, "ilse");
        assert_eq!(read("Robert “Bob” Aske’s"), parts("robert", "", "aske"));
        assert_eq!(Name::read("Dr. Ana Roe, M.D.").unwrap().shown, "Ana Roe");
        assert_eq!(Name::read("..."), None);
    }

    #[test]
    fn initials_are_middle_names_or_a_given_one() {
        assert_eq!(read("Jonas F. Brenn"), parts("jonas", "f", "brenn"));
        assert_eq!(read("J. D. Brenn"), parts("jd", "", "brenn"));
        assert_eq!(read("J.D. Brenn"), parts("jd", "", "brenn"));
        assert_eq!(read("C. Aske Brenn"), parts("aske", "c", "brenn"));
        assert!(!Name::read("J. Brenn").unwrap().is_full());
    }

    #[test]
    fn particles_belong_to_the_last_name() {
        assert_eq!(read("Oda de la Roe"), parts("oda", "", "de la roe"));
        assert_eq!(read("Omar al-Sorani"), read("Omar Sorani"));
        assert_eq!(read("Al Brenn"), parts("al", "", "brenn"));
        assert_eq!(read("Mr. de la Roe"), parts("", "", "de la roe"));
    }

    #[test]
    fn generations_are_kept() {
        let name = Name::read("Dale Ostrin Jr.").unwrap();
        assert_eq!(name.generation.as_deref(), Some("jr"));
        assert_eq!(name.shown, "Dale Ostrin Jr.");
        assert_eq!(Name::read("Dale Ostrin, III").unwrap().last, "ostrin");
    }

    #[test]
    fn a_throne_makes_a_given_name_a_whole_one() {
        assert!(Name::read("Queen Oda").unwrap().is_full());
        assert!(!Name::read("Mayor Oda").unwrap().is_full());
    }

    #[test]
    fn short_forms_and_spellings_have_one_key() {
        let key = |t: &str| {
            let name = Name::read(t).unwrap();
            (name.given_key(), name.last_key)
        };
        assert_eq!(key("Mike Brennsky"), key("Michael Brennskiy"));
        assert_eq!(key("Dmitri Ostrov"), key("Dmitry Ostrov"));
        assert_eq!(key("José Peña"), key("Jose Pena"));
        assert_ne!(key("Jack Roe"), key("John Roe"));
    }

    #[test]
    fn a_short_name_begins_or_ends_a_longer_one() {
        let short = |a: &str, b: &str| Name::read(a).unwrap().shortens(&Name::read(b).unwrap());
        assert!(short("Ruiz Salto", "Ana Ruiz Salto"));
        assert!(short("Lin", "Lin Daoming"));
        assert!(!short("Ana Salto", "Ana Ruiz Salto"));
    }
}
