//! A conversation in the abstract, the same for every engine that is put beside this one: scenes in layers, three
//! meters, flags, guards. Read from JSON; written as a playbook and a scenario in this program's own words.

pub mod plain;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

/// The conversation as its file has it.
#[derive(Debug, Deserialize)]
pub struct Synthetic {
    /// Turns of every conversation.
    pub depth: usize,
    /// How many flags there are.
    pub flags: usize,
    /// Where it starts.
    pub start: Start,
    /// The scenes, layer by layer; a reply of the last layer leads to the number after the last.
    #[serde(rename = "nodes")]
    pub scenes: Vec<Scene>,
}

/// The start.
#[derive(Debug, Deserialize)]
pub struct Start {
    /// The first scene.
    #[serde(rename = "node")]
    pub scene: usize,
    /// Anger, trust, patience.
    pub mood: [u8; 3],
    /// Flags that are set, as bits.
    pub flags: u16,
}

/// A scene.
#[derive(Debug, Deserialize)]
pub struct Scene {
    /// What is said at anger below 34, below 67, and from there on.
    pub lines: [String; 3],
    /// The replies.
    pub choices: Vec<Choice>,
}

/// A reply.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// Its words.
    pub text: String,
    /// Added to anger, trust, patience.
    pub effect: [i8; 3],
    /// The flag that it sets.
    pub set: Option<u8>,
    /// When it is on offer.
    pub guard: Option<Guard>,
    /// Where it leads.
    pub to: usize,
}

/// When a reply is on offer.
#[derive(Debug, Deserialize)]
pub enum Guard {
    /// While a flag is set, or is not.
    Flag {
        /// Which flag.
        flag: u8,
        /// Whether it should be set.
        is: bool,
    },
    /// While a meter is at a bound or above, or is below.
    Mood {
        /// Which meter.
        meter: usize,
        /// At the bound or above.
        ge: bool,
        /// The bound.
        at: u8,
    },
}

/// The meters by their number.
const METERS: [&str; 3] = ["anger", "trust", "patience"];
/// The endings by their number, with the conditions that are tried in this order.
const ENDINGS: [(&str, &str); 5] = [
    ("escalated", "AtLeast(anger, 80)"),
    ("delighted", "All([AtLeast(trust, 70), Below(anger, 30)])"),
    ("satisfied", "AtLeast(trust, 50)"),
    ("walked_out", "Below(patience, 20)"),
    ("neutral", "Always"),
];

impl Synthetic {
    /// Each effect that some reply has, numbered; the first is no effect at all.
    fn effects(&self) -> BTreeMap<[i8; 3], usize> {
        let mut effects = BTreeMap::from([([0; 3], 0)]);
        for choice in self.scenes.iter().flat_map(|scene| &scene.choices) {
            let next = effects.len();
            effects.entry(choice.effect).or_insert(next);
        }
        effects
    }

    /// The playbook: a neutral behaviour for each effect, nothing that happens by itself, nobody who leaves.
    pub fn playbook_text(&self) -> String {
        let mut behaviours: Vec<_> = self.effects().into_iter().collect();
        behaviours.sort_by_key(|(_, number)| *number);
        let mut text = String::from(BEFORE_BEHAVIOURS);
        for ([anger, trust, patience], number) in behaviours {
            let effect = format!("(anger: {anger}, trust: {trust}, patience: {patience})");
            writeln!(text, "        (id: \"e{number}\", title: \"effect\", kind: Neutral, effect: {effect}),").unwrap();
        }
        text.push_str(AFTER_BEHAVIOURS);
        text.push_str("    endings: [\n");
        for (id, when) in ENDINGS {
            writeln!(text, "        (id: \"{id}\", title: \"{id}\", plain: \"{id}\", points: 50, when: {when}),")
                .unwrap();
        }
        text.push_str("    ],\n)\n");
        text
    }

