//! Things in words, one way for all commands.

use crate::output;
use onrecord_core::text::fold;
use onrecord_query::{ArticleLine, ClaimLine, ClaimStatement};
use std::io::{self, Write};

/// Widest line where the output is no terminal, in columns.
const WIDTH: usize = 100;

/// An article in one line.
pub(crate) fn article_line(article: &ArticleLine) -> String {
    let credit = article
        .credit
        .as_deref()
        .filter(|c| article.outlet.as_deref() != Some(*c))
        .map(|c| format!(", credit {c}"))
        .unwrap_or_default();
    format!(
        "[{}] {}  {}{credit}: {}",
        article.article_id,
        article.published_at.as_deref().unwrap_or("no date"),
        article.outlet.as_deref().unwrap_or("outlet unknown"),
        article.title.as_deref().unwrap_or("(no headline)")
    )
}

/// From when to when, to stand after something: "; 2024-02-13 to 2024-02-14".
pub(crate) fn dates(first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => format!("; {first}"),
        (Some(first), Some(last)) => format!("; {first} to {last}"),
        _ => String::new(),
    }
}

/// A report: whose, when, and the article where there is one.
pub(crate) fn report(outlet: Option<&str>, on: Option<&str>, article: Option<i64>) -> String {
    let place = match article {
        Some(id) => format!(" [article {id}]"),
        None => " (not among these articles)".to_owned(),
    };
    format!(
        "{}, {}{place}",
        outlet.unwrap_or("outlet unknown"),
        on.unwrap_or("no date")
    )
}

/// So many of a thing.
pub(crate) fn count(n: i64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// From so many to so many of a thing.
pub(crate) fn range(min: i64, max: i64, what: &str) -> String {
    if min == max {
        count(min, what)
    } else {
        format!("{min} to {max} {what}s")
    }
}

/// How wide lines may be, in columns: as the terminal, and no narrower than is readable.
pub(crate) fn width() -> usize {
    output::width().unwrap_or(WIDTH).max(40)
}

/// A passage without the quotation marks around it.
pub(crate) fn trimmed(passage: &str) -> &str {
    passage.trim_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | ','))
}

/// A claim in a line: its wording, and the origins and sources behind it.
pub(crate) fn claim_head(claim: &ClaimLine) -> String {
    let alone = if claim.central {
        ""
    } else {
        "; in one article only"
    };
    format!(
        "“{}” — {}, {}{alone}",
        trimmed(&claim.claim),
        range(claim.origins_min, claim.origins_max, "origin"),
        sources(claim)
    )
}

/// How many people and institutions are behind a claim.
pub(crate) fn sources(claim: &ClaimLine) -> String {
    match claim.sources_max {
        Some(max) => range(claim.sources_min, max, "source"),
        None => format!("at least {}", count(claim.sources_min, "source")),
    }
}

/// Who and when: "Northline, 2025-03-12 [article 4]".
pub(crate) fn place(outlet: Option<&str>, published: Option<&str>, article: i64) -> String {
    format!(
        "{}, {} [article {article}]",
        outlet.unwrap_or("outlet unknown"),
        published.unwrap_or("no date")
    )
}

/// A heading of a part, after a blank line.
pub(crate) fn heading(out: &mut dyn Write, text: &str) -> io::Result<()> {
    if output::is_coloured() {
        writeln!(out, "\n\u{1b}[1m{text}\u{1b}[0m")
    } else {
        writeln!(out, "\n{text}")
    }
}

/// Says of a long list how much of it a terminal is not shown.
pub(crate) fn left_out(out: &mut dyn Write, all: usize, shown: usize) -> io::Result<()> {
    if all > shown {
        writeln!(out, "  … and {} more; into a pipe go all", all - shown)?;
    }
    Ok(())
}

/// Statements of a claim: each passage once, with all who carry it.
pub(crate) fn stated(out: &mut dyn Write, statements: &[&ClaimStatement]) -> io::Result<()> {
    let mut passages: Vec<(String, Vec<&ClaimStatement>)> = Vec::new();
    for statement in statements {
        let who = statement.source.as_deref().unwrap_or_default();
        let passage = format!("{}: {}", fold(who), fold(&statement.content));
        match passages.iter_mut().find(|(known, _)| *known == passage) {
            Some((_, same)) => same.push(statement),
            None => passages.push((passage, vec![statement])),
        }
    }
    let most = output::most(40);
    for (_, same) in passages.iter().take(most) {
        let Some(first) = same.first() else { continue };
        let text = format!(
            "{}: “{}”",
            first.source.as_deref().unwrap_or("nobody named"),
            trimmed(&first.content)
        );
        output::wrapped(out, &text, "  ", "    ", width())?;
        for one in same {
            let said = one.said_on.as_deref();
            let said = said.map(|on| format!("; said {on}")).unwrap_or_default();
            let place = place(
                one.outlet.as_deref(),
                one.published_at.as_deref(),
                one.article_id,
            );
            let text = format!(
                "{place}, characters {}–{}, statement {}{said}",
                one.start, one.end, one.attribution_id
            );
            output::wrapped(out, &text, "    — ", "      ", width())?;
        }
    }
    left_out(out, passages.len(), most)
}
