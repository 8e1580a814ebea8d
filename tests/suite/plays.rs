//! Conversations as scripts, `tests/plays/*.play`: deal, choose, expect. Each is played twice: straight,
//! and through save and load after every turn.
//!
//! A line is `scenario ID`, `customer N`, `want ID`, `choose REPLY[.PIECE...][!|+N]` (the reply's id or its
//! number), or `expect WHAT ...`: `line`, `said`, `answer` (part of the text), `reacts`, `mood METER N`, `note RULE`,
//! `known FACT`, `ending ID`, `stars N`, `customer stays|wavers|leaves`, `promise kept|late|broken|none`,
//! `step ID VERDICT`, `points N`, `worked TURN`, `turning TURN`, `grade TURN GRADE`, `instead WORDS` (part of what would
//! have followed), `try WORDS`, `practise STEP`, `pitfall ID`, `pitfalls COUNT`.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;

use unruffled::debrief::{Debrief, exchanges};
use unruffled::engine::aftermath::outcome;
use unruffled::engine::code::{attempt_of, code_of};
use unruffled::engine::{Attempt, Deal, Replay, Taken, replay, replies, speech};
use unruffled::scenario::Scenario;
use unruffled::solve::{Budget, Going, Grades, Solved, solve};

use crate::support;

struct Play<'s> {
    scenario: &'s Scenario,
    /// All that could have happened, once somebody asks.
    solved: &'s OnceCell<Solved>,
    replay: Replay,
    reload: bool,
}

impl Play<'_> {
    fn choose(&mut self, word: &str) {
        let end = word.find(['.', '!', '+']).unwrap_or(word.len());
        let (name, rest) = word.split_at(end);
        let offer =
            replies(self.scenario, &self.replay.state).find(|o| o.reply.id == name || o.number.to_string() == name);
        let on_offer: Vec<&str> = replies(self.scenario, &self.replay.state).map(|o| o.reply.id.as_str()).collect();
        let number = offer.unwrap_or_else(|| panic!("\"{name}\" is not on offer, but {on_offer:?}")).number;
        let taken: Taken = format!("{number}{rest}").parse().unwrap();
        self.replay.push(self.scenario, &taken).unwrap();
        if self.reload {
            let mut attempt = Attempt::new(self.scenario, self.replay.deal.seed);
            attempt.taken = self.replay.taken();
            let loaded = attempt_of(&code_of(&attempt), self.scenario).unwrap();
            assert_eq!(loaded, attempt, "the code holds the whole attempt");
            let again = replay(self.scenario, &loaded).unwrap();
            assert_eq!(again.state, self.replay.state, "a loaded attempt stands where it stood");
            self.replay = again;
        }
    }

    fn grades(&self) -> Grades {
        let walk = || solve(self.scenario, self.replay.deal, &Budget::of(self.scenario), &mut |_| Going::On);
        self.solved.get_or_init(walk).grades(self.scenario, &self.replay).unwrap()
    }

    fn expect(&self, what: &str, value: &str) {
        let last = exchanges(self.scenario, &self.replay).pop();
        let last_of = |pick: fn(&unruffled::debrief::Exchange) -> String| last.as_ref().map(pick).unwrap_or_default();
        let mood = self.replay.turns.last().map_or(self.scenario.customer.opening, |t| t.mood);
        let contains = |text: String| assert!(text.contains(value), "expected \"{value}\" in \"{text}\"");
        let outcome = outcome(self.scenario, &self.replay.state);
        let grades = ["turning", "grade", "instead", "try"].contains(&what).then(|| self.grades());
        let debrief = Debrief::of(self.scenario, &self.replay, grades.as_ref());
        match what {
            "line" => contains(speech::line(self.scenario, self.replay.deal, &self.replay.state, mood).to_owned()),
            "said" => contains(last_of(|e| e.said.clone())),
            "answer" => contains(last_of(|e| e.reaction.clone())),
            "reacts" => assert_eq!(serde_json::to_value(last.unwrap().reacts).unwrap(), value),
            "mood" => {
                let (meter, points) = value.split_once(' ').unwrap();
                let meter = unruffled::playbook::METERS.into_iter().find(|m| m.word() == meter).unwrap();
                assert_eq!(mood.get(meter).to_string(), points, "{}", meter.word());
            }
            "note" => assert!(last.unwrap().notes.iter().any(|(rule, _)| rule == value), "no note \"{value}\""),
            "known" => {
                let known: Vec<&str> = self.scenario.facts_of(self.replay.state.facts).map(|f| f.id.as_str()).collect();
                assert!(known.contains(&value), "{value} is not among {known:?}");
            }
            "ending" => {
                let ending = self.replay.state.ending().and_then(|id| self.scenario.ending(id)).map(|e| e.id.as_str());
                assert_eq!(ending, Some(value));
            }
            "stars" => assert_eq!(outcome.unwrap().stars.map_or("none".to_owned(), |s| s.to_string()), value),
            "points" => assert_eq!(outcome.unwrap().points.to_string(), value),
            "customer" => assert_eq!(serde_json::to_value(outcome.unwrap().retention).unwrap(), value),
            "promise" => {
                let promise = outcome.unwrap().promise.map_or("none".to_owned(), |p| format!("{p:?}").to_lowercase());
                assert_eq!(promise, value);
            }
            "step" => {
                let (id, verdict) = value.split_once(' ').unwrap();
                let at = self.scenario.playbook.steps.iter().position(|s| s.id == id).unwrap();
                assert_eq!(serde_json::to_value(debrief.steps[at].verdict).unwrap(), verdict, "{id}");
            }
            "worked" | "turning" => {
                let turn = if what == "worked" { debrief.worked } else { debrief.turning };
                assert_eq!(turn.map_or("none".to_owned(), |turn| turn.to_string()), value);
            }
            "grade" => {
                let (turn, grade) = value.split_once(' ').unwrap();
                assert_eq!(serde_json::to_value(debrief.grade(turn.parse().unwrap())).unwrap(), grade, "turn {turn}");
            }
            "instead" => {
                let words: Vec<String> = debrief.what_if.iter().map(|e| format!("{} {}", e.said, e.reaction)).collect();
                contains(words.join(" "));
            }
            "try" => contains(debrief.to_try.unwrap().words),
            "practise" => assert_eq!(self.scenario.playbook.steps[debrief.practise.unwrap()].id, value),
            "pitfall" => {
                let seen: Vec<&str> =
                    debrief.pitfalls.iter().map(|p| self.scenario.playbook.pitfalls[p.pitfall].id.as_str()).collect();
                assert!(seen.contains(&value), "{value} is not among {seen:?}");
            }
            "pitfalls" => assert_eq!(debrief.pitfalls.len().to_string(), value),
            other => panic!("\"expect {other}\" is not known"),
        }
    }
}

