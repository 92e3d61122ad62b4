//! Opening what is ours, and leaving alone what is not.

use super::*;
use crate::{APPLICATION_ID, SCHEMA_VERSION, StoreError, open_read_only};
use std::fs;
use std::path::Path;

#[track_caller]
fn check_refused(path: &Path, is_it: impl Fn(&StoreError) -> bool, says: &str) {
    let before = fs::read(path).unwrap();
    let folder = || -> Vec<_> {
        let names = fs::read_dir(path.parent().unwrap()).unwrap();
        let mut names: Vec<_> = names.map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let beside = folder();
    for error in [
        Store::open(path).unwrap_err(),
        open_read_only(path).unwrap_err(),
    ] {
        assert!(is_it(&error), "{error:?}");
        let text = error.to_string();
        assert!(text.contains(says), "{text}");
        assert!(text.contains(path.to_str().unwrap()), "{text}");
    }
    assert!(fs::read(path).unwrap() == before, "the file was changed");
    assert_eq!(folder(), beside);
}

#[test]
fn a_text_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "Dear diary, the harbour is closed.".repeat(20)).unwrap();
    check_refused(&path, StoreError::is_not_ours, "no SQLite database");
}

#[test]
fn another_programs_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, setup) in [
        ("plain.db", "CREATE TABLE t (a)"),
        ("wal.db", "PRAGMA journal_mode = WAL; CREATE TABLE t (a)"),
        ("id.db", "PRAGMA application_id = 7; CREATE TABLE t (a)"),
    ] {
        let path = folder.path().join(name);
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch(setup).unwrap();
        conn.close().unwrap();
        check_refused(&path, StoreError::is_not_ours, "another program's database");
    }
}

#[test]
fn a_newer_schema_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.db");
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.pragma_update(None, "application_id", APPLICATION_ID)
        .unwrap();
    conn.pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    conn.execute_batch("CREATE TABLE t (a)").unwrap();
    conn.close().unwrap();
    check_refused(&path, StoreError::is_newer, "newer onrecord");
}

#[test]
fn a_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Store::open(folder.path()).is_err());
    assert!(open_read_only(folder.path()).is_err());
}

#[test]
fn a_missing_file_is_not_made_by_a_reader() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.db");
    let error = open_read_only(&path).unwrap_err();
    assert!(error.is_missing());
    assert!(error.to_string().contains("onrecord ingest"), "{error}");
    assert!(!path.exists());
    let error = Store::open(&folder.path().join("no/such/folder.db")).unwrap_err();
    assert!(error.is_missing(), "{error}");
}

#[test]
fn a_second_writer_is_locked_out_until_the_first_is_gone() {
    let mut desk = Desk::new();
    let path = desk.path();
    let error = Store::open(&path).unwrap_err();
    assert!(error.is_locked());
    assert!(error.to_string().contains("wait"), "{error}");
    #[cfg(unix)]
    {
        let link = desk.folder.path().join("link.db");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(Store::open(&link).unwrap_err().is_locked());
    }
    // Readers are not.
    open_read_only(&path).unwrap();
    drop(desk.store.take());
    Store::open(&path).unwrap().close().unwrap();
}

#[test]
fn a_lock_file_left_by_a_crash_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    fs::write(folder.path().join("desk.db.lock"), "").unwrap();
    Store::open(&path).unwrap().close().unwrap();
}

#[test]
fn closing_leaves_one_file_that_opens_from_read_only_media() {
    let (mut desk, ..) = linked_desk();
    let path = desk.path();
    desk.store.take().unwrap().close().unwrap();
    let names: Vec<_> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names, ["desk.db"]);
    // The two bytes of the header that would ask for a log beside it.
    assert_eq!(fs::read(&path).unwrap()[18..20], [1, 1]);
    let conn = open_read_only(&path).unwrap();
    assert_eq!(rows(&conn, "SELECT count(*) FROM article_list"), ["2"]);
    assert_eq!(rows(&conn, "PRAGMA integrity_check"), ["ok"]);
    drop(conn);
    // And goes on growing.
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.extractor().unwrap().as_deref(), Some("1"));
    store.begin_run(&new_run("1")).unwrap();
    store.close().unwrap();
}

