//! What is so at this moment of a conversation, read from the data; and what the screen remembers.

use egui::Ui;

use super::announce::Announcer;
use super::coached::Coaching;
use super::floor::Floor;
use super::silence::seconds;
use super::stage::Stage;
use super::watch::{self, Watching};
use crate::app::data::{Conversation, Data};
use crate::app::face::Pose;
use crate::app::widgets;
use crate::debrief::{Exchange, exchanges};
use crate::engine::{Offer, Taken, Turn, replies, shown, speech};
use crate::playbook::Mood;
use crate::scenario::{ReplyKind, Scenario, Scene, Tone};

/// Clicks this soon after a turn belong to the reply before: a double click takes one turn.
const TOO_SOON: f64 = 0.2;

/// What is so now.
#[derive(Clone, Copy)]
pub(super) struct Moment<'d> {
    pub data: &'d Data,
    pub talk: &'d Conversation,
    pub scene: Option<&'d Scene>,
    /// What the customer says now; empty when all is over.
    pub line: &'d str,
    /// What is seen now.
    pub setting: &'d str,
}

impl<'d> Moment<'d> {
    /// The moment that the conversation is at; none without a conversation.
    pub fn of(data: &'d Data) -> Option<Self> {
        let talk = data.conversation.as_ref()?;
        let state = &talk.replay.state;
        // What belongs to a later day is not known yet; nor is where one comes in, while that is worked out.
        let waits = talk.waits_for_its_day() || talk.leads_in;
        let scene = talk.scenario.scene(state.scene).filter(|_| !waits);
        let line = if waits { "" } else { speech::line(&talk.scenario, talk.replay.deal, state, talk.mood()) };
        let setting = scene.filter(|_| state.part == 0).map_or("", |scene| scene.setting.as_str());
        Some(Self { data, talk, scene, line, setting })
    }

    pub fn scenario(&self) -> &'d Scenario {
        &self.talk.scenario
    }

    /// Whether the conversation itself has ended and its aftermath goes on, or all is over.
    pub fn after(&self) -> bool {
        self.talk.replay.state.ending().is_some()
    }

    /// Whether what comes next waits for its day, or for where the trainee comes in.
    pub fn waits(&self) -> bool {
        self.talk.waits_for_its_day() || self.talk.leads_in
    }

    pub fn is_over(&self) -> bool {
        self.talk.replay.state.is_over()
    }

    /// Whether the customer is still telling an earlier part of a longer story.
    pub fn in_parts(&self) -> bool {
        self.scene.is_some_and(|scene| usize::from(self.talk.replay.state.part) < scene.parts.len())
    }

    /// What is on offer, in the order on screen. An impulse is not among them.
    pub fn offers(&self) -> Vec<Offer<'d>> {
        if self.waits() {
            return Vec::new();
        }
        shown(self.scenario(), self.talk.replay.deal, &self.talk.replay.state)
    }

    /// Whether one chooses here between the public thread and a private message.
    pub fn asks_where(&self) -> bool {
        self.offers().iter().any(|offer| offer.reply.private)
    }

    /// What the trainee's own heat would say, if it is on offer.
    pub fn impulse(&self) -> Option<Offer<'d>> {
        let mut all = replies(self.scenario(), &self.talk.replay.state).filter(|_| !self.waits());
        all.find(|offer| offer.reply.kind == ReplyKind::Impulse)
    }

    /// The mood before the last turn, if that turn moved it.
    pub fn mood_before(&self) -> Option<Mood> {
        let turn = self.talk.replay.turns.last()?;
        (turn.from.ending().is_none() && turn.from.mood != turn.mood).then_some(turn.from.mood)
    }

    /// The pose of this mood and of the tone of the line.
    pub fn pose(&self) -> Pose {
        let pose = widgets::feeling(&self.talk.scenario.playbook, self.talk.mood()).pose();
        let tone = self.scene.filter(|_| !self.after()).map(|scene| scene.tone).unwrap_or_default();
        match tone {
            Tone::Plain => pose,
            Tone::Sharp => pose.lerp(&Pose::angry(), 0.25),
            Tone::Loud => pose.lerp(&Pose::furious(), 0.3),
            Tone::Shaky => pose.lerp(&Pose::hurt(), 0.45),
            Tone::Tired => pose.lerp(&Pose::tired(), 0.45),
            Tone::Cold => pose.lerp(&Pose::gone_quiet(), 0.35),
            Tone::Warm => pose.lerp(&Pose::pleased(), 0.35),
        }
    }
}

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// Which conversation and how many turns of it this is about, and whether it is worked out yet where one comes in.
    at: Option<(u32, usize, bool)>,
    /// The turns so far, as words, and whether the trainee did something rather than say it.
    pub(super) earlier: Vec<Exchange>,
    pub(super) done: Vec<bool>,
    /// How each was taken, in words, where there is something to say.
    pub(super) taken: Vec<String>,
    /// How many turns in a row, the last ones, the trainee has listened to what is being told.
    pub(super) listened: usize,
    /// Whose turn it is to speak.
    pub(super) floor: Floor,
    /// When the last turn was taken.
    pub(super) since: f64,
    /// The pose from which the face moves, and the one that it shows.
    pub(super) pose_from: Option<Pose>,
    pub(super) pose_shown: Option<Pose>,
    /// What the stage remembers.
    pub(super) stage: Stage,
    /// When an impulse was let go.
    pub(super) let_go: Option<f64>,
    /// Whether the breath after it still lasts.
    pub(super) breathing: bool,
    /// The reply that is being put together, by its number.
    pub(super) composing: Option<u8>,
    /// Its pieces: for each slot the chosen one, or all of the only slot.
    pub(super) picked: Vec<Option<u8>>,
    /// Which part of a letter the number keys choose for.
    pub(super) part: usize,
    /// Which part showed last, and whether all were chosen.
    pub(super) part_shown: (usize, bool),
    /// Whether the present words are to be brought into view.
    pub(super) bring: bool,
    /// Whether the last turn was taken with the keyboard on its card: the next card has it then.
    pub(super) on_card: bool,
    /// What the trainee would say, as typed; whether the field had the keyboard, and whether the replies are uncovered.
    pub(super) own_words: String,
    pub(super) asked_own: bool,
    pub(super) uncovered: bool,
    /// A reply that was picked and waits for how sure the trainee is of it.
    pub(super) held: Option<Taken>,
    /// How far an example has come.
    pub(super) watch: Watching,
    /// What is said of its own accord to those who listen.
    pub(super) announcer: Announcer,
    /// What is remembered of the note after the last turn.
    pub(super) coach: Coaching,
    /// Heights measured in the frame before.
    pub(super) plate: f32,
    pub(super) content: f32,
    /// How wide the actions are beside the name; more than any window where they did not stand in one row.
    pub(super) actions: f32,
}

