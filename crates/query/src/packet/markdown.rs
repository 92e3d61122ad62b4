//! An evidence packet as Markdown.

use super::{ClaimPacket, PacketArticle, PacketStatement};
use crate::ClaimOrigin;
use crate::render::{Begins, clean, markdown_text};
use std::fmt::Write;

impl ClaimPacket {
    /// The packet as Markdown, for people. What documents say can neither end its quotation nor
    /// become markup, and holds no control or bidirectional characters.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_markdown(&mut out);
        out
    }

    fn write_markdown(&self, out: &mut String) -> std::fmt::Result {
        let claim = &self.claim;
        writeln!(out, "# Claim: {}\n", plain(&claim.claim))?;
        let range = |min: i64, max: i64| match min == max {
            true => min.to_string(),
            false => format!("{min} to {max}"),
        };
        let sources = match claim.sources_max {
            Some(max) => range(claim.sources_min, max),
            None => format!("at least {}", claim.sources_min),
        };
        writeln!(
            out,
            "- Independent origins of those that assert it: **{}**",
            range(claim.origins_min, claim.origins_max)
        )?;
        writeln!(out, "- People and institutions behind it: **{sources}**")?;
        writeln!(
            out,
            "- Statements: {} ({} assert, {} deny) in {} articles of {} known outlets",
            claim.statements, claim.assertions, claim.denials, claim.articles, claim.outlets
        )?;
        match claim.first_article_id {
            Some(id) => writeln!(
                out,
                "- First, as far as the dates leave no doubt: {}, {} ({})",
                known(claim.first_outlet.as_deref(), "an unknown outlet"),
                known(claim.first_published_at.as_deref(), "undated"),
                self.reference(id)
            )?,
            None => writeln!(out, "- First: the dates leave it open")?,
        }
        if let Some(story) = &self.story {
            writeln!(out, "- Story: {}", plain(story))?;
        }
        writeln!(out, "- Key of the claim: `{}`", claim.key)?;
        if let Some(extractor) = &self.extractor {
            writeln!(out, "- Read by onrecord, extractor {}", plain(extractor))?;
        }
        writeln!(
            out,
            "\nOffsets are characters (Unicode code points) of the text of an article. What a program read out of a text may be wrong: check each passage where it stands.\n"
        )?;
        self.origins(out)?;
        for (title, stance) in [
            ("Asserted", "asserts"),
            ("Denied", "denies"),
            ("Asked", "asks"),
        ] {
            let own = self.statements.iter();
            let own: Vec<_> = own.filter(|s| s.statement.stance == stance).collect();
            if !own.is_empty() {
                writeln!(out, "## {title}\n")?;
                for statement in own {
                    self.statement(out, statement)?;
                }
            }
        }
        for (title, claims) in [
            (
                "Broader claims: who denies one of them denies this",
                &self.broader,
            ),
            (
                "Narrower claims: who denies this denies them",
                &self.narrower,
            ),
        ] {
            if !claims.is_empty() {
                writeln!(out, "## {title}\n")?;
                for claim in claims {
                    writeln!(
                        out,
                        "- {} ({} assert, {} deny; key `{}`)",
                        plain_start(claim.claim.trim_end()),
                        claim.assertions,
                        claim.denials,
                        claim.key
                    )?;
                }
                writeln!(out)?;
            }
        }
        writeln!(out, "## Articles\n")?;
        for (i, article) in self.articles.iter().enumerate() {
            write_article(out, i + 1, article)?;
        }
        Ok(())
    }

    /// How an article is called in the packet.
    fn reference(&self, article: i64) -> String {
        let at = self.articles.iter().position(|a| a.article_id == article);
        match at {
            Some(i) => format!("article A{}", i + 1),
            None => format!("article {article} of this file, which is not here"),
        }
    }

    fn origins(&self, out: &mut String) -> std::fmt::Result {
        if self.origins.is_empty() {
            return Ok(());
        }
        writeln!(out, "## On which reports it rests\n")?;
        for origin in &self.origins {
            let doubt = if origin.certain { "" } else { ", doubtful" };
            writeln!(out, "- {}{doubt}", self.origin(origin))?;
            for rest in &origin.rests {
                let said = self.statements.iter().map(|s| &s.statement);
                let said = said
                    .filter(|s| s.attribution_id == rest.attribution_id)
                    .map(|s| {
                        let who = known(s.source.as_deref(), "nobody named");
                        format!("{who}, {}", self.reference(s.article_id))
                    })
                    .next()
                    .unwrap_or_default();
                let doubt = if rest.certain { "" } else { " (doubtful)" };
                writeln!(out, "  - {said}: {}{doubt}", plain(&rest.basis))?;
            }
        }
        for merge in &self.merges {
            let of = |id: i64| {
                let origin = self.origins.iter().find(|o| o.origin_id == id);
                origin.map(|o| self.origin(o)).unwrap_or_default()
            };
            writeln!(
                out,
                "- Perhaps one report: {}, and {} ({})",
                of(merge.origin_id),
                of(merge.other_origin_id),
                plain(&merge.reason)
            )?;
        }
        writeln!(out)
    }

    fn origin(&self, origin: &ClaimOrigin) -> String {
        let place = match origin.article_id {
            Some(id) => self.reference(id),
            None => "not among the articles of this story".to_owned(),
        };
        format!(
            "{}, {} ({place})",
            known(origin.outlet.as_deref(), "an unknown outlet"),
            known(origin.reported_on.as_deref(), "undated")
        )
    }

    fn statement(&self, out: &mut String, said: &PacketStatement) -> std::fmt::Result {
        let statement = &said.statement;
        writeln!(
            out,
            "**{}**, in {}, {} ({}, characters {}–{})\n",
            known(statement.source.as_deref(), "Nobody named"),
            known(statement.outlet.as_deref(), "an unknown outlet"),
            known(statement.published_at.as_deref(), "undated"),
            self.reference(statement.article_id),
            statement.start,
            statement.end
        )?;
        let context = &said.context;
        // Marks of emphasis hold only where no blank stands inside them.
        let (lead, core, trail) = parted(&context.passage);
        writeln!(
            out,
            "> {}{lead}**{}**{trail}{}\n",
            plain_start(&context.before),
            plain(core),
            plain(&context.after)
        )?;
        let mut about = vec![said.form.clone()];
        if let Some(on) = &statement.said_on {
            about.push(format!("said {}", plain(on)));
        }
        if let Some(told) = &said.told {
            about.push(format!("told {}", plain(told)));
        }
        if let Some(rule) = &said.ground_rule {
            about.push(format!("terms: {}", plain(rule)));
        }
        about.push(format!("confidence {:.2}", said.confidence));
        writeln!(out, "{}\n", about.join("; "))
    }
}

