//! What follows the reply within a turn: time passes, worn behaviours become fresh, meters rest, and
//! whoever has had enough leaves, demands somebody else, or closes.

use super::{Listener, Sum, Taking, Whole, moved};
use crate::engine::judge::{Context, gauge_of, holds, judge, passes};
use crate::engine::{State, aftermath};
use crate::playbook::{Action, Effect, EndingId, METERS, Renewal};
use crate::scenario::program::{Gauge, Sign, Trigger};
use crate::scenario::{Goto, Reply, ReplyKind};

impl<L: Listener> Taking<'_, L> {
    pub(super) fn after_turn(
        &mut self,
        start: &State,
        next: &mut State,
        vent: bool,
        reply: &Reply,
        whole: &Whole<'_>,
        sum: &Sum,
    ) -> Gauge {
        let playbook = &self.scenario.playbook;
        let learnt = next.facts & !start.facts;
        let told_on = vent && reply.kind == ReplyKind::Listen;
        let something_new = learnt != 0
            || (next.want_known() && !start.want_known())
            || next.milestones & !start.milestones != 0
            || told_on;
        let wrong_told = learnt & self.scenario.program.wrong != 0;
        let gauge = gauge_of(next).set(Sign::SomethingNew, something_new);
        let gauge = self.fire(&self.scenario.program.after_turn, next, gauge);
        if something_new {
            next.wear &= !playbook.renewed_by(Renewal::SomethingNew);
        }
        if wrong_told || sum.wrong {
            next.wear &= !playbook.renewed_by(Renewal::NewWrong);
        }
        let alone = matches!(whole.does(), [only] if playbook.behaviour(*only).streak);
        next.streak = if alone && !something_new { next.streak.saturating_add(1) } else { 0 };
        self.rest(start, next, gauge.set(Sign::SomethingNew, false).streak(next.streak))
    }

    /// Rules of the turn itself, one after the other on what the one before left.
    #[inline]
    fn fire(&mut self, rules: &[Trigger], next: &mut State, mut gauge: Gauge) -> Gauge {
        for rule in rules {
            let context = Context::with(self.scenario, next, gauge);
            if !passes(&rule.when, &context) {
                continue;
            }
            self.listener.rule(rule.rule);
            let mut mood = next.mood;
            for action in &rule.then {
                let points = match action {
                    Action::Also(behaviour) => {
                        let listener = &mut *self.listener;
                        let judged = judge(&context, *behaviour, |rule| listener.rule(rule));
                        self.listener.counted(judged.counted);
                        judged.counted.points
                    }
                    Action::Add(effect) => as_points(*effect),
                    _ => continue,
                };
                mood = moved(mood, points, next.trust_ceiling());
            }
            next.mood = mood;
            gauge = gauge.feel(mood);
        }
        gauge
    }

    /// Meters rest at bounds while a condition holds; a mood that began outside may stay there.
    #[inline]
    fn rest(&self, start: &State, next: &mut State, mut gauge: Gauge) -> Gauge {
        for (rest, when) in self.scenario.playbook.rests.iter().zip(&self.scenario.program.rests) {
            if passes(when, &Context::with(self.scenario, next, gauge)) {
                let (was, is) = (start.mood.get(rest.meter), next.mood.get(rest.meter));
                let low = rest.at_least.min(was.max(is));
                let high = rest.at_most.max(was.min(is));
                let rested = is.clamp(low.min(high), high);
                next.mood.set(rest.meter, rested);
                gauge = gauge.read(rest.meter, rested);
            }
        }
        gauge
    }

    /// Who has had enough leaves; who demands somebody else gets one save scene; who is done closes.
    /// `said` is the state before the next scene spoke.
    pub(super) fn close_or_limit(&mut self, said: &State, next: &mut State, gauge: Gauge, target: Goto, told_on: bool) {
        let scenario = self.scenario;
        let playbook = &scenario.playbook;
        if passes(&scenario.program.leave, &Context::with(scenario, next, gauge)) {
            return self.end(next, playbook.leave_ending);
        }
        if passes(&scenario.program.breach, &Context::with(scenario, next, gauge)) {
            match scenario.save {
                Some(save) if !next.breached() => self.demand(said, next, save, target, told_on),
                _ => return self.end(next, playbook.breach_ending),
            }
        } else if target == Goto::Close {
            self.fire(&scenario.program.at_close, next, gauge.set(Sign::SomethingNew, true));
            let at = Context::plain(scenario, next);
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
