-- The search index: one for the whole profile, of one snapshot. It holds no text: passages are written again from the
-- book that they were made from.
CREATE TABLE search_index (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    snapshot INTEGER NOT NULL,
    model TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    passage_count INTEGER NOT NULL,
    stamp BLOB NOT NULL,
    mac BLOB NOT NULL
);

-- Its parts (passages, vectors, the embedder's counts), cut into chunks.
CREATE TABLE search_part (
    name TEXT NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (name, part)
) WITHOUT ROWID;

-- Keywords of each passage, already stemmed, and the concepts in them. No text is kept.
CREATE VIRTUAL TABLE search_words USING fts5(words, concepts, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 0 tokenchars '-_.,:/'");
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, row);

-- Vectors that a remote service was paid for, by the content they stand for.
CREATE TABLE search_embedding (
    model TEXT NOT NULL,
    content BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, content)
) WITHOUT ROWID;
