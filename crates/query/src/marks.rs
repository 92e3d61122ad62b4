//! Where in an article's text its statements stand.

use crate::{Database, QueryError};
use serde::Serialize;

/// What a marked passage is to its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The words that name the source.
    Source,
    /// The words that carry the saying.
    Cue,
    /// What was said, or a part of it.
    Content,
}

impl Role {
    /// The name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Content => "content",
        }
    }
}

/// A passage of an article that belongs to one of its statements; offsets are characters of
/// the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Mark {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub role: Role,
    /// The attribution.
    pub attribution_id: i64,
}

impl Database {
    /// The marks of an article's statements, in order of the text; none in an older version.
    pub(crate) fn marks_of(&self, article: i64) -> Result<Vec<Mark>, QueryError> {
        let mut marks = Vec::new();
        let parts = self.rows(
            "SELECT t.id, t.source_start, t.source_end, t.source_spans,
                    t.cue_start, t.cue_end, t.cue_spans
             FROM attributions AS t JOIN articles AS a ON a.id = t.article_id AND a.is_current = 1
             WHERE t.article_id = ?1 ORDER BY t.ord",
            [article],
            |r| {
                Ok((
                    r.get::<_, i64>(0)?,
                    Envelope(r.get(1)?, r.get(2)?, r.get(3)?),
                    Envelope(r.get(4)?, r.get(5)?, r.get(6)?),
                ))
            },
        )?;
        for (attribution_id, source, cue) in parts {
            for (role, envelope) in [(Role::Source, source), (Role::Cue, cue)] {
                marks.extend(envelope.spans().map(|(start, end)| Mark {
                    start,
                    end,
                    role,
                    attribution_id,
                }));
            }
        }
        let contents = self.rows(
            "SELECT c.attribution_id, c.\"start\", c.\"end\" FROM content_spans AS c
             JOIN attributions AS t ON t.id = c.attribution_id
             WHERE t.article_id = ?1 ORDER BY c.attribution_id, c.ord",
            [article],
            |r| {
                Ok((
                    r.get::<_, i64>(0)?,
                    r.get::<_, i64>(1)?,
                    r.get::<_, i64>(2)?,
                ))
            },
        )?;
        marks.extend(
            contents
                .into_iter()
                .map(|(attribution_id, start, end)| Mark {
                    start: place(start),
                    end: place(end),
                    role: Role::Content,
                    attribution_id,
                }),
        );
        marks.sort_unstable();
        Ok(marks)
    }
}

fn place(offset: i64) -> usize {
    usize::try_from(offset).unwrap_or_default()
}

/// A start, an end, and the list of parts where there are several.
struct Envelope(Option<i64>, Option<i64>, Option<String>);

impl Envelope {
    fn spans(self) -> impl Iterator<Item = (usize, usize)> {
        let parts: Vec<(usize, usize)> = self
            .2
            .and_then(|list| serde_json::from_str(&list).ok())
            .unwrap_or_default();
        let whole = if parts.is_empty() {
            self.0
                .zip(self.1)
                .map(|(start, end)| (place(start), place(end)))
        } else {
            None
        };
        parts.into_iter().chain(whole)
    }
}
