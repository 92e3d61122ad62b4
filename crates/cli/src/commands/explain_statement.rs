//! The attributes of one statement, each with the rule that set it.

use super::explain::Page;
use onrecord_core::{Attribution, Speaker};
use onrecord_extract::explain::{Attribute, Explanation, Note};
use std::io;

/// Prints what a statement means and why.
pub(crate) fn show(
    page: &mut Page<'_>,
    explained: &Explanation,
    index: usize,
    statement: &Attribution,
) -> io::Result<()> {
    page.line(4, &format!("statement {}", index + 1), "")?;
    for note in explained.statements.get(index).into_iter().flatten() {
        let value = value(explained, statement, note);
        let text = format!("{value} — {}", note.rule);
        page.line(6, &format!("{}:", note.attribute.as_str()), &text)?;
    }
    for mention in &statement.speakers {
        let (Some(speaker), Some(note)) = (
            explained.article.speakers.get(mention.speaker),
            explained.speakers.get(mention.speaker),
        ) else {
            continue;
        };
        let text = format!("{} — {}", what(speaker), note.what);
        page.line(6, &format!("{}:", speaker.name), &text)?;
        if let Some(affiliation) = &speaker.affiliation {
            page.line(8, "affiliation:", affiliation)?;
        }
        if let (Some(role), Some(rule)) = (&speaker.role, note.role) {
            page.line(8, "role:", &format!("{role} — {rule}"))?;
        }
    }
    Ok(())
}

/// What a rule set an attribute to.
fn value(explained: &Explanation, statement: &Attribution, note: &Note) -> String {
    let body = explained.article.body.as_str();
    let words = note.words.map(|w| format!("“{}”", w.of(body)));
    match note.attribute {
        Attribute::Stance => statement.stance.as_str().to_owned(),
        Attribute::Form => statement.form.as_str().to_owned(),
        Attribute::Speaker => speakers(explained, statement, note),
        Attribute::SaidOn => {
            let date = statement.said_on.as_ref().map_or("", |d| d.as_str());
            format!("{date}, {}", words.unwrap_or_default())
        }
        Attribute::Told => {
            let outlet = statement.told.as_ref().and_then(|t| t.outlet.as_deref());
            let outlet = outlet.map(|o| format!(", the outlet {o}"));
            format!(
                "{}{}",
                words.unwrap_or_default(),
                outlet.unwrap_or_default()
            )
        }
        Attribute::GroundRule => {
            let rule = statement.ground_rule;
            let kind = rule.map_or("", |g| g.kind.as_str());
            let reason = rule
                .and_then(|g| g.reason)
                .map(|r| format!(", reason “{}”", r.of(body)));
            format!(
                "{kind}, {}{}",
                words.unwrap_or_default(),
                reason.unwrap_or_default()
            )
        }
        Attribute::Within => statement
            .within
            .map(|outer| format!("statement {}", outer + 1))
            .unwrap_or_default(),
        _ => words.unwrap_or_default(),
    }
}

/// Whom the words of a note stand for; without words, all speakers.
fn speakers(explained: &Explanation, statement: &Attribution, note: &Note) -> String {
    let body = explained.article.body.as_str();
    let named: Vec<&str> = statement
        .speakers
        .iter()
        .filter(|m| note.words.is_none_or(|w| w == m.span))
        .filter_map(|m| explained.article.speakers.get(m.speaker))
        .map(|s| s.name.as_str())
        .collect();
    let named = named.join("; ");
    match note.words.map(|w| w.of(body)) {
        Some(words) if words != named => format!("“{words}” is {named}"),
        _ => named,
    }
}

/// Kind, name and number of a speaker in words.
fn what(speaker: &Speaker) -> String {
    let named = if speaker.named { "named" } else { "unnamed" };
    let count = match (speaker.count_min, speaker.count_max) {
        (None, None) => String::new(),
        (Some(min), Some(max)) if min == max => format!(", {min}"),
        (Some(min), None) => format!(", at least {min}"),
        (min, Some(max)) => format!(", {} to {max}", min.unwrap_or(0)),
    };
    format!("{}, {named}{count}", speaker.kind.as_str())
}
