//! The flags of the command.

use onrecord_eval::corpus::truth::TruthOptions;
use onrecord_eval::provenance::SETS;
use std::path::PathBuf;
use std::slice::Iter;

/// What the command prints for `--help`, and after a mistake.
pub(crate) const USAGE: &str = "\
usage: onrecord-eval attribution GOLD.jsonl [--json] [--bulk] [--predictions DIR] [--scored FILE]
       onrecord-eval reader FOLDER [--json] [--bulk]
       onrecord-eval newsrooms FOLDER [--json] [--bulk]
       onrecord-eval pasted FOLDER [--json]
       onrecord-eval mojibake FOLDER [--json]
       onrecord-eval pages FOLDER [--json] [--predictions DIR]
       onrecord-eval provenance FOLDER [--json] [--predictions DIR] [--only SET]
       onrecord-eval provenance --generated [--seed S] [--stories N] [--json] [--faults]
       onrecord-eval corpus [--articles N] [--seed S] [--out FILE.jsonl]
       onrecord-eval corpus --truth FILE.json [--stories N] [--seed S] [--out FILE.jsonl]

attribution    extract the texts of GOLD.jsonl and compare with its attributions
  --json             one object of named figures and nothing else
  --bulk             with the smaller model
  --predictions DIR  also write what was predicted to DIR, under the name of GOLD.jsonl
  --scored FILE      compare the predictions in FILE instead of extracting

reader         compare with the marks of a careful reader, for the texts in FOLDER that have some
  --json             one object of named figures and nothing else

newsrooms      compare with the marks of 40 articles of other newsrooms, whose texts are in
               FOLDER/truth.jsonl
  --json             one object of named figures and nothing else

pasted         read the pasted pages in FOLDER (NAME.txt with its truth in NAME.json)
  --json             one object of named figures and nothing else

mojibake       repair the cases in FOLDER, and the clean bodies of FOLDER/../pages/truth.jsonl
  --json             one object of named figures and nothing else
pages          read the saved pages of FOLDER and compare with FOLDER/truth.jsonl
  --json             one object of named figures and nothing else
  --predictions DIR  also write what was read to DIR/pages.jsonl

provenance     compare citations, copies, stories and known claims with the sets in FOLDER
  --json             one object of named figures and nothing else
  --predictions DIR  also write what was found to DIR, one file a set
  --only SET         measure this set alone
  --generated        make a corpus whose origins are known, and compare the ranges with it
  --stories N        of so many stories (100)
  --seed S           which ones (1)
  --faults           also list the stories whose range is wrong or wide

corpus         write invented articles, one JSON object a line
  --articles N       how many (10000)
  --seed S           which ones (1)
  --out FILE.jsonl   where to, instead of standard output
  --truth FILE.json  of stories whose origins are known, with the truth in that file
  --stories N        of so many stories (100)
";

/// What was asked for.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Attribution(Attribution),
    Reader(Reader),
    Newsrooms(Reader),
    Pasted(Reader),
    Mojibake(Reader),
    Pages(Pages),
    Provenance(Provenance),
    Generated(Generated),
    Corpus(Corpus),
}

/// Measure attribution.
#[derive(Debug, PartialEq)]
pub(crate) struct Attribution {
    pub(crate) gold: PathBuf,
    pub(crate) json: bool,
    pub(crate) bulk: bool,
    pub(crate) predictions: Option<PathBuf>,
    pub(crate) scored: Option<PathBuf>,
}

/// Compare with marks, of the texts in a folder.
#[derive(Debug, PartialEq)]
pub(crate) struct Reader {
    pub(crate) folder: PathBuf,
    pub(crate) json: bool,
    pub(crate) bulk: bool,
}

/// Compare what is read out of pages.
#[derive(Debug, PartialEq)]
pub(crate) struct Pages {
    pub(crate) folder: PathBuf,
    pub(crate) json: bool,
    pub(crate) predictions: Option<PathBuf>,
}

