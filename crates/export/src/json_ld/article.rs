//! An article with its statements, and where each of them stands.

use super::Graph;
use super::node::{
    Node, address, article_id, claim_id, outlet_id, report_id, source_id, stated, statement_id,
    story_id,
};
use super::passage::{Text, elsewhere};
use crate::ExportError;
use crate::facts::{Article, Report, Speaker, Statement};
use std::collections::BTreeSet;

/// Writes an article and all that is said in it.
pub(super) fn write(article: &Article, graph: &mut Graph<'_>) -> Result<(), ExportError> {
    graph.put(head(article))?;
    let text = Text::new(&article.key, &article.body);
    for statement in &article.statements {
        graph.put(said(article, statement, &text))?;
        graph.put(where_said(article, statement, &text))?;
        for stated in &statement.claims {
            let (claim, (start, end)) = (&stated.claim, stated.place);
            let id = format!(
                "urn:onrecord:passage:{}:{}:{}",
                article.key, statement.ord, claim.key
            );
            let node = Node::new(id, &["Annotation"])
                .with("motivation", "oa:identifying")
                .with("body", claim_id(&claim.key))
                .with("target", text.target(start, end));
            graph.put(node)?;
        }
    }
    for citation in &article.citations {
        let id = format!("urn:onrecord:citation:{}:{}", article.key, citation.ord);
        let (start, end) = citation.passage;
        let to = citation.report.as_ref().map(target_id);
        let body = to.into_iter().chain([outlet_id(&citation.outlet)]);
        let node = Node::new(id, &["Annotation"])
            .with("motivation", "oa:linking")
            .each("body", body)
            .maybe("saidOn", citation.said_on.as_deref().map(stated))
            .with("target", text.target(start, end));
        graph.put(node)?;
    }
    for passage in &article.passages {
        let ((start, end), there) = (passage.here, passage.there);
        let id = format!(
            "urn:onrecord:reuse:{}:{start}:{end}:{}:{}:{}",
            article.key, passage.source, there.0, there.1
        );
        let node = Node::new(id, &["Annotation"])
            .with("motivation", "oa:linking")
            .with("body", elsewhere(&passage.source, there.0, there.1))
            .with("target", text.target(start, end));
        graph.put(node)?;
    }
    Ok(())
}

fn head(article: &Article) -> Node {
    let authors = article.authors.iter().map(|author| {
        let kind = if author.is_outlet {
            "Organization"
        } else {
            "Person"
        };
        Node::unnamed(&[kind]).with("name", author.name.as_str())
    });
    let parents = || article.derivations.iter();
    // On what everything in it that is asserted rests, its own reporting aside.
    let own = article_id(&article.key);
    let (mut certain, mut doubtful) = (BTreeSet::new(), BTreeSet::new());
    let asserted = article.statements.iter().filter(|s| s.stance == "asserts");
    for rest in asserted.flat_map(|s| &s.rests) {
        let id = target_id(&rest.report);
        if id != own {
            let set = if rest.certain {
                &mut certain
            } else {
                &mut doubtful
            };
            set.insert(id);
        }
    }
    let doubtful = doubtful.difference(&certain).cloned().collect::<Vec<_>>();
    let reasons = parents().map(|step| {
        Node::unnamed(&["Derivation"])
            .with("entity", target_id(&step.parent))
            .with("kind", step.kind.as_str())
            .with("basis", step.basis.as_str())
            .maybe("containment", step.containment)
    });
    let cited = article.citations.iter().filter_map(|c| c.report.as_ref());
    Node::new(own, &["NewsArticle", "Entity"])
        .with("identifier", article.key.as_str())
        .maybe("headline", article.title.as_deref())
        .maybe("publisher", article.outlet.as_deref().map(outlet_id))
        .maybe(
            "sourceOrganization",
            article.credit.as_deref().map(outlet_id),
        )
        .each("author", authors)
        .maybe("creditText", article.byline.as_deref())
        .maybe("dateline", article.dateline.as_deref())
        .maybe("datePublished", article.published_at.as_deref().map(stated))
        .maybe("dateBasis", article.published_basis.as_deref())
        .maybe("retrievedAt", article.retrieved_at.as_deref().map(stated))
        .maybe("inLanguage", article.language.as_deref())
        .maybe("url", article.url.as_deref().map(address))
        .with("wordCount", article.words)
        .with("sha256", article.sha256.as_str())
        .maybe("isPartOf", article.story.as_ref().map(|s| story_id(&s.key)))
        .each("citation", cited.map(target_id))
        .each("wasDerivedFrom", parents().map(|d| target_id(&d.parent)))
        .each(
            "wasQuotedFrom",
            parents()
                .filter(|d| d.is_reuse())
                .map(|d| target_id(&d.parent)),
        )
        .each("qualifiedDerivation", reasons)
        .each("hadPrimarySource", certain)
        .each("mayRestOn", doubtful)
        .maybe("wasRevisionOf", article.previous.as_deref().map(article_id))
        .with("articleBody", article.body.as_str())
}

