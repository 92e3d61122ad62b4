//! How pasted pages of many layouts are read: floors under the figures reached.

use onrecord_eval::pasted;

#[test]
fn pasted_pages_of_many_layouts_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../article/tests/pasted");
    let measured = pasted::measure(folder.as_ref()).unwrap();
    assert!(measured.pages >= 25);
    let floors = [
        ("precision", measured.precision, 0.86),
        ("recall", measured.recall, 0.94),
        ("title", measured.share("title"), 0.84),
        ("authors", measured.share("authors"), 0.5),
        ("date", measured.share("date"), 0.68),
        ("outlet", measured.share("outlet"), 0.21),
    ];
    for (name, reached, floor) in floors {
        assert!(
            reached >= floor,
            "{name}: {reached:.3} under {floor}\n{measured}"
        );
    }
}
