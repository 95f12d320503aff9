-- Conversations: a thread is a tree of turns, those of one parent are versions of one question. Scope and answer are
-- JSON as the command line prints it; whole turns are read and written, never parts of them.
CREATE TABLE chat_thread (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    shown TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX chat_thread_by_age ON chat_thread (changed_at);

CREATE TABLE chat_turn (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    thread TEXT NOT NULL REFERENCES chat_thread ON DELETE CASCADE,
    parent TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    question TEXT NOT NULL,
    scope TEXT NOT NULL,
    answer TEXT NOT NULL,
    feedback INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX chat_turn_of_thread ON chat_turn (thread);

-- Questions and answers by their words; the row is the turn's number.
CREATE VIRTUAL TABLE chat_words USING fts5(words, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 2");

-- The exact bytes of each request of a turn, compressed.
CREATE TABLE chat_sent (
    turn TEXT NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (turn, part)
) WITHOUT ROWID;

-- What was being written in a conversation; the one that has no turn yet has the empty id.
CREATE TABLE chat_draft (
    thread TEXT PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;

-- Answers that a person promoted, by their question's words and those of the question that they followed, if any.
CREATE TABLE verified_answer (
    question_key TEXT NOT NULL,
    after_key TEXT NOT NULL,
    question TEXT NOT NULL,
    scope TEXT NOT NULL,
    answer TEXT NOT NULL,
    promoted_at INTEGER NOT NULL,
    snapshot INTEGER NOT NULL,
    state INTEGER NOT NULL,
    PRIMARY KEY (question_key, after_key)
) WITHOUT ROWID;

-- Questions that nobody here could answer, kept for later.
CREATE TABLE kept_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    kept_at INTEGER NOT NULL
);
