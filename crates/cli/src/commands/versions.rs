//! `onrecord versions`: what differs between the versions of one address.

use crate::Outcome;
use crate::args::VersionsArgs;
use std::path::Path;

pub(crate) fn run(_db: &Path, _args: &VersionsArgs) -> Outcome {
    Err("not yet".into())
}
