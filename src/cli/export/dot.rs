//! The scene graph in the language of Graphviz: scenes are boxes, endings ellipses, replies edges. What nothing
//! leads to is grey and says so; what is risky is red, bold, and says so; what a reaction decides is dashed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::met::{Met, VERSIONS, Version, lines, versions};
use crate::cli::out::{plain, short};
use crate::playbook::EndingId;
use crate::scenario::{Goto, Lines, Reply, ReplyKind, Scenario, Scene};
use crate::solve::At;

/// Most letters of a line and of a reply.
const LINE: usize = 48;
const REPLY: usize = 32;
/// The nodes that stand for no scene and no ending.
const CLOSE: &str = "close";
const RESUME: &str = "resume";
const OVER: &str = "over";

/// A drawing under way.
struct Drawing<'a> {
    scenario: &'a Scenario,
    met: &'a Met,
    text: String,
    /// Which of the special nodes edges lead to.
    used: BTreeSet<&'static str>,
}

/// The whole graph.
pub(super) fn graph(scenario: &Scenario, met: &Met) -> String {
    let mut drawing = Drawing { scenario, met, text: String::new(), used: BTreeSet::new() };
    drawing.head();
    drawing.scenes();
    drawing.endings();
    for (scene, part, replies) in lines(scenario) {
        for (reply, number) in replies.iter().zip(1u8..).filter(|(reply, _)| reply.kind != ReplyKind::Listen) {
            drawing.reply(At { scene, part, number }, reply);
        }
    }
    drawing.specials();
    drawing.text.push_str("}\n");
    drawing.text
}

/// How something is drawn.
#[derive(Clone, Copy, Default)]
struct Look {
    dashed: bool,
    risky: bool,
    unreached: bool,
}

impl Look {
    /// What is said by colour is also said by style and in words.
    fn attributes(self) -> String {
        let styles = [(self.dashed, "dashed"), (self.risky, "bold")];
        let styles: Vec<&str> = styles.iter().filter(|(on, _)| *on).map(|(_, style)| *style).collect();
        let style = if styles.is_empty() { String::new() } else { format!(", style=\"{}\"", styles.join(",")) };
        let color = match (self.unreached, self.risky) {
            (true, _) => ", color=gray60, fontcolor=gray40",
            (false, true) => ", color=red3, fontcolor=red3",
            (false, false) => "",
        };
        style + color
    }

    fn words(self) -> &'static str {
        match (self.unreached, self.risky) {
            (true, _) => "\n(not reached)",
            (false, true) => "\n(risky)",
            (false, false) => "",
        }
    }
}

