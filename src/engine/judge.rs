//! What one behaviour counts for: conditions are looked up, rules fire, wear and persona scale the
//! effect. Everything is judged on the state before the whole reply, so the order of behaviours never
//! matters (mechanics.md, "Rules made fair").

use super::State;
use super::whole::Whole;
use crate::playbook::{
    Action, BehaviourId, Condition, Effect, Fit, Kind, METERS, Milestones, Persona, Playbook, RuleId,
};
use crate::scenario::program::{Clause, Gauge, Sign, Test, Trigger, scaled};
use crate::scenario::{Scenario, Scene};

/// Rules may turn a behaviour into another this often.
const TURNS_INTO_MAX: usize = 8;

/// What a condition may look at.
pub(super) struct Context<'a> {
    pub(super) scenario: &'a Scenario,
    /// The state before the reply.
    pub(super) before: &'a State,
    /// All that the reply does.
    pub(super) does: &'a [BehaviourId],
    /// The rest, in numbers.
    pub(super) gauge: Gauge,
}

impl<'a> Context<'a> {
    /// For guards and endings: no reply, the agreed remedy's fit.
    pub(super) fn plain(scenario: &'a Scenario, state: &'a State) -> Self {
        Self::with(scenario, state, gauge_of(state))
    }

    /// The same with a gauge that was taken before.
    #[inline]
    pub(super) fn with(scenario: &'a Scenario, state: &'a State, gauge: Gauge) -> Self {
        Self { scenario, before: state, does: &[], gauge }
    }

    /// For the lines of a scene.
    #[inline]
    pub(super) fn at_scene(self, scene: &Scene, vent: bool) -> Self {
        let gauge = self.gauge.set(Sign::Vent, vent).set(Sign::Aimed, scene.aimed).set(Sign::Threat, scene.threat);
        Self { gauge, ..self }
    }

    #[inline]
    fn playbook(&self) -> &'a Playbook {
        &self.scenario.playbook
    }

    fn persona(&self) -> Option<&'a Persona> {
        self.playbook().personas.get(self.scenario.customer.persona)
    }
}

/// What conditions read of a state, in numbers.
#[inline]
pub(super) fn gauge_of(state: &State) -> Gauge {
    let gauge = Gauge::new(state.milestones, state.facts, state.scars, state.streak).feel(state.mood);
    gauge.set(Sign::WantKnown, state.want_known()).set(Sign::Alone, true).set_fit(state.fit())
}

/// Whether what a rule asks for holds for a behaviour.
#[inline]
fn fires(when: &Test, at: &Context<'_>, behaviour: Option<BehaviourId>) -> bool {
    let rest = |clause: &Clause| clause.rest.iter().all(|c| holds_for(c, at, behaviour));
    when.clauses.iter().any(|clause| clause.fits(at.gauge) && rest(clause))
}

/// Whether what a rule asks for holds, whatever the behaviour.
#[inline]
pub(super) fn passes(when: &Test, at: &Context<'_>) -> bool {
    fires(when, at, None)
}

/// Whether a condition holds, whatever the behaviour.
pub(super) fn holds(condition: &Condition, at: &Context<'_>) -> bool {
    holds_for(condition, at, None)
}

