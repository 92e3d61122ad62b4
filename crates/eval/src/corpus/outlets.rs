//! The invented outlets, the same in every corpus.

use super::names;
use crate::Rng;

/// How many outlets there are.
pub(super) const OUTLETS: usize = 300;
const SEED: u64 = 77;

/// Agencies: the first outlets, and those that others copy and cite most.
pub(super) const AGENCIES: &[&str] = &[
    "Northline",
    "Telmark",
    "Candor Press Agency",
    "Ostwire",
    "Halyard News",
    "Veridan",
];

const KINDS: &[&str] = &[
    "Courier",
    "Herald",
    "Tribune",
    "Gazette",
    "Observer",
    "Evening Post",
    "Ledger",
    "Daily",
    "Chronicle",
    "Dispatch",
    "Sentinel",
    "Online",
    "Radio",
    "Mail",
    "Standard",
    "Examiner",
];

/// The outlets with their weights.
#[derive(Debug)]
pub(super) struct Outlets {
    names: Vec<String>,
    /// Sums of the weights up to and including each.
    sums: Vec<usize>,
}

impl Outlets {
    pub(super) fn new() -> Self {
        let mut rng = Rng::new(SEED);
        let mut names: Vec<String> = AGENCIES.iter().map(|name| (*name).to_owned()).collect();
        while names.len() < OUTLETS {
            let name = format!("{} {}", names::place(&mut rng), rng.pick(KINDS));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut sum = 0;
        let weight = |rank| 1_000_000 / (rank + 3);
        let sums = (0..OUTLETS).map(|rank| {
            sum += weight(rank);
            sum
        });
        Self {
            sums: sums.collect(),
            names,
        }
    }

    /// An outlet by Zipf's law.
    pub(super) fn any(&self, rng: &mut Rng) -> usize {
        let at = rng.below(self.sums.last().copied().unwrap_or(0));
        self.sums.partition_point(|sum| *sum <= at)
    }

    /// An agency, mostly.
    pub(super) fn of_origin(&self, rng: &mut Rng) -> usize {
        if rng.chance(70) {
            rng.below(AGENCIES.len())
        } else {
            self.any(rng)
        }
    }

    pub(super) fn name(&self, outlet: usize) -> &str {
        self.names.get(outlet).map_or("", String::as_str)
    }
}
