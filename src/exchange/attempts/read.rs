//! An attempt file is read strictly, and each attempt is played again on the texts that came with it: what does not come out
//! as the file says is refused, alone and by name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use jiff::civil;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::file::{self, Document};
use super::{BYTES_MAX, FORMAT, Person};
use crate::debrief::days::calendar;
use crate::debrief::kept::{Fate, KeptAttempt, Moment, Summary, Texts, Timed, Whole};
use crate::debrief::words::date;
use crate::debrief::{Had, Judged, Played};
use crate::engine::attempt::ContentHash;
use crate::engine::notes::{AttemptId, Begun, Mode};
use crate::engine::{Attempt, BadTaken, RULES, Replay, Taken, replay};
use crate::exchange::shelf::Shelf;
use crate::scenario::Scenario;
use crate::text::read::decode;

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Line and column, both from 1; none where it is about the whole file.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        write!(f, "{}. {}", self.message, self.help)
    }
}

impl std::error::Error for Unreadable {}

/// An attempt that came out as the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    /// The attempt and its texts.
    pub whole: Whole,
    /// What it showed, if it is over.
    pub judged: Option<Judged>,
}

/// An attempt that did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which: its title, customer number and day.
    pub attempt: String,
    /// Why, as the end of a sentence.
    pub why: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}.", self.attempt, self.why)
    }
}

/// What stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Whose it is, in a file for themselves.
    pub person: Option<Person>,
    /// What can come in, in the order of the file.
    pub sound: Vec<Sound>,
    /// What cannot.
    pub refused: Vec<Refused>,
}

/// What came of taking a file in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// How many attempts came in.
    pub came: usize,
    /// How many went on from where they stood here.
    pub further: usize,
    /// How many were here already, and stayed as they are.
    pub here: usize,
    /// What was refused.
    pub refused: Vec<Refused>,
}

impl Came {
    /// In a sentence: "12 attempts came in, 2 were brought up to date, 3 were here already, 1 was refused."
    #[must_use]
    pub fn sentence(&self) -> String {
        let count = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 was {what}")),
            n => Some(format!("{n} were {what}")),
        };
        let came = match self.came {
            0 => "No attempt came in".to_owned(),
            1 => "1 attempt came in".to_owned(),
            n => format!("{n} attempts came in"),
        };
        let others = [
            count(self.further, "brought up to date"),
            count(self.here, "here already"),
            count(self.refused.len(), "refused"),
        ];
        let parts: Vec<String> = [Some(came)].into_iter().chain(others).flatten().collect();
        format!("{}.", parts.join(", "))
    }
}

/// What of a file can come in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// What is new, each attempt once.
    pub new: Vec<Sound>,
    /// What goes on from where an attempt stands here, which comes first of the two.
    pub further: Vec<(KeptAttempt, Sound)>,
    /// What will have come of it when that is taken in.
    pub came: Came,
}

impl Found {
    /// Sorts what is new from what is here; of that, attempts that are still `open` can go on.
    #[must_use]
    pub fn sorted(self, is_here: &BTreeSet<AttemptId>, open: &[KeptAttempt]) -> Sorted {
        let all = self.sound.len();
        let mut known = is_here.clone();
        let (new, here): (Vec<Sound>, Vec<Sound>) =
            self.sound.into_iter().partition(|sound| known.insert(sound.whole.kept.id));
        let mut met = BTreeSet::new();
        let goes_on = |sound: Sound| {
            let there = open.iter().find(|there| goes_on(&sound.whole.kept, there))?;
            met.insert(there.id).then(|| (there.clone(), sound))
        };
        let further: Vec<(KeptAttempt, Sound)> = here.into_iter().filter_map(goes_on).collect();
        let here = all - new.len() - further.len();
        let came = Came { came: new.len(), further: further.len(), here, refused: self.refused };
        Sorted { new, further, came }
    }
}

/// Whether one is the other, which is open, some turns or an ending later.
fn goes_on(on: &KeptAttempt, there: &KeptAttempt) -> bool {
    let of = |kept: &KeptAttempt| (kept.id, kept.attempt.content, kept.attempt.playbook, kept.attempt.seed);
    let later = (on.taken().len(), on.ended.is_some(), on.fate != Fate::Open)
        > (there.taken().len(), there.ended.is_some(), false);
    there.fate == Fate::Open && of(on) == of(there) && on.taken().starts_with(there.taken()) && later
}

