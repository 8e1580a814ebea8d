//! One turn: the reply is judged, the customer reacts, the next scene begins. [`choose`] gives the next
//! state and allocates nothing; [`take`] does the same and tells all that happened, for a transcript.

use super::aftermath;
use super::judge::{Context, Counted, context_of, holds, judge};
use super::offer::{offered, part_of};
use super::{Deal, State, Taken, Timing};
use crate::playbook::{BehaviourId, Effect, Fit, Kind, METERS, Meter, Mood, Playbook, Renewal, RuleId};
use crate::scenario::{BEHAVIOURS_MAX, Deed, Facts, Goto, Heard, PIECES_MAX, Reaction, Reacts, Reply, ReplyKind, Scenario, Scene, Tells};

/// The reply was not on offer, or was put together from pieces that it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOffered {
    /// The conversation is over.
    #[error("the conversation is over")]
    Over,
    /// No such reply on offer.
    #[error("reply {0} is not on offer here")]
    Reply(u8),
    /// The pieces do not fit the slots.
    #[error("these pieces do not fit reply {0}")]
    Pieces(u8),
    /// One cannot listen by cutting in.
    #[error("reply {0} lets the customer go on: it cannot cut in")]
    Listening(u8),
}

/// A turn that was taken, with all that followed.
#[derive(Clone, Debug)]
pub struct Turn {
    /// What was taken.
    pub taken: Taken,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// The mood after the turn; in the aftermath, the last one of the conversation.
    pub mood: Mood,
    /// How it was taken.
    pub reacts: Reacts,
    /// In a summary: which of full, facts only, thin, wrong.
    pub outcome: Option<usize>,
    /// How each behaviour counted, charges for timing first.
    pub counted: Vec<Counted>,
    /// Rules that fired, in order, each once.
    pub rules: Vec<RuleId>,
    /// Facts that became known.
    pub told: Facts,
    /// Whether the customer said what they really want.
    pub want_told: bool,
    /// Whether the reply cut in.
    pub cut_in: bool,
    /// Steps of silence before it.
    pub silence: u8,
}

impl Turn {
    fn new(taken: &Taken, from: &State) -> Self {
        Self {
            taken: *taken,
            from: *from,
            to: *from,
            mood: from.mood,
            reacts: Reacts::Lands,
            outcome: None,
            counted: Vec::new(),
            rules: Vec::new(),
            told: 0,
            want_told: false,
            cut_in: false,
            silence: 0,
        }
    }
}

/// Who is told what happens; the solver tells nobody.
trait Listener {
    fn rule(&mut self, _rule: RuleId) {}
    fn counted(&mut self, _counted: Counted) {}
    fn reacted(&mut self, _reacts: Reacts, _outcome: Option<usize>) {}
    fn cut_in(&mut self) {}
    fn mood(&mut self, _mood: Mood) {}
}

struct Nobody;
impl Listener for Nobody {}

impl Listener for Turn {
    fn rule(&mut self, rule: RuleId) {
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }
    fn counted(&mut self, counted: Counted) {
        self.counted.push(counted);
    }
    fn reacted(&mut self, reacts: Reacts, outcome: Option<usize>) {
        self.reacts = reacts;
        self.outcome = outcome;
    }
    fn cut_in(&mut self) {
        self.cut_in = true;
    }
    fn mood(&mut self, mood: Mood) {
        self.mood = mood;
    }
}

/// The next state. Allocates nothing.
///
/// # Errors
/// When the reply was not on offer; nothing has changed then.
pub fn choose(scenario: &Scenario, deal: Deal, state: &State, taken: &Taken) -> Result<State, NotOffered> {
    Step { scenario, deal, listener: &mut Nobody }.run(state, taken)
}

/// The turn with all that followed.
///
/// # Errors
/// When the reply was not on offer; nothing has changed then.
pub fn take(scenario: &Scenario, deal: Deal, state: &State, taken: &Taken) -> Result<Turn, NotOffered> {
    let mut turn = Turn::new(taken, state);
    turn.to = Step { scenario, deal, listener: &mut turn }.run(state, taken)?;
    turn.told = if turn.to.ending == 0 { turn.to.facts & !state.facts } else { 0 };
    turn.want_told = turn.to.want_known() && !state.want_known();
    turn.silence = if let Timing::Silence(steps) = taken.timing { steps } else { 0 };
    Ok(turn)
}

/// What a whole reply does, its pieces put together.
struct Whole {
    does: [BehaviourId; BEHAVIOURS_MAX],
    count: usize,
    deed: Deed,
    notes: u8,
    outcome: Option<usize>,
}

