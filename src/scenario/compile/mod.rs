//! From a [`Draft`] to the parts of a [`Scenario`]: names become numbers, defaults are filled in, house
//! words are put in place. Reports every name that nobody declared; whether the whole makes sense is
//! the business of `check`.

mod limits;
mod replies;
mod scenes;
mod tables;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::{Draft, SceneDraft};
use super::house::House;
use super::program::Program;
use super::words::ANY;
use super::{Deed, Key, Lines, ReplyKind, Scenario};
use super::{draft, words};
use crate::playbook::resolve::Names;
use crate::playbook::{BANDS, EndingId, Kind, Playbook};
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
            name => {
                let top = self.names.ending(name, &root.field("top"), self.findings);
                if top.is_some_and(|id| !endings.contains(&id)) {
                    self.findings.error(
                        &root.field("top"),
                        "top-not-listed",
                        format!(
                            "The best ending \"{name}\" is not among the endings that this scenario means to reach."
                        ),
                        "Add it to `endings`, or name one that stands there.",
                    );
                }
                top
            }
        }?;
        let mut made = Scenario {
            id: id.to_owned(),
            firm: self.house.word("firm").unwrap_or_default().to_owned(),
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
                ("unknown-step", "step"),
                &draft.steps,
                &self.playbook.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(),
            ),
            pitfalls: self.listed(
                "pitfalls",
                ("unknown-pitfall", "pitfall"),
                &draft.pitfalls,
                &self.playbook.pitfalls.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(),
            ),
            focus: self.listed(
                "focus",
                ("unknown-step", "step"),
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
            facilitator: self.facilitator(),
            playbook: Arc::clone(self.playbook),
            program: Program::default(),
        };
        made.program = Program::new(&made.playbook, made.customer.persona, &made.facts);
        Some(made)
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
        texts.iter().enumerate().map(|(at, text)| self.text(text, &place.item(at))).collect()
    }

    fn lines(&mut self, lines: &words::Lines, id: &str, place: &Place<'_>, named: &[&str]) -> Lines {
        let by = lines
            .by
            .iter()
            .map(|(key, wordings)| {
                if wordings.iter().any(|text| text.trim().is_empty()) {
                    self.findings.error(
                        place,
                        "empty-text",
                        "One of these wordings is empty.",
                        "Write it, or leave it out.",
                    );
                }
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
                (made, wordings.iter().map(|wording| self.text(wording, place)).collect())
            })
            .collect();
        Lines { id: id.to_owned(), by }
    }

    /// Positions of names in a list of the playbook; `unknown` is the finding and the word for what is not there.
    fn listed(
        &mut self,
        field: &'static str,
        unknown: (&'static str, &str),
        names: &[String],
        among: &[&str],
    ) -> Vec<usize> {
        let (code, what) = unknown;
        let mut found = Vec::new();
        for (at, name) in names.iter().enumerate() {
            match among.iter().position(|n| n == name) {
                Some(number) => found.push(number),
                None => self.findings.unknown(&Place::root().field(field).item(at), code, what, name, among),
            }
        }
        found
    }

    fn facilitator(&mut self) -> draft::FacilitatorDraft {
        let draft = &self.draft.facilitator;
        let place = Place::root().field("facilitator");
        draft::FacilitatorDraft {
            note: self.text(&draft.note, &place.field("note")),
            questions: self.texts(&draft.questions, &place.field("questions")),
        }
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
}

/// Whether a behaviour hurts; used by the checks that read replies.
pub(super) fn hurts(playbook: &Playbook, deed: &Deed) -> bool {
    deed.does.iter().any(|id| playbook.behaviours.get(id.index()).is_some_and(|b| b.kind == Kind::Harmful))
}

/// The id of a scene: as typed, or by its place in the file.
pub(super) fn scene_id(scene: &SceneDraft, number: usize) -> String {
    if scene.id.is_empty() { format!("s{}", number + 1) } else { scene.id.clone() }
}
