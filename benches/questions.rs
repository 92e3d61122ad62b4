//! What people ask of a database, and beside each question the bare SQLite statements that
//! return the same rows: asked by the benchmarks and by `latency`.

use onrecord_query::{Database, Order, QueryError, Search};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::error::Error;
use std::hint::black_box;
use std::path::Path;

/// Nothing, or why a question could not be asked.
pub(crate) type Done = Result<(), Box<dyn Error>>;

/// A question, by the typed API and by SQL.
pub(crate) struct Question {
    /// What is asked.
    pub(crate) name: &'static str,
    /// A query for what it is asked about: one text a row.
    pub(crate) about: &'static str,
    /// Asks it.
    pub(crate) ours: fn(&Database, &str) -> Done,
    /// Statements with the same rows; `?1` is what it is asked about.
    pub(crate) bare: &'static [&'static str],
}

const ARTICLES: &str =
    "SELECT CAST(article_id AS TEXT) AS about FROM article_list ORDER BY article_id";
const CLAIMS: &str = "SELECT CAST(id AS TEXT) AS about FROM claims ORDER BY id";
const SOURCES: &str = "SELECT CAST(id AS TEXT) AS about FROM sources WHERE named = 1 ORDER BY id";
/// The last names of those with two.
const RARE: &str = "SELECT '\"' || substr(name, instr(name, ' ') + 1) || '\"' AS about
     FROM sources WHERE named = 1 AND kind = 'person' AND name LIKE '% %' ORDER BY id";
const COMMON: &str = "VALUES ('\"harbour\"'), ('\"said\"')";
const PHRASE: &str = "VALUES ('\"declined to comment\"')";
const TWO_WORDS: &str = "VALUES ('\"harbour\" \"strike\"')";

