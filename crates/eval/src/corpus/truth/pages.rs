//! What stands beside the stories: digests, pages of teasers, articles of other matters.

use super::begins;
use super::compose::{From, Sentence, compose};
use super::outlets::Pool;
use super::publish::{Page, Press};
use super::stories::{Dated, Kind, Story, story};
use super::world::Fact;
use crate::Rng;
use chrono::TimeDelta;

/// Every fourth group of stories that begin together has a digest of them.
pub(super) fn digests(rng: &mut Rng, stories: &[Story], press: &mut Press) {
    for (group, some) in stories.chunks(3).enumerate() {
        let Some(last) = some
            .iter()
            .flat_map(|s| s.drafts.iter().map(|d| d.time))
            .max()
        else {
            continue;
        };
        if group % 4 != 1 || some.len() < 2 {
            continue;
        }
        let mut paragraphs = Vec::new();
        let mut places = Vec::new();
        for (i, story) in some.iter().enumerate() {
            let statement = told_of(story).filter(|_| rng.chance(70));
            let facts: Vec<Fact> = [Fact::Core(0)].into_iter().chain(statement).collect();
            let sentences = compose(&story.world, &facts, &From::Unsaid, 0, rng);
            paragraphs.push(
                sentences
                    .into_iter()
                    .map(|s| (Some(group * 3 + i), s))
                    .collect(),
            );
            places.push(story.world.place.clone());
        }
        let title = format!(
            "{}: {}",
            rng.pick(&["The morning briefing", "The week in short", "News digest"]),
            places.join(", ")
        );
        let outlet = Pool::new().any(rng);
        press.publish(
            rng,
            Page {
                role: "digest",
                story: None,
                title,
                paragraphs,
                outlet,
                place: String::new(),
                dateline: None,
                time: last + TimeDelta::hours(3),
                dated: Dated::Exact,
            },
        );
    }
}

/// Something of the story's first report that somebody says.
fn told_of(story: &Story) -> Option<Fact> {
    let sentences = story
        .drafts
        .first()
        .map(|d| d.sentences.as_slice())
        .unwrap_or_default();
    let said = |s: &&Sentence| s.origin == 0 && matches!(s.fact, Some(Fact::Official(_)));
    sentences.iter().find(said)?.fact
}

/// Front pages: headlines and leads of stories that have nothing to do with each other.
pub(super) fn teasers(rng: &mut Rng, stories: &[Story], press: &mut Press) {
    for some in stories.chunks(12).filter(|s| s.len() > 5) {
        let Some(last) = some.last().map(|s| s.world.event) else {
            continue;
        };
        let mut paragraphs = Vec::new();
        for story in some {
            let title = story.world.title(rng);
            let lead = compose(&story.world, &[Fact::Core(0)], &From::Unsaid, 0, rng);
            let plain = |text: String| {
                (
                    None,
                    Sentence {
                        text,
                        fact: None,
                        speaker: None,
                        origin: 0,
                    },
                )
            };
            paragraphs.push(vec![plain(title)]);
            paragraphs.push(lead.into_iter().map(|s| plain(s.text)).collect());
        }
        let outlet = Pool::new().any(rng);
        let title = rng
            .pick(&["Front page", "Latest news", "Most read"])
            .to_owned();
        let dated = if rng.chance(50) {
            Dated::Missing
        } else {
            Dated::Day
        };
        press.publish(
            rng,
            Page {
                role: "teasers",
                story: None,
                title,
                paragraphs,
                outlet,
                place: String::new(),
                dateline: None,
                time: last + TimeDelta::days(1),
                dated,
            },
        );
    }
}

/// Reports that nobody took up, at any time.
pub(super) fn unrelated(rng: &mut Rng, count: usize, press: &mut Press) {
    for number in 0..count {
        let at = begins(rng.below(2 * count)) + TimeDelta::hours(rng.below(480) as i64);
        let other = story(rng, Kind::Wire, number, at);
        let Some(draft) = other.drafts.first() else {
            continue;
        };
        let paragraphs = draft
            .sentences
            .iter()
            .map(|s| vec![(None, s.clone())])
            .collect();
        press.publish(
            rng,
            Page {
                role: "unrelated",
                story: None,
                title: draft.title.clone(),
                paragraphs,
                outlet: draft.outlet.clone(),
                place: other.world.place.clone(),
                dateline: draft.dateline.clone(),
                time: draft.time,
                dated: Dated::Exact,
            },
        );
    }
}
