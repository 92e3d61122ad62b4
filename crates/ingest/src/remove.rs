//! Taking documents out for good, and making the rest as if they had never been there.

use crate::pipeline::{begin, derive_again, end};
use crate::{IngestError, Options, Progress, Summary, linker};
use onrecord_extract::Extractor;
use onrecord_store::Store;

/// Takes documents out for good with all that was derived from them, derives anew what they had
/// stood for, links their neighbours again, and overwrites the traces in the file.
///
/// The ids are those of [`Store::removable`]. The summary speaks of what was derived anew.
///
/// # Errors
/// If the database fails, or what is left has to be derived anew and was derived by another
/// version of the extractor; the documents are out in that case too, and the next `rebuild`
/// does the rest.
pub fn remove(
    store: &mut Store,
    documents: &[i64],
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, IngestError> {
    store.remove_documents(documents)?;
    let rest = mend(store, options, progress);
    store.scrub()?;
    rest
}

fn mend(
    store: &mut Store,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, IngestError> {
    let mut summary = Summary::default();
    if !store.underived()?.is_empty() {
        let extractor = same_extractor(store)?;
        let run = begin(store, &extractor, options)?;
        summary = derive_again(store, &extractor, run, options, progress)?;
        end(store, run, &summary)?;
    }
    let register = store.register()?;
    linker::link_pending(store, &register, options, &mut summary, progress)?;
    Ok(summary)
}

/// The extractor of the model that the database was derived with.
fn same_extractor(store: &Store) -> Result<Extractor, IngestError> {
    let extractor = Extractor::new(store.register()?)?;
    let found = store.extractor()?;
    if found.is_some_and(|version| version != extractor.version()) {
        let bulk = Extractor::bulk(store.register()?)?;
        if store.extractor()?.as_deref() == Some(bulk.version()) {
            return Ok(bulk);
        }
    }
    Ok(extractor)
}
