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
static CALLINGS: [(&str, Words); 5] = [
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
            "goalkeeper, striker, midfielder, defender, winger, quarterback, linebacker, \
             pitcher, shortstop, outfielder, catcher, cornerback, goaltender, goalie, sprinter, \
             swimmer, gymnast, jockey, cyclist, batsman, bowler, footballer",
        ),
    ),
    ("bench", Words::new("magistrate, juror")),
    (
        "police",
        Words::new("detective, constable, trooper, patrolman, policeman, policewoman, inspector"),
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

/// Posts of which each place has one, or few.
static POSTS: Words = Words::new(
    "mayor, governor, gov, senator, sen, congressman, congresswoman, representative, rep, \
     sheriff, alderman, councilman, councilwoman, councillor",
);

/// Posts under two names.
const SAME_POST: &[(&str, &str)] = &[
    ("gov", "governor"),
    ("sen", "senator"),
    ("rep", "representative"),
    ("congressman", "representative"),
    ("congresswoman", "representative"),
    ("councilwoman", "councilman"),
    ("councillor", "councilman"),
];

/// Words before a post that make another of it.
static OTHER_POST: Words = Words::new("state, deputy, vice, lieutenant, lt, assistant, acting");

/// Words with a capital before a post that name no place.
static NO_PLACE: Words = Words::new(
    "republican, democratic, democrat, gop, conservative, labour, liberal, independent, \
     progressive, the, a, an, u.s, us, mr, mrs, ms, dr, sen, rep, gov, state, first, young, \
     senior, junior, freshman, local, town, city, new, speaker, leader, chairman, ranking",
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
    if !POSTS.contains(head) {
        return;
    }
    let before = place(words.iter().take(end.saturating_sub(1)));
    let of = |w: Option<&str>| {
        w.map(plain)
            .is_some_and(|w| matches!(w.as_str(), "of" | "from"))
    };
    let behind = cut
        .filter(|at| of(words.get(*at).copied()))
        .map(|at| place(words.iter().skip(at + 1)));
    let after: Vec<&str> = after.split_whitespace().collect();
    let named = of(after.first().copied()).then(|| place(after.iter().skip(1)));
    let place = [Some(before), behind, named]
        .into_iter()
        .flatten()
        .find(|p| !p.is_empty());
    if let Some(place) = place {
        let same = SAME_POST.iter().find(|(post, _)| post == head);
        let post = same.map_or(head.as_str(), |(_, post)| post);
        let post = other.map_or_else(|| post.to_owned(), |o| format!("{o} {post}"));
        traits.posts.insert((post, place));
    }
}

/// The first run of words with a capital that may name a place, folded.
fn place<'w>(words: impl Iterator<Item = &'w &'w str>) -> String {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        let low = plain(word);
        let capital = word.chars().find(|c| c.is_alphabetic());
        if capital.is_some_and(char::is_uppercase) && !NO_PLACE.contains(&low)
            || low == "new" && capital.is_some_and(char::is_uppercase)
        {
            // "Vell's", "Vell," and "Vell" are one place; a comma ends it.
            found.push(low.replace("'s", ""));
            if word.ends_with(',') {
                break;
            }
        } else if !found.is_empty() {
            break;
        }
    }
    found.join(" ")
}

/// Whether a word of a role is a woman's or a man's, where it tells.
fn woman(low: &str) -> Option<bool> {
    match low {
        "mrs" | "ms" | "miss" | "dame" | "queen" | "princess" | "madame" | "señora" | "actress"
        | "sister" | "mother" | "widow" | "wife" => Some(true),
        "mr" | "sir" | "king" | "prince" | "pope" | "señor" | "father" | "brother" | "husband" => {
            Some(false)
        }
        "chairman" => None,
        _ if low.ends_with("woman") => Some(true),
        _ if low.ends_with("sman") || low.ends_with("liceman") => Some(false),
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
            of("New Vell Gov. Jo Roe", "Jo Roe", ""),
            "jo roe;;;office;governor@new vell;politics"
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
            "jo roe;;m;;;campaign"
        );
        assert_eq!(of("Jo Roe", "Jo Roe", "chairman"), "jo roe;;;;;");
    }

    #[test]
    fn who_works_for_a_mayor_is_none() {
        let aide = of("Jo Roe", "Jo Roe", "aide to the mayor of Ostwick");
        assert_eq!(aide, "jo roe;;;;;campaign,politics");
    }
}
