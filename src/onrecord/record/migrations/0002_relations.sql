-- How statements stand to each other, and what people decided about all of it.
-- What hangs on a statement goes with it when its article is read again; judgements stay,
-- and are tied to the same words again.

-- What a person decided. A rejected statement is not listed unless it is asked for.
ALTER TABLE statements ADD COLUMN judged TEXT CHECK (judged IN ('accept', 'reject'));
CREATE INDEX statements_rejected ON statements (number) WHERE judged = 'reject';

-- Whom a speaker was found to be the same as: the one under whom its statements are kept.
ALTER TABLE speakers ADD COLUMN same_as INTEGER REFERENCES speakers (number);
CREATE INDEX speakers_same_as ON speakers (same_as) WHERE same_as IS NOT NULL;

-- What a person corrected: the statement has the corrected value, "machine" (JSON) is what
-- was read.
CREATE TABLE statement_corrections (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    field     TEXT NOT NULL,
    machine   TEXT NOT NULL CHECK (json_valid(machine)),
    PRIMARY KEY (statement, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker_corrections (
    speaker INTEGER NOT NULL REFERENCES speakers (number) ON DELETE CASCADE,
    field   TEXT NOT NULL,
    value   TEXT,
    PRIMARY KEY (speaker, field)
) STRICT, WITHOUT ROWID;

-- Unit vectors of what was said, as little-endian 16-bit floats. A number is never used twice,
-- so that "since number n" misses nothing.
CREATE TABLE vectors (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    model     TEXT NOT NULL,
    vector    BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX vectors_statement ON vectors (statement, model);
CREATE INDEX vectors_model ON vectors (model, number);

-- Printings of the same words: "first" is the earliest known, and appears as itself.
CREATE TABLE appearances (
    statement INTEGER PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE,
    first     INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    overlap   REAL NOT NULL CHECK (overlap BETWEEN 0 AND 1)
) STRICT;

CREATE INDEX appearances_first ON appearances (first);

-- The counts are of its statements now, each once however often it was printed.
CREATE TABLE matters (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    label      TEXT NOT NULL,
    given      TEXT,                        -- the label that a person gave it
    same_as    INTEGER REFERENCES matters (number),  -- joined to this one by a person
    statements INTEGER NOT NULL DEFAULT 0,
    speakers   INTEGER NOT NULL DEFAULT 0,
    affirms    INTEGER NOT NULL DEFAULT 0,
    denies     INTEGER NOT NULL DEFAULT 0,
    open       INTEGER NOT NULL DEFAULT 0,
    earliest   TEXT,
    latest     TEXT
) STRICT;

CREATE INDEX matters_live ON matters (latest DESC, statements DESC) WHERE statements > 0;
CREATE INDEX matters_size ON matters (statements DESC, latest DESC) WHERE statements > 0;
CREATE INDEX matters_same_as ON matters (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE matter_statements (
    statement INTEGER PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE,
    matter    INTEGER NOT NULL REFERENCES matters (number),
    machine   INTEGER NOT NULL REFERENCES matters (number)  -- where it was placed before any judgement
) STRICT;

CREATE INDEX matter_statements_matter ON matter_statements (matter);
CREATE INDEX matter_statements_machine ON matter_statements (machine);

CREATE TABLE relations (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,   -- made of the two statements' ids
    first       INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    second      INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    kind        TEXT NOT NULL CHECK (kind IN ('repeats', 'supports', 'contradicts')),
    pattern     TEXT CHECK (pattern IN ('reversal', 'dispute', 'record')),
    score       REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    reason      TEXT NOT NULL,
    differences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(differences)),
    model       TEXT NOT NULL,
    found       TEXT NOT NULL,
    judged      TEXT CHECK (judged IN ('accept', 'reject')),
    machine     TEXT CHECK (machine IS NULL OR json_valid(machine))
    -- kind, pattern and reason as found, where a person corrected them
) STRICT;

CREATE INDEX relations_first ON relations (first, score DESC);
CREATE INDEX relations_second ON relations (second, score DESC);
CREATE INDEX relations_score ON relations (score DESC);
CREATE INDEX relations_kind ON relations (kind, score DESC);
CREATE INDEX relations_rejected ON relations (number) WHERE judged = 'reject';
CREATE INDEX relations_pattern ON relations (pattern, score DESC) WHERE pattern IS NOT NULL;

-- Which statements a model has compared with the rest of the record.
CREATE TABLE compared (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    model     TEXT NOT NULL,
    PRIMARY KEY (model, statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX compared_statement ON compared (statement);

-- What people decided, in order. Nothing here is ever changed or removed.
CREATE TABLE judgements (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    subject    TEXT NOT NULL CHECK (subject IN ('statement', 'speaker', 'matter', 'relation')),
    subject_id TEXT NOT NULL,
    verdict    TEXT NOT NULL
        CHECK (verdict IN ('accept', 'reject', 'correct', 'merge', 'split', 'comment')),
    user       TEXT NOT NULL,
    made       TEXT NOT NULL,
    reason     TEXT,
    detail     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
    found      TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(found))  -- what was judged, as it was
) STRICT;

CREATE INDEX judgements_subject ON judgements (subject, subject_id);

CREATE TABLE withdrawals (
    judgement INTEGER PRIMARY KEY REFERENCES judgements (number),
    user      TEXT NOT NULL,
    made      TEXT NOT NULL
) STRICT;

CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
    SELECT raise(ABORT, 'judgements are never removed');
END;
CREATE TRIGGER judgements_hold BEFORE UPDATE ON judgements BEGIN
    SELECT raise(ABORT, 'judgements are never changed');
END;
CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals BEGIN
    SELECT raise(ABORT, 'withdrawals are never removed');
END;
CREATE TRIGGER withdrawals_hold BEFORE UPDATE ON withdrawals BEGIN
    SELECT raise(ABORT, 'withdrawals are never changed');
END;

-- The words that a judgement is about, and which statement they are now (none while the
-- article's reading does not have them). A relation's two statements have two rows.
CREATE TABLE anchors (
    judgement    INTEGER NOT NULL REFERENCES judgements (number),
    position     INTEGER NOT NULL,
    statement_id TEXT NOT NULL,       -- as it was when it was judged
    sha256       TEXT NOT NULL,       -- of the article
    content      TEXT NOT NULL CHECK (json_valid(content)),  -- [[start, end], ...]
    statement    INTEGER REFERENCES statements (number) ON DELETE SET NULL,
    PRIMARY KEY (judgement, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX anchors_article ON anchors (sha256);
CREATE INDEX anchors_statement ON anchors (statement) WHERE statement IS NOT NULL;

DROP VIEW who_said_what;
CREATE VIEW who_said_what AS
SELECT statements.id, statements.speaker_name AS speaker, statements.content_text AS said_what,
       statements.form, statements.act, statements.said, articles.outlet, articles.title,
       articles.published, articles.url, statements.extractor, statements.judged
FROM statements JOIN articles ON articles.number = statements.article;

-- One relation a row in words.
CREATE VIEW what_stands_against_what AS
SELECT relations.id, a.speaker_name AS first_speaker, a.content_text AS first_words,
       relations.kind, relations.pattern, b.speaker_name AS second_speaker,
       b.content_text AS second_words, round(relations.score, 3) AS score, relations.reason,
       relations.judged
FROM relations JOIN statements AS a ON a.number = relations.first
               JOIN statements AS b ON b.number = relations.second;
