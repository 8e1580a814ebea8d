//! What one behaviour counts for: conditions are looked up, rules fire, wear and persona scale the
//! effect. Everything is judged on the state before the whole reply, so the order of behaviours never
//! matters (mechanics.md, "Rules made fair").

use super::State;
use crate::playbook::{
    Action, Behaviour, BehaviourId, Condition, Effect, Fit, Kind, METERS, Meter, Milestones, Persona, Playbook, RuleId,
    Scales,
};
use crate::scenario::{Deed, Scenario, Scene};

/// Rules may turn a behaviour into another this often.
const TURNS_INTO_MAX: usize = 8;

/// What a condition may look at.
pub(super) struct Context<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) persona: Option<&'a Persona>,
    /// The state before the reply.
    pub(super) before: &'a State,
    pub(super) vent: bool,
    pub(super) aimed: bool,
    pub(super) threat: bool,
    /// The behaviour in question.
    pub(super) behaviour: Option<BehaviourId>,
    /// All that the reply does.
    pub(super) does: &'a [BehaviourId],
    /// Facts that the reply is about.
    pub(super) about: u16,
    /// Facts that the reply asks for.
    pub(super) asks: u16,
    /// How the proposed remedy fits, as far as the customer has said what they want.
    pub(super) fit: Fit,
    /// Whether the proposed remedy was offered too early before.
    pub(super) burnt: bool,
    /// Whether the turn brought something new.
    pub(super) something_new: bool,
}

impl<'a> Context<'a> {
    /// For guards and endings: no reply, the agreed remedy's fit.
    pub(super) fn plain(scenario: &'a Scenario, state: &'a State) -> Self {
        Self {
            playbook: &scenario.playbook,
            persona: scenario.playbook.personas.get(scenario.customer.persona),
            before: state,
            vent: false,
            aimed: false,
            threat: false,
            behaviour: None,
            does: &[],
            about: 0,
            asks: 0,
            fit: state.fit(),
            burnt: false,
            something_new: false,
        }
    }

    /// For the lines of a scene.
    pub(super) fn at_scene(self, scene: &Scene, vent: bool) -> Self {
        Self { vent, aimed: scene.aimed, threat: scene.threat, ..self }
    }

    /// For one behaviour of a reply.
    fn of(&self, behaviour: BehaviourId) -> Self {
        Self { behaviour: Some(behaviour), ..*self }
    }

    fn tolerance(&self) -> u8 {
        self.persona.map_or(0, |p| p.tolerance)
    }
}

