//! How sure it is that some characters are another one in disguise.
//!
//! In a text that is right, the same characters meet as well: `É…` at the end of a word, a
//! French `é` before a blank and `»`, a `×` before a quotation mark. What never happens is a
//! capital behind a small letter with a sign behind it, a sign inside a word, or three such
//! pairs in a row.

use super::sequence::{Sequence, State};
use super::tables::Wrong;

/// Signs that may follow the last letter of a word.
const CLOSING: &str = "…’‘“”„–—™®©»«›‹\u{A0}\u{AD}´¨·°²³¹ºª§†‡•";

/// What may follow these signs once more.
const CLOSING_AGAIN: &str = "»”’“…›\u{A0}\u{AD}–—´";

/// Signs of money and sums, which stand for letters in jest, or beside digits.
const MONEY: &str = "£€¥¢$¤";

/// The characters of a text around a disguise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// The character before it.
    pub(super) before: Option<char>,
    /// The character before that one.
    pub(super) two_before: Option<char>,
    /// The character behind it.
    pub(super) behind: Option<char>,
    /// Whether another disguise ends where it begins.
    pub(super) in_row: bool,
}

/// How sure a disguise is: 0 is nothing, 2 enough by itself.
pub(super) fn weigh(chars: &[char], sequence: &Sequence, around: Around, wrong: Wrong) -> usize {
    let [lead, rest @ ..] = chars else { return 0 };
    if sequence.state != State::Whole || (sequence.taken == 2 && sequence.meant.is_control()) {
        return 0;
    }
    let alone = match (wrong, rest) {
        (Wrong::Mac, [sign]) => mac(*lead, *sign, around),
        (Wrong::Terminal, [sign]) => terminal(*lead, *sign, around),
        (Wrong::Cyrillic, [sign]) => cyrillic(*lead, *sign, around),
        (_, [sign]) => pair(*lead, *sign, around),
        _ => longer(rest, sequence.meant),
    };
    alone + usize::from(around.in_row)
}

/// Two characters: a capital letter or a sign, and what would be a sign.
fn pair(lead: char, sign: char, around: Around) -> usize {
    let is = |c: Option<char>, kind: fn(char) -> bool| c.is_some_and(kind);
    let small_before = is(around.before, char::is_lowercase);
    let capital_before = is(around.before, char::is_uppercase);
    let in_capitals = capital_before && is(around.two_before, char::is_uppercase);
    let letter_behind = is(around.behind, char::is_alphabetic);
    let never = !sign.is_alphabetic() && !CLOSING.contains(sign) && !MONEY.contains(sign);
    let parts_words = matches!(sign, '’' | '‘' | '–' | '—' | '\u{A0}' | '\u{AD}' | '·');
    match lead {
        // Danish songs have this name.
        'Ã' if sign == '¥' => 0,
        // Only words in capitals end in these.
        'Ã' | 'Ă' | 'Â' if sign == '\u{A0}' && in_capitals => 0,
        'Â' if sign == '\u{A0}' => 1 + usize::from(small_before),
        'Ã' | 'Ă' | 'Â' if !capital_before || letter_behind => 2,
        '×' => 0,
        _ if small_before && lead.is_uppercase() => 2,
        _ if letter_behind && !sign.is_alphabetic() && !MONEY.contains(sign) && !parts_words => 2,
        _ => usize::from(never),
    }
}

/// Three and more characters that come out as one that is in use.
fn longer(rest: &[char], meant: char) -> usize {
    let in_use = matches!(meant,
        '\u{900}'..='\u{FFF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2000}'..='\u{2BFF}'
        | '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FB00}'..='\u{FFFD}'
        | '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{2FFFF}');
    let ordinary = match rest {
        [first, second] => CLOSING.contains(*first) && CLOSING_AGAIN.contains(*second),
        _ => false,
    };
    3 * usize::from(in_use && !ordinary)
}

/// `é` is `Г©`: a Cyrillic letter with a sign, among Latin ones.
fn cyrillic(_lead: char, sign: char, around: Around) -> usize {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if sign.is_alphabetic() {
        return 0;
    }
    if latin(around.before) || latin(around.behind) {
        return 2;
    }
    usize::from(!CLOSING.contains(sign))
}

/// `é` is `√©`, `ē` is `ƒì`, `š` is `≈°`.
fn mac(lead: char, sign: char, around: Around) -> usize {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let in_word = letter(around.before) || letter(around.behind);
    let sum = lead == '√' && sign == 'π';
    2 * usize::from(matches!(lead, '√' | 'ƒ' | '≈' | '∆' | '¬') && in_word && !sum)
}

/// `é` is `├⌐`. Lines of boxes are no letters.
fn terminal(lead: char, sign: char, around: Around) -> usize {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let boxed = |c: char| matches!(c, '\u{2500}'..='\u{259F}');
    let in_word = letter(around.before) || letter(around.behind);
    2 * usize::from(boxed(lead) && !boxed(sign) && in_word)
}
