//! On which origin each statement rests, one article at a time, parents first.

use crate::cited::{ByClaim, by_claim, citation_of, cited_claims, own_citations, stance};
use crate::derive::{Cited, Edge, Family};
use crate::doc::Doc;
use crate::firsthand::{Standing, Standings};
use crate::origins::{Origins, RECENT_DAYS, Rests, cited_words};
use crate::party::{called, meet, mentions};
use crate::rarity::name_key;
use crate::related::near;
use onrecord_core::links::AttributionRef;
use onrecord_core::{Article, Attribution, Span, SpeakerKind, Stance};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
struct Scene<'s, 'a> {
    docs: &'s [Doc<'a>],
    family: &'s Family,
    standings: &'s Standings,
    origins: &'s Origins,
    claim_of: &'s HashMap<AttributionRef, usize>,
    claimed: &'s HashMap<usize, ByClaim>,
    cited: &'s HashMap<usize, Vec<(usize, usize)>>,
    article: usize,
    doc: &'s Doc<'a>,
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

    /// From a statement of a parent with the same words, else with the same claim.
    fn by_parent(&self, at: AttributionRef, attribution: &Attribution) -> Option<Vec<Rests>> {
        let edges = self.family.edges_of(self.article);
        for edge in edges {
            if let Some(source) = self.reused(edge, attribution) {
                let basis = format!("in the same words in {}", self.name(edge.parent));
                return Some(match self.statement_at(edge.parent, source) {
                    Some(rows) => because(rows, &basis),
                    None => vec![Rests {
                        origin: self.standings.base(edge.parent, self.family, self.origins)?,
                        basis,
                        certain: true,
                    }],
                });
            }
        }
        edges.iter().find_map(|edge| {
            let rows = self.same_claim(at, edge.parent)?;
            let basis = format!("the same claim in {}", self.name(edge.parent));
            Some(because(rows, &basis))
        })
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

    /// Somebody told the article's own outlet.
    fn told_here(&self, attribution: &Attribution) -> Option<Vec<Rests>> {
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
    fn by_standing(&self, attribution: &Attribution, main: Option<usize>) -> Option<Vec<Rests>> {
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

    fn own(&self) -> Rests {
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

    /// The outlet the article cites most, of those whose report may be what it retells: not
    /// said to have appeared long before the article.
    fn main_citation(&self) -> Option<usize> {
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

    fn cited_origin(&self, citation: usize) -> Option<usize> {
        if let Cited::Article(there) = self.family.cited(self.article, citation) {
            return self.standings.base(there, self.family, self.origins);
        }
        *self.origins.of_citations.get(self.article)?.get(citation)?
    }

    fn cited_words(&self, citation: usize) -> String {
        let citation = self.doc.article.citations.get(citation);
        citation.map_or_else(String::new, |c| cited_words(&self.doc.article.body, c))
    }

    fn name(&self, article: usize) -> String {
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
    fn anonymous(&self, speaker: usize) -> bool {
        let kind = self.doc.article.speakers.get(speaker).map(|s| s.kind);
        let people = [
            SpeakerKind::Person,
            SpeakerKind::Group,
            SpeakerKind::Unspecified,
        ];
        self.unnamed(speaker) && kind.is_some_and(|k| people.contains(&k))
    }

    /// Where in the parent most of a statement's content stands word for word.
    fn reused(&self, edge: &Edge, attribution: &Attribution) -> Option<Span> {
        let parent = self.docs.get(edge.parent)?;
        let most = self.doc.article.body.len();
        let whole: usize = attribution.content.iter().map(|s| s.len().min(most)).sum();
        let mut best: Option<(usize, Span)> = None;
        for passage in &edge.reuse.passages {
            let Some((here, there, _)) = crate::reuse::spans(self.doc, parent, *passage) else {
                continue;
            };
            let overlap: usize = attribution.content.iter().map(|s| s.overlap(here)).sum();
            if overlap * 2 >= whole && overlap > best.map_or(0, |(o, _)| o) {
                // The passage may begin long before the statement.
                let first = attribution.content.iter().map(|s| s.start).min()?;
                let skip = self
                    .doc
                    .words_in(Span::new(here.start, first.max(here.start)))
                    .len();
                let words = parent.words_in(there);
                let from = words.get(skip).map_or(there.start, |w| w.span.start);
                best = Some((
                    overlap,
                    Span::new(from, there.end.min(from + whole + whole / 2)),
                ));
            }
        }
        best.map(|(_, span)| span)
    }

    /// The rows of the parent's statement whose content has most of a span.
    fn statement_at(&self, article: usize, span: Span) -> Option<&[Rests]> {
        let parent = self.docs.get(article)?;
        let (_, attribution) = parent
            .article
            .attributions
            .iter()
            .enumerate()
            .map(|(i, a)| (a.content.iter().map(|s| s.overlap(span)).sum::<usize>(), i))
            .filter(|(overlap, _)| *overlap > 0)
            .max_by_key(|(overlap, i)| (*overlap, std::cmp::Reverse(*i)))?;
        self.rows(AttributionRef {
            article,
            attribution,
        })
    }

    /// The rows of the parent's statement of the same claim.
    fn same_claim(&self, at: AttributionRef, parent: usize) -> Option<&[Rests]> {
        let claim = self.claim_of.get(&at)?;
        let stance = stance(self.docs, at)?;
        let there = *self.claimed.get(&parent)?.get(&(*claim, stance))?;
        self.may_be_one(at, there).then(|| self.rows(there))?
    }

    /// Whether a statement may retell another of the same claim: not if who speaks has a name
    /// and is not who speaks there.
    fn may_be_one(&self, at: AttributionRef, there: AttributionRef) -> bool {
        let of = |at: AttributionRef| {
            let article = self.docs.get(at.article)?.article;
            Some((article, article.attributions.get(at.attribution)?))
        };
        of(at)
            .zip(of(there))
            .is_none_or(|((child, a), (parent, b))| {
                let named = a.speakers.iter().all(|m| {
                    let speaker = child.speakers.get(m.speaker);
                    speaker.is_some_and(|s| s.named && s.kind != SpeakerKind::Outlet)
                });
                let others = !a.speakers.is_empty() && named && !b.speakers.is_empty();
                let parties = |article: &Article, of: &Attribution| -> BTreeSet<String> {
                    let speakers = of
                        .speakers
                        .iter()
                        .filter_map(|m| article.speakers.get(m.speaker));
                    speakers.flat_map(called).collect()
                };
                !others || meet(&parties(child, a), &parties(parent, b))
            })
    }

    fn rows(&self, at: AttributionRef) -> Option<&[Rests]> {
        self.origins.of_statements.get(&at).map(Vec::as_slice)
    }
}

/// The same origins, for another reason.
fn because(rows: &[Rests], basis: &str) -> Vec<Rests> {
    rows.iter()
        .map(|r| Rests {
            basis: basis.to_owned(),
            ..r.clone()
        })
        .collect()
}
