//! Pages that are no article are said to be none, with what shows it.

#[cfg(test)]
mod pages;

use onrecord_article::page::read;
use onrecord_core::{ProblemKind, Register, Supplied};
use pages::{SENTENCES, headline, ld, page, paragraphs};

/// Asserts that a page is refused, and that the reason names this.
#[cfg(test)]
#[track_caller]
fn refused(html: &str, reason: &str) {
    match read(html, &Supplied::default(), &Register::default()) {
        Ok(article) => panic!("taken for an article: {:.300}", article.body),
        Err(problems) => {
            let problem = problems.last().expect("a reason");
            assert_eq!(problem.kind, ProblemKind::NotArticle, "{problem:?}");
            assert!(problem.detail.contains(reason), "{}", problem.detail);
        }
    }
}

#[cfg(test)]
fn items(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect()
}

#[test]
fn a_section_front_of_bare_headlines() {
    let list = items(38, |i| {
        format!("<li><a href=\"/a/{i}\">{}</a></li>", headline(i))
    });
    refused(
        &page(
            "<title>Islands</title>",
            &format!("<main><h1>Islands</h1><ul>{list}</ul></main>"),
        ),
        "38 linked headlines",
    );
}

#[test]
fn a_front_page_of_cards_with_blurbs() {
    let cards = items(24, |i| {
        format!(
            "<div class=\"card\"><h3><a href=\"/a/{i}\">{}</a></h3><p>{}</p></div>",
            headline(i),
            SENTENCES[i % 12]
        )
    });
    refused(
        &page(
            "<meta property=\"og:type\" content=\"website\"><title>The Merrow Courier</title>",
            &format!("<main>{cards}</main>"),
        ),
        "an index",
    );
}

#[test]
fn a_front_page_of_articles_in_the_sense_of_html() {
    let cards = items(16, |i| {
        format!(
            "<article><a href=\"/a/{i}\"><h2>{}</h2></a><div><p>{}</p><span>2 hours ago</span></div></article>",
            headline(i),
            SENTENCES[i % 12]
        )
    });
    refused(
        &page("<title>News from the isles</title>", &cards),
        "an index",
    );
}

#[test]
fn a_tag_page_that_says_collection() {
    let list = items(9, |i| {
        format!(
            "<section><h2><a href=\"/t/{i}\">{}</a></h2><p>{}</p></section>",
            headline(i),
            SENTENCES[i % 12]
        )
    });
    refused(
        &page(
            &ld("CollectionPage", ",\"name\":\"ferries\""),
            &format!("<h1>Ferries</h1><p>All on the ferries of the bay.</p>{list}"),
        ),
        "an index",
    );
}

#[test]
fn a_tag_page_without_any_data() {
    let list = items(20, |i| {
        format!(
            "<div class=\"row\"><a href=\"/t/{i}\">{}</a> <time>3 May</time></div>",
            headline(i)
        )
    });
    refused(
        &page(
            "<title>Tag: winter</title>",
            &format!(
                "<h1>Tag: winter</h1>{list}<a href=\"?page=2\">2</a><a href=\"?page=3\">3</a>"
            ),
        ),
        "an index",
    );
}

#[test]
fn an_author_page_with_a_note_on_the_author() {
    let list = items(14, |i| {
        format!("<li><h3><a href=\"/a/{i}\">{}</a></h3></li>", headline(i))
    });
    refused(
        &page(
            &ld("ProfilePage", ""),
            &format!(
                "<h1>Ilsa Quent</h1><p>Ilsa Quent writes on harbours and the people who keep them going.</p><ul>{list}</ul>"
            ),
        ),
        "an index",
    );
}

#[test]
fn an_archive_by_month_in_a_table() {
    let rows = items(30, |i| {
        format!(
            "<tr><td>{i} May</td><td><a href=\"/a/{i}\">{}</a></td></tr>",
            headline(i)
        )
    });
    refused(
        &page(
            "<title>Archive, May</title>",
            &format!("<h1>Archive</h1><table>{rows}</table>"),
        ),
        "an index",
    );
}

