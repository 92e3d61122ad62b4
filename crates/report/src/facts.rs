//! What is known of a story, read once.

use onrecord_core::{CharMap, Span};
use onrecord_query::{
    ArticleLine, ArticleView, Database, DerivationLine, OriginLine, QueryError, StoryView,
};
use std::collections::HashMap;

/// A story with the whole of its articles.
#[derive(Debug)]
pub(crate) struct Facts {
    /// The story.
    pub(crate) story: StoryView,
    /// Its articles with their texts, in the story's order.
    pub(crate) articles: Vec<ArticleView>,
    places: HashMap<i64, usize>,
}

impl Facts {
    /// Reads a story, by id or key.
    pub(crate) fn read(database: &Database, id_or_key: &str) -> Result<Self, QueryError> {
        let story = database.story(id_or_key)?;
        let mut articles = Vec::with_capacity(story.articles.len());
        for line in &story.articles {
            articles.push(database.article(&line.article_id.to_string())?);
        }
        let places = articles.iter().enumerate();
        let places = places.map(|(i, a)| (a.line.article_id, i)).collect();
        Ok(Self {
            story,
            articles,
            places,
        })
    }

    /// An article of the story.
    pub(crate) fn article(&self, id: i64) -> Option<&ArticleView> {
        self.articles.get(*self.places.get(&id)?)
    }

    /// The headline that stands for the story.
    pub(crate) fn title(&self) -> String {
        let line = &self.story.line;
        line.title
            .clone()
            .unwrap_or_else(|| format!("Story {}", line.story_id))
    }

    /// The origins that statements which assert something rest on, those of most first.
    pub(crate) fn origins(&self) -> impl Iterator<Item = &OriginLine> {
        self.story.origins.iter().filter(|o| o.statements > 0)
    }

    /// What an article descends from.
    pub(crate) fn parents(&self, article: i64) -> impl Iterator<Item = &DerivationLine> {
        let all = self.story.derivations.iter();
        all.filter(move |d| d.article_id == article)
    }
}

/// Who publishes an article, as a reader would name it.
pub(crate) fn outlet(line: &ArticleLine) -> &str {
    line.outlet.as_deref().unwrap_or("Unknown outlet")
}

/// The outlet whose copy an article is, where that is another than the one that carries it.
pub(crate) fn credit(line: &ArticleLine) -> Option<&str> {
    let credit = line.credit.as_deref();
    credit.filter(|c| line.outlet.as_deref() != Some(*c))
}

/// An address that a reader may follow: a web page, nothing else.
pub(crate) fn web(url: Option<&str>) -> Option<&str> {
    url.filter(|u| u.starts_with("https://") || u.starts_with("http://"))
}

/// A part of a body, given in characters.
pub(crate) fn part(body: &str, start: i64, end: i64) -> Span {
    let chars = |n: i64| usize::try_from(n).unwrap_or(0);
    CharMap::new(body).byte_span(chars(start), chars(end))
}
