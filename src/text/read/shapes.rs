//! The shapes that a value can have, and how to say which one is wanted and which stands there.
//! For: mistakes of type. Not for: other mistakes (words.rs).

use ron::error::Error;

use super::super::syntax::{Kind, Node, Scalar};

/// What may be expected of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Whole,
    Number,
    YesNo,
    Letter,
    List,
    Entries,
    Fields,
    Word,
    Nothing,
}

impl Shape {
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "a piece of text in quotes was",
            Self::Whole => "a whole number was",
            Self::Number => "a number was",
            Self::YesNo => "`true` or `false` was",
            Self::Letter => "a single letter in single quotes was",
            Self::List => "a list in square brackets `[ ]` was",
            Self::Entries => "entries in curly brackets `{ }` were",
            Self::Fields => "something in round brackets `( )` was",
            Self::Word => "a single word without quotes was",
            Self::Nothing => "an empty pair of brackets `()` was",
        }
    }

    pub fn wanted_by(error: &Error) -> Option<Self> {
        Some(match error {
            Error::ExpectedString | Error::ExpectedByteString => Self::Text,
            Error::ExpectedInteger => Self::Whole,
            Error::ExpectedFloat => Self::Number,
            Error::ExpectedBoolean => Self::YesNo,
            Error::ExpectedChar | Error::ExpectedByteLiteral => Self::Letter,
            Error::ExpectedArray => Self::List,
            Error::ExpectedMap => Self::Entries,
            Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::ExpectedDifferentStructName { .. } => Self::Fields,
            Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) | Error::InvalidIdentifier(_) => Self::Word,
            Error::ExpectedUnit => Self::Nothing,
            Error::InvalidValueForType { expected, .. } => return Self::named(expected),
            _ => return None,
        })
    }

    /// Serde's own words for a shape.
    fn named(expected: &str) -> Option<Self> {
        Some(match expected {
            "a string" | "a borrowed string" | "string" => Self::Text,
            "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => Self::Whole,
            "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => Self::Whole,
            "f32" | "f64" => Self::Number,
            "a boolean" => Self::YesNo,
            "a character" => Self::Letter,
            "a sequence" => Self::List,
            "a map" => Self::Entries,
            "unit" => Self::Nothing,
            "variant identifier" | "field identifier" => Self::Word,
            _ if expected.contains("bit signed integer") => Self::Whole,
            _ if expected.contains("bit unsigned integer") => Self::Whole,
            _ if expected.starts_with("struct ") || expected.starts_with("tuple") => Self::Fields,
            _ if expected.starts_with("a tuple") => Self::Fields,
            _ => return None,
        })
    }
}

/// What stands at a place.
pub(super) fn describe(node: &Node, text: &str) -> String {
    let written = node.span.of(text);
    match &node.kind {
        Kind::Scalar(Scalar::Text | Scalar::RawText | Scalar::Bytes) => "a piece of text".to_owned(),
        Kind::Scalar(Scalar::Number) if written.contains('.') => "a number with a point".to_owned(),
        Kind::Scalar(Scalar::Number) => "a number".to_owned(),
        Kind::Scalar(Scalar::Char) => "a single letter".to_owned(),
        Kind::Scalar(Scalar::Bool | Scalar::Word) => format!("the word {}", shown(node, text)),
        Kind::Group(group) => match &group.name {
            Some(name) => format!("`{}( )`", name.text),
            None => format!("something in `{} {}`", group.bracket.open(), group.bracket.close()),
        },
    }
}

/// How to turn what stands there into what was expected.
pub(super) fn advice(wanted: Shape, node: &Node, text: &str) -> Option<String> {
    let written = node.span.of(text);
    let inner = written.trim_matches('"');
    match (wanted, &node.kind) {
        (Shape::Text, Kind::Scalar(Scalar::Word | Scalar::Number | Scalar::Bool)) => {
            Some(format!("Put quotes around it: `\"{written}\"`"))
        }
        (Shape::Text, Kind::Scalar(Scalar::Char)) => {
            Some("Put double quotes around it instead of single ones.".to_owned())
        }
        (Shape::Word, Kind::Scalar(Scalar::Text)) if is_short(inner) => {
            Some(format!("Write it without quotes: `{inner}`"))
        }
        (Shape::Whole | Shape::Number, Kind::Scalar(Scalar::Text)) if inner.parse::<f64>().is_ok() => {
            Some(format!("Write it without quotes: `{inner}`"))
        }
        (Shape::Whole, Kind::Scalar(Scalar::Number)) => Some("Write it without a decimal point.".to_owned()),
        (Shape::YesNo, Kind::Scalar(_)) => Some("Write `true` for yes and `false` for no.".to_owned()),
        (Shape::List, Kind::Scalar(_)) => Some(format!("Put square brackets around it: `[{}]`", clipped(written))),
        (Shape::Fields | Shape::List | Shape::Entries, Kind::Group(_)) => Some("Change the brackets.".to_owned()),
        _ => None,
    }
}

pub(super) fn shown(node: &Node, text: &str) -> String {
    format!("`{}`", clipped(node.span.of(text)))
}

pub(super) fn clipped(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.get(..line.floor_char_boundary(60)).unwrap_or_default()
}

fn is_short(text: &str) -> bool {
    text.len() <= 60 && text.chars().all(|c| c == '_' || c.is_alphanumeric())
}