fn perform(path: &Path, solved: &OnceCell<Solved>, reload: bool) {
    let text = fs::read_to_string(path).unwrap();
    let mut lines =
        text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty() && !line.starts_with('#')).peekable();
    let mut take = |word: &str| {
        lines.next_if(|(line, _)| line.starts_with(word)).map(|(line, _)| line[word.len()..].trim().to_owned())
    };
    let scenario = support::scenario(&take("scenario").expect("begin with `scenario ID`"));
    let seed = take("customer").map_or(1, |n| n.parse().unwrap());
    let deal = match take("want") {
        Some(want) => Deal::with_want(&scenario, seed, &want).unwrap(),
        None => Deal::new(&scenario, seed),
    };
    let mut play = Play { replay: Replay::start(&scenario, deal), scenario: &scenario, solved, reload };
    for (line, number) in lines {
        println!("{}:{number}: {line}", path.display());
        match line.split_once(' ') {
            Some(("choose", word)) => play.choose(word.trim()),
            Some(("expect", rest)) => {
                let (what, value) = rest.split_once(' ').unwrap();
                play.expect(what, value.trim());
            }
            _ => panic!("\"{line}\" is neither choose nor expect"),
        }
    }
}

#[test]
fn conversations_go_as_written() {
    let mut paths: Vec<_> =
        fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plays")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 9, "three endings for each of three scenarios");
    for path in paths {
        let solved = OnceCell::new();
        perform(&path, &solved, false);
        perform(&path, &solved, true);
    }
}
