//! An evidence packet: all that is needed to check a claim without this program.
//!
//! It is a function of what the database holds: no clock, no ids that another file would not
//! have without a key beside them.

mod markdown;

use crate::{
    ClaimLine, ClaimOrigin, ClaimStatement, Database, Merge, QueryError, Saying, SpeakerLine,
};
use serde::Serialize;

/// Of a paragraph so many characters are context on each side of a passage.
const CONTEXT: usize = 600;

/// All that is needed to check a claim without this program.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimPacket {
    /// The claim.
    pub claim: ClaimLine,
    /// The headline that stands for its story.
    pub story: Option<String>,
    /// What made the derived rows: name and version of the extractor.
    pub extractor: Option<String>,
    /// On which reports those rest that assert it, and why.
    pub origins: Vec<ClaimOrigin>,
    /// Which of these may be one report, and why.
    pub merges: Vec<Merge>,
    /// Who states it, in order of the story.
    pub statements: Vec<PacketStatement>,
    /// The articles that the statements and origins stand in, in order of their keys.
    pub articles: Vec<PacketArticle>,
    /// Claims that say this and more.
    pub narrower: Vec<ClaimLine>,
    /// Claims that say a part of this.
    pub broader: Vec<ClaimLine>,
}

/// A statement with the words around it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PacketStatement {
    /// The part that states the claim.
    #[serde(flatten)]
    pub statement: ClaimStatement,
    /// The paragraph it stands in.
    pub context: Context,
    /// Who makes it.
    pub speakers: Vec<SpeakerLine>,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    /// To whom, in the words of the article.
    pub told: Option<String>,
    /// `anonymity`, `background` …
    pub ground_rule: Option<String>,
    /// How sure the extractor is, 0 to 1.
    pub confidence: f64,
}

/// A part of an article's text; offsets are characters of its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Context {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words before the passage.
    pub before: String,
    /// The passage.
    pub passage: String,
    /// The words after it.
    pub after: String,
}

/// An article with what it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PacketArticle {
    /// Its id in this file.
    pub article_id: i64,
    /// Its key.
    pub key: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whose copy it is, where that is another.
    pub credit: Option<String>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// The dateline as printed.
    pub dateline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was published.
    pub published_at: Option<String>,
    /// What that rests on.
    pub published_basis: Option<String>,
    /// Every candidate for the date.
    pub dates: Vec<PacketDate>,
    /// The documents that say it.
    pub documents: Vec<PacketDocument>,
}

/// A candidate for a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PacketDate {
    /// As printed.
    pub text: String,
    /// The date, where it could be read whole.
    pub date: Option<String>,
    /// What it rests on.
    pub basis: String,
    /// Why it was passed over, or where its year is from.
    pub note: Option<String>,
}

/// A document as it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PacketDocument {
    /// Its key.
    pub key: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size: i64,
    /// In which format it was read.
    pub format: String,
    /// When it was captured, where that is known.
    pub retrieved_at: Option<String>,
    /// Where it was found.
    pub locations: Vec<String>,
}

impl Database {
    /// All that is needed to check a claim without this program, by its id or key.
    ///
    /// ```no_run
    /// use onrecord_query::Database;
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// std::fs::write("claim-7.md", database.claim_packet("7")?.to_markdown())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, or if the file cannot be read.
    pub fn claim_packet(&self, id_or_key: &str) -> Result<ClaimPacket, QueryError> {
        let claim = self.claim(id_or_key)?;
        let extractor = self.row(
            "SELECT extractor FROM runs ORDER BY id DESC LIMIT 1",
            [],
            |r| r.get(0),
        )?;
        let mut statements = Vec::with_capacity(claim.statements.len());
        for statement in claim.statements {
            statements.extend(self.packet_statement(statement)?);
        }
        let mut ids: Vec<i64> = statements.iter().map(|s| s.statement.article_id).collect();
        ids.extend(claim.origins.iter().filter_map(|o| o.article_id));
        ids.sort_unstable();
        ids.dedup();
        let mut articles = Vec::with_capacity(ids.len());
        for id in ids {
            articles.extend(self.packet_article(id)?);
        }
        articles.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(ClaimPacket {
            claim: claim.line,
            story: claim.story,
            extractor,
            origins: claim.origins,
            merges: claim.merges,
            statements,
            articles,
            narrower: claim.narrower,
            broader: claim.broader,
        })
    }

