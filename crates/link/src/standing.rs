//! On what a statement rests that says nothing of where it is from: as its article as a whole.

use crate::derive::Cited;
use crate::firsthand::Standing;
use crate::origins::{RECENT_DAYS, Rests};
use crate::rarity::name_key;
use crate::related::near;
use crate::statements::Scene;
use onrecord_core::{Attribution, SpeakerKind};
use std::collections::BTreeMap;

impl Scene<'_, '_> {
    /// Somebody told the article's own outlet.
    pub(crate) fn told_here(&self, attribution: &Attribution) -> Option<Vec<Rests>> {
        let told = name_key(attribution.told.as_ref()?.outlet.as_deref()?);
        let own = self.doc.article.outlet.as_deref().map(name_key)? == told;
        (own && self.doc.reporter.as_ref() == Some(&told)).then(|| {
            let basis = format!("told {}", self.name(self.article));
            vec![Rests {
                basis,
                ..self.own()
            }]
        })
    }

    /// What says of itself nothing of where it is from: as the article as a whole.
    pub(crate) fn by_standing(
        &self,
        attribution: &Attribution,
        main: Option<usize>,
    ) -> Option<Vec<Rests>> {
        let speakers = attribution.speakers.iter();
        let speakers = speakers.filter_map(|m| self.doc.article.speakers.get(m.speaker));
        let named = |s: &&onrecord_core::Speaker| s.named && s.kind == SpeakerKind::Person;
        let strange = speakers
            .filter(named)
            .any(|s| !self.standings.known(s, self.article));
        let before = attribution
            .said_on
            .as_ref()
            .zip(self.doc.article.published.as_ref())
            .is_some_and(|(said, on)| said.is_before(on) && !near(said, on, RECENT_DAYS));
        match self.standings.of(self.article) {
            Standing::Repeats(there) => Some(vec![Rests {
                origin: self.standings.base(there, self.family, self.origins)?,
                basis: format!("nobody speaks here who does not in {}", self.name(there)),
                certain: true,
            }]),
            Standing::Retells(c) if !before => self.by_retelling(c, strange),
            _ => self.by_main(attribution, main),
        }
    }

    /// In an article that opens with a report and says nowhere that it was told something
    /// itself: what the report has, or may have since nobody has it here.
    fn by_retelling(&self, c: usize, strange: bool) -> Option<Vec<Rests>> {
        let there = self.family.cited(self.article, c);
        let here = matches!(there, Cited::Article(_));
        if strange && here {
            return None;
        }
        let origin = self
            .standings
            .base(self.article, self.family, self.origins)?;
        let likely = Rests {
            origin,
            basis: format!("retells a report: {}", self.cited_words(c)),
            certain: true,
        };
        let told = self
            .standings
            .told
            .get(self.article)
            .copied()
            .unwrap_or(false);
        let own = self.own();
        if !told || own.origin == origin {
            return Some(vec![likely]);
        }
        let both = [likely, own].map(|r| Rests {
            certain: false,
            ..r
        });
        Some(both.to_vec())
    }

    /// An unnamed speaker in an article that cites a report is likely the report's.
    fn by_main(&self, attribution: &Attribution, main: Option<usize>) -> Option<Vec<Rests>> {
        let c = main?;
        let unnamed = !attribution.speakers.is_empty()
            && attribution
                .speakers
                .iter()
                .all(|m| self.anonymous(m.speaker));
        if !unnamed {
            return None;
        }
        let origin = self.cited_origin(c)?;
        let basis = format!("an unnamed speaker in a retelling: {}", self.cited_words(c));
        let likely = Rests {
            origin,
            basis,
            certain: false,
        };
        let own = Rests {
            certain: false,
            ..self.own()
        };
        if own.origin == origin {
            return Some(vec![Rests {
                certain: true,
                ..likely
            }]);
        }
        Some(vec![likely, own])
    }

    /// The outlet the article cites most, of those whose report may be what it retells: not
    /// said to have appeared long before the article.
    pub(crate) fn main_citation(&self) -> Option<usize> {
        let published = self.doc.article.published.as_ref();
        let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (c, citation) in self.doc.article.citations.iter().enumerate() {
            let old = citation
                .said_on
                .as_ref()
                .zip(published)
                .is_some_and(|(said, on)| said.is_before(on) && !near(said, on, RECENT_DAYS));
            if old || self.family.cited(self.article, c) == Cited::Own {
                continue;
            }
            if let Some(origin) = self.cited_origin(c) {
                counts.entry(origin).or_insert((0, c)).0 += 1;
            }
        }
        let most = counts.values().map(|(n, _)| *n).max()?;
        let mut first = counts
            .into_values()
            .filter(|(n, _)| *n == most)
            .map(|(_, c)| c);
        first.next()
    }
}
