//! Where a query is wrong, and what may have been meant.

use crate::QueryError;
use crate::render::{clean, fitted, fitted_end, width};
use rusqlite::Connection;

/// A line is shown in no more columns than these.
const WIDTH: usize = 100;
/// A name is like another from here on (Jaro and Winkler 1990), 0 to 1.
const ALIKE: f64 = 0.8;

/// An error of SQL with its place under a caret, and the nearest name that there is.
pub(crate) fn explained(conn: &Connection, error: QueryError) -> QueryError {
    let Some((message, at)) = error.as_input() else {
        return error;
    };
    let mut text = message.to_owned();
    if let Some(place) = at.and_then(|(sql, offset)| place(sql, offset)) {
        text.push('\n');
        text.push_str(&place);
    }
    if let Some(name) = nearest(conn, message) {
        text.push_str(&format!("\ndid you mean {name}?"));
    }
    QueryError::wrong(text)
}

/// The line of a place in a query, and a caret under the place.
fn place(sql: &str, offset: usize) -> Option<String> {
    let before = sql.get(..offset)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = sql.get(start..)?.lines().next()?;
    let (before, after) = line.split_at_checked(offset - start)?;
    // As it will be shown, for the caret stands under that.
    let [before, after] = [before, after].map(|part| clean(&part.replace('\t', " ")).into_owned());
    // A long line is shown around the place.
    let before = fitted_end(&before, WIDTH * 2 / 3);
    let column = width(before);
    let shown = format!("{before}{}", fitted(&after, WIDTH - column));
    let caret = " ".repeat(column);
    (!shown.trim().is_empty()).then(|| format!("  {shown}\n  {caret}^"))
}

/// The name most like the one that SQLite does not know.
fn nearest(conn: &Connection, message: &str) -> Option<String> {
    let (kind, name) = message.strip_prefix("no such ")?.split_once(": ")?;
    let name = name.rsplit('.').next()?.to_lowercase();
    let names = match kind {
        "table" => {
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
                    AND name NOT LIKE '%\\_fts\\__%' ESCAPE '\\'"
        }
        "column" => {
            "SELECT DISTINCT c.name FROM sqlite_schema AS v
                     JOIN pragma_table_info(v.name) AS c WHERE v.type = 'view'"
        }
        "function" => "SELECT DISTINCT name FROM pragma_function_list",
        _ => return None,
    };
    let mut statement = conn.prepare(names).ok()?;
    let names = statement.query_map([], |r| r.get::<_, String>(0)).ok()?;
    let mut best: Option<(f64, String)> = None;
    for known in names.flatten() {
        let likeness = strsim::jaro_winkler(&name, &known.to_lowercase());
        let better = best
            .as_ref()
            .is_none_or(|(most, other)| likeness > *most || (likeness >= *most && known < *other));
        if likeness >= ALIKE && better {
            best = Some((likeness, known));
        }
    }
    // The very name is there, only not here.
    best.map(|(_, known)| known)
        .filter(|known| known.to_lowercase() != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_place() {
        let sql = "SELECT\n  sorce FROM statements";
        let at = sql.find("sorce").unwrap();
        assert_eq!(place(sql, at).unwrap(), "    sorce FROM statements\n    ^");
    }

    #[test]
    fn the_caret_counts_columns_of_the_terminal() {
        for list in [
            "ä, ",
            "'漢字', ",
            "'o\u{301}\u{304}👩\u{200d}👧', ",
            "'\u{1b}[2J', ",
        ] {
            for times in [1, 200] {
                let sql = format!("SELECT {}x FROM statements", list.repeat(times));
                let shown = place(&sql, sql.find("x F").unwrap()).unwrap();
                let (line, caret) = shown.split_once('\n').unwrap();
                let (before, _) = line.split_once("x F").unwrap();
                assert_eq!(caret, format!("{}^", " ".repeat(width(before))), "{line}");
                assert!(width(line) <= 2 + WIDTH, "{line}");
            }
        }
    }
}
