//! The command behind `cargo xtask eval` and `cargo xtask corpus`.

mod extractor;
mod flags;

use flags::{Attribution, Command, Corpus, Generated, Pages, Provenance, Reader, USAGE};
use onrecord_eval::{
    CPU_SECONDS, EvalError, Throughput, corpus, mojibake, newsrooms, pages, pasted, provenance,
    reader, throughput,
};
use onrecord_eval::{predict_all, read_docs, score, table, write_docs};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match flags::parse(&arguments) {
        Ok(Command::Help) => print(USAGE).map_err(Into::into),
        Ok(Command::Attribution(flags)) => attribution(&flags),
        Ok(Command::Reader(flags)) => careful_reader(&flags),
        Ok(Command::Newsrooms(flags)) => other_newsrooms(&flags),
        Ok(Command::Pasted(flags)) => pasted::measure(&flags.folder)
            .and_then(|measured| figures(flags.json, &measured.figures(), &measured)),
        Ok(Command::Mojibake(flags)) => mojibake::measure(&flags.folder)
            .and_then(|measured| figures(flags.json, &measured.figures(), &measured)),
        Ok(Command::Pages(flags)) => saved_pages(&flags),
        Ok(Command::Provenance(flags)) => where_from(&flags),
        Ok(Command::Generated(flags)) => known_origins(&flags),
        Ok(Command::Corpus(flags)) => write_corpus(&flags).map_err(Into::into),
        Err(reason) => Err(format!("{reason}\n\n{USAGE}").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do where standard error is closed too.
            let _ = writeln!(io::stderr(), "onrecord-eval: {error}");
            ExitCode::from(2)
        }
    }
}

fn is_closed_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn attribution(flags: &Attribution) -> Result<(), Box<dyn std::error::Error>> {
    let gold = read_docs(&flags.gold)?;
    let mut speed = None;
    let predicted = if let Some(path) = &flags.scored {
        read_docs(path)?
    } else {
        let extractor = extractor::shipped(flags.bulk)?;
        let extract = extractor::predictor(&extractor);
        let bodies: Vec<&str> = gold.iter().map(|doc| doc.text.as_str()).collect();
        speed = Some(throughput(&bodies, &extract, CPU_SECONDS));
        predict_all(&gold, &extract)
    };
    if let Some(folder) = &flags.predictions {
        let name = flags
            .gold
            .file_name()
            .unwrap_or("predictions.jsonl".as_ref());
        std::fs::create_dir_all(folder).map_err(|reason| EvalError::File {
            path: folder.clone(),
            reason,
        })?;
        write_docs(&folder.join(name), &predicted)?;
    }
    let scores = score(&gold, &predicted)?;
    let text = if flags.json {
        let mut figures: serde_json::Map<String, serde_json::Value> = scores
            .figures()
            .into_iter()
            .map(|(k, v)| (k, v.into()))
            .collect();
        if let Some(serde_json::Value::Object(speed)) =
            speed.map(serde_json::to_value).transpose()?
        {
            figures.extend(speed);
        }
        format!("{}\n", serde_json::to_string_pretty(&figures)?)
    } else {
        table(&scores) + &speed.map(speed_line).unwrap_or_default()
    };
    Ok(print(&text)?)
}