fn write_article(out: &mut String, number: usize, article: &PacketArticle) -> std::fmt::Result {
    writeln!(
        out,
        "### A{number}: {}\n",
        known(article.title.as_deref(), "without a headline")
    )?;
    for (name, value) in [
        ("Outlet", &article.outlet),
        ("Credit", &article.credit),
        ("Byline", &article.byline),
        ("Dateline", &article.dateline),
    ] {
        if let Some(value) = value {
            writeln!(out, "- {name}: {}", plain(value))?;
        }
    }
    if let Some(url) = &article.url {
        writeln!(out, "- Address: {}", link(url))?;
    }
    match (&article.published_at, &article.published_basis) {
        (Some(at), Some(basis)) => {
            writeln!(out, "- Published: {}, by {}", plain(at), plain(basis))?;
        }
        (Some(at), None) => writeln!(out, "- Published: {}", plain(at))?,
        _ => writeln!(out, "- Published: not known")?,
    }
    for date in &article.dates {
        let note = date.note.as_deref().map(|n| format!("; {}", plain(n)));
        writeln!(
            out,
            "  - candidate “{}”, read as {}, from {}{}",
            plain(&date.text),
            known(date.date.as_deref(), "no date"),
            plain(&date.basis),
            note.unwrap_or_default()
        )?;
    }
    writeln!(out, "- Key of the article: `{}`", article.key)?;
    for document in &article.documents {
        writeln!(
            out,
            "- Document: {} bytes, {}, SHA-256 `{}`, captured {}",
            document.size,
            plain(&document.format),
            document.sha256,
            known(document.retrieved_at.as_deref(), "at an unknown time")
        )?;
        for location in &document.locations {
            writeln!(out, "  - found at {}", plain(location))?;
        }
    }
    writeln!(out)
}

fn known(value: Option<&str>, unknown: &str) -> String {
    value.map_or_else(|| unknown.to_owned(), plain)
}

fn plain(text: &str) -> String {
    markdown_text(text.trim(), Begins::Inside)
}

/// A blank at the end is kept: what follows is set apart by marks only.
fn plain_start(text: &str) -> String {
    markdown_text(text.trim_start(), Begins::Line)
}

/// Blanks before, the words, blanks after.
fn parted(text: &str) -> (&'static str, &str, &'static str) {
    let core = text.trim();
    let blank = |there: bool| if there { " " } else { "" };
    (
        blank(text.trim_start().len() < text.len()),
        core,
        blank(text.trim_end().len() < text.len()),
    )
}

/// An address that can be followed, if it is one of the web; else its text.
fn link(url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\');
    if web && !url.contains(odd) && matches!(clean(url), std::borrow::Cow::Borrowed(_)) {
        format!("<{url}>")
    } else {
        plain(url)
    }
}
