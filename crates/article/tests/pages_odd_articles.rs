//! Short and odd articles are read, without what stands around them.

#[cfg(test)]
mod pages;

use onrecord_article::page::read;
use onrecord_core::{Register, Supplied};
use pages::{SENTENCES, headline, ld, page, paragraphs};

/// Asserts that a page is an article that has these in its body, in this order, and none of
/// those.
#[cfg(test)]
#[track_caller]
fn reads(html: &str, within: &[&str], without: &[&str]) {
    let article = match read(html, &Supplied::default(), &Register::default()) {
        Ok(article) => article,
        Err(problems) => panic!("refused: {problems:?}"),
    };
    let mut rest = article.body.as_str();
    for part in within {
        let Some(at) = rest.find(part) else {
            panic!("lost or out of order: {part:?} in {:?}", article.body);
        };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    for part in without {
        assert!(
            !article.body.contains(part),
            "{part:?} in {:?}",
            article.body
        );
    }
}

#[cfg(test)]
fn related(count: usize) -> String {
    let cards: String = (0..count)
        .map(|i| {
            format!(
                "<div class=\"c\"><h3><a href=\"/r/{i}\">{}</a></h3><p>Blurb {i}: {}</p></div>",
                headline(i),
                SENTENCES[(i + 6) % 12]
            )
        })
        .collect();
    format!("<div>{cards}</div>")
}

#[test]
fn two_sentences_and_nothing_else() {
    reads(
        &page("", &format!("<h1>Ferry saved</h1>{}", paragraphs(0, 2))),
        &[SENTENCES[0], SENTENCES[1]],
        &["Imprint", "rights"],
    );
}

#[test]
fn a_flash_of_one_sentence() {
    reads(
        &page(
            &ld("NewsArticle", ",\"headline\":\"Ferry saved\""),
            &format!(
                "<article><h1>Ferry saved</h1><p>{}</p></article>{}",
                SENTENCES[5],
                related(8)
            ),
        ),
        &[SENTENCES[5]],
        &["Blurb"],
    );
}

#[test]
fn text_between_line_breaks_in_one_cell() {
    let text = SENTENCES[..6].join("<br><br>\n");
    reads(
        &format!(
            "<html><body><table><tr><td><a href=/>Home</a><br><a href=/n>News</a></td><td><font size=5>Ferry saved</font><br><br>{text}</td></tr></table></body></html>"
        ),
        &[SENTENCES[0], "\n\n", SENTENCES[1], SENTENCES[5]],
        &["Home"],
    );
}

#[test]
fn divisions_for_paragraphs() {
    let text: String = SENTENCES[..5]
        .iter()
        .map(|s| format!("<div class=x1>{s}</div>"))
        .collect();
    reads(
        &page(
            "",
            &format!(
                "<div class=q><h1>Ferry saved</h1><div class=z>{text}</div></div>{}",
                related(6)
            ),
        ),
        &[SENTENCES[0], SENTENCES[4]],
        &["Blurb"],
    );
}

#[test]
fn every_paragraph_in_a_box_of_its_own() {
    let text: String = SENTENCES[..7].iter().map(|s| format!("<div class=part><div class=in><p>{s}</p></div></div><div class=ad-slot><p>Advertisement of a soap that is sold everywhere.</p></div>")).collect();
    reads(
        &page("", &format!("<div><h1>Ferry saved</h1>{text}</div>")),
        &[SENTENCES[0], SENTENCES[3], SENTENCES[6]],
        &["soap"],
    );
}

#[test]
fn a_class_that_says_teaser_around_the_whole_article() {
    reads(
        &page(
            "",
            &format!(
                "<div class=\"teaser related\"><h1>Ferry saved</h1>{}</div>",
                paragraphs(0, 6)
            ),
        ),
        &[SENTENCES[0], SENTENCES[5]],
        &[],
    );
}

#[test]
fn related_stories_in_the_middle() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<aside><h3>Read also</h3><a href=/x>{}</a><p>A blurb on something else that has its own full stop.</p></aside>{}</article>",
                paragraphs(0, 3),
                headline(3),
                paragraphs(3, 3)
            ),
        ),
        &[SENTENCES[2], SENTENCES[3]],
        &["blurb", "(3)"],
    );
}

#[test]
fn a_newsletter_box_without_a_telling_element() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<div class=\"newsletter-signup\"><p>Sign up for our daily newsletter and get the isles in your inbox.</p></div>{}</article>",
                paragraphs(0, 3),
                paragraphs(3, 3)
            ),
        ),
        &[SENTENCES[2], SENTENCES[3]],
        &["inbox"],
    );
}