/// All of them.
pub(crate) const QUESTIONS: &[Question] = &[
    Question {
        name: "article by id",
        about: ARTICLES,
        ours: |database, id| done(database.article(id)),
        bare: &[
            "SELECT l.*, t.body FROM article_list AS l
             JOIN article_texts AS t ON t.article_id = l.article_id WHERE l.article_id = ?1",
            "SELECT * FROM statements WHERE article_id = ?1",
            "SELECT * FROM citation_list WHERE article_id = ?1",
            "SELECT * FROM derivation_list WHERE article_id = ?1",
            "SELECT * FROM article_origins WHERE article_id = ?1",
        ],
    },
    Question {
        name: "article by URL",
        about: "SELECT url AS about FROM article_list WHERE url IS NOT NULL",
        ours: |database, url| done(database.article(url)),
        bare: &[
            "SELECT l.*, t.body FROM article_list AS l
             JOIN article_texts AS t ON t.article_id = l.article_id WHERE l.url = ?1",
            "SELECT v.* FROM articles AS a CROSS JOIN statements AS v ON v.article_id = a.id
             WHERE a.url = ?1",
            "SELECT v.* FROM articles AS a CROSS JOIN citation_list AS v ON v.article_id = a.id
             WHERE a.url = ?1",
            "SELECT v.* FROM articles AS a CROSS JOIN derivation_list AS v ON v.article_id = a.id
             WHERE a.url = ?1",
            "SELECT v.* FROM articles AS a CROSS JOIN article_origins AS v ON v.article_id = a.id
             WHERE a.url = ?1",
        ],
    },
    Question {
        name: "statements of a source",
        about: SOURCES,
        ours: |database, id| done(database.timeline(Some(&format!("source:{id}")))),
        bare: &[STATEMENTS],
    },
    Question {
        name: "source, with all that is known of it",
        about: SOURCES,
        ours: |database, id| done(database.source(id)),
        bare: &[
            "SELECT * FROM source_profile WHERE source_id = ?1",
            "SELECT * FROM source_profile
             WHERE source_id = (SELECT part_of_id FROM sources WHERE id = ?1)",
            "SELECT * FROM source_profile
             WHERE source_id IN (SELECT id FROM sources WHERE part_of_id = ?1)",
            "SELECT name, role, affiliation, count(DISTINCT article_id) FROM speakers
             WHERE source_id = ?1 GROUP BY name, role, affiliation ORDER BY 4 DESC",
            "SELECT outlet, count(DISTINCT article_id), count(DISTINCT attribution_id)
             FROM statements WHERE source_id = ?1 GROUP BY outlet ORDER BY 3 DESC",
            STATEMENTS,
        ],
    },
    Question {
        name: "claim, with its statements and origins",
        about: CLAIMS,
        ours: |database, id| done(database.claim(id)),
        bare: &[
            "SELECT * FROM claim_origins WHERE claim_id = ?1",
            "SELECT s.*, l.title, l.published_at, t.cue, t.said_on FROM claim_statements AS s
             JOIN article_list AS l ON l.article_id = s.article_id
             JOIN attributions AS t ON t.id = s.attribution_id WHERE s.claim_id = ?1",
            "SELECT o.*, r.attribution_id, r.basis, r.certain FROM claim_origin_list AS o
             JOIN attribution_claims AS c ON c.claim_id = o.claim_id
             JOIN attribution_origins AS r ON r.attribution_id = c.attribution_id
                  AND r.origin_id = o.origin_id
             WHERE o.claim_id = ?1",
            "SELECT o.* FROM claim_links AS k JOIN claim_origins AS o ON o.claim_id = k.narrower_id
             WHERE k.broader_id = ?1",
            "SELECT o.* FROM claim_links AS k JOIN claim_origins AS o ON o.claim_id = k.broader_id
             WHERE k.narrower_id = ?1",
        ],
    },
    Question {
        name: "trace of an article",
        about: ARTICLES,
        ours: |database, id| done(database.trace(id)),
        bare: &[
            "WITH RECURSIVE up (id) AS (VALUES (CAST(?1 AS INTEGER)) UNION
                 SELECT d.parent_article_id FROM up JOIN derivations AS d ON d.article_id = up.id
                 WHERE d.parent_article_id IS NOT NULL)
             SELECT l.* FROM up CROSS JOIN article_list AS l ON l.article_id = up.id",
            "WITH RECURSIVE up (id) AS (VALUES (CAST(?1 AS INTEGER)) UNION
                 SELECT d.parent_article_id FROM up JOIN derivations AS d ON d.article_id = up.id
                 WHERE d.parent_article_id IS NOT NULL)
             SELECT d.* FROM up CROSS JOIN derivation_list AS d ON d.article_id = up.id",
            "WITH RECURSIVE up (id) AS (VALUES (CAST(?1 AS INTEGER)) UNION
                 SELECT d.parent_article_id FROM up JOIN derivations AS d ON d.article_id = up.id
                 WHERE d.parent_article_id IS NOT NULL)
             SELECT c.passage_start, c.passage_end, c.passage
             FROM up CROSS JOIN derivations AS d ON d.article_id = up.id
             JOIN citations AS c ON c.id = d.citation_id",
            "WITH RECURSIVE up (id) AS (VALUES (CAST(?1 AS INTEGER)) UNION
                 SELECT d.parent_article_id FROM up JOIN derivations AS d ON d.article_id = up.id
                 WHERE d.parent_article_id IS NOT NULL)
             SELECT p.\"start\", p.\"end\", substr(t.body, p.\"start\" + 1, p.\"end\" - p.\"start\")
             FROM up CROSS JOIN derivations AS d ON d.article_id = up.id
             JOIN reused_passages AS p ON p.article_id = d.article_id
                  AND p.source_article_id = d.parent_article_id AND p.quoted = 0
             JOIN article_texts AS t ON t.article_id = p.article_id",
            "WITH RECURSIVE up (id) AS (VALUES (CAST(?1 AS INTEGER)) UNION
                 SELECT d.parent_article_id FROM up JOIN derivations AS d ON d.article_id = up.id
                 WHERE d.parent_article_id IS NOT NULL)
             SELECT g.id, o.name, g.reported_on, g.article_id, ao.basis, ao.certain
             FROM up CROSS JOIN attributions AS t ON t.article_id = up.id
             JOIN attribution_origins AS ao ON ao.attribution_id = t.id
             JOIN origins AS g ON g.id = ao.origin_id
             LEFT JOIN outlets AS o ON o.id = g.outlet_id
             GROUP BY up.id, g.id",
        ],
    },
    Question {
        name: "trace of a claim",
        about: CLAIMS,
        ours: |database, id| done(database.trace(&format!("claim:{id}"))),
        bare: &[
            "SELECT * FROM claim_origins WHERE claim_id = ?1",
            "SELECT s.*, l.title, l.published_at FROM claim_statements AS s
             JOIN article_list AS l ON l.article_id = s.article_id WHERE s.claim_id = ?1",
            "SELECT c.attribution_id, g.id, o.name, g.reported_on, r.basis, r.certain, l.key, l.uri,
                    l.title, l.published_at
             FROM attribution_claims AS c
             JOIN attribution_origins AS r ON r.attribution_id = c.attribution_id
             JOIN origins AS g ON g.id = r.origin_id
             LEFT JOIN outlets AS o ON o.id = g.outlet_id
             LEFT JOIN articles AS l ON l.id = g.article_id
             WHERE c.claim_id = ?1",
            "SELECT s.attribution_id, c.passage_start, c.passage_end, c.passage
             FROM attribution_claims AS s JOIN attributions AS t ON t.id = s.attribution_id
             JOIN attribution_origins AS r ON r.attribution_id = s.attribution_id
             JOIN citations AS c ON c.article_id = t.article_id AND c.origin_id = r.origin_id
             WHERE s.claim_id = ?1",
            "SELECT p.\"start\", p.\"end\", substr(x.body, p.\"start\" + 1, p.\"end\" - p.\"start\")
             FROM attribution_claims AS s JOIN attributions AS t ON t.id = s.attribution_id
             JOIN attribution_origins AS r ON r.attribution_id = s.attribution_id
             JOIN origins AS g ON g.id = r.origin_id
             JOIN reused_passages AS p ON p.article_id = t.article_id
                  AND p.source_article_id = g.article_id
                  AND p.\"start\" < s.\"end\" AND p.\"end\" > s.\"start\"
             JOIN article_texts AS x ON x.article_id = p.article_id
             WHERE s.claim_id = ?1",
        ],
    },
    Question {
        name: "search, rare word, best first",
        about: RARE,
        ours: best,
        bare: BEST,
    },
    Question {
        name: "search, rare word, newest first",
        about: RARE,
        ours: newest,
        bare: NEWEST,
    },
    Question {
        name: "search, common word, best first",
        about: COMMON,
        ours: best,
        bare: BEST,
    },
    Question {
        name: "search, common word, newest first",
        about: COMMON,
        ours: newest,
        bare: NEWEST,
    },
    Question {
        name: "search, phrase, best first",
        about: PHRASE,
        ours: best,
        bare: BEST,
    },
    Question {
        name: "search, phrase, newest first",
        about: PHRASE,
        ours: newest,
        bare: NEWEST,
    },
    Question {
        name: "search, two words, best first",
        about: TWO_WORDS,
        ours: best,
        bare: BEST,
    },
    Question {
        name: "search, two words, newest first",
        about: TWO_WORDS,
        ours: newest,
        bare: NEWEST,
    },
];

