//! What a server answered: its header, and the page out of the codings of the transfer.

use super::header::Header;
use crate::read::MAX_DOCUMENT_BYTES;
use crate::read::limits::{Meter, Unpacked, too_large};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use onrecord_core::{Problem, ProblemKind};
use std::io::Read;
use std::rc::Rc;

/// An answer.
pub(super) struct Response<'a> {
    /// `200`; `None` where the block has no header of HTTP.
    pub(super) status: Option<u16>,
    pub(super) header: Header,
    /// The body as it was sent.
    pub(super) body: &'a [u8],
}

/// What a request holds behind its header.
pub(super) fn body_of_request(block: &[u8]) -> &[u8] {
    split(block).1
}

/// Takes an answer apart.
pub(super) fn parse(block: &[u8]) -> Response<'_> {
    let (head, body) = split(block);
    let mut lines = head.split(|b| *b == b'\n');
    let first = String::from_utf8_lossy(lines.next().unwrap_or_default()).into_owned();
    let mut header = Header::default();
    if !first.starts_with("HTTP/") {
        return Response {
            status: None,
            header,
            body: block,
        };
    }
    for line in lines {
        header.add(line.strip_suffix(b"\r").unwrap_or(line));
    }
    Response {
        status: first.split_whitespace().nth(1).and_then(|s| s.parse().ok()),
        header,
        body,
    }
}

/// The header and what follows the empty line behind it.
fn split(block: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in block.split_inclusive(|b| *b == b'\n') {
        if matches!(line, b"\n" | b"\r\n") {
            return (
                block.get(..at).unwrap_or_default(),
                block.get(at + line.len()..).unwrap_or_default(),
            );
        }
        at += line.len();
    }
    (block, &[])
}

/// The body without the chunks of the transfer; as it is where it is not in chunks, whatever
/// the header says.
pub(super) fn without_chunks(response: &Response<'_>) -> Vec<u8> {
    let said = response.header.get("transfer-encoding").unwrap_or("");
    if !said.to_ascii_lowercase().contains("chunked") {
        return response.body.to_vec();
    }
    let mut rest = response.body;
    let mut out = Vec::new();
    loop {
        let end = rest.iter().take(64).position(|b| *b == b'\n');
        let size = end.and_then(|end| rest.get(..end)).and_then(chunk_size);
        let (Some(end), Some(size)) = (end, size) else {
            // What is no chunk belongs to the body: archives often keep it without chunks.
            out.extend_from_slice(rest);
            return out;
        };
        rest = rest.get(end + 1..).unwrap_or_default();
        if size == 0 {
            return out;
        }
        out.extend_from_slice(rest.get(..size).unwrap_or(rest));
        rest = rest.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        if rest.is_empty() {
            return out;
        }
    }
}

fn chunk_size(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?;
    let digits = line.split(';').next()?.trim();
    usize::from_str_radix(digits, 16).ok()
}

/// The body out of its content codings, the last one first. A coding that it is not in after
/// all is passed over.
pub(super) fn decoded(
    mut body: Vec<u8>,
    header: &Header,
    meter: &Rc<Meter>,
    problems: &mut Vec<Problem>,
) -> Result<Vec<u8>, Problem> {
    let codings = header
        .get("content-encoding")
        .unwrap_or("")
        .to_ascii_lowercase();
    for coding in codings.split(',').map(str::trim).rev().take(4) {
        let reader: Box<dyn Read + '_> = match coding {
            "gzip" | "x-gzip" if body.starts_with(b"\x1F\x8B") => {
                Box::new(MultiGzDecoder::new(body.as_slice()))
            }
            "deflate" if is_zlib(&body) => Box::new(ZlibDecoder::new(body.as_slice())),
            "deflate" if !is_text(&body) => Box::new(DeflateDecoder::new(body.as_slice())),
            "br" if !is_text(&body) => Box::new(brotli_decompressor::Decompressor::new(
                body.as_slice(),
                32 * 1024,
            )),
            "zstd" if body.starts_with(b"\x28\xB5\x2F\xFD") => {
                let why = "the page is compressed with zstd, which is not read";
                return Err(Problem::new(ProblemKind::UnknownFormat, why));
            }
            _ => continue,
        };
        let mut out = Vec::new();
        let done = Unpacked::new(reader, Rc::clone(meter))
            .take(MAX_DOCUMENT_BYTES as u64 + 1)
            .read_to_end(&mut out);
        if out.len() > MAX_DOCUMENT_BYTES {
            return Err(too_large("the page"));
        }
        if let Err(error) = done {
            let problem = crate::read::limits::problem_of(&error);
            if out.is_empty() || problem.kind == ProblemKind::TooLarge {
                return Err(problem.at(format!("Content-Encoding {coding}")));
            }
            let detail = format!("the {coding} data breaks off after {} bytes", out.len());
            problems.push(Problem::new(ProblemKind::BadRecord, detail));
        }
        body = out;
    }
    Ok(body)
}

fn is_zlib(body: &[u8]) -> bool {
    match body {
        [first, second, ..] => {
            first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0
        }
        _ => false,
    }
}

/// Whether a body is readable as it is, though it is said to be compressed.
fn is_text(body: &[u8]) -> bool {
    let head = body.get(..512).unwrap_or(body);
    let odd = |b: &&u8| b.is_ascii_control() && !b.is_ascii_whitespace();
    head.iter().filter(odd).count() * 50 <= head.len() && head.contains(&b'<')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn body(answer: &[u8]) -> String {
        let response = parse(answer);
        let raw = without_chunks(&response);
        let read = decoded(raw, &response.header, &Meter::new(None), &mut Vec::new());
        String::from_utf8(read.unwrap()).unwrap()
    }

    #[test]
    fn chunks_are_joined_and_a_body_without_any_is_left() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let of = |rest: &str| body(format!("{head}{rest}").as_bytes());
        assert_eq!(of("5\r\n<p>ab\r\n003;x=y\r\ncd.\r\n0\r\n\r\n"), "<p>abcd.");
        assert_eq!(of("<p>no chunks\nat all"), "<p>no chunks\nat all");
        assert_eq!(of("9\r\n<p>cut"), "<p>cut");
        assert_eq!(of(""), "");
    }

    #[test]
    fn lines_may_end_without_carriage_return() {
        let response = parse(b"HTTP/1.0 404 Not Found\nContent-Type: text/html\n b=c\n\nBody");
        assert_eq!(response.status, Some(404));
        assert_eq!(response.header.get("content-type"), Some("text/html b=c"));
        assert_eq!(response.body, b"Body");
    }

    #[test]
    fn compressed_pages_are_unpacked() {
        let text = "<p>The quay of Vell was closed.</p>";
        let gz = {
            let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            out.write_all(text.as_bytes()).unwrap();
            out.finish().unwrap()
        };
        let zlib = {
            let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
            out.write_all(text.as_bytes()).unwrap();
            out.finish().unwrap()
        };
        let raw = zlib.get(2..zlib.len() - 4).unwrap().to_vec();
        for (coding, bytes) in [
            ("gzip", gz.as_slice()),
            ("deflate", &zlib),
            ("deflate", &raw),
            ("gzip", text.as_bytes()),
            ("br", text.as_bytes()),
        ] {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n");
            assert_eq!(body(&[head.as_bytes(), bytes].concat()), text, "{coding}");
        }
    }

    #[test]
    fn a_page_in_brotli_is_unpacked() {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n";
        // A block of five bytes that is not compressed.
        let bytes = b"\x0B\x02\x80hello\x03";
        assert_eq!(body(&[head.as_bytes(), bytes].concat()), "hello");
    }
}
