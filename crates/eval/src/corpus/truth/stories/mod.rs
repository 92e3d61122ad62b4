//! The stories with known truth: who reports, who copies, who retells whom.

mod facts;
mod kinds;

use super::compose::{From, Sentence, compose, long_ago};
use super::outlets::{Outlet, Pool};
use super::topics::TOPICS;
use super::world::{Fact, World};
use crate::Rng;
use chrono::{DateTime, TimeDelta, Utc};
use facts::{own_facts, shuffle, some_of};

pub(super) use kinds::Kind;

/// So many carry the dispatch of the story of that kind.
const MANY: usize = 500;

/// What the date of an article says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    Exact,
    Day,
    Missing,
    /// So many days too early.
    Early(i64),
}

/// An article before it is published.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) role: &'static str,
    pub(super) title: String,
    pub(super) sentences: Vec<Sentence>,
    pub(super) outlet: Outlet,
    /// The agency of the dateline, where the text has one.
    pub(super) dateline: Option<Outlet>,
    pub(super) time: DateTime<Utc>,
    pub(super) dated: Dated,
}

/// A report by somebody's own work.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) outlet: Outlet,
    pub(super) time: DateTime<Utc>,
    /// What it tells, the lead first.
    facts: Vec<Fact>,
    /// Whether it is of the story; a report of long ago is not.
    pub(super) counts: bool,
    /// The draft that is it, where there is one.
    pub(super) draft: Option<usize>,
}

/// A story with its truth.
#[derive(Debug)]
pub(super) struct Story {
    pub(super) kind: Kind,
    pub(super) world: World,
    pub(super) reports: Vec<Report>,
    pub(super) drafts: Vec<Draft>,
    pool: Pool,
}

/// A story of a kind that begins at a time.
pub(super) fn story(rng: &mut Rng, kind: Kind, topic: usize, event: DateTime<Utc>) -> Story {
    let [first, ..] = TOPICS;
    let topic = TOPICS.get(topic % TOPICS.len()).copied().unwrap_or(first);
    let world = World::new(rng, topic, event);
    let mut story = Story {
        kind,
        world,
        reports: Vec::new(),
        drafts: Vec::new(),
        pool: Pool::new(),
    };
    story.fill(rng);
    story
}

impl Story {
    fn fill(&mut self, rng: &mut Rng) {
        let dispute = self.kind == Kind::Denial;
        match self.kind {
            Kind::Wire => {
                let dispatch = self.report(rng, 0, true, dispute);
                self.copies(rng, dispatch, 2, 6);
            }
            Kind::Rewrites => {
                let dispatch = self.report(rng, 0, true, dispute);
                self.copies(rng, dispatch, 0, 2);
                for _ in 0..rng.between(1, 3) {
                    self.retelling(rng, dispatch, false);
                }
            }
            Kind::Retold => {
                let agency = rng.chance(60);
                let dispute = rng.chance(30);
                let report = self.report(rng, 0, agency, dispute);
                for _ in 0..rng.between(1, 3) {
                    self.retelling(rng, report, true);
                }
            }
            Kind::Independent => {
                let dispatch = self.report(rng, 0, true, dispute);
                self.copies(rng, dispatch, 0, 3);
                for r in 1..=rng.between(1, 2) {
                    self.report(rng, r, false, false);
                }
            }
            Kind::Outside => {
                let report = self.unseen(rng, 0);
                for _ in 0..rng.between(2, 4) {
                    self.retelling(rng, report, true);
                }
            }
            Kind::InAndOut => {
                let dispatch = self.report(rng, 0, true, false);
                self.copies(rng, dispatch, 0, 2);
                let unseen = self.unseen(rng, 1);
                for _ in 0..rng.between(1, 2) {
                    self.retelling(rng, unseen, true);
                }
            }
            Kind::Denial => {
                let agency = rng.chance(50);
                let report = self.report(rng, 0, agency, true);
                self.copies(rng, report, 0, 2);
                for _ in 0..rng.between(1, 2) {
                    self.retelling(rng, report, true);
                    self.deny(rng, report);
                }
            }
            Kind::Addition => {
                let dispatch = self.report(rng, 0, true, false);
                self.copies(rng, dispatch, 0, 2);
                self.addition(rng, dispatch);
            }
            Kind::Press => self.news_conference(rng),
            Kind::LongAgo => {
                let dispatch = self.report(rng, 0, true, false);
                self.copies(rng, dispatch, 1, 3);
                self.retelling(rng, dispatch, true);
                self.cite_long_ago(rng);
            }
            Kind::Dates => {
                let dispatch = self.report(rng, 0, true, false);
                self.copies(rng, dispatch, 2, 4);
                if rng.chance(50) {
                    self.report(rng, 1, false, false);
                }
                self.spoil_dates(rng);
            }
            Kind::Mixed => {
                let dispatch = self.report(rng, 0, true, false);
                self.copies(rng, dispatch, 1, 3);
                self.retelling(rng, dispatch, false);
                self.retelling(rng, dispatch, true);
                self.report(rng, 1, false, false);
                if rng.chance(30) {
                    let unseen = self.unseen(rng, 2);
                    self.retelling(rng, unseen, true);
                }
            }
            Kind::Mass => {
                let dispatch = self.report(rng, 0, true, false);
                self.copies(rng, dispatch, MANY, MANY);
            }
        }
    }