#[test]
fn a_weblog_with_excerpts() {
    let posts = items(10, |i| {
        format!(
            "<div class=\"post\"><h2 class=\"entry-title\"><a href=\"/2023/{i}/\">{}</a></h2><div class=\"entry-summary\"><p>{} […] <a href=\"/2023/{i}/\">Continue reading</a></p></div></div>",
            headline(i),
            SENTENCES[i % 12]
        )
    });
    refused(
        &page("<meta property=\"og:type\" content=\"website\">", &posts),
        "an index",
    );
}

#[test]
fn results_of_a_search() {
    let list = items(10, |i| {
        format!(
            "<div><h3><a href=\"/a/{i}\">{}</a></h3><p>{}</p></div>",
            headline(i),
            SENTENCES[i % 12]
        )
    });
    refused(
        &page(
            "<title>Search results for \u{201c}ferry\u{201d}</title>",
            &format!("<h1>Search results</h1>{list}"),
        ),
        "results of a search",
    );
}

#[test]
fn results_of_a_search_that_found_nothing() {
    refused(
        &page(
            &ld("SearchResultsPage", ""),
            "<h1>Nothing found</h1><p>Your search did not match any article. Please try other words.</p>",
        ),
        "results of a search",
    );
}

#[test]
fn german_results_of_a_search() {
    let list = items(6, |i| {
        format!("<div><h3><a href=\"/a/{i}\">{}</a></h3></div>", headline(i))
    });
    refused(
        &page("<title>Suchergebnisse: Fähre</title>", &list),
        "results of a search",
    );
}

#[test]
fn a_page_that_is_not_there() {
    refused(
        &page(
            "<title>404 - Page not found</title>",
            "<h1>Sorry!</h1><p>The page you asked for could not be found. It may have been moved, or it never was here.</p>",
        ),
        "an error page",
    );
}

#[test]
fn a_missing_page_that_offers_other_articles() {
    let list = items(12, |i| {
        format!("<li><a href=\"/a/{i}\">{}</a></li>", headline(i))
    });
    refused(
        &page(
            "<title>The Merrow Courier</title>",
            &format!(
                "<h1>Page not found</h1><p>Perhaps one of these is what you were looking for.</p><ul>{list}</ul>"
            ),
        ),
        "an error page",
    );
}

#[test]
fn a_server_that_failed() {
    refused(
        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>proxy</center></body></html>",
        "an error page",
    );
}

#[test]
fn access_denied() {
    refused(
        "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p><p>Reference #18.2f</p></body></html>",
        "an error page",
    );
}

#[test]
fn a_missing_page_in_french() {
    refused(
        &page(
            "<title>Page introuvable</title>",
            "<h1>Page introuvable</h1><p>La page demandée n\u{2019}existe plus, ou l\u{2019}adresse est fausse.</p>",
        ),
        "an error page",
    );
}

#[test]
fn a_check_for_robots() {
    refused(
        "<html><head><title>Just a moment...</title></head><body><h1>courier.example</h1><p>Verify you are human by completing the action below.</p><p>courier.example needs to review the security of your connection before proceeding.</p></body></html>",
        "a check for robots",
    );
}

#[test]
fn a_captcha_after_unusual_traffic() {
    refused(
        "<html><head><title>courier.example</title></head><body><form><p>Our systems have seen unusual traffic from your network. Please solve the captcha to go on to the page.</p><input></form></body></html>",
        "a check for robots",
    );
}

#[test]
fn a_page_that_needs_scripts() {
    refused(
        "<html><head><title>The Merrow Courier</title></head><body><div id=root></div><p>You need to enable JavaScript to run this app.</p></body></html>",
        "scripts that did not run",
    );
}

#[test]
fn a_wall_for_consent() {
    refused(
        "<html><head><title>The Merrow Courier</title></head><body><div class=wall><h2>We value your privacy</h2><p>We and our partners store and read information on a device, such as cookies, and process personal data, such as unique identifiers, for advertisements and content made for you.</p><p>You can change your mind at any time under privacy settings.</p><button>Accept all</button></div></body></html>",
        "a wall for consent",
    );
}

