//! Text that had been read in the wrong encoding, and what it said.
//!
//! Three mistakes are undone, line by line, since a page may have been put together from several
//! sources: UTF-8 read as something else, once or several times over (`â€™`, `Р°`, `√©`);
//! windows-1252 read as Latin-1, which leaves control characters; and windows-1251 read as
//! windows-1252, which leaves nothing but accented letters. Only the encoding is touched: curly
//! quotes, ligatures and the like stay as they are.

mod sequence;
mod tables;
mod weight;

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};
use sequence::{Sequence, State};
use tables::Wrong;
use weight::Around;

/// So often in a row text is seldom read wrongly.
const MOST_LAYERS: usize = 6;

/// So sure one must be to change a line.
const ENOUGH: usize = 2;

/// The text as it was meant, if some of its lines had been read in the wrong encoding; else
/// `None`.
///
/// ```
/// use onrecord_article::mojibake::repair;
/// assert_eq!(repair("the townâ€™s cafÃ©").as_deref(), Some("the town’s café"));
/// assert_eq!(repair("the town’s café"), None);
/// ```
#[must_use]
pub fn repair(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out: Option<String> = None;
    let mut kept = 0usize;
    for line in text.split_inclusive('\n') {
        match repair_line(line) {
            Some(repaired) => {
                let out = out.get_or_insert_with(|| text.get(..kept).unwrap_or("").to_owned());
                out.push_str(&repaired);
            }
            None => {
                if let Some(out) = &mut out {
                    out.push_str(line);
                }
            }
        }
        kept += line.len();
    }
    out
}

fn repair_line(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    if let Some(repaired) = cyrillic(line) {
        return Some(repaired);
    }
    let mut chars: Vec<char> = line.chars().collect();
    let mut changed = false;
    for _ in 0..MOST_LAYERS {
        let Some(below) = layer(&chars) else { break };
        chars = below;
        changed = true;
    }
    changed |= control_signs(&mut chars);
    changed.then(|| chars.into_iter().collect())
}

/// The line with one misreading taken back, by the encoding that explains most of it.
fn layer(chars: &[char]) -> Option<Vec<char>> {
    tables::ALL
        .iter()
        .filter_map(|wrong| Reading::new(chars, *wrong))
        .filter(Reading::is_sure)
        .reduce(|best, next| {
            if next.rank() > best.rank() {
                next
            } else {
                best
            }
        })
        .map(|reading| reading.undone(chars))
}

/// The disguises in a line, if it was read in one encoding.
struct Reading {
    /// Where they begin, and how sure each is.
    found: Vec<(usize, Sequence, usize)>,
    /// How sure all are together.
    weight: usize,
    /// How many characters they explain.
    covered: usize,
    /// Characters that are not explained: how many of them stand beside another.
    adjacent: usize,
    /// Whether everything is explained that is not plain.
    whole: bool,
}

impl Reading {
    fn new(chars: &[char], wrong: Wrong) -> Option<Self> {
        let mut reading = Self {
            found: Vec::new(),
            weight: 0,
            covered: 0,
            adjacent: 0,
            whole: true,
        };
        let (mut i, mut row, mut left) = (0usize, 0usize, false);
        while let Some(c) = chars.get(i) {
            if c.is_ascii() {
                left = false;
                i += 1;
                continue;
            }
            let rest = chars.get(i..).unwrap_or_default();
            let Some(sequence) = sequence::read(rest, wrong) else {
                let own = wrong.byte(*c).is_some();
                reading.adjacent += usize::from(own && left);
                left = own;
                reading.whole = false;
                i += 1;
                continue;
            };
            // Right behind a stray part, a disguise is rather one of a deeper muddle.
            reading.adjacent += usize::from(left);
            let at = |back: usize| i.checked_sub(back).and_then(|k| chars.get(k)).copied();
            let around = Around {
                before: at(1),
                two_before: at(2),
                behind: rest.get(sequence.taken).copied(),
                in_row: row == i && i > 0 && !reading.found.is_empty(),
            };
            let shown = rest.get(..sequence.taken).unwrap_or_default();
            let weight = weight::weigh(shown, &sequence, around, wrong);
            reading.weight += weight;
            reading.covered += sequence.taken;
            reading.found.push((i, sequence, weight));
            i += sequence.taken;
            row = i;
            left = false;
        }
        (reading.weight >= ENOUGH).then_some(reading)
    }

    /// Characters that belong to no disguise though they look like parts of one speak against
    /// the whole reading.
    fn is_sure(&self) -> bool {
        self.adjacent <= self.found.len()
    }

    const fn rank(&self) -> (usize, usize) {
        (self.weight, self.covered)
    }

    fn undone(&self, chars: &[char]) -> Vec<char> {
        let mut out = Vec::with_capacity(chars.len());
        let mut at = 0usize;
        for (start, sequence, weight) in &self.found {
            // Where other characters stand as well, those that may be right are left alone.
            if *weight == 0 && sequence.state == State::Whole && !self.whole {
                continue;
            }
            out.extend_from_slice(chars.get(at..*start).unwrap_or_default());
            out.push(sequence.meant);
            at = start + sequence.taken;
            if sequence.state == State::Blank && sequence.meant == 'à' {
                let behind = chars.get(at..).unwrap_or_default();
                if !is_joined(behind) {
                    out.push(' ');
                }
            }
        }
        out.extend_from_slice(chars.get(at..).unwrap_or_default());
        out
    }
}

