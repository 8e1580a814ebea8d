//! Type: five sizes, two families. The interface speaks in one, people in the other.

use egui::{FontFamily, FontId, RichText};

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
