//! The names of months and time zones.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Month names, lower case, with the number of the month. Abbreviations stand there without
/// their full stop.
const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
    // German
    ("januar", 1),
    ("jänner", 1),
    ("februar", 2),
    ("märz", 3),
    ("mai", 5),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("okt", 10),
    ("dezember", 12),
    ("dez", 12),
    // Russian
    ("января", 1),
    ("февраля", 2),
    ("марта", 3),
    ("апреля", 4),
    ("мая", 5),
    ("июня", 6),
    ("июля", 7),
    ("августа", 8),
    ("сентября", 9),
    ("октября", 10),
    ("ноября", 11),
    ("декабря", 12),
    // Ukrainian
    ("січня", 1),
    ("лютого", 2),
    ("березня", 3),
    ("квітня", 4),
    ("травня", 5),
    ("червня", 6),
    ("липня", 7),
    ("серпня", 8),
    ("вересня", 9),
    ("жовтня", 10),
    ("листопада", 11),
    ("грудня", 12),
];

/// Month names that are common words of other languages, or are written small: only months
/// between a day and a year.
const MORE_MONTHS: &[(&str, u32)] = &[
    // Spanish
    ("enero", 1), ("ene", 1), ("febrero", 2), ("marzo", 3), ("abril", 4), ("abr", 4),
    ("mayo", 5), ("junio", 6), ("julio", 7), ("agosto", 8), ("ago", 8), ("septiembre", 9),
    ("setiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12), ("dic", 12),
    // French
    ("janvier", 1), ("janv", 1), ("février", 2), ("fevrier", 2), ("févr", 2), ("fév", 2),
    ("mars", 3), ("avril", 4), ("avr", 4), ("juin", 6), ("juillet", 7), ("juil", 7),
    ("août", 8), ("aout", 8), ("septembre", 9), ("octobre", 10), ("novembre", 11),
    ("décembre", 12), ("decembre", 12), ("déc", 12),
    // Italian
    ("gennaio", 1), ("gen", 1), ("febbraio", 2), ("aprile", 4), ("maggio", 5), ("mag", 5),
    ("giugno", 6), ("giu", 6), ("luglio", 7), ("lug", 7), ("settembre", 9), ("set", 9),
    ("ottobre", 10), ("ott", 10), ("dicembre", 12),
    // Portuguese
    ("janeiro", 1), ("fevereiro", 2), ("fev", 2), ("março", 3), ("maio", 5), ("junho", 6),
    ("julho", 7), ("setembro", 9), ("outubro", 10), ("out", 10), ("novembro", 11),
    ("dezembro", 12),
    // Polish
    ("stycznia", 1), ("sty", 1), ("lutego", 2), ("lut", 2), ("marca", 3), ("kwietnia", 4),
    ("kwi", 4), ("maja", 5), ("czerwca", 6), ("cze", 6), ("lipca", 7), ("lip", 7),
    ("sierpnia", 8), ("sie", 8), ("września", 9), ("wrz", 9), ("października", 10),
    ("paź", 10), ("listopada", 11), ("lis", 11), ("grudnia", 12), ("gru", 12),
    // Turkish
    ("ocak", 1), ("şubat", 2), ("mart", 3), ("nisan", 4), ("mayıs", 5), ("haziran", 6),
    ("temmuz", 7), ("ağustos", 8), ("eylül", 9), ("ekim", 10), ("kasım", 11), ("aralık", 12),
    // Dutch, Danish, Norwegian, Swedish, Indonesian
    ("januari", 1), ("februari", 2), ("maart", 3), ("marts", 3), ("mei", 5), ("maj", 5),
    ("augustus", 8), ("augusti", 8), ("desember", 12), ("des", 12), ("maret", 3),
    ("agustus", 8),
    // Czech, Slovak
    ("ledna", 1), ("února", 2), ("března", 3), ("dubna", 4), ("května", 5), ("června", 6),
    ("července", 7), ("srpna", 8), ("září", 9), ("října", 10), ("listopadu", 11),
    ("prosince", 12), ("januára", 1), ("februára", 2), ("apríla", 4), ("mája", 5),
    ("júna", 6), ("júla", 7), ("augusta", 8), ("septembra", 9), ("októbra", 10),
    ("novembra", 11), ("decembra", 12),
    // Romanian
    ("ianuarie", 1), ("februarie", 2), ("martie", 3), ("aprilie", 4), ("iunie", 6),
    ("iulie", 7), ("septembrie", 9), ("octombrie", 10), ("noiembrie", 11), ("decembrie", 12),
    // Hungarian
    ("január", 1), ("február", 2), ("március", 3), ("április", 4), ("május", 5),
    ("június", 6), ("július", 7), ("augusztus", 8), ("szeptember", 9), ("október", 10),
    // Finnish
    ("tammikuuta", 1), ("helmikuuta", 2), ("maaliskuuta", 3), ("huhtikuuta", 4),
    ("toukokuuta", 5), ("kesäkuuta", 6), ("heinäkuuta", 7), ("elokuuta", 8), ("syyskuuta", 9),
    ("lokakuuta", 10), ("marraskuuta", 11), ("joulukuuta", 12),
    // Greek
    ("ιανουαρίου", 1), ("φεβρουαρίου", 2), ("μαρτίου", 3), ("απριλίου", 4), ("μαΐου", 5),
    ("μαίου", 5), ("ιουνίου", 6), ("ιουλίου", 7), ("αυγούστου", 8), ("σεπτεμβρίου", 9),
    ("οκτωβρίου", 10), ("νοεμβρίου", 11), ("δεκεμβρίου", 12),
    // Russian, Bulgarian, short and long
    ("янв", 1), ("фев", 2), ("апр", 4), ("июн", 6), ("июл", 7), ("авг", 8), ("сен", 9),
    ("сент", 9), ("окт", 10), ("ноя", 11), ("дек", 12), ("януари", 1), ("февруари", 2),
    ("март", 3), ("април", 4), ("май", 5), ("юни", 6), ("юли", 7), ("август", 8),
    ("септември", 9), ("октомври", 10), ("ноември", 11), ("декември", 12),
];

/// Time zones that mean one offset everywhere, with it in minutes. `IST`, `CST` or `BST` are
/// not among them: they stand for several.
const ZONES: &[(&str, i32)] = &[
    ("GMT", 0),
    ("UTC", 0),
    ("Z", 0),
    ("EST", -300),
    ("EDT", -240),
    ("PST", -480),
    ("PDT", -420),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
];

/// The month of a name. Latin names are capitalised; Cyrillic ones are not.
pub(super) fn month(word: &str) -> Option<u32> {
    static TABLE: OnceLock<HashMap<&str, u32>> = OnceLock::new();
    let first = word.chars().next()?;
    if word.len() > 24 || (first.is_ascii() && !first.is_uppercase()) {
        return None;
    }
    let table = TABLE.get_or_init(|| MONTHS.iter().copied().collect());
    table.get(word.to_lowercase().as_str()).copied()
}

/// The month of a name between a day and a year, in any of the languages and cases.
pub(super) fn month_between(word: &str) -> Option<u32> {
    static TABLE: OnceLock<HashMap<&str, u32>> = OnceLock::new();
    if word.len() > 24 {
        return None;
    }
    let table = TABLE.get_or_init(|| MORE_MONTHS.iter().chain(MONTHS).copied().collect());
    table.get(word.to_lowercase().as_str()).copied()
}

/// The offset of a time zone in minutes.
pub(super) fn zone(word: &str) -> Option<i32> {
    ZONES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, minutes)| *minutes)
}