#[test]
fn a_german_wall_for_consent() {
    refused(
        "<html><head><title>Merrower Bote</title></head><body><div><h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie unsere Seiten wie gewohnt mit Werbung und Tracking. Details finden Sie in der Erklärung zum Datenschutz.</p><p>Oder lesen Sie mit einem Abonnement ohne Werbung.</p></div></body></html>",
        "a wall for consent",
    );
}

#[test]
fn a_video_without_text() {
    refused(
        &page(
            &format!(
                "{}<meta property=\"og:type\" content=\"video.other\">",
                ld("VideoObject", ",\"name\":\"Storm over the bay\"")
            ),
            "<h1>Storm over the bay</h1><video src=\"x.mp4\"></video><p>Waves at the old pier.</p>",
        ),
        "a video",
    );
}

#[test]
fn a_video_among_other_videos() {
    let more = items(20, |i| {
        format!("<a class=\"video\" href=\"/v/{i}\">{}</a><br>", headline(i))
    });
    refused(
        &page(
            &ld("VideoObject", ""),
            &format!(
                "<h1>Storm over the bay</h1><div class=player></div><p>Seen on Monday.</p><div>{more}</div>"
            ),
        ),
        "linked headlines",
    );
}

#[test]
fn a_gallery_of_pictures() {
    let pictures = items(12, |i| {
        format!(
            "<figure><img src=\"{i}.jpg\"><figcaption>The pier, {i} of 12</figcaption></figure>"
        )
    });
    refused(
        &page(
            &ld("ImageGallery", ""),
            &format!("<h1>The pier in pictures</h1>{pictures}"),
        ),
        "gallery",
    );
}

#[test]
fn a_stub_in_front_of_a_paywall() {
    refused(
        &page(
            &ld(
                "NewsArticle",
                ",\"headline\":\"Ferry saved\",\"isAccessibleForFree\":false",
            ),
            "<article><h1>Ferry saved</h1><p>The council of Merrow Bay has voted.</p><div class=paywall><h2>Subscribe to continue reading</h2><p>Get all of the Courier for one mark a week.</p></div></article>",
        ),
        "paywall",
    );
}

#[test]
fn a_french_stub_in_front_of_a_paywall() {
    refused(
        &page(
            "<meta property=\"og:type\" content=\"article\">",
            "<article><h1>Le bac est sauvé</h1><p>Le conseil a voté mardi soir.</p><div><p>Article réservé aux abonnés</p></div></article>",
        ),
        "paywall",
    );
}

#[test]
fn a_page_that_is_empty_but_for_its_menu() {
    refused(
        &page("<title>The Merrow Courier</title>", "<main></main>"),
        "hardly any text",
    );
}

#[test]
fn a_login() {
    refused(
        &page(
            "<title>Log in</title>",
            "<main><form><label>Name</label><input><label>Password</label><input type=password><button>Log in</button></form><p>Forgotten?</p></main>",
        ),
        "hardly any text",
    );
}

#[test]
fn a_list_of_matches() {
    let rows = items(25, |i| {
        format!(
            "<tr><td><a href=\"/m/{i}\">Skarn United against Tarn Rovers, day {i}</a></td><td>2:1</td></tr>"
        )
    });
    refused(
        &page(
            "<title>Fixtures</title>",
            &format!("<h1>Fixtures</h1><table>{rows}</table>"),
        ),
        "an index",
    );
}

#[test]
fn an_index_is_one_even_if_it_calls_itself_an_article() {
    let list = items(40, |i| {
        format!("<li><a href=\"/a/{i}\">{}</a></li>", headline(i))
    });
    refused(
        &page(
            "<meta property=\"og:type\" content=\"article\">",
            &format!("<h1>Topics</h1><ul>{list}</ul>"),
        ),
        "an index",
    );
}

#[test]
fn the_same_page_with_text_is_an_article() {
    let list = items(40, |i| {
        format!("<li><a href=\"/a/{i}\">{}</a></li>", headline(i))
    });
    let html = page(
        "",
        &format!(
            "<article><h1>Ferry saved</h1>{}</article><ul>{list}</ul>",
            paragraphs(0, 6)
        ),
    );
    assert!(read(&html, &Supplied::default(), &Register::default()).is_ok());
}
