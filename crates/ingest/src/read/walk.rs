//! Walks the inputs in a fixed order and yields records, one at a time.

use super::{MAX_DOCUMENT_BYTES, Payload, Record, fields, json, sidecar, text};
use onrecord_core::{Problem, ProblemKind, Supplied};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Deepest folder inside a folder that is entered.
const MAX_DEPTH: usize = 64;

/// Endings of files that are read when found in a folder; a file that is named is read
/// whatever it is called.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "html", "htm", "xhtml",
];

/// One thing to take in.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file or folder.
    Path(PathBuf),
    /// Standard input: JSON lines, or one text.
    Stdin,
}

/// The records of a list of inputs, read as they are asked for.
pub struct Inputs {
    queue: VecDeque<(PathBuf, bool, usize)>,
    stdin: bool,
    lines: Option<Lines>,
    /// Bytes of all files found so far, for progress; grows while folders are entered.
    total: u64,
    skipped_files: u64,
}

struct Lines {
    reader: Box<dyn BufRead>,
    location: String,
    number: u64,
    named: bool,
    /// Whether undocumented fields were told already.
    told: bool,
}

impl Inputs {
    /// Prepares to read these inputs. Paths are read in the order given, folders by name.
    #[must_use]
    pub fn new(inputs: &[Input]) -> Self {
        let mut queue = VecDeque::new();
        let mut stdin = false;
        let mut total = 0;
        for input in inputs {
            match input {
                Input::Path(path) => {
                    total += size_below(path, 0);
                    queue.push_back((path.clone(), true, 0));
                }
                Input::Stdin => stdin = true,
            }
        }
        Self {
            queue,
            stdin,
            lines: None,
            total,
            skipped_files: 0,
        }
    }

    /// Bytes of all files to read; 0 where only standard input is read.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.total
    }

    /// Files in folders that were passed over because of their ending.
    #[must_use]
    pub fn skipped_files(&self) -> u64 {
        self.skipped_files
    }

    fn enter(&mut self, path: &Path, named: bool, depth: usize) -> Option<Record> {
        let folder = match std::fs::metadata(path) {
            Ok(meta) => meta.is_dir(),
            Err(error) => return Some(unreadable(path, named, &error)),
        };
        if folder {
            return self.enter_folder(path, named, depth);
        }
        let ending = ending_of(path);
        if !named && (!ENDINGS.contains(&ending.as_str()) || sidecar::is_sidecar(path)) {
            if !sidecar::is_sidecar(path) {
                self.skipped_files += 1;
            }
            return None;
        }
        match ending.as_str() {
            "jsonl" | "ndjson" => match File::open(path) {
                Ok(file) => {
                    self.lines = Some(Lines {
                        reader: Box::new(BufReader::with_capacity(1 << 18, file)),
                        location: path.display().to_string(),
                        number: 0,
                        named,
                        told: false,
                    });
                    None
                }
                Err(error) => Some(unreadable(path, named, &error)),
            },
            _ => Some(whole_file(path, named, &ending)),
        }
    }

    fn enter_folder(&mut self, path: &Path, named: bool, depth: usize) -> Option<Record> {
        if depth >= MAX_DEPTH {
            let why = format!("folders more than {MAX_DEPTH} deep are not entered");
            return Some(unreadable(path, named, &why));
        }
        let mut inside: Vec<PathBuf> = match std::fs::read_dir(path) {
            Ok(entries) => entries.filter_map(|e| Some(e.ok()?.path())).collect(),
            Err(error) => return Some(unreadable(path, named, &error)),
        };
        inside.retain(|p| !is_hidden(p));
        inside.sort();
        for p in inside.into_iter().rev() {
            self.queue.push_front((p, false, depth + 1));
        }
        None
    }
}

impl Iterator for Inputs {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(record) => return Some(record),
                    None => self.lines = None,
                }
            }
            if let Some((path, named, depth)) = self.queue.pop_front() {
                if let Some(record) = self.enter(&path, named, depth) {
                    return Some(record);
                }
                continue;
            }
            if !std::mem::take(&mut self.stdin) {
                return None;
            }
            match from_stdin() {
                StdinContent::Lines(lines) => self.lines = Some(lines),
                StdinContent::Text(record) => return Some(*record),
            }
        }
    }
}

enum StdinContent {
    Lines(Lines),
    Text(Box<Record>),
}

