//! A text with passages marked in it, wrapped by words: in colours, or in brackets.
//!
//! In brackets a mark is `[x1 …]`; where another begins or ends inside it, its end says which
//! it is: `[x1 … [c2 said] … x1]`. A mark of several parts has its number at each.

use onrecord_query::render::{clean, width as columns};
use onrecord_query::{Mark, Role};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

/// How marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// By colours of the terminal, with the number behind each content.
    Colours,
    /// By brackets.
    Brackets,
}

/// Writes a text with its marks, in lines of at most `width` columns (a word that is wider stands
/// alone); `numbers` says which number each attribution has.
pub(crate) fn write(
    out: &mut dyn Write,
    body: &str,
    marks: &[Mark],
    numbers: &HashMap<i64, usize>,
    look: Look,
    width: usize,
) -> io::Result<()> {
    for paragraph in paragraphs(body, &labels(marks, numbers), look) {
        writeln!(out)?;
        let mut used = 0usize;
        for (i, word) in paragraph.iter().enumerate() {
            if i == 0 {
                used = word.width;
            } else if used + 1 + word.width > width {
                writeln!(out)?;
                used = word.width;
            } else {
                write!(out, " ")?;
                used += 1 + word.width;
            }
            write!(out, "{}", word.text)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What the colours or brackets mean, in a line.
pub(crate) fn legend(look: Look) -> String {
    match look {
        Look::Colours => format!(
            "{} {} {}{}; {} within what another says",
            painted("who", SOURCE),
            painted("says", CUE),
            painted("what", CONTENT),
            painted("[number in the list below]", NUMBER),
            painted("underlined:", "4"),
        ),
        Look::Brackets => {
            "[s1 who] [c1 says] [x1 what]; the number is that of the list below".to_owned()
        }
    }
}

const SOURCE: &str = "1;36";
const CUE: &str = "33";
const CONTENT: &str = "32";
const NUMBER: &str = "2";

fn painted(text: &str, style: &str) -> String {
    format!("\u{1b}[{style}m{text}\u{1b}[0m")
}

/// A passage with its role and numbers: the source of two statements is marked once.
#[derive(Debug)]
struct Label {
    start: usize,
    end: usize,
    role: Role,
    numbers: String,
    /// Whether another mark begins or ends inside.
    holds_others: bool,
}

impl Label {
    fn name(&self) -> String {
        let role = match self.role {
            Role::Source => 's',
            Role::Cue => 'c',
            Role::Content => 'x',
        };
        format!("{role}{}", self.numbers)
    }
}

fn labels(marks: &[Mark], numbers: &HashMap<i64, usize>) -> Vec<Label> {
    let mut places: BTreeMap<
        (usize, std::cmp::Reverse<usize>, std::cmp::Reverse<Role>),
        Vec<usize>,
    > = BTreeMap::new();
    for mark in marks.iter().filter(|m| m.start < m.end) {
        if let Some(number) = numbers.get(&mark.attribution_id) {
            let key = (
                mark.start,
                std::cmp::Reverse(mark.end),
                std::cmp::Reverse(mark.role),
            );
            places.entry(key).or_default().push(*number);
        }
    }
    let mut labels: Vec<Label> = places
        .into_iter()
        .map(|((start, end, role), mut numbers)| {
            numbers.sort_unstable();
            numbers.dedup();
            let numbers: Vec<_> = numbers.iter().map(usize::to_string).collect();
            Label {
                start,
                end: end.0,
                role: role.0,
                numbers: numbers.join(","),
                holds_others: false,
            }
        })
        .collect();
    // The labels are in order of their starts, so whatever begins inside one follows it.
    let mut open: Vec<usize> = Vec::new();
    for i in 0..labels.len() {
        let start = labels.get(i).map_or(0, |l| l.start);
        open.retain(|o| labels.get(*o).is_some_and(|l| l.end > start));
        if let Some(outer) = open.last().and_then(|o| labels.get_mut(*o)) {
            outer.holds_others = true;
        }
        // One that is crossed ends inside this one.
        let end = labels.get(i).map_or(0, |l| l.end);
        let crossed = open
            .iter()
            .any(|o| labels.get(*o).is_some_and(|l| l.end < end));
        if let Some(label) = labels.get_mut(i).filter(|_| crossed) {
            label.holds_others = true;
        }
        open.push(i);
    }
    labels
}

/// What is never parted by the end of a line.
#[derive(Debug, Default)]
struct Word {
    text: String,
    /// In columns, without what colours it.
    width: usize,
}

impl Word {
    fn push(&mut self, text: &str, style: &str) {
        self.width += columns(text);
        if style.is_empty() || text.is_empty() {
            self.text.push_str(text);
        } else {
            self.text.push_str(&painted(text, style));
        }
    }
}

/// The words of each paragraph, with the marks that stand at them.
fn paragraphs(body: &str, labels: &[Label], look: Look) -> Vec<Vec<Word>> {
    let mut all = Vec::new();
    let mut words = Vec::new();
    let mut word = Word::default();
    // What is to be written in one style.
    let mut run = String::new();
    let mut open: Vec<&Label> = Vec::new();
    let mut next = labels.iter().peekable();
    let mut newlines = 0usize;
    for (at, c) in body.chars().chain([' ']).enumerate() {
        let ends = open.iter().any(|l| l.end <= at);
        let begins = next.peek().is_some_and(|l| l.start <= at);
        if ends || begins {
            word.push(&std::mem::take(&mut run), &style(&open, look));
            for i in (0..open.len()).rev() {
                if open.get(i).is_some_and(|l| l.end <= at) {
                    close(&mut word, open.remove(i), look);
                }
            }
            while let Some(label) = next.next_if(|l| l.start <= at) {
                open.push(label);
                if look == Look::Brackets {
                    word.push(&format!("[{} ", label.name()), "");
                }
            }
        }
        if !c.is_whitespace() {
            run.push_str(&clean(c.encode_utf8(&mut [0; 4])));
            newlines = 0;
            continue;
        }
        word.push(&std::mem::take(&mut run), &style(&open, look));
        if !word.text.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        newlines += usize::from(c == '\n');
        if newlines == 2 && !words.is_empty() {
            all.push(std::mem::take(&mut words));
        }
    }
    if !words.is_empty() {
        all.push(words);
    }
    all
}

fn close(word: &mut Word, label: &Label, look: Look) {
    match look {
        Look::Brackets if label.holds_others => word.push(&format!(" {}]", label.name()), ""),
        Look::Brackets => word.push("]", ""),
        Look::Colours if label.role == Role::Content => {
            word.push(&format!("[{}]", label.numbers), NUMBER);
        }
        Look::Colours => {}
    }
}

/// The style of a text in these marks; none in brackets.
fn style(open: &[&Label], look: Look) -> String {
    let (Look::Colours, Some(inner)) = (look, open.last()) else {
        return String::new();
    };
    let colour = match inner.role {
        Role::Source => SOURCE,
        Role::Cue => CUE,
        Role::Content => CONTENT,
    };
    let outer = open
        .iter()
        .rev()
        .skip(1)
        .any(|l| l.role == Role::Content && l.numbers != inner.numbers);
    format!("{colour}{}", if outer { ";4" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks given as words of the text.
    #[track_caller]
    fn check(body: &str, marks: &[(&str, Role, i64)], look: Look, width: usize, expected: &str) {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|(words, role, attribution_id)| {
                let byte = body.find(words).unwrap();
                let start = body.chars().count() - body.split_at(byte).1.chars().count();
                Mark {
                    start,
                    end: start + words.chars().count(),
                    role: *role,
                    attribution_id: *attribution_id,
                }
            })
            .collect();
        let numbers: HashMap<i64, usize> =
            (0..9_i64).map(|n| (n, n.unsigned_abs() as usize)).collect();
        let mut out = Vec::new();
        write(&mut out, body, &marks, &numbers, look, width).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn each_mark_stands_in_brackets_with_its_number() {
        check(
            "Café closed, Oda said. It rains.",
            &[
                ("Café closed", Role::Content, 1),
                ("Oda", Role::Source, 1),
                ("said", Role::Cue, 1),
            ],
            Look::Brackets,
            80,
            "\n[x1 Café closed], [s1 Oda] [c1 said]. It rains.\n",
        );
    }

    #[test]
    fn a_statement_within_another_is_closed_by_name() {
        check(
            "Lund said Oda told him it rained. So.",
            &[
                ("Lund", Role::Source, 1),
                ("said", Role::Cue, 1),
                ("Oda told him it rained", Role::Content, 1),
                ("Oda", Role::Source, 2),
                ("told", Role::Cue, 2),
                ("it rained", Role::Content, 2),
            ],
            Look::Brackets,
            80,
            "\n[s1 Lund] [c1 said] [x1 [s2 Oda] [c2 told] him [x2 it rained] x1]. So.\n",
        );
    }

    #[test]
    fn a_content_in_two_parts_bears_its_number_twice() {
        check(
            "“It rains,” said Oda, “and pours.”",
            &[
                ("“It rains,”", Role::Content, 1),
                ("said", Role::Cue, 1),
                ("Oda", Role::Source, 1),
                ("“and pours.”", Role::Content, 1),
            ],
            Look::Brackets,
            80,
            "\n[x1 “It rains,”] [c1 said] [s1 Oda], [x1 “and pours.”]\n",
        );
    }

    #[test]
    fn marks_that_cross_or_share_a_passage_stay_readable() {
        check(
            "one two three four",
            &[
                ("one two three", Role::Content, 1),
                ("two three four", Role::Content, 2),
                ("four", Role::Source, 1),
                ("four", Role::Source, 3),
            ],
            Look::Brackets,
            80,
            "\n[x1 one [x2 two three x1] [s1,3 four] x2]\n",
        );
    }

    #[test]
    fn lines_break_between_words_and_colours_do_not_run_over() {
        check(
            "Oda says it rains\n\nin May and June.",
            &[
                ("Oda", Role::Source, 1),
                ("says", Role::Cue, 1),
                ("it rains\n\nin May", Role::Content, 1),
            ],
            Look::Colours,
            12,
            "\n\u{1b}[1;36mOda\u{1b}[0m \u{1b}[33msays\u{1b}[0m \u{1b}[32mit\u{1b}[0m\n\
             \u{1b}[32mrains\u{1b}[0m\n\n\u{1b}[32min\u{1b}[0m \
             \u{1b}[32mMay\u{1b}[0m\u{1b}[2m[1]\u{1b}[0m\nand June.\n",
        );
    }

    #[test]
    fn lines_are_as_wide_as_a_terminal_shows_them() {
        let marks = [
            ("港は閉鎖", Role::Content, 1),
            ("O\u{308}da", Role::Source, 1),
            ("said", Role::Cue, 1),
        ];
        let body = "港は閉鎖 O\u{308}da said 🚢🚢 \u{200b} so";
        check(
            body,
            &marks,
            Look::Brackets,
            18,
            "\n[x1 港は閉鎖]\n[s1 O\u{308}da] [c1 said]\n🚢🚢 \u{200b} so\n",
        );
        check(
            body,
            &marks,
            Look::Brackets,
            22,
            "\n[x1 港は閉鎖] [s1 O\u{308}da]\n[c1 said] 🚢🚢 \u{200b} so\n",
        );
    }

    #[test]
    fn nothing_of_a_text_moves_the_terminal() {
        check("a\u{1b}[2J b", &[], Look::Colours, 80, "\na\\u{1b}[2J b\n");
        check("", &[], Look::Brackets, 80, "");
        check("\n\n \n", &[], Look::Brackets, 80, "");
    }
}
