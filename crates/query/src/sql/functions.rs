//! Functions that SQL lacks for questions of this kind.

use onrecord_core::text::fold;
use onrecord_core::{CharMap, StatedDate};
use regex::{Regex, RegexBuilder};
use rusqlite::functions::{Aggregate, Context, FunctionFlags};
use rusqlite::{Connection, Error, OptionalExtension, Result};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A pattern may compile to so many bytes.
const PATTERN_BYTES: usize = 1 << 20;
/// Of more numbers than these no median is made.
const NUMBERS: usize = 4_000_000;
/// Characters shown before and after a passage by `excerpt`.
const AROUND: usize = 80;
const SECONDS_A_DAY: f64 = 86_400.0;

/// Makes the functions known to a connection.
pub(crate) fn register(conn: &Connection, path: &Path) -> Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("regexp", 2, pure, regexp)?;
    conn.create_scalar_function("fold", 1, pure, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|text| fold(&text)))
    })?;
    conn.create_scalar_function("days_between", 2, pure, days_between)?;
    conn.create_aggregate_function("median", 1, pure, Median)?;
    let texts = Texts::new(path);
    let reads = FunctionFlags::SQLITE_UTF8;
    conn.create_scalar_function("excerpt", 3, reads, move |context| texts.excerpt(context))
}

/// `text REGEXP pattern`, which SQLite calls as `regexp(pattern, text)`: whether the pattern
/// occurs. Linear in the text, whatever the pattern.
fn regexp(context: &Context<'_>) -> Result<Option<bool>> {
    let pattern = context.get_or_create_aux(0, |value| -> std::result::Result<Regex, Wrong> {
        let pattern = value.as_str().map_err(|e| Wrong(e.to_string()))?;
        let built = RegexBuilder::new(pattern).size_limit(PATTERN_BYTES).build();
        built.map_err(|e| Wrong(e.to_string()))
    })?;
    Ok(context
        .get::<Option<String>>(1)?
        .map(|text| pattern.is_match(&text)))
}

/// Why an argument is none.
#[derive(Debug)]
struct Wrong(String);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

/// Days from the beginning of one stated date to that of another; NULL where one is not known.
fn days_between(context: &Context<'_>) -> Result<Option<f64>> {
    let date = |i| -> Result<Option<StatedDate>> {
        let text: Option<String> = context.get(i)?;
        Ok(text.and_then(|t| StatedDate::parse(&t).ok()))
    };
    let ends = date(0)?.zip(date(1)?);
    // Seconds of any calendar date are far from where a float loses one.
    Ok(ends.map(|(a, b)| (b.from() - a.from()) as f64 / SECONDS_A_DAY))
}

/// The middle of all numbers; of an even count the mean of the two in the middle.
struct Median;

impl Aggregate<Vec<f64>, Option<f64>> for Median {
    fn init(&self, _: &mut Context<'_>) -> Result<Vec<f64>> {
        Ok(Vec::new())
    }

    fn step(&self, context: &mut Context<'_>, numbers: &mut Vec<f64>) -> Result<()> {
        if numbers.len() >= NUMBERS {
            let why = format!("median() of more than {NUMBERS} numbers");
            return Err(Error::UserFunctionError(Box::new(Wrong(why))));
        }
        numbers.extend(context.get::<Option<f64>>(0)?);
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, numbers: Option<Vec<f64>>) -> Result<Option<f64>> {
        let mut numbers = numbers.unwrap_or_default();
        numbers.sort_unstable_by(f64::total_cmp);
        let high = numbers.get(numbers.len() / 2);
        let low = numbers
            .len()
            .checked_sub(1)
            .and_then(|last| numbers.get(last / 2));
        Ok(low.zip(high).map(|(low, high)| f64::midpoint(*low, *high)))
    }
}

/// Bodies of articles, read on a connection of their own: a function has none.
struct Texts {
    path: PathBuf,
    conn: Mutex<Option<Connection>>,
}

impl Texts {
    fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            conn: Mutex::new(None),
        }
    }

    /// `excerpt(article_id, start, end)`: the passage in brackets, with some words around it.
    fn excerpt(&self, context: &Context<'_>) -> Result<Option<String>> {
        let arguments: (Option<i64>, Option<i64>, Option<i64>) =
            (context.get(0)?, context.get(1)?, context.get(2)?);
        let (Some(article), Some(start), Some(end)) = arguments else {
            return Ok(None);
        };
        let mut conn = self.conn.lock().unwrap_or_else(PoisonError::into_inner);
        let conn = match &mut *conn {
            Some(conn) => conn,
            none => none.insert(
                onrecord_store::open_read_only(&self.path)
                    .map_err(|e| Error::UserFunctionError(Box::new(e)))?,
            ),
        };
        let body: Option<String> = conn
            .prepare_cached("SELECT body FROM article_texts WHERE article_id = ?1")?
            .query_row([article], |r| r.get(0))
            .optional()?;
        Ok(body.and_then(|body| around(&body, start, end)))
    }
}

fn around(body: &str, start: i64, end: i64) -> Option<String> {
    let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
    let map = CharMap::new(body);
    if start > end || end > map.len() {
        return None;
    }
    let cut = |from, to| map.byte_span(from, to).of(body);
    let (from, to) = (start.saturating_sub(AROUND), (end + AROUND).min(map.len()));
    let before = if from > 0 { "…" } else { "" };
    let after = if to < map.len() { "…" } else { "" };
    let text = format!(
        "{before}{}[{}]{}{after}",
        cut(from, start),
        cut(start, end),
        cut(end, to)
    );
    Some(text.replace('\n', " "))
}
