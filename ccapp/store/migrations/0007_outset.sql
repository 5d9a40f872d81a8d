-- What a superior gives its communes to begin with: ours for the communes below us, or one that was given to us.
-- `details` hold the calendar of reports, which plan is the model or the model itself. Of an office that the
-- other machine of ours may not know yet, hence no reference.
CREATE TABLE outset (
  id        TEXT PRIMARY KEY,
  office_id TEXT NOT NULL,
  details   TEXT NOT NULL,
  versions  TEXT NOT NULL,
  deleted   TEXT
) STRICT, WITHOUT ROWID;

-- What this office has noted of what a superior's plan `source` hands out, and which line of the plan does each of its
-- tasks: they belong to the plan and travel with it. What came from a newer program and was kept unread is moved here when
-- the data is opened (store/reread.py), where it holds together.
CREATE TABLE assignment_ack (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  source   TEXT NOT NULL,
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;
