//! The banner above every screen while something is not kept: what, why, and what can be done. It takes its own room, so
//! that it covers nothing.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Panel, Rect, Ui, pos2, vec2};

use super::page::IN_VAIN;
use super::{Memory, Moment, moment};
use crate::app::command::{Command, Queue};
use crate::app::controls::{keep_in_view, laid_out};
use crate::app::data::{Data, Keeping, Route};
use crate::app::screen::shell::is_low;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::words::date;
use crate::records::{NotWritten, ReadOnly};

/// From this width on the buttons stand beside the words.
const WIDE: f32 = 860.0;

/// What was not kept is kept again: told until one goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Again {
    words: &'static str,
    since: Moment,
}

impl Again {
    /// What is told when records are kept that were kept otherwise before; out of a trouble, what was chosen there.
    pub(super) fn after(before: &Keeping, unkept: bool, chosen: &'static str, data: &Data) -> Option<Self> {
        let words = match before {
            Keeping::Behind { .. } => "All is kept again.",
            Keeping::ReadOnly(_) => "From now on this window keeps what you practise.",
            Keeping::Nowhere if unkept => "What you practise is kept again.",
            Keeping::Trouble(_) if !chosen.is_empty() => chosen,
            Keeping::Nowhere | Keeping::Kept | Keeping::Trouble(_) => return None,
        };
        Some(Self { words, since: moment(data) })
    }
}

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// Tries to keep it again.
    Again,
    /// The same, under another name.
    Here,
    /// Saves elsewhere what is not kept.
    Save,
    /// Closes what needs to be read only once.
    Close,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Self::Again => "Try again",
            Self::Here => "Keep here instead",
            Self::Save => "Save elsewhere",
            Self::Close => "Close",
        }
    }
}

/// What the banner says.
struct Words {
    /// What it is about: it is announced anew when this changes.
    about: String,
    long: String,
    /// For a low window.
    short: String,
    actions: &'static [Action],
    /// Whether something is not kept.
    caution: bool,
}

/// Draws the banner, if there is something to say.
pub(super) fn ui(ui: &mut Ui, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let Some(words) = Words::of(data, memory) else {
        memory.said.say(ui, "", "");
        return;
    };
    memory.said.say(ui, &words.about, &words.long);
    let theme = Theme::of(ui);
    let low = is_low(ui);
    let wide = ui.available_width() >= WIDE;
    let margin = Margin::symmetric(if wide { 24 } else { 16 }, if low { 2 } else { 6 });
    let panel =
        Panel::top("what is not kept").resizable(false).frame(Frame::new().fill(theme.raised).inner_margin(margin));
    let shown = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, 4.0);
        let text = if low { &words.short } else { &words.long };
        let label = theme::words(text, theme::body()).color(theme.text);
        let mut actions_ui =
            |ui: &mut Ui| words.actions.iter().for_each(|action| action_ui(ui, *action, data, memory, queue));
        if wide {
            let left = ui.available_width() - actions_width(ui, words.actions);
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(vec2(left, 36.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_width(left);
                    ui.add(egui::Label::new(label).wrap());
                });
                actions_ui(ui);
            });
        } else {
            ui.horizontal_wrapped(|ui| {
                ui.label(label);
                actions_ui(ui);
            });
        }
    });
    let rect = shown.response.rect;
    let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 4.0, rect.bottom()));
    let color = if words.caution { theme.caution } else { theme.good };
    ui.painter().rect_filled(bar, CornerRadius::ZERO, color);
}

/// How wide the buttons are side by side, with a gap before each.
fn actions_width(ui: &Ui, actions: &[Action]) -> f32 {
    let (inside, gap) = (2.0 * ui.spacing().button_padding.x, ui.spacing().item_spacing.x);
    let text = |action: &Action| laid_out(ui, theme::words(action.name(), theme::body()), f32::INFINITY).size().x;
    actions.iter().map(|action| text(action) + inside + gap).sum()
}

fn action_ui(ui: &mut Ui, action: Action, data: &Data, memory: &mut Memory, queue: &mut Queue) {
    let button = match action {
        Action::Close => widgets::quiet_ui(ui, action.name()),
        Action::Again | Action::Here | Action::Save => widgets::secondary_ui(ui, action.name()),
    };
    keep_in_view(&button);
    if !button.clicked() {
        return;
    }
    match action {
        Action::Again | Action::Here => {
            memory.tried = Some(data.record.keeping().clone());
            queue.push(Command::TryRecords);
        }
        Action::Save => {
            memory.saving = true;
            queue.push(Command::SaveElsewhere);
        }
        Action::Close if memory.again.is_some() => memory.again = None,
        Action::Close => memory.clock_read = true,
    }
    ui.ctx().request_repaint();
}

