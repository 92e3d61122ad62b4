//! Claims, what speaks against them, and when it was said.

use super::*;

#[test]
fn a_claim_names_those_who_assert_and_deny_it_and_why_it_counts_so_many_origins() {
    let db = Desk::new().open();
    let claim = db.claim("1").unwrap();
    assert_eq!(claim.line.claim, "the Karvo dam will hold");
    assert_eq!((claim.line.assertions, claim.line.denials), (2, 1));
    assert_eq!((claim.line.articles, claim.line.outlets), (2, 2));
    assert_eq!(claim.line.first_outlet.as_deref(), Some("Northline"));
    assert_eq!(claim.story.as_deref(), Some("Dam will hold"));
    let who: Vec<_> = claim
        .statements
        .iter()
        .map(|s| s.source.as_deref())
        .collect();
    assert_eq!(
        who,
        [
            Some("engineer Ilse Varga"),
            Some("Varga"),
            Some("Mayor Brand")
        ]
    );
    let origin = &claim.origins[0];
    assert_eq!(origin.outlet.as_deref(), Some("Northline"));
    assert!(origin.certain);
    let rests: Vec<_> = origin
        .rests
        .iter()
        .map(|r| (r.attribution_id, r.basis.as_str()))
        .collect();
    assert_eq!(rests, [(1, "told Northline"), (3, "told Northline")]);
    assert_eq!(claim.narrower[0].claim, "the Karvo dam will hold for long");
    assert!(claim.broader.is_empty() && claim.merges.is_empty());
    assert_eq!(db.claim("claim:2").unwrap().broader[0], claim.line);
    // By any name.
    assert_eq!(db.claim(&key("holds").to_string()).unwrap(), claim);
    for name in ["9", "", "claim:", "article:1", "1; DROP TABLE claims", "%"] {
        assert!(db.claim(name).unwrap_err().is_not_found(), "{name}");
    }
}

#[test]
fn the_passage_of_a_claim_is_the_text_between_its_offsets() {
    let db = Desk::new().open();
    for statement in db.claim("1").unwrap().statements {
        let body: Vec<char> = db
            .article(&statement.article_id.to_string())
            .unwrap()
            .body
            .chars()
            .collect();
        let range = statement.start as usize..statement.end as usize;
        let passage: String = body[range].iter().collect();
        assert_eq!(passage, statement.content);
    }
}

#[test]
fn two_undated_or_jointly_owned_reports_are_told_as_perhaps_one() {
    let desk = Desk::new();
    let conn = rusqlite::Connection::open(&desk.path).unwrap();
    // The claim rests on the second origin too, which is of an outlet of the same owner.
    conn.execute_batch(
        "UPDATE outlets SET owner = 'Brine Media' WHERE name IN ('Northline', 'Karvo Gazette');
         INSERT INTO attribution_origins SELECT 3, id, 'the Gazette reported', 0 FROM origins
         WHERE article_id IS NULL;",
    )
    .unwrap();
    let claim = desk.open().claim("1").unwrap();
    assert_eq!(claim.origins.len(), 2);
    assert!(!claim.origins[1].certain);
    let reasons: Vec<_> = claim.merges.iter().map(|m| m.reason.as_str()).collect();
    assert_eq!(reasons, ["two outlets of one owner, Brine Media"]);
    conn.execute_batch(
        "UPDATE origins SET outlet_id = (SELECT id FROM outlets WHERE name = 'Northline');",
    )
    .unwrap();
    let claim = desk.open().claim("1").unwrap();
    assert_eq!(
        claim.merges[0].reason,
        "two reports of Northline, one without a date"
    );
}

#[test]
fn what_is_asserted_and_denied_is_a_conflict_also_by_a_broader_denial() {
    let db = Desk::new().open();
    let conflicts = db.conflicts(None).unwrap();
    let claims: Vec<_> = conflicts.iter().map(|c| c.line.claim.as_str()).collect();
    // Most origins first.
    assert_eq!(
        claims,
        [
            "the Karvo dam will hold for long",
            "the Karvo dam will hold"
        ]
    );
    let denied: Vec<_> = conflicts[0].denied.iter().map(|s| s.claim_id).collect();
    assert_eq!(denied, [1]);
    assert_eq!(conflicts[1].asserted.len(), 2);
    assert_eq!(
        conflicts[1].denied[0].source.as_deref(),
        Some("Mayor Brand")
    );
    let dam = &conflicts[0].line.story_id.to_string();
    assert_eq!(db.conflicts(Some(dam)).unwrap(), conflicts);
    let other = db.story(&key("café").to_string()).unwrap().line.story_id;
    assert_eq!(db.conflicts(Some(&other.to_string())).unwrap(), []);
    assert!(db.conflicts(Some("99")).unwrap_err().is_not_found());
}

#[test]
fn a_timeline_is_in_order_of_what_was_said() {
    let db = Desk::new().open();
    let all = db.timeline(None).unwrap();
    let at: Vec<_> = all.timeline.dated.iter().map(|s| s.at.as_deref()).collect();
    assert_eq!(
        at,
        [
            Some("2025-03-12"),
            Some("2025-03-12"),
            Some("2025-03-13"),
            Some("2025-03-13")
        ]
    );
    assert!(
        all.timeline
            .dated
            .iter()
            .all(|s| s.at_basis == Some("published_at"))
    );
    assert_eq!(all.of.kind, "database");
    let of_claim = db.timeline(Some("claim:1")).unwrap();
    assert_eq!((of_claim.of.kind, of_claim.of.id), ("claim", Some(1)));
    assert_eq!(of_claim.timeline.dated.len(), 3);
    assert_eq!(of_claim.timeline.dated[0].claim_ids, [1]);
    let of_source = db.timeline(Some("Ilse Varga")).unwrap();
    assert_eq!(of_source.of.name.as_deref(), Some("Ilse Varga"));
    assert_eq!(of_source.timeline.dated.len(), 2);
    let story = db.timeline(Some(&key("dam").to_string())).unwrap();
    assert_eq!(story.timeline.dated.len(), 4);
    for name in ["claim:9", "story:9", "99", "", "nobody at all"] {
        assert!(
            db.timeline(Some(name)).unwrap_err().is_not_found(),
            "{name}"
        );
    }
}

#[test]
fn when_it_was_said_comes_before_when_it_was_published_and_no_date_has_no_place() {
    let desk = Desk::new();
    rusqlite::Connection::open(&desk.path)
        .unwrap()
        .execute_batch(
            "UPDATE attributions SET said_on = '2025-02' WHERE id = 4;
             UPDATE articles SET published_at = NULL, published_from = NULL, published_to = NULL
             WHERE id = 1;",
        )
        .unwrap();
    let timeline = desk.open().timeline(None).unwrap().timeline;
    let dated: Vec<_> = timeline
        .dated
        .iter()
        .map(|s| (s.attribution_id, s.at.as_deref(), s.at_basis))
        .collect();
    assert_eq!(
        dated,
        [
            (4, Some("2025-02"), Some("said_on")),
            (3, Some("2025-03-13"), Some("published_at"))
        ]
    );
    let undated: Vec<_> = timeline.undated.iter().map(|s| s.attribution_id).collect();
    assert_eq!(undated, [1, 2]);
}
