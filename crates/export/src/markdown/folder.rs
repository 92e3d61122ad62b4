//! The folder of notes, in which nothing of anybody else is touched.

use crate::ExportError;
use crate::file::beside;
use onrecord_core::text::hex;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What became of a folder of notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesWritten {
    /// How many notes were written.
    pub notes: u64,
    /// Files that stood where a note was to go, and were left as they are: notes that somebody
    /// has changed, and files that are no notes of ours.
    pub kept: Vec<PathBuf>,
}

/// What a note is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Article,
    Claim,
    Source,
    Outlet,
    Story,
}

impl Kind {
    /// As the front matter names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Claim => "claim",
            Self::Source => "source",
            Self::Outlet => "outlet",
            Self::Story => "story",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Article => "Articles",
            Self::Claim => "Claims",
            Self::Source => "Sources",
            Self::Outlet => "Outlets",
            Self::Story => "Stories",
        }
    }
}

/// Writes notes into a folder.
///
/// The last line of a note is a comment with what the note is of and a digest of all before it.
/// Only a file whose last line is right is ever replaced.
#[derive(Debug)]
pub(super) struct Folder<'a> {
    path: &'a Path,
    pub(super) written: NotesWritten,
}

impl<'a> Folder<'a> {
    pub(super) fn new(path: &'a Path) -> Result<Self, ExportError> {
        for kind in [
            Kind::Article,
            Kind::Claim,
            Kind::Source,
            Kind::Outlet,
            Kind::Story,
        ] {
            let folder = path.join(kind.folder());
            fs::create_dir_all(&folder).map_err(|e| ExportError::at(e, &folder))?;
        }
        Ok(Self {
            path,
            written: NotesWritten::default(),
        })
    }

    /// Writes a note, or leaves what is there.
    pub(super) fn put(
        &mut self,
        kind: Kind,
        key: &str,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let folder = self.path.join(kind.folder());
        let path = folder.join(format!("{name}.md"));
        let at = |e| ExportError::at(e, &path);
        let mark = format!("%% onrecord {} {key}", kind.name());
        let is_there = match fs::symlink_metadata(&path) {
            Ok(found) if !found.is_file() || !is_ours(&path, &mark).map_err(at)? => {
                self.written.kept.push(path);
                return Ok(());
            }
            Ok(_) => true,
            Err(e) if e.kind() == ErrorKind::NotFound => false,
            Err(e) => return Err(at(e)),
        };
        let part = beside().tempfile_in(&folder).map_err(at)?;
        let mut out = Digesting {
            out: BufWriter::new(part),
            digest: Sha256::new(),
        };
        write(&mut out)?;
        let Digesting { mut out, digest } = out;
        writeln!(out, "{mark} {} %%", hex(&digest.finalize())).map_err(at)?;
        let part = out.into_inner().map_err(|e| at(e.into_error()))?;
        let put = if is_there {
            part.persist(&path)
        } else {
            // What has come to stand there in between stays too.
            part.persist_noclobber(&path)
        };
        match put {
            Ok(_) => self.written.notes += 1,
            Err(e) if e.error.kind() == ErrorKind::AlreadyExists => self.written.kept.push(path),
            Err(e) => return Err(at(e.error)),
        }
        Ok(())
    }
}

/// Whether a file is a note of the same thing, and as it was written.
fn is_ours(path: &Path, mark: &str) -> io::Result<bool> {
    let bytes = fs::read(path)?;
    let Some(line) = bytes.strip_suffix(b"\n") else {
        return Ok(false);
    };
    let start = line.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let (before, last) = line.split_at(start);
    let right = format!("{mark} {} %%", hex(&Sha256::digest(before)));
    Ok(last == right.as_bytes())
}

/// Passes on what is written, and digests it.
struct Digesting<W> {
    out: W,
    digest: Sha256,
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.digest.update(bytes.get(..count).unwrap_or(bytes));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_replaced_only_while_it_is_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let put = |text: &str, key: &str| {
            let mut notes = Folder::new(folder.path()).unwrap();
            let done = notes.put(Kind::Claim, key, "A", |out| Ok(writeln!(out, "{text}")?));
            done.unwrap();
            notes.written
        };
        let path = folder.path().join("Claims/A.md");
        let first = |path: &Path| {
            let text = fs::read_to_string(path).unwrap();
            text.lines().next().unwrap().to_owned()
        };
        assert_eq!(put("one", "k").notes, 1);
        assert_eq!(put("two", "k").notes, 1);
        assert_eq!(first(&path), "two");
        // The note of another thing is not this one's to replace.
        assert_eq!(put("other", "l").kept, std::slice::from_ref(&path));
        // Somebody writes into it.
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("mine\n{text}")).unwrap();
        let written = put("three", "k");
        assert_eq!((written.notes, written.kept.len()), (0, 1));
        assert_eq!(first(&path), "mine");
        // Something that never was a note; something that is not even a file.
        for other in ["", "%% onrecord claim k %%\n", "text"] {
            fs::write(&path, other).unwrap();
            assert_eq!(put("four", "k").kept.len(), 1);
            assert_eq!(fs::read_to_string(&path).unwrap(), other);
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(put("five", "k").kept.len(), 1);
        assert!(path.is_dir());
        // No half file is left.
        assert_eq!(
            fs::read_dir(folder.path().join("Claims")).unwrap().count(),
            1
        );
    }
}
