//! Sources and outlets by the names that people know them by.

use crate::database::bare;
use crate::{Database, QueryError};
use onrecord_core::text::{address, fold};
use rusqlite::params;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// What a name may stand for, where it may stand for several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// `source` or `outlet`.
    pub kind: &'static str,
    /// Its id in this file.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What tells it from others of the name, in words.
    pub about: Option<String>,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::render::clean(&self.name);
        write!(f, "{}:{}  {name}", self.kind, self.id)?;
        match &self.about {
            Some(about) => write!(f, " ({})", crate::render::clean(about)),
            None => Ok(()),
        }
    }
}

/// So many candidates are told at most; who sees them asks more narrowly.
const MOST: usize = 50;

impl Database {
    /// The id of a source, by its id, key or name, with or without `source:` before it. A name
    /// need not be whole ("Varga" for "Ilse Varga"), but must be that of one source only.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, [`QueryError::is_ambiguous`] if there are
    /// several.
    pub fn source_id(&self, id_key_or_name: &str) -> Result<i64, QueryError> {
        let found = self.resolve("source", "sources", id_key_or_name);
        if !is_name(&found, "source", id_key_or_name) {
            return found;
        }
        let name = bare("source", id_key_or_name);
        let mut ids = self.rows(
            "SELECT id FROM sources WHERE name = ?1 COLLATE NOCASE",
            [name],
            |r| r.get(0),
        )?;
        if ids.is_empty() {
            ids = self.sources_like(name)?;
        }
        match ids.as_slice() {
            [] => Err(QueryError::not_found("source", id_key_or_name)),
            [id] => Ok(*id),
            _ => {
                let candidates = self.source_candidates(&ids)?;
                Err(QueryError::ambiguous("source", name, candidates))
            }
        }
    }

    /// The id of an outlet, by its id, name, alias or domain, with or without `outlet:` before
    /// it.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, [`QueryError::is_ambiguous`] if there are
    /// several.
    pub fn outlet_id(&self, id_or_name: &str) -> Result<i64, QueryError> {
        let name = bare("outlet", id_or_name);
        if let Ok(id) = name.parse::<i64>() {
            let found = self.row("SELECT id FROM outlets WHERE id = ?1", [id], |r| r.get(0))?;
            return found.ok_or_else(|| QueryError::not_found("outlet", id_or_name));
        }
        // An address is that of its site.
        let site = address(name).split('/').next().unwrap_or(name);
        let ids: BTreeSet<i64> = self
            .rows(
                "SELECT id FROM outlets WHERE name = ?1
                 UNION SELECT outlet_id FROM outlet_names WHERE name = ?1 COLLATE NOCASE
                 UNION SELECT outlet_id FROM outlet_names
                       WHERE name = ?2 COLLATE NOCASE AND kind = 'domain'",
                params![name, site],
                |r| r.get(0),
            )?
            .into_iter()
            .collect();
        let ids = if ids.is_empty() {
            self.outlets_like(name)?
        } else {
            ids
        };
        let mut ids = ids.into_iter();
        match (ids.next(), ids.next()) {
            (None, _) => Err(QueryError::not_found("outlet", id_or_name)),
            (Some(id), None) => Ok(id),
            (Some(a), Some(b)) => {
                let candidates = self.outlet_candidates([a, b].into_iter().chain(ids))?;
                Err(QueryError::ambiguous("outlet", name, candidates))
            }
        }
    }

    /// Sources whose names have all words of `name`. Reads all names, in an index.
    fn sources_like(&self, name: &str) -> Result<Vec<i64>, QueryError> {
        let wanted = words(name);
        // The longest plain word keeps most names out before they are compared.
        let plain = wanted.iter().filter(|w| w.is_ascii());
        let Some(longest) = plain.max_by_key(|w| w.len()).or(wanted.first()) else {
            return Ok(Vec::new());
        };
        let found = if longest.is_ascii() {
            let like = format!("%{}%", longest.replace(['%', '_'], "_"));
            self.rows(
                "SELECT id, name FROM sources WHERE name LIKE ?1",
                [like],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?
        } else {
            self.rows("SELECT id, name FROM sources", [], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })?
        };
        let found = found.into_iter();
        let holds = |(_, known): &(i64, String)| has_all(known, &wanted);
        Ok(found.filter(holds).map(|(id, _)| id).collect())
    }