    fn later(&self, rng: &mut Rng, from: DateTime<Utc>, hours: usize) -> DateTime<Utc> {
        from + TimeDelta::minutes(20 + rng.below(hours * 60) as i64)
    }

    /// A report that is there, of the reporter of that number.
    fn report(&mut self, rng: &mut Rng, r: usize, agency: bool, dispute: bool) -> usize {
        let outlet = if agency {
            self.pool.agency(rng)
        } else {
            self.pool.paper(rng)
        };
        let facts = own_facts(rng, r, dispute, self.kind == Kind::Mass);
        self.file(rng, outlet, facts)
    }

    fn file(&mut self, rng: &mut Rng, outlet: Outlet, facts: Vec<Fact>) -> usize {
        let time = self.later(rng, self.world.event + TimeDelta::hours(2), 14);
        let origin = self.reports.len();
        let sentences = compose(&self.world, &facts, &From::Own(&outlet), origin, rng);
        let dateline = outlet.is_agency().then(|| outlet.clone());
        let draft = self.push(rng, "report", sentences, outlet.clone(), dateline, time);
        self.reports.push(Report {
            outlet,
            time,
            facts,
            counts: true,
            draft: Some(draft),
        });
        origin
    }

    /// A report that nobody put into the database.
    fn unseen(&mut self, rng: &mut Rng, r: usize) -> usize {
        let outlet = if rng.chance(30) {
            self.pool.agency(rng)
        } else {
            self.pool.paper(rng)
        };
        let time = self.later(rng, self.world.event + TimeDelta::hours(2), 14);
        let dispute = rng.chance(40);
        let facts = own_facts(rng, r, dispute, false);
        self.reports.push(Report {
            outlet,
            time,
            facts,
            counts: true,
            draft: None,
        });
        self.reports.len() - 1
    }

    fn push(
        &mut self,
        rng: &mut Rng,
        role: &'static str,
        sentences: Vec<Sentence>,
        outlet: Outlet,
        dateline: Option<Outlet>,
        time: DateTime<Utc>,
    ) -> usize {
        let dated = if rng.chance(70) {
            Dated::Exact
        } else {
            Dated::Day
        };
        let title = self.world.title(rng);
        self.drafts.push(Draft {
            role,
            title,
            sentences,
            outlet,
            dateline,
            time,
            dated,
        });
        self.drafts.len() - 1
    }

    /// Between so many copies of a report: whole, trimmed from below, or with a sentence less.
    fn copies(&mut self, rng: &mut Rng, report: usize, low: usize, high: usize) {
        let of = self
            .reports
            .get(report)
            .and_then(|r| self.drafts.get(r.draft?));
        let Some(original) = of.cloned() else { return };
        for _ in 0..rng.between(low, high) {
            let mut copy = original.clone();
            copy.outlet = self.pool.any(rng);
            copy.time = self.later(rng, original.time, 20);
            copy.role = "copy";
            copy.dated = if rng.chance(70) {
                Dated::Exact
            } else {
                Dated::Day
            };
            match rng.below(10) {
                0..=4 => {}
                5..=8 => {
                    copy.role = "trimmed copy";
                    let keep = rng.between(45, 85) * copy.sentences.len() / 100;
                    copy.sentences.truncate(keep.max(4));
                }
                _ => {
                    let at = 1 + rng.below(copy.sentences.len().saturating_sub(1));
                    if at < copy.sentences.len() {
                        copy.sentences.remove(at);
                    }
                }
            }
            if rng.chance(40) {
                copy.title = self.world.title(rng);
            }
            if rng.chance(35) {
                copy.dateline = None;
            }
            self.drafts.push(copy);
        }
    }

