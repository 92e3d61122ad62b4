//! One article in every format goes in, and comes out of what was recorded again.

use onrecord_ingest::{Input, Options, Summary, ingest, rebuild};
use onrecord_query::canonical_dump;
use onrecord_store::Store;
use std::io::Write;
use std::path::Path;

const SAID: &str = "The harbour of Vell will stay closed until Friday, the port authority said on \
    Tuesday, since the storm had moved the buoys. \u{201c}We will not risk a single boat,\u{201d} said Ada \
    Brandt, who runs the port.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let level = flate2::Compression::default();
    let mut out = flate2::write::GzEncoder::new(Vec::new(), level);
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn page(n: u32) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Harbour {n}</title></head><body><article><h1>Harbour {n}</h1><p>{SAID} It is closure number {n}.</p><p>{SAID}</p></article></body></html>"
    )
}

fn fill(folder: &Path) {
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    put("a.html", page(1).as_bytes());
    put("b.html.gz", &gzip(page(2).as_bytes()));
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}",
        page(3)
    );
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/3\r\nWARC-Date: 2024-02-13T09:05:00Z\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\nWARC/1.0\r\nWARC-Type: resp",
        answer.len()
    );
    put("c.warc", warc.as_bytes());
    put(
        "d.rss",
        format!("<rss><channel><title>Quay Times</title><item><guid>4</guid><title>Harbour</title><description><![CDATA[<p>{SAID} It is closure number 4.</p><p>{SAID}</p>]]></description></item><item><guid>5</guid><description>Short.</description></item></channel></rss>").as_bytes(),
    );
    let json = serde_json::json!({"@type": "NewsArticle", "headline": "Harbour",
        "articleBody": format!("{SAID} It is closure number 6."), "datePublished": "2024-02-13"});
    put("e.json", json.to_string().as_bytes());
    put("f.xml", b"<?xml version=\"1.0\"?><urlset/>");
    put("g.zip", b"PK\x03\x04 and nothing else");
    put("h.zip", b"PK\x03\x04 and nothing other");
}

fn sums(summary: &Summary) -> (u64, u64, u64) {
    let parts =
        summary.new + summary.updated + summary.unchanged + summary.duplicate + summary.rejected;
    assert_eq!(summary.seen, parts);
    (summary.seen, summary.new, summary.rejected)
}

#[test]
fn every_format_is_taken_in_and_derived_again_from_what_was_recorded() {
    let dir = tempfile::tempdir().unwrap();
    let articles = dir.path().join("in");
    std::fs::create_dir(&articles).unwrap();
    fill(&articles);
    let db = dir.path().join("news.db");
    let mut store = Store::open(&db).unwrap();
    let inputs = [Input::Path(articles)];
    let options = Options::default();
    let summary = ingest(&mut store, &inputs, &options, &mut |_| {}).unwrap();
    // Five articles; the summary, the sitemap, two broken archives and the broken record.
    assert_eq!(sums(&summary), (10, 5, 5), "{summary:?}");
    let again = ingest(&mut store, &inputs, &options, &mut |_| {}).unwrap();
    assert_eq!(again.new, 0, "{again:?}");
    assert_eq!(sums(&again).0, 10);
    store.close().unwrap();
    let before = canonical_dump(&db).unwrap();
    assert!(before.iter().any(|line| line.contains("Ada Brandt")));
    let mut store = Store::open(&db).unwrap();
    rebuild(&mut store, &options, &mut |_| {}).unwrap();
    store.close().unwrap();
    assert_eq!(canonical_dump(&db).unwrap(), before);
}
