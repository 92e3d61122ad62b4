//! Lines of `Name: value`, as WARC and HTTP have them.

/// Most lines that are kept.
const MAX_LINES: usize = 1_000;

/// The fields of a header.
#[derive(Clone, Debug, Default)]
pub(super) struct Header(Vec<(String, String)>);

impl Header {
    /// Adds a line: a field, or the rest of the one before. What is neither is passed over.
    pub(super) fn add(&mut self, line: &[u8]) {
        let text = String::from_utf8_lossy(line);
        if text.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.0.last_mut()
                && value.len() + text.len() < 64 * 1024
            {
                value.push(' ');
                value.push_str(text.trim());
            }
            return;
        }
        if let Some((name, value)) = text.split_once(':')
            && self.0.len() < MAX_LINES
        {
            let name = name.trim().to_ascii_lowercase();
            self.0.push((name, value.trim().to_owned()));
        }
    }

    /// The value of a field, by its name in lower case; none if there is nothing in it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let field = self.0.iter().find(|(n, _)| n == name)?;
        Some(field.1.as_str()).filter(|value| !value.is_empty())
    }
}
