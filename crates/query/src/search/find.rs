//! Which things hold all words, the best or the newest of them, at a cost that does not grow
//! with how many there are.

use super::{Count, Order, Search};
use crate::window::LONGEST;
use crate::{Database, QueryError, Window};
use rusqlite::{Params, params};
use std::borrow::Cow;
use std::cmp::Reverse;

/// So many hits are counted.
const COUNTED: usize = 10_000;
/// So many are ranked: all, or the newest.
const RANKED: usize = 500;
/// So many articles are looked at one by one, the newest first, before all that hold the words
/// are listed.
const TRIED: usize = 4_000;
/// How soon a word that is said again counts no more, and how much longer texts are held back
/// (k1 and b of BM25).
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;
/// Words of a statement or claim, about.
const USUAL: f64 = 20.0;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Articles,
    Statements,
    Claims,
}

impl Kind {
    /// All that hold the words, in order of id.
    fn holding(self) -> &'static str {
        match self {
            Self::Articles => {
                "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?1 ORDER BY rowid LIMIT ?2"
            }
            Self::Statements => {
                "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?1
                 ORDER BY rowid LIMIT ?2"
            }
            Self::Claims => {
                "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?1 ORDER BY rowid LIMIT ?2"
            }
        }
    }

    /// Those from one id to another that hold the words.
    fn holding_between(self) -> &'static str {
        match self {
            Self::Articles => {
                "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?1
                 AND rowid BETWEEN ?2 AND ?3"
            }
            Self::Statements => {
                "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?1
                 AND rowid BETWEEN ?2 AND ?3"
            }
            Self::Claims => {
                "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?1
                 AND rowid BETWEEN ?2 AND ?3"
            }
        }
    }

    /// What belongs to an article: itself, its statements, the claims it states first.
    fn of_article(self) -> &'static str {
        match self {
            Self::Articles => "SELECT id FROM articles WHERE id = ?1",
            Self::Statements => "SELECT id FROM attributions WHERE article_id = ?1",
            Self::Claims => "SELECT id FROM claims WHERE first_article_id = ?1",
        }
    }

    /// Date and key of one.
    fn placed(self) -> &'static str {
        match self {
            Self::Articles => {
                "SELECT published_from, published_to, key, 0 FROM articles
                 WHERE id = ?1 AND is_current = 1"
            }
            Self::Statements => {
                "SELECT a.published_from, a.published_to, a.key, t.ord FROM attributions AS t
                 JOIN articles AS a ON a.id = t.article_id AND a.is_current = 1
                 WHERE t.id = ?1"
            }
            Self::Claims => {
                "SELECT a.published_from, a.published_to, c.key, 0 FROM claims AS c
                 LEFT JOIN articles AS a ON a.id = c.first_article_id WHERE c.id = ?1"
            }
        }
    }

    /// One hit as it is shown.
    pub(super) fn shown(self) -> &'static str {
        match self {
            Self::Articles => {
                "SELECT a.article_id, a.article_id, a.title, a.outlet, a.published_at,
                        snippet(articles_fts, -1, '[', ']', ' … ', 24)
                 FROM articles_fts
                 CROSS JOIN article_list AS a ON a.article_id = articles_fts.rowid
                 WHERE articles_fts MATCH ?1 AND articles_fts.rowid = ?2"
            }
            Self::Statements => {
                "SELECT t.id, t.article_id,
                        (SELECT group_concat(names.name, ', ')
                         FROM (SELECT p.name FROM attribution_speakers AS m
                               JOIN speakers AS p ON p.id = m.speaker_id
                               WHERE m.attribution_id = t.id ORDER BY m.ord) AS names),
                        a.outlet, a.published_at,
                        snippet(statements_fts, -1, '[', ']', ' … ', 32)
                 FROM statements_fts CROSS JOIN attributions AS t ON t.id = statements_fts.rowid
                 JOIN article_list AS a ON a.article_id = t.article_id
                 WHERE statements_fts MATCH ?1 AND statements_fts.rowid = ?2"
            }
            Self::Claims => {
                "SELECT c.id, c.first_article_id, c.wording, o.name, a.published_at,
                        snippet(claims_fts, -1, '[', ']', ' … ', 32)
                 FROM claims_fts CROSS JOIN claims AS c ON c.id = claims_fts.rowid
                 LEFT JOIN articles AS a ON a.id = c.first_article_id
                 LEFT JOIN outlets AS o ON o.id = a.outlet_id
                 WHERE claims_fts MATCH ?1 AND claims_fts.rowid = ?2"
            }
        }
    }
}

