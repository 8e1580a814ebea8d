//! A card of the Library: a scenario from a file or built in, sound or not, with all that is known of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::debrief::kept::Texts;
use crate::disk::{self, DiskError};
use crate::engine::Taken;
use crate::lint::Linted;
use crate::playbook::{EndingId, Playbook};
use crate::scenario::Scenario;
use crate::scenario::check::scenario_from_text;
use crate::scenario::house::House;
use crate::solve::{Going, Solved, Spot};
use crate::text::{Finding, Severity};

/// Which card: the file's name without its ending, and where it is; no place for those built in.
pub type Key = (String, Option<PathBuf>);

/// A scenario in the Library, sound or not.
#[derive(Clone, Debug)]
pub struct Card {
    /// The file's name without its ending.
    pub id: String,
    /// Where it was read from; none for those built in.
    pub path: Option<PathBuf>,
    /// The title, as far as it could be read.
    pub title: String,
    /// The scenario, if it can be played.
    pub scenario: Option<Arc<Scenario>>,
    /// What is wrong with it, accepted findings among them, in the order of the text.
    pub findings: Vec<Finding>,
    /// The text that the findings are about; empty where it could not be read.
    pub text: Arc<str>,
    /// How far it was checked.
    pub check: Check,
    /// How to come to each scene, once every conversation was walked.
    pub ways: Option<Arc<[Way]>>,
    /// Endings reached since the program was started.
    pub reached: Vec<EndingId>,
}

/// How far a card was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Check {
    /// By reading alone: it is built in, and was checked before.
    #[default]
    Read,
    /// It waits for its turn.
    Waits,
    /// Every conversation is being walked.
    Walks(Walked),
    /// Somebody stopped that, or it broke off.
    Stopped,
    /// By every rule.
    Done,
}

impl Check {
    /// Whether there is more to come.
    #[must_use]
    pub fn is_busy(self) -> bool {
        matches!(self, Self::Waits | Self::Walks(_))
    }
}

/// How far the walk of a scenario has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// The want that is being walked, from 1.
    pub want: usize,
    /// How many wants there are.
    pub wants: usize,
    /// Moments that were met, of all wants so far.
    pub moments: usize,
    /// Those of the wants before this one.
    pub before: usize,
    /// The most that one want may have.
    pub most: usize,
}

impl Walked {
    /// How much is done at least, from 0 to 1: within a want, as if it had as many moments as one may have.
    #[must_use]
    pub fn part(self) -> f32 {
        let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let here = self.moments.saturating_sub(self.before).saturating_mul(1000) / self.most.max(1);
        (count(self.want.saturating_sub(1)) + count(here.min(1000)) / 1000.0) / count(self.wants.max(1))
    }
}

/// Whether a conversation leads to a scene, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// One of the shortest, of a customer with this want.
    By(u8, Vec<Taken>),
    /// None does.
    Nobody,
    /// There are too many conversations to know.
    Unknown,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// To be mended.
    Mend,
    /// To be looked at.
    Look,
    /// Good to know.
    Know,
    /// Accepted with a reason.
    Accepted,
}

impl Weight {
    /// All, the heaviest first.
    pub const ALL: [Self; 4] = [Self::Mend, Self::Look, Self::Know, Self::Accepted];

    /// Of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        match (&finding.waived, finding.severity) {
            (Some(_), _) => Self::Accepted,
            (None, Severity::Error) => Self::Mend,
            (None, Severity::Warning) => Self::Look,
            (None, Severity::Info) => Self::Know,
        }
    }

    /// The words beside its sign.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Mend => "To mend",
            Self::Look => "To look at",
            Self::Know => "Good to know",
            Self::Accepted => "Accepted",
        }
    }
}

impl Card {
    /// Which card it is.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.id.clone(), self.path.clone())
    }

    /// The name of its file; none for those built in.
    #[must_use]
    pub fn file(&self) -> Option<String> {
        Some(self.path.as_ref()?.file_name()?.to_string_lossy().into_owned())
    }

    /// Whether it is this card.
    #[must_use]
    pub fn is(&self, (id, path): &Key) -> bool {
        self.id == *id && self.path == *path
    }

    /// How many findings weigh how much, the heaviest first; those that there are.
    #[must_use]
    pub fn tally(&self) -> Vec<(Weight, usize)> {
        let count = |weight: Weight| self.findings.iter().filter(|finding| Weight::of(finding) == weight).count();
        Weight::ALL.into_iter().map(|weight| (weight, count(weight))).filter(|(_, count)| *count > 0).collect()
    }

    /// With all that walking every conversation has shown.
    #[must_use]
    pub fn checked(self, linted: Linted, ways: Option<Arc<[Way]>>) -> Self {
        Self { scenario: linted.scenario, findings: linted.findings, check: Check::Done, ways, ..self }
    }
}

