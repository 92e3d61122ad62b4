//! Reading a view row by row, for the formats that are tables.

use crate::ExportError;
use onrecord_query::{Database, Field, views};

/// The names of the columns of a view.
pub(crate) fn columns(database: &Database, view: &str) -> Result<Vec<String>, ExportError> {
    Ok(database.snapshot()?.columns(&select(view)?)?)
}

/// Hands the names of the columns and the values of each row on, and counts the rows.
pub(crate) fn rows(
    database: &Database,
    view: &str,
    mut take: impl FnMut(&[String], &[Field<'_>]) -> Result<(), ExportError>,
) -> Result<u64, ExportError> {
    let sql = select(view)?;
    let snapshot = database.snapshot()?;
    let columns = snapshot.columns(&sql)?;
    let mut count = 0;
    snapshot.each(&sql, &[], |row| {
        let values: Vec<Field<'_>> = (0..columns.len()).map(|i| row.field(i)).collect();
        count += 1;
        take(&columns, &values)
    })?;
    Ok(count)
}

/// Only what is known by name gets into a query.
fn select(view: &str) -> Result<String, ExportError> {
    match views().iter().find(|known| **known == view) {
        Some(known) => Ok(format!("SELECT * FROM {known}")),
        None => Err(ExportError::no_view(view)),
    }
}
