//! Attempts on their way out and in again: tables that Python's csv module reads back, attempt files that come out the same,
//! and files that somebody broke.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};
use unruffled::debrief::kept::{Ended, Fate, KeptAttempt, Moment, Texts, Timed, Whole};
use unruffled::debrief::{Had, Played};
use unruffled::engine::notes::{About, AttemptId, Begun, Mode, Notes, Parent, Sure};
use unruffled::engine::{Attempt, Deal, Replay, Taken};
use unruffled::exchange::Private;
use unruffled::exchange::attempts::{self, BYTES_MAX, Found, Person, Sorted};
use unruffled::exchange::table::{self, Practice};
use unruffled::playbook::SHIPPED;
use unruffled::scenario::Due;
use unruffled::scenario::new::TEMPLATE;
use unruffled::solve::Grade;

use crate::support;
use crate::support::Dice;

const DAY: u32 = 20_779;
const HOUR: i64 = 3_600_000;

pub(super) fn moment(millis: i64) -> Moment {
    Moment { millis: i64::from(DAY) * 24 * HOUR + millis, day: DAY }
}

fn texts(id: &str, scenario: &str) -> Arc<Texts> {
    Arc::new(Texts { id: id.to_owned(), scenario: scenario.into(), house: "".into(), playbook: SHIPPED.into() })
}

/// A conversation at random, to its end or as far as these turns, as it is kept.
fn had(number: u128, texts: &Arc<Texts>, turns: usize) -> Whole {
    let scenario = texts.scenario().expect("a sound scenario");
    let deal = Deal::new(&scenario, 7);
    let whole = support::random_play(&scenario, deal, &mut Dice(u64::try_from(number).unwrap()));
    let mut replay = Replay::start(&scenario, deal);
    for taken in whole.taken().iter().take(turns) {
        replay.push(&scenario, taken).unwrap();
    }
    let id = AttemptId::from_u128(number);
    let mut attempt = Attempt::new(&scenario, deal.seed);
    attempt.taken = replay.taken();
    let timed = (1..=attempt.taken.len()).map(|turn| Timed {
        at: moment(HOUR + 10_000 * i64::try_from(turn).unwrap()),
        thought: (turn % 3 != 0).then_some(1_500 * u32::try_from(turn).unwrap()),
    });
    let mode = Mode::Practice;
    let end = moment(HOUR + 10_000 * i64::try_from(replay.turns.len()).unwrap());
    let played = Played::of(&scenario, &replay, Had { id, mode, given: 0, again: false, day: DAY });
    let fate = played.map_or(Fate::Open, |played| {
        let mut summary = played.summary(end);
        summary.grades = vec![Some(Grade::CostALittle); replay.turns.len()];
        Fate::Over(summary)
    });
    let kept = KeptAttempt {
        id,
        title: scenario.title.clone(),
        want: scenario.wants[usize::from(replay.deal.want)].id.clone(),
        timed: timed.collect(),
        attempt,
        began: moment(HOUR),
        mode,
        begun: Begun::FirstLine,
        given: 0,
        parent: None,
        notes: Notes::default(),
        ended: replay.state.ending().map(|_| Ended { at: end, count: 1 }),
        reached: Due::AtOnce,
        fate,
    };
    Whole { kept, texts: Arc::clone(texts) }
}

/// Practice of one person: to the end, in the middle, given up, with all that can be noted.
pub(super) fn practice() -> Vec<Whole> {
    let [kettle, card] = ["second_kettle", "card_refused"].map(|id| texts(id, support::shipped_text(id)));
    let mut over = had(1, &kettle, usize::MAX);
    let notes = &mut over.kept.notes;
    (notes.hot_before, notes.hot_after) = (Some(5), Some(2));
    notes.turn_mut(1).own_words = "I hear \"you\", ma'am".to_owned();
    notes.turn_mut(2).sure = Some(Sure::NotSure);
    notes.turn_mut(2).about = Some(About::WhatTheyFear);
    notes.turn_mut(2).hints = 2;
    notes.turn_mut(3).proud = true;
    let mut left = had(2, &card, 3);
    left.kept.fate = Fate::Left;
    let mut open = had(3, &card, 2);
    open.kept.parent = Some(Parent { attempt: left.kept.id, turns: 2 });
    // Typed before a reply was taken.
    open.kept.notes.turn_mut(3).own_words = "Let me see".to_owned();
    vec![over, had(4, &card, usize::MAX), left, open]
}

pub(super) fn person() -> Person {
    Person { name: Some("Ada".to_owned()), settings: [("mode".to_owned(), "practice".to_owned())].into() }
}

