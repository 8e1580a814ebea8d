//! From a [`Draft`] to the parts of a [`Scenario`]: names become numbers, defaults are filled in, house
//! words are put in place. Reports every name that nobody declared; whether the whole makes sense is
//! the business of `check`.

use std::sync::Arc;

use super::draft::{Draft, PieceDraft, ReplyDraft, SceneDraft};
use super::house::House;
use super::words::{ANY, ReactionDraft};
use super::{
    BEHAVIOURS_MAX, Customer, Deed, FACTS_MAX, Fact, Facts, Goto, Heard, Key, Lines, PIECES_MAX, PROMISES_MAX, Part, Piece, Promise,
    REMEDIES_MAX, Reaction, Remedy, Reply, ReplyKind, SCENES_MAX, Scenario, Scene, Slot, TURNS_MAX, Tells, Want,
};
use super::{draft, words};
use crate::playbook::draft::ConditionDraft;
use crate::playbook::resolve::Names;
use crate::playbook::{BANDS, Condition, EndingId, Fit, Kind, Mood, Playbook};
use crate::text::{Findings, Place};

/// Words that `to` understands besides ids of scenes.
const CLOSE: &str = "close";
const RESUME: &str = "resume";
/// The word that stands for the real want among facts.
const WANT: &str = "want";
/// Keys of a review besides endings.
const REVIEW_KEYS: &[&str] = &["promise_broken"];
/// Keys of `afterwards`.
const AFTERWARDS_KEYS: &[&str] = &["stays", "wavers", "leaves"];

/// Compiles one draft.
pub(super) struct Compile<'a, 'f, 't> {
    draft: &'a Draft,
    playbook: &'a Arc<Playbook>,
    names: Names<'a>,
    house: House,
    scenes: Vec<&'a str>,
    findings: &'f mut Findings<'t>,
}

/// Where a reply stands; decides what its empty `to` means and what kind it is.
#[derive(Clone, Copy)]
struct Standing {
    /// Number of its scene.
    scene: usize,
    /// Whether its scene belongs to the aftermath.
    after: bool,
    /// Whether its scene is the save scene.
    save: bool,
    /// What it is besides words or a deed.
    kind: Option<ReplyKind>,
}

impl<'a, 'f, 't> Compile<'a, 'f, 't> {
    pub(super) fn new(draft: &'a Draft, playbook: &'a Arc<Playbook>, house: &House, findings: &'f mut Findings<'t>) -> Self {
        let names = Names {
            behaviours: playbook.behaviours.iter().map(|b| b.id.as_str()).collect(),
            milestones: playbook.milestones.iter().map(String::as_str).collect(),
            endings: playbook.endings.iter().map(|e| e.id.as_str()).collect(),
            facts: draft.facts.iter().map(|f| f.id.as_str()).collect(),
            promises: draft.promises.iter().map(|p| p.id.as_str()).collect(),
        };
        let scenes = draft.scenes.iter().chain(&draft.aftermath).map(|s| s.id.as_str()).collect();
        Self { draft, playbook, names, house: house.over(&draft.house.entries), scenes, findings }
    }

