//! The prompt of `onrecord sql`: completion, history, several lines, Ctrl-C stops a query.

use super::{queries, sql};
use crate::{Outcome, output};
use onrecord_query::render::{Format, Renderer, clean};
use onrecord_query::{Database, Limits, Parameters, RowSink, Stopper, Value, saved};
use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{CompletionType, Config, Context, Editor, Helper, Highlighter, Hinter};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

const HELP: &str = "\
A statement ends with a semicolon; Tab completes names; Ctrl-C stops a query, Ctrl-D leaves.
.views            the views, a line each       .queries          the saved queries
.columns VIEW     the columns of a view        .run NAME         run a saved query
.set NAME VALUE   a value for :NAME            .format FORMAT    table, line, csv, json, jsonl, markdown
.help             this                         .quit             leave
";

/// Words of SQL that are completed.
const WORDS: &[&str] = &[
    "AND",
    "ASC",
    "BETWEEN",
    "CASE",
    "CAST",
    "COUNT",
    "DESC",
    "DISTINCT",
    "ELSE",
    "END",
    "EXISTS",
    "FROM",
    "GROUP BY",
    "HAVING",
    "IN",
    "IS",
    "JOIN",
    "LEFT JOIN",
    "LIKE",
    "LIMIT",
    "MATCH",
    "NOT",
    "NULL",
    "ON",
    "OR",
    "ORDER BY",
    "REGEXP",
    "SELECT",
    "THEN",
    "UNION",
    "USING",
    "VALUES",
    "WHEN",
    "WHERE",
    "WITH",
];

const NAMES: &str = "
    SELECT name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE '%\\_fts\\__%' ESCAPE '\\'
        AND name NOT LIKE '%\\_search' ESCAPE '\\'
    UNION SELECT c.name FROM sqlite_schema AS v JOIN pragma_table_info(v.name) AS c WHERE v.type = 'view'
    UNION SELECT name FROM pragma_function_list WHERE name GLOB '[a-z]*'";

/// Asks for queries until there are no more.
pub(crate) fn run(
    database: &mut Database,
    limits: &Limits,
    mut parameters: Parameters,
    mut format: Format,
) -> Outcome {
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .build();
    let mut editor: Editor<Sql, DefaultHistory> = Editor::with_config(config)?;
    editor.set_helper(Some(Sql {
        names: names(database),
    }));
    let history = history();
    if let Some(file) = &history {
        // The first time there is none.
        let _ = editor.load_history(file);
    }
    stop_at_ctrl_c(database.stopper());
    println!("onrecord {}; .help for help", env!("CARGO_PKG_VERSION"));
    loop {
        let line = match editor.readline("sql> ") {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(error.into()),
        };
        let query = line.trim();
        if query.is_empty() {
            continue;
        }
        editor.add_history_entry(query)?;
        let asked = match Dot::read(query) {
            Some(Dot::Quit) => break,
            Some(dot) => dot.act(&mut parameters, &mut format),
            None => Some(query.to_owned()),
        };
        if let Some(query) = asked {
            let given = only(&parameters, &query);
            if let Err(error) = answer(database, &query, &given, limits, format) {
                eprintln!("{}", lines(&error.to_string()));
            }
        }
    }
    if let Some(file) = &history {
        if let Some(folder) = file.parent() {
            // History is a comfort: where it cannot be kept, nothing else fails.
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = editor.save_history(file);
    }
    Ok(ExitCode::SUCCESS)
}

/// An error on its own lines, each without what could move the terminal.
fn lines(error: &str) -> String {
    let lines: Vec<_> = error.lines().map(clean).collect();
    lines.join("\n")
}

/// Of the values that were set, those that a query asks for: others are for other queries.
fn only(parameters: &Parameters, query: &str) -> Parameters {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let names: Vec<&str> = query
        .split([':', '@', '$'])
        .skip(1)
        .filter_map(|rest| rest.split(|c| !is_part(c)).next())
        .collect();
    let mut wanted = parameters.clone();
    wanted.retain(|name| names.contains(&name));
    wanted
}

fn answer(
    database: &mut Database,
    query: &str,
    parameters: &Parameters,
    limits: &Limits,
    format: Format,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = output::stdout();
    let begun = Instant::now();
    let mut rows = Counted {
        inner: Renderer::new(&mut out, format, output::width()),
        rows: 0,
    };
    let watch = sql::watch(limits);
    let done = database.run_sql_with(query, parameters, limits, &mut rows);
    drop(watch);
    let count = rows.rows;
    out.flush()?;
    done?;
    let s = if count == 1 { "" } else { "s" };
    writeln!(
        out,
        "{count} row{s}, {:.3} s",
        begun.elapsed().as_secs_f64()
    )?;
    Ok(out.flush()?)
}

/// Counts rows on their way.
struct Counted<'a> {
    inner: Renderer<'a>,
    rows: u64,
}