impl Whole {
    fn add(&mut self, more: &[BehaviourId]) {
        for id in more {
            if !self.does().contains(id)
                && let Some(slot) = self.does.get_mut(self.count)
            {
                *slot = *id;
                self.count += 1;
            }
        }
    }

    fn join(&mut self, deed: &Deed) {
        self.add(&deed.does);
        self.deed.about |= deed.about;
        self.deed.asks |= deed.asks;
        self.deed.remedy = self.deed.remedy.or(deed.remedy);
        self.deed.promise = self.deed.promise.or(deed.promise);
    }

    fn does(&self) -> &[BehaviourId] {
        self.does.get(..self.count).unwrap_or(&[])
    }
}

/// What the behaviours of a reply came to.
#[derive(Default)]
struct Sum {
    points: [i16; 4],
    harmful: bool,
    weak: bool,
    milestones: u16,
    cleared: u16,
    scar: u8,
    agrees: bool,
    burns: bool,
    reveals: bool,
}

struct Step<'a, L: Listener> {
    scenario: &'a Scenario,
    deal: Deal,
    listener: &'a mut L,
}

impl<L: Listener> Step<'_, L> {
    fn playbook(&self) -> &Playbook {
        &self.scenario.playbook
    }

    fn run(&mut self, state: &State, taken: &Taken) -> Result<State, NotOffered> {
        let scenario = self.scenario;
        let scene = scenario.scene(state.scene).ok_or(NotOffered::Over)?;
        let reply = offered(scenario, scene, state, taken.number).ok_or(NotOffered::Reply(taken.number))?;
        let vent = part_of(scene, state).is_some();
        if reply.kind == ReplyKind::Listen && taken.timing == Timing::CutIn {
            return Err(NotOffered::Listening(taken.number));
        }
        let whole = whole(scenario, reply, taken).ok_or(NotOffered::Pieces(taken.number))?;
        let mut next = *state;
        let mut cut_in = false;
        if state.ending == 0 {
            next.turn = next.turn.saturating_add(1);
            cut_in = self.charge_timing(&mut next, scene, vent, reply, taken);
        }
        let before = next;
        let mut sum = self.judge_all(&before, scene, vent, &whole, &mut next);
        sum.harmful |= cut_in;
        self.settle_deeds(&mut next, reply, &whole, &sum);
        let reacts = self.reacts(&whole, &sum);
        self.listener.reacted(reacts, whole.outcome);
        let reaction = reaction(reply, reacts, whole.outcome);
        next.learn(reaction.tells);
        if state.ending != 0 {
            aftermath::advance(scenario, &mut next, reaction.to.unwrap_or(reply.to));
            return Ok(next);
        }
        let target = self.go_on(&mut next, reply, reaction.to.unwrap_or(reply.to));
        self.after_turn(state, &before, &mut next, vent, reply, &whole, &sum);
        self.close_or_limit(state, &mut next, target);
        Ok(next)
    }

    /// Silence or the cut-in is charged first, then the behaviours are judged on what it left.
    /// Says whether the reply cut in, which is a wrong like any other.
    fn charge_timing(&mut self, next: &mut State, scene: &Scene, vent: bool, reply: &Reply, taken: &Taken) -> bool {
        let (cut_in, silence, listen) = (self.playbook().cut_in, self.playbook().silence, self.playbook().listen);
        let cuts_in = taken.timing == Timing::CutIn || (vent && reply.kind != ReplyKind::Listen);
        if cuts_in {
            self.listener.cut_in();
            self.charge(next, scene, cut_in);
        }
        if let Timing::Silence(steps) = taken.timing {
            if !vent {
                for _ in 0..steps {
                    self.charge(next, scene, silence);
                }
            } else if next.part == 0 {
                self.charge(next, scene, listen);
            }
        }
        cuts_in
    }

    /// Charges a single behaviour by its own effect.
    fn charge(&mut self, next: &mut State, scene: &Scene, id: BehaviourId) {
        let before = *next;
        let vent = part_of(scene, &before).is_some();
        let context = Context::plain(self.scenario, &before).at_scene(scene, vent);
        let listener = &mut *self.listener;
        let judged = judge(&context, id, |rule| listener.rule(rule));
        self.listener.counted(judged.counted);
        add_points(next, judged.counted.points);
    }

    fn judge_all(&mut self, before: &State, scene: &Scene, vent: bool, whole: &Whole, next: &mut State) -> Sum {
        let scenario = self.scenario;
        let context = context_of(scenario, self.deal.want, scene, vent, before, whole.does(), &whole.deed);
        let mut sum = Sum::default();
        for id in whole.does() {
            let listener = &mut *self.listener;
            let judged = judge(&context, *id, |rule| listener.rule(rule));
            self.listener.counted(judged.counted);
            for (total, points) in sum.points.iter_mut().zip(judged.counted.points) {
                *total = total.saturating_add(points);
            }
            let behaviour = scenario.playbook.behaviour(judged.counted.counted_as);
            sum.harmful |= judged.kind == Kind::Harmful;
            sum.weak |= judged.kind == Kind::Helpful && judged.counted.percent <= WEAK_PERCENT;
            sum.milestones |= judged.milestones;
            sum.cleared |= behaviour.clears;
            sum.scar = sum.scar.saturating_add(behaviour.scar);
            sum.burns |= judged.burns;
            sum.reveals |= judged.reveals_want;
            if behaviour.agrees {
                sum.agrees = true;
                sum.weak |= context.fit == Fit::Partly;
                next.set_fit(context.fit);
            }
            if let Some(wear) = &scenario.playbook.behaviour(*id).wear {
                next.use_once(wear, before.uses(&scenario.playbook, *id));
            }
        }
        sum
    }

    fn settle_deeds(&mut self, next: &mut State, reply: &Reply, whole: &Whole, sum: &Sum) {
        next.scars = next.scars.saturating_add(sum.scar).min(100);
        if next.ending == 0 {
            add_points(next, sum.points);
        }
        next.milestones = (next.milestones | sum.milestones) & !sum.cleared;
        if let Some(remedy) = whole.deed.remedy {
            if sum.agrees {
                next.agreed = remedy.saturating_add(1);
            }
            if sum.burns {
                next.burnt |= bit(remedy);
            }
        }
        if let Some(promise) = whole.deed.promise {
            next.promised |= bit(promise);
        }
        next.noted |= whole.notes;
        if let Some((promise, kept)) = reply.settles {
            next.settled |= bit(promise);
            next.add_kept(kept);
        }
        next.learn(reply.tells);
        if sum.reveals {
            next.learn(Tells { facts: 0, want: true });
        }
    }

    /// The worst of the reply's behaviours decides the version (mechanics.md, "The customer answers").
    fn reacts(&self, whole: &Whole, sum: &Sum) -> Reacts {
        let by_outcome = match whole.outcome {
            Some(WRONG) => Reacts::Backfires,
            Some(THIN) => Reacts::FallsFlat,
            _ => Reacts::Lands,
        };
        let by_behaviours = if sum.harmful {
            Reacts::Backfires
        } else if sum.weak {
            Reacts::FallsFlat
        } else {
            Reacts::Lands
        };
        by_outcome.max(by_behaviours)
    }

    /// Goes to the next scene, or to the next part of the vent; gives back where the turn leads.
    fn go_on(&mut self, next: &mut State, reply: &Reply, to: Goto) -> Goto {
        if reply.kind == ReplyKind::Listen {
            next.part = next.part.saturating_add(1);
            let scene = self.scenario.scene(next.scene);
            if let Some(scene) = scene {
                let tells = part_of(scene, next).map_or(scene.tells, |part| part.tells);
                next.learn(tells);
            }
            return Goto::Scene(next.scene);
        }
        match to {
            Goto::Scene(scene) => next.enter(self.scenario, scene),
            Goto::Resume if next.resume != State::OVER => next.enter(self.scenario, next.resume),
            Goto::Resume => return Goto::Close,
            Goto::Close => {}
        }
        to
    }

    #[expect(clippy::too_many_arguments, reason = "one turn, seen from all its sides")]
    fn after_turn(&mut self, start: &State, before: &State, next: &mut State, vent: bool, reply: &Reply, whole: &Whole, sum: &Sum) {
        let playbook = &self.scenario.playbook;
        let learnt = next.facts & !start.facts;
        let told_on = vent && reply.kind == ReplyKind::Listen;
        let something_new =
            learnt != 0 || (next.want_known() && !start.want_known()) || next.milestones & !start.milestones != 0 || told_on;
        let wrong_told = self.scenario.facts_of(learnt).any(|fact| fact.wrong);
        self.fire(&playbook.after_turn, next, something_new);
        if something_new {
            next.wear &= !renewed_mask(playbook, Renewal::SomethingNew);
        }
        if wrong_told || sum.harmful {
            next.wear &= !renewed_mask(playbook, Renewal::NewWrong);
        }
        let alone = matches!(whole.does(), [only] if playbook.behaviour(*only).streak);
        next.streak = if alone && !something_new { before.streak.saturating_add(1) } else { 0 };
        self.rest(start, next);
    }

    /// Rules of the turn itself, one after the other on what the one before left.
    fn fire(&mut self, rules: &[RuleId], next: &mut State, something_new: bool) {
        let scenario = self.scenario;
        for id in rules {
            let Some(rule) = scenario.playbook.rules.get(id.index()) else { continue };
            let now = *next;
            let context = Context { something_new, ..Context::plain(scenario, &now) };
            if !holds(&rule.when, &context) {
                continue;
            }
            self.listener.rule(*id);
            for action in &rule.then {
                match action {
                    crate::playbook::Action::Also(behaviour) => {
                        let listener = &mut *self.listener;
                        let judged = judge(&context, *behaviour, |rule| listener.rule(rule));
                        self.listener.counted(judged.counted);
                        add_points(next, judged.counted.points);
                    }
                    crate::playbook::Action::Add(effect) => add_points(next, as_points(*effect)),
                    _ => {}
                }
            }
        }
    }

    /// Meters rest at bounds while a condition holds; a mood that began outside may stay there.
    fn rest(&self, start: &State, next: &mut State) {
        for rest in &self.scenario.playbook.rests {
            let now = *next;
            if holds(&rest.when, &Context::plain(self.scenario, &now)) {
                let (was, is) = (start.mood.get(rest.meter), now.mood.get(rest.meter));
                let low = rest.at_least.min(was.max(is));
                let high = rest.at_most.max(was.min(is));
                next.mood.set(rest.meter, is.clamp(low.min(high), high));
            }
        }
    }

    /// Who has had enough leaves; who demands somebody else gets one save scene; who is done closes.
    fn close_or_limit(&mut self, start: &State, next: &mut State, target: Goto) {
        let scenario = self.scenario;
        let playbook = &scenario.playbook;
        let now = *next;
        let context = Context::plain(scenario, &now);
        if holds(&playbook.leave, &context) {
            return self.end(next, playbook.leave_ending);
        }
        if holds(&playbook.breach, &context) {
            match scenario.save {
                Some(save) if !next.breached() => {
                    next.set_breached();
                    // What the next scene would have told stays untold until they come back to it.
                    next.facts = if matches!(target, Goto::Scene(scene) if scene != start.scene) { self.untold(start, next, target) } else { next.facts };
                    next.resume = if let Goto::Scene(scene) = target { scene } else { State::OVER };
                    next.enter(scenario, save);
                }
                _ => return self.end(next, playbook.breach_ending),
            }
        } else if target == Goto::Close {
            self.fire(&playbook.at_close, next, true);
            let closing = *next;
            let at = Context::plain(scenario, &closing);
            let mut endings = playbook.endings.iter().zip(0u16..);
            let ending = endings.find(|(ending, _)| ending.when.as_ref().is_some_and(|when| holds(when, &at)));
            return self.end(next, ending.map_or(playbook.leave_ending, |(_, id)| crate::playbook::EndingId(id)));
        }
        if next.turn >= scenario.turns_max {
            return self.end(next, playbook.leave_ending);
        }
        self.listener.mood(next.mood);
    }

    fn untold(&self, start: &State, next: &State, target: Goto) -> Facts {
        let Goto::Scene(scene) = target else { return next.facts };
        let first = self.scenario.scene(scene).map_or(0, |s| s.parts.first().map_or(s.tells, |p| p.tells).facts);
        next.facts & !(first & !start.facts)
    }

    fn end(&mut self, next: &mut State, ending: crate::playbook::EndingId) {
        self.listener.mood(next.mood);
        aftermath::begin(self.scenario, next, ending);
    }
}

