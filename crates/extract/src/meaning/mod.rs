//! What the spans that the learned model finds mean: who speaks, to whom, on which terms, and
//! whether it is asserted, denied, declined or asked.
//!
//! One small module per understanding; all read one [`Reading`](reading::Reading) of the body.
//! Nothing here changes a span of the model.

mod alike;
mod book;
mod called;
mod common;
mod declines;
mod described;
mod entry;
mod facts;
mod follow;
mod form;
mod names;
mod negation;
pub(crate) mod noun;
mod owned;
mod owner;
mod partitive;
pub(crate) mod proper;
mod quotes;
pub(crate) mod reading;
mod runs;
mod sentences;
mod short;
mod speakers;
mod split;
pub(crate) mod stance;
mod subject;
mod terms;
pub(crate) mod told;
pub(crate) mod when;
mod within;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod tests;

use crate::RawAttribution;
use crate::explain::{Attribute, Reasons, Rule};
use crate::json::thousandths;
use onrecord_core::{Attribution, Mention, Precision, Register, Span, Speaker, StatedDate};
use reading::Reading;

/// What the attributions of an article mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Understood {
    /// Each speaker once, with the fullest name.
    pub(crate) speakers: Vec<Speaker>,
    /// In order of their cues.
    pub(crate) attributions: Vec<Attribution>,
}

/// Understands the raw attributions of a body.
///
/// Spans that do not lie in the body on character boundaries count as empty.
pub(crate) fn understand(
    reading: &Reading<'_>,
    raw: Vec<RawAttribution>,
    published: Option<&StatedDate>,
    register: &Register,
    reasons: &mut impl Reasons,
) -> Understood {
    let mut raw: Vec<RawAttribution> = raw
        .into_iter()
        .filter(|r| !r.cue.is_empty() && !r.content.is_empty())
        .collect();
    raw.sort_by_key(|r| (place(&r.cue), place(&r.content), place(&r.source)));
    let within = within::within(&raw);
    let (speakers, mentions) = speakers::speakers(reading, &raw, &within, register, reasons);
    let attributions = raw
        .into_iter()
        .zip(within)
        .zip(mentions)
        .enumerate()
        .map(|(i, ((raw, within), speakers))| {
            let said = |attribute, rule, words| reasons.set(i, attribute, rule, words);
            attribution(reading, raw, within, speakers, published, register, said)
        })
        .collect();
    Understood {
        speakers,
        attributions,
    }
}

fn place(spans: &[Span]) -> Span {
    spans.first().copied().unwrap_or_default()
}

fn attribution(
    reading: &Reading<'_>,
    raw: RawAttribution,
    within: Option<usize>,
    speakers: Vec<Mention>,
    published: Option<&StatedDate>,
    register: &Register,
    mut said: impl FnMut(Attribute, Rule, Option<Span>),
) -> Attribution {
    let cue = Span::envelope(&raw.cue).unwrap_or_default();
    let source = Span::envelope(&raw.source);
    let (form, rule) = form::form(reading, &raw.content, cue.start);
    said(Attribute::Form, rule, None);
    let (stance, rule) = stance::stance(reading, cue, &raw.content, form);
    said(Attribute::Stance, rule, None);
    let told = told::told(reading, cue, source, &raw.content, register).map(|(told, rule)| {
        said(Attribute::Told, rule, Some(told.span));
        told
    });
    let said_on = said_on(reading, cue, source, &raw.content, published).map(|(date, words)| {
        said(Attribute::SaidOn, NEAREST, Some(words));
        date
    });
    let ground_rule = ground_rule(reading, cue, source, &raw.content).map(|(found, rule)| {
        said(Attribute::GroundRule, rule, Some(found.span));
        found
    });
    if within.is_some() {
        said(Attribute::Within, within::SMALLEST, None);
    }
    Attribution {
        stance,
        form,
        told,
        said_on,
        ground_rule,
        speakers,
        within,
        source: raw.source,
        cue: raw.cue,
        content: raw.content,
        confidence: thousandths(raw.confidence) as f32,
    }
}

/// How far from its cue a date may stand, in tokens.
const NEAR: usize = 9;

/// What [`said_on`] goes by.
const NEAREST: Rule =
    "when: the date nearest to the cue in its sentence, outside content and source";

/// The date nearest to the cue, in its sentence and outside content and source.
fn said_on(
    reading: &Reading<'_>,
    cue: Span,
    source: Option<Span>,
    content: &[Span],
    published: Option<&StatedDate>,
) -> Option<(StatedDate, Span)> {
    let sentence = reading.sentence(reading.sentence_at(cue.start)).tokens;
    let tokens = reading.tokens_in(cue);
    let from = sentence.start.max(tokens.start.saturating_sub(NEAR));
    let to = sentence.end.min(tokens.end + NEAR);
    when::scan(reading, from..to, published)
        .into_iter()
        .filter(|w| !content.iter().any(|c| c.overlap(w.span) > 0))
        .filter(|w| source.is_none_or(|s| s.overlap(w.span) == 0))
        .filter(|w| !parted(reading, w.span, cue, content))
        .filter(|w| w.date.precision() > Precision::Year || distance(w.span, cue) < 12)
        .min_by_key(|w| (distance(w.span, cue), w.span.start))
        .map(|w| (w.date, w.span))
}

/// Whether content stands between a date and its cue, other than one that both follow.
fn parted(reading: &Reading<'_>, date: Span, cue: Span, content: &[Span]) -> bool {
    let between = Span::new(date.end.min(cue.end), date.start.max(cue.start));
    let text = between.of(reading.body);
    content
        .iter()
        .any(|c| c.overlap(between) > 0 && !c.contains(cue))
        || text.contains(';')
}

fn distance(a: Span, b: Span) -> usize {
    if a.start >= b.end {
        a.start - b.end
    } else {
        b.start.saturating_sub(a.end)
    }
}

fn ground_rule(
    reading: &Reading<'_>,
    cue: Span,
    source: Option<Span>,
    content: &[Span],
) -> Option<(onrecord_core::GroundRule, Rule)> {
    let none = |_: usize| false;
    if let Some(found) = source.and_then(|s| terms::find(reading, reading.tokens_in(s), &none)) {
        return Some((found, "terms: a turn of phrase in the source"));
    }
    let sentence = reading.sentence(reading.sentence_at(cue.start)).tokens;
    let inside = |i: usize| within::token_in(reading, i, content);
    let found = terms::find(reading, sentence, &inside)?;
    Some((
        found,
        "terms: a turn of phrase in the sentence, outside the content",
    ))
}