impl Memory {
    /// Takes note of a new turn or a new conversation.
    pub(super) fn follow(&mut self, moment: &Moment<'_>, now: f64) {
        let at = (moment.data.playing(), moment.talk.replay.turns.len(), moment.talk.leads_in);
        if self.at == Some(at) {
            return;
        }
        let first = self.at.is_none_or(|(playing, ..)| playing != at.0);
        self.at = Some(at);
        self.earlier = exchanges(moment.scenario(), &moment.talk.replay);
        let kinds = moment.talk.replay.turns.iter().map(|turn| speech::reply_of(moment.scenario(), turn));
        let deeds = [ReplyKind::Done, ReplyKind::Listen];
        self.done = kinds.map(|reply| reply.is_some_and(|reply| deeds.contains(&reply.kind))).collect();
        self.taken = moment.talk.replay.turns.iter().map(|turn| how_taken(moment, turn)).collect();
        self.listened = listened(moment);
        let last = self.earlier.last().filter(|exchange| !exchange.after);
        let fresh = !first || (self.earlier.is_empty() && moment.talk.parent.is_none());
        self.floor.begin(moment, last.map_or("", |exchange| exchange.reaction.as_str()), fresh, now);
        self.since = now;
        self.pose_from = if first { None } else { self.pose_shown };
        self.let_go = None;
        self.breathing = false;
        self.composing = None;
        self.picked.clear();
        self.part = 0;
        self.part_shown = (0, false);
        self.bring = true;
        self.announcer.forget();
        self.coach = Coaching::default();
        self.own_words.clear();
        (self.asked_own, self.uncovered, self.held) = (false, false, None);
    }

    /// Whether a reply may be taken yet.
    pub(super) fn is_ready(&self, ui: &Ui) -> bool {
        self.earlier.is_empty() || ui.input(|input| input.time) - self.since >= TOO_SOON
    }
}

/// How many turns in a row the trainee listened to what the present scene tells.
fn listened(moment: &Moment<'_>) -> usize {
    let talk = moment.talk;
    let told = talk.replay.turns.iter().rev().take_while(|turn| {
        let reply = speech::reply_of(moment.scenario(), turn);
        let here = turn.from.scene == talk.replay.state.scene && turn.from.ending().is_none();
        here && reply.is_some_and(|reply| reply.kind == ReplyKind::Listen)
    });
    // An example stands still after each reply, so its story is told turn by turn.
    if moment.after() || watch::is_on(moment) { 0 } else { told.count() }
}

/// How a turn was taken, in words; empty where it came in time.
fn how_taken(moment: &Moment<'_>, turn: &Turn) -> String {
    let telling =
        speech::scene_of(moment.scenario(), turn).is_some_and(|s| usize::from(turn.from.part) < s.parts.len());
    let free = moment.free_seconds();
    match (turn.cut_in, telling, turn.silence, free) {
        (true, true, ..) => "You cut in. The rest stays unsaid.".to_owned(),
        (true, false, ..) => "You cut in.".to_owned(),
        (false, false, 1.., Some(free)) => format!("After {:.0} seconds of silence.", seconds(turn.silence, free)),
        _ => String::new(),
    }
}
