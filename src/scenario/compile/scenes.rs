//! Scenes: lines, vents, guards, and where replies lead.

use super::{CLOSE, Compile, LISTEN, RESUME, REVIEW_KEYS, Standing, WANT, scene_id};
use crate::playbook::Condition;
use crate::playbook::draft::ConditionDraft;
use crate::scenario::draft::{PartDraft, SceneDraft};
use crate::scenario::{Deed, Facts, Goto, Lines, Part, Reaction, Reply, ReplyKind, Scene, Tells};
use crate::text::Place;

impl<'a> Compile<'a, '_, '_> {
    pub(super) fn all_scenes(&mut self) -> Vec<Scene> {
        let draft = self.draft;
        let before = draft.scenes.len();
        let scenes =
            draft.scenes.iter().enumerate().map(|(at, scene)| (at, at, scene, Place::root().field("scenes"), false));
        let after = draft
            .aftermath
            .iter()
            .enumerate()
            .map(|(at, scene)| (before + at, at, scene, Place::root().field("aftermath"), true));
        scenes
            .chain(after)
            .map(|(number, at, scene, list, after)| self.scene(scene, number, after, &list.item(at)))
            .collect()
    }

    pub(super) fn scene(&mut self, draft: &'a SceneDraft, number: usize, after: bool, place: &Place<'a>) -> Scene {
        let id = scene_id(draft, number);
        let standing = Standing { scene: number, after, save: draft.save, kind: None };
        let parts = draft.vent.iter().enumerate();
        let parts = parts
            .map(|(at, part)| self.part(part, &format!("{id}.vent{}", at + 1), standing, &place.field("vent").item(at)))
            .collect();
        let named = if after { REVIEW_KEYS } else { &[] };
        let mut replies: Vec<Reply> = Vec::new();
        for (at, reply) in draft.replies.iter().enumerate() {
            replies.push(self.reply(reply, &format!("{id}.r{}", at + 1), standing, &place.field("replies").item(at)));
        }
        if let Some(impulse) = &draft.impulse {
            let standing = Standing { kind: Some(ReplyKind::Impulse), ..standing };
            replies.push(self.reply(impulse, &format!("{id}.impulse"), standing, &place.field("impulse")));
        }
        let own = draft.replies.len();
        self.unique_replies(
            &replies,
            |at| {
                if at < own { place.field("replies").item(at) } else { place.field("impulse") }
            },
        );
        Scene {
            setting: self.text(&draft.setting, &place.field("setting")),
            parts,
            says: self.lines(&draft.says, &format!("{id}.says"), &place.field("says"), named),
            tells: self.tells(&draft.tells, &place.field("tells")),
            tone: draft.tone,
            sound: draft.sound.clone(),
            aimed: draft.aimed,
            threat: draft.threat,
            thought: self.lines(&draft.thought, &format!("{id}.thought"), &place.field("thought"), named),
            replies,
            due: draft.due,
            when: self.guard(&draft.when, after, &place.field("when")).unwrap_or(Condition::Always),
            id,
        }
    }

