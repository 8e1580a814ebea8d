//! Reactions held against what can come (L37): a version that comes and has no words, and one that is written
//! and never comes.

use crate::lint::case::{Case, Written};
use crate::lint::report::Report;
use crate::lint::telling::quoted;
use crate::scenario::Reaction;
use crate::solve::{Mark, SeenReply, Solved};

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    if !case.is_whole() {
        return;
    }
    for (number, scene) in case.all_scenes() {
        for written in case.replies(number) {
            Versions::of(case, written).judge(case, &scene.id, written, report);
        }
    }
}

/// One version of a reply's reaction.
struct Version<'a> {
    field: &'static str,
    /// As in "it can ...".
    can: &'static str,
    reaction: &'a Reaction,
    /// Where it first comes.
    comes: Option<(&'a Solved, Mark)>,
}

impl Version<'_> {
    fn has_words(&self) -> bool {
        !self.reaction.says.is_empty()
    }

    fn is_written(&self) -> bool {
        let tells = self.reaction.tells;
        self.has_words() || self.reaction.to.is_some() || tells.facts != 0 || tells.want
    }
}

/// All versions of a reply's reaction.
struct Versions<'a> {
    /// Lands, falls flat, backfires.
    plain: Vec<Version<'a>>,
    /// Of a summary: full, facts only, thin, wrong.
    outcomes: Vec<Version<'a>>,
}

const BACKFIRES: &str = "backfires";
const PLAIN: [(&str, &str); 3] = [("lands", "land"), ("falls_flat", "fall flat"), (BACKFIRES, "backfire")];
const OUTCOMES: [(&str, &str); 4] =
    [("full", "be full"), ("facts_only", "hold the facts alone"), ("thin", "be thin"), ("wrong", "be wrong")];
/// The plain version that stands in for an outcome without words of its own.
const STANDS_IN: [usize; 4] = [0, 0, 1, 2];

impl<'a> Versions<'a> {
    fn of(case: &Case<'a>, written: &Written<'a>) -> Self {
        let comes = |mark: &dyn Fn(&SeenReply) -> Option<Mark>| {
            case.solved.iter().find_map(|solved| Some((solved, mark(solved.seen.reply(written.at)?)?)))
        };
        let plain = PLAIN.iter().zip(&written.reply.reactions).enumerate().map(|(nth, ((field, can), reaction))| {
            Version { field, can, reaction, comes: comes(&|seen| seen.reacts.get(nth).copied().flatten()) }
        });
        let made = written.reply.outcomes.iter().flat_map(|outcomes| outcomes.iter());
        let outcomes = OUTCOMES.iter().zip(made).enumerate().map(|(nth, ((field, can), reaction))| Version {
            field,
            can,
            reaction,
            comes: comes(&|seen| seen.outcomes.get(nth).copied().flatten()),
        });
        let (mut plain, outcomes): (Vec<_>, Vec<_>) = (plain.collect(), outcomes.collect());
        // In a summary the outcome speaks, if it has words.
        if !outcomes.is_empty() && outcomes.iter().all(|o: &Version<'_>| o.comes.is_none() || o.has_words()) {
            for version in &mut plain {
                version.comes = None;
            }
        }
        Self { plain, outcomes }
    }

    fn judge(&self, case: &Case<'_>, scene: &str, written: &Written<'_>, report: &mut Report<'_, '_>) {
        let all = || self.plain.iter().chain(&self.outcomes);
        let spoken = all().filter(|version| version.has_words()).count();
        // A reply that never gets an answer is another finding; one that is never on offer gets none.
        if spoken == 0 || all().all(|version| version.comes.is_none()) {
            return;
        }
        let words = quoted(&written.reply.text);
        let idle = || all().filter(|version| version.comes.is_none() && !self.needs_a_cut_in(version));
        for version in self.missing() {
            let Some((solved, mark)) = version.comes else { continue };
            let message = format!("{words} in \"{scene}\" can {}, and the customer has no words for it.", version.can);
            let help = match idle().find(|other| other.has_words()) {
                Some(other) => format!("Write `{}: \"...\"`; `{}` never comes.", version.field, other.field),
                None => format!("Write `{}: \"...\"`.", version.field),
            };
            let taken = solved.way_through(case.scenario, mark);
            report.prove("reaction-missing", &written.place.field(version.field), message, help, (solved, &taken));
        }
        // The only words that are written are meant for all; where they are missing was said above.
        let for_all = |version: &Version<'_>| version.has_words() && spoken == 1;
        for version in idle().filter(|version| version.is_written() && !for_all(version)) {
            let message = format!(
                "{words} in \"{scene}\" can never {}, so nobody will read what is written for it.",
                version.can
            );
            let help = format!("Leave `{}` out, or change what the reply does.", version.field);
            report.find("reaction-never-comes", &written.place.field(version.field), message, help);
        }
    }

    /// Who cuts in makes any reply backfire; the walk does not cut in.
    fn needs_a_cut_in(&self, version: &Version<'_>) -> bool {
        self.outcomes.is_empty() && version.field == BACKFIRES
    }

    /// Versions that come and leave the customer without words.
    fn missing(&self) -> impl Iterator<Item = &Version<'a>> {
        let silent = |version: &&Version<'a>| version.comes.is_some() && !version.has_words();
        let stand_in = |nth: &usize| self.plain.get(*nth).is_some_and(Version::has_words);
        let plain = self.plain.iter().filter(move |_| self.outcomes.is_empty()).filter(silent);
        let outcomes = self.outcomes.iter().zip(STANDS_IN).filter(move |(_, nth)| !stand_in(nth)).map(|(o, _)| o);
        plain.chain(outcomes.filter(silent))
    }
}
