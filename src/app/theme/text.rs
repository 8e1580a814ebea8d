//! Type: five sizes, two families. The interface speaks in one, people in the other.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, RichText};

pub use crate::debrief::curly;

/// Caption size, in points at 100 %.
pub const SIZE_CAPTION: f32 = 13.0;
/// Body size.
pub const SIZE_BODY: f32 = 15.0;
/// Speech size.
pub const SIZE_SPEECH: f32 = 19.0;
/// Title size.
pub const SIZE_TITLE: f32 = 24.0;
/// Display size.
pub const SIZE_DISPLAY: f32 = 34.0;
/// The height of a line of text of this size: 1.45, in whole points.
#[must_use]
pub fn line_height(size: f32) -> f32 {
    (size * 1.45).round()
}

/// Text in one of the fonts below, with the line height that egui does not give by itself.
#[must_use]
pub fn words(text: impl Into<String>, font: FontId) -> RichText {
    let height = line_height(font.size);
    RichText::new(text).font(font).line_height(Some(height))
}

/// Words about a file, which name its parts in backticks and stress with asterisks: both stand out instead, and
/// quotation marks are curly.
#[must_use]
pub fn marked(text: &str, color: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (name, part) in parts(text) {
        let font_id = if name { strong(SIZE_BODY) } else { body() };
        let line_height = Some(line_height(SIZE_BODY));
        job.append(&part, 0.0, TextFormat { font_id, color, line_height, ..TextFormat::default() });
    }
    job
}

/// The same as it is heard: without the marks.
#[must_use]
pub fn unmarked(text: &str) -> String {
    parts(text).into_iter().map(|(_, part)| part).collect()
}

/// What stands out and what does not, in order.
fn parts(text: &str) -> Vec<(bool, String)> {
    let mut made = Vec::new();
    let mut rest = text;
    while let Some((before, name, next)) = first_marked(rest) {
        made.push((false, curly(before)));
        made.push((true, name.to_owned()));
        rest = next;
    }
    made.push((false, curly(rest)));
    made
}

/// The first part that stands between two marks, what is before and what is behind.
fn first_marked(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices(['`', '*']).find_map(|(at, mark)| {
        let (name, behind) = text.get(at + 1..)?.split_once(mark)?;
        let apart = name.is_empty() || name.starts_with(' ') || name.ends_with(' ');
        (mark == "`" || !apart).then_some((text.get(..at)?, name, behind))
    })
}

/// The widest a column of text of this size may be: about 68 characters.
#[must_use]
pub fn column(size: f32) -> f32 {
    (size * 0.47 * 68.0).round()
}

/// The interface's small print.
#[must_use]
pub fn caption() -> FontId {
    FontId::new(SIZE_CAPTION, FontFamily::Proportional)
}

/// The interface's plain voice.
#[must_use]
pub fn body() -> FontId {
    FontId::new(SIZE_BODY, FontFamily::Proportional)
}

/// The interface's plain voice, raised: names, buttons, what matters in a line.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, family("semibold"))
}

/// What a person says.
#[must_use]
pub fn speech() -> FontId {
    speech_at(SIZE_SPEECH)
}

/// What a person says, at another size: earlier lines, reviews, quotes.
#[must_use]
pub fn speech_at(size: f32) -> FontId {
    FontId::new(size, family("speech"))
}

/// What a person thinks or does.
#[must_use]
pub fn aside(size: f32) -> FontId {
    FontId::new(size, family("speech-italic"))
}

/// The title of a screen or card.
#[must_use]
pub fn title() -> FontId {
    strong(SIZE_TITLE)
}

/// The one large thing on a screen.
#[must_use]
pub fn display() -> FontId {
    strong(SIZE_DISPLAY)
}

pub(super) fn family(name: &str) -> FontFamily {
    FontFamily::Name(name.into())
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn names_in_a_message_lose_their_backticks() {
        assert_eq!(unmarked("There is no field `chanel` in \"it\"."), "There is no field chanel in “it”.");
        assert_eq!(unmarked("Write `says: \"Hello\"`."), "Write says: \"Hello\".");
        assert_eq!(unmarked("one ` alone, 2 * 3 * 4"), "one ` alone, 2 * 3 * 4");
        assert_eq!(unmarked("*keep listening* among them"), "keep listening among them");
    }
}
