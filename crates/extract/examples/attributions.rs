//! Prints who says what in a text: the argument, or an invented dispatch.
//!
//! ```sh
//! cargo run --release --example attributions
//! cargo run --release --example attributions -- "The mill will reopen, its owner told the Marrick Echo."
//! ```

use onrecord_core::{Attribution, Register, Span, Supplied};
use onrecord_extract::Extractor;
use std::error::Error;
use std::io::{Write, stdout};

const DISPATCH: &str = "\
MARRICK, May 6 (Northline) - The ferry to Ulm Island will not sail before autumn, two senior \
officials at the harbour ministry told Northline.

“We have no crew and no money,” one of them said on condition of anonymity. She said the hull \
had been inspected on Monday.

Harbour Minister Odile Farrant denied that the ferry had been given up. The seamen's union \
declined to comment.";

fn main() -> Result<(), Box<dyn Error>> {
    let text = std::env::args().nth(1).unwrap_or_else(|| DISPATCH.into());
    // An empty register will do: it only means that no outlet is known by name.
    let extractor = Extractor::new(Register::default())?;
    let article = extractor.text(&text, &Supplied::default());
    let words = |spans: &[Span]| {
        let parts: Vec<&str> = spans.iter().map(|s| s.of(&article.body)).collect();
        parts.join(" … ")
    };
    let mut out = stdout().lock();
    for attribution in &article.attributions {
        let Attribution { stance, form, .. } = attribution;
        writeln!(out, "{} ({})", stance.as_str(), form.as_str())?;
        writeln!(out, "  source   {}", words(&attribution.source))?;
        for mention in &attribution.speakers {
            if let Some(speaker) = article.speakers.get(mention.speaker) {
                let named = if speaker.named { "named" } else { "unnamed" };
                writeln!(out, "  speaker  {} ({named})", speaker.name)?;
            }
        }
        writeln!(out, "  cue      {}", words(&attribution.cue))?;
        writeln!(out, "  content  {}", words(&attribution.content))?;
        if let Some(told) = &attribution.told {
            writeln!(out, "  told     {}", told.span.of(&article.body))?;
        }
    }
    if article.attributions.is_empty() {
        writeln!(out, "Nobody is said to have said anything.")?;
    }
    for problem in &article.problems {
        writeln!(
            out,
            "problem: {}: {}",
            problem.kind.as_str(),
            problem.detail
        )?;
    }
    Ok(())
}
