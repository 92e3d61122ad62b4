//! The text of a page as blocks: what a browser would set as paragraphs, in order.

use super::furniture::{self, Marks, Reason};
use crate::html::{Dom, Id};

/// More blocks than any article has; what follows them is not read.
const MOST_BLOCKS: usize = 20_000;

/// A paragraph, heading, item or other piece of text that stands by itself.
#[derive(Debug)]
pub(super) struct Block {
    /// Its first node of text.
    pub(super) first: Id,
    /// The innermost element around it that makes a paragraph of its own.
    pub(super) holder: Id,
    /// What that element is.
    pub(super) role: Role,
    /// Its text, blanks collapsed, lines of `<br>` kept.
    pub(super) text: String,
    /// How much there is to read: characters, ideographs counted as several.
    pub(super) weight: u32,
    /// How much of it is inside links.
    pub(super) linked: u32,
    /// How much of it is bold or italic.
    pub(super) emphasised: u32,
    /// Whether it ends as a sentence does.
    pub(super) stops: bool,
    /// How many ends of sentences there are in it.
    pub(super) sentences: u32,
    /// Why it is left out, if it is.
    pub(super) reason: Option<Reason>,
}

/// What a block is by its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph, or an element of no meaning.
    Paragraph,
    /// Text in a division, cell of a layout or the like, not in a paragraph.
    Loose,
    /// A heading of this level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// Text with its own line breaks.
    Preformatted,
}

impl Block {
    /// The share of its text that is inside links, in percent.
    pub(super) fn link_share(&self) -> u32 {
        (self.linked * 100).checked_div(self.weight).unwrap_or(0)
    }

    /// Whether it reads as running text: long enough, sentences, not made of links.
    pub(super) fn is_prose(&self) -> bool {
        !matches!(self.role, Role::Heading(_))
            && self.link_share() < 60
            && (self.weight >= 60 && self.sentences > 0
                || self.weight >= 140
                || self.weight >= 25 && self.stops)
    }
}

/// Reads the blocks of a page, those that are furniture with the reason.
pub(super) fn read(dom: &Dom, marks: &Marks) -> Vec<Block> {
    let mut reader = Reader {
        dom,
        blocks: Vec::new(),
        open: None,
        breaks: 0,
        blank: false,
    };
    // Ends of the subtrees that the walk is inside of.
    let mut frames: Vec<Frame> = Vec::new();
    let mut id = 0;
    while id < dom.len() && reader.blocks.len() < MOST_BLOCKS {
        while frames.last().is_some_and(|f| f.end <= id) {
            if frames.pop().is_some_and(|f| f.is_block) {
                reader.close();
            }
        }
        let Some(node) = dom.node(id) else { break };
        let around = frames.last().copied().unwrap_or_default();
        if let Some(text) = dom.text(id) {
            reader.text(id, text, &around);
            id += 1;
            continue;
        }
        let name = dom.name(id);
        if furniture::is_no_text(name) {
            id = node.end;
            continue;
        }
        if name == "br" {
            reader.line_break();
            id += 1;
            continue;
        }
        let is_block = is_block(name);
        if is_block || name == "hr" {
            reader.close();
        }
        let mut frame = Frame {
            end: node.end,
            is_block,
            ..around
        };
        if let Some(reason) = marks.of(id) {
            frame.reason = frame.reason.or(Some(reason));
        }
        match name {
            "a" if dom.attribute(id, "href").is_some() => frame.in_link = true,
            "b" | "strong" | "em" | "i" => frame.emphasised = true,
            _ => {}
        }
        if is_block {
            frame.holder = id;
            frame.role = role(name, around.role);
            frame.pre = around.pre || name == "pre";
        }
        frames.push(frame);
        id += 1;
    }
    reader.close();
    reader.blocks
}

/// What the walk is inside of.
#[derive(Clone, Copy)]
struct Frame {
    end: Id,
    is_block: bool,
    holder: Id,
    role: Role,
    in_link: bool,
    emphasised: bool,
    pre: bool,
    reason: Option<Reason>,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            end: usize::MAX,
            is_block: true,
            holder: 0,
            role: Role::Loose,
            in_link: false,
            emphasised: false,
            pre: false,
            reason: None,
        }
    }
}

