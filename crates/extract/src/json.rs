//! The JSON form of an extracted article: one object, spans in characters of `body`.

use onrecord_core::{Article, Attribution, CharMap, Citation, Span};
use serde_json::{Value, json};

/// The object that `onrecord extract` prints for one input.
///
/// `extractor` is [`Extractor::version`](crate::Extractor::version). Absent things are absent,
/// not `null`. Offsets are characters (Unicode code points), so that
/// `body[start:end]` in Python and `substr(body, start + 1, end - start)` in SQLite are the
/// words themselves.
#[must_use]
pub fn article(id: &str, extractor: &str, article: &Article) -> Value {
    let chars = CharMap::new(&article.body);
    let attributions: Vec<Value> = article
        .attributions
        .iter()
        .map(|a| attribution(article, a, &chars))
        .collect();
    let citations: Vec<Value> = article
        .citations
        .iter()
        .map(|c| citation(article, c, &chars))
        .collect();
    tidy(json!({
        "id": id,
        "extractor": extractor,
        "title": article.title,
        "byline": article.byline,
        "authors": article.authors,
        "outlet": article.outlet,
        "credit": article.credit,
        "dateline": article.dateline,
        "published_at": article.published,
        "published_basis": article.published_basis,
        "dates": article.dates,
        "language": article.language,
        "url": article.url,
        "body": article.body,
        "attributions": attributions,
        "citations": citations,
        "problems": article.problems,
    }))
}

fn attribution(article: &Article, a: &Attribution, chars: &CharMap<'_>) -> Value {
    let speakers: Vec<Value> = a
        .speakers
        .iter()
        .filter_map(|mention| {
            let speaker = article.speakers.get(mention.speaker)?;
            let part_of = speaker
                .part_of
                .and_then(|i| article.speakers.get(i))
                .map(|s| &s.name);
            Some(tidy(json!({
                "text": speaker.name,
                "mention": mention.span.of(&article.body),
                "span": span(mention.span, chars),
                "kind": speaker.kind,
                "named": speaker.named,
                "proper_name": speaker.proper_name,
                "role": speaker.role,
                "affiliation": speaker.affiliation,
                "count_min": speaker.count_min,
                "count_max": speaker.count_max,
                "part_of": part_of,
            })))
        })
        .collect();
    let told = a.told.as_ref().map(|t| {
        tidy(json!({
            "text": t.span.of(&article.body),
            "span": span(t.span, chars),
            "outlet": t.outlet,
        }))
    });
    let ground_rule = a.ground_rule.map(|g| {
        tidy(json!({
            "kind": g.kind,
            "text": g.span.of(&article.body),
            "span": span(g.span, chars),
            "reason": g.reason.map(|r| r.of(&article.body)),
            "reason_span": g.reason.map(|r| span(r, chars)),
        }))
    });
    tidy(json!({
        "source": spans(&a.source, chars),
        "cue": spans(&a.cue, chars),
        "content": spans(&a.content, chars),
        "speakers": speakers,
        "stance": a.stance,
        "form": a.form,
        "told": told,
        "said_on": a.said_on,
        "ground_rule": ground_rule,
        "within": a.within,
        "confidence": thousandths(a.confidence),
    }))
}

fn citation(article: &Article, c: &Citation, chars: &CharMap<'_>) -> Value {
    tidy(json!({
        "outlet": c.outlet,
        "text": c.outlet_span.of(&article.body),
        "span": span(c.outlet_span, chars),
        "cue": c.cue.map(|s| s.of(&article.body)),
        "cue_span": c.cue.map(|s| span(s, chars)),
        "passage": span(c.passage, chars),
        "said_on": c.said_on,
        "attribution": c.attribution,
    }))
}

/// Whole thousandths: no probability is more exact than that.
pub(crate) fn thousandths(probability: f32) -> f64 {
    f64::from((probability * 1000.0).round()) / 1000.0
}

pub(crate) fn span(span: Span, chars: &CharMap<'_>) -> Value {
    let (start, end) = chars.span(span);
    json!([start, end])
}

pub(crate) fn spans(list: &[Span], chars: &CharMap<'_>) -> Vec<Value> {
    list.iter().map(|s| span(*s, chars)).collect()
}

pub(crate) fn tidy(value: Value) -> Value {
    match value {
        Value::Object(mut object) => {
            object.retain(|_, v| !v.is_null());
            Value::Object(object)
        }
        other => other,
    }
}
