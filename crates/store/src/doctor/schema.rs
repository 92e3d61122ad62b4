//! Whether the file has the schema that this program makes, and nothing beside it.

use super::Faults;
use crate::StoreError;
use crate::schema::migrate;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Compares tables, views, indexes and triggers with those of a new file.
pub(super) fn schema(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    let mut new = Connection::open_in_memory()?;
    migrate(&mut new)?;
    let (expected, mut there) = (objects(&new)?, objects(conn)?);
    for (name, (kind, sql)) in expected {
        match there.remove(&name) {
            None => {
                let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
                faults.add(format!("the {kind} {name} is missing: {sql};"));
            }
            Some((_, other)) if other != sql => {
                faults.add(format!("the {kind} {name} is another than this program's"));
            }
            Some(_) => {}
        }
    }
    // What people add for themselves is theirs, unless it changes what is written.
    for (name, (kind, _)) in there {
        if kind == "trigger" {
            faults.add(format!("the trigger {name} is not of this program"));
        }
    }
    Ok(())
}

type Objects = BTreeMap<String, (String, String)>;

fn objects(conn: &Connection) -> Result<Objects, StoreError> {
    // The tables of FTS5 and SQLite itself follow from the others.
    let mut statement = conn.prepare(
        "SELECT name, type, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
           AND name NOT LIKE '%\\_fts\\__%' ESCAPE '\\' AND name NOT LIKE 'refinery%'",
    )?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
