//! What a speaker's role says of who bears the name: callings, posts of a place, fields.

use crate::names::{Name, plain};
use onrecord_core::identity::Traits;
use onrecord_core::{Speaker, Words};

/// Words that say that a role is not held now.
static ONCE: Words = Words::new(
    "former, formerly, ex, then, late, onetime, one-time, retired, past, outgoing, once, \
     ousted, would-be, aspiring, honorary, longtime",
);

/// Callings that fill a life, by the nouns for those who have them: nobody has two at a time.
static CALLINGS: [(&str, Words); 4] = [
    (
        "office",
        Words::new(
            "mayor, governor, gov, senator, sen, congressman, congresswoman, representative, \
             rep, minister, premier, chancellor, ambassador",
        ),
    ),
    (
        "sport",
        Words::new(
            "goalkeeper, striker, midfielder, winger, quarterback, linebacker, shortstop, \
             outfielder, cornerback, goaltender, sprinter, gymnast, jockey, batsman, footballer",
        ),
    ),
    (
        "police",
        Words::new("detective, constable, trooper, patrolman, policeman, policewoman"),
    ),
    (
        "trade",
        Words::new(
            "waitress, waiter, barber, plumber, electrician, nurse, cashier, janitor, \
             hairdresser, carpenter, mechanic, bartender, pensioner, retiree, homemaker, \
             pupil, schoolgirl, schoolboy, fisherman, bricklayer, cab driver, bus driver, \
             truck driver, taxi driver, lorry driver",
        ),
    ),
];

/// Posts of a town or county.
static OF_TOWNS: Words = Words::new("mayor, sheriff, alderman, councilman, councilwoman");

/// Posts of a state of the United States. Elsewhere too there are some, of places that are
/// called in too many ways.
static OF_STATES: Words =
    Words::new("governor, gov, senator, sen, congressman, congresswoman, representative, rep");

/// Posts under two names.
const SAME_POST: &[(&str, &str)] = &[
    ("gov", "governor"),
    ("sen", "senator"),
    ("rep", "representative"),
    ("congressman", "representative"),
    ("congresswoman", "representative"),
    ("councilwoman", "councilman"),
];

/// Words before a post that make another of it.
static OTHER_POST: Words = Words::new("state, deputy, vice, lieutenant, lt, assistant, acting");

/// Words with a capital before the mayor of a town that name no town.
static NO_TOWN: Words = Words::new(
    "republican, democratic, democrat, gop, conservative, labour, liberal, independent, \
     progressive, the, a, an, u.s, us, mr, mrs, ms, dr, first, young, senior, junior, local, \
     town, city, county, speaker, leader, chairman, presidential, longtime, his, her, their",
);

static STATES: Words = Words::new(
    "alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, \
     georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, \
     maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, \
     nevada, new hampshire, new jersey, new mexico, new york, north carolina, north dakota, \
     ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, \
     tennessee, texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming",
);

/// What somebody is about, by words of roles. Only ever speaks for two being one.
static FIELDS: [(&str, Words); 11] = [
    (
        "politics",
        Words::new(
            "president, senator, sen, governor, gov, congressman, congresswoman, representative, \
             rep, mayor, minister, premier, chancellor, secretary, candidate, nominee, \
             front-runner, frontrunner, republican, democrat, democratic, lawmaker, mp, \
             councilman, councilwoman, ambassador, speaker, presidential, senate, congress",
        ),
    ),
    (
        "campaign",
        Words::new(
            "spokesman, spokeswoman, spokesperson, strategist, pollster, campaign, adviser, \
             advisor, aide, operative, consultant, lobbyist, donor, fundraiser",
        ),
    ),
    (
        "law",
        Words::new(
            "attorney, lawyer, prosecutor, judge, justice, solicitor, barrister, legal, law, \
             counsel",
        ),
    ),
    (
        "press",
        Words::new(
            "reporter, correspondent, columnist, editor, anchor, host, journalist, commentator, \
             publisher, radio, television, blogger, writer, author",
        ),
    ),
    (
        "learning",
        Words::new(
            "professor, historian, scientist, researcher, scholar, economist, lecturer, fellow, \
             university, dean, analyst, expert",
        ),
    ),
    (
        "business",
        Words::new(
            "ceo, executive, founder, co-founder, businessman, businesswoman, entrepreneur, \
             investor, banker, billionaire, manager, owner",
        ),
    ),
    (
        "force",
        Words::new(
            "col, gen, lt, maj, capt, sgt, colonel, major, captain, commander, admiral, army, \
                    navy, marine, police, sheriff, detective, officer, constable, marshal",
        ),
    ),
    (
        "faith",
        Words::new("pastor, priest, rabbi, bishop, imam, rev, reverend, cardinal, minister, pope"),
    ),
    (
        "medicine",
        Words::new("doctor, physician, surgeon, neurosurgeon, nurse, psychiatrist, medical"),
    ),
    (
        "stage",
        Words::new(
            "actor, actress, singer, rapper, comedian, musician, star, band, filmmaker, \
             novelist, artist, producer, director",
        ),
    ),
    (
        "sport",
        Words::new(
            "coach, player, team, champion, goalkeeper, striker, midfielder, defender, \
                    quarterback, pitcher, athlete, footballer",
        ),
    ),
];

