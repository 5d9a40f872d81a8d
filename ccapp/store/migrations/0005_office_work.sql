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

-- One line per file that was taken in: the run it came with, and in `before` what stood before it (JSON), so that
-- a run can be undone. Outside the journal, like the log of files.
CREATE TABLE reception (
  tx     INTEGER PRIMARY KEY REFERENCES tx (id),
  run    INTEGER NOT NULL,
  before TEXT NOT NULL
) STRICT;

-- Ý kiến: what somebody said of a line of a plan, ours or one that was received, or of one of its cells.
-- Journaled like plans, kept by this office. No references: a received plan may go and come again with its
-- lines, and the words about them stay. `details` hold the words, who said them and how they came, and how
-- they were settled.
CREATE TABLE remark (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL,
  record   TEXT NOT NULL,
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

-- Đề nghị bổ sung, chấp nhận số liệu, mở lại: what the office `office_id` decided about a plan; of several the one
-- with the greatest `number` stands. Journaled like plans, under the office's own scope; no references, as with
-- remarks: another machine of the office may not know the superior yet. `details` hold reason, days, lines, and which file of which state was looked at.
CREATE TABLE review (
  id        TEXT PRIMARY KEY,
  plan_id   TEXT NOT NULL,
  office_id TEXT NOT NULL,
  number    INTEGER NOT NULL,
  verdict   TEXT NOT NULL CHECK (verdict IN ('supplement', 'accepted', 'reopened')),
  details   TEXT NOT NULL,
  versions  TEXT NOT NULL,
  deleted   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX review_plan ON review (plan_id);

-- Đổi tên, sáp nhập, chia tách, chuyển cấp trên: what became of offices from the day `effective` on. `sources` are
-- their ids between spaces, `name` the name that goes on, the first of several. Journaled like plans, kept by this
-- office. `details` hold all names before and after, the document, and what was handed over of each plan.
CREATE TABLE lineage (
  id        TEXT PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'split', 'move_parent')),
  sources   TEXT NOT NULL,
  effective TEXT NOT NULL,
  name      TEXT NOT NULL,
  details   TEXT NOT NULL,
  versions  TEXT NOT NULL,
  deleted   TEXT
) STRICT, WITHOUT ROWID;

