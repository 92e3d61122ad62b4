//! Which other outlets an article names as where it has something from.
//!
//! A name alone is no citation: it takes words that make it one ("told the Courier", "the
//! Courier reported"). An employer, a topic and the article's own outlet are none; the pollster
//! is one where the poll is the source of a statement.

mod after;
mod cues;
mod joined;
mod outlets;
mod standing;
mod verbs;

#[cfg(test)]
mod tests;

use crate::meaning::reading::Reading;
use crate::meaning::when;
use cues::Found;
use onrecord_core::{
    Attribution, Citation, Precision, Register, Span, Speaker, SpeakerKind, StatedDate,
};
pub(crate) use outlets::Firsts;
use outlets::Named;

/// Whose report the article itself is: what it tells these is its own reporting.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Own<'a> {
    /// The outlet that carries it.
    pub(crate) outlet: Option<&'a str>,
    /// The outlet whose copy it is.
    pub(crate) credit: Option<&'a str>,
}

impl Own<'_> {
    /// Where it is published, as far as the register knows.
    fn country<'r>(&self, register: &'r Register) -> Option<&'r str> {
        let outlet = register.by_name(self.outlet.or(self.credit)?)?;
        outlet.country.as_deref()
    }

    fn is(&self, outlet: &str, register: &Register) -> bool {
        let plain = |n: &str| {
            let low = onrecord_core::text::fold(&register.canonical(n));
            low.strip_prefix("the ").map(str::to_owned).unwrap_or(low)
        };
        [self.outlet, self.credit]
            .into_iter()
            .flatten()
            .any(|own| plain(own) == plain(outlet))
    }
}

/// How many sentences back "the newspaper" may reach.
const REACH: usize = 8;

/// The citations of a body, in order of the text; one per outlet and sentence.
pub(crate) fn find(
    reading: &Reading<'_>,
    attributions: &[Attribution],
    speakers: &[Speaker],
    own: Own<'_>,
    published: Option<&StatedDate>,
    (register, firsts): (&Register, &Firsts),
) -> Vec<Citation> {
    let mut out: Vec<(usize, Citation)> = Vec::new();
    let mut last: Option<(usize, String)> = None;
    let country = own.country(register);
    for named in outlets::scan(reading, register, firsts, country) {
        let sentence = reading.sentence_at(named.span.start);
        let outlet = match &named.outlet {
            Some(outlet) => outlet.clone(),
            // "the newspaper": the one cited last.
            None => match &last {
                Some((at, outlet)) if sentence.saturating_sub(*at) <= REACH => outlet.clone(),
                _ => continue,
            },
        };
        if own.is(&outlet, register) {
            // "the newspaper" may be the article's own from here on.
            last = None;
            continue;
        }
        let found = cues::cue(reading, &named)
            .or_else(|| as_speaker(reading, &named, attributions, speakers))
            .or_else(|| as_source(reading, &named, attributions));
        let Some(found) = found else { continue };
        last = Some((sentence, outlet.clone()));
        if out
            .iter()
            .rev()
            .take(8)
            .any(|(s, c)| *s == sentence && c.outlet == outlet)
        {
            continue;
        }
        let attribution = attribution_of(reading, &named, &found, attributions);
        let whole = reading.sentence(sentence).span;
        let passage = attribution
            .and_then(|i| attributions.get(i))
            .and_then(|a| {
                let parts = [
                    a.source.as_slice(),
                    a.cue.as_slice(),
                    a.content.as_slice(),
                    &[named.span, found.cue],
                ]
                .concat();
                Span::envelope(&parts)
            })
            .unwrap_or(whole);
        let citation = Citation {
            outlet,
            outlet_span: named.span,
            cue: Some(found.cue),
            passage,
            said_on: said_on(reading, &named, &found, attributions, published),
            attribution,
        };
        out.push((sentence, citation));
    }
    out.into_iter().map(|(_, c)| c).collect()
}

/// An outlet that speaks in an attribution of its own: "CNN: the talks are over".
fn as_speaker(
    reading: &Reading<'_>,
    named: &Named,
    attributions: &[Attribution],
    speakers: &[Speaker],
) -> Option<Found> {
    if named.outlet.is_none() || !named.known || standing::is_role_or_poll(reading, named) {
        return None;
    }
    let found = attributions.iter().find(|a| {
        a.speakers.iter().any(|m| {
            m.span.contains(named.span)
                && speakers
                    .get(m.speaker)
                    .is_some_and(|s| s.kind == SpeakerKind::Outlet)
        })
    })?;
    Some(Found {
        cue: Span::envelope(&found.cue)?,
    })
}

