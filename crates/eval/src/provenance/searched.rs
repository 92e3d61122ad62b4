//! Which known claim a post repeats, by the command's own way: the claims stand in a database,
//! and `search` is asked.

use super::data::id;
use crate::EvalError;
use onrecord_core::links::{AttributionRef, Claim, StoryLinks};
use onrecord_core::{Article, Attribution, KeyBuilder, Span, Supplied};
use onrecord_query::{Database, Search};
use onrecord_store::{Incoming, NewRun, Put, Store};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// Claims that are written in one go.
const BATCH: usize = 1_000;

/// A known claim with its wordings.
pub(super) struct Known<'a> {
    /// Its id, as the set has it.
    pub(super) id: &'a Value,
    /// The claim in a sentence.
    pub(super) wording: &'a str,
    /// What it is called.
    pub(super) title: &'a str,
}

/// Known claims in a database of their own.
pub(super) struct Searched {
    database: Database,
    /// Ids of the set, by the id of the claim.
    ids: HashMap<i64, String>,
    // Kept so that the folder stays.
    _folder: tempfile::TempDir,
}

impl Searched {
    /// Writes the claims, each as a story of one article that states it in each wording.
    pub(super) fn new(claims: &[Known<'_>]) -> Result<Self, EvalError> {
        let folder = tempfile::tempdir().map_err(|reason| EvalError::File {
            path: std::env::temp_dir(),
            reason,
        })?;
        let file = folder.path().join("claims.db");
        fill(&file, claims).map_err(|e| failed(&file, e))?;
        let mut database = Database::open(&file).map_err(|e| failed(&file, e))?;
        let tables = database
            .query("SELECT id, key FROM claims")
            .map_err(|e| failed(&file, e))?;
        let of_key: HashMap<String, String> = claims
            .iter()
            .map(|claim| (key(claim).to_string(), id(claim.id)))
            .collect();
        let rows = tables.into_iter().flat_map(|table| table.rows);
        let ids = rows.filter_map(|row| match row.as_slice() {
            [
                onrecord_query::Value::Integer(id),
                onrecord_query::Value::Text(key),
            ] => Some((*id, of_key.get(key)?.clone())),
            _ => None,
        });
        Ok(Self {
            ids: ids.collect(),
            database,
            _folder: folder,
        })
    }

    /// The first claims that a search for a sentence gives.
    pub(super) fn nearest(&self, sentence: &str, limit: usize) -> Result<Vec<String>, EvalError> {
        let search = Search {
            limit,
            ..Search::default()
        };
        let hits = self
            .database
            .search_with(&[sentence.to_owned()], &search)
            .map_err(|e| failed(Path::new("claims.db"), e))?;
        let ids = hits.claims.iter();
        Ok(ids.filter_map(|h| self.ids.get(&h.id).cloned()).collect())
    }
}

fn key(claim: &Known<'_>) -> onrecord_core::Key {
    KeyBuilder::new("known claim").part(id(claim.id)).finish()
}

fn fill(file: &Path, claims: &[Known<'_>]) -> Result<(), onrecord_store::StoreError> {
    let mut store = Store::open(file)?;
    let run = store.begin_run(&NewRun {
        started_at: None,
        extractor: "none",
        arguments: "",
    })?;
    for some in claims.chunks(BATCH) {
        let mut written = Vec::with_capacity(some.len());
        let mut batch = store.batch()?;
        for claim in some {
            let article = article(claim);
            let put = batch.put(
                run,
                &Incoming {
                    location: &id(claim.id),
                    bytes: article.body.as_bytes(),
                    format: "text",
                    supplied: &Supplied::default(),
                    outcome: Ok(&article),
                    problems: &[],
                },
            )?;
            if let Put::New(member) = put {
                written.push(([member], [story(claim, &article)]));
            }
        }
        batch.commit()?;
        let stories: Vec<(&[i64], &[StoryLinks])> = written
            .iter()
            .map(|(members, stories)| (members.as_slice(), stories.as_slice()))
            .collect();
        store.replace_all(&stories)?;
    }
    store.close()
}

/// One that says a claim, in a line for each wording.
fn article(claim: &Known<'_>) -> Article {
    let wordings = [claim.wording, claim.title];
    let body = wordings.join("\n");
    let mut start = 0;
    let attributions = wordings.map(|wording| {
        let content = Span::new(start, start + wording.len());
        start += wording.len() + 1;
        Attribution {
            content: vec![content],
            ..Attribution::default()
        }
    });
    Article {
        url: Some(format!("https://claims.example/{}", id(claim.id))),
        attributions: attributions.into(),
        body,
        ..Article::default()
    }
}

fn story(claim: &Known<'_>, article: &Article) -> StoryLinks {
    let statements = article.attributions.iter().enumerate();
    let statements = statements.filter_map(|(attribution, said)| {
        let statement = AttributionRef {
            article: 0,
            attribution,
        };
        Some((statement, *said.content.first()?))
    });
    StoryLinks {
        key: Some(key(claim)),
        articles: vec![0],
        claims: vec![Claim {
            key: key(claim),
            wording: claim.wording.to_owned(),
            statements: statements.collect(),
            central: false,
            origins_min: 0,
            origins_max: 0,
            sources_min: 0,
            sources_max: None,
            first: Some(0),
        }],
        ..StoryLinks::default()
    }
}

fn failed(path: &Path, error: impl std::error::Error + Send + Sync + 'static) -> EvalError {
    EvalError::File {
        path: path.to_owned(),
        reason: std::io::Error::other(error),
    }
}
