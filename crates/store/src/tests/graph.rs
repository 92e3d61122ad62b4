//! What an article reads of the indexes, and who is set back when one comes or goes.

use super::*;
use crate::{Reach, Sharing, Stage};

const REACH: Reach = Reach {
    bucket: 3,
    days: 12,
};

impl Desk {
    /// Stores and indexes an article; the terms weigh ten each.
    fn add(&mut self, name: &str, date: &str, terms: &[u32], prints: &[u32]) -> i64 {
        let article = Article {
            published: if date.is_empty() { None } else { day(date) },
            ..plain("Quay Post", "2025-01-01", name)
        };
        let id = self.new_article(name, &article);
        let terms: Vec<(u32, u16)> = terms.iter().map(|t| (*t, 10)).collect();
        let mut batch = self.store().batch().unwrap();
        batch.index(id, &terms, prints).unwrap();
        batch.commit().unwrap();
        id
    }

    fn earlier(&mut self, article: i64) -> Vec<(i64, Sharing)> {
        let mut found = self.store().earlier(article, REACH).unwrap();
        found.sort_by_key(|(id, _)| *id);
        found
    }

    fn at(&mut self, stage: Stage) -> Vec<i64> {
        let found = self.store().at_stage(stage).unwrap();
        found.iter().map(|a| a.id).collect()
    }
}

fn sharing(weight: u32, terms: usize, prints: usize) -> Sharing {
    Sharing {
        weight,
        terms,
        prints,
    }
}

#[test]
fn an_article_shares_words_with_those_of_the_days_before_and_passages_with_any() {
    let mut desk = Desk::new();
    let here = desk.add("here", "2025-03-12", &[1, 2, 3], &[u32::MAX]);
    let near = desk.add("near", "2025-03-04", &[3, 2, 9], &[]);
    desk.add("later", "2025-03-13", &[1, 2, 3], &[u32::MAX]);
    desk.add("old", "2024-03-12", &[1, 2, 3], &[]);
    let copy = desk.add("copy", "2024-01-01", &[], &[u32::MAX]);
    let undated = desk.add("undated", "", &[1, 2], &[]);
    assert_eq!(
        desk.earlier(here),
        [(near, sharing(20, 2, 0)), (copy, sharing(0, 0, 1))]
    );
    // An article without a date comes after all others, and may be of any time.
    assert_eq!(desk.earlier(undated).len(), 4);
    let signature = desk.store().signature(near).unwrap().unwrap();
    assert_eq!(signature.terms, [(2, 10), (3, 10), (9, 10)]);
    assert!(desk.store().unindexed().unwrap().is_empty());
}

#[test]
fn of_a_full_bucket_the_last_before_an_article_are_read_whatever_the_order_of_arrival() {
    let mut desk = Desk::new();
    let days = [
        "2025-03-07",
        "2025-03-02",
        "2025-03-05",
        "2025-03-01",
        "2025-03-03",
        "2025-03-06",
    ];
    let ids: Vec<i64> = days.iter().map(|d| desk.add(d, d, &[], &[5])).collect();
    let found: Vec<i64> = desk.earlier(ids[0]).iter().map(|(id, _)| *id).collect();
    assert_eq!(found, [ids[2], ids[4], ids[5]]);
}

#[test]
fn where_ranks_are_equal_keys_decide() {
    let mut desk = Desk::new();
    // Of thousands of keys some begin with the same six digits.
    let mut seen: std::collections::HashMap<String, String> = std::collections::HashMap::new();
    let pair = (0..).find_map(|n| {
        let body = format!("twin {n}");
        let article = plain("Quay Post", "2025-01-01", &body);
        let key = crate::article_key(&article).to_string();
        let start: String = key.chars().take(6).collect();
        seen.insert(start, body.clone()).map(|other| (other, body))
    });
    let (a, b) = pair.unwrap();
    let key = |body: &str| crate::article_key(&plain("Quay Post", "2025-01-01", body));
    let (first, second) = if key(&a) < key(&b) { (a, b) } else { (b, a) };
    // The second comes first, so that ids would say otherwise.
    let second = desk.add(&second, "2025-03-01", &[], &[5]);
    let first = desk.add(&first, "2025-03-01", &[], &[5]);
    assert_eq!(desk.earlier(second), [(first, sharing(0, 0, 1))]);
    assert_eq!(desk.earlier(first), []);
}

