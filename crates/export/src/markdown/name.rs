//! What a note is called: the same in every export, and safe on every system.

use crate::ExportError;
use onrecord_query::Snapshot;
use onrecord_query::render::clean;
use std::borrow::Cow;
use std::collections::HashSet;

/// Of a key so many digits tell two notes with one title apart.
const DIGITS: usize = 12;
/// Longest title in a name, in characters and in bytes: systems allow 255 bytes in all.
const LONGEST: (usize, usize) = (80, 160);

/// Names that a device has on Windows, whatever comes after a full stop.
const DEVICES: &[&str] = &["aux", "clock$", "con", "conin$", "conout$", "nul", "prn"];

const SHORT_KEYS: &str = "
    SELECT substr(key, 1, ?1) AS short
    FROM (SELECT key FROM articles UNION ALL SELECT key FROM claims
          UNION ALL SELECT key FROM sources UNION ALL SELECT key FROM stories)
    GROUP BY short HAVING count(*) > 1";

/// Gives notes their names: a title as far as a file can bear it, and the beginning of the key,
/// so that no two are the same, in small or capital letters.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Beginnings that several keys have: these notes bear the whole key.
    doubled: HashSet<String>,
}

impl Names {
    pub(super) fn read(snapshot: &Snapshot<'_>) -> Result<Self, ExportError> {
        let digits = i64::try_from(DIGITS).unwrap_or_default();
        let found = snapshot.all(SHORT_KEYS, &[digits], |row| row.text(0))?;
        Ok(Self {
            doubled: found.into_iter().flatten().collect(),
        })
    }

    /// The name of a note, without `.md`.
    pub(super) fn note(&self, title: &str, key: &str) -> String {
        let short = key.get(..DIGITS).unwrap_or(key);
        let key = if self.doubled.contains(short) {
            key
        } else {
            short
        };
        format!("{} {key}", file_title(title))
    }

    /// A link to a note, which shows its title.
    pub(super) fn link(&self, title: &str, key: &str) -> String {
        self.link_as(title, key, title)
    }

    /// A link to a note, which shows something else.
    pub(super) fn link_as(&self, title: &str, key: &str, shown: &str) -> String {
        format!("[[{}|{}]]", self.note(title, key), label(shown))
    }
}

/// A title without what a file name, a link or a shell stumbles over.
fn file_title(title: &str) -> String {
    let mut kept = String::new();
    let mut length = 0;
    let mut blank = false;
    for c in title.chars() {
        let c = match c {
            // Of files on Windows; of links in Obsidian; folders.
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '^' | '[' | ']' | '%'
            | '`' | '$' => ' ',
            c if is_hidden(c) => ' ',
            c => c,
        };
        if c.is_whitespace() {
            blank = !kept.is_empty();
            continue;
        }
        if length + usize::from(blank) >= LONGEST.0 || kept.len() + 1 + c.len_utf8() > LONGEST.1 {
            kept.push('…');
            break;
        }
        if std::mem::take(&mut blank) {
            kept.push(' ');
            length += 1;
        }
        kept.push(c);
        length += 1;
    }
    // A file that begins with a full stop is hidden; with a dash, an option.
    let kept = kept.trim_start_matches(['.', '-', '~', ' ']);
    let stem = kept
        .split('.')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if kept.is_empty() {
        "untitled".to_owned()
    } else if DEVICES.contains(&stem.as_str()) || is_port(&stem) {
        format!("_{kept}")
    } else {
        kept.to_owned()
    }
}

/// `com1`, `lpt1` and so on.
fn is_port(stem: &str) -> bool {
    let number = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    number.is_some_and(|n| n.chars().count() == 1)
}

/// A title as a link shows it: nothing in it ends the link, or begins another.
fn label(title: &str) -> String {
    let mut shown = String::new();
    for word in title.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.extend(clean(word).chars().map(|c| match c {
            '[' => '(',
            ']' => ')',
            '|' | '\\' => '/',
            '<' => '‹',
            '>' => '›',
            '`' => '\'',
            c => c,
        }));
    }
    if shown.is_empty() {
        "untitled".to_owned()
    } else {
        // Two of them begin a comment.
        shown.replace("%%", "% %")
    }
}

/// What cannot be seen, or turns what is around it.
fn is_hidden(c: char) -> bool {
    !c.is_whitespace() && matches!(clean(c.encode_utf8(&mut [0; 4])), Cow::Owned(_))
        || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdef01234567";

    #[test]
    fn a_title_becomes_a_name_for_every_system() {
        for (title, name) in [
            ("Dam will hold", "Dam will hold"),
            ("../../etc/passwd", "etc passwd"),
            ("C:\\con", "C con"),
            ("con", "_con"),
            ("NUL.txt", "_NUL.txt"),
            ("com1", "_com1"),
            (".hidden", "hidden"),
            ("a [[b|c]] #d ^e %%f%%", "a b c d e f"),
            ("line\none\u{202E}\u{0}\ttwo", "line one two"),
            ("", "untitled"),
            ("///", "untitled"),
            ("U.S. says \"no\"", "U.S. says no"),
        ] {
            assert_eq!(file_title(title), name);
        }
        let long = file_title(&"漢字 ".repeat(200));
        assert!(long.len() < 170 && long.ends_with('…'), "{long}");
        let long = file_title(&"x".repeat(500));
        assert_eq!(long.chars().count(), 81);
    }

    #[test]
    fn two_notes_never_have_one_name() {
        let names = Names::default();
        assert_eq!(names.note("A", KEY), "A 0123456789ab");
        let doubled = Names {
            doubled: HashSet::from(["0123456789ab".to_owned()]),
        };
        assert_eq!(doubled.note("A", KEY), format!("A {KEY}"));
    }

    #[test]
    fn a_link_ends_where_it_should() {
        let link = Names::default().link("a]] [[b|c\n<script>", KEY);
        assert_eq!(link, "[[a b c script 0123456789ab|a)) ((b/c ‹script›]]");
    }
}
