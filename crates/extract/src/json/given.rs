//! An extracted article as it is read back.

use super::line::Said;
use crate::extractor::why_no_article;
use onrecord_core::{
    Article, Attribution, Author, CharMap, Citation, DateBasis, DateCandidate, Dateline, Form,
    GroundRule, GroundRuleKind, Mention, Problem, ProblemKind, Span, Speaker, Stance, StatedDate,
    Supplied, Told,
};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// Most speakers, attributions and so on of one article: ten times what a whole book has. What
/// is read is larger than its text, and must not fill the memory.
const MAX_LIST: usize = 65_536;

/// Takes back what [`Line`](super::Line) wrote: exactly the article that was extracted.
///
/// `extractor` is [`Extractor::version`](crate::Extractor::version): what another version says
/// is not taken. `supplied` is what goes with the line now, its own fields included.
///
/// # Errors
/// The reason why the article is to be extracted again: another version or register, other
/// things supplied, no digest or one of something else, spans outside the body, numbers that
/// lead nowhere.
pub fn read(line: &[u8], extractor: &str, supplied: &Supplied) -> Result<Article, Problem> {
    let given: Given<'_> =
        serde_json::from_slice(line).map_err(|error| bad(format!("it cannot be read: {error}")))?;
    if given.extractor != extractor {
        return Err(bad(format!(
            "it is of {}, and this is {extractor}",
            given.extractor.chars().take(200).collect::<String>()
        )));
    }
    if !agrees(&given, supplied) {
        return Err(bad("what is supplied with it says something else"));
    }
    let (digest, retrieved_at) = (given.digest.clone(), given.retrieved_at.clone());
    let article = article(given)?;
    if Said::new(extractor, retrieved_at.as_ref(), &article).digest() != digest {
        return Err(bad("its digest is of something else"));
    }
    if why_no_article(&article).is_some() || article.body.contains('\0') {
        return Err(bad("its body is none"));
    }
    Ok(article)
}

/// Whether nothing is supplied but what the line says itself.
fn agrees(given: &Given<'_>, supplied: &Supplied) -> bool {
    fn same<T: PartialEq>(given: &Option<T>, supplied: &Option<T>) -> bool {
        supplied.is_none() || given == supplied
    }
    same(&given.title, &supplied.title)
        && same(&given.outlet, &supplied.outlet)
        && same(&given.credit, &supplied.credit)
        && same(&given.byline, &supplied.byline)
        && same(&given.url, &supplied.url)
        && same(&given.published_at, &supplied.published_at)
        && same(&given.retrieved_at, &supplied.retrieved_at)
        && same(&given.language, &supplied.language)
        && supplied.carried.is_none()
}

fn bad(why: impl fmt::Display) -> Problem {
    Problem::new(
        ProblemKind::BadExtraction,
        format!("the extraction is not taken, but made again: {why}"),
    )
}

#[derive(serde::Deserialize)]
struct Given<'a> {
    #[serde(borrow)]
    extractor: Cow<'a, str>,
    #[serde(borrow)]
    digest: Cow<'a, str>,
    title: Option<String>,
    byline: Option<String>,
    #[serde(deserialize_with = "list")]
    authors: Vec<Author>,
    outlet: Option<String>,
    credit: Option<String>,
    dateline: Option<Dateline>,
    published_at: Option<StatedDate>,
    published_basis: Option<DateBasis>,
    #[serde(deserialize_with = "list")]
    dates: Vec<GivenDate>,
    retrieved_at: Option<StatedDate>,
    language: Option<String>,
    url: Option<String>,
    body: String,
    #[serde(deserialize_with = "list")]
    speakers: Vec<Speaker>,
    #[serde(deserialize_with = "list")]
    attributions: Vec<GivenAttribution>,
    #[serde(deserialize_with = "list")]
    citations: Vec<GivenCitation>,
    #[serde(deserialize_with = "list")]
    problems: Vec<GivenProblem>,
}

/// A span in characters.
type Chars = (usize, usize);

#[derive(serde::Deserialize)]
struct GivenDate {
    text: String,
    date: Option<StatedDate>,
    basis: DateBasis,
    note: Option<String>,
    span: Option<Chars>,
}

#[derive(serde::Deserialize)]
struct GivenAttribution {
    source: Vec<Chars>,
    cue: Vec<Chars>,
    content: Vec<Chars>,
    speakers: Vec<GivenMention>,
    stance: Stance,
    form: Form,
    told: Option<GivenTold>,
    said_on: Option<StatedDate>,
    ground_rule: Option<GivenGroundRule>,
    within: Option<usize>,
    confidence: f32,
}

#[derive(serde::Deserialize)]
struct GivenMention {
    span: Chars,
    speaker: usize,
}

#[derive(serde::Deserialize)]
struct GivenTold {
    span: Chars,
    outlet: Option<String>,
}

#[derive(serde::Deserialize)]
struct GivenGroundRule {
    kind: GroundRuleKind,
    span: Chars,
    reason_span: Option<Chars>,
}

#[derive(serde::Deserialize)]
struct GivenCitation {
    outlet: String,
    span: Chars,
    cue_span: Option<Chars>,
    passage: Chars,
    said_on: Option<StatedDate>,
    attribution: Option<usize>,
}

#[derive(serde::Deserialize)]
struct GivenProblem {
    kind: ProblemKind,
    place: Option<String>,
    detail: String,
    span: Option<Chars>,
}