    /// The whole scenario; sound only if no error was reported.
    pub(super) fn scenario(mut self, id: &str) -> Option<Scenario> {
        let draft = self.draft;
        let root = Place::root();
        self.limits();
        self.unique_ids();
        let customer = self.customer();
        let scenes = self.all_scenes();
        let save = draft.scenes.iter().position(|s| s.save).and_then(|at| u16::try_from(at).ok());
        let endings = self.endings();
        let top = match draft.top.as_str() {
            "" => endings.iter().copied().max_by_key(|id| self.playbook.endings.get(id.index()).map_or(0, |e| e.points)),
            name => self.names.ending(name, &root.field("top"), self.findings),
        }?;
        Some(Scenario {
            id: id.to_owned(),
            title: self.text(&draft.title, &root.field("title")),
            channel: draft.channel,
            setting: self.text(&draft.setting, &root.field("setting")),
            you_know: self.texts(&draft.you_know, &root.field("you_know")),
            you_may: self.texts(&draft.you_may, &root.field("you_may")),
            difficulty: draft.difficulty,
            kind: draft.kind,
            writing: draft.writing,
            steps: self.listed("steps", "step", &draft.steps, &self.playbook.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>()),
            pitfalls: self.listed("pitfalls", "pitfall", &draft.pitfalls, &self.playbook.pitfalls.iter().map(|p| p.id.as_str()).collect::<Vec<_>>()),
            focus: self.listed("focus", "step", &draft.focus, &self.playbook.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>()),
            endings,
            top,
            minutes: draft.minutes,
            turns_max: draft.turns_max,
            author: draft.author.clone(),
            licence: draft.licence.clone(),
            language: draft.language.clone(),
            content_notes: self.texts(&draft.content_notes, &root.field("content_notes")),
            customer: customer?,
            wants: self.wants(),
            remedies: self.remedies(),
            facts: self.facts(),
            promises: self.promises(),
            scenes,
            aftermath: u16::try_from(draft.scenes.len()).ok()?,
            save,
            reviews: self.lines(&draft.reviews, "reviews", &root.field("reviews"), REVIEW_KEYS),
            afterwards: self.lines(&draft.afterwards, "afterwards", &root.field("afterwards"), AFTERWARDS_KEYS),
            facilitator: draft.facilitator.clone(),
            playbook: Arc::clone(self.playbook),
        })
    }

    fn limits(&mut self) {
        let draft = self.draft;
        let counts = [
            ("facts", draft.facts.len(), FACTS_MAX),
            ("promises", draft.promises.len(), PROMISES_MAX),
            ("remedies", draft.remedies.len(), REMEDIES_MAX),
            ("wants", draft.wants.len(), usize::from(u8::MAX)),
            ("scenes", draft.scenes.len() + draft.aftermath.len(), SCENES_MAX),
            ("focus", draft.focus.len(), 2),
        ];
        for (field, count, most) in counts {
            if count > most {
                let message = format!("There are {count} entries here; at most {most} are possible.");
                self.findings.error(&Place::root().field(field), "too-many", message, "Leave some out, or write a second scenario.");
            }
        }
        for (field, empty) in [("scenes", draft.scenes.is_empty()), ("wants", draft.wants.is_empty())] {
            if empty {
                self.findings.error(&Place::root().field(field), "empty-list", format!("\"{field}\" is empty."), "A scenario needs at least one.");
            }
        }
        if draft.turns_max == 0 || draft.turns_max > TURNS_MAX {
            let message = format!("A conversation has 1 to {TURNS_MAX} turns, not {}.", draft.turns_max);
            self.findings.error(&Place::root().field("turns_max"), "out-of-range", message, "18 is usual.");
        }
        if draft.format != draft::FORMAT {
            let message = format!("This file says format {}; this program reads format {}.", draft.format, draft::FORMAT);
            self.findings.error(&Place::root().field("format"), "unknown-format", message, "A newer program may read it.");
        }
    }

