//! Paragraphs: how a pasted text is split, and what each looks like from outside.

use crate::mojibake;
use onrecord_core::text::{fold, words};
use std::collections::HashSet;

/// More paragraphs than any article has; what follows them is not read.
const MOST_BLOCKS: usize = 50_000;

/// One paragraph or line of the pasted text.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// As it stands there, without blanks around it, and repaired if it was mojibake.
    pub(crate) text: String,
    /// Folded for comparison.
    pub(crate) folded: String,
    /// Its first line, counted from 1.
    pub(crate) line: usize,
    /// Whether it had been read in the wrong encoding.
    pub(crate) repaired: bool,
    /// How many words it has; two ideographs count as one.
    pub(crate) words: usize,
    /// How it ends.
    pub(crate) ending: Ending,
    /// In which letters it is written.
    pub(crate) script: Script,
}

/// How a paragraph ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop.
    Stop,
    /// With a question or exclamation mark.
    Mark,
    /// With an ellipsis: cut off.
    Ellipsis,
    /// With a colon or semicolon: it goes on.
    Colon,
    /// With none of these.
    Open,
}

/// In which letters a paragraph is mostly written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Too few letters to tell.
    None,
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Others.
    Other,
}

impl Block {
    pub(crate) fn new(text: &str, line: usize) -> Self {
        let repaired = mojibake::repair(text);
        let was_repaired = repaired.is_some();
        let text = repaired.unwrap_or_else(|| text.to_owned());
        let folded = fold(&text);
        let ideographs = text.chars().filter(|c| is_ideograph(*c)).count();
        let words = words(&text).count() + ideographs / 2;
        Self {
            ending: ending(&text, words),
            script: script(&text),
            folded,
            line,
            repaired: was_repaired,
            words,
            text,
        }
    }

    /// Whether it reads as running text rather than a headline, a button or a caption.
    pub(crate) fn is_prose(&self) -> bool {
        match self.ending {
            Ending::Stop => self.words >= 4,
            Ending::Mark => self.words >= 16 || (self.words >= 6 && self.has_inner_stop()),
            Ending::Ellipsis => self.words >= 8,
            Ending::Colon => self.words >= 5,
            Ending::Open => self.words >= 40 || (self.words >= 12 && self.has_inner_stop()),
        }
    }

    /// Whether it is the cut-off beginning of a text that stands elsewhere.
    pub(crate) fn is_truncated(&self) -> bool {
        self.ending == Ending::Ellipsis && self.words >= 12
    }

    /// Whether it is an item of a list.
    pub(crate) fn is_item(&self) -> bool {
        let mut chars = self.text.chars();
        let first = chars.next();
        let second = chars.next();
        match first {
            Some('•' | '‣' | '▪' | '●' | '·') => true,
            Some('-' | '*' | '–') => second == Some(' '),
            _ => false,
        }
    }

    /// Whether a sentence ends inside it.
    pub(super) fn has_inner_stop(&self) -> bool {
        let mut before = ('\0', '\0', '\0');
        for c in self.text.chars() {
            let (a, b, blank) = before;
            let ends = matches!(b, '.' | '!' | '?') && a.is_lowercase();
            if ends && blank.is_whitespace() && (c.is_uppercase() || matches!(c, '"' | '“')) {
                return true;
            }
            before = (b, blank, c);
        }
        false
    }
}

/// Splits a text into paragraphs. Blank lines part them; so do single line breaks, unless the
/// text was broken into lines of one width.
pub(crate) fn split(text: &str) -> (Vec<Block>, bool) {
    let lines: Vec<&str> = text.split('\n').map(trim).collect();
    let width = wrap_width(&lines);
    let mut blocks = Vec::new();
    let known = width.map(|_| words_of(&lines));
    let mut joined = String::new();
    let mut first = 0usize;
    for (i, line) in lines.iter().enumerate() {
        if blocks.len() >= MOST_BLOCKS {
            return (blocks, true);
        }
        if line.is_empty() {
            continue;
        }
        if joined.is_empty() {
            first = i;
        } else if !joined.ends_with('-') || joined.ends_with(" -") {
            joined.push(' ');
        } else if known
            .as_ref()
            .is_some_and(|known| is_parted(&joined, line, known))
        {
            joined.pop();
        }
        joined.push_str(line);
        let next = lines.get(i + 1).copied().unwrap_or("");
        if width.is_none_or(|w| !is_wrapped(line, next, w)) {
            blocks.push(Block::new(&joined, first + 1));
            joined.clear();
        }
    }
    if !joined.is_empty() {
        blocks.push(Block::new(&joined, first + 1));
    }
    (blocks, false)
}

