-- What it takes to find words that were printed before without reading everything again.
-- A mark is a number made from a few words in a row (relate/wording.py says how); a printing
-- adds only those marks that the first one does not have.

CREATE TABLE content_marks (
    mark      INTEGER NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    PRIMARY KEY (mark, statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX content_marks_statement ON content_marks (statement);

CREATE TABLE article_marks (
    mark    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (mark, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_marks_article ON article_marks (article);

-- Statements whose other printings were looked for. One whose first printing has gone is
-- looked for again.
CREATE TABLE sought (
    statement INTEGER PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE,
    first     INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE
) STRICT;

CREATE INDEX sought_first ON sought (first);

-- For records too large to look at every vector: each vector by the centre that it is nearest
-- to. A model's lists were made when it had "size" vectors, and hold those up to "latest".
CREATE TABLE cell_lists (
    model   TEXT PRIMARY KEY,
    size    INTEGER NOT NULL,
    latest  INTEGER NOT NULL,
    width   INTEGER NOT NULL,          -- numbers of a centre
    centres BLOB NOT NULL              -- little-endian 16-bit floats, one centre after another
) STRICT, WITHOUT ROWID;

CREATE TABLE cells (
    model  TEXT NOT NULL REFERENCES cell_lists (model) ON DELETE CASCADE,
    cell   INTEGER NOT NULL,
    vector INTEGER NOT NULL REFERENCES vectors (number) ON DELETE CASCADE,
    PRIMARY KEY (model, cell, vector)
) STRICT, WITHOUT ROWID;

CREATE INDEX cells_vector ON cells (vector);
