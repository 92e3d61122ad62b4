//! Data that is no text.

use onrecord_core::{Problem, ProblemKind};

/// First bytes of formats that are no text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1F\x8B", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"\xFD7zXZ", "xz data"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
];

/// How much is looked at to tell text from other data.
pub(super) const SAMPLE: usize = 64 * 1024;

/// Refuses what begins as a known format does.
pub(super) fn refuse_known(bytes: &[u8]) -> Result<(), Problem> {
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, what)) => Err(Problem::new(ProblemKind::NotText, (*what).to_owned())),
        None => Ok(()),
    }
}

/// Refuses what is full of control bytes.
pub(super) fn refuse_controls(bytes: &[u8]) -> Result<(), Problem> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let odd = |b: &&u8| b.is_ascii_control() && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    let count = sample.iter().filter(odd).count();
    // A stray control character is a flaw of a text; one byte in twenty is other data.
    if count >= 4 && count * 20 > sample.len() {
        return Err(Problem::new(
            ProblemKind::NotText,
            format!("{count} control bytes among the first {}", sample.len()),
        ));
    }
    Ok(())
}

/// Refuses what came out of UTF-16 with many NUL characters.
pub(super) fn refuse_nul(text: &str) -> Result<(), Problem> {
    let (mut all, mut nul) = (0usize, 0usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        nul += usize::from(c == '\0');
    }
    if nul * 10 > all {
        return Err(Problem::new(
            ProblemKind::NotText,
            format!("{nul} NUL characters near its beginning"),
        ));
    }
    Ok(())
}
