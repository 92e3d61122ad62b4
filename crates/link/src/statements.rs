//! On which origin each statement rests, one article at a time, parents first.

use crate::cited::{ByClaim, by_claim, citation_of, cited_claims, own_citations, stance};
use crate::derive::{Cited, Family};
use crate::doc::Doc;
use crate::firsthand::Standings;
use crate::origins::{Origins, Rests, cited_words};
use crate::party::mentions;
use crate::rarity::name_key;
use onrecord_core::links::AttributionRef;
use onrecord_core::{Attribution, SpeakerKind, Stance};
use std::collections::{BTreeMap, HashMap};

/// Finds on which of the story's origins each statement that asserts or denies rests.
pub(crate) fn trace(
    docs: &[Doc<'_>],
    family: &Family,
    standings: &Standings,
    claim_of: &HashMap<AttributionRef, usize>,
    origins: &mut Origins,
) {
    let cited = cited_claims(docs, claim_of, origins);
    let mut claimed: HashMap<usize, ByClaim> = HashMap::new();
    for &article in &standings.order {
        let Some(doc) = docs.get(article) else {
            continue;
        };
        for edge in family.edges_of(article) {
            claimed
                .entry(edge.parent)
                .or_insert_with(|| by_claim(docs, claim_of, edge.parent));
        }
        let scene = Scene {
            docs,
            family,
            standings,
            origins,
            claim_of,
            claimed: &claimed,
            cited: &cited,
            article,
            doc,
        };
        let rows = scene.statements();
        origins.of_statements.extend(rows);
    }
}

/// An article whose statements are to be traced; those of its parents are.
pub(crate) struct Scene<'s, 'a> {
    pub(crate) docs: &'s [Doc<'a>],
    pub(crate) family: &'s Family,
    pub(crate) standings: &'s Standings,
    pub(crate) origins: &'s Origins,
    pub(crate) claim_of: &'s HashMap<AttributionRef, usize>,
    pub(crate) claimed: &'s HashMap<usize, ByClaim>,
    pub(crate) cited: &'s HashMap<usize, Vec<(usize, usize)>>,
    pub(crate) article: usize,
    pub(crate) doc: &'s Doc<'a>,
}

impl Scene<'_, '_> {
    /// In this order: whom it was told, where that is the article's own outlet; what the
    /// statement itself cites; the parent that has it; another article that has the same claim
    /// from a report this one cites too; the same speaker elsewhere in the article; the report
    /// that the article retells or repeats; else the article's own reporting.
    fn statements(&self) -> BTreeMap<AttributionRef, Vec<Rests>> {
        let attributions = &self.doc.article.attributions;
        let own = own_citations(self.doc);
        let citation = |a: usize| citation_of(self.doc, a, &own);
        // First those that say themselves where they are from; then those of the same speakers.
        let mut speakers: HashMap<usize, usize> = HashMap::new();
        for (a, attribution) in attributions.iter().enumerate() {
            if let Some(c) = citation(a) {
                for mention in &attribution.speakers {
                    if self.unnamed(mention.speaker) {
                        speakers.entry(mention.speaker).or_insert(c);
                    }
                }
            }
        }
        let main = self.main_citation();
        let mut rows = BTreeMap::new();
        for (a, attribution) in attributions.iter().enumerate() {
            if !matches!(attribution.stance, Stance::Asserts | Stance::Denies) {
                continue;
            }
            let at = AttributionRef {
                article: self.article,
                attribution: a,
            };
            let found = self
                .told_here(attribution)
                .or_else(|| self.by_citation(at, citation(a)))
                .or_else(|| self.by_outlet(attribution))
                .or_else(|| self.by_parent(at, attribution))
                .or_else(|| self.by_kin(at))
                .or_else(|| self.by_speaker(attribution, &speakers))
                .or_else(|| self.by_standing(attribution, main));
            rows.insert(at, found.unwrap_or_else(|| vec![self.own()]));
        }
        rows
    }

    fn by_citation(&self, at: AttributionRef, citation: Option<usize>) -> Option<Vec<Rests>> {
        let c = citation?;
        let basis = self.cited_words(c);
        if let Cited::Article(parent) = self.family.cited(self.article, c)
            && let Some(rows) = self.same_claim(at, parent)
        {
            return Some(because(rows, &basis));
        }
        let origin = self.cited_origin(c)?;
        Some(vec![Rests {
            origin,
            basis,
            certain: true,
        }])
    }

