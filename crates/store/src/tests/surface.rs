//! The public SQL surface: its columns, and that look-ups go by an index.

use super::*;

/// Every public view with its columns, in order. New columns come at the end.
const VIEWS: &[(&str, &str)] = &[
    (
        "article_list",
        "article_id, key, uri, url, title, outlet, credit, byline, dateline, published_at, \
         published_from, published_to, published_basis, language, words, attributions, story_id",
    ),
    (
        "statements",
        "attribution_id, article_id, uri, outlet, published_at, source_id, source, \
         source_mention, source_kind, named, cue, stance, form, told, told_outlet, said_on, \
         content, ground_rule, within_id, confidence, source_start, source_end, cue_start, \
         cue_end, content_start, content_end",
    ),
    ("content_spans", "attribution_id, ord, start, end, text"),
    (
        "claim_statements",
        "claim_id, claim, attribution_id, article_id, uri, outlet, source, stance, content, \
         start, end, named",
    ),
    (
        "claim_origins",
        "claim_id, claim, statements, articles, outlets, origins_min, origins_max, sources_min, \
         sources_max, first_article_id, first_outlet, first_published_at, denials",
    ),
    (
        "claim_origin_list",
        "claim_id, origin_id, outlet, reported_on, article_id, basis, certain",
    ),
    (
        "citation_list",
        "citation_id, article_id, uri, outlet, cited_outlet, cited_article_id, origin_id, \
         said_on, cue, passage",
    ),
    (
        "derivation_list",
        "article_id, uri, parent_article_id, parent_uri, parent_outlet, parent_reported_on, \
         kind, containment, basis",
    ),
    (
        "article_origins",
        "article_id, uri, origin_id, origin_article_id, origin_outlet, reported_on, basis, \
         certain",
    ),
    (
        "story_list",
        "story_id, title, articles, outlets, origins_min, origins_max, first_article_id, \
         first_published_at, last_published_at",
    ),
    (
        "source_profile",
        "source_id, source, kind, named, statements, denials, declines, articles, outlets, \
         first_published_at, last_published_at",
    ),
    (
        "outlet_profile",
        "outlet_id, outlet, kind, articles, origin_articles, derived_articles, cites, cited_by, \
         statements, unnamed_share",
    ),
    (
        "article_versions",
        "article_id, key, uri, url, title, outlet, published_at, retrieved_at, is_current",
    ),
];

#[test]
fn views_have_their_documented_columns() {
    let mut desk = Desk::new();
    for (view, columns) in VIEWS {
        let found = desk.ask(&format!("SELECT name FROM pragma_table_info('{view}')"));
        assert_eq!(&found.join(", "), columns, "{view}");
    }
    // The two others are what the full-text indexes read.
    let views = desk.ask("SELECT count(*) FROM sqlite_schema WHERE type = 'view'");
    assert_eq!(views, [(VIEWS.len() + 2).to_string()]);
}

#[test]
fn look_ups_go_by_an_index() {
    let mut desk = Desk::new();
    for sql in [
        "SELECT * FROM article_list WHERE article_id = 1",
        "SELECT * FROM article_list WHERE key = 'k'",
        "SELECT * FROM article_list WHERE url = 'u'",
        "SELECT * FROM statements WHERE article_id = 1",
        "SELECT * FROM statements WHERE attribution_id = 1",
        "SELECT * FROM content_spans WHERE attribution_id = 1",
        "SELECT * FROM claim_statements WHERE claim_id = 1",
        "SELECT * FROM claim_origins WHERE claim_id = 1",
        "SELECT * FROM claim_origin_list WHERE claim_id = 1",
        "SELECT * FROM citation_list WHERE article_id = 1",
        "SELECT * FROM derivation_list WHERE article_id = 1",
        "SELECT * FROM derivation_list WHERE parent_article_id = 1",
        "SELECT * FROM article_origins WHERE article_id = 1",
        "SELECT * FROM story_list WHERE story_id = 1",
        "SELECT * FROM source_profile WHERE source_id = 1",
        "SELECT id FROM articles WHERE link_stage = 0 AND link_stage < 3 AND is_current = 1",
        "SELECT other_id FROM article_likeness WHERE article_id = 1",
        "SELECT article_id FROM article_likeness WHERE other_id = 1",
        "SELECT article_id FROM article_joins WHERE other_id = 1",
        "SELECT document_id FROM article_documents WHERE article_id = 1",
        "SELECT article_id FROM article_terms WHERE term = 1 AND rank BETWEEN 1 AND 2 ORDER BY rank",
        "SELECT article_id FROM article_prints WHERE print = 1 AND rank BETWEEN 1 AND 2 ORDER BY rank",
    ] {
        let plan = desk.ask(&format!("EXPLAIN QUERY PLAN {sql}"));
        // Reading what the view itself has made is no scan of a table.
        let own = |step: &str| {
            let of = step.split(' ').nth(1).unwrap_or_default();
            sql.contains(of) || ["spans", "names"].contains(&of) || step.contains("_unlinked")
        };
        let scans: Vec<_> = plan
            .iter()
            .filter_map(|line| line.rsplit('|').next())
            .filter(|step| step.starts_with("SCAN") && !own(step))
            .collect();
        assert!(scans.is_empty(), "{sql}\n{}", plan.join("\n"));
    }
}

#[test]
fn full_text_finds_words_whatever_their_accents() {
    let (mut desk, ..) = linked_desk();
    let hits = |desk: &mut Desk, fts: &str, word: &str| {
        desk.ask(&format!(
            "SELECT rowid FROM {fts} WHERE {fts} MATCH '\"{word}\"'"
        ))
    };
    assert_eq!(hits(&mut desk, "articles_fts", "ПЛОТИНА"), ["1"]);
    assert_eq!(hits(&mut desk, "articles_fts", "engineers"), ["1", "2"]);
    assert_eq!(hits(&mut desk, "statements_fts", "leaks"), ["3"]);
    assert_eq!(hits(&mut desk, "claims_fts", "hold"), ["1"]);
    let key = desk.store().document(2).unwrap().key;
    assert!(desk.remove(&key));
    assert_eq!(hits(&mut desk, "articles_fts", "engineers"), ["1"]);
    assert_eq!(hits(&mut desk, "claims_fts", "hold"), Vec::<String>::new());
}
