//! The mood prototype (domain.md 2.8) compared number for number: single turns in, four meters out.
//!
//! `tests/prototype/traces.csv` is written by `traces.py` beside it. Where our rules differ from the prototype
//! on purpose, [`DIFFERENCES`] says so, why, and for which rows; a row that differs for no listed reason
//! fails, and so does a reason that no row needs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it is surprised")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use unruffled::engine::{Deal, State, Taken, choose, take};
use unruffled::playbook::{METERS, Mood, Playbook};
use unruffled::scenario::Scenario;

use crate::support;

/// The prototype's acts and the behaviours of the playbook.
const ACTS: &str = "
    CALM:calm LISTEN:listen CLARIFY:clarify RESTATE:restate EMPATHISE:empathise APOLOGISE:apologise OWN:own
    PRIORITISE:prioritise OPTIONS:options CHOICE:choice FIT:propose PARTIAL:propose MISFIT:propose ACT:act
    EXPLAIN:explain CONTACT:contact CONFIRM:confirm FOLLOWUP:book_follow_up BEYOND:go_beyond BOUNDARY:boundary
    INTERRUPT:interrupt ARGUE:argue BLAME:blame DEFEND:defend PATRONISE:patronise VOICE:raise_voice
    PERSONAL:take_personally MINIMISE:minimise SCRIPTED:scripted PREMATURE:premature TRANSFER:transfer
    WARMX:hand_over REASK:reask REFUSE:refuse NUISANCE:nuisance SORRY3:sorry_again SORRY4:sorry_yet_again
    OVERPROMISE:overpromise";

/// Its personas and ours; the playbook has no neutral one, so the test adds it.
const PERSONAS: &str = "
    neutral:neutral venter:venter timepoor:time_poor loyalist:betrayed ledger:ledger anxious:anxious
    bargainer:bargainer humiliated:humiliated hostile:hostile";

const REMEDIES: &[&str] = &["FIT", "PARTIAL", "MISFIT"];
const WARM: &[&str] = &["EMPATHISE", "APOLOGISE", "RESTATE"];

/// One turn of the prototype.
struct Row {
    text: String,
    persona: String,
    before: [i32; 4],
    facts: u32,
    want: bool,
    agreed: bool,
    acted: bool,
    confirmed: bool,
    burnt: bool,
    scars: u8,
    streak: u8,
    vent: bool,
    about: bool,
    acts: Vec<String>,
    uses: Vec<u8>,
    after: [i32; 4],
    /// The same with the whole reply judged on the state before it.
    whole: [i32; 4],
}

impl Row {
    fn parse(line: &str) -> Self {
        let cell: Vec<&str> = line.split(',').collect();
        let meters = |text: &str| -> [i32; 4] {
            text.split('/').map(|n| n.parse().unwrap()).collect::<Vec<_>>().try_into().unwrap()
        };
        let after = meters(cell[12]);
        Self {
            text: line.to_owned(),
            persona: cell[0].to_owned(),
            before: meters(cell[1]),
            facts: cell[2].parse().unwrap(),
            want: cell[3] == "1",
            agreed: cell[4].contains('g'),
            acted: cell[4].contains('a'),
            confirmed: cell[4].contains('c'),
            burnt: cell[5] == "60",
            scars: cell[6].parse().unwrap(),
            streak: cell[7].parse().unwrap(),
            vent: cell[8] == "1",
            about: cell[9] == "1",
            acts: cell[10].split('+').map(str::to_owned).collect(),
            uses: cell[11].split('/').map(|n| n.parse().unwrap()).collect(),
            after,
            whole: if cell[13] == "=" { after } else { meters(cell[13]) },
        }
    }

    fn has(&self, acts: &[&str]) -> bool {
        self.acts.iter().any(|act| acts.contains(&act.as_str()))
    }

    fn used(&self, act: &str, at_least: u8) -> bool {
        self.acts.iter().zip(&self.uses).any(|(a, uses)| a == act && *uses >= at_least)
    }

    /// Something in it is about a fact that is known.
    fn about_known(&self) -> bool {
        self.about && self.facts > 0
    }

    fn understood(&self) -> bool {
        self.before[2] >= 40 && self.facts >= 2
    }

    fn is(&self, personas: &[&str]) -> bool {
        personas.contains(&self.persona.as_str())
    }

