//! Bytes to text: byte order marks, wrong bytes, line ends, and what is no text at all.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use onrecord_core::{Problem, ProblemKind, Supplied};

/// A text that was read out of bytes, and what was doubtful about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text: line ends are `\n`, there is no U+0000 and no byte order mark.
    pub text: String,
    /// Wrong bytes and NUL characters.
    pub problems: Vec<Problem>,
}

/// First bytes of formats that are no text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1F\x8B", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"\xFD7zXZ", "xz data"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
];

/// How much is looked at to tell text from other data.
const SAMPLE: usize = 64 * 1024;

/// Reads bytes as text: UTF-8 with or without a byte order mark, UTF-16 with one, and
/// windows-1252 where the bytes are no UTF-8 and it is plausible.
///
/// # Errors
/// If there is nothing in it ([`ProblemKind::Empty`]) or it is no text
/// ([`ProblemKind::NotText`]).
pub fn decode(bytes: &[u8], supplied: &Supplied) -> Result<Decoded, Problem> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Problem::new(ProblemKind::NotText, (*what).to_owned()));
    }
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (UTF_8, bytes),
    };
    if encoding == UTF_8 {
        refuse_binary(rest)?;
    }
    let mut problems = Vec::new();
    let raw = if encoding == UTF_8 {
        match std::str::from_utf8(rest) {
            Ok(text) => text.to_owned(),
            Err(_) => lenient(rest, &mut problems),
        }
    } else {
        let (text, wrong) = encoding.decode_without_bom_handling(rest);
        if wrong {
            let place = first_line(&text, '\u{FFFD}');
            problems.push(
                Problem::new(
                    ProblemKind::InvalidEncoding,
                    format!(
                        "{} wrong {} sequences became U+FFFD",
                        text.matches('\u{FFFD}').count(),
                        encoding.name()
                    ),
                )
                .at(place),
            );
        }
        let nul = text.chars().take(SAMPLE).filter(|c| *c == '\0').count();
        if nul * 10 > text.chars().take(SAMPLE).count() {
            return Err(Problem::new(
                ProblemKind::NotText,
                format!("{nul} NUL characters near its beginning"),
            ));
        }
        text.into_owned()
    };
    let text = without_nul(unix_lines(raw), &mut problems);
    if text.trim().is_empty() {
        return Err(Problem::new(
            ProblemKind::Empty,
            format!("{} bytes without a letter", bytes.len()),
        ));
    }
    Ok(Decoded { text, problems })
}

/// Puts U+FFFD for each U+0000, with one problem for all of them.
pub(crate) fn without_nul(text: String, problems: &mut Vec<Problem>) -> String {
    if !text.contains('\0') {
        return text;
    }
    problems.push(
        Problem::new(
            ProblemKind::NulCharacter,
            format!(
                "{} NUL characters became U+FFFD",
                text.matches('\0').count()
            ),
        )
        .at(first_line(&text, '\0')),
    );
    text.replace('\0', "\u{FFFD}")
}

fn refuse_binary(bytes: &[u8]) -> Result<(), Problem> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let odd = |b: &&u8| b.is_ascii_control() && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    let count = sample.iter().filter(odd).count();
    // A stray control character is a flaw of a text; one byte in twenty is other data.
    if count >= 4 && count * 20 > sample.len() {
        return Err(Problem::new(
            ProblemKind::NotText,
            format!("{count} control bytes among the first {}", sample.len()),
        ));
    }
    Ok(())
}

fn lenient(bytes: &[u8], problems: &mut Vec<Problem>) -> String {
    let lossy = String::from_utf8_lossy(bytes);
    let count = lossy.matches('\u{FFFD}').count();
    let place = first_line(&lossy, '\u{FFFD}');
    if is_windows_1252(bytes) {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        problems.push(
            Problem::new(
                ProblemKind::InvalidEncoding,
                format!("{count} sequences are no UTF-8; the text was read as windows-1252"),
            )
            .at(place),
        );
        return text.into_owned();
    }
    problems.push(
        Problem::new(
            ProblemKind::InvalidEncoding,
            format!("{count} sequences are no UTF-8 and became U+FFFD"),
        )
        .at(place),
    );
    lossy.into_owned()
}

/// Western European text has few high bytes, hardly ever two in a row outside of quotation
/// marks, none that windows-1252 leaves undefined, and no valid UTF-8 sequence among them.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let mut high = 0usize;
    let mut runs = 0usize;
    let mut letters = 0usize;
    let mut before = 0u8;
    for byte in bytes {
        match *byte {
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D => return false,
            0x80.. => {
                high += 1;
                let letter = |b: u8| b >= 0xC0;
                runs += usize::from(letter(*byte) && letter(before));
            }
            b if b.is_ascii_alphabetic() => letters += 1,
            _ => {}
        }
        before = *byte;
    }
    let valid = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    !valid && high * 5 <= letters && runs * 4 <= high
}

fn unix_lines(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

fn first_line(text: &str, what: char) -> String {
    let line = text
        .split('\n')
        .position(|line| line.contains(what))
        .unwrap_or(0);
    format!("line {}", line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, problems: &[&str]) {
        let decoded = decode(bytes, &Supplied::default()).unwrap();
        assert_eq!(decoded.text, text);
        let found: Vec<_> = decoded
            .problems
            .iter()
            .map(|p| {
                format!(
                    "{} {}: {}",
                    p.kind.as_str(),
                    p.place.as_deref().unwrap_or("-"),
                    p.detail
                )
            })
            .collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn marks_and_line_ends_are_taken_away() {
        check(b"\xEF\xBB\xBFone\r\ntwo\rthree", "one\ntwo\nthree", &[]);
        check(b"\xFF\xFEh\0\xE9\0", "hé", &[]);
        check(b"\xFE\xFF\0h\0i", "hi", &[]);
    }

    #[test]
    fn western_bytes_are_read_as_windows_1252() {
        check(
            b"The mayor\nsaid \x93caf\xE9\x94 twice, and the whole council agreed",
            "The mayor\nsaid “café” twice, and the whole council agreed",
            &[
                "invalid-encoding line 2: 2 sequences are no UTF-8; the text was read as windows-1252",
            ],
        );
    }

    #[test]
    fn other_wrong_bytes_are_marked_and_counted() {
        check(
            "one \u{e9}\ntwo"
                .bytes()
                .chain(*b" \xFF.")
                .collect::<Vec<_>>()
                .as_slice(),
            "one é\ntwo \u{FFFD}.",
            &["invalid-encoding line 2: 1 sequences are no UTF-8 and became U+FFFD"],
        );
    }

    #[test]
    fn nul_characters_are_replaced_and_counted() {
        check(
            b"a long enough line of text\nand\0 another",
            "a long enough line of text\nand\u{FFFD} another",
            &["nul-character line 2: 1 NUL characters became U+FFFD"],
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let kind = |bytes: &[u8]| decode(bytes, &Supplied::default()).unwrap_err().kind;
        assert_eq!(kind(b""), ProblemKind::Empty);
        assert_eq!(kind(b" \r\n\t "), ProblemKind::Empty);
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n"), ProblemKind::NotText);
        assert_eq!(kind(b"PK\x03\x04rest"), ProblemKind::NotText);
        assert_eq!(kind(&[b'x', 0, 1, 2, 0, 0, 7, 0]), ProblemKind::NotText);
        assert_eq!(kind(&[0xFF, 0xFE, 0, 0, 0, 0]), ProblemKind::NotText);
    }
}
