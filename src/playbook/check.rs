//! From a playbook as typed to a sound one: every name resolved, every limit checked.
//! The only maker of a [`Playbook`].

use super::draft::{BehaviourDraft, ConditionDraft, PlaybookDraft, ShownByDraft};
use super::resolve::Names;
use super::{
    Action, Behaviour, BehaviourId, Condition, Ending, Kind, Milestones, Persona, Pitfall, Playbook, Renewal, Rest,
    Rule, RuleId, ShownBy, Step, Summary, Wear,
};
use crate::text::{Finding, Findings, Place, read};

/// Most milestones: one bit each.
const MILESTONES_MAX: usize = 16;
/// Bits for all wear counts together.
const WEAR_BITS: u8 = 64;

/// A playbook from its text.
///
/// # Errors
/// Everything that is wrong with it; warnings alone do not stop it.
pub fn playbook_from_text(text: &str) -> Result<Playbook, Vec<Finding>> {
    let read = read::read::<PlaybookDraft>(text);
    let mut findings = Findings::of(text, &read);
    let made = read.value.as_ref().and_then(|draft| Check::new(draft).playbook(&mut findings));
    match made {
        Some(playbook) if !findings.has_errors() => Ok(playbook),
        _ => Err(findings.into_sorted()),
    }
}

/// The playbook that is built into the program.
///
/// # Errors
/// Its findings, if somebody shipped a broken one (a test forbids it).
pub fn shipped() -> Result<Playbook, Vec<Finding>> {
    playbook_from_text(super::SHIPPED)
}

struct Check<'a> {
    draft: &'a PlaybookDraft,
    names: Names<'a>,
    rules: Vec<&'a str>,
}

impl<'a> Check<'a> {
    fn new(draft: &'a PlaybookDraft) -> Self {
        let names = Names {
            behaviours: draft.behaviours.iter().map(|b| b.id.as_str()).collect(),
            milestones: draft.milestones.iter().map(String::as_str).collect(),
            endings: draft.endings.iter().map(|e| e.id.as_str()).collect(),
            ..Names::default()
        };
        Self { draft, names, rules: draft.rules.iter().map(|r| r.id.as_str()).collect() }
    }

    fn playbook(&self, findings: &mut Findings<'_>) -> Option<Playbook> {
        let draft = self.draft;
        let root = Place::root();
        self.unique_ids(findings);
        if draft.milestones.len() > MILESTONES_MAX {
            let message =
                format!("There are {} milestones; at most {MILESTONES_MAX} can be kept.", draft.milestones.len());
            findings.error(
                &root.field("milestones"),
                "too-many",
                message,
                "Join two that are always reached together.",
            );
        }
        let rules: Vec<Rule> = self.checked_rules(findings);
        let behaviours = self.behaviours(findings);
        self.no_circles(&rules, &behaviours, findings);
        draft.checks.judge(findings);
        draft.assessment.judge(findings);
        let turn = root.field("turn");
        let charge = |name: &'a str, field, findings: &mut Findings<'_>| {
            self.names.behaviour(name, &turn.field(field), findings)
        };
        let limits = root.field("limits");
        let aftermath = root.field("aftermath");
        let renewed = [Renewal::SomethingNew, Renewal::NewWrong].map(|by| renewed_bits(&behaviours, by));
        Some(Playbook {
            id: draft.id.clone(),
            title: draft.title.clone(),
            milestones: draft.milestones.clone(),
            steps: self.steps(findings),
            pitfalls: self.pitfalls(findings),
            behaviours,
            rules,
            personas: self.personas(findings),
            moods: draft.moods,
            openings: [draft.openings.easy, draft.openings.medium, draft.openings.hard, draft.openings.expert],
            after_turn: self.rule_ids(&draft.turn.after, &turn.field("after"), findings),
            at_close: self.rule_ids(&draft.turn.at_close, &turn.field("at_close"), findings),
            helpful: self.rule_ids(&draft.turn.helpful, &turn.field("helpful"), findings),
            cut_in: charge(&draft.turn.cut_in, "cut_in", findings)?,
            silence: charge(&draft.turn.silence, "silence", findings)?,
            listen: charge(&draft.turn.listen, "listen", findings)?,
            listen_text: draft.turn.listen_text.clone(),
            breach: self.names.condition(&draft.limits.breach, &limits.field("breach"), findings),
            breach_ending: self.names.ending(&draft.limits.breach_ending, &limits.field("breach_ending"), findings)?,
            leave: self.names.condition(&draft.limits.leave, &limits.field("leave"), findings),
            leave_ending: self.names.ending(&draft.limits.leave_ending, &limits.field("leave_ending"), findings)?,
            rests: self.rests(findings),
            endings: self.endings(findings),
            follow_up: self.names.milestone(&draft.aftermath.outlasts, &aftermath.field("outlasts"), findings),
            overpromise: self.names.milestone(
                &draft.aftermath.breaks_promise,
                &aftermath.field("breaks_promise"),
                findings,
            ),
            weights: draft.aftermath.weights,
            summary: self.summary(findings),
            free_seconds: draft.channels.iter().map(|c| (c.channel, c.free_seconds)).collect(),
            renewed,
            checks: draft.checks.clone(),
            assessment: draft.assessment,
        })
    }

