//! Claims that somebody asserts and somebody denies.

use crate::claim::CLAIMS;
use crate::{ClaimLine, ClaimStatement, Database, QueryError, Window};
use onrecord_core::StatedDate;
use serde::Serialize;

/// A claim that is both asserted and denied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The claim.
    #[serde(rename = "claim")]
    pub line: ClaimLine,
    /// Who asserts it.
    pub asserted: Vec<ClaimStatement>,
    /// Who denies it, or a broader claim: who says that there was no letter denies that a judge
    /// carried it. `claim_id` is what they deny.
    pub denied: Vec<ClaimStatement>,
}

/// Claims that are denied, or narrower than one that is. `CROSS JOIN` is SQLite's way to say
/// that the denials, which are few, come first.
const DENIED: &str = "denied AS MATERIALIZED (
        SELECT DISTINCT ac.claim_id AS id FROM attributions AS t
        CROSS JOIN attribution_claims AS ac ON ac.attribution_id = t.id WHERE t.stance = 'denies')";

/// The same in one story.
const DENIED_IN_STORY: &str = "denied AS MATERIALIZED (
        SELECT DISTINCT ac.claim_id AS id FROM claims AS of_story
        JOIN attribution_claims AS ac ON ac.claim_id = of_story.id
        JOIN attributions AS t ON t.id = ac.attribution_id
        WHERE of_story.story_id = ?1 AND t.stance = 'denies')";

/// Of these the ones that somebody asserts: looked for one by one, before anything is counted.
const ASSERTED_TOO: &str = "
    SELECT part.id FROM (
        SELECT id FROM denied
        UNION
        SELECT l.narrower_id FROM denied
        CROSS JOIN claim_links AS l ON l.broader_id = denied.id) AS part
    WHERE EXISTS (SELECT 1 FROM attribution_claims AS own
                  CROSS JOIN attributions AS said ON said.id = own.attribution_id
                  WHERE own.claim_id = part.id AND said.stance = 'asserts')";

impl Database {
    /// The claims that somebody asserts and somebody denies, those with most independent origins
    /// first; all, or those of a story (an id or a key).
    ///
    /// ```no_run
    /// use onrecord_query::Database;
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// for conflict in database.conflicts(None)? {
    ///     println!("{}: {} deny it", conflict.line.claim, conflict.denied.len());
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is no such story, or if the file cannot be read.
    pub fn conflicts(&self, story: Option<&str>) -> Result<Vec<Conflict>, QueryError> {
        self.conflicts_within(story, &Window::default())
    }

    /// As [`conflicts`](Self::conflicts), of a span of time: those with a denial that was
    /// published then, or may have been.
    ///
    /// # Errors
    /// As [`conflicts`](Self::conflicts).
    pub fn conflicts_within(
        &self,
        story: Option<&str>,
        window: &Window,
    ) -> Result<Vec<Conflict>, QueryError> {
        let _reading = self.reading()?;
        let lines = |denied: &str, params: &[i64]| {
            let sql = format!(
                "{CLAIMS} WHERE c.id IN (WITH {denied} {ASSERTED_TOO}) GROUP BY c.id
                 ORDER BY c.origins_min DESC, c.origins_max DESC, statements DESC, c.key"
            );
            self.rows(&sql, rusqlite::params_from_iter(params), ClaimLine::read)
        };
        let lines = match story {
            Some(story) => lines(DENIED_IN_STORY, &[self.story_id(story)?])?,
            None => lines(DENIED, &[])?,
        };
        let mut found = Vec::with_capacity(lines.len());
        for line in lines {
            let mut statements = self.claim_statements(line.claim_id)?;
            let mut denied: Vec<ClaimStatement> = statements
                .extract_if(.., |s| s.stance == "denies")
                .collect();
            statements.retain(|s| s.stance == "asserts");
            let broader = self.rows(
                "SELECT broader_id FROM claim_links WHERE narrower_id = ?1 ORDER BY broader_id",
                [line.claim_id],
                |r| r.get(0),
            )?;
            for claim in broader {
                let others = self.claim_statements(claim)?.into_iter();
                denied.extend(others.filter(|s| s.stance == "denies"));
            }
            if denied.iter().any(|s| window.may_hold(interval(s))) {
                found.push(Conflict {
                    line,
                    asserted: statements,
                    denied,
                });
            }
        }
        Ok(found)
    }
}

fn interval(statement: &ClaimStatement) -> Option<(i64, i64)> {
    let date = StatedDate::parse(statement.published_at.as_deref()?).ok()?;
    Some((date.from(), date.to()))
}
