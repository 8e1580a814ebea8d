//! Invents scenarios of any size as text: layers of scenes in the order of a good conversation (hear, solve, close), each
//! with a good, a tempting and a harmful reply; where asked for, side scenes that come back, and replies that lead back.
//! The same plan gives the same text; words are as short as they can be.

use std::fmt::Write as _;

/// What to invent.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Decisions from the first line to the close, side scenes and loops not counted.
    pub decisions: usize,
    /// Scenes of the layers; at least one a layer, and three times those of the layer before at most.
    pub scenes: usize,
    /// Side scenes at every third layer: each is opened once, tells a fact and comes back.
    pub detours: bool,
    /// Harmful replies at every fourth layer that lead a layer back.
    pub loops: bool,
    /// Another seed, another scenario.
    pub seed: u32,
}

/// A reply in short: what it does, and the rest of its fields.
type Deed = (&'static str, &'static str);

const ABOUT: &str = ", about: [\"f0\", \"f1\"]";
const FIRST: &str = ", remedy: \"r0\"";
const SECOND: &str = ", remedy: \"r1\"";

/// Good, tempting and harmful deeds of a part of the conversation.
struct Part {
    good: &'static [Deed],
    tempting: &'static [Deed],
    harmful: &'static [Deed],
}

const HEAR: Part = Part {
    good: &[
        ("\"restate\", \"empathise\"", ABOUT),
        ("\"listen\", \"own\"", ""),
        ("\"clarify\"", ""),
        ("\"apologise\", \"prioritise\"", ABOUT),
        ("\"choice\"", ""),
    ],
    tempting: &[
        ("\"explain\"", ""),
        ("\"give_in\"", ""),
        ("\"calm\"", ""),
        ("\"overpromise\"", ""),
        ("\"apologise\"", ""),
    ],
    harmful: &[("\"defend\"", ""), ("\"minimise\"", ""), ("\"procedure_first\"", ""), ("\"argue\"", "")],
};
const SOLVE: Part = Part {
    good: &[("\"propose\", \"own\"", FIRST), ("\"options\", \"choice\"", ""), ("\"propose\"", SECOND)],
    tempting: &[("\"propose\"", SECOND), ("\"explain\"", ""), ("\"give_in\"", ""), ("\"empathise\"", ABOUT)],
    harmful: &[("\"refuse\"", ""), ("\"transfer\"", ""), ("\"defend\"", ""), ("\"blame\"", "")],
};
const CLOSE: Part = Part {
    good: &[
        ("\"act\", \"explain\"", ""),
        ("\"confirm\", \"contact\"", ""),
        ("\"book_follow_up\"", ""),
        ("\"go_beyond\"", ""),
    ],
    tempting: &[("\"contact\"", ""), ("\"explain\"", ""), ("\"overpromise\"", ""), ("\"thank\"", "")],
    harmful: &[("\"nuisance\"", ""), ("\"defend\"", ""), ("\"minimise\"", "")],
};

/// Replies of a scene, and so the most by which a layer can grow.
const REPLIES: usize = 3;
/// Facts that lines tell; those after them are told by side scenes.
const FACTS: usize = 8;
const FACTS_MAX: usize = 16;
/// Turns for side scenes and ways back: ten decisions have the usual eighteen turns.
const SPARE_TURNS: usize = 8;

impl Plan {
    /// How many scenes each layer has.
    fn layers(&self) -> Vec<usize> {
        let widths = |most: usize| -> Vec<usize> {
            (0u32..).take(self.decisions).map(|layer| REPLIES.saturating_pow(layer).min(most)).collect()
        };
        let most = (1..).find(|most| widths(*most + 1).iter().sum::<usize>() > self.scenes.max(self.decisions));
        let mut made = widths(most.unwrap_or(1));
        let mut left = self.scenes.saturating_sub(made.iter().sum());
        for layer in (1..made.len()).rev() {
            if left > 0 && made[layer] < REPLIES * made[layer - 1] {
                made[layer] += 1;
                left -= 1;
            }
        }
        made
    }

