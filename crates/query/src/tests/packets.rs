//! Evidence packets.

use super::*;

#[test]
fn a_packet_holds_every_passage_in_its_context_with_what_it_was_read_from() {
    let db = Desk::new().open();
    let packet = db.claim_packet("1").unwrap();
    assert_eq!(packet.statements.len(), 3);
    for said in &packet.statements {
        let body = db
            .article(&said.statement.article_id.to_string())
            .unwrap()
            .body;
        let chars: Vec<char> = body.chars().collect();
        let context = &said.context;
        let whole: String = chars[context.start..context.end].iter().collect();
        assert_eq!(
            whole,
            format!("{}{}{}", context.before, context.passage, context.after)
        );
        assert_eq!(context.passage, said.statement.content);
        assert!(whole.contains("Varga"));
    }
    assert_eq!(packet.articles.len(), 2);
    let first = packet.articles.iter().find(|a| a.article_id == 1).unwrap();
    let document = &first.documents[0];
    assert_eq!(document.sha256.len(), 64);
    assert_eq!(document.locations, ["0.txt"]);
    assert_eq!(packet.extractor.as_deref(), Some("1"));
    assert!(db.claim_packet("9").unwrap_err().is_not_found());
}

#[test]
fn a_packet_in_markdown_names_everything_once() {
    let db = Desk::new().open();
    let packet = db.claim_packet("1").unwrap();
    let text = packet.to_markdown();
    for part in [
        "# Claim: the Karvo dam will hold\n",
        "Independent origins of those that assert it: **1**",
        "## Asserted",
        "## Denied",
        "> **The Karvo dam will hold**, Varga told Northline. Mayor Brand denied that.\n",
        "told Northline",
        "Narrower claims",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for article in &packet.articles {
        assert_eq!(text.matches(article.key.as_str()).count(), 1);
        assert!(text.contains(article.documents[0].sha256.as_str()));
    }
}

#[test]
fn what_a_document_says_is_no_markup_of_a_packet() {
    let desk = Desk::new();
    rusqlite::Connection::open(&desk.path)
        .unwrap()
        .execute_batch(
            "UPDATE articles SET title = '# <script>alert(1)</script> [x](javascript:y) \u{202e}`a` **b** _c_ | d'
                 WHERE id = 1;
             UPDATE articles SET url = 'javascript:alert(1)' WHERE id = 1;
             UPDATE articles SET url = 'https://quay.example/a?b=1&c=2' WHERE id = 2;
             UPDATE claims SET wording = '1. one' || char(10) || '## two' || char(27) || '[2J' WHERE id = 1;",
        )
        .unwrap();
    let text = desk.open().claim_packet("1").unwrap().to_markdown();
    assert!(
        text.contains("# Claim: 1. one \\#\\# two\\\\u\\{1b\\}\\[2J\n"),
        "{text}"
    );
    assert!(
        text.contains(r"\# \<script\>alert(1)\</script\> \[x\](javascript:y)"),
        "{text}"
    );
    assert!(text.contains(r"\`a\` \*\*b\*\* \_c\_ \| d"), "{text}");
    assert!(text.contains("- Address: javascript:alert(1)\n"), "{text}");
    assert!(
        text.contains("- Address: <https://quay.example/a?b=1&c=2>\n"),
        "{text}"
    );
    let moves = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    assert!(!text.contains(moves), "{text:?}");
}
