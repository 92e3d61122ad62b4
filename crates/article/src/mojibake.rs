//! Lines that had been read in the wrong encoding, and what they said.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};

/// Longer lines are not looked at: a wrongly read page is wrong in its short lines too.
const LONGEST: usize = 100_000;

/// The line as it was meant, if it had been read in the wrong encoding; else `None`.
///
/// Two mistakes are undone: windows-1251 read as windows-1252 or Latin-1 (a line of nothing
/// but accented letters), and UTF-8 read so (`â€™`).
pub(crate) fn repair(line: &str) -> Option<String> {
    if line.is_ascii() || line.len() > LONGEST {
        return None;
    }
    if let Some(repaired) = cyrillic(line) {
        return Some(repaired);
    }
    let mut repaired = utf8(line)?;
    // Some texts went through the same mistake twice.
    while let Some(again) = utf8(&repaired).filter(|again| again.len() < repaired.len()) {
        repaired = again;
    }
    Some(repaired)
}

/// The byte that a reader of windows-1252 or Latin-1 would have shown as `c`.
fn byte_of(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(c) {
        return Some(byte);
    }
    let mut buffer = [0u8; 4];
    let (bytes, _, wrong) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, wrong) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

fn decode(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

fn cyrillic(line: &str) -> Option<String> {
    let accented = |c: char| matches!(c, '\u{C0}'..='\u{FF}');
    let (mut high, mut plain, mut pairs, mut before) = (0usize, 0usize, 0usize, ' ');
    for c in line.chars() {
        high += usize::from(accented(c));
        plain += usize::from(c.is_ascii_alphabetic());
        pairs += usize::from(accented(c) && accented(before));
        before = c;
    }
    // No Latin alphabet writes whole words in accented letters.
    if high < 6 || high < plain * 2 || pairs * 2 < high {
        return None;
    }
    let bytes: Option<Vec<u8>> = line.chars().map(byte_of).collect();
    let text = decode(&bytes?, WINDOWS_1251)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let cyrillic = text
        .chars()
        .filter(|c| matches!(c, '\u{400}'..='\u{4FF}'))
        .count();
    (cyrillic * 10 >= (letters - plain.min(letters)) * 9).then_some(text)
}

fn utf8(line: &str) -> Option<String> {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let (mut sure, mut other) = (0usize, 0usize);
    while let Some(c) = rest.chars().next() {
        if let Some((fixed, taken, weight)) = sequence(rest) {
            out.push(fixed);
            sure += weight;
            rest = rest.get(taken..)?;
        } else {
            other += usize::from(!c.is_ascii());
            out.push(c);
            rest = rest.get(c.len_utf8()..)?;
        }
    }
    // A line that also holds what no wrong reading makes is rather right as it is.
    (sure >= 2 + 2 * other).then_some(out)
}

/// A character written as the two to four that its UTF-8 bytes are in windows-1252: the
/// character, the length of its disguise, and how sure that is.
fn sequence(text: &str) -> Option<(char, usize, usize)> {
    let lead = byte_of(text.chars().next()?)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [0u8; 4];
    let mut taken = 0;
    for (slot, c) in bytes.iter_mut().zip(text.chars()).take(length) {
        *slot = byte_of(c)?;
        taken += c.len_utf8();
    }
    let decoded = decode(bytes.get(..length)?, UTF_8)?;
    let fixed = decoded.chars().next()?;
    // Signs, and letters of scripts that have three bytes; and no blank behind a letter.
    let likely = match length {
        2 => matches!(lead, 0xC2 | 0xC3) || text.chars().nth(1) != Some('\u{A0}'),
        3 => {
            matches!(fixed, '\u{800}'..='\u{FFF}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{9FFF}' | '\u{FB00}'..='\u{FFFD}')
        }
        _ => true,
    };
    if !likely {
        return None;
    }
    // Two accented characters may meet by chance; three that fit do not. After "Ã" and "Â"
    // no word goes on with a sign.
    let weight = if length > 2 || matches!(lead, 0xC2 | 0xC3) {
        2
    } else {
        1
    };
    Some((fixed, taken, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(repair(line).as_deref(), expected);
    }

    #[test]
    fn cyrillic_read_as_latin_is_taken_back() {
        check("×èòàéòå òàêæå íîâîñòè", Some("Читайте также новости"));
        check(
            "Íàø ñàéò òàêîæ óêðà¿íñüêîþ",
            Some("Наш сайт також українською"),
        );
    }

    #[test]
    fn utf8_read_as_latin_is_taken_back() {
        check("the townâ€™s cafÃ©", Some("the town’s café"));
        check("nÃƒÂ©e Brandt", Some("née Brandt"));
        check("an ellipsisâ€¦", Some("an ellipsis…"));
    }

    #[test]
    fn accents_and_plain_text_are_left_alone() {
        for line in [
            "plain",
            "“Naïve” façade, déjà vu – 20 °C",
            "Ærøskøbing, Århus og Öland",
            "Читайте также",
            "£5 § 3 Ä",
            "ÀÉÎÕÜ",
            "on est allé là´´",
            "TÄÄLLÄ\u{A0}ON KÄ\u{A0}SILLÄ",
            "Lund – a song called Ã¥",
        ] {
            check(line, None);
        }
    }
}
