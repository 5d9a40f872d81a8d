-- Other offices: how they are known, and whether what they send may be merged.
CREATE TABLE partner (
  office_id    TEXT PRIMARY KEY REFERENCES office (id),
  root_pk      TEXT NOT NULL,
  enc_pk       TEXT NOT NULL,
  confirmed    INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  -- The invitation by which it came (at a superior) or by which we prove ourselves to it (at a commune).
  invitation   TEXT,
  secret       TEXT
) STRICT, WITHOUT ROWID;

-- Invitations a superior has made; `office_id` is set by the first package that proves one.
CREATE TABLE invitation (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  secret    TEXT NOT NULL,
  made_at   TEXT NOT NULL,
  office_id TEXT REFERENCES office (id)
) STRICT, WITHOUT ROWID;

-- Devices seen in the states of other offices: no office may claim another's writes.
CREATE TABLE partner_device (
  device    TEXT PRIMARY KEY,
  office_id TEXT NOT NULL REFERENCES office (id)
) STRICT, WITHOUT ROWID;

-- What was sent; `sequence` counts the packages of one device.
CREATE TABLE sent (
  device    TEXT NOT NULL,
  sequence  INTEGER NOT NULL,
  at        TEXT NOT NULL,
  office_id TEXT NOT NULL REFERENCES office (id),
  plan_id   TEXT NOT NULL REFERENCES plan (id),
  package   TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  file      TEXT NOT NULL,
  records   INTEGER NOT NULL,
  PRIMARY KEY (device, sequence)
) STRICT, WITHOUT ROWID;

-- Files that were taken in, known again by their hash.
CREATE TABLE received (
  sha256    TEXT PRIMARY KEY,
  at        TEXT NOT NULL,
  result    TEXT NOT NULL,
  office_id TEXT NOT NULL REFERENCES office (id),
  plan_id   TEXT NOT NULL,
  device    TEXT NOT NULL,
  sequence  INTEGER NOT NULL,
  package   TEXT NOT NULL,
  file      TEXT NOT NULL,
  tx        INTEGER REFERENCES tx (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX received_plan ON received (plan_id, result);

-- Records of types that this version does not know, kept as they came.
CREATE TABLE opaque_record (
  plan_id  TEXT NOT NULL REFERENCES plan (id),
  type     TEXT NOT NULL,
  id       TEXT NOT NULL,
  fields   TEXT NOT NULL,
  versions TEXT NOT NULL,
  PRIMARY KEY (plan_id, type, id)
) STRICT, WITHOUT ROWID;
