//! The findings one under the other, what matters most first: sign and word, rule, message, a way out, the line of the
//! file, and the conversation that proves it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Label, Rect, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::Memory;
use super::excerpt::{Excerpt, excerpt_ui};
use crate::app::command::{Command, Queue};
use crate::app::controls::{fold_ui, heading, keep_in_view};
use crate::app::data::{Card, Weight};
use crate::app::screen::conversation::spoken;
use crate::app::screen::library::words::short_name;
use crate::app::theme::{self, Theme};
use crate::app::widgets;
use crate::debrief::{Exchange, exchanges, is_narration};
use crate::engine::{Deal, Replay, Taken};
use crate::scenario::Scenario;
use crate::text::{Finding, Witness};

/// The width of the names beside a dialogue.
const NAMES: f32 = 72.0;
/// With more findings than this only those in sight, and as many before and after, are laid out.
const MANY: usize = 60;
/// About how high one is that was not laid out yet.
const HEIGHT: f32 = 200.0;

/// A conversation that proves a finding, as words.
#[derive(Debug)]
pub(super) struct Proof {
    name: String,
    want: String,
    turns: Vec<Exchange>,
    /// What to take to play on from there.
    from: (u8, Vec<Taken>),
}

impl Proof {
    fn of(scenario: &Arc<Scenario>, witness: &Witness) -> Option<Self> {
        let at = scenario.wants.iter().position(|want| want.id == witness.want)?;
        let deal = Deal::with_want(scenario, 1, &witness.want)?;
        let taken: Vec<Taken> = witness.choices.iter().filter_map(|choice| choice.parse().ok()).collect();
        let mut replay = Replay::start(scenario, deal);
        for turn in &taken {
            if replay.push(scenario, turn).is_err() {
                break;
            }
        }
        // One stands before the last reply where that one ended it.
        let mut from = taken;
        let ended = replay.turns.last().is_some_and(|turn| turn.from.ending().is_none() && turn.to.ending().is_some());
        if ended || replay.state.is_over() {
            from.truncate(replay.turns.len().saturating_sub(1));
        }
        Some(Self {
            name: short_name(&scenario.customer.name).to_owned(),
            want: scenario.wants.get(at).map(|want| want.is.clone()).unwrap_or_default(),
            turns: exchanges(scenario, &replay),
            from: (u8::try_from(at).ok()?, from),
        })
    }
}

/// Conversations by the finding's place in the list; none where it cannot be played.
pub(super) type Proofs = BTreeMap<usize, Option<Proof>>;

/// Draws all findings.
pub(super) fn list_ui(ui: &mut Ui, at: usize, card: &Card, memory: &mut Memory, queue: &mut Queue) {
    let mut sorted: Vec<(usize, &Finding)> = card.findings.iter().enumerate().collect();
    sorted.sort_by_key(|(_, finding)| Weight::of(finding));
    let width = ui.available_width();
    if memory.width.to_bits() != width.to_bits() {
        memory.width = width;
        memory.heights.clear();
    }
    // Beyond what is in sight, so that the keyboard finds the next one.
    let near = ui.clip_rect().expand2(vec2(0.0, ui.clip_rect().height()));
    for (number, finding) in sorted {
        let height = memory.heights.get(&number).copied().unwrap_or(HEIGHT);
        let room = Rect::from_min_size(ui.cursor().min, vec2(width, height));
        let row = ui.push_id(("finding", number), |ui| {
            if card.findings.len() <= MANY || near.intersects(room) {
                finding_ui(ui, at, card, (number, finding), memory, queue);
            } else {
                ui.allocate_space(room.size());
            }
        });
        memory.heights.insert(number, row.response.rect.height());
        ui.add_space(theme::GAP_M);
    }
}

fn finding_ui(
    ui: &mut Ui,
    at: usize,
    card: &Card,
    (number, finding): (usize, &Finding),
    memory: &mut Memory,
    queue: &mut Queue,
) {
    let theme = Theme::of(ui);
    widgets::card(theme).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        head_ui(ui, finding);
        ui.add(Label::new(theme::marked(&finding.message, theme.text)).wrap());
        if !finding.help.is_empty() {
            ui.add(Label::new(theme::marked(&finding.help, theme.quiet_text)).wrap());
        }
        if let Some(because) = &finding.waived {
            ui.label(theme::words(format!("Accepted because: {because}"), theme::body()).color(theme.text));
        }
        ui.add_space(4.0);
        let Memory { open, proofs, excerpts, .. } = memory;
        let excerpt = excerpts.entry(number).or_insert_with(|| Excerpt::of(&card.text, finding));
        excerpt_ui(ui, card, finding, excerpt.as_ref());
        if let Some(proof) = proof(card, (number, finding), proofs) {
            proof_ui(ui, at, finding, (number, proof), open, queue);
        }
    });
}

