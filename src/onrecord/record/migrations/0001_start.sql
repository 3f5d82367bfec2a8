-- A record: articles, who speaks in them, and what each one says.
-- Offsets ("start", "end") are half-open and count the characters (code points) of
-- articles.text:  substr(text, start + 1, "end" - start) = words.

CREATE TABLE articles (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,   -- first 16 hex digits of sha256
    sha256     TEXT NOT NULL UNIQUE,   -- of the text in UTF-8
    title      TEXT,
    outlet     TEXT,
    authors    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(authors)),
    published  TEXT,                   -- EDTF
    dated_from TEXT,                   -- first and last day that "published" can mean
    dated_to   TEXT,
    url        TEXT,
    language   TEXT,
    kind       TEXT NOT NULL,
    source     TEXT,                   -- where it was read from
    added      TEXT NOT NULL,
    text       TEXT NOT NULL
) STRICT;

CREATE INDEX articles_outlet ON articles (outlet);
CREATE INDEX articles_dated ON articles (dated_from, dated_to);
CREATE INDEX articles_title ON articles (title COLLATE NOCASE);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_source ON articles (source) WHERE source IS NOT NULL;

-- Parts of the text that are not the article's own words.
CREATE TABLE furniture (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    words   TEXT NOT NULL,
    PRIMARY KEY (article, start)
) STRICT, WITHOUT ROWID;

-- Which extractors' statements the record now holds of an article, and since when.
CREATE TABLE readings (
    article   INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    extractor TEXT NOT NULL,
    read      TEXT NOT NULL,
    PRIMARY KEY (article, extractor)
) STRICT, WITHOUT ROWID;

CREATE TABLE speakers (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL
) STRICT;

-- Every name and alias of a speaker in any article; "folded" is for matching.
CREATE TABLE speaker_names (
    speaker INTEGER NOT NULL REFERENCES speakers (number) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    PRIMARY KEY (speaker, name)
) STRICT, WITHOUT ROWID;

-- How one article introduces a speaker.
CREATE TABLE introductions (
    number      INTEGER PRIMARY KEY,
    article     INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    speaker     INTEGER NOT NULL REFERENCES speakers (number),
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    role        TEXT,
    affiliation TEXT,
    country     TEXT,
    confidence  REAL NOT NULL
) STRICT;

CREATE INDEX introductions_article ON introductions (article);
CREATE INDEX introductions_speaker ON introductions (speaker);

CREATE TABLE speaker_aliases (
    introduction INTEGER NOT NULL REFERENCES introductions (number) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    name         TEXT NOT NULL,
    PRIMARY KEY (introduction, position)
) STRICT, WITHOUT ROWID;

-- The places in the article that an introduction rests on.
CREATE TABLE mentions (
    introduction INTEGER NOT NULL REFERENCES introductions (number) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    words        TEXT NOT NULL,
    PRIMARY KEY (introduction, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,  -- made of the article's sha256 and the spans
    article       INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    first_start   INTEGER NOT NULL,      -- where it begins, for reading order
    speaker       INTEGER REFERENCES speakers (number),
    introduction  INTEGER REFERENCES introductions (number),
    speaker_name  TEXT,
    source_text   TEXT NOT NULL,
    cue_text      TEXT NOT NULL,
    content_text  TEXT NOT NULL,
    form          TEXT NOT NULL CHECK (form IN ('direct', 'mixed', 'indirect')),
    speech        INTEGER NOT NULL CHECK (speech IN (0, 1)),
    confidence    REAL NOT NULL,
    parent_id     TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    addressee     TEXT,
    medium        TEXT,
    said          TEXT,                  -- EDTF
    said_earliest TEXT,
    said_latest   TEXT,
    dated_from    TEXT,                  -- when said, or else when published
    dated_to      TEXT,
    act           TEXT NOT NULL,
    negated       INTEGER NOT NULL CHECK (negated IN (0, 1)),
    hedged        INTEGER NOT NULL CHECK (hedged IN (0, 1)),
    proposition   TEXT,
    stance        TEXT,
    extractor     TEXT NOT NULL
) STRICT;

CREATE INDEX statements_article ON statements (article, first_start);
CREATE INDEX statements_speaker ON statements (speaker, article, dated_from, dated_to);
CREATE INDEX statements_introduction ON statements (introduction);
CREATE INDEX statements_dated ON statements (dated_from, dated_to);
CREATE INDEX statements_parent ON statements (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE spans (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    part      TEXT NOT NULL CHECK (part IN ('source', 'cue', 'content')),
    ordinal   INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (statement, part, ordinal)
) STRICT, WITHOUT ROWID;

-- Through whom the words came, nearest the speaker first.
CREATE TABLE via (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    content_text, proposition, source_text, speaker_name,
    content="statements", content_rowid = number,
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statement_words (rowid, content_text, proposition, source_text, speaker_name)
    VALUES (new.number, new.content_text, new.proposition, new.source_text, new.speaker_name);
END;

CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statement_words
        (statement_words, rowid, content_text, proposition, source_text, speaker_name)
    VALUES ('delete', old.number, old.content_text, old.proposition, old.source_text,
            old.speaker_name);
END;

CREATE TRIGGER statements_changed
AFTER UPDATE OF content_text, proposition, source_text, speaker_name ON statements BEGIN
    INSERT INTO statement_words
        (statement_words, rowid, content_text, proposition, source_text, speaker_name)
    VALUES ('delete', old.number, old.content_text, old.proposition, old.source_text,
            old.speaker_name);
    INSERT INTO statement_words (rowid, content_text, proposition, source_text, speaker_name)
    VALUES (new.number, new.content_text, new.proposition, new.source_text, new.speaker_name);
END;

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text,
    content="articles", content_rowid = number,
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;

CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- One statement a row in words, for reading in any SQLite browser.
CREATE VIEW who_said_what AS
SELECT statements.id, statements.speaker_name AS speaker, statements.content_text AS said_what,
       statements.form, statements.act, statements.said, articles.outlet, articles.title,
       articles.published, articles.url, statements.extractor
FROM statements JOIN articles ON articles.number = statements.article;
