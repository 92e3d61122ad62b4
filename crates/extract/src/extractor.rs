//! The way from bytes or text to an article with its attributions and citations.

use crate::engine::{self, Model, ModelError, THRESHOLD};
use crate::explain::{Collected, Explanation, Input, Reasons, SHOWN};
use crate::meaning::reading::Reading;
use crate::{RawAttribution, citations, meaning, select};
use onrecord_article::{decode, language, page, pasted, ready};
use onrecord_core::{Article, Problem, ProblemKind, Register, Span, Supplied};

/// The version of this code, which changes with every release that may derive something else.
/// [`Extractor::version`] says it together with the model and the register.
pub const EXTRACTOR: &str = concat!("onrecord-extract ", env!("CARGO_PKG_VERSION"));

/// Fewest words of a text that is taken for an article.
const MIN_WORDS: usize = 5;

/// Most bytes of a body in which attributions are looked for: a book's worth, far above any
/// article.
const MAX_READ: usize = 1_000_000;

/// Reads articles out of bytes or text. Cheap to share between threads.
#[derive(Debug)]
pub struct Extractor {
    register: Register,
    firsts: citations::Firsts,
    model: &'static Model,
    version: String,
}

/// Buffers of the model, to be used again from article to article: one a thread.
#[derive(Debug, Default)]
pub struct Scratch(engine::Scratch);

impl Extractor {
    /// An extractor that knows the outlets of `register`.
    ///
    /// # Errors
    /// If the embedded weights are damaged.
    pub fn new(register: Register) -> Result<Self, ModelError> {
        Ok(Self::with(Model::embedded()?, register))
    }

    /// An extractor for bulk: the smaller model, several times faster and less often right, as
    /// `MODEL.md` says.
    ///
    /// # Errors
    /// If the embedded weights are damaged.
    pub fn bulk(register: Register) -> Result<Self, ModelError> {
        Ok(Self::with(Model::bulk()?, register))
    }

    fn with(model: &'static Model, register: Register) -> Self {
        let outlets = register.fingerprint().to_string();
        let version = format!(
            "{EXTRACTOR}, model {}, outlets {}",
            model.fingerprint(),
            outlets.get(..8).unwrap_or(&outlets)
        );
        Self {
            firsts: citations::Firsts::new(&register),
            register,
            model,
            version,
        }
    }

    /// What stands for "derived by this": version of the code, the model and the register. The
    /// same version gives the same answer for the same input.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The outlets it knows.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// Reads an article out of the bytes of a text file.
    ///
    /// # Errors
    /// If there is no article in them, with the reasons.
    pub fn bytes(
        &self,
        bytes: &[u8],
        supplied: &Supplied,
        scratch: &mut Scratch,
    ) -> Result<Article, Vec<Problem>> {
        let decoded = decode::decode(bytes, supplied).map_err(|problem| vec![problem])?;
        let read = if page::is_html(&decoded.text) {
            self.page(&decoded.text, supplied, scratch)
        } else {
            self.copied(&decoded.text, supplied, scratch)
        };
        let mut read = read.map_err(|mut why_not| {
            why_not.splice(0..0, decoded.problems.clone());
            why_not
        })?;
        read.problems.splice(0..0, decoded.problems);
        Ok(read)
    }

    /// Reads an article out of text that was copied from a page, with all that hangs on it.
    ///
    /// # Errors
    /// If there is no article in it, with the reasons.
    pub fn copied(
        &self,
        text: &str,
        supplied: &Supplied,
        scratch: &mut Scratch,
    ) -> Result<Article, Vec<Problem>> {
        self.checked(pasted::read(text, supplied, &self.register), scratch)
    }

    /// Reads an article out of the source of a web page.
    ///
    /// # Errors
    /// If the page is no article, with the reasons.
    pub fn page(
        &self,
        html: &str,
        supplied: &Supplied,
        scratch: &mut Scratch,
    ) -> Result<Article, Vec<Problem>> {
        self.checked(page::read(html, supplied, &self.register)?, scratch)
    }

    /// Reads an article out of a ready body, which is taken exactly as it is.
    ///
    /// # Errors
    /// If there is no article in it, with the reasons.
    pub fn ready(
        &self,
        body: &str,
        supplied: &Supplied,
        scratch: &mut Scratch,
    ) -> Result<Article, Vec<Problem>> {
        self.checked(ready::read(body, supplied, &self.register), scratch)
    }

    /// [`copied`](Self::copied) for a single text: what is no article gives one with problems
    /// and whatever could be read.
    #[must_use]
    pub fn text(&self, text: &str, supplied: &Supplied) -> Article {
        let mut read = pasted::read(text, supplied, &self.register);
        self.understand(&mut read, &mut Scratch::default());
        read
    }

    /// [`ready`](Self::ready) for a single body: what is no article gives one with problems and
    /// whatever could be read.
    #[must_use]
    pub fn body(&self, body: &str, supplied: &Supplied) -> Article {
        let mut read = ready::read(body, supplied, &self.register);
        self.understand(&mut read, &mut Scratch::default());
        read
    }

    /// The bare spans that the model finds in a body at one threshold ([`THRESHOLD`]): neither
    /// chosen by what they say nor repaired nor understood, as in an [`Article`].
    #[must_use]
    pub fn spans(&self, body: &str, scratch: &mut Scratch) -> Vec<RawAttribution> {
        self.model
            .attributions_with(within_limit(body), THRESHOLD, &mut scratch.0)
    }

    fn checked(&self, mut read: Article, scratch: &mut Scratch) -> Result<Article, Vec<Problem>> {
        if let Some(why_not) = why_no_article(&read) {
            return Err(why_not);
        }
        self.understand(&mut read, scratch);
        Ok(read)
    }