    /// The speaker is an outlet, or bears the name of one, that the article cites elsewhere:
    /// "the Quay news agency".
    fn by_outlet(&self, attribution: &Attribution) -> Option<Vec<Rests>> {
        let citations = self.doc.article.citations.iter().enumerate();
        let mut named = attribution.speakers.iter().filter_map(|mention| {
            let name = name_key(&self.doc.article.speakers.get(mention.speaker)?.name);
            let mut of = citations.clone();
            of.find(|(_, c)| mentions(&name, &name_key(&c.outlet)))
        });
        let (c, citation) = named.next()?;
        let rests = Rests {
            origin: self.cited_origin(c)?,
            basis: format!("{} says so", citation.outlet),
            certain: true,
        };
        Some(vec![rests])
    }

    /// Another article says from which report it has the claim, and this one cites it too.
    fn by_kin(&self, at: AttributionRef) -> Option<Vec<Rests>> {
        let known = self.cited.get(self.claim_of.get(&at)?)?;
        let mine = self.origins.of_citations.get(self.article)?;
        if stance(self.docs, at) != Some(Stance::Asserts) {
            return None;
        }
        let found = known
            .iter()
            .find(|(_, origin)| mine.contains(&Some(*origin)));
        let (article, origin) = *found?;
        let outlet = self
            .origins
            .all
            .get(origin)?
            .outlet
            .as_deref()
            .unwrap_or("another report");
        let basis = format!("the same claim, from {outlet}, in {}", self.name(article));
        Some(vec![Rests {
            origin,
            basis,
            certain: true,
        }])
    }

    /// The unnamed speaker, or the group he is one of, speaks elsewhere in the article to a
    /// cited outlet.
    fn by_speaker(
        &self,
        attribution: &Attribution,
        speakers: &HashMap<usize, usize>,
    ) -> Option<Vec<Rests>> {
        let c = attribution.speakers.iter().find_map(|mention| {
            let group = self.doc.article.speakers.get(mention.speaker)?.part_of;
            speakers
                .get(&mention.speaker)
                .or_else(|| speakers.get(&group?))
        })?;
        let basis = format!("the same speaker {}", self.cited_words(*c));
        Some(vec![Rests {
            origin: self.cited_origin(*c)?,
            basis,
            certain: true,
        }])
    }

    pub(crate) fn own(&self) -> Rests {
        let origin = self.origins.of_text.get(self.article).copied().unwrap_or(0);
        let own = self.origins.all.get(origin).and_then(|o| o.article) == Some(self.article);
        let alone = self.family.alone(self.article);
        let basis = if own || alone {
            "own reporting"
        } else {
            "a copy of the text"
        };
        Rests {
            origin,
            basis: basis.to_owned(),
            certain: true,
        }
    }

    pub(crate) fn cited_origin(&self, citation: usize) -> Option<usize> {
        if let Cited::Article(there) = self.family.cited(self.article, citation) {
            return self.standings.base(there, self.family, self.origins);
        }
        *self.origins.of_citations.get(self.article)?.get(citation)?
    }

    pub(crate) fn cited_words(&self, citation: usize) -> String {
        let citation = self.doc.article.citations.get(citation);
        citation.map_or_else(String::new, |c| cited_words(&self.doc.article.body, c))
    }

    pub(crate) fn name(&self, article: usize) -> String {
        let doc = self.docs.get(article);
        let outlet = doc.and_then(|d| d.article.reporting_outlet());
        let title = doc.and_then(|d| d.article.title.as_deref());
        outlet.or(title).unwrap_or("an earlier article").to_owned()
    }

    fn unnamed(&self, speaker: usize) -> bool {
        self.doc
            .article
            .speakers
            .get(speaker)
            .is_some_and(|s| !s.named)
    }

    /// Whether nothing says who the speaker is: a person or people without a name. "The harbour
    /// ministry" and "a poll" are who they are.
    pub(crate) fn anonymous(&self, speaker: usize) -> bool {
        let kind = self.doc.article.speakers.get(speaker).map(|s| s.kind);
        let people = [
            SpeakerKind::Person,
            SpeakerKind::Group,
            SpeakerKind::Unspecified,
        ];
        self.unnamed(speaker) && kind.is_some_and(|k| people.contains(&k))
    }
}

/// The same origins, for another reason.
pub(crate) fn because(rows: &[Rests], basis: &str) -> Vec<Rests> {
    rows.iter()
        .map(|r| Rests {
            basis: basis.to_owned(),
            ..r.clone()
        })
        .collect()
}
