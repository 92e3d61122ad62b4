//! An article as JSON.

use onrecord_query::{ArticleView, Role, Statement};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The article as one object, with the numbers of its attributions; offsets are characters of
/// its body.
pub(crate) fn object(article: &ArticleView, numbers: &HashMap<i64, usize>) -> Value {
    let line = &article.line;
    let same = |a: &Statement, b: &Statement| a.attribution_id == b.attribution_id;
    let statements: Vec<Value> = article
        .statements
        .chunk_by(same)
        .filter_map(|s| Some((s.first()?, s)))
        .map(|(first, speakers)| statement(article, first, speakers, numbers))
        .collect();
    let citations: Vec<Value> = article
        .citations
        .iter()
        .map(|c| {
            json!({
                "outlet": c.cited_outlet, "article_id": c.cited_article_id,
                "said_on": c.said_on, "cue": c.cue, "passage": c.passage,
            })
        })
        .collect();
    let derivations: Vec<Value> = article
        .derivations
        .iter()
        .map(|d| {
            json!({
                "article_id": d.parent_article_id, "outlet": d.parent_outlet,
                "reported_on": d.parent_reported_on, "kind": d.kind,
                "containment": d.containment, "basis": d.basis,
            })
        })
        .collect();
    let origins: Vec<Value> = article
        .origins
        .iter()
        .map(|o| {
            json!({
                "origin_id": o.origin_id, "article_id": o.article_id, "outlet": o.outlet,
                "reported_on": o.reported_on, "basis": o.basis, "certain": o.certain,
            })
        })
        .collect();
    let problems: Vec<Value> = article
        .problems
        .iter()
        .map(|p| json!({ "kind": p.kind, "detail": p.detail }))
        .collect();
    json!({
        "article_id": line.article_id,
        "key": line.key,
        "uri": line.uri,
        "url": article.url,
        "locations": article.locations,
        "title": line.title,
        "outlet": line.outlet,
        "credit": line.credit,
        "byline": article.byline,
        "dateline": article.dateline,
        "published_at": line.published_at,
        "published_basis": article.published_basis,
        "language": article.language,
        "is_current": article.is_current,
        "story_id": article.story_id,
        "body": article.body,
        "statements": statements,
        "citations": citations,
        "derivations": derivations,
        "origins": origins,
        "problems": problems,
    })
}

fn statement(
    article: &ArticleView,
    s: &Statement,
    speakers: &[Statement],
    numbers: &HashMap<i64, usize>,
) -> Value {
    let spans = |role: Role| -> Vec<[usize; 2]> {
        let own = article.marks.iter();
        own.filter(|m| m.attribution_id == s.attribution_id && m.role == role)
            .map(|m| [m.start, m.end])
            .collect()
    };
    let speakers: Vec<Value> = speakers
        .iter()
        .filter(|s| s.source.is_some())
        .map(|s| {
            json!({
                "text": s.source, "mention": s.source_mention, "kind": s.source_kind,
                "named": s.named, "source_id": s.source_id,
            })
        })
        .collect();
    json!({
        "number": numbers.get(&s.attribution_id),
        "attribution_id": s.attribution_id,
        "source": spans(Role::Source),
        "cue": spans(Role::Cue),
        "content": spans(Role::Content),
        "speakers": speakers,
        "stance": s.stance,
        "form": s.form,
        "told": s.told,
        "told_outlet": s.told_outlet,
        "said_on": s.said_on,
        "ground_rule": s.ground_rule,
        "within": s.within_id.and_then(|id| numbers.get(&id)),
        "confidence": s.confidence,
        "text": s.content,
    })
}
