//! Bytes to text: marks and declarations of the encoding, wrong ones, line ends, and what is no
//! text at all.

mod binary;
mod declared;
mod encoding;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
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
        None => match encoding::wide(bytes) {
            Some(encoding) => (encoding, bytes),
            None => {
                binary::refuse_controls(bytes)?;
                (encoding::choose(bytes, supplied, &mut problems), bytes)
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
    use encoding_rs::UTF_8;

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
