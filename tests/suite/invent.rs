//! Invents small scenarios as RON text, with all that the format has: vents, guards, facts, remedies, impulses,
//! summaries, letters, a save scene, an aftermath with promises. What it writes is always sound.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is surprised")]

use std::fmt::Write as _;

use crate::support::{self, Dice};

const FACTS: usize = 4;
const GUARDS: &[&str] = &[
    "Knows(\"f1\")",
    "Not(Knows(\"f2\"))",
    "AtLeast(anger, 60)",
    "Below(trust, 30)",
    "Reached(\"agreed\")",
    "WantKnown",
    "Any([Facts(2), Scars(1)])",
    "Not(All([Reached(\"understood\"), Below(patience, 50)]))",
];

/// A scenario's text.
pub fn scenario_text(dice: &mut Dice) -> String {
    let playbook = support::playbook();
    let (wants, scenes) = (1 + dice.below(3), 2 + dice.below(4));
    let mut text = String::from("Scenario(\n    title: \"Invented\",\n");
    let persona = &playbook.personas[dice.below(playbook.personas.len())].id;
    let difficulty = dice.of(&["Easy", "Medium", "Hard", "Expert"]);
    let channel = dice.of(&["Counter", "Phone", "Chat", "Email", "Social"]);
    let turns_max = 1 + dice.below(20);
    writeln!(text, "    channel: {channel}, difficulty: {difficulty}, turns_max: {turns_max},").unwrap();
    writeln!(text, "    customer: (name: \"Ann Body\", persona: \"{persona}\"),").unwrap();
    list(&mut text, "wants", wants, |n| {
        format!("(id: \"w{n}\", is: \"Want {n}\", says: [\"I want {n}.\", \"Just {n}.\"])")
    });
    list(&mut text, "remedies", wants, |n| {
        let other = (n + 1) % wants;
        let partly = if other == n { String::new() } else { format!(", w{other}: Partly") };
        format!("(id: \"r{n}\", title: \"Remedy {n}\", fits: (w{n}: Full{partly}))")
    });
    list(&mut text, "facts", FACTS, |n| format!("(id: \"f{n}\", is: \"Fact {n}\", wrong: {})", n == 1));
    list(&mut text, "promises", 2, |n| format!("(id: \"p{n}\", is: \"Promise {n}\", by: \"four\")"));
    let mut maker = Maker { dice, wants, scenes };
    let save = maker.dice.one_in(2);
    let mut made: Vec<String> = (0..scenes).map(|number| maker.scene(number)).collect();
    made.extend(save.then(|| maker.save_scene()));
    list(&mut text, "scenes", made.len(), |n| made[n].clone());
    let after = maker.aftermath();
    list(&mut text, "aftermath", after.len(), |n| after[n].clone());
    text.push_str("    reviews: (any: [\"Well.\", \"So it goes.\"]),\n)\n");
    text
}

fn list(text: &mut String, name: &str, count: usize, entry: impl Fn(usize) -> String) {
    let entries: Vec<String> = (0..count).map(entry).collect();
    writeln!(text, "    {name}: [\n        {},\n    ],", entries.join(",\n        ")).unwrap();
}

struct Maker<'d> {
    dice: &'d mut Dice,
    wants: usize,
    scenes: usize,
}

