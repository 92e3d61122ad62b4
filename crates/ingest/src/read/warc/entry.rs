//! A record of a web archive, and the page in it.

use super::digest;
use super::header::Header;
use super::http::{self, decoded, without_chunks};
use crate::read::html::Html;
use crate::read::when;
use crate::read::{Flow, Out, Payload, Reader, Source};
use onrecord_core::{Carried, Problem, ProblemKind};

/// Kinds of record that may hold a page.
const READ: &[&str] = &["response", "resource", "conversion"];

/// Media types of pages and texts.
const PAGES: &[&str] = &["text/html", "application/xhtml+xml", "text/plain"];

/// Media types that say nothing, or not enough; then the content decides.
const VAGUE: &[&str] = &[
    "",
    "application/octet-stream",
    "application/xml",
    "text/xml",
    "unknown/unknown",
    "no-type",
];

/// Schemes of addresses from which pages are fetched.
const SCHEMES: &[&str] = &["http", "https", "ftp", "file"];

/// Whether a record is of a kind that is read.
pub(super) fn is_read(header: &Header) -> bool {
    let kind = header.get("warc-type").unwrap_or("").to_ascii_lowercase();
    READ.contains(&kind.as_str())
}

/// A record.
pub(super) struct Entry {
    format: &'static str,
    header: Header,
    /// What the header is followed by.
    pub(super) block: Vec<u8>,
    /// Whether its end is not where it should be.
    pub(super) is_cut: bool,
    pub(super) problems: Vec<Problem>,
}

impl Entry {
    pub(super) fn new(format: &'static str, header: Header, block: Vec<u8>) -> Self {
        Self {
            format,
            header,
            block,
            is_cut: false,
            problems: Vec::new(),
        }
    }

    /// Hands out the page in the record. What holds none is passed over, unless something is
    /// wrong with it.
    pub(super) fn hand_out(mut self, here: &Source<'_>, place: &str, out: &mut Out<'_>) -> Flow {
        let page = self.page(here);
        let mut record = here.record(self.format, place);
        match page {
            Ok(Some(page)) => {
                let date = self.header.get("warc-date");
                record.supplied.retrieved_at =
                    when::of(&mut self.problems, "WARC-Date", date.map(str::to_owned));
                record.supplied.carried = Some(Box::new(self.carried(&page)));
                record.bytes = page.bytes;
                record.payload = Payload::Bytes;
            }
            Ok(None) if self.problems.is_empty() => return out.pass_over(),
            Ok(None) => {}
            Err(problem) => self.problems.push(problem),
        }
        let at = place.trim_start_matches('@');
        for problem in &mut self.problems {
            problem.place.get_or_insert_with(|| format!("offset {at}"));
        }
        record.problems = self.problems;
        out.record(here, record)
    }

    fn page(&mut self, here: &Source<'_>) -> Result<Option<Page>, Problem> {
        let block = std::mem::take(&mut self.block);
        let kind = self
            .header
            .get("warc-type")
            .unwrap_or("")
            .to_ascii_lowercase();
        let sent = self.header.get("content-type").unwrap_or("");
        if kind == "request" {
            self.check_digests(&block, &[http::body_of_request(&block)], &kind);
            return Ok(None);
        }
        let is_http = kind == "response" || sent.starts_with("application/http");
        if !is_http || block.is_empty() {
            self.check_digests(&block, &[&block], &kind);
            let media = self.header.get("content-type").map(str::to_owned);
            let takes =
                is_read(&self.header) && self.is_of_the_web() && is_page(media.as_deref(), &block);
            let header = Header::default();
            return Ok(takes.then_some(Page {
                bytes: block,
                media,
                header,
            }));
        }
        let answer = http::parse(&block);
        let joined = without_chunks(&answer);
        self.check_digests(&block, &[answer.body, &joined], &kind);
        if !is_read(&self.header) || !matches!(answer.status, Some(200 | 203) | None) {
            return Ok(None);
        }
        if answer.status.is_none() {
            let why = "the answer has no header of HTTP";
            self.problems
                .push(Problem::new(ProblemKind::BadRecord, why));
        }
        let bytes = decoded(joined, &answer.header, &here.meter, &mut self.problems);
        let media = answer.header.get("content-type").map(str::to_owned);
        match bytes {
            Ok(bytes) => Ok(is_page(media.as_deref(), &bytes).then_some(Page {
                bytes,
                media,
                header: answer.header,
            })),
            // What could not be unpacked is only missed where it was a page.
            Err(problem) => match media.as_deref() {
                Some(media) if !is_page(Some(media), b"") => Ok(None),
                _ => Err(problem),
            },
        }
    }

    /// Whether it is something that was fetched, not what a crawler notes about itself.
    fn is_of_the_web(&self) -> bool {
        let url = self.header.get("warc-target-uri").unwrap_or("");
        let url = url.trim_start_matches('<').to_ascii_lowercase();
        let scheme = url.split_once(':').map(|(scheme, _)| scheme);
        scheme.is_none_or(|scheme| SCHEMES.contains(&scheme))
    }

    fn check_digests(&mut self, block: &[u8], payloads: &[&[u8]], kind: &str) {
        if self.is_cut {
            return;
        }
        let checked: [(&str, &[&[u8]]); 2] = [
            ("warc-block-digest", &[block]),
            ("warc-payload-digest", payloads),
        ];
        for (name, contents) in checked {
            // That of a revisit is of the page that was there before.
            if kind == "revisit" && name == "warc-payload-digest" {
                continue;
            }
            let Some(digest) = self.header.get(name) else {
                continue;
            };
            if digest::agrees(digest, contents) == Some(false) {
                let shown: String = digest.chars().take(100).collect();
                let why = format!("its content does not have the {name} {shown}");
                self.problems
                    .push(Problem::new(ProblemKind::BadRecord, why));
            }
        }
        if let Some(reason) = self
            .header
            .get("warc-truncated")
            .filter(|_| is_read(&self.header))
        {
            let shown: String = reason.chars().take(40).collect();
            let why = format!("it was cut when it was archived: {shown}");
            self.problems
                .push(Problem::new(ProblemKind::BadRecord, why));
        }
    }

    fn carried(&mut self, page: &Page) -> Carried {
        let url = self.header.get("warc-target-uri");
        let url = url.map(|u| u.trim_start_matches('<').trim_end_matches('>').to_owned());
        // A server may write here what it likes; a date that cannot be read is no problem.
        let modified = page.header.get("last-modified").and_then(when::read);
        let language = page.header.get("content-language");
        Carried {
            url: url.filter(|url| !url.is_empty()),
            content_type: page.media.clone(),
            modified_at: modified,
            language: language
                .and_then(|l| l.split(',').next())
                .map(|l| l.trim().to_owned())
                .filter(|l| !l.is_empty()),
            ..Carried::default()
        }
    }
}

/// The page of a record.
struct Page {
    bytes: Vec<u8>,
    media: Option<String>,
    header: Header,
}

/// Whether a body is a page or a text, by its media type, or by its content where the type
/// does not say.
fn is_page(media: Option<&str>, body: &[u8]) -> bool {
    let media = media.unwrap_or("").split(';').next().unwrap_or("");
    let media = media.trim().to_ascii_lowercase();
    let named = PAGES.contains(&media.as_str());
    named || VAGUE.contains(&media.as_str()) && Html.recognises(body)
}