    /// Reports ids that are there twice; `place_of` says where the reply of that number stands.
    fn unique_replies<'p>(&mut self, replies: &[Reply], place_of: impl Fn(usize) -> Place<'p>) {
        for (at, reply) in replies.iter().enumerate() {
            if replies.iter().position(|r| r.id == reply.id) != Some(at) {
                self.findings.error(
                    &place_of(at).field("id"),
                    "duplicate-id",
                    format!("The reply \"{}\" is there twice.", reply.id),
                    "Give one of them another id.",
                );
            }
        }
    }

    pub(super) fn part(&mut self, draft: &'a PartDraft, id: &str, standing: Standing, place: &Place<'a>) -> Part {
        let text = if draft.keep_listening.is_empty() {
            self.playbook.listen_text.clone()
        } else {
            draft.keep_listening.clone()
        };
        let quiet = |name: &str| Reaction {
            says: Lines { id: format!("{id}.{name}"), by: Vec::new() },
            to: None,
            tells: Tells::default(),
            thought: String::new(),
        };
        let listen = Reply {
            id: LISTEN.to_owned(),
            kind: ReplyKind::Listen,
            text: self.text(&text, place),
            private: false,
            deed: Deed { does: vec![self.playbook.listen], ..Deed::default() },
            when: None,
            settles: None,
            tells: Tells::default(),
            slots: Vec::new(),
            reactions: [quiet("lands"), quiet("flat"), quiet("backfires")],
            outcomes: None,
            to: Goto::Scene(u16::try_from(standing.scene).unwrap_or(u16::MAX)),
            why: String::new(),
            instead: None,
        };
        let mut replies = vec![listen];
        for (at, cut_in) in draft.cut_ins.iter().enumerate() {
            replies.push(self.reply(
                cut_in,
                &format!("{id}.cut{}", at + 1),
                standing,
                &place.field("cut_ins").item(at),
            ));
        }
        // The supplied *keep listening* stands before them; a cut-in that takes its id is at fault.
        self.unique_replies(&replies, |at| place.field("cut_ins").item(at.saturating_sub(1)));
        Part {
            says: self.lines(&draft.says, &format!("{id}.says"), &place.field("says"), &[]),
            tells: self.tells(&draft.tells, &place.field("tells")),
            replies,
        }
    }

    pub(super) fn tells(&mut self, names: &[String], place: &Place<'_>) -> Tells {
        let mut tells = Tells::default();
        for (at, name) in names.iter().enumerate() {
            if name == WANT {
                tells.want = true;
            } else {
                tells.facts |= self.names.fact(name, &place.item(at), self.findings);
            }
        }
        tells
    }

    pub(super) fn fact_set(&mut self, names: &[String], place: &Place<'_>) -> Facts {
        names.iter().enumerate().fold(0, |set, (at, name)| set | self.names.fact(name, &place.item(at), self.findings))
    }

    pub(super) fn guard(&mut self, conditions: &[ConditionDraft], after: bool, place: &Place<'a>) -> Option<Condition> {
        let outlasts = self.playbook.outlasts();
        for (at, condition) in conditions.iter().enumerate() {
            if let Some(word) = not_a_guard(condition, after, outlasts) {
                let message = format!("{word} cannot be asked for here.");
                let help = if after {
                    format!(
                        "Here you can use Promised, Noted, Promise, Ending, Scars, Reached(\"{outlasts}\"), All, Any and Not."
                    )
                } else {
                    "Here you can use Knows, WantKnown, Agreed, AtLeast, Below, Reached, Facts, Scars, All, Any and Not: things the trainee can see.".to_owned()
                };
                self.findings.error(&place.item(at), "not-a-guard", message, help);
            }
        }
        let all: Vec<Condition> = conditions
            .iter()
            .enumerate()
            .map(|(at, c)| self.names.condition(c, &place.item(at), self.findings))
            .collect();
        match all.len() {
            0 => None,
            1 => all.into_iter().next(),
            _ => Some(Condition::All(all.into())),
        }
    }

    pub(super) fn goto(&mut self, to: &str, standing: Standing, place: &Place<'_>) -> Goto {
        let number = |at: usize| Goto::Scene(u16::try_from(at).unwrap_or(u16::MAX));
        match to {
            CLOSE => Goto::Close,
            RESUME => {
                if !standing.save {
                    self.findings.error(
                        place,
                        "resume-elsewhere",
                        "Only replies of the save scene can resume.",
                        "Name the scene that follows.",
                    );
                }
                Goto::Resume
            }
            "" if standing.save => Goto::Resume,
            "" if standing.after => number(standing.scene + 1),
            "" if standing.scene + 1 == self.draft.scenes.len() => Goto::Close,
            "" => number(standing.scene + 1),
            name => match self.scenes.get(name).copied() {
                Some(at) => {
                    let in_aftermath = at >= self.draft.scenes.len();
                    if in_aftermath != standing.after {
                        self.findings.error(
                            place,
                            "wrong-part",
                            format!("\"{name}\" is in the other part of the file."),
                            "Lead to \"close\": the aftermath follows by itself.",
                        );
                    } else if standing.after && at <= standing.scene {
                        self.findings.error(
                            place,
                            "aftermath-back",
                            "An aftermath reply can only lead to a later scene.",
                            "Leave `to` out.",
                        );
                    }
                    number(at)
                }
                None => {
                    let known: Vec<&str> = self.scenes.keys().map(String::as_str).chain([CLOSE]).collect();
                    self.findings.unknown(place, "unknown-scene", "scene", name, &known);
                    Goto::Close
                }
            },
        }
    }
}

/// The first word of a condition that cannot guard a reply or an aftermath scene: guards read only
/// what the trainee could know, never the hidden want. Afterwards only one milestone is left.
fn not_a_guard(condition: &ConditionDraft, after: bool, outlasts: &str) -> Option<&'static str> {
    use ConditionDraft as D;
    match condition {
        D::Always => None,
        D::All(items) | D::Any(items) => items.iter().find_map(|c| not_a_guard(c, after, outlasts)),
        D::Not(item) => not_a_guard(item, after, outlasts),
        D::Promised(_) | D::Noted(_) | D::Promise(_) | D::Ending(_) => {
            (!after).then_some("What comes later (Promised, Noted, Promise, Ending)")
        }
        D::Agreed(_) => after.then_some("What was agreed"),
        D::Reached(name) => (after && name != outlasts).then_some("What was reached before"),
        D::AtLeast(..) | D::Below(..) => after.then_some("The mood"),
        D::Facts(_) | D::Knows(_) | D::WantKnown => after.then_some("What is known"),
        D::Scars(_) => None,
        D::AboutKnown | D::AsksKnown | D::Used(..) | D::PastTolerance(_) | D::Streak(_) => Some("What a reply does"),
        D::Vent | D::Aimed | D::Threat => Some("What a line is like"),
        D::Is(_) | D::With(_) => Some("What a reply does"),
        D::Fit(_) | D::Burnt => Some("The hidden want"),
        D::SomethingNew => Some("What is new"),
    }
}
