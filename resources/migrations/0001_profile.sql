-- A snapshot of the book. Its numbers are never used twice, so that "newer" can be told by the number alone.
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    taken_at INTEGER NOT NULL,
    origin TEXT NOT NULL,
    customer_ids INTEGER NOT NULL
);

CREATE TABLE snapshot_table (
    snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
    name TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    PRIMARY KEY (snapshot, name)
) WITHOUT ROWID;

-- Bytes of any length, cut into chunks. Columns and dictionaries are such streams, little-endian.
CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
    length INTEGER NOT NULL
);
CREATE INDEX stream_of_snapshot ON stream (snapshot);

CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES stream ON DELETE CASCADE,
    part INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (stream, part)
);

-- The texts of codes 1 and up: a 32-bit length, then UTF-8.
CREATE TABLE dictionary (
    id INTEGER PRIMARY KEY,
    snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
    entry_count INTEGER NOT NULL,
    stream INTEGER NOT NULL
);
CREATE INDEX dictionary_of_snapshot ON dictionary (snapshot);

-- A column by the public name of its field; one that no source ever gave has no row. Text has a dictionary. The width
-- is that of a value in bytes, 16 more where the stream holds the values packed.
CREATE TABLE snapshot_column (
    snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
    field TEXT NOT NULL,
    width INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    dictionary INTEGER,
    PRIMARY KEY (snapshot, field)
) WITHOUT ROWID;

-- Rows that imports set aside. They outlive the snapshot they came with.
CREATE TABLE rejected_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    snapshot INTEGER NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    line INTEGER NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE source (
    name TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    mapping TEXT NOT NULL,
    password TEXT NOT NULL DEFAULT '',
    last_sync INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
