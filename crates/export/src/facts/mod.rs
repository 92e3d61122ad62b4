//! What is known of each article, with keys for all that it points to: what JSON-LD, notes and
//! FollowTheMoney are made of.

mod scope;
mod statements;

pub(crate) use scope::Scope;
pub(crate) use statements::{Speaker, Statement};

use crate::ExportError;
use onrecord_query::{Record, Snapshot};
use statements::statements;

/// An article with all that belongs to it; offsets are characters of its body.
#[derive(Debug, Default)]
pub(crate) struct Article {
    pub(crate) key: String,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) dateline: Option<String>,
    pub(crate) published_at: Option<String>,
    pub(crate) published_basis: Option<String>,
    pub(crate) retrieved_at: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) words: i64,
    /// Of the document it was read from.
    pub(crate) sha256: String,
    pub(crate) body: String,
    /// Older versions have neither story nor statements.
    pub(crate) is_current: bool,
    pub(crate) story: Option<Named>,
    /// The key of the version before it.
    pub(crate) previous: Option<String>,
    pub(crate) authors: Vec<Author>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) citations: Vec<Citation>,
    pub(crate) derivations: Vec<Derivation>,
    pub(crate) passages: Vec<Passage>,
}

/// Something with a key and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) key: String,
    pub(crate) name: String,
}

/// A name of the byline.
#[derive(Debug)]
pub(crate) struct Author {
    pub(crate) name: String,
    pub(crate) is_outlet: bool,
}

/// A report: an article of the database, or one that it does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Report {
    /// The article, where the database has it.
    pub(crate) article: Option<String>,
    /// Its headline.
    pub(crate) title: Option<String>,
    /// Of a report without an article: the key of its story and its own.
    pub(crate) origin: Option<(String, String)>,
    pub(crate) outlet: Option<String>,
    pub(crate) reported_on: Option<String>,
}

/// An outlet that an article names as where it has something from.
#[derive(Debug)]
pub(crate) struct Citation {
    pub(crate) ord: i64,
    pub(crate) outlet: String,
    pub(crate) said_on: Option<String>,
    pub(crate) passage: (usize, usize),
    pub(crate) report: Option<Report>,
}

/// A step from an article to the report it descends from.
#[derive(Debug)]
pub(crate) struct Derivation {
    pub(crate) parent: Report,
    pub(crate) kind: String,
    pub(crate) containment: Option<f64>,
    pub(crate) basis: String,
}

impl Derivation {
    /// Whether words of the parent stand in the article.
    pub(crate) fn is_reuse(&self) -> bool {
        self.kind.contains("reuse")
    }
}

/// A passage that stood in another article first.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) here: (usize, usize),
    pub(crate) source: String,
    pub(crate) there: (usize, usize),
}

const ARTICLE: &str = "
    SELECT a.key, a.url, a.title, o.name, c.name, a.byline, a.dateline, a.published_at,
           a.published_basis, d.retrieved_at, a.language, a.words, d.sha256, t.body,
           a.is_current, s.key, coalesce(s.title, '(no headline)'),
           (SELECT b.key FROM articles AS b
            WHERE b.address = a.address
              AND (coalesce(b.version_from, -9223372036854775807), b.key)
                < (coalesce(a.version_from, -9223372036854775807), a.key)
            ORDER BY b.version_from DESC NULLS LAST, b.key DESC LIMIT 1)
    FROM articles AS a
    JOIN article_texts AS t ON t.article_id = a.id
    JOIN documents AS d ON d.id = a.document_id
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    LEFT JOIN outlets AS c ON c.id = a.credit_id
    LEFT JOIN story_articles AS m ON m.article_id = a.id
    LEFT JOIN stories AS s ON s.id = m.story_id
    WHERE a.id = ?1";

const AUTHORS: &str =
    "SELECT name, is_outlet FROM article_authors WHERE article_id = ?1 ORDER BY ord";

/// Columns of a [`Report`], of `p` (an article) or `g` (an origin).
const REPORT: &str = "coalesce(p.key, ga.key), coalesce(p.title, ga.title), s.key, g.key,
           coalesce(pc.name, po.name, go.name) AS report_outlet,
           coalesce(p.published_at, ga.published_at, g.reported_on) AS report_on";

/// The tables of these columns, to be joined where `p.id` and `g.id` are known.
const REPORT_TABLES: &str = "
    LEFT JOIN articles AS ga ON ga.id = g.article_id
    LEFT JOIN stories AS s ON s.id = g.story_id
    LEFT JOIN outlets AS pc ON pc.id = p.credit_id
    LEFT JOIN outlets AS po ON po.id = p.outlet_id
    LEFT JOIN outlets AS go ON go.id = g.outlet_id";

const PASSAGES: &str = "
    SELECT r.\"start\", r.\"end\", a.key, r.source_start, r.source_end
    FROM reused_passages AS r JOIN articles AS a ON a.id = r.source_article_id
    WHERE r.article_id = ?1 ORDER BY r.\"start\", r.\"end\", a.key, r.source_start";

