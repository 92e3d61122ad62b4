//! From an article, a claim or a statement back to its origins, with the evidence of each step.

use crate::database::bare;
use crate::{ArticleLine, Database, QueryError};
use rusqlite::params;
use serde::Serialize;
use std::collections::HashSet;

/// A step on the way back; its children are what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TraceNode {
    /// `article`, `claim`, `statement`, or `report`: one that the database does not have, or
    /// that a statement rests on.
    pub kind: &'static str,
    /// The id of the article, claim, attribution or origin.
    pub id: Option<i64>,
    /// What this is, in a line: an outlet with its date and headline, a claim, a statement.
    pub what: String,
    /// The article, if it is one that the database has.
    pub article: Option<ArticleLine>,
    /// Why the one above rests on this, in words.
    pub because: Option<String>,
    /// Whether there is no other reading.
    pub certain: bool,
    /// Whether it is an origin: the way ends here.
    pub is_origin: bool,
    /// Whether it is shown in full elsewhere in the tree.
    pub is_repeated: bool,
    /// The passages that show it.
    pub evidence: Vec<Evidence>,
    /// What it rests on.
    pub children: Vec<TraceNode>,
}

/// A passage of an article; offsets are characters of its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The article.
    pub article_id: i64,
    /// Where it begins.
    pub start: i64,
    /// Where it ends.
    pub end: i64,
    /// The passage.
    pub text: String,
}

/// Steps of a way back. Derivations have no circle; this bounds what a damaged file can do.
const DEEPEST: usize = 64;

impl Database {
    /// Traces an article (an id, a key, `article:7`), a claim (`claim:7`, or a claim's key) or a
    /// statement (`statement:7`, by the id of its attribution).
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is no such thing, or if the file cannot be read.
    pub fn trace(&self, id_or_key: &str) -> Result<TraceNode, QueryError> {
        let _reading = self.reading()?;
        let text = id_or_key.trim();
        if text.starts_with("claim:") {
            return self.trace_claim(text);
        }
        if text.starts_with("statement:") {
            return self.trace_statement(text);
        }
        match self.article_id(text) {
            Ok(id) => self.trace_article_id(id),
            // A key says by itself what it is of; a number is an article's.
            Err(e) if e.is_not_found() && text.parse::<i64>().is_err() => self
                .trace_claim(text)
                .map_err(|other| if other.is_not_found() { e } else { other }),
            Err(e) => Err(e),
        }
    }

    /// Traces an article back to its origins.
    ///
    /// # Errors
    /// As [`trace`](Self::trace).
    pub fn trace_article(&self, id_or_key: &str) -> Result<TraceNode, QueryError> {
        let _reading = self.reading()?;
        self.trace_article_id(self.article_id(id_or_key)?)
    }

    /// Traces a claim back to its origins: its statements, and on what each rests.
    ///
    /// # Errors
    /// As [`trace`](Self::trace).
    pub fn trace_claim(&self, id_or_key: &str) -> Result<TraceNode, QueryError> {
        let _reading = self.reading()?;
        let id = self.claim_id(id_or_key)?;
        let claim = self
            .claim_line(id)?
            .ok_or_else(|| QueryError::not_found("claim", id_or_key))?;
        let mut seen = HashSet::new();
        let mut root = node("claim", Some(id), claim.claim);
        for statement in self.claim_statements(id)? {
            let mut child = self.statement_node(&Place {
                attribution: statement.attribution_id,
                article: statement.article_id,
                source: statement.source,
                outlet: statement.outlet,
                stance: statement.stance,
                passages: vec![(statement.start, statement.end, statement.content)],
            })?;
            for origin in &mut child.children {
                origin.is_repeated = !seen.insert(origin.id);
            }
            root.children.push(child);
        }
        Ok(root)
    }

    /// Traces a statement back to its origins, by the id of its attribution.
    ///
    /// # Errors
    /// As [`trace`](Self::trace).
    pub fn trace_statement(&self, id: &str) -> Result<TraceNode, QueryError> {
        let _reading = self.reading()?;
        let not_found = || QueryError::not_found("statement", id);
        let number: i64 = bare("statement", id).parse().map_err(|_| not_found())?;
        let said = self.sayings("t.id = ?1", [number])?;
        let said = said.into_iter().next().ok_or_else(not_found)?;
        let passages = self.rows(
            "SELECT \"start\", \"end\", text FROM attribution_contents
             WHERE attribution_id = ?1 ORDER BY ord",
            [number],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )?;
        self.statement_node(&Place {
            attribution: number,
            article: said.article_id,
            source: said.source(),
            outlet: said.outlet,
            stance: said.stance,
            passages,
        })
    }

