//! What an element says of itself: that it is no part of the article.

use super::blocks::Block;
use super::words::{NAMES, PAIRS, STEMS};
use crate::html::{Dom, Id};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Why something is left out of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::page) enum Reason {
    /// Menus, headers and footers of the site, paths.
    Navigation,
    /// Other articles, by the name of their element.
    Related,
    /// Other articles, by the look of cards.
    Cards,
    /// Newsletters, subscriptions, forms, dialogs.
    SignUp,
    /// Buttons for sharing and the like.
    Buttons,
    /// Advertisements.
    Advertisement,
    /// Readers' comments.
    Comments,
    /// Captions, credits, galleries, players.
    Media,
    /// Headline, byline, date, tags.
    Meta,
    /// What is not shown.
    Hidden,
    /// What its words say is furniture.
    Phrase,
    /// Links and labels without a sentence.
    Links,
}

impl Reason {
    /// Whether it stays out even of a page that has nothing else.
    pub(super) const fn is_sure(self) -> bool {
        matches!(
            self,
            Self::Navigation | Self::Hidden | Self::Comments | Self::SignUp | Self::Cards
        )
    }

    /// What it is, for a message.
    pub(in crate::page) const fn describe(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Related | Self::Cards => "other articles",
            Self::SignUp => "sign-up",
            Self::Buttons => "buttons",
            Self::Advertisement => "advertisement",
            Self::Comments => "comments",
            Self::Media => "captions and players",
            Self::Meta => "byline, date, tags",
            Self::Hidden => "not shown",
            Self::Phrase => "furniture by its words",
            Self::Links => "links and labels",
        }
    }
}

/// What the elements of a page say of themselves.
#[derive(Debug, Default)]
pub(super) struct Marks {
    of: Vec<Option<Reason>>,
}

impl Marks {
    /// Reads the names, roles, classes and ids of all elements.
    pub(super) fn read<'a>(dom: &'a Dom) -> Self {
        let mut known: HashMap<&'a str, Option<Reason>> = HashMap::new();
        let of = dom.subtree(0).map(|id| {
            let name = dom.name(id);
            if matches!(name, "" | "html" | "body" | "main") {
                return None;
            }
            let said = Said::of(dom, id);
            let mut named = |value: &'a str| match value {
                "" => None,
                value => *known.entry(value).or_insert_with(|| by_words(value)),
            };
            by_element(dom, id, name, &said)
                .or_else(|| named(said.class))
                .or_else(|| named(said.id).filter(|_| is_named(name)))
                .or_else(|| named(said.component))
        });
        Self { of: of.collect() }
    }

    /// What an element is, if it says so.
    pub(super) fn of(&self, id: Id) -> Option<Reason> {
        self.of.get(id).copied().flatten()
    }

    /// Marks an element.
    pub(super) fn set(&mut self, id: Id, reason: Reason) {
        if let Some(known) = self.of.get_mut(id) {
            known.get_or_insert(reason);
        }
    }

    /// Takes the marks away that `keep` denies.
    pub(super) fn retain(&mut self, keep: impl Fn(Id, Reason) -> bool) {
        for (id, known) in self.of.iter_mut().enumerate() {
            *known = known.filter(|reason| keep(id, *reason));
        }
    }

    /// Gives each block the reason of the outermost mark around it.
    pub(super) fn apply(&self, dom: &Dom, blocks: &mut [Block]) {
        let mut blocks = blocks.iter_mut().peekable();
        let (mut id, mut end, mut around) = (0, 0, None);
        while let Some(block) = blocks.peek_mut() {
            if id >= end {
                around = self.of(id);
                end = if around.is_some() {
                    dom.subtree(id).end
                } else {
                    id
                };
            }
            if block.first == id {
                block.reason = around;
                blocks.next();
            } else {
                id += 1;
            }
        }
    }
}

/// Elements whose text is never read.
pub(super) fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "head"
            | "title"
            | "iframe"
            | "object"
            | "video"
            | "audio"
            | "canvas"
            | "map"
            | "button"
            | "select"
            | "option"
            | "textarea"
            | "input"
            | "progress"
            | "meter"
            | "datalist"
            | "noframes"
            | "embed"
            | "amp-ad"
            | "amp-sidebar"
    )
}

/// The attributes in which an element says what it is.
#[derive(Default)]
struct Said<'a> {
    class: &'a str,
    id: &'a str,
    /// The name that scripts and tests know it by.
    component: &'a str,
    role: &'a str,
    style: &'a str,
    hidden: bool,
}

