PRAGMA application_id = 1433301606;
PRAGMA user_version = 2;
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
CREATE TABLE turn (
  attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
  number  INTEGER NOT NULL CHECK (number >= 1),
  taken   TEXT NOT NULL CHECK (taken <> ''),
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0),
  thought INTEGER CHECK (thought >= 0),
  PRIMARY KEY (attempt, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  notes   TEXT NOT NULL CHECK (json_valid(notes))
) STRICT;
CREATE TABLE ended (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0),
  count   INTEGER NOT NULL CHECK (count >= 0)
) STRICT;
CREATE TABLE reached (
  attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
  due     TEXT NOT NULL,
  PRIMARY KEY (attempt, due)
) STRICT, WITHOUT ROWID;
CREATE TABLE summary (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  attempt INTEGER NOT NULL UNIQUE REFERENCES attempt ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0),
  ending  TEXT NOT NULL,
  success INTEGER NOT NULL CHECK (success IN (0, 1)),
  points  INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100)
) STRICT;
CREATE TABLE grades (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  grades  TEXT NOT NULL CHECK (json_valid(grades))
) STRICT;
CREATE TABLE given_up (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  at      INTEGER NOT NULL,
  day     INTEGER NOT NULL CHECK (day >= 0)
) STRICT;
CREATE TRIGGER turn_is_next BEFORE INSERT ON turn
  WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM turn WHERE attempt = NEW.attempt)
  BEGIN SELECT RAISE(ABORT, 'a turn before it is not there'); END;
CREATE TRIGGER turn_is_in_time BEFORE INSERT ON turn
  WHEN EXISTS (SELECT 1 FROM summary WHERE attempt = NEW.attempt) OR EXISTS (SELECT 1 FROM given_up WHERE attempt = NEW.attempt)
  BEGIN SELECT RAISE(ABORT, 'the attempt is closed'); END;