/// How to come to each scene: one of the shortest conversations of any want. Each scene is a search through a whole
/// walk, so somebody may `watch` and stop it; the rest is then not known.
pub fn ways(scenario: &Scenario, solved: &[Solved], watch: &mut dyn FnMut() -> Going) -> Arc<[Way]> {
    let whole = solved.iter().all(|solved| solved.cut.is_none());
    let mut way_to = |scene: u16| {
        if watch() == Going::Stop {
            return Way::Unknown;
        }
        let met = solved.iter().filter_map(|solved| Some((solved, solved.seen.line(scene, 0)?.first?)));
        let soonest = met.min_by_key(|(_, spot)| match spot {
            Spot::Turn(turn, _) => *turn,
            Spot::After(_) => u8::MAX,
        });
        match soonest {
            Some((solved, spot)) => Way::By(solved.deal.want, solved.way_to(scenario, spot)),
            None if whole => Way::Nobody,
            None => Way::Unknown,
        }
    };
    (0u16..).zip(&scenario.scenes).map(|(scene, _)| way_to(scene)).collect()
}

/// Where scenarios come from, and what they are read by.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Folders with scenarios besides the built-in ones.
    pub folders: Vec<PathBuf>,
    /// The playbook.
    pub playbook: Arc<Playbook>,
    /// The playbook as it was read.
    pub playbook_text: Arc<str>,
    /// The house words.
    pub house: House,
    /// The sheet that they were read from; empty where there is none.
    pub house_text: Arc<str>,
}

/// A scenario, and the texts that it was made from.
#[derive(Clone, Debug)]
pub struct Script {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The texts.
    pub texts: Arc<Texts>,
}

impl Sources {
    /// Whether scenarios come from the same folders, and are read by the same playbook and house words.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.folders == other.folders && Arc::ptr_eq(&self.playbook, &other.playbook) && self.house == other.house
    }

    /// What a card is played from; none where it cannot be played.
    #[must_use]
    pub fn script(&self, card: &Card) -> Option<Script> {
        let texts = Texts {
            id: card.id.clone(),
            scenario: Arc::clone(&card.text),
            house: Arc::clone(&self.house_text),
            playbook: Arc::clone(&self.playbook_text),
        };
        Some(Script { scenario: card.scenario.clone()?, texts: Arc::new(texts) })
    }

    /// The card of a file, by reading alone.
    #[must_use]
    pub fn card_of_file(&self, path: &Path, read: Result<Arc<str>, &DiskError>) -> Card {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match read {
            Ok(text) => self.card(id, Some(path.to_owned()), text),
            Err(err) => Card {
                title: id.clone(),
                findings: vec![err.as_finding()],
                id,
                path: Some(path.to_owned()),
                scenario: None,
                text: Arc::from(""),
                check: Check::Done,
                ways: None,
                reached: Vec::new(),
            },
        }
    }

    /// The card of a built-in scenario.
    #[must_use]
    pub fn built_in(&self, id: &str, text: &'static str) -> Card {
        self.card(id.to_owned(), None, Arc::from(text))
    }

    fn card(&self, id: String, path: Option<PathBuf>, text: Arc<str>) -> Card {
        let checked = scenario_from_text(&id, &text, &self.playbook, &self.house);
        let title = if checked.title.is_empty() { id.clone() } else { checked.title };
        let check = match (&checked.scenario, &path) {
            (None, _) => Check::Done,
            (Some(_), None) => Check::Read,
            (Some(_), Some(_)) => Check::Waits,
        };
        let (scenario, findings) = (checked.scenario.map(Arc::new), checked.findings);
        Card { id, path, title, scenario, findings, text, check, ways: None, reached: Vec::new() }
    }

    /// Where a card stands: built-in ones first, easiest first; then folder by folder, by name.
    #[must_use]
    pub fn rank(&self, card: &Card) -> (usize, usize, PathBuf) {
        match &card.path {
            None => (0, disk::shipped().iter().position(|(id, _)| *id == card.id).unwrap_or(0), PathBuf::new()),
            Some(path) => {
                let folder = self.folders.iter().position(|folder| path.parent() == Some(folder));
                (1, folder.unwrap_or(usize::MAX), path.clone())
            }
        }
    }
}
