//! One article with all that belongs to it.

use crate::{Database, Mark, ProblemLine, QueryError};
use rusqlite::{Row, params};
use serde::Serialize;

/// An article in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleLine {
    /// Its id in this file.
    pub article_id: i64,
    /// Its key.
    pub key: String,
    /// Where its document is.
    pub uri: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whose copy it is, where that is another.
    pub credit: Option<String>,
    /// When it was published, as precise as it was stated.
    pub published_at: Option<String>,
}

pub(crate) const ARTICLE_COLUMNS: &str =
    "a.article_id, a.key, a.uri, a.title, a.outlet, a.credit, a.published_at";

impl ArticleLine {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            article_id: row.get(0)?,
            key: row.get(1)?,
            uri: row.get(2)?,
            title: row.get(3)?,
            outlet: row.get(4)?,
            credit: row.get(5)?,
            published_at: row.get(6)?,
        })
    }
}

/// Who says what in an article; offsets are characters of its body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// The attribution; several speakers of one have the same.
    pub attribution_id: i64,
    /// The article.
    pub article_id: i64,
    /// Who published the article.
    pub outlet: Option<String>,
    /// The one behind the speaker.
    pub source_id: Option<i64>,
    /// What the article calls the speaker.
    pub source: Option<String>,
    /// The words that stand for the speaker here.
    pub source_mention: Option<String>,
    /// What the speaker is.
    pub source_kind: Option<String>,
    /// Whether the speaker has a name.
    pub named: Option<bool>,
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
    /// When it was said.
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
}

pub(crate) const STATEMENT_COLUMNS: &str = "attribution_id, article_id, outlet, source_id, source, \
     source_mention, source_kind, named, cue, stance, form, told, told_outlet, said_on, content, \
     ground_rule, within_id, confidence, content_start, content_end";

impl Statement {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            attribution_id: row.get("attribution_id")?,
            article_id: row.get("article_id")?,
            outlet: row.get("outlet")?,
            source_id: row.get("source_id")?,
            source: row.get("source")?,
            source_mention: row.get("source_mention")?,
            source_kind: row.get("source_kind")?,
            named: row.get("named")?,
            cue: row.get("cue")?,
            stance: row.get("stance")?,
            form: row.get("form")?,
            told: row.get("told")?,
            told_outlet: row.get("told_outlet")?,
            said_on: row.get("said_on")?,
            content: row.get("content")?,
            ground_rule: row.get("ground_rule")?,
            within_id: row.get("within_id")?,
            confidence: row.get("confidence")?,
            content_start: row.get("content_start")?,
            content_end: row.get("content_end")?,
        })
    }
}

/// An outlet that an article names as where it has something from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitationLine {
    /// Its id.
    pub citation_id: i64,
    /// The outlet named.
    pub cited_outlet: String,
    /// The article meant, where the database has it.
    pub cited_article_id: Option<i64>,
    /// When that outlet reported it.
    pub said_on: Option<String>,
    /// The words that make it a citation.
    pub cue: Option<String>,
    /// The passage that rests on it.
    pub passage: String,
}

/// From what an article descends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DerivationLine {
    /// The article that descends.
    pub article_id: i64,
    /// The parent, where the database has it.
    pub parent_article_id: Option<i64>,
    /// Whose report the parent is.
    pub parent_outlet: Option<String>,
    /// When the parent was reported.
    pub parent_reported_on: Option<String>,
    /// `reuse`, `citation` or `reuse+citation`.
    pub kind: String,
    /// Share of the article's text that stands in the parent.
    pub containment: Option<f64>,
    /// The reason, in words.
    pub basis: String,
}

/// A report that an article's statements rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleOrigin {
    /// The origin.
    pub origin_id: i64,
    /// Its article, where the database has it.
    pub article_id: Option<i64>,
    /// Whose report it is.
    pub outlet: Option<String>,
    /// When it was reported.
    pub reported_on: Option<String>,
    /// The reason, in words.
    pub basis: String,
    /// Whether there is no other reading.
    pub certain: bool,
}

/// An article with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleView {
    /// The article.
    pub line: ArticleLine,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// The dateline as printed.
    pub dateline: Option<String>,
    /// What the date rests on.
    pub published_basis: Option<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// How many words it has.
    pub words: i64,
    /// Whether it is the newest version of its URL. Older ones have no statements in the views.
    pub is_current: bool,
    /// The story it belongs to.
    pub story_id: Option<i64>,
    /// The text.
    pub body: String,
    /// All places where its documents were found.
    pub locations: Vec<String>,
    /// Who says what, in order of the text.
    pub statements: Vec<Statement>,
    /// Where these stand in the text.
    pub marks: Vec<Mark>,
    /// Which outlets it cites.
    pub citations: Vec<CitationLine>,
    /// What it descends from.
    pub derivations: Vec<DerivationLine>,
    /// What its statements rest on.
    pub origins: Vec<ArticleOrigin>,
    /// What was doubtful about it and its documents.
    pub problems: Vec<ProblemLine>,
}

