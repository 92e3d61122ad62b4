//! Character classes as Python draws them, because the model was fitted to text read with them.
//!
//! The standard library's classes differ in little: Python's decimal digits (`\d`) and digits
//! (`isdigit`) have no counterpart, and its letters are the general category L, so the vowel
//! signs of Indic scripts, which Rust counts as alphabetic, are no letters there. That last
//! difference is left alone: it concerns no language the model reads.

/// The zeros of the decimal digits: each is followed by its 1 to 9.
const ZEROS: &[u32] = &[
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0,
    0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// Digits that are not decimal: raised, lowered, circled; first and last of each range.
const OTHER_DIGITS: &[(u32, u32)] = &[
    (0x00B2, 0x00B3),
    (0x00B9, 0x00B9),
    (0x1369, 0x1371),
    (0x19DA, 0x19DA),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247C),
    (0x2488, 0x2490),
    (0x24EA, 0x24EA),
    (0x24F5, 0x24FD),
    (0x24FF, 0x24FF),
    (0x2776, 0x277E),
    (0x2780, 0x2788),
    (0x278A, 0x2792),
    (0x10A40, 0x10A43),
    (0x10E60, 0x10E68),
    (0x11052, 0x1105A),
    (0x1F100, 0x1F10A),
];

/// Whether `c` is a decimal digit: `\d`.
pub(crate) fn is_decimal(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    let code = u32::from(c);
    let after = ZEROS.partition_point(|zero| *zero <= code);
    after
        .checked_sub(1)
        .and_then(|i| ZEROS.get(i))
        .is_some_and(|zero| code - zero < 10)
}

/// Whether `c` is a digit of any kind: `str.isdigit`.
pub(crate) fn is_digit(c: char) -> bool {
    let code = u32::from(c);
    is_decimal(c)
        || OTHER_DIGITS
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&code))
}

/// Whether `c` can stand in a word: `[^\W\d_]`.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphanumeric() && !is_decimal(c)
}

/// Whether `c` is a letter: `str.isalpha`.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_numeric()
}

/// Whether `c` is a blank: `\s`, which holds the four separators of ASCII too.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// Whether every letter with a case is small, and there is one: `str.islower`.
pub(crate) fn is_lower(text: &str) -> bool {
    has_one_case(text, char::is_lowercase, char::is_uppercase)
}

/// Whether every letter with a case is a capital, and there is one: `str.isupper`.
pub(crate) fn is_upper(text: &str) -> bool {
    has_one_case(text, char::is_uppercase, char::is_lowercase)
}

fn has_one_case(text: &str, wanted: fn(char) -> bool, other: fn(char) -> bool) -> bool {
    let mut found = false;
    for c in text.chars() {
        if other(c) || is_title(c) {
            return false;
        }
        found |= wanted(c);
    }
    found
}

/// Whether `c` is one sign for a capital and a small letter, like `ǅ`.
fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | '\u{1F88}'..='\u{1F8F}' | '\u{1F98}'..='\u{1F9F}'
        | '\u{1FA8}'..='\u{1FAF}' | '\u{1FBC}' | '\u{1FCC}' | '\u{1FFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_told_from_letters_and_fractions() {
        for (c, decimal, digit, word) in [
            ('7', true, true, false),
            ('٣', true, true, false),
            ('²', false, true, true),
            ('½', false, false, true),
            ('Ⅷ', false, false, true),
            ('ж', false, false, true),
            ('_', false, false, false),
            ('𝟗', true, true, false),
        ] {
            assert_eq!(is_decimal(c), decimal, "{c}");
            assert_eq!(is_digit(c), digit, "{c}");
            assert_eq!(is_word(c), word, "{c}");
        }
    }

    #[test]
    fn case_needs_a_letter_that_has_one() {
        assert!(is_lower("straße") && !is_lower("中文") && !is_lower("aB"));
        assert!(is_upper("ЖД") && is_upper("A1") && !is_upper("12") && !is_upper("ǅ"));
    }
}
