//! What stands in quotation marks, however the marks are set.

use onrecord_core::Span;

/// How deep quotations may nest; what is deeper counts to the deepest.
const DEEPEST: usize = 3;

/// The quotations of a text, by depth; each includes its marks.
///
/// A mark that is never closed reaches to the end of its paragraph, never further. A quotation
/// of several paragraphs opens each of them, and is one quotation a paragraph here.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// For each depth, disjoint and in order.
    levels: [Vec<Span>; DEEPEST],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Double,
    Single,
    Angle,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// As the state has it.
    Either,
}

impl Quotes {
    /// Finds the quotations of a text in one pass.
    pub(crate) fn new(body: &str) -> Self {
        let mut quotes = Self::default();
        let mut at = 0;
        for paragraph in body.split_inclusive('\n') {
            quotes.paragraph(paragraph, at);
            at += paragraph.len();
        }
        quotes
    }

    fn paragraph(&mut self, text: &str, offset: usize) {
        // A straight single mark is mostly an apostrophe: it opens only where one that can
        // close comes after it. Looked for once, where it is asked for.
        let mut last_single: Option<Option<usize>> = None;
        let mut open: Vec<(Pair, usize)> = Vec::new();
        let mut at = 0;
        while let Some(i) = next_sign(text, at) {
            let (before, rest) = text.split_at_checked(i).unwrap_or((text, ""));
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            let mut next = chars.next();
            let doubled = matches!(c, '\'' | '`') && next == Some(c);
            if doubled {
                next = chars.next();
            }
            at = i + c.len_utf8() * (1 + usize::from(doubled));
            let before = before.chars().next_back();
            let Some((pair, side)) = mark(c, doubled, before, next) else {
                continue;
            };
            let has = open.iter().rposition(|(p, _)| *p == pair);
            let opens = match side {
                Side::Opens => true,
                Side::Closes => has.is_none() && pair == Pair::Double && before.is_none(),
                Side::Either => has.is_none(),
            };
            if opens {
                let fits = pair != Pair::Single
                    || c != '\''
                    || last_single
                        .get_or_insert_with(|| last_single_close(text))
                        .is_some_and(|l| l > i);
                if fits && open.len() < DEEPEST {
                    open.push((pair, offset + i));
                }
            } else if let Some(level) = has {
                let start = open.get(level).map_or(offset, |(_, s)| *s);
                self.add(level, Span::new(start, offset + at));
                open.truncate(level);
            }
        }
        let end = offset + text.trim_end().len();
        // Of unclosed marks only double ones count: an unclosed single one is an apostrophe.
        for (depth, (pair, start)) in open.iter().enumerate() {
            if *pair != Pair::Single && *start < end {
                self.add(depth, Span::new(*start, end));
                break;
            }
        }
    }

    fn add(&mut self, depth: usize, span: Span) {
        if let Some(level) = self.levels.get_mut(depth) {
            // An outer one that closes late may cover what stood at its depth before.
            while level.last().is_some_and(|l| l.start >= span.start) {
                level.pop();
            }
            level.push(span);
        }
    }

    /// Whether a byte lies in a quotation of any depth.
    pub(crate) fn around(&self, byte: usize) -> Option<Span> {
        self.levels.iter().find_map(|level| at(level, byte))
    }

    /// Whether a byte lies in a quotation that does not also hold `cue`.
    pub(crate) fn quotes_apart(&self, byte: usize, cue: usize) -> bool {
        self.levels
            .iter()
            .any(|level| at(level, byte).is_some_and(|q| !(q.start <= cue && cue < q.end)))
    }
}

fn at(level: &[Span], byte: usize) -> Option<Span> {
    let i = level.partition_point(|s| s.start <= byte).checked_sub(1)?;
    level.get(i).copied().filter(|s| byte < s.end)
}

