//! Read-only questions to an onrecord database.