/// Portuguese words in which `à` is not the last letter.
const JOINED: [&str; 4] = ["s", "quele", "quela", "quilo"];

/// Whether the blank behind an `à` was its second byte and no blank: `Ã s` is `às`.
fn is_joined(behind: &[char]) -> bool {
    let word: String = behind
        .iter()
        .take_while(|c| c.is_alphabetic())
        .take(8)
        .collect();
    let elided = behind
        .get(word.chars().count())
        .is_some_and(|c| matches!(c, '\'' | '’'));
    let stem = word.strip_suffix('s').filter(|stem| !stem.is_empty());
    word.is_empty() || (!elided && JOINED.contains(&stem.unwrap_or(&word)))
}

/// Puts signs for the control characters that windows-1252 has them for.
fn control_signs(chars: &mut [char]) -> bool {
    let mut changed = false;
    for c in chars.iter_mut() {
        if !matches!(c, '\u{80}'..='\u{9F}') {
            continue;
        }
        let byte = [*c as u32 as u8];
        let sign = decode(&byte, WINDOWS_1252).and_then(|text| text.chars().next());
        if let Some(sign) = sign.filter(|sign| !sign.is_control()) {
            *c = sign;
            changed = true;
        }
    }
    changed
}

/// The byte that a reader of windows-1252 or Latin-1 would have shown as `c`.
fn byte_of(c: char) -> Option<u8> {
    u8::try_from(c).ok().or_else(|| Wrong::Western.byte(c))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(repair(line).as_deref(), expected);
    }

    /// What a reader in another encoding shows of a text.
    fn misread(text: &str, encoding: &'static Encoding) -> String {
        let (shown, _) = encoding.decode_without_bom_handling(text.as_bytes());
        shown.into_owned()
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
        check("Gustaf Ã…kerlund", Some("Gustaf Åkerlund"));
        check(
            "\u{93}Well,\u{94} she said\u{85}",
            Some("“Well,” she said…"),
        );
    }

    #[test]
    fn utf8_read_in_any_common_encoding_is_taken_back() {
        use encoding_rs::{ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1257};
        let texts = [
            "Die Fähre nach Örlund fährt später, hieß es – „vielleicht“.",
            "Le maire a déclaré qu’il était « très fâché ».",
            "Паромщик сказал: «Мы отплываем в полдень».",
            "Předseda řekl, že parník nepluje.",
        ];
        for encoding in [
            WINDOWS_1252,
            WINDOWS_1251,
            WINDOWS_1250,
            ISO_8859_2,
            MACINTOSH,
            WINDOWS_1257,
        ] {
            for text in texts {
                let shown = misread(text, encoding);
                if shown.contains('\u{FFFD}') {
                    continue;
                }
                check(&shown, Some(text));
            }
        }
    }

    #[test]
    fn blanks_and_bytes_that_were_lost_are_allowed_for() {
        check(
            "relatif Ã la pÃªche, Ã l’est",
            Some("relatif à la pêche, à l’est"),
        );
        check("Ã s vezes nÃ£o hÃ¡ barco", Some("às vezes não há barco"));
        check("bbâ€? nÃ©e", Some("bb\u{FFFD} née"));
        check("Ã�rpÃ¡d", Some("\u{FFFD}rpád"));
    }

    #[test]
    fn only_the_lines_that_are_wrong_are_changed() {
        check(
            "voilà\u{A0}»\nthe townâ€™s\nÉ…\n",
            Some("voilà\u{A0}»\nthe town’s\nÉ…\n"),
        );
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
            "« La vérité\u{A0}», a dit l’abbé…\u{A0}»",
            "AMANHÃ… E DEPOIS D’AMANHÃ”",
            "В СССР…» и «МИД РФ» – Рівне, Сєверськ",
            "площадь 2√π и ещё √2 ≈ 1,4",
            "┌──┬──┐ │a│ └──┘",
            "Λόγος «αὐτός»… Ὀδυσσεύς",
            "CAFÉ® and NESTÉ™ “É”",
            "Zażółć gęślą jaźń – „ŻÓŁW”",
            "ŞİMDİ…» “Çocuk”",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn any_text_is_read_to_its_end() {
        let pieces = [
            "Ã", "â", "€", "í", "\u{A0}", "½", "¸", "?", "\u{FFFD}", " ", "ð", "Ÿ", "Р", "°", "√",
            "\u{80}", "\n", "𝄞", "é",
        ];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    let line = format!("{a}{b}{c}");
                    let once = repair(&line).unwrap_or_else(|| line.clone());
                    assert!(once.chars().count() <= line.chars().count() + 1);
                    assert_ne!(repair(&line.repeat(30)).as_deref(), Some(""));
                }
            }
        }
        for piece in ["Ãƒâ€", "Ã©", "é»", "ã¢"] {
            assert_ne!(repair(&piece.repeat(200_000)).as_deref(), Some(""));
        }
    }
}
