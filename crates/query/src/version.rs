//! What differs between the versions of one address, as they were captured.

use crate::{Database, QueryError};
use onrecord_core::text::address;
use onrecord_core::{Article, CharMap, Span};
use onrecord_link::{Change, changes};
use onrecord_store::read_article;
use rusqlite::{Row, params};
use serde::Serialize;

/// A version of an article in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionLine {
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
    /// When it was published, as it says itself.
    pub published_at: Option<String>,
    /// When it was captured, where that is known.
    pub retrieved_at: Option<String>,
    /// How many words it has.
    pub words: i64,
    /// Whether it is the newest.
    pub is_current: bool,
}

/// A statement of one version; offsets are characters of that version's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionStatement {
    /// The version.
    pub article_id: i64,
    /// The attribution.
    pub attribution_id: Option<i64>,
    /// Who says it; several joined by commas.
    pub source: Option<String>,
    /// The words that carry the saying.
    pub cue: Option<String>,
    /// `asserts`, `denies`, `declines` or `asks`.
    pub stance: &'static str,
    /// What was said; split spans joined by ` … `.
    pub content: String,
    /// Where the content begins.
    pub content_start: usize,
    /// Where it ends.
    pub content_end: usize,
}

/// A range of characters of a body: start and end.
pub type Range = (usize, usize);

/// A difference between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum VersionChange {
    /// What the article says of itself: headline, byline, dateline, credit, date.
    Field {
        /// Which.
        field: &'static str,
        /// In the older version.
        old: Option<String>,
        /// In the newer.
        new: Option<String>,
    },
    /// Paragraphs of the text.
    Paragraphs {
        /// Where in the newer body those stand that the older has not.
        added: Vec<Range>,
        /// Where in the older body those stand that the newer has not.
        removed: Vec<Range>,
        /// Those in other words: where in the older body, where in the newer.
        changed: Vec<(Range, Range)>,
    },
    /// A statement that the older version has not.
    StatementAdded {
        /// The statement.
        new: VersionStatement,
    },
    /// A statement that the newer version has not.
    StatementRemoved {
        /// The statement.
        old: VersionStatement,
    },
    /// A statement that is another in the newer version.
    StatementChanged {
        /// What of it: `stance`, `speaker`, `wording`.
        aspects: Vec<&'static str>,
        /// As it was.
        old: VersionStatement,
        /// As it is.
        new: VersionStatement,
    },
    /// The newer version names an outlet as where it has something from, the older does not.
    CitationAdded {
        /// The outlet.
        outlet: String,
    },
    /// The older version does, the newer does not.
    CitationRemoved {
        /// The outlet.
        outlet: String,
    },
}

/// What differs between a version and the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionStep {
    /// The older version.
    pub old_article_id: i64,
    /// The newer.
    pub new_article_id: i64,
    /// What differs.
    pub changes: Vec<VersionChange>,
}

/// The versions of one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionsView {
    /// The address, as the newest version gives it.
    pub url: Option<String>,
    /// The versions, the oldest first: by when they were captured, else by their own dates.
    pub versions: Vec<VersionLine>,
    /// What differs between each and the next.
    pub steps: Vec<VersionStep>,
}

impl Database {
    /// The versions of an address (a URL, or the id or key of an article that has it), and what
    /// differs between each and the next.
    ///
    /// Only what differs between what was captured is said: not when it was changed, how often,
    /// or whether readers were told.
    ///
    /// ```no_run
    /// use onrecord_query::{Database, VersionChange};
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// for step in database.versions("https://quaytimes.example/1")?.steps {
    ///     for change in step.changes {
    ///         if let VersionChange::StatementRemoved { old } = change {
    ///             println!("gone: {}", old.content);
    ///         }
    ///     }
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is no such article, or if the file cannot be read.
    pub fn versions(&self, url_or_id: &str) -> Result<VersionsView, QueryError> {
        let (url, ids) = self.versions_of(url_or_id)?;
        let mut versions = Vec::with_capacity(ids.len());
        for id in &ids {
            versions.extend(self.rows(
                "SELECT v.article_id, v.key, v.uri, v.title, v.outlet, v.published_at,
                        v.retrieved_at, a.words, v.is_current
                 FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id
                 WHERE v.article_id = ?1",
                [id],
                read,
            )?);
        }
        let mut steps = Vec::new();
        let mut last: Option<Loaded> = None;
        for id in ids {
            let next = self.loaded(id)?;
            if let Some(last) = &last {
                let found = changes(&last.article, &next.article).into_iter();
                steps.push(VersionStep {
                    old_article_id: last.id,
                    new_article_id: id,
                    changes: found.filter_map(|c| told(c, last, &next)).collect(),
                });
            }
            last = Some(next);
        }
        Ok(VersionsView {
            url,
            versions,
            steps,
        })
    }

