//! The rows of one story.

use super::members::Members;
use super::sources;
use crate::outlets::OutletIds;
use crate::{StoreError, elsewhere, store::int};
use onrecord_core::links::{Claim, Parent, StoryLinks};
use onrecord_core::{CharMap, Span, StatedDate};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A story that was written.
#[derive(Default)]
pub(crate) struct Written<'a> {
    /// The sources that it touched.
    pub(crate) touched: BTreeSet<i64>,
    /// Its claims with their wordings: to be given to [`enter_claims`].
    pub(crate) claims: Vec<(i64, &'a str)>,
}

/// Writes a story with all that hangs on it, but for the full-text index of its claims.
pub(crate) fn write_story<'a>(
    conn: &Connection,
    outlets: &mut OutletIds,
    members: &Members,
    links: &'a StoryLinks,
) -> Result<Written<'a>, StoreError> {
    let Some(first) = links.articles.first().and_then(|a| members.get(*a)) else {
        return Ok(Written::default());
    };
    let key = links
        .key
        .map_or_else(|| first.key.clone(), |k| k.to_string());
    let told = links.articles.iter().filter_map(|a| members.get(*a));
    let outlets_of: BTreeSet<i64> = told.clone().filter_map(|m| m.outlet).collect();
    conn.prepare_cached(
        "INSERT INTO stories (key, title, origins_min, origins_max, first_article_id, articles,
                              outlets)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        key,
        links.title,
        links.origins_min,
        links.origins_max,
        members.first(&links.articles),
        int(told.count()),
        int(outlets_of.len()),
    ])?;
    let mut story = Story {
        conn,
        id: conn.last_insert_rowid(),
        members,
        links,
        maps: HashMap::new(),
        origins: Vec::new(),
    };
    story.articles()?;
    story.origins(outlets)?;
    story.passages()?;
    story.citations()?;
    story.derivations()?;
    story.attribution_origins()?;
    let sources = sources::write(conn, story.id, &links.sources)?;
    story.speakers(&sources.ids)?;
    Ok(Written {
        touched: sources.touched,
        claims: story.claims()?,
    })
}

/// Enters claims into the full-text index: those of many stories after all else was written.
/// Many a statement that writes opens a savepoint, at which FTS5 writes out what it has gathered.
pub(crate) fn enter_claims(conn: &Connection, claims: &[(i64, &str)]) -> Result<(), StoreError> {
    let mut insert =
        conn.prepare_cached("INSERT INTO claims_fts (rowid, wording) VALUES (?1, ?2)")?;
    for (id, wording) in claims {
        insert.execute(params![id, wording])?;
    }
    Ok(())
}

struct Story<'a, 'l> {
    conn: &'a Connection,
    id: i64,
    members: &'a Members,
    links: &'l StoryLinks,
    maps: HashMap<usize, CharMap<'a>>,
    /// Ids of the origins, in the order of the links.
    origins: Vec<i64>,
}

