//! An article read back from its rows, as it was written.

use crate::{Store, StoreError};
use onrecord_core::{
    Article, Attribution, Author, CharMap, Citation, DateCandidate, Dateline, GroundRule, Key,
    Mention, Problem, Span, Speaker, StatedDate, Told,
};
use rusqlite::{Connection, Row};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as ValueError, StrDeserializer};
use std::collections::HashMap;

impl Store {
    /// An article with its key, as it was stored.
    ///
    /// # Errors
    /// If there is none of this number, or its rows are damaged.
    pub fn load_article(&self, id: i64) -> Result<(Key, Article), StoreError> {
        load(&self.conn, id).map_err(|e| e.at(&self.path))
    }
}

/// An article with its key, as it was stored, out of a database opened by
/// [`open_read_only`](crate::open_read_only): older versions of an address too.
///
/// # Errors
/// If there is none of this number, or its rows are damaged.
pub fn read_article(conn: &Connection, id: i64) -> Result<(Key, Article), StoreError> {
    load(conn, id)
}

/// Reads a value that is stored by its name, such as a stance.
pub(crate) fn parse<'a, T: Deserialize<'a>>(name: &'a str) -> Result<T, StoreError> {
    T::deserialize(StrDeserializer::<ValueError>::new(name))
        .map_err(|e| StoreError::damaged(e.to_string()))
}

// Columns are asked for by their place: to find one by its name is compared with all of a row,
// and took longer than SQLite itself.

fn named<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, StoreError> {
    parse(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )
}

fn maybe_named<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<Option<T>, StoreError> {
    match row.get_ref(column)?.as_str_or_null() {
        Ok(Some(name)) => parse(name).map(Some),
        _ => Ok(None),
    }
}

fn date(row: &Row<'_>, column: usize) -> Result<Option<StatedDate>, StoreError> {
    let text = row.get_ref(column)?.as_str_or_null();
    let text = text.map_err(rusqlite::Error::from)?;
    text.map(StatedDate::parse)
        .transpose()
        .map_err(|e| StoreError::damaged(e.to_string()))
}

pub(crate) fn load(conn: &Connection, id: i64) -> Result<(Key, Article), StoreError> {
    let mut head = conn.prepare_cached(
        "SELECT a.key, t.body, a.title, a.byline, o.name, c.name, a.published_at,
                a.published_basis, a.language, a.url, a.dateline, a.dateline_places,
                a.dateline_date, a.dateline_agency FROM articles AS a
         JOIN article_texts AS t ON t.article_id = a.id
         LEFT JOIN outlets AS o ON o.id = a.outlet_id
         LEFT JOIN outlets AS c ON c.id = a.credit_id WHERE a.id = ?1",
    )?;
    let mut rows = head.query([id])?;
    let row = rows
        .next()?
        .ok_or_else(|| StoreError::invalid(format!("there is no article {id}")))?;
    let key: String = row.get(0)?;
    let key =
        Key::parse(&key).ok_or_else(|| StoreError::damaged(format!("article {id} has no key")))?;
    let body: String = row.get(1)?;
    let mut article = Article {
        title: row.get(2)?,
        byline: row.get(3)?,
        outlet: row.get(4)?,
        credit: row.get(5)?,
        dateline: dateline(row)?,
        published: date(row, 6)?,
        published_basis: maybe_named(row, 7)?,
        language: row.get(8)?,
        url: row.get(9)?,
        ..Article::default()
    };
    let reader = Reader {
        conn,
        id,
        map: CharMap::new(&body),
    };
    article.authors = reader.authors()?;
    article.dates = reader.dates()?;
    let (speakers, speaker_at) = reader.speakers()?;
    let (attributions, attribution_at) = reader.attributions(&speaker_at)?;
    article.speakers = speakers;
    article.attributions = attributions;
    article.citations = reader.citations(&attribution_at)?;
    article.problems = reader.problems()?;
    article.body = body;
    Ok((key, article))
}

fn dateline(row: &Row<'_>) -> Result<Option<Dateline>, StoreError> {
    let Some(text) = row.get(10)? else {
        return Ok(None);
    };
    let places: Option<String> = row.get(11)?;
    Ok(Some(Dateline {
        text,
        places: json(places.as_deref().unwrap_or("[]"))?,
        date: date(row, 12)?,
        agency: row.get(13)?,
    }))
}

