//! The types that recall is broken down by, and the head word of a source.
//!
//! The patterns and their order of trial are those of the reference scorer, which is written
//! in Python: `\w` and `\b` go by Python's idea of a word ([`as_python_sees_it`]), and its one
//! negative look-ahead is code ([`Patterns::has_full_name`]).

use crate::charset::{CharSet, Numbered};
use crate::doc::Spans;
use regex::Regex;

/// Attributions of speech: what the CORE figures are about.
pub(crate) const CORE: &str = "CORE";

/// Words that cut a source off behind its head: "the mayor **of** the town".
const HEAD_ENDS: &str = r"(?i),|\b(?:who|which|that|of|in|from|at|with|for|on|to|familiar|speaking|close|der|die|das|von|aus|im|in)\b";
const DETERMINER: &str = r"\A(?:The|A|An|Two|Three|Several|Some|Many|One|But|And|Both|Most|Senior|Top|Former|Current|Other|Another|State|Federal|Local|Police)\b";
const NO_NAME: &str = r"\A(?:U\.?S\.?|American|Republicans?|Democrat(?:s|ic)?|Clinton|Trump|White|House|State|Department|Senate|Justice|F\.?B\.?I\.?|GOP|Obama|Pentagon)\b";
/// A name of two words, for the reference scorer.
const TWO_WORDS: &str = r"\A[A-Z][a-z]+ [A-Z][a-z]+";
const ANONYMOUS: &str = r"(?i)anonym|not authori[sz]ed|familiar with|close to|briefed on|knowledge of|who (?:declined|asked|spoke)|\b(?:sources?|an? (?:\w+ ){0,3}(?:official|aide|adviser|advisor|operative|source|person|staffer|strategist|insider|diplomat|lawmaker))\b|\b(?:officials|aides|advisers|advisors|insiders|people|sources)\b";
const NOT_ANONYMOUS: &str =
    r"(?i)\A(?:(?:she|he|they) and\b|anything|the (?:applause|praise))|\bclose to that\b";
const CAPITAL: &str = r"[A-ZÄÖÜА-Я]";
const PRONOUN: &str = r"(?i)\A(?:he|she|they|it|i|we|you|who|er|sie|es|wir|ich|он|она|они)\z";
const DENIAL: &str = r"(?i)\b(?:den(?:y|ies|ied|ying)|refut\w+|reject\w+|disput\w+|dismiss\w+|disavow\w*|rebut\w*)\b";
const DECLINED: &str =
    r"(?i)declin\w+|refus\w+|not (?:immediately )?(?:respond|return|comment|reply|answer)";
const CORE_SPEECH: &str = r"(?i)\b(?:said|says?|saying|told|tells?|telling|added|adds|adding|according to|asked|wrote|tweeted|stated|announced|explained|noted|argued|claimed|insisted)\b";

/// Cues of speech, whole.
const SPEECH_WORDS: &str = r"sa(?:y|ys|id|ying)|t(?:old|ells?|elling)|ask(?:s|ed|ing)?|wr(?:ote|ites?|iting|itten)|according to|accord(?:s|ed) to|tweet\w*|statement";
/// Cues of speech, as stems.
const SPEECH_STEMS: &str = "add|answer|report|announc|explain|not|argu|claim|insist|suggest|acknowledg|warn|vow|promis|accus|confirm|repl|respond|recall|continu|declar|conclud|describ|predict|testif|urg|complain|admit|conced|contend|maintain|point|emphasi|stress|stat|assert|alleg|remark|comment|reiterat|joke|quip|call|deny|deni|declin|refus|reject|disput|dismiss|criticiz|criticis|prais|blam|cit|quot|demand|pledg|propos|recommend|reveal|disclos|estimat|caution|advis|mention|observ|boast|lament|counter|rebut|shout|yell|condemn|defend|endors|plead|inform|notif|brief";
/// What may follow a stem.
const SPEECH_ENDINGS: &str = "s|es|ed|d|ing|ies|ied|ying|zed|zing|sed|sing|e|ted|ting|red|ring";

/// The compiled patterns.
#[derive(Debug)]
pub(crate) struct Patterns {
    head_ends: Regex,
    determiner: Regex,
    no_name: Regex,
    two_words: Regex,
    anonymous: Regex,
    not_anonymous: Regex,
    capital: Regex,
    pronoun: Regex,
    denial: Regex,
    declined: Regex,
    core_speech: Regex,
    speech: Regex,
}

