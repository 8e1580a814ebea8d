//! One turn: the reply is judged, the customer reacts, the next scene begins. [`choose`] gives the next
//! state and allocates nothing; [`take`] does the same and tells all that happened, for a transcript.

mod after;

use super::aftermath;
use super::judge::{Context, Counted, Judged, context_of, judge};
use super::offer::{offered, part_of};
use super::state::used_once;
use super::whole::{THIN, WRONG, Whole, bit};
use super::{Deal, State, Taken, Timing};
use crate::playbook::{BehaviourId, Fit, Kind, Mood, Playbook, Renewal, RuleId};
use crate::scenario::{Facts, Goto, Reaction, Reacts, Reply, ReplyKind, Scenario, Scene, Tells};

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
    #[error("these pieces do not fit reply {0}; several of one slot are named in ascending order")]
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

/// Who is told what happens in a turn. [`choose`] tells nobody, [`take`] keeps it all; the solver listens for
/// what it needs.
pub trait Listener {
    /// A rule fired.
    fn rule(&mut self, _rule: RuleId) {}
    /// A behaviour was judged.
    fn counted(&mut self, _counted: Counted) {}
    /// The customer reacted; in a summary, with which of full, facts only, thin, wrong.
    fn reacted(&mut self, _reacts: Reacts, _outcome: Option<usize>) {}
    /// The reply cut in.
    fn cut_in(&mut self) {}
    /// The mood after the turn.
    fn mood(&mut self, _mood: Mood) {}
    /// What was known before, and what is known now.
    fn told(&mut self, _before: &State, _after: &State) {}
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
    fn told(&mut self, before: &State, after: &State) {
        self.told = after.facts & !before.facts;
        self.want_told = after.want_known() && !before.want_known();
    }
}

/// The next state. Allocates nothing.
///
/// # Errors
/// When the reply was not on offer; nothing has changed then.
pub fn choose(scenario: &Scenario, deal: Deal, state: &State, taken: &Taken) -> Result<State, NotOffered> {
    Taking { scenario, deal, listener: &mut Nobody }.take(state, taken)
}

/// The turn with all that followed.
///
/// # Errors
/// When the reply was not on offer; nothing has changed then.
pub fn take(scenario: &Scenario, deal: Deal, state: &State, taken: &Taken) -> Result<Turn, NotOffered> {
    let mut turn = Turn::new(taken, state);
    turn.to = Taking { scenario, deal, listener: &mut turn }.take(state, taken)?;
    turn.silence = if let Timing::Silence(steps) = taken.timing { steps } else { 0 };
    Ok(turn)
}

/// The next state; the listener is told what happens. Allocates nothing.
///
/// # Errors
/// When the reply was not on offer; nothing has changed then.
pub fn choose_told<L: Listener>(
    scenario: &Scenario,
    deal: Deal,
    state: &State,
    taken: &Taken,
    listener: &mut L,
) -> Result<State, NotOffered> {
    Taking { scenario, deal, listener }.take(state, taken)
}

/// What the behaviours of a reply came to.
#[derive(Default)]
struct Sum {
    points: [i16; 4],
    harmful: bool,
    /// Something harmful that is not just a worn apology: it makes the next apology fresh.
    wrong: bool,
    weak: bool,
    milestones: u16,
    cleared: u16,
    scar: u8,
    /// How the remedy fits that was agreed.
    fit: Option<Fit>,
    /// `State::wear` after it all.
    wear: u64,
    burns: bool,
    reveals: bool,
}

/// One turn being taken.
struct Taking<'a, L: Listener> {
    scenario: &'a Scenario,
    deal: Deal,
    listener: &'a mut L,
}