/// Reads a file and plays every attempt again.
///
/// # Errors
/// When it is no attempt file, was not copied whole, or a newer program made it.
pub fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let whole = |message: String, help| Unreadable { place: None, message, help };
    if bytes.len() > BYTES_MAX {
        let message = format!("this file is larger than {} MB and was not read", BYTES_MAX / 1024 / 1024);
        return Err(whole(message, "Is it the file you meant? If so, export fewer attempts at once."));
    }
    let text = decode(bytes).map_err(|error| Unreadable {
        place: Some((error.line, error.column)),
        message: error.message,
        help: "Copy it again from where it was made, as it is.",
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = parse(text)?;
    if format > FORMAT {
        let message = format!("a newer version of Unruffled made this file: its format is {format}, not {FORMAT}");
        return Err(whole(message, "Take it in with that version, or a newer one."));
    }
    if format == 0 {
        return Err(whole("there is no format 0".to_owned(), AGAIN));
    }
    let document: Document = parse(text)?;
    Ok(found(document))
}

const AGAIN: &str = "Export the attempts again where they are kept.";

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    use serde_json::error::Category;
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let told = error.to_string();
        let what = told.split(" at line ").next().unwrap_or_default();
        let (message, help) = match error.classify() {
            Category::Eof => (
                "the file ends in the middle".to_owned(),
                "It was not copied whole: copy it again from where it was made.",
            ),
            Category::Syntax | Category::Io => (
                format!("this is not as an attempt file is written: {what}"),
                "Is it the file you meant? If so, export the attempts again where they are kept.",
            ),
            Category::Data => (format!("this is not as Unruffled writes it: {what}"), AGAIN),
        };
        // Columns are counted in bytes there.
        let before = text.lines().nth(line.saturating_sub(1)).and_then(|line| line.get(..column.saturating_sub(1)));
        let column = before.map_or(column, |before| before.chars().count() + 1);
        Unreadable { place: Some((line.max(1), column.max(1))), message, help }
    })
}

fn found(document: Document) -> Found {
    let Document { person, playbooks, scenarios, attempts, .. } = document;
    let playbooks: BTreeMap<String, Arc<str>> = playbooks.into_iter().map(|book| (book.hash, book.text)).collect();
    let mut texts: BTreeMap<(String, String), Arc<Texts>> = BTreeMap::new();
    for file::Text { content, playbook, id, house, scenario } in scenarios {
        if let Some(book) = playbooks.get(&playbook).filter(|_| !id.is_empty()) {
            let made = Texts { id, scenario, house, playbook: Arc::clone(book) };
            texts.insert((content, playbook), Arc::new(made));
        }
    }
    let mut found = Found { person, ..Found::default() };
    let mut shelf = Shelf::default();
    for attempt in attempts {
        let name = format!(
            "“{}”, customer number {}, of {}",
            attempt.title.trim_matches('"'),
            attempt.seed,
            date(attempt.began.day)
        );
        let own = texts.get(&(attempt.content.clone(), attempt.playbook.clone()));
        match own
            .ok_or_else(|| "its scenario is not in the file".to_owned())
            .and_then(|t| sound(attempt, t, &mut shelf))
        {
            Ok(sound) => found.sound.push(sound),
            Err(why) => found.refused.push(Refused { attempt: name, why }),
        }
    }
    found
}

/// Plays an attempt again.
fn sound(attempt: file::Attempt, texts: &Arc<Texts>, shelf: &mut Shelf) -> Result<Sound, String> {
    let kept = kept(attempt)?;
    if kept.attempt.rules != RULES {
        return Err(format!(
            "it was had under the rules {} and cannot be checked by this program, which has the rules {RULES}",
            kept.attempt.rules
        ));
    }
    if kept.mode == Mode::Watch || kept.begun == Begun::ByAuthor {
        return Err("it was watched or tried out, and is nobody's practice".to_owned());
    }
    let scenario = shelf.scenario(&kept.attempt, texts);
    let scenario = scenario.ok_or("this program cannot read the scenario that came with it")?;
    let replay = replay(&scenario, &kept.attempt).map_err(|why| why.to_string())?;
    same(&kept, &scenario, &replay)?;
    let judged = over(&kept, &scenario, &replay)?;
    Ok(Sound { whole: Whole { kept, texts: Arc::clone(texts) }, judged })
}

