//! What is known of a story, read once.

use onrecord_core::{CharMap, Span};
use onrecord_query::{
    ArticleLine, ArticleView, Database, DerivationLine, OriginLine, QueryError, StoryView,
};
use std::collections::{HashMap, HashSet};

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
        let mut story = database.story(id_or_key)?;
        keep_to(&mut story);
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

/// A page shows one story: a report that stands in another is one that is not among its articles,
/// by the outlet and day that the story knows it by.
fn keep_to(story: &mut StoryView) {
    let here: HashSet<i64> = story.articles.iter().map(|a| a.article_id).collect();
    let mut elsewhere = HashMap::new();
    for origin in &mut story.origins {
        if let Some(article) = origin.article_id.take_if(|a| !here.contains(a)) {
            elsewhere.insert(article, (origin.outlet.clone(), origin.reported_on.clone()));
        }
    }
    for derivation in &mut story.derivations {
        if let Some(article) = derivation.parent_article_id.take_if(|a| !here.contains(a))
            && let Some((outlet, on)) = elsewhere.get(&article)
        {
            derivation.parent_outlet.clone_from(outlet);
            derivation.parent_reported_on.clone_from(on);
        }
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
