//! Parts of pages about places that do not exist.

/// Sentences of running text.
pub(crate) const SENTENCES: &[&str] = &[
    "The council of Merrow Bay voted on Tuesday to keep the old ferry running through the winter, although only a third of the berths can still be used.",
    "Harbour master Ilsa Quent said the decision had come late, and that two of the captains had already signed on with a carrier in the south.",
    "Residents of the outer islands had waited since spring for an answer from the ministry, which until last week had not set aside any money.",
    "A study by the university of Tarn found that the boats carry about nine hundred people a day, most of them on their way to work.",
    "\u{201c}We do not need a bridge, we need a timetable that somebody keeps,\u{201d} said Orrin Valde, who runs the only bakery on Little Skarn.",
    "The opposition called the plan a waste and asked for an inquiry into the repairs of the last three years.",
    "The mayor rejected this: every invoice, she said, lies open in the town hall for anybody who wants to read it.",
    "In the neighbouring district of Pell the line was given up ten years ago, and four of its nine villages have since lost their schools.",
    "Engineers expect the first of the two new engines in March, if the yard in Corran delivers as it has promised.",
    "Until then the smaller of the boats is to sail every other hour, and on Sundays only in the morning.",
    "The union of the crews wants a written promise that nobody will be sent home without pay when the wind is too strong.",
    "A spokesman for the carrier declined to comment on the talks, which are to go on next week behind closed doors.",
];

/// Headlines, by number.
pub(crate) fn headline(i: usize) -> String {
    let who = [
        "Ferry crews",
        "Bakers of Skarn",
        "Tarn engineers",
        "Two mayors",
        "Lighthouse keepers",
        "Pell farmers",
        "Young sailors",
    ];
    let what = [
        "reject the new timetable",
        "ask for a second opinion",
        "win the prize of the isles",
        "count the cost of the storm",
        "wait for an answer from Corran",
    ];
    let (a, b) = (i % who.len(), (i / who.len() + i) % what.len());
    format!("{} {} ({i})", who[a], what[b])
}

/// Paragraphs of running text.
pub(crate) fn paragraphs(from: usize, count: usize) -> String {
    (from..from + count)
        .map(|i| format!("<p>{}</p>\n", SENTENCES[i % SENTENCES.len()]))
        .collect()
}

/// A page with a menu above and a footer below.
pub(crate) fn page(head: &str, body: &str) -> String {
    let menu: String = ["News", "Islands", "Harbour", "Sport", "Weather", "Contact"]
        .iter()
        .map(|name| format!("<li><a href=\"/{name}\">{name}</a></li>"))
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}</head><body>\
         <header><a href=\"/\">The Merrow Courier</a><nav><ul>{menu}</ul></nav></header>{body}\
         <footer><p>© The Merrow Courier. All rights reserved.</p>\
         <a href=\"/imprint\">Imprint</a> <a href=\"/privacy\">Privacy</a></footer></body></html>"
    )
}

/// JSON-LD of one thing.
pub(crate) fn ld(kind: &str, more: &str) -> String {
    format!(
        "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"{kind}\"{more}}}</script>"
    )
}