impl Patterns {
    pub(crate) fn new() -> Result<Self, regex::Error> {
        let speech = format!(r"(?i)\b(?:{SPEECH_WORDS}|(?:{SPEECH_STEMS})(?:{SPEECH_ENDINGS})?)\b");
        Ok(Self {
            head_ends: Regex::new(HEAD_ENDS)?,
            determiner: Regex::new(DETERMINER)?,
            no_name: Regex::new(NO_NAME)?,
            two_words: Regex::new(TWO_WORDS)?,
            anonymous: Regex::new(ANONYMOUS)?,
            not_anonymous: Regex::new(NOT_ANONYMOUS)?,
            capital: Regex::new(CAPITAL)?,
            pronoun: Regex::new(PRONOUN)?,
            denial: Regex::new(DENIAL)?,
            declined: Regex::new(DECLINED)?,
            core_speech: Regex::new(CORE_SPEECH)?,
            speech: Regex::new(&speech)?,
        })
    }

    /// The types of a gold attribution, `CORE` among them where it is one of speech.
    pub(crate) fn kinds(
        &self,
        text: &Numbered<'_>,
        quoted: &CharSet,
        content: &CharSet,
        spans: &Spans,
    ) -> Vec<&'static str> {
        let source = text.words(&spans.source);
        let cue = as_python_sees_it(&text.words(&spans.cue));
        let share = content.shared(quoted) as f64 / content.len().max(1) as f64;
        let form = match share {
            s if s >= 0.9 => "direct",
            s if s > 0.05 => "mixed",
            _ => "indirect",
        };
        let denial = self.denial.is_match(&cue);
        let declined = self.declined.is_match(&cue);
        let speech = self.speech.is_match(&cue);
        let mut kinds = vec![form, self.source_kind(python_strip(&source))];
        kinds.push(if self.core_speech.is_match(&cue) {
            "cue:core-speech"
        } else {
            "cue:other"
        });
        let core = form != "indirect" || speech || denial || declined;
        for (holds, name) in [
            (denial, "cue:denial"),
            (declined, "cue:declined/refused"),
            (speech, "cue:speech(broad)"),
            (core, CORE),
        ] {
            if holds {
                kinds.push(name);
            }
        }
        kinds
    }

    fn source_kind(&self, source: &str) -> &'static str {
        let source = as_python_sees_it(source);
        if source.is_empty() {
            "src:none"
        } else if self.pronoun.is_match(&source) {
            "src:pronoun"
        } else if self.anonymous.is_match(&source)
            && !self.has_full_name(&self.determiner.replace(&source, ""))
            && !self.not_anonymous.is_match(&source)
        {
            "src:anonymous"
        } else if self.capital.is_match(&source) {
            "src:named/org"
        } else {
            "src:other-common"
        }
    }

    /// Whether two capitalised words follow each other, the first of them not in [`NO_NAME`].
    fn has_full_name(&self, source: &str) -> bool {
        let mut inside_word = false;
        for (at, c) in source.char_indices() {
            let starts_word = is_python_word(c) && !inside_word;
            inside_word = is_python_word(c);
            let rest = source.get(at..).unwrap_or("");
            if starts_word && self.two_words.is_match(rest) && !self.no_name.is_match(rest) {
                return true;
            }
        }
        false
    }

    /// The head word of a source, lower case; empty where it has no word.
    pub(crate) fn head(&self, source: &str) -> String {
        let seen = as_python_sees_it(source);
        let end = self.head_ends.find(&seen).map_or(seen.len(), |m| m.start());
        // The words themselves are read from the source as it is written.
        let kept: String = source
            .chars()
            .take(seen.get(..end).unwrap_or("").chars().count())
            .collect();
        let front = if python_strip(&kept).is_empty() {
            source
        } else {
            &kept
        };
        let word = front
            .split(|c| !(is_python_word(c) || matches!(c, '’' | '\'' | '-')))
            .rfind(|word| !word.is_empty())
            .unwrap_or("");
        word.strip_suffix("’s")
            .or_else(|| word.strip_suffix("'s"))
            .unwrap_or(word)
            .to_lowercase()
    }
}

