//! Rows in every format.

use super::Desk;
use crate::Limits;
use crate::render::{Format, Renderer, fitted, width};

fn render(sql: &str, format: Format, width: Option<usize>) -> String {
    let mut out = Vec::new();
    let mut renderer = Renderer::new(&mut out, format, width);
    Desk::new()
        .open()
        .run_sql(sql, &Limits::default(), &mut renderer)
        .unwrap();
    String::from_utf8(out).unwrap()
}

#[track_caller]
fn check(sql: &str, format: Format, expected: &str) {
    assert_eq!(render(sql, format, None), expected);
}

const TWO: &str = "SELECT 'a,\"b\"' AS x, NULL AS y, 1.5 AS z UNION ALL SELECT '', 'l1' || char(10) || 'l|2', x'0aff'";

#[test]
fn csv() {
    check(
        TWO,
        Format::Csv,
        "x,y,z\n\"a,\"\"b\"\"\",,1.5\n\"\",\"l1\nl|2\",0aff\n",
    );
}

#[test]
fn json() {
    check(
        TWO,
        Format::Json,
        "[\n  {\"x\":\"a,\\\"b\\\"\",\"y\":null,\"z\":1.5},\n  {\"x\":\"\",\"y\":\"l1\\nl|2\",\"z\":\"0aff\"}\n]\n",
    );
    check("SELECT 1 AS a WHERE 0", Format::Json, "[]\n");
    check("SELECT 9e999 AS a", Format::Json, "[\n  {\"a\":null}\n]\n");
}

#[test]
fn json_lines_with_names_that_repeat() {
    check(
        "SELECT 1 AS a, 2 AS a, 3 AS a",
        Format::Jsonl,
        "{\"a\":1,\"a_2\":2,\"a_3\":3}\n",
    );
}

#[test]
fn markdown() {
    check(
        TWO,
        Format::Markdown,
        "| x | y | z |\n| --- | --- | --- |\n| a,\"b\" |  | 1.5 |\n|  | l1<br>l\\|2 | 0aff |\n",
    );
}

#[test]
fn line() {
    check(
        "SELECT 1 AS a, 'x' AS long UNION ALL SELECT 2, NULL",
        Format::Line,
        "   a = 1\nlong = x\n\n   a = 2\nlong =\n",
    );
}

#[test]
fn table_with_numbers_to_the_right() {
    check(
        "SELECT 'é' AS name, 7 AS n UNION ALL SELECT 'longer', 1000",
        Format::Table,
        "name    n\n------  ----\né          7\nlonger  1000\n",
    );
    check("SELECT 1 AS a WHERE 0", Format::Table, "a\n-\n");
}

#[test]
fn a_table_is_fitted_to_a_terminal_and_nowhere_else() {
    let sql = "SELECT printf('%.*c', 500, 'x') AS a, 'short' AS b, printf('%.*c', 300, 'y') AS c";
    for line in render(sql, Format::Table, Some(60)).lines() {
        assert!(width(line) <= 60, "{line}");
    }
    assert!(render(sql, Format::Table, Some(60)).contains("short"));
    let whole = render(sql, Format::Table, None);
    assert!(whole.contains(&"x".repeat(500)) && whole.contains(&"y".repeat(300)));
}

/// Titles in letters that take two columns, none, or one for several characters.
const TITLES: &str = "
    SELECT '港の渡し船が夜明けに止まった、町は待つ' AS title, 7 AS n, 'Aamulehti 新聞' AS outlet
    UNION ALL SELECT 'O' || char(769) || 'da' || char(776, 772) || ' closes the ferry', 12, 'Ö'
    UNION ALL SELECT '👩' || char(8205) || '👧 🇫🇮 ferry ❤' || char(65039) || ' harbour 🚢🚢🚢🚢', 1000, '🚢'
    UNION ALL SELECT 'The ferry stopped at dawn, and the town waits', 3, NULL";

/// Where the columns of a table begin, by the rule under its head.
fn beginnings(rule: &str) -> Vec<usize> {
    let starts = rule.match_indices("  -").map(|(at, _)| at + 2);
    std::iter::once(0).chain(starts).collect()
}

#[test]
fn columns_stand_in_line_whatever_the_letters_and_the_width() {
    for fit in [
        None,
        Some(100),
        Some(50),
        Some(41),
        Some(40),
        Some(39),
        Some(30),
    ] {
        let text = render(TITLES, Format::Table, fit);
        let rule = text.lines().nth(1).unwrap();
        let columns = beginnings(rule);
        assert_eq!(columns.len(), 3, "{text}");
        for line in text.lines() {
            assert!(width(line) <= fit.unwrap_or(usize::MAX), "{line}");
            // A gap of two columns stands before each but the first.
            for begin in columns.iter().skip(1) {
                let before = fitted(line, *begin);
                let whole = width(before) == *begin && before.ends_with("  ");
                assert!(whole || width(line) < *begin, "{begin}: {text}");
            }
        }
        assert_eq!(
            text.contains('…'),
            fit.is_some_and(|fit| fit < 60),
            "{text}"
        );
    }
    let narrow = render(TITLES, Format::Table, Some(30));
    assert!(narrow.contains("港の渡し船が…"), "{narrow}");
}

#[test]
fn what_has_more_columns_than_a_terminal_has_room_for_is_a_line_per_value() {
    let sql = "SELECT 'first value' AS one, '漢字' AS 字, 'third value' AS three
               UNION ALL SELECT 'x', 'y', NULL";
    let lines = "  one = first value\n   字 = 漢字\nthree = third value\n\n\
                 \x20 one = x\n   字 = y\nthree =\n";
    assert_eq!(render(sql, Format::Table, Some(20)), lines);
    assert_eq!(render(sql, Format::Line, None), lines);
    assert!(render(sql, Format::Table, Some(24)).contains("first v…  漢字"));
}

#[test]
fn a_long_result_is_not_held_in_memory_and_keeps_every_value() {
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
               SELECT i, CASE WHEN i = 2500 THEN 'a very late and wide value' ELSE 'v' END AS v FROM n";
    let text = render(sql, Format::Table, None);
    assert_eq!(text.lines().count(), 3002);
    assert!(text.contains("2500  a very late and wide value"));
}

#[test]
fn nothing_reaches_a_terminal_that_could_move_it() {
    let sql = "SELECT char(27) || '[2J' || char(8238) || char(10) || 'x' AS a";
    for format in [
        Format::Table,
        Format::Line,
        Format::Csv,
        Format::Json,
        Format::Jsonl,
        Format::Markdown,
    ] {
        let text = render(sql, format, Some(80));
        assert!(
            !text.contains(['\u{1b}', '\u{202E}']),
            "{format:?}: {text:?}"
        );
    }
    // A file gets exactly what is there.
    assert!(render(sql, Format::Csv, None).contains("\u{1b}[2J\u{202E}\nx"));
}

#[test]
fn several_statements_are_set_apart() {
    check(
        "SELECT 1 AS a; SELECT 2 AS b",
        Format::Csv,
        "a\n1\n\nb\n2\n",
    );
}
