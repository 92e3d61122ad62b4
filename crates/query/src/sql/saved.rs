//! Questions that lie ready: the files of `queries/`.

/// A saved query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its name, that of its file without the ending.
    pub name: &'static str,
    /// What it answers, in a sentence: the first line of its comment.
    pub title: &'static str,
    /// The query, with the whole comment above it.
    pub sql: &'static str,
}

/// All saved queries, by name.
pub fn saved() -> impl Iterator<Item = Saved> {
    FILES.iter().map(|(name, sql)| Saved {
        name,
        title: sql
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("--")
            .trim(),
        sql,
    })
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(env!("QUERIES"), "/", $name, ".sql")))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "asserted-and-denied",
    "changed-articles",
    "changed-their-mind",
    "copied-without-credit",
    "doubtful-origins",
    "ground-rules",
    "missing-reports",
    "never-cites",
    "one-origin",
    "only-here",
    "own-reporting",
    "quotes-that-differ",
    "said-by",
    "said-in",
    "told-to-whom",
    "two-sources",
    "undated",
    "unnamed-only",
    "unnamed-share",
    "who-cites-whom",
    "who-declines",
    "who-follows-whom",
    "who-speaks-most",
    "who-was-first",
];
