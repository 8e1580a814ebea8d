//! L26 and half of L23: a reply does not name its step or its grade, and a customer answers, they do not grade.

use std::collections::BTreeSet;

use super::texts::{reactions, said};
use super::words::{Phrases, words};
use crate::lint::case::Case;
use crate::lint::report::Report;
use crate::playbook::Playbook;
use crate::solve::Grade;

const GRADES: [Grade; 5] = [Grade::Best, Grade::Good, Grade::CostALittle, Grade::SetYouBack, Grade::HardToComeBackFrom];

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let playbook = &case.scenario.playbook;
    let labels = Labels::of(playbook);
    let judging = Judging::of(playbook);
    for written in case.all_replies() {
        for said in said(written.reply, &written.place) {
            if let Some(name) = labels.found(said.written) {
                let message = format!("The reply \"{}\" says what it is: \"{name}\".", written.reply.id);
                report.find("name-in-reply", &said.place, message, "Leave the label out: only the words are spoken.");
            }
        }
        for (field, reaction) in reactions(written.reply) {
            let wordings = reaction.says.by.iter().flat_map(|(_, wordings)| wordings);
            if let Some(found) = wordings.into_iter().find_map(|text| judging.found(text)) {
                let message = format!("The customer judges the reply \"{}\": \"{found}\".", written.reply.id);
                let help = "Let them answer as they would; the debrief does the judging.";
                report.find("judging-reaction", &written.place.field(field), message, help);
            }
        }
    }
}

/// What a label could say.
struct Labels {
    /// Steps, pitfalls and behaviours by title and id, and the grades.
    names: BTreeSet<String>,
    /// What only brackets make a label: people do begin with "Right:".
    in_brackets: BTreeSet<String>,
}

impl Labels {
    fn of(playbook: &Playbook) -> Self {
        let steps = playbook.steps.iter().flat_map(|step| [&step.title, &step.id]);
        let pitfalls = playbook.pitfalls.iter().flat_map(|pitfall| [&pitfall.title, &pitfall.id]);
        let behaviours = playbook.behaviours.iter().flat_map(|behaviour| [&behaviour.title, &behaviour.id]);
        let names = steps.chain(pitfalls).chain(behaviours).map(|name| name.to_lowercase());
        Self {
            names: names.chain(GRADES.iter().map(|grade| grade.words().to_owned())).collect(),
            in_brackets: playbook.checks.words.labels.iter().cloned().collect(),
        }
    }

    /// A name that begins the text before a colon, or a label in brackets.
    fn found<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (before_colon, _) = text.split_once(':').unwrap_or_default();
        let bracketed = |open: char, close: char| {
            text.split(open).skip(1).filter_map(move |rest| rest.split_once(close)).map(|(label, _)| label)
        };
        let is_name = |label: &str| self.names.contains(&label.trim().to_lowercase());
        let is_label = |label: &str| is_name(label) || self.in_brackets.contains(&label.trim().to_lowercase());
        let mut in_brackets = bracketed('(', ')').chain(bracketed('[', ']'));
        Some(before_colon).filter(|label| is_name(label)).or_else(|| in_brackets.find(|label| is_label(label)))
    }
}

/// What no customer says.
struct Judging {
    words: Phrases,
    /// Titles of steps: typed as a title, for people do say "act now".
    steps: Vec<String>,
    /// Titles of behaviours are said of somebody else: only long ones cannot be meant otherwise.
    behaviours: Phrases,
}

impl Judging {
    fn of(playbook: &Playbook) -> Self {
        let several = |title: &&str| title.split_whitespace().count() >= 3;
        let steps = playbook.steps.iter().map(|step| step.title.as_str());
        Self {
            words: Phrases::of(playbook.checks.words.judging.iter().map(String::as_str)),
            steps: steps.filter(several).map(str::to_owned).collect(),
            behaviours: Phrases::of(playbook.behaviours.iter().map(|b| b.title.as_str()).filter(several)),
        }
    }

    fn found(&self, text: &str) -> Option<String> {
        let split = words(text);
        let phrase = self.words.first_in(&split, |_| true).or_else(|| self.behaviours.first_in(&split, |_| true));
        phrase.or_else(|| self.steps.iter().find(|title| text.contains(title.as_str())).cloned())
    }
}
