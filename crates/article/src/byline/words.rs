//! Words around names: what opens a byline, joins names, or tells a desk or a job from a name.

use onrecord_core::Words;

/// What opens a byline in many languages, lower case; longer ones first.
pub(super) const OPENINGS: &[&str] = &[
    "posted by",
    "written by",
    "story by",
    "reported by",
    "published by",
    "words by",
    "article by",
    "report by",
    "text by",
    "photos by",
    "by",
    "authors",
    "author",
    "von",
    "text",
    "autorin",
    "autoren",
    "autores",
    "autore",
    "autora",
    "autor",
    "auteurs",
    "auteur",
    "par",
    "propos recueillis par",
    "publié par",
    "por",
    "redazione di",
    "a cura di",
    "di",
    "автор",
    "автори",
    "авторы",
    "текст",
    "tekst",
    "autorzy",
    "opracowanie",
    "oprac.",
    "yazan",
    "haber",
    "door",
    "av",
    "af",
    "skriven av",
    "skrevet av",
    "od",
];

/// Words between two names; blanks around them.
pub(super) const JOINING: &[&str] = &[
    "and", "und", "et", "y", "e", "i", "и", "та", "й", "og", "och", "en", "ve", "a", "with", "mit",
    "avec", "con", "com", "med", "și", "και",
];

/// Words that make a part a job or an adjunct rather than a name.
pub(super) static JOBS: Words = Words::new(
    "reporter, reporters, correspondent, correspondents, editor, editors, writer, writers, \
     columnist, contributor, contributors, producer, journalist, journalists, analyst, intern, \
     fellow, author, chief, head, director, professor, senior, freelance, freelancer, \
     photographer, photojournalist, critic, specialist, presenter, anchor, host, president, ceo, \
     redakteur, redakteurin, reporterin, korrespondent, korrespondentin, autorin, volontär, \
     volontärin, chefredakteur, ressortleiter, journaliste, rédacteur, rédactrice, correspondante, \
     periodista, redactor, redactora, corresponsal, giornalista, inviato, jornalista, \
     журналист, корреспондент, редактор, кореспондент, dziennikarz, dziennikarka, redaktor, \
     muhabir, editör, journalistin, minutes, read, min",
);

/// Words that make a name one of a desk, an agency or an outlet.
pub(super) static DESKS: Words = Words::new(
    "staff, desk, newsroom, team, agency, agencies, wire, wires, news, newspaper, editorial, \
     editors, reporters, online, redaktion, redaktionen, onlineredaktion, redacción, redaccion, \
     redazione, redação, redaction, rédaction, redakcja, redakce, redactie, редакция, редакція, \
     agencia, agencias, agence, agenzia, agentur, nachrichtenagentur, presse, press, media, tv, \
     radio, magazine, times, post, daily, weekly, bureau, service, services, network, group, inc, \
     ltd, gmbh, foundation, institute, university, committee, association, board, council, \
     ministry, department, blog, web, digital, video, guest, contributor, admin, administrator, \
     user, webmaster",
);

/// Names that programs put where there is no author.
pub(super) static NOBODY: Words = Words::new(
    "admin, administrator, webmaster, user, root, editor, guest, unknown, anonymous, null, none, \
     undefined, nan, author, default, wordpress, test, n/a, na, -, wpadmin, superuser, by, von, \
     no author, not specified",
);

/// Words of the names of sections.
pub(super) static SECTIONS: Words = Words::new(
    "football, college, politics, sports, sport, soccer, basketball, baseball, business, world, \
     opinion, culture, entertainment, technology, tech, health, science, money, finance, \
     lifestyle, travel, music, movies, film, breaking, latest, top, stories, story, local, \
     national, international, law, education, weather, crime, arts, books, food, style, fashion, \
     climate, environment, energy, markets, economy, elections, election, home, live, analysis, \
     feature, features, exclusive, review, reviews, guide, guides, games, gaming, real, estate, \
     city, state, states, united, north, south, east, west, middle, nachrichten, noticias, \
     actualité, actualités, новости, новини, wiadomości, haberler, notizie, notícias, politik, \
     wirtschaft, kultur, sociedad, política, deportes, cronaca, esteri, gündem",
);

/// Letters behind a name.
pub(super) static TITLES_BEHIND: Words = Words::new(
    "jr, jr., sr, sr., ii, iii, iv, phd, ph.d, ph.d., md, m.d, m.d., rn, r.n., esq, esq., cfp, \
     cfp®, cfa, cpa, mba, msc, ma, ba, ms, dds, mph, rd, rdn, ld, llm, jd, mms, rnutr, do, np, dvm, cscs",
);
