-- What an officer wants as it is (Giữ nguyên): a rule and the words it stumbled on, for every plan to come.
-- Journaled like plans, never sent. `key` are the words made comparable, `details` holds them as they were.
CREATE TABLE kept (
  id       TEXT PRIMARY KEY,
  code     TEXT NOT NULL,
  key      TEXT NOT NULL,
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;
