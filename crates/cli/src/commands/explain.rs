//! `onrecord extract --explain`: why an extraction is as it is, to be read.

use super::explain_statement;
use super::extract::reasons;
use crate::output::{self, wrapped};
use crate::say::width;
use onrecord_core::{CharMap, Span};
use onrecord_extract::explain::{Candidate, Explanation, Input, Line};
use onrecord_extract::{Extractor, Scratch};
use onrecord_ingest::read::{Payload, Record};
use onrecord_query::render::clean;
use std::io::{self, Write};

/// Extracts from a record with the reasons.
pub(crate) fn explain(
    extractor: &Extractor,
    record: &Record,
    scratch: &mut Scratch,
) -> Explanation {
    let input = match &record.payload {
        Payload::Bytes => Input::Bytes(&record.bytes),
        Payload::Text(text) => Input::Copied(text),
        Payload::Page(html) => Input::Page(html),
        Payload::Body(body) | Payload::Extracted(body) => Input::Ready(body),
        Payload::Unreadable => {
            return Explanation {
                rejected: Some(record.problems.clone()),
                ..Explanation::default()
            };
        }
    };
    let mut explained = extractor.explain(input, &record.supplied, scratch);
    let problems = match &mut explained.rejected {
        Some(problems) => problems,
        None => &mut explained.article.problems,
    };
    problems.splice(0..0, record.problems.iter().cloned());
    explained
}

/// Where to and how wide an explanation is printed.
pub(crate) struct Page<'a> {
    pub(crate) out: &'a mut dyn Write,
    pub(crate) width: usize,
    pub(crate) is_coloured: bool,
}

impl Page<'_> {
    /// A line over what follows.
    pub(crate) fn heading(&mut self, text: &str, style: &str) -> io::Result<()> {
        let text = clean(text);
        if self.is_coloured {
            writeln!(self.out, "\u{1b}[{style}m{text}\u{1b}[0m")
        } else {
            writeln!(self.out, "{text}")
        }
    }

    /// A text behind so many `blanks` and the name of what it is.
    pub(crate) fn line(&mut self, blanks: usize, name: &str, text: &str) -> io::Result<()> {
        let indent = " ".repeat(blanks);
        let gap = if name.is_empty() || text.is_empty() {
            ""
        } else {
            " "
        };
        let name = clean(name);
        wrapped(
            self.out,
            text,
            &format!("{indent}{name}{gap}"),
            &format!("{indent}    "),
            self.width,
        )
    }
}

const BOLD: &str = "1";

/// Prints an explanation.
pub(crate) fn text(
    out: &mut dyn Write,
    record: &Record,
    explained: &Explanation,
) -> io::Result<()> {
    let mut page = Page {
        out,
        width: width(),
        is_coloured: output::is_coloured(),
    };
    let id = record.id.as_deref().unwrap_or(&record.location);
    page.heading(id, "1;4")?;
    document(&mut page, explained)?;
    if let Some(problems) = &explained.rejected {
        page.line(2, "no article:", &reasons(problems))?;
    } else {
        sentences(&mut page, explained)?;
    }
    writeln!(page.out)
}

/// What of the document became what.
fn document(page: &mut Page<'_>, explained: &Explanation) -> io::Result<()> {
    let article = &explained.article;
    let dateline = article.dateline.as_ref().map(|d| d.text.as_str());
    for (name, value) in [
        ("title:", article.title.as_deref()),
        ("byline:", article.byline.as_deref()),
        ("outlet:", article.outlet.as_deref()),
        ("credit:", article.credit.as_deref()),
        ("dateline:", dateline),
        ("language:", article.language.as_deref()),
        ("url:", article.url.as_deref()),
    ] {
        if let Some(value) = value {
            page.line(2, name, value)?;
        }
    }
    if let Some(date) = &article.published {
        let basis = article.published_basis.map_or("", |b| b.as_str());
        page.line(2, "published:", &format!("{}, by {basis}", date.as_str()))?;
    }
    for found in &article.dates {
        let date = found.date.as_ref().map_or("no whole date", |d| d.as_str());
        let note = found.note.as_ref().map(|n| format!(": {n}"));
        let basis = found.basis.as_str();
        let text = format!(
            "“{}”, {date} ({basis}){}",
            found.text,
            note.unwrap_or_default()
        );
        page.line(2, "date found:", &text)?;
    }
    for problem in &article.problems {
        page.line(2, &format!("{}:", problem.kind.as_str()), &problem.detail)?;
    }
    // What became the body is shown below; of it the numbers are enough here.
    let same = |a: &Line, b: &Line| a.part == "body" && b.part == "body";
    for lines in explained.lines.chunk_by(same) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            continue;
        };
        let what = match first.reason {
            Some(reason) => format!("left out, {reason}:"),
            None => format!("{}:", first.part),
        };
        if first.part == "body" {
            let text = format!("{} paragraphs", lines.len());
            page.line(
                2,
                &format!("line {}–{} body:", first.number, last.number),
                &text,
            )?;
        } else {
            page.line(2, &format!("line {} {what}", first.number), &first.text)?;
        }
    }
    Ok(())
}

