//! The words that the choice goes by.

use onrecord_core::Words;

/// What is done to somebody with words or thoughts: the subject of the passive is spoken of,
/// and says nothing.
pub(super) static SPOKEN_OF: Words = Words::new(
    "accused, advised, alleged, announced, asked, believed, blamed, branded, called, \
     celebrated, challenged, charged, cited, claimed, condemned, considered, criticised, \
     criticized, declared, deemed, denounced, depicted, derided, described, dismissed, \
     dubbed, expected, forecast, hailed, identified, informed, interpreted, intended, \
     judged, known, labeled, labelled, lauded, mentioned, mocked, named, nicknamed, noted, \
     perceived, portrayed, praised, predicted, pressed, presumed, projected, questioned, \
     quizzed, quoted, recognised, recognized, regarded, remembered, reported, required, \
     revealed, ridiculed, rumored, rumoured, said, seen, suspected, thought, told, touted, \
     understood, urged, viewed, warned",
);

/// Verbs whose subject seems so to others.
pub(super) static SEEMING: Words = Words::new("seem, seems, seemed, appear, appears, appeared");

/// Forms of "be", which make a passive.
pub(super) static BE: Words = Words::new("is, are, was, were, be, been, being, 's, 're");

/// What may stand before a participle at the front of a sentence: "Even after warning that …".
pub(super) static BEFORE_PARTICIPLE: Words = Words::new(
    "after, by, while, before, in, besides, addition, to, beyond, when, despite, on, without, \
     instead, of, and, but, yet, even, since, upon, then",
);

/// Words that join a clause to a noun before it.
pub(super) static RELATIVES: Words = Words::new("which, that, what, whom");