fn read(bytes: &[u8]) -> Found {
    attempts::read(bytes).unwrap_or_else(|why| panic!("{why}"))
}

#[test]
fn what_goes_out_comes_in_the_same() {
    let all = practice();
    let written = attempts::file(&all, Some(&person()));
    let found = read(written.as_bytes());
    assert_eq!((&found.person, found.refused.as_slice()), (&Some(person()), &[][..]));
    let came: Vec<Whole> = found.sound.iter().map(|sound| sound.whole.clone()).collect();
    assert_eq!(came, all);
    for sound in &found.sound {
        let over = matches!(sound.whole.kept.fate, Fate::Over(_));
        assert_eq!(sound.judged.is_some(), over, "what is over is judged");
    }
    assert_eq!(attempts::file(&came, Some(&person())), written, "the same bytes again");
}

#[test]
fn what_is_private_stays_out_of_a_file_for_others() {
    let all = practice();
    let text = attempts::file(&all, None);
    for private in ["I hear", "Let me see", "Ada", "hot_before\":5"] {
        assert!(!text.contains(private), "{private}");
    }
    let found = read(text.as_bytes());
    assert_eq!((found.person, found.refused), (None, Vec::new()));
    let notes = &found.sound[0].whole.kept.notes;
    assert_eq!(notes.turns.keys().copied().collect::<Vec<_>>(), [2, 3], "a turn with nothing else is not named");
    assert_eq!(notes.turn(2), all[0].kept.notes.turn(2), "what is not private is there");
}

