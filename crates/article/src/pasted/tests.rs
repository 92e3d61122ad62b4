//! Whole pages: what is made of a page that was pasted out of a browser.
//!
//! The pages and all that happens in them are invented.

use super::*;
use crate::ready;
use onrecord_core::{Outlet, OutletKind, StatedDate};

fn register() -> Register {
    use OutletKind::{Agency, Newspaper};
    let outlet = |name: &str, kind, alias: &str, domain: &str| Outlet {
        name: name.into(),
        kind,
        aliases: vec![alias.into()],
        domains: vec![domain.into()],
        ..Outlet::default()
    };
    Register::new(vec![
        outlet("Northwire", Agency, "NW", "northwire.example"),
        outlet(
            "Harbour Courier",
            Newspaper,
            "HarbourCourier",
            "courier.example",
        ),
    ])
}

fn or_dash(parts: &[String], between: &str) -> String {
    if parts.is_empty() {
        "-".into()
    } else {
        parts.join(between)
    }
}

fn text(field: Option<&str>) -> &str {
    field.unwrap_or("-")
}

fn date(field: Option<&StatedDate>) -> &str {
    text(field.map(StatedDate::as_str))
}

/// An article in the form of the fixtures' expectations.
fn show(a: &Article) -> String {
    let authors = a.authors.iter().map(|a| match &a.role {
        Some(role) => format!("{} ({role})", a.name),
        None => a.name.clone(),
    });
    let dateline = a.dateline.as_ref().map(|d| {
        format!(
            "{} | {} | {} | {}",
            d.text,
            or_dash(&d.places, "; "),
            date(d.date.as_ref()),
            text(d.agency.as_deref())
        )
    });
    let published = a
        .published
        .as_ref()
        .map(|d| format!("{d} {}", a.published_basis.map_or("-", |b| b.as_str())));
    let dates = a.dates.iter().map(|d| {
        let note = d.note.as_ref().map_or(String::new(), |n| format!(" ({n})"));
        format!(
            "{} = {} {}{note}",
            d.text,
            date(d.date.as_ref()),
            d.basis.as_str()
        )
    });
    let problems = a.problems.iter().map(|p| p.kind.as_str().to_owned());
    format!(
        "title: {}\nbyline: {}\nauthors: {}\noutlet: {}\ncredit: {}\ndateline: {}\npublished: {}\n\
         dates: {}\nlanguage: {}\nproblems: {}\nbody:\n{}\n",
        text(a.title.as_deref()),
        text(a.byline.as_deref()),
        or_dash(&authors.collect::<Vec<_>>(), ", "),
        text(a.outlet.as_deref()),
        text(a.credit.as_deref()),
        text(dateline.as_deref()),
        text(published.as_deref()),
        or_dash(&dates.collect::<Vec<_>>(), "; "),
        text(a.language.as_deref()),
        or_dash(&problems.collect::<Vec<_>>(), ", "),
        a.body
    )
}

#[track_caller]
fn check(page: &str) {
    let (page, expected) = page.split_once("=== expected ===\n").unwrap();
    let article = read(page, &Supplied::default(), &register());
    let found = show(&article);
    assert!(
        found == expected,
        "expected:\n{expected}\nfound:\n{found}\n{:#?}",
        article.problems
    );
}

macro_rules! pages {
    ($($name:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            check(include_str!(concat!("../../tests/pasted/", stringify!($name), ".txt")));
        }
    )*};
}

pages!(
    dispatch_on_a_blog,
    newspaper_with_buttons,
    wrapped_lines,
    wrong_encoding,
    body_only,
    box_inside,
    error_and_appeal,
    standfirst_and_biography,
    russian_page,
    teasers_without_a_heading,
);

#[test]
fn what_is_supplied_overrides_the_text() {
    let page = "Ferry late again - HarbourCourier\n\nBy Ann Poe\n\nPublished 3 May 2020\n\n\
        LUND, May 2 (Northwire) - The ferry to Lund was late again on Saturday, its captain said.";
    let given = |text: &str| Some(text.to_owned());
    let plain = read(page, &Supplied::default(), &register());
    assert_eq!(plain.title.as_deref(), Some("Ferry late again"));
    assert_eq!(plain.reporting_outlet(), Some("Northwire"));
    assert_eq!(plain.outlet, None);
    let supplied = Supplied {
        title: given("The late ferry"),
        url: given("https://www.courier.example/2020/05/03/ferry"),
        byline: given("Bo Reed and Cy Dell"),
        published_at: StatedDate::parse("2020-05-04T09:00Z").ok(),
        language: given("en-GB"),
        ..Supplied::default()
    };
    let article = read(page, &supplied, &register());
    assert_eq!(article.title, supplied.title);
    assert_eq!(article.outlet.as_deref(), Some("Harbour Courier"));
    assert_eq!(article.credit.as_deref(), Some("Northwire"));
    assert_eq!(article.authors.len(), 2);
    assert_eq!(date(article.published.as_ref()), "2020-05-04T09:00Z");
    assert_eq!(article.dates.len(), 4);
    assert_eq!(article.language.as_deref(), Some("en"));
    let own = Supplied {
        outlet: given("NW"),
        ..Supplied::default()
    };
    let article = read(page, &own, &register());
    assert_eq!(
        (article.outlet.as_deref(), article.credit),
        (Some("Northwire"), None)
    );
}

