//! The outlet register: shipped, the user's own, and outlets found in articles.

use crate::{Store, StoreError, store::int};
use onrecord_core::{Outlet, Register};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

const SHIPPED: &str = include_str!(env!("OUTLETS"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutletFile {
    #[serde(default)]
    outlet: Vec<Outlet>,
}

/// Reads outlets from TOML: `[[outlet]]` tables with the fields of [`Outlet`].
///
/// # Errors
/// If it is no such TOML; the message says where. Also if an outlet has no name, or two have
/// one name.
pub fn parse_outlets(toml: &str) -> Result<Vec<Outlet>, StoreError> {
    let file: OutletFile = toml::from_str(toml)
        .map_err(|e| StoreError::invalid(format!("the outlets cannot be read: {e}")))?;
    let mut names = HashSet::new();
    for outlet in &file.outlet {
        if outlet.name.trim().is_empty() {
            return Err(StoreError::invalid("an outlet has no name"));
        }
        if !names.insert(outlet.name.as_str()) {
            return Err(StoreError::invalid(format!(
                "two outlets are named {:?}",
                outlet.name
            )));
        }
    }
    Ok(file.outlet)
}

/// The outlets that this program ships.
///
/// # Errors
/// Never, as long as its tests pass.
pub fn shipped_outlets() -> Result<Vec<Outlet>, StoreError> {
    parse_outlets(SHIPPED)
}

/// A register without a database: the shipped outlets, and before them those of `files`, each
/// with its name and its TOML. It is the register of a database to which these were added in
/// this order, so that what was extracted with it can be stored there.
///
/// # Errors
/// As [`parse_outlets`]; the message names the file.
pub fn register_with(files: &[(&str, &str)]) -> Result<Register, StoreError> {
    let mut own = BTreeMap::new();
    for (name, toml) in files {
        let outlets = parse_outlets(toml).map_err(|e| e.at(Path::new(name)))?;
        own.extend(outlets.into_iter().map(|o| (o.name.clone(), o)));
    }
    let mut shipped = shipped_outlets()?;
    shipped.retain(|o| !own.contains_key(&o.name));
    shipped.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Register::new(own.into_values().chain(shipped).collect()))
}

impl Store {
    /// The outlets known by name, alias and domain: the user's own before the shipped ones.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn register(&self) -> Result<Register, StoreError> {
        read_register(&self.conn).map_err(|e| self.error(e))
    }

    /// Adds the user's own outlets, or changes those of the same name; returns how many.
    ///
    /// # Errors
    /// As [`parse_outlets`], or if the file cannot be written.
    pub fn add_outlets(&mut self, toml: &str) -> Result<usize, StoreError> {
        let outlets = parse_outlets(toml)?;
        self.transaction(|store| {
            for outlet in &outlets {
                put_outlet(&store.conn, outlet, "user")?;
            }
            Ok(outlets.len())
        })
    }

    /// Brings the shipped register into the tables, so that SQL can join it.
    pub(crate) fn sync_shipped_outlets(&mut self) -> Result<(), StoreError> {
        let digest = onrecord_core::text::hex(&Sha256::digest(SHIPPED));
        let have: Option<String> = self
            .conn
            .query_row(
                "SELECT value FROM settings WHERE name = 'shipped-outlets'",
                [],
                |r| r.get(0),
            )
            .optional()
            .map_err(|e| self.error(e))?;
        if have.as_deref() == Some(&digest) {
            return Ok(());
        }
        self.transaction(|store| {
            // One that is no longer shipped is as if found; articles may name it.
            store.conn.execute_batch(
                "DELETE FROM outlet_names WHERE kind <> 'name' AND outlet_id IN
                    (SELECT id FROM outlets WHERE origin = 'shipped');
                 UPDATE outlets SET origin = 'found', kind = NULL, country = NULL, owner = NULL
                    WHERE origin = 'shipped'",
            )?;
            for outlet in &shipped_outlets()? {
                put_outlet(&store.conn, outlet, "shipped")?;
            }
            store.conn.execute(
                "INSERT INTO settings (name, value) VALUES ('shipped-outlets', ?1)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [&digest],
            )?;
            Ok(())
        })
    }
}