/// A behaviour that counted this much or less falls flat (mechanics.md).
const WEAK_PERCENT: u16 = 60;
/// Positions among the outcomes of a summary.
const FULL: usize = 0;
const FACTS_ONLY: usize = 1;
const THIN: usize = 2;
const WRONG: usize = 3;
/// So many facts said back are a summary.
const FACTS_FOR_A_SUMMARY: u32 = 2;

/// The reply with its pieces; `None` when they do not fit its slots.
fn whole(scenario: &Scenario, reply: &Reply, taken: &Taken) -> Option<Whole> {
    let mut whole = Whole { does: [BehaviourId(0); BEHAVIOURS_MAX], count: 0, deed: Deed::default(), notes: 0, outcome: None };
    whole.join(&reply.deed);
    let picks = picks(reply, taken)?;
    let mut heard = (0u32, false, false);
    for (slot, at) in picks.iter().flatten() {
        let piece = reply.slots.get(usize::from(*slot))?.pieces.get(usize::from(at.checked_sub(1)?))?;
        whole.join(&piece.deed);
        match piece.heard {
            Some(Heard::Fact) => heard.0 += 1,
            Some(Heard::Feeling) => heard.1 = true,
            Some(Heard::Wrong) => heard.2 = true,
            None => {}
        }
        if let Some(promise) = piece.notes {
            whole.notes |= bit(promise);
        }
    }
    if reply.outcomes.is_some() {
        let summary = &scenario.playbook.summary;
        let (outcome, does) = match heard {
            (_, _, true) => (WRONG, &summary.wrong),
            (facts, true, _) if facts >= FACTS_FOR_A_SUMMARY => (FULL, &summary.full),
            (facts, _, _) if facts >= FACTS_FOR_A_SUMMARY => (FACTS_ONLY, &summary.facts_only),
            _ => (THIN, &summary.thin),
        };
        whole.outcome = Some(outcome);
        whole.add(does);
    }
    Some(whole)
}

