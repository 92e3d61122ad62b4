//! Bytes to text: marks and declarations of the encoding, wrong ones, line ends, and what is no
//! text at all.

mod binary;
mod declared;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use declared::Declared;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use onrecord_core::{Problem, ProblemKind, Supplied};

/// A text that was read out of bytes, and what was doubtful about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text: line ends are `\n`, there is no U+0000 and no byte order mark.
    pub text: String,
    /// Wrong bytes, wrong declarations and NUL characters.
    pub problems: Vec<Problem>,
    /// The encoding that it was read in, by its name in the WHATWG standard.
    pub encoding: &'static str,
}

/// So much behind the first byte that is not ASCII tells the encoding.
const DETECTED: usize = 256 * 1024;

/// Reads bytes as text. A byte order mark decides; else what the transfer declares
/// (`supplied.carried`), else what the document declares, else UTF-8 where the bytes are valid,
/// else what they look like. A declaration that the bytes contradict is a problem, and is not
/// followed.
///
/// # Errors
/// If there is nothing in it ([`ProblemKind::Empty`]) or it is no text
/// ([`ProblemKind::NotText`]).
pub fn decode(bytes: &[u8], supplied: &Supplied) -> Result<Decoded, Problem> {
    binary::refuse_known(bytes)?;
    let mut problems = Vec::new();
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => match wide(bytes) {
            Some(encoding) => (encoding, bytes),
            None => {
                binary::refuse_controls(bytes)?;
                (choose(bytes, supplied, &mut problems), bytes)
            }
        },
    };
    let (text, wrong) = encoding.decode_without_bom_handling(rest);
    if encoding == UTF_16LE || encoding == UTF_16BE {
        binary::refuse_nul(&text)?;
    }
    if wrong {
        problems.push(
            Problem::new(
                ProblemKind::InvalidEncoding,
                format!(
                    "{} sequences are no {} and became U+FFFD",
                    text.matches('\u{FFFD}').count(),
                    encoding.name()
                ),
            )
            .at(first_line(&text, '\u{FFFD}')),
        );
    }
    let text = without_nul(unix_lines(text.into_owned()), &mut problems);
    if text.trim().is_empty() {
        return Err(Problem::new(
            ProblemKind::Empty,
            format!("{} bytes without a letter", bytes.len()),
        ));
    }
    Ok(Decoded {
        text,
        problems,
        encoding: encoding.name(),
    })
}

/// UTF-16 without a mark: Latin text in it has a zero in every other byte, and in no other.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
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
fn choose(bytes: &[u8], supplied: &Supplied, problems: &mut Vec<Problem>) -> &'static Encoding {
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
            &["invalid-encoding -: the bytes are no UTF-8 and were read as windows-1252"],
        );
    }

    #[track_caller]
    fn check_declared(
        content_type: &str,
        text: &str,
        encoding: &'static Encoding,
        taken: &str,
        problems: &[&str],
    ) {
        let supplied = Supplied {
            carried: Some(Box::new(onrecord_core::Carried {
                content_type: Some(content_type.to_owned()),
                ..Default::default()
            })),
            ..Supplied::default()
        };
        let decoded = decode(&encoding.encode(text).0, &supplied).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, taken));
        let found: Vec<_> = decoded.problems.iter().map(|p| p.detail.as_str()).collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn what_is_declared_is_followed_where_it_fits() {
        use encoding_rs::{EUC_JP, KOI8_R, WINDOWS_1251};
        let russian = "<p>Паром снова опоздал, сообщил начальник порта.</p>";
        check_declared("text/html; charset=koi8-r", russian, KOI8_R, "KOI8-R", &[]);
        check_declared("text/html; charset=utf-8", russian, UTF_8, "UTF-8", &[]);
        let page = format!("<meta charset=windows-1251>{russian}");
        check_declared("text/html", &page, WINDOWS_1251, "windows-1251", &[]);
        let japanese = "<?xml version=\"1.0\" encoding=\"euc-jp\"?><p>フェリーはまた遅れた。</p>";
        check_declared("", japanese, EUC_JP, "EUC-JP", &[]);
    }

    #[test]
    fn wrong_declarations_are_found_out() {
        use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
        let french = "<p>La navette a été retardée, a déclaré le maire.</p>";
        check_declared(
            "text/html; charset=iso-8859-1",
            french,
            UTF_8,
            "UTF-8",
            &["the transfer declares \"iso-8859-1\", but the bytes are UTF-8"],
        );
        check_declared(
            "text/html; charset=UTF-8",
            french,
            WINDOWS_1252,
            "windows-1252",
            &["the transfer declares \"utf-8\", but the bytes are windows-1252"],
        );
        let russian = "<meta charset=cp1251><p>Паром снова опоздал, сообщил начальник порта.</p>";
        check_declared(
            "text/html; charset=iso-8859-1",
            russian,
            WINDOWS_1251,
            "windows-1251",
            &["the transfer declares \"iso-8859-1\", but the bytes are windows-1251"],
        );
        check_declared(
            "text/html; charset=klingon",
            french,
            UTF_8,
            "UTF-8",
            &["the transfer declares \"klingon\", which is no known encoding"],
        );
    }

    #[test]
    fn undeclared_bytes_are_recognised() {
        use encoding_rs::{GBK, SHIFT_JIS, WINDOWS_1251};
        for (text, encoding) in [
            (
                "Паром снова опоздал, сообщил начальник порта. Пассажиров просят вернуться во вторник.",
                WINDOWS_1251,
            ),
            ("渡船又晚点了，港务局长说。乘客们被告知星期二再来。", GBK),
            (
                "フェリーがまた遅れたと港長は述べた。乗客は火曜日に戻るよう求められた。",
                SHIFT_JIS,
            ),
        ] {
            let decoded = decode(&encoding.encode(text).0, &Supplied::default()).unwrap();
            assert_eq!(decoded.text, text);
        }
        let wide: Vec<u8> = "The ferry was late again."
            .bytes()
            .flat_map(|b| [b, 0])
            .collect();
        let decoded = decode(&wide, &Supplied::default()).unwrap();
        assert_eq!(decoded.encoding, "UTF-16LE");
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