impl Article {
    /// Reads an article, by its id.
    pub(crate) fn read(snapshot: &Snapshot<'_>, id: i64) -> Result<Option<Self>, ExportError> {
        let Some(mut article) = snapshot.all(ARTICLE, &[id], head)?.pop() else {
            return Ok(None);
        };
        article.authors = snapshot.all(AUTHORS, &[id], |r| Author {
            name: r.text(0).unwrap_or_default(),
            is_outlet: r.is_set(1),
        })?;
        if article.is_current {
            article.statements = statements(snapshot, id)?;
            article.citations = citations(snapshot, id)?;
            article.derivations = derivations(snapshot, id)?;
            article.passages = snapshot.all(PASSAGES, &[id], |r| Passage {
                here: place(r, 0),
                source: r.text(2).unwrap_or_default(),
                there: place(r, 3),
            })?;
        }
        Ok(Some(article))
    }

    /// The article itself, without what is said in it and what it has from others: one of
    /// another story.
    pub(crate) fn alone(self) -> Self {
        Self {
            story: None,
            previous: None,
            statements: Vec::new(),
            citations: Vec::new(),
            derivations: Vec::new(),
            passages: Vec::new(),
            ..self
        }
    }

    /// What stands for it where its headline is to stand.
    pub(crate) fn headline(&self) -> &str {
        self.title.as_deref().unwrap_or(NO_HEADLINE)
    }
}

/// What stands where an article has no headline.
pub(crate) const NO_HEADLINE: &str = "(no headline)";

fn head(row: &Record<'_>) -> Article {
    Article {
        key: row.text(0).unwrap_or_default(),
        url: row.text(1),
        title: row.text(2),
        outlet: row.text(3),
        credit: row.text(4),
        byline: row.text(5),
        dateline: row.text(6),
        published_at: row.text(7),
        published_basis: row.text(8),
        retrieved_at: row.text(9),
        language: row.text(10),
        words: row.integer(11).unwrap_or_default(),
        sha256: row.text(12).unwrap_or_default(),
        body: row.text(13).unwrap_or_default(),
        is_current: row.is_set(14),
        story: named(row, 15),
        previous: row.text(17),
        ..Article::default()
    }
}

fn citations(snapshot: &Snapshot<'_>, id: i64) -> Result<Vec<Citation>, ExportError> {
    let sql = format!(
        "SELECT {REPORT}, c.ord, co.name, c.said_on, c.passage_start, c.passage_end
         FROM citations AS c
         JOIN outlets AS co ON co.id = c.outlet_id
         LEFT JOIN articles AS p ON p.id = c.cited_article_id
         LEFT JOIN origins AS g ON g.id = c.origin_id {REPORT_TABLES}
         WHERE c.article_id = ?1 ORDER BY c.ord"
    );
    Ok(snapshot.all(&sql, &[id], |row| Citation {
        report: report(row, 0),
        ord: row.integer(6).unwrap_or_default(),
        outlet: row.text(7).unwrap_or_default(),
        said_on: row.text(8),
        passage: place(row, 9),
    })?)
}

fn derivations(snapshot: &Snapshot<'_>, id: i64) -> Result<Vec<Derivation>, ExportError> {
    let sql = format!(
        "SELECT {REPORT}, d.kind, d.containment, d.basis
         FROM derivations AS d
         LEFT JOIN articles AS p ON p.id = d.parent_article_id
         LEFT JOIN origins AS g ON g.id = d.parent_origin_id {REPORT_TABLES}
         WHERE d.article_id = ?1 ORDER BY report_on IS NULL, report_on, report_outlet, p.key, g.key, d.basis"
    );
    let found = snapshot.all(&sql, &[id], |row| {
        report(row, 0).map(|parent| Derivation {
            parent,
            kind: row.text(6).unwrap_or_default(),
            containment: row.real(7),
            basis: row.text(8).unwrap_or_default(),
        })
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// Reads the six columns of a report.
fn report(row: &Record<'_>, first: usize) -> Option<Report> {
    let article = row.text(first);
    let origin = row.text(first + 2).zip(row.text(first + 3));
    if article.is_none() && origin.is_none() {
        return None;
    }
    Some(Report {
        origin: origin.filter(|_| article.is_none()),
        article,
        title: row.text(first + 1),
        outlet: row.text(first + 4),
        reported_on: row.text(first + 5),
    })
}

fn named(row: &Record<'_>, first: usize) -> Option<Named> {
    row.text(first).map(|key| Named {
        key,
        name: row.text(first + 1).unwrap_or_default(),
    })
}

/// A start and an end, in characters.
fn place(row: &Record<'_>, first: usize) -> (usize, usize) {
    let at = |column| {
        let n = row.integer(column).unwrap_or_default();
        usize::try_from(n).unwrap_or_default()
    };
    (at(first), at(first + 1))
}
