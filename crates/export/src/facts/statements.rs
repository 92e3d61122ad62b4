//! Who says what in an article, with keys for all that it points to.

use super::{Named, Report, named, place, report};
use super::{REPORT, REPORT_TABLES};
use crate::ExportError;
use onrecord_query::{Record, Snapshot};
use std::collections::HashMap;

/// Who says what; offsets are characters of the article's body.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    pub(crate) ord: i64,
    pub(crate) cue: Option<String>,
    pub(crate) stance: String,
    pub(crate) form: String,
    pub(crate) told: Option<String>,
    pub(crate) told_outlet: Option<String>,
    pub(crate) said_on: Option<String>,
    pub(crate) ground_rule: Option<String>,
    pub(crate) confidence: f64,
    /// The number of the statement that it stands in.
    pub(crate) within: Option<i64>,
    /// Its passages: source, cue, content.
    pub(crate) parts: Vec<Part>,
    pub(crate) speakers: Vec<Speaker>,
    /// The claims it states, each with the passage that does.
    pub(crate) claims: Vec<Stated>,
    pub(crate) rests: Vec<Rest>,
}

/// What a passage is to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Cue,
    Content,
}

impl Role {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Content => "content",
        }
    }
}

/// A passage of a statement.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// One who makes a statement.
#[derive(Debug)]
pub(crate) struct Speaker {
    /// What the article calls him.
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) named: bool,
    /// The one behind, across articles.
    pub(crate) source: Option<Named>,
}

/// A claim that a statement states.
#[derive(Debug)]
pub(crate) struct Stated {
    pub(crate) claim: Named,
    /// The passage that does.
    pub(crate) place: (usize, usize),
    /// Whether another statement states it too.
    pub(crate) is_shared: bool,
}

/// On which report a statement rests.
#[derive(Debug)]
pub(crate) struct Rest {
    pub(crate) report: Report,
    pub(crate) certain: bool,
}

impl Statement {
    /// Where its content stands.
    pub(crate) fn contents(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let parts = self.parts.iter().filter(|p| p.role == Role::Content);
        parts.map(|p| (p.start, p.end))
    }
}

const STATEMENTS: &str = "
    SELECT t.id, t.ord, t.cue, t.stance, t.form, t.told, o.name, t.said_on, t.ground_rule,
           t.confidence, (SELECT w.ord FROM attributions AS w WHERE w.id = t.within_id),
           t.source_start, t.source_end, t.source_spans, t.cue_start, t.cue_end, t.cue_spans
    FROM attributions AS t LEFT JOIN outlets AS o ON o.id = t.told_outlet_id
    WHERE t.article_id = ?1 ORDER BY t.ord";

const CONTENTS: &str = "
    SELECT t.id, c.\"start\", c.\"end\"
    FROM attributions AS t JOIN attribution_contents AS c ON c.attribution_id = t.id
    WHERE t.article_id = ?1 ORDER BY t.ord, c.ord";

const SPEAKERS: &str = "
    SELECT t.id, p.name, p.kind, p.named, s.key, s.name
    FROM attributions AS t JOIN attribution_speakers AS m ON m.attribution_id = t.id
    JOIN speakers AS p ON p.id = m.speaker_id
    LEFT JOIN sources AS s ON s.id = p.source_id
    WHERE t.article_id = ?1 ORDER BY t.ord, m.ord";

const CLAIMS: &str = "
    SELECT t.id, c.key, c.wording, ac.\"start\", ac.\"end\",
           EXISTS (SELECT 1 FROM attribution_claims AS b
                   WHERE b.claim_id = c.id AND b.attribution_id <> t.id)
    FROM attributions AS t JOIN attribution_claims AS ac ON ac.attribution_id = t.id
    JOIN claims AS c ON c.id = ac.claim_id
    WHERE t.article_id = ?1 ORDER BY t.ord, ac.\"start\", c.key";

/// The statements of an article, in order of its text.
pub(super) fn statements(
    snapshot: &Snapshot<'_>,
    article: i64,
) -> Result<Vec<Statement>, ExportError> {
    let mut places: HashMap<i64, usize> = HashMap::new();
    let mut found: Vec<Statement> = Vec::new();
    let ids = [article];
    snapshot.each(STATEMENTS, &ids, |row| {
        places.insert(row.integer(0).unwrap_or_default(), found.len());
        found.push(head(row));
        Ok::<(), ExportError>(())
    })?;
    let mut add = |sql: &str, put: &dyn Fn(&mut Statement, &Record<'_>)| {
        snapshot.each(sql, &ids, |row| {
            let at = row.integer(0).and_then(|id| places.get(&id));
            if let Some(statement) = at.and_then(|i| found.get_mut(*i)) {
                put(statement, row);
            }
            Ok::<(), ExportError>(())
        })
    };
    add(CONTENTS, &|statement, row| {
        let (start, end) = place(row, 1);
        statement.parts.push(Part {
            role: Role::Content,
            start,
            end,
        });
    })?;
    add(SPEAKERS, &|statement, row| {
        statement.speakers.push(Speaker {
            name: row.text(1).unwrap_or_default(),
            kind: row.text(2).unwrap_or_default(),
            named: row.is_set(3),
            source: named(row, 4),
        });
    })?;
    add(CLAIMS, &|statement, row| {
        if let Some(claim) = named(row, 1) {
            statement.claims.push(Stated {
                claim,
                place: place(row, 3),
                is_shared: row.is_set(5),
            });
        }
    })?;
    let rests = format!(
        "SELECT t.id, {REPORT}, ao.certain
         FROM attributions AS t JOIN attribution_origins AS ao ON ao.attribution_id = t.id
         JOIN origins AS g ON g.id = ao.origin_id
         LEFT JOIN articles AS p ON p.id = g.article_id {REPORT_TABLES}
         WHERE t.article_id = ?1 ORDER BY t.ord, ao.certain DESC, report_on IS NULL, report_on, report_outlet, g.key"
    );
    add(&rests, &|statement, row| {
        if let Some(report) = report(row, 1) {
            let certain = row.is_set(7);
            statement.rests.push(Rest { report, certain });
        }
    })?;
    Ok(found)
}

fn head(row: &Record<'_>) -> Statement {
    let mut parts = Vec::new();
    for (role, first) in [(Role::Source, 11), (Role::Cue, 14)] {
        let split: Vec<(usize, usize)> = row
            .text(first + 2)
            .and_then(|list| serde_json::from_str(&list).ok())
            .unwrap_or_default();
        let whole = row.integer(first).map(|_| place(row, first));
        let spans = if split.is_empty() {
            whole.into_iter().collect()
        } else {
            split
        };
        parts.extend(
            spans
                .into_iter()
                .map(|(start, end)| Part { role, start, end }),
        );
    }
    Statement {
        ord: row.integer(1).unwrap_or_default(),
        cue: row.text(2),
        stance: row.text(3).unwrap_or_default(),
        form: row.text(4).unwrap_or_default(),
        told: row.text(5),
        told_outlet: row.text(6),
        said_on: row.text(7),
        ground_rule: row.text(8),
        confidence: row.real(9).unwrap_or_default(),
        within: row.integer(10),
        parts,
        ..Statement::default()
    }
}
