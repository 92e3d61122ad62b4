//! The rows of one article.

use crate::outlets::OutletIds;
use crate::run::{ProblemOf, insert_problem};
use crate::{StoreError, store::int};
use onrecord_core::text::address;
use onrecord_core::{Article, Attribution, CharMap, Span, Speaker, StatedDate, text};
use rusqlite::{Connection, params};

/// The document an article is read from.
pub(crate) struct Origin {
    id: i64,
    pub(crate) key: String,
    pub(crate) retrieved_at: Option<String>,
}

impl Origin {
    pub(crate) fn of(conn: &Connection, document: i64) -> Result<Self, StoreError> {
        Ok(conn
            .prepare_cached("SELECT id, key, retrieved_at FROM documents WHERE id = ?1")?
            .query_row([document], |r| {
                Ok(Self {
                    id: r.get(0)?,
                    key: r.get(1)?,
                    retrieved_at: r.get(2)?,
                })
            })?)
    }
}

/// Writes an article; `id` where it takes the place of one of the same key.
pub(crate) fn insert_article(
    conn: &Connection,
    outlets: &mut OutletIds,
    id: Option<i64>,
    origin: &Origin,
    key: &str,
    article: &Article,
) -> Result<i64, StoreError> {
    let outlet = outlets.maybe(conn, article.outlet.as_deref())?;
    let credit = outlets.maybe(conn, article.credit.as_deref())?;
    let dateline = article.dateline.as_ref();
    let published = article.published.as_ref();
    let retrieved = origin
        .retrieved_at
        .as_deref()
        .and_then(|d| StatedDate::parse(d).ok());
    conn.prepare_cached(
        "INSERT INTO articles (id, key, document_id, uri, url, title, outlet_id, credit_id, byline,
            dateline, dateline_places, dateline_date, dateline_agency, published_at,
            published_from, published_to, published_basis, language, words, attributions,
            version_from, address)
         VALUES (?1, ?2, ?3, (SELECT min(location) FROM document_locations
                              WHERE document_id = ?3 AND superseded = 0),
            ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
            ?21)",
    )?
    .execute(params![
        id,
        key,
        origin.id,
        article.url,
        article.title,
        outlet,
        credit,
        article.byline,
        dateline.map(|d| &d.text),
        dateline.map(|d| serde_json::to_string(&d.places).unwrap_or_default()),
        dateline.and_then(|d| date(d.date.as_ref())),
        dateline.and_then(|d| d.agency.as_deref()),
        date(published),
        published.map(StatedDate::from),
        published.map(StatedDate::to),
        article.published_basis.map(|b| b.as_str()),
        article.language,
        int(text::words(&article.body).count()),
        int(article.attributions.len()),
        retrieved.as_ref().or(published).map(StatedDate::from),
        article.url.as_deref().map(address),
    ])?;
    let id = id.unwrap_or_else(|| conn.last_insert_rowid());
    conn.prepare_cached("INSERT INTO article_texts (article_id, body) VALUES (?1, ?2)")?
        .execute(params![id, article.body])?;
    conn.prepare_cached("INSERT INTO articles_fts (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, article.title, article.body])?;
    let mut writer = Writer {
        conn,
        outlets,
        id,
        body: &article.body,
        map: CharMap::new(&article.body),
    };
    writer.byline_and_dates(article)?;
    let speakers = writer.speakers(&article.speakers)?;
    let attributions = writer.attributions(&article.attributions, &speakers)?;
    writer.citations(article, &attributions)?;
    for problem in &article.problems {
        let of = ProblemOf {
            article: Some(id),
            ..ProblemOf::default()
        };
        insert_problem(conn, &of, problem, problem.span.map(|s| writer.chars(s)))?;
    }
    Ok(id)
}

/// Takes an article out of the full-text indexes; before its rows are deleted, for they are
/// what the indexes know it by.
pub(crate) fn take_out_of_full_text(conn: &Connection, article: i64) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM articles_fts WHERE rowid = ?1")?
        .execute([article])?;
    conn.prepare_cached(
        "DELETE FROM statements_fts
         WHERE rowid IN (SELECT id FROM attributions WHERE article_id = ?1)",
    )?
    .execute([article])?;
    Ok(())
}

fn date(date: Option<&StatedDate>) -> Option<&str> {
    date.map(StatedDate::as_str)
}