-- Các bản đã lưu: versions of a plan as submitted, issued, adjusted or corrected. Journaled like plans, kept by
-- this office. `details` hold kind, number, hash of the content, document and reason.
CREATE TABLE edition (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

-- What an edition says: the plan as canonical JSON, compressed, under the SHA-256 of the JSON. Never changed, so
-- outside the journal: an undone edition leaves its content, a redone one finds it.
CREATE TABLE edition_content (
  sha256 TEXT PRIMARY KEY,
  body   BLOB NOT NULL
) STRICT;

-- Bản đã ký: signed files of a plan. The file lies in `att` under its hash; `details` hold its name, hash, size
-- and how far the comparison with the table has come. Journaled like plans, kept by this office.
CREATE TABLE signed_copy (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

-- Lấy ý kiến: rounds in which a draft went out, who was asked, and what each proposed. Journaled like plans, kept
-- by this office. `details` hold days and the mark of what was sent; a name and the reply; a proposal and what
-- became of it.
CREATE TABLE consultation (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE consulted (
  id              TEXT PRIMARY KEY,
  consultation_id TEXT NOT NULL REFERENCES consultation (id),
  details         TEXT NOT NULL,
  versions        TEXT NOT NULL,
  deleted         TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE opinion (
  id           TEXT PRIMARY KEY,
  consulted_id TEXT NOT NULL REFERENCES consulted (id),
  details      TEXT NOT NULL,
  versions     TEXT NOT NULL,
  deleted      TEXT
) STRICT, WITHOUT ROWID;

-- Biên nhận: which of our packages another office holds, by its signed file or the code read out. Outside the
-- journal, like the log of files. `result` and `taken_at` are the words of the file, NULL with a code.
CREATE TABLE receipt (
  device   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at       TEXT NOT NULL,
  result   TEXT,
  taken_at TEXT,
  PRIMARY KEY (device, sequence),
  FOREIGN KEY (device, sequence) REFERENCES sent (device, sequence)
) STRICT, WITHOUT ROWID;

-- Receipts we have saved for others, by the hash of the package. Outside the journal.
CREATE TABLE receipt_given (
  sha256 TEXT PRIMARY KEY,
  at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Gửi cách khác: a plan that went, or came, as Word, PDF, Excel or paper. Journaled like plans, kept by this
-- office. `details` hold the other office's name, day, number, form and channel.
CREATE TABLE sent_otherwise (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

-- Giao nhiệm vụ: by which document a superior hands a plan out. It belongs to the plan and travels with it;
-- `details` hold the document and the ids of tasks that are not obligatory. What a newer superior sent to an
-- older program was kept unread, and is read from now on.
CREATE TABLE assignment (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO assignment (id, plan_id, details, versions, deleted)
SELECT id, plan_id, json_remove(fields, '$.plan_id', '$.deleted'), versions, json_extract(fields, '$.deleted')
FROM opaque_record WHERE type = 'assignment';

DELETE FROM opaque_record WHERE type = 'assignment';

-- Answers to the superior's remarks. They belong to the plan and travel with it; `remark` is the superior's own
-- id of its remark.
CREATE TABLE comment (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  remark   TEXT NOT NULL,
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO comment (id, plan_id, remark, details, versions, deleted)
SELECT id, plan_id, json_extract(fields, '$.remark'), json_remove(fields, '$.plan_id', '$.remark', '$.deleted'),
  versions, json_extract(fields, '$.deleted')
FROM opaque_record WHERE type = 'comment' AND json_extract(fields, '$.remark') IS NOT NULL;

DELETE FROM opaque_record WHERE type = 'comment';

-- Files that a watched folder offers no more although no plan came with them: receipts, remarks, refused ones.
-- By their hash, so that another name or another folder makes no difference. Outside the journal.
CREATE TABLE settled_file (
  sha256 TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The dot of the edits of a transaction: who wrote a value that stands beside another.
ALTER TABLE tx ADD COLUMN dot TEXT;

CREATE INDEX tx_dot ON tx (dot) WHERE dot IS NOT NULL;

-- Hai nơi cùng sửa: who wrote what on the office's other machines, by dot. Outside the journal; only shown.
CREATE TABLE author (
  dot     TEXT PRIMARY KEY,
  who     TEXT NOT NULL,
  at      TEXT NOT NULL,
  machine TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Since when an office is refused under its present identity (at a superior: its connection file was issued
-- again; at a commune: the superior says so), and the office that took its place.
ALTER TABLE partner ADD COLUMN refused_at TEXT;
ALTER TABLE partner ADD COLUMN replaced_by TEXT REFERENCES office (id);

-- The office whose place the holder of an invitation takes: set where a connection file is issued again.
ALTER TABLE invitation ADD COLUMN replaces TEXT REFERENCES office (id);

-- Another identity that proved an invitation which was used: held back until the superior has chosen.
CREATE TABLE rival (
  invitation TEXT NOT NULL REFERENCES invitation (id),
  office_id  TEXT NOT NULL,
  root_pk    TEXT NOT NULL,
  enc_pk     TEXT NOT NULL,
  at         TEXT NOT NULL,
  file       TEXT NOT NULL,
  dismissed  INTEGER NOT NULL CHECK (dismissed IN (0, 1)),
  PRIMARY KEY (invitation, office_id)
) STRICT, WITHOUT ROWID;

-- Devices that their office no longer stands for, and the last running number that is to be believed.
CREATE TABLE revoked_device (
  device    TEXT PRIMARY KEY,
  office_id TEXT NOT NULL REFERENCES office (id),
  last      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Tệp kèm theo: files that go with a plan, so far its signed copies. They belong to the plan and travel with it;
-- `details` hold the file's name, hash and size. The bytes lie in `att` under the hash, here or not yet.
CREATE TABLE evidence (
  id       TEXT PRIMARY KEY,
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  details  TEXT NOT NULL,
  versions TEXT NOT NULL,
  deleted  TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO evidence (id, plan_id, details, versions, deleted)
SELECT id, plan_id, json_remove(fields, '$.plan_id', '$.deleted'), versions, json_extract(fields, '$.deleted')
FROM opaque_record WHERE type = 'evidence';

DELETE FROM opaque_record WHERE type = 'evidence';

-- Which files another office holds, as its receipts say: those are not sent again. Outside the journal.
CREATE TABLE attachment_held (
  office_id TEXT NOT NULL REFERENCES office (id),
  sha256    TEXT NOT NULL,
  PRIMARY KEY (office_id, sha256)
) STRICT, WITHOUT ROWID;

-- How far each superior's remarks on each of our plans were seen, as a version vector. Outside the journal.
CREATE TABLE remarks_seen (
  plan_id   TEXT NOT NULL REFERENCES plan (id),
  office_id TEXT NOT NULL REFERENCES office (id),
  vector    TEXT NOT NULL,
  PRIMARY KEY (plan_id, office_id)
) STRICT, WITHOUT ROWID;
