//! Do the spans slice the texts they claim? Each text is read once, with all that points into it.

use super::Faults;
use super::checks::ids;
use crate::StoreError;
use onrecord_core::CharMap;
use rusqlite::{Connection, OptionalExtension};

/// What points into the text of an article: in words, and as rows of whose it is, start, end, and
/// the text that stands there, where that is kept.
const POINTING: [(&str, &str); 6] = [
    (
        "a part of the content of attribution",
        "SELECT t.id, c.\"start\", c.\"end\", c.text FROM attributions AS t
         JOIN attribution_contents AS c ON c.attribution_id = t.id
         WHERE t.article_id = ?1 ORDER BY t.ord",
    ),
    (
        "a speaker's mention in attribution",
        "SELECT t.id, s.\"start\", s.\"end\", s.mention FROM attributions AS t
         JOIN attribution_speakers AS s ON s.attribution_id = t.id
         WHERE t.article_id = ?1 ORDER BY t.ord",
    ),
    (
        "the part that states a claim in attribution",
        "SELECT t.id, c.\"start\", c.\"end\", NULL FROM attributions AS t
         JOIN attribution_claims AS c ON c.attribution_id = t.id
         WHERE t.article_id = ?1 ORDER BY t.ord",
    ),
    (
        "the passage of citation",
        "SELECT id, passage_start, passage_end, passage FROM citations
         WHERE article_id = ?1 ORDER BY ord",
    ),
    (
        "a passage taken over in article",
        "SELECT article_id, \"start\", \"end\", NULL FROM reused_passages WHERE article_id = ?1",
    ),
    (
        "a passage taken over, as it stood first, in article",
        "SELECT source_article_id, source_start, source_end, NULL FROM reused_passages
         WHERE source_article_id = ?1",
    ),
];

/// Spans that do not slice the text they claim.
pub(super) fn spans(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    let mut text = conn.prepare("SELECT body FROM article_texts WHERE article_id = ?1")?;
    let mut pointing = Vec::with_capacity(POINTING.len());
    for (what, sql) in POINTING {
        pointing.push((what, conn.prepare(sql)?));
    }
    for article in ids(conn, "SELECT id FROM articles ORDER BY id")? {
        // Without a text the check of texts has told.
        let body: Option<String> = text.query_row([article], |r| r.get(0)).optional()?;
        let Some(body) = body else { continue };
        let map = CharMap::new(&body);
        for (what, statement) in &mut pointing {
            let mut rows = statement.query([article])?;
            while let Some(row) = rows.next()? {
                let (of, start, end): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let claimed = row.get_ref(3)?.as_str_or_null();
                let claimed = claimed.map_err(rusqlite::Error::from)?;
                let there = slice(&map, &body, start, end);
                if there.is_none() || claimed.is_some_and(|claimed| there != Some(claimed)) {
                    faults.add(format!("{what} {of} is not where its span says"));
                }
            }
        }
    }
    Ok(())
}

/// The characters from one to another, if there are so many.
fn slice<'a>(map: &CharMap<'_>, body: &'a str, start: i64, end: i64) -> Option<&'a str> {
    let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
    (start <= end && end <= map.len()).then(|| map.byte_span(start, end).of(body))
}
