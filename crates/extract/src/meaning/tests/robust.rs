//! Any input gives a result.

use super::register;
use crate::RawAttribution;
use crate::citations::{Firsts, Own, find};
use crate::meaning::reading::Reading;
use crate::meaning::understand;
use onrecord_core::Span;

fn run(body: &str, raw: Vec<RawAttribution>) -> usize {
    let register = register();
    let reading = Reading::new(body);
    let understood = understand(&reading, raw, None, &register, &mut ());
    let speakers = understood.speakers.len();
    for a in &understood.attributions {
        assert!(a.speakers.iter().all(|m| m.speaker < speakers));
        assert!(a.within.is_none_or(|w| w < understood.attributions.len()));
    }
    for s in &understood.speakers {
        assert!(s.part_of.is_none_or(|g| g < speakers));
    }
    find(
        &reading,
        &understood.attributions,
        &understood.speakers,
        Own::default(),
        None,
        (&register, &Firsts::new(&register)),
    )
    .len()
}

fn raw(source: Option<Span>, cue: Span, content: Span) -> RawAttribution {
    RawAttribution {
        source: source.into_iter().collect(),
        cue: vec![cue],
        content: vec![content],
        confidence: 0.5,
    }
}

#[test]
fn odd_texts_and_odd_spans() {
    let texts = [
        "",
        " ",
        "\"",
        "“",
        "a",
        "’s",
        "'s's's",
        "...",
        "\u{200B}\u{FEFF}",
        "é",
        "Ж. Ж. Ж.",
        "𝄞 said 𝄞",
        "one of the",
        "A, B and",
        "and and and",
        "the",
        "told the",
        "according to",
        "1,000,000.5.5",
    ];
    for text in texts {
        let end = text.len() + 3;
        for start in 0..=text.len().min(6) {
            let all = vec![
                raw(
                    Some(Span::new(0, start)),
                    Span::new(start, end),
                    Span::new(0, end),
                ),
                raw(None, Span::new(0, 1), Span::new(1, 0)),
                raw(
                    Some(Span::new(start, end)),
                    Span::new(end, end),
                    Span::new(0, start),
                ),
                RawAttribution::default(),
            ];
            run(text, all);
        }
    }
}

#[test]
fn random_characters() {
    let alphabet: Vec<char> = "aAbB. ,“”\"'’«»\n-é1ж𝄞the and of said told CourierNorthwire"
        .chars()
        .collect();
    let mut state = 7u64;
    for _ in 0..200 {
        let mut text = String::new();
        let mut marks = Vec::new();
        for _ in 0..120 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push(alphabet[(state >> 33) as usize % alphabet.len()]);
            marks.push(text.len());
        }
        let at = |i: usize| marks[i];
        let all = vec![
            raw(
                Some(Span::new(at(2), at(9))),
                Span::new(at(9), at(14)),
                Span::new(at(14), at(60)),
            ),
            raw(
                Some(Span::new(at(20), at(24))),
                Span::new(at(24), at(27)),
                Span::new(at(27), at(50)),
            ),
            raw(None, Span::new(at(70), at(75)), Span::new(at(60), at(70))),
        ];
        run(&text, all);
    }
}

#[test]
fn large_inputs_take_linear_time() {
    let quotes = "\" ".repeat(100_000);
    run(
        &quotes,
        vec![raw(None, Span::new(0, 1), Span::new(1, 200_000))],
    );
    run(&"Northwire told the Courier ".repeat(10_000), Vec::new());
    run(
        &"Oda and ".repeat(20_000),
        vec![raw(
            Some(Span::new(0, 159_000)),
            Span::new(159_000, 159_010),
            Span::new(0, 1),
        )],
    );
    let body = "Ada Brook said it rained. ".repeat(4_000);
    let all = (0..4_000)
        .map(|i| {
            let at = i * 26;
            raw(
                Some(Span::new(at, at + 9)),
                Span::new(at + 10, at + 14),
                Span::new(at + 15, at + 24),
            )
        })
        .collect();
    run(&body, all);
}
