#![allow(
    missing_docs,
    clippy::all,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]
use onrecord_core::*;
use onrecord_link::*;
use serde_json::Value;
use std::fmt::Write;
fn lines(p: String) -> Vec<Value> {
    std::fs::read_to_string(p)
        .unwrap()
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (what, data, out) = (&a[1], &a[2], &a[3]);
    let mut o = String::new();
    match what.as_str() {
        "known-claims" => {
            let claims = lines(format!("{data}/known-claims/claims.jsonl"));
            let t = std::time::Instant::now();
            let index = ClaimIndex::new(claims.iter().map(|c| {
                (
                    c["vclaim_id"].as_str().unwrap().parse::<u32>().unwrap(),
                    [c["vclaim"].as_str().unwrap(), c["title"].as_str().unwrap()],
                )
            }));
            let built = t.elapsed();
            let t = std::time::Instant::now();
            let (mut tot, mut n) = ([0.0f64; 2], [0.0f64; 2]);
            for q in lines(format!("{data}/known-claims/queries.jsonl")) {
                let near = index.nearest(q["text"].as_str().unwrap(), 5);
                let ids: Vec<String> = near.iter().map(|n| n.id.to_string()).collect();
                let s = usize::from(q["split"] == "dev");
                let rel: Vec<&str> = q["relevant"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|v| v.as_str().unwrap())
                    .collect();
                let mut h = 0.0;
                let mut ap = 0.0;
                for (r, id) in ids.iter().enumerate() {
                    if rel.contains(&id.as_str()) {
                        h += 1.0;
                        ap += h / (r as f64 + 1.0);
                    }
                }
                tot[s] += ap / rel.len().min(5) as f64;
                n[s] += 1.0;
                writeln!(
                    o,
                    "{}",
                    serde_json::json!({"tweet_id": q["tweet_id"], "ranked": ids})
                )
                .unwrap();
            }
            println!(
                "MAP@5 train {:.4} dev {:.4}  built {built:?}, queries {:?}",
                tot[0] / n[0],
                tot[1] / n[1],
                t.elapsed()
            );
        }
        "same-story" => {
            let bodies = lines(format!("{data}/same-story/bodies.jsonl"));
            let articles: Vec<Article> = bodies
                .iter()
                .map(|b| Article {
                    body: b["text"].as_str().unwrap().into(),
                    ..Article::default()
                })
                .collect();
            let ids: Vec<i64> = bodies
                .iter()
                .map(|b| b["body_id"].as_i64().unwrap())
                .collect();
            let members: Vec<Member<'_>> = articles
                .iter()
                .zip(&ids)
                .map(|(article, id)| Member {
                    key: KeyBuilder::new("a")
                        .part(&article.body)
                        .part(id.to_string())
                        .finish(),
                    article,
                })
                .collect();
            if let Ok(p) = std::env::var("KEYS") {
                std::fs::write(
                    p,
                    members
                        .iter()
                        .zip(&ids)
                        .map(|(m, i)| format!("{} {i}\n", m.key))
                        .collect::<String>(),
                )
                .unwrap();
            }
            let t = std::time::Instant::now();
            for story in link(&members, &Register::default()) {
                let mut s: Vec<i64> = story.articles.iter().map(|i| ids[*i]).collect();
                s.sort();
                for (i, a) in s.iter().enumerate() {
                    for b in &s[i + 1..] {
                        writeln!(o, "{{\"a\":{a},\"b\":{b}}}").unwrap();
                    }
                }
            }
            println!("linked in {:?}", t.elapsed());
        }
        "derived-or-independent" => {
            let mut dd = [0, 0];
            let docs = lines(format!("{data}/derived-or-independent/docs.jsonl"));
            let get = |id: &str| docs.iter().find(|d| d["id"] == id).unwrap();
            for p in lines(format!("{data}/derived-or-independent/pairs.jsonl")) {
                let (a, b) = (
                    get(p["agency_id"].as_str().unwrap()),
                    get(p["derived_id"].as_str().unwrap()),
                );
                let art = |d: &Value, outlet: &str, on: &str| Article {
                    body: d["text"].as_str().unwrap().into(),
                    title: d["headline"].as_str().map(Into::into),
                    outlet: Some(outlet.into()),
                    published: StatedDate::parse(on).ok(),
                    ..Article::default()
                };
                let (x, y) = (art(a, "APP", "2014-12-01"), art(b, "Paper", "2014-12-02"));
                let m = [
                    Member {
                        key: KeyBuilder::new("a").part("x").finish(),
                        article: &x,
                    },
                    Member {
                        key: KeyBuilder::new("a").part("y").finish(),
                        article: &y,
                    },
                ];
                let s = link(&m, &Register::default());
                let d = s.iter().flat_map(|s| &s.derivations).next().is_some();
                dd[usize::from(d)] += 1;
                let d = derived(&m[1], &m[0]);
                writeln!(
                    o,
                    "{}",
                    serde_json::json!({"pair": p["pair"], "derived": d, "label": p["label"]})
                )
                .unwrap();
            }
        }
        _ => panic!(),
    }
    std::fs::create_dir_all(out).unwrap();
    std::fs::write(format!("{out}/{what}.jsonl"), o).unwrap();
}
