//! tar: any of the formats, one entry after the other.

use super::walk::is_entry_read;
use super::{Flow, Out, Reader, Record, Source};
use onrecord_core::{Problem, ProblemKind};
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Everything in an archive is laid out in blocks of this size.
const BLOCK: usize = 512;

/// Longest name of an entry that is read.
const MAX_NAME: u64 = 16 * 1024;

/// Archives of the tape archiver: ustar, GNU and pax.
pub(crate) struct Tar;

impl Reader for Tar {
    fn formats(&self) -> &[&'static str] {
        &[]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.first_chunk()
            .is_some_and(|block| Header::parse(block).is_some())
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let here = source.stand_in();
        let mut offset = 0u64;
        let mut name: Option<String> = None;
        let mut was_lost = false;
        loop {
            let at = offset;
            let place = format!("@{at}");
            let mut block = [0u8; BLOCK];
            match read_full(source, &mut block) {
                Ok(BLOCK) => offset += BLOCK as u64,
                Ok(0) => return ControlFlow::Continue(()),
                Ok(_) => return out.problem(&here, &place, broken(at, "the archive breaks off")),
                Err(error) => return out.error(&here, &place, &error),
            }
            if block.iter().all(|b| *b == 0) {
                continue;
            }
            let Some(header) = Header::parse(&block) else {
                // The next header is looked for block by block.
                if !std::mem::replace(&mut was_lost, true) {
                    out.problem(&here, &place, broken(at, "no header of an entry"))?;
                }
                continue;
            };
            was_lost = false;
            let data = header
                .size
                .div_ceil(BLOCK as u64)
                .saturating_mul(BLOCK as u64);
            let mut entry = (&mut *source).take(header.size);
            match header.kind {
                b'L' | b'x' => match long_name(header.kind, &mut entry) {
                    Ok(found) => name = found.or(name),
                    Err(error) => out.error(&here, &place, &error)?,
                },
                b'0' | 0 | b'7' => {
                    let name = name.take().unwrap_or(header.name);
                    if is_entry_read(&name) {
                        out.entry(&here, &mut entry, &format!("!/{}", shown(&name)))?;
                    } else {
                        out.pass_over()?;
                    }
                }
                _ => name = None,
            }
            let left = entry.limit();
            let padding = data.saturating_sub(header.size);
            let skipped = io::copy(
                &mut (&mut *source).take(left.saturating_add(padding)),
                &mut io::sink(),
            );
            if let Err(error) = skipped {
                return out.error(&here, &place, &error);
            }
            offset = offset.saturating_add(data);
            if out.is_spent(&here)? {
                return ControlFlow::Continue(());
            }
        }
    }

    fn read_again(&self, _: &mut Record) {}
}

fn broken(at: u64, why: &str) -> Problem {
    Problem::new(ProblemKind::BadRecord, why).at(format!("offset {at}"))
}

/// The name of an entry as it is shown.
pub(super) fn shown(name: &str) -> String {
    let name = name.trim_start_matches("./");
    let safe = name.chars().take(1_000);
    safe.map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect()
}

struct Header {
    name: String,
    size: u64,
    kind: u8,
}

impl Header {
    /// Reads a block; `None` if its checksum is not that of a header.
    fn parse(block: &[u8; BLOCK]) -> Option<Self> {
        let stated = number(block.get(148..156)?)?;
        let sum: u64 = block
            .iter()
            .enumerate()
            .map(|(i, b)| {
                if (148..156).contains(&i) {
                    32
                } else {
                    u64::from(*b)
                }
            })
            .sum();
        if sum != stated || sum == 256 {
            return None;
        }
        let name = text(block.get(..100)?);
        let is_ustar = block.get(257..262)? == b"ustar";
        let prefix = text(block.get(345..500)?);
        let gnu = block.get(257..265)? == b"ustar  \0";
        Some(Self {
            name: if is_ustar && !gnu && !prefix.is_empty() {
                format!("{prefix}/{name}")
            } else {
                name
            },
            size: number(block.get(124..136)?)?,
            kind: *block.get(156)?,
        })
    }
}

/// A field that is a text, up to its first NUL.
fn text(field: &[u8]) -> String {
    let end = field.iter().position(|b| *b == 0).unwrap_or(field.len());
    String::from_utf8_lossy(field.get(..end).unwrap_or_default()).into_owned()
}

/// A field that is a number: in octal digits, or in binary where the first bit is set.
fn number(field: &[u8]) -> Option<u64> {
    if field.first()? & 0x80 != 0 {
        let low = field.last_chunk::<8>()?;
        let high = field.get(1..field.len() - 8)?;
        let fits = high.iter().all(|b| *b == 0);
        return fits
            .then(|| u64::from_be_bytes(*low))
            .filter(|n| *n < 1 << 62);
    }
    let digits = text(field);
    u64::from_str_radix(digits.trim(), 8).ok()
}

/// The name that an entry of its own gives to the one behind it.
fn long_name(kind: u8, entry: &mut dyn Read) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    entry.take(MAX_NAME).read_to_end(&mut bytes)?;
    if kind == b'L' {
        return Ok(Some(text(&bytes)));
    }
    // pax: lines of `LENGTH KEY=VALUE`.
    let lines = String::from_utf8_lossy(&bytes).into_owned();
    let path = lines
        .split('\n')
        .filter_map(|line| line.split_once(' ')?.1.strip_prefix("path="))
        .next_back();
    Ok(path.map(str::to_owned))
}

fn read_full(reader: &mut dyn Read, buffer: &mut [u8; BLOCK]) -> io::Result<usize> {
    let mut bytes = Vec::with_capacity(BLOCK);
    reader.take(BLOCK as u64).read_to_end(&mut bytes)?;
    for (to, from) in buffer.iter_mut().zip(&bytes) {
        *to = *from;
    }
    Ok(bytes.len())
}
