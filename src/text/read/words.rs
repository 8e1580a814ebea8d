//! What ron stumbled over, in words for someone who never programmed.
//! For: the wording. Not for: where the mistake is and what to cut (mod.rs).

use ron::error::Error;

use super::super::syntax::{Bracket, Group, Item, Kind, Node, Scalar, Span};
use super::ReadError;
use super::shapes::{Shape, advice, clipped, describe, shown};

/// A place in the text and what stands there.
pub(super) struct Spot<'a> {
    pub text: &'a str,
    /// The value there.
    pub node: &'a Node,
    /// The item that it is the value of, and the brackets around that.
    pub item: Option<&'a Item>,
    pub parent: Option<&'a Group>,
    /// Ron's own span.
    pub span: Span,
}

/// One of ron's mistakes in plain words.
pub(super) fn explain(error: &Error, spot: &Spot<'_>) -> ReadError {
    let node = spot.node;
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            let help = choices(found, expected, "Fields that can stand here");
            new(spot.span, "unknown-field", format!("there is no field `{found}` here"), help)
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let help = choices(found, expected, "Words that can stand here");
            new(spot.span, "unknown-word", format!("the word `{found}` cannot stand here"), help)
        }
        Error::MissingStructField { field, .. } => {
            let end = node.group().map_or(node.span.end, |group| group.open + 1);
            let help = format!("Write `{field}: ...` between these brackets.");
            let message = format!("the field `{field}` is missing here");
            new(Span::new(node.span.start, end), "missing-field", message, Some(help))
        }
        Error::DuplicateStructField { field, .. } => {
            let help = Some("Keep one of them.".to_owned());
            let message = format!("the field `{field}` stands here a second time");
            new(spot.span, "duplicate-field", message, help)
        }
        Error::ExpectedDifferentStructName { expected, found } if node.group().is_some() => {
            let help = format!("Write `{expected}`, or leave the word before the bracket out.");
            let message = format!("`{found}` stands here instead of `{expected}`");
            new(spot.span, "wrong-name", message, Some(help))
        }
        Error::IntegerOutOfBounds => {
            let number = node.span.of(spot.text);
            let message = format!("the number {number} is too large or too small here");
            new(node.span, "out-of-range", message, None)
        }
        Error::InvalidEscape(_) => {
            let help = "For a backslash itself write `\\\\`, for a quote `\\\"`, for a new line `\\n`.";
            let message = "a backslash `\\` has a special meaning, and not before this character";
            let start = Span::new(0, spot.span.end).of(spot.text).rfind('\\').unwrap_or(spot.span.start);
            new(Span::new(start, spot.span.end), "bad-escape", message, Some(help.to_owned()))
        }
        Error::ExpectedDifferentLength { expected, found } => {
            let digits = expected.rsplit(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
            let right = digits.map_or_else(String::new, |right| format!(", and {right} belong there"));
            let values = if *found == 1 { "1 value stands" } else { &format!("{found} values stand") };
            let message = format!("{values} here{right}");
            new(node.span, "wrong-count", message, None)
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            let message = "there are more values in these brackets than belong there";
            new(node.span, "wrong-count", message, Some("Remove this one.".to_owned()))
        }
        Error::ExceededRecursionLimit => new(node.span, "too-deep", "brackets stand too deep in each other here", None),
        Error::Message(message) => new(node.span, "not-valid", message.clone(), None),
        _ => wrong_type(error, spot),
    }
}

fn wrong_type(error: &Error, spot: &Spot<'_>) -> ReadError {
    let (node, found) = (spot.node, describe(spot.node, spot.text));
    let span = match (&node.kind, spot.item) {
        // A mistake before the value, in the name or key, leads to the item but not to its value.
        (_, Some(item)) if !node.span.contains(spot.span.end) && spot.span.end < node.span.start => {
            item.label.as_ref().map_or(node.span, |label| label.span)
        }
        (Kind::Group(group), _) => Span::new(node.span.start, group.open + 1),
        _ => node.span,
    };
    if needs_names(error, spot) {
        let message = "fields with names are expected between these brackets";
        let help = format!("Write the name of the field before it: `name: {}`", clipped(node.span.of(spot.text)));
        return new(span, "wrong-type", message, Some(help));
    }
    if let (Error::ExpectedComma, Some(name)) = (error, node.group().and_then(|g| g.name.as_ref())) {
        let message = format!("the word `{}` stands alone, without brackets", name.text);
        return new(span, "wrong-type", message, Some("Remove the brackets behind it.".to_owned()));
    }
    let shape = match error {
        // Ron has read the whole part of a number and wonders about the rest.
        Error::ExpectedComma | Error::TrailingCharacters => Some(Shape::Whole),
        _ => Shape::wanted_by(error),
    };
    let wanted = match (shape, error) {
        (Some(Shape::Fields), _) if matches!(node.kind, Kind::Scalar(Scalar::Word)) => {
            let message = format!("after the word {} something in round brackets belongs", shown(node, spot.text));
            let help = format!("Write `{}( ... )`.", node.span.of(spot.text));
            return new(span, "wrong-type", message, Some(help));
        }
        (Some(shape), _) => shape.words().to_owned(),
        (None, Error::InvalidValueForType { expected, .. }) => format!("{expected} was"),
        (None, _) => {
            let message = format!("{} cannot be read here", shown(node, spot.text));
            return new(span, "wrong-type", message, None);
        }
    };
    let message = format!("{wanted} expected here, and {found} stands there");
    new(span, "wrong-type", message, shape.and_then(|shape| advice(shape, node, spot.text)))
}

/// `Anger(3)` where `Anger(by: 3)` belongs.
fn needs_names(error: &Error, spot: &Spot<'_>) -> bool {
    let identifier = matches!(error, Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_));
    let first = spot.parent.and_then(|group| group.items.first());
    let unnamed = first.filter(|first| first.label.is_none() && first.value.span == spot.node.span);
    let round = spot.parent.is_some_and(|group| group.bracket == Bracket::Round);
    identifier && round && unnamed.is_some()
}

/// The words to choose from, the likeliest first.
fn choices(found: &str, expected: &[&str], all: &str) -> Option<String> {
    let meant = suggest(found, expected).map(|meant| format!("Did you mean `{meant}`?"));
    let few = (1..=8).contains(&expected.len());
    let listed = few.then(|| format!("{all}: `{}`.", expected.join("`, `")));
    let help: Vec<String> = meant.into_iter().chain(listed).collect();
    (!help.is_empty()).then(|| help.join(" "))
}

/// The word in `among` that `word` was most likely meant to be, if any is like it.
#[must_use]
pub fn suggest(word: &str, among: &[&str]) -> Option<String> {
    let word: String = word.chars().take(64).flat_map(char::to_lowercase).collect();
    let length = word.chars().count();
    let far = ((length + 1) / 3).max(1);
    let distances = among.iter().map(|other| {
        let lower = other.to_lowercase();
        let begins = length >= 3 && (lower.starts_with(&word) || word.starts_with(&lower));
        let distance = strsim::osa_distance(&word, &lower);
        (if begins { distance.min(far) } else { distance }, *other)
    });
    let nearest = distances.filter(|(distance, _)| *distance <= far).min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, other)| other.to_owned())
}

/// Says that there are more mistakes than were looked for.
pub(super) fn more(span: Span) -> ReadError {
    let help = "Mend those above and look again.".to_owned();
    new(span, "too-many", "there are more mistakes than are listed", Some(help))
}

fn new(span: Span, code: &'static str, message: impl Into<String>, help: Option<String>) -> ReadError {
    ReadError { span, code, message: message.into(), help }
}
