//! `onrecord trace`: from an article or a claim back to its origins, as a tree.

use crate::Outcome;
use crate::output::{self, wrapped};
use onrecord_query::{Database, TraceNode};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Longest passage shown whole, in characters; `onrecord article` shows the rest.
const PASSAGE: usize = 220;

/// Prints the tree.
pub(crate) fn run(db: &Path, id: &str) -> Outcome {
    let database = Database::open(db)?;
    let root = database.trace(id)?;
    let mut out = output::stdout();
    let width = output::width().unwrap_or(100).max(40);
    wrapped(&mut out, &label(&root), "", "  ", width)?;
    children(&mut out, &root, "", width)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn children(out: &mut dyn Write, node: &TraceNode, indent: &str, width: usize) -> io::Result<()> {
    for (i, child) in node.children.iter().enumerate() {
        let last = i + 1 == node.children.len();
        let (fork, rail) = if last {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        let below = format!("{indent}{rail}");
        wrapped(
            out,
            &label(child),
            &format!("{indent}{fork}"),
            &below,
            width,
        )?;
        for evidence in &child.evidence {
            let passage = shortened(&evidence.text);
            let text = format!(
                "“{passage}” (article {}, characters {}–{})",
                evidence.article_id, evidence.start, evidence.end
            );
            wrapped(
                out,
                &text,
                &format!("{below}  "),
                &format!("{below}   "),
                width,
            )?;
        }
        children(out, child, &below, width)?;
    }
    Ok(())
}

fn label(node: &TraceNode) -> String {
    let mut text = node.what.clone();
    if let Some(article) = &node.article {
        text.push_str(&format!(" [article {}]", article.article_id));
    }
    if let Some(because) = &node.because {
        text.push_str(&format!(" — {because}"));
    }
    if !node.certain {
        text.push_str(" (doubtful)");
    }
    if node.is_origin {
        text.push_str(" ● origin");
    }
    if node.is_repeated {
        text.push_str(" (see above)");
    }
    text
}

fn shortened(text: &str) -> String {
    let folded: Vec<_> = text.split_whitespace().collect();
    let folded = folded.join(" ");
    if folded.chars().count() <= PASSAGE {
        return folded;
    }
    let mut short: String = folded.chars().take(PASSAGE).collect();
    short.push_str(" …");
    short
}
