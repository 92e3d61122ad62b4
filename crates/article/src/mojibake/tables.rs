//! Which byte a reader in the wrong encoding showed as a character.

use encoding_rs::{
    Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257,
};
use std::sync::LazyLock;

/// An encoding in which UTF-8 is often read by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Western European, with Latin-1's control characters.
    Western,
    /// windows-1251.
    Cyrillic,
    /// windows-1250.
    Central,
    /// ISO 8859-2.
    Latin2,
    /// windows-1257.
    Baltic,
    /// The old encoding of the Macintosh.
    Mac,
    /// Code page 437, of terminals.
    Terminal,
}

/// All of them, the commonest first.
pub(super) const ALL: [Wrong; 7] = [
    Wrong::Western,
    Wrong::Cyrillic,
    Wrong::Central,
    Wrong::Latin2,
    Wrong::Baltic,
    Wrong::Mac,
    Wrong::Terminal,
];

/// The upper half of code page 437, which the tables of the web lack.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// One past the last character that a table holds.
const SIZE: usize = 0x2700;

/// The byte of each character from U+0080 on; 0 where there is none.
struct Table(Vec<u8>);

impl Table {
    fn new(wrong: Wrong) -> Self {
        let mut table = Self(vec![0; SIZE]);
        // Lenient readers show bytes that an encoding leaves undefined as Latin-1 does.
        let lenient = match wrong {
            Wrong::Western | Wrong::Latin2 => 0x80..=0x9F_u8,
            _ => 0..=0,
        };
        for byte in lenient.filter(|b| *b > 0) {
            table.put(char::from(byte), byte);
        }
        match encoding(wrong) {
            Some(encoding) => {
                for byte in 0x80..=0xFF_u8 {
                    let bytes = [byte];
                    let shown =
                        encoding.decode_without_bom_handling_and_without_replacement(&bytes);
                    let shown = shown.and_then(|text| text.chars().next());
                    table.put(shown.unwrap_or(char::from(byte)), byte);
                }
            }
            None => {
                for (byte, c) in (0x80..=0xFF_u8).zip(CODE_PAGE_437.chars()) {
                    table.put(c, byte);
                }
            }
        }
        table
    }

    fn put(&mut self, c: char, byte: u8) {
        if let Some(slot) = self.0.get_mut(c as usize) {
            *slot = byte;
        }
    }
}

const fn encoding(wrong: Wrong) -> Option<&'static Encoding> {
    match wrong {
        Wrong::Western => Some(WINDOWS_1252),
        Wrong::Cyrillic => Some(WINDOWS_1251),
        Wrong::Central => Some(WINDOWS_1250),
        Wrong::Latin2 => Some(ISO_8859_2),
        Wrong::Baltic => Some(WINDOWS_1257),
        Wrong::Mac => Some(MACINTOSH),
        Wrong::Terminal => None,
    }
}

static TABLES: LazyLock<[Table; 7]> = LazyLock::new(|| ALL.map(Table::new));

impl Wrong {
    /// The byte, from 0x80 on, that this encoding shows as `c`.
    pub(super) fn byte(self, c: char) -> Option<u8> {
        let table = TABLES.get(self as usize)?;
        let byte = *table.0.get(c as usize)?;
        (byte != 0).then_some(byte)
    }
}