/// An outlet that stands behind the source of an attribution: "a Northwire poll found", "Quay
/// Times's Ada Venn noted".
fn as_source(reading: &Reading<'_>, named: &Named, attributions: &[Attribution]) -> Option<Found> {
    if named.outlet.is_none() || !named.known {
        return None;
    }
    let of = |a: &&Attribution| a.source.iter().any(|s| s.overlap(named.span) > 0);
    let found = attributions.iter().find(of);
    if let Some(poll) = standing::poll(reading, named) {
        // Figures are there for which it is the source.
        let sentence = reading.sentence(reading.sentence_at(named.span.start)).span;
        let figures = || {
            sentence
                .of(reading.body)
                .contains(|c: char| c.is_ascii_digit())
        };
        return (found.is_some() || figures()).then_some(poll);
    }
    let cue = Span::envelope(&found?.cue)?;
    standing::is_reporter(reading, named).then_some(Found { cue })
}

/// The attribution that a citation belongs to: the one told to it, of it, or with its cue.
fn attribution_of(
    reading: &Reading<'_>,
    named: &Named,
    found: &Found,
    attributions: &[Attribution],
) -> Option<usize> {
    let touches = |s: Span| s.overlap(named.span) > 0;
    let told = |a: &Attribution| a.told.as_ref().is_some_and(|t| touches(t.span));
    let source = |a: &Attribution| a.source.iter().any(|s| touches(*s));
    let cue = |a: &Attribution| a.cue.iter().any(|c| c.overlap(found.cue) > 0);
    let sentence = reading.sentence_at(named.span.start);
    let inside = |a: &Attribution| a.content.iter().any(|c| c.contains(named.span));
    attributions
        .iter()
        .position(told)
        .or_else(|| attributions.iter().position(source))
        .or_else(|| attributions.iter().position(|a| cue(a) && !inside(a)))
        .or_else(|| {
            // "…, said an aide in remarks to the Courier": the only one of the sentence.
            let mut of_sentence = attributions.iter().enumerate().filter(|(_, a)| {
                !inside(a)
                    && a.within.is_none()
                    && a.cue
                        .first()
                        .is_some_and(|c| reading.sentence_at(c.start) == sentence)
            });
            match (of_sentence.next(), of_sentence.next()) {
                (Some((i, _)), None) => Some(i),
                _ => None,
            }
        })
}

/// How far from the name a date may stand, in tokens.
const NEAR: usize = 12;

fn said_on(
    reading: &Reading<'_>,
    named: &Named,
    found: &Found,
    attributions: &[Attribution],
    published: Option<&StatedDate>,
) -> Option<StatedDate> {
    let sentence = reading
        .sentence(reading.sentence_at(named.span.start))
        .tokens;
    let from = sentence.start.max(named.tokens.start.saturating_sub(NEAR));
    let to = sentence.end.min(named.tokens.end + NEAR);
    let envelope = Span::new(
        named.span.start.min(found.cue.start),
        named.span.end.max(found.cue.end),
    );
    let apart = |date: Span| {
        attributions.iter().any(|a| {
            a.content
                .iter()
                .any(|c| c.overlap(date) > 0 && !c.contains(named.span))
        })
    };
    let gap = |date: Span| {
        if date.start >= envelope.end {
            date.start - envelope.end
        } else {
            envelope.start.saturating_sub(date.end)
        }
    };
    let of_source = |date: Span| {
        attributions
            .iter()
            .flat_map(|a| &a.source)
            .any(|s| s.overlap(date) > 0 && !s.contains(named.span))
    };
    when::scan(reading, from..to, published)
        .into_iter()
        .filter(|w| !of_source(w.span))
        // A year far off dates something else; so does one before, unless the sentence opens
        // with it ("In 2019, …").
        .filter(|w| {
            let opens = w.token < sentence.start + 4;
            let placed = w.span.start >= envelope.end || opens;
            w.date.precision() > Precision::Year || (placed && gap(w.span) <= 12)
        })
        .filter(|w| !apart(w.span) && gap(w.span) <= 30)
        .min_by_key(|w| (gap(w.span), w.span.start))
        .map(|w| w.date)
}
