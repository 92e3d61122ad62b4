//! The model as a whole, against what the PyTorch model it was converted from makes of the same
//! texts with the same 8-bit weights (`tests/model-vectors.jsonl`), and against odd input.

use super::*;
use onrecord_core::{CharMap, Span};
use serde_json::Value;

const VECTORS: &str = include_str!("../../tests/model-vectors.jsonl");

struct Vector {
    text: String,
    record: Value,
}

impl Vector {
    fn list<T>(&self, field: &str, of: fn(&Value) -> T) -> Vec<T> {
        let list = self.record[field].as_array().unwrap();
        list.iter().map(of).collect()
    }

    fn features(&self, model: &Model) -> (Vec<Span>, Vec<Features>) {
        let tokens = tokens::tokens(&self.text);
        let features = features::features(&self.text, &tokens, |w| model.words.get(w).copied());
        (tokens, features)
    }
}

fn vectors() -> impl Iterator<Item = Vector> {
    VECTORS.lines().map(|line| {
        let record: Value = serde_json::from_str(line).unwrap();
        let text = record["text"].as_str().unwrap().to_owned();
        Vector { text, record }
    })
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn place(value: &Value) -> (usize, usize) {
    let of = |i: usize| usize::try_from(number(&value[i])).unwrap();
    (of(0), of(1))
}

fn model() -> &'static Model {
    Model::embedded().unwrap()
}

#[test]
fn tokens_and_features_are_those_of_the_training_code() {
    let mut words = vec![""; model().words.len()];
    for (word, row) in &model().words {
        words[*row as usize] = word;
    }
    for vector in vectors() {
        let map = CharMap::new(&vector.text);
        let (tokens, features) = vector.features(model());
        let places: Vec<_> = tokens.iter().map(|t| map.span(*t)).collect();
        assert_eq!(places, vector.list("tokens", place), "{}", vector.text);
        let found: Vec<_> = features.iter().map(|f| words[f.word as usize]).collect();
        assert_eq!(
            found,
            vector.list("words", |w| w.as_str().unwrap().to_owned()),
            "{}",
            vector.text
        );
        let found: Vec<_> = features.iter().map(|f| u64::from(f.suffix)).collect();
        assert_eq!(found, vector.list("suffixes", number), "{}", vector.text);
        let found: Vec<_> = features.iter().map(|f| u64::from(f.prefix)).collect();
        assert_eq!(found, vector.list("prefixes", number), "{}", vector.text);
        let found: Vec<_> = features.iter().map(|f| u64::from(f.shape)).collect();
        assert_eq!(found, vector.list("shapes", number), "{}", vector.text);
        let found: Vec<_> = features.iter().map(|f| u64::from(f.flags)).collect();
        assert_eq!(found, vector.list("flags", number), "{}", vector.text);
    }
}

#[test]
fn cue_probabilities_are_those_of_the_trained_model() {
    let mut buffers = Buffers::default();
    for vector in vectors() {
        let (_, features) = vector.features(model());
        model().network.encode(&features, &mut buffers);
        let expected = vector.list("cues", |c| [0, 1].map(|i| c[i].as_f64().unwrap() as f32));
        assert_eq!(buffers.cues.len(), expected.len());
        for (found, expected) in buffers.cues.iter().zip(expected) {
            for (found, expected) in found.iter().zip(expected) {
                assert!(
                    (found - expected).abs() < 2e-3,
                    "{found} {expected}: {}",
                    vector.text
                );
            }
        }
    }
}

#[test]
fn attributions_are_those_of_the_trained_model() {
    let mut scratch = Scratch::default();
    let mut count = 0;
    for vector in vectors() {
        let map = CharMap::new(&vector.text);
        let spans = |spans: &[Span]| spans.iter().map(|s| map.span(*s)).collect::<Vec<_>>();
        let found = model().attributions_with(&vector.text, THRESHOLD, &mut scratch);
        let expected = vector.list("attributions", Value::clone);
        assert_eq!(found.len(), expected.len(), "{}", vector.text);
        for (found, expected) in found.iter().zip(expected) {
            let list = |field: &str| -> Vec<(usize, usize)> {
                expected[field]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(place)
                    .collect()
            };
            assert_eq!(spans(&found.source), list("source"), "{}", vector.text);
            assert_eq!(spans(&found.cue), list("cue"), "{}", vector.text);
            assert_eq!(spans(&found.content), list("content"), "{}", vector.text);
            let confidence = expected["conf"].as_f64().unwrap();
            assert!((f64::from(found.confidence) - confidence).abs() < 2e-3);
            count += 1;
        }
    }
    assert!(count >= 10, "the vectors hold few attributions: {count}");
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    for isa in Isa::all() {
        let other = Model::read(EMBEDDED, isa).unwrap();
        for vector in vectors() {
            let expected = model().attributions(&vector.text);
            assert_eq!(other.attributions(&vector.text), expected, "{isa:?}");
        }
    }
}

