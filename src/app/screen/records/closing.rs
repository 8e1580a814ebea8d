//! The question on closing, where something would be lost with the window.

use egui::{Ui, vec2};

use crate::app::command::{Command, Queue};
use crate::app::controls::{heading, keep_in_view, live};
use crate::app::data::{Data, Keeping};
use crate::app::screen::over::Over;
use crate::app::theme::{self, Theme};
use crate::app::widgets;

/// What closing would lose: what is nowhere but in this window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// So many of the last replies, which could not be kept yet.
    Replies(usize),
    /// So many conversations, which were not to be kept.
    Conversations(usize),
}

impl Lost {
    /// What it would be now, if anything.
    #[must_use]
    pub fn of(data: &Data) -> Option<Self> {
        let unkept = data.unkept();
        match data.record.keeping() {
            _ if unkept.replies == 0 => None,
            Keeping::Behind { .. } => Some(Self::Replies(unkept.replies)),
            _ => Some(Self::Conversations(unkept.conversations)),
        }
    }
}

/// What the question remembers for itself.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether it is asked. Set when the window is to close though something would be lost.
    pub asked: bool,
    /// Whether what would be lost is given up: the window may close without a question.
    pub anyway: bool,
    /// Whether it was to be saved elsewhere; what came of that is told.
    saving: bool,
    over: Over,
}

/// The widest that the question becomes.
const WIDEST: f32 = 520.0;

/// Draws the question while it is asked; to be called before the screen, and before its shortcuts. Once all is saved
/// elsewhere nothing would be lost any more: then it says so, and the window can close.
pub fn ui(ui: &Ui, data: &Data, lost: Option<Lost>, memory: &mut Memory, queue: &mut Queue) {
    let (asked, saving) = (memory.asked, memory.saving);
    let title = if lost.is_some() { "Close, though something is not kept?" } else { "Nothing is lost now" };
    let shown = memory.over.show(ui, "closing", asked, WIDEST, |ui, opened| {
        let theme = Theme::of(ui);
        heading(&ui.label(theme::words(title, theme::title()).color(theme.text)), title, 1);
        ui.add_space(theme::GAP_S);
        if let Some(lost) = lost {
            ui.label(theme::words(words(data.record.keeping(), lost), theme::body()).color(theme.text));
        }
        if let Some(told) = data.notice.as_ref().filter(|_| saving) {
            ui.add_space(theme::GAP_S);
            live(&ui.label(theme::words(told, theme::strong(theme::SIZE_BODY)).color(theme.text)));
        }
        ui.add_space(theme::GAP_L);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
            let best = widgets::primary_ui(ui, if lost.is_some() { "Save elsewhere" } else { "Close" });
            if opened {
                best.request_focus();
            }
            let stay = widgets::secondary_ui(ui, "Stay");
            let anyway = lost.map(|_| widgets::quiet_ui(ui, "Close anyway"));
            [Some(best), Some(stay), anyway].map(|button| {
                button.is_some_and(|button| {
                    keep_in_view(&button);
                    button.clicked()
                })
            })
        })
        .inner
    });
    let Some(([best, stay, anyway], beside)) = shown else { return };
    if best && lost.is_some() {
        memory.saving = true;
        queue.push(Command::SaveElsewhere);
    } else if best || anyway {
        (memory.asked, memory.anyway) = (false, true);
        queue.push(Command::Quit);
    }
    if stay || beside {
        (memory.asked, memory.saving) = (false, false);
    }
}

/// What would be lost, why, and how it would not.
fn words(keeping: &Keeping, lost: Lost) -> String {
    let lost = match lost {
        Lost::Replies(0) => "What you noted last is nowhere but in this window".to_owned(),
        Lost::Replies(1) => "Your last reply is nowhere but in this window".to_owned(),
        Lost::Replies(many) => format!("Your last {many} replies are nowhere but in this window"),
        Lost::Conversations(1) => "What you practised is nowhere but in this window".to_owned(),
        Lost::Conversations(many) => format!("The {many} conversations that you had are nowhere but in this window"),
    };
    let why = match keeping {
        Keeping::Behind { why, .. } => format!(", since {why}. Everything before them is kept."),
        Keeping::Nowhere | Keeping::Kept | Keeping::ReadOnly(_) | Keeping::Trouble(_) => ".".to_owned(),
    };
    format!("{lost}{why} You can save it elsewhere, as a file that Unruffled takes in again later.")
}