/// The pieces picked as `(slot, 1-based piece)`. One piece follows for each slot, 0 leaves one empty
/// where allowed, slots left out take their first; a slot for several stands alone and lists them ascending.
fn picks(reply: &Reply, taken: &Taken) -> Option<[Option<(u8, u8)>; PIECES_MAX]> {
    let mut made = [None; PIECES_MAX];
    let given = taken.pieces();
    match reply.slots.as_slice() {
        [] => given.is_empty().then_some(made),
        [slot] if slot.max > 1 => {
            let first = [1u8];
            let given = if given.is_empty() { &first[..] } else if given == [0] && slot.min == 0 { &[] } else { given };
            let ascending = given.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
            let count_fits = (usize::from(slot.min)..=usize::from(slot.max)).contains(&given.len());
            let known = given.iter().all(|at| *at >= 1 && usize::from(*at) <= slot.pieces.len());
            for (place, at) in made.iter_mut().zip(given) {
                *place = Some((0, *at));
            }
            (ascending && count_fits && known).then_some(made)
        }
        slots => {
            if given.len() > slots.len() {
                return None;
            }
            for ((place, number), slot) in made.iter_mut().zip(0u8..).zip(slots) {
                match given.get(usize::from(number)).copied() {
                    Some(0) if slot.min == 0 => {}
                    Some(at) if at >= 1 && usize::from(at) <= slot.pieces.len() => *place = Some((number, at)),
                    Some(_) => return None,
                    None => *place = Some((number, 1)),
                }
            }
            Some(made)
        }
    }
}