#[test]
fn each_attempt_comes_in_once() {
    let mut all = practice();
    all.push(all[0].clone());
    let here: BTreeSet<AttemptId> = [all[1].kept.id].into();
    let mut found = read(attempts::file(&all, None).as_bytes());
    found.refused.push(attempts::Refused { attempt: "“Lamp”".to_owned(), why: "it is dark".to_owned() });
    let Sorted { new, further, came } = found.sorted(&here, &[]);
    assert!(further.is_empty(), "nothing is open here");
    assert_eq!(new.iter().map(|sound| sound.whole.kept.id.as_u128()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(came.sentence(), "3 attempts came in, 2 were here already, 1 was refused.");
    assert_eq!(came.refused[0].to_string(), "“Lamp”: it is dark.");
    assert_eq!(attempts::Came::default().sentence(), "No attempt came in.");
    assert_eq!(attempts::Came { came: 1, ..Default::default() }.sentence(), "1 attempt came in.");
}

#[test]
fn what_is_open_here_goes_on_with_what_the_file_has_more() {
    let whole = practice().swap_remove(0);
    assert!(matches!(whole.kept.fate, Fate::Over(_)) && whole.kept.taken().len() > 2);
    let here: BTreeSet<AttemptId> = [whole.kept.id].into();
    let mut there = whole.kept.clone();
    there.attempt.taken.truncate(2);
    (there.ended, there.fate) = (None, Fate::Open);
    let text = attempts::file(std::slice::from_ref(&whole), None);
    let sorted = |there: &KeptAttempt| read(text.as_bytes()).sorted(&here, std::slice::from_ref(there));
    let Sorted { new, further, came } = sorted(&there);
    assert!(new.is_empty() && further[0].1.whole.kept.taken() == whole.kept.taken());
    assert_eq!(came.sentence(), "No attempt came in, 1 was brought up to date.");
    // One that is over here, is the same here, or took another turn, stays as it is.
    let mut otherwise = there.clone();
    otherwise.attempt.taken[1] = Taken::reply(otherwise.attempt.taken[1].number + 1);
    for stays in [whole.kept.clone(), otherwise] {
        assert_eq!(sorted(&stays).came.sentence(), "No attempt came in, 1 was here already.");
    }
}

/// An attempt file after somebody had their hands in it.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document: Value = serde_json::from_str(&attempts::file(&practice(), None)).unwrap();
    change(&mut document);
    serde_json::to_vec_pretty(&document).unwrap()
}

#[test]
fn what_was_tampered_with_is_refused_alone_and_by_name() {
    type Change = fn(&mut Value);
    let cases: &[(&str, Change)] = &[
        ("reply 9 is not on offer here", |it| it["turns"][1]["taken"] = json!("9")),
        ("is not a turn", |it| it["turns"][0]["taken"] = json!("two")),
        ("points, and the file says 99", |it| it["fate"]["Over"]["points"] = json!(99)),
        ("and the file says delighted", |it| it["fate"]["Over"]["ending"] = json!("delighted")),
        ("its summary is not that of its turns", |it| {
            it["fate"]["Over"]["success"] = json!(!it["fate"]["Over"]["success"].as_bool().unwrap());
        }),
        ("its summary is not that of its turns", |it| it["fate"]["Over"]["grades"] = json!(["best"])),
        ("it is over, and the file says that it is not", |it| it["fate"] = json!("Open")),
        ("it is not over, and the file says that it is", |it| _ = it["turns"].as_array_mut().unwrap().pop()),
        ("it does not end where the file says", |it| it["ended"] = Value::Null),
        ("this customer number wants something else", |it| it["want"] = json!("sympathy")),
        ("its title is another one", |it| it["title"] = json!("Another")),
        ("more turns were given than there are", |it| it["given"] = json!(99)),
        ("something is noted beside a turn", |it| it["notes"]["turns"]["40"] = json!({})),
        ("the conversation is over", |it| {
            let at = it["began"].clone();
            it["turns"].as_array_mut().unwrap().push(json!({"taken": "1", "at": at}));
        }),
        ("rules 2 and cannot be checked", |it| it["rules"] = json!(2)),
        ("is nobody's practice", |it| it["mode"] = json!("watch")),
        ("is nobody's practice", |it| it["begun"] = json!("by_author")),
        ("its scenario is not in the file", |it| it["content"] = json!("00".repeat(32))),
        ("its scenario is not in the file", |it| it["content"] = json!("not a hash")),
    ];
    for (why, change) in cases {
        let found = read(&changed(|document| change(&mut document["attempts"][0])));
        assert_eq!(found.sound.len(), 3, "the others come in: {why}");
        let [refused] = &found.refused[..] else { panic!("{why}: {:?}", found.refused) };
        assert!(refused.why.contains(why), "{why}: {refused}");
        assert!(refused.to_string().contains("customer number 7, of 22 November 2026: "), "{refused}");
    }
}

#[test]
fn texts_that_are_not_those_of_the_attempt_are_refused() {
    type Change = fn(&mut Value);
    let cases: &[(&str, Change)] = &[
        ("on another version of the scenario", |document| {
            for text in document["scenarios"].as_array_mut().unwrap() {
                let other = text["scenario"].as_str().unwrap().replacen("title: \"", "title: \"So, ", 1);
                text["scenario"] = json!(other);
            }
        }),
        ("with another playbook", |document| {
            let other = document["playbooks"][0]["text"].as_str().unwrap().replacen("tolerance: 2", "tolerance: 3", 1);
            document["playbooks"][0]["text"] = json!(other);
        }),
        ("cannot read the scenario", |document| {
            for text in document["scenarios"].as_array_mut().unwrap() {
                text["scenario"] = json!("(title: ");
            }
        }),
        ("cannot read the scenario", |document| document["playbooks"][0]["text"] = json!("()")),
        ("its scenario is not in the file", |document| document["playbooks"] = json!([])),
        ("its scenario is not in the file", |document| document["scenarios"] = json!([])),
        ("its scenario is not in the file", |document| {
            document["scenarios"].as_array_mut().unwrap().iter_mut().for_each(|text| text["id"] = json!(""));
        }),
    ];
    for (why, change) in cases {
        let found = read(&changed(change));
        assert!(found.sound.is_empty(), "{why}");
        assert_eq!(found.refused.len(), 4);
        assert!(found.refused.iter().all(|refused| refused.why.contains(why)), "{why}: {:?}", found.refused);
    }
}

#[test]
fn a_file_that_cannot_be_read_says_where_and_what_to_do() {
    let text = attempts::file(&practice(), None);
    let sound = text.as_bytes();
    let half = &sound[..sound.len() / 2];
    let latin = [&sound[..20], b"\xe9", &sound[20..]].concat();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().take(99).flat_map(u16::to_le_bytes)).collect();
    let deep = format!("{{\"format\":1,\"program\":\"x\",\"playbooks\":{}", "[".repeat(100_000));
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("ends in the middle", "copy it again", half.to_vec()),
        ("ends in the middle", "copy it again", Vec::new()),
        ("line 1, column 21: this is not UTF-8", "as it is", latin),
        ("UTF-16", "as it is", wide),
        ("", "", deep.into_bytes()),
        (
            "line 1, column 1: this is not as an attempt file is written",
            "the file you meant",
            b"(title: \"x\")".to_vec(),
        ),
        ("missing field `format`", "Export", b"{\"scenario\":\"second_kettle\"}".to_vec()),
        ("a newer version of Unruffled", "with that version", changed(|document| document["format"] = json!(2))),
        ("no format 0", "Export", changed(|document| document["format"] = json!(0))),
        ("unknown field `extra`", "Export", changed(|document| document["extra"] = json!(1))),
        ("missing field `attempts`", "Export", changed(|it| _ = it.as_object_mut().unwrap().remove("attempts"))),
        ("invalid type: string \"seven\"", "Export", changed(|it| it["attempts"][1]["seed"] = json!("seven"))),
        ("expected u32", "Export", changed(|it| it["attempts"][0]["seed"] = json!(-1))),
        ("is larger than 64 MB", "the file you meant", vec![b' '; BYTES_MAX + 1]),
    ];
    for (what, help, bytes) in cases {
        let why = attempts::read(&bytes).expect_err(what).to_string();
        assert!(why.contains(what) && why.contains(help), "{what}: {why}");
    }
    // An entry a line: the place tells which attempt it is. Columns are characters.
    let (before, attempt) = text.rsplit_once("\n{\"id\"").unwrap();
    let broken = format!("{before}\n{{\"id\"{}", attempt.replacen("\"seed\":7", "\"seed\":\"é\",\"seed\":!", 1));
    let why = attempts::read(broken.as_bytes()).expect_err("broken");
    let line = before.lines().count() + 1;
    let (found, column) = why.place.unwrap();
    assert_eq!(found, line);
    let at: String = broken.lines().nth(line - 1).unwrap().chars().skip(column - 2).take(3).collect();
    assert!(at.contains('!') || at.contains("é"), "{at}: {why}");
}

