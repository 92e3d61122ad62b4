//! Which encoding bytes are in, where no mark at their beginning says so.

use super::declared::{self, Declared};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use onrecord_core::{Problem, ProblemKind, Supplied};

/// So much behind the first byte that is not ASCII tells the encoding.
const DETECTED: usize = 256 * 1024;

/// UTF-16 without a mark: Latin text in it has a zero in every other byte, and in no other.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..1024).unwrap_or(bytes);
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even, odd) {
        (0, odd) if half >= 8 && odd * 10 >= half * 7 => Some(UTF_16LE),
        (even, 0) if half >= 8 && even * 10 >= half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of bytes without a mark.
pub(super) fn choose(
    bytes: &[u8],
    supplied: &Supplied,
    problems: &mut Vec<Problem>,
) -> &'static Encoding {
    let carried = supplied.carried.as_ref();
    let transfer = carried
        .and_then(|c| c.content_type.as_deref())
        .and_then(declared::by_transfer);
    let document = declared::by_document(bytes);
    let mut known: Vec<(&Declared, &'static Encoding)> = Vec::new();
    for declared in transfer.iter().chain(&document) {
        match declared.encoding {
            Some(encoding) => known.push((declared, encoding)),
            None => problems.push(Problem::new(
                ProblemKind::InvalidEncoding,
                format!(
                    "{} declares {:?}, which is no known encoding",
                    declared.by, declared.label
                ),
            )),
        }
    }
    let first = known.first().copied();
    let plain = bytes.is_ascii();
    // Only escape sequences make something else of plain bytes.
    if plain {
        return match first {
            Some((_, encoding)) if bytes.contains(&0x1B) && !encoding.is_ascii_compatible() => {
                encoding
            }
            _ => UTF_8,
        };
    }
    let taken = if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        match known.as_slice() {
            [(_, a), (_, b), ..] if a != b => {
                // Many servers declare one encoding for all they have.
                let seen = detected(bytes, supplied);
                let second = *b == seen && fits(bytes, b);
                if second || !fits(bytes, a) { seen } else { a }
            }
            [(_, encoding), ..] if *encoding != UTF_8 && fits(bytes, encoding) => encoding,
            _ if is_damaged_utf8(bytes) => UTF_8,
            _ => detected(bytes, supplied),
        }
    };
    match first {
        Some((declared, encoding)) if encoding != taken => problems.push(Problem::new(
            ProblemKind::InvalidEncoding,
            format!(
                "{} declares {:?}, but the bytes are {}",
                declared.by,
                declared.label,
                taken.name()
            ),
        )),
        None if taken != UTF_8 => problems.push(Problem::new(
            ProblemKind::InvalidEncoding,
            format!("the bytes are no UTF-8 and were read as {}", taken.name()),
        )),
        _ => {}
    }
    taken
}

/// Whether an encoding explains all bytes, without control signs that no text has.
fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    !wrong && !text.contains(|c| matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}'))
}

/// Whether most of what is not ASCII is UTF-8: some bytes of it were lost.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > 0 && right >= wrong
}

/// What the bytes look like.
fn detected(bytes: &[u8], supplied: &Supplied) -> &'static Encoding {
    let from = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    // The words around tell the language.
    let from = from.saturating_sub(64);
    let rest = bytes.get(from..).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(rest.get(..DETECTED).unwrap_or(rest), true);
    detector.guess(
        top_domain(supplied).as_deref().map(str::as_bytes),
        Utf8Detection::Deny,
    )
}

/// The last label of the host that a document came from: `ru`.
fn top_domain(supplied: &Supplied) -> Option<String> {
    let carried = supplied.carried.as_ref().and_then(|c| c.url.as_deref());
    let url = supplied.url.as_deref().or(carried)?;
    let host = url.split_once("://")?.1;
    let host = host.split(['/', '?', '#', ':']).next()?;
    let last = host.rsplit('.').next()?.to_ascii_lowercase();
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (last.len() >= 2 && last.bytes().all(fits)).then_some(last)
}