impl Database {
    /// An article, by id or key.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, or if the file cannot be read.
    pub fn article(&self, id_or_key: &str) -> Result<ArticleView, QueryError> {
        let _reading = self.reading()?;
        let id = self.article_id(id_or_key)?;
        let mut view = self
            .conn
            .prepare_cached(
                "SELECT a.id, a.key, a.uri, a.title, o.name, c.name, a.published_at, a.url,
                        a.byline, a.dateline, a.published_basis, a.language, a.words,
                        a.is_current, s.story_id, t.body
                 FROM articles AS a JOIN article_texts AS t ON t.article_id = a.id
                 LEFT JOIN outlets AS o ON o.id = a.outlet_id
                 LEFT JOIN outlets AS c ON c.id = a.credit_id
                 LEFT JOIN story_articles AS s ON s.article_id = a.id WHERE a.id = ?1",
            )?
            .query_row([id], |row| {
                Ok(ArticleView {
                    line: ArticleLine::read(row)?,
                    url: row.get(7)?,
                    byline: row.get(8)?,
                    dateline: row.get(9)?,
                    published_basis: row.get(10)?,
                    language: row.get(11)?,
                    words: row.get(12)?,
                    is_current: row.get(13)?,
                    story_id: row.get(14)?,
                    body: row.get(15)?,
                    locations: Vec::new(),
                    statements: Vec::new(),
                    marks: Vec::new(),
                    citations: Vec::new(),
                    derivations: Vec::new(),
                    origins: Vec::new(),
                    problems: Vec::new(),
                })
            })?;
        view.locations = self.rows(
            "SELECT DISTINCT l.location FROM article_documents AS x
             JOIN document_locations AS l ON l.document_id = x.document_id AND l.superseded = 0
             WHERE x.article_id = ?1 ORDER BY l.location",
            [id],
            |r| r.get(0),
        )?;
        view.statements = self.statements_of(id)?;
        view.marks = self.marks_of(id)?;
        view.citations = self.citations_of(id)?;
        view.derivations = self.derivations_of(id)?;
        view.origins = self.origins_of(id)?;
        view.problems = self.problems_of(id)?;
        Ok(view)
    }

    /// All articles in canonical order: by date, then key.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleLine>, QueryError> {
        self.rows(
            &format!(
                "SELECT {ARTICLE_COLUMNS} FROM article_list AS a
                 ORDER BY a.published_from NULLS LAST, a.key"
            ),
            [],
            ArticleLine::read,
        )
    }

    pub(crate) fn article_line(&self, id: i64) -> Result<Option<ArticleLine>, QueryError> {
        let sql =
            format!("SELECT {ARTICLE_COLUMNS} FROM article_list AS a WHERE a.article_id = ?1");
        Ok(self.rows(&sql, [id], ArticleLine::read)?.pop())
    }

    pub(crate) fn statements_of(&self, article: i64) -> Result<Vec<Statement>, QueryError> {
        let sql = format!(
            "SELECT {STATEMENT_COLUMNS} FROM statements WHERE article_id = ?1
             ORDER BY attribution_id, source_start"
        );
        self.rows(&sql, [article], Statement::read)
    }

    fn citations_of(&self, article: i64) -> Result<Vec<CitationLine>, QueryError> {
        self.rows(
            "SELECT citation_id, cited_outlet, cited_article_id, said_on, cue, passage
             FROM citation_list WHERE article_id = ?1 ORDER BY citation_id",
            [article],
            |r| {
                Ok(CitationLine {
                    citation_id: r.get(0)?,
                    cited_outlet: r.get(1)?,
                    cited_article_id: r.get(2)?,
                    said_on: r.get(3)?,
                    cue: r.get(4)?,
                    passage: r.get(5)?,
                })
            },
        )
    }

    pub(crate) fn derivations_of(&self, article: i64) -> Result<Vec<DerivationLine>, QueryError> {
        self.rows(
            "SELECT article_id, parent_article_id, parent_outlet, parent_reported_on, kind,
                    containment, basis FROM derivation_list WHERE article_id = ?1
             ORDER BY parent_article_id IS NULL, parent_reported_on, parent_outlet, basis",
            [article],
            |r| {
                Ok(DerivationLine {
                    article_id: r.get(0)?,
                    parent_article_id: r.get(1)?,
                    parent_outlet: r.get(2)?,
                    parent_reported_on: r.get(3)?,
                    kind: r.get(4)?,
                    containment: r.get(5)?,
                    basis: r.get(6)?,
                })
            },
        )
    }

    pub(crate) fn origins_of(&self, article: i64) -> Result<Vec<ArticleOrigin>, QueryError> {
        self.rows(
            "SELECT origin_id, origin_article_id, origin_outlet, reported_on, basis, certain
             FROM article_origins WHERE article_id = ?1
             ORDER BY certain DESC, reported_on, origin_outlet, basis",
            params![article],
            |r| {
                Ok(ArticleOrigin {
                    origin_id: r.get(0)?,
                    article_id: r.get(1)?,
                    outlet: r.get(2)?,
                    reported_on: r.get(3)?,
                    basis: r.get(4)?,
                    certain: r.get(5)?,
                })
            },
        )
    }
}
