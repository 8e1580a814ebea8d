//! The playbook's rules worked out for one scenario's customer, once, so that a turn has little left to look up:
//! each behaviour with the rules that can change it, each condition as numbers to compare.
//!
//! What a condition means is said in `engine/judge.rs`; a law of the tests holds what is said here, in numbers, to it.

use super::{Fact, Facts};
use crate::playbook::{
    Action, BehaviourId, Condition, Fit, Kind, METERS, Meter, Milestones, Mood, Persona, Playbook, RuleId, Scales,
};

/// A condition becomes at most so many clauses; one that needs more is looked up as it stands.
const CLAUSES_MAX: usize = 8;

/// Yes-or-no signs of a turn, one bit each, after 16 for milestones and 16 for facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The real want is known.
    WantKnown = 32,
    /// The reply is about a fact that is known.
    AboutKnown,
    /// All that the reply asks for is known already.
    AsksKnown,
    /// The customer is still telling.
    Vent,
    /// The line is aimed at the trainee.
    Aimed,
    /// The line holds a threat or a slur.
    Threat,
    /// The remedy was offered too early before.
    Burnt,
    /// The turn brought something new.
    SomethingNew,
    /// The reply does one thing at most.
    Alone,
    /// The remedy misses the want.
    FitNot,
    /// The remedy helps a little.
    FitPartly,
    /// The remedy is what they want.
    FitFull,
}

impl Sign {
    /// Its bit, if it shows.
    #[must_use]
    pub fn bit(self, shows: bool) -> u64 {
        u64::from(shows) << self as u32
    }

    /// The sign of a fit.
    #[must_use]
    pub fn of_fit(fit: Fit) -> Self {
        match fit {
            Fit::Not => Self::FitNot,
            Fit::Partly => Self::FitPartly,
            Fit::Full => Self::FitFull,
        }
    }
}

/// Bytes of [`Clause`]'s bounds after the four meters.
const SCARS_BYTE: usize = 4;
const STREAK_BYTE: usize = 5;
/// The largest count.
const COUNT_MAX: u8 = 127;
/// First bit of the facts among the signs.
const FACTS_SHIFT: u32 = 16;
/// The top bit of each byte; no count reaches it.
const TOPS: u64 = 0x8080_8080_8080_8080;

/// What conditions compare, as two numbers: signs, and counts of a byte each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// Signs: milestones, facts, [`Sign`]s.
    pub signs: u64,
    /// Counts: the four meters, scars, streak; all below 128.
    pub counts: u64,
}

impl Gauge {
    /// What is reached and known, and the counts besides the meters.
    #[must_use]
    #[inline]
    pub fn new(milestones: Milestones, facts: Facts, scars: u8, streak: u8) -> Self {
        let counts = [0, 0, 0, 0, scars.min(COUNT_MAX), streak.min(COUNT_MAX), 0, 0];
        Self { signs: u64::from(milestones) | u64::from(facts) << FACTS_SHIFT, counts: u64::from_le_bytes(counts) }
    }

    /// With these meters.
    #[must_use]
    #[inline]
    pub fn feel(self, mood: Mood) -> Self {
        let meters = METERS.map(|meter| mood.get(meter));
        Self { counts: self.counts >> 32 << 32 | u64::from(u32::from_le_bytes(meters)), ..self }
    }

    /// With another reading of one meter.
    #[must_use]
    #[inline]
    pub fn read(self, meter: Meter, value: u8) -> Self {
        let shift = meter as u32 * u8::BITS;
        Self { counts: self.counts & !(0xff << shift) | u64::from(value) << shift, ..self }
    }

    /// With another streak.
    #[must_use]
    #[inline]
    pub fn streak(self, turns: u8) -> Self {
        let shift = STREAK_BYTE * 8;
        Self { counts: self.counts & !(0xff << shift) | u64::from(turns.min(COUNT_MAX)) << shift, ..self }
    }

    /// With a sign that shows or not.
    #[must_use]
    #[inline]
    pub fn set(self, sign: Sign, shows: bool) -> Self {
        Self { signs: self.signs & !sign.bit(true) | sign.bit(shows), ..self }
    }

