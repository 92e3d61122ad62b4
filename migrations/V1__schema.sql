-- The schema of an onrecord database.
--
-- Recorded tables hold what was received and are never changed by a better extractor: runs,
-- documents, document_locations, document_bytes. Everything below "Derived" can be dropped and
-- made again from them. The views at the end are the public surface; tables may change.
--
-- Offsets are characters (Unicode code points) of article_texts.body:
--   substr(body, start + 1, end - start)
-- is the evidence itself. Dates are kept as they were stated; *_from and *_to are UTC seconds
-- for order, from inclusive, to exclusive. Lists are JSON.
--
-- A landed migration is never edited; a change is a new file.
--
-- Nothing here needs more than SQLite 3.37 to be read, so that the file opens in the SQLite
-- that people have: no ORDER BY inside an aggregate. DuckDB reads the views with a parser of
-- its own, which does not take count(*) and x IS NOT y back to SQLite: views do without.

-- "onrc", so that the file can be told from any other SQLite file; and the number of the
-- newest migration, so that an older program refuses a newer file.
PRAGMA application_id = 0x6f6e7263;
PRAGMA user_version = 1;

------------------------------------------------------------------------------------------
-- Registers

-- What the program remembers about the file itself, such as which outlet register it ships.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who publishes. A found outlet is known only from articles: its kind is not known.
CREATE TABLE outlets (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    kind    TEXT CHECK (kind IN ('agency', 'newspaper', 'broadcaster', 'magazine', 'online',
                                 'aggregator', 'blog', 'government')),
    country TEXT,
    owner   TEXT,
    origin  TEXT NOT NULL CHECK (origin IN ('shipped', 'user', 'found'))
) STRICT;

-- By what names and domains an outlet is known, in the register's order.
CREATE TABLE outlet_names (
    outlet_id INTEGER NOT NULL REFERENCES outlets (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('name', 'alias', 'domain')),
    ord       INTEGER NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (outlet_id, kind, ord)
) STRICT, WITHOUT ROWID;

-- A person asks for an outlet by any of its names, in any case.
CREATE INDEX outlet_names_by_name ON outlet_names (name COLLATE NOCASE);

------------------------------------------------------------------------------------------
-- Recorded

-- One ingest. The counts add up: seen = new + updated + unchanged + duplicate + rejected.
CREATE TABLE runs (
    id          INTEGER PRIMARY KEY,
    started_at  TEXT,
    finished    INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)), -- 0: it broke off
    extractor   TEXT NOT NULL,     -- version of what made the derived rows
    arguments   TEXT NOT NULL,     -- as typed
    seen        INTEGER NOT NULL DEFAULT 0,
    new         INTEGER NOT NULL DEFAULT 0,
    updated     INTEGER NOT NULL DEFAULT 0,
    unchanged   INTEGER NOT NULL DEFAULT 0,
    duplicate   INTEGER NOT NULL DEFAULT 0,
    rejected    INTEGER NOT NULL DEFAULT 0,
    problems    INTEGER NOT NULL DEFAULT 0,
    bytes       INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One input record exactly as it was received. Its key is made of its bytes and of what was
-- supplied with it.
CREATE TABLE documents (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    run_id       INTEGER NOT NULL REFERENCES runs (id),
    sha256       TEXT NOT NULL,    -- of the bytes, hexadecimal
    size         INTEGER NOT NULL, -- of the bytes, before compression
    format       TEXT NOT NULL,
    supplied     TEXT NOT NULL,    -- JSON object
    retrieved_at TEXT              -- from supplied; never a file's time stamp
) STRICT;

-- The bytes, deflated (RFC 1951). Apart, so that reading about documents stays cheap.
CREATE TABLE document_bytes (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    deflated    BLOB NOT NULL
) STRICT;

-- Where a document was found. A location whose supplied data changed passes to the new
-- document; the old row stays, superseded.
CREATE TABLE document_locations (
    location    TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    run_id      INTEGER NOT NULL REFERENCES runs (id),
    superseded  INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    PRIMARY KEY (location, document_id)
) STRICT, WITHOUT ROWID;

-- The locations of one document: for its uri, and to see whether one is left.
CREATE INDEX document_locations_by_document ON document_locations (document_id);

------------------------------------------------------------------------------------------
-- Derived per article

-- One version of one news article.
CREATE TABLE articles (
    id               INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE,
    -- The document it was read from: of several that say the same, the first retrieved.
    document_id      INTEGER NOT NULL REFERENCES documents (id),
    uri              TEXT,         -- first location of that document, by name
    url              TEXT,
    address          TEXT,         -- of the URL, what tells pages apart: no scheme, no "www."
    title            TEXT,
    outlet_id        INTEGER REFERENCES outlets (id),
    credit_id        INTEGER REFERENCES outlets (id),
    byline           TEXT,
    dateline         TEXT,
    dateline_places  TEXT,         -- JSON list
    dateline_date    TEXT,
    dateline_agency  TEXT,
    published_at     TEXT,
    published_from   INTEGER,
    published_to     INTEGER,
    published_basis  TEXT,
    language         TEXT,
    words            INTEGER NOT NULL,
    attributions     INTEGER NOT NULL, -- how many; counted once, read often
    version_from     INTEGER,      -- retrieved, else published: the order of a URL's versions
    is_current       INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    is_indexed       INTEGER NOT NULL DEFAULT 0 CHECK (is_indexed IN (0, 1)),
    -- How far its linking is: 0 to be compared with those before it, 1 compared, 2 its story is
    -- decided, 3 linked. Whoever comes or goes sets back those whose links may change by it.
    link_stage       INTEGER NOT NULL DEFAULT 0 CHECK (link_stage BETWEEN 0 AND 3)
) STRICT;