fn kept(attempt: file::Attempt) -> Result<KeptAttempt, String> {
    let file::Attempt { id, title, want, content, playbook, rules, seed, began, mode, begun, given, parent, .. } =
        attempt;
    let hash = |hex: &str| ContentHash::from_hex(hex).ok_or_else(|| format!("\"{hex}\" is no hash"));
    let taken: Result<Vec<Taken>, BadTaken> = attempt.turns.iter().map(|turn| turn.taken.parse()).collect();
    let taken = taken.map_err(|why| why.to_string().trim_end_matches('.').to_owned())?;
    let timed = attempt.turns.iter().map(|turn| Timed { at: turn.at, thought: turn.thought }).collect();
    let file::Attempt { notes, ended, reached, fate, .. } = attempt;
    let attempt = Attempt { content: hash(&content)?, playbook: hash(&playbook)?, rules, seed, taken };
    Ok(KeptAttempt { id, title, want, attempt, timed, began, mode, begun, given, parent, notes, ended, reached, fate })
}

/// Whether what stands beside the turns is what they give.
fn same(kept: &KeptAttempt, scenario: &Scenario, replay: &Replay) -> Result<(), String> {
    let turns = replay.turns.len();
    let want = scenario.wants.get(usize::from(replay.deal.want)).map_or("", |want| &want.id);
    // What is noted before a reply is taken stands beside the next one.
    let noted = kept.notes.turns.keys().all(|number| (1..=turns + 1).contains(number));
    let checks = [
        (kept.title == scenario.title, "its title is another one"),
        (kept.want == want, "this customer number wants something else"),
        (kept.given <= turns, "more turns were given than there are"),
        (times(kept).all(is_real), "a time in it is none that a clock shows"),
        (noted, "something is noted beside a turn that it does not have"),
        (kept.ended.is_some() == replay.state.ending().is_some(), "it does not end where the file says"),
    ];
    checks.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, why)| Err(why.to_owned()))
}

/// Every moment that an attempt tells of.
fn times(kept: &KeptAttempt) -> impl Iterator<Item = Moment> {
    let over = if let Fate::Over(summary) = &kept.fate { Some(summary.at) } else { None };
    let ended = kept.ended.map(|ended| ended.at);
    [Some(kept.began), ended, over].into_iter().flatten().chain(kept.timed.iter().map(|timed| timed.at))
}

/// Whether a clock can show it: after 1970, before the year 10,000.
fn is_real(at: Moment) -> bool {
    calendar(at.day) < civil::Date::MAX && jiff::Timestamp::from_millisecond(at.millis).is_ok() && at.millis >= 0
}

/// What an attempt showed that is over; whether it came to what the file says.
fn over(kept: &KeptAttempt, scenario: &Scenario, replay: &Replay) -> Result<Option<Judged>, String> {
    let summary = match &kept.fate {
        Fate::Over(summary) => summary,
        Fate::Open if replay.state.is_over() => return Err("it is over, and the file says that it is not".to_owned()),
        Fate::Open | Fate::Left => return Ok(None),
    };
    let had =
        Had { id: kept.id, mode: kept.mode, given: kept.given, again: kept.parent.is_some(), day: summary.at.day };
    let played = Played::of(scenario, replay, had).ok_or("it is not over, and the file says that it is")?;
    let Summary { ending, success, points, grades, .. } = summary;
    if *ending != played.ending {
        return Err(format!("it ends as {}, and the file says {ending}", played.ending));
    }
    if *points != played.points {
        return Err(format!("it gives {} points, and the file says {points}", played.points));
    }
    if *success != played.success || !(grades.is_empty() || grades.len() == replay.turns.len()) {
        return Err("its summary is not that of its turns".to_owned());
    }
    Ok(Some(played.judged))
}