#[test]
fn closing_while_a_reader_reads_loses_nothing() {
    let (mut desk, ..) = linked_desk();
    let path = desk.path();
    let reader = open_read_only(&path).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    assert_eq!(rows(&reader, "SELECT count(*) FROM article_list"), ["2"]);
    desk.store.take().unwrap().close().unwrap();
    assert_eq!(rows(&reader, "SELECT count(*) FROM article_list"), ["2"]);
    drop(reader);
    Store::open(&path).unwrap().close().unwrap();
    assert_eq!(fs::read(&path).unwrap()[18..20], [1, 1]);
}

#[test]
fn a_file_left_in_wal_mode_opens_with_all_that_was_committed() {
    let (mut desk, ..) = linked_desk();
    let path = desk.path();
    // As after a crash: neither closed nor dropped.
    std::mem::forget(desk.store.take());
    let copy = desk.folder.path().join("copy.db");
    for end in ["", "-wal"] {
        let from = format!("{}{end}", path.display());
        fs::copy(from, format!("{}{end}", copy.display())).unwrap();
    }
    let conn = open_read_only(&copy).unwrap();
    assert_eq!(rows(&conn, "SELECT count(*) FROM article_list"), ["2"]);
    drop(conn);
    let store = Store::open(&copy).unwrap();
    assert!(store.unlinked().unwrap().is_empty());
    store.close().unwrap();
}

#[test]
fn a_creation_that_broke_off_is_taken_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("half.db");
    fs::write(&path, "").unwrap();
    Store::open(&path).unwrap().close().unwrap();
    let half = folder.path().join("half2.db");
    let conn = rusqlite::Connection::open(&half).unwrap();
    conn.pragma_update(None, "application_id", APPLICATION_ID)
        .unwrap();
    conn.close().unwrap();
    assert!(open_read_only(&half).is_err());
    Store::open(&half).unwrap().close().unwrap();
    open_read_only(&half).unwrap();
}

#[test]
fn a_reader_cannot_write() {
    let (mut desk, ..) = linked_desk();
    let path = desk.path();
    desk.store.take().unwrap().close().unwrap();
    let conn = open_read_only(&path).unwrap();
    assert!(conn.execute("DELETE FROM runs", []).is_err());
    conn.execute_batch("PRAGMA query_only = OFF").unwrap();
    assert!(conn.execute("DELETE FROM runs", []).is_err());
    // A mistyped name is no text.
    assert!(conn.prepare("SELECT \"no such column\" FROM runs").is_err());
}

#[test]
fn odd_file_names_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("what? 100% #1 ключ.db");
    Store::open(&path).unwrap().close().unwrap();
    open_read_only(&path).unwrap();
    assert!(path.exists());
}

#[test]
fn a_full_disk_is_named_and_what_was_committed_stays() {
    let mut desk = Desk::new();
    desk.new_article("a", &plain("Quay Post", "2025-03-12", "Kept."));
    // The same error as of a full disk.
    let pages: i64 = desk.ask("PRAGMA page_count")[0].parse().unwrap();
    desk.store()
        .conn
        .pragma_update(None, "max_page_count", pages + 2)
        .unwrap();
    let run = desk.run;
    let article = plain("Quay Post", "2025-03-12", &"Too much. ".repeat(20_000));
    let document = Incoming {
        location: "b",
        bytes: article.body.as_bytes(),
        format: "text",
        supplied: &Supplied::default(),
        outcome: Ok(&article),
        problems: &[],
    };
    let mut batch = desk.store().batch().unwrap();
    let error = batch.put(run, &document).unwrap_err();
    assert!(error.is_disk_full(), "{error:?}");
    assert!(
        error.to_string().contains("free some space")
            || error.to_string().contains("Free some space")
    );
    drop(batch);
    assert_eq!(desk.ask("SELECT uri FROM article_list"), ["a"]);
    desk.check_sound();
}
