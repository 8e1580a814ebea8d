//! Who has the floor: whether the customer's words still come, how long the trainee has been silent since, and the quiet
//! row above the replies that says so. With the clock on, both go into the turn that is taken.

use std::time::Duration;

use egui::{Align2, CornerRadius, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::moment::{Memory, Moment};
use super::pace::{Form, Speech};
use super::silence::{STEPS_MAX, Silence, seconds};
use crate::app::controls::live;
use crate::app::theme::{self, Theme};
use crate::engine::notes::Mode;
use crate::engine::{Taken, Timing};
use crate::playbook::{Band, Channel};
use crate::scenario::ReplyKind;

/// The texts of a turn, in the order in which they come.
pub(super) const REACTION: usize = 0;
pub(super) const SETTING: usize = 1;
pub(super) const LINE: usize = 2;

/// Seconds before the first word; and from somebody who has gone quiet.
const LEAD: f64 = 0.25;
const QUIET_LEAD: f64 = 1.4;
/// The height of the row.
const ROW: f32 = 20.0;

/// Whose turn it is to speak, and since when.
#[derive(Debug, Default)]
pub(super) struct Floor {
    speech: Speech,
    /// When their turn began, and the present frame, in seconds.
    since: f64,
    now: f64,
    /// The words are all there: they were asked for, or nobody was looking.
    whole: bool,
    /// Since when all of them are there; none while they come, and where nobody was looking.
    there: Option<f64>,
    away: bool,
    silence: Silence,
    /// The free seconds, where silence counts.
    free: Option<u8>,
    /// The pass in which this was looked at last.
    pass: u64,
    /// Whether a question beside the turns stands before the replies: silence does not count then.
    pub(super) asked: bool,
}

impl Floor {
    /// The customer's turn begins. Where one comes back to a conversation, the words are simply there.
    pub(super) fn begin(&mut self, moment: &Moment<'_>, reaction: &str, fresh: bool, now: f64) {
        let settings = moment.data.settings;
        let pace = settings.speaks_at().filter(|_| moment.form() != Form::Seen);
        self.speech =
            pace.map_or_else(Speech::default, |pace| Speech::of(&texts(moment, reaction), pace, lead(moment)));
        (self.since, self.now, self.whole, self.asked) = (now, now, !fresh, false);
        (self.there, self.away) = (None, false);
        self.silence = Silence::default();
    }

    /// Whether the customer's words still come.
    pub(super) fn is_taken(&self) -> bool {
        !self.whole && self.now - self.since < self.speech.end()
    }

    /// Whether a voice is heard, or they type; not in their pauses.
    fn is_busy(&self) -> bool {
        !self.whole && self.speech.is_busy(self.now - self.since)
    }

    /// Whether they have not come to the line yet that is to be answered.
    pub(super) fn is_reacting(&self) -> bool {
        self.is_taken() && self.speech.words_by(LINE, self.now - self.since) == 0
    }

    /// How many words of a text are there.
    pub(super) fn words(&self, text: usize) -> usize {
        if self.is_taken() { self.speech.words_by(text, self.now - self.since) } else { usize::MAX }
    }

    /// Whether they type this text now.
    pub(super) fn types(&self, text: usize) -> bool {
        self.is_busy() && self.speech.coming(self.now - self.since) == Some(text)
    }

    /// Shows the rest at once.
    pub(super) fn finish(&mut self) {
        self.whole = true;
    }

    /// Steps of silence that count.
    fn steps(&self) -> u8 {
        self.free.map_or(0, |free| self.silence.steps(free))
    }

    /// When this turn is taken.
    fn timing(&self, moment: &Moment<'_>, kind: ReplyKind) -> Timing {
        if !moment.counts_time() {
            Timing::InTime
        } else if self.is_taken() && kind != ReplyKind::Listen {
            Timing::CutIn
        } else {
            match self.steps() {
                0 => Timing::InTime,
                steps => Timing::Silence(steps),
            }
        }
    }
}

/// What comes, in order; what follows the conversation is there as a whole.
fn texts<'t>(moment: &Moment<'t>, reaction: &'t str) -> [(&'t str, Form); 3] {
    let line = if moment.after() { Form::Seen } else { moment.form() };
    [(reaction, moment.form()), (moment.setting, Form::Seen), (moment.line, line)]
}