struct Writer<'a> {
    conn: &'a Connection,
    outlets: &'a mut OutletIds,
    id: i64,
    body: &'a str,
    map: CharMap<'a>,
}

/// The spans of a part of an attribution, as they are stored.
struct Parts {
    text: Option<String>,
    start: Option<i64>,
    end: Option<i64>,
    spans: Option<String>,
}

impl Writer<'_> {
    fn chars(&self, span: Span) -> (i64, i64) {
        let (start, end) = self.map.span(span);
        (int(start), int(end))
    }

    fn text(&self, span: Span) -> &str {
        span.of(self.body)
    }

    fn parts(&self, spans: &[Span]) -> Parts {
        let envelope = Span::envelope(spans).map(|s| self.chars(s));
        let text: Vec<_> = spans.iter().map(|s| self.text(*s)).collect();
        let list = || {
            let spans: Vec<_> = spans.iter().map(|s| self.chars(*s)).collect();
            serde_json::to_string(&spans).ok()
        };
        Parts {
            text: envelope.map(|_| text.join(" … ")),
            start: envelope.map(|e| e.0),
            end: envelope.map(|e| e.1),
            spans: if spans.len() > 1 { list() } else { None },
        }
    }

    fn byline_and_dates(&mut self, article: &Article) -> Result<(), StoreError> {
        for (ord, author) in article.authors.iter().enumerate() {
            self.conn
                .prepare_cached(
                    "INSERT INTO article_authors (article_id, ord, name, role, is_outlet)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![
                    self.id,
                    int(ord),
                    author.name,
                    author.role,
                    author.is_outlet
                ])?;
        }
        for (ord, candidate) in article.dates.iter().enumerate() {
            let span = candidate.span.map(|s| self.chars(s));
            self.conn
                .prepare_cached(
                    "INSERT INTO article_dates (article_id, ord, text, date, basis, note,
                                                \"start\", \"end\")
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    self.id,
                    int(ord),
                    candidate.text,
                    date(candidate.date.as_ref()),
                    candidate.basis.as_str(),
                    candidate.note,
                    span.map(|s| s.0),
                    span.map(|s| s.1)
                ])?;
        }
        Ok(())
    }

    /// The first of `count` ids of a table in which nothing is written but by us.
    fn ids(&self, table: &str, count: usize) -> Result<Vec<i64>, StoreError> {
        let last: i64 = self
            .conn
            .prepare_cached(&format!("SELECT coalesce(max(id), 0) FROM {table}"))?
            .query_row([], |r| r.get(0))?;
        Ok((1..=int(count)).map(|n| last + n).collect())
    }

    // Ids are given beforehand, so that a row may name a later one. An UPDATE afterwards would
    // make FTS5 write out what it has gathered, as in `attach`.
    fn speakers(&mut self, speakers: &[Speaker]) -> Result<Vec<i64>, StoreError> {
        let ids = self.ids("speakers", speakers.len())?;
        for (ord, (id, speaker)) in ids.iter().zip(speakers).enumerate() {
            self.conn
                .prepare_cached(
                    "INSERT INTO speakers (id, article_id, ord, name, proper_name, role,
                                           affiliation, kind, named, count_min, count_max,
                                           part_of_id)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                )?
                .execute(params![
                    id,
                    self.id,
                    int(ord),
                    speaker.name,
                    speaker.proper_name,
                    speaker.role,
                    speaker.affiliation,
                    speaker.kind.as_str(),
                    speaker.named,
                    speaker.count_min,
                    speaker.count_max,
                    speaker.part_of.and_then(|i| ids.get(i))
                ])?;
        }
        Ok(ids)
    }

    fn attributions(
        &mut self,
        attributions: &[Attribution],
        speakers: &[i64],
    ) -> Result<Vec<i64>, StoreError> {
        let ids = self.ids("attributions", attributions.len())?;
        for (ord, (id, attribution)) in ids.iter().zip(attributions).enumerate() {
            let outer = attribution.within.and_then(|i| ids.get(i)).copied();
            self.attribution(*id, ord, outer, attribution)?;
            self.mentions(*id, attribution, speakers)?;
        }
        Ok(ids)
    }

    fn attribution(
        &mut self,
        id: i64,
        ord: usize,
        outer: Option<i64>,
        a: &Attribution,
    ) -> Result<(), StoreError> {
        let told_outlet = a.told.as_ref().and_then(|t| t.outlet.as_deref());
        let told_outlet = self.outlets.maybe(self.conn, told_outlet)?;
        let source = self.parts(&a.source);
        let cue = self.parts(&a.cue);
        let content = self.parts(&a.content);
        let told = a.told.as_ref().map(|t| self.chars(t.span));
        let rule = a.ground_rule.as_ref().map(|g| self.chars(g.span));
        let reason = a.ground_rule.and_then(|g| g.reason);
        let reason = reason.map(|s| self.chars(s));
        // SQLite has no NaN: it would be stored as NULL. In whole millionths, so that the f32
        // of 0.873 is not 0.8730000257 in SQL.
        let confidence = if a.confidence.is_nan() {
            0.0
        } else {
            (f64::from(a.confidence) * 1e6).round() / 1e6
        };
        self.conn
            .prepare_cached(
                "INSERT INTO attributions (article_id, ord, source, source_start, source_end,
                    source_spans, cue, cue_start, cue_end, cue_spans, content_start, content_end,
                    stance, form, told, told_start, told_end, told_outlet_id, said_on, ground_rule,
                    ground_rule_start, ground_rule_end, ground_reason_start, ground_reason_end,
                    confidence, id, within_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                    ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)",
            )?
            .execute(params![
                self.id,
                int(ord),
                source.text,
                source.start,
                source.end,
                source.spans,
                cue.text,
                cue.start,
                cue.end,
                cue.spans,
                content.start,
                content.end,
                a.stance.as_str(),
                a.form.as_str(),
                a.told.as_ref().map(|t| self.text(t.span)),
                told.map(|t| t.0),
                told.map(|t| t.1),
                told_outlet,
                date(a.said_on.as_ref()),
                a.ground_rule.map(|g| g.kind.as_str()),
                rule.map(|r| r.0),
                rule.map(|r| r.1),
                reason.map(|r| r.0),
                reason.map(|r| r.1),
                confidence,
                id,
                outer
            ])?;
        for (ord, span) in a.content.iter().enumerate() {
            let (start, end) = self.chars(*span);
            self.conn
                .prepare_cached(
                    "INSERT INTO attribution_contents (attribution_id, ord, \"start\", \"end\",
                                                       text) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![id, int(ord), start, end, self.text(*span)])?;
        }
        self.conn
            .prepare_cached("INSERT INTO statements_fts (rowid, content) VALUES (?1, ?2)")?
            .execute(params![id, content.text])?;
        Ok(())
    }

    fn mentions(&mut self, id: i64, a: &Attribution, speakers: &[i64]) -> Result<(), StoreError> {
        for (ord, mention) in a.speakers.iter().enumerate() {
            let Some(speaker) = speakers.get(mention.speaker) else {
                continue;
            };
            let (start, end) = self.chars(mention.span);
            self.conn
                .prepare_cached(
                    "INSERT INTO attribution_speakers (attribution_id, ord, speaker_id, mention,
                                                       \"start\", \"end\")
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    id,
                    int(ord),
                    speaker,
                    self.text(mention.span),
                    start,
                    end
                ])?;
        }
        Ok(())
    }

    fn citations(&mut self, article: &Article, attributions: &[i64]) -> Result<(), StoreError> {
        for (ord, c) in article.citations.iter().enumerate() {
            let outlet = self.outlets.id(self.conn, &c.outlet)?;
            let (outlet_start, outlet_end) = self.chars(c.outlet_span);
            let (passage_start, passage_end) = self.chars(c.passage);
            let cue = c.cue.map(|s| self.chars(s));
            self.conn
                .prepare_cached(
                    "INSERT INTO citations (article_id, ord, outlet_id, outlet_start, outlet_end,
                        cue, cue_start, cue_end, passage, passage_start, passage_end, said_on,
                        attribution_id)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                )?
                .execute(params![
                    self.id,
                    int(ord),
                    outlet,
                    outlet_start,
                    outlet_end,
                    c.cue.map(|s| self.text(s)),
                    cue.map(|s| s.0),
                    cue.map(|s| s.1),
                    self.text(c.passage),
                    passage_start,
                    passage_end,
                    date(c.said_on.as_ref()),
                    c.attribution.and_then(|i| attributions.get(i))
                ])?;
        }
        Ok(())
    }
}