/// Whether a condition holds.
pub(super) fn holds(condition: &Condition, at: &Context<'_>) -> bool {
    let state = at.before;
    match condition {
        Condition::Always => true,
        Condition::All(all) => all.iter().all(|c| holds(c, at)),
        Condition::Any(any) => any.iter().any(|c| holds(c, at)),
        Condition::Not(c) => !holds(c, at),
        Condition::AtLeast(meter, points) => state.mood.get(*meter) >= *points,
        Condition::Below(meter, points) => state.mood.get(*meter) < *points,
        Condition::Reached(milestones) => state.milestones & milestones != 0,
        Condition::Facts(count) => state.facts.count_ones() >= u32::from(*count),
        Condition::Knows(facts) => state.facts & facts == *facts,
        Condition::WantKnown => state.want_known(),
        Condition::AboutKnown => at.about & state.facts != 0,
        Condition::AsksKnown => at.asks != 0 && at.asks & !state.facts == 0,
        Condition::Used(behaviour, count) => state.uses(at.playbook, *behaviour) >= *count,
        Condition::PastTolerance(more) => {
            let uses = at.behaviour.map_or(0, |b| state.uses(at.playbook, b));
            uses >= at.tolerance().saturating_add(*more)
        }
        Condition::Streak(turns) => at.does.len() <= 1 && state.streak >= *turns,
        Condition::Vent => at.vent,
        Condition::Aimed => at.aimed,
        Condition::Threat => at.threat,
        Condition::Is(some) => at.behaviour.is_some_and(|b| some.contains(&b)),
        Condition::With(some) => at.does.iter().any(|b| some.contains(b)),
        Condition::Fit(fit) => at.fit == *fit,
        Condition::Burnt => at.burnt,
        Condition::Scars(points) => state.scars >= *points,
        Condition::SomethingNew => at.something_new,
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
pub(super) fn judge(at: &Context<'_>, named: BehaviourId, mut fired: impl FnMut(RuleId)) -> Judged {
    let playbook = at.playbook;
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
        into = apply_rules(&at.of(id), &playbook.behaviour(id).rules, &mut made, &mut opens, &mut extra, &mut fired);
    }
    let behaviour = playbook.behaviour(id);
    let here = at.of(id);
    if behaviour.kind == Kind::Helpful {
        apply_rules(&here, &playbook.helpful, &mut made, &mut opens, &mut extra, &mut fired);
    }
    // What has worn out altogether earns nothing extra from anybody.
    let persona_rules = at.persona.filter(|_| made.counted.percent > 0).map(|p| p.rules.as_ref()).unwrap_or_default();
    apply_rules(&here, persona_rules, &mut made, &mut opens, &mut extra, &mut fired);
    made.counted.counted_as = id;
    made.kind = behaviour.kind;
    made.milestones = if opens { behaviour.sets } else { 0 };
    let points = points(at, behaviour, made.counted.percent);
    for (total, meter) in made.counted.points.iter_mut().zip(METERS) {
        let index = meter as usize;
        *total = points.get(index).copied().unwrap_or(0) + i16::from(extra.get(meter));
    }
    made
}

/// Percent that wear leaves of the next use.
fn worn_percent(playbook: &Playbook, state: &State, id: BehaviourId) -> u16 {
    let Some(wear) = &playbook.behaviour(id).wear else { return 100 };
    let uses = usize::from(state.uses(playbook, id));
    wear.schedule.get(uses).or(wear.schedule.last()).map_or(100, |percent| u16::from(*percent))
}

/// Applies rules in order until one turns the behaviour into another, which is returned.
fn apply_rules(
    at: &Context<'_>,
    rules: &[RuleId],
    made: &mut Judged,
    opens: &mut bool,
    extra: &mut Effect,
    fired: &mut impl FnMut(RuleId),
) -> Option<BehaviourId> {
    for id in rules {
        let Some(rule) = at.playbook.rules.get(id.index()) else { continue };
        if !holds(&rule.when, at) {
            continue;
        }
        fired(*id);
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

fn scaled(percent: u16, by: u16) -> u16 {
    u16::try_from(u32::from(percent) * u32::from(by) / 100).unwrap_or(u16::MAX)
}

/// The points of a behaviour at so many percent toward a persona; round half away from zero.
pub(super) fn points(at: &Context<'_>, behaviour: &Behaviour, percent: u16) -> [i16; 4] {
    let scales = at.persona.map_or_else(Scales::default, |p| p.scales);
    let mut made = [0i16; 4];
    for (total, meter) in made.iter_mut().zip(METERS) {
        let effect = behaviour.effect.get(meter);
        *total = rounded(effect, scaled(percent, scale_for(&scales, meter, effect)));
        if let Some((halved, share)) = behaviour.percent_of
            && halved == meter
        {
            let value = i16::from(at.before.mood.get(meter));
            *total += value * i16::from(share.min(100)) / 100 - value;
        }
    }
    made
}

fn scale_for(scales: &Scales, meter: Meter, effect: i8) -> u16 {
    match (meter, effect > 0) {
        (Meter::Anger, true) => scales.anger_up,
        (Meter::Anger, false) => scales.anger_down,
        (Meter::Trust, true) => scales.trust_gain,
        (Meter::Trust, false) => scales.trust_loss,
        (Meter::Heard, true) => scales.heard_gain,
        (Meter::Patience, false) => scales.patience_drain,
        (Meter::Heard, false) | (Meter::Patience, true) => 100,
    }
}

fn rounded(effect: i8, percent: u16) -> i16 {
    let size = (u32::from(effect.unsigned_abs()) * u32::from(percent) + 50) / 100;
    let size = i16::try_from(size).unwrap_or(i16::MAX);
    if effect < 0 { -size } else { size }
}

/// The context of a reply: what it is about, and how its remedy fits.
pub(super) fn context_of<'a>(
    scenario: &'a Scenario,
    want: u8,
    scene: &'a Scene,
    vent: bool,
    before: &'a State,
    does: &'a [BehaviourId],
    deed: &Deed,
) -> Context<'a> {
    let remedy = deed.remedy.and_then(|at| scenario.remedies.get(usize::from(at)));
    let true_fit = remedy.map_or(Fit::Not, |r| r.fits.get(usize::from(want)).copied().unwrap_or_default());
    // Until the customer has said what they want, the best offer can only be partly right.
    let fit = if before.want_known() { true_fit } else { true_fit.min(Fit::Partly) };
    let burnt = deed.remedy.is_some_and(|at| before.burnt >> at & 1 == 1);
    let base = Context::plain(scenario, before).at_scene(scene, vent);
    Context { does, about: deed.about, asks: deed.asks, fit, burnt, ..base }
}
