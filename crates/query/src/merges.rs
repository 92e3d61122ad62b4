//! Which origins of a claim may be one report, and why.

use crate::{ClaimOrigin, Database, QueryError};
use onrecord_core::StatedDate;
use rusqlite::params;
use serde::Serialize;

/// Two origins that may be one report: the lower end of a range counts them once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Merge {
    /// The one.
    pub origin_id: i64,
    /// The other.
    pub other_origin_id: i64,
    /// Why, in words.
    pub reason: String,
}

/// Beyond so many origins no pairs are told.
const MOST: usize = 256;

/// The doubtful merges among the origins of a claim, as `onrecord-link` takes them for the
/// lower end of its ranges.
pub(crate) fn merges(
    database: &Database,
    origins: &[ClaimOrigin],
) -> Result<Vec<Merge>, QueryError> {
    let mut owned = Vec::with_capacity(origins.len());
    for origin in origins.iter().take(MOST) {
        let owner: Option<Option<String>> = database.row(
            "SELECT o.owner FROM origins AS g JOIN outlets AS o ON o.id = g.outlet_id
             WHERE g.id = ?1",
            [origin.origin_id],
            |r| r.get(0),
        )?;
        owned.push((origin, owner.flatten()));
    }
    let mut found = Vec::new();
    for (at, (a, a_owner)) in owned.iter().enumerate() {
        for (b, b_owner) in owned.iter().skip(at + 1) {
            let reason = match (&a.outlet, &b.outlet) {
                (Some(one), Some(other)) if one == other => same_outlet(one, a, b),
                (Some(_), Some(_)) => a_owner
                    .as_ref()
                    .filter(|o| Some(*o) == b_owner.as_ref())
                    .map(|owner| format!("two outlets of one owner, {owner}")),
                (None, Some(cited)) => told(database, a, b, cited)?,
                (Some(cited), None) => told(database, b, a, cited)?,
                (None, None) => None,
            };
            found.extend(reason.map(|reason| Merge {
                origin_id: a.origin_id,
                other_origin_id: b.origin_id,
                reason,
            }));
        }
    }
    Ok(found)
}

fn same_outlet(outlet: &str, a: &ClaimOrigin, b: &ClaimOrigin) -> Option<String> {
    let date = |o: &ClaimOrigin| StatedDate::parse(o.reported_on.as_deref()?).ok();
    match (date(a), date(b)) {
        (Some(x), Some(y)) if x.is_before(&y) || y.is_before(&x) => None,
        (Some(_), Some(_)) => Some(format!("two reports of {outlet} within one day")),
        _ => Some(format!("two reports of {outlet}, one without a date")),
    }
}

/// Whether the text of an unknown outlet says that its speakers told the other.
fn told(
    database: &Database,
    text: &ClaimOrigin,
    other: &ClaimOrigin,
    cited: &str,
) -> Result<Option<String>, QueryError> {
    if other.article_id.is_some() {
        return Ok(None);
    }
    let passage: Option<String> = database.row(
        "SELECT c.passage FROM citations AS c JOIN attributions AS t ON t.id = c.attribution_id
         WHERE c.article_id = ?1 AND c.origin_id = ?2 AND t.told IS NOT NULL
         ORDER BY c.ord LIMIT 1",
        params![text.article_id, other.origin_id],
        |r| r.get(0),
    )?;
    Ok(passage.map(|_| {
        format!("a text whose outlet is not known, and {cited}, which its speakers told: it may be {cited}'s own")
    }))
}
