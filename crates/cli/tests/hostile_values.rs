//! Over a hundred hostile values in every field: none moves a terminal, starts a formula, or
//! becomes markup, and nothing of a page runs or asks for anything.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod hostile;

use common::{DISPATCH, Run, onrecord, put, sql};
use hostile::page::{counts, kinds, odd_addresses, tags};
use hostile::values::VALUES;
use hostile::{FIELDS, check_cells, check_text, stories};
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A database of hostile articles, and who listens where their values point to.
struct Desk {
    dir: TempDir,
    port: u16,
    ingested: Run,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    // Whoever calls is counted and gets an answer, or a browser would wait for one.
    std::thread::spawn(move || {
        for caller in listener.incoming() {
            CALLS.fetch_add(1, Ordering::SeqCst);
            let answer =
                b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = caller.and_then(|mut caller| caller.write_all(answer));
        }
    });
    put(dir.path(), "hostile.jsonl", hostile::articles(port));
    let ingested = coloured(dir.path(), &["ingest", "hostile.jsonl"]);
    Desk {
        dir,
        port,
        ingested,
    }
});

/// How often somebody called where the values point to.
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// A run of the command, in colours though it goes into a pipe.
fn coloured(dir: &Path, args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(args)
        .current_dir(dir)
        .env_remove("ONRECORD_DB")
        .env_remove("NO_COLOR")
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Says what is not tested here, past the capture of the test harness.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

fn ids(query: &str) -> Vec<String> {
    sql(DESK.dir.path(), query)
}

/// Every command that prints for people, with what there is to show.
fn questions() -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut ask = |args: &[&str]| all.push(args.iter().map(ToString::to_string).collect());
    for words in [
        "story",
        "conflicts",
        "timeline",
        "problems",
        "doctor",
        "queries",
        "search mooring bollard",
        "search OWNED",
        "problems --format line",
        "extract --explain hostile.jsonl",
    ] {
        ask(&words.split(' ').collect::<Vec<_>>());
    }
    for id in ids("SELECT article_id FROM article_list ORDER BY 1") {
        ask(&["article", &id]);
    }
    for id in ids("SELECT story_id FROM story_list ORDER BY 1") {
        ask(&["story", &id]);
        ask(&["timeline", &format!("story:{id}")]);
        ask(&["conflicts", "--story", &id]);
    }
    for id in ids("SELECT min(article_id) FROM article_list GROUP BY story_id, article_id % 3") {
        ask(&["trace", &id]);
        ask(&["versions", &id]);
    }
    for id in ids("SELECT max(outlet_id) FROM outlet_profile GROUP BY outlet_id % 40") {
        ask(&["outlet", &id]);
    }
    for id in ids("SELECT max(source_id) FROM source_profile GROUP BY source_id % 40") {
        ask(&["source", &id]);
    }
    for id in ids("SELECT max(claim_id) FROM claim_origins GROUP BY claim_id % 20") {
        ask(&["claim", &id]);
        ask(&["trace", &format!("claim:{id}")]);
        ask(&["packet", "claim", &id]);
        ask(&["packet", "claim", &id, "--format", "json"]);
    }
    for view in [
        "article_list",
        "statements",
        "claim_statements",
        "citation_list",
    ] {
        for format in ["table", "line", "json", "jsonl", "markdown"] {
            let query = format!("SELECT * FROM {view}");
            ask(&["sql", "--format", format, &query]);
        }
    }
    for (_, value) in VALUES.iter().step_by(3) {
        let value = value.replace('\0', "");
        if !value.starts_with('-') && !value.trim().is_empty() {
            ask(&["source", &value]);
        }
    }
    all
}

/// Runs each, several at a time.
fn run_all(questions: &[Vec<String>], check: impl Fn(&[&str], &Run) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(args) = questions.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let args: Vec<&str> = args.iter().map(String::as_str).collect();
                    check(&args, &coloured(DESK.dir.path(), &args));
                }
            });
        }
    });
}

#[test]
fn the_values_stand_where_they_may_do_harm() {
    let desk = &*DESK;
    assert_eq!(desk.ingested.code, 0, "{}", desk.ingested.err);
    assert!(VALUES.len() >= 100);
    let count = |query: &str| ids(query)[0].parse::<usize>().unwrap();
    let articles = stories() * FIELDS;
    assert!(count("SELECT count(*) FROM article_list") >= VALUES.len());
    // What is only blanks or control characters is no name.
    let least = articles * 8 / 10;
    for column in ["title", "outlet", "byline", "url", "credit"] {
        let there = count(&format!("SELECT count({column}) FROM article_list"));
        assert!(there >= least, "{column}: {there} of {articles}");
    }
    let odd = "GLOB '*[<>=&;' || char(27) || char(155) || char(8238) || ']*'";
    let contents = count(&format!("SELECT sum(content {odd}) FROM statements"));
    let sources = count(&format!("SELECT sum(source {odd}) FROM statements"));
    let claims = count(&format!("SELECT sum(claim {odd}) FROM claim_origins"));
    assert!(
        contents > 50 && sources > 10 && claims > 15,
        "{contents}, {sources}, {claims}"
    );
    assert!(count("SELECT count(*) FROM claim_origins WHERE denials > 0") > 10);
    assert!(count("SELECT count(*) FROM citation_list") > 10);
}