    fn outlets_like(&self, name: &str) -> Result<BTreeSet<i64>, QueryError> {
        let wanted = words(name);
        if wanted.is_empty() {
            return Ok(BTreeSet::new());
        }
        let found: Vec<(i64, String)> = self.rows("SELECT id, name FROM outlets", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?;
        let found = found.into_iter();
        let holds = |(_, known): &(i64, String)| has_all(known, &wanted);
        Ok(found.filter(holds).map(|(id, _)| id).collect())
    }

    /// The named first, and those who say most.
    fn source_candidates(&self, ids: &[i64]) -> Result<Vec<Candidate>, QueryError> {
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.rows(
                "SELECT s.name, s.kind, s.named,
                        (SELECT count(*) FROM speakers AS p
                         JOIN attribution_speakers AS m ON m.speaker_id = p.id
                         WHERE p.source_id = s.id),
                        (SELECT group_concat(o.name, ', ') FROM (
                             SELECT DISTINCT o.name FROM speakers AS p
                             JOIN articles AS a ON a.id = p.article_id
                             JOIN outlets AS o ON o.id = a.outlet_id
                             WHERE p.source_id = s.id ORDER BY o.name LIMIT 3) AS o)
                 FROM sources AS s WHERE s.id = ?1",
                [id],
                |r| {
                    let (kind, named): (String, bool) = (r.get(1)?, r.get(2)?);
                    let statements: i64 = r.get(3)?;
                    let outlets: Option<String> = r.get(4)?;
                    let plural = if statements == 1 { "" } else { "s" };
                    let named_or_not = if named { "named" } else { "unnamed" };
                    let places = outlets.map(|o| format!(" in {o}")).unwrap_or_default();
                    Ok((
                        !named,
                        -statements,
                        Candidate {
                            kind: "source",
                            id: *id,
                            name: r.get(0)?,
                            about: Some(format!(
                                "{kind}, {named_or_not}, {statements} statement{plural}{places}"
                            )),
                        },
                    ))
                },
            )?);
        }
        found.sort_by(|a, b| (a.0, a.1, &a.2.name, a.2.id).cmp(&(b.0, b.1, &b.2.name, b.2.id)));
        Ok(found.into_iter().map(|(_, _, c)| c).take(MOST).collect())
    }

    fn outlet_candidates(
        &self,
        ids: impl Iterator<Item = i64>,
    ) -> Result<Vec<Candidate>, QueryError> {
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.rows(
                "SELECT name, country, kind FROM outlets WHERE id = ?1",
                [id],
                |r| {
                    let about: [Option<String>; 2] = [r.get(1)?, r.get(2)?];
                    let about: Vec<String> = about.into_iter().flatten().collect();
                    Ok(Candidate {
                        kind: "outlet",
                        id,
                        name: r.get(0)?,
                        about: (!about.is_empty()).then(|| about.join(", ")),
                    })
                },
            )?);
        }
        found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        found.truncate(MOST);
        Ok(found)
    }
}

/// Whether a text that is no id or key may be a name.
fn is_name(found: &Result<i64, QueryError>, kind: &str, text: &str) -> bool {
    let no_number = bare(kind, text).parse::<i64>().is_err();
    matches!(found, Err(e) if e.is_not_found()) && no_number
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let spans = onrecord_core::text::words(&folded);
    spans.map(|s| s.of(&folded).to_owned()).collect()
}

fn has_all(name: &str, wanted: &[String]) -> bool {
    let known: BTreeSet<String> = words(name).into_iter().collect();
    wanted.iter().all(|w| known.contains(w))
}
