//! All stories on one page.

use crate::dates::or_unknown;
use crate::facts::Facts;
use crate::passage::text;
use crate::words::{count, range};
use crate::{IN_FULL, page};
use maud::{Markup, html};
use onrecord_query::{Database, QueryError, StoryLine};

/// The page of all stories: those of most articles first.
pub(crate) fn overview(database: &Database) -> Result<String, QueryError> {
    let stories = database.stories()?;
    let mut full: Vec<Markup> = Vec::new();
    for line in stories.iter().filter(|s| s.articles > 1).take(IN_FULL) {
        let facts = Facts::read(database, &line.story_id.to_string())?;
        let prefix = format!("story-{}", line.story_id);
        full.push(page::story(&facts, &prefix));
    }
    let shown: Vec<i64> = stories
        .iter()
        .filter(|s| s.articles > 1)
        .take(IN_FULL)
        .map(|s| s.story_id)
        .collect();
    let body = html! {
        header.top {
            p.kicker { "onrecord" }
            h1 { (count(stories.len(), "story").replace("storys", "stories")) }
        }
        section.block {
            div.scroll { table {
                thead { tr {
                    th { "Story" } th.n { "Articles" } th.n { "Outlets" } th.n { "Origins" }
                    th { "From" } th { "To" }
                } }
                tbody { @for line in &stories { (row(line, shown.contains(&line.story_id))) } }
            } }
        }
        @for story in &full { (story) }
    };
    Ok(page::page("Stories", &body))
}

fn row(line: &StoryLine, is_shown: bool) -> Markup {
    let title = text(line.title.as_deref().unwrap_or("(no headline)"));
    html! {
        tr {
            td {
                @if is_shown { a href=(format!("#story-{}", line.story_id)) { (title) } }
                @else { (title) }
            }
            td.n { (line.articles) } td.n { (line.outlets) }
            td.n { (range(line.origins_min, line.origins_max)) }
            td { (or_unknown(line.first_published_at.as_deref())) }
            td { (or_unknown(line.last_published_at.as_deref())) }
        }
    }
}
