//! Words of people as they stand on screen: speech upright, what is seen or done in italics.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, Response, Ui};

use crate::app::theme::{self, curly};
use crate::debrief::runs;

/// A text ready to be laid out. Narration that stands alone loses its parentheses.
#[must_use]
pub fn job(text: &str, size: f32, color: Color32, aside: Color32) -> LayoutJob {
    let height = Some(theme::line_height(size));
    let format =
        |font: FontId, color| TextFormat { font_id: font, color, line_height: height, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let parts = runs(text);
    if let [(true, words)] = parts.as_slice() {
        let bare = words.trim_start_matches('(').trim_end_matches(')');
        job.append(&curly(bare), 0.0, format(theme::aside(size), aside));
        return job;
    }
    for (is_aside, words) in parts {
        let words = &curly(words);
        let (font, color) = if is_aside { (theme::aside(size), aside) } else { (theme::speech_at(size), color) };
        job.append(words, 0.0, format(font, color));
    }
    job
}

/// A text in italics as a whole: settings, thoughts.
#[must_use]
pub fn aside_job(text: &str, size: f32, color: Color32) -> LayoutJob {
    let format = TextFormat {
        font_id: theme::aside(size),
        color,
        line_height: Some(theme::line_height(size)),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.append(&curly(text), 0.0, format);
    job
}

/// Shows laid-out words as a label that wraps.
pub fn words_ui(ui: &mut Ui, job: LayoutJob) -> Response {
    ui.add(Label::new(job).wrap())
}

#[cfg(test)]
mod tests {
    use super::job;
    use crate::app::theme::Theme;

    #[test]
    fn narration_alone_loses_its_parentheses() {
        let theme = Theme::get(false);
        let bare = job("(The door.)", 15.0, theme.text, theme.quiet_text);
        assert_eq!(bare.text, "The door.");
        let mixed = job("(a breath) Right.", 15.0, theme.text, theme.quiet_text);
        assert_eq!(mixed.text, "(a breath) Right.");
        assert_eq!(mixed.sections.len(), 2);
    }
}
