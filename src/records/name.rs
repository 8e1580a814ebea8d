//! What somebody can be called: a name that is short, can be seen, and is nobody else's here.

use super::Trainee;

/// The longest name, in characters.
pub const NAME_MAX: usize = 60;

/// Why a name cannot be taken; each says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// There is none.
    #[error("Type a name first. A nickname will do.")]
    Empty,
    /// It is too long.
    #[error("A name has at most {NAME_MAX} characters here; this one has {0}.")]
    Long(usize),
    /// Something in it cannot be seen, or turns the direction of what follows.
    #[error("There is a sign in it that cannot be seen. Type the name instead of pasting it.")]
    Unseen,
    /// Somebody has it.
    #[error("“{0}” is here already. Choose that name, or add a letter to yours.")]
    Taken(String),
}

/// What whoever has no name is called on screen: it is nobody's name.
const GUEST: &str = "Guest";

/// A name as it is kept: without space around it, and with one space at a time within. `all` practise here already;
/// `own` is the name that may be taken again, by whoever has it.
///
/// # Errors
/// See [`NameFault`].
pub fn name_from(typed: &str, all: &[Trainee], own: Option<&str>) -> Result<String, NameFault> {
    let typed = typed.trim();
    if typed.chars().any(is_unseen) {
        return Err(NameFault::Unseen);
    }
    let name = typed.split_whitespace().collect::<Vec<&str>>().join(" ");
    let long = name.chars().count();
    let others = || all.iter().filter_map(|trainee| trainee.name.as_deref()).filter(|other| Some(*other) != own);
    let taken = others().chain([GUEST]).find(|other| other.to_lowercase() == name.to_lowercase());
    match (long, taken) {
        (0, _) => Err(NameFault::Empty),
        (_, Some(other)) => Err(NameFault::Taken(other.to_owned())),
        (long, None) if long > NAME_MAX => Err(NameFault::Long(long)),
        (_, None) => Ok(name),
    }
}

/// Controls, marks that turn the direction of writing, and blanks without width. What joins letters or keeps them apart
/// is no such sign: some languages need it within a name.
fn is_unseen(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let blank =
        matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFD}');
    turns || blank || letter.is_control() || matches!(letter, '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::{NAME_MAX, NameFault, name_from};
    use crate::records::Trainee;

    fn here() -> [Trainee; 3] {
        [None, Some("Ada"), Some("Åsa")].map(|name| Trainee { id: uuid::Uuid::nil(), name: name.map(str::to_owned) })
    }

    #[test]
    fn a_name_is_trimmed_and_kept() {
        for (typed, name) in [
            ("  Bo ", "Bo"),
            ("Ada   B.", "Ada B."),
            ("Guest B.", "Guest B."),
            ("محمد", "محمد"),
            ("क्\u{200D}ष", "क्\u{200D}ष"),
            ("日本", "日本"),
            (&"x".repeat(NAME_MAX), &"x".repeat(NAME_MAX)),
        ] {
            assert_eq!(name_from(typed, &here(), None), Ok(name.to_owned()), "{typed:?}");
        }
        assert_eq!(name_from("ADA", &here(), Some("Ada")), Ok("ADA".to_owned()));
    }

    #[test]
    fn a_name_that_cannot_be_is_told_why() {
        for (typed, fault) in [
            ("", NameFault::Empty),
            (" \u{3000} ", NameFault::Empty),
            (&"ä".repeat(61), NameFault::Long(61)),
            ("A\u{202E}da", NameFault::Unseen),
            ("A\u{7}", NameFault::Unseen),
            ("A\nB", NameFault::Unseen),
            ("Ada\u{200B}", NameFault::Unseen),
            ("ada", NameFault::Taken("Ada".to_owned())),
            ("guest", NameFault::Taken("Guest".to_owned())),
            ("ÅSA", NameFault::Taken("Åsa".to_owned())),
        ] {
            assert_eq!(name_from(typed, &here(), Some("Bo")), Err(fault), "{typed:?}");
        }
    }
}