/// The reaction in the version that was written.
pub(super) fn reaction(reply: &Reply, reacts: Reacts, outcome: Option<usize>) -> &Reaction {
    if let (Some(outcomes), Some(at)) = (&reply.outcomes, outcome)
        && let Some(written) = outcomes.get(at)
        && !written.says.is_empty()
    {
        return written;
    }
    let [lands, falls_flat, backfires] = &reply.reactions;
    match reacts {
        Reacts::Lands => lands,
        Reacts::FallsFlat => falls_flat,
        Reacts::Backfires => backfires,
    }
}

fn bit(at: u8) -> u8 {
    1u8.checked_shl(u32::from(at)).unwrap_or(0)
}

fn as_points(effect: Effect) -> [i16; 4] {
    METERS.map(|meter| i16::from(effect.get(meter)))
}

/// Adds points to the mood, within 0 to 100 and the ceiling of trust.
fn add_points(state: &mut State, points: [i16; 4]) {
    let ceiling = i16::from(state.trust_ceiling());
    for (meter, points) in METERS.into_iter().zip(points) {
        let most = if meter == Meter::Trust { ceiling } else { 100 };
        let value = i16::from(state.mood.get(meter)).saturating_add(points).clamp(0, most);
        state.mood.set(meter, u8::try_from(value).unwrap_or(0));
    }
}

/// Bits of the wear counts that this makes fresh.
fn renewed_mask(playbook: &Playbook, by: Renewal) -> u64 {
    let wears = playbook.behaviours.iter().filter_map(|b| b.wear.as_ref()).filter(|wear| wear.renewed_by == by);
    wears.fold(0, |mask, wear| mask | ((1u64 << wear.bits) - 1) << wear.shift)
}
