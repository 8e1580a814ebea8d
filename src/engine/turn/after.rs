//! What follows the reply within a turn: time passes, worn behaviours become fresh, meters rest, and
//! whoever has had enough leaves, demands somebody else, or closes.

use super::{Listener, Sum, Taking, Whole, add_points};
use crate::engine::judge::{Context, holds, judge};
use crate::engine::{State, aftermath};
use crate::playbook::{Action, Effect, EndingId, METERS, Renewal, RuleId};
use crate::scenario::{Goto, Reply, ReplyKind};

impl<L: Listener> Taking<'_, L> {
    #[expect(clippy::too_many_arguments, reason = "one turn, seen from all its sides")]
    pub(super) fn after_turn(
        &mut self,
        start: &State,
        before: &State,
        next: &mut State,
        vent: bool,
        reply: &Reply,
        whole: &Whole,
        sum: &Sum,
    ) {
        let playbook = &self.scenario.playbook;
        let learnt = next.facts & !start.facts;
        let told_on = vent && reply.kind == ReplyKind::Listen;
        let something_new = learnt != 0
            || (next.want_known() && !start.want_known())
            || next.milestones & !start.milestones != 0
            || told_on;
        let wrong_told = self.scenario.facts_of(learnt).any(|fact| fact.wrong);
        self.fire(&playbook.after_turn, next, something_new);
        if something_new {
            next.wear &= !playbook.renewed_by(Renewal::SomethingNew);
        }
        if wrong_told || sum.wrong {
            next.wear &= !playbook.renewed_by(Renewal::NewWrong);
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
                    Action::Also(behaviour) => {
                        let listener = &mut *self.listener;
                        let judged = judge(&context, *behaviour, |rule| listener.rule(rule));
                        self.listener.counted(judged.counted);
                        add_points(next, judged.counted.points);
                    }
                    Action::Add(effect) => add_points(next, as_points(*effect)),
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
    /// `said` is the state before the next scene spoke.
    pub(super) fn close_or_limit(&mut self, said: &State, next: &mut State, target: Goto, told_on: bool) {
        let scenario = self.scenario;
        let playbook = &scenario.playbook;
        let now = *next;
        let context = Context::plain(scenario, &now);
        if holds(&playbook.leave, &context) {
            return self.end(next, playbook.leave_ending);
        }
        if holds(&playbook.breach, &context) {
            match scenario.save {
                Some(save) if !next.breached() => self.demand(said, next, save, target, told_on),
                _ => return self.end(next, playbook.breach_ending),
            }
        } else if target == Goto::Close {
            self.fire(&playbook.at_close, next, true);
            let closing = *next;
            let at = Context::plain(scenario, &closing);
            let mut endings = playbook.endings.iter().zip(0u16..);
            let ending = endings.find(|(ending, _)| ending.when.as_ref().is_some_and(|when| holds(when, &at)));
            return self.end(next, ending.map_or(playbook.leave_ending, |(_, id)| EndingId(id)));
        }
        if next.turn >= scenario.turns_max {
            return self.end(next, playbook.leave_ending);
        }
        self.listener.mood(next.mood);
    }

    /// Somebody else is demanded: the save scene comes between. What the next scene would have told stays
    /// untold until they come back to it; a vent goes on where it was.
    fn demand(&mut self, said: &State, next: &mut State, save: u16, target: Goto, told_on: bool) {
        next.set_breached();
        next.know_only(said);
        next.resume = if let Goto::Scene(scene) = target { scene } else { State::OVER };
        if told_on {
            next.step_aside(self.scenario, save);
        } else {
            next.enter(self.scenario, save);
        }
    }

    fn end(&mut self, next: &mut State, ending: EndingId) {
        self.listener.mood(next.mood);
        aftermath::begin(self.scenario, next, ending);
    }
}

fn as_points(effect: Effect) -> [i16; 4] {
    METERS.map(|meter| i16::from(effect.get(meter)))
}
