//! The rank of an article: its place in canonical order, as a number that the indexes sort by.

use crate::StoreError;
use onrecord_core::Key;
use rusqlite::{Connection, OptionalExtension};

/// Bits of the rank that hold the beginning of the key, below those that hold the date.
const KEY_BITS: u32 = 24;

/// Seconds from the year 1 to 1970, so that ranks are positive.
const YEAR_ONE: i64 = 62_135_596_800;

/// The date of an article without one: after all others.
const UNDATED: i64 = (1 << (63 - KEY_BITS)) - 1;

/// The rank of a stored article.
pub(super) fn of(conn: &Connection, article: i64) -> Result<i64, StoreError> {
    let (key, from): (String, Option<i64>) = conn
        .prepare_cached("SELECT key, published_from FROM articles WHERE id = ?1")?
        .query_row([article], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?
        .ok_or_else(|| StoreError::invalid(format!("there is no article {article}")))?;
    let key = Key::parse(&key)
        .ok_or_else(|| StoreError::damaged(format!("article {article} has no key")))?;
    Ok(rank(from, &key))
}

/// The least rank of those that are looked for by words. Without a date of its own, an article
/// may be of any time.
pub(super) fn window(rank: i64, days: i64) -> i64 {
    let date = rank >> KEY_BITS;
    if date == UNDATED {
        return 0;
    }
    (date - days * 86_400).max(0) << KEY_BITS
}

/// The greatest rank that an article of a second may have.
pub(super) fn last_of_second(published_from: i64) -> i64 {
    ((date(Some(published_from)) + 1) << KEY_BITS) - 1
}

fn rank(published_from: Option<i64>, key: &Key) -> i64 {
    let digits: String = key
        .to_string()
        .chars()
        .take(KEY_BITS as usize / 4)
        .collect();
    let start = i64::from_str_radix(&digits, 16).unwrap_or(0);
    (date(published_from) << KEY_BITS) | start
}

fn date(published_from: Option<i64>) -> i64 {
    published_from.map_or(UNDATED, |from| {
        from.saturating_add(YEAR_ONE).clamp(0, UNDATED - 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::KeyBuilder;

    #[test]
    fn ranks_are_in_order_of_date_and_the_undated_come_last() {
        let key = |n: &str| KeyBuilder::new("article").part(n).finish();
        let (a, b) = (key("a"), key("b"));
        let day = 1_740_000_000;
        assert!(rank(Some(day), &a) < rank(Some(day + 1), &b));
        assert!(rank(Some(day), &b) < rank(Some(day + 1), &a));
        assert!(rank(Some(i64::MAX), &a) < rank(None, &b));
        assert!(rank(Some(i64::MIN), &a) >= 0);
        // Years 1 to 9999 do not meet the undated.
        let last_year = 253_402_300_800;
        assert!(rank(Some(last_year), &a) < rank(Some(last_year + 1), &a));
    }

    #[test]
    fn a_window_holds_the_days_before() {
        let key = KeyBuilder::new("article").finish();
        let day = 1_740_000_000;
        let within = |own: Option<i64>, other: Option<i64>| {
            let own = rank(own, &key);
            (window(own, 12)..=own).contains(&rank(other, &key))
        };
        let width = 12 * 86_400;
        assert!(within(Some(day), Some(day - width)) && within(Some(day), Some(day)));
        assert!(!within(Some(day), Some(day - width - 1)));
        assert!(!within(Some(day), Some(day + 1)) && !within(Some(day), None));
        assert!(within(None, Some(day)) && within(None, None));
    }
}
