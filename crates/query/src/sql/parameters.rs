//! Values for the named parameters of a query.

use super::Value;
use crate::QueryError;
use rusqlite::Statement;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use std::collections::{BTreeMap, BTreeSet};

/// Values by the names of the parameters they are for, without the sign before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters(BTreeMap<String, Value>);

impl Parameters {
    /// Sets a value, as somebody typed it: a number where it is written as SQLite writes
    /// numbers, else text.
    pub fn set_typed(&mut self, name: &str, typed: &str) {
        let value = match (typed.parse::<i64>(), typed.parse::<f64>()) {
            (Ok(n), _) if n.to_string() == typed => Value::Integer(n),
            (_, Ok(n)) if n.is_finite() && format!("{n:?}") == typed => Value::Real(n),
            _ => Value::Text(typed.to_owned()),
        };
        self.set(name, value);
    }

    /// Keeps the values whose names pass.
    pub fn retain(&mut self, mut passes: impl FnMut(&str) -> bool) {
        self.0.retain(|name, _| passes(name));
    }

    /// Sets a value.
    pub fn set(&mut self, name: &str, value: Value) {
        let name = name.trim_start_matches([':', '@', '$']);
        self.0.insert(name.to_owned(), value);
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(n) => ValueRef::Integer(*n),
            Self::Real(n) => ValueRef::Real(*n),
            Self::Text(t) => ValueRef::Text(t.as_bytes()),
            Self::Blob(b) => ValueRef::Blob(b),
        }))
    }
}

/// Parameters as the statements of a query take them up.
pub(crate) struct Bound<'p> {
    parameters: &'p Parameters,
    used: BTreeSet<&'p str>,
}

impl<'p> Bound<'p> {
    pub(crate) fn new(parameters: &'p Parameters) -> Self {
        Self {
            parameters,
            used: BTreeSet::new(),
        }
    }

    /// Gives a statement its values.
    pub(crate) fn bind(&mut self, statement: &mut Statement<'_>) -> Result<(), QueryError> {
        for index in 1..=statement.parameter_count() {
            let Some(name) = statement.parameter_name(index) else {
                return Err(QueryError::wrong(
                    "parameters need names, such as :name in place of ?",
                ));
            };
            let bare = name.trim_start_matches([':', '@', '$']);
            let Some((known, value)) = self.parameters.0.get_key_value(bare) else {
                return Err(QueryError::wrong(format!(
                    "the parameter {name} has no value"
                )));
            };
            self.used.insert(known);
            statement.raw_bind_parameter(index, value)?;
        }
        Ok(())
    }

    /// Ends a query in which a value found no parameter: a name was mistyped.
    pub(crate) fn finish(self) -> Result<(), QueryError> {
        let idle = self
            .parameters
            .0
            .keys()
            .find(|n| !self.used.contains(n.as_str()));
        match idle {
            Some(name) => Err(QueryError::wrong(format!(
                "the query has no parameter :{name}"
            ))),
            None => Ok(()),
        }
    }
}
