//! A character in the disguise of the bytes that it has in UTF-8.

use super::tables::Wrong;

/// A disguised character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sequence {
    /// What it was; U+FFFD if one of its bytes is lost.
    pub(super) meant: char,
    /// How many characters its disguise has.
    pub(super) taken: usize,
    /// What became of its bytes.
    pub(super) state: State,
}

/// What became of the bytes of a disguised character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// All are there.
    Whole,
    /// A no-break space among them has become a plain one.
    Blank,
    /// One of them has become U+FFFD or a question mark.
    Lost,
}

/// The disguised character that `chars` begins with.
pub(super) fn read(chars: &[char], wrong: Wrong) -> Option<Sequence> {
    let lead = wrong.byte(*chars.first()?)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut state = State::Whole;
    for (k, slot) in bytes.iter_mut().enumerate().take(length).skip(1) {
        let c = *chars.get(k)?;
        let byte = wrong.byte(c).filter(|byte| (0x80..=0xBF).contains(byte));
        *slot = match (byte, c) {
            (Some(byte), _) => byte,
            (None, ' ') if state == State::Whole && may_be_blank(lead, k) => {
                state = State::Blank;
                0xA0
            }
            (None, '\u{FFFD}') => {
                state = State::Lost;
                0xBF
            }
            (None, '?') if length > 2 || lead <= 0xC3 => {
                state = State::Lost;
                0xBF
            }
            _ => return None,
        };
    }
    // UTF-8 has no such characters; these are halves of one.
    if let ([0xED, 0xA0..=0xBF, ..], Some(low)) = (bytes, chars.get(3..6)) {
        return surrogates(bytes, low, wrong);
    }
    let own = bytes.get(..length)?;
    let meant = match (state, std::str::from_utf8(own)) {
        (State::Lost, _) => '\u{FFFD}',
        (_, Ok(text)) => text.chars().next()?,
        (_, Err(_)) => return None,
    };
    Some(Sequence {
        meant,
        taken: length,
        state,
    })
}

/// Only after these bytes does a no-break space belong to letters that are common.
fn may_be_blank(lead: u8, place: usize) -> bool {
    match lead {
        0xC2 | 0xC3 | 0xC5 | 0xCE | 0xD0 | 0xD9 => place == 1,
        0xE0..=0xE3 => place <= 2,
        0xF0 => place >= 2,
        _ => false,
    }
}

/// A character beyond U+FFFF, written as two halves of three bytes each, as old programs did.
fn surrogates(high: [u8; 4], low: &[char], wrong: Wrong) -> Option<Sequence> {
    let mut bytes = [0u8; 3];
    for (slot, c) in bytes.iter_mut().zip(low) {
        *slot = wrong.byte(*c)?;
    }
    let half =
        |middle: u8, last: u8| 0xD000 | u32::from(middle & 0x3F) << 6 | u32::from(last & 0x3F);
    let [_, b, c, _] = high;
    let [lead, e, f] = bytes;
    let (first, second) = (half(b, c), half(e, f));
    let halves = (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(&second);
    if lead != 0xED || !halves {
        return None;
    }
    let meant = char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))?;
    Some(Sequence {
        meant,
        taken: 6,
        state: State::Whole,
    })
}