impl Words {
    fn of(data: &Data, memory: &mut Memory) -> Option<Self> {
        let mut words = match data.record.keeping() {
            Keeping::Behind { waiting, why } => Self::behind(*waiting, why),
            Keeping::ReadOnly(why) => Self::read_only(*why),
            Keeping::Nowhere if memory.unkept => Self {
                about: "nowhere".to_owned(),
                long: "What you practise is not kept: it lasts until you close the window.".to_owned(),
                short: "What you practise is not kept.".to_owned(),
                actions: &[Action::Again],
                caution: true,
            },
            Keeping::Nowhere | Keeping::Kept | Keeping::Trouble(_) => return Self::passing(data, memory),
        };
        if memory.tried_in_vain(data) {
            words.about += ", still";
            for text in [&mut words.long, &mut words.short] {
                *text = format!("{text} {IN_VAIN}");
            }
        }
        // Screens without the bar do not tell it themselves.
        let bare = matches!(data.route, Route::Conversation | Route::Debrief);
        if let Some(told) = data.notice.as_ref().filter(|_| bare && memory.saving) {
            words.about += told;
            for text in [&mut words.long, &mut words.short] {
                *text = format!("{text} {told}");
            }
        }
        Some(words)
    }

    /// The last replies could not be kept.
    fn behind(waiting: usize, why: &NotWritten) -> Self {
        let (what, are, they) = match waiting {
            0 => ("What you noted last".to_owned(), "is", "it is"),
            1 => ("Your last reply".to_owned(), "is", "it is"),
            many => (format!("Your last {many} replies"), "are", "they are"),
        };
        let (reason, first) = match why {
            NotWritten::Full => ("the disk is full", "Make room"),
            NotWritten::ReadOnly => ("the file or its disk cannot be written to", "Let it be written to again"),
            NotWritten::Locked => ("another program holds the file", "Close that program"),
            NotWritten::Damaged(_) => ("the file that keeps them is gone or damaged", "Try again to see the ways out"),
            NotWritten::Refused(_) | NotWritten::Other(_) => ("writing failed", "Try again, or save them elsewhere"),
        };
        Self {
            about: format!("behind, {reason}"),
            long: format!("{what} {are} not kept: {reason}. {first}; {they} kept in this window until then."),
            short: format!("{what} {are} not kept: {reason}."),
            actions: &[Action::Again, Action::Save],
            caution: true,
        }
    }

    fn read_only(why: ReadOnly) -> Self {
        let (long, short, actions): (_, _, &'static [Action]) = match why {
            ReadOnly::SecondWindow => (
                "Another window of Unruffled keeps what you practise. This one shows it and keeps nothing.",
                "This window keeps nothing; another one does.",
                &[Action::Here],
            ),
            ReadOnly::Newer { .. } => (
                "A newer version of Unruffled made the file that keeps your practice. It is shown, and nothing is added.",
                "Nothing is kept: a newer version made the file.",
                &[],
            ),
            ReadOnly::NotWritable => (
                "What you practise now is not kept: the file, its folder or its disk cannot be written to.",
                "Nothing is kept: the file cannot be written to.",
                &[Action::Again],
            ),
        };
        let about = format!("read only, {why:?}");
        Self { about, long: long.to_owned(), short: short.to_owned(), actions, caution: true }
    }

    /// What is told once and goes.
    fn passing(data: &Data, memory: &mut Memory) -> Option<Self> {
        memory.again.take_if(|again| again.since != moment(data));
        if let Some(again) = memory.again {
            let (about, words) = (again.words.to_owned(), again.words.to_owned());
            return Some(Self { about, long: words.clone(), short: words, actions: &[Action::Close], caution: false });
        }
        let last = data.record.last_day().filter(|last| *last > data.today && !memory.clock_read)?;
        Some(Self {
            about: "clock".to_owned(),
            long: format!(
                "The clock of this machine says {}, but you practised on {}. Until it is right, what falls due comes late.",
                date(data.today),
                date(last)
            ),
            short: format!("The clock says {}, before you last practised.", date(data.today)),
            actions: &[Action::Close],
            caution: true,
        })
    }
}
