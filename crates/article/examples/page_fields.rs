//! Reads pages and prints their fields, a line of JSON each. Arguments: truth.jsonl, folder,
//! an outlet register.
use onrecord_core::{Outlet, Register, Supplied};
use std::time::Instant;

#[derive(serde::Deserialize)]
struct File {
    outlet: Vec<Outlet>,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let register: File = toml::from_str(&std::fs::read_to_string(&args[3]).unwrap()).unwrap();
    let register = Register::new(register.outlet);
    let strip = args.get(4).is_some_and(|a| a == "raw");
    let mut total = 0.0;
    let mut slow = (0.0, String::new());
    let mut n = 0;
    for line in std::fs::read_to_string(&args[1]).unwrap().lines() {
        let t: serde_json::Value = serde_json::from_str(line).unwrap();
        let name = t["html"]
            .as_str()
            .unwrap()
            .trim_start_matches("html/")
            .trim_end_matches(".gz");
        let bytes = std::fs::read(format!("{}/{name}", args[2])).unwrap();
        let supplied = if strip {
            Supplied::default()
        } else {
            Supplied {
                url: t["url"].as_str().map(str::to_owned),
                ..Supplied::default()
            }
        };
        let Ok(decoded) = onrecord_article::decode::decode(&bytes, &supplied) else {
            eprintln!("no text {name}");
            continue;
        };
        let start = Instant::now();
        let read = onrecord_article::page::read(&decoded.text, &supplied, &register);
        let took = start.elapsed().as_secs_f64();
        total += took;
        n += 1;
        if took > slow.0 {
            slow = (took, name.to_owned());
        }
        let a = match read {
            Ok(a) => a,
            Err(p) => {
                eprintln!("{name}: {p:?}");
                continue;
            }
        };
        let out = serde_json::json!({
            "id": t["id"], "title": a.title, "published_at": a.published.as_ref().map(|d| d.as_str()),
            "basis": a.published_basis.map(|b| b.as_str()), "authors": a.authors, "byline": a.byline,
            "outlet": a.outlet, "credit": a.credit, "language": a.language, "url": a.url, "body": a.body,
            "dates": a.dates, "problems": a.problems, "ms": took * 1e3,
        });
        println!("{out}");
    }
    eprintln!(
        "{:.2} ms a page, slowest {:.1} ms {}",
        total * 1e3 / n as f64,
        slow.0 * 1e3,
        slow.1
    );
}