/// Seconds before they speak: whoever has gone quiet lets one wait.
fn lead(moment: &Moment<'_>) -> f64 {
    let quiet = moment.talk.scenario.playbook.band(moment.talk.mood()) == Band::GoneQuiet;
    if quiet { QUIET_LEAD } else { LEAD }
}

impl Moment<'_> {
    /// How the customer's words come on this channel.
    pub(super) fn form(&self) -> Form {
        match self.scenario().channel {
            Channel::Counter | Channel::Phone => Form::Spoken,
            Channel::Chat | Channel::Social => Form::Typed,
            Channel::Email => Form::Seen,
        }
    }

    /// Whether cutting in and silence count now.
    pub(super) fn counts_time(&self) -> bool {
        let theirs = self.talk.mode != Mode::Watch && !self.after() && !self.is_over();
        theirs && self.form() != Form::Seen && self.data.settings.counts_time()
    }

    /// The free seconds before silence counts on this channel; none where it never does.
    pub(super) fn free_seconds(&self) -> Option<u8> {
        let channel = self.scenario().channel;
        let free = self.scenario().playbook.free_seconds.iter().find(|(of, _)| *of == channel);
        free.and_then(|(_, seconds)| *seconds)
    }
}

impl Memory {
    /// A turn with its timing, as it is taken now.
    pub(super) fn timed(&self, moment: &Moment<'_>, taken: Taken, kind: ReplyKind) -> Taken {
        taken.at(self.floor.timing(moment, kind))
    }

    /// How long the trainee has thought so far, in milliseconds; none while the words still come, and where somebody was
    /// away meanwhile.
    pub(super) fn thought(&self) -> Option<u32> {
        let floor = &self.floor;
        let since = floor.there.filter(|_| !floor.away)?;
        u32::try_from(Duration::from_secs_f64((floor.now - since).max(0.0)).as_millis()).ok()
    }

    /// Whether the customer's voice is heard at this moment; in writing, whether more is on its way.
    pub(super) fn is_speaking(&self, moment: &Moment<'_>) -> bool {
        if moment.form() == Form::Typed { self.floor.is_taken() } else { self.floor.is_busy() }
    }

    /// Whether something is under way in which nobody waits for a reply.
    fn is_occupied(&self, ui: &Ui, moment: &Moment<'_>) -> bool {
        self.composing.is_some() || self.breathing || self.floor.asked || floats(ui, moment) || ui.text_edit_focused()
    }
}

/// Whether something floats above the screen.
fn floats(ui: &Ui, moment: &Moment<'_>) -> bool {
    moment.data.help || egui::Popup::is_any_open(ui.ctx())
}

/// Takes note of the time that passed, before anything is drawn, and asks for the frame in which something comes.
pub(super) fn tend(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory) {
    let (now, focused) = ui.input(|input| (input.time, input.focused));
    let pass = ui.ctx().cumulative_pass_nr();
    let occupied = memory.is_occupied(ui, moment);
    let floor = &mut memory.floor;
    let reacted = floor.is_reacting();
    let left = floor.pass != 0 && pass > floor.pass + 1;
    (floor.pass, floor.now) = (pass, now);
    floor.free = moment.free_seconds().filter(|_| moment.counts_time());
    if left {
        floor.silence.rest();
    }
    if left || !focused || moment.data.settings.speaks_at().is_none() {
        floor.whole = true;
    }
    // An example has keys of its own.
    let free = moment.talk.mode != Mode::Watch && !floats(ui, moment) && ui.memory(|memory| memory.focused().is_none());
    if free && floor.is_taken() {
        let asked = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        floor.whole = asked(Key::Space) || asked(Key::Enter);
    }
    // Where there is not room for all, what is said now is in sight.
    memory.bring |= reacted && !floor.is_reacting() && moment.talk.mode != Mode::Watch;
    let from = floor.since + floor.speech.end();
    floor.silence.follow(now, from, floor.free.is_some() && focused && !occupied);
    floor.away |= left || !focused;
    if !floor.is_taken() {
        floor.there.get_or_insert(now);
    }
    let word = floor.is_taken().then(|| floor.speech.next(now - floor.since)).flatten();
    let wait = word.map(|at| floor.since + at - now).or_else(|| {
        let until = (from - now).max(0.0);
        floor.free.and_then(|free| floor.silence.left(free)).map(|left| left + until)
    });
    if let Some(wait) = wait {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(wait.max(0.01)));
    }
}