/// Whether a condition holds for a behaviour.
fn holds_for(condition: &Condition, at: &Context<'_>, behaviour: Option<BehaviourId>) -> bool {
    let state = at.before;
    match condition {
        Condition::Always => true,
        Condition::All(all) => all.iter().all(|c| holds_for(c, at, behaviour)),
        Condition::Any(any) => any.iter().any(|c| holds_for(c, at, behaviour)),
        Condition::Not(c) => !holds_for(c, at, behaviour),
        Condition::AtLeast(meter, points) => state.mood.get(*meter) >= *points,
        Condition::Below(meter, points) => state.mood.get(*meter) < *points,
        Condition::Reached(milestones) => state.milestones & milestones != 0,
        Condition::Facts(count) => state.facts.count_ones() >= u32::from(*count),
        Condition::Knows(facts) => state.facts & facts == *facts,
        Condition::WantKnown => state.want_known(),
        Condition::AboutKnown => at.gauge.shows(Sign::AboutKnown),
        Condition::AsksKnown => at.gauge.shows(Sign::AsksKnown),
        Condition::Used(behaviour, count) => state.uses(at.playbook(), *behaviour) >= *count,
        Condition::PastTolerance(more) => {
            let uses = behaviour.map_or(0, |b| state.uses(at.playbook(), b));
            uses >= at.persona().map_or(0, |p| p.tolerance).saturating_add(*more)
        }
        Condition::Streak(turns) => at.gauge.shows(Sign::Alone) && state.streak >= *turns,
        Condition::Vent => at.gauge.shows(Sign::Vent),
        Condition::Aimed => at.gauge.shows(Sign::Aimed),
        Condition::Threat => at.gauge.shows(Sign::Threat),
        Condition::Is(some) => behaviour.is_some_and(|b| some.contains(&b)),
        Condition::With(some) => at.does.iter().any(|b| some.contains(b)),
        Condition::Fit(fit) => at.gauge.shows(Sign::of_fit(*fit)),
        Condition::Burnt => at.gauge.shows(Sign::Burnt),
        Condition::Scars(points) => state.scars >= *points,
        Condition::SomethingNew => at.gauge.shows(Sign::SomethingNew),
        Condition::Agreed(remedy) => state.agreed == remedy.saturating_add(1),
        Condition::Promise(kept) => state.kept() == Some(*kept),
        Condition::Promised(promises) => state.promised & promises == *promises,
        Condition::Noted(promises) => state.noted & promises == *promises,
        Condition::Ending(endings) => state.ending().is_some_and(|e| endings.contains(&e)),
    }
}

/// Whether a condition of the playbook holds at the line that is being said.
#[must_use]
pub fn holds_at_line(condition: &Condition, scenario: &Scenario, state: &State) -> bool {
    let Some(scene) = scenario.scene(state.scene) else { return false };
    let vent = usize::from(state.part) < scene.parts.len();
    holds(condition, &Context::plain(scenario, state).at_scene(scene, vent))
}

/// How a behaviour counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// As the reply has it.
    pub named: BehaviourId,
    /// As it counted, after the rules.
    pub counted_as: BehaviourId,
    /// Percent of its effect that counted, before the persona's scales.
    pub percent: u16,
    /// Points added to anger, trust, heard and patience, rules' extras included.
    pub points: [i16; 4],
}

/// What a judged behaviour does besides moving meters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) counted: Counted,
    pub(super) kind: Kind,
    pub(super) milestones: Milestones,
    pub(super) reveals_want: bool,
    pub(super) burns: bool,
    /// Further behaviours that rules charge.
    pub(super) also: Option<BehaviourId>,
}

/// Judges one behaviour of a reply, telling each rule that fires.
// Without this its result goes through memory, in pieces, on every turn.
#[inline(always)]
pub(super) fn judge(at: &Context<'_>, named: BehaviourId, mut fired: impl FnMut(RuleId)) -> Judged {
    let playbook = at.playbook();
    let mut made = Judged {
        counted: Counted { named, counted_as: named, percent: 100, points: [0; 4] },
        kind: Kind::Neutral,
        milestones: 0,
        reveals_want: false,
        burns: false,
        also: None,
    };
    if at.before.ending != 0 {
        // In the aftermath the mood no longer moves, and nothing is left to judge by: a deed is what it is.
        let behaviour = playbook.behaviour(named);
        return Judged { kind: behaviour.kind, milestones: behaviour.sets, ..made };
    }
    made.counted.percent = worn_percent(playbook, at.before, named);
    let program = &at.scenario.program;
    let mut opens = true;
    let mut extra = Effect::default();
    let mut id = named;
    let mut into = Some(named);
    // The named behaviour's own rules first (tolerance counts its uses), then those of what it became.
    for _ in 0..TURNS_INTO_MAX {
        let Some(next) = into.take() else { break };
        if next != id && playbook.behaviour(next).kind != Kind::Helpful {
            made.counted.percent = 100;
        }
        id = next;
        into = apply_rules(at, id, &program.counting(id).own, &mut made, &mut opens, &mut extra, &mut fired);
    }
    let (behaviour, counting) = (playbook.behaviour(id), program.counting(id));
    apply_rules(at, id, &counting.helpful, &mut made, &mut opens, &mut extra, &mut fired);
    // What has worn out altogether earns nothing extra from anybody.
    if made.counted.percent > 0 {
        apply_rules(at, id, &counting.persona, &mut made, &mut opens, &mut extra, &mut fired);
    }
    made.counted.counted_as = id;
    made.kind = behaviour.kind;
    made.milestones = if opens { behaviour.sets } else { 0 };
    let mut points = counting.points(made.counted.percent);
    if let Some((meter, share)) = behaviour.percent_of
        && let Some(points) = points.get_mut(meter as usize)
    {
        let value = i16::from(at.before.mood.get(meter));
        *points += value * i16::from(share.min(100)) / 100 - value;
    }
    for ((total, points), meter) in made.counted.points.iter_mut().zip(points).zip(METERS) {
        *total = points + i16::from(extra.get(meter));
    }
    made
}