    /// Like [`bytes`](Self::bytes), [`copied`](Self::copied) and [`ready`](Self::ready), with
    /// the reasons for everything. What it finds is the same; it takes longer.
    #[must_use]
    pub fn explain(
        &self,
        input: Input<'_>,
        supplied: &Supplied,
        scratch: &mut Scratch,
    ) -> Explanation {
        let mut explained = Explanation::default();
        let mut decoded = None;
        let text = match input {
            Input::Copied(text) | Input::Page(text) => text,
            Input::Ready(body) => {
                explained.article = ready::read(body, supplied, &self.register);
                self.explain_read(&mut explained, scratch);
                return explained;
            }
            Input::Bytes(bytes) => match decode::decode(bytes, supplied) {
                Ok(found) => &decoded.insert(found).text,
                Err(problem) => {
                    explained.rejected = Some(vec![problem]);
                    return explained;
                }
            },
        };
        let html = match input {
            Input::Page(_) => true,
            Input::Bytes(_) => page::is_html(text),
            Input::Copied(_) | Input::Ready(_) => false,
        };
        if html {
            match page::read(text, supplied, &self.register) {
                Ok(read) => explained.article = read,
                Err(why_not) => {
                    explained.rejected = Some(why_not);
                    return explained;
                }
            }
        } else {
            explained.lines = pasted::lines(text, &self.register);
            explained.article = pasted::read(text, supplied, &self.register);
        }
        self.explain_read(&mut explained, scratch);
        let read = &mut explained.article.problems;
        read.splice(0..0, decoded.into_iter().flat_map(|d| d.problems));
        explained
    }

    fn explain_read(&self, explained: &mut Explanation, scratch: &mut Scratch) {
        explained.rejected = why_no_article(&explained.article);
        let read = &mut explained.article;
        if explained.rejected.is_some() || !can_be_understood(read) {
            return;
        }
        let mut seen = self
            .model
            .reading(within_limit(&read.body), SHOWN, &mut scratch.0);
        seen.candidates = in_english(&read.body, seen.candidates);
        let mut collected = Collected::of(&seen.candidates);
        self.understand_candidates(read, seen.candidates, &mut collected);
        explained.sentences = Reading::new(&read.body)
            .sentences
            .iter()
            .map(|s| s.span)
            .collect();
        explained.tokens = seen
            .tokens
            .into_iter()
            .zip(seen.cues)
            .filter(|(_, cue)| *cue >= SHOWN)
            .collect();
        let article = std::mem::take(&mut explained.article);
        collected.explain(&article, explained);
        explained.article = article;
    }

    fn understand(&self, read: &mut Article, scratch: &mut Scratch) {
        if !can_be_understood(read) {
            return;
        }
        let candidates =
            self.model
                .candidates_with(within_limit(&read.body), select::FLOOR, &mut scratch.0);
        self.understand_candidates(read, in_english(&read.body, candidates), &mut ());
    }

    fn understand_candidates(
        &self,
        read: &mut Article,
        candidates: Vec<RawAttribution>,
        reasons: &mut impl Reasons,
    ) {
        let reading = Reading::new(&read.body);
        let raw = select::select(&reading, candidates, reasons);
        let published = read.published.as_ref();
        let understood = meaning::understand(&reading, raw, published, &self.register, reasons);
        read.speakers = understood.speakers;
        read.attributions = understood.attributions;
        read.citations = citations::find(
            &reading,
            &read.attributions,
            &read.speakers,
            citations::Own {
                outlet: read.outlet.as_deref(),
                credit: read.credit.as_deref(),
            },
            read.published.as_ref(),
            (&self.register, &self.firsts),
        );
    }
}

/// Why what was read is no article, where it is none.
pub(crate) fn why_no_article(read: &Article) -> Option<Vec<Problem>> {
    let words = onrecord_core::text::words(&read.body)
        .take(MIN_WORDS)
        .count();
    if words >= MIN_WORDS {
        return None;
    }
    let mut problems = read.problems.clone();
    if !problems.iter().any(|p| p.kind == ProblemKind::NoArticle) {
        problems.push(Problem::new(
            ProblemKind::NoArticle,
            format!("the text has {words} words of its own; {MIN_WORDS} are the least"),
        ));
    }
    Some(problems)
}

/// Whether attributions are looked for; a body of which only a part is read gets its problem.
fn can_be_understood(read: &mut Article) -> bool {
    // The model was fitted on English; on other languages it would invent.
    if read.language.as_deref().is_some_and(|l| l != "en") {
        return false;
    }
    if read.body.len() > MAX_READ {
        read.problems.push(Problem::new(
            ProblemKind::TooLarge,
            format!(
                "the body has {} bytes; attributions are looked for in the first {MAX_READ}",
                read.body.len()
            ),
        ));
    }
    true
}

/// Without those that stand in paragraphs of another language: the model was fitted on English.
fn in_english(body: &str, mut candidates: Vec<RawAttribution>) -> Vec<RawAttribution> {
    let mut foreign = language::by_paragraph(body);
    foreign.retain(|(_, code)| *code != "en");
    if !foreign.is_empty() {
        let begins = |c: &RawAttribution| Span::envelope(&c.cue).map_or(0, |cue| cue.start);
        candidates.retain(|c| {
            let at = begins(c);
            !foreign
                .iter()
                .any(|(span, _)| span.start <= at && at < span.end)
        });
    }
    candidates
}

/// The part of a body in which attributions are looked for.
fn within_limit(body: &str) -> &str {
    body.get(..body.floor_char_boundary(MAX_READ))
        .unwrap_or(body)
}
