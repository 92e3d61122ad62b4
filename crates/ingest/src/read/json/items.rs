//! The objects of a JSON list, found one after the other without the list being kept.

use crate::read::MAX_DOCUMENT_BYTES;
use crate::read::limits::too_large;
use onrecord_core::{Problem, ProblemKind};
use std::io::{self, BufRead};

/// Where in a list the reading is.
#[derive(Default)]
pub(super) struct Items {
    depth: u64,
    in_text: bool,
    escaped: bool,
}

impl Items {
    /// The bytes of the next element that is an object or list; other elements are passed
    /// over. `None` at the end; a problem for one that is too long or breaks off.
    pub(super) fn next(
        &mut self,
        reader: &mut dyn BufRead,
    ) -> io::Result<Option<Result<Vec<u8>, Problem>>> {
        let mut item = Vec::new();
        let mut length = 0usize;
        loop {
            let buffer = reader.fill_buf()?;
            let read = buffer.len();
            if read == 0 {
                let why = Problem::new(ProblemKind::BadJson, "the list breaks off");
                return Ok((std::mem::take(&mut self.depth) > 0).then_some(Err(why)));
            }
            let mut used = 0;
            let mut whole = false;
            let mut from = if self.depth > 1 { Some(0) } else { None };
            for (i, byte) in buffer.iter().enumerate() {
                used = i + 1;
                if self.in_text {
                    self.in_text = self.escaped || *byte != b'"';
                    self.escaped = !self.escaped && *byte == b'\\';
                    continue;
                }
                match byte {
                    b'"' => self.in_text = true,
                    b'{' | b'[' => {
                        self.depth += 1;
                        if self.depth == 2 {
                            from = Some(i);
                        }
                    }
                    b'}' | b']' => {
                        self.depth = self.depth.saturating_sub(1);
                        whole = self.depth <= 1;
                    }
                    _ => {}
                }
                if whole {
                    break;
                }
            }
            if let Some(part) = from.and_then(|from| buffer.get(from..used)) {
                length += part.len();
                if length <= MAX_DOCUMENT_BYTES {
                    item.extend_from_slice(part);
                } else {
                    item = Vec::new();
                }
            }
            reader.consume(used);
            if !whole {
                continue;
            }
            if length > MAX_DOCUMENT_BYTES {
                return Ok(Some(Err(too_large("the element of the list"))));
            }
            return Ok((self.depth == 1).then_some(Ok(item)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, buffer: usize) -> Vec<String> {
        let mut reader = io::BufReader::with_capacity(buffer, text.as_bytes());
        let mut items = Items::default();
        let mut out = Vec::new();
        while let Some(item) = items.next(&mut reader).unwrap() {
            out.push(match item {
                Ok(bytes) => String::from_utf8(bytes).unwrap(),
                Err(problem) => problem.detail,
            });
        }
        out
    }

    #[test]
    fn elements_are_found_whatever_stands_in_their_texts() {
        let text = r#" [ {"a":"]}\"["} , 7, {"b":[{}]},"x]" ] "#;
        for buffer in [1, 2, 7, 100] {
            assert_eq!(all(text, buffer), [r#"{"a":"]}\"["}"#, r#"{"b":[{}]}"#]);
        }
    }

    #[test]
    fn a_list_that_breaks_off_says_so_behind_what_is_whole() {
        assert_eq!(
            all("[{\"a\":1},{\"b\"", 4),
            ["{\"a\":1}", "the list breaks off"]
        );
        assert_eq!(all("[{\"a\":1}", 100), ["{\"a\":1}", "the list breaks off"]);
        assert!(all("[]", 100).is_empty());
    }
}
