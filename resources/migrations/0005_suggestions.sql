-- What a person decided about suggestions; `seen` is JSON, compressed: the list that was shown, its reasons with the
-- fields that they rest on, model, versions, snapshot and trace. Nothing is taken away: what is undone has its time.
CREATE TABLE suggestion_decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL,
    product TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    until TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    undone_at INTEGER NOT NULL,
    seen BLOB NOT NULL
);
CREATE INDEX suggestion_decision_of_customer ON suggestion_decision (customer);
