-- What search finds by. The words of each living record stand in the word index without accents, case and
-- signs, as the program folds them (store/search.py); this table says whose words they are. Both are derived:
-- the program fills them at the next opening, and anew whenever its rules have changed.
CREATE TABLE search_record (
  number INTEGER PRIMARY KEY,
  type   TEXT NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (record, type)
) STRICT;

-- Contentless, because the words are in the records; without positions, because only whole records are asked
-- for. The tokenizer finds plain words and has nothing left to fold.
CREATE VIRTUAL TABLE search_word USING fts5 (
  words, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);

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

-- What headings of files mean, as the officer confirmed it: used for the next file. A setting of this office's
-- data, never sent. `plain` is the heading made comparable, `written` as it stood, `key` a record key or 'other'.
CREATE TABLE heading (
  plain   TEXT PRIMARY KEY,
  key     TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Văn bản giao: documents by which a superior assigns tasks, each for one plan of the office, and their tasks.
-- Journaled like plans, never sent. `details` hold number, day and body of a document; texts of a task and how
-- it stands to the plan: the line that covers it, or why it does not apply.
CREATE TABLE assigning (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE assigned (
  id           TEXT PRIMARY KEY,
  assigning_id TEXT NOT NULL REFERENCES assigning (id),
  details      TEXT NOT NULL,
  versions     TEXT NOT NULL,
  deleted      TEXT
) STRICT, WITHOUT ROWID;

-- Việc phát sinh: tasks of a plan outside its appendix. Journaled like plans, not sent with them. `details` hold
-- the words of the task, its deadline as typed, who leads it and the document it came by.
CREATE TABLE ad_hoc (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

-- Cùng một việc: two products of different plans that are one piece of work. Journaled like plans, never sent.
CREATE TABLE same_work (
  id       TEXT PRIMARY KEY,
  one      TEXT NOT NULL REFERENCES item (id),
  other    TEXT NOT NULL REFERENCES item (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;
