-- What was practised. Rows of an attempt are only ever added; they go with their trainee, and with nothing else.
-- Moments are milliseconds since 1970, UTC; days are counted from then where the trainee is. No order comes from them.

CREATE TABLE trainee (
  id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name   TEXT CHECK (name <> ''),
  since  INTEGER NOT NULL,
  day    INTEGER NOT NULL CHECK (day >= 0)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_guest ON trainee (name IS NULL) WHERE name IS NULL;

CREATE TABLE setting (
  trainee BLOB NOT NULL REFERENCES trainee ON DELETE CASCADE,
  name    TEXT NOT NULL CHECK (name <> ''),
  value   TEXT NOT NULL,
  PRIMARY KEY (trainee, name)
) STRICT, WITHOUT ROWID;

-- What an attempt was made on: each text once, by its SHA-256.
CREATE TABLE text (
  number INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE attempt (
  number        INTEGER PRIMARY KEY AUTOINCREMENT,
  id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  trainee       BLOB NOT NULL REFERENCES trainee ON DELETE CASCADE,
  scenario      TEXT NOT NULL CHECK (scenario <> ''),
  title         TEXT NOT NULL,
  want          TEXT NOT NULL,
  content       BLOB NOT NULL CHECK (length(content) = 32),
  playbook      BLOB NOT NULL CHECK (length(playbook) = 32),
  rules         INTEGER NOT NULL CHECK (rules BETWEEN 0 AND 65535),
  seed          INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
  mode          TEXT NOT NULL,
  begun         TEXT NOT NULL CHECK (begun <> 'by_author'),
  given         INTEGER NOT NULL CHECK (given >= 0),
  parent        BLOB CHECK (length(parent) = 16),
  parent_turns  INTEGER CHECK (parent_turns >= 0),
  began         INTEGER NOT NULL,
  day           INTEGER NOT NULL CHECK (day >= 0),
  scenario_text INTEGER NOT NULL REFERENCES text,
  house_text    INTEGER NOT NULL REFERENCES text,
  playbook_text INTEGER NOT NULL REFERENCES text,
  CHECK ((parent IS NULL) = (parent_turns IS NULL))
) STRICT;
CREATE INDEX attempt_of ON attempt (trainee);

-- A turn, as `--choose` takes it.
CREATE TABLE turn (
  attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
  number  INTEGER NOT NULL CHECK (number >= 1),
  taken   TEXT NOT NULL CHECK (taken <> ''),
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0),
  thought INTEGER CHECK (thought >= 0),
  PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;

-- What is noted beside the turns; it can be noted until long after the end.
CREATE TABLE notes (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  notes   TEXT NOT NULL CHECK (json_valid(notes))
) STRICT;

-- The end of the conversation itself; its aftermath may be still to come.
CREATE TABLE ended (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0),
  count   INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

-- The days of the aftermath that have come.
CREATE TABLE reached (
  attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
  due     TEXT NOT NULL,
  PRIMARY KEY (attempt, due)
) STRICT, WITHOUT ROWID;

-- All is over: what was shown then. The number is the order.
CREATE TABLE summary (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  attempt INTEGER NOT NULL UNIQUE REFERENCES attempt ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0),
  ending  TEXT NOT NULL,
  success INTEGER NOT NULL CHECK (success IN (0, 1)),
  points  INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100)
) STRICT;

-- How good each turn was, once that was known.
CREATE TABLE grades (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  grades  TEXT NOT NULL CHECK (json_valid(grades))
) STRICT;

-- Given up for another attempt.
CREATE TABLE given_up (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0)
) STRICT;

-- Turns come one after the other, and only while the attempt goes on.
CREATE TRIGGER turn_is_next BEFORE INSERT ON turn
  WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM turn WHERE attempt = NEW.attempt)
  BEGIN SELECT RAISE(ABORT, 'a turn before it is not there'); END;
CREATE TRIGGER turn_is_in_time BEFORE INSERT ON turn
  WHEN EXISTS (SELECT 1 FROM summary WHERE attempt = NEW.attempt) OR EXISTS (SELECT 1 FROM given_up WHERE attempt = NEW.attempt)
  BEGIN SELECT RAISE(ABORT, 'the attempt is closed'); END;

-- Nothing of an attempt is written over.
CREATE TRIGGER text_stays BEFORE UPDATE ON text BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER turn_stays BEFORE UPDATE ON turn BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER ended_stays BEFORE UPDATE ON ended BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER reached_stays BEFORE UPDATE ON reached BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER summary_stays BEFORE UPDATE ON summary BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER grades_stay BEFORE UPDATE ON grades BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER given_up_stays BEFORE UPDATE ON given_up BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;

-- Nor taken away, but with its trainee: by then whatever it belongs to is gone already.
CREATE TRIGGER attempt_is_kept BEFORE DELETE ON attempt
  WHEN EXISTS (SELECT 1 FROM trainee WHERE id = OLD.trainee)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER turn_is_kept BEFORE DELETE ON turn
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER notes_are_kept BEFORE DELETE ON notes
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER ended_is_kept BEFORE DELETE ON ended
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER reached_is_kept BEFORE DELETE ON reached
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER summary_is_kept BEFORE DELETE ON summary
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER grades_are_kept BEFORE DELETE ON grades
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER given_up_is_kept BEFORE DELETE ON given_up
  WHEN EXISTS (SELECT 1 FROM attempt WHERE number = OLD.attempt)
  BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
