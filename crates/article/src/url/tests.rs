use super::*;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (address, expected) in cases {
        let found = canonical(address).unwrap_or_else(|| "none".into());
        assert_eq!(found, *expected, "{address}");
        if found != "none" {
            assert_eq!(
                canonical(&found).as_deref(),
                Some(found.as_str()),
                "again: {address}"
            );
        }
    }
}

#[test]
fn an_address_has_one_form() {
    check(&[
        (
            "HTTPS://WWW.Harbour.example:443/Ferry#top",
            "https://www.harbour.example/Ferry",
        ),
        ("http://harbour.example:80", "http://harbour.example/"),
        (
            "http://harbour.example:8080/a",
            "http://harbour.example:8080/a",
        ),
        (
            "https://ada:secret@harbour.example/a",
            "https://harbour.example/a",
        ),
        ("https://harbour.example./a", "https://harbour.example/a"),
        (
            " https://harbour.example/a?b=2&a=1 ",
            "https://harbour.example/a?a=1&b=2",
        ),
        ("https://harbour.example/a?", "https://harbour.example/a"),
        ("www.harbour.com/ferry", "https://www.harbour.com/ferry"),
        ("//harbour.com/ferry", "https://harbour.com/ferry"),
    ]);
}

#[test]
fn tracking_comes_off_and_content_stays() {
    check(&[
        (
            "https://harbour.example/a?utm_source=x&utm_medium=y",
            "https://harbour.example/a",
        ),
        (
            "https://harbour.example/a?id=7&fbclid=abc",
            "https://harbour.example/a?id=7",
        ),
        (
            "https://harbour.example/a?gclid=1&p=2&ref=rss",
            "https://harbour.example/a?p=2",
        ),
        (
            "https://harbour.example/a?CMP=share&msclkid=1",
            "https://harbour.example/a",
        ),
        (
            "https://harbour.example/?p=123",
            "https://harbour.example/?p=123",
        ),
        (
            "https://harbour.example/a?q=a%20b&at_medium=x",
            "https://harbour.example/a?q=a%20b",
        ),
    ]);
}

#[test]
fn variants_are_joined() {
    check(&[
        (
            "https://harbour.example/ferry/amp",
            "https://harbour.example/ferry",
        ),
        (
            "https://harbour.example/ferry/amp/",
            "https://harbour.example/ferry/",
        ),
        (
            "https://harbour.example/ferry?amp=1",
            "https://harbour.example/ferry",
        ),
        (
            "https://harbour.example/ferry?amp",
            "https://harbour.example/ferry",
        ),
        (
            "https://harbour.example/ferry.amp.html",
            "https://harbour.example/ferry.html",
        ),
        (
            "https://harbour.example/ferry.amp",
            "https://harbour.example/ferry",
        ),
        (
            "https://harbour.example/amp/ferry",
            "https://harbour.example/ferry",
        ),
        (
            "https://harbour.example/ferry?outputType=amp",
            "https://harbour.example/ferry",
        ),
        ("https://amp.harbour.com/ferry", "https://harbour.com/ferry"),
        ("https://m.harbour.com/ferry", "https://harbour.com/ferry"),
        (
            "https://mobile.harbour.co.uk/ferry",
            "https://harbour.co.uk/ferry",
        ),
        (
            "https://de.m.harbour.com/ferry",
            "https://de.harbour.com/ferry",
        ),
        ("https://m.example/ferry", "https://m.example/ferry"),
        (
            "https://harbour.example/camp",
            "https://harbour.example/camp",
        ),
    ]);
}

#[test]
fn redirectors_are_resolved_from_what_they_carry() {
    let page = "https://www.harbour.com/ferry?id=7";
    check(&[
        (
            "https://www.google.com/url?q=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7&sa=U",
            page,
        ),
        (
            "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7",
            page,
        ),
        (
            "https://www.google.com/amp/s/www.harbour.com/ferry/amp?id=7",
            page,
        ),
        (
            "https://www-harbour-com.cdn.ampproject.org/c/s/www.harbour.com/ferry/amp?id=7",
            page,
        ),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7%26fbclid%3Dx&h=1",
            page,
        ),
        (
            "https://t.umblr.com/redirect?z=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7",
            page,
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7&data=1",
            page,
        ),
        (
            "https://web.archive.org/web/20240213090500/https://www.harbour.com/ferry?id=7",
            page,
        ),
        (
            "https://web.archive.org/web/2024id_/https:/www.harbour.com/ferry?id=7",
            page,
        ),
        (
            "https://archive.ph/2024.02.13-090500/https://www.harbour.com/ferry?id=7",
            page,
        ),
        (
            "https://out.reddit.com/t3?url=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7",
            page,
        ),
        ("https://href.li/?https://www.harbour.com/ferry?id=7", page),
        (
            "https://www-harbour-com.translate.goog/ferry?id=7&_x_tr_sl=de",
            page,
        ),
        (
            "https://vk.com/away.php?to=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7",
            page,
        ),
        (
            "https://www.youtube.com/redirect?q=https%3A%2F%2Fwww.harbour.com%2Fferry%3Fid%3D7",
            page,
        ),
    ]);
    // What carries no address stays what it is.
    check(&[
        ("https://archive.is/AbCdE", "https://archive.is/AbCdE"),
        (
            "https://www.youtube.com/watch?v=1",
            "https://www.youtube.com/watch?v=1",
        ),
        (
            "https://news.google.com/articles/CBMi",
            "https://news.google.com/articles/CBMi",
        ),
        (
            "https://harbour.example/login?url=https://other.example/",
            "https://harbour.example/login?url=https://other.example/",
        ),
    ]);
}

#[test]
fn what_is_no_web_address_has_no_form() {
    check(&[
        ("", "none"),
        ("ferry", "none"),
        ("a b.com/c", "none"),
        ("mailto:ada@harbour.com", "none"),
        ("javascript:alert(1)", "none"),
        ("file:///tmp/a.html", "none"),
        ("urn:uuid:1", "none"),
        ("https://", "none"),
    ]);
    assert_eq!(
        canonical(&format!("https://a.example/{}", "x".repeat(10_000))),
        None
    );
}

#[test]
fn nested_redirectors_end() {
    let mut address = "https://www.harbour.com/".to_owned();
    for _ in 0..20 {
        address = format!("https://web.archive.org/web/2024/{address}");
    }
    assert!(canonical(&address).is_some());
}

#[test]
fn one_page_has_one_identity() {
    let all = [
        "https://www.harbour.com/ferry/",
        "http://harbour.com/ferry",
        "https://m.harbour.com/ferry?utm_source=x",
        "https://www.google.com/amp/s/www.harbour.com/ferry/amp/",
    ];
    for address in all {
        assert_eq!(
            identity(address).as_deref(),
            Some("harbour.com/ferry"),
            "{address}"
        );
    }
    assert_ne!(
        identity("https://harbour.com/ferry"),
        identity("https://harbour.com/ferry?id=2")
    );
}

#[test]
fn sites_are_what_one_can_register() {
    assert!(same_site(
        "https://news.harbour.co.uk/a",
        "https://www.harbour.co.uk/"
    ));
    assert!(!same_site("https://a.co.uk/", "https://b.co.uk/"));
    assert!(is_home("https://harbour.com/") && is_home("https://harbour.com/de/"));
    assert!(!is_home("https://harbour.com/?p=7") && !is_home("https://harbour.com/ferry"));
    let base = Some("https://harbour.com/a/b");
    assert_eq!(joined(base, "/c").as_deref(), Some("https://harbour.com/c"));
    assert_eq!(joined(None, "/c"), None);
}