impl<L: Listener> Taking<'_, L> {
    fn playbook(&self) -> &Playbook {
        &self.scenario.playbook
    }

    fn take(&mut self, state: &State, taken: &Taken) -> Result<State, NotOffered> {
        let scenario = self.scenario;
        let scene = scenario.scene(state.scene).ok_or(NotOffered::Over)?;
        let reply = offered(scenario, scene, state, taken.number).ok_or(NotOffered::Reply(taken.number))?;
        let vent = part_of(scene, state).is_some();
        if reply.kind == ReplyKind::Listen && taken.timing == Timing::CutIn {
            return Err(NotOffered::Listening(taken.number));
        }
        let mut whole = Whole::of(&reply.deed);
        whole.put_together(scenario, reply, taken, state.facts).ok_or(NotOffered::Pieces(taken.number))?;
        let mut next = *state;
        let mut cut_in = false;
        if state.ending == 0 {
            next.turn = next.turn.saturating_add(1);
            cut_in = self.charge_timing(&mut next, scene, vent, reply, taken);
        }
        let mut sum = self.judge_all(&next, scene, vent, &whole);
        sum.harmful |= cut_in;
        sum.wrong |= cut_in;
        self.settle_deeds(&mut next, reply, &whole, &sum);
        let reacts = self.reacts(&whole, &sum);
        self.listener.reacted(reacts, whole.outcome);
        let reaction = reaction(reply, reacts, whole.outcome);
        next.learn(reaction.tells);
        if state.ending != 0 {
            next.keep_reduced(state);
            aftermath::advance(scenario, &mut next, reaction.to.unwrap_or(reply.to));
            return Ok(next);
        }
        let said = next;
        let target = self.go_on(&mut next, reply, reaction.to.unwrap_or(reply.to));
        let gauge = self.after_turn(state, &mut next, vent, reply, &whole, &sum);
        let told_on = reply.kind == ReplyKind::Listen;
        let entered = next;
        self.close_or_limit(&said, &mut next, gauge, target, told_on);
        // Who leaves, or demands somebody else, has not said what comes next.
        let went_on = next.ending == 0 && next.scene == entered.scene;
        self.listener.told(state, if went_on { &entered } else { &said });
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
            if vent {
                // Silence while they are telling is listening, once; not if it ends in cutting them off.
                if !cuts_in && next.hush() {
                    self.charge(next, scene, listen);
                }
            } else if self.playbook().feels_silence(self.scenario.channel) {
                for _ in 0..steps {
                    self.charge(next, scene, silence);
                }
            }
        }
        cuts_in
    }

    /// Charges a single behaviour by its own effect.
    fn charge(&mut self, next: &mut State, scene: &Scene, id: BehaviourId) {
        let vent = part_of(scene, next).is_some();
        let context = Context::plain(self.scenario, next).at_scene(scene, vent);
        let listener = &mut *self.listener;
        let judged = judge(&context, id, |rule| listener.rule(rule));
        self.listener.counted(judged.counted);
        let scar = self.playbook().behaviour(judged.counted.counted_as).scar;
        next.scars = next.scars.saturating_add(scar).min(100);
        add_points(next, judged.counted.points);
    }

    fn judge_all(&mut self, before: &State, scene: &Scene, vent: bool, whole: &Whole<'_>) -> Sum {
        let scenario = self.scenario;
        let context = context_of(scenario, self.deal.want, scene, vent, before, whole);
        let mut sum = Sum { wear: before.wear, ..Sum::default() };
        for id in whole.does() {
            let judged = self.judge_one(&context, *id, &mut sum);
            if let Some(other) = judged.also {
                self.judge_one(&context, other, &mut sum);
            }
            if scenario.playbook.behaviour(judged.counted.counted_as).agrees {
                let fit = context.gauge.fit();
                sum.weak |= fit == Fit::Partly;
                sum.fit = Some(fit);
            }
            if let Some(wear) = &scenario.playbook.behaviour(*id).wear {
                sum.wear = used_once(wear, sum.wear);
            }
        }
        sum
    }

    #[inline(always)]
    fn judge_one(&mut self, context: &Context<'_>, id: BehaviourId, sum: &mut Sum) -> Judged {
        let listener = &mut *self.listener;
        let judged = judge(context, id, |rule| listener.rule(rule));
        self.listener.counted(judged.counted);
        for (total, points) in sum.points.iter_mut().zip(judged.counted.points) {
            *total = total.saturating_add(points);
        }
        let playbook = &self.scenario.playbook;
        let behaviour = playbook.behaviour(judged.counted.counted_as);
        let worn_out = || playbook.behaviour(id).wear.as_ref().is_some_and(|wear| wear.renewed_by == Renewal::NewWrong);
        sum.harmful |= judged.kind == Kind::Harmful;
        sum.wrong |= judged.kind == Kind::Harmful && !worn_out();
        sum.weak |= judged.kind == Kind::Helpful && judged.counted.percent <= WEAK_PERCENT;
        sum.milestones |= judged.milestones;
        sum.cleared |= behaviour.clears;
        sum.scar = sum.scar.saturating_add(behaviour.scar);
        sum.burns |= judged.burns;
        sum.reveals |= judged.reveals_want;
        judged
    }

    fn settle_deeds(&mut self, next: &mut State, reply: &Reply, whole: &Whole<'_>, sum: &Sum) {
        next.wear = sum.wear;
        if let Some(fit) = sum.fit {
            next.set_fit(fit);
        }
        next.scars = next.scars.saturating_add(sum.scar).min(100);
        if next.ending == 0 {
            add_points(next, sum.points);
        }
        next.milestones = (next.milestones | sum.milestones) & !sum.cleared;
        if let Some(remedy) = whole.remedy {
            if sum.fit.is_some() {
                next.agreed = remedy.saturating_add(1);
            }
            if sum.burns {
                next.burnt |= bit(remedy);
            }
        }
        if let Some(promise) = whole.promise {
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
    fn reacts(&self, whole: &Whole<'_>, sum: &Sum) -> Reacts {
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

    /// What the present part of a vent tells is known.
    fn hear_part(&self, next: &mut State) {
        if let Some(scene) = self.scenario.scene(next.scene) {
            let tells = part_of(scene, next).map_or(scene.tells, |part| part.tells);
            next.learn(tells);
        }
    }

    /// Goes to the next scene, or to the next part of the vent; gives back where the turn leads.
    fn go_on(&mut self, next: &mut State, reply: &Reply, to: Goto) -> Goto {
        if reply.kind == ReplyKind::Listen {
            next.part = next.part.saturating_add(1);
            self.hear_part(next);
            return Goto::Scene(next.scene);
        }
        match to {
            Goto::Scene(scene) => next.enter(self.scenario, scene),
            // A vent that was broken off goes on at the part it had come to.
            Goto::Resume if next.resume != State::OVER && next.part > 0 => {
                next.scene = next.resume;
                self.hear_part(next);
            }
            Goto::Resume if next.resume != State::OVER => next.enter(self.scenario, next.resume),
            Goto::Resume => return Goto::Close,
            Goto::Close => {}
        }
        to
    }
}

/// A behaviour that counted this much or less falls flat (mechanics.md).
const WEAK_PERCENT: u16 = 60;
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

/// Adds points to the mood, within 0 to 100 and the ceiling of trust.
#[inline]
fn add_points(state: &mut State, points: [i16; 4]) {
    state.mood = moved(state.mood, points, state.trust_ceiling());
}

#[inline]
fn moved(mood: Mood, points: [i16; 4], trust_ceiling: u8) -> Mood {
    let within = |value: u8, points: i16, most: u8| {
        u8::try_from(i16::from(value).saturating_add(points).clamp(0, i16::from(most))).unwrap_or(0)
    };
    let [anger, trust, heard, patience] = points;
    Mood {
        anger: within(mood.anger, anger, 100),
        trust: within(mood.trust, trust, trust_ceiling),
        heard: within(mood.heard, heard, 100),
        patience: within(mood.patience, patience, 100),
    }
}
