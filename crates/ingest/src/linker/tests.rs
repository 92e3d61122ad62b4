//! Order does not matter, however low the bounds of the indexes are: whatever comes, goes and
//! comes again, in whatever batches, the stories are those of the set that is left.

use super::link_pending;
use crate::{Options, Summary};
use onrecord_core::{Article, Citation, Register, Span, StatedDate, Supplied};
use onrecord_eval::Rng;
use onrecord_link::{Limits, Member, link_within, signature};
use onrecord_query::canonical_dump;
use onrecord_store::{Incoming, NewRun, Put, RunId, Store, article_key};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::Path;

/// Of hundreds of others, none said anything else.
const CASES: u64 = 24;

/// What a document says.
#[derive(Clone)]
struct Document {
    name: String,
    article: Article,
    supplied: Supplied,
}

/// Words of a subject, which its articles are made of.
const WORDS: usize = 30;
const SUBJECTS: usize = 4;
const OUTLETS: [&str; 3] = ["Eider", "Quay Agency", "Karvo Daily"];

/// An article of one subject or two, some of it copied from an earlier one.
fn document(rng: &mut Rng, at: usize, before: &[Document]) -> Document {
    let subject = rng.below(SUBJECTS);
    let other = if rng.chance(20) {
        rng.below(SUBJECTS)
    } else {
        subject
    };
    let mut words: Vec<String> = (0..rng.between(12, 40))
        .map(|i| {
            let of = if i % 3 == 2 { other } else { subject };
            let word = rng.below(WORDS);
            format!("zor{}{}", letters(of), letters(word))
        })
        .collect();
    words.push(format!("own{}", letters(at)));
    let mut body = words.join(" ");
    if rng.chance(25) && !before.is_empty() {
        let copied = before.get(rng.below(before.len())).unwrap();
        body = format!("{} {body}", copied.article.body);
    }
    let published = match rng.below(5) {
        0 => None,
        _ => {
            let day = format!("2025-03-{:02}", rng.between(1, 28));
            Some(StatedDate::parse(&day).unwrap())
        }
    };
    let outlet = OUTLETS[rng.below(3)];
    let cites = OUTLETS[rng.below(3)];
    let citations = if cites != outlet && rng.chance(70) {
        vec![citation(rng, cites, &body)]
    } else {
        Vec::new()
    };
    // Versions of a URL: the last retrieved is current.
    let url = rng
        .chance(30)
        .then(|| format!("https://a.example/{}", rng.below(6)));
    let retrieved = format!("2025-04-{:02}", rng.between(1, 28));
    Document {
        name: format!("{at}.txt"),
        article: Article {
            outlet: Some(outlet.to_owned()),
            body,
            citations,
            published,
            url,
            ..Article::default()
        },
        supplied: Supplied {
            retrieved_at: StatedDate::parse(&retrieved).ok(),
            ..Supplied::default()
        },
    }
}

/// Cites an outlet for the first words of a text.
fn citation(rng: &mut Rng, outlet: &str, body: &str) -> Citation {
    let words = body.match_indices(' ').nth(rng.between(8, 11));
    let said_on = format!("2025-03-{:02}", rng.between(1, 28));
    Citation {
        outlet: outlet.to_owned(),
        outlet_span: Span::new(0, 0),
        cue: None,
        passage: Span::new(0, words.map_or(body.len(), |(at, _)| at)),
        said_on: rng.chance(50).then(|| StatedDate::parse(&said_on).unwrap()),
        attribution: None,
    }
}

/// A number as letters: digits are no words that tell anything.
fn letters(mut n: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b'a' + (n % 20) as u8));
        n /= 20;
        if n == 0 {
            return word;
        }
    }
}

fn begin(path: &Path) -> (Store, RunId) {
    let mut store = Store::open(path).unwrap();
    let run = store.begin_run(&NewRun {
        started_at: None,
        extractor: "1",
        arguments: "",
    });
    let run = run.unwrap();
    (store, run)
}

fn put(store: &mut Store, run: RunId, documents: &[Document]) {
    let mut batch = store.batch().unwrap();
    for document in documents {
        let put = batch.put(
            run,
            &Incoming {
                location: &document.name,
                bytes: document.article.body.as_bytes(),
                format: "text",
                supplied: &document.supplied,
                outcome: Ok(&document.article),
                problems: &[],
            },
        );
        if let Put::New(id) | Put::Updated(id) = put.unwrap() {
            let signature = signature(&document.article);
            batch
                .index(id, &signature.terms, &signature.prints)
                .unwrap();
        }
    }
    batch.commit().unwrap();
}

fn link(store: &mut Store, options: &Options) {
    let register = store.register().unwrap();
    link_pending(
        store,
        &register,
        options,
        &mut Summary::default(),
        &mut |_| {},
    )
    .unwrap();
    assert_eq!(store.unlinked().unwrap(), Vec::<i64>::new());
}

/// What a database says that took these in at once.
fn at_once(path: &Path, documents: &[Document], options: &Options) -> Vec<String> {
    let (mut store, run) = begin(path);
    put(&mut store, run, documents);
    link(&mut store, options);
    store.close().unwrap();
    canonical_dump(path).unwrap()
}

