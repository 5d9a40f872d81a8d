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