/// The next byte from `from` on at which a quotation mark may begin; few bytes are one.
fn next_sign(text: &str, from: usize) -> Option<usize> {
    // The curly and angular marks begin with one of two bytes.
    let sign = |b: &u8| matches!(b, b'"' | b'\'' | b'`' | 0xC2 | 0xE2);
    let bytes = text.as_bytes().get(from..)?;
    bytes.iter().position(sign).map(|i| from + i)
}

fn last_single_close(text: &str) -> Option<usize> {
    let closes = |i: usize| {
        let before = text.get(..i).and_then(|t| t.chars().next_back());
        let next = text.get(i + 1..).and_then(|t| t.chars().next());
        before.is_some_and(|b| !b.is_whitespace()) && !next.is_some_and(char::is_alphanumeric)
    };
    text.rmatch_indices('\'')
        .map(|(i, _)| i)
        .find(|i| closes(*i))
}

fn mark(c: char, doubled: bool, before: Option<char>, next: Option<char>) -> Option<(Pair, Side)> {
    let left = before.is_none_or(|b| {
        b.is_whitespace() || matches!(b, '(' | '[' | '-' | '–' | '—' | '“' | '‘' | '"' | '\'')
    });
    let right = next.is_none_or(|n| !n.is_alphanumeric() && !matches!(n, '[' | '$' | '…'));
    let straight = match (left, right) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    };
    let found = match c {
        '"' | '\u{201F}' => (Pair::Double, straight),
        '\'' | '`' if doubled => (Pair::Double, straight),
        '„' => (Pair::Double, Side::Opens),
        // German closes with it, English opens.
        '“' if right && !left => (Pair::Double, Side::Closes),
        '“' => (Pair::Double, Side::Opens),
        '”' => (
            Pair::Double,
            if left && !right {
                Side::Opens
            } else {
                Side::Closes
            },
        ),
        '«' => (
            Pair::Angle,
            if !left && right {
                Side::Closes
            } else {
                Side::Opens
            },
        ),
        '»' => (
            Pair::Angle,
            if left && !right {
                Side::Opens
            } else {
                Side::Closes
            },
        ),
        '‘' | '‚' => (Pair::Single, Side::Opens),
        '’' if right && !left => (Pair::Single, Side::Closes),
        // "the '90s".
        '\'' if left && next.is_some_and(char::is_numeric) => return None,
        '\'' if left && !right => (Pair::Single, Side::Opens),
        '\'' if right && !left => (Pair::Single, Side::Closes),
        _ => return None,
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, outermost: &[&str]) {
        let quotes = Quotes::new(text);
        let found: Vec<_> = quotes.levels[0].iter().map(|s| s.of(text)).collect();
        assert_eq!(found, outermost);
    }

    #[test]
    fn marks_of_every_make() {
        check("\"One,\" he said. \"Two.\"", &["\"One,\"", "\"Two.\""]);
        check(
            "“One,” he said. «Deux» „drei“",
            &["“One,”", "«Deux»", "„drei“"],
        );
        check("''One,'' he said", &["''One,''"]);
        check("‘One,’ he said of the mayor’s plan", &["‘One,’"]);
        check("'One,' she said of the mayors' plan", &["'One,'"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        check("the mayors' plan of the '90s isn't new", &[]);
        check("“It’s the mayor’s,” she said", &["“It’s the mayor’s,”"]);
    }

    #[test]
    fn nested_and_spaced_marks() {
        check(
            "\"They say: \"Go\". We stay,\" he said",
            &["\"They say: \"Go\". We stay,\""],
        );
        check("\"As they see it, \" Oda said", &["\"As they see it, \""]);
        check("\"Oda said: 'No'.\" All left", &["\"Oda said: 'No'.\""]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph() {
        check("“One.\n\n“Two,” she said.\n\nThree.", &["“One.", "“Two,”"]);
        check("It was \"big.\n\nAnd new.", &["\"big."]);
    }

    #[test]
    fn thousands_of_marks_are_read_in_one_pass() {
        for c in ["\"", "“", "'", "”", "«", "''"] {
            let _ = Quotes::new(&c.repeat(200_000));
            let _ = Quotes::new(&format!("{c}a ").repeat(100_000));
        }
    }
}