#[test]
fn a_read_more_line_in_the_text() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<p><strong>Read more:</strong> <a href=/y>{}</a></p>{}</article>",
                paragraphs(0, 3),
                headline(4),
                paragraphs(3, 2)
            ),
        ),
        &[SENTENCES[2], SENTENCES[3]],
        &["Read more", "(4)"],
    );
}

#[test]
fn lists_and_subheadings_stay() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<h2>What changes</h2><ul><li>Boats every other hour</li><li>Two new engines in March</li></ul>{}</article>",
                paragraphs(0, 2),
                paragraphs(2, 2)
            ),
        ),
        &[
            SENTENCES[1],
            "What changes",
            "Boats every other hour",
            "Two new engines",
            SENTENCES[2],
        ],
        &[],
    );
}

#[test]
fn a_heading_over_left_out_links_goes_with_them() {
    let links: String = (0..5)
        .map(|i| format!("<li><a href=/l{i}>{}</a></li>", headline(i)))
        .collect();
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<h2>Further reading</h2><ul>{links}</ul></article>",
                paragraphs(0, 4)
            ),
        ),
        &[SENTENCES[3]],
        &["Further reading", "(1)"],
    );
}

#[test]
fn the_lead_above_the_picture_is_read() {
    let lead = "Merrow Bay keeps its boats, for one more winter at least.";
    reads(
        &page(
            "",
            &format!(
                "<header><h1>Ferry saved</h1><p class=standfirst>{lead}</p></header><figure><img><figcaption>The pier on Monday. Photo: O. Valde</figcaption></figure><div class=story-body>{}</div>",
                paragraphs(0, 5)
            ),
        ),
        &[lead, SENTENCES[0], SENTENCES[4]],
        &["Photo", "pier on"],
    );
}

#[test]
fn comments_longer_than_the_article() {
    let comments: String = (0..30)
        .map(|i| {
            format!(
                "<li class=comment><b>reader{i}</b><p>My view {i}: {}</p></li>",
                SENTENCES[i % 12]
            )
        })
        .collect();
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}</article><div id=comments><ol>{comments}</ol></div>",
                paragraphs(0, 4)
            ),
        ),
        &[SENTENCES[0], SENTENCES[3]],
        &["My view"],
    );
}

#[test]
fn the_stated_text_where_the_page_has_none() {
    let text = SENTENCES.join("\\n\\n").replace('"', "\\\"");
    reads(
        &page(
            &ld(
                "NewsArticle",
                &format!(",\"headline\":\"Ferry saved\",\"articleBody\":\"{text}\""),
            ),
            "<div id=app><h1>Ferry saved</h1><p>Loading the article.</p></div>",
        ),
        &[SENTENCES[0], SENTENCES[11]],
        &["Loading"],
    );
}

#[test]
fn a_stated_text_that_breaks_off_is_not_taken() {
    let text = format!(
        "{} {}",
        SENTENCES[0],
        SENTENCES[1].get(..40).unwrap_or_default()
    );
    reads(
        &page(
            &ld("NewsArticle", &format!(",\"articleBody\":\"{text}...\"")),
            &format!(
                "<article><h1>Ferry saved</h1>{}</article>",
                paragraphs(0, 8)
            ),
        ),
        &[SENTENCES[0], SENTENCES[7]],
        &[],
    );
}

#[test]
fn a_second_article_below_the_first() {
    let text = SENTENCES[..6].join(" ");
    reads(
        &page(
            &ld("NewsArticle", &format!(",\"articleBody\":\"{text}\"")),
            &format!(
                "<div><article><h1>Ferry saved</h1>{}</article><article><h1>Another</h1>{}{}</article></div>",
                paragraphs(0, 6),
                paragraphs(6, 6),
                ""
            ),
        ),
        &[SENTENCES[0], SENTENCES[5]],
        &[SENTENCES[6], SENTENCES[11]],
    );
}

#[test]
fn a_live_blog() {
    let posts: String = (0..8).map(|i| format!("<article class=post><time>1{i}:05</time><h3>Update {i} from the pier</h3><p>{}</p></article>", SENTENCES[i])).collect();
    reads(
        &page(
            &ld("LiveBlogPosting", ""),
            &format!("<main><h1>The vote, live</h1>{posts}</main>"),
        ),
        &[SENTENCES[0], SENTENCES[4], SENTENCES[7]],
        &[],
    );
}