#[test]
fn a_mark_at_the_beginning_does_no_harm() {
    let marked = [b"\xef\xbb\xbf".as_slice(), attempts::file(&practice(), None).as_bytes()].concat();
    assert_eq!(read(&marked).sound.len(), 4);
}

/// The rows of a table as Python's csv module reads them; none where Python is not installed.
fn by_python(table: &str) -> Option<Vec<Value>> {
    const SCRIPT: &str = "import csv, io, json, sys\n\
        text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8-sig', newline='')\n\
        json.dump(list(csv.DictReader(text, strict=True)), sys.stdout)";
    let child = Command::new("python3").args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "python3 must be installed here");
        println!("skipped: reading a table back needs python3");
        return None;
    };
    let (mut stdin, bytes) = (child.stdin.take().unwrap(), table.to_owned());
    let writing = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, bytes.as_bytes()).unwrap());
    let done = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(done.status.success());
    Some(serde_json::from_slice(&done.stdout).unwrap())
}

/// Practice with a scenario whose words are made to do harm.
fn harmful() -> Vec<Practice> {
    let reply = "In two pieces, and your sister's evening is tonight. Have I got that right?";
    let text = TEMPLATE
        .replace("It came in two pieces", "=cmd|' /C calc'!A0")
        .replace(reply, "+1, \\\"quoted\\\";\\nand a second line");
    assert_ne!(text, TEMPLATE);
    let texts = texts("harmful", &text);
    let attempts = (10..14).map(|number| had(number, &texts, usize::MAX)).collect();
    vec![
        Practice { trainee: "@ada\t\"A\"".to_owned(), attempts },
        Practice { trainee: "Björn, 東京".to_owned(), attempts: practice() },
    ]
}

#[test]
fn python_reads_the_attempts_back_as_they_were() {
    let practice = harmful();
    let table = table::attempts(&practice, Private::LeftOut);
    assert!(table.starts_with("\u{feff}\"attempt\",\"trainee\""), "the mark, then the names");
    let Some(rows) = by_python(&table) else { return };
    let all: Vec<(&Practice, &Whole)> =
        practice.iter().flat_map(|of| of.attempts.iter().map(move |it| (of, it))).collect();
    assert_eq!(rows.len(), all.len());
    for (row, (of, whole)) in rows.iter().zip(all) {
        let kept = &whole.kept;
        assert!(row.as_object().unwrap().values().all(Value::is_string), "as many cells as names: {row}");
        let trainee = if of.trainee.starts_with('@') { format!("'{}", of.trainee) } else { of.trainee.clone() };
        let title = if kept.title.starts_with('=') { format!("'{}", kept.title) } else { kept.title.clone() };
        assert_eq!(row["attempt"], kept.id.to_string());
        assert_eq!(row["trainee"], trainee);
        assert_eq!(row["title"], title);
        assert_eq!(row["content"], kept.attempt.content.hex());
        assert_eq!((row["customer_number"].as_str(), row["day"].as_str()), (Some("7"), Some("2026-11-22")));
        assert_eq!(row["begun"], "2026-11-22T01:00:00Z");
        assert_eq!(row["seconds"], (10 * kept.taken().len()).to_string());
        assert_eq!(row["turns"], kept.taken().len().to_string());
        let scenario = whole.texts.scenario().unwrap();
        for step in &scenario.playbook.steps {
            let verdict = row[format!("step_{}", step.id)].as_str().unwrap();
            assert!(["done", "late", "partly", "missed", ""].contains(&verdict), "{verdict}");
        }
        let Fate::Over(summary) = &kept.fate else {
            assert_eq!((row["ending"].as_str(), row["points"].as_str()), (Some(""), Some("")));
            continue;
        };
        assert_eq!((row["state"].as_str(), row["ending"].as_str()), (Some("over"), Some(summary.ending.as_str())));
        assert_eq!(row["points"], summary.points.to_string());
        assert_eq!(row["success"], if summary.success { "yes" } else { "no" });
    }
    assert!(rows.iter().any(|row| row["title"] == "'=cmd|' /C calc'!A0"), "a formula is a text");
}