/// Percent that wear leaves of the next use.
#[inline]
fn worn_percent(playbook: &Playbook, state: &State, id: BehaviourId) -> u16 {
    let Some(wear) = &playbook.behaviour(id).wear else { return 100 };
    let uses = usize::from(state.uses(playbook, id));
    wear.schedule.get(uses).or(wear.schedule.last()).map_or(100, |percent| u16::from(*percent))
}

/// Applies rules in order until one turns the behaviour into another, which is returned.
#[inline(always)]
fn apply_rules(
    at: &Context<'_>,
    behaviour: BehaviourId,
    rules: &[Trigger],
    made: &mut Judged,
    opens: &mut bool,
    extra: &mut Effect,
    fired: &mut impl FnMut(RuleId),
) -> Option<BehaviourId> {
    for rule in rules {
        if !fires(&rule.when, at, Some(behaviour)) {
            continue;
        }
        fired(rule.rule);
        for action in &rule.then {
            match action {
                Action::Scale(percent) => made.counted.percent = scaled(made.counted.percent, *percent),
                Action::Cap(percent) => made.counted.percent = made.counted.percent.min(*percent),
                Action::Become(other) => return Some(*other),
                Action::Add(effect) => {
                    extra.anger = extra.anger.saturating_add(effect.anger);
                    extra.trust = extra.trust.saturating_add(effect.trust);
                    extra.heard = extra.heard.saturating_add(effect.heard);
                    extra.patience = extra.patience.saturating_add(effect.patience);
                }
                Action::Also(other) => made.also = Some(*other),
                Action::OpenNothing => *opens = false,
                Action::RevealWant => made.reveals_want = true,
                Action::Burn => made.burns = true,
            }
        }
    }
    None
}

/// The context of a reply: what it is about, and how its remedy fits.
#[inline]
pub(super) fn context_of<'a>(
    scenario: &'a Scenario,
    want: u8,
    scene: &'a Scene,
    vent: bool,
    before: &'a State,
    whole: &'a Whole<'_>,
) -> Context<'a> {
    let remedy = whole.remedy.and_then(|at| scenario.remedies.get(usize::from(at)));
    let true_fit = remedy.map_or(Fit::Not, |r| r.fits.get(usize::from(want)).copied().unwrap_or_default());
    // Until the customer has said what they want, the best offer can only be partly right.
    let fit = if before.want_known() { true_fit } else { true_fit.min(Fit::Partly) };
    let burnt = whole.remedy.is_some_and(|at| before.burnt >> at & 1 == 1);
    let base = Context::plain(scenario, before).at_scene(scene, vent);
    let gauge = base
        .gauge
        .set(Sign::AboutKnown, whole.about & before.facts != 0)
        .set(Sign::AsksKnown, whole.asks != 0 && whole.asks & !before.facts == 0)
        .set(Sign::Burnt, burnt)
        .set(Sign::Alone, whole.does().len() <= 1)
        .set_fit(fit);
    Context { does: whole.does(), gauge, ..base }
}