    fn unique_ids(&self, findings: &mut Findings<'_>) {
        let draft = self.draft;
        let steps: Vec<&str> = draft.steps.iter().map(|s| s.id.as_str()).collect();
        let pitfalls: Vec<&str> = draft.pitfalls.iter().map(|p| p.id.as_str()).collect();
        let personas: Vec<&str> = draft.personas.iter().map(|p| p.id.as_str()).collect();
        let tables = [
            ("behaviours", &self.names.behaviours),
            ("endings", &self.names.endings),
            ("rules", &self.rules),
            ("steps", &steps),
            ("pitfalls", &pitfalls),
            ("personas", &personas),
        ];
        for (table, ids) in tables {
            let place = Place::root().field(table);
            if ids.is_empty() {
                findings.error(
                    &place,
                    "empty-list",
                    format!("\"{table}\" is empty."),
                    "A playbook needs at least one.",
                );
            }
            for (at, id) in ids.iter().enumerate() {
                if ids.iter().position(|other| other == id) != Some(at) {
                    findings.error(
                        &place.item(at).field("id"),
                        "duplicate-id",
                        format!("\"{id}\" is there twice."),
                        "Give one of them another id.",
                    );
                }
            }
        }
    }

    fn rule_ids(&self, names: &[String], place: &Place<'a>, findings: &mut Findings<'_>) -> Box<[RuleId]> {
        let mut ids = Vec::new();
        for (at, name) in names.iter().enumerate() {
            match self.rules.iter().position(|r| r == name).and_then(|n| u16::try_from(n).ok()) {
                Some(id) => ids.push(RuleId(id)),
                None => findings.unknown(&place.item(at), "unknown-rule", "rule", name, &self.rules),
            }
        }
        ids.into()
    }

    fn milestones(&self, names: &[String], place: &Place<'a>, findings: &mut Findings<'_>) -> Milestones {
        names.iter().enumerate().fold(0, |set, (at, name)| set | self.names.milestone(name, &place.item(at), findings))
    }

