//! `onrecord outlet`: what it reported itself, from whom it takes over, who cites it.

use crate::Outcome;
use crate::args::{OutletArgs, View};
use crate::output::{self, wrapped};
use crate::say::{count, dates, heading, left_out, width};
use onrecord_query::{Database, OutletLink, OutletView};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints one outlet.
pub(crate) fn run(db: &Path, args: &OutletArgs) -> Outcome {
    let outlet = Database::open(db)?.outlet(&args.id)?;
    let mut out = output::stdout();
    match args.format {
        View::Text => text(&mut out, &outlet)?,
        View::Json => output::json(&mut out, &outlet)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(out: &mut dyn Write, outlet: &OutletView) -> io::Result<()> {
    let line = &outlet.line;
    let label = format!("Outlet {}: ", line.outlet_id);
    wrapped(out, &line.outlet, &label, "  ", width())?;
    let owner = line.owner.as_ref().map(|o| format!("owned by {o}"));
    let about = [line.kind.clone(), line.country.clone(), owner];
    let about: Vec<String> = about.into_iter().flatten().collect();
    if !about.is_empty() {
        wrapped(out, &about.join(", "), "  ", "    ", width())?;
    }
    if !outlet.names.is_empty() {
        wrapped(out, &outlet.names.join(", "), "  also: ", "    ", width())?;
    }
    let dates = dates(
        line.first_published_at.as_deref(),
        line.last_published_at.as_deref(),
    );
    let text = format!(
        "{}: {} an origin, {} from others{dates}",
        count(line.articles, "article"),
        line.origin_articles,
        line.derived_articles
    );
    wrapped(out, &text, "  ", "    ", width())?;
    let copies = match line.credited_articles {
        1 => "1 copy of its reports".to_owned(),
        n => format!("{n} copies of its reports"),
    };
    writeln!(
        out,
        "  {copies} elsewhere; cites others {}, is cited {}",
        count(line.cites, "time"),
        count(line.cited_by, "time")
    )?;
    let unnamed = line.unnamed_share.map(|share| {
        let percent = share * 100.0;
        format!("; {percent:.0} % of their speakers are unnamed")
    });
    writeln!(
        out,
        "  {}{}",
        count(line.statements, "statement"),
        unnamed.unwrap_or_default()
    )?;
    originated(out, outlet)?;
    links(out, "Takes over from", &outlet.takes_from)?;
    links(out, "Is taken over by", &outlet.taken_by)?;
    links(out, "Cites", &outlet.cites)?;
    links(out, "Is cited by", &outlet.cited_by)
}

fn originated(out: &mut dyn Write, outlet: &OutletView) -> io::Result<()> {
    let own = outlet.originated.iter().filter(|o| o.statements > 0);
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        return Ok(());
    }
    heading(out, "Reported itself")?;
    let most = output::most(20);
    for origin in own.iter().take(most) {
        let place = match origin.article_id {
            Some(id) => format!("article {id}, story {}", origin.story_id),
            None => format!(
                "story {}; the report is not among its articles",
                origin.story_id
            ),
        };
        let text = format!(
            "{}: {} [{place}] — {} in {} of {}",
            origin.reported_on.as_deref().unwrap_or("no date"),
            origin.title.as_deref().unwrap_or("(no headline)"),
            count(origin.statements, "statement"),
            count(origin.articles, "article"),
            count(origin.outlets, "known outlet")
        );
        wrapped(out, &text, "  ", "    ", width())?;
    }
    left_out(out, own.len(), most)
}

fn links(out: &mut dyn Write, title: &str, links: &[OutletLink]) -> io::Result<()> {
    if links.is_empty() {
        return Ok(());
    }
    heading(out, title)?;
    let most = output::most(20);
    for link in links.iter().take(most) {
        let text = format!(
            "{}: {} in {}",
            link.outlet.as_deref().unwrap_or("outlet unknown"),
            count(link.times, "time"),
            count(link.articles, "article")
        );
        wrapped(out, &text, "  ", "    ", width())?;
    }
    left_out(out, links.len(), most)
}
