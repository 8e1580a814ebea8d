//! Which bracket a closing one closes, and which was forgotten.
//! For: brackets that do not match. Not for: items.
//!
//! Where brackets do not match, what comes next decides: a field with a name belongs between round
//! brackets, a value without one into a list.

use super::faults;
use super::parse::{Level, Parser};
use super::tokens::Kind;
use super::tree::Bracket;

/// What a closing bracket does.
pub(super) enum Closing {
    /// It closes the innermost brackets.
    Here,
    /// It closes brackets further out; the innermost ones were never closed.
    Outside,
    /// It closes nothing and was passed over.
    Nothing,
}

/// What follows a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Field,
    Value,
    Close(Bracket),
    End,
}

impl Parser<'_> {
    /// Takes the closing bracket that is the present token.
    pub(super) fn close(&mut self, closed: Bracket) -> Closing {
        let span = self.token.span;
        let Some(&Level { bracket, place, .. }) = self.levels.last() else {
            return Closing::Here;
        };
        if bracket != closed {
            let next = self.next_but_comma();
            let closes_outer = self.level(1).is_some_and(|outer| outer.bracket == closed);
            if closes_outer && fits(self.level(2), next) {
                self.report(faults::unclosed(place, bracket));
                return Closing::Outside;
            }
            if fits(self.level(1), next) {
                let line = self.line_of(place.start);
                self.report(faults::mismatched(span, bracket, closed, line));
                self.out.put(span, bracket.close());
            } else if closes_outer && !fits(self.level(0), next) {
                self.report(faults::unclosed(place, bracket));
                return Closing::Outside;
            } else {
                self.report(faults::stray(span, closed));
                self.out.cut(span);
                let before = self.before;
                self.advance();
                self.before = before;
                return Closing::Nothing;
            }
        }
        if let Some(level) = self.levels.last_mut() {
            level.close = Some(span.start);
        }
        self.advance();
        Closing::Here
    }

    /// Whether the item ahead belongs outside the innermost brackets, which then were never closed:
    /// a field with a name behind the items of a list, or brackets behind the fields of an entry.
    pub(super) fn is_outside(&mut self) -> bool {
        let (Some(inner), Some(outer)) = (self.level(0), self.level(1)) else {
            return false;
        };
        let outside = match (inner.bracket, outer.bracket) {
            (Bracket::Square, Bracket::Round) => outer.named && self.is_ahead(Kind::Colon),
            (Bracket::Round, Bracket::Square) => {
                let brackets = Kind::Open(Bracket::Round);
                inner.named && (self.token.kind == brackets || self.is_ahead(brackets))
            }
            _ => false,
        };
        if outside {
            self.report(faults::unclosed(inner.place, inner.bracket));
        }
        outside
    }

    /// Whether the present token is a word and the next one is `kind`.
    pub(super) fn is_ahead(&self, kind: Kind) -> bool {
        self.token.kind == Kind::Word && self.lexer.clone().significant().kind == kind
    }

    /// The open brackets, counted from the innermost.
    fn level(&self, outwards: usize) -> Option<Level> {
        self.levels.iter().rev().nth(outwards).copied()
    }

    fn next_but_comma(&self) -> Next {
        let mut lexer = self.lexer.clone();
        let mut token = lexer.significant();
        if token.kind == Kind::Comma {
            token = lexer.significant();
        }
        match token.kind {
            Kind::End => Next::End,
            Kind::Close(bracket) => Next::Close(bracket),
            Kind::Word if lexer.significant().kind == Kind::Colon => Next::Field,
            _ => Next::Value,
        }
    }
}

fn fits(level: Option<Level>, next: Next) -> bool {
    let Some(level) = level else {
        return next == Next::End;
    };
    match next {
        Next::End => false,
        Next::Close(bracket) => bracket == level.bracket,
        Next::Field => level.bracket == Bracket::Curly || level.named,
        Next::Value => !level.named,
    }
}