    fn unique_ids(&mut self) {
        let draft = self.draft;
        let mut tables: Vec<(&'static str, Vec<&str>)> = vec![
            ("facts", self.names.facts.clone()),
            ("promises", self.names.promises.clone()),
            ("wants", draft.wants.iter().map(|w| w.id.as_str()).collect()),
            ("remedies", draft.remedies.iter().map(|r| r.id.as_str()).collect()),
            ("scenes", draft.scenes.iter().map(|s| s.id.as_str()).collect()),
            ("aftermath", draft.aftermath.iter().map(|s| s.id.as_str()).collect()),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for (table, ids) in tables.drain(..) {
            if table != "aftermath" {
                seen.clear();
            }
            for (at, id) in ids.iter().enumerate() {
                let place = Place::root().field(table).item(at).field("id");
                let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                if !plain {
                    self.findings.error(&place, "bad-id", format!("\"{id}\" cannot be an id."), "Use lower-case letters, digits and _ only.");
                }
                if [CLOSE, RESUME, WANT].contains(id) {
                    self.findings.error(&place, "bad-id", format!("\"{id}\" has a meaning of its own."), "Choose another id.");
                }
                if !id.is_empty() && !seen.insert(*id) {
                    self.findings.error(&place, "duplicate-id", format!("\"{id}\" is there twice."), "Give one of them another id.");
                }
            }
        }
    }

    /// A text with its house words filled in.
    fn text(&mut self, text: &str, place: &Place<'_>) -> String {
        let (filled, unknown) = self.house.fill(text);
        for word in unknown {
            let known: Vec<&str> = self.house.names().collect();
            self.findings.unknown(place, "unknown-house-word", "house word", &word, &known);
        }
        filled
    }

    fn texts(&mut self, texts: &[String], place: &Place<'_>) -> Vec<String> {
        texts.iter().map(|text| self.text(text, place)).collect()
    }

    fn lines(&mut self, lines: &words::Lines, id: &str, place: &Place<'_>, named: &[&str]) -> Lines {
        let by = lines
            .by
            .iter()
            .map(|(key, wordings)| {
                let band = BANDS.iter().find(|b| b.key() == key);
                let ending = self.names.endings.iter().position(|e| e == key).and_then(|at| u16::try_from(at).ok());
                let made = match (key.as_str(), band, ending) {
                    (ANY, _, _) => Key::Any,
                    (_, Some(band), _) if named.is_empty() => Key::Mood(*band),
                    (_, _, Some(ending)) => Key::Ending(EndingId(ending)),
                    (other, _, _) if named.contains(&other) => Key::Named(other.to_owned()),
                    (other, _, _) => {
                        let known: Vec<&str> = match named {
                            [] => BANDS.iter().map(|b| b.key()).chain([ANY]).collect(),
                            _ => self.names.endings.iter().copied().chain(named.iter().copied()).chain([ANY]).collect(),
                        };
                        self.findings.unknown(place, "unknown-mood", "mood or ending", other, &known);
                        Key::Any
                    }
                };
                (made, self.texts(wordings, place))
            })
            .collect();
        Lines { id: id.to_owned(), by }
    }

    fn listed(&mut self, field: &'static str, what: &str, names: &[String], among: &[&str]) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, name) in names.iter().enumerate() {
            match among.iter().position(|n| n == name) {
                Some(number) => found.push(number),
                None => self.findings.unknown(&Place::root().field(field).item(at), "unknown-step", what, name, among),
            }
        }
        found
    }

    fn endings(&mut self) -> Vec<EndingId> {
        if self.draft.endings.is_empty() {
            let all = self.playbook.endings.iter().enumerate().filter(|(_, ending)| !ending.on_request);
            return all.filter_map(|(at, _)| u16::try_from(at).ok().map(EndingId)).collect();
        }
        let place = Place::root().field("endings");
        let names = self.draft.endings.iter().enumerate();
        names.filter_map(|(at, name)| self.names.ending(name, &place.item(at), self.findings)).collect()
    }

    fn customer(&mut self) -> Option<Customer> {
        let draft = &self.draft.customer;
        let place = Place::root().field("customer");
        let personas: Vec<&str> = self.playbook.personas.iter().map(|p| p.id.as_str()).collect();
        let Some(persona) = personas.iter().position(|p| *p == draft.persona) else {
            self.findings.unknown(&place.field("persona"), "unknown-persona", "persona", &draft.persona, &personas);
            return None;
        };
        let shift = self.playbook.personas.get(persona).map(|p| p.opening).unwrap_or_default();
        let usual = *self.playbook.openings.get(self.draft.difficulty as usize)?;
        let opening = draft.opening.unwrap_or_else(|| {
            let mut mood = usual;
            for meter in crate::playbook::METERS {
                let value = i16::from(usual.get(meter)) + i16::from(shift.get(meter));
                mood.set(meter, u8::try_from(value.clamp(0, 100)).unwrap_or(0));
            }
            mood
        });
        self.mood_in_range(opening, &place.field("opening"));
        Some(Customer {
            name: self.text(&draft.name, &place.field("name")),
            persona,
            about: self.text(&draft.about, &place.field("about")),
            face: draft.face.clone(),
            voice: draft.voice,
            opening,
        })
    }

