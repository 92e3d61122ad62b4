//! Values that wish us ill, articles made of them, and what to look for in what comes out.

pub mod page;
pub mod values;

use serde_json::json;
use std::fmt::Write;
use values::VALUES;

/// Each article takes so many values, one for each field; so many articles make a story.
pub const FIELDS: usize = 8;

/// Words that make the articles of one story alike, and those of two unlike.
const SUBJECTS: &[(&str, &str, &str, &str)] = &[
    ("Brennick", "swing bridge", "hydraulic pump", "leaking oil"),
    ("Callow", "grain silo", "conveyor belt", "overheating badly"),
    ("Dunmere", "tram depot", "signal cabinet", "wired backwards"),
    (
        "Eskale",
        "dairy",
        "cooling tank",
        "contaminated with nickel",
    ),
    (
        "Farrow Hill",
        "observatory",
        "dome motor",
        "seized by frost",
    ),
    ("Garrick", "paper mill", "bleach tower", "corroded through"),
    (
        "Hexworth",
        "swimming hall",
        "roof truss",
        "cracked at the joint",
    ),
    ("Ilvane", "salt mine", "hoist cable", "frayed to the core"),
    ("Jorvel", "lighthouse", "lamp generator", "flooded twice"),
    ("Kessary", "archive", "sprinkler main", "left unpressurised"),
    ("Lommel", "ferry pier", "mooring bollard", "pulled loose"),
    (
        "Morwick",
        "hospital laundry",
        "steam boiler",
        "never inspected",
    ),
    (
        "Nettle Bay",
        "fish market",
        "ice machine",
        "leaking ammonia",
    ),
    ("Ostrey", "opera house", "fire curtain", "jammed half open"),
    ("Pellan", "greenhouse", "heating pipe", "burst in the cold"),
    ("Quarn", "chapel", "bell frame", "eaten by beetles"),
    ("Rosshall", "quarry", "crusher jaw", "split along a seam"),
    (
        "Sallow End",
        "bus garage",
        "charging rack",
        "smoking for hours",
    ),
    ("Tarn", "funicular", "brake drum", "worn to the rivets"),
    ("Ulverby", "brewery", "malt elevator", "blocked with husks"),
    (
        "Vetchley",
        "planetarium",
        "projector mount",
        "bent by a fall",
    ),
    ("Wrenmoor", "sawmill", "dust extractor", "choked for weeks"),
    (
        "Yarrick",
        "skating rink",
        "brine compressor",
        "sold for scrap",
    ),
    ("Zell", "vineyard", "bottling line", "rinsed with solvent"),
];

/// So many stories hold every value.
pub fn stories() -> usize {
    VALUES.len().div_ceil(FIELDS)
}

/// The value that stands in a field of an article of a story: over its articles, every value
/// of a story stands once in every field.
fn value(story: usize, article: usize, field: usize) -> &'static str {
    let at = story * FIELDS + (article + field) % FIELDS;
    VALUES.get(at % VALUES.len()).map_or("", |v| v.1)
}

fn filled(value: &str, port: u16) -> String {
    let value = value.replace("{port}", &port.to_string());
    value.replace("{long}", &"Ww".repeat(1_500))
}

/// Articles as JSON lines; `{port}` in a value becomes the number of a port.
pub fn articles(port: u16) -> String {
    let mut lines = String::new();
    for story in 0..stories() {
        let (place, thing, part, state) = SUBJECTS[story % SUBJECTS.len()];
        for article in 0..FIELDS {
            let v = |field| filled(value(story, article, field), port);
            let (speaker, quote, report) = (v(4), v(5), v(7));
            let body = format!(
                "{report} is what the {place} council called it. The {part} of the {thing} at {place} \
                 was {state}, said {speaker}.\n\n\
                 “The {part} was {state} {quote} before anybody looked,” Oda {speaker} Lund said.\n\n\
                 The {place} council denied that the {part} was {state}.\n\n\
                 The owner of the {thing} declined to comment, {outlet} reported on Tuesday.\n",
                outlet = filled(value(story, article + 1, 1), port),
            );
            let title = v(0);
            let line = json!({
                "id": format!("{story}-{article}{}", v(6)),
                "title": title,
                "outlet": v(1),
                "byline": format!("{} by Oda Lund", v(2)),
                "url": if article % 2 == 0 { v(3) } else {
                    format!("https://host{article}.example/{story}?q={}", v(3))
                },
                "credit": v(6),
                "language": "en",
                "published_at": format!("2025-03-{:02}", 10 + article),
                "body": body,
            });
            writeln!(lines, "{line}").expect("a string takes all");
        }
    }
    lines
}

/// The sequences that the command colours with.
const OURS: &[&str] = &[
    "0", "1", "2", "4", "33", "32", "1;4", "1;36", "33;4", "32;4", "1;36;4",
];

/// Fails where a text could move a terminal or turn a line round.
#[track_caller]
pub fn check_text(text: &str, what: &str) {
    let mut plain = text.to_owned();
    for ours in OURS {
        plain = plain.replace(&format!("\u{1b}[{ours}m"), "");
    }
    if let Some(at) = plain.find(|c: char| c != '\n' && is_control(c)) {
        let near: String = plain.split_at(at).1.chars().take(30).collect();
        panic!("{what}: {near:?}");
    }
}

fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0x061C | 0x200E | 0x200F | 0x2028..=0x202E | 0x2066..=0x206F | 0xFEFF
            | 0xFFF9..=0xFFFB | 0xE0000..=0xE007F)
}

/// Fails where a cell could be run as a formula. Reads values as RFC 4180 says.
#[track_caller]
pub fn check_cells(text: &str, mark: char, what: &str) -> usize {
    let rows = cells(text, mark);
    let width = rows.first().map_or(0, Vec::len);
    for row in &rows {
        assert_eq!(row.len(), width, "{what}: {row:?}");
        for cell in row.iter().filter(|cell| cell.parse::<f64>().is_err()) {
            let seen = cell.trim_start_matches(|c: char| {
                c.is_whitespace()
                    || is_control(c)
                    || matches!(u32::from(c), 0x200B..=0x200D | 0xAD | 0x2060)
            });
            let starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
            assert!(!seen.starts_with(starts), "{what}: {cell:?}");
            assert!(!cell.starts_with(['\t', '\r']), "{what}: {cell:?}");
        }
    }
    rows.len()
}

fn cells(text: &str, mark: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut rest = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = rest.next() {
        match c {
            '"' if is_quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            c if c == mark && !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted && rest.peek() == Some(&'\n') => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}