/// Each sentence in which something was found.
fn sentences(page: &mut Page<'_>, explained: &Explanation) -> io::Result<()> {
    let body = explained.article.body.as_str();
    let chars = CharMap::new(body);
    let mut tokens = explained.tokens.as_slice();
    let mut candidates = explained.candidates.as_slice();
    let mut number = 0usize;
    for (i, sentence) in explained.sentences.iter().enumerate() {
        let next = explained
            .sentences
            .get(i + 1)
            .map_or(usize::MAX, |s| s.start);
        let here = tokens.partition_point(|(token, _)| token.start < next);
        let (own, rest) = tokens.split_at(here);
        tokens = rest;
        let here = candidates.partition_point(|c| cue_of(c).start < next);
        let (found, rest) = candidates.split_at(here);
        candidates = rest;
        if own.is_empty() && found.is_empty() {
            continue;
        }
        writeln!(page.out)?;
        let (start, end) = chars.span(*sentence);
        page.heading(
            &format!("Sentence {}, characters {start}–{end}", i + 1),
            BOLD,
        )?;
        wrapped(page.out, sentence.of(body), "  ", "  ", page.width)?;
        let likely: Vec<String> = own
            .iter()
            .map(|(token, cue)| format!("{} {cue:.2}", token.of(body)))
            .collect();
        if !likely.is_empty() {
            page.line(2, "cue?", &likely.join(", "))?;
        }
        for candidate in found {
            number += 1;
            show(page, explained, candidate, number, &chars)?;
        }
    }
    Ok(())
}

fn cue_of(candidate: &Candidate) -> Span {
    Span::envelope(&candidate.raw.cue).unwrap_or_default()
}

/// A candidate, what became of it, and the statement that it gave.
fn show(
    page: &mut Page<'_>,
    explained: &Explanation,
    candidate: &Candidate,
    number: usize,
    chars: &CharMap<'_>,
) -> io::Result<()> {
    let body = explained.article.body.as_str();
    let sure = candidate.raw.confidence;
    let (least, rule) = (candidate.least, candidate.least_rule);
    let fate = match (candidate.outcome(), candidate.doubles) {
        ("kept", _) => format!("kept: {sure:.2} is at least {least:.2}, {rule}"),
        (_, Some(by)) => format!(
            "dropped: half its content is that of candidate {}, which is surer",
            by + 1
        ),
        _ => format!("dropped: {sure:.2} is less than {least:.2}, {rule}"),
    };
    page.line(2, &format!("candidate {number}"), &fate)?;
    let passage = |spans: &[Span]| -> String {
        let parts: Vec<String> = spans
            .iter()
            .map(|s| {
                let (start, end) = chars.span(*s);
                format!("“{}” {start}–{end}", s.of(body))
            })
            .collect();
        parts.join(" … ")
    };
    for (name, spans) in [
        ("source", &candidate.raw.source),
        ("cue", &candidate.raw.cue),
        ("content", &candidate.raw.content),
    ] {
        if !spans.is_empty() {
            page.line(4, name, &passage(spans))?;
        }
    }
    for change in &candidate.changes {
        page.line(4, "changed,", change)?;
    }
    let Some(index) = candidate.statement else {
        return Ok(());
    };
    if let Some(statement) = explained.article.attributions.get(index) {
        if !candidate.changes.is_empty() {
            for (name, spans) in [
                ("source", &statement.source),
                ("content", &statement.content),
            ] {
                page.line(4, &format!("{name} now"), &passage(spans))?;
            }
        }
        explain_statement::show(page, explained, index, statement)?;
    }
    Ok(())
}
