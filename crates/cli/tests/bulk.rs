//! The smaller model, by `--bulk`.

mod common;

use common::{DISPATCH, onrecord, put, sql};

#[test]
fn a_database_is_of_one_model_until_it_is_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "dispatch.txt", DISPATCH);
    let bulk = onrecord(dir.path(), &["ingest", "--bulk", "dispatch.txt"]);
    assert_eq!(bulk.code, 0, "{}", bulk.err);
    let statements = "SELECT count(*) FROM attributions";
    let few = sql(dir.path(), statements);

    let other = onrecord(dir.path(), &["ingest", "dispatch.txt"]);
    assert_eq!(other.code, 2, "{}", other.out);
    assert!(other.err.contains("rebuild"), "{}", other.err);
    assert_eq!(sql(dir.path(), statements), few);

    assert_eq!(onrecord(dir.path(), &["rebuild"]).code, 0);
    let again = onrecord(dir.path(), &["ingest", "dispatch.txt"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.contains("1 unchanged"), "{}", again.out);
}

#[test]
fn a_filter_says_which_model_it_used() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "dispatch.txt", DISPATCH);
    let version = |args: &[&str]| {
        let run = onrecord(dir.path(), args);
        assert_eq!(run.code, 0, "{}", run.err);
        let line: serde_json::Value = serde_json::from_str(run.out.trim()).unwrap();
        let found = line["attributions"].as_array().unwrap().len();
        assert!(found > 2, "{line}");
        line["extractor"].as_str().unwrap().to_owned()
    };
    let main = version(&["extract", "dispatch.txt"]);
    assert_ne!(main, version(&["extract", "--bulk", "dispatch.txt"]));
}
