//! Words of people as they stand on screen: speech upright, what is seen or done in italics.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, Response, Ui};

use crate::app::theme::{self, curly};

/// A text as runs of speech and narration, in order; narration stands in parentheses, or in asterisks, which go.
fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut made = Vec::new();
    let mut rest = text;
    while let Some((before, aside, next)) = first_aside(rest) {
        made.push((false, before));
        made.push((true, aside));
        rest = next;
    }
    made.push((false, rest));
    made.retain(|(_, words)| !words.is_empty());
    made
}

/// The first narration, what is before and what is behind. Asterisks that stand apart are signs of their own.
fn first_aside(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices(['(', '*']).find_map(|(at, mark)| {
        let before = text.get(..at)?;
        let (inside, next) = text.get(at + 1..)?.split_once(if mark == "(" { ')' } else { '*' })?;
        if mark == "(" {
            return Some((before, text.get(at..at + inside.len() + 2)?, next));
        }
        let apart = inside.is_empty() || inside.starts_with(' ') || inside.ends_with(' ');
        (!apart).then_some((before, inside, next))
    })
}

/// Whether nothing of a text is spoken aloud.
#[must_use]
pub fn is_narration(text: &str) -> bool {
    runs(text).iter().all(|(aside, words)| *aside || words.trim().is_empty())
}

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
    use super::{is_narration, job, runs};
    use crate::app::theme::Theme;

    #[test]
    fn narration_is_told_from_speech() {
        let text = "(a bus pulls away) He tucked it in. (nothing)";
        assert_eq!(runs(text), [(true, "(a bus pulls away)"), (false, " He tucked it in. "), (true, "(nothing)")]);
        assert!(is_narration("(Through the window.)"));
        assert!(!is_narration("Fine. (she leaves)"));
        assert!(!is_narration("an open (bracket"));
        assert_eq!(runs("*sighs* Fine."), [(true, "sighs"), (false, " Fine.")]);
        assert!(is_narration("*She leaves.*") && !is_narration("2 * 3 * 4"));
    }

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
