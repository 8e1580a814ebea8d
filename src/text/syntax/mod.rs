//! A small syntax tree of RON that keeps the place of everything, so that nothing is lost.
//! For: finding what stands where, all mistakes at once, edits that leave other bytes alone, and
//! the formatter. Not for: typed values; `read` makes those, with ron and serde.
//!
//! In reading order: place, tokens (and quotes), tree, parse (items, closing, faults, mend), edit,
//! format.

mod closing;
mod edit;
mod faults;
mod format;
mod items;
mod mend;
mod parse;
mod place;
mod quotes;
mod tokens;
mod tree;

pub use edit::{EditError, insert_field, insert_item, remove, set_field};
pub use faults::SyntaxError;
pub use format::format;
pub use mend::Syntax;
pub(crate) use mend::blank;
pub use place::{LineIndex, Span};
pub(crate) use tokens::comma_after;
pub use tree::{Bracket, Group, Item, Kind, Node, Scalar, Seg, Word};

/// Reads any text whatever: what can be understood is in the tree, all the rest in the errors. Time
/// grows with the length of the text, and brackets more than 128 deep are an error.
#[must_use]
pub fn parse(text: &str) -> Syntax {
    let mut syntax = parse::Parser::new(text).parse();
    for (start, character) in text.char_indices().filter(|(_, c)| is_unwanted(*c)) {
        let span = Span::new(start, start + character.len_utf8());
        syntax.cut(span);
        if syntax.errors.len() <= parse::ERRORS_MAX {
            syntax.errors.push(faults::control(span, character));
        }
    }
    syntax.errors.sort_by_key(|error| error.span.start);
    syntax
}

fn is_unwanted(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}
