//! Words of people as they stand on screen: speech upright, what is seen or done in italics.

use egui::text::{ByteIndex, CCursor, LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontId, Label, Rect, Response, Role, Ui, WidgetInfo, vec2};

use crate::app::theme::{self, Theme, curly};
use crate::debrief::{alone, bare, runs};

/// A text ready to be laid out. Narration that stands alone loses its parentheses.
#[must_use]
pub fn job(text: &str, size: f32, color: Color32, aside: Color32) -> LayoutJob {
    let height = Some(theme::line_height(size));
    let format =
        |font: FontId, color| TextFormat { font_id: font, color, line_height: height, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    if let Some(bare) = alone(text) {
        job.append(&curly(bare), 0.0, format(theme::aside(size), aside));
        return job;
    }
    for (is_aside, words) in runs(text) {
        let words = &curly(words);
        let (font, color) = if is_aside { (theme::aside(size), aside) } else { (theme::speech_at(size), color) };
        job.append(words, 0.0, format(font, color));
    }
    job
}

/// What somebody does rather than says: in italics as a whole, without the brackets around it.
#[must_use]
pub fn deed_job(text: &str, size: f32, color: Color32) -> LayoutJob {
    aside_job(bare(text), size, color)
}

/// The same words for those who hear them.
#[must_use]
pub fn plain(text: &str) -> String {
    alone(text).map_or_else(|| runs(text).iter().map(|(_, words)| curly(words)).collect(), curly)
}

/// The same text of which only so many words are seen yet. The others keep their room; a word is laid out for itself,
/// so that none moves when it comes.
#[must_use]
pub fn first_words(mut job: LayoutJob, mut count: usize) -> LayoutJob {
    let text = std::mem::take(&mut job.text);
    for section in std::mem::take(&mut job.sections) {
        let range = section.byte_range.start.0..section.byte_range.end.0;
        for word in text.get(range).unwrap_or_default().split_inclusive(char::is_whitespace) {
            let mut format = section.format.clone();
            if count == 0 {
                format.color = Color32::TRANSPARENT;
            } else if !word.trim().is_empty() {
                count -= 1;
            }
            let start = ByteIndex(job.text.len());
            job.text.push_str(word);
            let byte_range = start..ByteIndex(job.text.len());
            // Not `append`, which would make one section of equal ones.
            job.sections.push(LayoutSection { leading_space: 0.0, byte_range, format });
        }
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

/// Shows words of which only so many are seen yet, as a label that has all of them; `typing` marks where the next come.
/// Returns as well where what is seen ends below, if anything is.
pub fn coming_ui(ui: &mut Ui, job: LayoutJob, count: usize, typing: Option<Color32>) -> (Response, Option<f32>) {
    let (at, galley, response) = Label::new(first_words(job, count)).wrap().layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), galley.text()));
    let next = letters_of(galley.text(), count);
    let ink = ui.visuals().text_color();
    let place = galley.pos_from_cursor(CCursor { prefer_next_row: true, ..CCursor::new(next) });
    let whole = next >= galley.text().chars().count();
    let last = if typing.is_some() { place } else { galley.pos_from_cursor(CCursor::new(next)) };
    let below = (count > 0 || typing.is_some()).then(|| at.y + last.bottom());
    ui.painter().galley(at, galley, ink);
    if let Some(color) = typing.filter(|_| !whole) {
        dots(ui, place.translate(at.to_vec2()), color);
    }
    (response, below)
}

/// Lines that are covered: each keeps its place, and cannot be read.
pub fn covered_ui(ui: &mut Ui, job: LayoutJob, theme: &Theme) -> Response {
    let (at, galley, response) = Label::new(job).wrap().layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), "Their words are covered"));
    for row in &galley.rows {
        let row = row.rect().translate(at.to_vec2());
        let bar = Rect::from_center_size(row.center(), vec2(row.width(), row.height() * 0.5));
        ui.painter().rect_filled(bar, bar.height() / 2.0, theme.line);
    }
    response
}

/// How many letters so many words and the space behind them have.
fn letters_of(text: &str, count: usize) -> usize {
    let mut left = count;
    let words = text.split_inclusive(char::is_whitespace).take_while(|word| {
        let on = left > 0 || word.trim().is_empty();
        left = left.saturating_sub(usize::from(!word.trim().is_empty()));
        on
    });
    words.map(|word| word.chars().count()).sum()
}

/// Somebody types here.
fn dots(ui: &Ui, place: Rect, color: Color32) {
    for x in [6.0, 16.0, 26.0] {
        ui.painter().circle_filled(place.left_center() + vec2(x, 2.0), 3.0, color);
    }
}

/// Shows laid-out words as a label that wraps.
pub fn words_ui(ui: &mut Ui, job: LayoutJob) -> Response {
    ui.add(Label::new(job).wrap())
}

#[cfg(test)]
mod tests {
    use super::{deed_job, first_words, job, plain};
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

    #[test]
    fn brackets_that_belong_to_two_asides_stay() {
        let theme = Theme::get(false);
        for text in ["(a laugh) Right. (she sits)", "(a laugh) (she sits)"] {
            assert_eq!(deed_job(text, 15.0, theme.text).text, text);
            assert_eq!(plain(text), text);
        }
        assert_eq!(deed_job("(Nod.)", 15.0, theme.text).text, "Nod.");
        assert_eq!(plain("(Nod.)"), "Nod.");
    }

    #[test]
    fn words_that_are_not_seen_yet_keep_their_room() {
        let theme = Theme::get(false);
        let whole = job("(a breath) Right. So  it is.", 15.0, theme.text, theme.quiet_text);
        for count in 0..=6 {
            let some = first_words(whole.clone(), count);
            assert_eq!(some.text, whole.text);
            let seen = some.sections.iter().filter(|section| section.format.color != egui::Color32::TRANSPARENT);
            let seen = seen.filter_map(|section| some.text.get(section.byte_range.start.0..section.byte_range.end.0));
            assert_eq!(seen.filter(|word| !word.trim().is_empty()).count(), count);
        }
    }
}
