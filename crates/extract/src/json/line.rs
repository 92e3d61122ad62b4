//! An extracted article as it is written.

use super::thousandths;
use onrecord_core::text::hex;
use onrecord_core::{
    Article, Attribution, Author, CharMap, Citation, DateBasis, DateCandidate, Dateline, Form,
    GroundRuleKind, Problem, Span, Speaker, SpeakerKind, Stance, StatedDate,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// The object that `onrecord extract` prints for one input; write it with `serde_json`.
///
/// Absent things are absent, not `null`. Offsets are characters (Unicode code points), so that
/// `body[start:end]` in Python and `substr(body, start + 1, end - start)` in SQLite are the
/// words themselves.
///
/// ```
/// use onrecord_core::{Register, Supplied};
/// use onrecord_extract::{Extractor, json};
///
/// let extractor = Extractor::new(Register::default())?;
/// let article = extractor.body("The mayor said the bridge was safe.", &Supplied::default());
/// let line = serde_json::to_string(&json::Line::new("1", extractor.version(), None, &article))?;
/// let again = json::read(line.as_bytes(), extractor.version(), &Supplied::default());
/// assert_eq!(again, Ok(article));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    id: &'a str,
    #[serde(flatten)]
    said: Said<'a>,
    digest: String,
}

impl<'a> Line<'a> {
    /// The line of an article.
    ///
    /// `extractor` is [`Extractor::version`](crate::Extractor::version), `retrieved_at` what was
    /// supplied with the input as such.
    #[must_use]
    pub fn new(
        id: &'a str,
        extractor: &'a str,
        retrieved_at: Option<&'a StatedDate>,
        article: &'a Article,
    ) -> Self {
        let said = Said::new(extractor, retrieved_at, article);
        Self {
            id,
            digest: said.digest(),
            said,
        }
    }
}

/// A span in characters.
pub(crate) type Chars = (usize, usize);

/// All that a line says of an article: what the digest is of.
#[derive(Debug, Serialize)]
pub(super) struct Said<'a> {
    extractor: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    authors: &'a [Author],
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a Dateline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<&'a StatedDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_basis: Option<DateBasis>,
    dates: Vec<Placed<'a, DateCandidate>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved_at: Option<&'a StatedDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    body: &'a str,
    speakers: &'a [Speaker],
    attributions: Vec<SaidAttribution<'a>>,
    citations: Vec<SaidCitation<'a>>,
    problems: Vec<Placed<'a, Problem>>,
}

/// Something with its place in the body, where it has one.
#[derive(Debug, Serialize)]
struct Placed<'a, T> {
    #[serde(flatten)]
    thing: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Chars>,
}

#[derive(Debug, Serialize)]
struct SaidAttribution<'a> {
    source: Vec<Chars>,
    cue: Vec<Chars>,
    content: Vec<Chars>,
    speakers: Vec<SaidSpeaker<'a>>,
    stance: Stance,
    form: Form,
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<SaidTold<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said_on: Option<&'a StatedDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground_rule: Option<SaidGroundRule<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<usize>,
    confidence: f64,
}

/// A speaker as mentioned here, with all that the article says of it.
#[derive(Debug, Serialize)]
struct SaidSpeaker<'a> {
    text: &'a str,
    mention: &'a str,
    span: Chars,
    /// Index into the speakers of the article.
    speaker: usize,
    kind: SpeakerKind,
    named: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    proper_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count_min: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count_max: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SaidTold<'a> {
    text: &'a str,
    span: Chars,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SaidGroundRule<'a> {
    kind: GroundRuleKind,
    text: &'a str,
    span: Chars,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_span: Option<Chars>,
}

#[derive(Debug, Serialize)]
struct SaidCitation<'a> {
    outlet: &'a str,
    text: &'a str,
    span: Chars,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue_span: Option<Chars>,
    passage: Chars,
    #[serde(skip_serializing_if = "Option::is_none")]
    said_on: Option<&'a StatedDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<usize>,
}