// An index that leads nowhere is passed over: a mistake in linking must not stop an ingest.
impl<'l> Story<'_, 'l> {
    fn chars(&mut self, article: usize, span: Span) -> Option<(i64, i64)> {
        let member = self.members.get(article)?;
        let map = self
            .maps
            .entry(article)
            .or_insert_with(|| CharMap::new(&member.body));
        let (start, end) = map.span(span);
        Some((int(start), int(end)))
    }

    fn articles(&self) -> Result<(), StoreError> {
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO story_articles (article_id, story_id, ord) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )?;
        for (ord, article) in self.links.articles.iter().enumerate() {
            if let Some(id) = self.members.id(*article) {
                insert.execute(params![id, self.id, int(ord)])?;
            }
        }
        Ok(())
    }

    fn origins(&mut self, outlets: &mut OutletIds) -> Result<(), StoreError> {
        for origin in &self.links.origins {
            let outlet = outlets.maybe(self.conn, origin.outlet.as_deref())?;
            let id = self
                .conn
                .prepare_cached(
                    "INSERT INTO origins (key, story_id, outlet_id, reported_on, article_id)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (story_id, key) DO UPDATE SET key = excluded.key RETURNING id",
                )?
                .query_row(
                    params![
                        origin.key.to_string(),
                        self.id,
                        outlet,
                        origin.reported_on.as_ref().map(StatedDate::as_str),
                        origin.article.and_then(|a| self.members.id(a))
                    ],
                    |r| r.get(0),
                )?;
            self.origins.push(id);
        }
        for sought in &self.links.sought {
            let of = self.links.origins.get(sought.origin);
            let outlet = of.and_then(|o| o.outlet.as_deref());
            let outlet = outlets.maybe(self.conn, outlet)?;
            if let Some((origin, outlet)) = self.origin(sought.origin).zip(outlet) {
                elsewhere::note(self.conn, origin, outlet, sought)?;
            }
        }
        Ok(())
    }

    fn origin(&self, index: usize) -> Option<i64> {
        self.origins.get(index).copied()
    }

    fn passages(&mut self) -> Result<(), StoreError> {
        for passage in &self.links.passages {
            let here = self.chars(passage.article, passage.span);
            let there = self.chars(passage.source, passage.source_span);
            let ids = (
                self.members.id(passage.article),
                self.members.id(passage.source),
            );
            let (Some(here), Some(there), (Some(article), Some(source))) = (here, there, ids)
            else {
                continue;
            };
            self.conn
                .prepare_cached(
                    "INSERT INTO reused_passages (story_id, article_id, \"start\", \"end\",
                        source_article_id, source_start, source_end, quoted)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    self.id,
                    article,
                    here.0,
                    here.1,
                    source,
                    there.0,
                    there.1,
                    passage.quoted
                ])?;
        }
        Ok(())
    }

    fn citations(&self) -> Result<(), StoreError> {
        let mut update = self.conn.prepare_cached(
            "UPDATE citations SET cited_article_id = ?2, origin_id = ?3 WHERE id = ?1",
        )?;
        for cited in &self.links.citations {
            if let Some(id) = self.members.citation(cited.article, cited.citation) {
                update.execute(params![
                    id,
                    cited.cited_article.and_then(|a| self.members.id(a)),
                    cited.origin.and_then(|o| self.origin(o))
                ])?;
            }
        }
        Ok(())
    }

    fn derivations(&self) -> Result<(), StoreError> {
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO derivations (story_id, article_id, parent_article_id, parent_origin_id,
                                      kind, containment, basis, citation_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for derivation in &self.links.derivations {
            let (parent, origin) = match derivation.parent {
                Parent::Article(a) => (self.members.id(a), None),
                Parent::Origin(o) => (None, self.origin(o)),
            };
            let article = self.members.id(derivation.article);
            if article.is_none() || parent.or(origin).is_none() {
                continue;
            }
            let citation = derivation.citation;
            insert.execute(params![
                self.id,
                article,
                parent,
                origin,
                derivation.kind.as_str(),
                derivation.containment,
                derivation.basis,
                citation.and_then(|c| self.members.citation(derivation.article, c))
            ])?;
        }
        Ok(())
    }

    fn attribution_origins(&self) -> Result<(), StoreError> {
        // Told twice, the certain reading stays.
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO attribution_origins (attribution_id, origin_id, basis, certain)
             VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET basis = excluded.basis, certain = excluded.certain
             WHERE excluded.certain > certain",
        )?;
        for rests in &self.links.attribution_origins {
            let statement = self.members.attribution(rests.statement);
            if let (Some(statement), Some(origin)) = (statement, self.origin(rests.origin)) {
                insert.execute(params![statement, origin, rests.basis, rests.certain])?;
            }
        }
        Ok(())
    }

    fn speakers(&self, sources: &[i64]) -> Result<(), StoreError> {
        let mut update = self
            .conn
            .prepare_cached("UPDATE speakers SET source_id = ?2, source_ord = ?3 WHERE id = ?1")?;
        for (ord, (source, id)) in self.links.sources.iter().zip(sources).enumerate() {
            for (article, speaker) in &source.speakers {
                if let Some(speaker) = self.members.speaker(*article, *speaker) {
                    update.execute(params![speaker, id, int(ord)])?;
                }
            }
        }
        Ok(())
    }

    fn claims(&mut self) -> Result<Vec<(i64, &'l str)>, StoreError> {
        let mut ids = Vec::with_capacity(self.links.claims.len());
        let mut seen: HashMap<String, usize> = HashMap::new();
        for claim in &self.links.claims {
            let mut key = claim.key.to_string();
            let nth = seen.entry(key.clone()).or_default();
            *nth += 1;
            if *nth > 1 {
                // Two claims that begin in one statement.
                key.push_str(&format!("-{nth}"));
            }
            let id = self.claim(&key, claim)?;
            ids.push(id);
        }
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO claim_links (narrower_id, broader_id) VALUES (?1, ?2)
             ON CONFLICT DO NOTHING",
        )?;
        for link in &self.links.claim_links {
            if let (Some(narrower), Some(broader)) = (ids.get(link.narrower), ids.get(link.broader))
            {
                insert.execute(params![narrower, broader])?;
            }
        }
        let wordings = self.links.claims.iter().map(|claim| claim.wording.as_str());
        Ok(ids.into_iter().zip(wordings).collect())
    }

    fn claim(&mut self, key: &str, claim: &Claim) -> Result<i64, StoreError> {
        let mut stated: BTreeMap<i64, (usize, (i64, i64))> = BTreeMap::new();
        for (statement, span) in &claim.statements {
            let attribution = self.members.attribution(*statement);
            let span = self.chars(statement.article, *span);
            if let (Some(attribution), Some(span)) = (attribution, span) {
                let first = (statement.article, span);
                stated.entry(attribution).or_insert(first);
            }
        }
        let articles: BTreeSet<usize> = stated.values().map(|(article, _)| *article).collect();
        let members = || articles.iter().filter_map(|a| self.members.get(*a));
        let outlets: BTreeSet<i64> = members().filter_map(|m| m.outlet).collect();
        let denials = members().flat_map(|m| &m.denials);
        let denials = denials.filter(|id| stated.contains_key(id)).count();
        self.conn
            .prepare_cached(
                "INSERT INTO claims (key, story_id, wording, central, origins_min, origins_max,
                                     sources_min, sources_max, first_article_id, statements,
                                     articles, outlets, denials)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                key,
                self.id,
                claim.wording,
                claim.central,
                claim.origins_min,
                claim.origins_max,
                claim.sources_min,
                claim.sources_max,
                claim.first.and_then(|a| self.members.id(a)),
                int(stated.len()),
                int(articles.len()),
                int(outlets.len()),
                int(denials),
            ])?;
        let id = self.conn.last_insert_rowid();
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO attribution_claims (claim_id, attribution_id, \"start\", \"end\")
             VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (attribution, (_, span)) in stated {
            insert.execute(params![id, attribution, span.0, span.1])?;
        }
        Ok(id)
    }
}
