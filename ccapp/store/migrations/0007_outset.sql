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
-- tasks: they belong to the plan and travel with it. What came from a newer program was kept unread, and is read now.
CREATE TABLE assignment_ack (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  source   TEXT NOT NULL,
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO assignment_ack (id, plan_id, source, details, versions, deleted)
SELECT id, plan_id, json_extract(fields, '$.source'), json_remove(fields, '$.plan_id', '$.source', '$.deleted'),
  versions, json_extract(fields, '$.deleted')
FROM opaque_record WHERE type = 'assignment_ack' AND json_extract(fields, '$.source') IS NOT NULL;

DELETE FROM opaque_record WHERE type = 'assignment_ack';