/// All that the timeline of a source has of its statements, those by others with it too.
const STATEMENTS: &str = "
    SELECT s.*, l.title, l.credit,
           (SELECT json_group_array(c.claim_id) FROM attribution_claims AS c
            WHERE c.attribution_id = s.attribution_id) AS claim_ids
    FROM statements AS s JOIN article_list AS l ON l.article_id = s.article_id
    WHERE s.attribution_id IN (
        SELECT m.attribution_id FROM speakers AS p
        JOIN attribution_speakers AS m ON m.speaker_id = p.id WHERE p.source_id = ?1)
    ORDER BY coalesce(s.said_on, s.published_at), s.attribution_id";

/// Ten hits of each kind with the words around them, and how many there are, up to 10,000.
const BEST: &[&str] = &[
    "SELECT a.article_id, a.title, a.outlet, a.published_at,
            snippet(articles_fts, -1, '[', ']', ' … ', 24)
     FROM articles_fts JOIN article_list AS a ON a.article_id = articles_fts.rowid
     WHERE articles_fts MATCH ?1 ORDER BY rank LIMIT 10",
    "SELECT t.id, t.article_id, a.outlet, a.published_at,
            (SELECT group_concat(p.name, ', ') FROM attribution_speakers AS m
             JOIN speakers AS p ON p.id = m.speaker_id WHERE m.attribution_id = t.id),
            snippet(statements_fts, -1, '[', ']', ' … ', 32)
     FROM statements_fts JOIN attributions AS t ON t.id = statements_fts.rowid
     JOIN article_list AS a ON a.article_id = t.article_id
     WHERE statements_fts MATCH ?1 ORDER BY rank LIMIT 10",
    "SELECT c.*, snippet(claims_fts, -1, '[', ']', ' … ', 32)
     FROM claims_fts JOIN claim_origins AS c ON c.claim_id = claims_fts.rowid
     WHERE claims_fts MATCH ?1 ORDER BY rank LIMIT 10",
    "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ?1 LIMIT 10001)",
    "SELECT count(*) FROM (SELECT 1 FROM statements_fts WHERE statements_fts MATCH ?1 LIMIT 10001)",
    "SELECT count(*) FROM (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ?1 LIMIT 10001)",
];