#[test]
fn who_comes_late_sets_back_those_that_read_it() {
    let mut desk = Desk::new();
    let reader = desk.add("reader", "2025-03-09", &[1, 2], &[]);
    let apart = desk.add("apart", "2025-03-09", &[7], &[]);
    let months = desk.add("months", "2025-06-09", &[1, 2], &[]);
    for id in [reader, apart, months] {
        desk.store().set_likeness(id, &[], false).unwrap();
        desk.store().set_joins(id, &[], false).unwrap();
    }
    assert_eq!(desk.at(Stage::New), Vec::<i64>::new());
    let late = desk.add("late", "2025-03-01", &[1, 2], &[]);
    let enough = |least: usize| move |s: Sharing| s.terms >= least;
    assert_eq!(desk.store().mark_readers(REACH, enough(3)).unwrap(), 0);
    assert_eq!(desk.store().mark_readers(REACH, enough(2)).unwrap(), 1);
    assert_eq!(desk.at(Stage::New), [late, reader]);
}

#[test]
fn who_is_pushed_out_of_a_full_bucket_or_comes_back_sets_back_its_readers() {
    let mut desk = Desk::new();
    let days = ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-05"];
    let ids: Vec<i64> = days.iter().map(|d| desk.add(d, d, &[1], &[])).collect();
    for id in &ids {
        desk.store().set_likeness(*id, &[], false).unwrap();
    }
    let never = |_: Sharing| false;
    assert_eq!(desk.store().mark_readers(REACH, never).unwrap(), 0);
    let late = desk.add("late", "2025-03-04", &[1], &[]);
    assert_eq!(desk.store().mark_readers(REACH, never).unwrap(), 1);
    assert_eq!(desk.at(Stage::New), [late, ids[3]]);
    for id in [late, ids[3]] {
        desk.store().set_likeness(id, &[], false).unwrap();
    }
    // It goes again, and the first, that it had pushed out, comes back.
    let found = desk.store().removable("late").unwrap();
    let documents: Vec<i64> = found.iter().map(|d| d.id).collect();
    desk.store().remove_documents(&documents).unwrap();
    assert_eq!(desk.store().mark_readers(REACH, never).unwrap(), 1);
    assert_eq!(desk.ask("SELECT count(*) FROM index_leavings"), ["0"]);
}

#[test]
fn a_story_that_loses_an_article_is_decided_anew_from_there_on() {
    let mut desk = Desk::new();
    let days = ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"];
    let ids: Vec<i64> = days.iter().map(|d| desk.add(d, d, &[1], &[])).collect();
    desk.store().set_likeness(ids[0], &[], false).unwrap();
    desk.store()
        .set_likeness(ids[1], &[(ids[0], 5_000, true)], false)
        .unwrap();
    desk.store()
        .set_likeness(ids[2], &[(ids[1], 5_000, true)], false)
        .unwrap();
    desk.store().set_likeness(ids[3], &[], false).unwrap();
    for (at, joins) in [vec![], vec![ids[0]], vec![ids[1]], vec![]]
        .iter()
        .enumerate()
    {
        desk.store().set_joins(ids[at], joins, false).unwrap();
    }
    assert_eq!(desk.store().thread(ids[2]).unwrap().len(), 3);
    assert_eq!(desk.at(Stage::Decided), ids);
    // Deciding the second anew matters to the third, not to the fourth.
    let later = desk.store().set_joins(ids[1], &[], false).unwrap();
    assert_eq!(later.iter().map(|a| a.id).collect::<Vec<_>>(), [ids[2]]);
    assert_eq!(desk.at(Stage::Compared), [ids[2]]);
    assert_eq!(desk.store().thread(ids[2]).unwrap().len(), 2);
    // The first goes: who was compared with it is compared anew.
    let found = desk.store().removable("2025-03-01").unwrap();
    let documents: Vec<i64> = found.iter().map(|d| d.id).collect();
    desk.store().remove_documents(&documents).unwrap();
    assert_eq!(desk.at(Stage::New), [ids[1]]);
    assert_eq!(desk.store().likeness(ids[1]).unwrap(), []);
    assert_eq!(desk.at(Stage::Decided), [ids[3]]);
}
