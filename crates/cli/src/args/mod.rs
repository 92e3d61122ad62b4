//! What can be typed: the commands here, what each is given in a file beside.

mod files;
mod intake;
mod questions;
mod rows;

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

pub(crate) use files::{
    CompletionsArgs, ExportArgs, ManArgs, PacketArgs, PacketOf, Paper, ReportArgs, Target,
};
pub(crate) use intake::{DoctorArgs, ExtractArgs, IngestArgs, RebuildArgs, RemoveArgs};
pub(crate) use questions::{
    ArticleArgs, ClaimArgs, ConflictsArgs, OutletArgs, SearchArgs, SourceArgs, StoryArgs,
    TimelineArgs, TraceArgs, VersionsArgs,
};
pub(crate) use rows::{Format, FormatArgs, QueriesArgs, SqlArgs};

/// Puts on record who said what, to whom, through which outlet, and finds the origins.
///
/// onrecord reads news articles into one SQLite file and answers: how many independent
/// origins does a story have, who said it first, who denies it, who declined to comment?
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    /// The database.
    #[arg(
        long,
        value_name = "FILE",
        default_value = "onrecord.db",
        env = "ONRECORD_DB",
        global = true
    )]
    pub(crate) db: PathBuf,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Take in articles: files, folders, or `-` for standard input.
    #[command(
        after_help = "Example:\n  onrecord ingest articles/ page.txt\n  cat dump.jsonl | onrecord ingest -\n\nWhat a file is, its content says: HTML, text, Markdown, JSON and JSON lines (own fields,\nNewsArticle, ninjs, trafilatura, newspaper4k), RSS, Atom, JSON Feed, WARC, ARC; each also in\ngzip, zip or tar, up to three deep. In a folder, files with the usual endings are looked at.\nWhat is known of foo.txt may stand beside it in foo.meta.json. Fields: title, outlet, credit,\nbyline, authors, url, published_at, retrieved_at, language; in JSON also id and the text as\n\"text\" (as copied from a page), \"body\" (taken exactly as it is) or \"html\".\n\nExit status: 0, also if some were rejected (they are listed); 1 if nothing went in, or with\n--strict if any was rejected; 2 if it could not run."
    )]
    Ingest(IngestArgs),
    /// Extract attributions without a database: files or JSON lines in, JSON lines out.
    #[command(
        after_help = "Example:\n  onrecord extract page.txt\n  onrecord extract --explain page.txt\n  echo '{\"id\":\"1\",\"body\":\"“No,” she said.\"}' | onrecord extract\n\nOne line out per input, in order. Offsets are characters of \"body\". With --explain: what\nbecame of each line, what the model saw, which of its candidates stayed, and the rule\nthat set each attribute."
    )]
    Extract(ExtractArgs),
    /// Show an article with who says what marked in it.
    #[command(
        after_help = "Example:\n  onrecord article 1\n  onrecord article 1 --format json\n\nOn a terminal sources, cues and contents are coloured (unless NO_COLOR is set); elsewhere\nthey stand in brackets: [s1 who] [c1 says] [x1 what]. The number is that of the list."
    )]
    Article(ArticleArgs),
    /// Show a story: its outlets, its origins, who says so, who denies, who declined. Without
    /// an ID: the list of stories.
    #[command(
        after_help = "Example:\n  onrecord story\n  onrecord story --since 2025-03\n  onrecord story 1\n  onrecord story 1 --format json"
    )]
    Story(StoryArgs),
    /// Show a claim: who asserts it, who denies it, and on how many independent reports that
    /// rests.
    #[command(
        after_help = "Example:\n  onrecord claim 1\n  onrecord claim 1 --format json\n\nThe ids of claims are those that `story`, `search` and `conflicts` print."
    )]
    Claim(ClaimArgs),
    /// Show a source: what it said, denied and declined over time, and in which outlets.
    #[command(
        after_help = "Example:\n  onrecord source \"Kasimir Velde\"\n  onrecord source 1 --format json\n\nA name need not be whole. One that several sources have gives the list of these, with\ntheir ids, and exit status 1."
    )]
    Source(SourceArgs),
    /// Show an outlet: what it reported itself, from whom it takes over, who cites it.
    #[command(
        after_help = "Example:\n  onrecord outlet Northline\n  onrecord outlet reuters.com\n  onrecord outlet Northline --format json"
    )]
    Outlet(OutletArgs),
    /// Trace an article, a claim or a statement back to its origins, with the evidence of each
    /// step.
    #[command(
        after_help = "Example:\n  onrecord trace 1\n  onrecord trace claim:1\n  onrecord trace statement:1 --format json"
    )]
    Trace(TraceArgs),
    /// Show what differs between the versions of one address, as they were captured.
    #[command(
        after_help = "Example:\n  onrecord versions https://www.elsintribune.example/2025/03/13/dockers-strike-berths\n  onrecord versions 1 --format json\n\nNothing is said of what an outlet did between two captures, or of when it did it."
    )]
    Versions(VersionsArgs),
    /// List the claims that somebody asserts and somebody denies, those with most independent
    /// origins first.
    #[command(
        after_help = "Example:\n  onrecord conflicts\n  onrecord conflicts --story 1 --format json\n  onrecord conflicts --since 2025-03\n\nWith --since and --until: those with a denial that was published then."
    )]
    Conflicts(ConflictsArgs),
    /// Show what was said when: in a story, of a claim, by a source, or altogether.
    #[command(
        after_help = "Example:\n  onrecord timeline story:1\n  onrecord timeline claim:1\n  onrecord timeline \"Kasimir Velde\" --format json\n  onrecord timeline --since 2025-03 --until 2025-03-14\n\nBy when it was said, where the article says so, else by when it was published. What has\nno date is listed apart."
    )]
    Timeline(TimelineArgs),
    /// Write down all that is needed to check a claim without onrecord.
    #[command(
        after_help = "Example:\n  onrecord packet claim 1\n  onrecord packet claim 1 --format json\n\nEvery statement with its passage in context, article, date and what that rests on; the\nSHA-256 of each document; the reports that the claim rests on, with the reasons."
    )]
    Packet(PacketArgs),
    /// Write files for other programs: views as tables, and articles, statements, claims and
    /// who has it from whom as linked data, notes, entities or a graph.
    #[command(
        after_help = "Example:\n  onrecord export statements -o statements.csv\n  onrecord export --format tsv -o exported\n  onrecord export --format graphml -o graph.graphml\n  onrecord export --format json-ld --story 1 -o story.jsonld\n  onrecord export --format markdown -o vault\n  onrecord export --format ftm -o entities.ftm.json\n\nTables (of one view, or of all into a folder): csv and tsv, safe in a spreadsheet (a text\nthat it would run as a formula begins with an apostrophe); jsonl, every text as it is.\nWhole: graphml for Gephi and yEd; json-ld with schema.org, PROV-O and Web Annotation;\nmarkdown, a folder of linked notes for Obsidian; ftm, FollowTheMoney entities for Aleph.\ndocs/export.md says what each holds and how to open it. A file is there when it is whole."
    )]
    Export(ExportArgs),
    /// Search articles, statements and claims.
    #[command(
        after_help = "Example:\n  onrecord search harbour \"declined to comment\"\n  onrecord search --newest --until 2025-03 harbour\n\nEvery word must occur; a text in quotation marks occurs as it stands. Hits are counted up to\n10000; of more than 500 the newest 500 are ranked, and of what more than 10000 hold the\nnewest are shown."
    )]
    Search(SearchArgs),
    /// Ask in SQL; read-only. On a terminal and without a query: a prompt.
    #[command(
        after_help = "Example:\n  onrecord sql \"SELECT source, stance, content FROM statements WHERE named = 0\"\n  onrecord sql -p outlet=Northline \"SELECT title FROM article_list WHERE outlet = :outlet\"\n  echo 'SELECT * FROM story_list' | onrecord sql --format csv\n\nThe views and functions are described in docs/sql.md. A query may run for 30 seconds unless\n--timeout says otherwise."
    )]
    Sql(SqlArgs),
    /// List the questions that lie ready, or run one.
    #[command(
        after_help = "Example:\n  onrecord queries\n  onrecord queries unnamed-only\n  onrecord queries said-by -p source=minister --format csv\n  onrecord queries who-was-first --show"
    )]
    Queries(QueriesArgs),
    /// Write a page for people: who says what, who has it from whom, and on what it rests.
    #[command(
        after_help = "Example:\n  onrecord report 1 -o story.html\n  onrecord report -o all.html\n\nOne HTML file without scripts; it asks for nothing from anywhere."
    )]
    Report(ReportArgs),
    /// List what was rejected, cut or doubtful, with reasons.
    #[command(after_help = "Example:\n  onrecord problems")]
    Problems(FormatArgs),
    /// Look the file over: is it sound, and if not, what to do.
    #[command(
        after_help = "Example:\n  onrecord doctor\n  onrecord doctor --quick\n\nExit status: 0 if it is sound, 1 if something is wrong, 2 if it could not be opened."
    )]
    Doctor(DoctorArgs),
    /// Derive everything again from the recorded documents, with this version of onrecord.
    #[command(after_help = "Example:\n  onrecord rebuild")]
    Rebuild(RebuildArgs),
    /// Take documents out for good, with all that was derived from them.
    #[command(
        after_help = "Example:\n  onrecord remove --dry-run articles/a.txt\n  onrecord remove https://example.org/2025/03/harbour\n\nThe rest is as if they had never been there, and their traces in the file are overwritten.\nThe files they were read from, copies of the database and its backups are not touched."
    )]
    Remove(RemoveArgs),
    /// Print what makes a shell complete commands, flags and names.
    #[command(
        after_help = "Example:\n  onrecord completions bash\n\nWhere it goes:\n  bash  ~/.local/share/bash-completion/completions/onrecord\n  zsh   _onrecord, in a folder of $fpath\n  fish  ~/.config/fish/completions/onrecord.fish\n  PowerShell and elvish: into the profile."
    )]
    Completions(CompletionsArgs),
    /// Print the manual page, of onrecord or of one of its commands.
    #[command(
        after_help = "Example:\n  onrecord man\n  onrecord man ingest\n  onrecord man -o share/man/man1\n\nTo read it: onrecord man | man -l -"
    )]
    Man(ManArgs),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// To be read.
    Text,
    /// To be read by a program.
    Json,
}