    /// With this fit and no other.
    #[must_use]
    #[inline]
    pub fn set_fit(self, fit: Fit) -> Self {
        let others = Sign::FitNot.bit(true) | Sign::FitPartly.bit(true) | Sign::FitFull.bit(true);
        Self { signs: self.signs & !others | Sign::of_fit(fit).bit(true), ..self }
    }

    /// The fit that shows.
    #[must_use]
    pub fn fit(self) -> Fit {
        if self.shows(Sign::FitFull) {
            Fit::Full
        } else if self.shows(Sign::FitPartly) {
            Fit::Partly
        } else {
            Fit::Not
        }
    }

    /// Whether a sign shows.
    #[must_use]
    #[inline]
    pub fn shows(self, sign: Sign) -> bool {
        self.signs & sign.bit(true) != 0
    }
}

/// Signs that all show or all do not, counts within bounds, and what is not put in numbers.
#[derive(Clone, Debug)]
pub struct Clause {
    asked: u64,
    shown: u64,
    at_least: u64,
    at_most: u64,
    /// What else must hold.
    pub rest: Vec<Condition>,
}

impl Clause {
    const ALWAYS: Self = Self { asked: 0, shown: 0, at_least: 0, at_most: !TOPS, rest: Vec::new() };

    /// Whether signs and counts are as asked.
    #[must_use]
    #[inline]
    pub fn fits(&self, gauge: Gauge) -> bool {
        let signs = (gauge.signs ^ self.shown) & self.asked;
        // No byte borrows from the next: a top bit stays where the count is not below its bound.
        let within = ((gauge.counts | TOPS) - self.at_least) & ((self.at_most | TOPS) - gauge.counts) & TOPS;
        signs | (within ^ TOPS) == 0
    }

    fn sign(bits: u64, shows: bool) -> Self {
        Self { asked: bits, shown: if shows { bits } else { 0 }, ..Self::ALWAYS }
    }

    /// A count at or above a bound, or below it.
    fn count(byte: usize, bound: u8, at_least: bool) -> Option<Self> {
        let (mut low, mut high) = ([0; 8], [COUNT_MAX; 8]);
        if at_least {
            *low.get_mut(byte)? = bound.min(COUNT_MAX + 1);
        } else {
            *high.get_mut(byte)? = bound.checked_sub(1)?.min(COUNT_MAX);
        }
        Some(Self { at_least: u64::from_le_bytes(low), at_most: u64::from_le_bytes(high), ..Self::ALWAYS })
    }

    /// Both; `None` where that can never be.
    fn and(&self, other: &Self) -> Option<Self> {
        let each = |a: u64, b: u64, pick: fn(u8, u8) -> u8| {
            let mut made = a.to_le_bytes();
            made.iter_mut().zip(b.to_le_bytes()).for_each(|(a, b)| *a = pick(*a, b));
            u64::from_le_bytes(made)
        };
        ((self.shown ^ other.shown) & self.asked & other.asked == 0).then(|| Self {
            asked: self.asked | other.asked,
            shown: self.shown | other.shown,
            at_least: each(self.at_least, other.at_least, u8::max),
            at_most: each(self.at_most, other.at_most, u8::min),
            rest: self.rest.iter().chain(&other.rest).cloned().collect(),
        })
    }
}

/// A condition in numbers: at least one of these clauses.
#[derive(Clone, Debug, Default)]
pub struct Test {
    /// The clauses; none of them: never.
    pub clauses: Box<[Clause]>,
}

/// A rule of the playbook where it can fire at all.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// The rule.
    pub rule: RuleId,
    /// When it fires.
    pub when: Test,
    /// What it then does, in order.
    pub then: Box<[Action]>,
}

/// How a behaviour counts with this customer.
#[derive(Clone, Debug)]
pub struct Counting {
    /// Its own rules, in order.
    pub own: Box<[Trigger]>,
    /// Rules for every helpful behaviour, if it is one.
    pub helpful: Box<[Trigger]>,
    /// Rules of the persona.
    pub persona: Box<[Trigger]>,
    /// What it adds to each meter in full.
    full: [i16; 4],
    /// What it adds to each meter, and the percent of it that count with the persona.
    effect: [(i8, u16); 4],
}

impl Counting {
    /// What it adds to each meter at so many percent.
    #[must_use]
    #[inline]
    pub fn points(&self, percent: u16) -> [i16; 4] {
        if percent == 100 { self.full } else { at_percent(self.effect, percent) }
    }
}

