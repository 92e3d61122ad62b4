//! What `onrecord` adds to SQL: functions, parameters, hints.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord_core::{Article, Supplied};
use onrecord_query::{Database, Limits, Parameters, QueryError, Table, Value, saved};
use onrecord_store::{Incoming, NewRun, Store};

/// A database with one article.
fn with_database<T>(ask: impl FnOnce(&mut Database) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.db");
    let article = Article {
        title: Some("Fähre".into()),
        body: "Die Fähre nach Ulm fährt wieder, sagte die Reederei.".into(),
        ..Article::default()
    };
    let mut store = Store::open(&path).unwrap();
    let run = NewRun {
        extractor: "test",
        arguments: "",
        started_at: None,
    };
    let run = store.begin_run(&run).unwrap();
    let mut batch = store.batch().unwrap();
    let incoming = Incoming {
        location: "1.txt",
        bytes: b"1",
        format: "text",
        supplied: &Supplied::default(),
        outcome: Ok(&article),
        problems: &[],
    };
    batch.put(run, &incoming).unwrap();
    batch.commit().unwrap();
    store.close().unwrap();
    ask(&mut Database::open(&path).unwrap())
}

/// The one value of a query.
fn value(sql: &str) -> Value {
    with_database(|database| {
        let tables = database.query(sql).unwrap();
        tables.into_iter().next().unwrap().rows.remove(0).remove(0)
    })
}

fn failure(sql: &str) -> QueryError {
    with_database(|database| database.query(sql).unwrap_err())
}

fn text(of: &str) -> Value {
    Value::Text(of.into())
}

#[test]
fn regexp_looks_for_a_pattern() {
    assert_eq!(
        value("SELECT 'harbour toll' REGEXP '\\btoll$'"),
        Value::Integer(1)
    );
    assert_eq!(
        value("SELECT 'Harbour' REGEXP 'harbour'"),
        Value::Integer(0)
    );
    assert_eq!(
        value("SELECT 'Harbour' REGEXP '(?i)harbour'"),
        Value::Integer(1)
    );
    assert_eq!(value("SELECT NULL REGEXP 'x'"), Value::Null);
    let error = failure("SELECT 'x' REGEXP '('").to_string();
    assert!(error.contains("unclosed group"), "{error}");
}

#[test]
fn a_pattern_that_drives_others_mad_takes_no_time() {
    let sql = "SELECT hex(zeroblob(500000)) REGEXP '^(0*)*$'";
    assert_eq!(value(sql), Value::Integer(1));
}

#[test]
fn median_is_the_middle_of_the_known_numbers() {
    let of = |list: &str| {
        value(&format!(
            "WITH n (x) AS (VALUES {list}) SELECT median(x) FROM n"
        ))
    };
    assert_eq!(of("(3), (1), (10)"), Value::Real(3.0));
    assert_eq!(of("(4), (1), (NULL), (3), (2)"), Value::Real(2.5));
    assert_eq!(of("(NULL)"), Value::Null);
}

#[test]
fn fold_makes_names_comparable() {
    assert_eq!(value("SELECT fold('Müller ÉCOLE')"), text("müller école"));
    assert_eq!(value("SELECT fold(NULL)"), Value::Null);
}

#[test]
fn days_lie_between_two_dates_or_nothing_is_said() {
    let of = |a: &str, b: &str| value(&format!("SELECT days_between('{a}', '{b}')"));
    assert_eq!(of("2024-02-13", "2024-03-01"), Value::Real(17.0));
    assert_eq!(of("2024-02-13T12:00Z", "2024-02-13"), Value::Real(-0.5));
    assert_eq!(of("2024-02", "2024-02-03"), Value::Real(2.0));
    assert_eq!(of("soon", "2024-02-13"), Value::Null);
}

