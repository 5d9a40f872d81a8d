-- The office's own units and people: journaled like plans, never sent. Days are ISO dates, NULL means open.
CREATE TABLE unit (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  tier       TEXT NOT NULL CHECK (tier IN ('commune', 'district', 'province', 'central')),
  kind       TEXT NOT NULL CHECK (kind IN ('unit', 'body')),
  valid_from TEXT,
  valid_to   TEXT,
  details    TEXT NOT NULL,
  versions   TEXT NOT NULL,
  deleted    TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  unit_id    TEXT REFERENCES unit (id),
  valid_from TEXT,
  valid_to   TEXT,
  details    TEXT NOT NULL,
  versions   TEXT NOT NULL,
  deleted    TEXT
) STRICT, WITHOUT ROWID;