    fn statement_node(&self, place: &Place) -> Result<TraceNode, QueryError> {
        let who = place.source.as_deref().unwrap_or("(nobody named)");
        let outlet = place.outlet.as_deref().unwrap_or("an unknown outlet");
        let what = format!("{who}, in {outlet}");
        let passages = place.passages.iter();
        Ok(TraceNode {
            because: Some(place.stance.clone()),
            article: self.article_line(place.article)?,
            evidence: passages
                .map(|(start, end, text)| Evidence {
                    article_id: place.article,
                    start: *start,
                    end: *end,
                    text: text.clone(),
                })
                .collect(),
            children: self.origins_of_statement(place)?,
            ..node("statement", Some(place.attribution), what)
        })
    }

    fn trace_article_id(&self, id: i64) -> Result<TraceNode, QueryError> {
        self.article_node(id, &mut HashSet::new(), 0)
    }

    fn article_node(
        &self,
        id: i64,
        seen: &mut HashSet<i64>,
        depth: usize,
    ) -> Result<TraceNode, QueryError> {
        let line = self
            .article_line(id)?
            .ok_or_else(|| QueryError::not_found("current version of article", &id.to_string()))?;
        let mut this = TraceNode {
            article: Some(line.clone()),
            ..node("article", Some(id), title_of(&line))
        };
        if !seen.insert(id) || depth >= DEEPEST {
            this.is_repeated = true;
            return Ok(this);
        }
        for derivation in self.derivations_of(id)? {
            let mut child = match derivation.parent_article_id {
                Some(parent) => self.article_node(parent, seen, depth + 1)?,
                None => TraceNode {
                    is_origin: true,
                    ..node(
                        "report",
                        None,
                        report(
                            derivation.parent_outlet.as_deref(),
                            derivation.parent_reported_on.as_deref(),
                        ),
                    )
                },
            };
            child.because = Some(match derivation.containment {
                Some(share) if share > 0.0 => format!(
                    "{} ({:.0} % of the text stands there)",
                    derivation.basis,
                    share * 100.0
                ),
                _ => derivation.basis.clone(),
            });
            child.evidence = self.evidence(id, derivation.parent_article_id, &derivation)?;
            this.children.push(child);
        }
        // What is its own reporting, or rests on something that is no parent.
        for origin in self.origins_of(id)? {
            let own = origin.article_id == Some(id);
            let shown = this.children.iter().any(|c| match origin.article_id {
                Some(article) => leads_to(c, article),
                None => c.what == report(origin.outlet.as_deref(), origin.reported_on.as_deref()),
            });
            if own {
                this.is_origin = true;
                this.certain = origin.certain;
                if this.children.is_empty() {
                    this.because = Some(origin.basis);
                }
            } else if !shown {
                this.children.push(TraceNode {
                    because: Some(origin.basis),
                    certain: origin.certain,
                    is_origin: true,
                    article: match origin.article_id {
                        Some(article) => self.article_line(article)?,
                        None => None,
                    },
                    ..node(
                        "report",
                        Some(origin.origin_id),
                        report(origin.outlet.as_deref(), origin.reported_on.as_deref()),
                    )
                });
            }
        }
        Ok(this)
    }

    fn origins_of_statement(&self, place: &Place) -> Result<Vec<TraceNode>, QueryError> {
        type Row = (
            i64,
            Option<String>,
            Option<String>,
            Option<i64>,
            String,
            bool,
        );
        let rows: Vec<Row> = self.rows(
            "SELECT g.id, o.name, g.reported_on, g.article_id, ao.basis, ao.certain
             FROM attribution_origins AS ao JOIN origins AS g ON g.id = ao.origin_id
             LEFT JOIN outlets AS o ON o.id = g.outlet_id
             WHERE ao.attribution_id = ?1
             ORDER BY ao.certain DESC, g.reported_on, o.name, g.key",
            [place.attribution],
            |r| {
                let report = (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?);
                Ok((report.0, report.1, report.2, report.3, r.get(4)?, r.get(5)?))
            },
        )?;
        let mut nodes = Vec::with_capacity(rows.len());
        for (origin, outlet, reported_on, article, basis, certain) in rows {
            nodes.push(TraceNode {
                because: Some(basis),
                certain,
                is_origin: true,
                article: match article {
                    Some(article) => self.article_line(article)?,
                    None => None,
                },
                evidence: self.evidence_of_rest(place, origin, article)?,
                ..node(
                    "report",
                    Some(origin),
                    report(outlet.as_deref(), reported_on.as_deref()),
                )
            });
        }
        Ok(nodes)
    }