fn json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::damaged(e.to_string()))
}

struct Reader<'a> {
    conn: &'a Connection,
    id: i64,
    map: CharMap<'a>,
}

impl Reader<'_> {
    /// Reads the rows of the article, in order.
    fn rows<T>(
        &self,
        sql: &str,
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([self.id])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(read(row)?);
        }
        Ok(out)
    }

    fn bytes(&self, start: usize, end: usize) -> Span {
        self.map.byte_span(start, end)
    }

    /// The span that begins in this column and ends in the next.
    fn span(&self, row: &Row<'_>, start: usize) -> Result<Option<Span>, StoreError> {
        let ends: (Option<i64>, Option<i64>) = (row.get(start)?, row.get(start + 1)?);
        Ok(match ends {
            (Some(start), Some(end)) => Some(self.bytes(offset(start)?, offset(end)?)),
            _ => None,
        })
    }

    fn must(&self, row: &Row<'_>, start: usize) -> Result<Span, StoreError> {
        self.span(row, start).map(|s| s.unwrap_or_default())
    }

    fn authors(&self) -> Result<Vec<Author>, StoreError> {
        self.rows(
            "SELECT name, role, is_outlet FROM article_authors WHERE article_id = ?1 ORDER BY ord",
            |row| {
                Ok(Author {
                    name: row.get(0)?,
                    role: row.get(1)?,
                    is_outlet: row.get(2)?,
                })
            },
        )
    }

    fn dates(&self) -> Result<Vec<DateCandidate>, StoreError> {
        self.rows(
            "SELECT text, date, basis, note, \"start\", \"end\" FROM article_dates
             WHERE article_id = ?1 ORDER BY ord",
            |row| {
                Ok(DateCandidate {
                    text: row.get(0)?,
                    date: date(row, 1)?,
                    basis: named(row, 2)?,
                    note: row.get(3)?,
                    span: self.span(row, 4)?,
                })
            },
        )
    }

    fn speakers(&self) -> Result<(Vec<Speaker>, HashMap<i64, usize>), StoreError> {
        let found = self.rows(
            "SELECT id, part_of_id, name, proper_name, role, affiliation, kind, named, count_min,
                    count_max FROM speakers WHERE article_id = ?1 ORDER BY ord",
            |row| {
                let speaker = Speaker {
                    name: row.get(2)?,
                    proper_name: row.get(3)?,
                    role: row.get(4)?,
                    affiliation: row.get(5)?,
                    kind: named(row, 6)?,
                    named: row.get(7)?,
                    count_min: row.get(8)?,
                    count_max: row.get(9)?,
                    part_of: None,
                };
                Ok((row.get(0)?, row.get(1)?, speaker))
            },
        )?;
        let at: HashMap<i64, usize> = found.iter().enumerate().map(|(i, f)| (f.0, i)).collect();
        let join = |(_, group, speaker): (i64, Option<i64>, Speaker)| Speaker {
            part_of: group.and_then(|g| at.get(&g).copied()),
            ..speaker
        };
        Ok((found.into_iter().map(join).collect(), at))
    }

    /// The spans in three columns: the list of them where there are several, start and end.
    fn parts(&self, row: &Row<'_>, list: usize) -> Result<Vec<Span>, StoreError> {
        let whole = self.span(row, list + 1)?;
        let list: Option<String> = row.get(list)?;
        if let Some(list) = list {
            let list: Vec<(usize, usize)> = json(&list)?;
            return Ok(list.into_iter().map(|(s, e)| self.bytes(s, e)).collect());
        }
        Ok(whole.into_iter().collect())
    }

    fn attributions(
        &self,
        speakers: &HashMap<i64, usize>,
    ) -> Result<(Vec<Attribution>, HashMap<i64, usize>), StoreError> {
        let mut contents: HashMap<i64, Vec<Span>> = HashMap::new();
        self.rows(
            "SELECT c.attribution_id, c.\"start\", c.\"end\" FROM attributions AS t
             JOIN attribution_contents AS c ON c.attribution_id = t.id
             WHERE t.article_id = ?1 ORDER BY t.ord, c.ord",
            |row| {
                let span = self.must(row, 1)?;
                contents.entry(row.get(0)?).or_default().push(span);
                Ok(())
            },
        )?;
        let mut mentions: HashMap<i64, Vec<Mention>> = HashMap::new();
        self.rows(
            "SELECT m.attribution_id, m.speaker_id, m.\"start\", m.\"end\" FROM attributions AS t
             JOIN attribution_speakers AS m ON m.attribution_id = t.id
             WHERE t.article_id = ?1 ORDER BY t.ord, m.ord",
            |row| {
                let span = self.must(row, 2)?;
                if let Some(speaker) = speakers.get(&row.get(1)?) {
                    mentions.entry(row.get(0)?).or_default().push(Mention {
                        speaker: *speaker,
                        span,
                    });
                }
                Ok(())
            },
        )?;
        let found = self.rows(
            "SELECT t.id, t.within_id, t.source_spans, t.source_start, t.source_end, t.cue_spans,
                    t.cue_start, t.cue_end, t.stance, t.form, t.told_start, t.told_end, o.name,
                    t.said_on, t.ground_rule, t.ground_rule_start, t.ground_rule_end,
                    t.ground_reason_start, t.ground_reason_end, t.confidence
             FROM attributions AS t LEFT JOIN outlets AS o ON o.id = t.told_outlet_id
             WHERE t.article_id = ?1 ORDER BY t.ord",
            |row| {
                let id: i64 = row.get(0)?;
                let within: Option<i64> = row.get(1)?;
                let attribution = Attribution {
                    source: self.parts(row, 2)?,
                    cue: self.parts(row, 5)?,
                    content: contents.remove(&id).unwrap_or_default(),
                    speakers: mentions.remove(&id).unwrap_or_default(),
                    ..self.meaning(row)?
                };
                Ok((id, within, attribution))
            },
        )?;
        let at: HashMap<i64, usize> = found.iter().enumerate().map(|(i, f)| (f.0, i)).collect();
        let join = |(_, outer, attribution): (i64, Option<i64>, Attribution)| Attribution {
            within: outer.and_then(|o| at.get(&o).copied()),
            ..attribution
        };
        Ok((found.into_iter().map(join).collect(), at))
    }

    /// What the columns from the stance on say.
    fn meaning(&self, row: &Row<'_>) -> Result<Attribution, StoreError> {
        let told = self.span(row, 10)?;
        let outlet: Option<String> = row.get(12)?;
        let rule = maybe_named(row, 14)?;
        Ok(Attribution {
            stance: named(row, 8)?,
            form: named(row, 9)?,
            told: told.map(|span| Told { span, outlet }),
            said_on: date(row, 13)?,
            ground_rule: match rule {
                Some(kind) => Some(GroundRule {
                    kind,
                    span: self.must(row, 15)?,
                    reason: self.span(row, 17)?,
                }),
                None => None,
            },
            confidence: row.get(19)?,
            ..Attribution::default()
        })
    }

    fn citations(&self, attributions: &HashMap<i64, usize>) -> Result<Vec<Citation>, StoreError> {
        self.rows(
            "SELECT c.attribution_id, o.name, c.outlet_start, c.outlet_end, c.cue_start, c.cue_end,
                    c.passage_start, c.passage_end, c.said_on FROM citations AS c
             JOIN outlets AS o ON o.id = c.outlet_id WHERE c.article_id = ?1 ORDER BY c.ord",
            |row| {
                let attribution: Option<i64> = row.get(0)?;
                Ok(Citation {
                    outlet: row.get(1)?,
                    outlet_span: self.must(row, 2)?,
                    cue: self.span(row, 4)?,
                    passage: self.must(row, 6)?,
                    said_on: date(row, 8)?,
                    attribution: attribution.and_then(|a| attributions.get(&a).copied()),
                })
            },
        )
    }

    fn problems(&self) -> Result<Vec<Problem>, StoreError> {
        self.rows(
            "SELECT kind, place, detail, \"start\", \"end\" FROM problems
             WHERE article_id = ?1 ORDER BY id",
            |row| {
                Ok(Problem {
                    kind: named(row, 0)?,
                    place: row.get(1)?,
                    span: self.span(row, 3)?,
                    detail: row.get(2)?,
                })
            },
        )
    }
}

fn offset(n: i64) -> Result<usize, StoreError> {
    usize::try_from(n).map_err(|_| StoreError::damaged(format!("an offset is {n}")))
}
