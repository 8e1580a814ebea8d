//! What a RON text says, as a tree in which everything knows its place.
//! For: finding, cutting and editing items. Not for: typed values; those are read by ron.

use super::place::Span;

/// A piece of text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands; for a quoted key with its quotes.
    pub span: Span,
    /// What it says; for a quoted key without its quotes, escapes as written.
    pub text: Box<str>,
}

/// A value and its place, name and brackets included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A single thing: text, number, word.
    Scalar(Scalar),
    /// Brackets with items: fields or values in `( )`, a list in `[ ]`, a map in `{ }`.
    Group(Box<Group>),
}

/// The kinds of single things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// `"..."`
    Text,
    /// `r"..."` or `r#"..."#`
    RawText,
    /// `b"..."` or `br"..."`
    Bytes,
    /// `'a'` or `b'a'`
    Char,
    /// A number or a range of numbers.
    Number,
    /// `true` or `false`.
    Bool,
    /// Any other bare word, such as `Phone` or `None`.
    Word,
}

/// Brackets and what is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The word before the brackets, as in `Some(..)` and `Composed(..)`.
    pub name: Option<Word>,
    /// Which brackets.
    pub bracket: Bracket,
    /// Where the opening bracket stands.
    pub open: usize,
    /// Where the closing bracket stands; `None` when the file ends before it.
    pub close: Option<usize>,
    /// The items, in order.
    pub items: Vec<Item>,
}

/// One item in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The field's name in `( )`, the key in `{ }`; none in a list and for values without a name.
    pub label: Option<Word>,
    /// The value.
    pub value: Node,
}

impl Item {
    /// Where label and value stand, without the comma.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.label.as_ref().map_or(self.value.span.start, |label| label.span.start);
        Span::new(start, self.value.span.end)
    }
}

/// The three pairs of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `( )`
    Round,
    /// `[ ]`
    Square,
    /// `{ }`
    Curly,
}

impl Bracket {
    /// The opening bracket.
    #[must_use]
    pub const fn open(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    /// The closing bracket.
    #[must_use]
    pub const fn close(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// One step of the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seg<'a> {
    /// The field of this name.
    Field(&'a str),
    /// The item at this index, from 0.
    Index(usize),
    /// The map entry with this key.
    Key(&'a str),
}

impl Node {
    /// The brackets, if this is not a single thing.
    #[must_use]
    pub fn group(&self) -> Option<&Group> {
        match &self.kind {
            Kind::Group(group) => Some(group),
            Kind::Scalar(_) => None,
        }
    }

    /// The value at the end of `path`. Wrappers such as `Some(..)` and `Composed(..)` are looked
    /// through when they hold one value without a name.
    #[must_use]
    pub fn at(&self, path: &[Seg<'_>]) -> Option<&Node> {
        let mut node = self;
        for seg in path {
            node = &node.unwrapped(*seg)?.item(*seg)?.1.value;
        }
        Some(node)
    }

    /// The brackets that `seg` looks into.
    pub(crate) fn unwrapped(&self, seg: Seg<'_>) -> Option<&Group> {
        let mut group = self.group()?;
        while group.item(seg).is_none() {
            match group.items.as_slice() {
                [only] if group.name.is_some() && only.label.is_none() => match only.value.group() {
                    Some(inner) => group = inner,
                    None => break,
                },
                _ => break,
            }
        }
        Some(group)
    }
}

impl Group {
    /// The item that `seg` names, and its index.
    #[must_use]
    pub fn item(&self, seg: Seg<'_>) -> Option<(usize, &Item)> {
        let wrapper = self.name.is_some() && self.items.iter().all(|item| item.label.is_none());
        match seg {
            Seg::Index(_) if self.bracket == Bracket::Round && wrapper && self.items.len() == 1 => {
                // `Some([a, b])` at 1 is `b`; `Some(5)` at 0 is `5`.
                let only = self.items.first()?;
                (seg == Seg::Index(0) && only.value.group().is_none()).then_some((0, only))
            }
            Seg::Index(index) => self.items.get(index).map(|item| (index, item)),
            Seg::Field(_) if self.bracket != Bracket::Round => None,
            Seg::Key(_) if self.bracket != Bracket::Curly => None,
            Seg::Field(name) | Seg::Key(name) => self
                .items
                .iter()
                .enumerate()
                .find(|(_, item)| item.label.as_ref().is_some_and(|label| *label.text == *name)),
        }
    }
}