/// Compare where articles have it from.
#[derive(Debug, PartialEq)]
pub(crate) struct Provenance {
    pub(crate) folder: PathBuf,
    pub(crate) json: bool,
    pub(crate) predictions: Option<PathBuf>,
    pub(crate) only: Option<String>,
}

/// Compare the ranges of a corpus whose origins are known.
#[derive(Debug, PartialEq)]
pub(crate) struct Generated {
    pub(crate) options: TruthOptions,
    pub(crate) json: bool,
    pub(crate) faults: bool,
}

/// Write a synthetic corpus.
#[derive(Debug, PartialEq)]
pub(crate) struct Corpus {
    pub(crate) articles: usize,
    pub(crate) stories: usize,
    pub(crate) seed: u64,
    pub(crate) out: Option<PathBuf>,
    pub(crate) truth: Option<PathBuf>,
}

pub(crate) fn parse(arguments: &[String]) -> Result<Command, String> {
    if arguments.iter().any(|a| a == "--help" || a == "-h") {
        return Ok(Command::Help);
    }
    let mut rest = arguments.iter();
    match rest.next().map(String::as_str) {
        Some("attribution") => attribution(rest).map(Command::Attribution),
        Some("reader") => reader(rest).map(Command::Reader),
        Some("newsrooms") => reader(rest).map(Command::Newsrooms),
        Some("pasted") => reader(rest).map(Command::Pasted),
        Some("mojibake") => reader(rest).map(Command::Mojibake),
        Some("pages") => pages(rest).map(Command::Pages),
        Some("provenance") if arguments.iter().any(|a| a == "--generated") => {
            generated(rest).map(Command::Generated)
        }
        Some("provenance") => provenance(rest).map(Command::Provenance),
        Some("corpus") => corpus(rest).map(Command::Corpus),
        Some(other) => Err(format!("no such measurement: {other:?}")),
        None => Err("nothing asked for".into()),
    }
}

fn attribution(mut rest: Iter<'_, String>) -> Result<Attribution, String> {
    let mut gold = None;
    let (mut json, mut bulk, mut predictions, mut scored) = (false, false, None, None);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--bulk" => bulk = true,
            "--predictions" => predictions = Some(value(argument, &mut rest)?.into()),
            "--scored" => scored = Some(value(argument, &mut rest)?.into()),
            flag if flag.starts_with('-') => return Err(format!("no such flag: {flag:?}")),
            path if gold.is_none() => gold = Some(path.into()),
            more => return Err(format!("one file at a time; what is {more:?}?")),
        }
    }
    Ok(Attribution {
        gold: gold.ok_or("which GOLD.jsonl?")?,
        json,
        bulk,
        predictions,
        scored,
    })
}

fn reader(rest: Iter<'_, String>) -> Result<Reader, String> {
    let mut folder = None;
    let (mut json, mut bulk) = (false, false);
    for argument in rest {
        match argument.as_str() {
            "--json" => json = true,
            "--bulk" => bulk = true,
            flag if flag.starts_with('-') => return Err(format!("no such flag: {flag:?}")),
            path if folder.is_none() => folder = Some(path.into()),
            more => return Err(format!("one folder at a time; what is {more:?}?")),
        }
    }
    Ok(Reader {
        folder: folder.ok_or("which FOLDER?")?,
        json,
        bulk,
    })
}

fn pages(mut rest: Iter<'_, String>) -> Result<Pages, String> {
    let (mut folder, mut json, mut predictions) = (None, false, None);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--predictions" => predictions = Some(value(argument, &mut rest)?.into()),
            flag if flag.starts_with('-') => return Err(format!("no such flag: {flag:?}")),
            path if folder.is_none() => folder = Some(path.into()),
            more => return Err(format!("one folder at a time; what is {more:?}?")),
        }
    }
    Ok(Pages {
        folder: folder.ok_or("which FOLDER?")?,
        json,
        predictions,
    })
}

