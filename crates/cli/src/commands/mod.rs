//! One file per command.

pub(crate) mod article;
mod article_json;
mod explain;
mod explain_statement;
pub(crate) mod extract;
pub(crate) mod ingest;
pub(crate) mod problems;
mod prompt;
pub(crate) mod queries;
pub(crate) mod rebuild;
pub(crate) mod remove;
pub(crate) mod report;
pub(crate) mod search;
pub(crate) mod sql;
pub(crate) mod story;
pub(crate) mod trace;