impl Drawing<'_> {
    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Whether something that was not met is known never to be.
    fn unreached(&self, met: bool) -> bool {
        !met && self.met.cut.is_none()
    }

    fn head(&mut self) {
        let mut words = format!("{}\n", self.scenario.title);
        words.push_str("bold and \"risky\": sets you back · dashed: where a reaction leads elsewhere");
        if let Some(why) = self.met.cut {
            let _infallible = write!(words, "\nNot everything was walked: {why}; what is not reached is not known.");
        }
        self.add("digraph scenario {");
        self.add(&format!("  graph [label=\"{}\", labelloc=t, compound=true];", escaped(&words)));
        self.add("  node [shape=box, fontname=\"sans-serif\"];");
        self.add("  edge [fontname=\"sans-serif\", fontsize=10];");
    }

    fn scenes(&mut self) {
        let scenario = self.scenario;
        for (number, scene) in (0u16..).zip(&scenario.scenes) {
            if number == scenario.aftermath {
                self.add("  subgraph cluster_aftermath {");
                self.add("    label=\"Afterwards\";");
            }
            self.scene(number, scene);
        }
        if usize::from(scenario.aftermath) < scenario.scenes.len() {
            self.add("  }");
        }
    }

    fn scene(&mut self, number: u16, scene: &Scene) {
        let look = Look { unreached: self.unreached(self.met.scenes.contains(&number)), ..Look::default() };
        let says = scene.parts.first().map_or(&scene.says, |part| &part.says);
        let mut words = format!("{}\n{}", scene.id, short(first_wording(says), LINE));
        if !scene.parts.is_empty() {
            let _infallible = write!(words, "\n(told in {} parts)", scene.parts.len() + 1);
        }
        let save = self.scenario.save == Some(number);
        if save {
            words.push_str("\n(save scene: when they demand somebody else)");
        }
        words.push_str(look.words());
        let shape = if save { ", peripheries=2" } else { "" };
        self.add(&format!("  scene_{number} [label=\"{}\"{shape}{}];", escaped(&words), look.attributes()));
    }

    /// Endings that are declared or that can be reached; what follows comes after each of them.
    fn endings(&mut self) {
        let scenario = self.scenario;
        for (id, ending) in (0u16..).map(EndingId).zip(&scenario.playbook.endings) {
            let reached = self.met.endings.contains(&id);
            let declared = scenario.endings.contains(&id);
            if !declared && !reached {
                continue;
            }
            let look = Look { unreached: self.unreached(reached), ..Look::default() };
            let more = if declared { "" } else { "\n(not declared)" };
            let words = format!("{}{more}{}", ending.title, look.words());
            let name = ending_name(id);
            self.add(&format!("  {name} [shape=ellipse, label=\"{}\"{}];", escaped(&words), look.attributes()));
            if reached && usize::from(scenario.aftermath) < scenario.scenes.len() {
                let first = scenario.aftermath;
                self.add(&format!("  {name} -> scene_{first} [style=dotted, lhead=cluster_aftermath];"));
            }
        }
    }

    /// The edges of a reply: where it leads, and where some reactions lead in its place.
    fn reply(&mut self, at: At, reply: &Reply) {
        let parts = self.scenario.scene(at.scene).map_or(0, |scene| scene.parts.len());
        let part = if usize::from(at.part) < parts { format!("part {}, reply ", at.part + 1) } else { String::new() };
        let number = format!("{part}{}", at.number);
        let offered = self.met.replies.contains(&at);
        let risky = self.met.risky.contains(&at);
        let look = Look { dashed: false, risky, unreached: self.unreached(offered) };
        let follow: Vec<Version> =
            versions(reply).filter(|(_, r)| r.to.is_none()).map(|(version, _)| version).collect();
        let words = format!("{number}. {}", short(&reply.text, REPLY));
        self.edges(at, &follow, reply.to, &words, look);
        for (version, reaction) in versions(reply) {
            let Some(to) = reaction.to else { continue };
            let unreached = self.unreached(self.met.versions.contains(&(at, version)));
            let words = format!("{number} {}", VERSIONS.get(version).copied().unwrap_or_default());
            self.edges(at, &[version], to, &words, Look { dashed: true, risky, unreached });
        }
    }

    /// One edge to a scene; to each of the endings that these versions of the reaction close with.
    fn edges(&mut self, at: At, by: &[Version], to: Goto, words: &str, look: Look) {
        let targets: Vec<String> = match to {
            Goto::Scene(scene) if usize::from(scene) < self.scenario.scenes.len() => vec![format!("scene_{scene}")],
            Goto::Resume => vec![self.special(RESUME)],
            Goto::Scene(_) => vec![self.special(OVER)],
            Goto::Close if at.scene >= self.scenario.aftermath => vec![self.special(OVER)],
            Goto::Close => {
                let endings = by.iter().filter_map(|version| self.met.ends.get(&(at, *version))).flatten();
                let endings: BTreeSet<EndingId> = endings.copied().collect();
                let nodes: Vec<String> = endings.into_iter().map(ending_name).collect();
                if nodes.is_empty() { vec![self.special(CLOSE)] } else { nodes }
            }
        };
        let label = escaped(&format!("{words}{}", look.words()));
        for target in targets {
            self.add(&format!("  scene_{} -> {target} [label=\"{label}\"{}];", at.scene, look.attributes()));
        }
    }

    fn special(&mut self, name: &'static str) -> String {
        self.used.insert(name);
        name.to_owned()
    }

    fn specials(&mut self) {
        for (name, words) in [(CLOSE, "close"), (RESUME, "back to where they were"), (OVER, "It is over.")] {
            if self.used.contains(name) {
                self.add(&format!("  {name} [shape=plaintext, label=\"{words}\"];"));
            }
        }
    }
}

fn ending_name(id: EndingId) -> String {
    format!("ending_{}", id.0)
}

fn first_wording(lines: &Lines) -> &str {
    lines.by.iter().flat_map(|(_, wordings)| wordings).next().map_or("", String::as_str)
}

/// A text between quotes of the dot language: besides the quotes themselves it knows backslashes, and names of
/// characters that begin with an ampersand.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for c in plain(text).chars() {
        match c {
            '"' => safe.push_str("\\\""),
            '\\' => safe.push_str("\\\\"),
            '\n' => safe.push_str("\\n"),
            '&' => safe.push_str("&amp;"),
            other => safe.push(other),
        }
    }
    safe
}