fn provenance(mut rest: Iter<'_, String>) -> Result<Provenance, String> {
    let (mut folder, mut json, mut predictions, mut only) = (None, false, None, None);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--predictions" => predictions = Some(value(argument, &mut rest)?.into()),
            "--only" => {
                let set = value(argument, &mut rest)?;
                if !SETS.contains(&set) {
                    return Err(format!(
                        "--only wants one of {}, not {set:?}",
                        SETS.join(", ")
                    ));
                }
                only = Some(set.to_owned());
            }
            flag if flag.starts_with('-') => return Err(format!("no such flag: {flag:?}")),
            path if folder.is_none() => folder = Some(path.into()),
            more => return Err(format!("one folder at a time; what is {more:?}?")),
        }
    }
    Ok(Provenance {
        folder: folder.ok_or("which FOLDER?")?,
        json,
        predictions,
        only,
    })
}

fn generated(mut rest: Iter<'_, String>) -> Result<Generated, String> {
    let mut options = TruthOptions::default();
    let (mut json, mut faults) = (false, false);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--generated" => {}
            "--json" => json = true,
            "--faults" => faults = true,
            "--seed" => options.seed = number(argument, &mut rest)?,
            "--stories" => options.stories = number(argument, &mut rest)?,
            other => return Err(format!("--generated takes no {other:?}")),
        }
    }
    Ok(Generated {
        options,
        json,
        faults,
    })
}

fn corpus(mut rest: Iter<'_, String>) -> Result<Corpus, String> {
    let mut flags = Corpus {
        articles: 10_000,
        stories: TruthOptions::default().stories,
        seed: 1,
        out: None,
        truth: None,
    };
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--articles" => flags.articles = number(argument, &mut rest)?,
            "--seed" => flags.seed = number(argument, &mut rest)?,
            "--stories" => flags.stories = number(argument, &mut rest)?,
            "--truth" => flags.truth = Some(value(argument, &mut rest)?.into()),
            "--out" => flags.out = Some(value(argument, &mut rest)?.into()),
            other => return Err(format!("no such flag: {other:?}")),
        }
    }
    Ok(flags)
}

fn value<'a>(flag: &str, rest: &mut Iter<'a, String>) -> Result<&'a str, String> {
    rest.next()
        .map(String::as_str)
        .ok_or_else(|| format!("{flag} wants a value"))
}

fn number<T: std::str::FromStr>(flag: &str, rest: &mut Iter<'_, String>) -> Result<T, String> {
    let text = value(flag, rest)?;
    text.replace('_', "")
        .parse()
        .map_err(|_| format!("{flag} wants a whole number, not {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn flags_may_stand_in_any_order() {
        assert_eq!(
            read("attribution --json gold.jsonl --predictions out"),
            Ok(Command::Attribution(Attribution {
                gold: "gold.jsonl".into(),
                json: true,
                bulk: false,
                predictions: Some("out".into()),
                scored: None,
            }))
        );
        assert_eq!(
            read("corpus --seed 7 --articles 50_000"),
            Ok(Command::Corpus(Corpus {
                articles: 50_000,
                stories: 100,
                seed: 7,
                out: None,
                truth: None,
            }))
        );
        assert_eq!(
            read("provenance --seed 7 --generated --json"),
            Ok(Command::Generated(Generated {
                options: TruthOptions {
                    stories: 100,
                    seed: 7,
                },
                json: true,
                faults: false,
            }))
        );
        assert_eq!(read("attribution --help"), Ok(Command::Help));
    }

    #[test]
    fn a_mistake_is_named() {
        for (line, named) in [
            ("", "nothing"),
            ("sites x", "sites"),
            ("attribution", "GOLD.jsonl"),
            ("attribution a b", "\"b\""),
            ("attribution a --quick", "--quick"),
            ("corpus --articles many", "many"),
            ("corpus --seed", "--seed"),
            ("provenance x --only stories", "same-story"),
        ] {
            let error = read(line).unwrap_err();
            assert!(error.contains(named), "{line}: {error}");
        }
    }
}
