//! The models as a whole, against what the PyTorch models they were exported from make of the
//! same texts with the same 8-bit weights (`tests/model-vectors.jsonl`, written by
//! `training/vectors.py`), and against odd input.

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
        list(&self.record[field], of)
    }

    fn features(&self) -> (Vec<Span>, Vec<Features>) {
        let tokens = tokens::tokens(&self.text);
        let words = &main().shared.words;
        let features = features::features(&self.text, &tokens, |w| words.get(w).copied());
        (tokens, features)
    }
}

fn list<T>(value: &Value, of: impl FnMut(&Value) -> T) -> Vec<T> {
    value.as_array().unwrap().iter().map(of).collect()
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

fn main() -> &'static Model {
    Model::embedded().unwrap()
}

/// The models of a file, by the names that the vectors give them.
fn models(models: &Models) -> Vec<(&'static str, &Model)> {
    let bulk = models.bulk.as_ref().map(|bulk| ("bulk", bulk));
    [("main", &models.main)].into_iter().chain(bulk).collect()
}

fn embedded() -> Vec<(&'static str, &'static Model)> {
    models(Models::embedded().unwrap())
}

#[test]
fn tokens_and_features_are_those_of_the_training_code() {
    let known = &main().shared.words;
    let mut words = vec![""; known.len()];
    for (word, row) in known {
        words[*row as usize] = word;
    }
    for vector in vectors() {
        let map = CharMap::new(&vector.text);
        let (tokens, features) = vector.features();
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
fn cue_probabilities_are_those_of_the_trained_models() {
    let mut scratch = Scratch::default();
    for (name, model) in embedded() {
        for vector in vectors() {
            let found = model.reading(&vector.text, 1.0, &mut scratch).cues;
            let expected = list(&vector.record[name]["cues"], |c| {
                (c[0].as_f64().unwrap() + c[1].as_f64().unwrap()) as f32
            });
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(expected) {
                let text = &vector.text;
                assert!(
                    (found - expected).abs() < 2e-3,
                    "{found} {expected}: {text}"
                );
            }
        }
    }
}

#[test]
fn attributions_are_those_of_the_trained_models() {
    let mut scratch = Scratch::default();
    for (name, model) in embedded() {
        let mut count = 0;
        for vector in vectors() {
            let map = CharMap::new(&vector.text);
            let spans = |spans: &[Span]| spans.iter().map(|s| map.span(*s)).collect::<Vec<_>>();
            let found = model.candidates_with(&vector.text, 0.0, &mut scratch);
            let expected = list(&vector.record[name]["attributions"], Value::clone);
            assert_eq!(found.len(), expected.len(), "{name}: {}", vector.text);
            for (found, expected) in found.iter().zip(expected) {
                assert_eq!(spans(&found.source), list(&expected["source"], place));
                assert_eq!([spans(&found.cue)[0]], [place(&expected["cue"])]);
                assert_eq!(spans(&found.content), list(&expected["content"], place));
                let confidence = expected["conf"].as_f64().unwrap();
                assert!((f64::from(found.confidence) - confidence).abs() < 4e-3);
                count += 1;
            }
        }
        assert!(count >= 10, "the vectors hold few attributions: {count}");
    }
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    let mut scratch = Scratch::default();
    for isa in Isa::all() {
        let others = Models::read(EMBEDDED, isa).unwrap();
        for ((_, model), (_, other)) in embedded().into_iter().zip(models(&others)) {
            for vector in vectors() {
                let expected = model.reading(&vector.text, 0.0, &mut scratch);
                let found = other.reading(&vector.text, 0.0, &mut Scratch::default());
                assert_eq!(found, expected, "{isa:?}");
            }
        }
    }
}

#[test]
fn what_was_read_before_leaves_no_trace() {
    let mut scratch = Scratch::default();
    for vector in vectors().chain(vectors()) {
        for (_, model) in embedded() {
            assert_eq!(
                model.reading(&vector.text, 0.0, &mut scratch),
                model.reading(&vector.text, 0.0, &mut Scratch::default())
            );
        }
    }
}

#[test]
fn threads_read_alike() {
    let text: String = vectors().map(|v| v.text + "\n\n").collect();
    let expected = main().reading(&text, 0.0, &mut Scratch::default());
    std::thread::scope(|scope| {
        let read = || main().reading(&text, 0.0, &mut Scratch::default());
        for thread in [scope.spawn(read), scope.spawn(read), scope.spawn(read)] {
            assert_eq!(thread.join().unwrap(), expected);
        }
    });
}

#[test]
fn a_reading_holds_what_the_attributions_are_chosen_from() {
    let mut scratch = Scratch::default();
    for vector in vectors() {
        let reading = main().reading(&vector.text, 0.0, &mut scratch);
        assert_eq!(reading.tokens, tokens::tokens(&vector.text));
        assert_eq!(reading.cues.len(), reading.tokens.len());
        assert!(reading.cues.iter().all(|p| (0.0..=1.0001).contains(p)));
        for found in main().attributions(&vector.text) {
            assert!(reading.candidates.contains(&found));
        }
    }
}

#[test]
fn a_window_is_the_paragraph_of_its_cue_and_no_longer_than_the_model_can_read() {
    let text = format!("one two.\n\nthree said four\nfive {}", "six ".repeat(400));
    let tokens = tokens::tokens(&text);
    let features = features::features(&text, &tokens, |_| None);
    let of = |start: usize, end: usize| {
        let probability = 1.0;
        let cue = Cue {
            start,
            end,
            probability,
        };
        window(&features, &cue).tokens
    };
    assert_eq!(of(0, 1), 0..3);
    assert_eq!(of(4, 5), 3..6);
    assert_eq!(of(5, 7), 3..6);
    assert_eq!(of(6, 7), 6..6 + AHEAD);
    assert_eq!(of(100, 101), 100 - BEFORE..100 + AHEAD);
    assert_eq!(of(406, 407), 406 - BEFORE..407);
}

#[test]
fn a_window_goes_on_with_the_quotation() {
    let text = "one said “two.\n\n“three.”\n\nfour said\n\n“five”\n\nsix";
    let tokens = tokens::tokens(text);
    let features = features::features(text, &tokens, |_| None);
    let of = |start: usize| {
        let (end, probability) = (start + 1, 1.0);
        let cue = Cue {
            start,
            end,
            probability,
        };
        let window = window(&features, &cue).tokens;
        Span::new(tokens[window.start].start, tokens[window.end - 1].end).of(text)
    };
    assert_eq!(of(1), "one said “two.\n\n“three.”");
    assert_eq!(of(10), "four said\n\n“five”");
    assert_eq!(of(12), "“five”");
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
        let refused = Models::read(file.leak(), Isa::Plain).err().unwrap();
        assert!(refused.to_string().contains(reason), "{refused}");
    }
}

#[test]
fn the_fingerprint_is_short_and_stable() {
    let fingerprints: Vec<_> = embedded().iter().map(|(_, m)| m.fingerprint()).collect();
    for fingerprint in &fingerprints {
        assert_eq!(fingerprint.len(), 12);
        assert!(fingerprint.bytes().all(|b| b.is_ascii_hexdigit()));
    }
    assert!(fingerprints.iter().skip(1).all(|f| f != &fingerprints[0]));
}

#[test]
fn no_text_makes_no_attribution() {
    for text in ["", " \n\n\t", ".", "\u{0}", "said", "“", "1 2 3"] {
        assert_eq!(main().attributions(text), [], "{text:?}");
    }
}

#[test]
fn a_megabyte_of_quotation_marks_is_read_at_once() {
    assert_eq!(main().attributions(&"\"".repeat(1 << 20)), []);
    assert_eq!(main().attributions(&"“".repeat(1 << 18)), []);
}

#[test]
fn a_list_of_verbs_is_bounded_work() {
    let mut scratch = Scratch::default();
    for (_, model) in embedded() {
        for count in [300, 600, 1200] {
            let text = "he said she denied ".repeat(count);
            let found = model.candidates_with(&text, 0.0, &mut scratch);
            assert!(found.len() <= 4 * count / TOKENS_PER_CUE + 8);
        }
    }
}

#[test]
fn windows_are_read_in_batches_of_bounded_size() {
    let window = |length| Window {
        cue: 0..1,
        tokens: 0..length,
    };
    assert_eq!(batch(&[]), 1);
    assert_eq!(batch(&[window(BEFORE + AHEAD)]), 1);
    let many = vec![window(BEFORE + AHEAD); 5000];
    let read = batch(&many);
    assert!(read * (BEFORE + AHEAD) <= BATCH && (read + 1) * (BEFORE + AHEAD) > BATCH);
    assert_eq!(batch(&vec![window(1); 100]), 100);
}

#[test]
fn an_article_beyond_one_piece_is_read_to_its_end() {
    let one = "The dam is safe, engineer Lio Marsk said on Tuesday.\n\n";
    let count = 760;
    let body = one.repeat(count);
    assert!(tokens::tokens(&body).len() > PIECE);
    let found = main().candidates_with(&body, 0.0, &mut Scratch::default());
    let said = one.find("said").unwrap();
    let cues = found.iter().map(|a| a.cue[0].start);
    let cues: Vec<_> = cues.filter(|at| at % one.len() == said).collect();
    let expected: Vec<_> = (0..count).map(|i| i * one.len() + said).collect();
    assert_eq!(cues, expected);
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
        for found in main().attributions_with(&text, 0.0, &mut scratch) {
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
