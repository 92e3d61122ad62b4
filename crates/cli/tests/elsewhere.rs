//! A report that an article cites stands in another story of the file.

#[expect(dead_code, reason = "other tests use the rest")]
mod common;

use common::{onrecord, put, sql};
use std::path::Path;

const REPORT: &str = r#"{"id":"report","outlet":"Reuters","published_at":"2022-01-20",
"title":"Valves of the Skarn pipeline were never tested",
"body":"The Skarn pipeline lost nine million litres of brine in a single winter because its valves were never tested, three former inspectors told Reuters. Velmark Hydraulics signed for the tests all the same, the inspectors said.\n\nMinisters in Norland were shown the ledgers and kept them for a year, according to the inspectors. The brine ran into the Ostra marshes, where the eel fishers of Hallum found dead fry by the bucket."}"#;

/// The same outlet, the same month, another matter.
const OTHER: &str = r#"{"id":"other","outlet":"Reuters","published_at":"2022-01-21",
"title":"Opera of Hallum sings in the open",
"body":"The opera of Hallum will sing in the market square until its roof is mended, its director Ilse Varga said. The first night is sold out."}"#;

const CITING: &str = r#"{"id":"citing","outlet":"Eider","published_at":"2022-11-16",
"title":"A budget without a majority",
"body":"Chancellor Oda Brandvik opened the budget debate with a joke about umbrellas and ended it without a majority. Schools get more, railways less, and the opera must wait for its roof, Brandvik said.\n\nReuters reported in January that the Skarn pipeline lost nine million litres of brine in one winter as its valves were never tested, though Velmark Hydraulics signed for the tests.\n\nCoalition whips counted until midnight; two of them slept in the library."}"#;

fn ingest(dir: &Path, name: &str, article: &str) {
    put(dir, name, article.replace('\n', " "));
    let run = onrecord(dir, &["ingest", "--quiet", name]);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// What the citation, the derivation and the origin of the citing article lead to.
fn leads_to(dir: &Path) -> Vec<String> {
    let title = "(SELECT title FROM articles WHERE id = ";
    sql(
        dir,
        &format!(
            "SELECT coalesce({title} c.cited_article_id), 'none'),
                    coalesce({title} d.parent_article_id), 'none'),
                    coalesce({title} o.origin_article_id), 'none')
             FROM citation_list AS c JOIN derivation_list AS d USING (article_id)
             JOIN article_origins AS o USING (article_id)
             WHERE c.outlet = 'Eider' AND o.origin_outlet = 'Reuters'"
        ),
    )
}

const FOUND: &str = "Valves of the Skarn pipeline were never tested,\
    Valves of the Skarn pipeline were never tested,\
    Valves of the Skarn pipeline were never tested";

#[test]
fn a_report_of_months_ago_is_found_whichever_comes_first() {
    let orders = [[REPORT, OTHER, CITING], [CITING, OTHER, REPORT]];
    for order in orders {
        let dir = tempfile::tempdir().unwrap();
        for (i, article) in order.iter().enumerate() {
            ingest(dir.path(), &format!("{i}.json"), article);
        }
        assert_eq!(leads_to(dir.path()), [FOUND]);
        let stories = sql(dir.path(), "SELECT count(*) FROM stories");
        assert_eq!(stories, ["3"]);
        let trace =
            onrecord(dir.path(), &["trace", "3"]).out + &onrecord(dir.path(), &["trace", "1"]).out;
        assert!(
            trace.contains("Reuters, 2022-01-20: Valves of the Skarn"),
            "{trace}"
        );
    }
}

#[test]
fn a_report_that_goes_is_outside_again() {
    let dir = tempfile::tempdir().unwrap();
    for (name, article) in [("report.json", REPORT), ("citing.json", CITING)] {
        ingest(dir.path(), name, article);
    }
    assert_eq!(leads_to(dir.path()), [FOUND]);
    let run = onrecord(dir.path(), &["remove", "report.json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(leads_to(dir.path()), ["none,none,none"]);
}

#[test]
fn a_page_of_one_story_leads_to_no_article_that_is_not_on_it() {
    let dir = tempfile::tempdir().unwrap();
    for (name, article) in [("report.json", REPORT), ("citing.json", CITING)] {
        ingest(dir.path(), name, article);
    }
    let run = onrecord(dir.path(), &["report", "2", "-o", "page.html"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(dir.path().join("page.html")).unwrap();
    assert!(page.contains("A budget without a majority"));
    assert!(page.contains("not among these articles"));
    assert!(!page.contains("#article-1\""));
    let args = ["export", "--format", "graphml", "--story", "2"];
    let graph = onrecord(dir.path(), &args).out;
    let nodes = graph.matches("<node id=\"article:").count();
    assert_eq!(
        nodes, 2,
        "no edge leads to a node that is not there: {graph}"
    );
    // Linked data and entities have the report too, without what is said in it.
    let data = onrecord(
        dir.path(),
        &["export", "--format", "json-ld", "--story", "2"],
    );
    let described = data.out.matches("{\"@id\":\"urn:onrecord:article:").count();
    assert_eq!(described, 2, "{}", data.out);
    let of_story = "SELECT count(*) FROM attributions WHERE article_id IN
        (SELECT article_id FROM article_list WHERE story_id = 2)";
    let said = data
        .out
        .matches("{\"@id\":\"urn:onrecord:statement:")
        .count();
    assert_eq!([said.to_string()], sql(dir.path(), of_story)[..]);
    let entities = onrecord(dir.path(), &["export", "--format", "ftm", "--story", "2"]);
    assert_eq!(entities.out.matches("\"schema\":\"Article\"").count(), 2);
}
