-- Why an answer was marked as right or wrong, where the person said so.
ALTER TABLE chat_turn ADD COLUMN feedback_reason TEXT NOT NULL DEFAULT '';
