//! What is no article: indexes, videos, stubs, errors, walls.

use super::body::Evidence;
use super::meta::Structured;

/// Why a page is no article, in words and with the evidence; nothing where it may be one.
///
/// Doubt speaks for the article: a page is only refused for what it shows itself to be.
pub(super) fn not_article(structured: &Structured, seen: &Evidence) -> Option<String> {
    let says = Says::of(structured);
    error(structured, seen, &says)
        .or_else(|| wall(seen, &says))
        .or_else(|| search(structured, seen, &says))
        .or_else(|| index(seen, &says))
        .or_else(|| media(seen, &says))
        .or_else(|| stub(structured, seen))
        .or_else(|| nothing(seen, &says))
}

/// Whether a page says in its structured data that it is an article.
pub(super) fn says_article(structured: &Structured) -> bool {
    Says::of(structured).article
}

/// Whether a page says that it is a live blog.
pub(super) fn says_live(structured: &Structured) -> bool {
    structured
        .types
        .iter()
        .any(|kind| kind.ends_with("LiveBlogPosting"))
}

/// What the page says it is.
#[derive(Default)]
struct Says {
    /// An article, by its structured data.
    article: bool,
    /// An article, but only to social networks (`og:type`), which indexes often say too.
    og_article: bool,
    list: bool,
    search: bool,
    media: bool,
}

impl Says {
    fn of(structured: &Structured) -> Self {
        let mut says = Self::default();
        for kind in &structured.types {
            let kind = kind.rsplit(['/', '#']).next().unwrap_or("");
            // schema.org writes it with a capital, Open Graph without.
            says.article |= kind == "Article";
            let kind = kind.to_ascii_lowercase();
            let kind = kind.as_str();
            match kind {
                "article" => says.og_article = true,
                "searchresultspage" => says.search = true,
                "collectionpage" | "itemlist" | "profilepage" | "website" => says.list = true,
                _ => {}
            }
            says.article |= kind.ends_with("article") && kind.len() > "article".len()
                || matches!(
                    kind,
                    "blogposting" | "liveblogposting" | "report" | "review" | "recipe"
                );
            says.media |= kind.starts_with("video")
                || matches!(
                    kind,
                    "imagegallery" | "mediagallery" | "audioobject" | "movie" | "podcastepisode"
                );
        }
        says
    }
}

/// Titles of pages that say what went wrong.
const ERRORS: &[&str] = &[
    "404",
    "403",
    "500",
    "502",
    "503",
    "not found",
    "page unavailable",
    "page doesn't exist",
    "page does not exist",
    "page no longer exists",
    "page can't be found",
    "something went wrong",
    "internal server error",
    "bad gateway",
    "service unavailable",
    "access denied",
    "access to this page has been denied",
    "forbidden",
    "unavailable for legal reasons",
    "nicht gefunden",
    "existiert nicht",
    "introuvable",
    "n'existe pas",
    "no encontrada",
    "no existe",
    "non trovata",
    "não encontrada",
    "не найдена",
    "не знайдено",
    "nie znaleziono",
    "bulunamadı",
];

fn error(structured: &Structured, seen: &Evidence, says: &Says) -> Option<String> {
    if says.article || seen.words > 120 {
        return None;
    }
    let mut titles = structured.titles.iter().chain(&seen.headings);
    let title = titles.find(|t| t.len() < 120 && has_any(t, ERRORS))?;
    Some(format!(
        "an error page: \u{201c}{}\u{201d}, {} words of text",
        short(title),
        seen.words
    ))
}

/// What walls in front of a page ask.
const WALLS: &[(&str, &str)] = &[
    ("verify you are human", "a check for robots"),
    ("are you a robot", "a check for robots"),
    ("not a robot", "a check for robots"),
    ("captcha", "a check for robots"),
    ("unusual traffic", "a check for robots"),
    ("unusual activity", "a check for robots"),
    ("checking your browser", "a check for robots"),
    ("just a moment", "a check for robots"),
    ("enable javascript and cookies", "a check for robots"),
    (
        "please enable js and disable any ad blocker",
        "a check for robots",
    ),
    ("bist kein roboter", "a check for robots"),
    ("kein roboter sind", "a check for robots"),
    ("pas un robot", "a check for robots"),
    (
        "you need to enable javascript",
        "a page made by scripts that did not run",
    ),
    (
        "javascript is disabled",
        "a page made by scripts that did not run",
    ),
    (
        "please enable javascript",
        "a page made by scripts that did not run",
    ),
    ("before you continue", "a wall for consent"),
    ("we value your privacy", "a wall for consent"),
    ("we and our partners", "a wall for consent"),
    ("accept all cookies", "a wall for consent"),
    ("manage your privacy", "a wall for consent"),
    ("your privacy choices", "a wall for consent"),
    ("zustimmung", "a wall for consent"),
    ("cookies akzeptieren", "a wall for consent"),
    ("mit werbung weiterlesen", "a wall for consent"),
    ("weiter mit werbung", "a wall for consent"),
    ("accepter et continuer", "a wall for consent"),
    ("continuer sans accepter", "a wall for consent"),
    ("aceptar y continuar", "a wall for consent"),
    ("accetta e continua", "a wall for consent"),
    ("confirm your age", "a wall for age"),
    ("adblock", "a wall against ad blockers"),
    ("ad blocker", "a wall against ad blockers"),
];