    fn packet_statement(
        &self,
        statement: ClaimStatement,
    ) -> Result<Option<PacketStatement>, QueryError> {
        let said = self.sayings("t.id = ?1", [statement.attribution_id])?;
        let body: Option<String> = self.row(
            "SELECT body FROM article_texts WHERE article_id = ?1",
            [statement.article_id],
            |r| r.get(0),
        )?;
        let said: Option<Saying> = said.into_iter().next();
        Ok(said.zip(body).map(|(said, body)| PacketStatement {
            context: context(&body, statement.start, statement.end),
            statement,
            speakers: said.speakers,
            form: said.form,
            told: said.told,
            ground_rule: said.ground_rule,
            confidence: said.confidence,
        }))
    }

    fn packet_article(&self, id: i64) -> Result<Option<PacketArticle>, QueryError> {
        let article = self.row(
            "SELECT a.id, a.key, a.title, o.name, c.name, a.byline, a.dateline, a.url,
                    a.published_at, a.published_basis
             FROM articles AS a
             LEFT JOIN outlets AS o ON o.id = a.outlet_id
             LEFT JOIN outlets AS c ON c.id = a.credit_id WHERE a.id = ?1",
            [id],
            |r| {
                Ok(PacketArticle {
                    article_id: r.get(0)?,
                    key: r.get(1)?,
                    title: r.get(2)?,
                    outlet: r.get(3)?,
                    credit: r.get(4)?,
                    byline: r.get(5)?,
                    dateline: r.get(6)?,
                    url: r.get(7)?,
                    published_at: r.get(8)?,
                    published_basis: r.get(9)?,
                    dates: Vec::new(),
                    documents: Vec::new(),
                })
            },
        )?;
        let Some(mut article) = article else {
            return Ok(None);
        };
        article.dates = self.rows(
            "SELECT text, date, basis, note FROM article_dates WHERE article_id = ?1 ORDER BY ord",
            [id],
            |r| {
                Ok(PacketDate {
                    text: r.get(0)?,
                    date: r.get(1)?,
                    basis: r.get(2)?,
                    note: r.get(3)?,
                })
            },
        )?;
        article.documents = self.rows(
            "SELECT d.key, d.sha256, d.size, d.format, d.retrieved_at,
                    (SELECT json_group_array(found.location)
                     FROM (SELECT location FROM document_locations
                           WHERE document_id = d.id AND superseded = 0
                           ORDER BY location) AS found)
             FROM article_documents AS x JOIN documents AS d ON d.id = x.document_id
             WHERE x.article_id = ?1 ORDER BY d.key",
            [id],
            |r| {
                let locations: String = r.get(5)?;
                Ok(PacketDocument {
                    key: r.get(0)?,
                    sha256: r.get(1)?,
                    size: r.get(2)?,
                    format: r.get(3)?,
                    retrieved_at: r.get(4)?,
                    locations: serde_json::from_str(&locations).unwrap_or_default(),
                })
            },
        )?;
        Ok(Some(article))
    }
}

/// The paragraph of a passage, cut where it is very long.
fn context(body: &str, start: i64, end: i64) -> Context {
    let place = |offset: i64| usize::try_from(offset).unwrap_or_default();
    let (start, end) = (place(start), place(end).max(place(start)));
    let before: Vec<char> = body.chars().take(start).collect();
    let near = before.iter().rev().take(CONTEXT);
    let length = near.take_while(|c| **c != '\n').count();
    let rest = body.chars().skip(end).take(CONTEXT);
    let after: String = rest.take_while(|c| *c != '\n').collect();
    Context {
        start: start - length.min(start),
        end: end + after.chars().count(),
        before: before.iter().skip(before.len() - length).collect(),
        passage: body.chars().skip(start).take(end - start).collect(),
        after,
    }
}