/// Where a post ends and its place, or whom it is for, begins.
static CUT: Words = Words::new("of, for, in, at, from, to, with, and, who, on, by");

/// What a speaker with a name is known by, apart from the story.
pub(crate) fn traits(speaker: &Speaker, name: &Name) -> Traits {
    let mut traits = Traits {
        middle: Some(name.middle.clone()).filter(|m| !m.is_empty()),
        ..Traits::default()
    };
    traits.written.insert(name.written());
    let proper = speaker.proper_name.as_deref().unwrap_or(&speaker.name);
    let (before, after) = speaker.name.split_once(proper).unwrap_or(("", ""));
    let titles = proper.strip_suffix(name.shown.as_str()).unwrap_or("");
    let role = speaker.role.as_deref().unwrap_or("");
    for text in [before, titles, role] {
        read(text, after, &mut traits);
    }
    traits
}

/// Reads a role: what stands `after` the name may be its place, "of Ostwick".
fn read(role: &str, after: &str, traits: &mut Traits) {
    let words: Vec<&str> = role.split_whitespace().collect();
    let low: Vec<String> = words.iter().map(|w| plain(w)).collect();
    if traits.woman.is_none() {
        traits.woman = low.iter().find_map(|w| woman(w));
    }
    for (field, nouns) in &FIELDS {
        if low.iter().any(|w| nouns.contains(w)) {
            traits.fields.insert((*field).to_owned());
        }
    }
    if low.iter().any(|w| ONCE.contains(w) || w.starts_with("ex-")) {
        return;
    }
    let cut = low.iter().position(|w| CUT.contains(w));
    let end = cut.unwrap_or(low.len());
    let Some(head) = end.checked_sub(1).and_then(|i| low.get(i)) else {
        return;
    };
    let other = low
        .iter()
        .take(end.saturating_sub(1))
        .find(|w| OTHER_POST.contains(w));
    let pair = end
        .checked_sub(2)
        .and_then(|i| low.get(i))
        .map(|w| format!("{w} {head}"));
    for (calling, nouns) in &CALLINGS {
        if nouns.contains(head) || pair.as_ref().is_some_and(|p| nouns.contains(p)) {
            traits.callings.insert((*calling).to_owned());
        }
    }
    let (town, state) = (OF_TOWNS.contains(head), OF_STATES.contains(head));
    if !(town || state) {
        return;
    }
    let of = |w: Option<&&str>| w.is_some_and(|w| matches!(plain(w).as_str(), "of" | "from"));
    let before = words.get(..end.saturating_sub(1)).unwrap_or_default();
    let behind = cut.filter(|at| of(words.get(*at)));
    let behind = behind
        .and_then(|at| words.get(at + 1..))
        .unwrap_or_default();
    let after: Vec<&str> = after.split_whitespace().collect();
    let after = after
        .get(1..)
        .filter(|_| of(after.first()))
        .unwrap_or_default();
    let mut places = [ending(before), leading(behind), leading(after)].into_iter();
    let place = if state {
        places.find_map(|p| state_in(&p))
    } else {
        places.find(|p| !p.is_empty()).map(|p| p.join(" "))
    };
    if let Some(place) = place {
        let same = SAME_POST.iter().find(|(post, _)| post == head);
        let post = same.map_or(head.as_str(), |(_, post)| post);
        let post = other.map_or_else(|| post.to_owned(), |o| format!("{o} {post}"));
        traits.posts.insert((post, place));
    }
}