    fn mood_in_range(&mut self, mood: Mood, place: &Place<'_>) {
        for meter in crate::playbook::METERS {
            if mood.get(meter) > 100 {
                let message = format!("{} is {}, and a mood goes from 0 to 100.", meter.word(), mood.get(meter));
                self.findings.error(place, "out-of-range", message, "Choose a number from 0 to 100.");
            }
        }
    }

    fn wants(&mut self) -> Vec<Want> {
        let place = Place::root().field("wants");
        let wants = self.draft.wants.iter().enumerate();
        wants
            .map(|(at, draft)| {
                let place = place.item(at);
                Want {
                    id: draft.id.clone(),
                    is: self.text(&draft.is, &place.field("is")),
                    says: self.lines(&draft.says, &format!("want.{}", draft.id), &place.field("says"), &[]),
                }
            })
            .collect()
    }

    fn remedies(&mut self) -> Vec<Remedy> {
        let wants: Vec<&str> = self.draft.wants.iter().map(|w| w.id.as_str()).collect();
        let place = Place::root().field("remedies");
        let mut made = Vec::new();
        for (at, draft) in self.draft.remedies.iter().enumerate() {
            let place = place.item(at);
            for (want, _) in &draft.fits.entries {
                if !wants.contains(&want.as_str()) {
                    self.findings.unknown(&place.field("fits"), "unknown-want", "want", want, &wants);
                }
            }
            let fit = |want: &&str| draft.fits.entries.iter().find(|(name, _)| name == want).map_or(Fit::Not, |(_, fit)| *fit);
            let fits = wants.iter().map(fit).collect();
            self.limit_holds(draft, &place);
            made.push(Remedy {
                id: draft.id.clone(),
                title: self.text(&draft.title, &place.field("title")),
                fits,
                within_authority: draft.within_authority,
            });
        }
        made
    }

    /// A limit among the house words must leave room for the remedy (mechanics.md, "A firm's own words").
    fn limit_holds(&mut self, draft: &draft::RemedyDraft, place: &Place<'_>) {
        if draft.limit.is_empty() {
            return;
        }
        let word = self.house.word(&draft.limit).map(str::to_owned);
        let Some(word) = word else {
            let known: Vec<&str> = self.house.names().collect();
            self.findings.unknown(&place.field("limit"), "unknown-house-word", "house word", &draft.limit, &known);
            return;
        };
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if digits.parse::<u32>().is_ok_and(|limit| draft.within_authority && draft.cost > limit) {
            let message = format!("This remedy costs {}, and the house word \"{}\" allows {word}.", draft.cost, draft.limit);
            self.findings.error(place, "limit-breaks-remedy", message, "Raise the limit, lower the cost, or say within_authority: false.");
        }
    }

    fn facts(&mut self) -> Vec<Fact> {
        let place = Place::root().field("facts");
        let facts = self.draft.facts.iter().enumerate();
        facts.map(|(at, draft)| Fact { id: draft.id.clone(), is: self.text(&draft.is, &place.item(at)), wrong: draft.wrong }).collect()
    }

    fn promises(&mut self) -> Vec<Promise> {
        let place = Place::root().field("promises");
        let promises = self.draft.promises.iter().enumerate();
        promises
            .map(|(at, draft)| Promise {
                id: draft.id.clone(),
                is: self.text(&draft.is, &place.item(at)),
                by: self.text(&draft.by, &place.item(at)),
                due: draft.due,
            })
            .collect()
    }

    fn all_scenes(&mut self) -> Vec<Scene> {
        let draft = self.draft;
        let before = draft.scenes.len();
        let scenes = draft.scenes.iter().enumerate().map(|(at, scene)| (at, at, scene, Place::root().field("scenes"), false));
        let after = draft.aftermath.iter().enumerate().map(|(at, scene)| (before + at, at, scene, Place::root().field("aftermath"), true));
        scenes.chain(after).map(|(number, at, scene, list, after)| self.scene(scene, number, after, &list.item(at))).collect()
    }