/// Standard input is JSON lines if its first character is `{`, else one text.
fn from_stdin() -> StdinContent {
    let mut reader = BufReader::with_capacity(1 << 18, io::stdin());
    let is_json = reader
        .fill_buf()
        .is_ok_and(|head| head.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{'));
    if is_json {
        return StdinContent::Lines(Lines {
            reader: Box::new(reader),
            location: "-".to_owned(),
            number: 0,
            named: true,
            told: false,
        });
    }
    let mut record = blank("-".to_owned(), "text", true);
    match read_limited(&mut reader) {
        Ok(bytes) => {
            record.consumed = bytes.len() as u64;
            record.bytes = bytes;
            record.payload = Payload::Bytes;
            text::read(&mut record);
        }
        Err(problem) => record.problems.push(problem),
    }
    StdinContent::Text(Box::new(record))
}

impl Lines {
    fn next(&mut self) -> Option<Record> {
        loop {
            let mut line = Vec::new();
            self.number += 1;
            let read = (&mut self.reader)
                .take(MAX_DOCUMENT_BYTES as u64 + 1)
                .read_until(b'\n', &mut line);
            let mut record = blank(
                format!("{}:{}", self.location, self.number),
                "jsonl",
                self.named,
            );
            let consumed = match read {
                Ok(0) => return None,
                Ok(consumed) => consumed,
                Err(error) => {
                    record
                        .problems
                        .push(Problem::new(ProblemKind::Unreadable, error.to_string()));
                    self.reader = Box::new(io::empty());
                    return Some(record);
                }
            };
            record.consumed = consumed as u64;
            if line.len() > MAX_DOCUMENT_BYTES {
                record.consumed += skip_line(&mut self.reader);
                record.problems.push(Problem::new(
                    ProblemKind::TooLarge,
                    format!("a line of more than {MAX_DOCUMENT_BYTES} bytes, which is the limit"),
                ));
                return Some(record);
            }
            while line.last().is_some_and(u8::is_ascii_whitespace) {
                line.pop();
            }
            if line.is_empty() {
                continue;
            }
            fill(
                &mut record,
                json::parse(&line),
                &self.location,
                &mut self.told,
            );
            record.bytes = line;
            return Some(record);
        }
    }
}

fn fill(record: &mut Record, parsed: json::Parsed, location: &str, told: &mut bool) {
    if let Some(id) = &parsed.id {
        record.location = format!("{location}#{id}");
    }
    record.id = parsed.id;
    record.supplied = parsed.supplied;
    record.payload = parsed.payload;
    record.problems.extend(parsed.problems);
    if !*told && !parsed.unknown.is_empty() {
        *told = true;
        record
            .problems
            .extend(fields::unknown_problem(&parsed.unknown));
    }
}

fn whole_file(path: &Path, named: bool, ending: &str) -> Record {
    let format = match ending {
        "md" | "markdown" => "markdown",
        "json" => "json",
        _ => "text",
    };
    let mut record = blank(path.display().to_string(), format, named);
    let read = File::open(path)
        .map_err(|e| Problem::new(ProblemKind::Unreadable, e.to_string()))
        .and_then(|mut file| read_limited(&mut file));
    match read {
        Ok(bytes) => {
            record.consumed = bytes.len() as u64;
            record.bytes = bytes;
        }
        Err(problem) => {
            record.problems.push(problem);
            return record;
        }
    }
    if format == "json" {
        let location = record.location.clone();
        let parsed = json::parse(&record.bytes);
        fill(&mut record, parsed, &location, &mut false);
        record.location = location;
    } else {
        record.payload = Payload::Bytes;
    }
    if let Some(found) = sidecar::read(path) {
        record.supplied = text::merge(found.supplied, std::mem::take(&mut record.supplied));
        record.problems.extend(found.problems);
    }
    if matches!(record.payload, Payload::Bytes) {
        text::read(&mut record);
    }
    record
}

fn read_limited(reader: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader
        .take(MAX_DOCUMENT_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Problem::new(ProblemKind::Unreadable, e.to_string()))?;
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(Problem::new(
            ProblemKind::TooLarge,
            format!("more than {MAX_DOCUMENT_BYTES} bytes, which is the limit of one document"),
        ));
    }
    Ok(bytes)
}

fn skip_line(reader: &mut dyn BufRead) -> u64 {
    let mut skipped = 0;
    loop {
        let (used, done) = match reader.fill_buf() {
            Ok([]) | Err(_) => return skipped,
            Ok(buffer) => match buffer.iter().position(|b| *b == b'\n') {
                Some(i) => (i + 1, true),
                None => (buffer.len(), false),
            },
        };
        reader.consume(used);
        skipped += used as u64;
        if done {
            return skipped;
        }
    }
}

fn blank(location: String, format: &'static str, named: bool) -> Record {
    Record {
        location,
        id: None,
        format,
        bytes: Vec::new(),
        supplied: Supplied::default(),
        payload: Payload::Unreadable,
        problems: Vec::new(),
        named,
        consumed: 0,
    }
}

fn unreadable(path: &Path, named: bool, why: &dyn std::fmt::Display) -> Record {
    let mut record = blank(path.display().to_string(), "text", named);
    record
        .problems
        .push(Problem::new(ProblemKind::Unreadable, why.to_string()));
    record
}

fn ending_of(path: &Path) -> String {
    path.extension()
        .and_then(|e| e.to_str())
        .unwrap_or("")
        .to_lowercase()
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .and_then(|n| n.to_str())
        .is_some_and(|n| n.starts_with('.'))
}

fn size_below(path: &Path, depth: usize) -> u64 {
    let Ok(meta) = std::fs::metadata(path) else {
        return 0;
    };
    if !meta.is_dir() {
        return meta.len();
    }
    if depth >= MAX_DEPTH {
        return 0;
    }
    std::fs::read_dir(path).map_or(0, |entries| {
        entries
            .filter_map(Result::ok)
            .map(|e| e.path())
            .filter(|p| !is_hidden(p) && (p.is_dir() || ENDINGS.contains(&ending_of(p).as_str())))
            .map(|p| size_below(&p, depth + 1))
            .sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