-- The versions of one URL; asked at every new article.
CREATE INDEX articles_by_address ON articles (address) WHERE address IS NOT NULL;
-- An article by its URL as it is written: what people ask the views for.
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
-- What an outlet published, for its profile; and by whom a credit was carried.
CREATE INDEX articles_by_outlet ON articles (outlet_id, published_from);
CREATE INDEX articles_by_credit ON articles (credit_id) WHERE credit_id IS NOT NULL;
-- Articles in order of time, equals by key: a search walks them, the newest first.
CREATE INDEX articles_by_date ON articles (published_from, key);
-- Which articles came of a document, when that is withdrawn.
CREATE INDEX articles_by_document ON articles (document_id);
-- Work left over by a run that broke off; empty otherwise, so it costs nothing.
CREATE INDEX articles_unlinked ON articles (link_stage, id) WHERE link_stage < 3 AND is_current = 1;
CREATE INDEX articles_unindexed ON articles (id) WHERE is_indexed = 0 AND is_current = 1;

-- What became of a document. No row: it is still to be derived; no article: it was rejected.
CREATE TABLE article_documents (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    article_id  INTEGER REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

-- The documents that say the same article.
CREATE INDEX article_documents_by_article ON article_documents (article_id)
    WHERE article_id IS NOT NULL;

-- The text. Apart, so that reading about articles is twice as fast.
CREATE TABLE article_texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    body       TEXT NOT NULL
) STRICT;

-- The names of the byline.
CREATE TABLE article_authors (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ord        INTEGER NOT NULL,
    name       TEXT NOT NULL,
    role       TEXT,
    is_outlet  INTEGER NOT NULL CHECK (is_outlet IN (0, 1)),
    PRIMARY KEY (article_id, ord)
) STRICT, WITHOUT ROWID;

-- Every candidate for the date, with what it rests on.
CREATE TABLE article_dates (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ord        INTEGER NOT NULL,
    text       TEXT NOT NULL,
    date       TEXT,
    basis      TEXT NOT NULL,
    note       TEXT,
    "start"    INTEGER,
    "end"      INTEGER,
    PRIMARY KEY (article_id, ord)
) STRICT, WITHOUT ROWID;

-- Whom one article names as saying something.
CREATE TABLE speakers (
    id          INTEGER PRIMARY KEY,
    article_id  INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ord         INTEGER NOT NULL,
    name        TEXT NOT NULL,
    proper_name TEXT,
    role        TEXT,
    affiliation TEXT,              -- whom the speaker speaks or works for
    kind        TEXT NOT NULL,
    named       INTEGER NOT NULL CHECK (named IN (0, 1)),
    count_min   INTEGER,
    count_max   INTEGER,
    -- Deferred, here and below: a group may come after its member.
    part_of_id  INTEGER REFERENCES speakers (id) ON DELETE SET NULL
                DEFERRABLE INITIALLY DEFERRED,
    -- Linked: who it is, and which of its story's sources.
    source_id   INTEGER REFERENCES sources (id) ON DELETE SET NULL,
    source_ord  INTEGER
) STRICT;

-- The speakers of one article, in order. Ascending, so writing it is cheap.
CREATE INDEX speakers_by_article ON speakers (article_id, ord);
-- The members of a group; the speakers behind whom one source is.
CREATE INDEX speakers_by_group ON speakers (part_of_id) WHERE part_of_id IS NOT NULL;
-- With the article: the profile of a source is read without the rows of its speakers.
CREATE INDEX speakers_by_source ON speakers (source_id, article_id)
    WHERE source_id IS NOT NULL;

-- One (source, cue, content) relation. Start and end are envelopes; where source or cue are
-- split, *_spans has the parts as a JSON list of [start, end].
CREATE TABLE attributions (
    id                  INTEGER PRIMARY KEY,
    article_id          INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ord                 INTEGER NOT NULL,
    source              TEXT,
    source_start        INTEGER,
    source_end          INTEGER,
    source_spans        TEXT,
    cue                 TEXT,
    cue_start           INTEGER,
    cue_end             INTEGER,
    cue_spans           TEXT,
    content_start       INTEGER,
    content_end         INTEGER,
    stance              TEXT NOT NULL,
    form                TEXT NOT NULL,
    told                TEXT,
    told_start          INTEGER,
    told_end            INTEGER,
    told_outlet_id      INTEGER REFERENCES outlets (id),
    said_on             TEXT,
    ground_rule         TEXT,
    ground_rule_start   INTEGER,
    ground_rule_end     INTEGER,
    ground_reason_start INTEGER,
    ground_reason_end   INTEGER,
    within_id           INTEGER REFERENCES attributions (id) ON DELETE SET NULL
                        DEFERRABLE INITIALLY DEFERRED,
    confidence          REAL NOT NULL
) STRICT;