impl<'a> Said<'a> {
    fn of(dom: &'a Dom, id: Id) -> Self {
        let mut said = Self::default();
        for attribute in dom.attributes(id) {
            let value = &*attribute.value;
            match &*attribute.name.local {
                "class" => said.class = value,
                "id" => said.id = value,
                "data-component" => said.component = value,
                "data-testid" if said.component.is_empty() => said.component = value,
                "role" => said.role = value,
                "style" => said.style = value,
                "hidden" => said.hidden = true,
                "aria-hidden" => said.hidden |= value.trim().eq_ignore_ascii_case("true"),
                _ => {}
            }
        }
        said
    }
}

fn by_element(dom: &Dom, id: Id, name: &str, said: &Said<'_>) -> Option<Reason> {
    if said.hidden {
        return Some(Reason::Hidden);
    }
    if !said.style.is_empty() {
        let style = said.style.chars().filter(|c| !c.is_whitespace());
        let style = style.take(400).collect::<String>().to_ascii_lowercase();
        if style.contains("display:none") || style.contains("visibility:hidden") {
            return Some(Reason::Hidden);
        }
    }
    match said.role {
        "navigation" | "banner" | "contentinfo" | "search" | "menu" | "menubar" => {
            return Some(Reason::Navigation);
        }
        "complementary" => return Some(Reason::Related),
        "dialog" | "alertdialog" | "alert" => return Some(Reason::SignUp),
        "button" | "toolbar" => return Some(Reason::Buttons),
        _ => {}
    }
    match name {
        "nav" | "footer" | "menu" => Some(Reason::Navigation),
        "aside" => Some(Reason::Related),
        "form" | "dialog" | "fieldset" => Some(Reason::SignUp),
        "figcaption" | "figure" => Some(Reason::Media),
        "address" => Some(Reason::Meta),
        "div" | "span" | "p" | "section" if is_picture(dom, id) => Some(Reason::Media),
        _ => None,
    }
}

/// Whether an element is named for the picture that it holds: its text is the caption.
fn is_picture(dom: &Dom, id: Id) -> bool {
    if dom.subtree(id).len() >= 40
        || dom
            .elements(id, &["img", "picture", "amp-img"])
            .next()
            .is_none()
    {
        return false;
    }
    let named = ["image", "photo", "picture", "img"];
    dom.attribute(id, "class").is_some_and(|class| {
        let class = split_words(class.get(..class.floor_char_boundary(300)).unwrap_or(""));
        class.split([' ', '-']).any(|word| named.contains(&word))
    })
}

static EXACT: LazyLock<HashMap<&str, Reason>> = LazyLock::new(|| NAMES.iter().copied().collect());

/// What a class or id says, word by word.
pub(super) fn by_words(value: &str) -> Option<Reason> {
    // Longer ones are styles, not names.
    let value = value.get(..value.floor_char_boundary(300)).unwrap_or("");
    let lower = split_words(value);
    let responsive = lower.contains(':');
    for class in lower.split(' ') {
        if !responsive && matches!(class, "hidden" | "d-none" | "hide" | "is-hidden") {
            return Some(Reason::Hidden);
        }
        let mut before = "";
        for word in class.split('-').filter(|w| !w.is_empty()) {
            if let Some(reason) = EXACT.get(word) {
                return Some(*reason);
            }
            for (stem, reason) in STEMS {
                if word.starts_with(stem) {
                    return Some(*reason);
                }
            }
            for (first, second, reason) in PAIRS {
                if word == *second && before == *first {
                    return Some(*reason);
                }
            }
            before = word;
        }
    }
    None
}

/// Whether the id of an element is a name for what it is; those of paragraphs and headings are
/// made for links to them.
fn is_named(name: &str) -> bool {
    !matches!(
        name,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "span" | "a"
    )
}

/// `articleBody_main x` as `article-body-main x`.
pub(super) fn split_words(value: &str) -> String {
    let mut words = String::with_capacity(value.len() + 8);
    let mut before_lower = false;
    // Humps between digits are the work of a machine.
    let has_digit = value.bytes().any(|b| b.is_ascii_digit());
    for c in value.chars() {
        if c.is_whitespace() {
            words.push(' ');
            before_lower = false;
        } else if c.is_alphanumeric() || c == ':' {
            if c.is_uppercase() && before_lower && !has_digit {
                words.push('-');
            }
            before_lower = c.is_lowercase();
            words.extend(c.to_lowercase());
        } else {
            words.push('-');
            before_lower = false;
        }
    }
    words
}
