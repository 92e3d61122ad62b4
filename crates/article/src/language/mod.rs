//! The language of a text and of its paragraphs.

mod paragraph;

use onrecord_core::text::fold;
use onrecord_core::{Problem, ProblemKind, Span};
use std::collections::BTreeMap;
use whatlang::Lang;

/// How much of a text is looked at.
const SAMPLE: usize = 2400;

/// Fewer letters say nothing sure.
const FEWEST_LETTERS: usize = 40;

/// The languages that are recognised, with their ISO 639-1 codes.
const CODES: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Ron, "ro"),
    (Lang::Hun, "hu"),
    (Lang::Bul, "bg"),
    (Lang::Srp, "sr"),
    (Lang::Hrv, "hr"),
    (Lang::Slv, "sl"),
    (Lang::Mkd, "mk"),
    (Lang::Bel, "be"),
    (Lang::Lit, "lt"),
    (Lang::Lav, "lv"),
    (Lang::Est, "et"),
    (Lang::Fin, "fi"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Tur, "tr"),
    (Lang::Aze, "az"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
    (Lang::Ell, "el"),
    (Lang::Heb, "he"),
    (Lang::Yid, "yi"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Urd, "ur"),
    (Lang::Hin, "hi"),
    (Lang::Ben, "bn"),
    (Lang::Pan, "pa"),
    (Lang::Guj, "gu"),
    (Lang::Mar, "mr"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Kan, "kn"),
    (Lang::Mal, "ml"),
    (Lang::Ori, "or"),
    (Lang::Sin, "si"),
    (Lang::Nep, "ne"),
    (Lang::Mya, "my"),
    (Lang::Khm, "km"),
    (Lang::Tha, "th"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Jav, "jv"),
    (Lang::Tgl, "tl"),
    (Lang::Cmn, "zh"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Uzb, "uz"),
    (Lang::Tuk, "tk"),
    (Lang::Amh, "am"),
    (Lang::Zul, "zu"),
    (Lang::Sna, "sn"),
    (Lang::Aka, "ak"),
    (Lang::Afr, "af"),
    (Lang::Cat, "ca"),
    (Lang::Epo, "eo"),
    (Lang::Lat, "la"),
];

/// The language of each paragraph of which it is sure, with the paragraph's place in bytes. A
/// paragraph is a line; a foreign quotation inside a longer one does not count.
#[must_use]
pub fn by_paragraph(body: &str) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    let mut start = 0usize;
    for line in body.split('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if let Some(code) = paragraph::sure(line) {
            found.push((span, code));
        }
    }
    found
}

/// The ISO 639-1 code of the language that most of a text is in, if there is enough text to
/// tell.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for (span, code) in by_paragraph(text) {
        *weights.entry(code).or_default() += span.len();
    }
    if let Some((code, _)) = weights
        .into_iter()
        .max_by_key(|(_, weight)| *weight)
        .filter(|(_, weight)| weight * 2 >= text.len())
    {
        return Some(code);
    }
    by_trigrams(text)
}

/// A problem that says where an article is in another language than its own.
pub(crate) fn mixed(body: &str, main: &str) -> Option<Problem> {
    let mut others: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut first: Option<Span> = None;
    for (span, code) in by_paragraph(body)
        .into_iter()
        .filter(|(_, code)| *code != main)
    {
        let (count, length) = others.entry(code).or_default();
        *count += 1;
        *length += span.of(body).chars().count();
        first.get_or_insert(span);
    }
    let first = first?;
    let before = body.get(..first.start)?;
    let number = before.split("\n\n").count();
    let list: Vec<String> = others
        .iter()
        .map(|(code, (count, length))| format!("{count} in {code:?} ({length} characters)"))
        .collect();
    let mut problem = Problem::new(
        ProblemKind::UnsupportedLanguage,
        format!(
            "paragraphs in another language than {main:?}: {}",
            list.join(", ")
        ),
    )
    .at(format!("paragraph {number}"));
    problem.span = Some(first);
    Some(problem)
}