    /// It reaches a milestone of the solving phase, or the customer says what they want.
    fn brings_news(&self) -> bool {
        let offer = self.has(&["FIT", "PARTIAL"]) && self.understood() && !self.agreed;
        let done = self.agreed && (self.has(&["ACT"]) && !self.acted || self.has(&["CONFIRM"]) && !self.confirmed);
        let want = self.has(&["CLARIFY", "CHOICE"]) && self.before[2] >= 35 && !self.want;
        offer || done || want || self.vent && self.acts == ["LISTEN"]
    }
}

/// Where our rules differ from the prototype, on purpose.
struct Difference {
    name: &'static str,
    /// Why, and which page says so.
    because: &'static str,
    /// Whether the row can differ so; `ours` are the meters after our turn.
    here: fn(&Row, ours: [i32; 4]) -> bool,
}

const DIFFERENCES: &[Difference] = &[
    Difference {
        name: "whole reply",
        because: "Gates judge the state before the whole reply, and its points are added at once; the prototype goes from left to right (mechanics.md, Rules made fair).",
        here: |row, _| row.after != row.whole,
    },
    Difference {
        name: "clock",
        because: "Patience falls by the turn only when the turn brought nothing new (mechanics.md, Rules made fair).",
        here: |row, ours| row.brings_news() && ours[3] >= row.after[3].min(row.whole[3]),
    },
    Difference {
        name: "worn to nothing",
        because: "Wear ends at 0: 100/60/30/10/0 (mechanics.md, Rules made fair); the prototype stays at 10.",
        here: |row, ours| row.uses.iter().any(|uses| *uses >= 4) && ours[0] >= row.after[0],
    },
    Difference {
        name: "about a fact",
        because: "Warm words about a known fact count in full from the first turn (mechanics.md, Rules made fair), so G3 does not weaken them.",
        here: |row, ours| {
            let empty = row.has(&["EMPATHISE"]) && row.before[2] < 15 || row.has(&["APOLOGISE"]) && row.before[2] < 20;
            empty && row.about_known() && ours[0] <= row.after[0] + 1
        },
    },
    Difference {
        name: "about nothing",
        because: "Empathy, apology and restating without a known fact count half (mechanics.md, Rules made fair).",
        here: |row, ours| row.has(WARM) && !row.about_known() && ours[0] + 1 >= row.after[0],
    },
    Difference {
        name: "asked again",
        because: "Re-ask means that the fact is known already, never a count (mechanics.md, Rules made fair).",
        here: |row, ours| row.used("CLARIFY", 3) && ours[0] < row.after[0],
    },
    Difference {
        name: "checking what was not agreed",
        because: "Confirm comes last, after act (domain.md 1.2, C16); before a yes there is nothing to check.",
        here: |row, ours| row.has(&["CONFIRM"]) && !row.agreed && ours[1] < row.after[1],
    },
    Difference {
        name: "a harm never wears",
        because: "G7 wears helpful acts only (domain.md 2.4); the prototype wears and cools a misfitting remedy like an offer.",
        here: |row, ours| row.has(&["MISFIT"]) && row.understood() && ours[0] >= row.after[0],
    },
    Difference {
        name: "a promise never wears",
        because: "G7 wears helpful acts only (domain.md 2.4); an overpromise is tempting each time.",
        here: |row, ours| row.used("OVERPROMISE", 1) && ours[0] <= row.after[0],
    },
    Difference {
        name: "a limit never wears",
        because: "A boundary is set once; after it, contact ends (mechanics.md, Rules made fair). The playbook gives it no wear.",
        here: |row, ours| row.used("BOUNDARY", 1) && ours[0] <= row.after[0],
    },
    Difference {
        name: "cutting in",
        because: "In a vent part any reply but listening cuts in and is charged for it (DESIGN.md, What happens in a turn).",
        here: |row, ours| row.vent && row.acts != ["LISTEN"] && ours[0] >= row.after[0],
    },
    Difference {
        name: "a softened no",
        because: "A refusal is softened where options follow (mechanics.md, Rules made fair).",
        here: |row, ours| {
            row.has(&["REFUSE"])
                && row.has(&["OPTIONS", "CHOICE", "FIT", "PARTIAL", "MISFIT"])
                && ours[0] <= row.after[0]
                && ours[1] > row.after[1]
        },
    },
    Difference {
        name: "at rest",
        because: "Anger rests at 15 or more until something was done, trust at 85 or less (mechanics.md, Rules made fair).",
        here: |row, ours| {
            ours[0] <= 15 && ours[0] > row.after[0]
                || ours[1] <= 85.max(row.before[1]) && ours[1] >= 85 && ours[1] < row.after[1]
        },
    },
    Difference {
        name: "likes facts",
        because: "Ledger: restating and explaining bring 4 trust more (domain.md 2.5, the note column).",
        here: |row, ours| row.is(&["ledger"]) && row.has(&["RESTATE", "EXPLAIN"]) && ours[1] >= row.after[1],
    },
    Difference {
        name: "needs to know",
        because: "Anxious: explaining also takes 4 from anger (domain.md 2.5, the note column).",
        here: |row, ours| row.is(&["anxious"]) && row.has(&["EXPLAIN"]) && ours[0] <= row.after[0],
    },
    Difference {
        name: "wounded",
        because: "Humiliated: blame and talking down count double (domain.md 2.5, the note column).",
        here: |row, ours| {
            row.is(&["humiliated"])
                && row.has(&["BLAME", "PATRONISE"])
                && ours[0] >= row.after[0]
                && ours[1] <= row.after[1]
        },
    },
    Difference {
        name: "harder to win",
        because: "Bargainer: trust gains count 80 % (domain.md 2.5); the prototype has 70.",
        here: |row, ours| {
            row.is(&["bargainer"]) && (ours[1] - row.after[1] == 1 || ours[1] > row.after[1] && row.acts.len() > 1)
        },
    },
    Difference {
        name: "tolerance",
        because: "Sorry tolerance is 3 for anxious, 1 for bargainer and hostile (domain.md 2.5); the prototype leaves it at 2.",
        here: |row, _| row.is(&["anxious", "bargainer", "hostile"]) && row.used("APOLOGISE", 1),
    },
];

