//! The language of a text.

use onrecord_core::Words;
use onrecord_core::text::fold;
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

/// Words that English is full of and other languages lack.
static ENGLISH: Words = Words::new(
    "the, and, that, with, for, from, his, have, has, had, were, this, which, they, their, who, \
     said, by, an, are, not, but, would, been, of, to, about, when, after, she, will, could",
);

/// Whether a text is English beyond doubt: at least fifty words, and every fifth is one that no
/// other language has. Trigrams tell the same of such a text and cost a hundred times as much.
fn is_plain_english(text: &str) -> bool {
    let (mut words, mut english) = (0usize, 0usize);
    for word in text.split_ascii_whitespace() {
        words += 1;
        english += usize::from(ENGLISH.contains(word));
    }
    words >= 50 && 5 * english >= words
}

/// The ISO 639-1 code of a text's language, if there is enough text to tell.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    let end = text.floor_char_boundary(SAMPLE);
    let sample = text.get(..end)?;
    if sample.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS {
        return None;
    }
    if is_plain_english(sample) {
        return Some("en");
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
}
