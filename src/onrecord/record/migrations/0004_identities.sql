-- Who is who across articles. A speaker's id is made of the full name; of several with the same
-- name, the one of the first article has that id, and "namesake" of the others is that one.
ALTER TABLE speakers ADD COLUMN namesake INTEGER REFERENCES speakers (number);
ALTER TABLE speakers ADD COLUMN apart TEXT;   -- why it is not the namesake, in words
CREATE INDEX speakers_namesake ON speakers (namesake) WHERE namesake IS NOT NULL;

-- The country is that of the article, and was not told of the speaker.
ALTER TABLE introductions ADD COLUMN home INTEGER NOT NULL DEFAULT 0 CHECK (home IN (0, 1));

-- What articles tell of a speaker ('' for nothing) in the order of the articles, and in words
-- why one that tells this is of the same speaker as those before.
CREATE TABLE speaker_evidence (
    speaker     INTEGER NOT NULL REFERENCES speakers (number) ON DELETE CASCADE,
    role        TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    country     TEXT NOT NULL,
    home        INTEGER NOT NULL CHECK (home IN (0, 1)),
    position    INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (speaker, role, affiliation, country, home)
) STRICT, WITHOUT ROWID;

-- What a speaker is called elsewhere ("wikidata": "Q42"); one value in each scheme, or none
-- where a person said that there is none. By id, so that it outlives reading articles again.
CREATE TABLE speaker_links (
    speaker_id TEXT NOT NULL,
    scheme     TEXT NOT NULL,
    value      TEXT,
    linked_by  TEXT NOT NULL,
    person     INTEGER NOT NULL CHECK (person IN (0, 1)),  -- or else a program
    reason     TEXT,
    made       TEXT NOT NULL,
    PRIMARY KEY (speaker_id, scheme)
) STRICT, WITHOUT ROWID;

CREATE INDEX speaker_links_value ON speaker_links (scheme, value);