#[test]
fn nothing_moves_a_terminal() {
    check_text(&DESK.ingested.out, "ingest");
    check_text(&DESK.ingested.err, "ingest");
    let with_colours = AtomicUsize::new(0);
    run_all(&questions(), |args, run| {
        let what = format!("{args:?}");
        assert!((0..=1).contains(&run.code), "{what}: {}", run.err);
        check_text(&run.out, &what);
        check_text(&run.err, &what);
        if run.out.contains("\u{1b}[") {
            with_colours.fetch_add(1, Ordering::Relaxed);
        }
        if args.ends_with(&["json"]) {
            serde_json::from_str::<serde_json::Value>(&run.out).expect(&what);
        }
    });
    assert!(with_colours.into_inner() > 100, "colours were asked for");
}

#[test]
fn nothing_moves_a_real_terminal_in_any_format() {
    let exists = |name: &str| Command::new(name).arg("--version").output().is_ok();
    if !cfg!(target_os = "linux") || !exists("script") {
        return skipped("there is no `script` of util-linux to make a terminal with");
    }
    for args in [
        "article 1",
        "extract hostile.jsonl",
        "story 1 --format json",
        "sql --format csv 'SELECT * FROM article_list'",
        "sql --format jsonl 'SELECT * FROM article_list'",
        "sql --format table 'SELECT * FROM statements'",
        "sql --format markdown 'SELECT * FROM statements'",
        "report -o -",
        "problems",
    ] {
        let command = format!("'{}' {args}", env!("CARGO_BIN_EXE_onrecord"));
        let run = Command::new("script")
            .args(["-qec", &command, "/dev/null"])
            .current_dir(DESK.dir.path())
            .env("TERM", "xterm-256color")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let shown = String::from_utf8(run.stdout).unwrap();
        assert!(shown.len() > 100, "{args}: {shown}");
        // A terminal begins a line by a return of its own.
        check_text(&shown.replace("\r\n", "\n"), args);
    }
}

#[test]
fn no_cell_starts_a_formula() {
    let export = onrecord(DESK.dir.path(), &["export", "--format", "csv", "-o", "csv"]);
    assert_eq!(export.code, 0, "{}", export.err);
    let export = onrecord(DESK.dir.path(), &["export", "--format", "tsv", "-o", "tsv"]);
    assert_eq!(export.code, 0, "{}", export.err);
    let mut rows = 0;
    for (folder, mark) in [("csv", ','), ("tsv", '\t')] {
        for entry in std::fs::read_dir(DESK.dir.path().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            rows += check_cells(&text, mark, &path.display().to_string());
        }
    }
    for view in ["article_list", "statements", "claim_statements"] {
        let query = format!("SELECT * FROM {view}");
        let run = onrecord(DESK.dir.path(), &["sql", "--format", "csv", &query]);
        rows += check_cells(&run.out, ',', view);
    }
    assert!(rows > 2_000, "{rows}");
}

/// The page of all stories, and those of each.
fn pages() -> Vec<String> {
    let mut pages = vec![onrecord(DESK.dir.path(), &["report", "-o", "-"]).out];
    for id in ids("SELECT story_id FROM story_list ORDER BY 1") {
        pages.push(onrecord(DESK.dir.path(), &["report", &id, "-o", "-"]).out);
    }
    pages
}