/// A scenario with a scene for each reply that a row needs, with and without a vent and an `about`.
fn stage(playbook: &Arc<Playbook>, persona: &str, sorts: &BTreeSet<(String, bool, bool)>) -> Scenario {
    let mut scenes = String::new();
    for (number, (acts, vent, about)) in sorts.iter().enumerate() {
        let behaviours: Vec<String> = acts.split('+').map(|act| format!("{:?}", behaviour(act))).collect();
        let remedy = acts.split('+').find(|act| REMEDIES.contains(act)).unwrap_or_default();
        let about = if *about { "about: [\"f1\"]" } else { "" };
        let reply = format!(
            "text: \"{acts}\", does: [{}], remedy: \"{}\", to: \"s{number}\", {about}",
            behaviours.join(", "),
            remedy.to_lowercase()
        );
        let vent = if *vent { format!("vent: [(says: \"And\", cut_ins: [({reply})])],") } else { String::new() };
        let next = "(text: \"on\", does: [\"calm\"]), (text: \"tell\", does: [\"calm\"], tells: [\"want\"])";
        write!(scenes, "(id: \"s{number}\", {vent} says: \"so\", threat: true, replies: [({reply}), {next}]),")
            .unwrap();
    }
    let text = format!(
        "Scenario(title: \"t\", customer: (name: \"n\", persona: \"{persona}\"), wants: [(id: \"w\", is: \"w\")],
         remedies: [(id: \"fit\", title: \"f\", fits: (w: Full)), (id: \"partial\", title: \"p\", fits: (w: Partly)), (id: \"misfit\", title: \"m\")],
         facts: [(id: \"f1\", is: \"1\"), (id: \"f2\", is: \"2\"), (id: \"f3\", is: \"3\"), (id: \"f4\", is: \"4\")], scenes: [{scenes}])"
    );
    support::scenario_under(&text, playbook)
}

fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.split_whitespace().filter_map(|pair| pair.split_once(':'))
}

fn behaviour(act: &str) -> &'static str {
    pairs(ACTS).find(|(name, _)| *name == act).unwrap_or_else(|| panic!("no behaviour for {act}")).1
}

/// The state that the row begins in.
fn state_of(row: &Row, scenario: &Scenario, scene: u16) -> State {
    let playbook = &scenario.playbook;
    let opening = State::opening(scenario);
    // Whether the want is known is no public field: a reply of the first scene tells it.
    let told = choose(scenario, Deal::new(scenario, 1), &opening, &Taken::reply(3)).unwrap();
    let mut state = if row.want { told } else { opening };
    let [anger, trust, heard, patience] = row.before.map(|value| u8::try_from(value).unwrap());
    state.mood = Mood { anger, trust, heard, patience };
    state.scene = scene;
    state.facts = (1 << row.facts) - 1;
    state.scars = row.scars * 12;
    state.streak = row.streak;
    state.burnt = if row.burnt { 0b111 } else { 0 };
    state.wear = 0;
    for (act, uses) in row.acts.iter().zip(&row.uses) {
        let id = playbook.behaviour_named(behaviour(act)).unwrap();
        if let Some(wear) = &playbook.behaviour(id).wear {
            state.wear |= u64::from(*uses).min((1 << wear.bits) - 1) << wear.shift;
        }
    }
    // All other milestones were reached before: the prototype has none, and nothing is new about them.
    let solving = [("agreed", row.agreed), ("acted", row.acted), ("confirmed", row.confirmed)];
    state.milestones = (1 << playbook.milestones.len()) - 1;
    for (name, reached) in solving {
        let bit = playbook.milestone_named(name).unwrap();
        state.milestones = if reached { state.milestones | bit } else { state.milestones & !bit };
    }
    state
}

fn rows() -> Vec<Row> {
    support::text_of("tests/prototype/traces.csv").lines().skip(1).map(Row::parse).collect()
}

fn sort_of(row: &Row) -> (String, bool, bool) {
    (row.acts.join("+"), row.vent, row.about)
}

#[test]
fn same_behaviours_in_same_mood_out() {
    let (playbook, rows) = (support::with_neutral(), rows());
    let sorts: BTreeSet<_> = rows.iter().map(sort_of).collect();
    let stages: BTreeMap<&str, Scenario> =
        pairs(PERSONAS).map(|(theirs, ours)| (theirs, stage(&playbook, ours, &sorts))).collect();
    let scene_of: BTreeMap<_, u16> = sorts.iter().zip(0..).collect();
    let (mut equal, mut unexplained) = (0, Vec::new());
    let mut needed: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        let scenario = &stages[row.persona.as_str()];
        let state = state_of(row, scenario, scene_of[&sort_of(row)]);
        // In a vent part, listening is reply 1 and the cut-in reply 2.
        let taken = Taken::reply(if row.vent && row.acts != ["LISTEN"] { 2 } else { 1 });
        let deal = Deal::new(scenario, 1);
        let turn = take(scenario, deal, &state, &taken).unwrap();
        assert_eq!(choose(scenario, deal, &state, &taken), Ok(turn.to));
        // An ending empties the meters of the state; the turn still knows them.
        let ours = METERS.map(|meter| i32::from(turn.mood.get(meter)));
        if ours == row.after {
            equal += 1;
            continue;
        }
        let reasons: Vec<&str> = DIFFERENCES.iter().filter(|d| (d.here)(row, ours)).map(|d| d.name).collect();
        match reasons.as_slice() {
            [] => unexplained.push(format!("{} but ours is {ours:?}", row.text)),
            [only] => *needed.entry(only).or_default() += 1,
            _ => {}
        }
        // Where nothing else plays a part, the other order of judging is met exactly.
        if reasons == ["whole reply"] && ours != row.whole {
            unexplained.push(format!("{} but ours is {ours:?}, judged as a whole", row.text));
        }
    }
    assert!(
        unexplained.is_empty(),
        "{} of {} rows differ and nothing says why:\n{}",
        unexplained.len(),
        rows.len(),
        unexplained.join("\n")
    );
    let idle: Vec<&str> = DIFFERENCES.iter().filter(|d| !needed.contains_key(d.name)).map(|d| d.name).collect();
    assert!(idle.is_empty(), "no row needs {idle:?}; needed are {needed:?}");
    assert!(equal * 3 > rows.len() * 2, "only {equal} of {} rows are equal", rows.len());
    assert!(DIFFERENCES.iter().all(|d| d.because.contains(".md")), "each reason names its page");
}