fn article(given: Given<'_>) -> Result<Article, Problem> {
    let check = Check {
        map: CharMap::new(&given.body),
        speakers: given.speakers.len(),
        attributions: given.attributions.len(),
    };
    let groups: Vec<_> = given.speakers.iter().map(|s| s.part_of).collect();
    let outer: Vec<_> = given.attributions.iter().map(|a| a.within).collect();
    if !leads_out(&groups) || !leads_out(&outer) {
        return Err(bad("its numbers lead nowhere"));
    }
    let dates = given.dates.into_iter().map(|d| {
        Ok(DateCandidate {
            span: check.maybe(d.span)?,
            text: d.text,
            date: d.date,
            basis: d.basis,
            note: d.note,
        })
    });
    let dates = dates.collect::<Result<_, Problem>>()?;
    let problems = given.problems.into_iter().map(|p| {
        Ok(Problem {
            span: check.maybe(p.span)?,
            kind: p.kind,
            place: p.place,
            detail: p.detail,
        })
    });
    let problems = problems.collect::<Result<_, Problem>>()?;
    let attributions = given.attributions.into_iter();
    let attributions = attributions
        .map(|a| check.attribution(a))
        .collect::<Result<_, _>>()?;
    let citations = given.citations.into_iter();
    let citations = citations
        .map(|c| check.citation(c))
        .collect::<Result<_, _>>()?;
    Ok(Article {
        title: given.title,
        byline: given.byline,
        authors: given.authors,
        outlet: given.outlet,
        credit: given.credit,
        dateline: given.dateline,
        published: given.published_at,
        published_basis: given.published_basis,
        dates,
        language: given.language,
        url: given.url,
        speakers: given.speakers,
        attributions,
        citations,
        problems,
        body: given.body,
    })
}

/// Turns characters into bytes of the body, and refuses what does not stand in it.
struct Check<'a> {
    map: CharMap<'a>,
    speakers: usize,
    attributions: usize,
}

impl Check<'_> {
    fn span(&self, (start, end): Chars) -> Result<Span, Problem> {
        if start > end || end > self.map.len() {
            return Err(bad(format!(
                "from {start} to {end} is no place in its body of {} characters",
                self.map.len()
            )));
        }
        Ok(self.map.byte_span(start, end))
    }

    fn maybe(&self, span: Option<Chars>) -> Result<Option<Span>, Problem> {
        span.map(|s| self.span(s)).transpose()
    }

    /// Spans in order, apart from each other.
    fn spans(&self, list: &[Chars]) -> Result<Vec<Span>, Problem> {
        if !list.is_sorted_by(|a, b| a.1 <= b.0) {
            return Err(bad("the parts of a span are not in order"));
        }
        list.iter().map(|s| self.span(*s)).collect()
    }

    fn attribution(&self, a: GivenAttribution) -> Result<Attribution, Problem> {
        let mentions = a.speakers.iter().map(|m| {
            if m.speaker >= self.speakers {
                return Err(bad("its numbers lead nowhere"));
            }
            Ok(Mention {
                speaker: m.speaker,
                span: self.span(m.span)?,
            })
        });
        if !(0.0..=1.0).contains(&a.confidence) {
            return Err(bad("a confidence is not between 0 and 1"));
        }
        let ground_rule = a.ground_rule.map(|g| {
            Ok(GroundRule {
                kind: g.kind,
                span: self.span(g.span)?,
                reason: self.maybe(g.reason_span)?,
            })
        });
        let told = a.told.map(|t| {
            Ok(Told {
                span: self.span(t.span)?,
                outlet: t.outlet,
            })
        });
        Ok(Attribution {
            source: self.spans(&a.source)?,
            cue: self.spans(&a.cue)?,
            content: self.spans(&a.content)?,
            speakers: mentions.collect::<Result<_, _>>()?,
            stance: a.stance,
            form: a.form,
            told: told.transpose()?,
            said_on: a.said_on,
            ground_rule: ground_rule.transpose()?,
            within: a.within,
            confidence: a.confidence,
        })
    }

    fn citation(&self, c: GivenCitation) -> Result<Citation, Problem> {
        if c.attribution.is_some_and(|a| a >= self.attributions) {
            return Err(bad("its numbers lead nowhere"));
        }
        Ok(Citation {
            outlet: c.outlet,
            outlet_span: self.span(c.span)?,
            cue: self.maybe(c.cue_span)?,
            passage: self.span(c.passage)?,
            said_on: c.said_on,
            attribution: c.attribution,
        })
    }
}

/// Whether one comes to an end from everywhere, rather than round in a circle or nowhere.
fn leads_out(next: &[Option<usize>]) -> bool {
    // Those that an earlier way went through, by the number of that way.
    let mut passed: Vec<Option<usize>> = vec![None; next.len()];
    for start in 0..next.len() {
        let mut at = Some(start);
        while let Some(here) = at {
            match passed.get_mut(here) {
                None => return false,
                Some(way) if *way == Some(start) => return false,
                Some(Some(_)) => break,
                Some(way) => *way = Some(start),
            }
            at = next.get(here).copied().flatten();
        }
    }
    true
}

/// A list of no more than [`MAX_LIST`].
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Vec<T>, D::Error> {
    struct List<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of at most {MAX_LIST}")
        }

        fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Vec<T>, S::Error> {
            let mut out = Vec::new();
            while let Some(item) = seq.next_element()? {
                if out.len() == MAX_LIST {
                    return Err(S::Error::invalid_length(MAX_LIST + 1, &self));
                }
                out.push(item);
            }
            Ok(out)
        }
    }
    d.deserialize_seq(List(PhantomData))
}
