//! Words of people as they stand on screen: speech upright, what is seen or done in italics.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Label, Response, Ui};

use crate::app::theme;

/// A text as runs of speech and narration, in order; narration stands in parentheses.
fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut made = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((aside, next)) = after.split_once(')') else { break };
        let from = before.len();
        let to = from + aside.len() + 2;
        made.push((false, before));
        made.push((true, rest.get(from..to).unwrap_or(aside)));
        rest = next;
    }
    made.push((false, rest));
    made.retain(|(_, words)| !words.is_empty());
    made
}

/// Whether nothing of a text is spoken aloud.
#[must_use]
pub fn is_narration(text: &str) -> bool {
    runs(text).iter().all(|(aside, words)| *aside || words.trim().is_empty())
}

/// A text with curly double quotation marks for straight ones: opening after a space or a bracket, closing elsewhere.
fn curly(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for letter in text.chars() {
        let opens = made.chars().next_back().is_none_or(|last| last.is_whitespace() || "([—".contains(last));
        made.push(match letter {
            '"' if opens => '“',
            '"' => '”',
            other => other,
        });
    }
    made
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
    use super::{curly, is_narration, job, runs};
    use crate::app::theme::Theme;

    #[test]
    fn narration_is_told_from_speech() {
        let text = "(a bus pulls away) He tucked it in. (nothing)";
        assert_eq!(runs(text), [(true, "(a bus pulls away)"), (false, " He tucked it in. "), (true, "(nothing)")]);
        assert!(is_narration("(Through the window.)"));
        assert!(!is_narration("Fine. (she leaves)"));
        assert!(!is_narration("an open (bracket"));
    }

    #[test]
    fn straight_quotation_marks_become_curly() {
        assert_eq!(curly("\"Go on.\" (\"Right\")"), "“Go on.” (“Right”)");
        assert_eq!(curly("'It's me, Mum.'"), "'It's me, Mum.'");
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