/// Writes an outlet of a register; the user's own stays before a shipped one.
fn put_outlet(conn: &Connection, outlet: &Outlet, origin: &str) -> Result<(), StoreError> {
    let id: Option<i64> = conn
        .prepare_cached(
            "INSERT INTO outlets (name, kind, country, owner, origin) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, country = excluded.country,
                owner = excluded.owner, origin = excluded.origin
             WHERE origin <> 'user' OR excluded.origin = 'user'
             RETURNING id",
        )?
        .query_row(
            params![
                outlet.name,
                outlet.kind.as_str(),
                outlet.country,
                outlet.owner,
                origin
            ],
            |r| r.get(0),
        )
        .optional()?;
    let Some(id) = id else {
        return Ok(());
    };
    conn.prepare_cached("DELETE FROM outlet_names WHERE outlet_id = ?1")?
        .execute([id])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO outlet_names (outlet_id, kind, ord, name) VALUES (?1, ?2, ?3, ?4)",
    )?;
    insert.execute(params![id, "name", 0, outlet.name])?;
    for (kind, names) in [("alias", &outlet.aliases), ("domain", &outlet.domains)] {
        for (ord, name) in names.iter().enumerate() {
            insert.execute(params![id, kind, int(ord), name])?;
        }
    }
    Ok(())
}

fn read_register(conn: &Connection) -> Result<Register, StoreError> {
    let mut names = conn
        .prepare("SELECT name FROM outlet_names WHERE outlet_id = ?1 AND kind = ?2 ORDER BY ord")?;
    let mut names_of = |id: i64, kind: &str| -> Result<Vec<String>, rusqlite::Error> {
        names.query_map(params![id, kind], |r| r.get(0))?.collect()
    };
    let mut outlets = Vec::new();
    let mut rows = conn.prepare(
        "SELECT id, name, kind, country, owner FROM outlets WHERE origin IN ('user', 'shipped')
         ORDER BY origin = 'shipped', name",
    )?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let kind: String = row.get(2)?;
        outlets.push(Outlet {
            name: row.get(1)?,
            kind: crate::read_article::parse(&kind)?,
            country: row.get(3)?,
            owner: row.get(4)?,
            aliases: names_of(id, "alias")?,
            domains: names_of(id, "domain")?,
        });
    }
    Ok(Register::new(outlets))
}

/// Ids of outlets by name, remembered: twice as fast as asking for each article.
#[derive(Debug, Default)]
pub(crate) struct OutletIds(HashMap<String, i64>);

impl OutletIds {
    /// The id of an outlet; one that is not known is entered as found.
    pub(crate) fn id(&mut self, conn: &Connection, name: &str) -> Result<i64, StoreError> {
        if let Some(id) = self.0.get(name) {
            return Ok(*id);
        }
        let known: Option<i64> = conn
            .prepare_cached("SELECT id FROM outlets WHERE name = ?1")?
            .query_row([name], |r| r.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                conn.prepare_cached("INSERT INTO outlets (name, origin) VALUES (?1, 'found')")?
                    .execute([name])?;
                let id = conn.last_insert_rowid();
                conn.prepare_cached(
                    "INSERT INTO outlet_names (outlet_id, kind, ord, name)
                     VALUES (?1, 'name', 0, ?2)",
                )?
                .execute(params![id, name])?;
                id
            }
        };
        self.0.insert(name.to_owned(), id);
        Ok(id)
    }

    /// The id of an outlet that may not be given.
    pub(crate) fn maybe(
        &mut self,
        conn: &Connection,
        name: Option<&str>,
    ) -> Result<Option<i64>, StoreError> {
        name.map(|n| self.id(conn, n)).transpose()
    }

    /// Forgets all, after a rollback may have taken some back.
    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }
}