CREATE TRIGGER text_stays BEFORE UPDATE ON text BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER turn_stays BEFORE UPDATE ON turn BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER ended_stays BEFORE UPDATE ON ended BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER reached_stays BEFORE UPDATE ON reached BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER summary_stays BEFORE UPDATE ON summary BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER grades_stay BEFORE UPDATE ON grades BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
CREATE TRIGGER given_up_stays BEFORE UPDATE ON given_up BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;
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
CREATE TABLE judged (
  attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
  rubric  INTEGER NOT NULL CHECK (rubric BETWEEN 0 AND 65535),
  judged  TEXT NOT NULL CHECK (json_valid(judged))
) STRICT;
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
INSERT INTO trainee (id,name,since,day) VALUES (X'5EED00000000000000000000000003E8','Anna',1641600000000,19000);
INSERT INTO setting (trainee,name,value) VALUES (X'5EED00000000000000000000000003E8','sound','off');
INSERT INTO text (number,sha256,text) VALUES (1,X'27F85F22B03A7DCB3B618657B15C55B2BB8AC94F9008041E47A4AA8914A3339F','// Practises hearing a hot customer out to the last sentence, and asking what would put it right before offering anything.
// The trap is speed: every tempting reply is quick, kind or correct, and comes before anybody knows what she came in for.
// A kettle, the money and an answer are three different repairs; which one is wanted comes out only when somebody asks.
Scenario(
    format: 0,
    title: "Second kettle. And you want a receipt?",
    channel: Counter,
    setting: "Ten past two on a Thursday, at the counter of {firm}. Kit has just gone to lunch. The sign he taped to the counter says NO RECEIPT? NO REFUND! with a smiley face. A woman in a bus driver''s jumper has put a kettle down on top of it.",
    you_know: [
        "You started on Monday. {team_lead}, the manager, is in the office.",
        "The kettle is a Corrant, £34. There is a pile of them by the door.",
        "The sign is Kit''s idea. The till finds a sale by the card that paid for it; no paper is needed. After a swap it has the customer''s name and number too.",
        "The bench in the back tests anything with a plug in three minutes and prints a slip. It says nothing about the house it came from.",
    ],
    you_may: [
        "Swap or refund anything up to £{refund_limit}, and open a box to try what is in it.",
        "Give a voucher of £10.",
        "Put a customer''s kettle on the test bench and give them the slip.",
        "Not yours to say: whether the wiring in somebody''s home is safe, or what the makers will do.",
    ],
    difficulty: Easy,
    kind: Full,
    writing: Polished,
    steps: [
        "stay_calm",
        "not_personal",
        "listen",
        "clarify",
        "restate",
        "empathise",
        "apologise",
        "own",
        "offer",
        "choice",
        "act",
        "explain",
        "contact",
        "keep_promise",
        "confirm",
        "follow_up",
    ],
    pitfalls: [
        "blame",
        "interrupt",
        "premature",
        "nuisance",
        "defensive",
        "wrong_problem",
        "script",
        "break_promise",
        "close_early",
        "pass_around",
    ],
    focus: ["listen", "clarify"],
    endings: [
        "delighted",
        "satisfied",
        "pacified",
        "false_close",
        "unresolved",
        "escalated",
        "lost",
    ],
    top: "delighted",
    minutes: 10,
    author: "Unruffled",
    licence: "CC BY 4.0",
    language: "en",
    content_notes: [
        "A fault with electricity at home, in which nobody is hurt.",
        "A parent worried about a grown-up child.",
    ],
    house: (firm: "Pargeter Home", refund_limit: "60"),
    customer: (
        name: "Dana Whitlock",
        persona: "venter",
        about: "Dana is 47 and drives the first number 11 of the day, out to the hospital. Her son Callum, 18, is a first-year electrician and put in the kitchen socket himself in August. She has come straight from her shift; she has been up since ten to four.",
        face: (
            age: Middle,
            build: Medium,
            skin: Sand,
            head: Square,
            hair: Ponytail,
            hair_colour: Chestnut,
            earrings: true,
            clothing: Jumper,
            clothing_colour: Navy,
        ),
        voice: (pitch: 96, rate: 110),
        opening: (anger: 64, trust: 40, heard: 0, patience: 70),
    ),
    wants: [
        (
            id: "boils",
            is: "She wants to go home with a kettle that she has seen boil. Callum''s boss is looking at the socket tonight; ten to four tomorrow is her own worry.",
            says: [
                "One I''ve seen boil. With my own eyes, that''s all. The socket, his gaffer''s coming at six for that. It''s ten to four. It''s me stood there with my finger out, and nobody up.",
                "There''s tomorrow, see. The socket, fine, his gaffer''s coming at six. But ten to four, that''s me again. And I''m not pressing that switch, I''m not. Not on any kettle. Not unless I''ve seen it boil.",
            ],
        ),
        (
            id: "money",
            is: "She wants her £34 back. It went on the card in the week before payday, and she is finished with kettles; Callum''s boss is looking at the socket tonight.",
            says: [
                "My thirty-four quid. I don''t want a kettle, not off anybody. I''ve got my nan''s out, the whistling one, for the gas, and his gaffer''s coming about the socket. That was the week before payday, that.",
                "The money. Thirty-four pounds, nine days to payday, and I''ve had two cups of tea out of it. The socket, that''s his gaffer''s job now. And there''s one of my nan''s on the gas. It whistles. It''ll do.",
            ],
        ),
        (
            id: "not_him",
            is: "She wants to know whether it is the kettle, and to have something to show Callum. He believes that his socket did it.",
            says: [
                "Is it that thing or is it our wall? That''s all. I can boil a pan. But he''s not gone in today, and I can''t tell him, ''It''s not you, love.'' I don''t KNOW it''s not.",
                "Never mind the tea. Is it the kettle or is it the socket? He rang in sick. He''s never rung in sick. And it can''t be just me saying so, can it? His mum. He''d want to see it.",
            ],
        ),
    ],
    remedies: [
        (
            id: "seen_to_boil",
            title: "Another make, boiled on the counter in front of her",
            fits: (boils: Full),
            cost: 38,
            limit: "refund_limit",
        ),
        (
            id: "refund",
            title: "Her £34 back on the card",
            fits: (money: Full, boils: Partly),
            cost: 34,
            limit: "refund_limit",
        ),
        (
            id: "bench_test",
            title: "Her kettle on the test bench, with the result in writing",
            fits: (not_him: Full),
            cost: 0,
        ),
        (id: "voucher", title: "A £10 voucher", fits: (boils: Partly, money: Partly), cost: 10),
        (
            id: "same_again",
            title: "A third one from the same pile",
            cost: 34,
            limit: "refund_limit",
        ),
    ],
    facts: [
        (id: "second", is: "It is the second kettle from this shop that trips her fuse box."),
        (id: "receipt", is: "The first thing anybody said to her was ''Receipt?''", wrong: true),
        (
            id: "dark",
            is: "At ten to four this morning there was a blue spark and the whole flat went dark.",
        ),
        (
            id: "bus",
            is: "The first bus to the hospital went out eleven minutes late, with the night nurses waiting in the rain.",
        ),
        (
            id: "callum",
            is: "Her son Callum put that socket in, and thinks that he has done something wrong.",
        ),
        (id: "gaffer", is: "Callum''s boss tested the socket and signed it off in August."),
        (
            id: "untried",
            is: "When the first kettle was swapped, nobody plugged the second one in.",
            wrong: true,
        ),
        (id: "payday", is: "The £34 went on her card in the week before payday."),
        (id: "pile", is: "There are more of the same kettle on sale by the door."),
    ],
    promises: [
        (
            id: "makers",
            is: "Ring Dana Whitlock with what the makers say about the kettle''s wiring, even if it is nothing yet.",
            by: "four o''clock tomorrow",
            due: NextDay,
        ),
    ],
    scenes: [
        (
            id: "counter",
            vent: [
                (
                    says: [
                        "Second one. SECOND one! I switch it on and there goes my fuse box, and your mate doesn''t even say hello. He says, ''Receipt?''",
                        "That''s two. Two kettles out of this shop, twice it''s had my fuse box out. And I get as far as him and he goes, ''Receipt?'' and points. At a smiley face!",
                    ],
                    tells: ["second", "receipt"],
                    keep_listening: "(Take your hand off the till, and look at her.)",
                    cut_ins: [
                        (
                            id: "scan",
                            text: "Right, leave it with me, I''ll get this sorted. Let me just scan it and see which one we sold you.",
                            does: ["own"],
                            to: "snapped",
                            backfires: [
                                "It''s a KETTLE. You can see which one it is, it''s there. I wasn''t finished.",
                                "Oh, scan it. Go on. Scan me while you''re at it.",
                            ],
                            why: "It was quick and meant well. She had got as far as the till, and the morning had not even started yet.",
                            instead: (
                                reply: "still_at_it",
                                because: "Keep listening. The part about the kettle is the smallest part of it.",
                            ),
                        ),
                        (
                            id: "word_with_kit",
                            text: "Oh no, I''m so sorry, that''s no way to say hello to anybody. I''ll have a word with Kit about it.",
                            does: ["apologise"],
                            about: ["receipt"],
                            to: "snapped",
                            backfires: "I don''t want you to have a WORD with him! I''ve not come in about him, have I?",
                            why: "You were sorry about the till. She was on her way to her kitchen at four in the morning.",
                            instead: (
                                reply: "still_at_it",
                                because: "Keep listening. The same sorry is worth far more when you know what for.",
                            ),
                        ),
                    ],
                ),
                (
                    says: [
                        "I''m up at ten to four. I take the first 11 out to the hospital. I press that switch, there''s a spit of blue, and bang, all of it. Fridge, hall, the lot. I''m looking for my shoes with my phone torch! And the bus goes out eleven minutes late, with the night nurses stood there in the rain.",
                        "Ten to four, that''s my alarm. First 11 out to the hospital, that''s me. I press the switch, blue spit out the bottom, and the whole flat''s black. I put odd shoes on. I took that bus out eleven minutes late, and there''s the night nurses at the stop, soaked through.",
                    ],
                    tells: ["dark", "bus"],
                    keep_listening: "(Nod, and leave the gap open.)",
                    cut_ins: [
                        (
                            id: "paper_first",
                            text: "That''s an awful morning, it really is. If you''ve got the receipt on you, I can start on this straight away.",
                            does: ["procedure_first"],
                            to: "snapped",
                            backfires: [
                                "The RECEIPT. You as well! Is that the only word they teach you?",
                                "There it is. I wondered how long. Him, the sign, now you.",
                            ],
                            why: "She told you what the first word to her was, and you said it again.",
                            instead: (
                                reply: "still_at_it",
                                because: "Keep listening. The card will find the sale later, and the thing that matters comes next.",
                            ),
                        ),
                        (
                            id: "tenner_early",
                            text: "Eleven minutes, in that rain. Let me put ten pounds on a voucher for you, for all the trouble you''ve had.",
                            does: ["propose"],
                            remedy: "voucher",
                            to: "snapped",
                            backfires: "Ten pounds. Is that what shuts people up, then? Ten pounds? I''ve not even told you about Callum!",
                            why: "It was generous. It also told her that you had heard enough.",
                            instead: (
                                reply: "still_at_it",
                                because: "Keep listening. There is somebody in that flat you have not heard about.",
                            ),
                        ),
                    ],
                ),
            ],
            says: [
                "And when I go, there''s Callum. My lad. He''s eighteen, he''s an apprentice electrician, first year, and he put that socket in. He''s sat on the lino with a head torch on and it''s in bits. ''It''s me, Mum. I''ve done something wrong.''",
                "And my Callum''s up. Eighteen. He''s an apprentice, first-year spark, and that''s his socket, he did that. When I shut the door he''d got it off the wall, head torch on. He says, ''Mum, I think it''s me.''",
            ],
            tells: ["callum"],
            tone: Shaky,
            thought: "He was that proud of that socket. He made me plug the toaster in and out.",
            replies: [
                (
                    id: "overfilled",
                    text: "Just so I''ve the whole picture, was it filled past the line at all? Water under the base can do that.",
                    does: ["blame"],
                    backfires: (
                        says: (
                            angry: "Did I overfill it. Forty years I''ve been making tea! It''s him, it''s me, it''s anybody but that thing, isn''t it?",
                            any: "Past the line. I see. So it''s me, then. If it''s not Callum, it''s me.",
                        ),
                        thought: "They''ve got it worked out already. It''s the silly woman with the jug.",
                    ),
                    to: "heard_back",
                    why: "It is a fair question for an engineer. She heard the shop looking for somebody in her kitchen to blame. Callum has been doing that since four.",
                    instead: (
                        reply: "still_at_it",
                        because: "She had just shown you her son on the floor. Stay with him a moment; the bench can ask about water.",
                    ),
                ),
                (
                    id: "third_one",
                    text: "Then let''s get you home to him. I''ll fetch another from the pile, never mind the receipt, and you''re away.",
                    does: ["propose"],
                    remedy: "same_again",
                    backfires: (
                        says: [
                            "Another one. Off THAT pile. What''ll that do, take out the street?",
                            "Another of them. And he stands there and watches me switch it on, does he?",
                        ],
                        thought: "They''d give me anything to get me out of the door.",
                    ),
                    to: "heard_back",
                    why: "Fast and kind, and the same thing for the third time. Nobody had asked what she came for.",
                    instead: (
                        reply: "still_at_it",
                        because: "One sentence about Callum first. Any offer is worth more when she knows that you heard about him.",
                    ),
                ),
                (
                    id: "still_at_it",
                    text: "And he''s sat there taking his own work to bits. Is he still at it?",
                    does: ["listen"],
                    about: ["callum"],
                    lands: (
                        says: [
                            "He was when I rang at one. And his gaffer PASSED that socket, in August, with the meter and everything. Signed it. Callum says gaffers miss things.",
                            "Since four! I rang him on my break. I said, your gaffer tested that, he signed it off in August. ''Gaffers miss things, Mum.''",
                        ],
                        tells: ["gaffer"],
                        thought: "That''s the first question today that wasn''t about a bit of paper.",
                    ),
                    to: "heard_back",
                ),
            ],
        ),
        (
            id: "snapped",
            setting: "She has pulled the kettle back towards her by its lead.",
            says: (
                angry: [
                    "Do you want to hear this or don''t you? I''m stood there at ten to four with the whole flat pitch dark, and I can''t get to the end of a sentence in here!",
                    "Do you WANT to hear it? Because I can say it to the window. Whole flat black, ten to four in the morning, and that''s not the half of it.",
                ],
                any: "Are you going to let me tell you? Ten to four, the whole flat''s dark, and that''s not the half of it.",
            ),
            tells: ["dark"],
            tone: Sharp,
            thought: "Nobody''s let me get to Callum. Not one of them.",
            replies: [
                (
                    id: "only_help",
                    text: "Of course, I''m sorry, sorry. I only want to help you with this, so please do carry on, I''m all ears.",
                    does: ["scripted"],
                    backfires: (
                        says: "All ears! You''ve been all MOUTH since I got here. The bus went out eleven minutes late, nurses in the rain, and my Callum''s on the kitchen floor with his own socket in bits, because he thinks it''s him. There.",
                        tells: ["bus", "callum"],
                        thought: "I''d wanted to tell it properly.",
                    ),
                    to: "heard_back",
                    why: "Two sorries and ''all ears'', and nothing in it that she had said. She had to throw the rest at you.",
                    instead: (
                        reply: "then_what",
                        because: "Say what you did, and hand her back the exact place where she stopped.",
                    ),
                ),
                (
                    id: "then_what",
                    text: "I do, and I cut across you. I''m listening now. You''d pressed the switch, and everything was black. Then what?",
                    does: ["listen", "own"],
                    about: ["dark"],
                    lands: (
                        says: [
                            "(A breath.) Then I''m eleven minutes late with the first bus, with the nurses stood in the rain. And I''ve left my Callum on the kitchen floor with a torch, and his own socket off the wall. He''s an apprentice spark. He thinks it''s him.",
                            "(She lets go of the lead.) Then it''s eleven minutes late, the first 11, with nurses stood in the rain. And Callum''s on the lino, got his socket off the wall. His own socket! He''s an apprentice, he''s eighteen, and he says, ''It''s me, Mum.''",
                        ],
                        tells: ["bus", "callum"],
                        thought: "Well. At least this one owns up.",
                    ),
                    to: "heard_back",
                ),
                (
                    id: "short_version",
                    text: "I do, honestly. There''s a bit of a queue building behind you, so the short version would be a help to everyone.",
                    does: ["nuisance"],
                    backfires: (
                        says: "(She looks round at the queue.) Short. Right. Bang. Bus eleven minutes late, nurses in the rain. My Callum''s got his own socket off the wall and he thinks he did it. Short enough for them?",
                        tells: ["bus", "callum"],
                        thought: "I''m that woman now. The one people film.",
                    ),
                    to: "heard_back",
                    why: "The queue was real. She now had everybody in it looking at her, and still nobody had heard her.",
                    instead: (
                        reply: "then_what",
                        because: "Letting her finish costs twenty seconds. Starting again will cost the queue far more.",
                    ),
                ),
            ],
        ),
        (
            id: "heard_back",
            says: (
                angry: [
                    "Is this going in at all? What have I just said to you?",
                    "Your mate only nodded. So what''ve I just told you?",
                ],
                irritated: [
                    "I don''t know if you''re getting any of this. What''ve I just told you?",
                    "Anyway. You''ve heard all that, have you? Or are you just nodding?",
                ],
                settling: "I''m going on, I know I am. Did you get any of that?",
            ),
            thought: "Everyone nods. I nod at people with the wrong fare.",
            replies: [
                (
                    id: "the_gist",
                    text: "So it''s the kettle that''s the problem, and the electrics, and then being late on top. I think that''s the gist.",
                    does: ["restate"],
                    falls_flat: (
                        says: (
                            angry: "The gist. Lovely. Put that on your sign.",
                            irritated: "The gist. Yeah. If you like.",
                        ),
                        thought: "He''s not even in it. Callum''s not in it.",
                    ),
                    to: "badge",
                    why: "All true, and it could have been anybody''s morning. Callum was not in it.",
                    instead: (
                        reply: "say_back",
                        because: "Two things only she could have said, and what they did to her, prove that you were there.",
                    ),
                ),
                (
                    id: "say_back",
                    text: "Tell me if I''ve got this wrong.",
                    summary: [
                        (
                            text: "Second one from us, and it put everything out at ten to four.",
                            is: Fact("dark"),
                        ),
                        (
                            text: "Callum''s got his own socket off the wall, and he thinks it''s him.",
                            is: Fact("callum"),
                        ),
                        (
                            text: "You came in shaken up, and what you got was ''Receipt?''",
                            is: Feeling,
                        ),
                        (
                            text: "The bus was late, the nurses got wet, and you''re worried what the depot''ll say.",
                            is: Misheard,
                        ),
                        (
                            text: "You''d like us to pay for somebody to check the wiring.",
                            is: NeverSaid,
                        ),
                        (
                            text: "The first bus went out eleven minutes late, with the nurses in the rain.",
                            is: Fact("bus"),
                        ),
                    ],
                    full: (
                        says: [
                            "(She nods, and goes on nodding.) Yeah. Yeah, that''s it. Shaken up. I was, a bit.",
                            "That''s... yeah. I''ve driven round with that all morning, saying, ''Move down the bus, please.''",
                        ],
                        thought: "So somebody was listening.",
                    ),
                    facts_only: (
                        says: "That''s what happened. Yes. You make it sound like the traffic news.",
                        thought: "Well, the times are right.",
                    ),
                    thin: (
                        says: (
                            angry: "And? That''s it? That''s all that went in?",
                            irritated: "That''s a bit of it, yeah.",
                        ),
                        thought: "I''ve said all that, and that''s what stuck.",
                    ),
                    wrong: (
                        says: (
                            furious: "I never said that! When did I say that?",
                            any: "No. No, I never said that. See, this is what I mean.",
                        ),
                        thought: "I might as well have told the kettle.",
                    ),
                    to: "badge",
                    why: "Two things she told you and how it left her make it whole. Anything she did not say undoes the rest.",
                ),
                (
                    id: "frustrating",
                    text: "I completely understand how frustrating that must be for you, and I do want to help you with it today.",
                    does: ["scripted"],
                    backfires: (
                        says: (
                            furious: "Frustrating! ROADWORKS are frustrating!",
                            angry: "Frustrating. A red light''s frustrating, love.",
                            any: "You say that to all of them, do you?",
                        ),
                        thought: "That''s off a card. There''s a card under that till.",
                    ),
                    to: "badge",
                    why: "You meant it. There was not one word of hers in it, so she could not tell.",
                    instead: (
                        reply: "say_back",
                        because: "She asked what you had heard. Tell her what you heard.",
                    ),
                ),
            ],
        ),
        (
            id: "badge",
            setting: "She reads your name badge. It still has the plastic film on.",
            says: (
                furious: "You''re new, aren''t you? They''ve put the new one out front to say no! And it was one of YOU lot gave me this. Handed me it in the box. Nobody plugged it in, nobody LOOKED!",
                angry: "How long have you been here, a week? You don''t know a thing about it. And when I brought the first one back, you lot just handed me this, in the box. Nobody so much as plugged it in!",
                any: [
                    "You''re new, aren''t you? You''d not know, then. When I brought the first one back I just got handed this. In the box. Not one of you plugged it in to see.",
                    "What are you, first week? Well, you can tell them. I brought the first one back, and one of you gave me this in its box, ta-ra. You never even plugged it in.",
                ],
            ),
            tells: ["untried"],
            tone: Sharp,
            aimed: true,
            thought: "It''s not this one''s fault. But it''s this one that''s standing here.",
            impulse: (
                id: "not_me",
                text: "I wasn''t even here when you bought it, so there''s no need to have a go at me about it.",
                does: ["take_personally"],
                backfires: (
                    says: (
                        furious: "It''s not ABOUT you! It''s got nothing to do with you!",
                        any: "Well, who was, then? Somebody was. Somebody in a tabard like that.",
                    ),
                    thought: "So it''s nobody. It''s nobody''s kettle.",
                ),
                why: "True, and beside the point. She was not talking about you; you are where the shop is today.",
                instead: (
                    reply: "never_tried",
                    because: "Leave the badge alone and answer the box that nobody opened.",
                ),
            ),
            replies: [
                (
                    id: "never_tried",
                    text: "We gave you a second one and never plugged it in. Two minutes, it would''ve taken. I''m sorry for that.",
                    does: ["apologise"],
                    about: ["untried"],
                    lands: (
                        says: [
                            "(She puts the lead down.) Two minutes. That''s all. It was thirty-four quid, that, and payday not for another nine days. I''d gone for the good one.",
                            "Well. Yeah. Two minutes. I''d paid extra and all. Thirty-four pounds, the week before payday, so I''d not have to bring it back.",
                        ],
                        tells: ["payday"],
                        thought: "No ''but''. I was waiting for the ''but''.",
                    ),
                    to: "what_now",
                ),
                (
                    id: "only_counter",
                    text: "To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.",
                    does: ["take_personally", "apologise"],
                    about: ["receipt"],
                    backfires: (
                        says: (
                            furious: "IF anyone was short! I''ll be short with you in a minute!",
                            any: "''If''. And you only work here. I could''ve said that for you.",
                        ),
                        thought: "Only on the counter. I''m only on the bus. Doesn''t stop people.",
                    ),
                    to: "what_now",
                    why: "Polite on the outside. Underneath it says ''not me'', and the sorry has an ''if'' in it.",
                    instead: (
                        reply: "never_tried",
                        because: "She is talking about a box that nobody opened. Answer that, and the badge stops mattering.",
                    ),
                ),
                (
                    id: "that_was_kit",
                    text: "That''ll have been Kit, he does rush things. I can see why it''s upset you. I''d have tried it first myself.",
                    does: ["defend", "empathise"],
                    about: ["untried"],
                    backfires: (
                        says: (
                            furious: "I don''t CARE which one of you it was! You''ve all got the same tabard on!",
                            any: "So it''s Kit. And he''ll say it''s you. And I''ve still got a kettle that goes bang.",
                        ),
                        thought: "And what do they say about me, when I''ve gone?",
                    ),
                    to: "what_now",
                    why: "It felt like taking her side. To her you are all one shop, and one half of it has just pointed at the other.",
                    instead: (
                        reply: "never_tried",
                        because: "Say ''we''. It costs you nothing, and she stops looking for who it was.",
                    ),
                ),
            ],
        ),
        (
            id: "what_now",
            says: (
                furious: "So what are you going to DO about it?",
                angry: [
                    "So what happens? Or do I just stand here?",
                    "Go on, then. What happens now?",
                ],
                irritated: ["So where does that leave me?", "So what happens now?"],
                any: ["All right. So what happens now?", "Right. So what now?"],
            ),
            thought: "Ask me. Somebody just ask me.",
            replies: [
                (
                    id: "tenner",
                    text: "With no receipt the till''s a bit fussy. But I can do a ten-pound voucher this minute, no questions asked.",
                    does: ["propose"],
                    remedy: "voucher",
                    falls_flat: (
                        says: (
                            angry: "Ten quid. Oh, whatever. If that''s what there is, that''s what there is.",
                            irritated: "Ten off what? I''ve... oh, go on, then. If that''s all there is. I''m too tired.",
                        ),
                        to: "again",
                        thought: "That''s me dealt with.",
                    ),
                    backfires: (
                        says: (
                            furious: "I don''t want your ten POUNDS!",
                            angry: "Ten pounds. What''s that do? What''s that even for?",
                            any: "A voucher. For what, another kettle? I''ve not said I want anything yet.",
                        ),
                        to: "offer",
                        thought: "I''m being paid to go.",
                    ),
                    to: "offer",
                    why: "''No questions asked'' was just the trouble with it. A gift in place of the repair says ''please go away'', however kindly.",
                    instead: (
                        reply: "at_home_tonight",
                        because: "One question decides which of three repairs is the right one.",
                    ),
                ),
                (
                    id: "wont_be_him",
                    text: "First of all, tell Callum to stop worrying. It''ll be the kettle, I promise you, nothing he did.",
                    does: ["overpromise"],
                    lands: (
                        says: [
                            "You reckon? Oh. Oh, well, that''s... I''ll tell him that, then. I''ll tell him you promised.",
                            "You promise? Right. Well. I''ll tell him somebody at the shop promised. He''ll want to know who.",
                        ],
                        thought: "They know kettles. They must have had it before.",
                    ),
                    to: "offer",
                    why: "It was the kindest thing in the room, and nobody had looked. She will carry it home as a fact.",
                    instead: (
                        reply: "at_home_tonight",
                        because: "Ask what she wants sorted. If it is an answer, you can get her a real one.",
                    ),
                ),
                (
                    id: "at_home_tonight",
                    text: "You say. What do you want to go home with?",
                    does: ["choice"],
                    lands: (
                        says: (
                            angry: "Oh, NOW I get asked.",
                            irritated: [
                                "(She turns the kettle round by its handle.) Huh.",
                                "What, what do I want? Hang on.",
                            ],
                        ),
                        thought: "All day, and that''s the first time anybody''s asked.",
                    ),
                    to: "offer",
                ),
            ],
        ),
        (
            id: "offer",
            says: (
                furious: "Well? What can you DO? And don''t you point at that sign.",
                angry: "So what can you actually do? And don''t point at that sign.",
                irritated: [
                    "So what can you do? Or is there a sign about that as well?",
                    "Go on. What''ve you got, apart from that sign?",
                ],
                any: [
                    "So can you do anything about that, or is there a sign?",
                    "Well. Over to you, then. I''m listening, me.",
                ],
            ),
            thought: "Don''t say ''unfortunately''.",
            replies: [
                (
                    id: "boil_it_here",
                    text: "A different make, out of its box. I''ll boil it here on the counter while you watch, and that''s the one you take home.",
                    does: ["propose", "own"],
                    remedy: "seen_to_boil",
                    lands: (
                        says: [
                            "Here? With water in it? Oh, go on. Go on, then, I want to see this.",
                            "And it''s THAT one I take. Not one from out the back. Right. You''re on.",
                        ],
                        thought: "Not in the box, then. Out of the box.",
                    ),
                    falls_flat: (
                        says: "A kettle. Yeah. Well, I suppose it was a kettle I came in about.",
                        thought: "Don''t ask me to be pleased about it yet.",
                    ),
                    backfires: (
                        says: (
                            furious: "I don''t WANT another kettle!",
                            any: "Another one? No. No, you can keep it, and its friends.",
                        ),
                        to: "again",
                        thought: "They''ve got kettles, so it''s kettles.",
                    ),
                    to: "do_swap",
                    why: "It fits somebody who needs to press a switch at ten to four tomorrow without flinching. For anybody else it is one more kettle.",
                ),
                (
                    id: "money_back",
                    text: "Thirty-four pounds, back to your card. I''ll put it through now, with you watching. The till goes by the card, so no paper.",
                    does: ["propose", "own"],
                    remedy: "refund",
                    lands: (
                        says: [
                            "All of it? With no... oh. Well, then. Here''s the card.",
                            "So I never needed the receipt. I NEVER needed it. Go on, then, here.",
                        ],
                        thought: "That''s the food shop, that is.",
                    ),
                    falls_flat: (
                        says: "The money. Well, yeah. I can''t drink it, but yeah.",
                        thought: "I''d have to start all over, somewhere else.",
                    ),
                    backfires: (
                        says: (
                            furious: "It''s not about the MONEY!",
                            any: "And I go home with thirty-four quid and say what? ''There you are, Callum''?",
                        ),
                        to: "again",
                        thought: "They think you can put it on a card.",
                    ),
                    to: "do_refund",
                    why: "It fits somebody who is finished with kettles and short till payday. Money does not answer a question, and it does not boil.",
                ),
                (
                    id: "on_the_bench",
                    text: "That one goes on our test bench now, and you watch. What it finds gets printed, and you take the paper home.",
                    does: ["propose", "own"],
                    remedy: "bench_test",
                    lands: (
                        says: [
                            "Printed? On paper? He''d... yeah. He''d believe a printout, would Callum.",
                            "You can do that? You''ve a thing that does that? Go on, then. Quick, before I lose my nerve.",
                        ],
                        thought: "Not my word. A meter''s word.",
                    ),
                    falls_flat: (
                        says: "I mean, it''d be good to know. Yeah. Test it, if you want.",
                        thought: "And if it says nothing? What do I tell him then?",
                    ),
                    backfires: (
                        says: (
                            furious: "I KNOW it''s broken! What do you think I came in for?",
                            any: "What do I want it testing for? I''ve tested it. Twice. I want shot of it.",
                        ),
                        to: "again",
                        thought: "Now it''s me that has to prove it.",
                    ),
                    to: "do_test",
                    why: "It fits somebody who has to know, and has to show it. To anybody else it is a delay.",
                ),
                (
                    id: "three_ways",
                    text: "There''s the money, another make that I boil for you here, or this one tested with a printout. Which would help most?",
                    does: ["options", "choice"],
                    when: [Not(WantKnown)],
                    lands: (
                        says: [
                            "Oh. Well, if you''re asking.",
                            "Three things? There were none when I came in.",
                        ],
                        thought: "So there was never a rule. There was just a sign.",
                    ),
                    falls_flat: "I don''t know. You''re going fast. Say them again?",
                    backfires: (
                        says: (
                            furious: "I don''t want a MENU!",
                            any: "You''re reeling them off. You don''t even know what I''ve come in for.",
                        ),
                        thought: "It''s like the board at the chip shop.",
                    ),
                    to: "again",
                    why: "A fair choice. It comes late, and it only helps once she knows that you have heard her.",
                ),
            ],
        ),
        (
            id: "again",
            setting: "She has put her bag on her shoulder. The kettle is still on the counter, on top of the sign.",
            says: (
                furious: "Are you DOING something, or am I going home?",
                angry: [
                    "So can you do something, or can''t you?",
                    "Well? Are you doing something, or am I going home?",
                ],
                any: [
                    "So can you do it, or can''t you?",
                    "Well? Are we doing something, or am I off home?",
                ],
            ),
            thought: "Last stop. Then I''m off.",
            replies: [
                (
                    id: "show_it_works",
                    text: "Then watch one boil: another make, out of its box, here on the counter. If you trust it, you take it. If not, it stays here.",
                    does: ["propose"],
                    remedy: "seen_to_boil",
                    lands: (
                        says: "Boiled. Here. (The bag comes off her shoulder.) Go on, then. I''m not touching the switch.",
                        thought: "One that I''ve watched.",
                    ),
                    falls_flat: (
                        says: "All right. If that''s what there is. Let''s see it boil.",
                        thought: "I''m too tired to argue with a kettle.",
                    ),
                    backfires: (
                        says: "No more kettles. I don''t want to look at another kettle. I''m going.",
                        to: "door",
                        thought: "Second time of asking.",
                    ),
                    to: "do_swap",
                    why: "Right for somebody who has to fill a flask at ten to four. For anybody else it is one kettle too many.",
                ),
                (
                    id: "give_it_back",
                    text: "Then have your thirty-four pounds back. I''ll put it through to the card you paid with, and nobody wants a receipt.",
                    does: ["propose"],
                    remedy: "refund",
                    lands: (
                        says: "All thirty-four. On the card. (The bag comes off her shoulder.) Right. Now you''re talking.",
                        thought: "That wasn''t hard. Why was that hard?",
                    ),
                    falls_flat: (
                        says: "Yeah, all right. The money. It''s better than a poke in the eye.",
                        thought: "I''d only have to spend it again.",
                    ),
                    backfires: (
                        says: "You keep your money. You''ve not heard a word. I''m going home to my lad.",
                        to: "door",
                        thought: "Still the till. Always the till.",
                    ),
                    to: "do_refund",
                    why: "Right for somebody who is finished with kettles. It is the quickest of the three, and that is not what decides it.",
                ),
                (
                    id: "find_out",
                    text: "Then let''s find out. I''ll put yours on the test bench, you stand by me, and you take home what it says in writing.",
                    does: ["propose"],
                    remedy: "bench_test",
                    lands: (
                        says: "In writing. (The bag comes off her shoulder.) Come on, then. Where is it, this bench?",
                        thought: "Something I can put in his hand.",
                    ),
                    falls_flat: (
                        says: "Go on, then. Might as well know.",
                        thought: "And then what?",
                    ),
                    backfires: (
                        says: "Test it? You test it. I''ve been up since ten to four. I''m off.",
                        to: "door",
                        thought: "Now I''m meant to prove it.",
                    ),
                    to: "do_test",
                    why: "Right for somebody who has to know. To somebody who wants to be done with it, it is one more wait.",
                ),
                (
                    id: "print_it",
                    kind: Done,
                    text: "You print the ten-pound voucher, sign the back of it, and slide it over to her with the kettle.",
                    does: ["act"],
                    when: [Reached("agreed"), Not(Reached("acted"))],
                    lands: (
                        says: "(She looks at the kettle.) And what am I meant to do with that? ...Oh, give it here.",
                        thought: "Expires in June.",
                    ),
                    to: "goodbye",
                    why: "It was done quickly and properly, and it was not what she came for. Nobody had asked her what that was.",
                    instead: (
                        reply: "show_it_works",
                        because: "Even now, any real repair is better than a tenner. You would only be guessing which.",
                    ),
                ),
            ],
        ),
        (
            id: "do_swap",
            setting: "The new kettle is out of its box: another make, steel, with a red switch. She has stepped back from the counter.",
            says: (
                angry: "And if THAT goes bang? In here, with everybody stood about?",
                irritated: "And if it goes bang? In here, with everybody stood about?",
                any: [
                    "And what if it goes bang? I''m not being funny. I''m stood right here.",
                    "I''ve gone all... look at me. It''s a kettle. What if it goes, though?",
                ],
            ),
            tone: Shaky,
            thought: "I must''ve pressed a switch like that ten thousand times.",
            replies: [
                (
                    id: "never_goes",
                    kind: Done,
                    text: "''It won''t, I promise. We''ve never had one of these back.'' You switch on. ''It''ll see you right for ten years.''",
                    does: ["overpromise", "act"],
                    lands: (
                        says: "(Steam. The click. The lights stay on.) Ten years! Well. I''ll hold you to that. I''ll be drawing my pension.",
                        thought: "It''s a kind face. It doesn''t know, though.",
                    ),
                    to: "makers",
                    why: "The kettle had just said it better than you could. Now there are ten years that you will have to answer for.",
                    instead: (
                        reply: "switch_on",
                        because: "Two minutes of steam are worth more to her than ten years of your word.",
                    ),
                ),
                (
                    id: "switch_on",
                    kind: Done,
                    text: "You fill it, stand it well back and press the switch. ''Two minutes. If it trips anything, it trips ours.''",
                    does: ["act", "explain"],
                    lands: (
                        says: [
                            "(It roars, and clicks off. The lights stay on. She laughs.) I jumped at the click! Did you see me? At the CLICK.",
                            "(Steam. The click. The lights stay on.) It''s only gone and boiled. I''m filling up here, over a kettle!",
                        ],
                        thought: "Ten to four. I can do that.",
                    ),
                    to: "makers",
                ),
                (
                    id: "faulty_form",
                    kind: Done,
                    text: "''Shouldn''t do.'' You give her the form for the old one to fill in, and switch on while she''s busy with it.",
                    does: ["procedure_first", "act"],
                    backfires: (
                        says: [
                            "(The click comes when she is on the second page. She looks up.) Was that it? Did it... I never saw it.",
                            "(She is writing her postcode when it clicks off.) Hang on, has it done it? I missed it. I was doing your form.",
                        ],
                        thought: "That was the one thing I wanted to look at.",
                    ),
                    to: "makers",
                    why: "It saved two minutes. They were the two minutes that she would have watched it boil.",
                    instead: (
                        reply: "switch_on",
                        because: "Let her watch. The form can be filled in over the noise.",
                    ),
                ),
            ],
        ),
        (
            id: "do_refund",
            setting: "She has her card out, between two fingers. She is looking past you at the stock room door.",
            says: (
                angry: "And when HE''S back off his dinner? He''ll not want the receipt?",
                irritated: "And when he''s back off his dinner, he''ll not want the receipt?",
                any: [
                    "And that''s it? Your mate''s not going to come back off his dinner and undo it?",
                    "Hang on, though. Does he not have to say yes, him with the sign?",
                ],
            ),
            thought: "I''ll believe it when I see the number.",
            replies: [
                (
                    id: "before_the_bus",
                    kind: Done,
                    text: "''No.'' You press REFUND. ''It''ll be in your account before you''re back at that bus stop, I promise you.''",
                    does: ["overpromise", "act"],
                    lands: (
                        says: "As quick as that? Oh, that''s good. I can go round by the shops on the way, then.",
                        thought: "That''s tea sorted.",
                    ),
                    to: "makers",
                    why: "It pleased her at once, and it is not true. Cards take days, and she will be standing at a checkout.",
                    instead: (
                        reply: "press_refund",
                        because: "A true date, on a screen that she can read, is worth more than a fast one.",
                    ),
                ),
                (
                    id: "postcode",
                    kind: Done,
                    text: "''No, he''s fine.'' You ask for her postcode, an email and a reason, type them all in, and then press REFUND.",
                    does: ["procedure_first", "act"],
                    backfires: (
                        says: [
                            "What''s it want my email for? It never wanted my email when I was PAYING. (She spells it out, twice.) Has it gone?",
                            "A reason? It''s stood there! Put ''bang''. (She spells out her street.) There. Has it gone through, or not?",
                        ],
                        thought: "There''s always one more thing.",
                    ),
                    to: "makers",
                    why: "It may well be what the till asks. She saw three more hurdles between her and her own money.",
                    instead: (
                        reply: "press_refund",
                        because: "Send the money first, and let her see it go. What is left to type can be typed after.",
                    ),
                ),
                (
                    id: "press_refund",
                    kind: Done,
                    text: "You press REFUND and turn the screen round. ''Thirty-four pounds, gone. It says here, with you by Monday.''",
                    does: ["act", "explain"],
                    lands: (
                        says: [
                            "(She reads it twice.) Monday. That I can do. I''ve got mince in till Monday.",
                            "(She takes a photo of the screen.) Monday. Right. That''ll do me. That''s all right.",
                        ],
                        thought: "Turned the screen round. I didn''t have to ask.",
                    ),
                    to: "makers",
                ),
            ],
        ),
        (
            id: "do_test",
            setting: "The bench in the back. Her kettle is on the mat, two clips hanging ready. She has not sat down.",
            says: (
                angry: "And what if it says there''s nothing WRONG with it? What then?",
                irritated: "And what if it says there''s nothing wrong with it?",
                any: [
                    "Hang on. What if it says it''s fine? What if it''s fine, and I''ve got to go home and tell him that?",
                    "Wait. What if it passes? If that passes, it''s the socket, isn''t it?",
                ],
            ),
            tone: Shaky,
            thought: "I''ve had that bus through a flood. I can look at a light.",
            replies: [
                (
                    id: "clip_on",
                    kind: Done,
                    text: "''Then at least we know.'' You clip it on, turn the screen to her and press TEST. ''Thirty seconds. You read it first.''",
                    does: ["act", "explain"],
                    lands: (
                        says: [
                            "(A red light.) ''FAIL.'' It says FAIL. Earth. So that''s that thing, that''d trip any... print it. Print me two.",
                            "(The red light comes on.) That''s a fail. Is it? Red''s a fail? Oh, you little... (She is talking to the kettle.) Print it. Go on.",
                        ],
                        thought: "It was you. All the time it was you, you shiny little sod.",
                    ),
                    to: "makers",
                ),
                (
                    id: "sockets_are_easy",
                    kind: Done,
                    text: "''Well, then you''d know. Sockets are simple, it''s ten minutes'' work for anybody.'' You clip it on and press TEST.",
                    does: ["minimise", "act"],
                    backfires: (
                        says: [
                            "(A red light. FAIL. She is not looking at it.) Ten minutes'' work for anybody. He was all of a Sunday doing that.",
                            "(A red light. FAIL.) Right. So it''s the kettle. (She folds the slip.) He was a whole Sunday on that socket. Have you ever done one?",
                        ],
                        thought: "He had his tongue out, doing it. Like when he was six.",
                    ),
                    to: "makers",
                    why: "You wanted to make it smaller for her. The socket is small; what Callum thinks of himself is not.",
                    instead: (
                        reply: "clip_on",
                        because: "The meter takes thirty seconds. Let it speak.",
                    ),
                ),
                (
                    id: "tell_him_sound",
                    kind: Done,
                    text: "''It won''t.'' You press TEST, and it fails. ''There. Tell Callum from me, that socket of his is sound. Not a doubt.''",
                    does: ["overpromise", "act"],
                    lands: (
                        says: "FAIL! So that''s... and his is sound. Not a doubt, you said. I''ll ring him now. I''ll tell him he can put it back on.",
                        thought: "Not a doubt. That''s what I''ll say: not a doubt.",
                    ),
                    to: "makers",
                    why: "You can speak for the kettle. You have never seen that wall, and an eighteen-year-old electrician will ask how you know.",
                    instead: (
                        reply: "clip_on",
                        because: "What the slip says is enough, and he can check the rest himself.",
                    ),
                ),
            ],
        ),
        (
            id: "makers",
            setting: "On her way out she stops at the pile by the door. There is a yellow sticker on it: CORRANT, THE FAMILY FAVOURITE.",
            says: (
                angry: "And you''re still SELLING them! Look at that! Has anybody told the people who make the things?",
                irritated: "There''s a whole pile of them here, look. Same one. Is anybody going to tell whoever makes them?",
                any: [
                    "They''re still here, look. Same ones. There''ll be somebody''s nan buying one of those. Does anyone tell the people that make them?",
                    "You''ve a whole pile still, look at that. What do the makers say? Has anyone even asked them how they''ve wired the things?",
                ],
            ),
            tells: ["pile"],
            thought: "There''s a woman on my bus who''d buy that for the sticker.",
            replies: [
                (
                    id: "helpline",
                    text: "They''ve a customer line, it''s on the bottom of the box. Honestly, they''d take more notice if it came from you.",
                    does: ["transfer"],
                    backfires: (
                        says: (
                            angry: "So I''VE got to ring them? I don''t work here!",
                            any: "From me. I bought a kettle. Now I''ve got a job.",
                        ),
                        thought: "Pass it down the bus.",
                    ),
                    to: "goodbye",
                    why: "Perhaps they would. She heard that her two kettles stop being your business at the door.",
                    instead: (
                        reply: "ring_by_four",
                        because: "One call from the shop, a name and a time. You can promise to ring even when you cannot promise the answer.",
                    ),
                ),
                (
                    id: "ring_by_four",
                    text: "I''ll show my manager that pile now and ask the makers. I''m {agent}. I''ll ring you by four tomorrow, even if it''s nothing yet.",
                    does: ["contact", "explain"],
                    about: ["pile"],
                    promise: "makers",
                    lands: (
                        says: [
                            "You''ve my number off the last swap. After three, mind, I''m on the bus till then. And it''s for Callum, so get it right, what they call the bit.",
                            "By four. I''m home at three, so after that. You had my number off me last time. I''ll have a pen. Callum''ll want the proper words.",
                        ],
                        thought: "Even if it''s nothing. That''s a funny thing to promise. I like that.",
                    ),
                    to: "goodbye",
                ),
                (
                    id: "off_the_shelf",
                    text: "They''ll all be off that shelf tonight, you have my word, and the makers will have the fault put right by the weekend.",
                    does: ["overpromise"],
                    lands: (
                        says: "By the weekend! Well, that''s more like it. I''ll have a look in on Saturday, see if they''re gone.",
                        thought: "That''s a lot of say, for a first week. Still.",
                    ),
                    to: "goodbye",
                    why: "It was what anyone would want to hear. Neither the shelf nor the makers are yours to promise, and she will look in on Saturday.",
                    instead: (
                        reply: "ring_by_four",
                        because: "It promises less, and every word of it is in your own hands.",
                    ),
                ),
            ],
        ),
        (
            id: "goodbye",
            says: (
                angry: "Right. I''m off. I''ve had enough of this place for one day.",
                irritated: "Right. I''m off home. I''m up again at ten to four.",
                settling: [
                    "Right. I''d best get home. I''m up again at ten to four.",
                    "Well. That''s my bus, near enough. I''m no use to anybody past three.",
                ],
            ),
            tone: Tired,
            thought: "What was the other thing? There was something.",
            replies: [
                (
                    id: "lovely_then",
                    text: "Lovely, you get off home. Thanks for being so patient with us, and sorry again about the morning you''ve had.",
                    does: ["thank"],
                    lands: (
                        says: "Yeah. Ta. Bye, then.",
                        thought: "Patient! I''ve not been patient.",
                    ),
                    to: "door",
                    why: "Warm and tidy, and it closed the door on whatever she was still turning over.",
                    instead: (
                        reply: "still_not_right",
                        because: "She has not moved yet. Ask what is left before she is on the bus with it.",
                    ),
                ),
                (
                    id: "anything_else_today",
                    text: "Is there anything else I can help you with today? And if you do get a survey, five stars really helps us out.",
                    does: ["scripted"],
                    backfires: (
                        says: (
                            angry: "Stars? I''ll give you STARS.",
                            any: "A survey. (She picks up her bag.) You were doing so well.",
                        ),
                        thought: "Back on the card.",
                    ),
                    to: "door",
                    why: "It has the shape of the right question. By the end of the sentence it was about you.",
                    instead: (
                        reply: "still_not_right",
                        because: "Ask about this, in plain words, and wait for what she says.",
                    ),
                ),
                (
                    id: "still_not_right",
                    text: "Before you get your bus, is there anything that still isn''t right? And can I ring you on Monday and ask again?",
                    does: ["confirm", "book_follow_up"],
                    when: [Not(Agreed("voucher"))],
                    lands: (
                        says: [
                            "No. No, that''s... well, you could take that sign down. (She''s nearly smiling.) Monday, then. After three.",
                            "(She thinks about it, properly.) No. I came in here to shout, you know. Ring me Monday. After three.",
                        ],
                        thought: "I''d have come back tomorrow with it. Now I''ll sleep.",
                    ),
                    to: "close",
                ),
                (
                    id: "still_broken",
                    text: "Before you get your bus: that''s ten pounds, and a kettle that still trips your fuse box. What would put it right?",
                    does: ["clarify"],
                    when: [Agreed("voucher")],
                    lands: (
                        says: [
                            "Well, it doesn''t work, does it? I''d have said yes to a biscuit.",
                            "(She looks in the bag.) I don''t know why I said yes to that.",
                        ],
                        thought: "I''d have got it home, and then I''d have cried.",
                    ),
                    to: "offer",
                ),
            ],
        ),
        (
            id: "door",
            setting: "The automatic door opens for her, shuts, and opens again. She is standing on the mat.",
            says: (
                angry: "And another thing! No. I don''t know. Forget it.",
                irritated: "There was something else. I don''t know. It''ll come to me on the bus.",
                settling: [
                    "There was something. No. It''s gone.",
                    "I had something to say, and it''s gone. It''ll come to me at the lights.",
                ],
            ),
            tone: Tired,
            thought: "Ask me again. I''ll know it if you ask me.",
            replies: [
                (
                    id: "come_off_the_mat",
                    text: "Then don''t go yet. What is it that still isn''t right? Take your time, and I''ll ring on Monday and ask again.",
                    does: ["confirm", "book_follow_up"],
                    when: [Not(Agreed("voucher"))],
                    lands: (
                        says: [
                            "(She comes off the mat. The door shuts.) No. I think it''s just been a day. Ring me Monday, though. After three.",
                            "(She laughs at the door.) It thinks I''m three people. No, I''m all right. I am. Ring me Monday.",
                        ],
                        thought: "Would''ve been easy to let me go.",
                    ),
                    backfires: "What isn''t right is I''ve still got nothing.",
                    to: "close",
                ),
                (
                    id: "pop_back",
                    text: "Not to worry. If it does come to you, just pop back in any time, there''s always somebody here to help.",
                    does: ["thank"],
                    lands: (says: "Yeah. Somebody. Ta.", thought: "Somebody. Kit, with my luck."),
                    falls_flat: (
                        says: "Yeah. You''ve said goodbye once.",
                        thought: "Out you go, Dana.",
                    ),
                    to: "close",
                    why: "It sounds welcoming. It sends her home with it, and tomorrow she starts again with somebody.",
                    instead: (
                        reply: "come_off_the_mat",
                        because: "She is still here. Half a minute now saves her the trip.",
                    ),
                ),
                (
                    id: "tea_on_us",
                    text: "Tell you what, have this box of teabags from the staff room. You''ve earned a proper brew after all that.",
                    does: ["give_in"],
                    lands: (says: "Oh. That''s... ta. That''s nice.", thought: "It wasn''t teabags."),
                    to: "close",
                    why: "A nice thing to do, at the one moment when she was trying to tell you something.",
                    instead: (
                        reply: "come_off_the_mat",
                        because: "Ask first. The teabags will still be there after.",
                    ),
                ),
                (
                    id: "finish_it",
                    kind: Done,
                    text: "You come round the counter. ''Two kettles, and all I came up with was a tenner. What would put it right?''",
                    does: ["clarify"],
                    when: [Agreed("voucher"), Not(WantKnown)],
                    lands: (
                        says: [
                            "(She comes off the mat. The door shuts.) That''s it. THAT''s what it was. It still doesn''t work.",
                            "(She laughs at the door.) It thinks I''m three people. It was the kettle, what I''d forgotten. It still doesn''t work.",
                        ],
                        thought: "I''d have got as far as the ring road.",
                    ),
                    to: "offer",
                ),
            ],
        ),
        (
            id: "manager",
            save: true,
            setting: "The queue has gone quiet. She has both hands flat on the counter.",
            says: [
                "No. NO. Get me whoever''s in charge. Somebody who''s allowed to do something!",
                "No, I''m DONE with you. Who''s your boss? Get me your boss!",
            ],
            tone: Loud,
            thought: "I don''t want the boss. I want one person who''ll stop and look at it.",
            replies: [
                (
                    id: "back_to_the_kettle",
                    text: "You can have {team_lead}, that''s my boss. But I''m the one who got this wrong, so let me go back to your kettle first.",
                    does: ["own", "steer"],
                    lands: (
                        says: [
                            "(She breathes out through her nose.) Right. You have. Go on, then. One go.",
                            "...You, then. I can''t be telling it again. But properly.",
                        ],
                        thought: "More than the other one would''ve said.",
                    ),
                    falls_flat: (
                        says: "You said that before. Go on. But this is it, this is the last go.",
                        thought: "I''ll give it to the count of ten.",
                    ),
                    to: "resume",
                ),
                (
                    id: "fetch_her",
                    text: "I''ll fetch {team_lead}, our manager. Two kettles, and your morning in the dark. I''ll tell her all that, so you don''t have to start again.",
                    does: ["hand_over"],
                    lands: (
                        says: "(You knock at the office. ''Five minutes!'' says somebody.) Five minutes. Course it is. Well, I''m not going anywhere.",
                        thought: "At least it was all in the right order.",
                    ),
                    to: "resume",
                    why: "A good way to hand somebody over, and sometimes the right one. Here it cost her a wait and brought her back to you.",
                    instead: (
                        reply: "back_to_the_kettle",
                        because: "Say that it went wrong, and go back to the kettle. The boss is still there if she wants one.",
                    ),
                ),
                (
                    id: "calm_down_please",
                    text: "I do understand, but if we could just keep our voices down, I''m sure we can find a way through this together.",
                    does: ["patronise"],
                    backfires: (
                        says: (
                            furious: "OUR voices? Yours is fine! It''s mine that''s UP!",
                            any: "Our voices. You sound like my dentist.",
                        ),
                        thought: "Now I''m being handled.",
                    ),
                    to: "resume",
                    why: "The queue would have liked it. She heard that her voice was the trouble, and not the kettle.",
                    instead: (
                        reply: "back_to_the_kettle",
                        because: "Leave the volume alone. Say that it went wrong, and go back to what she came with.",
                    ),
                ),
            ],
        ),
    ],
    aftermath: [
        (
            id: "note",
            setting: "Half past two. The counter is quiet for the first time since noon, and the case book is open.",
            says: (
                lost: "(The door is still swinging. The kettle is on the counter, with its lead hanging down.)",
                escalated: "(She did not go for her bus. She is in the back office, and through the door you can hear her: she has got as far as the bus.)",
                delighted: "(Through the window you see her at the stop. The driver opens the doors, says something, and they both laugh.)",
                satisfied: "(Through the window you see her at the stop. She lifts a hand to the driver, and gets on.)",
                any: "(Through the window you see her at the stop, with her bag on her knees, looking at the road.)",
            ),
            replies: [
                (
                    id: "case_book",
                    kind: Done,
                    text: "You write up the visit while you still have it in your head.",
                    case_note: [
                        (text: "Whitlock, D. Corrant kettle, brought back without a receipt."),
                        (
                            text: "Corrant kettle, her second from us, trips the fuse box. More of them by the door.",
                        ),
                        (text: "Rather loud to begin with."),
                        (
                            text: "Ring Dana Whitlock by four tomorrow with what the makers say, even if it is nothing. After three: she drives till then.",
                            notes: "makers",
                        ),
                        (text: "The son put the socket in, and blames himself."),
                        (text: "Drives the number 11. First bus was late today."),
                    ],
                    lands: "(You put the cap back on the pen. Kit comes in, wiping his mouth. ''Miss anything?'')",
                ),
                (
                    id: "in_your_head",
                    kind: Done,
                    text: "You leave the book. It was all about one kettle, and you are hardly likely to forget her.",
                    lands: "(Kit comes in, wiping his mouth. ''Miss anything?'' The next customer has a lamp, and the one after that has two.)",
                    why: "By four tomorrow there will have been sixty people between you and Dana Whitlock.",
                    instead: (
                        reply: "case_book",
                        because: "One line with a name and an hour is all that tomorrow''s you will have.",
                    ),
                ),
            ],
        ),
        (
            id: "answer_in",
            due: NextDay,
            when: [Promised("makers")],
            setting: "Friday, half past three. Six people are waiting. In the shop''s inbox is an email from the makers of the Corrant: a pinched wire in the base, one batch, please send the rest of the pile back.",
            says: "(The phone is by your elbow. A man with a toaster is clearing his throat.)",
            replies: [
                (
                    id: "file_it",
                    kind: Done,
                    text: "You forward it to {team_lead}, box up the pile for the van yourself, and get straight back to the queue.",
                    does: ["break_promise"],
                    settles: (promise: "makers", as: Broken),
                    backfires: "(Ten past four. The phone rings in the stock room.) ''Is that the one from yesterday? No? Well, somebody said by four. I''ve sat here with a pen.''",
                    why: "The pile is packed, the queue is happy, and a woman has sat by her phone with a pen since three.",
                    instead: (
                        reply: "ring_now",
                        because: "Two minutes by the phone, while she is waiting, is the whole promise.",
                    ),
                ),
                (
                    id: "ring_now",
                    kind: Done,
                    text: "You ask the man with the toaster for two minutes, ring her, and read it out to her word for word.",
                    does: ["keep_promise"],
                    when: [Noted("makers")],
                    settles: (promise: "makers", as: Kept),
                    lands: "''Pinched wire. In the base. Hang on, say it again, slower, I''m writing it down for him.'' (A pen. Then, away from the phone:) ''CALLUM!''",
                ),
                (
                    id: "text_her",
                    kind: Done,
                    text: "You send her a text: the answer is in, the shop is heaving, and you will ring at three tomorrow to read it out.",
                    does: ["tell_in_time"],
                    when: [Noted("makers")],
                    settles: (promise: "makers", as: Late),
                    lands: "(At five to four.) ''ok. 3 then. ta for saying. is it good or bad''",
                    why: "She knew before four that it would be late, and that counts. It also gave her a night to wonder.",
                    instead: (
                        reply: "ring_now",
                        because: "The answer was already there, and it took one sentence.",
                    ),
                ),
            ],
        ),
        (
            id: "monday",
            due: NextDay,
            when: [
                Reached("follow_up"),
                Ending(["delighted", "satisfied", "pacified", "false_close"]),
            ],
            setting: "Monday, after three. You said that you would ask again. The sign has gone from the counter; nobody has owned up to it.",
            says: "(An 11 goes past the window, out of service, with the lights off.)",
            replies: [
                (
                    id: "ring_monday",
                    kind: Done,
                    text: "You ring and ask her the same question: is there anything in it that still isn''t right?",
                    does: ["follow_up"],
                    when: [All([Ending(["delighted", "satisfied"]), Not(Promise(Broken))])],
                    lands: "''It''s you! Monday, you said, and I told Callum, that''ll be them. No, we''re all right. He''s got the wall back together, he''s stood here now, he says to say ta.''",
                ),
                (
                    id: "cover_plan",
                    kind: Done,
                    text: "You ring to ask how it is, and mention the three-year cover plan while you''ve got her on the line.",
                    does: ["follow_up", "nuisance"],
                    backfires: "''Oh. I see. I thought you''d just rung.''",
                    why: "The first half was the call that people tell others about. The second half was the reason she thought you made it.",
                    instead: (
                        reply: "ring_monday",
                        because: "Ask, listen, and put the phone down. That is what makes it worth having.",
                    ),
                ),
                (
                    id: "quieter_day",
                    kind: Done,
                    text: "The delivery has come early and there are forty boxes in the aisle. You leave it for a quieter day.",
                    does: ["forget_follow_up"],
                    lands: "(On Thursday you see her at the wheel, at the lights outside. She looks at the shop, and the lights change.)",
                    why: "Nobody would have blamed you. She had told Callum that you would ring, and kept the phone by her.",
                    instead: (
                        reply: "ring_monday",
                        because: "It takes one minute, and it is the part nobody expects.",
                    ),
                ),
                (
                    id: "ring_cool",
                    kind: Done,
                    text: "You ring and ask her the same question: is there anything in it that still isn''t right?",
                    does: ["follow_up"],
                    when: [Not(All([Ending(["delighted", "satisfied"]), Not(Promise(Broken))]))],
                    lands: "''You did ring, then. I''d a bet on with Callum. Is it right? (A bus goes by, at her end.) It''s as right as it''s going to get, love. You rang, though. I''ll say that.''",
                ),
            ],
        ),
        (
            id: "monday_after_all",
            due: NextDay,
            when: [Reached("follow_up"), Ending(["escalated", "lost"])],
            setting: "Monday, after three. You said that you would ring. The sign has gone from the counter; nobody has owned up to it.",
            says: "(An 11 goes past the window. It does not slow down.)",
            replies: [
                (
                    id: "ring_anyway",
                    kind: Done,
                    text: "You ring, as you said you would, and ask her what still isn''t right.",
                    does: ["follow_up"],
                    lands: "''Oh. You. What isn''t? He''s put the wall back himself, no thanks to you lot. ...Don''t ring again.'' (She does not put the phone down at once.)",
                ),
                (
                    id: "let_it_lie",
                    kind: Done,
                    text: "After how it went, a call might only stir it up again. You let it lie.",
                    does: ["forget_follow_up"],
                    lands: "(On Thursday you see her at the wheel, at the lights outside. She does not look at the shop.)",
                    why: "It seemed the kinder thing. It was also the last thing that anybody in the shop had told her.",
                    instead: (
                        reply: "ring_anyway",
                        because: "She may be short with you. She will also know that one thing you said was true.",
                    ),
                ),
            ],
        ),
    ],
    reviews: (
        delighted: "Came in to shout and ended up stopping for ten minutes. The new one on the counter let me finish, then asked me what I wanted, which nobody ever does, and then did it while I stood there. Wants to know on Monday if it''s still all right. My lad says five stars, so five.",
        satisfied: "Two duff kettles, so I can''t say I was happy going in. But I got somebody who listened and got on with it, no receipt in the end. Four, because it should never have got to two.",
        pacified: "They sorted something out. I was that tired I''d have said yes to anything. Pleasant enough. I still walk past that pile and think, well.",
        false_close: "All very nice while I was stood there. I was on the bus before I worked out it wasn''t finished, and I''d to go back in my own time and start again. Two stars for the manners.",
        unresolved: "Went in with a kettle that blows the fuse box. Came out with a kettle that blows the fuse box. See photo.",
        escalated: "You have to ask for the boss before anybody listens, and then you tell it all again. Second kettle, in case you''re wondering. The boss was fine. Why does it take that?",
        lost: "Never got to the end of a sentence in there. Forty years I''ve been making tea, and I came out thinking it was me. Here''s a photo of the kettle and here''s a photo of their little smiley sign. Don''t.",
        promise_broken: "Words are free in there. I took some home to my lad, and he said, ''Who told you that?'' Somebody with a badge, I said. Don''t say it to people if it''s only something to say.",
        any: "Second kettle. They asked for the receipt.",
    ),
    afterwards: (
        stays: "In the spring she comes in for an iron. She asks for you by name, and has it plugged in on the counter before she pays.",
        wavers: "She still buys her light bulbs here, since it''s by the stop. Anything with a plug she gets elsewhere.",
        leaves: "The number 11 stops outside the door at ten past two. She keeps her eyes on the road.",
    ),
    facilitator: (
        note: "Three wants, one morning. Two people who played it well may have given her quite different things; let them find that out from each other before you say it. Watch for the moment when somebody is pleased with an offer that nobody asked for. The kindest trap is ''tell Callum it isn''t his socket'': let the class argue about it.",
        questions: [
            "What would you have missed if you had cut in after the fuse box? After the bus?",
            "She says ''You''re new, aren''t you?'' What was that sentence about?",
            "You may test the kettle, but you cannot see the wall. How do you say that to a mother without sounding as if you were covering yourself?",
            "The refund is the fastest of the three. For whom is it the wrong one, and how could you have known?",
            "Which rule in your own shop is really a sign that somebody taped to the counter?",
        ],
    ),
)
');
INSERT INTO text (number,sha256,text) VALUES (2,X'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855','');
INSERT INTO text (number,sha256,text) VALUES (3,X'4FB98BD301DF8572060649896C7549332C45551C46BF2375B62BDB2D1C22E51F','// The playbook that ships with Unruffled: the documented steps of dealing with an upset customer, what
// each behaviour does to a mood, and when. Replace it with your own by `--playbook FILE`.
//
// Where the numbers come from. The articles name the steps and give no numbers. Effects, gates and
// personas are design choices; each follows the reasons in the comment beside it, and none was measured
// on real customers.
Playbook(
    id: "upset-customers",
    title: "Dealing with upset customers",

    // The four documented articles that steps and pitfalls come from.
    articles: [
        (id: "A1", title: "5 ways to deal with unhappy customers"),
        (id: "A2", title: "The best way to deal with an upset customer"),
        (id: "A3", title: "I have to deal with angry customers"),
        (id: "A4", title: "Top 5 pointers on difficult customers"),
    ],

    // A helpful move counts in full once, then less, until something new happens.
    wear: [100, 60, 30, 10, 0],

    milestones: ["understood", "offered", "agreed", "acted", "confirmed", "follow_up", "overpromised", "steered", "warned", "contact_ended"],

    steps: [
        (
            id: "stay_calm", title: "Stay calm",
            plain: "Anger is catching, and so is calm. A level voice gives theirs somewhere to come down to.",
            instead: "Answer heat with an even tone and a slow pace.",
            avoid: "Sarcasm, a raised voice, proving a point.",
            sources: ["A1", "A2", "A3"],
            shown_by: Absence(of: ["raise_voice", "argue", "patronise", "take_personally"], at: AtLeast(anger, 60)),
        ),
        (
            id: "not_personal", title: "Don''t take it personally",
            plain: "They are upset with what happened, not with you, even when it lands on you.",
            instead: "Let the remark go by and answer the problem behind it.",
            avoid: "Defending yourself, or answering the insult.",
            sources: ["A1", "A2", "A3", "A4"],
            shown_by: Absence(of: ["take_personally", "defend", "argue", "raise_voice"], at: Aimed),
        ),
        (
            id: "listen", title: "Listen to the end",
            plain: "Being heard cools people. What matters most often comes last.",
            instead: "Let them finish. A short \"go on\" is enough.",
            avoid: "Cutting in, even with good news.",
            sources: ["A1", "A2", "A3", "A4"],
            shown_by: Behaviours(["listen"]), due: "offered",
        ),
        (
            id: "clarify", title: "Find out what they want",
            plain: "You cannot fix it before you know what would put it right for them.",
            instead: "Ask one open question about what happened or what they hoped for.",
            avoid: "Asking for what they have told you already.",
            sources: ["A1", "A2", "A3", "A4"],
            shown_by: Behaviours(["clarify", "choice"]), due: "agreed",
        ),
        (
            id: "restate", title: "Say it back",
            plain: "Their story in your words is the proof that you listened.",
            instead: "Sum up what happened and ask whether you have it right.",
            avoid: "Repeating their words like a recording.",
            sources: ["A2", "A4"],
            shown_by: Behaviours(["restate"]), due: "offered",
        ),
        (
            id: "empathise", title: "Show that you feel with them",
            plain: "Name what it cost them. That is what they need to know you saw.",
            instead: "Say what this did to their day, and that anyone would be upset.",
            avoid: "\"I understand\" and nothing more.",
            sources: ["A1", "A2", "A3", "A4"],
            shown_by: Behaviours(["empathise"]), due: "agreed",
        ),
        (
            id: "apologise", title: "Apologise once, and mean it",
            plain: "One apology for the thing itself is worth more than five in passing.",
            instead: "Say sorry for what exactly went wrong, without a \"but\".",
            avoid: "Sorry in every sentence.",
            sources: ["A1", "A3", "A4"],
            shown_by: Behaviours(["apologise"]), due: "agreed",
        ),
        (
            id: "own", title: "Take responsibility",
            plain: "Whoever''s fault it is, for the customer it is now in your hands.",
            instead: "Say \"I will see to this\", and mean you.",
            avoid: "Naming who else is to blame.",
            sources: ["A1", "A2", "A3"],
            shown_by: Behaviours(["own"]), due: "acted",
        ),
        (
            id: "prioritise", title: "Put them first",
            plain: "They should feel that nothing else matters to you just now.",
            instead: "Say that this comes first, and let it show.",
            avoid: "Making them feel like one more in the queue.",
            sources: ["A1", "A2", "A3"],
            shown_by: Behaviours(["prioritise"]), due: "acted",
        ),
        (
            id: "offer", title: "Offer a solution",
            plain: "When you know what they want, one fitting offer; when you don''t, a choice of two.",
            instead: "Offer what is really possible, and say how the ways differ.",
            avoid: "Offering before they feel understood.",
            sources: ["A1", "A2", "A3", "A4"],
            shown_by: Behaviours(["options", "propose"]), due: "acted",
        ),
        (
            id: "choice", title: "Let them decide",
            plain: "Having a say gives back some of the control they lost.",
            instead: "Ask what would make it right, or which way they would rather go.",
            avoid: "Deciding for them.",
            sources: ["A2", "A4"],
            shown_by: Behaviours(["choice", "options"]), due: "acted",
        ),
        (
            id: "act", title: "Act now",
            plain: "Something done in front of them is worth three promises.",
            instead: "Do the first part while they are with you.",
            avoid: "\"Somebody will get to it.\"",
            sources: ["A1", "A2", "A3", "A4"],
            shown_by: Behaviours(["act", "first_aid"]), due: "confirmed",
        ),
        (
            id: "explain", title: "Say what happens next",
            plain: "Waiting is easier when you know for what, and until when.",
            instead: "Say what will be done, by whom, by when.",
            avoid: "Jargon, and \"as soon as possible\".",
            sources: ["A2", "A3"],
            shown_by: Behaviours(["explain", "update"]), due: "confirmed",
        ),
        (
            id: "contact", title: "Give them a way back",
            plain: "A name and a direct line mean they never have to start again.",
            instead: "Give your name and how to reach you.",
            avoid: "Sending them back to the main number.",
            sources: ["A2", "A3"],
            shown_by: Behaviours(["contact"]),
        ),
        (
            id: "keep_promise", title: "Keep the promise",
            plain: "A promise is a loan. Kept, it builds trust; forgotten, it costs double.",
            instead: "Do it when you said. If it slips, call before they do, with the truth.",
            avoid: "Hoping they will not notice.",
            sources: ["A3"],
            shown_by: Behaviours(["keep_promise", "tell_in_time"]),
            undone_by: ["break_promise", "overpromise"],
        ),
        (
            id: "confirm", title: "Check before you close",
            plain: "It is over when they say so.",
            instead: "Ask whether anything is still not right, and wait for the answer.",
            avoid: "Wrapping up because you are done.",
            sources: ["A1"],
            shown_by: Behaviours(["confirm"]),
        ),
        (
            id: "follow_up", title: "Follow up",
            plain: "A call afterwards, when nobody asked for one, is what people tell others about.",
            instead: "Get back to them within a few days, and ask how it turned out.",
            avoid: "Selling something on that call.",
            sources: ["A2", "A3"],
            shown_by: Behaviours(["follow_up"]),
        ),
        (
            id: "go_beyond", title: "Go one step further",
            plain: "A small extra after the fix says that they matter. Before the fix it says \"please go away\".",
            instead: "When it is put right, add something that fits.",
            avoid: "A voucher in place of a solution.",
            sources: ["A1", "A2", "A3"],
            shown_by: Behaviours(["go_beyond"]),
        ),
    ],

    pitfalls: [
        (id: "blame", title: "Blaming the customer", plain: "Even when it is partly true, it ends the conversation they came for.", instead: "Leave fault aside and see to the problem.", sources: ["A1"], behaviours: ["blame"], critical: true),
        (id: "argue", title: "Arguing", plain: "You may win the point and lose the customer.", instead: "Let the point stand and go back to what they need.", sources: ["A3", "A4"], behaviours: ["argue"], critical: true),
        (id: "interrupt", title: "Cutting in", plain: "What you cut off comes back later, as a surprise.", instead: "Wait until they have finished.", sources: ["A3", "A4"], behaviours: ["interrupt"]),
        (id: "premature", title: "Solving too soon", plain: "An offer before they feel understood sounds like a way to get rid of them.", instead: "Hear it out and say it back first.", sources: ["A2", "A3", "A4"], behaviours: ["premature"]),
        (id: "pass_around", title: "Passing them on", plain: "Every hand-over means telling it all again.", instead: "Keep it yourself, or hand over with the whole story.", sources: ["A1"], behaviours: ["transfer"]),
        (id: "over_apologise", title: "Too many sorries", plain: "After the second one, sorry sounds like a habit.", instead: "Say it once, then do something.", sources: ["A4"], behaviours: ["sorry_again", "sorry_yet_again"]),
        (id: "patronise", title: "Talking down", plain: "\"Calm down\" has never calmed anybody.", instead: "Speak as you would to somebody you respect.", sources: ["A3"], behaviours: ["patronise"]),
        (id: "raise_voice", title: "Giving it back", plain: "Heat answered with heat burns both.", instead: "Lower your voice when theirs goes up.", sources: ["A1", "A3"], behaviours: ["raise_voice"], critical: true),
        (id: "defensive", title: "Defending yourself", plain: "Rules and excuses answer a question they did not ask.", instead: "Answer what happened to them, not what was said of you.", sources: ["A1", "A2", "A3"], behaviours: ["defend", "take_personally"]),
        (id: "close_early", title: "Closing too early", plain: "What is not settled comes back, with interest.", instead: "Check that it is right before you say goodbye.", sources: ["A1"], behaviours: ["early_close"]),
        (id: "break_promise", title: "Breaking a promise", plain: "It feels kind to promise, and costs double when it fails.", instead: "Promise what you can keep, and call if it slips.", sources: ["A3"], behaviours: ["overpromise", "break_promise"], critical: true),
        (id: "nuisance", title: "Making them feel a nuisance", plain: "People who feel they are in the way do not come back.", instead: "Show that their problem is worth your time.", sources: ["A1"], behaviours: ["nuisance", "minimise", "procedure_first"]),
        (id: "script", title: "Sounding like a script", plain: "They can hear when a sentence was written for somebody else.", instead: "Say it in your own words, about their case.", sources: ["A1", "A4"], behaviours: ["scripted"]),
        (id: "slow", title: "Leaving them waiting", plain: "A silent wait feels twice as long, and asking again wastes what they told you.", instead: "Say what you are doing and how long it takes.", sources: ["A1", "A2", "A3"], behaviours: ["dead_air", "reask"]),
        (id: "wrong_problem", title: "Solving the wrong problem", plain: "A good remedy for something else is no remedy.", instead: "Ask what would put it right before you offer.", sources: ["A1", "A3"], behaviours: ["misfit"]),
        (id: "lose_control", title: "A flat no, or giving everything", plain: "A closed door helps as little as an open till.", instead: "Say what you cannot do, and what you can.", sources: ["A3"], behaviours: ["refuse", "give_in"]),
    ],

    behaviours: [
        // Helpful. Anger, trust, heard, patience; the reason stands beside each.
        (id: "calm", title: "stays level", did: "you stayed level", kind: Helpful, effect: (anger: -3, trust: 1, heard: 2)), // contagion damped
        (id: "listen", title: "lets them finish", did: "you let them finish", kind: Helpful, effect: (anger: -6, trust: 2, heard: 14, patience: 2), rules: ["vent-listen", "rumination"], streak: true), // heard, not vented, cools
        (id: "clarify", title: "asks what they need", did: "you asked what they need", kind: Helpful, effect: (anger: -3, trust: 2, heard: 10, patience: -1), rules: ["asked-before", "finds-the-want"]), // interest; costs time
        (id: "restate", title: "says it back", did: "you said it back", kind: Helpful, effect: (anger: -6, trust: 4, heard: 20, patience: 2), rules: ["parrot", "in-general"], sets: ["understood"]), // proof of listening
        (id: "restate_thin", title: "says a little of it back", did: "you said a little of it back", kind: Helpful, wear: Some([]), rules: ["thin"]), // some proof: a third of saying it back
        (id: "empathise", title: "feels with them", did: "you felt with them", kind: Helpful, effect: (anger: -7, trust: 3, heard: 10, patience: 3), rules: ["empty-words", "in-general", "down-to-business"]), // dignity
        (id: "apologise", title: "apologises", did: "you apologised", kind: Helpful, effect: (anger: -7, trust: 3, heard: 4), wear: Some([100, 40]), renewed_by: NewWrong, rules: ["sorry-far-too-often", "sorry-too-often", "empty-apology", "in-general", "down-to-business"]), // psychological redress, once
        (id: "own", title: "takes responsibility", did: "you took responsibility", kind: Helpful, effect: (anger: -5, trust: 5)), // agency accepted
        (id: "prioritise", title: "puts them first", did: "you put them first", kind: Helpful, effect: (anger: -3, trust: 4, patience: 8)), // focus
        (id: "options", title: "offers options", did: "you offered options", kind: Helpful, effect: (anger: -4, trust: 4, patience: 2), rules: ["too-soon", "too-hot"], sets: ["offered"]), // control
        (id: "choice", title: "lets them decide", did: "you let them decide", kind: Helpful, effect: (anger: -5, trust: 4, heard: 8, patience: 2), rules: ["finds-the-want"]), // decision control
        (id: "propose", title: "proposes a remedy", did: "you proposed a remedy", kind: Helpful, effect: (anger: -10, trust: 7, patience: 4), rules: ["too-soon", "wrong-remedy", "partly-right", "too-hot", "spoilt"], sets: ["offered", "agreed"], agrees: true), // fitting redress
        (id: "propose_partly", title: "proposes a remedy that helps a little", did: "you proposed a remedy that helps a little", kind: Helpful, effect: (anger: -4, trust: 3), wear: Some([]), rules: ["too-hot", "spoilt"], sets: ["offered", "agreed"], agrees: true),
        (id: "act", title: "acts at once", did: "you acted at once", kind: Helpful, effect: (anger: -4, trust: 5, patience: 6), rules: ["nothing-agreed"], sets: ["acted"]), // speed
        (id: "first_aid", title: "does a first thing that needs no yes", did: "you did a first thing that needs no yes", kind: Helpful, effect: (anger: -3, trust: 3, patience: 4)), // like act, safe and undoable, so a little less
        (id: "explain", title: "says what happens next", did: "you said what happens next", kind: Helpful, effect: (anger: -2, trust: 4, patience: 6)), // knowing what comes
        (id: "contact", title: "gives a way back", did: "you gave a way back", kind: Helpful, effect: (trust: 4, patience: 2)),
        (id: "confirm", title: "checks that it is right", did: "you checked that it is right", kind: Helpful, effect: (anger: -2, trust: 3, heard: 2), rules: ["nothing-to-confirm"], sets: ["confirmed"]), // nothing left over
        (id: "book_follow_up", title: "says that they will ask again", did: "you said that you will ask again", kind: Helpful, effect: (anger: -1, trust: 4), sets: ["follow_up"]), // commitment
        (id: "follow_up", title: "follows up", did: "you followed up", kind: Helpful, wear: Some([]), sets: ["follow_up"]), // the call itself, later
        (id: "go_beyond", title: "adds something extra", did: "you added something extra", kind: Helpful, effect: (anger: -3, trust: 4), rules: ["gift-before-the-fix"]), // surplus after the fix
        (id: "steer", title: "steers back to the problem", did: "you steered back to the problem", kind: Helpful, effect: (anger: -4, trust: 1, patience: -2), sets: ["steered"]), // keeps the frame
        (id: "boundary", title: "sets a calm limit", did: "you set a calm limit", kind: Helpful, effect: (anger: -4, trust: 1, patience: -2), wear: Some([]), rules: ["no-call-for-it"], sets: ["warned"]),
        (id: "level", title: "tells a hard truth plainly", did: "you told a hard truth plainly", kind: Helpful, effect: (anger: 2, trust: 5), wear: Some([])), // honesty stings and holds
        (id: "correct", title: "puts a fact right without blame", did: "you put a fact right without blame", kind: Helpful, effect: (trust: 1, patience: -1), wear: Some([]), rules: ["corrected-too-soon"]), // neutral once heard
        (id: "explain_cause", title: "names a cause outside the customer", did: "you named a cause outside them", kind: Helpful, effect: (trust: 2), wear: Some([]), rules: ["corrected-too-soon"]), // takes the blame off them
        (id: "hold", title: "announces a short wait", did: "you announced a short wait", kind: Helpful, effect: (patience: -1), wear: Some([])), // an announced wait is a short one
        (id: "update", title: "says how far it is", did: "you said how far it is", kind: Helpful, effect: (anger: -1, trust: 3, patience: 4)), // an explained wait
        (id: "thank", title: "thanks them for what they did", did: "you thanked them for what they did", kind: Helpful, effect: (anger: -1, trust: 2, heard: 2)), // small, and about them
        (id: "hand_over", title: "hands over with the whole story", did: "you handed over with the whole story", kind: Neutral, effect: (anger: 2, trust: -1, patience: -5)),
        (id: "keep_promise", title: "keeps a promise", did: "you kept a promise", kind: Helpful, wear: Some([])),
        (id: "tell_in_time", title: "tells the truth before they ask", did: "you told the truth before they asked", kind: Helpful, wear: Some([])),
        (id: "end_contact", title: "ends the conversation politely", did: "you ended the conversation politely", kind: Neutral, rules: ["hung-up"], sets: ["contact_ended"]),

        // Tempting: good now, dear later.
        (id: "overpromise", title: "promises what may not hold", did: "you promised what may not hold", kind: Neutral, effect: (anger: -6, trust: 6, patience: 4), sets: ["overpromised"]),
        (id: "give_in", title: "gives more than is right", did: "you gave more than is right", kind: Neutral, effect: (anger: -6, trust: 2, patience: 2)), // buys quiet, not respect

        // Harmful.
        (id: "interrupt", title: "cuts in", did: "you cut in", kind: Harmful, effect: (anger: 10, trust: -5, heard: -12, patience: -4)), // the floor is taken
        (id: "argue", title: "argues", did: "you argued", kind: Harmful, effect: (anger: 12, trust: -8, heard: -8, patience: -5), scar: 12),
        (id: "blame", title: "blames them", did: "it sounded like blame", kind: Harmful, effect: (anger: 15, trust: -12, heard: -8, patience: -6), scar: 12),
        (id: "raise_voice", title: "gives it back", did: "you gave it back", kind: Harmful, effect: (anger: 18, trust: -12, heard: -10, patience: -8), scar: 12),
        (id: "nuisance", title: "makes them feel in the way", did: "they felt in the way", kind: Harmful, effect: (anger: 12, trust: -8, heard: -6, patience: -5), scar: 12),
        (id: "take_personally", title: "takes it personally", did: "you took it personally", kind: Harmful, effect: (anger: 8, trust: -5, heard: -4, patience: -4)),
        (id: "patronise", title: "talks down", did: "it sounded like talking down", kind: Harmful, effect: (anger: 10, trust: -6, heard: -8, patience: -4)),
        (id: "defend", title: "defends", did: "you defended yourself", kind: Harmful, effect: (anger: 7, trust: -6, heard: -4, patience: -5)),
        (id: "minimise", title: "makes it small", did: "you made it small", kind: Harmful, effect: (anger: 10, trust: -5, heard: -10, patience: -4)),
        (id: "refuse", title: "says a flat no", did: "you said a flat no", kind: Harmful, effect: (anger: 10, trust: -6, patience: -5), rules: ["softened-no"]),
        (id: "misfit", title: "solves the wrong problem", did: "it solved another problem", kind: Harmful, effect: (anger: 6, trust: -5, patience: -6), sets: ["offered"]),
        (id: "premature", title: "offers too soon", did: "the offer came too soon", kind: Harmful, effect: (anger: 6, trust: -3, heard: -6, patience: -6), sets: ["offered"]), // "you have not listened"
        (id: "transfer", title: "passes them on", did: "you passed them on", kind: Harmful, effect: (anger: 10, trust: -8, patience: -15), percent_of: (heard, 50)),
        (id: "reask", title: "asks for what they have told", did: "you asked for what they had told", kind: Harmful, effect: (anger: 6, trust: -3, heard: -6, patience: -8)),
        (id: "procedure_first", title: "puts procedure first", did: "procedure came first", kind: Harmful, effect: (anger: 6, trust: -3, heard: -4, patience: -5)), // as asking again: effort before attention
        (id: "scripted", title: "sounds like a script", did: "it sounded like a script", kind: Harmful, effect: (anger: 3, trust: -3, patience: -4)),
        (id: "misheard", title: "gets it wrong", did: "you got it wrong", kind: Harmful, effect: (anger: 6, trust: -4, heard: -8, patience: -4)), // a wrong summary is worse than none
        (id: "sorry_again", title: "apologises once too often", did: "it was one apology too many", kind: Harmful, effect: (anger: 3, trust: -4, patience: -4)),
        (id: "sorry_yet_again", title: "keeps apologising", did: "the apologies went on", kind: Harmful, effect: (anger: 6, trust: -6, patience: -6)),
        (id: "boundary_early", title: "sets a limit nobody crossed", did: "you set a limit that nobody had crossed", kind: Harmful, effect: (anger: 6, trust: -4, patience: -2)),
        (id: "hang_up", title: "breaks off", did: "you broke off", kind: Harmful, effect: (anger: 18, trust: -12, heard: -10, patience: -8), scar: 12), // as giving it back
        (id: "early_close", title: "closes too early", did: "it was closed too early", kind: Harmful, effect: (anger: 8, trust: -10)),
        (id: "dead_air", title: "leaves a silence", did: "there was a silence", kind: Neutral, effect: (anger: 1, patience: -3)),
        (id: "break_promise", title: "breaks a promise", did: "you broke a promise", kind: Harmful),
        (id: "forget_follow_up", title: "forgets to follow up", did: "nobody asked again", kind: Neutral, clears: ["follow_up"]),
        (id: "time_passes", title: "time passes", did: "time passed", kind: Neutral, effect: (patience: -3)),
    ],

    rules: [
        // The twelve context rules, G1 to G12, and what the articles add to them.
        // G1: an offer counts once they feel heard and two facts are on the table.
        (id: "too-soon", when: Any([Below(heard, 40), Not(Facts(2))]), then: [Burn, Become("premature")], note: "Too soon: they did not feel understood yet, so the offer sounded like a way out."),
        // G2: above a boil, solutions count half.
        (id: "too-hot", when: AtLeast(anger, 61), then: [Scale(50)], note: "Still too hot: an offer counts half while they are this angry."),
        // G3: warm words about nothing in particular, before listening.
        (id: "empty-words", when: All([Below(heard, 15), Not(AboutKnown)]), then: [Scale(50)], note: "Warm words before listening count half."),
        (id: "empty-apology", when: All([Below(heard, 20), Not(AboutKnown)]), then: [Scale(60)], note: "An apology before listening counts a little over half."),
        (id: "in-general", when: Not(AboutKnown), then: [Scale(50), OpenNothing], note: "It named nothing that they had said, so it counted half."),
        // G4: nothing to say back yet.
        (id: "parrot", when: Not(Facts(1)), then: [Become("scripted")], note: "Repeated, not understood: there was nothing to say back yet."),
        (id: "thin", when: Always, then: [Scale(33), Become("restate")], note: "It was a thin summary: two facts and the feeling would have shown that you heard it all."),
        // G5: acting before there is a yes.
        (id: "nothing-agreed", when: Not(Reached("agreed")), then: [Become("scripted")], note: "Nothing was agreed yet, so it looked like going through the motions."),
        (id: "nothing-to-confirm", when: Not(Reached("agreed")), then: [Become("scripted")], note: "There was nothing to check yet."),
        // G6: a gift before the fix.
        (id: "gift-before-the-fix", when: Not(Reached("acted")), then: [Become("scripted")], note: "A gift before the fix feels like being bought off."),
        // G8: apology fatigue, by what the persona puts up with.
        (id: "sorry-far-too-often", when: PastTolerance(1), then: [Become("sorry_yet_again")], note: "The apologies wore out long ago."),
        (id: "sorry-too-often", when: PastTolerance(0), then: [Become("sorry_again")], note: "One apology too many: it began to sound like a habit."),
        // G10: between the yes and the check, people want it done.
        (id: "down-to-business", when: All([Reached("agreed"), Not(Reached("confirmed"))]), then: [Cap(30)], note: "They want it done now; warm words count little here."),
        // G11: letting them go round in circles.
        (id: "rumination", when: Streak(2), then: [Add((anger: 2))], note: "Listening without a word in return let them go round in circles."),
        // G12: while they are still telling, listening counts more and all else less.
        (id: "vent-listen", when: Vent, then: [Scale(150)], note: "You let them finish, and that counts for more while they are telling."),
        (id: "vent-beat", when: All([Vent, Not(Is(["listen"]))]), then: [Scale(50)], note: "They were not finished, so it counted half."),
        // The want comes out when somebody asks who has listened.
        (id: "finds-the-want", when: All([AtLeast(heard, 35), Not(WantKnown)]), then: [RevealWant], note: "They felt heard enough to say what they really want."),
        (id: "asked-before", when: AsksKnown, then: [Become("reask")], note: "They had told you that already."),
        (id: "wrong-remedy", when: Fit(Not), then: [Become("misfit")], note: "That was a remedy for another problem."),
        (id: "partly-right", when: Fit(Partly), then: [Become("propose_partly")], note: "It helps a little; it is not what they came for."),
        (id: "spoilt", when: Burnt, then: [Scale(60)], note: "Offered too early once already, it counts less now."),
        (id: "no-call-for-it", when: Not(Any([Threat, All([Aimed, Reached("steered")])])), then: [Become("boundary_early")], note: "Nobody had crossed a line; it sounded like a reproach."),
        (id: "hung-up", when: Not(Reached("warned")), then: [Become("hang_up")], note: "Ending it without a warning felt like a door slammed."),
        (id: "corrected-too-soon", when: Below(heard, 40), then: [Become("defend")], note: "Before they feel heard, a fact put right sounds like an excuse."),
        (id: "softened-no", when: With(["options", "choice", "propose"]), then: [Become("level")], note: "A no with a way forward is a hard truth, not a closed door."),
        // After every turn.
        (id: "clock", when: Not(SomethingNew), then: [Also("time_passes")], note: ""),
        (id: "impatience", when: Below(patience, 20), then: [Add((anger: 2))], note: "Their patience is nearly gone."),
        (id: "early-close", when: All([Reached("agreed"), Not(All([Reached("acted"), Reached("confirmed")]))]), then: [Also("early_close")], note: "It was closed before it was done and checked."),
        // Personas.
        (id: "likes-facts", when: Is(["restate", "explain"]), then: [Add((trust: 4))], note: "Clear facts count double with somebody who keeps the books."),
        (id: "needs-to-know", when: Is(["explain", "update"]), then: [Add((anger: -4))], note: "Knowing what comes next calms somebody who is afraid."),
        (id: "wounded", when: Is(["blame", "patronise"]), then: [Scale(200)], note: "To somebody who was shamed, it hurt twice as much."),
        (id: "not-their-fault", when: Is(["explain_cause"]), then: [Add((anger: -5))], note: "It was not their fault, and somebody said so."),
        (id: "smells-blood", when: Is(["give_in"]), then: [Add((trust: -6))], note: "Who gives in at once can give in again."),
    ],

    // Percent multipliers; 100 is neutral.
    personas: [
        (id: "venter", title: "Venter", plain: "Runs hot and forgives fast. Has to say it all before anything else can land.", scales: (anger_up: 120, anger_down: 120, heard_gain: 120), tolerance: 2),
        (id: "time_poor", title: "Time-poor", plain: "Between two other things. Short is kind.", scales: (heard_gain: 90, patience_drain: 170), tolerance: 1),
        (id: "betrayed", title: "Betrayed loyalist", plain: "Was on your side for years. A broken promise counts double.", scales: (anger_up: 110, trust_gain: 120, trust_loss: 150, promise_broken: 200), tolerance: 2, opening: (trust: 15)),
        (id: "ledger", title: "Ledger", plain: "Cool, exact, keeps the receipts. Facts and dates count; warmth alone does not.", scales: (anger_down: 80, trust_gain: 110, heard_gain: 80), tolerance: 1, rules: ["likes-facts"]),
        (id: "anxious", title: "Anxious", plain: "Afraid of what comes next. Knowing helps more than anything.", scales: (anger_up: 90, trust_gain: 120, patience_drain: 80), tolerance: 3, rules: ["needs-to-know"]),
        (id: "bargainer", title: "Bargainer", plain: "Asks for more than they want. What is given too easily is asked for twice.", scales: (anger_down: 80, trust_gain: 80), tolerance: 1, rules: ["smells-blood"]),
        (id: "humiliated", title: "Humiliated", plain: "Was shamed in front of others. A cause that was not their fault helps; blame cuts deep.", scales: (anger_up: 150, heard_gain: 130), tolerance: 2, rules: ["wounded", "not-their-fault"]),
        (id: "hostile", title: "Hostile", plain: "Says things that are aimed at you. Steer back, set a limit once, stay with the problem.", scales: (anger_up: 130, anger_down: 80, trust_gain: 80), tolerance: 1),
    ],

    moods: (settling: 20, irritated: 40, angry: 60, furious: 80, quiet_anger_below: 40, quiet_trust_below: 30),

    openings: (
        easy: (anger: 55, trust: 40, heard: 0, patience: 70),
        medium: (anger: 70, trust: 30, heard: 0, patience: 60),
        hard: (anger: 80, trust: 20, heard: 0, patience: 50),
        expert: (anger: 80, trust: 15, heard: 0, patience: 45), // hard, with less to lose
    ),

    turn: (
        after: ["clock", "impatience"],
        at_close: ["early-close"],
        helpful: ["vent-beat"],
        cut_in: "interrupt",
        silence: "dead_air",
        listen: "listen",
        listen_text: "(Keep listening.)",
    ),

    limits: (
        // Whoever ended it politely after a warning has neither lost nor been sent for.
        breach: All([Not(Reached("contact_ended")), Any([AtLeast(anger, 85), All([AtLeast(anger, 70), Below(trust, 11)])])]),
        breach_ending: "escalated",
        leave: All([Not(Reached("contact_ended")), Any([AtLeast(anger, 95), Below(patience, 1)])]),
        leave_ending: "lost",
        rests: [
            // Anger has a floor until something was done; nobody adores a stranger in nine turns.
            (meter: anger, at_least: 15, when: Not(Reached("acted"))),
            (meter: trust, at_most: 85, when: Always),
        ],
    ),

    endings: [
        (id: "ended_safely", title: "Ended safely", plain: "You set a limit, they crossed it, and you ended it politely. That is a good day''s work.", points: 65, when: All([Reached("contact_ended"), Reached("warned")]), on_request: true, success: true),
        (id: "unresolved", title: "Nothing settled", plain: "They left with the problem they came with.", points: 25, stars: 1, when: Not(Reached("agreed"))),
        (id: "false_close", title: "Closed too early", plain: "It looked settled, and was not.", points: 35, stars: 2, when: Not(All([Reached("acted"), Reached("confirmed")]))),
        (id: "delighted", title: "Won back", plain: "Put right, and more than that: they will tell others.", points: 100, stars: 5, success: true, when: All([Fit(Full), Below(anger, 11), AtLeast(trust, 75), Reached("follow_up"), Not(Scars(1)), Not(Reached("overpromised"))])),
        (id: "satisfied", title: "Put right", plain: "They got what they came for, and felt well treated.", points: 80, stars: 4, success: true, when: All([Below(anger, 31), AtLeast(trust, 55)])),
        (id: "pacified", title: "Settled, but cool", plain: "The problem is solved. The feeling stayed.", points: 55, stars: 3, when: Always),
        (id: "escalated", title: "Taken higher", plain: "They asked for somebody else, and meant it.", points: 15, stars: 2),
        (id: "lost", title: "Gone", plain: "They left before it could be put right.", points: 0, stars: 1),
    ],

    aftermath: (
        outlasts: "follow_up",
        breaks_promise: "overpromised",
        weights: (
            trust_percent: 50, anger_percent: 50,
            fit_full: 30, fit_partly: 15,
            promise_kept: 10, promise_late: 5, promise_broken: -20,
            followed_up: 5,
            stays: 50, wavers: 30,
            stars_lost: 2,
            points_broken: 20, points_late: 0, points_no_follow_up: 5,
        ),
    ),

    // Three of six lines; two facts and the feeling make it whole.
    summary: (full: ["restate", "empathise"], facts_only: ["restate"], thin: ["restate_thin"], wrong: ["misheard"]),

    channels: [
        (channel: Phone, free_seconds: 8),
        (channel: Counter, free_seconds: 10),
        (channel: Chat, free_seconds: 25),
        (channel: Email),
        (channel: Social),
    ],

    // The pass mark of an Assessment. Each number is a default and none is validated: set a local one with the people who
    // know the work. It is for practice; never for hiring or discipline.
    assessment: (
        step_percent: 80, // of the step points that came up. Marks set by experts in clinical training lay at 84 to 98; this is for learners
        set: 3, // different conversations; one alone gives a result and no verdict
        needed: 2, // of the set; one bad day is allowed
        chances_least: 3, // of one step across the set, before anything is said of it
    ),

    // What findings and grades measure by. All of it is design choice, taken from the project''s research on
    // scenario design unless the comment says otherwise; nothing here was measured on real trainees, and
    // nothing here changes a conversation. docs/findings.md explains each.
    checks: (
        guesses_most: (25, 15, 10, 10), // percent of guesses that may succeed: easy, medium, hard, expert; the research had one 25 % for all
        strategies_below: 35, // percent; a third of the wants may fall to a trick by accident
        longest_most: 45, // percent of lines; with three replies chance alone gives 33
        length_ratio_most: 125, // percent; a quarter longer on average can be seen
        cartoon_gap: 40, // points; so far below the next, nobody would say it
        cartoons_most: 25, // percent of lines; an obvious mistake now and then is a rest
        middle_from: 30, // percent of the best value; below, it tempts nobody
        middle_to: 85, // percent of the best value; above, it is a second good reply
        middles_least: 60, // percent of lines; most decisions should be hard
        recoveries_least: 80, // percent of single mistakes that can be put right
        settled_points: 55, // points of an ending that is cool, and settled
        replies: (2, 4), // more cannot be held in mind while somebody is angry
        decisions: (6, 12), // about ten minutes; a vent counts once
        first_contact: (2, 3), // one skill, two minutes
        reply_words_below: 40, // one breath; the research said 30, and spoken replies with a name and a time need more
        words_before_most: 120, // under a minute of reading
        scenes_per_decision_most: 6, // beyond it branches do not come together
        traceless_most: 50, // percent of lines; more than half, and nothing that is said matters. Chosen here
        apologies_most: 2, // a third one is a habit; the articles say: apologise once, and act
        flat_turns_below: 3, // a mood that stands still for three turns answers nobody
        meter_range_least: 10, // points; less cannot be seen on a face
        anger_gone_after: 60, // percent of the conversation; sooner, the rest is idle
        soonest_end: 2, // decisions; nobody learns from a door that shuts at once
        line_repeats_most: 2, // a third time it is a machine
        reading_level_most: 9, // school years; for all that is spoken together
        line_level_most: 14, // school years; for one line. Chosen here: well above the whole, for one line alone says little
        telltales_least: 3, // replies; two may be chance. Chosen here
        anger_heard_from: 5, // points; what a harmful reply of the smallest kind does. Chosen here
        warm_after_anger_most: 50, // percent of the ways to a warm line; on most of them it is out of place. Chosen here
        guesses_look: (70, 25, 7), // of 1,000 guesses. The first scenarios: easy 110, medium 40, hard 10; the bounds lie between
        mended_look: (95, 80), // percent. The first scenarios: easy and medium forgive any single mistake, hard ones nine of ten
        turns_look: (2, 3), // turns. The worst replies end a hard one in two, a medium one in three
        wants_differ_most: 10, // percentage points; by the book, no want should be the lucky one
        pack_least: 3, // chances, before anything is said of a step
        states_max: 2000000, // of one want; about 120 MB and a second. Chosen for small machines
        grades: (1, 5, 12, 25), // points lost: best below the first, then good, cost a little, set you back up to the others. Chosen here: endings lie 15 to 25 apart
        words: (
            // Sound polite whatever they say; somebody who only looks for these has not listened.
            polite: ["sorry", "understand", "help", "please"],
            // Leave no room.
            absolutes: ["always", "never", "nobody", "everybody", "everyone", "nothing", "impossible", "totally", "completely", "absolutely", "definitely", "obviously", "clearly", "guaranteed", "simply", "must", "no way"],
            // Mock.
            sarcasm: ["oh great", "oh really", "oh please", "oh dear", "well excuse me", "excuse me for", "good for you", "congratulations", "big deal", "boo hoo", "as if", "genius", "thanks a lot", "how terrible", "poor you", "whatever"],
            // Slips of the pen that make a reply look careless.
            slips: ["teh", "alot", "recieve", "recieved", "seperate", "definately", "occured", "untill", "wich", "thier", "becuase", "sory", "dont", "cant", "wont", "im", "ive", "youre", "thats", "should of", "could of", "would of"],
            // May stand twice in a row in good English.
            may_double: ["had", "that", "very", "so", "really", "no", "yes", "bye", "now", "there", "please"],
            // Words of a judge, not of a customer.
            judging: ["you did a good job", "good job on", "good job there", "well handled", "good answer", "great answer", "right answer", "wrong answer", "correct answer", "good choice", "bad choice", "wrong choice", "good empathy", "nice empathy", "very empathetic", "empathy", "rapport", "active listening", "customer service skills", "de-escalate", "de-escalation", "you should have said", "that was the right thing to say", "that was the wrong thing to say", "best practice", "points for"],
            // Grade a reply when they stand in brackets.
            labels: ["correct", "incorrect", "right", "wrong", "good", "bad", "ok", "poor", "trap", "pitfall"],
            // Real firms and people, found only with a capital; a few of those that slip in. Scenarios invent theirs.
            real_names: ["amazon", "google", "facebook", "instagram", "whatsapp", "tiktok", "youtube", "microsoft", "paypal", "ebay", "ikea", "tesco", "walmart", "mcdonald''s", "starbucks", "vodafone", "verizon", "ryanair", "easyjet", "lufthansa", "netflix", "airbnb", "dhl", "fedex", "samsung", "barclays", "hsbc", "lloyds", "volkswagen", "toyota", "trustpilot", "tripadvisor", "donald trump", "joe biden", "elon musk", "taylor swift", "king charles"],
            // Words that insult what people are. Kept to a few that have no other meaning: the list catches a slip, people judge the rest.
            slurs: ["retard", "retarded", "spastic", "spaz", "mongoloid", "faggot", "tranny", "paki", "wog", "gyppo", "kike", "nigger", "slut", "bimbo"],
            // Phrases of medical or legal advice.
            advice: ["stop taking your", "double the dose", "double your dose", "take two tablets", "take two pills", "you don''t need a doctor", "my medical advice", "my legal advice", "legally speaking", "you have a strong case", "you should sue", "i would sue", "you could sue", "you are legally entitled", "you''re legally entitled", "sign nothing"],
            // Phrases that speak of people by their kind.
            stereotypes: ["women drivers", "typical woman", "typical man", "typical foreigner", "for a woman", "for a foreigner", "for someone like you", "people of your kind", "your sort of people", "those people", "speak proper english", "go back to your country", "where are you really from", "young people today", "old people are", "too old to understand"],
        ),
    ),
)
');
INSERT INTO attempt (number,id,trainee,scenario,title,want,content,playbook,rules,seed,mode,begun,given,parent,parent_turns,began,day,scenario_text,house_text,playbook_text) VALUES (1,X'5EED0000000000000000000000000000',X'5EED00000000000000000000000003E8','second_kettle','Second kettle. And you want a receipt?','not_him',X'C98DFE5C79E829A7D121E806D07D677803CCB7F46DFFB521CC5754C9D36B403D',X'A1CEC2104656A88BF0C32E04217CB207384C5F7163C0D1FB2FFFBE0D21D7BB04',1,437029550,'coached','from_example',0,NULL,NULL,1728000000000,20000,1,2,3);
INSERT INTO attempt (number,id,trainee,scenario,title,want,content,playbook,rules,seed,mode,begun,given,parent,parent_turns,began,day,scenario_text,house_text,playbook_text) VALUES (2,X'5EED0000000000000000000000000003',X'5EED00000000000000000000000003E8','second_kettle','Second kettle. And you want a receipt?','boils',X'C98DFE5C79E829A7D121E806D07D677803CCB7F46DFFB521CC5754C9D36B403D',X'A1CEC2104656A88BF0C32E04217CB207384C5F7163C0D1FB2FFFBE0D21D7BB04',1,1353150013,'practice','near_end',0,X'5EED00000000000000000000000F4243',1,1728086580000,20001,1,2,3);
INSERT INTO attempt (number,id,trainee,scenario,title,want,content,playbook,rules,seed,mode,begun,given,parent,parent_turns,began,day,scenario_text,house_text,playbook_text) VALUES (3,X'5EED0000000000000000000000000006',X'5EED00000000000000000000000003E8','second_kettle','Second kettle. And you want a receipt?','boils',X'C98DFE5C79E829A7D121E806D07D677803CCB7F46DFFB521CC5754C9D36B403D',X'A1CEC2104656A88BF0C32E04217CB207384C5F7163C0D1FB2FFFBE0D21D7BB04',1,3170758587,'watch','near_end',0,X'5EED00000000000000000000000F4246',1,1728173160000,20002,1,2,3);
INSERT INTO attempt (number,id,trainee,scenario,title,want,content,playbook,rules,seed,mode,begun,given,parent,parent_turns,began,day,scenario_text,house_text,playbook_text) VALUES (4,X'5EED0000000000000000000000000009',X'5EED00000000000000000000000003E8','second_kettle','Second kettle. And you want a receipt?','money',X'C98DFE5C79E829A7D121E806D07D677803CCB7F46DFFB521CC5754C9D36B403D',X'A1CEC2104656A88BF0C32E04217CB207384C5F7163C0D1FB2FFFBE0D21D7BB04',1,2464105096,'watch','first_line',0,NULL,NULL,1728259740000,20003,1,2,3);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,1,'2',1728000007000,20000,1234);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,2,'1',1728000014000,20000,2468);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,3,'2.1.2.3',1728000021000,20000,3702);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,4,'2',1728000028000,20000,NULL);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,5,'3',1728000035000,20000,6170);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,6,'1',1728000042000,20000,7404);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,7,'1',1728000049000,20000,8638);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,8,'1',1728000056000,20000,NULL);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (1,9,'1.5',1728000063000,20000,11106);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,1,'2',1728086587000,20001,1234);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,2,'1',1728086594000,20001,2468);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,3,'2.1.2.3',1728086601000,20001,3702);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,4,'2',1728086608000,20001,NULL);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,5,'2',1728086615000,20001,6170);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,6,'3',1728086622000,20001,7404);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,7,'3',1728086629000,20001,8638);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,8,'3',1728086636000,20001,NULL);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (2,9,'1.2.3.4',1728086643000,20001,11106);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (3,1,'1',1728173167000,20002,1234);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (3,2,'1',1728173174000,20002,2468);
INSERT INTO turn (attempt,number,taken,at,day,thought) VALUES (4,1,'3',1728259747000,20003,1234);
INSERT INTO notes (attempt,notes) VALUES (1,'{"hot_before":3,"hot_after":null,"turns":{"1":{"own_words":"I would say “number 0”.","sure":null,"about":null,"hints":0,"step_seen":"","proud":false,"take_back":false}}}');
INSERT INTO notes (attempt,notes) VALUES (2,'{"hot_before":3,"hot_after":null,"turns":{"1":{"own_words":"I would say “number 3”.","sure":null,"about":null,"hints":0,"step_seen":"","proud":false,"take_back":false}}}');
INSERT INTO notes (attempt,notes) VALUES (3,'{"hot_before":3,"hot_after":null,"turns":{"1":{"own_words":"I would say “number 6”.","sure":null,"about":null,"hints":0,"step_seen":"","proud":false,"take_back":false}}}');
INSERT INTO ended (attempt,at,day,count) VALUES (1,1728000540000,20000,1);
INSERT INTO ended (attempt,at,day,count) VALUES (2,1728087120000,20001,4);
INSERT INTO reached (attempt,due) VALUES (1,'NextDay');
INSERT INTO reached (attempt,due) VALUES (2,'NextDay');
INSERT INTO summary (number,attempt,at,day,ending,success,points) VALUES (1,1,1728001200000,20000,'unresolved',0,25);
INSERT INTO summary (number,attempt,at,day,ending,success,points) VALUES (2,2,1728087780000,20001,'unresolved',0,5);
INSERT INTO grades (attempt,grades) VALUES (1,'[null,"best","set_you_back",null,"best","set_you_back",null,"best","set_you_back"]');
INSERT INTO grades (attempt,grades) VALUES (2,'[null,"best","set_you_back",null,"best","set_you_back",null,"best","set_you_back"]');
INSERT INTO given_up (attempt,at,day) VALUES (4,1728086400000,20001);
INSERT INTO judged (attempt,rubric,judged) VALUES (1,1,'{"steps":[["stay_calm","partly"],["not_personal","missed"],["listen","missed"],["clarify","done"],["restate","done"],["empathise","done"],["apologise","done"],["own","done"],["offer","missed"],["choice","done"]],"pitfalls":["interrupt","defensive","script","wrong_problem"],"critical":[],"evidence":{"apologise":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true},"choice":{"turn":5,"words":"You say. What do you want to go home with?","spoken":true},"clarify":{"turn":5,"words":"You say. What do you want to go home with?","spoken":true},"empathise":{"turn":3,"words":"Second one from us, and it put everything out at ten to four. Callum''s got his own socket off the wall, and he thinks it''s him. You came in shaken up, and what you got was ''Receipt?''","spoken":true},"listen":{"turn":2,"words":"Of course, I''m sorry, sorry. I only want to help you with this, so please do carry on, I''m all ears.","spoken":true},"not_personal":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true},"offer":{"turn":7,"words":"Then watch one boil: another make, out of its box, here on the counter. If you trust it, you take it. If not, it stays here.","spoken":true},"own":{"turn":6,"words":"A different make, out of its box. I''ll boil it here on the counter while you watch, and that''s the one you take home.","spoken":true},"restate":{"turn":3,"words":"Second one from us, and it put everything out at ten to four. Callum''s got his own socket off the wall, and he thinks it''s him. You came in shaken up, and what you got was ''Receipt?''","spoken":true},"stay_calm":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true}},"slips":{"defensive":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true},"interrupt":{"turn":1,"words":"Right, leave it with me, I''ll get this sorted. Let me just scan it and see which one we sold you.","spoken":true},"script":{"turn":8,"words":"Then don''t go yet. What is it that still isn''t right? Take your time, and I''ll ring on Monday and ask again.","spoken":true},"wrong_problem":{"turn":7,"words":"Then watch one boil: another make, out of its box, here on the counter. If you trust it, you take it. If not, it stays here.","spoken":true}},"want_known":true,"mood":{"first":{"anger":64,"trust":40,"heard":0,"patience":70},"last":{"anger":69,"trust":40,"heard":47,"patience":43},"hottest":77}}');
INSERT INTO judged (attempt,rubric,judged) VALUES (2,1,'{"steps":[["stay_calm","partly"],["not_personal","missed"],["listen","missed"],["clarify","missed"],["restate","done"],["empathise","done"],["apologise","done"],["own","done"],["choice","missed"],["keep_promise","missed"]],"pitfalls":["interrupt","premature","defensive","break_promise","script","lose_control"],"critical":["break_promise"],"evidence":{"apologise":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true},"choice":{"turn":6,"words":"That one goes on our test bench now, and you watch. What it finds gets printed, and you take the paper home.","spoken":true},"clarify":{"turn":6,"words":"That one goes on our test bench now, and you watch. What it finds gets printed, and you take the paper home.","spoken":true},"empathise":{"turn":3,"words":"Second one from us, and it put everything out at ten to four. Callum''s got his own socket off the wall, and he thinks it''s him. You came in shaken up, and what you got was ''Receipt?''","spoken":true},"keep_promise":{"turn":5,"words":"First of all, tell Callum to stop worrying. It''ll be the kettle, I promise you, nothing he did.","spoken":true},"listen":{"turn":2,"words":"Of course, I''m sorry, sorry. I only want to help you with this, so please do carry on, I''m all ears.","spoken":true},"not_personal":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true},"own":{"turn":6,"words":"That one goes on our test bench now, and you watch. What it finds gets printed, and you take the paper home.","spoken":true},"restate":{"turn":3,"words":"Second one from us, and it put everything out at ten to four. Callum''s got his own socket off the wall, and he thinks it''s him. You came in shaken up, and what you got was ''Receipt?''","spoken":true},"stay_calm":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true}},"slips":{"break_promise":{"turn":5,"words":"First of all, tell Callum to stop worrying. It''ll be the kettle, I promise you, nothing he did.","spoken":true},"defensive":{"turn":4,"words":"To be fair, I''m only on the counter and I wasn''t here then. But I''m sorry if anyone was short with you.","spoken":true},"interrupt":{"turn":1,"words":"Right, leave it with me, I''ll get this sorted. Let me just scan it and see which one we sold you.","spoken":true},"lose_control":{"turn":8,"words":"Tell you what, have this box of teabags from the staff room. You''ve earned a proper brew after all that.","spoken":true},"premature":{"turn":7,"words":"Then let''s find out. I''ll put yours on the test bench, you stand by me, and you take home what it says in writing.","spoken":true},"script":{"turn":2,"words":"Of course, I''m sorry, sorry. I only want to help you with this, so please do carry on, I''m all ears.","spoken":true}},"want_known":false,"mood":{"first":{"anger":64,"trust":40,"heard":0,"patience":70},"last":{"anger":58,"trust":47,"heard":25,"patience":48},"hottest":77}}');