impl<'a> Said<'a> {
    pub(super) fn new(
        extractor: &'a str,
        retrieved_at: Option<&'a StatedDate>,
        article: &'a Article,
    ) -> Self {
        let chars = CharMap::new(&article.body);
        let dates = article.dates.iter().map(|date| Placed {
            thing: date,
            span: date.span.map(|s| chars.span(s)),
        });
        let problems = article.problems.iter().map(|problem| Placed {
            thing: problem,
            span: problem.span.map(|s| chars.span(s)),
        });
        let attributions = article.attributions.iter();
        let citations = article.citations.iter();
        Self {
            extractor,
            title: article.title.as_deref(),
            byline: article.byline.as_deref(),
            authors: &article.authors,
            outlet: article.outlet.as_deref(),
            credit: article.credit.as_deref(),
            dateline: article.dateline.as_ref(),
            published_at: article.published.as_ref(),
            published_basis: article.published_basis,
            dates: dates.collect(),
            retrieved_at,
            language: article.language.as_deref(),
            url: article.url.as_deref(),
            body: &article.body,
            speakers: &article.speakers,
            attributions: attributions.map(|a| said(article, a, &chars)).collect(),
            citations: citations.map(|c| cited(article, c, &chars)).collect(),
            problems: problems.collect(),
        }
    }

    /// A SHA-256 of it all, as it is written here.
    pub(super) fn digest(&self) -> String {
        let mut sum = Sum(Sha256::new());
        // Neither a sum nor structs of texts and numbers can fail to be written.
        let _ = serde_json::to_writer(&mut sum, self);
        hex(&sum.0.finalize())
    }
}

/// Sums up what is written.
struct Sum(Sha256);

impl Write for Sum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn said<'a>(article: &'a Article, a: &'a Attribution, chars: &CharMap<'_>) -> SaidAttribution<'a> {
    let body = &article.body;
    let speakers = a.speakers.iter().filter_map(|mention| {
        let speaker = article.speakers.get(mention.speaker)?;
        let group = speaker.part_of.and_then(|i| article.speakers.get(i));
        Some(SaidSpeaker {
            text: &speaker.name,
            mention: mention.span.of(body),
            span: chars.span(mention.span),
            speaker: mention.speaker,
            kind: speaker.kind,
            named: speaker.named,
            proper_name: speaker.proper_name.as_deref(),
            role: speaker.role.as_deref(),
            affiliation: speaker.affiliation.as_deref(),
            count_min: speaker.count_min,
            count_max: speaker.count_max,
            part_of: group.map(|g| g.name.as_str()),
        })
    });
    SaidAttribution {
        source: spans(&a.source, chars),
        cue: spans(&a.cue, chars),
        content: spans(&a.content, chars),
        speakers: speakers.collect(),
        stance: a.stance,
        form: a.form,
        told: a.told.as_ref().map(|t| SaidTold {
            text: t.span.of(body),
            span: chars.span(t.span),
            outlet: t.outlet.as_deref(),
        }),
        said_on: a.said_on.as_ref(),
        ground_rule: a.ground_rule.map(|g| SaidGroundRule {
            kind: g.kind,
            text: g.span.of(body),
            span: chars.span(g.span),
            reason: g.reason.map(|r| r.of(body)),
            reason_span: g.reason.map(|r| chars.span(r)),
        }),
        within: a.within,
        confidence: thousandths(a.confidence),
    }
}

fn cited<'a>(article: &'a Article, c: &'a Citation, chars: &CharMap<'_>) -> SaidCitation<'a> {
    SaidCitation {
        outlet: &c.outlet,
        text: c.outlet_span.of(&article.body),
        span: chars.span(c.outlet_span),
        cue: c.cue.map(|s| s.of(&article.body)),
        cue_span: c.cue.map(|s| chars.span(s)),
        passage: chars.span(c.passage),
        said_on: c.said_on.as_ref(),
        attribution: c.attribution,
    }
}

pub(crate) fn spans(list: &[Span], chars: &CharMap<'_>) -> Vec<Chars> {
    list.iter().map(|s| chars.span(*s)).collect()
}