#[test]
fn what_was_read_before_leaves_no_trace() {
    let mut scratch = Scratch::default();
    for vector in vectors().chain(vectors()) {
        assert_eq!(
            model().attributions_with(&vector.text, THRESHOLD, &mut scratch),
            model().attributions(&vector.text)
        );
    }
}

#[test]
fn damaged_weights_are_refused_with_a_reason() {
    let mut damaged = EMBEDDED.to_vec();
    damaged[1_000_000] ^= 1;
    for (file, reason) in [
        (damaged, "damaged"),
        (EMBEDDED[..1000].to_vec(), "damaged"),
        (b"GIF89a and more".to_vec(), "not a weights file"),
        (Vec::new(), "it ends where 8 bytes are due"),
    ] {
        let refused = Model::read(file.leak(), Isa::Plain).unwrap_err();
        assert!(refused.to_string().contains(reason), "{refused}");
    }
}

#[test]
fn the_fingerprint_is_short_and_stable() {
    let fingerprint = model().fingerprint();
    assert_eq!(fingerprint.len(), 12);
    assert!(fingerprint.bytes().all(|b| b.is_ascii_hexdigit()));
}

#[test]
fn no_text_makes_no_attribution() {
    for text in ["", " \n\n\t", ".", "\u{0}", "said", "“", "1 2 3"] {
        assert_eq!(model().attributions(text), [], "{text:?}");
    }
}

#[test]
fn a_megabyte_of_quotation_marks_is_read_at_once() {
    assert_eq!(model().attributions(&"\"".repeat(1 << 20)), []);
    assert_eq!(model().attributions(&"“".repeat(1 << 18)), []);
}

#[test]
fn a_list_of_verbs_is_bounded_work() {
    let found = model().attributions(&"he said she denied ".repeat(600));
    assert!(found.len() <= 2400 / TOKENS_PER_CUE + 8);
}

#[test]
fn an_article_beyond_one_piece_is_read_to_its_end() {
    let one = "The dam is safe, engineer Lio Marsk said on Tuesday.\n\n";
    let count = 760;
    let body = one.repeat(count);
    assert!(tokens::tokens(&body).len() > PIECE);
    let found = model().attributions(&body);
    let cues: Vec<_> = found.iter().map(|a| a.cue[0].start % one.len()).collect();
    let said = one.find("said").unwrap();
    assert_eq!(cues, vec![said; count]);
}

#[test]
fn pieces_cover_a_text_once() {
    for tokens in [0, 1, PIECE, PIECE + 1, 3 * PIECE, 50_001] {
        let mut next = 0;
        for (piece, own) in pieces(tokens) {
            assert_eq!(own.start, next);
            assert!(piece.start <= own.start && own.end <= piece.end && piece.len() <= PIECE);
            next = own.end;
        }
        assert_eq!(next, tokens);
    }
}

/// Text of odd characters between ordinary words, from a fixed seed.
fn odd_text(mut seed: u32) -> String {
    const PIECES: &[&str] = &[
        "said",
        " ",
        "\n",
        "“",
        "”",
        "\"",
        "’s",
        "'",
        "„",
        "«",
        "»",
        "Mara",
        "ǅ",
        "İ",
        "ß",
        "1,0",
        "٣",
        "²",
        "½",
        "\u{301}",
        "\u{200D}",
        "👩‍🚒",
        "中文",
        "\u{FFFD}",
        "\u{0}",
        "…",
        "_",
        " told ",
        ", ",
        ". ",
        "that the",
        "\u{2028}",
        "ﬁ",
        "𝟗",
        "Σ",
    ];
    let mut text = String::new();
    for _ in 0..400 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = (seed >> 8) as usize;
        match pick % 5 {
            0 => text.push(char::from_u32(seed >> 11).unwrap_or('\u{10FFFF}')),
            _ => text.push_str(PIECES[pick / 5 % PIECES.len()]),
        }
    }
    text
}

#[test]
fn odd_characters_give_sound_spans() {
    let mut scratch = Scratch::default();
    for seed in 0..40 {
        let text = odd_text(seed);
        for found in model().attributions_with(&text, 0.0, &mut scratch) {
            assert!(!found.content.is_empty() && found.source.len() <= 1 && found.cue.len() == 1);
            assert!((0.0..=1.0).contains(&found.confidence));
            let spans = found.source.iter().chain(&found.cue).chain(&found.content);
            for span in spans {
                assert!(!span.of(&text).is_empty(), "{span:?} of {text:?}");
            }
            assert!(found.content.is_sorted_by(|a, b| a.end <= b.start));
        }
    }
}