/// The words with a capital that a phrase begins with, folded; a comma ends them.
fn leading(words: &[&str]) -> Vec<String> {
    let ends = words.iter().position(|w| w.ends_with(','));
    let words = words.iter().take(ends.map_or(usize::MAX, |e| e + 1));
    let place = words.map_while(|w| may_be_place(w));
    place.collect()
}

/// The words with a capital that a phrase ends with, folded.
fn ending(words: &[&str]) -> Vec<String> {
    let mut place: Vec<String> = words.iter().rev().map_while(|w| may_be_place(w)).collect();
    place.reverse();
    place
}

fn may_be_place(word: &str) -> Option<String> {
    let low = plain(word);
    let capital = word.chars().find(|c| c.is_alphabetic());
    (capital.is_some_and(char::is_uppercase) && !NO_TOWN.contains(&low)).then_some(low)
}

/// The state that is named first.
fn state_in(words: &[String]) -> Option<String> {
    let two = words.windows(2).map(|w| w.join(" "));
    let found = two
        .chain(words.iter().cloned())
        .find(|w| STATES.contains(w));
    found.filter(|_| words.len() <= 4)
}

/// Whether a form of address is a woman's or a man's. Nouns as "spokesman" are used of either.
fn woman(low: &str) -> Option<bool> {
    match low {
        "mrs" | "ms" | "miss" | "dame" | "queen" | "princess" | "madame" | "señora" | "actress" => {
            Some(true)
        }
        "mr" | "sir" | "king" | "prince" | "pope" | "señor" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, proper: &str, role: &str) -> String {
        let speaker = Speaker {
            name: name.into(),
            proper_name: Some(proper.into()),
            role: Some(role.into()).filter(|r: &String| !r.is_empty()),
            ..Speaker::default()
        };
        traits(&speaker, &Name::read(proper).unwrap()).to_string()
    }

    #[test]
    fn a_post_is_read_with_its_place() {
        let lee = "ann lee;;;office;mayor@ostwick;politics";
        assert_eq!(of("Ostwick mayor Ann Lee", "Ann Lee", ""), lee);
        assert_eq!(of("Ann Lee", "Ann Lee", "mayor of Ostwick"), lee);
        assert_eq!(of("Mayor Ann Lee of Ostwick", "Ann Lee", "Mayor"), lee);
        assert_eq!(
            of("Republican state Sen. Jo Roe", "Jo Roe", ""),
            "jo roe;;;office;;politics"
        );
        assert_eq!(
            of("Presidential hopeful Sen. Jo Roe", "Jo Roe", ""),
            "jo roe;;;office;;politics"
        );
        assert_eq!(
            of("New Mexico Gov. Jo Roe", "Jo Roe", ""),
            "jo roe;;;office;governor@new mexico;politics"
        );
    }

    #[test]
    fn what_somebody_was_excludes_nothing() {
        let once = of("Ann Lee", "Ann Lee", "former mayor of Ostwick");
        assert_eq!(once, "ann lee;;;;;politics");
        assert_eq!(of("ex-goalkeeper Ann Lee", "Ann Lee", ""), "ann lee;;;;;");
    }

    #[test]
    fn titles_tell_women_from_men() {
        assert_eq!(of("Ms. Lee", "Lee", ""), "lee;;f;;;");
        assert_eq!(
            of("a spokesman, Jo Roe", "Jo Roe", "spokesman"),
            "jo roe;;;;;campaign"
        );
        assert_eq!(of("Jo Roe", "Jo Roe", "chairman"), "jo roe;;;;;");
    }

    #[test]
    fn who_works_for_a_mayor_is_none() {
        let aide = of("Jo Roe", "Jo Roe", "aide to the mayor of Ostwick");
        assert_eq!(aide, "jo roe;;;;;campaign,politics");
    }
}