/// The playbook's rules for one customer.
#[derive(Clone, Debug, Default)]
pub struct Program {
    behaviours: Vec<Counting>,
    /// Rules after each turn.
    pub after_turn: Box<[Trigger]>,
    /// Rules at the close.
    pub at_close: Box<[Trigger]>,
    /// When each of the playbook's bounds on meters holds.
    pub rests: Box<[Test]>,
    /// Leaving at once.
    pub leave: Test,
    /// A demand for somebody else.
    pub breach: Test,
    /// Facts that are a wrong done to the customer.
    pub wrong: Facts,
}

impl Program {
    /// For a persona of this playbook, and the facts of a scenario.
    pub(super) fn new(playbook: &Playbook, persona: usize, facts: &[Fact]) -> Self {
        let persona = playbook.personas.get(persona);
        let turn = Folding { playbook, persona, behaviour: None };
        let each = playbook.behaviours.iter().zip(0u16..);
        Self {
            behaviours: each.map(|(_, id)| Folding { behaviour: Some(BehaviourId(id)), ..turn }.counting()).collect(),
            after_turn: turn.triggers(&playbook.after_turn),
            at_close: turn.triggers(&playbook.at_close),
            rests: playbook.rests.iter().map(|rest| turn.test(&rest.when)).collect(),
            leave: turn.test(&playbook.leave),
            breach: turn.test(&playbook.breach),
            wrong: facts.iter().rev().fold(0, |bits, fact| bits << 1 | Facts::from(fact.wrong)),
        }
    }

    /// How a behaviour counts.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "`check` makes ids, for the behaviours of this playbook only")]
    pub fn counting(&self, id: BehaviourId) -> &Counting {
        &self.behaviours[id.index()]
    }
}

/// What is known of a turn before it happens.
#[derive(Clone, Copy)]
struct Folding<'a> {
    playbook: &'a Playbook,
    persona: Option<&'a Persona>,
    /// The behaviour that is judged, if the turn itself is not.
    behaviour: Option<BehaviourId>,
}

