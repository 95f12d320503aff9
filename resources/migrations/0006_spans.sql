-- What the program did, as trees of spans: columns for what is searched, sorted and counted, the rest as JSON. Times are
-- nanoseconds since 1970, UTC; a root has the empty parent.
CREATE TABLE span (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    trace TEXT NOT NULL,
    id TEXT NOT NULL,
    parent TEXT NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    state INTEGER NOT NULL,
    error TEXT NOT NULL,
    model TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    first_token INTEGER NOT NULL,
    details TEXT NOT NULL,
    UNIQUE (trace, id)
);
CREATE INDEX span_by_start ON span (started);
CREATE INDEX span_root_by_start ON span (started) WHERE parent = '';

-- Compressed; only where there is any.
CREATE TABLE span_content (
    span INTEGER PRIMARY KEY REFERENCES span ON DELETE CASCADE,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    sent BLOB NOT NULL,
    received BLOB NOT NULL
);
