//! The extractor that is measured.

use onrecord_eval::{Spans, spans_of};
use onrecord_extract::{Extractor, Scratch};
use std::cell::RefCell;

/// The extractor as it ships, with the main model or the one for bulk.
pub(crate) fn shipped(bulk: bool) -> Result<Extractor, Box<dyn std::error::Error>> {
    let register = onrecord_store::register_with(&[])?;
    Ok(if bulk {
        Extractor::bulk(register)?
    } else {
        Extractor::new(register)?
    })
}

/// The attributions of a body as `onrecord-extract` finds them, with all that is understood of
/// them, since that is what an ingest pays for.
pub(crate) fn predictor(extractor: &Extractor) -> impl Fn(&str) -> Vec<Spans> {
    let scratch = RefCell::new(Scratch::default());
    move |body| {
        let supplied = onrecord_core::Supplied {
            language: Some("en".to_owned()),
            ..onrecord_core::Supplied::default()
        };
        let read = extractor.ready(body, &supplied, &mut scratch.borrow_mut());
        read.iter().flat_map(spans_of).collect()
    }
}
