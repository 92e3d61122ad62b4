//! From drafts to articles with their truth.

use super::super::names::slug;
use super::outlets::{Outlet, register};
use super::stories::{Dated, Draft, Story};
use super::world::{Fact, person};
use super::{
    ArticleTruth, StatementTruth, TrueArticle, TrueClaim, TrueCorpus, TrueReport, TrueStory, Truth,
};
use crate::Rng;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;

/// What has been published.
#[derive(Debug, Default)]
pub(super) struct Press {
    made: Vec<(DateTime<Utc>, TrueArticle, ArticleTruth)>,
    stories: Vec<TrueStory>,
    /// The places of the claims of each story.
    claims: Vec<BTreeMap<Fact, usize>>,
}

/// A text with what it states: story and sentence.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) role: &'static str,
    pub(super) story: Option<usize>,
    pub(super) title: String,
    /// Sentences, each with its story, in paragraphs.
    pub(super) paragraphs: Vec<Vec<(Option<usize>, super::compose::Sentence)>>,
    pub(super) outlet: Outlet,
    pub(super) place: String,
    pub(super) dateline: Option<Outlet>,
    pub(super) time: DateTime<Utc>,
    pub(super) dated: Dated,
}

impl Press {
    /// Publishes the articles of a story.
    pub(super) fn story(&mut self, rng: &mut Rng, number: usize, story: &Story) {
        let mut claims = BTreeMap::new();
        let mut told = TrueStory {
            kind: story.kind.name(),
            origins: u32::try_from(story.reports.iter().filter(|r| r.counts).count()).unwrap_or(0),
            ..TrueStory::default()
        };
        for sentence in story.drafts.iter().flat_map(|d| &d.sentences) {
            let (Some(fact), Some(speaker)) = (sentence.fact, &sentence.speaker) else {
                continue;
            };
            let at = *claims.entry(fact.claim()).or_insert_with(|| {
                told.claims.push(TrueClaim {
                    wording: story.world.word(fact, &mut Rng::new(0)),
                    asserted_by: Vec::new(),
                    denied_by: Vec::new(),
                    reports: Vec::new(),
                });
                told.claims.len() - 1
            });
            let Some(claim) = told.claims.get_mut(at) else {
                continue;
            };
            let denies = fact == Fact::Denial;
            let by = if denies {
                &mut claim.denied_by
            } else {
                &mut claim.asserted_by
            };
            if !by.contains(speaker) {
                by.push(speaker.clone());
            }
            if !denies && !claim.reports.contains(&sentence.origin) {
                claim.reports.push(sentence.origin);
            }
        }
        self.claims.push(claims);
        let from = self.made.len();
        for draft in &story.drafts {
            let page = page(rng, number, story, draft);
            self.publish(rng, page);
        }
        told.reports = story
            .reports
            .iter()
            .map(|report| TrueReport {
                outlet: report.outlet.name.clone(),
                reported_on: report.time.format("%Y-%m-%d").to_string(),
                url: report
                    .draft
                    .and_then(|d| Some(self.made.get(from + d)?.1.url.clone())),
                counts: report.counts,
            })
            .collect();
        self.stories.push(told);
    }

    /// Publishes one article.
    pub(super) fn publish(&mut self, rng: &mut Rng, page: Page) {
        let mut body = String::new();
        let mut statements = Vec::new();
        if let Some(agency) = &page.dateline {
            let place = page.place.to_uppercase();
            let day = page.time.format(rng.pick(&["%b %-d", "%B %-d", "%b. %-d"]));
            let dash = rng.pick(&["—", "-", "–"]);
            body = format!("{place}, {day} ({}) {dash} ", agency.name);
        }
        for (i, paragraph) in page.paragraphs.iter().enumerate() {
            if i > 0 {
                body.push_str("\n\n");
            }
            for (j, (story, sentence)) in paragraph.iter().enumerate() {
                if j > 0 {
                    body.push(' ');
                }
                let start = body.chars().count();
                body.push_str(&sentence.text);
                let end = body.chars().count();
                if let Some(story) = *story {
                    let of = self.claims.get(story);
                    let fact = sentence.fact.filter(|_| sentence.speaker.is_some());
                    statements.push(StatementTruth {
                        start,
                        end,
                        story,
                        report: sentence.origin,
                        claim: fact.and_then(|f| of?.get(&f.claim()).copied()),
                        denies: fact == Some(Fact::Denial),
                    });
                }
            }
        }
        let shown = match page.dated {
            Dated::Early(days) => page.time - TimeDelta::days(days),
            _ => page.time,
        };
        let form = if page.dated == Dated::Exact {
            "%Y-%m-%dT%H:%M:%SZ"
        } else {
            "%Y-%m-%d"
        };
        let url = format!(
            "https://www.{}/{}-{}",
            page.outlet.domain(),
            slug(&page.title),
            self.made.len()
        );
        let byline = match &page.dateline {
            Some(agency) if rng.chance(30) => Some(agency.name.clone()),
            None if rng.chance(60) => Some(format!("By {}", person(rng).name)),
            _ => None,
        };
        let article = TrueArticle {
            url: url.clone(),
            title: page.title,
            outlet: page.outlet.name,
            published_at: (page.dated != Dated::Missing).then(|| shown.format(form).to_string()),
            byline,
            body,
        };
        let truth = ArticleTruth {
            url,
            role: page.role,
            story: page.story,
            statements,
        };
        self.made.push((page.time, article, truth));
    }

    /// All that was published, in order of time.
    pub(super) fn corpus(mut self, seed: u64) -> TrueCorpus {
        self.made
            .sort_by(|a, b| (a.0, &a.1.url).cmp(&(b.0, &b.1.url)));
        let (articles, truths) = self.made.into_iter().map(|(_, a, t)| (a, t)).unzip();
        TrueCorpus {
            articles,
            truth: Truth {
                seed,
                outlets: register(),
                stories: self.stories,
                articles: truths,
            },
        }
    }
}

fn page(rng: &mut Rng, number: usize, story: &Story, draft: &Draft) -> Page {
    let mut paragraphs: Vec<Vec<_>> = Vec::new();
    for sentence in &draft.sentences {
        let item = (Some(number), sentence.clone());
        match paragraphs.last_mut() {
            // The lead stands alone.
            Some(last) if paragraphs_len(last) && rng.chance(40) => last.push(item),
            _ => paragraphs.push(vec![item]),
        }
    }
    Page {
        role: draft.role,
        story: Some(number),
        title: draft.title.clone(),
        paragraphs,
        outlet: draft.outlet.clone(),
        place: story.world.place.clone(),
        dateline: draft.dateline.clone(),
        time: draft.time,
        dated: draft.dated,
    }
}

/// Whether a paragraph may take one more.
fn paragraphs_len<T>(paragraph: &[T]) -> bool {
    paragraph.len() < 3
}