/// A click on words that still come shows the rest of them.
pub(super) fn hurry(ui: &Ui, rect: Rect, memory: &mut Memory) {
    let clicked = ui.input(|input| input.pointer.primary_pressed());
    if clicked && memory.floor.is_taken() && ui.rect_contains_pointer(rect) {
        memory.floor.finish();
        ui.ctx().request_repaint();
    }
}

/// The row above the replies: that they still speak, or how long it has been silent. It keeps its height while a turn
/// lasts, so that nothing moves.
pub(super) fn row_ui(ui: &mut Ui, moment: &Moment<'_>, memory: &Memory) {
    let floor = &memory.floor;
    let paced = moment.data.settings.speaks_at().is_some() && moment.form() != Form::Seen;
    if !paced || moment.after() || moment.talk.mode == Mode::Watch {
        return;
    }
    let theme = Theme::of(ui);
    // It takes most of its room from the gaps around it.
    ui.add_space(-8.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.add_space(-4.0);
    let steps = floor.steps();
    // What is on the tip of the tongue waits for the end of their words.
    let holds = memory.let_go.is_none() && moment.impulse().is_some();
    let words = words(moment, floor, steps, !holds);
    if words.is_empty() {
        return;
    }
    let marks = floor.free.is_some() && !floor.is_taken() && !moment.in_parts();
    let mut left = rect.left();
    if marks {
        left = marks_ui(ui, rect, steps) + 12.0;
    }
    let color = if marks && steps > 0 { theme.caution } else { theme.quiet_text };
    let font = if marks && steps > 0 { theme::strong(theme::SIZE_CAPTION) } else { theme::caption() };
    ui.painter().text(pos2(left, rect.center().y), Align2::LEFT_CENTER, &words, font, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words.clone()));
    if marks && steps > 0 {
        live(&response);
    }
}

fn words(moment: &Moment<'_>, floor: &Floor, steps: u8, can_reply: bool) -> String {
    let counts = moment.counts_time() && can_reply;
    if floor.is_taken() {
        let still = if moment.form() == Form::Typed { "They are still typing" } else { "They are still speaking" };
        return if counts && !moment.in_parts() { format!("{still}. Replying now cuts in.") } else { still.to_owned() };
    }
    let Some(free) = floor.free else { return String::new() };
    if moment.in_parts() {
        return "You are listening. Silence costs nothing here.".to_owned();
    }
    if steps == 0 { "Your turn".to_owned() } else { format!("Silent for {:.0} seconds", seconds(steps, free)) }
}

/// A mark for each step of silence, filled once it has passed. Returns where they end.
fn marks_ui(ui: &Ui, rect: Rect, steps: u8) -> f32 {
    let theme = Theme::of(ui);
    let mut left = rect.left();
    for step in 1..=STEPS_MAX {
        let mark = Rect::from_min_size(pos2(left, rect.center().y - 3.0), vec2(18.0, 6.0));
        let round = CornerRadius::same(3);
        if step <= steps {
            ui.painter().rect_filled(mark, round, theme.caution);
        } else {
            ui.painter().rect_stroke(mark, round, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
        }
        left = mark.right() + 4.0;
    }
    left - 4.0
}
