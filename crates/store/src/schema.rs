//! The schema: the embedded migrations, and by what a file of ours is known.

use crate::StoreError;
use refinery::{Migration, Runner};
use rusqlite::Connection;

/// `onrc`: stands in the header of every onrecord database.
pub const APPLICATION_ID: i64 = 0x6f6e_7263;

/// Number of the newest migration; stands in the header as `user_version`.
pub const SCHEMA_VERSION: i64 = 1;

/// The files of `migrations/`, by name without ending, in order.
const MIGRATIONS: &[(&str, &str)] = &[(
    "V1__schema",
    include_str!(concat!(env!("MIGRATIONS"), "/V1__schema.sql")),
)];

fn migrations() -> Result<Vec<Migration>, refinery::Error> {
    let each = MIGRATIONS.iter();
    each.map(|(name, sql)| Migration::unapplied(name, sql))
        .collect()
}

/// Brings a database up to [`SCHEMA_VERSION`]; one of that version is not written to.
pub(crate) fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    let version: i64 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
    if version >= SCHEMA_VERSION {
        return Ok(());
    }
    // Before any migration and on its own, so that a creation that breaks off leaves a file
    // that is known as ours.
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    Runner::new(&migrations()?).run(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_migration_says_the_schema_version() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate(&mut conn).unwrap();
        let (version, id): (i64, i64) = (
            conn.pragma_query_value(None, "user_version", |r| r.get(0))
                .unwrap(),
            conn.pragma_query_value(None, "application_id", |r| r.get(0))
                .unwrap(),
        );
        assert_eq!((version, id), (SCHEMA_VERSION, APPLICATION_ID));
        let newest = migrations().unwrap();
        let newest = newest.iter().map(|m| i64::from(m.version())).max();
        assert_eq!(newest, Some(SCHEMA_VERSION));
    }

    #[test]
    fn every_file_of_the_folder_is_a_migration() {
        let files = std::fs::read_dir(env!("MIGRATIONS")).unwrap();
        let mut files: Vec<String> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let known = MIGRATIONS.iter().map(|(name, _)| format!("{name}.sql"));
        assert_eq!(files, known.collect::<Vec<_>>());
    }

    #[test]
    fn every_table_is_strict_and_every_foreign_key_has_an_index() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate(&mut conn).unwrap();
        let names = |sql: &str| -> Vec<String> {
            let mut s = conn.prepare(sql).unwrap();
            let rows = s.query_map([], |r| r.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let lax = names(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
             AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'refinery%'",
        );
        assert!(lax.is_empty(), "not STRICT: {lax:?}");
        // Outlets and runs are never deleted while something refers to them.
        let bare = names(
            "SELECT m.name || '.' || f.\"from\" FROM sqlite_schema AS m,
                    pragma_foreign_key_list(m.name) AS f
             WHERE m.type = 'table' AND f.\"table\" NOT IN ('outlets', 'runs')
             AND NOT EXISTS (
                SELECT 1 FROM pragma_index_list(m.name) AS l, pragma_index_info(l.name) AS i
                WHERE i.seqno = 0 AND i.name = f.\"from\")
             AND NOT EXISTS (
                SELECT 1 FROM pragma_table_info(m.name) AS c
                WHERE c.pk = 1 AND c.name = f.\"from\")",
        );
        assert!(bare.is_empty(), "foreign keys without an index: {bare:?}");
    }
}