/// The language of the beginning of a text, by its letter trigrams.
fn by_trigrams(text: &str) -> Option<&'static str> {
    let end = text.floor_char_boundary(SAMPLE);
    let sample = text.get(..end)?;
    if sample.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS {
        return None;
    }
    let found = whatlang::detect(sample)?;
    // A short text is only believed where the runner-up is far behind.
    let enough = if sample.len() < 300 { 0.7 } else { 0.2 };
    if found.confidence() < enough {
        return None;
    }
    CODES
        .iter()
        .find(|(lang, _)| *lang == found.lang())
        .map(|(_, code)| *code)
}

/// A supplied language as a code: `EN`, `en-GB` and `en_US` are `en`.
pub(crate) fn code(supplied: &str) -> Option<String> {
    let folded = fold(supplied);
    let code = folded.split(['-', '_']).next()?;
    ((2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase()))
        .then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_from_enough_text() {
        let cases = [
            (
                "The council will meet again on Thursday, and its members are expected to vote on the new bridge.",
                Some("en"),
            ),
            (
                "Der Gemeinderat wird am Donnerstag wieder zusammentreten und über die neue Brücke abstimmen.",
                Some("de"),
            ),
            (
                "Городской совет соберётся в четверг, чтобы проголосовать за строительство нового моста.",
                Some("ru"),
            ),
            (
                "Міська рада збереться у четвер, щоб проголосувати за будівництво нового мосту.",
                Some("uk"),
            ),
            ("Too short.", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn supplied_languages_become_codes() {
        assert_eq!(code("en-GB").as_deref(), Some("en"));
        assert_eq!(code("English"), None);
    }

    #[test]
    fn paragraphs_of_another_language_are_found() {
        let english = "The council will meet again on Thursday, and its members are expected to vote on the new bridge.";
        let german = "Der Gemeinderat wird am Donnerstag wieder zusammentreten und über die neue Brücke abstimmen.";
        let quoting = "“Das ist nicht der Rede wert”, the mayor said when she was asked about it in the market hall on Monday.";
        let body = [english, german, quoting, "Ja.", english, english].join("\n\n");
        let found = by_paragraph(&body);
        let codes: Vec<&str> = found.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes, ["en", "de", "en", "en", "en"]);
        assert_eq!(found[1].0.of(&body), german);
        assert_eq!(of(&body), Some("en"));
        let problem = mixed(&body, "en").unwrap();
        assert_eq!(problem.place.as_deref(), Some("paragraph 2"));
        assert_eq!(
            problem.detail,
            "paragraphs in another language than \"en\": 1 in \"de\" (92 characters)"
        );
        assert_eq!(mixed(english, "en"), None);
    }

    #[test]
    fn paragraphs_are_told_by_their_common_words_or_letters() {
        for (text, expected) in [
            (
                "Le bateau est parti sans eux, a dit le maire, qui les avait attendus sur le quai.",
                Some("fr"),
            ),
            (
                "El barco salió sin ellos, dijo el alcalde, que los había esperado en el muelle.",
                Some("es"),
            ),
            (
                "Il traghetto è partito senza di loro, ha detto il sindaco che li aspettava sul molo.",
                Some("it"),
            ),
            (
                "O barco partiu sem eles, disse o prefeito, que os tinha esperado no cais da cidade.",
                Some("pt"),
            ),
            (
                "De boot is zonder hen vertrokken, zei de burgemeester, die niet wist dat er een andere was.",
                Some("nl"),
            ),
            (
                "Prom odpłynął bez nich, powiedział burmistrz, który czekał na nich na nabrzeżu i nie krył złości.",
                Some("pl"),
            ),
            (
                "Паром ушёл без них, сказал мэр, который ждал их на пристани и был сердит.",
                Some("ru"),
            ),
            (
                "Пором пішов без них, сказав мер, який чекав їх на пристані та був сердитий.",
                Some("uk"),
            ),
            (
                "Το πλοίο έφυγε χωρίς αυτούς, είπε ο δήμαρχος που περίμενε στην προβλήτα.",
                Some("el"),
            ),
            (
                "Ann Poe, Bo van Reed, Cy de la Dell, Di von Ek, El da Silva, Flo du Pont",
                None,
            ),
            ("Lund – Oslo 3:1, Vell – Tarn 0:0, Orme – Veld 2:2", None),
        ] {
            assert_eq!(paragraph::sure(text), expected, "{text}");
        }
    }
}
