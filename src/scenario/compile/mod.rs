//! From a [`Draft`] to the parts of a [`Scenario`]: names become numbers, defaults are filled in, house
//! words are put in place. Reports every name that nobody declared; whether the whole makes sense is
//! the business of `check`.

mod replies;
mod scenes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::{Draft, SceneDraft};
use super::house::House;
use super::words::ANY;
use super::{
    Customer, Deed, FACTS_MAX, Fact, Key, Lines, PROMISES_MAX, Promise, REMEDIES_MAX, Remedy, ReplyKind, SCENES_MAX,
    Scenario, TURNS_MAX, Want,
};
use super::{draft, words};
use crate::playbook::resolve::Names;
use crate::playbook::{BANDS, EndingId, Fit, Kind, Mood, Playbook};
use crate::text::{Findings, Place};

/// Words that `to` understands besides ids of scenes.
const CLOSE: &str = "close";
const RESUME: &str = "resume";
/// The word that stands for the real want among facts.
const WANT: &str = "want";
/// The id of the supplied *keep listening*.
const LISTEN: &str = "listen";
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
    /// Ids of all scenes, given or supplied, with their numbers.
    scenes: BTreeMap<String, usize>,
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
    pub(super) fn new(
        draft: &'a Draft,
        playbook: &'a Arc<Playbook>,
        house: &House,
        findings: &'f mut Findings<'t>,
    ) -> Self {
        let names = Names {
            behaviours: playbook.behaviours.iter().map(|b| b.id.as_str()).collect(),
            milestones: playbook.milestones.iter().map(String::as_str).collect(),
            endings: playbook.endings.iter().map(|e| e.id.as_str()).collect(),
            facts: draft.facts.iter().map(|f| f.id.as_str()).collect(),
            remedies: draft.remedies.iter().map(|r| r.id.as_str()).collect(),
            promises: draft.promises.iter().map(|p| p.id.as_str()).collect(),
        };
        let mut scenes = BTreeMap::new();
        for (number, scene) in draft.scenes.iter().chain(&draft.aftermath).enumerate() {
            scenes.entry(scene_id(scene, number)).or_insert(number);
        }
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
            "" => {
                endings.iter().copied().max_by_key(|id| self.playbook.endings.get(id.index()).map_or(0, |e| e.points))
            }
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
            steps: self.listed(
                "steps",
                "step",
                &draft.steps,
                &self.playbook.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(),
            ),
            pitfalls: self.listed(
                "pitfalls",
                "pitfall",
                &draft.pitfalls,
                &self.playbook.pitfalls.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(),
            ),
            focus: self.listed(
                "focus",
                "step",
                &draft.focus,
                &self.playbook.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(),
            ),
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
                self.findings.error(
                    &Place::root().field(field),
                    "too-many",
                    message,
                    "Leave some out, or write a second scenario.",
                );
            }
        }
        for (field, empty) in [("scenes", draft.scenes.is_empty()), ("wants", draft.wants.is_empty())] {
            if empty {
                self.findings.error(
                    &Place::root().field(field),
                    "empty-list",
                    format!("\"{field}\" is empty."),
                    "A scenario needs at least one.",
                );
            }
        }
        if draft.turns_max == 0 || draft.turns_max > TURNS_MAX {
            let message = format!("A conversation has 1 to {TURNS_MAX} turns, not {}.", draft.turns_max);
            self.findings.error(&Place::root().field("turns_max"), "out-of-range", message, "18 is usual.");
        }
        if draft.format != draft::FORMAT {
            let message =
                format!("This file says format {}; this program reads format {}.", draft.format, draft::FORMAT);
            self.findings.error(
                &Place::root().field("format"),
                "unknown-format",
                message,
                "A newer program may read it.",
            );
        }
    }

    fn unique_ids(&mut self) {
        let draft = self.draft;
        let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<String>>();
        let first = draft.scenes.len();
        let tables: [(&'static str, Vec<String>); 6] = [
            ("facts", owned(&self.names.facts)),
            ("promises", owned(&self.names.promises)),
            ("wants", draft.wants.iter().map(|w| w.id.clone()).collect()),
            ("remedies", owned(&self.names.remedies)),
            ("scenes", draft.scenes.iter().enumerate().map(|(at, s)| scene_id(s, at)).collect()),
            ("aftermath", draft.aftermath.iter().enumerate().map(|(at, s)| scene_id(s, first + at)).collect()),
        ];
        let mut seen = BTreeSet::new();
        for (table, ids) in tables {
            if table != "aftermath" {
                seen.clear();
            }
            for (at, id) in ids.into_iter().enumerate() {
                let place = Place::root().field(table).item(at).field("id");
                let plain =
                    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                if !plain {
                    self.findings.error(
                        &place,
                        "bad-id",
                        format!("\"{id}\" cannot be an id."),
                        "Use lower-case letters, digits and _ only.",
                    );
                }
                let taken = if table == "facts" { &[WANT][..] } else { &[CLOSE, RESUME][..] };
                if taken.contains(&id.as_str()) {
                    self.findings.error(
                        &place,
                        "bad-id",
                        format!("\"{id}\" has a meaning of its own."),
                        "Choose another id.",
                    );
                }
                if !seen.insert(id.clone()) {
                    self.findings.error(
                        &place,
                        "duplicate-id",
                        format!("\"{id}\" is there twice."),
                        "Give one of them another id.",
                    );
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
            let fit = |want: &&str| {
                draft.fits.entries.iter().find(|(name, _)| name == want).map_or(Fit::Not, |(_, fit)| *fit)
            };
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
            let message =
                format!("This remedy costs {}, and the house word \"{}\" allows {word}.", draft.cost, draft.limit);
            self.findings.error(
                place,
                "limit-breaks-remedy",
                message,
                "Raise the limit, lower the cost, or say within_authority: false.",
            );
        }
    }

    fn facts(&mut self) -> Vec<Fact> {
        let place = Place::root().field("facts");
        let facts = self.draft.facts.iter().enumerate();
        facts
            .map(|(at, draft)| Fact {
                id: draft.id.clone(),
                is: self.text(&draft.is, &place.item(at)),
                wrong: draft.wrong,
            })
            .collect()
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
}

/// Whether a behaviour hurts; used by the checks that read replies.
pub(super) fn hurts(playbook: &Playbook, deed: &Deed) -> bool {
    deed.does.iter().any(|id| playbook.behaviours.get(id.index()).is_some_and(|b| b.kind == Kind::Harmful))
}

/// The id of a scene: as typed, or by its place in the file.
pub(super) fn scene_id(scene: &SceneDraft, number: usize) -> String {
    if scene.id.is_empty() { format!("s{}", number + 1) } else { scene.id.clone() }
}
