//! The edge cases of web archives that other readers are tested with, where they are at hand.

use onrecord_ingest::Input;
use onrecord_ingest::read::{Inputs, Payload};
use std::path::Path;

/// For each file: the places of the pages in it, and those of its problems.
const EXPECTED: &[(&str, &[&str], &[&str])] = &[
    (
        "example-bad-non-chunked.warc.gz",
        &["@0+1197"],
        &["@0+3370"],
    ),
    ("example-bad.warc.gz.bad", &["@0+460"], &[]),
    ("example-digest.warc", &[], &["@0"]),
    ("example-iana.org-chunked.warc", &["@405"], &[]),
    ("example-resource.warc.gz", &["@802"], &[]),
    ("example-space-in-target-uri.warc.gz", &[], &[]),
    ("example-trunc.warc", &["@1197"], &["@1197"]),
    ("example-wget-bad-target-uri.warc.gz", &["@824"], &[]),
    ("example-wrong-chunks.warc.gz", &["@0"], &["@0"]),
    ("example.arc.gz", &["@171"], &[]),
    ("example.warc", &["@1197"], &[]),
    ("example.warc.gz", &["@784"], &[]),
    ("post-test.warc.gz", &[], &[]),
];

#[test]
fn every_readable_record_is_read_and_every_broken_one_a_problem_with_its_offset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/eval/warc");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    for (name, pages, problems) in EXPECTED {
        let path = folder.join(name);
        let start = path.display().to_string();
        let records: Vec<_> = Inputs::new(&[Input::Path(path)]).collect();
        let places = |wanted: &dyn Fn(&onrecord_ingest::read::Record) -> bool| -> Vec<String> {
            let found = records.iter().filter(|r| wanted(r));
            found
                .map(|r| r.location.strip_prefix(&start).unwrap().to_owned())
                .collect()
        };
        let read = places(&|r| !matches!(r.payload, Payload::Unreadable));
        let broken = places(&|r| !r.problems.is_empty());
        assert_eq!(read, *pages, "{name}: pages");
        assert_eq!(broken, *problems, "{name}: problems");
    }
}
