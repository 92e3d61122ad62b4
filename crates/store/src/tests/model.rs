//! Random operations, compared with what the canonical order gives.

use super::*;

/// A small random number generator (splitmix64); the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}

/// What one document says; several say the same article, or versions of one URL.
struct Case {
    location: String,
    bytes: String,
    supplied: Supplied,
    article: Article,
}

fn case(dice: &mut Dice, n: usize) -> Case {
    let days = ["2025-03-10", "2025-03-11", "2025-03-12"];
    let retrieved_at = match dice.roll(4) {
        3 => None,
        i => day(days[i]),
    };
    let mut article = if dice.roll(4) == 0 {
        dispatch()
    } else {
        retelling()
    };
    article.title = Some(format!("Title of document {n}"));
    article.url = match dice.roll(4) {
        3 => None,
        i => Some(format!("https://karvo.example/{i}")),
    };
    article.published = day(days[dice.roll(3)]);
    if dice.roll(2) == 0 {
        article.body.push_str(" Corrected.");
    }
    Case {
        location: format!("page {n}"),
        bytes: format!("bytes {n}"),
        supplied: Supplied {
            retrieved_at,
            ..Supplied::default()
        },
        article,
    }
}

impl Desk {
    fn put_case(&mut self, case: &Case) {
        self.put(&case.location, &case.bytes, &case.supplied, &case.article);
    }

    /// Derives what a removal left underived, as an ingest does.
    fn heal(&mut self, cases: &[Case]) {
        let run = self.run;
        for id in self.store().underived().unwrap() {
            let document = self.store().document(id).unwrap();
            let case = cases
                .iter()
                .find(|c| c.bytes.as_bytes() == document.bytes)
                .unwrap();
            let mut batch = self.store().batch().unwrap();
            batch.derive(run, id, Ok(&case.article), &[]).unwrap();
            batch.commit().unwrap();
        }
    }

    fn says(&mut self) -> Vec<String> {
        let mut said = Vec::new();
        for sql in [
            "SELECT key, uri, title, retrieved_at, is_current FROM article_versions",
            "SELECT key, published_at, words, attributions FROM article_list",
            "SELECT uri, source, stance, content, content_start FROM statements",
            "SELECT uri, cited_outlet, passage, said_on FROM citation_list",
            "SELECT outlet, articles, cites, cited_by, statements FROM outlet_profile",
        ] {
            said.extend(self.ask(sql));
        }
        said.sort();
        said
    }
}

#[test]
fn any_order_with_removals_says_the_same_as_the_documents_that_are_left() {
    for seed in 0..8 {
        let mut dice = Dice(seed);
        let cases: Vec<Case> = (0..14).map(|n| case(&mut dice, n)).collect();
        let removed: Vec<bool> = cases.iter().map(|_| dice.roll(4) == 0).collect();
        let mut plain = Desk::new();
        for (case, removed) in cases.iter().zip(&removed) {
            if !removed {
                plain.put_case(case);
            }
        }
        let mut order: Vec<usize> = (0..cases.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, dice.roll(i + 1));
        }
        let mut desk = Desk::new();
        for i in &order {
            desk.put_case(&cases[*i]);
            if dice.roll(3) == 0 {
                desk.put_case(&cases[order[0]]);
            }
        }
        for (case, _) in cases.iter().zip(&removed).filter(|(_, removed)| **removed) {
            let key = document_key(case.bytes.as_bytes(), &case.supplied);
            assert!(desk.remove(&key));
            desk.heal(&cases);
        }
        desk.check_sound();
        assert_eq!(desk.says(), plain.says(), "seed {seed}");
        // And deriving all of it again changes nothing.
        desk.store().clear_derived().unwrap();
        desk.heal(&cases);
        desk.check_sound();
        assert_eq!(desk.says(), plain.says(), "seed {seed}, rebuilt");
    }
}
