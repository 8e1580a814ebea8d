//! The first offer of the Library: a conversation that waits, or what to practise next, and why. Whoever is new here
//! watches an example first, then brings one home, then has a whole one.

use egui::{Ui, vec2};

use super::then;
use super::words::{best, lower_first, minutes, place, quoted, short_name};
use crate::app::command::{Command, Queue};
use crate::app::controls::{self, keep_in_view, laid_out, pressed};
use crate::app::data::{Card, Conversation, Data};
use crate::app::face::{self, Motion};
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::practice::Suggestion;
use crate::engine::notes::Mode;
use crate::playbook::Mood;
use crate::scenario::{Difficulty, Level, Scenario};

/// What is offered first.
enum Offer<'d> {
    /// A conversation that was left.
    Waiting(&'d Conversation),
    /// A first one, for somebody new: in this mode.
    First(usize, &'d Scenario, Mode),
    /// Another first contact, before the whole conversations.
    Short(usize, &'d Scenario),
    /// A step that is due again, with the words that say why.
    Due(usize, &'d Scenario, String),
    /// One that was not played yet.
    New(usize, &'d Scenario),
    /// All were played: the one that ended lowest.
    Again(usize, &'d Card, &'d Scenario),
}

fn offer(data: &Data) -> Option<Offer<'_>> {
    if let Some(conversation) = data.conversation.as_ref().filter(|c| !c.replay.state.is_over()) {
        return Some(Offer::Waiting(conversation));
    }
    let sound =
        || data.cards.iter().enumerate().filter_map(|(at, card)| card.scenario.as_deref().map(|s| (at, card, s)));
    let easiest = sound().min_by_key(|(_, _, scenario)| scenario.level());
    if let (Some((at, _, scenario)), Some(mode)) = (easiest, first_mode(data)) {
        return Some(Offer::First(at, scenario, mode));
    }
    if let Some((at, scenario)) = another_first_contact(data) {
        return Some(Offer::Short(at, scenario));
    }
    let step = data.record.suggestion();
    let due = |step: &Suggestion| {
        let (at, _, scenario) = sound().find(|(_, _, scenario)| scenario.id == step.scenario)?;
        Some(Offer::Due(at, scenario, step.why.clone()))
    };
    if let Some(offer) = step.filter(|step| step.due <= data.today).and_then(due) {
        return Some(offer);
    }
    let new = sound().filter(|(_, card, _)| card.reached.is_empty()).min_by_key(|(_, _, s)| s.level());
    if let Some((at, _, scenario)) = new {
        return Some(Offer::New(at, scenario));
    }
    if let Some(offer) = step.and_then(due) {
        return Some(offer);
    }
    let again = sound().min_by_key(|(_, card, scenario)| best(card, scenario).map_or(0, |ending| ending.points));
    again.map(|(at, card, scenario)| Offer::Again(at, card, scenario))
}

/// How somebody new begins; none for whoever has had a whole conversation.
fn first_mode(data: &Data) -> Option<Mode> {
    let played = data.record.played();
    if played.iter().any(|played| played.given == 0) || data.cards.iter().any(|card| !card.reached.is_empty()) {
        return None;
    }
    Some(match (played.is_empty(), data.record.has_watched()) {
        (true, false) => Mode::Watch,
        (true, true) | (false, _) => Mode::Coached,
    })
}

/// A first contact that was not had yet, for whoever has had nothing else.
fn another_first_contact(data: &Data) -> Option<(usize, &Scenario)> {
    let cards = || data.cards.iter().enumerate().filter_map(|(at, card)| Some((at, card, card.scenario.as_deref()?)));
    let short = |scenario: &Scenario| scenario.level() == Level::FirstContact;
    if cards().any(|(_, card, scenario)| !short(scenario) && had_whole(data, card, scenario)) {
        return None;
    }
    let (at, _, scenario) = cards().find(|(_, card, scenario)| short(scenario) && !had_whole(data, card, scenario))?;
    Some((at, scenario))
}

/// Whether it was had from its first line to an end.
fn had_whole(data: &Data, card: &Card, scenario: &Scenario) -> bool {
    !card.reached.is_empty()
        || data.record.played().iter().any(|played| played.scenario == scenario.id && played.given == 0)
}

impl<'d> Offer<'d> {
    fn scenario(&self) -> &'d Scenario {
        match self {
            Self::Waiting(conversation) => &conversation.scenario,
            Self::First(_, scenario, _)
            | Self::Short(_, scenario)
            | Self::Due(_, scenario, _)
            | Self::New(_, scenario)
            | Self::Again(_, _, scenario) => scenario,
        }
    }

    fn mood(&self) -> Mood {
        match self {
            Self::Waiting(conversation) => conversation.mood(),
            Self::First(..) | Self::Short(..) | Self::Due(..) | Self::New(..) | Self::Again(..) => {
                self.scenario().customer.opening
            }
        }
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::Waiting(_) => "Waiting for you",
            Self::First(_, _, Mode::Watch) => "To begin with",
            Self::First(..) | Self::Short(..) | Self::Due(..) | Self::New(..) | Self::Again(..) => "Next for you",
        }
    }

    fn why(&self, data: &Data) -> String {
        let scenario = self.scenario();
        let name = short_name(&scenario.customer.name);
        let long = minutes(scenario.minutes);
        match self {
            Self::Waiting(conversation) if conversation.replay.state.ending().is_some() => {
                format!("You and {name} have parted, {}. There is still what comes after.", place(scenario.channel))
            }
            Self::Waiting(conversation) => {
                let changed = match data.card(&conversation.card) {
                    None => " Its file is gone; it goes on with what it was.",
                    Some(_) if !data.is_as_it_was(conversation) => {
                        " Its file has changed since; it goes on with what it was."
                    }
                    Some(_) => "",
                };
                format!(
                    "You left {name} {}. Nothing was lost; it goes on where you were.{changed}",
                    waiting_at(scenario)
                )
            }
            Self::First(_, _, Mode::Watch) => format!(
                "See first how it can go: {} with {name}. It plays by itself, with a note at each turn.{}",
                place(scenario.channel),
                practises(scenario)
            ),
            Self::First(..) if scenario.level() == Level::FirstContact => {
                "You have seen how it can go. Now it is yours, with hints whenever you want them.".to_owned()
            }
            Self::Short(..) => format!(
                "Another short one before the whole conversations: {} with {name}, {long}.{}",
                place(scenario.channel),
                practises(scenario)
            ),
            Self::First(..) if data.record.played().is_empty() => format!(
                "You have seen how it can go. Now the example leads you into it, and the last three replies to {name} \
                 are yours."
            ),
            Self::First(..) => format!(
                "You have had the end of one. Now have a whole one with {name}, {long}, with hints whenever you want them.{}",
                practises(scenario)
            ),
            Self::Due(_, _, why) => format!("{why} {} with {name}, {long}.", scenario.channel.word()),
            Self::New(..) => {
                let because = match scenario.level() {
                    Level::FirstContact => "A short one that you have not played yet",
                    Level::Whole(Difficulty::Easy) => "An easy one that you have not played yet",
                    _ => "The next step up that you have not played yet",
                };
                format!("{because}: {} with {name}, {long}.{}", place(scenario.channel), practises(scenario))
            }
            Self::Again(_, card, _) => {
                let ending = best(card, scenario).map(|ending| lower_first(&ending.title)).unwrap_or_default();
                format!(
                    "You have played them all, and this one has most room left: it came to “{ending}”. \
                     On another day {name} may want something else."
                )
            }
        }
    }

    fn action(&self) -> String {
        match self {
            Self::Waiting(conversation) => go_on(conversation),
            Self::First(_, _, Mode::Watch) => "Watch an example".to_owned(),
            Self::First(..) | Self::Short(..) | Self::Due(..) | Self::New(..) | Self::Again(..) => {
                "Practise".to_owned()
            }
        }
    }

    fn ask(&self, queue: &mut Queue) {
        match self {
            Self::Waiting(_) => queue.push(Command::GoOn),
            Self::First(at, _, mode) => {
                queue.push(Command::ChooseMode(*mode));
                queue.push(Command::OpenBriefing(*at));
            }
            Self::Short(at, _) | Self::Due(at, ..) | Self::New(at, _) | Self::Again(at, ..) => {
                queue.push(Command::OpenBriefing(*at));
            }
        }
    }
}

fn waiting_at(scenario: &Scenario) -> &'static str {
    use crate::playbook::Channel;
    match scenario.channel {
        Channel::Counter => "standing at the counter",
        Channel::Phone => "on hold",
        Channel::Chat | Channel::Email | Channel::Social => "waiting for your answer",
    }
}