fn wall(seen: &Evidence, says: &Says) -> Option<String> {
    // A wall stands in place of the page: there is little else, and no headlines.
    if says.article || seen.words > 250 || seen.shown > 450 || seen.headlines > 5 {
        return None;
    }
    let opening = folded(&seen.opening);
    let (phrase, what) = WALLS.iter().find(|(phrase, _)| opening.contains(phrase))?;
    // An article on robots has more to say than its phrase.
    if seen.paragraphs > 2 && *what != "a wall for consent" {
        return None;
    }
    Some(format!(
        "{what}: \u{201c}{phrase}\u{201d}, {} words in all",
        seen.shown
    ))
}

/// What titles of search results begin with.
const SEARCHES: &[&str] = &[
    "search results",
    "search result",
    "results for",
    "you searched for",
    "suchergebnis",
    "ihre suche nach",
    "résultats de recherche",
    "résultats pour",
    "resultados de",
    "risultati",
    "результаты поиска",
    "результати пошуку",
    "wyniki wyszukiwania",
    "arama sonuçları",
];

fn search(structured: &Structured, seen: &Evidence, says: &Says) -> Option<String> {
    if says.article {
        return None;
    }
    let mut titles = structured.titles.iter().chain(&seen.headings);
    let named = titles.any(|t| {
        let t = folded(t);
        SEARCHES.iter().any(|s| t.starts_with(s))
    });
    (says.search || named).then(|| {
        format!(
            "results of a search: {} linked headlines, longest paragraph {} words",
            seen.headlines, seen.longest
        )
    })
}

fn index(seen: &Evidence, says: &Says) -> Option<String> {
    let (lines, words) = (seen.headlines, seen.words);
    let is_index = if says.article {
        lines >= 12 && words < 20
    } else if says.list && !says.og_article {
        lines >= 5 && (words < 60 || words < lines * 14) && seen.longest < 90
    } else {
        lines >= 8
            && (words < 35
                || seen.paragraphs <= 2 && words < (lines * 6).min(130) && seen.longest < 45)
    };
    is_index.then(|| {
        format!(
            "an index: a list of {lines} linked headlines, longest paragraph {} words",
            seen.longest
        )
    })
}

fn media(seen: &Evidence, says: &Says) -> Option<String> {
    (says.media && !says.article && seen.words < 60 && seen.paragraphs <= 2).then(|| {
        format!(
            "a video, gallery or recording with {} words of text",
            seen.words
        )
    })
}

/// What stands where the rest of an article is kept back.
const PAYWALLS: &[&str] = &[
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "to keep reading",
    "subscribers only",
    "for subscribers",
    "exclusive to subscribers",
    "already a subscriber",
    "start your free trial",
    "register to read",
    "log in to read",
    "weiterlesen mit",
    "jetzt weiterlesen",
    "nur für abonnenten",
    "réservé aux abonnés",
    "réservé à nos abonnés",
    "pour lire la suite",
    "solo para suscriptores",
    "contenido exclusivo",
    "riservato agli abbonati",
    "только для подписчиков",
    "tylko dla prenumeratorów",
];

fn stub(structured: &Structured, seen: &Evidence) -> Option<String> {
    if seen.words >= 30 || seen.paragraphs > 1 && seen.words >= 20 {
        return None;
    }
    let opening = folded(&seen.opening);
    let phrase = PAYWALLS.iter().find(|p| opening.contains(**p));
    let is_kept_back = structured.free == Some(false) || phrase.is_some();
    is_kept_back.then(|| {
        format!(
            "a stub in front of a paywall: {} words of text{}",
            seen.words,
            phrase.map_or(String::new(), |p| format!(", \u{201c}{p}\u{201d}"))
        )
    })
}

fn nothing(seen: &Evidence, says: &Says) -> Option<String> {
    let fewest = match (says.article, says.og_article) {
        (true, _) => 3,
        (_, true) => 6,
        _ => 10,
    };
    (seen.words < fewest).then(|| {
        format!(
            "hardly any text: {} words, {} linked headlines",
            seen.words, seen.headlines
        )
    })
}

fn folded(text: &str) -> String {
    text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'")
}

/// Whether one of these stands in a text, not inside of a longer word or number.
fn has_any(text: &str, phrases: &[&str]) -> bool {
    let text = folded(text);
    phrases.iter().any(|phrase| {
        text.match_indices(phrase).any(|(at, _)| {
            let before = text.get(..at).and_then(|s| s.chars().next_back());
            let after = text.get(at + phrase.len()..).and_then(|s| s.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

fn short(text: &str) -> &str {
    text.get(..text.floor_char_boundary(60)).unwrap_or(text)
}
