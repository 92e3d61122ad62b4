use onrecord_core::{
    Article, Carried, Outlet, OutletKind, ProblemKind, Register, StatedDate, Supplied,
};

const BODY: &str = "<p>The harbour of Vell stays closed until Friday, the port authority said on \
    Monday, since the storm has moved the buoys that mark the channel to the old quay.</p>\
    <p>Ferries to the islands are to sail again on Saturday, and fishermen were told to keep \
    their boats inside the breakwater until the council has looked at the damage.</p>\
    <p>The council of the town will meet once more before the weekend to vote on money for a new \
    lighthouse, which the storm has left without its lamp and half of its stairs.</p>";

fn register() -> Register {
    let outlet = |name: &str, aliases: &[&str], domain: &str, kind, country: &str| Outlet {
        name: name.into(),
        kind,
        country: Some(country.into()),
        aliases: aliases.iter().map(|a| (*a).into()).collect(),
        domains: vec![domain.into()],
        owner: None,
    };
    Register::new(vec![
        outlet(
            "Harbour Courier",
            &["Courier Online"],
            "courier.example",
            OutletKind::Newspaper,
            "GB",
        ),
        outlet(
            "Northwire",
            &["NW"],
            "northwire.example",
            OutletKind::Agency,
            "NO",
        ),
        outlet(
            "Gatherly",
            &[],
            "gatherly.example",
            OutletKind::Aggregator,
            "US",
        ),
    ])
}

fn page(head: &str, top: &str, bottom: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>Home</a><a href=/n>News</a></nav>\
         <main><article>{top}<div class=text>{BODY}</div></article>{bottom}</main>\
         <footer>Copyright 2019 Harbour Courier, 1 January 2019</footer></body></html>"
    )
}

fn supplied(url: &str) -> Supplied {
    Supplied {
        url: (!url.is_empty()).then(|| url.to_owned()),
        ..Supplied::default()
    }
}

fn read_with(html: &str, supplied: &Supplied) -> Article {
    crate::page::read(html, supplied, &register()).unwrap()
}

fn read(html: &str) -> Article {
    read_with(html, &Supplied::default())
}

