//! Text and Markdown files: one document a file.

use super::{Payload, Record, fields, front_matter};
use onrecord_core::Supplied;

/// Fills in the payload of a text file: front matter off its head, if it has any.
pub(crate) fn read(record: &mut Record) {
    let Ok(text) = std::str::from_utf8(&record.bytes) else {
        return;
    };
    let Some((object, rest)) = front_matter::split(text) else {
        return;
    };
    let found = fields::read(&object, &[]);
    record.payload = Payload::Text(rest.to_owned());
    record.supplied = merge(std::mem::take(&mut record.supplied), found.supplied);
    record.problems.extend(found.problems);
    record
        .problems
        .extend(fields::unknown_problem(&found.unknown));
}

/// `first` where it says something, else `second`.
pub(crate) fn merge(first: Supplied, second: Supplied) -> Supplied {
    Supplied {
        title: first.title.or(second.title),
        outlet: first.outlet.or(second.outlet),
        credit: first.credit.or(second.credit),
        byline: first.byline.or(second.byline),
        url: first.url.or(second.url),
        published_at: first.published_at.or(second.published_at),
        retrieved_at: first.retrieved_at.or(second.retrieved_at),
        language: first.language.or(second.language),
        carried: first.carried.or(second.carried),
    }
}
