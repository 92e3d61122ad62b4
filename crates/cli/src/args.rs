//! What can be typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use onrecord_query::{QueryError, Window};
use std::num::NonZeroUsize;
use std::path::PathBuf;

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

#[derive(Debug, Args)]
pub(crate) struct IngestArgs {
    /// Files, folders, or `-`. Without a path: `seeds/`.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Outlets of your own, added to the shipped register (TOML, as in seeds/outlets.toml).
    #[arg(long, value_name = "FILE")]
    pub(crate) outlets: Vec<PathBuf>,
    /// Threads that extract; by default one a core.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Extract with the smaller model: faster, less often right. A database is of one model.
    #[arg(long)]
    pub(crate) bulk: bool,
    /// Fail if anything was rejected.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Print the summary alone, without the stories.
    #[arg(long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RebuildArgs {
    /// Threads that extract; by default one a core.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Extract with the smaller model: faster, less often right.
    #[arg(long)]
    pub(crate) bulk: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveArgs {
    /// The id, key or URL of an article (all documents that say it go), the key or SHA-256 of a
    /// document, or a location as `ingest` was given it.
    #[arg(value_name = "WHAT", required = true)]
    pub(crate) what: Vec<String>,
    /// Only say what would be taken out.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Files; without any, JSON lines from standard input.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Outlets of your own, added to the shipped register.
    #[arg(long, value_name = "FILE")]
    pub(crate) outlets: Vec<PathBuf>,
    /// Use the smaller model: faster, less often right.
    #[arg(long)]
    pub(crate) bulk: bool,
    /// Fail if anything was rejected.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Say why: lines, tokens, candidates, and the rule behind every attribute.
    #[arg(long)]
    pub(crate) explain: bool,
    /// How to print the explanation; without --explain it is one line of JSON an input.
    #[arg(long, short, value_enum, default_value_t = View::Text, requires = "explain")]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct ArticleArgs {
    /// An id or a key.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct StoryArgs {
    /// An id or a key.
    #[arg(value_name = "ID", conflicts_with_all = ["since", "until"])]
    pub(crate) id: Option<String>,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimArgs {
    /// An id or a key.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct SourceArgs {
    /// An id, a key or a name.
    #[arg(value_name = "ID|NAME")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct OutletArgs {
    /// An id, a name or a domain.
    #[arg(value_name = "ID|NAME")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct TraceArgs {
    /// An article by id or key; `claim:ID` or `statement:ID`.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct VersionsArgs {
    /// An address, or the id or key of one of its articles.
    #[arg(value_name = "URL|ID")]
    pub(crate) of: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

/// A span of time.
#[derive(Debug, Args)]
pub(crate) struct TimeArgs {
    /// Only what is of this date or later, or may be: 2024, 2024-03, 2024-03-15.
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Only what is of this date or earlier, or may be; a month or year counts to its end.
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
}

impl TimeArgs {
    pub(crate) fn window(&self) -> Result<Window, QueryError> {
        Window::new(self.since.as_deref(), self.until.as_deref())
    }
}

#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// `story:ID`, `claim:ID`, `source:ID`, a key, or the name of a source; a number alone is a
    /// story. Without it: everything.
    #[arg(value_name = "STORY|CLAIM|SOURCE")]
    pub(crate) of: Option<String>,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct ConflictsArgs {
    /// Only those of this story, by id or key.
    #[arg(long, value_name = "ID")]
    pub(crate) story: Option<String>,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct PacketArgs {
    /// Of what.
    #[command(subcommand)]
    pub(crate) of: PacketOf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PacketOf {
    /// Of a claim.
    Claim {
        /// An id or a key.
        #[arg(value_name = "ID")]
        id: String,
        /// How to print.
        #[arg(long, short, value_enum, default_value_t = Paper::Markdown)]
        format: Paper,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Paper {
    /// To be read, and sent to others.
    Markdown,
    /// To be read by a program.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// For tables: one of the views that docs/sql.md describes; without it, all of them into a
    /// folder.
    #[arg(value_name = "VIEW")]
    pub(crate) view: Option<String>,
    /// In which form.
    #[arg(long, short, value_enum, default_value_t = Target::Csv)]
    pub(crate) format: Target,
    /// The file to write; of all views, and for markdown, the folder. Without it: standard
    /// output.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Only this story, by id or key; not for tables.
    #[arg(long, value_name = "ID")]
    pub(crate) story: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Values between commas.
    Csv,
    /// Values between tabs.
    Tsv,
    /// One JSON object a line.
    Jsonl,
    /// Columns with types.
    #[cfg(feature = "parquet")]
    Parquet,
    /// Articles and reports, and who has it from whom.
    Graphml,
    /// Everything as linked data.
    JsonLd,
    /// A folder of notes.
    Markdown,
    /// FollowTheMoney entities.
    Ftm,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words.
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// Most hits of each kind.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// The newest first, instead of the best.
    #[arg(long)]
    pub(crate) newest: bool,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// Leave out what reads every text: the file's pages, documents, articles, spans and
    /// full-text indexes.
    #[arg(long)]
    pub(crate) quick: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FormatArgs {
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct SqlArgs {
    /// The query; without it, read from standard input.
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    /// Read the query from a file.
    #[arg(long, short, value_name = "FILE", conflicts_with = "query")]
    pub(crate) file: Option<PathBuf>,
    /// A value for the parameter :NAME of the query; a number if it is written as one.
    #[arg(long = "parameter", short, value_name = "NAME=VALUE")]
    pub(crate) parameters: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Show how SQLite would go about it, and do not.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Seconds a query may run.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(crate) timeout: u64,
}

#[derive(Debug, Args)]
pub(crate) struct QueriesArgs {
    /// The query to run; without it, all are listed.
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Print the query and do not run it.
    #[arg(long, requires = "name")]
    pub(crate) show: bool,
    /// A value for the parameter :NAME of the query.
    #[arg(long = "parameter", short, value_name = "NAME=VALUE")]
    pub(crate) parameters: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Seconds it may run.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(crate) timeout: u64,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// For which shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// A command; without it the page is of onrecord.
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
    /// Write all pages into this folder.
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "command")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The id or key of a story; without it, all stories on one page.
    #[arg(value_name = "STORY")]
    pub(crate) id: Option<String>,
    /// The file to write; `-` for standard output.
    #[arg(long, short, value_name = "FILE", default_value = "report.html")]
    pub(crate) output: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// To be read.
    Text,
    /// To be read by a program.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    Table,
    Line,
    Csv,
    Json,
    Jsonl,
    Markdown,
}
