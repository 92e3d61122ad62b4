//! Builds articles for tests: a body in which attributions and citations are marked.

use crate::Member;
use crate::rarity::name_key;
use onrecord_core::{
    Article, Attribution, Citation, KeyBuilder, Mention, Span, Speaker, SpeakerKind, Stance,
    StatedDate, Told,
};

/// A member whose key is made of outlet and body.
pub(crate) fn member(article: &Article) -> Member<'_> {
    let key = KeyBuilder::new("article")
        .maybe(article.outlet.as_deref())
        .maybe(article.published.as_ref().map(|d| d.as_str()))
        .part(&article.body)
        .finish();
    Member { key, article }
}

/// An article of a body and nothing else.
pub(crate) fn article(body: &str) -> Article {
    Build::new(body).article()
}

/// Builds an article step by step.
#[derive(Default)]
pub(crate) struct Build(Article);

impl Build {
    pub(crate) fn new(body: &str) -> Self {
        Self(Article {
            body: body.to_owned(),
            ..Article::default()
        })
    }

    pub(crate) fn on(mut self, date: &str) -> Self {
        self.0.published = Some(StatedDate::parse(date).unwrap());
        self
    }

    pub(crate) fn by(mut self, outlet: &str) -> Self {
        self.0.outlet = Some(outlet.to_owned());
        self
    }

    pub(crate) fn credit(mut self, outlet: &str) -> Self {
        self.0.credit = Some(outlet.to_owned());
        self
    }

    pub(crate) fn title(mut self, title: &str) -> Self {
        self.0.title = Some(title.to_owned());
        self
    }

    /// A statement: its speaker and content, both found in the body. A leading `!` of the
    /// content makes it a denial, `?` a question, `-` a refusal. The speaker is named if its
    /// last word is capitalised.
    pub(crate) fn says(mut self, speaker: &str, content: &str) -> Self {
        let stance = match content.chars().next() {
            Some('!') => Stance::Denies,
            Some('?') => Stance::Asks,
            Some('-') => Stance::Declines,
            _ => Stance::Asserts,
        };
        let content = content.trim_start_matches(['!', '?', '-']);
        let span = self.span(content);
        let index = self.speaker(speaker);
        let mention = self.span(speaker);
        self.0.attributions.push(Attribution {
            source: vec![mention],
            content: vec![span],
            speakers: vec![Mention {
                speaker: index,
                span: mention,
            }],
            stance,
            confidence: 1.0,
            ..Attribution::default()
        });
        self
    }

    /// The last statement was told to an outlet: a citation, named in the body.
    pub(crate) fn told(mut self, outlet: &str) -> Self {
        let span = self.span(outlet);
        let index = self.0.attributions.len() - 1;
        let last = &mut self.0.attributions[index];
        last.told = Some(Told {
            span,
            outlet: Some(outlet.to_owned()),
        });
        let passage = last.content[0];
        self.cite(outlet, passage, None, Some(index))
    }

    /// The article cites an outlet, said on a date if not empty.
    pub(crate) fn cites(self, outlet: &str, said_on: &str) -> Self {
        let span = self.span(outlet);
        self.cite(outlet, span, StatedDate::parse(said_on).ok(), None)
    }

    fn cite(
        mut self,
        outlet: &str,
        passage: Span,
        said_on: Option<StatedDate>,
        attribution: Option<usize>,
    ) -> Self {
        let outlet_span = self.span(outlet);
        self.0.citations.push(Citation {
            outlet: outlet.to_owned(),
            outlet_span,
            cue: Span::find(&self.0.body, "told"),
            passage,
            said_on,
            attribution,
        });
        self
    }

    /// How many people the last speaker is.
    pub(crate) fn count(mut self, min: u32, max: Option<u32>) -> Self {
        if let Some(speaker) = self.0.speakers.last_mut() {
            (speaker.count_min, speaker.count_max) = (Some(min), max);
            if min > 1 {
                speaker.kind = SpeakerKind::Group;
            }
        }
        self
    }

    /// The last speaker is one of a group named earlier.
    pub(crate) fn one_of(mut self, group: &str) -> Self {
        let of = self.speaker(group);
        if let Some(speaker) = self.0.speakers.last_mut() {
            speaker.part_of = Some(of);
        }
        self
    }

    pub(crate) fn article(self) -> Article {
        self.0
    }

    fn span(&self, text: &str) -> Span {
        Span::find(&self.0.body, text).unwrap_or_else(|| panic!("not in the body: {text}"))
    }

    fn speaker(&mut self, name: &str) -> usize {
        if let Some(i) = self.0.speakers.iter().position(|s| s.name == name) {
            return i;
        }
        let named = name
            .split(' ')
            .next_back()
            .is_some_and(|w| w.starts_with(char::is_uppercase));
        let institution = ["ministry", "council", "board"]
            .iter()
            .any(|w| name_key(name).contains(w));
        self.0.speakers.push(Speaker {
            name: name.to_owned(),
            proper_name: named.then(|| name.to_owned()),
            kind: if institution {
                SpeakerKind::Institution
            } else {
                SpeakerKind::Person
            },
            named,
            count_min: Some(1),
            count_max: Some(1),
            ..Speaker::default()
        });
        self.0.speakers.len() - 1
    }
}
