//! A pack as tables in Markdown, which read well in a terminal too: docs/scenarios.md keeps those of the built-in
//! scenarios.

use super::document::Line;
use crate::cli::out::{grouped, percent, plain, seconds};

/// What stands in a cell where a step is in focus, is practised, or a pitfall is offered.
const FOCUS: &str = "◉";
const THERE: &str = "●";

/// All tables.
pub(super) fn tables(lines: &[Line]) -> String {
    let mut text = String::new();
    for (title, note, rows) in [
        ("The scenarios", "States and time are of all wants together, on this machine.", sizes(lines)),
        ("Steps", "● practised, ◉ in focus. The number is the scenario's.", steps(lines)),
        ("Pitfalls", "● some reply tempts to it.", pitfalls(lines)),
        (
            "How somebody fares who ...",
            "Odds are the mean of all wants; a strategy succeeds with so many wants.",
            odds(lines),
        ),
    ] {
        text.push_str(&format!("## {title}\n\n{note}\n\n{}\n", table(&rows)));
    }
    text
}

fn sizes(lines: &[Line]) -> Vec<Vec<String>> {
    let head =
        ["", "scenario", "where", "difficulty", "customer", "wants", "words", "scenes", "replies", "states", "time"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (at, line) in (1..).zip(lines) {
        let states = grouped(line.states) + if line.cut.is_some() { " (cut)" } else { "" };
        rows.push(vec![
            format!("{at}"),
            line.id.clone(),
            line.place.to_owned(),
            line.level.to_owned(),
            line.persona.to_lowercase(),
            line.wants.to_string(),
            grouped(line.words),
            line.scenes.to_string(),
            line.replies.to_string(),
            states,
            seconds(line.millis),
        ]);
    }
    rows
}

fn steps(lines: &[Line]) -> Vec<Vec<String>> {
    let Some(first) = lines.first() else { return Vec::new() };
    let all = first.scenario.playbook.steps.iter().map(|step| (step.id.as_str(), step.title.as_str()));
    matrix(lines, all, |line, id| match () {
        () if line.focus.iter().any(|known| known == id) => FOCUS,
        () if line.steps.iter().any(|known| known == id) => THERE,
        () => "",
    })
}

fn pitfalls(lines: &[Line]) -> Vec<Vec<String>> {
    let Some(first) = lines.first() else { return Vec::new() };
    let all = first.scenario.playbook.pitfalls.iter().map(|one| (one.id.as_str(), one.title.as_str()));
    matrix(lines, all, |line, id| if line.pitfalls.iter().any(|known| known == id) { THERE } else { "" })
}

/// A row for each of these, a column for each scenario, and in how many it is.
fn matrix<'a>(
    lines: &[Line],
    all: impl Iterator<Item = (&'a str, &'a str)>,
    cell: impl Fn(&Line, &str) -> &'static str,
) -> Vec<Vec<String>> {
    let mut rows = vec![head(lines, "in all")];
    for (id, title) in all {
        let cells: Vec<&str> = lines.iter().map(|line| cell(line, id)).collect();
        let count = cells.iter().filter(|cell| !cell.is_empty()).count();
        let ends = |words: String| std::iter::once(words);
        rows.push(
            ends(title.to_owned()).chain(cells.into_iter().map(str::to_owned)).chain(ends(count.to_string())).collect(),
        );
    }
    rows
}

fn head(lines: &[Line], last: &str) -> Vec<String> {
    let numbers = (1..=lines.len()).map(|at| at.to_string());
    let last = Some(last.to_owned()).filter(|last| !last.is_empty());
    std::iter::once(String::new()).chain(numbers).chain(last).collect()
}

fn odds(lines: &[Line]) -> Vec<Vec<String>> {
    let share = |odds: Option<f64>| odds.map_or_else(|| "not known".to_owned(), percent);
    let row = |words: &str, cell: &dyn Fn(&Line) -> String| -> Vec<String> {
        std::iter::once(words.to_owned()).chain(lines.iter().map(cell)).collect()
    };
    let mut rows = vec![
        head(lines, ""),
        row("guesses", &|line| share(line.guesses_succeed)),
        row("goes by the book", &|line| share(line.by_the_book_succeeds)),
    ];
    let all = lines.first().map(|line| line.strategies.as_slice()).unwrap_or_default();
    for (at, strategy) in all.iter().enumerate() {
        rows.push(row(strategy.words, &|line| {
            let won = line.strategies.get(at).map_or(0, |fares| fares.succeeds_with);
            format!("{won} of {}", line.wants)
        }));
    }
    rows
}

/// Rows as a table, the first of them its head, with columns of even width.
fn table(rows: &[Vec<String>]) -> String {
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| plain(cell).replace('|', "\\|")).collect()).collect();
    let columns = cells.first().map_or(0, Vec::len);
    let width = |at: usize| cells.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0).max(3)).collect();
    let line = |row: &[String]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!(" {cell:<width$} |"));
        format!("|{}\n", cells.collect::<String>())
    };
    let mut text = cells.first().map(|head| line(head)).unwrap_or_default();
    text.push_str(&format!(
        "|{}\n",
        widths.iter().map(|width| format!(" {} |", "-".repeat(*width))).collect::<String>()
    ));
    cells.iter().skip(1).for_each(|row| text.push_str(&line(row)));
    text
}