/// The places between double quotation marks, as character offsets, marks included.
pub(crate) fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    // An opening mark that is never closed is passed over, and so is any later one of its
    // sort; only where each sort last closes decides.
    let mut last_curly = None;
    let mut last_straight = None;
    for (at, c) in text.chars().enumerate() {
        match c {
            '“' | '”' | '»' => last_curly = Some(at),
            '"' => last_straight = Some(at),
            _ => {}
        }
    }
    for (at, c) in text.chars().enumerate() {
        match (open, c) {
            (Some((start, true)), '“' | '”' | '»') | (Some((start, false)), '"') => {
                spans.push((start, at + 1));
                open = None;
            }
            (None, '“' | '„' | '«') if last_curly.is_some_and(|last| last > at) => {
                open = Some((at, true));
            }
            (None, '"') if last_straight.is_some_and(|last| last > at) => {
                open = Some((at, false));
            }
            _ => {}
        }
    }
    spans
}

/// The text with every character that this crate's patterns and Python's would sort apart
/// replaced by one they agree on: a mark that Python counts as no part of a word, a numeral
/// that it does count.
fn as_python_sees_it(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_ascii() || c.is_alphabetic() && !is_mark(c) => c,
            c if c.is_numeric() => '0',
            c if is_mark(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

fn is_python_word(c: char) -> bool {
    c == '_' || c.is_numeric() || c.is_alphabetic() && !is_mark(c)
}

/// Signs that lean on a letter or join two; Python counts them as no part of a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{200C}'..='\u{200D}'
        | '\u{203F}'..='\u{2040}' | '\u{20D0}'..='\u{20F0}' | '\u{24B6}'..='\u{24E9}'
        | '\u{FE00}'..='\u{FE0F}')
}

fn python_strip(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_sorted_by_its_words() {
        let patterns = Patterns::new().unwrap();
        for (source, kind) in [
            ("", "src:none"),
            ("She", "src:pronoun"),
            ("Она", "src:pronoun"),
            ("sources", "src:anonymous"),
            ("a local official", "src:anonymous"),
            ("a U.S. official", "src:named/org"),
            ("White House officials", "src:anonymous"),
            ("senior officials", "src:anonymous"),
            ("Tarn Harbour officials", "src:named/org"),
            ("Orla Venn, a person close to the talks", "src:named/org"),
            ("the mayor", "src:other-common"),
            ("Überlingen", "src:named/org"),
            ("she and two aides", "src:other-common"),
        ] {
            assert_eq!(patterns.source_kind(source), kind, "{source}");
        }
    }

    #[test]
    fn the_head_stands_before_what_describes_it() {
        let patterns = Patterns::new().unwrap();
        for (source, head) in [
            ("the mayor of Tarnholm", "mayor"),
            ("Orla Venn’s", "venn"),
            ("Jo Brandt, who leads the union", "brandt"),
            ("Of course", "course"),
            ("— “”", ""),
            ("Cafe\u{301} Noir", "noir"),
            ("der Sprecher", "sprecher"),
        ] {
            assert_eq!(patterns.head(source), head, "{source}");
        }
    }

    #[test]
    fn quotation_marks_pair_up_and_an_open_one_takes_nothing() {
        assert_eq!(quoted("„a“ b “c” “d"), [(0, 3), (6, 9)]);
        assert_eq!(quoted("\"a\" \"b"), [(0, 3)]);
        assert_eq!(quoted("“a \"b” c\""), [(0, 6)]);
        assert_eq!(quoted(&"„".repeat(100_000)), []);
    }

    #[test]
    fn a_cue_of_speech_or_quotation_marks_make_the_core() {
        let patterns = Patterns::new().unwrap();
        let text = "Venn wants rain. Venn declined to say. “Rain,” Venn hoped.";
        let numbered = Numbered::new(text);
        let quotes = numbered.set(&quoted(text));
        let kinds = |source, cue, content| {
            let spans = Spans {
                source: vec![source],
                cue: vec![cue],
                content: vec![content],
                confidence: 0.0,
            };
            patterns.kinds(&numbered, &quotes, &numbered.set(&spans.content), &spans)
        };
        let wants = kinds((0, 4), (5, 10), (11, 15));
        assert_eq!(wants, ["indirect", "src:named/org", "cue:other"]);
        let declined = kinds((17, 21), (22, 30), (31, 37));
        assert!(declined.contains(&CORE) && declined.contains(&"cue:declined/refused"));
        let hoped = kinds((47, 51), (52, 57), (40, 44));
        assert_eq!(hoped, ["direct", "src:named/org", "cue:other", CORE]);
    }
}
