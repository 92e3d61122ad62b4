//! The rows of a view as a Parquet file.

use crate::ExportError;
use crate::table::{columns, rows};
use onrecord_core::text::hex;
use onrecord_query::{Database, Field};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::sync::Arc;

/// So many rows, or bytes of text, are gathered before they are written: what lies in memory.
const GROUP: (usize, usize) = (50_000, 32 << 20);

/// The columns that are whole numbers, beside all whose name ends in `_id`.
const INTEGERS: &[&str] = &[
    "articles",
    "attributions",
    "certain",
    "cited_by",
    "cites",
    "content_end",
    "content_start",
    "cue_end",
    "cue_start",
    "declines",
    "denials",
    "derived_articles",
    "end",
    "is_current",
    "named",
    "ord",
    "origin_articles",
    "origins_max",
    "origins_min",
    "outlets",
    "published_from",
    "published_to",
    "source_end",
    "source_start",
    "sources_max",
    "sources_min",
    "start",
    "statements",
    "words",
];

/// The columns that are other numbers. What is no number is text.
const REALS: &[&str] = &["confidence", "containment", "unnamed_share"];

/// Writes all rows of a view as a Parquet file, and says how many there were. Columns have the
/// types of the view: 64-bit integers, doubles, texts in UTF-8; all may be null. Compressed
/// with Snappy, which every reader has.
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such view; if the file cannot be read, or the
/// rows cannot be written.
pub fn parquet(
    database: &Database,
    view: &str,
    out: &mut (dyn Write + Send),
) -> Result<u64, ExportError> {
    let names = columns(database, view)?;
    let fields: String = names
        .iter()
        .map(|name| match Column::of(name) {
            Column::Integers(..) => format!("optional int64 {name};\n"),
            Column::Reals(..) => format!("optional double {name};\n"),
            Column::Texts(..) => format!("optional binary {name} (UTF8);\n"),
        })
        .collect();
    let schema = parse_message_type(&format!("message {view} {{\n{fields}}}"))?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .build();
    let mut file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
    let mut group = Group::new(&names);
    let count = rows(database, view, |_, values| {
        group.add(values)?;
        if group.rows >= GROUP.0 || group.bytes >= GROUP.1 {
            group.write(&mut file)?;
            group = Group::new(&names);
        }
        Ok(())
    })?;
    if group.rows > 0 {
        group.write(&mut file)?;
    }
    file.close()?;
    Ok(count)
}

/// Rows that are not yet written, column by column.
struct Group<'a> {
    columns: Vec<(&'a str, Column)>,
    rows: usize,
    bytes: usize,
}

/// The values of a column, and for each row whether there is one (1) or not (0).
enum Column {
    Integers(Vec<i64>, Vec<i16>),
    Reals(Vec<f64>, Vec<i16>),
    Texts(Vec<ByteArray>, Vec<i16>),
}

impl<'a> Group<'a> {
    fn new(names: &'a [String]) -> Self {
        Self {
            columns: names
                .iter()
                .map(|name| (name.as_str(), Column::of(name)))
                .collect(),
            rows: 0,
            bytes: 0,
        }
    }

    fn add(&mut self, values: &[Field<'_>]) -> Result<(), ExportError> {
        self.rows += 1;
        for ((name, column), value) in self.columns.iter_mut().zip(values) {
            self.bytes += 8 + match value {
                Field::Text(text) => text.len(),
                _ => 0,
            };
            if !column.add(value) {
                return Err(ExportError::wrong(format!(
                    "the column {name} holds a value that is of another type: {value:?}"
                )));
            }
        }
        Ok(())
    }

    fn write<W: Write + Send>(
        &self,
        file: &mut SerializedFileWriter<W>,
    ) -> Result<(), ExportError> {
        let mut group = file.next_row_group()?;
        for (_, column) in &self.columns {
            if let Some(mut writer) = group.next_column()? {
                column.write(&mut writer)?;
                writer.close()?;
            }
        }
        group.close()?;
        Ok(())
    }
}

impl Column {
    /// An empty column of the type that goes with a name.
    fn of(name: &str) -> Self {
        if name.ends_with("_id") || INTEGERS.contains(&name) {
            Self::Integers(Vec::new(), Vec::new())
        } else if REALS.contains(&name) {
            Self::Reals(Vec::new(), Vec::new())
        } else {
            Self::Texts(Vec::new(), Vec::new())
        }
    }

    /// Adds a value; `false` if it is of another type.
    fn add(&mut self, value: &Field<'_>) -> bool {
        let (Self::Integers(_, levels) | Self::Reals(_, levels) | Self::Texts(_, levels)) = self;
        levels.push(i16::from(*value != Field::Null));
        match (self, value) {
            (_, Field::Null) => {}
            (Self::Integers(values, _), Field::Integer(n)) => values.push(*n),
            (Self::Reals(values, _), Field::Real(n)) => values.push(*n),
            (Self::Reals(values, _), Field::Integer(n)) => values.push(*n as f64),
            (Self::Texts(values, _), Field::Text(text)) => values.push(text.as_ref().into()),
            (Self::Texts(values, _), Field::Blob(bytes)) => {
                values.push(hex(bytes).as_str().into());
            }
            _ => return false,
        }
        true
    }

    fn write(&self, writer: &mut SerializedColumnWriter<'_>) -> Result<(), ExportError> {
        match self {
            Self::Integers(values, levels) => {
                writer
                    .typed::<Int64Type>()
                    .write_batch(values, Some(levels), None)?
            }
            Self::Reals(values, levels) => {
                writer
                    .typed::<DoubleType>()
                    .write_batch(values, Some(levels), None)?
            }
            Self::Texts(values, levels) => {
                writer
                    .typed::<ByteArrayType>()
                    .write_batch(values, Some(levels), None)?
            }
        };
        Ok(())
    }
}
