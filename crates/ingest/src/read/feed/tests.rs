//! Feeds, sound and broken, made here.

use super::*;
use crate::read::testing::{gzip, records};
use onrecord_core::Supplied;

const LONG: &str = "The water in the harbour of Vell rose by a metre on Tuesday night and fell again before the morning, the port authority said, adding that nobody had been hurt and that the ferries would sail as planned; the mayor, who had asked for sandbags, thanked the fire brigade and the many people who had carried them through the rain until the tide turned at last.";

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Quay Times &amp; Sons</title><link>https://quay.example/</link><language>en-gb</language><image><title>no</title></image>{items}</channel></rss>"
    )
}

#[test]
fn an_item_with_its_whole_text_is_an_article() {
    let feed = rss(
        "<item><title>Dam &amp;amp; lock</title><link>https://quay.example/1</link><guid isPermaLink=\"false\">g1</guid><dc:creator><![CDATA[Ada Brandt]]></dc:creator><pubDate>Tue, 13 Feb 2024 09:05:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>Water rose.</p>]]></content:encoded></item>",
    );
    let all = records(feed.as_bytes());
    assert_eq!(all.len(), 1);
    let c = all[0].carried();
    assert_eq!(
        (all[0].location.as_str(), all[0].format),
        ("test#g1", "rss")
    );
    assert_eq!(c.title.as_deref(), Some("Dam & lock"));
    assert_eq!(c.byline.as_deref(), Some("Ada Brandt"));
    assert_eq!(c.outlet.as_deref(), Some("Quay Times & Sons"));
    assert_eq!(c.language.as_deref(), Some("en-gb"));
    assert_eq!(c.url.as_deref(), Some("https://quay.example/1"));
    assert_eq!(c.published_at.unwrap().as_str(), "2024-02-13T09:05:00Z");
    assert!(matches!(&all[0].payload, Payload::Page(p) if p.contains("<p>Water rose.</p>")));
    assert!(all[0].bytes.starts_with(b"<item>") && all[0].bytes.ends_with(b"</item>"));
}

#[test]
fn a_summary_is_an_article_only_where_it_is_long() {
    let feed = rss(&format!(
        "<item><guid>a</guid><description>Short.</description></item><item><guid>b</guid><description>{LONG}</description></item>"
    ));
    let all = records(feed.as_bytes());
    assert!(all[0].is_unread());
    assert_eq!(all[0].kinds(), ["not-article"]);
    assert!(matches!(&all[1].payload, Payload::Body(b) if b.starts_with("The water")));
}

#[test]
fn atom_is_read_with_its_content_as_text_html_and_xhtml() {
    let feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><a:title>Quay Times</a:title><a:author><a:name>Newsroom</a:name></a:author>
        <a:entry><a:title type=\"html\">Dam</a:title><a:id>urn:1</a:id><a:link rel=\"self\" href=\"x\"/><a:link href=\"https://quay.example/1\"/><a:published>2024-02-13T09:05:00Z</a:published><a:updated>2024-02-14T00:00:00Z</a:updated><a:author><a:name>Ada Brandt</a:name><a:email>a@quay.example</a:email></a:author><a:content type=\"html\">&lt;p&gt;Water rose.&lt;/p&gt;</a:content></a:entry>
        <a:entry><a:id>urn:2</a:id><a:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>It <b>fell</b>.</p></div></a:content></a:entry>
        <a:entry><a:id>urn:3</a:id><a:content>Plain.\n\nText.</a:content></a:entry></a:feed>";
    let all = records(feed.as_bytes());
    assert_eq!(all.len(), 3);
    let c = all[0].carried();
    assert_eq!(
        (all[0].location.as_str(), all[0].format),
        ("test#urn:1", "atom")
    );
    assert_eq!(c.byline.as_deref(), Some("Ada Brandt"));
    assert_eq!(c.url.as_deref(), Some("https://quay.example/1"));
    assert_eq!(c.modified_at.unwrap().as_str(), "2024-02-14T00:00:00Z");
    assert_eq!(
        (c.language.as_deref(), c.outlet.as_deref()),
        (Some("de"), Some("Quay Times"))
    );
    assert!(matches!(&all[0].payload, Payload::Page(p) if p.contains("<p>Water rose.</p>")));
    assert!(matches!(&all[1].payload, Payload::Page(p) if p.contains("<p>It <b>fell</b>.</p>")));
    assert_eq!(all[1].carried().byline.as_deref(), Some("Newsroom"));
    assert!(matches!(&all[2].payload, Payload::Body(b) if b == "Plain.\n\nText."));
}

