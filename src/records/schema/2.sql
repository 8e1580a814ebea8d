-- What follows from the attempts and is remembered beside them, and what is to be sent.

-- What an attempt that is over showed, as the newest rubric judged it. It can be made again at any time.
CREATE TABLE judged (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  rubric  INTEGER NOT NULL CHECK (rubric BETWEEN 0 AND 65535),
  judged  TEXT NOT NULL CHECK (json_valid(judged))
) STRICT;

-- What a record store is to be told: written once, and sent as those bytes, however often.
CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  attempt  INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
  bytes    BLOB NOT NULL CHECK (length(bytes) > 0),
  state    TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused'))
) STRICT;
CREATE INDEX outbox_of ON outbox (attempt);
CREATE INDEX outbox_waiting ON outbox (sequence) WHERE state = 'waiting';
CREATE TRIGGER outbox_bytes_stay BEFORE UPDATE OF sequence, attempt, bytes ON outbox
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
