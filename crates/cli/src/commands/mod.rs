//! One file per command.

pub(crate) mod article;
mod article_json;
pub(crate) mod claim;
pub(crate) mod conflicts;
pub(crate) mod doctor;
mod explain;
mod explain_statement;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod ingest;
pub(crate) mod outlet;
pub(crate) mod packet;
pub(crate) mod problems;
mod prompt;
pub(crate) mod queries;
pub(crate) mod rebuild;
pub(crate) mod remove;
pub(crate) mod report;
pub(crate) mod search;
pub(crate) mod shell;
pub(crate) mod source;
pub(crate) mod sql;
pub(crate) mod story;
mod story_short;
pub(crate) mod timeline;
pub(crate) mod trace;
pub(crate) mod versions;
