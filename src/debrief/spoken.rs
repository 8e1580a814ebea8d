//! Words as they were written: what of them is spoken, and what is only seen.

/// A text as runs of speech and narration, in order; narration stands in parentheses, or in asterisks, which go.
#[must_use]
pub fn runs(text: &str) -> Vec<(bool, &str)> {
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

/// Narration that stands alone, without its marks; none for "(a laugh) Right. (she sits)".
#[must_use]
pub fn alone(text: &str) -> Option<&str> {
    let Some(inside) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) else {
        return match runs(text).as_slice() {
            [(true, words)] => Some(words),
            _ => None,
        };
    };
    // The first parenthesis closes at the end where none inside closes more than were opened there.
    let closed = inside.chars().try_fold(0_usize, |open, letter| match letter {
        '(' => Some(open + 1),
        ')' => open.checked_sub(1),
        _ => Some(open),
    });
    (closed == Some(0)).then_some(inside)
}

/// A text without the marks of narration, where it stands alone.
#[must_use]
pub fn bare(text: &str) -> &str {
    alone(text).unwrap_or(text)
}

/// A person's words in quotation marks, unless nothing of them is spoken or they bring marks of their own.
#[must_use]
pub fn quoted(text: &str) -> String {
    if is_narration(text) || text.starts_with(['"', '\'', '(']) { text.to_owned() } else { format!("“{text}”") }
}

/// A text with curly double quotation marks for straight ones: opening after a space or a bracket, closing elsewhere.
#[must_use]
pub fn curly(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{bare, curly, is_narration, runs};

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
    fn only_parentheses_around_the_whole_go() {
        assert_eq!(bare("(You check the file.)"), "You check the file.");
        assert_eq!(bare("(It rings (twice) and stops.)"), "It rings (twice) and stops.");
        assert_eq!(bare("*She nods.*"), "She nods.");
        for text in ["(a laugh) Right. (she sits)", "Right.", "(open", "((odd)", ""] {
            assert_eq!(bare(text), text);
        }
    }

    #[test]
    fn straight_quotation_marks_become_curly() {
        assert_eq!(curly("\"Go on.\" (\"Right\")"), "“Go on.” (“Right”)");
        assert_eq!(curly("'It's me, Mum.'"), "'It's me, Mum.'");
    }
}
