-- Who may look at a record and who may judge in it. Beside the record, not in it, so that
-- the record can be handed on without its users. No password, session id or token is here,
-- only what is needed to recognise one.

CREATE TABLE users (
    name     TEXT PRIMARY KEY COLLATE NOCASE,
    role     TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')),
    password TEXT NOT NULL,             -- Argon2id, with its salt and parameters
    added    TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))  -- may not come in
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    digest  TEXT PRIMARY KEY,           -- SHA-256 of the id in the cookie
    user    TEXT NOT NULL COLLATE NOCASE REFERENCES users ON DELETE CASCADE,
    begun   TEXT NOT NULL,
    expires REAL NOT NULL               -- seconds since 1970
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_user ON sessions (user);

CREATE TABLE tokens (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,        -- SHA-256 of the token
    user   TEXT NOT NULL COLLATE NOCASE REFERENCES users ON DELETE CASCADE,
    label  TEXT NOT NULL,
    made   TEXT NOT NULL
) STRICT;

CREATE INDEX tokens_user ON tokens (user);

-- Logins that failed, by name and by address.
CREATE TABLE failures (
    number INTEGER PRIMARY KEY,
    who    TEXT NOT NULL,
    at     REAL NOT NULL                -- seconds since 1970
) STRICT;

CREATE INDEX failures_who ON failures (who, at);

-- What cookies and form tokens are signed with.
CREATE TABLE keys (
    name   TEXT PRIMARY KEY,
    secret BLOB NOT NULL
) STRICT, WITHOUT ROWID;