    /// The scenario's text.
    pub fn scenario_text(&self) -> String {
        let mut maker = Maker { dice: self.seed | 1, plan: *self, layers: self.layers() };
        let turns_max = self.decisions + SPARE_TURNS;
        let mut text = format!("Scenario(\n    title: \"Invented\", turns_max: {turns_max},\n");
        text.push_str("    customer: (name: \"Somebody\", persona: \"venter\"),\n");
        text.push_str("    wants: [(id: \"w0\", is: \"One thing.\"), (id: \"w1\", is: \"Another thing.\")],\n");
        text.push_str("    remedies: [\n        (id: \"r0\", title: \"One\", fits: (w0: Full, w1: Partly)),\n");
        text.push_str(
            "        (id: \"r1\", title: \"Another\", fits: (w1: Full, w0: Partly)),\n    ],\n    facts: [\n",
        );
        for fact in 0..FACTS_MAX {
            writeln!(text, "        (id: \"f{fact}\", is: \"Fact {fact}.\"),").unwrap();
        }
        text.push_str("    ],\n    scenes: [\n");
        for layer in 0..maker.layers.len() {
            for scene in 0..maker.layers[layer] {
                maker.scene(&mut text, layer, scene);
            }
        }
        text.push_str("        (id: \"save\", says: \"Your manager!\", save: true, replies: [\n");
        text.push_str("            (text: \"A.\", does: [\"empathise\", \"own\"], about: [\"f0\"]),\n");
        text.push_str("            (text: \"B.\", does: [\"defend\"]),\n        ]),\n    ],\n    aftermath: [\n");
        text.push_str("        (id: \"later\", setting: \"A day later.\", replies: [\n");
        text.push_str("            (text: \"A.\", does: [\"follow_up\"]),\n");
        text.push_str("            (text: \"B.\", does: [\"forget_follow_up\"]),\n        ]),\n    ],\n)\n");
        text
    }
}

struct Maker {
    dice: u32,
    plan: Plan,
    layers: Vec<usize>,
}

impl Maker {
    fn below(&mut self, count: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 17;
        self.dice ^= self.dice << 5;
        self.dice as usize % count
    }

    /// The part of a layer, and its number within that part.
    fn part(&self, layer: usize) -> (&'static Part, usize) {
        let (solve, close) = (self.plan.decisions * 2 / 5, self.plan.decisions * 7 / 10);
        match layer {
            _ if layer < solve => (&HEAR, layer),
            _ if layer < close => (&SOLVE, layer - solve),
            _ => (&CLOSE, layer - close),
        }
    }

    fn scene(&mut self, text: &mut String, layer: usize, scene: usize) {
        let (part, nth) = self.part(layer);
        let told = match layer {
            0 => "\"f0\", \"f1\"".to_owned(),
            _ => format!("\"f{}\"", 2 + layer % (FACTS - 2)),
        };
        writeln!(text, "        (id: \"s{layer}_{scene}\", says: \"Line.\", tells: [{told}], replies: [").unwrap();
        // The first scene of each layer takes its good deeds in order, so that some conversation goes well.
        let good = if scene == 0 { nth } else { self.below(part.good.len()) } % part.good.len();
        let [tempting, harmful] = [part.tempting, part.harmful].map(|deeds| deeds[self.below(deeds.len())]);
        let mut deeds = [part.good[good], tempting, harmful];
        let turned = self.below(REPLIES);
        deeds.rotate_left(turned);
        for (number, (does, more)) in deeds.iter().enumerate() {
            let leads_back = self.plan.loops && scene == 0 && layer % 4 == 3 && *does == harmful.0;
            let to = if leads_back { format!("s{}_0", layer - 1) } else { self.on(layer, scene * REPLIES + number) };
            writeln!(text, "            (text: \"{number}.\", does: [{does}]{more}, to: \"{to}\"),").unwrap();
        }
        let side = FACTS + layer / 3;
        let has_side = self.plan.detours && scene == 0 && layer % 3 == 1 && side < FACTS_MAX;
        if has_side {
            let guard = format!("when: [Not(Knows(\"f{side}\"))]");
            writeln!(text, "            (text: \"Side.\", does: [\"clarify\"], {guard}, to: \"side{layer}\"),")
                .unwrap();
        }
        text.push_str("        ]),\n");
        if has_side {
            writeln!(text, "        (id: \"side{layer}\", says: \"Aside.\", tells: [\"f{side}\"], replies: [").unwrap();
            for does in ["empathise", "explain", "minimise"] {
                let about = if does == "empathise" { format!(", about: [\"f{side}\"]") } else { String::new() };
                writeln!(text, "            (text: \"Back.\", does: [\"{does}\"]{about}, to: \"s{layer}_0\"),")
                    .unwrap();
            }
            text.push_str("        ]),\n");
        }
    }

    /// Where the so-manieth reply of a layer leads on: to the next layer's scenes in turn, so that all are reached.
    fn on(&self, layer: usize, number: usize) -> String {
        match self.layers.get(layer + 1) {
            Some(width) => format!("s{}_{}", layer + 1, number % width),
            None => "close".to_owned(),
        }
    }
}
