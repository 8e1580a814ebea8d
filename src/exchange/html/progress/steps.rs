//! Each step and each pitfall: how it went, which way it goes, and the trainee's own words when it last came up.

use super::{Practised, latest, table};
use crate::debrief::practice::Hold;
use crate::debrief::progress::{PitfallProgress, Seen, StepProgress, Trend};
use crate::debrief::words::{date, upper_first};
use crate::debrief::{Day, Verdict};
use crate::exchange::html::write::Html;

/// The groups of the steps, the firm ones first, each with its class.
const HOLDS: [(Hold, &str); 2] = [(Hold::Firm, "good"), (Hold::Growing, "caution")];
/// How the marks are read.
const LEGEND: &str = "A mark for each chance, the newest at the right: full where the step was done, half as high where it \
                      was late or partly there, an empty frame where it was missed.";
/// A mark is so wide with its gap, and so high at most.
const MARK: usize = 9;
const HIGH: usize = 20;

/// The steps, by how firmly they are held.
pub(super) fn steps(html: &mut Html, own: &Practised<'_>) {
    html.line("p", "small", LEGEND);
    for (hold, class) in HOLDS {
        let steps: Vec<&StepProgress> = own.progress.steps.iter().filter(|step| step.hold == hold).collect();
        if steps.is_empty() {
            continue;
        }
        html.line("h3", &format!("verdict {class}"), &upper_first(hold.word()));
        html.classed("ul", "list", |html| {
            for step in steps {
                html.element("li", &[], |html| one(html, step));
            }
        });
    }
    let idle = own.progress.steps.iter().filter(|step| step.hold == Hold::NotYet);
    others(html, "Not come up yet", idle.map(|step| step.title.as_str()).collect());
}

/// Those of which there is nothing else to say.
fn others(html: &mut Html, name: &str, titles: Vec<&str>) {
    if !titles.is_empty() {
        html.line("h3", "verdict idle", name);
        html.line("p", "quiet", &format!("{}.", titles.join(" · ")));
    }
}

fn one(html: &mut Html, step: &StepProgress) {
    html.element("p", &[], |html| _ = html.line("b", "", &step.title));
    let (shown, note) = latest(&step.chances);
    let points = step.points_in_words().unwrap_or_default();
    html.line("p", "", &format!("{points}; {}.", step.trend.word()));
    html.line("p", "quiet", &step.holds());
    marks(html, shown);
    let last = match step.chances.last() {
        Some((_, Verdict::Missed)) => "The last chance was missed. You said or did:",
        Some((_, Verdict::Late)) => "The last time, a little late:",
        Some((_, Verdict::Partly)) => "The last time, partly:",
        _ => LAST,
    };
    said(html, last, step.last.as_ref());
    let rows = shown.iter().rev().map(|(day, verdict)| vec![date(*day), verdict.word().to_owned()]);
    table(html, "Each chance", &["Day", "How it went"], rows);
    html.line("p", "small", &note.unwrap_or_default());
}

/// A mark for each chance, as the legend says.
fn marks(html: &mut Html, chances: &[(Day, Verdict)]) {
    let told: Vec<&str> = chances.iter().map(|(_, verdict)| verdict.word()).collect();
    let label = format!("The oldest first: {}.", told.join(", "));
    let (width, height) = ((chances.len() * MARK).to_string(), (HIGH + 1).to_string());
    let size =
        [("class", "marks"), ("width", width.as_str()), ("height", &height), ("role", "img"), ("aria-label", &label)];
    html.element("svg", &size, |html| {
        for (at, (_, verdict)) in chances.iter().enumerate() {
            let (class, high) = match verdict.points() {
                0 => ("missed", HIGH / 2),
                points => ("shown", HIGH * points / Verdict::Done.points()),
            };
            let [x, y, high] = [at * MARK + 1, HIGH - high, high].map(|number| number.to_string());
            html.empty("rect", &[("class", class), ("x", &x), ("y", &y), ("width", "6"), ("height", &high)]);
        }
    });
}

/// What stands before the trainee's words.
const LAST: &str = "The last time:";

/// The trainee's words when it last came up, after what is said of them.
fn said(html: &mut Html, last: &str, seen: Option<&Seen>) {
    let Some(seen) = seen else { return };
    html.line("p", "small", last);
    html.quote("p", "said", &seen.evidence.words);
    html.element("p", &[("class", "small"), ("dir", "auto")], |html| {
        html.words(&format!("Reply {}, “{}”, {}", seen.evidence.turn, seen.title, date(seen.day)));
    });
}

/// The pitfalls that came up, the most frequent first.
pub(super) fn pitfalls(html: &mut Html, own: &Practised<'_>) {
    let mut met: Vec<&PitfallProgress> = own.progress.pitfalls.iter().filter(|pitfall| pitfall.times > 0).collect();
    met.sort_by_key(|pitfall| std::cmp::Reverse(pitfall.times));
    html.classed("ul", "list", |html| {
        for pitfall in &met {
            html.element("li", &[], |html| {
                html.element("p", &[], |html| _ = html.line("b", "", &pitfall.title));
                let trend = match pitfall.trend {
                    Trend::Unknown => String::new(),
                    Trend::Up => " Less often than before.".to_owned(),
                    Trend::Level => " As often as before.".to_owned(),
                    Trend::Down => " More often than before.".to_owned(),
                };
                html.line("p", "", &format!("{}{trend}", pitfall.times_in_words()));
                said(html, LAST, pitfall.last.as_ref());
            });
        }
    });
    let never = own.progress.pitfalls.iter().filter(|pitfall| pitfall.times == 0);
    others(html, "Never caught you", never.map(|pitfall| pitfall.title.as_str()).collect());
}
