//! The statements that read and write the buckets of each index.

/// Both indexes.
pub(super) const BOTH: [Index; 2] = [Index::Terms, Index::Prints];

/// One of the two indexes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Index {
    Terms,
    Prints,
}

impl Index {
    pub(super) fn insert(self) -> &'static str {
        match self {
            Self::Terms => {
                "INSERT INTO article_terms (term, rank, article_id) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING"
            }
            Self::Prints => {
                "INSERT INTO article_prints (print, rank, article_id) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING"
            }
        }
    }

    pub(super) fn delete(self) -> &'static str {
        match self {
            Self::Terms => {
                "DELETE FROM article_terms WHERE term = ?1 AND rank = ?2 AND article_id = ?3"
            }
            Self::Prints => {
                "DELETE FROM article_prints WHERE print = ?1 AND rank = ?2 AND article_id = ?3"
            }
        }
    }

    /// The last of a bucket within a span of ranks.
    pub(super) fn last(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT article_id, rank FROM article_terms
                 WHERE term = ?1 AND rank BETWEEN ?2 AND ?3
                 ORDER BY rank DESC, article_id DESC LIMIT ?4"
            }
            Self::Prints => {
                "SELECT article_id, rank FROM article_prints
                 WHERE print = ?1 AND rank BETWEEN ?2 AND ?3
                 ORDER BY rank DESC, article_id DESC LIMIT ?4"
            }
        }
    }

    /// The same where ranks are equal and keys decide: those before a rank and key.
    pub(super) fn last_by_key(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT t.article_id FROM article_terms AS t JOIN articles AS a ON a.id = t.article_id
                 WHERE t.term = ?1 AND t.rank BETWEEN ?2 AND ?3 AND (t.rank < ?3 OR a.key < ?5)
                 ORDER BY t.rank DESC, a.key DESC LIMIT ?4"
            }
            Self::Prints => {
                "SELECT t.article_id FROM article_prints AS t JOIN articles AS a ON a.id = t.article_id
                 WHERE t.print = ?1 AND t.rank BETWEEN ?2 AND ?3 AND (t.rank < ?3 OR a.key < ?5)
                 ORDER BY t.rank DESC, a.key DESC LIMIT ?4"
            }
        }
    }

    /// The first of a bucket from a rank on.
    pub(super) fn first(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT article_id, rank FROM article_terms WHERE term = ?1 AND rank >= ?2
                 ORDER BY rank, article_id LIMIT ?3"
            }
            Self::Prints => {
                "SELECT article_id, rank FROM article_prints WHERE print = ?1 AND rank >= ?2
                 ORDER BY rank, article_id LIMIT ?3"
            }
        }
    }
}
