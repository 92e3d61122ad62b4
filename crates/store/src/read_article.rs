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

fn named<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, StoreError> {
    parse(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )
}

fn maybe_named<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<Option<T>, StoreError> {
    match row.get_ref(column)?.as_str_or_null() {
        Ok(Some(name)) => parse(name).map(Some),
        _ => Ok(None),
    }
}

fn date(row: &Row<'_>, column: &str) -> Result<Option<StatedDate>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|t| StatedDate::parse(&t))
        .transpose()
        .map_err(|e| StoreError::damaged(e.to_string()))
}

pub(crate) fn load(conn: &Connection, id: i64) -> Result<(Key, Article), StoreError> {
    let mut head = conn.prepare_cached(
        "SELECT a.*, t.body, o.name AS outlet, c.name AS credit FROM articles AS a
         JOIN article_texts AS t ON t.article_id = a.id
         LEFT JOIN outlets AS o ON o.id = a.outlet_id
         LEFT JOIN outlets AS c ON c.id = a.credit_id WHERE a.id = ?1",
    )?;
    let mut rows = head.query([id])?;
    let row = rows
        .next()?
        .ok_or_else(|| StoreError::invalid(format!("there is no article {id}")))?;
    let key: String = row.get("key")?;
    let key =
        Key::parse(&key).ok_or_else(|| StoreError::damaged(format!("article {id} has no key")))?;
    let body: String = row.get("body")?;
    let mut article = Article {
        title: row.get("title")?,
        byline: row.get("byline")?,
        outlet: row.get("outlet")?,
        credit: row.get("credit")?,
        dateline: dateline(row)?,
        published: date(row, "published_at")?,
        published_basis: maybe_named(row, "published_basis")?,
        language: row.get("language")?,
        url: row.get("url")?,
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
    let Some(text) = row.get("dateline")? else {
        return Ok(None);
    };
    let places: Option<String> = row.get("dateline_places")?;
    Ok(Some(Dateline {
        text,
        places: json(places.as_deref().unwrap_or("[]"))?,
        date: date(row, "dateline_date")?,
        agency: row.get("dateline_agency")?,
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

    fn span(&self, row: &Row<'_>, start: &str, end: &str) -> Result<Option<Span>, StoreError> {
        let ends: (Option<i64>, Option<i64>) = (row.get(start)?, row.get(end)?);
        Ok(match ends {
            (Some(start), Some(end)) => Some(self.bytes(offset(start)?, offset(end)?)),
            _ => None,
        })
    }

    fn must(&self, row: &Row<'_>, start: &str, end: &str) -> Result<Span, StoreError> {
        self.span(row, start, end).map(|s| s.unwrap_or_default())
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
            "SELECT * FROM article_dates WHERE article_id = ?1 ORDER BY ord",
            |row| {
                Ok(DateCandidate {
                    text: row.get("text")?,
                    date: date(row, "date")?,
                    basis: named(row, "basis")?,
                    note: row.get("note")?,
                    span: self.span(row, "start", "end")?,
                })
            },
        )
    }

    fn speakers(&self) -> Result<(Vec<Speaker>, HashMap<i64, usize>), StoreError> {
        let found = self.rows(
            "SELECT * FROM speakers WHERE article_id = ?1 ORDER BY ord",
            |row| {
                let speaker = Speaker {
                    name: row.get("name")?,
                    proper_name: row.get("proper_name")?,
                    role: row.get("role")?,
                    affiliation: row.get("affiliation")?,
                    kind: named(row, "kind")?,
                    named: row.get("named")?,
                    count_min: row.get("count_min")?,
                    count_max: row.get("count_max")?,
                    part_of: None,
                };
                Ok((row.get("id")?, row.get("part_of_id")?, speaker))
            },
        )?;
        let at: HashMap<i64, usize> = found.iter().enumerate().map(|(i, f)| (f.0, i)).collect();
        let join = |(_, group, speaker): (i64, Option<i64>, Speaker)| Speaker {
            part_of: group.and_then(|g| at.get(&g).copied()),
            ..speaker
        };
        Ok((found.into_iter().map(join).collect(), at))
    }

    fn parts(&self, row: &Row<'_>, part: &str) -> Result<Vec<Span>, StoreError> {
        let list: Option<String> = row.get(format!("{part}_spans").as_str())?;
        if let Some(list) = list {
            let list: Vec<(usize, usize)> = json(&list)?;
            return Ok(list.into_iter().map(|(s, e)| self.bytes(s, e)).collect());
        }
        let whole = self.span(row, &format!("{part}_start"), &format!("{part}_end"))?;
        Ok(whole.into_iter().collect())
    }

    fn attributions(
        &self,
        speakers: &HashMap<i64, usize>,
    ) -> Result<(Vec<Attribution>, HashMap<i64, usize>), StoreError> {
        let mut contents: HashMap<i64, Vec<Span>> = HashMap::new();
        self.rows(
            "SELECT c.* FROM attributions AS t JOIN attribution_contents AS c
             ON c.attribution_id = t.id WHERE t.article_id = ?1 ORDER BY t.ord, c.ord",
            |row| {
                let span = self.must(row, "start", "end")?;
                contents
                    .entry(row.get("attribution_id")?)
                    .or_default()
                    .push(span);
                Ok(())
            },
        )?;
        let mut mentions: HashMap<i64, Vec<Mention>> = HashMap::new();
        self.rows(
            "SELECT m.* FROM attributions AS t JOIN attribution_speakers AS m
             ON m.attribution_id = t.id WHERE t.article_id = ?1 ORDER BY t.ord, m.ord",
            |row| {
                let span = self.must(row, "start", "end")?;
                if let Some(speaker) = speakers.get(&row.get("speaker_id")?) {
                    mentions
                        .entry(row.get("attribution_id")?)
                        .or_default()
                        .push(Mention {
                            speaker: *speaker,
                            span,
                        });
                }
                Ok(())
            },
        )?;
        let found = self.rows(
            "SELECT t.*, o.name AS told_outlet FROM attributions AS t
             LEFT JOIN outlets AS o ON o.id = t.told_outlet_id
             WHERE t.article_id = ?1 ORDER BY t.ord",
            |row| {
                let id: i64 = row.get("id")?;
                let within: Option<i64> = row.get("within_id")?;
                let attribution = Attribution {
                    source: self.parts(row, "source")?,
                    cue: self.parts(row, "cue")?,
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

    fn meaning(&self, row: &Row<'_>) -> Result<Attribution, StoreError> {
        let told = self.span(row, "told_start", "told_end")?;
        let outlet: Option<String> = row.get("told_outlet")?;
        let rule = maybe_named(row, "ground_rule")?;
        Ok(Attribution {
            stance: named(row, "stance")?,
            form: named(row, "form")?,
            told: told.map(|span| Told { span, outlet }),
            said_on: date(row, "said_on")?,
            ground_rule: match rule {
                Some(kind) => Some(GroundRule {
                    kind,
                    span: self.must(row, "ground_rule_start", "ground_rule_end")?,
                    reason: self.span(row, "ground_reason_start", "ground_reason_end")?,
                }),
                None => None,
            },
            confidence: row.get("confidence")?,
            ..Attribution::default()
        })
    }

    fn citations(&self, attributions: &HashMap<i64, usize>) -> Result<Vec<Citation>, StoreError> {
        self.rows(
            "SELECT c.*, o.name AS outlet FROM citations AS c
             JOIN outlets AS o ON o.id = c.outlet_id WHERE c.article_id = ?1 ORDER BY c.ord",
            |row| {
                let attribution: Option<i64> = row.get("attribution_id")?;
                Ok(Citation {
                    outlet: row.get("outlet")?,
                    outlet_span: self.must(row, "outlet_start", "outlet_end")?,
                    cue: self.span(row, "cue_start", "cue_end")?,
                    passage: self.must(row, "passage_start", "passage_end")?,
                    said_on: date(row, "said_on")?,
                    attribution: attribution.and_then(|a| attributions.get(&a).copied()),
                })
            },
        )
    }

    fn problems(&self) -> Result<Vec<Problem>, StoreError> {
        self.rows(
            "SELECT * FROM problems WHERE article_id = ?1 ORDER BY id",
            |row| {
                Ok(Problem {
                    kind: named(row, "kind")?,
                    place: row.get("place")?,
                    span: self.span(row, "start", "end")?,
                    detail: row.get("detail")?,
                })
            },
        )
    }
}

fn offset(n: i64) -> Result<usize, StoreError> {
    usize::try_from(n).map_err(|_| StoreError::damaged(format!("an offset is {n}")))
}
