-- Released migrations are frozen: a change of the schema is a new file.

-- What this machine is: device_id, device_token (also in identity.json; see identity.py).
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('commune', 'superior')),
  own  INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX office_own ON office (own) WHERE own = 1;

-- Every device id this data folder has had, with the reason for a new one.
CREATE TABLE device (
  id      TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  reason  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Journaled records. `versions` holds the dots of fields edited since creation, `deleted` is a tombstone
-- (JSON of when, who, why): absence never means deletion. `details` and `texts` are open JSON bags of fields,
-- so that what a newer version sends is kept.
CREATE TABLE plan (
  id        TEXT PRIMARY KEY,
  office_id TEXT NOT NULL REFERENCES office (id),
  title     TEXT NOT NULL,
  year_from INTEGER NOT NULL,
  year_to   INTEGER NOT NULL CHECK (year_to >= year_from),
  state     TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'issued', 'closed', 'binned')),
  archived  INTEGER NOT NULL CHECK (archived IN (0, 1)),
  details   TEXT NOT NULL,
  versions  TEXT NOT NULL,
  deleted   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_office ON plan (office_id);

CREATE TABLE appendix (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  position TEXT NOT NULL,
  title    TEXT NOT NULL,
  layout   TEXT NOT NULL,
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX appendix_plan ON appendix (plan_id);

CREATE TABLE item (
  id          TEXT PRIMARY KEY,
  plan_id     TEXT NOT NULL REFERENCES plan (id),
  appendix_id TEXT NOT NULL REFERENCES appendix (id),
  parent_id   TEXT REFERENCES item (id),
  level       TEXT NOT NULL CHECK (level IN ('section', 'goal', 'task', 'activity', 'product')),
  position    TEXT NOT NULL,
  texts       TEXT NOT NULL,
  versions    TEXT NOT NULL,
  deleted     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX item_plan ON item (plan_id);
CREATE INDEX item_appendix ON item (appendix_id);
CREATE INDEX item_parent ON item (parent_id);

-- The version vector of each plan. The highest counter of a device is where its next dot begins.
CREATE TABLE scope_version (
  plan_id TEXT NOT NULL,
  device  TEXT NOT NULL,
  counter INTEGER NOT NULL,
  PRIMARY KEY (plan_id, device)
) STRICT, WITHOUT ROWID;

-- The journal: one row per write transaction, one row per record it changed. Only fields that changed
-- are kept; `before` is NULL for a creation.
CREATE TABLE tx (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  who       TEXT NOT NULL,
  device    TEXT NOT NULL,
  action    TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'system')),
  reverts   INTEGER REFERENCES tx (id),
  reverted_by INTEGER REFERENCES tx (id)
) STRICT;

CREATE INDEX tx_open ON tx (kind, id) WHERE reverted_by IS NULL;

CREATE TABLE change (
  tx     INTEGER NOT NULL REFERENCES tx (id),
  seq    INTEGER NOT NULL,
  type   TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT,
  after  TEXT NOT NULL,
  PRIMARY KEY (tx, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_record ON change (record);