#[test]
fn an_excerpt_shows_a_passage_by_its_characters() {
    let all = "Die [Fähre] nach Ulm fährt wieder, sagte die Reederei.";
    assert_eq!(value("SELECT excerpt(1, 4, 9)"), text(all));
    for none in ["9, 4, 9", "1, 9, 4", "1, 4, 900", "1, -1, 4", "NULL, 4, 9"] {
        assert_eq!(
            value(&format!("SELECT excerpt({none})")),
            Value::Null,
            "{none}"
        );
    }
}

#[test]
fn parameters_get_their_values_and_a_mistyped_one_is_told() {
    let ask = |sql: &str, given: &[(&str, &str)]| {
        let mut parameters = Parameters::default();
        for (name, typed) in given {
            parameters.set_typed(name, typed);
        }
        with_database(|database| {
            let mut tables: Vec<Table> = Vec::new();
            let limits = Limits::default();
            database
                .run_sql_with(sql, &parameters, &limits, &mut tables)
                .map(|()| {
                    tables
                        .into_iter()
                        .flat_map(|t| t.rows)
                        .flatten()
                        .collect::<Vec<_>>()
                })
                .map_err(|e| e.to_string())
        })
    };
    let sql = "SELECT :a, typeof(:a), @b; SELECT typeof($c)";
    let given = [("a", "12"), ("b", "O'Hara"), (":c", "007")];
    let expected = vec![
        Value::Integer(12),
        text("integer"),
        text("O'Hara"),
        text("text"),
    ];
    assert_eq!(ask(sql, &given), Ok(expected));
    let missing = ask("SELECT :name", &[]).unwrap_err();
    assert!(missing.contains(":name has no value"), "{missing}");
    let idle = ask("SELECT 1", &[("nmae", "x")]).unwrap_err();
    assert!(idle.contains("no parameter :nmae"), "{idle}");
    assert!(ask("SELECT ?", &[]).unwrap_err().contains("need names"));
}

#[test]
fn a_mistake_is_shown_with_its_place_and_the_name_that_was_meant() {
    let error = failure("SELECT outlet,\n  sorce FROM statements").to_string();
    let expected = "no such column: sorce\n    sorce FROM statements\n    ^\n\
                    did you mean source?";
    assert_eq!(error, expected);
    let error = failure("SELECT * FROM statement").to_string();
    assert!(error.ends_with("did you mean statements?"), "{error}");
    let error = failure("SELECT medain(1)").to_string();
    assert!(error.ends_with("did you mean median?"), "{error}");
    let error = failure("SELECT 1 +").to_string();
    assert!(!error.contains("did you mean"), "{error}");
}

#[test]
fn every_saved_query_is_embedded_described_and_runs() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../queries");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let known: Vec<String> = saved().map(|q| format!("{}.sql", q.name)).collect();
    assert_eq!(known, files);
    with_database(|database| {
        for query in saved() {
            assert!(query.title.ends_with('.'), "{}", query.name);
            let mut parameters = Parameters::default();
            for name in ["source", "outlet"] {
                if query.sql.contains(&format!(" :{name}\n"))
                    || query.sql.contains(&format!(":{name} ||"))
                {
                    parameters.set_typed(name, "x");
                }
            }
            let mut tables: Vec<Table> = Vec::new();
            let done =
                database.run_sql_with(query.sql, &parameters, &Limits::default(), &mut tables);
            assert!(done.is_ok(), "{}: {done:?}", query.name);
            assert_eq!(tables.len(), 1, "{}", query.name);
        }
    });
}

#[test]
fn a_query_can_be_stopped_from_another_thread() {
    with_database(|database| {
        let stopper = database.stopper();
        let endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
                       SELECT count(*) FROM n";
        let error = std::thread::scope(|scope| {
            let (sender, receiver) = std::sync::mpsc::channel::<()>();
            scope.spawn(move || {
                // A stop before the query runs stops nothing: so again until it has ended.
                while receiver.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
                    stopper.stop();
                    std::thread::sleep(std::time::Duration::from_millis(5));
                }
            });
            let error = database.query(endless).unwrap_err();
            drop(sender);
            error
        });
        assert!(error.is_stopped(), "{error}");
    });
}
