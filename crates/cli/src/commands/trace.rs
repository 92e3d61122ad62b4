//! `onrecord trace`: from an article or a claim back to its origins, as a tree.

use crate::Outcome;
use crate::args::{TraceArgs, View};
use crate::output::{self, wrapped};
use crate::say::width;
use onrecord_query::render::{fitted, width as columns};
use onrecord_query::{Database, TraceNode};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Widest passage shown whole on a terminal, in columns; `onrecord article` shows the rest.
const PASSAGE: usize = 220;

/// Prints the tree.
pub(crate) fn run(db: &Path, args: &TraceArgs) -> Outcome {
    let root = Database::open(db)?.trace(&args.id)?;
    let mut out = output::stdout();
    match args.format {
        View::Json => output::json(&mut out, &root)?,
        View::Text => {
            wrapped(&mut out, &label(&root), "", "  ", width())?;
            evidence(&mut out, &root, "")?;
            children(&mut out, &root, "")?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The passages that show a step; of many the first ones on a terminal.
fn evidence(out: &mut dyn Write, node: &TraceNode, below: &str) -> io::Result<()> {
    let most = output::most(3);
    for evidence in node.evidence.iter().take(most) {
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
            width(),
        )?;
    }
    if node.evidence.len() > most {
        writeln!(out, "{below}  … and {} more", node.evidence.len() - most)?;
    }
    Ok(())
}

fn children(out: &mut dyn Write, node: &TraceNode, indent: &str) -> io::Result<()> {
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
            width(),
        )?;
        evidence(out, child, &below)?;
        children(out, child, &below)?;
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
    if columns(&folded) <= output::most(PASSAGE) {
        return folded;
    }
    format!("{} …", fitted(&folded, PASSAGE))
}