#[test]
fn python_reads_the_turns_back_as_they_were() {
    let practice = harmful();
    let Some(rows) = by_python(&table::turns(&practice, Private::LeftOut)) else { return };
    let mut rows = rows.into_iter();
    let (mut harmless, mut composed) = (false, false);
    for whole in practice.iter().flat_map(|of| &of.attempts) {
        let scenario = whole.texts.scenario().unwrap();
        let replay = unruffled::engine::replay(&scenario, &whole.kept.attempt).unwrap();
        for (exchange, taken) in unruffled::debrief::exchanges(&scenario, &replay).iter().zip(whole.kept.taken()) {
            let row = rows.next().expect("a row for each turn");
            assert_eq!(row["attempt"], whole.kept.id.to_string());
            assert_eq!(row["turn"], exchange.number.to_string());
            let words = row["words"].as_str().unwrap();
            assert_eq!(words.strip_prefix('\'').unwrap_or(words), exchange.said);
            harmless |= words == "'+1, \"quoted\";\nand a second line";
            assert_eq!(row["line"].as_str().unwrap().trim_start_matches('\''), exchange.line);
            assert_eq!(row["reply_number"], taken.number.to_string());
            composed |= row["pieces"].as_str().unwrap().contains(' ');
            assert_eq!(row["anger"], exchange.mood.anger.to_string());
            let timed = whole.kept.timed[exchange.number - 1];
            let thought = timed.thought.map_or(String::new(), |millis| ((millis + 500) / 1000).to_string());
            assert_eq!(row["thinking_seconds"], thought);
            let over = matches!(whole.kept.fate, Fate::Over(_));
            assert_eq!(row["grade"], if over { "cost_a_little" } else { "" });
        }
    }
    assert!(rows.next().is_none() && harmless && composed);
}

#[test]
fn private_columns_are_there_only_when_asked_for() {
    let practice = vec![Practice { trainee: "Ada".to_owned(), attempts: practice() }];
    for private in [Private::LeftOut, Private::Included] {
        let (attempts, turns) = (table::attempts(&practice, private), table::turns(&practice, private));
        let expected = private == Private::Included;
        assert_eq!(attempts.contains("hot_before"), expected);
        assert_eq!(turns.contains("own_words"), expected);
        assert_eq!(turns.contains("I hear \"\"you\"\", ma'am"), expected);
        assert!(attempts.contains("\r\n") && !attempts.replace("\r\n", "").contains('\r'), "lines end in CRLF");
    }
}

#[test]
fn every_column_is_explained() {
    let guide = support::text_of("docs/exports.md");
    let practice = vec![Practice { trainee: "Ada".to_owned(), attempts: practice() }];
    for text in [table::attempts(&practice, Private::Included), table::turns(&practice, Private::Included)] {
        for name in text.lines().next().unwrap().trim_start_matches('\u{feff}').split(',') {
            let name = name.trim_matches('"');
            let name = if name.starts_with("step_") && !name.starts_with("step_points") { "step_..." } else { name };
            assert!(guide.contains(&format!("| `{name}` |")), "docs/exports.md explains {name}");
        }
    }
}

#[test]
fn a_file_of_the_first_format_is_read_for_ever() {
    let found = read(support::text_of("tests/attempts/format-1.attempts.json").as_bytes());
    assert_eq!((found.sound.len(), found.refused.as_slice()), (2, &[][..]));
    assert!(found.person.is_some_and(|person| person.name.as_deref() == Some("Ada")));
}
