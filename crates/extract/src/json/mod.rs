//! The JSON form of an extracted article: one object, spans in characters of `body`.
//!
//! [`Line`] writes it and [`read`] takes it back, so that what was extracted on one machine can
//! be stored on another without being extracted again. The two agree to the last value: a line
//! bears a digest of what it says, and is taken back only if what was read, written once more,
//! has the same. Order of fields, blanks, and fields that were added do not matter.
//!
//! The digest tells a line that was edited, cut or made by something else from one that is as
//! it was written. It is no signature: whoever makes up an extraction can make up its digest.

mod given;
mod line;
#[cfg(test)]
mod tests;

pub use given::read;
pub use line::Line;
pub(crate) use line::spans;

use serde_json::Value;

/// Whole thousandths: no probability is more exact than that.
pub(crate) fn thousandths(probability: f32) -> f64 {
    f64::from((probability * 1000.0).round()) / 1000.0
}

/// An object without its nulls.
pub(crate) fn tidy(value: Value) -> Value {
    match value {
        Value::Object(mut object) => {
            object.retain(|_, v| !v.is_null());
            Value::Object(object)
        }
        other => other,
    }
}
