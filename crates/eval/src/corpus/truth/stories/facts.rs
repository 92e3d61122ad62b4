//! What a report tells, and what of it a retelling takes over.

use crate::Rng;
use crate::corpus::truth::world::Fact;

/// What the reporter of that number finds out: what happened, what the authorities tell
/// everybody, and people that only he has met.
pub(super) fn own_facts(rng: &mut Rng, r: usize, dispute: bool, short: bool) -> Vec<Fact> {
    let mut middle = Vec::new();
    let mut official: Vec<usize> = (0..4).collect();
    shuffle(rng, &mut official);
    let wanted = if short { 2 } else { rng.between(2, 4) };
    middle.extend(official.into_iter().take(wanted).map(Fact::Official));
    let mut maybe = |percent: usize, fact: Fact| {
        if rng.chance(percent) {
            middle.push(fact);
        }
    };
    maybe(80, Fact::Core(1));
    maybe(60, Fact::Core(2));
    maybe(60, Fact::OfficialQuote(r % 3));
    maybe(if short { 0 } else { 60 }, Fact::Company(r % 2));
    maybe(60, Fact::Witness(r));
    maybe(60, Fact::WitnessQuote(2 * r + 1));
    maybe(if short { 0 } else { 35 }, Fact::Expert(r % 2));
    middle.push(Fact::WitnessQuote(2 * r));
    shuffle(rng, &mut middle);
    let mut facts = vec![Fact::Core(0)];
    if dispute {
        facts.push(Fact::Dispute);
    }
    facts.extend(middle);
    if dispute && rng.chance(50) {
        facts.push(Fact::Denial);
    }
    facts.push(Fact::Background(rng.below(3)));
    facts
}

/// What a retelling takes over: the lead and most of the rest, in another order; sometimes
/// with a piece of common knowledge.
pub(super) fn some_of(rng: &mut Rng, facts: &[Fact]) -> Vec<Fact> {
    let keep = rng.between(60, 95);
    let mut rest: Vec<Fact> = facts
        .iter()
        .skip(1)
        .copied()
        .filter(|f| *f == Fact::Dispute || rng.chance(keep))
        .collect();
    shuffle(rng, &mut rest);
    if rng.chance(30) {
        rest.push(Fact::Background(rng.below(3)));
        let mut seen = Vec::new();
        rest.retain(|f| {
            !seen.contains(f) && {
                seen.push(*f);
                true
            }
        });
    }
    let mut all: Vec<Fact> = facts.first().copied().into_iter().collect();
    all.extend(rest);
    all
}

/// Fisher and Yates.
pub(super) fn shuffle<T>(rng: &mut Rng, items: &mut [T]) {
    for i in (1..items.len()).rev() {
        items.swap(i, rng.below(i + 1));
    }
}
