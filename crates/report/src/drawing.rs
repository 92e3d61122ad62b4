//! The graph of a story as a picture.

use crate::dates::or_unknown;
use crate::facts::{Facts, credit, outlet};
use crate::graph::{Card, Graph, ROW, Way, What, graph};
use crate::passage::text;
use crate::words::{count, cut};
use maud::{Markup, html};

const WIDE: usize = 240;
const HIGH: usize = 84;
const GAP: (usize, usize) = (84, 20);
const MARGIN: usize = 12;
/// Latin letters that fit into a card: of its first line, and of the smaller ones.
const FIT: (usize, usize) = (26, 36);

/// The section with the picture; nothing where there is but one article and no report behind it.
pub(crate) fn drawing(facts: &Facts) -> Markup {
    let graph = graph(facts);
    if graph.cards.len() < 2 {
        return html! {};
    }
    let (columns, down) = graph.size();
    let width = 2 * MARGIN + columns * WIDE + columns.saturating_sub(1) * GAP.0;
    let height = 2 * MARGIN + down * (HIGH + GAP.1) / ROW - GAP.1;
    let size = format!("0 0 {width} {height}");
    html! {
        section.block {
            h2 { "How it spread" }
            p.hint { "From left to right: who reported it, and who has it from there." }
            ul.legend {
                li { span.swatch.own {} "own reporting" }
                li { span.swatch.outside {} "cited, not among these articles" }
                li { span.line {} "text taken over" }
                li { span.line.cites {} "cited" }
            }
            div.scroll tabindex="0" role="group" aria-label="Picture of how the story spread" {
                svg viewBox=(size) width=(width) height=(height) role="img"
                    aria-label=(in_words(&graph)) {
                    @for way in &graph.ways { (line(&graph, way)) }
                    @for card in &graph.cards { (drawn(card)) }
                }
            }
        }
    }
}

/// The left upper corner of a card.
fn corner(card: &Card<'_>) -> (usize, usize) {
    (
        MARGIN + card.column * (WIDE + GAP.0),
        MARGIN + card.down * (HIGH + GAP.1) / ROW,
    )
}

fn line(graph: &Graph<'_>, way: &Way<'_>) -> Markup {
    let (Some(from), Some(to)) = (graph.cards.get(way.from), graph.cards.get(way.to)) else {
        return html! {};
    };
    let (x, y) = corner(from);
    let (u, v) = corner(to);
    let (x, y, v) = (x + WIDE, y + HIGH / 2, v + HIGH / 2);
    let bend = GAP.0 / 2;
    let path = format!(
        "M{x} {y} C{} {y} {} {v} {} {v}",
        x + bend,
        u.saturating_sub(bend),
        u.saturating_sub(7)
    );
    let class = if way.how.kind == "citation" {
        "way cites"
    } else {
        "way"
    };
    html! {
        path class=(class) d=(path) { title { (text(&way.how.basis)) } }
        path.head d=(format!("M{u} {v} l-8 -4.5 v9 z")) {}
    }
}

fn drawn(card: &Card<'_>) -> Markup {
    let (x, y) = corner(card);
    let (head, small, link) = lines(card);
    let class = match (&card.what, card.statements) {
        (What::Outside(..), _) => "card outside",
        (_, 1..) => "card own",
        _ => "card",
    };
    let at = |dy: usize| (x + 16, y + dy);
    html! {
        g class=(class) {
            title { (head) " — " (small.join(" — ")) }
            rect x=(x) y=(y) width=(WIDE) height=(HIGH) rx="10" {}
            @if class == "card own" { rect.edge x=(x) y=(y + 12) width="4" height=(HIGH - 24) rx="2" {} }
            @match link {
                Some(id) => { a href=(format!("#article-{id}")) { (words(at(28), "name", &cut(&head, FIT.0))) } }
                None => (words(at(28), "name", &cut(&head, FIT.0))),
            }
            @for (i, line) in small.iter().take(2).enumerate() {
                (words(at(50 + 19 * i), "small", &cut(line, FIT.1)))
            }
        }
    }
}

fn words((x, y): (usize, usize), class: &str, of: &str) -> Markup {
    html! { text x=(x) y=(y) class=(class) { (of) } }
}

/// The lines of a card, and the article it leads to.
fn lines(card: &Card<'_>) -> (String, Vec<String>, Option<i64>) {
    let rests = match card.statements {
        1.. => Some(count(
            usize::try_from(card.statements).unwrap_or(0),
            "statement",
        )),
        _ => None,
    };
    match &card.what {
        What::Outside(name, on) => {
            let mut small = vec![or_unknown(*on)];
            small.push(rests.map_or_else(|| "not here".to_owned(), |r| format!("{r} rest on it")));
            (text(name.unwrap_or("Unknown outlet")), small, None)
        }
        What::Articles(lines) => {
            let Some(first) = lines.first() else {
                return (String::new(), Vec::new(), None);
            };
            if lines.len() > 1 {
                let names = crate::glance::carried_by(lines.iter().copied(), 12);
                return (
                    count(lines.len(), "article"),
                    vec![names],
                    Some(first.article_id),
                );
            }
            // Whose report it is, not who carries it.
            let day = or_unknown(first.published_at.as_deref());
            let (name, where_and_when) = match credit(first) {
                Some(credit) => (credit, format!("in {} · {day}", text(outlet(first)))),
                None => (outlet(first), day),
            };
            let last = match rests {
                Some(rests) => format!("{rests} rest on it"),
                None => text(first.title.as_deref().unwrap_or_default()),
            };
            (
                text(name),
                vec![where_and_when, last],
                Some(first.article_id),
            )
        }
    }
}

/// The picture for those who do not see it.
fn in_words(graph: &Graph<'_>) -> String {
    let name = |place: usize| {
        graph
            .cards
            .get(place)
            .map_or_else(String::new, |c| lines(c).0)
    };
    let ways = graph
        .ways
        .iter()
        .map(|w| format!("{} from {}", name(w.to), name(w.from)));
    let ways: Vec<String> = ways.take(40).collect();
    if ways.is_empty() {
        return "Nothing here has it from another".to_owned();
    }
    format!("Who has it from whom: {}", ways.join("; "))
}
