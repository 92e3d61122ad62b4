//! zip: any of the formats, in the order of the archive's directory.

use super::limits::{Meter, Unpacked, problem_of, read_document};
use super::tar::shown;
use super::walk::is_entry_read;
use super::{Flow, Out, Reader, Record, Source};
use flate2::bufread::DeflateDecoder;
use onrecord_core::{Problem, ProblemKind};
use rawzip::{
    CompressionMethod, FileReader, RECOMMENDED_BUFFER_SIZE, ReaderAt, ZipArchive,
    ZipArchiveEntryWayfinder, ZipLocator,
};
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

/// zip archives, stored or deflated. The directory is read entry by entry, so that a million
/// of them take no memory.
pub(crate) struct Zip;

impl Reader for Zip {
    fn formats(&self) -> &[&'static str] {
        &[]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"]
            .iter()
            .any(|magic| head.starts_with(magic))
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let here = source.stand_in();
        let bytes = match bytes_of(source) {
            Ok(bytes) => bytes,
            Err(problem) => return out.problem(&here, "", problem),
        };
        let length = bytes.length;
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let archive = ZipLocator::new().locate_in_reader(bytes, &mut buffer, length);
        let archive = match archive {
            Ok(archive) => archive,
            Err((_, error)) => {
                let why = format!("the directory of the archive is not found: {error}");
                return out.problem(&here, "", Problem::new(ProblemKind::BadRecord, why));
            }
        };
        let mut entries = archive.entries(&mut buffer);
        loop {
            let entry = match entries.next_entry() {
                Ok(Some(entry)) => entry,
                Ok(None) => return ControlFlow::Continue(()),
                Err(error) => {
                    let why = format!("the directory of the archive breaks off: {error}");
                    return out.problem(&here, "", Problem::new(ProblemKind::BadRecord, why));
                }
            };
            if entry.is_dir() {
                continue;
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
            let place = format!("!/{}", shown(&name));
            let method = entry.compression_method();
            let refused = match method {
                _ if entry.flags().is_encrypted() => Some("it is encrypted".to_owned()),
                CompressionMethod::STORE | CompressionMethod::DEFLATE => None,
                other => Some(format!("its compression is not read: {other:?}")),
            };
            if !is_entry_read(&name) {
                out.pass_over()?;
            } else if let Some(why) = refused {
                out.problem(&here, &place, Problem::new(ProblemKind::UnknownFormat, why))?;
            } else {
                let deflated = method == CompressionMethod::DEFLATE;
                read_entry(&archive, entry.wayfinder(), deflated, &here, &place, out)?;
            }
            if out.is_spent(&here)? {
                return ControlFlow::Continue(());
            }
        }
    }

    fn read_again(&self, _: &mut Record) {}
}

fn read_entry(
    archive: &ZipArchive<Bytes>,
    entry: ZipArchiveEntryWayfinder,
    deflated: bool,
    here: &Source<'_>,
    place: &str,
    out: &mut Out<'_>,
) -> Flow {
    let entry = match archive.get_entry(entry) {
        Ok(entry) => entry,
        Err(error) => {
            let why = format!("the entry is not where the directory says: {error}");
            return out.problem(here, place, Problem::new(ProblemKind::BadRecord, why));
        }
    };
    let stored = BufReader::new(entry.reader());
    if deflated {
        let unpacked = Unpacked::new(DeflateDecoder::new(stored), Rc::clone(&here.meter));
        out.entry(here, entry.verifying_reader(unpacked), place)
    } else {
        // Entries may lie over one another, so even what is not packed can be a bomb.
        let unpacked = Unpacked::new(stored, Rc::clone(&here.meter));
        out.entry(here, entry.verifying_reader(unpacked), place)
    }
}

/// The bytes of an archive, any of which can be read at any time: those of a file, or of a part
/// of another archive, which is read whole.
fn bytes_of(source: &mut Source<'_>) -> Result<Bytes, Problem> {
    let meter = Rc::clone(&source.meter);
    let (at, length) = match source.file.take() {
        Some(file) => {
            let length = file.metadata().map_err(|e| problem_of(&e))?.len();
            (At::File(FileReader::from(file)), length)
        }
        None => {
            let bytes = read_document(source)?;
            let length = bytes.len() as u64;
            (At::Memory(bytes), length)
        }
    };
    Ok(Bytes { at, length, meter })
}

struct Bytes {
    at: At,
    length: u64,
    meter: Rc<Meter>,
}

enum At {
    File(FileReader),
    Memory(Vec<u8>),
}

impl ReaderAt for Bytes {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match &self.at {
            At::File(file) => {
                let got = file.read_at(buffer, offset)?;
                self.meter.read(got);
                Ok(got)
            }
            At::Memory(bytes) => {
                let from = usize::try_from(offset).ok().and_then(|at| bytes.get(at..));
                from.unwrap_or_default().read(buffer)
            }
        }
    }
}
