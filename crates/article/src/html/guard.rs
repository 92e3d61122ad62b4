//! Keeps the parser within bounds of depth and size, so that its time stays linear.

use super::sink::Sink;
use super::trim;
use super::{DEEPEST, Dom, MOST_NODES};
use html5ever::LocalName;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use std::cell::{Cell, RefCell};

/// How much is read before the limits are looked at again, in bytes.
const CHUNK: usize = 64 * 1024;

/// A tree builder that is not told of tags that lie too deep, nor of anything once there are
/// too many nodes.
struct Guard {
    builder: TreeBuilder<u32, Sink>,
    /// The names of the elements that were left out and are still open.
    left_out: RefCell<Vec<LocalName>>,
    too_deep: Cell<bool>,
    too_many: Cell<bool>,
}

/// Reads a page; says which limit cut it, if one did.
pub(super) fn parse(html: &str, sink: Sink) -> (Dom, Option<String>) {
    let guard = Guard {
        builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
        left_out: RefCell::default(),
        too_deep: Cell::new(false),
        too_many: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    for piece in trim::pieces(html) {
        let mut rest = piece;
        while !rest.is_empty() && !tokenizer.sink.too_many.get() {
            let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK));
            rest = after;
            queue.push_back(StrTendril::from_slice(chunk));
            // It also stops for scripts and declared encodings, which change nothing here.
            while !queue.is_empty() {
                let _ = tokenizer.feed(&queue);
            }
        }
    }
    tokenizer.end();
    let guard = tokenizer.sink;
    let cut = if guard.too_many.get() {
        Some(format!(
            "more than {MOST_NODES} nodes; the rest of the page was left out"
        ))
    } else if guard.too_deep.get() {
        Some(format!(
            "elements more than {DEEPEST} deep; these were not told apart"
        ))
    } else {
        None
    };
    (guard.builder.sink.finish(), cut)
}

impl Guard {
    /// Whether a tag is kept from the builder.
    fn leaves_out(&self, tag: &Tag) -> bool {
        let mut left_out = self.left_out.borrow_mut();
        match tag.kind {
            TagKind::StartTag => {
                if self.builder.sink.depth() < DEEPEST {
                    return false;
                }
                self.too_deep.set(true);
                if !tag.self_closing && left_out.len() < MOST_NODES {
                    left_out.push(tag.name.clone());
                }
                true
            }
            TagKind::EndTag => {
                let is_last = left_out.last() == Some(&tag.name);
                if is_last {
                    left_out.pop();
                } else {
                    self.builder.sink.close();
                }
                is_last
            }
        }
    }
}

impl TokenSink for Guard {
    type Handle = u32;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<u32> {
        if self.builder.sink.len() > MOST_NODES {
            self.too_many.set(true);
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token
            && self.leaves_out(tag)
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