/// The words of a text, by which a hyphen at the end of a line is told from one in a word.
fn words_of(lines: &[&str]) -> HashSet<String> {
    lines
        .iter()
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether the hyphen at the end of a line parts a word that has none.
fn is_parted(before: &str, next: &str, known: &HashSet<String>) -> bool {
    let first = before
        .trim_end_matches('-')
        .rsplit(|c: char| !c.is_alphanumeric() && c != '-')
        .next()
        .unwrap_or("");
    let second = next
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let small = next.starts_with(char::is_lowercase);
    let whole = known.contains(&format!("{first}{second}"));
    let hyphened = known.contains(&format!("{first}-{second}"));
    small && (whole || !(hyphened || (known.contains(&first) && known.contains(&second))))
}

fn trim(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
    })
}

/// The width to which the text was wrapped, if most of its line breaks are there because the
/// next word did not fit.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .map(|l| l.chars().count())
        .filter(|n| *n > 0)
        .collect();
    if lengths.len() < 4 {
        return None;
    }
    lengths.sort_unstable();
    // A long address may stand out of an otherwise wrapped text.
    let width = *lengths.get(lengths.len() * 19 / 20)?;
    // Columns of a newspaper are narrow.
    if !(28..=100).contains(&width) {
        return None;
    }
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [a, b] if !a.is_empty() && !b.is_empty() => Some((*a, *b)),
        _ => None,
    });
    let (mut all, mut wrapped) = (0usize, 0usize);
    for (a, b) in pairs {
        all += 1;
        wrapped += usize::from(is_wrapped(a, b, width));
    }
    let enough = if width < 50 { 12 } else { 3 };
    (wrapped >= enough && wrapped * 3 >= all * 2).then_some(width)
}

fn is_wrapped(line: &str, next: &str, width: usize) -> bool {
    if next.is_empty() {
        return false;
    }
    let word = next.split(' ').next().unwrap_or("").chars().count();
    let length = line.chars().count();
    // A line that stands out was not broken where the others were.
    let gap = 25.min(width / 3);
    length <= width + 2 && length + 1 + word > width && length + gap > width
}

fn ending(text: &str, words: usize) -> Ending {
    let bare = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '“')
    });
    let bare = bare.strip_suffix("[…]").unwrap_or(bare);
    if text.ends_with("[…]") || text.ends_with("[...]") || bare.ends_with("...") {
        return Ending::Ellipsis;
    }
    match bare.chars().next_back() {
        Some('…') => Ending::Ellipsis,
        Some('.') if words < 20 && ends_in_abbreviation(bare) => Ending::Open,
        Some('.' | '。' | '।' | '۔') => Ending::Stop,
        Some('!' | '?' | '！' | '？' | '؟') => Ending::Mark,
        Some(':' | ';') => Ending::Colon,
        _ => Ending::Open,
    }
}

/// Whether the last full stop belongs to a shortened word (`U.S.`, `Inc.`).
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let bare = last.trim_end_matches('.');
    bare.contains('.')
        || (bare.chars().count() == 1 && bare.starts_with(char::is_alphabetic))
        || matches!(
            bare,
            "Inc" | "Corp" | "Ltd" | "Co" | "Jr" | "Sr" | "St" | "No"
        )
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

fn script(text: &str) -> Script {
    let (mut latin, mut cyrillic, mut other) = (0usize, 0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => latin += 1,
            '\u{400}'..='\u{52F}' => cyrillic += 1,
            _ => other += 1,
        }
    }
    let most = latin.max(cyrillic).max(other);
    match most {
        0..=3 => Script::None,
        n if n == latin => Script::Latin,
        n if n == cyrillic => Script::Cyrillic,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (blocks, cut) = split(text);
        let found: Vec<_> = blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(found, expected);
        assert!(!cut);
    }

    #[test]
    fn single_breaks_part_paragraphs_of_uneven_length() {
        check(
            "One line.\nAnother line that is a good deal longer than the first one was.\n\n Third. ",
            &[
                "One line.",
                "Another line that is a good deal longer than the first one was.",
                "Third.",
            ],
        );
    }

    #[test]
    fn lines_of_one_width_are_joined_again() {
        let wrapped = "The ferry to Little Orme was late again on Monday, the harbour board\n\
            said, and nobody on the quay could say when the next one would leave,\n\
            or whether it would leave at all before the evening tide came in.\n\
            \n\
            The board's chairman, who lives on the far side of the sound, told the\n\
            passengers to go home and come back on Tuesday morning.\n";
        let (blocks, _) = split(wrapped);
        assert_eq!(blocks.len(), 2);
        assert!(blocks[0].text.ends_with(
            "would leave, or whether it would leave at all before the evening tide came in."
        ));
        assert_eq!(blocks[1].line, 5);
    }

    #[test]
    fn endings_tell_sentences_from_headlines() {
        let ending = |t: &str| split(t).0[0].ending;
        assert_eq!(ending("He said: “We go.”"), Ending::Stop);
        assert_eq!(ending("Troops return to the U.S."), Ending::Open);
        assert_eq!(ending("They closed the quay \u{FFFD}."), Ending::Stop);
        assert_eq!(ending("Who pays for it?"), Ending::Mark);
        assert_eq!(ending("The rest is [...]"), Ending::Ellipsis);
    }
}