-- The attributions of one article, in order.
CREATE INDEX attributions_by_article ON attributions (article_id, ord);
-- What was said inside what was said; few, and needed whenever an article is taken back.
CREATE INDEX attributions_by_outer ON attributions (within_id) WHERE within_id IS NOT NULL;
-- What was told to an outlet.
CREATE INDEX attributions_by_told ON attributions (told_outlet_id)
    WHERE told_outlet_id IS NOT NULL;
-- What somebody denies; few, and where every question after conflicts begins.
CREATE INDEX attributions_denying ON attributions (id) WHERE stance = 'denies';

-- What is said to have been said when, for a timeline of a span of time; one in ten.
CREATE INDEX attributions_by_said_on ON attributions (said_on) WHERE said_on IS NOT NULL;

-- What was said: the spans of the content with their text.
CREATE TABLE attribution_contents (
    attribution_id INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    ord            INTEGER NOT NULL,
    "start"        INTEGER NOT NULL,
    "end"          INTEGER NOT NULL,
    text           TEXT NOT NULL,
    PRIMARY KEY (attribution_id, ord)
) STRICT, WITHOUT ROWID;

-- Who said it, with the words that stand for the speaker there.
CREATE TABLE attribution_speakers (
    attribution_id INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    ord            INTEGER NOT NULL,
    speaker_id     INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    mention        TEXT NOT NULL,
    "start"        INTEGER NOT NULL,
    "end"          INTEGER NOT NULL,
    PRIMARY KEY (attribution_id, ord)
) STRICT, WITHOUT ROWID;

-- What one speaker said: for the profile of a source.
CREATE INDEX attribution_speakers_by_speaker ON attribution_speakers (speaker_id);

-- The article names another outlet as where it has something from.
CREATE TABLE citations (
    id               INTEGER PRIMARY KEY,
    article_id       INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ord              INTEGER NOT NULL,
    outlet_id        INTEGER NOT NULL REFERENCES outlets (id),
    outlet_start     INTEGER NOT NULL,
    outlet_end       INTEGER NOT NULL,
    cue              TEXT,
    cue_start        INTEGER,
    cue_end          INTEGER,
    passage          TEXT NOT NULL,
    passage_start    INTEGER NOT NULL,
    passage_end      INTEGER NOT NULL,
    said_on          TEXT,
    attribution_id   INTEGER REFERENCES attributions (id) ON DELETE SET NULL,
    -- Linked: where it leads.
    cited_article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    origin_id        INTEGER REFERENCES origins (id) ON DELETE SET NULL
) STRICT;

-- The citations of one article, in order.
CREATE INDEX citations_by_article ON citations (article_id, ord);
-- By whom an outlet is cited.
CREATE INDEX citations_by_outlet ON citations (outlet_id);
-- So that taking back an attribution, article or origin finds what leads to it.
CREATE INDEX citations_by_attribution ON citations (attribution_id)
    WHERE attribution_id IS NOT NULL;
CREATE INDEX citations_by_cited ON citations (cited_article_id)
    WHERE cited_article_id IS NOT NULL;
CREATE INDEX citations_by_origin ON citations (origin_id) WHERE origin_id IS NOT NULL;

-- What was skipped, cut or doubtful: of an article (then offsets are of its body), else of a
-- document, else of a run.
CREATE TABLE problems (
    id          INTEGER PRIMARY KEY,
    run_id      INTEGER REFERENCES runs (id),
    document_id INTEGER REFERENCES documents (id) ON DELETE CASCADE,
    article_id  INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    location    TEXT,
    kind        TEXT NOT NULL,
    place       TEXT,
    "start"     INTEGER,
    "end"       INTEGER,
    detail      TEXT NOT NULL
) STRICT;

