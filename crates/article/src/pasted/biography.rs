//! What is said of an author below an article.

use super::blocks::Block;

/// What writers of articles do, in the words of the notes on them.
const BIOGRAPHY: &[&str] = &[
    " is a reporter",
    " is a journalist",
    " is a correspondent",
    " is a staff writer",
    " is a freelance",
    " is a senior reporter",
    " is a columnist",
    " is an editor at",
    " is an editor for",
    " is the editor of",
    " is a contributor",
    " is a writer",
    " is an author",
    " covers ",
    " joined the ",
    " reports on ",
    " previously worked",
    " has written for",
    " started his career",
    " started her career",
    " began his career",
    " began her career",
    " can be reached at",
    " follow him on",
    " follow her on",
    " follow them on",
    " on x @",
    " graduated from",
    " bureau chief",
    " is a science writer",
    " is a political reporter",
    " is a features writer",
    " and the author of",
    " is the author of",
    " lives in ",
    " lives on ",
    " writer who covers",
    " columnist and",
    " based in ",
    " writes about",
    " contributed to this",
];

/// A note on the author: at least two of the things that such notes say.
pub(crate) fn is_biography(block: &Block) -> bool {
    if block.words > 150 || block.folded.contains('"') {
        return false;
    }
    let folded = block.folded.as_str();
    let hits = BIOGRAPHY.iter().filter(|p| folded.contains(**p)).count();
    hits >= 2
        || folded.contains("contributed to this report")
        || folded.contains("contributed reporting")
}