#[test]
fn an_interview_of_questions_and_answers() {
    let text: String = (0..6)
        .map(|i| {
            format!(
                "<p><b>Why did you do this, part {i}?</b></p><p>{}</p>",
                SENTENCES[i]
            )
        })
        .collect();
    reads(
        &page(
            "",
            &format!("<article><h1>The harbour master</h1>{text}</article>"),
        ),
        &["part 0?", SENTENCES[0], "part 5?", SENTENCES[5]],
        &[],
    );
}

#[test]
fn a_quotation_set_apart() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<blockquote><p>It was never about money.</p></blockquote>{}</article>",
                paragraphs(0, 3),
                paragraphs(3, 2)
            ),
        ),
        &[SENTENCES[2], "It was never about money.", SENTENCES[3]],
        &[],
    );
}

#[test]
fn an_article_in_japanese() {
    let text = "<p>評議会は火曜日、冬の間も古い渡し船を運航し続けることを決めた。港の責任者は、決定が遅すぎたと述べた。</p>".repeat(3);
    reads(
        &page("", &format!("<div><h1>渡し船が存続</h1>{text}</div>")),
        &["評議会は火曜日"],
        &["Imprint"],
    );
}

#[test]
fn an_article_in_arabic() {
    let text = "<p>قرر المجلس يوم الثلاثاء إبقاء العبارة القديمة تعمل طوال الشتاء، رغم أن ثلث الأرصفة فقط صالح للاستخدام.</p><p>قالت مديرة الميناء إن القرار جاء متأخرا جدا بالنسبة إلى القباطنة.</p>";
    reads(
        &page(
            "",
            &format!("<article><h1>إنقاذ العبارة</h1>{text}</article>"),
        ),
        &["قرر المجلس", "قالت مديرة"],
        &[],
    );
}

#[test]
fn a_page_with_a_hundred_other_headlines() {
    reads(
        &page(
            "",
            &format!(
                "<div><div><h1>Ferry saved</h1>{}</div>{}</div>",
                paragraphs(0, 4),
                related(100)
            ),
        ),
        &[SENTENCES[0], SENTENCES[3]],
        &["Blurb"],
    );
}

#[test]
fn hidden_text_is_left_out() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<p hidden>Hidden one is a sentence.</p><p style=\"display: none\">Hidden two is a sentence.</p><span class=sr-only>Hidden three is a sentence.</span>{}</article>",
                paragraphs(0, 3),
                paragraphs(3, 2)
            ),
        ),
        &[SENTENCES[2], SENTENCES[3]],
        &["Hidden"],
    );
}

#[test]
fn scripts_and_styles_in_a_paragraph() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1><p>One part<script>var a = 1;</script> and <style>p{{}}</style>the other of this sentence stand together.</p>{}</article>",
                paragraphs(0, 3)
            ),
        ),
        &["One part and the other of this sentence"],
        &["var a", "p{"],
    );
}

#[test]
fn markup_that_closes_nothing() {
    reads(
        &format!(
            "<h1>Ferry saved<p>{}<p>{}<div><p>{}<li>{}",
            SENTENCES[0], SENTENCES[1], SENTENCES[2], SENTENCES[3]
        ),
        &[SENTENCES[1], SENTENCES[2]],
        &[],
    );
}

#[test]
fn a_letter_on_errors_and_captchas_is_an_article() {
    reads(
        &page(
            &ld(
                "NewsArticle",
                ",\"headline\":\"Page not found: why links die\"",
            ),
            &format!(
                "<article><h1>Page not found: why links die</h1><p>Who has not solved a captcha to read of one?</p>{}</article>",
                paragraphs(0, 2)
            ),
        ),
        &["captcha", SENTENCES[1]],
        &[],
    );
}

#[test]
fn a_table_between_paragraphs() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1>{}<table><tr><th>Boat</th><th>Built</th></tr><tr><td>Old Molly</td><td>1961</td></tr></table>{}</article>",
                paragraphs(0, 3),
                paragraphs(3, 3)
            ),
        ),
        &[SENTENCES[2], "Old Molly", SENTENCES[3]],
        &[],
    );
}

#[test]
fn no_null_and_no_soft_hyphen_reach_the_body() {
    reads(
        &page(
            "",
            &format!(
                "<article><h1>Ferry saved</h1><p>The coun\u{ad}cil of the bay has de\u{200b}cided on it.</p>{}</article>",
                paragraphs(0, 3)
            ),
        ),
        &["The council of the bay has decided"],
        &["\0", "\u{ad}"],
    );
}