/// The stories of a set without a database, as keys.
fn without_index(documents: &[Document], limits: Limits) -> BTreeSet<Vec<String>> {
    let mut current: BTreeMap<String, &Document> = BTreeMap::new();
    for document in documents {
        let key = article_key(&document.article).to_string();
        let url = document.article.url.clone().unwrap_or_else(|| key.clone());
        let rank = |d: &Document| {
            let retrieved = d.supplied.retrieved_at.as_ref().map(StatedDate::from);
            (retrieved, article_key(&d.article).to_string())
        };
        let held = current.entry(url).or_insert(document);
        if rank(document) > rank(held) {
            *held = document;
        }
    }
    let members: Vec<Member<'_>> = current
        .values()
        .map(|d| Member {
            key: article_key(&d.article),
            article: &d.article,
        })
        .collect();
    let stories = link_within(&members, &Register::default(), limits);
    let keys = |articles: &[usize]| {
        let mut keys: Vec<String> = articles
            .iter()
            .map(|i| members[*i].key.to_string())
            .collect();
        keys.sort();
        keys
    };
    stories.iter().map(|s| keys(&s.articles)).collect()
}

fn stories_in(dump: &[String]) -> BTreeSet<Vec<String>> {
    let mut stories: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in dump.iter().filter(|row| row.starts_with("article_list\t")) {
        let column = |name: &str| {
            let value = row.split('\t').find_map(|cell| cell.strip_prefix(name));
            value.unwrap_or_default().trim_matches('"').to_owned()
        };
        stories
            .entry(column("story_id="))
            .or_default()
            .push(column("key="));
    }
    let sorted = |mut keys: Vec<String>| {
        keys.sort();
        keys
    };
    stories.into_values().map(sorted).collect()
}

/// Random documents come in random batches and go, with bounds so low that they bind.
#[test]
fn whatever_comes_and_goes_the_stories_are_those_of_the_set_that_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut joined, mut stories, mut elsewhere) = (0, 0, 0);
    for seed in 0..CASES {
        let mut rng = Rng::new(seed);
        let limits = Limits {
            bucket: rng.between(1, 5),
            neighbours: rng.between(1, 4),
        };
        let options = Options {
            threads: NonZeroUsize::new(1 + rng.below(2)),
            limits,
            ..Options::default()
        };
        let mut all: Vec<Document> = Vec::new();
        for at in 0..rng.between(8, 40) {
            let new = document(&mut rng, at, &all);
            all.push(new);
        }
        let path = folder.path().join(format!("{seed}.db"));
        let (mut store, run) = begin(&path);
        let mut held: BTreeMap<String, Document> = BTreeMap::new();
        for i in (1..all.len()).rev() {
            all.swap(i, rng.below(i + 1));
        }
        let mut coming = all.as_slice();
        while !coming.is_empty() {
            let (batch, rest) = coming.split_at(rng.between(1, 9).min(coming.len()));
            coming = rest;
            put(&mut store, run, batch);
            held.extend(batch.iter().map(|d| (d.name.clone(), d.clone())));
            if rng.chance(70) {
                link(&mut store, &options);
            }
            while rng.chance(30) && !held.is_empty() {
                let names: Vec<&String> = held.keys().collect();
                let name = names[rng.below(names.len())].clone();
                let found = store.removable(&name).unwrap();
                let ids: Vec<i64> = found.iter().map(|d| d.id).collect();
                store.remove_documents(&ids).unwrap();
                held.remove(&name);
            }
        }
        link(&mut store, &options);
        store.close().unwrap();
        let said = canonical_dump(&path).unwrap();
        let left: Vec<Document> = held.into_values().collect();
        let once = at_once(
            &folder.path().join(format!("{seed}-once.db")),
            &left,
            &options,
        );
        let without = without_index(&left, limits);
        assert_eq!(stories_in(&once), without, "seed {seed}: at once");
        assert_eq!(stories_in(&said), without, "seed {seed}: step by step");
        assert!(said == once, "seed {seed}: the links of a story");
        elsewhere += cited_elsewhere(&once);
        stories += without.len();
        joined += left.len();
    }
    // Where every article stood alone, or all in one story, order could do no harm.
    assert!(
        stories * 5 < joined * 4 && stories > CASES as usize * 2,
        "{stories} of {joined}"
    );
    assert!(
        elsewhere > CASES as usize,
        "only {elsewhere} found in other stories"
    );
}

/// How many citations lead to an article of another story.
fn cited_elsewhere(dump: &[String]) -> usize {
    let column = |row: &str, name: &str| {
        let cell = row
            .split('\t')
            .find_map(|cell| cell.strip_prefix(name).map(str::to_owned));
        cell.filter(|value| value != "null")
    };
    let rows = |view: &'static str| dump.iter().filter(move |row| row.starts_with(view));
    let stories: BTreeMap<String, Option<String>> = rows("article_list\t")
        .filter_map(|row| Some((column(row, "article_id=")?, column(row, "story_id="))))
        .collect();
    rows("citation_list\t")
        .filter_map(|row| {
            Some((
                column(row, "article_id=")?,
                column(row, "cited_article_id=")?,
            ))
        })
        .filter(|(citing, cited)| stories.get(citing) != stories.get(cited))
        .count()
}