    fn checked_rules(&self, findings: &mut Findings<'_>) -> Vec<Rule> {
        let place = Place::root().field("rules");
        self.draft
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| {
                let place = place.item(at);
                let then = place.field("then");
                Rule {
                    id: rule.id.clone(),
                    when: self.names.condition(&rule.when, &place.field("when"), findings),
                    then: rule
                        .then
                        .iter()
                        .enumerate()
                        .filter_map(|(n, a)| self.names.action(a, &then.item(n), findings))
                        .collect(),
                    note: rule.note.clone(),
                }
            })
            .collect()
    }

    fn behaviours(&self, findings: &mut Findings<'_>) -> Vec<Behaviour> {
        let mut shift = 0u8;
        let place = Place::root().field("behaviours");
        self.draft
            .behaviours
            .iter()
            .enumerate()
            .map(|(at, draft)| {
                let place = place.item(at);
                let wear = self.wear(draft, &mut shift, &place, findings);
                Behaviour {
                    id: draft.id.clone(),
                    title: draft.title.clone(),
                    did: if draft.did.is_empty() { &draft.title } else { &draft.did }.clone(),
                    kind: draft.kind,
                    effect: draft.effect,
                    percent_of: draft.percent_of,
                    wear,
                    rules: self.rule_ids(&draft.rules, &place.field("rules"), findings),
                    sets: self.milestones(&draft.sets, &place.field("sets"), findings),
                    clears: self.milestones(&draft.clears, &place.field("clears"), findings),
                    agrees: draft.agrees,
                    scar: draft.scar,
                    streak: draft.streak,
                }
            })
            .collect()
    }

    /// The wear of a behaviour and its bits: as many as its schedule and the rules that count its uses need.
    fn wear(
        &self,
        draft: &BehaviourDraft,
        shift: &mut u8,
        place: &Place<'a>,
        findings: &mut Findings<'_>,
    ) -> Option<Wear> {
        let schedule = match (&draft.wear, draft.kind) {
            (Some(own), _) => own.clone(),
            (None, Kind::Helpful) => self.draft.wear.clone(),
            (None, _) => Vec::new(),
        };
        if schedule.is_empty() {
            return None;
        }
        let highest = (schedule.len() - 1).max(self.counted_to(draft));
        let bits = u8::try_from(usize::BITS - highest.leading_zeros()).unwrap_or(WEAR_BITS);
        let first = *shift;
        *shift = shift.saturating_add(bits);
        if *shift > WEAR_BITS {
            let help = "Leave the wear of some behaviours empty: wear: Some([]).";
            findings.error(place, "too-much-wear", "More behaviours wear out than can be counted.", help);
            return None;
        }
        Some(Wear { schedule: schedule.into(), shift: first, bits, renewed_by: draft.renewed_by })
    }

    /// How far the rules count the uses of a behaviour: its own past the largest tolerance, any by name.
    fn counted_to(&self, draft: &BehaviourDraft) -> usize {
        let tolerance = self.draft.personas.iter().map(|p| usize::from(p.tolerance)).max().unwrap_or(0);
        let own = self.draft.rules.iter().filter(|rule| draft.rules.contains(&rule.id));
        let past = own.filter_map(|rule| {
            most(&rule.when, &|c| if let ConditionDraft::PastTolerance(n) = c { Some(*n) } else { None })
        });
        let by_name = self.draft.rules.iter().filter_map(|rule| {
            most(&rule.when, &|c| match c {
                ConditionDraft::Used(name, n) if *name == draft.id => Some(*n),
                _ => None,
            })
        });
        past.map(|n| tolerance + usize::from(n)).chain(by_name.map(usize::from)).max().unwrap_or(0)
    }

    /// A behaviour that becomes another must not come back to itself.
    fn no_circles(&self, rules: &[Rule], behaviours: &[Behaviour], findings: &mut Findings<'_>) {
        for start in 0..behaviours.len() {
            let mut seen = vec![start];
            let mut ahead = vec![start];
            while let Some(at) = ahead.pop() {
                let own = behaviours.get(at).map(|b| b.rules.as_ref()).unwrap_or_default();
                for action in own.iter().filter_map(|id| rules.get(id.index())).flat_map(|rule| rule.then.iter()) {
                    if let Action::Become(BehaviourId(next)) = action {
                        let next = usize::from(*next);
                        if next == start {
                            let place = Place::root().field("behaviours").item(start);
                            findings.error(
                                &place,
                                "circle",
                                "Its rules turn it back into itself.",
                                "Let a rule become a behaviour without such rules.",
                            );
                            return;
                        }
                        if !seen.contains(&next) {
                            seen.push(next);
                            ahead.push(next);
                        }
                    }
                }
            }
        }
    }

    /// The titles of the articles that sources name.
    fn titles(&self, sources: &[String]) -> Vec<String> {
        let title =
            |source: &String| self.draft.articles.iter().find(|a| a.id == *source).map_or(source, |a| &a.title).clone();
        sources.iter().map(title).collect()
    }

    fn steps(&self, findings: &mut Findings<'_>) -> Vec<Step> {
        let place = Place::root().field("steps");
        self.draft
            .steps
            .iter()
            .enumerate()
            .map(|(at, draft)| {
                let place = place.item(at);
                let shown = place.field("shown_by");
                let shown_by = match &draft.shown_by {
                    ShownByDraft::Behaviours(names) => {
                        ShownBy::Behaviours(self.names.behaviours(names, &shown.item(0), findings).into())
                    }
                    ShownByDraft::Absence { of, at } => ShownBy::Absence(
                        self.names.behaviours(of, &shown.field("of"), findings).into(),
                        self.names.condition(at, &shown.field("at"), findings),
                    ),
                };
                Step {
                    id: draft.id.clone(),
                    title: draft.title.clone(),
                    plain: draft.plain.clone(),
                    instead: draft.instead.clone(),
                    avoid: draft.avoid.clone(),
                    sources: self.titles(&draft.sources),
                    shown_by,
                    due: draft.due.as_ref().map_or(0, |name| self.names.milestone(name, &place.field("due"), findings)),
                    undone_by: self.names.behaviours(&draft.undone_by, &place.field("undone_by"), findings).into(),
                }
            })
            .collect()
    }

    fn pitfalls(&self, findings: &mut Findings<'_>) -> Vec<Pitfall> {
        let place = Place::root().field("pitfalls");
        self.draft
            .pitfalls
            .iter()
            .enumerate()
            .map(|(at, draft)| Pitfall {
                id: draft.id.clone(),
                title: draft.title.clone(),
                plain: draft.plain.clone(),
                instead: draft.instead.clone(),
                sources: self.titles(&draft.sources),
                behaviours: self
                    .names
                    .behaviours(&draft.behaviours, &place.item(at).field("behaviours"), findings)
                    .into(),
                critical: draft.critical,
            })
            .collect()
    }

    fn personas(&self, findings: &mut Findings<'_>) -> Vec<Persona> {
        let place = Place::root().field("personas");
        self.draft
            .personas
            .iter()
            .enumerate()
            .map(|(at, draft)| Persona {
                id: draft.id.clone(),
                title: draft.title.clone(),
                plain: draft.plain.clone(),
                scales: draft.scales,
                tolerance: draft.tolerance,
                opening: draft.opening,
                rules: self.rule_ids(&draft.rules, &place.item(at).field("rules"), findings),
            })
            .collect()
    }

    fn rests(&self, findings: &mut Findings<'_>) -> Vec<Rest> {
        let place = Place::root().field("limits").field("rests");
        let rests = self.draft.limits.rests.iter().enumerate();
        rests
            .map(|(at, draft)| Rest {
                meter: draft.meter,
                at_least: draft.at_least,
                at_most: draft.at_most,
                when: self.names.condition(&draft.when, &place.item(at).field("when"), findings),
            })
            .collect()
    }

    fn endings(&self, findings: &mut Findings<'_>) -> Vec<Ending> {
        let place = Place::root().field("endings");
        let endings: Vec<Ending> = self
            .draft
            .endings
            .iter()
            .enumerate()
            .map(|(at, draft)| Ending {
                id: draft.id.clone(),
                title: draft.title.clone(),
                plain: draft.plain.clone(),
                points: draft.points.min(100),
                stars: draft.stars,
                success: draft.success,
                when: draft.when.as_ref().map(|c| self.names.condition(c, &place.item(at).field("when"), findings)),
                on_request: draft.on_request,
            })
            .collect();
        if !endings.iter().any(|e| e.when == Some(Condition::Always)) {
            let help = "Give the last of them `when: Always`.";
            findings.error(&place, "no-last-ending", "A conversation could close without any ending.", help);
        }
        endings
    }

    fn summary(&self, findings: &mut Findings<'_>) -> Summary {
        let place = Place::root().field("summary");
        let draft = &self.draft.summary;
        let mut list = |names: &[String], field| self.names.behaviours(names, &place.field(field), findings).into();
        Summary {
            full: list(&draft.full, "full"),
            facts_only: list(&draft.facts_only, "facts_only"),
            thin: list(&draft.thin, "thin"),
            wrong: list(&draft.wrong, "wrong"),
        }
    }
}

/// Bits of all wear counts that this makes fresh.
fn renewed_bits(behaviours: &[Behaviour], by: Renewal) -> u64 {
    let wears = behaviours.iter().filter_map(|b| b.wear.as_ref()).filter(|wear| wear.renewed_by == by);
    wears.fold(0, |bits, wear| bits | wear.mask() << wear.shift)
}

/// The largest number that a condition, or one within it, holds of a kind.
fn most(condition: &ConditionDraft, of: &impl Fn(&ConditionDraft) -> Option<u8>) -> Option<u8> {
    let within = match condition {
        ConditionDraft::All(all) | ConditionDraft::Any(all) => all.iter().filter_map(|c| most(c, of)).max(),
        ConditionDraft::Not(inner) => most(inner, of),
        _ => None,
    };
    of(condition).max(within)
}