/// BM25 of some articles.
const SCORED: &str = "SELECT rowid, -bm25(articles_fts) FROM articles_fts
     WHERE articles_fts MATCH ?1 AND rowid BETWEEN ?2 AND ?3
       AND +rowid IN (SELECT value FROM json_each(?4))";
const SAID: &str = "SELECT text FROM attribution_contents WHERE attribution_id = ?1 ORDER BY ord";
const WORDED: &str = "SELECT wording FROM claims WHERE id = ?1";

/// Articles, the newest first; to be used with and without bounds.
const NEWEST: &str = "SELECT id, published_from, published_to FROM articles
     WHERE is_current = 1 ORDER BY published_from DESC, key DESC";
const NEWEST_WITHIN: &str = "SELECT id, published_from, published_to FROM articles
     WHERE is_current = 1 AND published_from > ?1 AND published_from < ?2
     ORDER BY published_from DESC, key DESC";

/// A hit in its place.
struct Placed {
    id: i64,
    interval: Option<(i64, i64)>,
    key: String,
    ord: i64,
    score: f64,
}

impl Database {
    /// Ids of what holds all words: at most `search.limit`, in its order, of `search.window`.
    pub(super) fn find(
        &self,
        kind: Kind,
        query: &str,
        words: &[String],
        search: &Search,
    ) -> Result<(Vec<i64>, Count), QueryError> {
        let mut ids = self.ids(kind.holding(), params![query, limit(COUNTED + 1)])?;
        let or_more = ids.len() > COUNTED;
        let mut count = Count {
            count: ids.len().min(COUNTED),
            or_more,
            ranked: 0,
        };
        let is_ranked = search.order == Order::Best && !or_more;
        if ids.len() > RANKED {
            let wanted = match is_ranked {
                true => RANKED.max(search.limit),
                false => search.limit,
            };
            let known = (!or_more).then_some(ids.as_slice());
            ids = self.newest(kind, query, known, &search.window, wanted)?;
        }
        let mut placed = Vec::with_capacity(ids.len());
        for id in ids {
            placed.extend(self.row(kind.placed(), [id], |r| {
                let interval: (Option<i64>, Option<i64>) = (r.get(0)?, r.get(1)?);
                Ok(Placed {
                    id,
                    interval: interval.0.zip(interval.1),
                    key: r.get(2)?,
                    ord: r.get(3)?,
                    score: 0.0,
                })
            })?);
        }
        placed.retain(|p| search.window.may_hold(p.interval));
        // Undated ones are older than all: `None` is less than any.
        placed.sort_by(|a, b| {
            (Reverse(a.interval), &b.key, a.ord).cmp(&(Reverse(b.interval), &a.key, b.ord))
        });
        if is_ranked {
            placed.truncate(RANKED.max(search.limit));
            count.ranked = placed.len();
            self.score(kind, query, words, &mut placed)?;
            // A stable sort: of equals the newest first.
            placed.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        placed.truncate(search.limit);
        Ok((placed.into_iter().map(|p| p.id).collect(), count))
    }

    /// The newest that hold all words, at least so many where there are, and in no order; all
    /// that are `known` to hold them where these are not among the newest articles.
    fn newest(
        &self,
        kind: Kind,
        query: &str,
        known: Option<&[i64]>,
        window: &Window,
        wanted: usize,
    ) -> Result<Vec<i64>, QueryError> {
        let bounds = [window.from().saturating_sub(LONGEST), window.to()];
        let (sql, bounds) = match window.is_bounded() {
            true => (NEWEST_WITHIN, bounds.as_slice()),
            false => (NEWEST, [].as_slice()),
        };
        #[cfg(test)]
        crate::tests::asked(sql);
        let mut newest = self.conn.prepare_cached(sql)?;
        let mut rows = newest.query(rusqlite::params_from_iter(bounds))?;
        let mut holding: Option<Vec<i64>> = None;
        let mut found = Vec::new();
        let mut tried = 0;
        while let Some(row) = rows.next()? {
            let article: i64 = row.get(0)?;
            let interval: (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?);
            if !window.may_hold(interval.0.zip(interval.1)) {
                continue;
            }
            let has = |all: &Vec<i64>| all.binary_search(&article).is_ok();
            if !holding.as_ref().is_none_or(has) {
                continue;
            }
            tried += 1;
            let mut own = self.ids(kind.of_article(), [article])?;
            let held = match (known, own.iter().min(), own.iter().max()) {
                (Some(known), ..) => Cow::Borrowed(known),
                (None, Some(first), Some(last)) => {
                    let params = params![query, first, last];
                    Cow::Owned(self.ids(kind.holding_between(), params)?)
                }
                _ => continue,
            };
            own.retain(|id| held.binary_search(id).is_ok());
            found.append(&mut own);
            if found.len() >= wanted {
                break;
            }
            if tried == TRIED {
                match (known, kind) {
                    (Some(known), _) => return Ok(known.to_vec()),
                    // A claim may be worded as another article has it than its first.
                    (None, Kind::Claims) => {}
                    (None, _) => {
                        let sql = Kind::Articles.holding();
                        holding = Some(self.ids(sql, params![query, i64::MAX])?);
                    }
                }
            }
        }
        Ok(found)
    }

    fn ids(&self, sql: &str, params: impl Params) -> Result<Vec<i64>, QueryError> {
        self.rows(sql, params, |r| r.get(0))
    }

    fn score(
        &self,
        kind: Kind,
        query: &str,
        words: &[String],
        placed: &mut [Placed],
    ) -> Result<(), QueryError> {
        if kind == Kind::Articles {
            let mut ids: Vec<i64> = placed.iter().map(|p| p.id).collect();
            ids.sort_unstable();
            let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
                return Ok(());
            };
            let wanted: Vec<String> = ids.iter().map(i64::to_string).collect();
            let wanted = format!("[{}]", wanted.join(","));
            let read = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?));
            let mut scores: Vec<(i64, f64)> =
                self.rows(SCORED, params![query, first, last, wanted], read)?;
            scores.sort_unstable_by_key(|(id, _)| *id);
            for one in placed {
                let at = scores.binary_search_by_key(&one.id, |(id, _)| *id);
                let score = at.ok().and_then(|at| scores.get(at));
                one.score = score.map_or(0.0, |(_, score)| *score);
            }
            return Ok(());
        }
        // Texts this short are faster read than the index of all of them: BM25 asks it how many
        // hold each word.
        let sql = if kind == Kind::Claims { WORDED } else { SAID };
        let phrases: Vec<String> = words.iter().map(|w| plain(w)).collect();
        for one in placed {
            let texts: Vec<String> = self.rows(sql, [one.id], |r| r.get(0))?;
            one.score = likeness(&plain(&texts.join(" ")), &phrases);
        }
        Ok(())
    }
}

/// How much of a text the phrases are: BM25, all phrases being equally rare.
fn likeness(text: &str, phrases: &[String]) -> f64 {
    let long = text.split(' ').count() as f64 / USUAL;
    let held = SATURATION * (1.0 - LENGTH + LENGTH * long);
    let of = |phrase: &String| {
        // The index knows it is there, whatever accents it has.
        let times = text.matches(phrase.as_str()).count().max(1) as f64;
        times * (SATURATION + 1.0) / (times + held)
    };
    phrases.iter().map(of).sum()
}

/// Words of a text in lower case, between single blanks.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

#[cfg(test)]
pub(super) fn rare() -> Vec<&'static str> {
    let kinds = [Kind::Articles, Kind::Statements, Kind::Claims];
    let of = |kind: Kind| [kind.holding_between(), kind.of_article()];
    let mut all: Vec<&str> = kinds.into_iter().flat_map(of).collect();
    all.extend([NEWEST, NEWEST_WITHIN]);
    all
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