fn careful_reader(flags: &Reader) -> Result<(), Box<dyn std::error::Error>> {
    let extractor = extractor::shipped(flags.bulk)?;
    let marks = reader::marks()?;
    let mut total = reader::Reading::default();
    let mut paths: Vec<_> = std::fs::read_dir(&flags.folder)
        .map_err(|e| format!("{}: {e}", flags.folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    for path in paths {
        let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        if let Some(reading) = reader::read(&extractor, &marks, &bytes) {
            if !flags.json {
                print(&format!("{}: {reading}", path.display()))?;
            }
            reader::add(&mut total, reading);
        }
    }
    if total.texts == 0 {
        return Err(format!("{}: no text in it has marks", flags.folder.display()).into());
    }
    let text = if flags.json {
        format!("{}\n", serde_json::to_string_pretty(&total)?)
    } else {
        total.faults.clear();
        total.extra.clear();
        format!("all: {total}")
    };
    Ok(print(&text)?)
}

fn other_newsrooms(flags: &Reader) -> Result<(), Box<dyn std::error::Error>> {
    let extractor = extractor::shipped(flags.bulk)?;
    let path = flags.folder.join("truth.jsonl");
    let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let marked = newsrooms::marked(&newsrooms::marks()?, &bytes)?;
    if marked.is_empty() {
        return Err(format!("{}: none of the marked texts", path.display()).into());
    }
    let measured = newsrooms::measure(&extractor, &marked)?;
    let text = if flags.json {
        format!("{}\n", serde_json::to_string_pretty(&measured.figures())?)
    } else {
        measured.to_string()
    };
    Ok(print(&text)?)
}

fn figures(
    json: bool,
    figures: &impl serde::Serialize,
    measured: &impl std::fmt::Display,
) -> Result<(), Box<dyn std::error::Error>> {
    let text = if json {
        format!("{}\n", serde_json::to_string_pretty(figures)?)
    } else {
        measured.to_string()
    };
    Ok(print(&text)?)
}

fn saved_pages(flags: &Pages) -> Result<(), Box<dyn std::error::Error>> {
    let register = onrecord_store::register_with(&[])?;
    let measured = pages::read(&flags.folder, &register)?;
    if let Some(folder) = &flags.predictions {
        let path = folder.join("pages.jsonl");
        let file = |reason| EvalError::File {
            path: path.clone(),
            reason,
        };
        std::fs::create_dir_all(folder).map_err(file)?;
        let mut out = BufWriter::new(File::create(&path).map_err(file)?);
        for page in &measured {
            serde_json::to_writer(&mut out, &page.predicted)?;
            out.write_all(b"\n").map_err(file)?;
        }
        out.flush().map_err(file)?;
    }
    let figures = pages::figures(&measured);
    let text = if flags.json {
        format!("{}\n", serde_json::to_string_pretty(&figures.named())?)
    } else {
        figures.to_string()
    };
    Ok(print(&text)?)
}

fn where_from(flags: &Provenance) -> Result<(), Box<dyn std::error::Error>> {
    let extractor = extractor::shipped(false)?;
    let only = flags.only.as_deref();
    let predictions = flags.predictions.as_deref();
    let figures = provenance::measure(&flags.folder, only, predictions, &extractor)?;
    self::figures(flags.json, &figures.named(), &figures)
}

fn known_origins(flags: &Generated) -> Result<(), Box<dyn std::error::Error>> {
    let made = corpus::truth::true_corpus(flags.options);
    let register = onrecord_store::register_with(&[("corpus", &made.truth.outlets)])?;
    let extractor = onrecord_extract::Extractor::new(register)?;
    let measured = provenance::generated(&made, &extractor);
    let figures = measured.figures();
    self::figures(flags.json, &figures.named(), &figures)?;
    if !flags.json {
        print(&format!("\n{}", measured.diagnosis(flags.faults)))?;
    }
    Ok(())
}

fn speed_line(speed: Throughput) -> String {
    let clock = if speed.cpu_clock { "CPU" } else { "wall-clock" };
    format!(
        "\n{:.1} articles and {:.2} MB per {clock} second of one thread ({} articles in {:.1} s)\n",
        speed.articles_per_cpu_second,
        speed.megabytes_per_second,
        speed.articles,
        speed.cpu_seconds
    )
}

fn write_corpus(flags: &Corpus) -> io::Result<()> {
    let create = |path: &Path| {
        File::create(path)
            .map(BufWriter::new)
            .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))
    };
    let mut out: Box<dyn Write> = match &flags.out {
        Some(path) => Box::new(create(path)?),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let Some(truth) = &flags.truth else {
        let options = corpus::Options {
            articles: flags.articles,
            seed: flags.seed,
        };
        return corpus::write(options, &mut out);
    };
    let made = corpus::truth::true_corpus(corpus::truth::TruthOptions {
        stories: flags.stories,
        seed: flags.seed,
    });
    for article in &made.articles {
        serde_json::to_writer(&mut out, article)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    let mut beside = create(truth)?;
    serde_json::to_writer_pretty(&mut beside, &made.truth)?;
    beside.flush()
}
