//! What was said when.

use crate::database::bare;
use crate::{Database, QueryError, Saying, Window};
use serde::Serialize;

/// Statements in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// Those with a date: by when they were said, where the article says so, else by when they
    /// were published.
    pub dated: Vec<Saying>,
    /// Those without any: they have no place among the others.
    pub undated: Vec<Saying>,
}

/// Of what a timeline is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// `story`, `claim`, `source`, or `database` for everything.
    pub kind: &'static str,
    /// Its id in this file.
    pub id: Option<i64>,
    /// Its headline, wording or name.
    pub name: Option<String>,
}

/// The timeline of a story, a claim or a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineView {
    /// Of what it is.
    pub of: Subject,
    /// What was said when.
    #[serde(flatten)]
    pub timeline: Timeline,
    /// How many statements without any date were left out, for a span of time was asked for.
    pub undated_left_out: usize,
}

pub(crate) const OF_SOURCE: &str = "t.id IN (
    SELECT own.attribution_id FROM speakers AS q
    JOIN attribution_speakers AS own ON own.speaker_id = q.id WHERE q.source_id = ?1)";
const OF_CLAIM: &str =
    "t.id IN (SELECT attribution_id FROM attribution_claims WHERE claim_id = ?1)";
const OF_STORY: &str =
    "t.article_id IN (SELECT article_id FROM story_articles WHERE story_id = ?1)";
/// Of all statements those of a span of time, and those without a date. By when they were said:
/// from the year in which the span begins, for what is not said to the day, and two days about,
/// for a day begins at another time elsewhere; what is read is looked at again.
const WITHIN: &str = "t.id IN (
    SELECT own.id FROM articles AS part CROSS JOIN attributions AS own ON own.article_id = part.id
    WHERE part.published_from > ?1 - ?3 AND part.published_from < ?2 AND part.published_to > ?1
      AND own.said_on IS NULL
    UNION ALL
    SELECT own.id FROM articles AS part CROSS JOIN attributions AS own ON own.article_id = part.id
    WHERE part.published_from IS NULL AND own.said_on IS NULL
    UNION ALL
    SELECT own.id FROM attributions AS own
    WHERE own.said_on >= (SELECT coalesce(strftime('%Y', ?1 - 172800, 'unixepoch'), ''))
      AND own.said_on < (SELECT coalesce(date(?2 + 172800, 'unixepoch'), 'A'))
      AND (length(own.said_on) < 10
           OR own.said_on >= (SELECT coalesce(date(?1 - 172800, 'unixepoch'), ''))))";

impl Database {
    /// What was said when: in a story (`story:3`, or a number alone), of a claim (`claim:7`), by
    /// a source (`source:4`, or its name), or, without any of these, in all articles.
    ///
    /// ```no_run
    /// use onrecord_query::Database;
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// for said in database.timeline(Some("Ilse Varga"))?.timeline.dated {
    ///     println!("{} {}: {}", said.at.unwrap_or_default(), said.stance, said.content.unwrap_or_default());
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is no such thing, [`QueryError::is_ambiguous`] if
    /// several sources have the name, or if the file cannot be read.
    pub fn timeline(&self, of: Option<&str>) -> Result<TimelineView, QueryError> {
        self.timeline_within(of, &Window::default())
    }

    /// As [`timeline`](Self::timeline), of a span of time: what was said then, or may have been.
    /// A statement without any date is left out, and counted.
    ///
    /// # Errors
    /// As [`timeline`](Self::timeline).
    pub fn timeline_within(
        &self,
        of: Option<&str>,
        window: &Window,
    ) -> Result<TimelineView, QueryError> {
        let _reading = self.reading()?;
        let of = match of {
            Some(text) => self.subject(text)?,
            None => Subject {
                kind: "database",
                id: None,
                name: None,
            },
        };
        let sayings = match (of.kind, of.id) {
            ("story", Some(id)) => self.sayings(OF_STORY, [id]),
            ("claim", Some(id)) => self.sayings(OF_CLAIM, [id]),
            ("source", Some(id)) => self.sayings(OF_SOURCE, [id]),
            _ if window.is_bounded() => self.sayings(WITHIN, window.bounds()),
            _ => self.sayings("1", []),
        };
        let mut timeline = ordered(sayings?);
        let mut undated_left_out = 0;
        if window.is_bounded() {
            timeline.dated.retain(|s| window.may_hold(s.interval()));
            undated_left_out = std::mem::take(&mut timeline.undated).len();
        }
        Ok(TimelineView {
            of,
            timeline,
            undated_left_out,
        })
    }

    /// What a person names: a kind before a colon says what it is, a key says it by itself, a
    /// number alone is a story, anything else a source's name.
    fn subject(&self, text: &str) -> Result<Subject, QueryError> {
        let text = text.trim();
        let says = |kind: &str| bare(kind, text).len() < text.len();
        let number = text.parse::<i64>().is_ok();
        let found = if says("story") || number {
            ("story", self.story_id(text)?)
        } else if says("claim") {
            ("claim", self.claim_id(text)?)
        } else if says("source") {
            ("source", self.source_id(text)?)
        } else {
            let key = found(self.story_id(text))?.map(|id| ("story", id));
            let key = match key {
                Some(key) => Some(key),
                None => found(self.claim_id(text))?.map(|id| ("claim", id)),
            };
            match key {
                Some(key) => key,
                None => match self.source_id(text) {
                    Err(e) if e.is_not_found() => {
                        return Err(QueryError::nothing(format!(
                            "there is no story, claim or source {:?}",
                            text.chars().take(60).collect::<String>()
                        )));
                    }
                    other => ("source", other?),
                },
            }
        };
        let sql = match found.0 {
            "story" => "SELECT title FROM stories WHERE id = ?1",
            "claim" => "SELECT wording FROM claims WHERE id = ?1",
            _ => "SELECT name FROM sources WHERE id = ?1",
        };
        let name: Option<Option<String>> = self.row(sql, [found.1], |r| r.get(0))?;
        Ok(Subject {
            kind: found.0,
            id: Some(found.1),
            name: name.flatten(),
        })
    }
}

/// Statements in order of time; those of one time stay as they are.
pub(crate) fn ordered(sayings: Vec<Saying>) -> Timeline {
    let mut dated = Vec::new();
    let mut undated = Vec::new();
    for saying in sayings {
        match saying.interval() {
            Some(interval) => dated.push((interval, saying)),
            None => undated.push(saying),
        }
    }
    dated.sort_by_key(|(interval, _)| *interval);
    Timeline {
        dated: dated.into_iter().map(|(_, saying)| saying).collect(),
        undated,
    }
}

fn found(id: Result<i64, QueryError>) -> Result<Option<i64>, QueryError> {
    match id {
        Ok(id) => Ok(Some(id)),
        Err(e) if e.is_not_found() => Ok(None),
        Err(e) => Err(e),
    }
}