    /// The address and the articles that have it, the oldest first.
    fn versions_of(&self, url_or_id: &str) -> Result<(Option<String>, Vec<i64>), QueryError> {
        const OF_ADDRESS: &str = "SELECT id, url FROM articles WHERE address = ?1
             ORDER BY version_from NULLS FIRST, key";
        let read = |r: &Row<'_>| Ok((r.get::<_, i64>(0)?, r.get::<_, Option<String>>(1)?));
        let text = url_or_id.trim();
        let site = lower_host(address(text));
        let mut found = self.rows(OF_ADDRESS, [&site], read)?;
        if found.is_empty() {
            let id = self.article_id(text).map_err(|e| {
                match e.is_not_found() && text.contains(['/', '.']) {
                    true => QueryError::nothing(format!(
                        "there is no article of the address {:?}",
                        text.chars().take(200).collect::<String>()
                    )),
                    false => e,
                }
            })?;
            found = self.rows(
                "SELECT b.id, b.url FROM articles AS a JOIN articles AS b ON b.address = a.address
                 WHERE a.id = ?1 ORDER BY b.version_from NULLS FIRST, b.key",
                params![id],
                read,
            )?;
            if found.is_empty() {
                // Without an address an article has no other versions.
                found.push((id, None));
            }
        }
        let url = found.last().and_then(|(_, url)| url.clone());
        Ok((url, found.into_iter().map(|(id, _)| id).collect()))
    }

    fn loaded(&self, id: i64) -> Result<Loaded, QueryError> {
        let (_, article) = read_article(&self.conn, id)?;
        let attributions = self.rows(
            "SELECT id FROM attributions WHERE article_id = ?1 ORDER BY ord",
            [id],
            |r| r.get(0),
        )?;
        Ok(Loaded {
            id,
            article,
            attributions,
        })
    }
}

/// Hosts have no case.
fn lower_host(address: &str) -> String {
    match address.split_once('/') {
        Some((host, path)) => format!("{}/{path}", host.to_ascii_lowercase()),
        None => address.to_ascii_lowercase(),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<VersionLine> {
    Ok(VersionLine {
        article_id: row.get(0)?,
        key: row.get(1)?,
        uri: row.get(2)?,
        title: row.get(3)?,
        outlet: row.get(4)?,
        published_at: row.get(5)?,
        retrieved_at: row.get(6)?,
        words: row.get(7)?,
        is_current: row.get(8)?,
    })
}

/// A version with the ids of its attributions, in their order.
struct Loaded {
    id: i64,
    article: Article,
    attributions: Vec<i64>,
}

impl Loaded {
    fn ranges(&self, spans: &[Span]) -> Vec<Range> {
        let map = CharMap::new(&self.article.body);
        spans.iter().map(|s| map.span(*s)).collect()
    }

    fn statement(&self, index: usize) -> Option<VersionStatement> {
        let said = self.article.attributions.get(index)?;
        let body = self.article.body.as_str();
        let speakers = said.speakers.iter();
        let speakers = speakers.filter_map(|m| self.article.speakers.get(m.speaker));
        let speakers: Vec<&str> = speakers.map(|s| s.name.as_str()).collect();
        let content: Vec<&str> = said.content.iter().map(|s| s.of(body)).collect();
        let envelope = Span::envelope(&said.content).unwrap_or_default();
        let (content_start, content_end) = CharMap::new(body).span(envelope);
        Some(VersionStatement {
            article_id: self.id,
            attribution_id: self.attributions.get(index).copied(),
            source: (!speakers.is_empty()).then(|| speakers.join(", ")),
            cue: Span::envelope(&said.cue).map(|s| s.of(body).to_owned()),
            stance: said.stance.as_str(),
            content: content.join(" … "),
            content_start,
            content_end,
        })
    }
}

/// A change with its texts, and offsets in characters.
fn told(change: Change, old: &Loaded, new: &Loaded) -> Option<VersionChange> {
    Some(match change {
        Change::Field {
            field,
            old: before,
            new: after,
        } => VersionChange::Field {
            field: field.as_str(),
            old: before,
            new: after,
        },
        Change::Paragraphs {
            added,
            removed,
            changed,
        } => {
            let (from, to): (Vec<Span>, Vec<Span>) = changed.into_iter().unzip();
            VersionChange::Paragraphs {
                added: new.ranges(&added),
                removed: old.ranges(&removed),
                changed: old.ranges(&from).into_iter().zip(new.ranges(&to)).collect(),
            }
        }
        Change::StatementAdded(index) => VersionChange::StatementAdded {
            new: new.statement(index)?,
        },
        Change::StatementRemoved(index) => VersionChange::StatementRemoved {
            old: old.statement(index)?,
        },
        Change::StatementChanged {
            old: before,
            new: after,
            aspects,
        } => VersionChange::StatementChanged {
            aspects: aspects.iter().map(|a| a.as_str()).collect(),
            old: old.statement(before)?,
            new: new.statement(after)?,
        },
        Change::CitationAdded(outlet) => VersionChange::CitationAdded { outlet },
        Change::CitationRemoved(outlet) => VersionChange::CitationRemoved { outlet },
    })
}