/// As [`BEST`]; first the ten newest, then the words around them.
const NEWEST: &[&str] = &[
    "WITH newest AS (
         SELECT a.id FROM articles_fts JOIN articles AS a ON a.id = articles_fts.rowid
         WHERE articles_fts MATCH ?1 ORDER BY a.published_from DESC, a.key DESC LIMIT 10)
     SELECT a.article_id, a.title, a.outlet, a.published_at,
            snippet(articles_fts, -1, '[', ']', ' … ', 24)
     FROM newest CROSS JOIN articles_fts ON articles_fts.rowid = newest.id
     JOIN article_list AS a ON a.article_id = newest.id WHERE articles_fts MATCH ?1",
    "WITH newest AS (
         SELECT t.id FROM statements_fts JOIN attributions AS t ON t.id = statements_fts.rowid
         JOIN articles AS a ON a.id = t.article_id
         WHERE statements_fts MATCH ?1 ORDER BY a.published_from DESC, a.key DESC, t.ord LIMIT 10)
     SELECT t.id, t.article_id, a.outlet, a.published_at,
            (SELECT group_concat(p.name, ', ') FROM attribution_speakers AS m
             JOIN speakers AS p ON p.id = m.speaker_id WHERE m.attribution_id = t.id),
            snippet(statements_fts, -1, '[', ']', ' … ', 32)
     FROM newest CROSS JOIN statements_fts ON statements_fts.rowid = newest.id
     JOIN attributions AS t ON t.id = newest.id
     JOIN article_list AS a ON a.article_id = t.article_id WHERE statements_fts MATCH ?1",
    "WITH newest AS (
         SELECT c.id FROM claims_fts JOIN claims AS c ON c.id = claims_fts.rowid
         LEFT JOIN articles AS a ON a.id = c.first_article_id
         WHERE claims_fts MATCH ?1 ORDER BY a.published_from DESC, c.key DESC LIMIT 10)
     SELECT c.*, snippet(claims_fts, -1, '[', ']', ' … ', 32)
     FROM newest CROSS JOIN claims_fts ON claims_fts.rowid = newest.id
     JOIN claim_origins AS c ON c.claim_id = newest.id WHERE claims_fts MATCH ?1",
    "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ?1 LIMIT 10001)",
    "SELECT count(*) FROM (SELECT 1 FROM statements_fts WHERE statements_fts MATCH ?1 LIMIT 10001)",
    "SELECT count(*) FROM (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ?1 LIMIT 10001)",
];

fn best(database: &Database, query: &str) -> Done {
    search(database, query, Order::Best)
}

fn newest(database: &Database, query: &str) -> Done {
    search(database, query, Order::Newest)
}

/// The words of a full-text query, each in quotation marks.
fn search(database: &Database, query: &str, order: Order) -> Done {
    let words = query.split('"').filter(|word| !word.trim().is_empty());
    let words: Vec<String> = words.map(str::to_owned).collect();
    let search = Search {
        order,
        ..Search::default()
    };
    done(database.search_with(&words, &search))
}

/// What was answered is not looked at.
fn done<T>(answer: Result<T, QueryError>) -> Done {
    black_box(answer?);
    Ok(())
}

impl Question {
    /// Some of what it can be asked about, evenly from all of it.
    pub(crate) fn things(&self, bare: &Connection, most: usize) -> rusqlite::Result<Vec<String>> {
        let mut all: Vec<String> = bare
            .prepare(self.about)?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let step = all.len().div_ceil(most.max(1)).max(1);
        Ok(all.drain(..).skip(step / 2).step_by(step).collect())
    }

    /// Reads all values of all rows of the bare statements.
    pub(crate) fn ask_bare(&self, bare: &Connection, about: &str) -> Done {
        for sql in self.bare {
            let mut statement = bare.prepare_cached(sql)?;
            let columns = statement.column_count();
            let mut rows = statement.query([about])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    black_box(row.get::<_, Value>(column)?);
                }
            }
        }
        Ok(())
    }
}

/// A connection for bare statements, with the page cache that ours has.
pub(crate) fn bare(path: &Path) -> rusqlite::Result<Connection> {
    let bare = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    bare.pragma_update(None, "cache_size", -16_384)?;
    bare.set_prepared_statement_cache_capacity(128);
    Ok(bare)
}