/// The page of a corpus that wishes nobody ill.
fn calm_page() -> String {
    let dir = tempfile::tempdir().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/articles");
    let run = onrecord(dir.path(), &["ingest", "--quiet", seeds.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    onrecord(dir.path(), &["report", "-o", "-"]).out
}

#[test]
fn a_page_has_no_element_that_is_not_its_own() {
    let calm = calm_page();
    let calm = tags(&calm);
    let known = kinds(&calm);
    assert!(
        known.contains("a href") && known.contains("svg"),
        "{known:?}"
    );
    assert!(!known.contains("script"), "{known:?}");
    for page in pages() {
        let tags = tags(&page);
        let new: Vec<String> = kinds(&tags).difference(&known).cloned().collect();
        assert_eq!(new, [""; 0]);
        assert_eq!(odd_addresses(&tags), [""; 0]);
        check_text(&page, "the page");
        let policies: Vec<_> = tags
            .iter()
            .filter(|t| t.name == "meta")
            .filter(|t| {
                t.attributes
                    .iter()
                    .any(|a| a.1 == "Content-Security-Policy")
            })
            .collect();
        assert_eq!(policies.len(), 1);
        let policy = &policies[0]
            .attributes
            .iter()
            .find(|a| a.0 == "content")
            .unwrap()
            .1;
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}

#[test]
fn a_packet_has_no_markup_that_is_not_its_own() {
    let own = [
        "h1",
        "h2",
        "h3",
        "ul",
        "li",
        "p",
        "strong",
        "em",
        "code",
        "blockquote",
        "a",
        "a href",
    ];
    let mut links = 0;
    for id in ids("SELECT max(claim_id) FROM claim_origins GROUP BY claim_id % 40") {
        let packet = onrecord(DESK.dir.path(), &["packet", "claim", &id]);
        assert_eq!(packet.code, 0, "{}", packet.err);
        check_text(&packet.out, "packet");
        let html = rendered(&packet.out);
        let tags = tags(&html);
        let kinds = kinds(&tags);
        let new: Vec<&String> = kinds
            .iter()
            .filter(|k| !own.contains(&k.as_str()))
            .collect();
        assert_eq!(new, [""; 0], "{}\n{html}", packet.out);
        assert_eq!(odd_addresses(&tags), [""; 0]);
        links += counts(&tags).get("a").copied().unwrap_or_default();
        assert_eq!(counts(&tags)["h1"], 1);
    }
    assert!(links > 0, "addresses of the web can be followed");
    let query = "SELECT title, outlet, byline, url, credit FROM article_list";
    let table = onrecord(DESK.dir.path(), &["sql", "--format", "markdown", query]);
    let html = rendered(&table.out);
    let own = ["table", "thead", "tbody", "tr", "th", "td", "br"];
    let kinds = kinds(&tags(&html));
    let new: Vec<&String> = kinds
        .iter()
        .filter(|k| !own.contains(&k.as_str()))
        .collect();
    assert_eq!(new, [""; 0]);
    let articles = ids("SELECT article_id FROM article_list").len();
    assert_eq!(counts(&tags(&html))["td"], articles * 5);
}

#[test]
fn exports_for_other_programs_hold_no_markup_that_is_not_their_own() {
    let dir = DESK.dir.path();
    for format in ["json-ld", "ftm", "graphml", "jsonl"] {
        let args = ["export", "--format", format, "-o", &format!("out.{format}")];
        let with_view = [&args[..], &["article_list"]].concat();
        let run = coloured(dir, if format == "jsonl" { &with_view } else { &args });
        assert_eq!(run.code, 0, "{format}: {}", run.err);
        let text = std::fs::read_to_string(dir.join(format!("out.{format}"))).unwrap();
        let parses = |json: &str| serde_json::from_str::<serde_json::Value>(json).is_ok();
        match format {
            "graphml" => {
                let kinds = kinds(&tags(&text));
                let own = ["graphml", "key", "graph", "node", "edge", "data"];
                let own = |kind: &&String| !own.contains(&kind.split(' ').next().unwrap());
                assert_eq!(kinds.iter().find(own), None);
            }
            "json-ld" => assert!(parses(&text)),
            _ => assert!(text.lines().all(parses), "{format}"),
        }
    }
    let run = coloured(dir, &["export", "--format", "markdown", "-o", "notes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    check_text(&run.out, "notes");
    let mut folders = vec![dir.join("notes")];
    let mut notes = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            check_text(&path.display().to_string(), "the name of a note");
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            notes += 1;
            let note = std::fs::read_to_string(&path).unwrap();
            check_text(&note, "a note");
            let tags = tags(&rendered(&note));
            let odd = |tag: &&hostile::page::Tag| {
                let name = tag.name.as_str();
                matches!(
                    name,
                    "script" | "img" | "svg" | "iframe" | "style" | "math" | "object"
                ) || tag
                    .attributes
                    .iter()
                    .any(|a| a.0.starts_with("on") || a.0 == "style")
            };
            assert!(!tags.iter().any(|tag| odd(&tag)), "{note}");
        }
    }
    assert!(notes > 100, "{notes}");
}

/// What a reader of Markdown with all extensions makes of it.
fn rendered(markdown: &str) -> String {
    let mut html = String::new();
    let parser = pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all());
    pulldown_cmark::html::push_html(&mut html, parser);
    html
}

#[test]
fn records_that_are_broken_cost_only_themselves() {
    let dir = tempfile::tempdir().unwrap();
    let mut lines = Vec::new();
    for body in [
        r#""The quay \ud800 is shut, said Oda Lund.""#,
        r#""The quay \udc00\ud800 is shut, said Oda Lund.""#,
        r#""The quay \u0000 is shut, said Oda Lund.""#,
        r#""The quay \ufffe\uffff is shut, said Oda Lund.""#,
        "\"The quay \u{feff}is shut, said Oda Lund.\"",
    ] {
        lines.extend_from_slice(format!("{{\"title\":{body},\"body\":{body}}}\n").as_bytes());
    }
    lines.extend_from_slice(b"{\"body\":\"\xff\xfe\xed\xa0\x80 is shut, said Oda Lund.\"}\n");
    lines.extend_from_slice(b"\xef\xbb\xbf{\"body\":\"The pier is open, said Oda Lund.\"}\n");
    put(dir.path(), "sound.txt", DISPATCH);
    put(dir.path(), "\u{1b}[2Jodd\u{202e}.jsonl", lines);
    put(
        dir.path(),
        "bom.txt",
        b"\xef\xbb\xbfThe weir held\n\nThe weir \x00held, said \x1b]0;x\x07Oda Lund.\n",
    );
    put(
        dir.path(),
        "nothing\n\u{9b}31m.txt",
        b"\x00\x01\x02\x00\x00",
    );
    let run = coloured(dir.path(), &["ingest", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    check_text(&run.out, "ingest");
    check_text(&run.err, "ingest");
    assert!(run.out.starts_with("10 documents seen = "), "{}", run.out);
    let articles = sql(dir.path(), "SELECT article_id FROM article_list");
    assert!(articles.len() >= 5, "{}", run.out);
    for id in &articles {
        let shown = coloured(dir.path(), &["article", id]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        check_text(&shown.out, "article");
    }
    for args in [
        &["problems"][..],
        &["doctor"],
        &["remove", "--dry-run", "\u{1b}[2J"],
    ] {
        let run = coloured(dir.path(), args);
        check_text(&run.out, "problems");
        check_text(&run.err, "problems");
    }
    // Named files are told of on standard error.
    let name = "nothing\n\u{9b}31m.txt";
    let run = coloured(
        dir.path(),
        &["--db", "other.db", "ingest", name, "no\u{202e}such.txt"],
    );
    check_text(&run.err, "named");
    assert!(
        run.err.contains("nothing") && run.err.contains("such"),
        "{}",
        run.err
    );
}

/// A browser that can show a page without a window.
fn browser() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let found = names
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        skipped(&format!("there is no {} on the path", names.join(", ")));
    }
    found
}

/// What a browser makes of a page, once it had time to run and load what it would; `None` if
/// it does not work here.
fn dumped(browser: &str, dir: &Path, page: &str) -> Option<String> {
    put(dir, "page.html", page);
    let shown = dir.join("shown.html");
    let mut child = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .args(["--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--virtual-time-budget=2000"])
        .arg("--dump-dom")
        .arg(format!("--user-data-dir={}", dir.join("profile").display()))
        .arg(format!("file://{}", dir.join("page.html").display()))
        .stdin(Stdio::null())
        .stdout(std::fs::File::create(&shown).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(90);
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > until {
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let shown = String::from_utf8_lossy(&std::fs::read(shown).unwrap()).into_owned();
    (!shown.is_empty()).then_some(shown)
}

#[test]
fn in_a_browser_nothing_runs_and_nothing_is_asked_for() {
    let Some(browser) = browser() else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    // First, that this would be noticed.
    let address = format!("http://127.0.0.1:{}/x", DESK.port);
    let bad = format!(
        "<title>calm</title><img src={address}><script>document.title='OWNED'</script><p>text"
    );
    let Some(shown) = dumped(browser, dir.path(), &bad) else {
        return skipped(&format!("{browser} shows no page here"));
    };
    assert!(shown.contains("<title>OWNED"), "{shown}");
    assert!(CALLS.swap(0, Ordering::SeqCst) > 0);

    let pages = pages();
    let longest = pages.iter().skip(1).max_by_key(|page| page.len()).unwrap();
    for page in [&pages[0], longest] {
        let shown = dumped(browser, dir.path(), page).expect("a page is shown");
        let (written, seen) = (tags(page), tags(&shown));
        assert!(seen.len() > 100, "{shown}");
        assert_eq!(counts(&seen), counts(&written));
        let new: Vec<String> = kinds(&seen).difference(&kinds(&written)).cloned().collect();
        assert_eq!(new, [""; 0]);
        assert!(!shown.contains("<title>OWNED"));
    }
    assert_eq!(CALLS.load(Ordering::SeqCst), 0, "nobody is called");
}
