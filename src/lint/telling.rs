//! How findings put things: the first words of a reply, scenes by name, shares and numbers.

use super::lines::Line;

/// A reply's first words, in quotes.
pub(super) fn quoted(text: &str) -> String {
    const LETTERS: usize = 48;
    match text.char_indices().nth(LETTERS) {
        None => format!("\"{text}\""),
        Some((end, _)) => {
            let begin = text.get(..end).unwrap_or(text);
            let whole_words = begin.rsplit_once(' ').map_or(begin, |(words, _)| words);
            format!("\"{} ...\"", whole_words.trim_end_matches([',', ';', ':', '.']))
        }
    }
}

/// The first two scenes of these lines, by name.
pub(super) fn two_scenes<'l, 'a: 'l>(lines: impl Iterator<Item = &'l Line<'a>>) -> String {
    let mut names = lines.map(|line| line.scene.id.as_str());
    let Some(one) = names.next() else { return String::new() };
    match names.find(|name| *name != one) {
        None => format!("\"{one}\""),
        Some(other) => format!("\"{one}\" and \"{other}\""),
    }
}

/// How many of all, in percent, rounded down.
pub(super) fn percent(some: usize, all: usize) -> usize {
    some * 100 / all.max(1)
}

/// The word for one, or for any other number.
pub(super) fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
