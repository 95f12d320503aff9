-- Where the rows of a table came from: the files, databases and made-up books that the book of now was put together
-- from, each with its latest reading. One that was replaced whole is forgotten.
CREATE TABLE table_source (
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    snapshot INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    PRIMARY KEY (name, source)
) WITHOUT ROWID;

-- What a person writes down about a customer. Days are those of the person's calendar, as text: "2025-08-20".
CREATE TABLE customer_note (
    id TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX note_of_customer ON customer_note (customer);

CREATE TABLE customer_task (
    id TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    text TEXT NOT NULL,
    due TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX task_of_customer ON customer_task (customer);
