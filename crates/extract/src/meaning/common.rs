//! Phrases whose head is a common noun: "a senior official", "three sources", "the report".

use super::noun::{Noun, Way};
use super::reading::Reading;
use super::words;
use onrecord_core::SpeakerKind;
use onrecord_core::Words;

/// Words that give no name of their own to whom they stand for.
static GENERIC: Words = Words::new(
    "source, official, person, man, woman, insider, witness, one, someone, somebody, people, \
     member, american, russian, ukrainian, israeli, palestinian, iranian, german, guy, \
     friend, participant, other, informant, interlocutor",
);

/// Words for one news outlet.
static PRINTS: Words = Words::new(
    "newspaper, broadcaster, magazine, tabloid, outlet, daily, broadsheet, publication, weekly",
);

/// The number of people that the words before the head give.
pub(crate) fn count(reading: &Reading<'_>, start: usize, end: usize, noun: &mut Noun) {
    let mut least = false;
    let mut most = false;
    for i in start..end {
        let low = reading.low(i);
        match low {
            "least" => least = true,
            "than" => least = reading.low_before(i) == "more",
            "over" | "nearly" | "almost" | "about" | "roughly" | "some" => most = true,
            "several" => noun.count_min = Some(3),
            "both" | "couple" | "pair" => (noun.count_min, noun.count_max) = (Some(2), Some(2)),
            "trio" => (noun.count_min, noun.count_max) = (Some(3), Some(3)),
            "up" if reading.low(i + 1) == "to" => {
                let n = words::number(reading.low(i + 2));
                (noun.count_min, noun.count_max) = (n.map(|n| n.min(2)), n);
                return;
            }
            "dozen" if half_before(reading, i) => {
                (noun.count_min, noun.count_max) = (Some(6), Some(6));
            }
            "dozens" | "scores" => noun.count_min = Some(24),
            "hundreds" => noun.count_min = Some(200),
            "thousands" => noun.count_min = Some(2000),
            "percent" | "%" | "year-old" => (noun.count_min, noun.count_max) = (None, None),
            _ => {
                let whole = i == start
                    || matches!(
                        reading.low_before(i),
                        "the"
                            | "a"
                            | "least"
                            | "than"
                            | "these"
                            | "those"
                            | "other"
                            | "all"
                            | "some"
                            | "nearly"
                            | "about"
                    );
                let other = words::number(reading.low(i + 2))
                    .filter(|_| matches!(reading.low(i + 1), "or" | "to"));
                if let (Some(n), Some(other)) = (words::number(low), other) {
                    (noun.count_min, noun.count_max) = (Some(n.min(other)), Some(n.max(other)));
                    return;
                }
                if let Some(n) = words::number(low).filter(|_| whole && n_is_count(reading, i)) {
                    (noun.count_min, noun.count_max) = (Some(n), Some(n));
                    if least {
                        noun.count_max = None;
                        let than = reading.low_before(i) == "than"
                            || reading.low_before(i) == "a"
                                && i > 1
                                && reading.low(i - 2) == "than";
                        noun.count_min = Some(if than { n + 1 } else { n });
                    } else if most {
                        (noun.count_min, noun.count_max) = (None, None);
                    }
                }
            }
        }
    }
}

/// "half a dozen".
fn half_before(reading: &Reading<'_>, i: usize) -> bool {
    let before = reading.low_before(i);
    before == "half" || before == "a" && i > 1 && reading.low(i - 2) == "half"
}

fn n_is_count(reading: &Reading<'_>, i: usize) -> bool {
    !matches!(reading.low(i + 1), "%" | "percent" | "-" | "to" | "or")
}

/// Reads a phrase whose head is a common noun.
pub(crate) fn common(
    reading: &Reading<'_>,
    start: usize,
    head_end: usize,
    core_end: usize,
    noun: &mut Noun,
) {
    let head = reading.low(head_end - 1);
    let one = words::singular(head);
    noun.head = one.to_owned();
    noun.modifiers = (start..head_end - 1)
        .filter(|i| !reading.is_mark(*i))
        .map(|i| reading.low(i))
        .filter(|w| {
            *w != "'s"
                && !words::DETERMINERS.contains(w)
                && words::number(w).is_none()
                && !words::ORDINALS.contains(w)
                && !matches!(
                    *w,
                    "least" | "at" | "unnamed" | "anonymous" | "unidentified"
                )
        })
        .map(str::to_owned)
        .collect();
    if words::is_people(head)
        || matches!(
            head,
            "percent" | "%" | "majority" | "half" | "third" | "quarter" | "quarters"
        )
    {
        noun.kind = SpeakerKind::Group;
        noun.rule = "common: a plural word for people; two at least where no number stands";
        if noun.count_min.is_none() {
            noun.count_min = Some(2);
        }
    } else if PRINTS.contains(one) && head == one {
        noun.kind = SpeakerKind::Outlet;
        (noun.count_min, noun.count_max) = (None, None);
    } else if words::number(head).is_some_and(|n| n > 1) && noun.way == Way::Definite {
        // "the two".
        noun.kind = SpeakerKind::Group;
        noun.count_min = words::number(head);
        noun.count_max = noun.count_min;
    } else if words::DOCUMENTS.contains(head) {
        noun.kind = SpeakerKind::Document;
        noun.rule = "common: a word for something written (DOCUMENTS)";
        (noun.count_min, noun.count_max) = (None, None);
    } else if words::INSTITUTIONS.contains(one) || words::INSTITUTIONS.contains(head) {
        noun.kind = SpeakerKind::Institution;
        noun.rule = "common: a word for a body (INSTITUTIONS)";
        (noun.count_min, noun.count_max) = (None, None);
    } else if words::PERSONS.contains(head) {
        noun.kind = SpeakerKind::Person;
        noun.rule = "common: a word for a person (PERSONS)";
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        if !GENERIC.contains(head) {
            let bare = start
                + usize::from(
                    words::DETERMINERS.contains(reading.low(start)) && head_end - start > 1,
                );
            noun.role = Some(reading.span_of(bare..core_end));
            noun.role_rule = "common: the phrase itself is the role";
        }
    } else if noun.count_min.is_some_and(|n| n > 1) && head.ends_with('s') {
        noun.kind = SpeakerKind::Group;
        noun.rule = "common: a number above one before a plural";
    } else {
        noun.rule = "common: a head that no table has";
        (noun.count_min, noun.count_max) = (None, None);
    }
}