/// Which steps it practises first.
fn practises(scenario: &Scenario) -> String {
    let titles: Vec<String> = scenario
        .focus
        .iter()
        .filter_map(|at| scenario.playbook.steps.get(*at))
        .map(|step| format!("“{}”", step.title))
        .collect();
    if titles.is_empty() { String::new() } else { format!(" It practises {}.", titles.join(" and ")) }
}

/// Draws the offer; says whether there was any.
pub(super) fn ui(ui: &mut Ui, data: &Data, queue: &mut Queue) -> bool {
    let Some(offer) = offer(data) else { return false };
    let theme = Theme::of(ui);
    let narrow = ui.available_width() < 620.0;
    let side = if narrow { 112.0 } else { 184.0 };
    widgets::card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = if narrow { theme::GAP_M } else { theme::GAP_L };
            portrait_ui(ui, data, &offer, side);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = theme::GAP_S;
                ui.set_max_width(ui.available_width().min(theme::column(theme::SIZE_SPEECH)));
                words_ui(ui, data, &offer, queue, side);
            });
        });
        if first_mode(data).is_none() && !matches!(offer, Offer::Short(..)) {
            then::ui(ui, data, &offer.scenario().id, queue);
        }
    });
    true
}

/// The words, in the middle of the portrait's height where there is room.
fn words_ui(ui: &mut Ui, data: &Data, offer: &Offer<'_>, queue: &mut Queue, side: f32) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let heading = theme::words(offer.heading(), theme::strong(theme::SIZE_CAPTION)).color(theme.accent);
    let title = theme::words(quoted(&offer.scenario().title), theme::speech_at(theme::SIZE_TITLE)).color(theme.text);
    let why = widgets::quiet(theme, offer.why(data));
    let lines: f32 = [&heading, &title, &why].map(|text| laid_out(ui, text.clone(), width).size().y).iter().sum();
    ui.add_space(((side - lines - 4.0 - theme::GAP_S - theme::GAP_M - 40.0) / 2.0).floor().max(0.0));
    controls::heading(&ui.label(heading), offer.heading(), 2);
    ui.add_space(4.0);
    ui.label(title);
    ui.add_space(theme::GAP_S);
    ui.label(why);
    ui.add_space(theme::GAP_M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP_S, theme::GAP_S);
        let button = widgets::primary_ui(ui, &offer.action());
        keep_in_view(&button);
        if button.clicked() || pressed(ui, egui::Key::Enter) {
            offer.ask(queue);
        }
        debrief_ui(ui, data, queue);
        stranded_ui(ui, data, queue);
    });
}