    /// A report in other words and another order, with or without saying whose it is.
    fn retelling(&mut self, rng: &mut Rng, report: usize, cited: bool) -> usize {
        let Some(of) = self.reports.get(report).cloned() else {
            return 0;
        };
        let outlet = self.pool.any(rng);
        let facts = some_of(rng, &of.facts);
        let from = if cited {
            From::Cited(&of.outlet)
        } else {
            From::Unsaid
        };
        let sentences = compose(&self.world, &facts, &from, report, rng);
        let time = self.later(rng, of.time, 30);
        let role = if cited { "retelling" } else { "rewrite" };
        self.push(rng, role, sentences, outlet, None, time)
    }

    /// The last draft tells of the public denial too.
    fn deny(&mut self, rng: &mut Rng, report: usize) {
        let facts = [Fact::Dispute, Fact::Denial];
        let Some(of) = self.reports.get(report) else {
            return;
        };
        let more = compose(&self.world, &facts, &From::Cited(&of.outlet), report, rng);
        if let Some(draft) = self.drafts.last_mut() {
            draft
                .sentences
                .retain(|s| s.fact.is_none_or(|f| f.claim() != Fact::Dispute));
            let at = draft.sentences.len().min(3);
            draft.sentences.splice(at..at, more);
        }
    }

    /// A retelling with what a reporter of its own was told.
    fn addition(&mut self, rng: &mut Rng, dispatch: usize) {
        let draft = self.retelling(rng, dispatch, true);
        let Some(outlet) = self.drafts.get(draft).map(|d| d.outlet.clone()) else {
            return;
        };
        let mut facts = vec![Fact::WitnessQuote(2), Fact::Witness(1)];
        if rng.chance(60) {
            facts.push(Fact::WitnessQuote(3));
        }
        let origin = self.reports.len();
        let more = compose(&self.world, &facts, &From::Own(&outlet), origin, rng);
        let Some(draft_) = self.drafts.get_mut(draft) else {
            return;
        };
        draft_.role = "retelling with own reporting";
        let at = draft_.sentences.len().min(rng.between(2, 5));
        draft_.sentences.splice(at..at, more);
        let time = draft_.time;
        self.reports.push(Report {
            outlet,
            time,
            facts,
            counts: true,
            draft: Some(draft),
        });
    }

    /// Reporters hear the same official, and each notes what the other does not.
    fn news_conference(&mut self, rng: &mut Rng) {
        let said = |of: &[usize]| of.iter().map(|i| Fact::Official(*i)).collect::<Vec<_>>();
        let first = rng.chance(50);
        let noted = [(said(&[0, 1, 2]), 0, 0), (said(&[1, 2, 3]), 1, 2)];
        for (r, (mut facts, quote, witness)) in noted.into_iter().enumerate() {
            facts.push(Fact::OfficialQuote(quote));
            facts.push(Fact::OfficialQuote(2));
            if first == (r == 0) || rng.chance(40) {
                facts.push(Fact::WitnessQuote(witness));
            }
            shuffle(rng, &mut facts);
            facts.insert(0, Fact::Core(0));
            facts.push(Fact::Core(1 + r));
            facts.push(Fact::Background(rng.below(3)));
            let outlet = if r == 0 {
                self.pool.agency(rng)
            } else {
                self.pool.paper(rng)
            };
            self.file(rng, outlet, facts);
        }
        self.copies(rng, 0, 0, 2);
    }

    /// Some article, and its copies, recall a report of another outlet months before.
    fn cite_long_ago(&mut self, rng: &mut Rng) {
        let outlet = self.pool.paper(rng);
        let then = self.world.event - TimeDelta::days(rng.between(70, 200) as i64);
        let month = then.format("%B").to_string();
        let origin = self.reports.len();
        let sentence = long_ago(&self.world, &outlet, &month, origin, rng);
        if let Some(draft) = self.drafts.last_mut() {
            draft.sentences.push(sentence);
        }
        self.reports.push(Report {
            outlet,
            time: then,
            facts: Vec::new(),
            counts: false,
            draft: None,
        });
    }

    fn spoil_dates(&mut self, rng: &mut Rng) {
        let worst = rng.below(3);
        for (i, draft) in self.drafts.iter_mut().enumerate() {
            draft.dated = match (i, worst) {
                (0, 0) => Dated::Missing,
                (1, 1) => Dated::Early(365),
                (2, 2) => Dated::Early(1),
                _ if rng.chance(25) => Dated::Missing,
                _ => draft.dated,
            };
        }
    }
}