-- The problems of one article or document, when it is shown or derived anew.
CREATE INDEX problems_by_article ON problems (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX problems_by_document ON problems (document_id) WHERE document_id IS NOT NULL;
-- What could not be read at a place, until it can be.
CREATE INDEX problems_by_location ON problems (location)
    WHERE document_id IS NULL AND article_id IS NULL;

------------------------------------------------------------------------------------------
-- Indexes by which a new article finds its relatives

-- The hashes an article is found by, as 32-bit little-endian numbers, and how much of it each
-- term weighs, as 16-bit ones: kept, so that an article can leave the two indexes below, return
-- and be looked for anew without its text being read again.
CREATE TABLE article_signatures (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    terms      BLOB NOT NULL,
    weights    BLOB NOT NULL,
    prints     BLOB NOT NULL
) STRICT;

-- Rare words, and fingerprints of passages. Only current articles are in. A hash with very
-- many articles is read only in part: `rank` (date, then key) makes that the same part
-- whatever the order of arrival. 32-bit hashes, and no second index: random 64-bit keys halve
-- the rate of writing. No foreign key: the store takes the rows out by the signature.
CREATE TABLE article_terms (
    term       INTEGER NOT NULL,
    rank       INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (term, rank, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_prints (
    print      INTEGER NOT NULL,
    rank       INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (print, rank, article_id)
) STRICT, WITHOUT ROWID;

-- Where an article has left the two indexes: whoever read it there has to read again. Empty
-- after linking.
CREATE TABLE index_leavings (
    id     INTEGER PRIMARY KEY,
    rank   INTEGER NOT NULL,
    terms  BLOB NOT NULL,
    prints BLOB NOT NULL
) STRICT;

-- How like an article is to those before it (date, then key) that it was compared with, in parts
-- of 10,000: a graph that is kept, so that stories are decided anew without any text being read.
CREATE TABLE article_likeness (
    article_id INTEGER NOT NULL,
    other_id   INTEGER NOT NULL,
    units      INTEGER NOT NULL,
    is_related INTEGER NOT NULL CHECK (is_related IN (0, 1)),
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
-- Who was compared with an article that comes, goes or changes its story.
CREATE INDEX article_likeness_by_other ON article_likeness (other_id, article_id);

-- What was decided of an article: with which articles before it it is of one story; with none,
-- it begins one; with several, it makes one of theirs. What hangs together by these is a story.
CREATE TABLE article_joins (
    article_id INTEGER NOT NULL,
    other_id   INTEGER NOT NULL,
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
-- Who joined an article: the way through a story leads both ways.
CREATE INDEX article_joins_by_other ON article_joins (other_id, article_id);

------------------------------------------------------------------------------------------
-- Derived across articles. Only current articles take part; all rows of a story go with it.

-- The articles that tell of the same events.
CREATE TABLE stories (
    id               INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE,
    title            TEXT,
    origins_min      INTEGER NOT NULL,
    origins_max      INTEGER NOT NULL,
    -- Only where its date ends before every other begins.
    first_article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    -- How many articles of how many known outlets. Counted once, for whoever asks after all
    -- stories of a file; they stay right because a story's rows come and go together.
    articles         INTEGER NOT NULL,
    outlets          INTEGER NOT NULL
) STRICT;
CREATE INDEX stories_by_first ON stories (first_article_id)
    WHERE first_article_id IS NOT NULL;

CREATE TABLE story_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id   INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    ord        INTEGER NOT NULL -- canonical: date, then key
) STRICT;
-- The members of a story.
CREATE INDEX story_articles_by_story ON story_articles (story_id, ord);

-- A passage that stands in two articles; source_* is where it stood first.
CREATE TABLE reused_passages (
    id                INTEGER PRIMARY KEY,
    story_id          INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article_id        INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    "start"           INTEGER NOT NULL,
    "end"             INTEGER NOT NULL,
    source_article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    source_start      INTEGER NOT NULL,
    source_end        INTEGER NOT NULL,
    quoted            INTEGER NOT NULL CHECK (quoted IN (0, 1))
) STRICT;
-- By story to take them back; by either article to show them.
CREATE INDEX reused_passages_by_story ON reused_passages (story_id);
CREATE INDEX reused_passages_by_article ON reused_passages (article_id);
CREATE INDEX reused_passages_by_source ON reused_passages (source_article_id);

-- A report that a chain ends in: an outlet and a day, with the article where there is one.
-- The same report may be an origin in two stories; its key is then in each once.
CREATE TABLE origins (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL,
    story_id      INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    outlet_id     INTEGER REFERENCES outlets (id),
    reported_on   TEXT,
    article_id    INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    UNIQUE (story_id, key)
) STRICT;
-- What an article or an outlet is the origin of.
CREATE INDEX origins_by_article ON origins (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX origins_by_outlet ON origins (outlet_id) WHERE outlet_id IS NOT NULL;

-- Origins that a story cites and does not have, with when the report must have appeared (Unix
-- seconds, until is past it): an article of another story may be it, and is then the origin's.
-- Whoever of that outlet comes or goes in that time makes it due to be looked for again.
CREATE TABLE reports_sought (
    origin_id INTEGER PRIMARY KEY REFERENCES origins (id) ON DELETE CASCADE,
    outlet_id INTEGER NOT NULL,
    since     INTEGER NOT NULL,
    until     INTEGER NOT NULL,
    is_due    INTEGER NOT NULL CHECK (is_due IN (0, 1))
) STRICT;
-- Which are meant by an article that comes or goes: of those in order of date only the last.
CREATE INDEX reports_sought_by_outlet ON reports_sought (outlet_id, until);
CREATE INDEX reports_sought_due ON reports_sought (origin_id) WHERE is_due = 1;

-- An article descends from a report: an article, or an origin the database does not have.
CREATE TABLE derivations (
    id                INTEGER PRIMARY KEY,
    story_id          INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article_id        INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    parent_article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    parent_origin_id  INTEGER REFERENCES origins (id) ON DELETE CASCADE,
    kind              TEXT NOT NULL,
    containment       REAL,
    basis             TEXT NOT NULL,
    citation_id       INTEGER REFERENCES citations (id) ON DELETE SET NULL
) STRICT;
-- By story to take them back; down and up the tree; and for what the rows rest on.
CREATE INDEX derivations_by_story ON derivations (story_id);
CREATE INDEX derivations_by_article ON derivations (article_id);
CREATE INDEX derivations_by_parent ON derivations (parent_article_id)
    WHERE parent_article_id IS NOT NULL;
CREATE INDEX derivations_by_origin ON derivations (parent_origin_id)
    WHERE parent_origin_id IS NOT NULL;
CREATE INDEX derivations_by_citation ON derivations (citation_id)
    WHERE citation_id IS NOT NULL;

-- On which origin a statement rests; several rows where there is a doubt.
CREATE TABLE attribution_origins (
    attribution_id INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    origin_id      INTEGER NOT NULL REFERENCES origins (id) ON DELETE CASCADE,
    basis          TEXT NOT NULL,
    certain        INTEGER NOT NULL CHECK (certain IN (0, 1)),
    PRIMARY KEY (attribution_id, origin_id)
) STRICT, WITHOUT ROWID;
-- What rests on an origin.
CREATE INDEX attribution_origins_by_origin ON attribution_origins (origin_id);

-- The one behind the speakers of several articles. A named source may be in many stories.
CREATE TABLE sources (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    named      INTEGER NOT NULL CHECK (named IN (0, 1)),
    count_min  INTEGER,
    count_max  INTEGER,
    part_of_id INTEGER REFERENCES sources (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX sources_by_name ON sources (name COLLATE NOCASE);
CREATE INDEX sources_by_group ON sources (part_of_id) WHERE part_of_id IS NOT NULL;

-- What stories know of those who bear a name: a spelling, initials, callings, posts. Which
-- senses of a name are one source follows from the set of them.
CREATE TABLE source_senses (
    id        INTEGER PRIMARY KEY,
    name_key  TEXT NOT NULL,       -- made of the name, spellings brought together
    traits    TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    UNIQUE (name_key, traits)
) STRICT;
-- The senses of a source, to drop those that no story has any more.
CREATE INDEX source_senses_by_source ON source_senses (source_id);

-- What each story knows of a source. `sources` holds the fullest of these, chosen by content,
-- so that it says the same whichever story came first.
CREATE TABLE story_sources (
    story_id    INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    ord         INTEGER NOT NULL,
    source_id   INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    sense_id    INTEGER REFERENCES source_senses (id) ON DELETE SET NULL, -- of the named
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    named       INTEGER NOT NULL,
    count_min   INTEGER,
    count_max   INTEGER,
    part_of_ord INTEGER,           -- the group it is one of, among the story's
    PRIMARY KEY (story_id, ord)
) STRICT, WITHOUT ROWID;
-- The stories of a source, the fullest first: of one in very many stories only the first is
-- read. A source without one is dropped.
CREATE INDEX story_sources_by_source ON story_sources
    (source_id, length(name) DESC, name, kind, named, count_min, count_max);
-- The stories that have a sense, where it becomes another source's.
CREATE INDEX story_sources_by_sense ON story_sources (sense_id) WHERE sense_id IS NOT NULL;
-- The groups of a source.
CREATE INDEX story_sources_by_group ON story_sources (source_id)
    WHERE part_of_ord IS NOT NULL;

-- A proposition without polarity.
CREATE TABLE claims (
    id               INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE,
    story_id         INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    wording          TEXT NOT NULL,
    central          INTEGER NOT NULL CHECK (central IN (0, 1)),
    origins_min      INTEGER NOT NULL,
    origins_max      INTEGER NOT NULL,
    -- How many people and institutions assert it, outlets and documents aside. At least:
    -- whoever may be the same is, and a body is one voice with who speaks for it. At most:
    -- nobody is; NULL where an article does not say how many.
    sources_min      INTEGER NOT NULL,
    sources_max      INTEGER,
    first_article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    -- How many state it, of all stances, in how many articles of how many known outlets, and
    -- how many of them deny it; as those of a story.
    statements       INTEGER NOT NULL,
    articles         INTEGER NOT NULL,
    outlets          INTEGER NOT NULL,
    denials          INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_story ON claims (story_id);
CREATE INDEX claims_by_first ON claims (first_article_id) WHERE first_article_id IS NOT NULL;

-- Who states a claim, and with which part of the content.
CREATE TABLE attribution_claims (
    claim_id       INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    attribution_id INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    "start"        INTEGER NOT NULL,
    "end"          INTEGER NOT NULL,
    PRIMARY KEY (claim_id, attribution_id)
) STRICT, WITHOUT ROWID;
-- The claims of a statement.
CREATE INDEX attribution_claims_by_attribution ON attribution_claims (attribution_id);

-- Which claim is narrower than which.
CREATE TABLE claim_links (
    narrower_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    broader_id  INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    PRIMARY KEY (narrower_id, broader_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_links_by_broader ON claim_links (broader_id);

------------------------------------------------------------------------------------------
-- Full text. External content: the text is not kept a second time. The program inserts and
-- deletes the rows, at a quarter less than triggers cost.

CREATE VIEW article_search AS
SELECT a.id AS article_id, a.title AS title, t.body AS body
FROM articles AS a JOIN article_texts AS t ON t.article_id = a.id;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, body,
    content = 'article_search', content_rowid = 'article_id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW statement_search AS
SELECT t.id AS attribution_id,
       (SELECT group_concat(spans.text, ' … ')
        FROM (SELECT text FROM attribution_contents
              WHERE attribution_id = t.id ORDER BY ord) AS spans) AS content
FROM attributions AS t;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content,
    content = 'statement_search', content_rowid = 'attribution_id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    wording,
    content = 'claims', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

------------------------------------------------------------------------------------------
-- The public surface. Columns are stable; new ones come at the end. Of a URL with several
-- versions only the current one is here; article_versions has all.

CREATE VIEW article_list AS
-- Every article: its newest version where a URL has several.
SELECT a.id AS article_id, a.key AS key, a.uri AS uri, a.url AS url, a.title AS title,
       o.name AS outlet, c.name AS credit, a.byline AS byline, a.dateline AS dateline,
       a.published_at AS published_at, a.published_from AS published_from,
       a.published_to AS published_to, a.published_basis AS published_basis,
       a.language AS language, a.words AS words, a.attributions AS attributions,
       s.story_id AS story_id
FROM articles AS a
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN outlets AS c ON c.id = a.credit_id
LEFT JOIN story_articles AS s ON s.article_id = a.id
WHERE a.is_current = 1;

CREATE VIEW article_versions AS
-- Every version of every article, the current one too.
SELECT a.id AS article_id, a.key AS key, a.uri AS uri, a.url AS url, a.title AS title,
       o.name AS outlet, a.published_at AS published_at, d.retrieved_at AS retrieved_at,
       a.is_current AS is_current
FROM articles AS a
JOIN documents AS d ON d.id = a.document_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id;

CREATE VIEW statements AS
-- Who said what, to whom, through which outlet: a row per attribution and speaker. In two parts,
-- with speakers and without: of outer joins SQLite could not begin at a speaker or source, and
-- what a source says would cost a pass over all articles. The types of both parts agree, so that
-- SQLite joins the view with others without making it whole first.
SELECT t.id AS attribution_id, t.article_id AS article_id, a.uri AS uri, o.name AS outlet,
       a.published_at AS published_at, p.source_id AS source_id, p.name AS source,
       m.mention AS source_mention, p.kind AS source_kind,
       p.named AS named, t.cue AS cue, t.stance AS stance, t.form AS form, t.told AS told,
       tto.name AS told_outlet, t.said_on AS said_on,
       (SELECT group_concat(spans.text, ' … ')
        FROM (SELECT text FROM attribution_contents
              WHERE attribution_id = t.id ORDER BY ord) AS spans) AS content,
       t.ground_rule AS ground_rule, t.within_id AS within_id, t.confidence AS confidence,
       m."start" AS source_start,
       m."end" AS source_end,
       t.cue_start AS cue_start, t.cue_end AS cue_end,
       t.content_start AS content_start, t.content_end AS content_end
FROM attributions AS t
JOIN articles AS a ON a.id = t.article_id AND a.is_current = 1
LEFT JOIN outlets AS o ON o.id = a.outlet_id
JOIN attribution_speakers AS m ON m.attribution_id = t.id
JOIN speakers AS p ON p.id = m.speaker_id
LEFT JOIN outlets AS tto ON tto.id = t.told_outlet_id
UNION ALL
SELECT t.id AS attribution_id, t.article_id AS article_id, a.uri AS uri, o.name AS outlet,
       a.published_at AS published_at, CAST(NULL AS INTEGER) AS source_id,
       CAST(NULL AS TEXT) AS source, t.source AS source_mention,
       CAST(NULL AS TEXT) AS source_kind, CAST(NULL AS INTEGER) AS named,
       t.cue AS cue, t.stance AS stance, t.form AS form, t.told AS told,
       tto.name AS told_outlet, t.said_on AS said_on,
       (SELECT group_concat(spans.text, ' … ')
        FROM (SELECT text FROM attribution_contents
              WHERE attribution_id = t.id ORDER BY ord) AS spans) AS content,
       t.ground_rule AS ground_rule, t.within_id AS within_id, t.confidence AS confidence,
       t.source_start AS source_start,
       t.source_end AS source_end,
       t.cue_start AS cue_start, t.cue_end AS cue_end,
       t.content_start AS content_start, t.content_end AS content_end
FROM attributions AS t
JOIN articles AS a ON a.id = t.article_id AND a.is_current = 1
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN outlets AS tto ON tto.id = t.told_outlet_id
WHERE NOT EXISTS (SELECT 1 FROM attribution_speakers AS m WHERE m.attribution_id = t.id);

CREATE VIEW content_spans AS
-- The spans of what was said, with their text.
SELECT c.attribution_id AS attribution_id, c.ord AS ord, c."start" AS "start",
       c."end" AS "end", c.text AS text
FROM attribution_contents AS c
JOIN attributions AS t ON t.id = c.attribution_id
JOIN articles AS a ON a.id = t.article_id AND a.is_current = 1;

CREATE VIEW claim_statements AS
-- Who states a claim; content is the part that does. Named: whether one of the speakers is.
SELECT ac.claim_id AS claim_id, c.wording AS claim, ac.attribution_id AS attribution_id,
       t.article_id AS article_id, a.uri AS uri, o.name AS outlet,
       (SELECT group_concat(names.name, ', ')
        FROM (SELECT p.name FROM attribution_speakers AS m
              JOIN speakers AS p ON p.id = m.speaker_id
              WHERE m.attribution_id = t.id ORDER BY m.ord) AS names) AS source,
       t.stance AS stance,
       (SELECT substr(x.body, ac."start" + 1, ac."end" - ac."start")
        FROM article_texts AS x WHERE x.article_id = t.article_id) AS content,
       ac."start" AS "start", ac."end" AS "end",
       (SELECT max(p.named) FROM attribution_speakers AS m
        JOIN speakers AS p ON p.id = m.speaker_id
        WHERE m.attribution_id = t.id) AS named
FROM attribution_claims AS ac
JOIN claims AS c ON c.id = ac.claim_id
JOIN attributions AS t ON t.id = ac.attribution_id
JOIN articles AS a ON a.id = t.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id;

CREATE VIEW claim_origins AS
-- How many statements, articles and outlets carry a claim, and how many independent origins
-- and sources (people and institutions; NULL: not known how many at most) are behind those
-- that assert it. "First" only where the dates leave no doubt.
SELECT c.id AS claim_id, c.wording AS claim, c.statements AS statements,
       c.articles AS articles, c.outlets AS outlets,
       c.origins_min AS origins_min, c.origins_max AS origins_max,
       c.sources_min AS sources_min, c.sources_max AS sources_max,
       c.first_article_id AS first_article_id,
       (SELECT o.name FROM articles AS f JOIN outlets AS o ON o.id = f.outlet_id
        WHERE f.id = c.first_article_id) AS first_outlet,
       (SELECT f.published_at FROM articles AS f
        WHERE f.id = c.first_article_id) AS first_published_at,
       c.denials AS denials
FROM claims AS c
WHERE c.statements > 0;

CREATE VIEW claim_origin_list AS
-- The origins of a claim, over the statements that assert it. Certain if one of them
-- certainly rests on it. The first of those that rest on one origin stands for all, and nothing
-- is grouped: SQLite can then begin anywhere, and gives the rows as it finds them.
SELECT ac.claim_id AS claim_id, g.id AS origin_id, o.name AS outlet,
       g.reported_on AS reported_on, g.article_id AS article_id,
       (SELECT coalesce(min(CASE WHEN r.certain THEN r.basis END), min(r.basis))
        FROM attribution_claims AS k
        JOIN attributions AS s ON s.id = k.attribution_id AND s.stance = 'asserts'
        JOIN attribution_origins AS r ON r.attribution_id = k.attribution_id
        WHERE k.claim_id = ac.claim_id AND r.origin_id = g.id) AS basis,
       (SELECT max(r.certain)
        FROM attribution_claims AS k
        JOIN attributions AS s ON s.id = k.attribution_id AND s.stance = 'asserts'
        JOIN attribution_origins AS r ON r.attribution_id = k.attribution_id
        WHERE k.claim_id = ac.claim_id AND r.origin_id = g.id) AS certain
FROM attribution_claims AS ac
JOIN attributions AS t ON t.id = ac.attribution_id AND t.stance = 'asserts'
JOIN attribution_origins AS ao ON ao.attribution_id = t.id
JOIN origins AS g ON g.id = ao.origin_id
LEFT JOIN outlets AS o ON o.id = g.outlet_id
WHERE NOT EXISTS (
    SELECT 1 FROM attribution_claims AS k
    JOIN attributions AS s ON s.id = k.attribution_id AND s.stance = 'asserts'
    JOIN attribution_origins AS r ON r.attribution_id = k.attribution_id
    WHERE k.claim_id = ac.claim_id AND k.attribution_id < ac.attribution_id
      AND r.origin_id = ao.origin_id);

CREATE VIEW citation_list AS
-- Which article names which outlet as where it has something from.
SELECT c.id AS citation_id, c.article_id AS article_id, a.uri AS uri, o.name AS outlet,
       co.name AS cited_outlet, c.cited_article_id AS cited_article_id,
       c.origin_id AS origin_id, c.said_on AS said_on, c.cue AS cue, c.passage AS passage
FROM citations AS c
JOIN articles AS a ON a.id = c.article_id AND a.is_current = 1
JOIN outlets AS co ON co.id = c.outlet_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id;

CREATE VIEW derivation_list AS
-- Which article descends from which report. The parent's outlet is whose report it is: the
-- credit where there is one. A parent without an article is none that the database has.
SELECT d.article_id AS article_id, a.uri AS uri, d.parent_article_id AS parent_article_id,
       p.uri AS parent_uri,
       coalesce(pc.name, po.name, go.name) AS parent_outlet,
       CASE WHEN p.id IS NOT NULL THEN p.published_at ELSE g.reported_on END
           AS parent_reported_on,
       d.kind AS kind, d.containment AS containment, d.basis AS basis
FROM derivations AS d
JOIN articles AS a ON a.id = d.article_id
LEFT JOIN articles AS p ON p.id = d.parent_article_id
LEFT JOIN outlets AS pc ON pc.id = p.credit_id
LEFT JOIN outlets AS po ON po.id = p.outlet_id
LEFT JOIN origins AS g ON g.id = d.parent_origin_id
LEFT JOIN outlets AS go ON go.id = g.outlet_id;

CREATE VIEW article_origins AS
-- The origins of an article, over its asserting statements.
SELECT t.article_id AS article_id, a.uri AS uri, g.id AS origin_id,
       g.article_id AS origin_article_id, o.name AS origin_outlet,
       g.reported_on AS reported_on,
       coalesce(min(CASE WHEN ao.certain THEN ao.basis END), min(ao.basis)) AS basis,
       max(ao.certain) AS certain
FROM attributions AS t
JOIN articles AS a ON a.id = t.article_id
JOIN attribution_origins AS ao ON ao.attribution_id = t.id
JOIN origins AS g ON g.id = ao.origin_id
LEFT JOIN outlets AS o ON o.id = g.outlet_id
WHERE t.stance = 'asserts'
GROUP BY t.article_id, g.id;

CREATE VIEW story_list AS
-- The articles that tell of the same events, counted. The first article is named only where
-- its date ends before every other begins; the dates are the earliest and latest stated.
SELECT s.id AS story_id, s.title AS title, s.articles AS articles, s.outlets AS outlets,
       s.origins_min AS origins_min, s.origins_max AS origins_max,
       s.first_article_id AS first_article_id,
       (SELECT f.published_at FROM story_articles AS m JOIN articles AS f ON f.id = m.article_id
        WHERE m.story_id = s.id AND f.published_from IS NOT NULL
        ORDER BY f.published_from, f.published_to, f.published_at LIMIT 1)
           AS first_published_at,
       (SELECT f.published_at FROM story_articles AS m JOIN articles AS f ON f.id = m.article_id
        WHERE m.story_id = s.id AND f.published_from IS NOT NULL
        ORDER BY f.published_to DESC, f.published_from DESC, f.published_at DESC LIMIT 1)
           AS last_published_at
FROM stories AS s
WHERE s.articles > 0;

CREATE VIEW source_profile AS
-- What a source said, refused to say and denied, and where. Each number is counted only if it
-- is asked for.
SELECT s.id AS source_id, s.name AS source, s.kind AS kind, s.named AS named,
       (SELECT count(DISTINCT m.attribution_id)
        FROM speakers AS p JOIN attribution_speakers AS m ON m.speaker_id = p.id
        WHERE p.source_id = s.id) AS statements,
       (SELECT count(DISTINCT t.id)
        FROM speakers AS p JOIN attribution_speakers AS m ON m.speaker_id = p.id
        JOIN attributions AS t ON t.id = m.attribution_id
        WHERE p.source_id = s.id AND t.stance = 'denies') AS denials,
       (SELECT count(DISTINCT t.id)
        FROM speakers AS p JOIN attribution_speakers AS m ON m.speaker_id = p.id
        JOIN attributions AS t ON t.id = m.attribution_id
        WHERE p.source_id = s.id AND t.stance = 'declines') AS declines,
       (SELECT count(DISTINCT p.article_id) FROM speakers AS p WHERE p.source_id = s.id)
           AS articles,
       (SELECT count(DISTINCT a.outlet_id)
        FROM speakers AS p JOIN articles AS a ON a.id = p.article_id
        WHERE p.source_id = s.id) AS outlets,
       (SELECT f.published_at FROM speakers AS q JOIN articles AS f ON f.id = q.article_id
        WHERE q.source_id = s.id AND f.published_from IS NOT NULL
        ORDER BY f.published_from, f.published_to, f.published_at LIMIT 1)
           AS first_published_at,
       (SELECT f.published_at FROM speakers AS q JOIN articles AS f ON f.id = q.article_id
        WHERE q.source_id = s.id AND f.published_from IS NOT NULL
        ORDER BY f.published_to DESC, f.published_from DESC, f.published_at DESC LIMIT 1)
           AS last_published_at
FROM sources AS s
WHERE EXISTS (SELECT 1 FROM speakers AS p WHERE p.source_id = s.id);

CREATE VIEW outlet_profile AS
-- What an outlet published, from whom it has it, and who cites it. Outlets of the register
-- that no article is from and none cites are left out. Share of the unnamed is of its
-- statements that have a speaker. Each number is counted only if it is asked for.
SELECT o.id AS outlet_id, o.name AS outlet, o.kind AS kind,
       (SELECT count(a.id) FROM articles AS a
        WHERE a.outlet_id = o.id AND a.is_current = 1) AS articles,
       (SELECT count(a.id) FROM articles AS a
        WHERE a.outlet_id = o.id AND a.is_current = 1
          AND EXISTS (SELECT 1 FROM origins AS g WHERE g.article_id = a.id))
           AS origin_articles,
       (SELECT count(a.id) FROM articles AS a
        WHERE a.outlet_id = o.id AND a.is_current = 1
          AND EXISTS (SELECT 1 FROM derivations AS d WHERE d.article_id = a.id))
           AS derived_articles,
       (SELECT count(c.id) FROM articles AS a JOIN citations AS c ON c.article_id = a.id
        WHERE a.outlet_id = o.id AND a.is_current = 1 AND c.outlet_id <> o.id) AS cites,
       (SELECT count(c.id) FROM citations AS c
        JOIN articles AS a ON a.id = c.article_id AND a.is_current = 1
        WHERE c.outlet_id = o.id AND coalesce(a.outlet_id, -1) <> o.id) AS cited_by,
       (SELECT coalesce(sum(a.attributions), 0) FROM articles AS a
        WHERE a.outlet_id = o.id AND a.is_current = 1) AS statements,
       (SELECT round(1.0 * sum(p.named = 0) / count(p.id), 4)
        FROM articles AS a
        JOIN speakers AS p ON p.article_id = a.id
        JOIN attribution_speakers AS m ON m.speaker_id = p.id
        WHERE a.outlet_id = o.id AND a.is_current = 1) AS unnamed_share
FROM outlets AS o
WHERE EXISTS (SELECT 1 FROM articles AS a WHERE a.outlet_id = o.id AND a.is_current = 1)
   OR EXISTS (SELECT 1 FROM citations AS c
              JOIN articles AS a ON a.id = c.article_id AND a.is_current = 1
              WHERE c.outlet_id = o.id AND coalesce(a.outlet_id, -1) <> o.id);