/// The way on with those who wait and have no card any more.
fn stranded_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    for conversation in data.stranded() {
        let button = widgets::quiet_ui(ui, &go_on(conversation)).on_hover_text(
            "Its file is gone, or cannot be played as it is. The conversation goes on with what it was.",
        );
        keep_in_view(&button);
        if button.clicked() {
            queue.push(Command::Resume(conversation.card.clone()));
        }
    }
}

fn go_on(conversation: &Conversation) -> String {
    let name = short_name(&conversation.scenario.customer.name);
    if conversation.replay.state.ending().is_some() {
        format!("Go on with {name}, what comes after")
    } else {
        format!("Go on with {name}, turn {}", conversation.replay.turns.len() + 1)
    }
}

/// The way back to the debrief of the conversation that is over.
fn debrief_ui(ui: &mut Ui, data: &Data, queue: &mut Queue) {
    let Some(conversation) = data.conversation.as_ref().filter(|c| c.replay.state.is_over()) else { return };
    let name = short_name(&conversation.scenario.customer.name);
    let button = widgets::quiet_ui(ui, &format!("Back to the debrief with {name}"));
    keep_in_view(&button);
    if button.clicked() {
        queue.push(Command::OpenDebrief);
    }
}

fn portrait_ui(ui: &mut Ui, data: &Data, offer: &Offer<'_>, side: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), egui::Sense::hover());
    let pose = widgets::feeling(data.playbook(), offer.mood()).pose();
    let (look, dark) = (&offer.scenario().customer.face, Theme::of(ui).dark);
    face::portrait(ui.painter(), rect, f32::from(theme::RADIUS_CARD), look, &pose, &Motion::STILL, dark);
}