    fn scene(&mut self, draft: &'a SceneDraft, number: usize, after: bool, place: &Place<'a>) -> Scene {
        let id = if draft.id.is_empty() { format!("s{}", number + 1) } else { draft.id.clone() };
        let standing = Standing { scene: number, after, save: draft.save, kind: None };
        let parts = draft.vent.iter().enumerate();
        let parts = parts.map(|(at, part)| self.part(part, &format!("{id}.vent{}", at + 1), standing, &place.field("vent").item(at))).collect();
        let named = if after { REVIEW_KEYS } else { &[] };
        let mut replies: Vec<Reply> = Vec::new();
        for (at, reply) in draft.replies.iter().enumerate() {
            replies.push(self.reply(reply, &format!("{id}.r{}", at + 1), standing, &place.field("replies").item(at)));
        }
        if let Some(impulse) = &draft.impulse {
            let standing = Standing { kind: Some(ReplyKind::Impulse), ..standing };
            replies.push(self.reply(impulse, &format!("{id}.impulse"), standing, &place.field("impulse")));
        }
        self.unique_replies(&replies, place);
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

    fn unique_replies(&mut self, replies: &[Reply], place: &Place<'_>) {
        for (at, reply) in replies.iter().enumerate() {
            if replies.iter().position(|r| r.id == reply.id) != Some(at) {
                let place = place.field("replies").item(at).field("id");
                self.findings.error(&place, "duplicate-id", format!("The reply \"{}\" is there twice.", reply.id), "Give one of them another id.");
            }
        }
    }

    fn part(&mut self, draft: &'a draft::PartDraft, id: &str, standing: Standing, place: &Place<'a>) -> Part {
        let text = if draft.keep_listening.is_empty() { self.playbook.listen_text.clone() } else { draft.keep_listening.clone() };
        let quiet = |name: &str| Reaction { says: Lines { id: format!("{id}.{name}"), by: Vec::new() }, to: None, tells: Tells::default(), thought: String::new() };
        let listen = Reply {
            id: format!("{id}.listen"),
            kind: ReplyKind::Listen,
            text: self.text(&text, place),
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
            replies.push(self.reply(cut_in, &format!("{id}.cut{}", at + 1), standing, &place.field("cut_ins").item(at)));
        }
        self.unique_replies(&replies, place);
        Part {
            says: self.lines(&draft.says, &format!("{id}.says"), &place.field("says"), &[]),
            tells: self.tells(&draft.tells, &place.field("tells")),
            replies,
        }
    }

    fn tells(&mut self, names: &[String], place: &Place<'_>) -> Tells {
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

    fn fact_set(&mut self, names: &[String], place: &Place<'_>) -> Facts {
        names.iter().enumerate().fold(0, |set, (at, name)| set | self.names.fact(name, &place.item(at), self.findings))
    }

    fn guard(&mut self, conditions: &[ConditionDraft], after: bool, place: &Place<'a>) -> Option<Condition> {
        for (at, condition) in conditions.iter().enumerate() {
            if let Some(word) = not_a_guard(condition, after) {
                let message = format!("\"{word}\" cannot stand here.");
                let help = if after {
                    "Here you can use Promised, Noted, Ending, Reached, All, Any and Not."
                } else {
                    "Here you can use Knows, WantKnown, AtLeast, Below, Reached, Facts, Scars, All, Any and Not: things the trainee can see."
                };
                self.findings.error(&place.item(at), "not-a-guard", message, help);
            }
        }
        let all: Vec<Condition> =
            conditions.iter().enumerate().map(|(at, c)| self.names.condition(c, &place.item(at), self.findings)).collect();
        match all.len() {
            0 => None,
            1 => all.into_iter().next(),
            _ => Some(Condition::All(all.into())),
        }
    }

    fn goto(&mut self, to: &str, standing: Standing, place: &Place<'_>) -> Goto {
        let number = |at: usize| Goto::Scene(u16::try_from(at).unwrap_or(u16::MAX));
        match to {
            CLOSE => Goto::Close,
            RESUME => {
                if !standing.save {
                    self.findings.error(place, "resume-elsewhere", "Only replies of the save scene can resume.", "Name the scene that follows.");
                }
                Goto::Resume
            }
            "" if standing.save => Goto::Resume,
            "" if standing.after => number(standing.scene + 1),
            "" if standing.scene + 1 == self.draft.scenes.len() => Goto::Close,
            "" => number(standing.scene + 1),
            name => match self.scenes.iter().position(|id| *id == name) {
                Some(at) => {
                    let in_aftermath = at >= self.draft.scenes.len();
                    if in_aftermath != standing.after {
                        self.findings.error(place, "wrong-part", format!("\"{name}\" is in the other part of the file."), "Lead to \"close\": the aftermath follows by itself.");
                    } else if standing.after && at <= standing.scene {
                        self.findings.error(place, "aftermath-back", "An aftermath reply can only lead to a later scene.", "Leave `to` out.");
                    }
                    number(at)
                }
                None => {
                    let mut known = self.scenes.clone();
                    known.push(CLOSE);
                    self.findings.unknown(place, "unknown-scene", "scene", name, &known);
                    Goto::Close
                }
            },
        }
    }

    fn reaction(&mut self, draft: &ReactionDraft, id: &str, standing: Standing, place: &Place<'_>) -> Reaction {
        Reaction {
            says: self.lines(&draft.says, id, place, &[]),
            to: if draft.to.is_empty() { None } else { Some(self.goto(&draft.to, standing, &place.field("to"))) },
            tells: self.tells(&draft.tells, &place.field("tells")),
            thought: self.text(&draft.thought, place),
        }
    }

    fn deed(&mut self, does: &'a [String], about: &[String], remedy: &str, promise: &str, place: &Place<'a>) -> Deed {
        let remedies: Vec<&str> = self.draft.remedies.iter().map(|r| r.id.as_str()).collect();
        let remedy = match remedy {
            "" => None,
            name => {
                let at = remedies.iter().position(|r| *r == name).and_then(|at| u8::try_from(at).ok());
                if at.is_none() {
                    self.findings.unknown(&place.field("remedy"), "unknown-remedy", "remedy", name, &remedies);
                }
                at
            }
        };
        let mut made = self.names.behaviours(does, &place.field("does"), self.findings);
        let before = made.len();
        made.sort_unstable();
        made.dedup();
        if made.len() < before {
            self.findings.error(&place.field("does"), "said-twice", "A behaviour stands here twice.", "Name each once.");
        }
        let agrees = made.iter().any(|id| self.playbook.behaviours.get(id.index()).is_some_and(|b| b.agrees));
        if agrees && remedy.is_none() {
            self.findings.error(place, "no-remedy", "It proposes a remedy and does not say which.", "Add remedy: \"...\".");
        }
        Deed {
            does: made,
            about: self.fact_set(about, &place.field("about")),
            asks: 0,
            remedy,
            promise: if promise.is_empty() { None } else { self.names.promise(promise, &place.field("promise"), self.findings) },
        }
    }

    fn reply(&mut self, draft: &'a ReplyDraft, default_id: &str, standing: Standing, place: &Place<'a>) -> Reply {
        let id = if draft.id.is_empty() { default_id.rsplit('.').next().unwrap_or(default_id).to_owned() } else { draft.id.clone() };
        let base = format!("{}.{id}", default_id.rsplit_once('.').map_or("", |(scene, _)| scene));
        let mut deed = self.deed(&draft.does, &draft.about, &draft.remedy, &draft.promise, place);
        deed.asks = self.fact_set(&draft.asks, &place.field("asks"));
        let slots = self.slots(draft, place);
        let composed = [!draft.letter.is_empty(), !draft.summary.is_empty(), !draft.case_note.is_empty()];
        if composed.iter().filter(|c| **c).count() > 1 {
            self.findings.error(place, "two-compositions", "A reply is a letter, a summary or a case note, not two of them.", "Make two scenes of it.");
        }
        let own_kind = match draft.kind {
            draft::ReplyKind::Said => ReplyKind::Said,
            draft::ReplyKind::Done => ReplyKind::Done,
        };
        let kind = if slots.is_empty() { standing.kind.unwrap_or(own_kind) } else { ReplyKind::Composed };
        self.does_enough(draft, &deed, &slots, standing, place);
        let mut react = |version: &ReactionDraft, name: &'static str| {
            self.reaction(version, &format!("{base}.{name}"), standing, &place.field(name))
        };
        let reactions =
            [react(&draft.lands, "lands"), react(&draft.falls_flat, "falls_flat"), react(&draft.backfires, "backfires")];
        let outcomes = (!draft.summary.is_empty()).then(|| {
            Box::new([react(&draft.full, "full"), react(&draft.facts_only, "facts_only"), react(&draft.thin, "thin"), react(&draft.wrong, "wrong")])
        });
        Reply {
            kind,
            text: self.text(&draft.text, &place.field("text")),
            deed,
            when: self.guard(&draft.when, standing.after, &place.field("when")),
            settles: draft.settles.as_ref().and_then(|settles| {
                let place = place.field("settles");
                if !standing.after {
                    self.findings.error(&place, "settles-too-early", "A promise falls due in the aftermath only.", "Move the reply to an aftermath scene.");
                }
                self.names.promise(&settles.promise, &place.field("promise"), self.findings).map(|at| (at, settles.r#as))
            }),
            tells: self.tells(&draft.tells, &place.field("tells")),
            slots,
            reactions,
            outcomes,
            to: self.goto(&draft.to, standing, &place.field("to")),
            why: self.text(&draft.why, &place.field("why")),
            instead: draft.instead.as_ref().map(|i| (i.reply.clone(), self.text(&i.because, &place.field("instead")))),
            id,
        }
    }

    fn does_enough(&mut self, draft: &ReplyDraft, deed: &Deed, slots: &[Slot], standing: Standing, place: &Place<'_>) {
        let in_slots: usize = slots.iter().map(|s| s.pieces.iter().map(|p| p.deed.does.len()).max().unwrap_or(0)).sum();
        if deed.does.is_empty() && slots.is_empty() && !standing.after {
            self.findings.error(place, "does-nothing", "This reply does not say what it does.", "Add does: [\"...\"] with one to three behaviours of the playbook.");
        }
        if deed.does.len() > 3 {
            self.findings.error(&place.field("does"), "does-too-much", "A reply does at most three things.", "Keep the ones that matter.");
        }
        if deed.does.len() + in_slots > BEHAVIOURS_MAX {
            self.findings.error(place, "does-too-much", format!("All pieces together do more than {BEHAVIOURS_MAX} things."), "Give the pieces fewer behaviours.");
        }
        if draft.text.trim().is_empty() {
            self.findings.error(&place.field("text"), "empty-text", "This reply has no words.", "Write what is said or done.");
        }
    }

    fn slots(&mut self, draft: &'a ReplyDraft, place: &Place<'a>) -> Vec<Slot> {
        let mut slots = Vec::new();
        for (at, slot) in draft.letter.iter().enumerate() {
            let place = place.field("letter").item(at);
            let pieces: Vec<Piece> =
                slot.pieces.iter().enumerate().map(|(n, piece)| self.piece(piece, n, &place.field("pieces").item(n))).collect();
            slots.push(Slot { id: slot.id.clone(), title: slot.title.clone(), min: u8::from(!slot.optional), max: 1, pieces });
        }
        if !draft.summary.is_empty() {
            slots.push(self.summary_slot(draft, &place.field("summary")));
        }
        if !draft.case_note.is_empty() {
            slots.push(self.note_slot(draft, &place.field("case_note")));
        }
        for slot in &slots {
            if slot.pieces.is_empty() || slot.pieces.len() > 9 {
                self.findings.error(place, "slot-size", format!("The slot \"{}\" has {} pieces.", slot.id, slot.pieces.len()), "One to nine can be shown.");
            }
        }
        if slots.len() > PIECES_MAX {
            self.findings.error(place, "too-many", format!("A letter has at most {PIECES_MAX} slots."), "Join some of them.");
        }
        slots
    }

    fn piece(&mut self, draft: &'a PieceDraft, at: usize, place: &Place<'a>) -> Piece {
        Piece {
            id: if draft.id.is_empty() { format!("p{}", at + 1) } else { draft.id.clone() },
            text: self.text(&draft.text, &place.field("text")),
            deed: self.deed(&draft.does, &draft.about, &draft.remedy, &draft.promise, place),
            heard: None,
            notes: None,
        }
    }

    fn summary_slot(&mut self, draft: &'a ReplyDraft, place: &Place<'a>) -> Slot {
        let pieces = draft.summary.iter().enumerate();
        let pieces = pieces
            .map(|(at, piece)| {
                let place = place.item(at);
                let (heard, about) = match &piece.is {
                    draft::Heard::Fact(name) => (Heard::Fact, self.names.fact(name, &place.field("is"), self.findings)),
                    draft::Heard::Feeling => (Heard::Feeling, 0),
                    draft::Heard::Misheard | draft::Heard::NeverSaid => (Heard::Wrong, 0),
                };
                let deed = Deed { about, ..Deed::default() };
                Piece { id: format!("p{}", at + 1), text: self.text(&piece.text, &place), deed, heard: Some(heard), notes: None }
            })
            .collect();
        Slot { id: "summary".to_owned(), title: "What did you hear?".to_owned(), min: 1, max: 3, pieces }
    }

    fn note_slot(&mut self, draft: &'a ReplyDraft, place: &Place<'a>) -> Slot {
        let pieces = draft.case_note.iter().enumerate();
        let pieces = pieces
            .map(|(at, line)| {
                let place = place.item(at);
                let notes = if line.notes.is_empty() { None } else { self.names.promise(&line.notes, &place.field("notes"), self.findings) };
                Piece { id: format!("p{}", at + 1), text: self.text(&line.text, &place), deed: Deed::default(), heard: None, notes }
            })
            .collect();
        Slot { id: "case_note".to_owned(), title: "Case note".to_owned(), min: 1, max: 3, pieces }
    }
}

/// The first word of a condition that cannot guard a reply or an aftermath scene: guards read only
/// what the trainee could know, never the hidden want.
fn not_a_guard(condition: &ConditionDraft, after: bool) -> Option<&'static str> {
    use ConditionDraft as D;
    match condition {
        D::Always => None,
        D::All(items) | D::Any(items) => items.iter().find_map(|c| not_a_guard(c, after)),
        D::Not(item) => not_a_guard(item, after),
        D::Promised(_) | D::Noted(_) | D::Ending(_) => (!after).then_some("Promised, Noted or Ending"),
        D::Reached(_) => None,
        D::AtLeast(..) | D::Below(..) => after.then_some("a meter"),
        D::Facts(_) | D::Knows(_) | D::WantKnown => after.then_some("a fact"),
        D::Scars(_) => None,
        D::AboutKnown | D::AsksKnown | D::Used(..) | D::PastTolerance(_) | D::Streak(_) => Some("a condition on behaviours"),
        D::Vent | D::Aimed | D::Threat => Some("a condition on the scene"),
        D::Is(_) | D::With(_) => Some("a condition on behaviours"),
        D::Fit(_) | D::Burnt => Some("a condition on the hidden want"),
        D::SomethingNew => Some("SomethingNew"),
    }
}

/// Whether a behaviour hurts; used by the checks that read replies.
pub(super) fn hurts(playbook: &Playbook, deed: &Deed) -> bool {
    deed.does.iter().any(|id| playbook.behaviours.get(id.index()).is_some_and(|b| b.kind == Kind::Harmful))
}
