//! Where a query is wrong, and what may have been meant.

use crate::QueryError;
use rusqlite::Connection;

/// A line is shown in no more characters than these.
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
    let column = before.get(start..)?.chars().count();
    // A long line is shown around the place.
    let skipped = column.saturating_sub(WIDTH * 2 / 3);
    let shown: String = line.chars().skip(skipped).take(WIDTH).collect();
    let shown = shown.replace('\t', " ");
    let caret = " ".repeat(column - skipped);
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
        let long = format!("SELECT {} x", "ä, ".repeat(200));
        let shown = place(&long, long.len() - 1).unwrap();
        let (line, caret) = shown.split_once('\n').unwrap();
        let column = caret.chars().count() - 1;
        assert_eq!(line.chars().nth(column), Some('x'));
    }
}
