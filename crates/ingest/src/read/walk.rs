//! Folders, in a fixed order, and which of their files are looked at.

use super::{Readers, sidecar};
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

/// Deepest folder inside a folder that is entered.
const MAX_FOLDERS: usize = 64;

/// Endings of files that are looked at when found in a folder; what they are, their content
/// says. A file that is named is looked at whatever it is called.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "jsonld", "html", "htm", "xhtml",
    "shtml", "xml", "rss", "atom", "rdf", "warc", "arc", "zip", "tar", "tgz", "gz",
];

/// A file or folder that is still to be read.
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    /// Whether the user named it.
    pub(crate) named: bool,
    depth: usize,
}

/// What came of looking at a path.
pub(crate) enum Step {
    /// A file to be read.
    File(Found),
    /// A path that cannot be entered, with the reason.
    Failed(Found, String),
    /// A file of another kind.
    Other,
    /// A sidecar, or a folder, whose files come next.
    Nothing,
}

/// The paths that are still to be read.
pub(crate) struct Walk {
    waiting: VecDeque<Found>,
    readers: Readers,
}

impl Walk {
    /// No paths yet; files in folders are looked at that are for these readers.
    pub(crate) fn new(readers: Readers) -> Self {
        Self {
            waiting: VecDeque::new(),
            readers,
        }
    }

    /// Adds a path that the user named.
    pub(crate) fn add(&mut self, path: PathBuf) {
        self.waiting.push_back(Found {
            path,
            named: true,
            depth: 0,
        });
    }

    /// The next step; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<Step> {
        let found = self.waiting.pop_front()?;
        let folder = match std::fs::metadata(&found.path) {
            Ok(meta) => meta.is_dir(),
            Err(error) => return Some(Step::Failed(found, error.to_string())),
        };
        if folder {
            return Some(match self.enter(&found) {
                Ok(()) => Step::Nothing,
                Err(error) => Step::Failed(found, error.to_string()),
            });
        }
        Some(if found.named {
            Step::File(found)
        } else if sidecar::is_sidecar(&found.path) {
            Step::Nothing
        } else if is_file_read(&found.path, &self.readers) {
            Step::File(found)
        } else {
            Step::Other
        })
    }

    fn enter(&mut self, folder: &Found) -> io::Result<()> {
        if folder.depth >= MAX_FOLDERS {
            return Err(io::Error::other(format!(
                "folders more than {MAX_FOLDERS} deep are not entered"
            )));
        }
        let entries = std::fs::read_dir(&folder.path)?;
        let mut inside: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
        inside.retain(|p| !is_hidden(p));
        inside.sort();
        for path in inside.into_iter().rev() {
            self.waiting.push_front(Found {
                path,
                named: false,
                depth: folder.depth + 1,
            });
        }
        Ok(())
    }
}

/// Whether an entry of an archive is looked at, by its name: as in a folder, or without an
/// ending.
pub(crate) fn is_entry_read(name: &str) -> bool {
    let path = Path::new(name);
    let hidden = name
        .split(['/', '\\'])
        .any(|part| part == "__MACOSX" || part.starts_with('.') && part.len() > 2);
    !hidden && !sidecar::is_sidecar(path) && (has_known_ending(path) || path.extension().is_none())
}

/// Bytes of all files that would be read below a path, for progress.
pub(crate) fn size_below(path: &Path, readers: &Readers) -> u64 {
    size(path, readers, 0)
}

fn size(path: &Path, readers: &Readers, depth: usize) -> u64 {
    let Ok(meta) = std::fs::metadata(path) else {
        return 0;
    };
    if !meta.is_dir() {
        return meta.len();
    }
    if depth >= MAX_FOLDERS {
        return 0;
    }
    std::fs::read_dir(path).map_or(0, |entries| {
        entries
            .filter_map(Result::ok)
            .map(|e| e.path())
            .filter(|p| !is_hidden(p) && (p.is_dir() || is_file_read(p, readers)))
            .map(|p| size(&p, readers, depth + 1))
            .sum()
    })
}

/// Whether a file in a folder is looked at.
fn is_file_read(path: &Path, readers: &Readers) -> bool {
    has_known_ending(path) || readers.have_ending(ending(path))
}

fn has_known_ending(path: &Path) -> bool {
    let ending = ending(path);
    ENDINGS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

fn ending(path: &Path) -> &str {
    path.extension().and_then(|e| e.to_str()).unwrap_or("")
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .and_then(|n| n.to_str())
        .is_some_and(|n| n.starts_with('.'))
}