    /// What shows that a statement rests on an origin: where its article cites it, and what of
    /// the statement stands in its text.
    fn evidence_of_rest(
        &self,
        place: &Place,
        origin: i64,
        source: Option<i64>,
    ) -> Result<Vec<Evidence>, QueryError> {
        let read = |r: &rusqlite::Row<'_>| {
            Ok(Evidence {
                article_id: place.article,
                start: r.get(0)?,
                end: r.get(1)?,
                text: r.get(2)?,
            })
        };
        let mut found = self.rows(
            "SELECT passage_start, passage_end, passage FROM citations
             WHERE article_id = ?1 AND origin_id = ?2 ORDER BY ord",
            params![place.article, origin],
            read,
        )?;
        for (start, end, _) in &place.passages {
            // What of the statement stands there, not all that was taken over around it.
            found.extend(self.rows(
                "SELECT part.\"start\", part.\"end\",
                        substr(t.body, part.\"start\" + 1, part.\"end\" - part.\"start\")
                 FROM (SELECT max(\"start\", ?3) AS \"start\", min(\"end\", ?4) AS \"end\"
                       FROM reused_passages
                       WHERE article_id = ?1 AND source_article_id = ?2
                         AND \"start\" < ?4 AND \"end\" > ?3) AS part
                 JOIN article_texts AS t ON t.article_id = ?1
                 ORDER BY part.\"start\", part.\"end\"",
                params![place.article, source, start, end],
                read,
            )?);
        }
        found.dedup();
        Ok(found)
    }

    /// The citation that a derivation rests on, and the passages taken over, the longest first.
    fn evidence(
        &self,
        article: i64,
        parent: Option<i64>,
        derivation: &crate::DerivationLine,
    ) -> Result<Vec<Evidence>, QueryError> {
        let read = |r: &rusqlite::Row<'_>| {
            Ok(Evidence {
                article_id: article,
                start: r.get(0)?,
                end: r.get(1)?,
                text: r.get(2)?,
            })
        };
        let mut found = self.rows(
            "SELECT c.passage_start, c.passage_end, c.passage FROM derivations AS d
             JOIN citations AS c ON c.id = d.citation_id
             WHERE d.article_id = ?1 AND d.parent_article_id IS ?2 AND d.basis = ?3
             ORDER BY c.ord",
            params![article, parent, derivation.basis],
            read,
        )?;
        if let Some(parent) = parent {
            found.extend(self.rows(
                "SELECT p.\"start\", p.\"end\",
                        substr(t.body, p.\"start\" + 1, p.\"end\" - p.\"start\")
                 FROM reused_passages AS p JOIN article_texts AS t ON t.article_id = p.article_id
                 WHERE p.article_id = ?1 AND p.source_article_id = ?2 AND p.quoted = 0
                 ORDER BY p.\"end\" - p.\"start\" DESC, p.\"start\"",
                params![article, parent],
                read,
            )?);
        }
        Ok(found)
    }
}

/// A statement, or the part of it that states a claim, in its article.
struct Place {
    attribution: i64,
    article: i64,
    source: Option<String>,
    outlet: Option<String>,
    stance: String,
    passages: Vec<(i64, i64, String)>,
}

fn node(kind: &'static str, id: Option<i64>, what: String) -> TraceNode {
    TraceNode {
        kind,
        id,
        what,
        article: None,
        because: None,
        certain: true,
        is_origin: false,
        is_repeated: false,
        evidence: Vec::new(),
        children: Vec::new(),
    }
}

fn leads_to(node: &TraceNode, article: i64) -> bool {
    let is_it = node.article.as_ref().map(|a| a.article_id) == Some(article);
    is_it || node.children.iter().any(|c| leads_to(c, article))
}

fn title_of(line: &ArticleLine) -> String {
    let outlet = match (&line.credit, &line.outlet) {
        (Some(credit), Some(outlet)) if credit != outlet => format!("{credit}, in {outlet}"),
        (Some(name), _) | (None, Some(name)) => name.clone(),
        (None, None) => "an unknown outlet".to_owned(),
    };
    let date = line.published_at.as_deref().unwrap_or("undated");
    match &line.title {
        Some(title) => format!("{outlet}, {date}: {title}"),
        None => format!("{outlet}, {date}"),
    }
}

/// A report in words: whose, and when.
fn report(outlet: Option<&str>, reported_on: Option<&str>) -> String {
    let outlet = outlet.unwrap_or("an unknown outlet");
    match reported_on {
        Some(date) => format!("{outlet}, {date}"),
        None => format!("{outlet}, undated"),
    }
}
