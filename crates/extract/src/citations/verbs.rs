//! The words that citations are made with.

use onrecord_core::Words;

/// Verbs whose object is told something.
pub(super) const TOLD: &[&str] = &[
    "told",
    "tell",
    "tells",
    "telling",
    "informed",
    "informing",
    "assured",
];

/// What an outlet does when it reports.
pub(super) static REPORTS: Words = Words::new(
    "reported, reports, report, reporting, writes, wrote, published, publishes, revealed, \
     reveals, quoted, quotes, quoting, cited, cites, citing, learned, obtained, broke, \
     noted, notes, said, says, claimed, claims, confirmed, described, describes, detailed, \
     disclosed, adds, added, found, understands, asked, interviewed, explains, explained, \
     posted, announced, uncovered, details, documented, observed, recounted, called, calls, \
     suggested, suggests, argued, pointed, points, concluded, recently, tweeted, declared, \
     estimated, aired, released, ran, editorialized, opined, stated, states, stressed, \
     characterized, summarized, projected, noticed, exposed, has",
);

/// Of these, what only a body that publishes does: enough for a name that is not registered.
pub(super) static STRICT: Words = Words::new(
    "reported, reports, writes, wrote, published, publishes, quoted, quotes, reporting, \
     learned, revealed, interviewed",
);

/// What outlets publish.
pub(super) static PIECES: Words = Words::new(
    "report, reports, article, articles, story, stories, interview, interviews, op-ed, \
     editorial, editorials, investigation, analysis, piece, column, exclusive, account, \
     headline, headlines, dispatch, profile, documentary, broadcast, segment, blog, \
     reporting, scoop, expose, exposé, feature, essay, podcast, interlocutors, \
     interlocutor, sources, fact-check, fact-checker, website, review, front, database, \
     tally, count, average, roundup",
);

/// Words that make the name the employer or the commissioner of a poll.
pub(super) static ROLES: Words = Words::new(
    "host, co-host, anchor, reporter, correspondent, analyst, contributor, columnist, \
     commentator, editor, journalist, moderator, pundit, poll, polls, survey, \
     debate, debates, forum, town, photographer, producer, executive, president, chairman, \
     chief, ceo, director, employee, employees, staff, personality, reporters, journalists, \
     correspondents, hosts, writer, bureau, spokesman, spokeswoman, exit, board",
);

/// Asking many, which an outlet pays for or does.
pub(super) static POLLS: Words = Words::new("poll, polls, polling, survey, surveys");

/// Verbs that say something to somebody who stands behind "to", "with" or "on".
pub(super) static SPOKEN: Words = Words::new(
    "said, says, saying, revealed, disclosed, divulged, confirmed, spoke, speaking, speak, \
     interview, interviews, comments, commented, remarks, statement, admitted, lamented, \
     described, explained, told, appearance, appeared, appearing, appearances, leaked, \
     talked, talking, added, argued, claimed, denied, declared, suggested, insisted, \
     acknowledged, asked, wrote, conceded, discussed, complained, stated, predicted, warned, \
     vowed, defended, replied, responded, noted, announced, acknowledging, admitting, \
     confirming, conceding, insisting, arguing, claiming, denying, explaining, stating, \
     suggesting, warning, complaining, predicting, identified, recounted",
);

/// Verbs that stand before the outlet that reports.
pub(super) static INVERTED: Words =
    Words::new("reported, reports, writes, wrote, said, says, noted, notes, reporting");

/// Verbs that disclose, with the addressee far behind.
pub(super) static DISCLOSED: Words = Words::new(
    "revealed, disclosed, divulged, speaking, lamented, confirmed, leaked, interview, \
     confided, comments, remarks, account, identified",
);

/// What is printed in, or comes from, an outlet.
pub(super) static PRINTED: Words = Words::new(
    "wrote, writes, writing, reported, published, op-ed, article, articles, editorial, \
     report, reports, story, stories, column, piece, essay, interview, material, \
     information, reporting, profile, ad, appeared, quoted, dispatch, excerpt, leaked, \
     headline, letter, investigation, analysis, said, account, news",
);

/// What is done or made by an outlet.
pub(super) static MADE: Words = Words::new(
    "reported, published, obtained, seen, reviewed, revealed, quoted, cited, interviewed, \
     carried, broadcast, aired, confirmed, viewed, uncovered, report, investigation, article, \
     story, analysis, compiled, released, posted, leaked, asked, made, written, unearthed, \
     contacted, disclosed, tracked, review, reporting, documented, count, tally, projected, \
     challenged, pressed, questioned",
);

/// Before "to": who goes, listens or belongs to an outlet discloses nothing to it.
pub(super) static ELSEWHERE: Words = Words::new(
    "listening, switched, sold, moved, linked, compared, response, turned, went, came, \
     returned, subscribed, contributed, thanks, related",
);

/// "a report on CNN", "spent on Fox News": the name is what it is about.
pub(super) fn topic(previous: &str) -> bool {
    matches!(
        previous,
        "attack"
            | "attacks"
            | "spent"
            | "focused"
            | "report"
            | "based"
            | "ban"
            | "depends"
            | "criticism"
            | "watching"
            | "blamed"
    )
}

/// What "the newspaper" or "Time" must do to be cited.
pub(super) static STAND_IN_VERBS: Words = Words::new(
    "reported, reports, writes, wrote, published, quoted, quotes, said, says, learned, \
     revealed, notes, noted, added, adds, found, obtained, cited, cites, described, \
     reporting, interviewed, claims, claimed",
);
