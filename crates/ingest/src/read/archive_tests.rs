//! Archives in archives, broken ones, and bombs in small.

use super::testing::{gzip, read, records};
use super::{FREE_BYTES, MAX_DOCUMENT_BYTES};
use std::io::Write;

fn tar_header(name: &str, size: u64, kind: u8) -> [u8; 512] {
    let mut block = [0u8; 512];
    let mut put = |at: usize, bytes: &[u8]| block[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, name.as_bytes());
    put(124, format!("{size:011o}").as_bytes());
    put(156, &[kind]);
    put(257, b"ustar\x0000");
    put(148, b"        ");
    let sum: u32 = block.iter().map(|b| u32::from(*b)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in entries {
        if name.len() > 100 {
            out.extend(tar_header("././@LongLink", name.len() as u64, b'L'));
            out.extend(name.as_bytes());
            out.resize(out.len().next_multiple_of(512), 0);
        }
        out.extend(tar_header(
            name.get(..100).unwrap_or(name),
            bytes.len() as u64,
            b'0',
        ));
        out.extend(*bytes);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    for (name, bytes) in entries {
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(rawzip::CompressionMethod::DEFLATE)
            .start()
            .unwrap();
        let level = flate2::Compression::default();
        let encoder = flate2::write::DeflateEncoder::new(&mut entry, level);
        let mut writer = config.wrap(encoder);
        writer.write_all(bytes).unwrap();
        let (encoder, descriptor) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

fn places(bytes: &[u8]) -> Vec<String> {
    records(bytes).into_iter().map(|r| r.location).collect()
}

const TEXT: &[u8] = b"The water rose.";
const PAGE: &[u8] = b"<!DOCTYPE html><p>The water rose.</p>";

#[test]
fn entries_of_archives_are_told_by_content_and_pictures_are_counted() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0";
    let entries: &[(&str, &[u8])] = &[
        ("a.html", PAGE),
        ("inner/b", TEXT),
        ("c.jsonl", b"{\"body\":\"A\"}\n{\"body\":\"B\"}"),
        ("pic", png),
        ("pic.png", png),
        ("__MACOSX/._a.html", TEXT),
        ("empty.txt", b""),
        ("f.html.gz", &gzip(PAGE)),
    ];
    let expected = [
        "!/a.html",
        "!/inner/b",
        "!/c.jsonl:1",
        "!/c.jsonl:2",
        "!/f.html.gz",
    ];
    let expected: Vec<_> = expected.iter().map(|p| format!("test{p}")).collect();
    for archive in [
        zip(entries),
        tar(entries),
        gzip(&tar(entries)),
        gzip(&zip(entries)),
    ] {
        let (records, others) = read(&archive);
        let places: Vec<_> = records.iter().map(|r| r.location.clone()).collect();
        assert_eq!(places, expected);
        assert_eq!(others, 4);
        assert_eq!(records[0].format, "html");
        assert!(
            records
                .iter()
                .all(|r| r.problems.is_empty() && !r.is_unread())
        );
    }
}

#[test]
fn archives_are_opened_three_deep_and_no_deeper() {
    let one = zip(&[("a.txt", TEXT)]);
    let two = tar(&[("1.zip", &one)]);
    let three = zip(&[("2.tar", &two)]);
    assert_eq!(places(&three), ["test!/2.tar!/1.zip!/a.txt"]);
    let four = zip(&[("3.zip", &three), ("b.txt", TEXT)]);
    let all = records(&four);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].kinds(), ["too-large"]);
    assert_eq!(all[1].location, "test!/b.txt");
}

#[test]
fn long_names_are_read_and_strange_ones_shown_safely() {
    let long = format!("{}/a.txt", "folder".repeat(30));
    let archive = tar(&[(&long, TEXT), ("b\u{7}.txt", TEXT)]);
    assert_eq!(
        places(&archive),
        [format!("test!/{long}"), "test!/b\u{FFFD}.txt".to_owned()]
    );
}

#[test]
fn damage_in_an_archive_costs_only_its_entry() {
    let entries: &[(&str, &[u8])] = &[("a.txt", TEXT), ("b.txt", PAGE), ("c.txt", TEXT)];
    let mut broken = tar(entries);
    broken[1024 + 20] ^= 0xFF;
    let all = records(&broken);
    assert_eq!(all[0].location, "test!/a.txt");
    assert_eq!(
        (all[1].location.as_str(), all[1].kinds()),
        ("test@1024", vec!["bad-record"])
    );
    assert_eq!(all.last().unwrap().location, "test!/c.txt");

    let mut broken = zip(entries);
    let at = broken.windows(5).position(|w| w == b"b.txt").unwrap() + 8;
    broken[at] ^= 0xFF;
    let all = records(&broken);
    assert_eq!(all.len(), 3);
    assert_eq!(all[1].location, "test!/b.txt");
    assert!(!all[1].problems.is_empty());
    assert!(all[0].problems.is_empty() && all[2].problems.is_empty());

    let whole = zip(entries);
    let cut = records(whole.get(..whole.len() - 30).unwrap());
    assert_eq!(cut[0].kinds(), ["bad-record"]);
    let whole = tar(entries);
    let cut = records(whole.get(..700).unwrap());
    assert_eq!(cut[0].location, "test!/a.txt");
    let cut = records(whole.get(..1_400).unwrap());
    assert_eq!(cut.last().unwrap().kinds(), ["bad-record"]);
}

#[test]
fn a_document_over_the_limit_is_refused_and_its_neighbours_are_read() {
    // Random letters, so that it is no bomb.
    let mut state = 1u32;
    let big: Vec<u8> = (0..MAX_DOCUMENT_BYTES + 1)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b'a' + (state >> 28) as u8
        })
        .collect();
    let archive = tar(&[("a.txt", TEXT), ("big.txt", &big), ("c.txt", TEXT)]);
    let all = records(&archive);
    assert_eq!(all.len(), 3);
    assert_eq!(all[1].kinds(), ["too-large"]);
    assert!(all[2].problems.is_empty());
    let lines = [
        b"{\"body\":\"A\"}\n{\"body\":\"",
        &big[..],
        b"\"}\n{\"body\":\"C\"}",
    ]
    .concat();
    let all = records(&lines);
    assert_eq!(all[1].kinds(), ["too-large"]);
    assert_eq!(all[2].location, "test:3");
    let list = [
        b"[{\"body\":\"A\"},{\"body\":\"",
        &big[..],
        b"\"},{\"body\":\"C\"}]",
    ]
    .concat();
    let all = records(&list);
    assert_eq!((all.len(), all[1].kinds()), (3, vec!["too-large"]));
}

