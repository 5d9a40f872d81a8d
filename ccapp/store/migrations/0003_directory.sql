-- Since when another office is connected; NULL while it is not, and for those connected before this step.
ALTER TABLE partner ADD COLUMN connected_at TEXT;

-- Offices that a superior expects to connect and has not yet invited.
CREATE TABLE expected_office (
  name     TEXT PRIMARY KEY,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