#[test]
fn a_ready_body_is_taken_as_it_is() {
    let body = "  LUND, May 2 (Northwire) - “One.”\r\n\n\nAdvertisement\n\n\0 end ";
    let article = ready::read(body, &Supplied::default(), &register());
    assert_eq!(article.body, body.replace('\0', "\u{FFFD}"));
    assert_eq!(article.body.chars().count(), body.chars().count());
    let kinds: Vec<_> = article.problems.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [ProblemKind::NulCharacter, ProblemKind::NoDate]);
}

#[test]
fn any_text_gives_an_article() {
    let pieces = [
        "",
        "\n",
        "\"",
        "“",
        "(",
        "a",
        "A headline here\n",
        "This is a sentence of it.\n",
        "...\n",
        "Related\n",
        "Comments\n",
        "By Ann Poe\n",
        "May 13, 2024 ",
        "Ãâ€™Å",
        "×èòàéòå ",
        "\u{200B}",
        "é\u{301}",
        "𝄞",
        "LUND (",
        "- ",
        " | ",
        "©",
        "© 20",
        "\u{FFFD}\0",
        "漢字。",
        "• x\n",
        "by ",
        ":\n",
        "Published ",
        "(Northwire) - ",
        "00:00",
        "2024-02-",
        "İ",
        "ß",
    ];
    for a in pieces {
        for b in pieces {
            for text in [format!("{a}{b}"), format!("{b}{a}").repeat(40)] {
                let article = read(&text, &Supplied::default(), &register());
                assert!(!article.body.contains('\0'));
                assert!(
                    !article.body.is_empty() || !article.problems.is_empty(),
                    "{text:?}"
                );
            }
        }
    }
}

#[test]
fn time_grows_with_the_length_of_the_text_only() {
    // Each would take hours if a paragraph were compared with every other.
    for piece in [
        "\"",
        "word ",
        "One short line\n",
        "Comments\nSome words, and a stop.\n",
        "a\n",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let article = read(&text, &Supplied::default(), &register());
        assert!(!article.problems.is_empty());
    }
}

#[test]
fn a_short_sentence_may_be_the_last() {
    let page = |last: &str| {
        format!(
            "Ferry runs aground\n\nThe night ferry to Lund ran aground on a sandbank on Monday with 40 people aboard.\n\nThe harbour master said that nobody had been hurt.\n\n{last}\n\nRead more\n"
        )
    };
    for last in [
        "It was raining.",
        "“No,” she said.",
        "They saw \u{FFFD}\u{FFFD} there \u{FFFD}.",
    ] {
        let article = read(&page(last), &Supplied::default(), &register());
        assert!(article.body.ends_with(last), "{}", article.body);
    }
}

#[test]
fn a_masthead_and_an_aggregator_name_outlet_and_credit() {
    let mut outlets = register().outlets().to_vec();
    outlets.push(Outlet {
        name: "Newsnet".into(),
        kind: OutletKind::Aggregator,
        ..Outlet::default()
    });
    let register = Register::new(outlets);
    let text = "The night ferry to Lund ran aground on a sandbank on Monday with 40 people aboard.\n\nThe harbour master said that nobody had been hurt in the accident.";
    for (head, outlet, credit) in [
        (
            "Harbour Courier\n\nFerry runs aground",
            "Harbour Courier",
            None,
        ),
        (
            "Newsnet\n\nFerry runs aground\n\nHarbour Courier",
            "Newsnet",
            Some("Harbour Courier"),
        ),
    ] {
        let article = read(
            &format!("{head}\n\n{text}\n"),
            &Supplied::default(),
            &register,
        );
        assert_eq!(article.outlet.as_deref(), Some(outlet));
        assert_eq!(article.credit.as_deref(), credit);
        assert_eq!(article.body, text);
    }
    let notice =
        format!("Ferry runs aground\n\n{text}\n\nHarbour Courier places cookies on your device.\n");
    let article = read(&notice, &Supplied::default(), &register);
    assert_eq!(article.outlet.as_deref(), Some("Harbour Courier"));
    assert_eq!(article.body, text);
}

#[test]
fn comments_and_notes_of_the_desk_are_no_part_of_the_article() {
    let text = "The night ferry to Lund ran aground on a sandbank on Monday with 40 people aboard.\n\nThe harbour master said that nobody had been hurt in the accident.";
    for tail in [
        "Comments (23)\nSort by: newest\n\nseagull77\n2 hours ago\nI told them so in April. Nobody listens.",
        "This conversation has been shortened and edited for clarity.",
        "Ann Poe reported from Lund, and Bo Reed from Oslo.",
        "\u{a9} Northwire 2025. Use only with our name.",
    ] {
        let article = read(
            &format!("Ferry runs aground\n\n{text}\n\n{tail}\n"),
            &Supplied::default(),
            &register(),
        );
        assert_eq!(article.body, text, "{tail}");
    }
}

#[test]
fn a_button_below_the_date_is_nobody_who_wrote() {
    let text = "The night ferry to Lund ran aground on a sandbank on Monday with 40 people aboard.\n\nThe harbour master said that nobody had been hurt in the accident.";
    for button in ["Download Transcript", "Transcript", "Download PDF"] {
        let page = format!("Ferry runs aground\n\nJanuary 20, 2025\n\n{button}\n\n{text}\n");
        let article = read(&page, &Supplied::default(), &register());
        assert_eq!(
            (article.byline.as_deref(), article.body.as_str()),
            (None, text),
            "{button}"
        );
    }
}