#[test]
fn rss_1_keeps_its_items_behind_the_channel() {
    let feed = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel rdf:about=\"x\"><title>Quay Times</title><items><rdf:Seq/></items></channel><item rdf:about=\"https://quay.example/1\"><title>Dam</title><dc:date>2024-02-13T09:05+01:00</dc:date><content:encoded>Water &lt;b&gt;rose&lt;/b&gt;.&lt;br/&gt;</content:encoded></item></rdf:RDF>";
    let all = records(feed.as_bytes());
    assert_eq!(all.len(), 1);
    let c = all[0].carried();
    assert_eq!(all[0].location, "test#https://quay.example/1");
    assert_eq!(c.url.as_deref(), Some("https://quay.example/1"));
    assert_eq!(c.published_at.unwrap().as_str(), "2024-02-13T09:05+01:00");
}

#[test]
fn a_broken_entry_costs_only_itself() {
    let good = "<item><guid>g</guid><content:encoded>Water rose & fell &nbsp;again.</content:encoded></item>";
    for bad in [
        "<item><guid>b</guid><title>never closed",
        "<item><guid>b</guid><title a=\"<content:encoded>x</item>",
        "<item><title></guid></b></item>",
        "<item/>",
        "<!-- <item> --><![CDATA[<item>]]><item></item>",
    ] {
        let all = records(rss(&format!("{good}{bad}{good}")).as_bytes());
        let read: Vec<_> = all.iter().filter(|r| !r.is_unread()).collect();
        assert_eq!(read.len(), 2, "{bad}: {all:?}");
        assert!(
            all.iter()
                .filter(|r| r.is_unread())
                .all(|r| !r.problems.is_empty())
        );
    }
    let whole = rss(good);
    let all = records(
        whole
            .get(..whole.find("again").unwrap())
            .unwrap()
            .as_bytes(),
    );
    assert_eq!(all[0].kinds(), ["bad-record"]);
}

#[test]
fn entities_of_a_document_type_are_not_expanded() {
    let mut declared = "<!ENTITY a \"ha ha ha ha\">".to_owned();
    for (from, to) in [
        ("a", "b"),
        ("b", "c"),
        ("c", "d"),
        ("d", "e"),
        ("e", "f"),
        ("f", "g"),
    ] {
        let many = format!("&{from};").repeat(50);
        declared.push_str(&format!("<!ENTITY {to} \"{many}\">"));
    }
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [{declared}]>{}",
        rss("<item><guid>x</guid><content:encoded>Water &g; rose &#8212; caf&eacute; &g;</content:encoded></item>")
            .trim_start_matches("<?xml version=\"1.0\"?>")
    );
    let all = records(feed.as_bytes());
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(
        matches!(&all[0].payload, Payload::Body(b) if b == "Water &g; rose — café &g;"),
        "{:?}",
        all[0].payload
    );
}

#[test]
fn other_encodings_are_read_and_kept_as_utf_8() {
    let feed = rss("<item><guid>x</guid><content:encoded>Café in Vell.</content:encoded></item>");
    let latin = feed.replace(
        "version=\"1.0\"?",
        "version=\"1.0\" encoding=\"iso-8859-1\"?",
    );
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(feed.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [latin, wide, gzip(feed.as_bytes())] {
        let all = records(&bytes);
        assert!(
            matches!(&all[0].payload, Payload::Body(b) if b == "Café in Vell."),
            "{all:?}"
        );
    }
}

#[test]
fn an_entry_says_the_same_when_it_is_read_again() {
    let feed = rss(
        "<item><guid>x</guid><content:encoded>Water rose.</content:encoded></item><item><guid>y</guid><description>Short.</description></item>",
    );
    for record in records(feed.as_bytes()) {
        let again = crate::read::Readers::default().recorded(
            record.location.clone(),
            record.format,
            record.bytes.clone(),
            record.supplied.clone(),
        );
        assert_eq!(
            format!("{:?}", again.payload),
            format!("{:?}", record.payload)
        );
        assert_eq!(again.problems, record.problems);
        assert_eq!(again.supplied, record.supplied);
        assert_ne!(again.supplied, Supplied::default());
    }
}

#[test]
fn other_xml_is_refused_by_its_name() {
    let all = records(b"<?xml version=\"1.0\"?><urlset><url>x</url></urlset>");
    assert_eq!(all[0].kinds(), ["unknown-format"]);
    assert!(all[0].problems[0].detail.contains("urlset"));
    let all = records(b"<?xml version=\"1.0\"?><!DOCTYPE html><html><p>x</p></html>");
    assert_eq!(all[0].format, "html");
}
