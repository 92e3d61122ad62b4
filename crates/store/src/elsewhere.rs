//! Reports that a story cites and that another story may have.
//!
//! What is found is a function of the set of current articles: whoever of the cited outlet comes
//! or goes in the time in which the report must have appeared, makes it due again. Stories that
//! are linked anew have new rows, which are due.

use crate::store::int;
use crate::{Store, StoreError};
use onrecord_core::links::Sought;
use rusqlite::{Connection, OptionalExtension, params};

/// Of an outlet at most so many articles are looked at; where more could be meant, none is.
const MAX_REPORTS: usize = 2_048;
/// Of the citations of one report the first so many are looked at.
const MAX_CITATIONS: usize = 8;

/// A report that is to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The origin that stands for it, by its number in this file.
    pub origin: i64,
    /// Citations that lead to it, in canonical order of the citing articles: the article, and
    /// the index of the citation there.
    pub citations: Vec<(i64, usize)>,
    /// Dated articles that may be it: of the outlet, of that time, of other stories; in canonical
    /// order.
    pub reports: Vec<i64>,
}

impl Store {
    /// Reports that are to be looked for, at most so many of them; those first that were
    /// written first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn due_reports(&self, most: usize) -> Result<Vec<Due>, StoreError> {
        due(&self.conn, most).map_err(|e| self.error(e))
    }

    /// Keeps which article of another story a cited report is, if one is.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_report(&mut self, origin: i64, report: Option<i64>) -> Result<(), StoreError> {
        self.transaction(|store| {
            let conn = &store.conn;
            lead_to(conn, origin, report)?;
            conn.prepare_cached("UPDATE reports_sought SET is_due = 0 WHERE origin_id = ?1")?
                .execute([origin])?;
            Ok(())
        })
    }
}

/// Notes that a report is to be looked for.
pub(crate) fn note(
    conn: &Connection,
    origin: i64,
    outlet: i64,
    sought: &Sought,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO reports_sought (origin_id, outlet_id, since, until, is_due)
         VALUES (?1, ?2, ?3, ?4, 1) ON CONFLICT DO NOTHING",
    )?
    .execute(params![origin, outlet, sought.since, sought.until])?;
    Ok(())
}

/// An article has come into the index: it may be a report that is sought.
pub(crate) fn entered(conn: &Connection, article: i64) -> Result<(), StoreError> {
    type Is = (Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let is: Option<Is> = conn
        .prepare_cached(
            "SELECT outlet_id, credit_id, published_from, published_to FROM articles
             WHERE id = ?1",
        )?
        .query_row([article], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
        })
        .optional()?;
    let Some((outlet, credit, Some(from), Some(to))) = is else {
        return Ok(());
    };
    for outlet in outlet
        .into_iter()
        .chain(credit.filter(|c| Some(*c) != outlet))
    {
        conn.prepare_cached(
            "UPDATE reports_sought SET is_due = 1
             WHERE outlet_id = ?1 AND until > ?2 AND since < ?3 AND is_due = 0",
        )?
        .execute(params![outlet, from, to])?;
    }
    Ok(())
}

/// An article goes out of the index: it is no longer a report that was found.
pub(crate) fn left(conn: &Connection, article: i64) -> Result<(), StoreError> {
    let found: Vec<i64> = conn
        .prepare_cached(
            "SELECT s.origin_id FROM origins AS g JOIN reports_sought AS s ON s.origin_id = g.id
             WHERE g.article_id = ?1",
        )?
        .query_map([article], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    for origin in found {
        lead_to(conn, origin, None)?;
        conn.prepare_cached("UPDATE reports_sought SET is_due = 1 WHERE origin_id = ?1")?
            .execute([origin])?;
    }
    // Where there were too many that could be meant, there may be few enough now.
    entered(conn, article)
}

fn lead_to(conn: &Connection, origin: i64, report: Option<i64>) -> Result<(), rusqlite::Error> {
    for sql in [
        "UPDATE origins SET article_id = ?2 WHERE id = ?1",
        "UPDATE citations SET cited_article_id = ?2 WHERE origin_id = ?1",
        "UPDATE derivations SET parent_article_id = ?2 WHERE parent_origin_id = ?1",
    ] {
        conn.prepare_cached(sql)?.execute(params![origin, report])?;
    }
    Ok(())
}

fn due(conn: &Connection, most: usize) -> Result<Vec<Due>, rusqlite::Error> {
    type Row = (i64, i64, i64, i64, i64);
    let rows: Vec<Row> = conn
        .prepare_cached(
            "SELECT s.origin_id, s.outlet_id, s.since, s.until, g.story_id
             FROM reports_sought AS s JOIN origins AS g ON g.id = s.origin_id
             WHERE s.is_due = 1 ORDER BY s.origin_id LIMIT ?1",
        )?
        .query_map([int(most)], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
        })?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(origin, outlet, since, until, story)| {
            let reports = reports(conn, outlet, (since, until), story)?;
            let citations = if reports.is_empty() {
                Vec::new()
            } else {
                citations(conn, origin)?
            };
            Ok(Due {
                origin,
                citations,
                reports,
            })
        })
        .collect()
}

/// The articles of an outlet, or credited to it, within a time, of other stories than this.
fn reports(
    conn: &Connection,
    outlet: i64,
    (since, until): (i64, i64),
    story: i64,
) -> Result<Vec<i64>, rusqlite::Error> {
    let mut found: Vec<i64> = conn
        .prepare_cached(
            "SELECT id FROM (
                SELECT id, published_from, key, is_current, is_indexed FROM articles
                WHERE outlet_id = ?1 AND published_from >= ?2 AND published_from < ?3
                UNION
                SELECT id, published_from, key, is_current, is_indexed FROM articles
                WHERE credit_id = ?1 AND published_from >= ?2 AND published_from < ?3)
             WHERE is_current = 1 AND is_indexed = 1
               AND id NOT IN (SELECT article_id FROM story_articles WHERE story_id = ?4)
             ORDER BY published_from, key LIMIT ?5",
        )?
        .query_map(
            params![outlet, since, until, story, int(MAX_REPORTS + 1)],
            |r| r.get(0),
        )?
        .collect::<Result<_, _>>()?;
    if found.len() > MAX_REPORTS {
        found.clear();
    }
    Ok(found)
}

fn citations(conn: &Connection, origin: i64) -> Result<Vec<(i64, usize)>, rusqlite::Error> {
    conn.prepare_cached(
        "SELECT c.article_id, (SELECT count(*) FROM citations AS b
                               WHERE b.article_id = c.article_id AND b.ord < c.ord)
         FROM citations AS c JOIN story_articles AS s ON s.article_id = c.article_id
         WHERE c.origin_id = ?1 ORDER BY s.ord, c.ord LIMIT ?2",
    )?
    .query_map(params![origin, int(MAX_CITATIONS)], |r| {
        let index: i64 = r.get(1)?;
        Ok((r.get(0)?, usize::try_from(index).unwrap_or(usize::MAX)))
    })?
    .collect()
}
