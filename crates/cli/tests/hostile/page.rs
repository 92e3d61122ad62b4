//! What a browser would make of a page: its elements and attributes.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A start tag with its attributes.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

#[derive(Default)]
struct Sink(RefCell<Vec<Tag>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else {
            return TokenSinkResult::Continue;
        };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        let name = tag.name.to_string();
        let attributes = tag.attrs.iter();
        let attributes = attributes.map(|a| (a.name.local.to_string(), a.value.to_string()));
        self.0.borrow_mut().push(Tag {
            name: name.clone(),
            attributes: attributes.collect(),
        });
        // As the builder of a tree would say.
        match name.as_str() {
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// The start tags of a page or of a part of one.
pub fn tags(html: &str) -> Vec<Tag> {
    let options = TokenizerOpts {
        initial_state: Some(State::Data),
        ..TokenizerOpts::default()
    };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// How many there are of each element.
pub fn counts(tags: &[Tag]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for tag in tags {
        *counts.entry(tag.name.as_str()).or_default() += 1;
    }
    counts
}

/// Elements, and attributes of elements, as "a", "a href".
pub fn kinds(tags: &[Tag]) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for tag in tags {
        kinds.insert(tag.name.clone());
        for (name, _) in &tag.attributes {
            kinds.insert(format!("{} {name}", tag.name));
        }
    }
    kinds
}

/// Attributes that name an address, whose scheme is none of the web's, and whose address is no
/// place of the same page.
pub fn odd_addresses(tags: &[Tag]) -> Vec<String> {
    let mut odd = Vec::new();
    for tag in tags {
        for (name, value) in &tag.attributes {
            let is_address = matches!(
                name.as_str(),
                "href"
                    | "src"
                    | "srcset"
                    | "action"
                    | "formaction"
                    | "data"
                    | "poster"
                    | "background"
                    | "xlink:href"
                    | "cite"
                    | "ping"
                    | "manifest"
            );
            let is_known = value.starts_with("https://")
                || value.starts_with("http://")
                || value.starts_with('#')
                // The page's own empty picture.
                || tag.name == "link" && value == "data:,";
            if is_address && !is_known {
                odd.push(format!("<{} {name}={value:?}>", tag.name));
            }
        }
    }
    odd
}
