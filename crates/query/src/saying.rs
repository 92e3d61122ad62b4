//! One statement with its speakers and its place in time.

use crate::{Database, QueryError};
use onrecord_core::StatedDate;
use rusqlite::{Params, Row};
use serde::Serialize;

/// One who makes a statement, as the article has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerLine {
    /// The one behind the speaker.
    pub source_id: Option<i64>,
    /// What the article calls the speaker.
    pub source: String,
    /// The words that stand for the speaker here.
    pub source_mention: String,
    /// What the speaker is.
    pub source_kind: String,
    /// Whether the speaker has a name.
    pub named: bool,
}

/// A statement with its speakers, and when it was made. Offsets are characters of the body of
/// its article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Saying {
    /// When it was said, else when it was published; `None` where neither is known.
    pub at: Option<String>,
    /// Which of the two `at` is: `said_on` or `published_at`.
    pub at_basis: Option<&'static str>,
    /// The attribution.
    pub attribution_id: i64,
    /// The article.
    pub article_id: i64,
    /// Where its document is.
    pub uri: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whose copy it is, where that is another.
    pub credit: Option<String>,
    /// When it was published.
    pub published_at: Option<String>,
    /// Who says it; nobody where no one is named.
    pub speakers: Vec<SpeakerLine>,
    /// The words that carry the saying.
    pub cue: Option<String>,
    /// `asserts`, `denies`, `declines` or `asks`.
    pub stance: String,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    /// To whom, in the words of the article.
    pub told: Option<String>,
    /// To which outlet.
    pub told_outlet: Option<String>,
    /// When it was said, where the article says so.
    pub said_on: Option<String>,
    /// What was said; split spans joined by ` … `.
    pub content: Option<String>,
    /// `anonymity`, `background` …
    pub ground_rule: Option<String>,
    /// The attribution whose content this one stands in.
    pub within_id: Option<i64>,
    /// How sure the extractor is.
    pub confidence: f64,
    /// Where the content begins.
    pub content_start: Option<i64>,
    /// Where it ends.
    pub content_end: Option<i64>,
    /// The claims that it states.
    pub claim_ids: Vec<i64>,
}

impl Saying {
    /// The speakers' names, joined by commas; `None` where nobody is named.
    #[must_use]
    pub fn source(&self) -> Option<String> {
        let names: Vec<&str> = self.speakers.iter().map(|s| s.source.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The interval of `at`, in UTC seconds.
    pub(crate) fn interval(&self) -> Option<(i64, i64)> {
        let date = StatedDate::parse(self.at.as_deref()?).ok()?;
        Some((date.from(), date.to()))
    }
}

/// To be followed by a condition on `t` (attributions) or `a` (articles).
const SAYINGS: &str = "
    SELECT t.id AS attribution_id, t.article_id AS article_id, a.uri AS uri, a.title AS title,
           o.name AS outlet, c.name AS credit, a.published_at AS published_at,
           p.source_id AS source_id, p.name AS source, m.mention AS source_mention,
           p.kind AS source_kind, p.named AS named, t.cue AS cue, t.stance AS stance,
           t.form AS form, t.told AS told, tto.name AS told_outlet, t.said_on AS said_on,
           (SELECT group_concat(spans.text, ' … ')
            FROM (SELECT text FROM attribution_contents
                  WHERE attribution_id = t.id ORDER BY ord) AS spans) AS content,
           t.ground_rule AS ground_rule, t.within_id AS within_id,
           t.confidence AS confidence, t.content_start AS content_start,
           t.content_end AS content_end,
           (SELECT json_group_array(own.claim_id)
            FROM (SELECT claim_id FROM attribution_claims
                  WHERE attribution_id = t.id ORDER BY claim_id) AS own) AS claim_ids
    FROM attributions AS t
    JOIN articles AS a ON a.id = t.article_id AND a.is_current = 1
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    LEFT JOIN outlets AS c ON c.id = a.credit_id
    LEFT JOIN attribution_speakers AS m ON m.attribution_id = t.id
    LEFT JOIN speakers AS p ON p.id = m.speaker_id
    LEFT JOIN outlets AS tto ON tto.id = t.told_outlet_id
    WHERE ";

/// Reads the columns of [`SAYINGS`] by their place: to look for 25 names in every row takes longer
/// than SQLite takes to give it.
fn read(row: &Row<'_>) -> rusqlite::Result<Saying> {
    let source: Option<String> = row.get(8)?;
    let speaker = match source {
        Some(source) => Some(SpeakerLine {
            source_id: row.get(7)?,
            source,
            source_mention: row.get(9)?,
            source_kind: row.get(10)?,
            named: row.get(11)?,
        }),
        None => None,
    };
    let said_on: Option<String> = row.get(17)?;
    let published_at: Option<String> = row.get(6)?;
    let at_basis = match (&said_on, &published_at) {
        (Some(_), _) => Some("said_on"),
        (None, Some(_)) => Some("published_at"),
        (None, None) => None,
    };
    let claims: String = row.get(24)?;
    Ok(Saying {
        at: said_on.clone().or_else(|| published_at.clone()),
        at_basis,
        attribution_id: row.get(0)?,
        article_id: row.get(1)?,
        uri: row.get(2)?,
        title: row.get(3)?,
        outlet: row.get(4)?,
        credit: row.get(5)?,
        published_at,
        speakers: speaker.into_iter().collect(),
        cue: row.get(12)?,
        stance: row.get(13)?,
        form: row.get(14)?,
        told: row.get(15)?,
        told_outlet: row.get(16)?,
        said_on,
        content: row.get(18)?,
        ground_rule: row.get(19)?,
        within_id: row.get(20)?,
        confidence: row.get(21)?,
        content_start: row.get(22)?,
        content_end: row.get(23)?,
        claim_ids: serde_json::from_str(&claims).unwrap_or_default(),
    })
}

impl Database {
    /// The statements that a condition holds for, those of an article together and in the order
    /// of its text; articles in order of their keys.
    pub(crate) fn sayings(
        &self,
        condition: &str,
        params: impl Params,
    ) -> Result<Vec<Saying>, QueryError> {
        let sql = format!("{SAYINGS} {condition} ORDER BY a.key, t.ord, m.ord");
        let mut sayings: Vec<Saying> = Vec::new();
        for row in self.rows(&sql, params, read)? {
            match sayings
                .last_mut()
                .filter(|s| s.attribution_id == row.attribution_id)
            {
                Some(saying) => saying.speakers.extend(row.speakers),
                None => sayings.push(row),
            }
        }
        Ok(sayings)
    }
}