    /// The scenario. What others do at the end of a conversation, a last scene with one reply does here.
    pub fn scenario_text(&self) -> String {
        let effects = self.effects();
        let [anger, trust, patience] = self.start.mood;
        let opening = format!("(anger: {anger}, trust: {trust}, heard: 0, patience: {patience})");
        let mut text = String::from("Scenario(\n    title: \"Synthetic\",\n    turns_max: 40,\n");
        writeln!(text, "    customer: (name: \"Somebody\", persona: \"anybody\", opening: {opening}),").unwrap();
        text.push_str("    wants: [(id: \"want\", is: \"Something.\")],\n");
        text.push_str("    remedies: [(id: \"remedy\", title: \"Something\", fits: (want: Full))],\n    facts: [\n");
        for flag in 0..self.flags {
            writeln!(text, "        (id: \"f{flag}\", is: \"Flag {flag}.\"),").unwrap();
        }
        text.push_str("    ],\n    scenes: [\n");
        for (number, scene) in self.scenes.iter().enumerate() {
            let [cool, warm, hot] = &scene.lines;
            writeln!(text, "        (\n            id: \"n{number}\",").unwrap();
            writeln!(text, "            says: (settling: {cool:?}, irritated: {warm:?}, angry: {hot:?}),").unwrap();
            text.push_str("            replies: [\n");
            for choice in &scene.choices {
                let effect = effects[&choice.effect];
                write!(text, "                (text: {:?}, does: [\"e{effect}\"]", choice.text).unwrap();
                if let Some(flag) = choice.set {
                    write!(text, ", tells: [\"f{flag}\"]").unwrap();
                }
                if let Some(guard) = &choice.guard {
                    write!(text, ", when: [{}]", guard.words()).unwrap();
                }
                match choice.to {
                    to if to < self.scenes.len() => writeln!(text, ", to: \"n{to}\"),").unwrap(),
                    _ => text.push_str(", to: \"end\"),\n"),
                }
            }
            text.push_str("            ],\n        ),\n");
        }
        text.push_str("        (id: \"end\", setting: \"The end.\", replies: [(text: \"End.\", does: [\"e0\"], to: \"close\")]),\n");
        text.push_str("    ],\n)\n");
        text
    }
}

impl Guard {
    fn words(&self) -> String {
        match self {
            Self::Flag { flag, is: true } => format!("Knows(\"f{flag}\")"),
            Self::Flag { flag, is: false } => format!("Not(Knows(\"f{flag}\"))"),
            Self::Mood { meter, ge: true, at } => format!("AtLeast({}, {at})", METERS[*meter]),
            Self::Mood { meter, ge: false, at } => format!("Below({}, {at})", METERS[*meter]),
        }
    }
}

const BEFORE_BEHAVIOURS: &str = r#"Playbook(
    id: "synthetic", title: "Synthetic", wear: [100],
    milestones: ["followed_up", "overpromised"],
    steps: [(id: "step", title: "Step", plain: "A step.", instead: "Do.", avoid: "Don't.", sources: [], shown_by: Absence(of: ["e0"], at: Not(Always)))],
    pitfalls: [(id: "pitfall", title: "Pitfall", plain: "A pitfall.", instead: "Do.", sources: [], behaviours: ["e0"])],
    behaviours: [
"#;

const AFTER_BEHAVIOURS: &str = r#"    ],
    rules: [(id: "never", when: Not(Always), then: [])],
    personas: [(id: "anybody", title: "Anybody", plain: "Anybody.", tolerance: 0)],
    moods: (settling: 0, irritated: 34, angry: 67, furious: 101, quiet_anger_below: 0, quiet_trust_below: 0),
    openings: (
        easy: (anger: 50, trust: 50, heard: 0, patience: 50), medium: (anger: 50, trust: 50, heard: 0, patience: 50),
        hard: (anger: 50, trust: 50, heard: 0, patience: 50), expert: (anger: 50, trust: 50, heard: 0, patience: 50),
    ),
    turn: (after: [], at_close: [], helpful: [], cut_in: "e0", silence: "e0", listen: "e0", listen_text: "Listen."),
    limits: (breach: Not(Always), breach_ending: "escalated", leave: Not(Always), leave_ending: "walked_out", rests: []),
    aftermath: (
        outlasts: "followed_up", breaks_promise: "overpromised",
        weights: (
            trust_percent: 0, anger_percent: 0, fit_full: 0, fit_partly: 0, promise_kept: 0, promise_late: 0,
            promise_broken: 0, followed_up: 0, stays: 0, wavers: 0, stars_lost: 0, points_broken: 0, points_late: 0,
            points_no_follow_up: 0,
        ),
    ),
    summary: (full: ["e0"], facts_only: ["e0"], thin: ["e0"], wrong: ["e0"]),
    channels: [(channel: Counter)],
"#;
