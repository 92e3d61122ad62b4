//! What each fuzz target does with its bytes, and whether the result holds what is promised.
//!
//! `cargo run --example seeds` writes first inputs, then
//! `cargo fuzz run -s none TARGET -- -max_total_time=600` runs on the stable toolchain.

use onrecord_article::{decode as text_of, page as pages, pasted as pastes};
use onrecord_core::{Article, Register, Supplied};
use onrecord_extract::{Extractor, Scratch};
use onrecord_ingest::read::{Readers, Source};
use std::ops::ControlFlow;

/// Bytes to text.
pub fn decode(data: &[u8]) {
    if let Ok(decoded) = text_of::decode(data, &Supplied::default()) {
        assert!(!decoded.text.contains('\0'));
    }
}

/// The source of a page.
pub fn page(data: &[u8]) {
    let html = String::from_utf8_lossy(data);
    if let Ok(article) = pages::read(&html, &Supplied::default(), &Register::default()) {
        check(&article);
    }
}

/// A text copied from a page.
pub fn pasted(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    check(&pastes::read(&text, &Supplied::default(), &Register::default()));
}

/// One JSON document, or JSON lines.
pub fn json(data: &[u8]) {
    let mut bytes = b"{".to_vec();
    bytes.extend(data);
    records(&bytes);
}

/// A feed.
pub fn feed(data: &[u8]) {
    let mut bytes = b"<rss version=\"2.0\">".to_vec();
    bytes.extend(data);
    records(&bytes);
}

/// A web archive.
pub fn warc(data: &[u8]) {
    let mut bytes = b"WARC/1.0\r\n".to_vec();
    bytes.extend(data);
    records(&bytes);
}

/// A zip archive.
pub fn zip(data: &[u8]) {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(data);
    records(&bytes);
}

/// A tape archive; its first header is made sound.
pub fn tar(data: &[u8]) {
    let mut bytes = data.to_vec();
    if let Some(header) = bytes.get_mut(..512) {
        header[257..263].copy_from_slice(b"ustar\0");
        header[148..156].fill(b' ');
        let sum: u32 = header.iter().map(|b| u32::from(*b)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    }
    records(&bytes);
}

/// Anything that can be taken in, told apart by its content.
pub fn records(data: &[u8]) {
    let mut count = 0usize;
    Readers::default().each(Source::new(data, "fuzz", true), &mut |record| {
        assert!(record.location.starts_with("fuzz"), "{}", record.location);
        count += 1;
        assert!(count <= data.len() + 1, "more records than bytes");
        ControlFlow::Continue(())
    });
}

/// The whole way from bytes to attributions, for short inputs.
pub fn extract(data: &[u8]) {
    thread_local! {
        static EXTRACTOR: Extractor = Extractor::new(Register::default()).expect("weights");
    }
    let data = data.get(..4096).unwrap_or(data);
    let mut scratch = Scratch::default();
    let read = EXTRACTOR.with(|e| e.bytes(data, &Supplied::default(), &mut scratch));
    if let Ok(article) = read {
        check(&article);
        for attribution in &article.attributions {
            for span in attribution.source.iter().chain(&attribution.content) {
                assert!(article.body.get(span.start..span.end).is_some());
            }
        }
    }
}

/// What holds of every article.
fn check(article: &Article) {
    assert!(!article.body.contains('\0'));
    for problem in &article.problems {
        if let Some(span) = problem.span {
            assert!(article.body.get(span.start..span.end).is_some(), "{problem:?}");
        }
    }
    for date in &article.dates {
        if let Some(span) = date.span {
            assert!(article.body.get(span.start..span.end).is_some(), "{date:?}");
        }
    }
}