#[test]
fn a_bomb_is_one_problem_however_it_is_packed() {
    let zeros = vec![b' '; FREE_BYTES as usize + 4_000_000];
    let line = [b"{\"body\":\"", &zeros[..]].concat();
    let bomb = gzip(&line);
    assert!(bomb.len() < 200_000);
    for packed in [bomb.clone(), gzip(&bomb)] {
        let all = records(&packed);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].kinds(), ["too-large"]);
    }
    for packed in [
        zip(&[("a.jsonl", &line[..]), ("b.txt", TEXT)]),
        tar(&[("a.jsonl.gz", &bomb), ("b.txt", TEXT)]),
    ] {
        let all = records(&packed);
        assert_eq!(all[0].kinds(), ["too-large"]);
        assert_eq!(all[1].location, "test!/b.txt");
    }
    // What must be read to find the next record is read no further than the ratio allows.
    let lines = [
        b"{\"body\":\"A\"}\n{\"body\":\"",
        &zeros[..],
        b"\"}\n{\"body\":\"C\"}",
    ]
    .concat();
    let all = records(&gzip(&lines));
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].kinds(), ["too-large"]);
}

#[test]
fn whatever_is_done_to_an_input_each_record_is_read_or_says_why_not() {
    let warc = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n\r\n".repeat(3);
    let feed = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><title>T</title><item><guid>1</guid><description><![CDATA[<p>x</p>]]>&a;</description></item><item/></channel></rss>";
    let json = r#"[{"@type":"NewsArticle","articleBody":"A","author":[{"name":"B"}]},{"body":"\u00e9"},{"items":[{"content_html":"x"}]}]"#;
    let lines = "{\"body\":\"A\"}\n{\"text\":\"B\",\"id\":7}\n";
    let entries: &[(&str, &[u8])] = &[
        ("a.html", PAGE),
        ("b.json", json.as_bytes()),
        ("c.warc", warc.as_bytes()),
    ];
    let seeds = [
        warc.clone().into_bytes(),
        gzip(warc.as_bytes()),
        feed.as_bytes().to_vec(),
        json.as_bytes().to_vec(),
        lines.as_bytes().to_vec(),
        tar(entries),
        zip(entries),
        gzip(&tar(entries)),
    ];
    let mut state = 7u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap()
    };
    for round in 0..1_200 {
        let mut bytes = seeds[round % seeds.len()].clone();
        for _ in 0..=random(4) {
            let at = random(bytes.len());
            match random(4) {
                0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.drain(at..(at + random(40)).min(bytes.len()))),
                _ => bytes
                    .splice(
                        at..at,
                        bytes[at..(at + random(40)).min(bytes.len())].to_vec(),
                    )
                    .for_each(drop),
            }
            if bytes.is_empty() {
                bytes.push(b'{');
            }
        }
        for record in records(&bytes) {
            let why = record.is_unread() && record.problems.is_empty();
            assert!(!why, "round {round}: {record:?}");
            let again = super::Readers::default().recorded(
                record.location,
                record.format,
                record.bytes,
                record.supplied,
            );
            assert!(!again.is_unread() || !again.problems.is_empty() || again.is_nothing());
        }
    }
}
