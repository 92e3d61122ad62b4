//! What stands above single articles: outlets, sources, stories, reports, claims.

use super::Graph;
use super::article::type_of;
use super::node::{Node, article_id, claim_id, outlet_id, report_id, source_id, stated, story_id};
use crate::ExportError;
use crate::facts::Scope;
use onrecord_query::{Record, Snapshot};

/// Who publishes.
pub(super) fn outlets(
    snapshot: &Snapshot<'_>,
    scope: &Scope,
    graph: &mut Graph<'_>,
) -> Result<(), ExportError> {
    let sql = format!(
        "SELECT name, kind, country, owner FROM outlets WHERE id IN ({}) ORDER BY name",
        scope.outlets()
    );
    snapshot.each(&sql, scope.ids(), |row| {
        let name = row.text(0).unwrap_or_default();
        let node = Node::new(outlet_id(&name), &["NewsMediaOrganization"])
            .with("name", name)
            .maybe("kind", row.text(1))
            .maybe("country", row.text(2))
            .maybe("owner", row.text(3));
        graph.put(node)
    })
}

/// Who speaks. Read as they lie in the file and sorted then (`+`): their index would lead through
/// the whole file in the order of random keys.
pub(super) fn sources(
    snapshot: &Snapshot<'_>,
    scope: &Scope,
    graph: &mut Graph<'_>,
) -> Result<(), ExportError> {
    let sql = format!(
        "SELECT s.key, s.name, s.kind, s.named, s.count_min, s.count_max, g.key
         FROM sources AS s LEFT JOIN sources AS g ON g.id = s.part_of_id
         WHERE {} ORDER BY +s.key",
        scope.of_source("s.id")
    );
    snapshot.each(&sql, scope.ids(), |row| {
        let kind = row.text(2).unwrap_or_default();
        let id = source_id(&row.text(0).unwrap_or_default());
        let node = Node::new(id, &[type_of(&kind)])
            .maybe("name", row.text(1))
            .with("kind", kind)
            .with("named", row.is_set(3))
            .maybe("countMin", row.integer(4))
            .maybe("countMax", row.integer(5))
            .maybe("memberOf", row.text(6).map(|key| source_id(&key)));
        graph.put(node)
    })
}

/// What several articles tell of.
pub(super) fn stories(
    snapshot: &Snapshot<'_>,
    scope: &Scope,
    graph: &mut Graph<'_>,
) -> Result<(), ExportError> {
    let sql = format!(
        "SELECT s.key, s.title, s.origins_min, s.origins_max, a.key
         FROM stories AS s LEFT JOIN articles AS a ON a.id = s.first_article_id
         WHERE {} ORDER BY s.key",
        scope.of_story("s.id")
    );
    snapshot.each(&sql, scope.ids(), |row| {
        let id = story_id(&row.text(0).unwrap_or_default());
        let node = Node::new(id, &["Story", "Collection"])
            .maybe("name", row.text(1))
            .maybe("originsMin", row.integer(2))
            .maybe("originsMax", row.integer(3))
            .maybe("firstArticle", row.text(4).map(|key| article_id(&key)));
        graph.put(node)
    })
}

/// Reports that others have something from, and that the database does not have.
pub(super) fn reports(
    snapshot: &Snapshot<'_>,
    scope: &Scope,
    graph: &mut Graph<'_>,
) -> Result<(), ExportError> {
    let sql = format!(
        "SELECT s.key, g.key, o.name, g.reported_on
         FROM origins AS g JOIN stories AS s ON s.id = g.story_id
         LEFT JOIN outlets AS o ON o.id = g.outlet_id
         WHERE g.article_id IS NULL AND {} ORDER BY s.key, g.key",
        scope.of_story("g.story_id")
    );
    snapshot.each(&sql, scope.ids(), |row| {
        let part = |column| row.text(column).unwrap_or_default();
        let node = Node::new(report_id(&part(0), &part(1)), &["Report", "Entity"])
            .maybe("publisher", row.text(2).map(|name| outlet_id(&name)))
            .maybe("datePublished", row.text(3).map(|date| stated(&date)))
            .with("isPartOf", story_id(&part(0)));
        graph.put(node)
    })
}

const APPEARANCES: &str = "
    SELECT DISTINCT a.key FROM attribution_claims AS ac
    JOIN attributions AS t ON t.id = ac.attribution_id
    JOIN articles AS a ON a.id = t.article_id
    WHERE ac.claim_id = ?1 ORDER BY a.published_from NULLS LAST, a.key";

const BROADER: &str = "
    SELECT c.key FROM claim_links AS l JOIN claims AS c ON c.id = l.broader_id
    WHERE l.narrower_id = ?1 ORDER BY c.key";

const CLAIMS: &str = "
    SELECT c.id, c.key, c.wording, s.key, c.central, c.origins_min, c.origins_max,
           c.sources_min, c.sources_max, a.key
    FROM claims AS c JOIN stories AS s ON s.id = c.story_id
    LEFT JOIN articles AS a ON a.id = c.first_article_id
    WHERE c.story_id = ?1 ORDER BY c.key";

/// What is claimed, story by story.
pub(super) fn claims(
    snapshot: &Snapshot<'_>,
    scope: &Scope,
    graph: &mut Graph<'_>,
) -> Result<(), ExportError> {
    for story in scope.stories(snapshot)? {
        snapshot.each(CLAIMS, &[story], |row| claim(snapshot, row, graph))?;
    }
    Ok(())
}

fn claim(
    snapshot: &Snapshot<'_>,
    row: &Record<'_>,
    graph: &mut Graph<'_>,
) -> Result<(), ExportError> {
    let id = [row.integer(0).unwrap_or_default()];
    let articles = snapshot.all(APPEARANCES, &id, |r| {
        article_id(&r.text(0).unwrap_or_default())
    })?;
    let broader = snapshot.all(BROADER, &id, |r| claim_id(&r.text(0).unwrap_or_default()))?;
    let node = Node::new(claim_id(&row.text(1).unwrap_or_default()), &["Claim"])
        .maybe("text", row.text(2))
        .maybe("isPartOf", row.text(3).map(|key| story_id(&key)))
        .with("central", row.is_set(4))
        .maybe("originsMin", row.integer(5))
        .maybe("originsMax", row.integer(6))
        .maybe("sourcesMin", row.integer(7))
        .maybe("sourcesMax", row.integer(8))
        .each("appearance", articles)
        .maybe("firstAppearance", row.text(9).map(|key| article_id(&key)))
        .each("narrowerThan", broader);
    graph.put(node)
}