impl RowSink for Counted<'_> {
    fn begin(&mut self, columns: &[String]) -> io::Result<()> {
        self.inner.begin(columns)
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows += 1;
        self.inner.row(values)
    }

    fn end(&mut self) -> io::Result<()> {
        self.inner.end()
    }
}

/// What begins with a dot.
enum Dot<'l> {
    Quit,
    Help,
    Views,
    Columns(&'l str),
    Queries,
    Run(&'l str),
    Set(&'l str, &'l str),
    Format(&'l str),
}

impl<'l> Dot<'l> {
    fn read(line: &'l str) -> Option<Self> {
        let line = line.strip_prefix('.')?.trim_end_matches(';').trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        Some(match word {
            "quit" | "exit" | "q" => Self::Quit,
            "views" | "tables" => Self::Views,
            "columns" | "schema" if !rest.is_empty() => Self::Columns(rest),
            "queries" => Self::Queries,
            "run" => Self::Run(rest),
            "set" => {
                let (name, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                Self::Set(name, value.trim())
            }
            "format" | "mode" => Self::Format(rest),
            _ => Self::Help,
        })
    }

    /// Does what it says; a query that is to be run comes back.
    fn act(&self, parameters: &mut Parameters, format: &mut Format) -> Option<String> {
        match self {
            Self::Views => {
                let views = "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name";
                return Some(views.to_owned());
            }
            Self::Columns(view) => {
                let view = view.replace('\'', "''");
                return Some(format!("SELECT name FROM pragma_table_info('{view}')"));
            }
            Self::Run(name) => match saved().find(|q| q.name == *name) {
                Some(query) => return Some(query.sql.to_owned()),
                None => println!(
                    "there is no saved query {}; .queries lists them",
                    clean(name)
                ),
            },
            Self::Queries => {
                let mut out = output::stdout();
                // A terminal that is gone ends the prompt by itself.
                let _ = queries::list(&mut out).and_then(|()| out.flush());
            }
            Self::Set(name, value) => parameters.set_typed(name, value),
            Self::Format(name) => match clap::ValueEnum::from_str(name, true) {
                Ok(known) => *format = sql::format(known),
                Err(_) => println!("table, line, csv, json, jsonl or markdown"),
            },
            Self::Quit | Self::Help => print!("{HELP}"),
        }
        None
    }
}

/// Ctrl-C while a query runs; while a line is edited the editor has it.
fn stop_at_ctrl_c(stopper: Stopper) {
    // Where no handler can be set, Ctrl-C ends the program, as it does elsewhere.
    let _ = ctrlc::set_handler(move || stopper.stop());
}

/// Where the history is kept: the user's folder for such things, if there is one.
fn history() -> Option<PathBuf> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let state = set("XDG_STATE_HOME")
        .or_else(|| set("LOCALAPPDATA"))
        .or_else(|| Some(set("HOME")?.join(".local/state")))?;
    Some(state.join("onrecord/sql-history"))
}

/// Everything with a name, for completion.
fn names(database: &mut Database) -> Vec<String> {
    let tables = database.query(NAMES).unwrap_or_default();
    let cells = tables.into_iter().flat_map(|t| t.rows).flatten();
    let mut names: Vec<String> = cells
        .filter_map(|value| match value {
            Value::Text(name) => Some(name),
            _ => None,
        })
        .collect();
    names.extend(WORDS.iter().map(|w| (*w).to_owned()));
    names.sort();
    names
}

#[derive(Helper, Highlighter, Hinter)]
struct Sql {
    names: Vec<String>,
}

impl Completer for Sql {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = line.get(..at).unwrap_or_default();
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let word = before.rsplit(|c| !is_part(c)).next().unwrap_or_default();
        let typed = word.to_lowercase();
        let fits = |name: &&String| name.to_lowercase().starts_with(&typed);
        let found = self.names.iter().filter(fits).map(|name| Pair {
            display: name.clone(),
            replacement: name.clone(),
        });
        let found = if word.is_empty() {
            Vec::new()
        } else {
            found.collect()
        };
        Ok((at - word.len(), found))
    }
}

impl Validator for Sql {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let line = context.input().trim();
        let whole = line.is_empty() || line.starts_with('.') || line.ends_with(';');
        Ok(if whole {
            ValidationResult::Valid(None)
        } else {
            ValidationResult::Incomplete
        })
    }
}
