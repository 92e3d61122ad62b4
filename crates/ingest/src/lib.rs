//! Reads articles, extracts them in parallel, stores and links them.