fn said(article: &Article, statement: &Statement, text: &Text<'_>) -> Node {
    let id = statement_id(&article.key, statement.ord);
    let types: &[&str] = match statement.form.as_str() {
        "direct" | "mixed" => &["Statement", "Quotation"],
        _ => &["Statement"],
    };
    let content: Vec<&str> = statement
        .contents()
        .map(|(start, end)| text.part(start, end))
        .collect();
    let content = (!content.is_empty()).then(|| content.join(" … "));
    let on = |certain: bool| {
        let rests = statement.rests.iter();
        rests
            .filter(move |r| r.certain == certain)
            .map(|r| target_id(&r.report))
    };
    let within = statement.within.map(|ord| statement_id(&article.key, ord));
    Node::new(id, types)
        .with("isPartOf", article_id(&article.key))
        .with("stance", statement.stance.as_str())
        .with("form", statement.form.as_str())
        .maybe("text", content)
        .maybe("cue", statement.cue.as_deref())
        .each("spokenByCharacter", statement.speakers.iter().map(who))
        .each(
            "calledHere",
            statement.speakers.iter().map(|s| s.name.as_str()),
        )
        .maybe("told", statement.told.as_deref())
        .maybe(
            "toldOutlet",
            statement.told_outlet.as_deref().map(outlet_id),
        )
        .maybe("saidOn", statement.said_on.as_deref().map(stated))
        .maybe("groundRule", statement.ground_rule.as_deref())
        .maybe("within", within)
        .with("confidence", statement.confidence)
        .each(
            "states",
            statement.claims.iter().map(|s| claim_id(&s.claim.key)),
        )
        .each("restsOn", on(true))
        .each("mayRestOn", on(false))
}

/// One who speaks; who is not yet known across articles is known here alone.
fn who(speaker: &Speaker) -> serde_json::Value {
    match &speaker.source {
        Some(source) => source_id(&source.key).into(),
        None => Node::unnamed(&[type_of(&speaker.kind)])
            .with("name", speaker.name.as_str())
            .with("named", speaker.named)
            .into(),
    }
}

fn where_said(article: &Article, statement: &Statement, text: &Text<'_>) -> Node {
    let id = format!("urn:onrecord:passage:{}:{}", article.key, statement.ord);
    let parts = statement.parts.iter();
    Node::new(id, &["Annotation"])
        .with("motivation", "oa:describing")
        .with("body", statement_id(&article.key, statement.ord))
        .each(
            "target",
            parts.map(|part| {
                text.target(part.start, part.end)
                    .with("role", part.role.name())
            }),
        )
}

/// What schema.org calls a kind of speaker.
pub(super) fn type_of(kind: &str) -> &'static str {
    match kind {
        "person" => "Person",
        "group" | "institution" => "Organization",
        "document" => "CreativeWork",
        "outlet" => "NewsMediaOrganization",
        _ => "Thing",
    }
}

/// The identifier of a report.
fn target_id(report: &Report) -> String {
    match (&report.article, &report.origin) {
        (Some(article), _) => article_id(article),
        (None, Some((story, origin))) => report_id(story, origin),
        // A report is one or the other.
        (None, None) => "urn:onrecord:report".to_owned(),
    }
}
