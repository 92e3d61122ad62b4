//! How pasted pages of many layouts are read: floors under the figures reached.

use onrecord_eval::pasted;

#[test]
fn pasted_pages_of_many_layouts_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../article/tests/pasted");
    let measured = pasted::measure(folder.as_ref()).unwrap();
    assert!(measured.pages >= 25);
    let floors = [
        ("precision", measured.precision, 0.97),
        ("recall", measured.recall, 0.985),
        ("title", measured.share("title"), 0.96),
        ("authors", measured.share("authors"), 0.96),
        ("date", measured.share("date"), 0.87),
        ("outlet", measured.share("outlet"), 0.9),
    ];
    for (name, reached, floor) in floors {
        assert!(
            reached >= floor,
            "{name}: {reached:.3} under {floor}\n{measured}"
        );
    }
}
