-- The audit trail as a chain, and how far an office's key events were taken.

-- A hash over this entry of the journal and the chain before it (store/chain.py); NULL for entries of before.
ALTER TABLE tx ADD COLUMN chain TEXT;

-- How many key events of an office were taken: a file with fewer is an older one, and changes no key.
ALTER TABLE partner ADD COLUMN key_events INTEGER NOT NULL DEFAULT 0;
