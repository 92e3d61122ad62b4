//! The words that the choice goes by.

use onrecord_core::Words;

/// Words of saying, in the forms that tell what somebody said.
pub(super) static SAYING: Words = Words::new(
    "said, say, says, saying, told, tell, tells, telling, added, adds, adding, add, \
     according, asked, asks, asking, wrote, writes, writing, tweeted, tweets, tweeting, \
     stated, states, stating, announced, announces, announcing, announce, explained, \
     explains, explaining, explain, noted, notes, noting, note, argued, argues, arguing, \
     argue, claimed, claims, claiming, claim, insisted, insists, insisting, insist, \
     suggested, suggests, suggesting, acknowledged, acknowledges, acknowledging, warned, \
     warns, warning, vowed, vows, vowing, promised, promises, promising, accused, accuses, \
     accusing, confirmed, confirms, confirming, replied, replies, replying, responded, \
     responds, recalled, recalls, recalling, continued, declared, declares, declaring, \
     described, describes, describing, predicted, predicts, predicting, testified, \
     testifies, complained, complains, complaining, admitted, admits, admitting, conceded, \
     concedes, contended, contends, maintained, maintains, emphasized, emphasizes, \
     emphasizing, emphasised, emphasises, emphasising, stressed, stresses, stressing, \
     asserted, asserts, asserting, alleged, alleges, alleging, remarked, remarks, commented, \
     comments, reiterated, reiterates, reiterating, joked, quipped, called, calls, denied, \
     denies, denying, deny, declined, declines, declining, decline, refused, refuses, \
     refusing, rejected, rejects, disputed, disputes, dismissed, dismisses, criticized, \
     criticizes, criticised, criticises, praised, praises, blamed, blames, cited, cites, \
     quoted, quotes, quoting, demanded, demands, pledged, pledges, proposed, proposes, \
     recommended, recommends, revealed, reveals, revealing, reveal, disclosed, discloses, \
     disclosing, divulged, divulges, estimated, estimates, cautioned, cautions, advised, \
     mentioned, mentions, observed, observes, boasted, lamented, laments, countered, \
     shouted, yelled, condemned, condemns, defended, urged, urges, urging, informed, \
     informs, notified, notifying, briefed, confided, affirmed, affirms, affirming, \
     reported, reports, reporting, pointed, points, concluded, concludes, answered, \
     answers, repeated, conveyed, relayed, recounted, signaled, signalled, indicated, \
     indicates, hinted, talked, talking, speaking, spoke",
);

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

/// Words of denying.
pub(super) static DENYING: Words = Words::new(
    "deny, denies, denied, denying, refute, refutes, refuted, refuting, reject, rejects, \
     rejected, rejecting, dispute, disputes, disputed, disputing, dismiss, dismisses, dismissed, \
     dismissing, disavow, disavows, disavowed, disavowing, rebut, rebuts, rebutted, rebutting",
);

/// Words of answering, which with a word of [`NOT`] are a refusal.
pub(super) static ANSWERING: Words = Words::new(
    "respond, responded, return, returned, comment, commented, reply, replied, answer, answered",
);

/// Words that negate.
pub(super) static NOT: Words = Words::new("not, n't, never, neither, nor, no");