impl Folding<'_> {
    fn counting(self) -> Counting {
        let behaviour = self.behaviour.map(|id| self.playbook.behaviour(id));
        let scales = self.persona.map_or_else(Scales::default, |persona| persona.scales);
        let helpful = behaviour.is_some_and(|behaviour| behaviour.kind == Kind::Helpful);
        let effect = METERS.map(|meter| {
            let effect = behaviour.map_or(0, |behaviour| behaviour.effect.get(meter));
            (effect, scale_for(&scales, meter, effect))
        });
        Counting {
            own: self.triggers(behaviour.map_or(&[], |behaviour| &behaviour.rules)),
            helpful: self.triggers(if helpful { &self.playbook.helpful } else { &[] }),
            persona: self.triggers(self.persona.map_or(&[], |persona| &persona.rules)),
            full: at_percent(effect, 100),
            effect,
        }
    }

    /// The rules that can fire.
    fn triggers(self, rules: &[RuleId]) -> Box<[Trigger]> {
        let known = rules.iter().filter_map(|id| Some((*id, self.playbook.rules.get(id.index())?)));
        let all = known.map(|(rule, made)| Trigger { rule, when: self.test(&made.when), then: made.then.clone() });
        all.filter(|trigger| !trigger.when.clauses.is_empty()).collect()
    }

    fn test(self, condition: &Condition) -> Test {
        let clauses = self.clauses(condition, true);
        Test { clauses: clauses.unwrap_or_else(|| vec![as_it_stands(condition, true)]).into() }
    }

    /// The clauses of a condition, or of its contrary; `None` where they would be too many.
    fn clauses(self, condition: &Condition, holds: bool) -> Option<Vec<Clause>> {
        let sign = |sign: Sign| vec![Clause::sign(sign.bit(true), holds)];
        let count = |byte, bound| Clause::count(byte, bound, holds).into_iter().collect();
        let plain = |truth: bool| if truth == holds { vec![Clause::ALWAYS] } else { Vec::new() };
        // At least one of these bits shows, or none; all of them, or one does not.
        let one = |bits: u64| if holds { singles(bits, true) } else { vec![Clause::sign(bits, false)] };
        let all = |bits: u64| if holds { vec![Clause::sign(bits, true)] } else { singles(bits, false) };
        let made = match condition {
            Condition::Always => plain(true),
            Condition::All(list) if holds => return self.each(list, holds),
            Condition::Any(list) if !holds => return self.each(list, holds),
            Condition::All(list) | Condition::Any(list) => {
                let parts: Option<Vec<_>> = list.iter().map(|part| self.clauses(part, holds)).collect();
                parts?.concat()
            }
            Condition::Not(part) => return self.clauses(part, !holds),
            Condition::AtLeast(meter, points) => count(*meter as usize, *points),
            Condition::Below(meter, points) => Clause::count(*meter as usize, *points, !holds).into_iter().collect(),
            Condition::Scars(points) => count(SCARS_BYTE, *points),
            Condition::Reached(milestones) => one(u64::from(*milestones)),
            Condition::Knows(facts) => all(u64::from(*facts) << FACTS_SHIFT),
            Condition::WantKnown => sign(Sign::WantKnown),
            Condition::AboutKnown => sign(Sign::AboutKnown),
            Condition::AsksKnown => sign(Sign::AsksKnown),
            Condition::Vent => sign(Sign::Vent),
            Condition::Aimed => sign(Sign::Aimed),
            Condition::Threat => sign(Sign::Threat),
            Condition::Burnt => sign(Sign::Burnt),
            Condition::SomethingNew => sign(Sign::SomethingNew),
            Condition::Fit(fit) => sign(Sign::of_fit(*fit)),
            Condition::Is(some) => plain(self.behaviour.is_some_and(|id| some.contains(&id))),
            Condition::Streak(turns) => {
                let long: Vec<Clause> = count(STREAK_BYTE, *turns);
                let alone = sign(Sign::Alone);
                if holds { cross(&alone, &long) } else { [alone, long].concat() }
            }
            // To count facts takes longer than all the rest, and few rules ask.
            Condition::Facts(_)
            | Condition::Used(..)
            | Condition::PastTolerance(_)
            | Condition::With(_)
            | Condition::Agreed(_)
            | Condition::Promised(_)
            | Condition::Noted(_)
            | Condition::Promise(_)
            | Condition::Ending(_) => vec![as_it_stands(condition, holds)],
        };
        (made.len() <= CLAUSES_MAX).then_some(made)
    }

    /// Every part holds, or none does.
    fn each(self, parts: &[Condition], holds: bool) -> Option<Vec<Clause>> {
        parts.iter().try_fold(vec![Clause::ALWAYS], |made, part| {
            let made = cross(&made, &self.clauses(part, holds)?);
            (made.len() <= CLAUSES_MAX).then_some(made)
        })
    }
}

/// One of these and one of those.
fn cross(these: &[Clause], those: &[Clause]) -> Vec<Clause> {
    these.iter().flat_map(|this| those.iter().filter_map(|that| this.and(that))).collect()
}

/// One clause for each bit.
fn singles(bits: u64, shows: bool) -> Vec<Clause> {
    let each = (0..u64::BITS).map(|at| 1u64 << at).filter(|bit| bits & bit != 0);
    each.map(|bit| Clause::sign(bit, shows)).collect()
}

fn as_it_stands(condition: &Condition, holds: bool) -> Clause {
    let rest = if holds { condition.clone() } else { Condition::Not(Box::new(condition.clone())) };
    Clause { rest: vec![rest], ..Clause::ALWAYS }
}

/// Effects at so many percent, toward a persona; round half away from zero.
fn at_percent(effects: [(i8, u16); 4], percent: u16) -> [i16; 4] {
    let mut made = [0; 4];
    for (points, (effect, scale)) in made.iter_mut().zip(effects) {
        *points = rounded(effect, scaled(percent, scale));
    }
    made
}

/// So many percent of a percentage.
#[must_use]
pub fn scaled(percent: u16, by: u16) -> u16 {
    u16::try_from(u32::from(percent) * u32::from(by) / 100).unwrap_or(u16::MAX)
}

fn rounded(effect: i8, percent: u16) -> i16 {
    let size = (u32::from(effect.unsigned_abs()) * u32::from(percent) + 50) / 100;
    let size = i16::try_from(size).unwrap_or(i16::MAX);
    if effect < 0 { -size } else { size }
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
