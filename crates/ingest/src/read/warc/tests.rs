//! Web archives, sound and broken, made here.

use super::*;
use crate::read::testing::{gzip, read};

const PAGE: &str = "<!DOCTYPE html><title>Dam</title><p>The water rose in Vell.</p>";

fn record(kind: &str, url: &str, extra: &str, block: &str) -> String {
    format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-02-13T09:05:00Z\r\n{extra}Content-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

fn answer(status: &str, media: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nLast-Modified: Mon, 12 Feb 2024 08:00:00 GMT\r\n\r\n{body}"
    )
}

fn page(n: u32) -> String {
    let block = answer("200 OK", "text/html; charset=utf-8", PAGE);
    record("response", &format!("https://quay.example/{n}"), "", &block)
}

#[test]
fn pages_are_read_with_what_the_archive_says_and_all_else_is_counted() {
    let file = [
        record("warcinfo", "", "", "software: test"),
        record(
            "request",
            "https://quay.example/1",
            "",
            "GET / HTTP/1.1\r\n\r\n",
        ),
        page(1),
        record(
            "response",
            "https://quay.example/2",
            "",
            &answer("404 Not Found", "text/html", PAGE),
        ),
        record(
            "response",
            "https://quay.example/3",
            "",
            &answer("200 OK", "image/png", "\u{89}PNG"),
        ),
        record(
            "resource",
            "<file:///a b.html>",
            "Content-Type: text/html\r\n",
            PAGE,
        ),
        record(
            "resource",
            "metadata://crawler/log",
            "Content-Type: text/plain\r\n",
            "log",
        ),
        record("metadata", "https://quay.example/1", "", "via: x"),
    ]
    .concat();
    let (records, others) = read(file.as_bytes());
    assert_eq!((records.len(), others), (2, 6));
    let offset = file.find("WARC-Type: response").unwrap() - "WARC/1.1\r\n".len();
    let first = &records[0];
    assert_eq!(first.location, format!("test@{offset}"));
    assert_eq!(first.bytes, PAGE.as_bytes());
    assert!(first.problems.is_empty() && !first.is_unread());
    assert_eq!(
        first.supplied.retrieved_at.as_ref().unwrap().as_str(),
        "2024-02-13T09:05:00Z"
    );
    let carried = first.supplied.carried.as_ref().unwrap();
    assert_eq!(carried.url.as_deref(), Some("https://quay.example/1"));
    assert_eq!(
        carried.content_type.as_deref(),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(
        carried.modified_at.as_ref().unwrap().as_str(),
        "2024-02-12T08:00:00Z"
    );
    let resource = records[1].supplied.carried.as_ref().unwrap();
    assert_eq!(resource.url.as_deref(), Some("file:///a b.html"));
}

#[test]
fn each_gzip_member_has_its_offset_and_damage_costs_one_record() {
    let mut second = gzip(page(2).as_bytes());
    let middle = second.len() / 2;
    second[middle] ^= 0x55;
    let first = gzip(page(1).as_bytes());
    let third = gzip(page(3).as_bytes());
    let (records, _) = read(&[&first[..], &second, &third].concat());
    let good: Vec<_> = records
        .iter()
        .filter(|r| r.problems.is_empty())
        .map(|r| r.location.clone())
        .collect();
    assert_eq!(
        good,
        [
            "test@0".to_owned(),
            format!("test@{}", first.len() + second.len())
        ]
    );
    let bad = format!("test@{}", first.len());
    assert!(
        records
            .iter()
            .any(|r| r.location.starts_with(&bad) && r.kinds().contains(&"bad-record")),
        "{records:?}"
    );
}

#[test]
fn several_records_in_one_member_and_one_record_in_several_are_read() {
    let one = gzip([page(1), page(2)].concat().as_bytes());
    let (records, _) = read(&one);
    assert_eq!(records[1].location, format!("test@0+{}", page(1).len()));
    assert!(records.iter().all(|r| r.problems.is_empty()));
    let whole = page(1);
    let (head, rest) = whole.split_at(whole.find("<!DOCTYPE").unwrap());
    let parts = [
        gzip(head.as_bytes()),
        gzip(rest.as_bytes()),
        gzip(page(2).as_bytes()),
    ]
    .concat();
    let (records, _) = read(&parts);
    assert_eq!(records.len(), 2);
    assert_eq!(records[0].bytes, PAGE.as_bytes());
    assert!(records.iter().all(|r| r.problems.is_empty()), "{records:?}");
}

#[test]
fn a_wrong_length_costs_no_neighbour() {
    let length = format!(
        "Content-Length: {}",
        answer("200 OK", "text/html; charset=utf-8", PAGE).len()
    );
    for wrong in [
        "Content-Length: 10",
        "Content-Length: 500",
        "Content-Length: 99999",
        "Content-Length: many",
        "X: 1",
    ] {
        let file = [page(1).replace(&length, wrong), page(2), page(3)].concat();
        let (records, _) = read(file.as_bytes());
        let last = &records[records.len() - 2..];
        assert!(
            last.iter()
                .all(|r| r.bytes == PAGE.as_bytes() && r.problems.is_empty()),
            "{wrong}: {records:?}"
        );
        assert_eq!(records[0].location, "test@0");
        assert_eq!(
            records[0].problems[0].kind,
            ProblemKind::BadRecord,
            "{wrong}"
        );
        assert_eq!(records[0].problems[0].place.as_deref(), Some("offset 0"));
    }
}

#[test]
fn a_tail_that_breaks_off_is_told_with_its_offset() {
    let whole = page(1);
    for cut in [8, 40, whole.len() - 30] {
        let file = [page(2), whole.get(..cut).unwrap().to_owned()].concat();
        for bytes in [file.clone().into_bytes(), gzip(file.as_bytes())] {
            let (records, _) = read(&bytes);
            assert_eq!(records.len(), 2, "{cut}");
            assert_eq!(records[1].kinds(), ["bad-record"]);
            assert!(records[1].location.ends_with(&page(2).len().to_string()));
        }
    }
    let zipped = gzip(page(1).as_bytes());
    let (records, _) = read(zipped.get(..zipped.len() - 20).unwrap());
    assert_eq!(records[0].kinds(), ["bad-record"]);
}

#[test]
fn digests_are_checked_and_the_record_is_read_all_the_same() {
    let block = answer("200 OK", "text/html", PAGE);
    let right = onrecord_core::text::hex(&<sha1::Sha1 as sha1::Digest>::digest(PAGE.as_bytes()));
    let with = |digest: &str| {
        let extra = format!("WARC-Payload-Digest: {digest}\r\n");
        read(record("response", "https://quay.example/1", &extra, &block).as_bytes())
            .0
            .remove(0)
    };
    assert!(with(&format!("sha1:{right}")).problems.is_empty());
    assert!(with("md5:00").problems.is_empty());
    let wrong = with("sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(wrong.kinds(), ["bad-record"]);
    assert!(!wrong.is_unread());
}

#[test]
fn an_arc_file_is_read() {
    let description = "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n";
    let block = answer("200 OK", "text/html", PAGE);
    let file = format!(
        "filedesc://a.arc 0.0.0.0 20240213090500 text/plain {}\n{description}\nhttp://quay.example/a b 1.2.3.4 20240213090500 text/html {}\n{block}\nhttp://quay.example/2 1.2.3.4 20240213090500 text/html 9999\n{block}",
        description.len(),
        block.len()
    );
    let (records, others) = read(file.as_bytes());
    assert_eq!((records.len(), others), (2, 1));
    assert_eq!(records[0].format, "arc");
    assert_eq!(
        records[0].supplied.retrieved_at.as_ref().unwrap().as_str(),
        "2024-02-13T09:05:00Z"
    );
    let url = records[0].supplied.carried.as_ref().unwrap().url.as_deref();
    assert_eq!(url, Some("http://quay.example/a b"));
    assert_eq!(records[1].kinds(), ["bad-record"]);
}

#[test]
fn lines_may_end_in_any_way_and_garbage_is_one_problem() {
    let unix = page(1).replace("\r\n", "\n").replace(
        &format!(
            "Content-Length: {}",
            answer("200 OK", "text/html; charset=utf-8", PAGE).len()
        ),
        &format!(
            "Content-Length: {}",
            answer("200 OK", "text/html; charset=utf-8", PAGE)
                .replace("\r\n", "\n")
                .len()
        ),
    );
    let file = [unix, "garbage\nof two lines\n".to_owned(), page(2)].concat();
    let (records, _) = read(file.as_bytes());
    let problems: usize = records.iter().map(|r| r.problems.len()).sum();
    assert_eq!(
        records
            .iter()
            .filter(|r| r.bytes == PAGE.as_bytes() || r.bytes.starts_with(PAGE.as_bytes()))
            .count(),
        2
    );
    assert_eq!(problems, 1, "{records:?}");
}