struct Reader<'a> {
    dom: &'a Dom,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// Line breaks since the last letter.
    breaks: u32,
    /// Whether a blank is due before the next letter.
    blank: bool,
}

impl Reader<'_> {
    fn text(&mut self, id: Id, text: &str, around: &Frame) {
        let collapsible = |c: char| c.is_whitespace() || c == '\u{feff}';
        if text.chars().all(collapsible) {
            self.blank = true;
            return;
        }
        if self.breaks >= 2 {
            self.close();
        }
        // A part of a block that is furniture (a button in a paragraph) stands by itself.
        if self
            .open
            .as_ref()
            .is_some_and(|b| b.reason != around.reason)
        {
            self.close();
        }
        let block = self.open.get_or_insert_with(|| Block {
            first: id,
            holder: around.holder,
            role: around.role,
            text: String::new(),
            weight: 0,
            linked: 0,
            emphasised: 0,
            stops: false,
            sentences: 0,
            reason: around.reason,
        });
        for c in text.chars() {
            if around.pre && c == '\n' {
                block.text.truncate(block.text.trim_end_matches(' ').len());
                block.text.push('\n');
                self.blank = false;
                continue;
            }
            if collapsible(c) {
                self.blank = true;
                continue;
            }
            // Soft hyphens and joints without width are not to be seen.
            if matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}') {
                continue;
            }
            if self.breaks > 0 && !block.text.is_empty() {
                block.text.push('\n');
            } else if self.blank && !block.text.is_empty() && !block.text.ends_with('\n') {
                block.text.push(' ');
                block.weight += 1;
                block.linked += u32::from(around.in_link);
            }
            (self.breaks, self.blank) = (0, false);
            block.text.push(if c == '\0' { '\u{fffd}' } else { c });
            let weight = weight(c);
            block.weight += weight;
            if around.in_link {
                block.linked += weight;
            }
            if around.emphasised {
                block.emphasised += weight;
            }
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
    }

    /// Ends the open block.
    fn close(&mut self) {
        (self.breaks, self.blank) = (0, false);
        let Some(mut block) = self.open.take() else {
            return;
        };
        block.text.truncate(block.text.trim_end().len());
        if block.text.is_empty() {
            return;
        }
        (block.stops, block.sentences) = ends(&block.text);
        debug_assert!(block.first < self.dom.len());
        self.blocks.push(block);
    }
}

/// What a character is worth: an ideograph, kana or Hangul syllable says as much as several
/// letters.
pub(super) fn weight(c: char) -> u32 {
    match u32::from(c) {
        0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff => 3,
        0xac00..=0xd7af => 2,
        _ => 1,
    }
}

/// Whether a text ends as a sentence does, and how many ends of sentences are in it.
fn ends(text: &str) -> (bool, u32) {
    let tail = text.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | '」' | '』' | '*'
        ) || c.is_whitespace()
    });
    let is_end = |c: char| {
        matches!(
            c,
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '۔' | '։'
        )
    };
    let stops = tail.ends_with(is_end);
    let mut count = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let wide = matches!(c, '。' | '！' | '？' | '।' | '۔');
        let at_blank = chars.peek().is_none_or(|n| !n.is_alphanumeric());
        if wide || (is_end(c) && at_blank) {
            count += 1;
        }
    }
    (stops, count)
}

fn role(name: &str, around: Role) -> Role {
    match name {
        "p" => match around {
            Role::Item | Role::Cell => around,
            _ => Role::Paragraph,
        },
        "blockquote" => Role::Paragraph,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "li" | "dd" | "dt" => Role::Item,
        "td" | "th" => Role::Cell,
        "pre" => Role::Preformatted,
        "div" | "section" | "header" => around,
        _ => Role::Loose,
    }
}

/// Whether browsers set an element as a block.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}
