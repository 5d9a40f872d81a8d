-- What headings of files mean, as the officer confirmed it: used for the next file. A setting of this office's
-- data, never sent. `plain` is the heading made comparable, `written` as it stood, `key` a record key or 'other'.
CREATE TABLE heading (
  plain   TEXT PRIMARY KEY,
  key     TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT, WITHOUT ROWID;