fn ld(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[test]
fn the_headline_is_what_a_reader_sees() {
    let h1 = "<h1>Harbour to stay closed</h1>";
    let cases = [
        (String::new(), h1),
        ("<title>Harbour to stay closed | Harbour Courier</title>".into(), h1),
        ("<meta property=og:title content='Vell: harbour to stay closed for days'>".into(), h1),
        (ld(r#"{"@type":"NewsArticle","headline":"Harbour closed in Vell"}"#), h1),
        // A kicker in an element of its own.
        (
            "<meta property=og:title content='Harbour to stay closed'>".into(),
            "<h1><span>Storm on the coast</span> <span>Harbour to stay closed</span></h1>",
        ),
        // The site's name is a heading too.
        (
            "<meta property=og:title content='Harbour to stay closed'>\
             <meta property=og:site_name content='Vell Daily'>".into(),
            "<h1>Vell Daily</h1><h1>Harbour to stay closed</h1>",
        ),
        (
            "<meta property=og:title content='Harbour to stay closed'>\
             <meta property=og:site_name content='Vell Daily'>".into(),
            "<h1>Vell Daily</h1><h2>Harbour to stay closed</h2>",
        ),
        // No heading at all.
        ("<title>Harbour to stay closed - Vell Daily</title><meta property=og:site_name content='Vell Daily'>".into(), ""),
        ("<title>Vell Daily | Harbour to stay closed</title><meta name=application-name content='Vell Daily'>".into(), ""),
        (ld(r#"{"@type":"NewsArticle","headline":"Harbour to stay closed"}"#), ""),
        ("<title>Harbour&amp;#32;to stay closed</title>".into(), ""),
        (String::new(), "<div itemprop=headline>Harbour to stay closed</div>"),
        (String::new(), "<h1>Har\u{AD}bour\n  to stay&nbsp;closed</h1>"),
    ];
    for (head, top) in cases {
        let found = read(&page(&head, top, "<h1>More from the coast</h1>"));
        assert_eq!(
            found.title.as_deref(),
            Some("Harbour to stay closed"),
            "{head} {top}"
        );
    }
}

#[track_caller]
fn check_date(head: &str, top: &str, bottom: &str, expected: &str) {
    let article = read(&page(
        head,
        &format!("<h1>Harbour to stay closed</h1>{top}"),
        bottom,
    ));
    let shown = match (&article.published, article.published_basis) {
        (Some(date), Some(basis)) => format!("{date} {}", basis.as_str()),
        _ => "none".into(),
    };
    assert_eq!(
        shown, expected,
        "{head} {top} {bottom}\n{:?}",
        article.dates
    );
}

#[test]
fn dates_stated_for_machines() {
    let published = r#""datePublished":"2024-02-13T09:05:00+02:00""#;
    let article = ld(&format!(
        r#"{{"@type":"NewsArticle",{published},"dateModified":"2024-02-20T00:00:00Z"}}"#
    ));
    let expected = "2024-02-13T09:05:00+02:00 json-ld";
    check_date(&article, "", "", expected);
    check_date(
        &ld(&format!(
            r#"[{{"@type":"WebSite"}},{{"@type":["Article","Thing"],{published}}}]"#
        )),
        "",
        "",
        expected,
    );
    check_date(
        &ld(&format!(
            r#"{{"@graph":[{{"@type":"Organization"}},{{"@type":"BlogPosting",{published}}}]}}"#
        )),
        "",
        "",
        expected,
    );
    check_date(
        &ld(&format!(
            r#"{{"@type":"WebPage","mainEntity":{{"@type":"NewsArticle",{published}}}}}"#
        )),
        "",
        "",
        expected,
    );
    check_date(
        &ld(&format!(r#"{{"@type":"NewsArticle",{published},}}"#)),
        "",
        "",
        expected,
    );
    check_date(
        &ld(&format!(
            "{{\"@type\":\"NewsArticle\",\"description\":\"a\nb\",{published}"
        )),
        "",
        "",
        expected,
    );
    check_date(
        &ld(&format!(
            r#"<!-- {{"@type":"http://schema.org/NewsArticle",{published}}} -->"#
        )),
        "",
        "",
        expected,
    );
    // Articles that the page only points to.
    check_date(
        &ld(
            r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other","datePublished":"2023-01-01"}]}"#,
        ),
        "<time datetime=2024-02-13>13 Feb</time>",
        "",
        "2024-02-13 time",
    );
    let meta = |name: &str, value: &str| format!("<meta property='{name}' content='{value}'>");
    check_date(
        &meta("article:published_time", "2024-02-13T09:05:00Z"),
        "",
        "",
        "2024-02-13T09:05:00Z meta",
    );
    check_date(
        &meta("parsely-pub-date", "2024-02-13"),
        "",
        "",
        "2024-02-13 meta",
    );
    check_date(
        &meta("DC.date.issued", "2024-02-13"),
        "",
        "",
        "2024-02-13 meta",
    );
    check_date(
        &meta("article:modified_time", "2024-02-20"),
        "<p>Published 13 February 2024</p>",
        "",
        "2024-02-13 text",
    );
    check_date(
        "<meta http-equiv=date content='Tue, 20 Feb 2024 00:00:00 GMT'>",
        "",
        "",
        "none",
    );
    check_date(
        &meta("article:published_time", "1970-01-01T00:00:00Z"),
        "",
        "",
        "none",
    );
    check_date(
        "<meta itemprop=datePublished content=2024-02-13>",
        "",
        "",
        "2024-02-13 meta",
    );
    // One moment in two zones: the page's own.
    check_date(
        &(ld(r#"{"@type":"NewsArticle","datePublished":"2024-02-14T01:00:00Z"}"#)
            + &meta("article:published_time", "2024-02-13T20:00:00-05:00")),
        "",
        "",
        "2024-02-13T20:00:00-05:00 json-ld",
    );
}

#[test]
fn dates_shown_to_readers() {
    check_date(
        "",
        "<time datetime=2024-02-13T09:05Z>9:05</time>",
        "",
        "2024-02-13T09:05Z time",
    );
    check_date(
        "",
        "<time class='entry-date updated' datetime=2024-02-20>x</time><time class='entry-date published' datetime=2024-02-13>y</time>",
        "",
        "2024-02-13 time",
    );
    check_date(
        "",
        "<p>Updated <time datetime=2024-02-20>20 Feb</time></p><p>Published <time datetime=2024-02-13>13 Feb</time></p>",
        "",
        "2024-02-13 time",
    );
    for line in [
        "Published 13 February 2024, updated 20 February 2024",
        "Tue, Feb. 13, 2024",
        "Veröffentlicht am 13. Februar 2024 um 9:05 Uhr, aktualisiert am 20. Februar 2024",
        "Stand: 20.02.2024 — veröffentlicht: 13.02.2024",
        "Publié le 13 février 2024 à 09h05, mis à jour le 20 février 2024",
        "Publicado el 13 de febrero de 2024. Actualizado: 20 de febrero de 2024",
        "Pubblicato il 13 febbraio 2024 (aggiornato il 20 febbraio 2024)",
        "Publicado em 13 de fevereiro de 2024; atualizado em 20/02/2024",
        "Опубликовано 13 февраля 2024, обновлено 20 февраля 2024",
        "Опубліковано 13 лютого 2024, оновлено 20 лютого 2024",
        "Opublikowano: 13 lutego 2024, aktualizacja: 20 lutego 2024",
        "Giriş: 13 Şubat 2024 Güncelleme: 20 Şubat 2024",
        "Gepubliceerd 13 maart 2024",
        "公開日 2024年2月13日",
    ] {
        let day = if line.contains("maart") {
            "2024-03-13"
        } else {
            "2024-02-13"
        };
        check_date(
            "",
            &format!("<div class=meta>{line}</div>"),
            "",
            &format!("{day} text"),
        );
    }
    check_date(
        "",
        "<p class=lead>Buoys have moved.</p><span>Ada Brandt</span> <span>Feb 13, 2024</span>",
        "",
        "2024-02-13 text",
    );
}

#[test]
fn numeric_dates_follow_language_and_country() {
    let read_at = |lang: &str, url: &str| {
        let html = page(
            "",
            "<h1>Harbour to stay closed</h1><div class=date>3/4/2024</div>",
            "",
        );
        let html = html.replacen("<html>", &format!("<html lang={lang}>"), 1);
        read_with(&html, &supplied(url))
            .published
            .map(|d| d.to_string())
    };
    assert_eq!(
        read_at("en-GB", "https://courier.example/a/ferry").as_deref(),
        Some("2024-04-03")
    );
    assert_eq!(read_at("en-US", "").as_deref(), Some("2024-03-04"));
    assert_eq!(read_at("de", "").as_deref(), Some("2024-04-03"));
    // Nothing says which: only the year is sure.
    assert_eq!(read_at("en", "").as_deref(), Some("2024"));
}

#[test]
fn dates_of_other_things_are_none_of_the_article() {
    for bottom in [
        "<aside><time datetime=2023-01-01>1 Jan</time></aside>",
        "<div class=related><a>Other story</a><time datetime=2023-01-01>1 Jan 2023</time></div>",
        "<div><div><a href=/other>The mayor of Oda has left the town</a></div><div>January 5, 2023</div></div>",
        "<section id=comments><p>Bo, 5 January 2023</p></section>",
        "<footer>Updated 1 January 2023</footer>",
        "<p>© 2023</p>",
    ] {
        check_date("", "", bottom, "none");
    }
    check_date("", "<p>Updated 20 February 2024</p>", "", "none");
    check_date(
        "",
        "<div class=headline__footer>Published 13 February 2024</div>",
        "",
        "2024-02-13 text",
    );
    let article = read(&page("", "<h1>Harbour to stay closed</h1>", ""));
    assert!(article.published.is_none());
    assert!(
        article
            .problems
            .iter()
            .any(|p| p.kind == ProblemKind::NoDate)
    );
}

#[test]
fn what_carried_a_page_dates_it_last() {
    let date = |t: &str| Some(StatedDate::parse(t).unwrap());
    let mut feed = supplied("");
    feed.carried = Some(Box::new(Carried {
        published_at: date("2024-02-13"),
        modified_at: date("2024-02-20"),
        url: Some("https://courier.example/ferry?utm_source=feed".into()),
        language: Some("en-GB".into()),
        ..Carried::default()
    }));
    let article = read_with(&page("", "<h1>Harbour to stay closed</h1>", ""), &feed);
    assert_eq!(article.published.unwrap().as_str(), "2024-02-13");
    assert_eq!(article.outlet.as_deref(), Some("Harbour Courier"));
    assert_eq!(
        article.url.as_deref(),
        Some("https://courier.example/ferry")
    );
    // The last change of a file is no date of publication.
    feed.carried.as_mut().unwrap().published_at = None;
    let article = read_with(&page("", "<h1>Harbour to stay closed</h1>", ""), &feed);
    assert_eq!(article.published, None);
    assert_eq!(article.dates.len(), 1);
}

#[test]
fn a_date_after_the_retrieval_is_flagged() {
    let head = ld(r#"{"@type":"NewsArticle","datePublished":"2024-02-20"}"#);
    let mut fetched = supplied("");
    fetched.retrieved_at = Some(StatedDate::parse("2024-02-13").unwrap());
    let article = read_with(
        &page(&head, "<h1>Harbour to stay closed</h1>", ""),
        &fetched,
    );
    assert!(
        article
            .problems
            .iter()
            .any(|p| p.kind == ProblemKind::DoubtfulDate)
    );
    // One that is possible is preferred.
    let top = "<h1>Harbour to stay closed</h1><p>Published 13 February 2024</p>";
    let article = read_with(&page(&head, top, ""), &fetched);
    assert_eq!(article.published.unwrap().as_str(), "2024-02-13");
}

#[track_caller]
fn check_authors(head: &str, top: &str, expected: &str) {
    let article = read(&page(
        head,
        &format!("<h1>Harbour to stay closed</h1>{top}"),
        "",
    ));
    let shown: Vec<String> = article
        .authors
        .iter()
        .map(|a| {
            let role = a.role.as_ref().map_or(String::new(), |r| format!("/{r}"));
            if a.is_outlet {
                format!("[{}]{role}", a.name)
            } else {
                format!("{}{role}", a.name)
            }
        })
        .collect();
    assert_eq!(shown.join("; "), expected, "{head} {top}");
}

#[test]
fn authors_stated_for_machines() {
    let by = |authors: &str| {
        ld(&format!(
            r#"{{"@type":"NewsArticle","headline":"x","author":{authors}}}"#
        ))
    };
    check_authors(
        &by(r#"{"@type":"Person","name":"Ada Brandt"}"#),
        "",
        "Ada Brandt",
    );
    check_authors(
        &by(r#"[{"name":"Ada Brandt"},{"name":"Bo Reed"}]"#),
        "",
        "Ada Brandt; Bo Reed",
    );
    check_authors(
        &by(r#""By Ada Brandt and Bo Reed""#),
        "",
        "Ada Brandt; Bo Reed",
    );
    check_authors(
        &by(r#"["Ada Brandt","Bo Reed"]"#),
        "",
        "Ada Brandt; Bo Reed",
    );
    check_authors(
        &by(r#"{"@type":"Person","name":["Ada Brandt","Bo Reed"]}"#),
        "",
        "Ada Brandt; Bo Reed",
    );
    check_authors(
        &by(r#"{"@type":"Organization","name":"Northwire"}"#),
        "",
        "[Northwire]",
    );
    check_authors(
        &by(r#"{"@type":"Person","name":"ada@courier.example"}"#),
        "",
        "",
    );
    check_authors(
        &by(r#"{"@type":"Person","name":"13 February 2024"}"#),
        "",
        "",
    );
    check_authors(
        &by(r#"{"@type":"Person","givenName":"Ada","familyName":"Brandt"}"#),
        "",
        "Ada Brandt",
    );
    let graph = r##"{"@graph":[{"@type":"Person","@id":"#ada","name":"Ada Brandt"},
        {"@type":"Article","headline":"x","author":{"@id":"#ada"}}]}"##;
    check_authors(&ld(graph), "", "Ada Brandt");
    let circle = r##"{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","author":{"@id":"#a"}}]}"##;
    check_authors(&ld(circle), "", "");
    check_authors(
        "<meta name=author content='Ada Brandt, Bo Reed'>",
        "",
        "Ada Brandt; Bo Reed",
    );
    check_authors(
        "<meta property=article:author content='https://social.example/ada'>",
        "",
        "",
    );
    check_authors(
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Brandt'>",
        "",
        "Ada Brandt",
    );
    let translated =
        r#"{"@type":"NewsArticle","author":{"name":"Ada Brandt"},"translator":{"name":"Bo Reed"}}"#;
    check_authors(&ld(translated), "", "Ada Brandt; Bo Reed/translation");
}

#[test]
fn authors_shown_to_readers() {
    check_authors(
        "",
        "<p class=byline>By <a href=/author/ada>Ada Brandt</a>, Port Correspondent</p>",
        "Ada Brandt",
    );
    check_authors(
        "",
        "<p class=byline>By Ada Brandt and Bo Reed | 13 February 2024</p>",
        "Ada Brandt; Bo Reed",
    );
    check_authors("", "<span itemprop=author>Ada Brandt</span>", "Ada Brandt");
    check_authors("", "<a rel=author href=/x>Ada Brandt</a>", "Ada Brandt");
    check_authors(
        "",
        "<p>von <a href=/autoren/ada-brandt>Ada Brandt</a></p>",
        "Ada Brandt",
    );
    check_authors("", "<p>By Ada Brandt</p>", "Ada Brandt");
    check_authors("", "<p>by Ada Brandt, </p>", "Ada Brandt");
    check_authors(
        "",
        "<p>Von Ada Brandt und Bo Reed</p>",
        "Ada Brandt; Bo Reed",
    );
    check_authors("", "<p>Par Léa Roux</p>", "Léa Roux");
    check_authors(
        "",
        "<div><span>Ada Brandt</span> <span>Feb 13, 2024</span></div>",
        "Ada Brandt",
    );
    check_authors(
        "",
        "<p class=byline>By Ada Brandt Contributions from Bo Reed</p>",
        "Ada Brandt",
    );
    check_authors("", "<p class=byline>4 min read</p>", "");
    check_authors(
        "",
        "<div class=related><p class=byline>By Cy Dell</p></div>",
        "",
    );
    check_authors("", "<p>By Monday</p>", "");
    check_authors("", "<p>College Football</p><p>Feb 13, 2024</p>", "");
    check_authors("", "<div class=authorname>Ada Brandt</div>", "Ada Brandt");
    // The data names only the outlet, the page a person.
    check_authors(
        &ld(
            r#"{"@type":"NewsArticle","author":{"@type":"Organization","name":"Harbour Courier"}}"#,
        ),
        "<p class=byline>By Ada Brandt</p>",
        "Ada Brandt",
    );
    check_authors(
        &ld(r#"{"@type":"NewsArticle","author":"Ada Brandt"}"#),
        "<p class=byline>By <a href=/author/ada>Ada Brandt</a> and Bo Reed</p>",
        "Ada Brandt; Bo Reed",
    );
    check_authors(
        &ld(r#"{"@type":"NewsArticle","author":["Ada Brandt","Bo Reed"]}"#),
        "<p class=byline>By Ada Brandt. Contributions from Bo Reed</p>",
        "Ada Brandt; Bo Reed/contributing",
    );
}

#[test]
fn outlets_and_addresses() {
    let site = "<meta property=og:site_name content='Courier Online'>";
    let top = "<h1>Harbour to stay closed</h1>";
    let cases = [
        (
            "",
            "https://www.courier.example/ferry",
            Some("Harbour Courier"),
        ),
        (
            "",
            "https://web.archive.org/web/2024/https://www.courier.example/ferry",
            Some("Harbour Courier"),
        ),
        (site, "", Some("Harbour Courier")),
        (
            "",
            "https://news.vell-daily.co.uk/ferry",
            Some("vell-daily.co.uk"),
        ),
        (
            "<meta property=og:site_name content='Vell Daily'>",
            "",
            Some("Vell Daily"),
        ),
        (
            "<link rel=canonical href=https://courier.example/ferry>",
            "",
            Some("Harbour Courier"),
        ),
        (
            "<link rel=canonical href=https://courier.example/ferry>",
            "https://archive.is/AbCd",
            Some("Harbour Courier"),
        ),
        ("", "", None),
    ];
    for (head, url, expected) in cases {
        let article = read_with(&page(head, top, ""), &supplied(url));
        assert_eq!(article.outlet.as_deref(), expected, "{head} {url}");
    }
    // A canonical address of another site, or of the first page, is not the article's.
    let address = |head: &str, url: &str| {
        let mut fetched = supplied("");
        fetched.carried = Some(Box::new(Carried {
            url: Some(url.into()),
            ..Carried::default()
        }));
        read_with(&page(head, top, ""), &fetched).url
    };
    let own = "https://courier.example/ferry?utm_source=x";
    assert_eq!(
        address("", own).as_deref(),
        Some("https://courier.example/ferry")
    );
    assert_eq!(
        address("<link rel=canonical href=/ferry-closed>", own).as_deref(),
        Some("https://courier.example/ferry-closed")
    );
    assert_eq!(
        address("<link rel=canonical href=https://courier.example/>", own).as_deref(),
        Some("https://courier.example/ferry")
    );
    assert_eq!(
        address("<link rel=canonical href=https://other.example/x>", own).as_deref(),
        Some("https://courier.example/ferry")
    );
}

#[test]
fn the_credit_goes_to_whose_copy_it_is() {
    let top = "<h1>Harbour to stay closed</h1>";
    let courier = "https://courier.example/ferry";
    let gatherly = "https://gatherly.example/ferry";
    let cases = [
        (
            String::new(),
            "<p class=byline>By Ada Brandt, Northwire</p>",
            courier,
            Some("Northwire"),
        ),
        (
            ld(r#"{"@type":"NewsArticle","author":{"@type":"Organization","name":"NW"}}"#),
            "",
            courier,
            Some("Northwire"),
        ),
        (
            ld(r#"{"@type":"NewsArticle","provider":{"name":"Northwire"}}"#),
            "",
            courier,
            Some("Northwire"),
        ),
        (
            ld(r#"{"@type":"NewsArticle","publisher":{"name":"Harbour Courier"}}"#),
            "",
            gatherly,
            Some("Harbour Courier"),
        ),
        (
            "<link rel=canonical href=https://courier.example/ferry>".into(),
            "",
            gatherly,
            Some("Harbour Courier"),
        ),
        (
            ld(r#"{"@type":"NewsArticle","publisher":{"name":"Harbour Courier"}}"#),
            "",
            courier,
            None,
        ),
        (
            String::new(),
            "<p class=byline>By Ada Brandt</p>",
            courier,
            None,
        ),
    ];
    for (head, byline, url, expected) in cases {
        let article = read_with(&page(&head, &format!("{top}{byline}"), ""), &supplied(url));
        assert_eq!(article.credit.as_deref(), expected, "{head} {byline} {url}");
    }
}

#[test]
fn the_language_is_that_of_the_text() {
    let html = page(
        "<meta property=og:locale content=de_DE>",
        "<h1>Harbour to stay closed</h1>",
        "",
    );
    assert_eq!(read(&html).language.as_deref(), Some("en"));
}

#[test]
fn odd_pages_are_read_without_end() {
    let deep = format!(
        "{}{}",
        ld(&"[".repeat(50_000)),
        ld(&"{\"a\":".repeat(50_000))
    );
    let many = "<time datetime=2024-02-13>x</time><a rel=author href=/author/a>Ada Brandt</a>"
        .repeat(3000);
    let long = format!(
        "<meta name=author content=\"{}\">",
        "Ada Brandt, ".repeat(5000)
    );
    for head in [deep, long] {
        let article = read(&page(
            &head,
            &format!("<h1>{}</h1>{many}", "Harbour ".repeat(20)),
            "",
        ));
        assert!(!article.body.is_empty());
        assert!(article.dates.len() <= 60);
    }
}