/// The conversation that proves a finding, worked out once.
fn proof<'m>(card: &Card, (number, finding): (usize, &Finding), proofs: &'m mut Proofs) -> Option<&'m Proof> {
    let witness = finding.witness.as_ref()?;
    let scenario = card.scenario.as_ref()?;
    proofs.entry(number).or_insert_with(|| Proof::of(scenario, witness)).as_ref()
}

/// Sign and word, and which rule it is.
fn head_ui(ui: &mut Ui, finding: &Finding) {
    let theme = Theme::of(ui);
    let weight = Weight::of(finding);
    widgets::tight_row_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_S;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
        weight.paint(ui.painter(), rect.center(), theme);
        let words = theme::words(weight.words(), theme::strong(theme::SIZE_BODY)).color(weight.color(theme));
        let label = ui.label(words);
        heading(&label, &format!("{}: {}", weight.words(), theme::unmarked(&finding.message)), 3);
        let rule = match finding.number {
            Some(number) => format!("{number} {}", finding.code),
            None => finding.code.to_owned(),
        };
        ui.label(widgets::small(theme, rule));
    });
}

fn proof_ui(
    ui: &mut Ui,
    at: usize,
    finding: &Finding,
    (number, proof): (usize, &Proof),
    open: &mut BTreeSet<usize>,
    queue: &mut Queue,
) {
    let is_open = open.contains(&number);
    let turns = match proof.turns.len() {
        0 => String::new(),
        1 => " (1 reply)".to_owned(),
        n => format!(" ({n} replies)"),
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_L;
        if !proof.turns.is_empty() {
            let name = format!("The conversation that shows it{turns}");
            if fold_ui(ui, &name, is_open).clicked() && !open.remove(&number) {
                open.insert(number);
            }
        }
        let play = widgets::secondary_ui(ui, "Play from here");
        let spoken = format!("Play from here, line {}", finding.line);
        play.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken.clone()));
        keep_in_view(&play);
        if play.clicked() {
            let (want, taken) = proof.from.clone();
            queue.push(Command::PlayFrom { card: at, want, taken });
        }
    });
    if is_open {
        dialogue_ui(ui, proof);
    }
}

/// The conversation as a little dialogue.
fn dialogue_ui(ui: &mut Ui, proof: &Proof) {
    let theme = Theme::of(ui);
    ui.add_space(4.0);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::column(theme::SIZE_BODY) + NAMES + theme::GAP_M));
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(widgets::small(theme, format!("What they really want here: {}", proof.want)));
        for turn in &proof.turns {
            ui.add_space(4.0);
            if !turn.setting.is_empty() {
                beside_ui(ui, "", theme.text, spoken::aside_job(&turn.setting, theme::SIZE_BODY, theme.quiet_text));
            }
            said_ui(ui, &proof.name, &turn.line, false);
            let you = if turn.cut_in { "You, cutting in" } else { "You" };
            said_ui(ui, you, &turn.said, true);
            if !turn.reaction.is_empty() {
                said_ui(ui, &proof.name, &turn.reaction, false);
            }
        }
    });
}

/// Who said what; what nobody says has no name beside it.
fn said_ui(ui: &mut Ui, who: &str, words: &str, you: bool) {
    let theme = Theme::of(ui);
    let who = if you || !is_narration(words) { who } else { "" };
    let color = if you { theme.accent } else { theme.quiet_text };
    beside_ui(ui, who, color, spoken::job(words, theme::SIZE_BODY, theme.text, theme.quiet_text));
}

/// Words beside a name, or beside the room for one.
fn beside_ui(ui: &mut Ui, who: &str, color: Color32, words: LayoutJob) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_M;
        ui.allocate_ui(vec2(NAMES, 0.0), |ui| {
            ui.set_width(NAMES);
            if !who.is_empty() {
                ui.label(theme::words(who, theme::strong(theme::SIZE_CAPTION)).color(color));
            }
        });
        ui.vertical(|ui| spoken::words_ui(ui, words));
    });
}