impl Maker<'_> {
    fn scene(&mut self, number: usize) -> String {
        let mut fields = format!("id: \"s{number}\", says: {}", self.line());
        if self.dice.one_in(2) {
            write!(fields, ", tells: [\"f{}\"]", self.dice.below(FACTS)).unwrap();
        }
        for flag in ["aimed", "threat"] {
            if self.dice.one_in(4) {
                write!(fields, ", {flag}: true").unwrap();
            }
        }
        if self.dice.one_in(3) {
            let parts: Vec<String> = (0..1 + self.dice.below(3)).map(|_| self.part()).collect();
            write!(fields, ", vent: [{}]", parts.join(", ")).unwrap();
        }
        let mut replies = vec![self.reply(self.on(number))];
        for _ in 0..1 + self.dice.below(3) {
            let to = self.somewhere(number);
            replies.push(self.any_reply(to));
        }
        write!(fields, ", replies: [{}]", replies.join(", ")).unwrap();
        if self.dice.one_in(4) {
            let to = self.somewhere(number);
            write!(fields, ", impulse: {}", self.reply(to)).unwrap();
        }
        format!("({fields})")
    }

    fn save_scene(&mut self) -> String {
        let replies: Vec<String> = (0..3).map(|_| self.reply("to: \"resume\"".to_owned())).collect();
        format!("(id: \"save\", says: \"Your manager!\", save: true, replies: [{}])", replies.join(", "))
    }

    /// The way to the next scene, or to the close after the last.
    fn on(&self, number: usize) -> String {
        if number + 1 == self.scenes { "to: \"close\"".to_owned() } else { String::new() }
    }

    fn somewhere(&mut self, number: usize) -> String {
        match self.dice.below(4) {
            0 => format!("to: \"s{}\"", self.dice.below(self.scenes)),
            1 => "to: \"close\"".to_owned(),
            _ => self.on(number),
        }
    }

    fn part(&mut self) -> String {
        let (line, tells, count) = (self.line(), self.dice.below(FACTS), self.dice.below(3));
        let cut_ins: Vec<String> = (0..count).map(|_| format!("to: \"s{}\"", self.dice.below(self.scenes))).collect();
        let cut_ins: Vec<String> = cut_ins.into_iter().map(|to| self.reply(to)).collect();
        format!("(says: {line}, tells: [\"f{tells}\"], cut_ins: [{}])", cut_ins.join(", "))
    }

    fn line(&mut self) -> String {
        match self.dice.below(3) {
            0 => "\"One way.\"".to_owned(),
            1 => "[\"One way.\", \"Another.\", \"A third.\"]".to_owned(),
            _ => "(furious: [\"LOUD\", \"LOUDER\"], any: [\"Well.\", \"So.\"])".to_owned(),
        }
    }

    fn does(&mut self) -> String {
        let playbook = support::playbook();
        let mut ids: Vec<&str> =
            (0..1 + self.dice.below(3)).map(|_| self.dice.of(&playbook.behaviours).id.as_str()).collect();
        // What the middle of a conversation is made of comes up more often than one in sixty.
        if self.dice.one_in(3) {
            ids[0] = self.dice.of::<&str>(&["listen", "propose", "act", "confirm", "apologise", "restate", "clarify"]);
        }
        let mut seen: Vec<&str> = Vec::new();
        ids.retain(|id| {
            !seen.contains(id) && {
                seen.push(id);
                true
            }
        });
        let proposes = ids.iter().any(|id| playbook.behaviours.iter().any(|b| b.id == *id && b.agrees));
        let remedy = if proposes { format!(", remedy: \"r{}\"", self.dice.below(self.wants)) } else { String::new() };
        let about =
            if self.dice.one_in(2) { format!(", about: [\"f{}\"]", self.dice.below(FACTS)) } else { String::new() };
        format!("does: {ids:?}{remedy}{about}")
    }

    /// A plain reply without a guard.
    fn reply(&mut self, to: String) -> String {
        let mut fields = format!("text: \"Words.\", {}", self.does());
        if self.dice.one_in(4) {
            write!(fields, ", asks: [\"f{}\"]", self.dice.below(FACTS)).unwrap();
        }
        if self.dice.one_in(4) {
            fields.push_str(self.dice.of::<&str>(&[
                ", tells: [\"want\"]",
                ", tells: [\"f3\"]",
                ", promise: \"p0\"",
                ", promise: \"p1\"",
            ]));
        }
        if self.dice.one_in(3) {
            write!(
                fields,
                ", backfires: (says: [\"No!\", \"What?\"], to: \"s{}\", tells: [\"f2\"])",
                self.dice.below(self.scenes)
            )
            .unwrap();
        }
        if !to.is_empty() {
            write!(fields, ", {to}").unwrap();
        }
        format!("({fields})")
    }

    /// A reply of any kind, perhaps guarded.
    fn any_reply(&mut self, to: String) -> String {
        let to = if to.is_empty() { to } else { format!(", {to}") };
        match self.dice.below(6) {
            0 => format!(
                "(text: \"What I heard.\", summary: [(text: \"f0\", is: Fact(\"f0\")), (text: \"f1\", is: Fact(\"f1\")), (text: \"sad\", is: Feeling), (text: \"no\", is: Misheard)]{to})"
            ),
            1 => {
                let slots: Vec<String> = (0..1 + self.dice.below(3)).map(|n| self.slot(n)).collect();
                format!("(text: \"Dear Ann,\", letter: [{}]{to})", slots.join(", "))
            }
            2 => {
                let guard = self.dice.of(GUARDS);
                format!("(text: \"If so.\", {}, when: [{guard}]{to})", self.does())
            }
            _ => self.reply(to.trim_start_matches(", ").to_owned()),
        }
    }

    fn slot(&mut self, number: usize) -> String {
        let pieces: Vec<String> =
            (0..1 + self.dice.below(3)).map(|n| format!("(text: \"Piece {n}.\", {})", self.does())).collect();
        format!(
            "(id: \"o{number}\", title: \"Slot\", optional: {}, pieces: [{}])",
            self.dice.one_in(2),
            pieces.join(", ")
        )
    }

    fn aftermath(&mut self) -> Vec<String> {
        let note = "(id: \"a0\", setting: \"You write it down.\", replies: [(text: \"Note.\", case_note: [(text: \"Call.\", notes: \"p0\"), (text: \"Send.\", notes: \"p1\"), (text: \"Loud.\"), (text: \"Tall.\")])])";
        let mut made = vec![note.to_owned()];
        for promise in 0..2 {
            let keep = format!(
                "(text: \"Keep.\", does: [\"keep_promise\"], when: [Noted(\"p{promise}\")], settles: (promise: \"p{promise}\", as: Kept))"
            );
            let late =
                format!("(text: \"Tell.\", does: [\"tell_in_time\"], settles: (promise: \"p{promise}\", as: Late))");
            let forget = "(text: \"Forget.\", does: [\"break_promise\", \"forget_follow_up\"])";
            let line = self.line().replace("furious", "lost");
            made.push(format!(
                "(id: \"a{}\", when: [Promised(\"p{promise}\")], says: {line}, replies: [{keep}, {late}, {forget}])",
                promise + 1
            ));
        }
        made
    }
}
