//! The records of a list of inputs, read by a thread of their own.

use super::out::Found;
use super::walk::{Step, Walk, size_below};
use super::{Out, Readers, Record, Source, sidecar};
use onrecord_core::{Problem, ProblemKind};
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::JoinHandle;

/// Records that may wait to be taken.
const WAITING: usize = 2;

/// One thing to take in.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file or folder.
    Path(PathBuf),
    /// Standard input, in any of the formats.
    Stdin,
}

/// The records of a list of inputs, read as they are asked for.
pub struct Inputs {
    records: Receiver<Box<Record>>,
    thread: Option<JoinHandle<()>>,
    total: u64,
    others: Arc<AtomicU64>,
}

impl Inputs {
    /// Prepares to read these inputs. Paths are read in the order given, folders by name,
    /// standard input last.
    #[must_use]
    pub fn new(inputs: &[Input]) -> Self {
        Self::with(inputs, &Readers::default())
    }

    /// The same with formats of one's own.
    #[must_use]
    pub fn with(inputs: &[Input], readers: &Readers) -> Self {
        let mut walk = Walk::new(readers.clone());
        let mut stdin = false;
        let mut total = 0;
        for input in inputs {
            match input {
                Input::Path(path) => {
                    total += size_below(path, readers);
                    walk.add(path.clone());
                }
                Input::Stdin => stdin = true,
            }
        }
        let others = Arc::new(AtomicU64::new(0));
        let passed_over = Arc::clone(&others);
        let readers = readers.clone();
        let (sender, records) = sync_channel(WAITING);
        // Formats hand their records out, the pipeline asks for them; between the two stands a
        // thread, which also unpacks while others extract.
        let thread = std::thread::spawn(move || {
            let mut give = |found| match found {
                Found::Record(record) => match sender.send(record) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                },
                Found::Other => {
                    passed_over.fetch_add(1, Ordering::Relaxed);
                    ControlFlow::Continue(())
                }
            };
            let mut out = Out::new(&readers, &mut give);
            let _ = read_all(&mut walk, stdin, &mut out);
        });
        Self {
            records,
            thread: Some(thread),
            total,
            others,
        }
    }

    /// Bytes of all files to read; 0 where only standard input is read.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.total
    }

    /// What was passed over so far because of its kind: files in folders, pictures in
    /// archives, requests in web archives.
    #[must_use]
    pub fn skipped_files(&self) -> u64 {
        self.others.load(Ordering::Relaxed)
    }
}

impl Iterator for Inputs {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if let Ok(record) = self.records.recv() {
            return Some(*record);
        }
        let ended = self.thread.take()?.join();
        ended.is_err().then(|| {
            let why = "a reader ended before its input did; what follows was not read";
            let record = Record::new("-", "unknown");
            Record {
                named: true,
                ..record.with(Problem::new(ProblemKind::Unreadable, why))
            }
        })
    }
}

fn read_all(walk: &mut Walk, stdin: bool, out: &mut Out<'_>) -> super::Flow {
    while let Some(step) = walk.next() {
        match step {
            Step::Nothing => {}
            Step::Other => out.pass_over()?,
            Step::Failed(found, why) => {
                let source =
                    Source::new(io::empty(), found.path.display().to_string(), found.named);
                out.problem(&source, "", Problem::new(ProblemKind::Unreadable, why))?;
            }
            Step::File(found) => {
                let location = found.path.display().to_string();
                let opened = File::open(&found.path)
                    .and_then(|file| Source::of_file(file, location.clone(), found.named));
                match opened {
                    Ok(mut source) => {
                        source.beside = sidecar::read(&found.path);
                        out.source(source)?;
                    }
                    Err(error) => {
                        let source = Source::new(io::empty(), location, found.named);
                        let why = Problem::new(ProblemKind::Unreadable, error.to_string());
                        out.problem(&source, "", why)?;
                    }
                }
            }
        }
    }
    if stdin {
        out.source(Source::new(io::stdin(), "-", true))?;
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Payload;

    #[test]
    fn a_folder_is_read_by_name_with_sidecars_and_lines() {
        let dir = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &[u8]| std::fs::write(dir.path().join(name), text).unwrap();
        put("b.txt", b"Second.");
        put("b.meta.json", br#"{"outlet":"Courier"}"#);
        put("a.md", b"---\ntitle: T\n---\nFirst.");
        put(
            "c.jsonl",
            b"{\"id\":\"x\",\"body\":\"B\",\"hue\":1}\n\n{\"body\":\"C\",\"hue\":2}\n{\"bod",
        );
        put("d.png", b"\x89PNG");
        put(".hidden.txt", b"no");
        let mut inputs = Inputs::new(&[Input::Path(dir.path().to_owned())]);
        let records: Vec<_> = inputs.by_ref().collect();
        let seen: Vec<_> = records
            .iter()
            .map(|r| r.location.rsplit('/').next().unwrap())
            .collect();
        assert_eq!(
            seen,
            ["a.md", "b.txt", "c.jsonl#x", "c.jsonl:3", "c.jsonl:4"]
        );
        assert_eq!(records[0].supplied.title.as_deref(), Some("T"));
        assert_eq!(records[1].supplied.outlet.as_deref(), Some("Courier"));
        assert_eq!(records[2].problems.len(), 1, "unknown fields are told once");
        assert!(records[3].problems.is_empty());
        assert!(matches!(records[4].payload, Payload::Unreadable));
        assert_eq!(inputs.skipped_files(), 1);
    }

    #[test]
    fn a_path_that_is_not_there_is_a_record_that_says_so() {
        let mut inputs = Inputs::new(&[Input::Path("no/such/file.txt".into())]);
        let record = inputs.next().unwrap();
        assert_eq!(record.problems[0].kind, ProblemKind::Unreadable);
        assert!(record.named && inputs.next().is_none());
    }

    #[test]
    fn nobody_waits_for_the_rest_of_an_input() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.jsonl");
        std::fs::write(&path, "{\"body\":\"B\"}\n".repeat(1_000)).unwrap();
        let mut inputs = Inputs::new(&[Input::Path(path)]);
        assert!(inputs.next().is_some());
    }
}
