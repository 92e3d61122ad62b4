//! What is written is read back.

use super::*;

#[test]
fn every_field_of_an_article_comes_back() {
    let mut desk = Desk::new();
    let article = dispatch();
    let id = desk.new_article("dispatch.txt", &article);
    let (key, back) = desk.store().load_article(id).unwrap();
    assert_eq!(back, article);
    assert_eq!(key, crate::article_key(&article));
    desk.check_sound();
}

#[test]
fn an_empty_article_comes_back() {
    let mut desk = Desk::new();
    let id = desk.new_article("empty.txt", &Article::default());
    assert_eq!(desk.store().load_article(id).unwrap().1, Article::default());
}

#[test]
fn indices_and_numbers_that_lead_nowhere_stop_nothing() {
    let mut desk = Desk::new();
    let mut article = retelling();
    article.attributions[0].speakers[0].speaker = 99;
    article.attributions[0].within = Some(99);
    article.attributions[0].confidence = f32::NAN;
    article.attributions[1].content = vec![Span::new(5, 9_999)];
    article.speakers[0].part_of = Some(7);
    article.citations[0].attribution = Some(42);
    let id = desk.new_article("odd.txt", &article);
    let (_, back) = desk.store().load_article(id).unwrap();
    assert_eq!(back.attributions.len(), 2);
    assert_eq!(back.attributions[0].within, None);
    assert_eq!(back.citations[0].attribution, None);
}

#[test]
fn offsets_in_sql_are_characters_and_cut_out_the_evidence() {
    let mut desk = Desk::new();
    desk.new_article("dispatch.txt", &dispatch());
    let wrong = desk.ask(
        "SELECT s.attribution_id FROM statements AS s
         JOIN article_texts AS t USING (article_id)
         WHERE substr(t.body, source_start + 1, source_end - source_start) <> source_mention
         OR (attribution_id < 3 AND substr(t.body, cue_start + 1, cue_end - cue_start) <> cue)
         OR (attribution_id < 3
             AND substr(t.body, content_start + 1, content_end - content_start) <> content)",
    );
    assert_eq!(wrong, Vec::<String>::new());
    let wrong = desk.ask(
        "SELECT c.text FROM content_spans AS c JOIN attributions AS a ON a.id = c.attribution_id
         JOIN article_texts AS t USING (article_id)
         WHERE substr(t.body, c.start + 1, c.\"end\" - c.start) <> c.text",
    );
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(
        desk.ask("SELECT content, cue FROM statements WHERE within_id IS NOT NULL"),
        ["“The dam,” … “leaks,”|wrote … in January"]
    );
}

#[test]
fn a_document_comes_back_with_all_its_bytes() {
    let mut desk = Desk::new();
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let supplied = Supplied {
        title: Some("Bytes".into()),
        published_at: day("2025-03"),
        ..Supplied::default()
    };
    let run = desk.run;
    let mut batch = desk.store().batch().unwrap();
    let problems = [Problem::new(ProblemKind::NotText, "a picture")];
    let document = Incoming {
        location: "b.bin",
        bytes: &bytes,
        format: "unknown",
        supplied: &supplied,
        outcome: Err(&problems),
        problems: &[],
    };
    assert_eq!(batch.put(run, &document).unwrap(), Put::Rejected);
    batch.commit().unwrap();
    let back = desk.store().document(1).unwrap();
    assert_eq!(
        (back.bytes, back.supplied),
        (bytes.clone(), supplied.clone())
    );
    assert_eq!(back.key, document_key(&bytes, &supplied));
    assert_eq!(back.locations, ["b.bin"]);
    assert_eq!(
        desk.ask("SELECT document_id, kind, detail FROM problems"),
        ["1|not-text|a picture"]
    );
}

#[test]
fn a_batch_that_is_dropped_leaves_nothing() {
    let mut desk = Desk::new();
    let run = desk.run;
    let article = plain("Unheard Of Post", "2025-03-12", "Text.");
    let document = Incoming {
        location: "a",
        bytes: b"Text.",
        format: "text",
        supplied: &Supplied::default(),
        outcome: Ok(&article),
        problems: &[],
    };
    desk.store().batch().unwrap().put(run, &document).unwrap();
    assert_eq!(desk.ask("SELECT count(*) FROM documents"), ["0"]);
    // The outlet that was remembered went with it.
    desk.new_article("a", &article);
    assert_eq!(
        desk.ask("SELECT outlet FROM article_list"),
        ["Unheard Of Post"]
    );
    desk.check_sound();
}

#[test]
fn runs_remember_what_they_counted() {
    let mut desk = Desk::new();
    let (run, totals) = (
        desk.run,
        crate::RunTotals {
            seen: 3,
            new: 1,
            duplicate: 2,
            ..crate::RunTotals::default()
        },
    );
    desk.store().finish_run(run, &totals).unwrap();
    let mut batch = desk.store().batch().unwrap();
    let problem = Problem::new(ProblemKind::Unreadable, "no permission");
    for _ in 0..2 {
        batch
            .unread(run, "locked.txt", std::slice::from_ref(&problem))
            .unwrap();
    }
    batch.commit().unwrap();
    assert_eq!(
        desk.ask("SELECT finished, seen, new, duplicate, rejected FROM runs"),
        ["1|3|1|2|0"]
    );
    assert_eq!(
        desk.ask("SELECT run_id, location, kind FROM problems"),
        ["1|locked.txt|unreadable"]
    );
}

#[test]
fn the_users_outlets_go_before_the_shipped_ones() {
    let mut desk = Desk::new();
    let shipped = crate::shipped_outlets().unwrap();
    let known = &shipped[0];
    let register = desk.store().register().unwrap();
    assert_eq!(register.outlets().len(), shipped.len());
    assert_eq!(register.by_name(&known.name), Some(known));
    let toml = format!(
        "[[outlet]]\nname = \"Karvo Daily\"\nkind = \"newspaper\"\ndomains = [\"karvo.example\"]\n\
         [[outlet]]\nname = {:?}\nkind = \"blog\"\n",
        known.name
    );
    desk.new_article("k", &plain("Karvo Daily", "2025-03-12", "Found first."));
    assert_eq!(desk.store().add_outlets(&toml).unwrap(), 2);
    let register = desk.store().register().unwrap();
    assert_eq!(register.outlets().len(), shipped.len() + 1);
    assert_eq!(
        register.canonical("https://www.karvo.example/x"),
        "Karvo Daily"
    );
    assert_eq!(
        register.by_name(&known.name).unwrap().kind,
        onrecord_core::OutletKind::Blog
    );
    let error = desk
        .store()
        .add_outlets("[[outlet]]\nname = \"X\"\ncolour = 1");
    assert!(error.unwrap_err().to_string().contains("colour"));
}
