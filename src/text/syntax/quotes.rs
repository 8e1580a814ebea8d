//! Tokens in quotes, right and wrong ones.
//! For: finding where a text ends, or was most likely meant to. Not for: what it says.

use super::place::Span;
use super::tokens::{Kind, Lexer, Trouble, is_word};

impl Lexer<'_> {
    /// A text in double quotes; the opening one is at `quote`.
    pub(super) fn quoted(&mut self, at: usize, quote: usize, kind: Kind) -> (Kind, usize) {
        let from = quote + 1;
        let Some(end) = self.quote_end(from) else {
            self.text_ran_out = true;
            return self.unclosed(from);
        };
        if at < self.unsuspected || !self.is_glued(end) {
            return (kind, end);
        }
        self.unsuspected = end;
        if Span::new(from, end).of(self.text).contains('\n') {
            return self.unclosed(from);
        }
        if self.byte(end) == b'"' {
            return (kind, end);
        }
        (Kind::Bad(Trouble::InnerQuotes), self.wrong_quotes_end(end))
    }

    /// Whether a word or quote stands right behind a text. Over several lines the text then most
    /// likely lacks its closing quote and ended at the opening one of the next text; on one line it
    /// has quotes inside.
    fn is_glued(&self, end: usize) -> bool {
        let rest = self.rest(end);
        let word = self.near(end).trim_start_matches(is_word);
        rest.starts_with('"') || (rest.starts_with(is_word) && !word.trim_start().starts_with(':'))
    }

    fn quote_end(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let stops = |byte: &u8| match byte {
            b'"' | b'\\' => true,
            // Once a search has found no quote in all that follows, one looks no further than a line.
            b'\n' => self.text_ran_out,
            _ => false,
        };
        let mut at = from;
        loop {
            at += bytes.get(at..)?.iter().position(stops)?;
            match self.byte(at) {
                b'"' => return Some(at + 1),
                b'\\' => at += 2,
                _ => return None,
            }
        }
    }

    fn unclosed(&self, from: usize) -> (Kind, usize) {
        (Kind::Bad(Trouble::UnclosedText), self.likely_end(from))
    }

    pub(super) fn is_raw(&self, at: usize) -> bool {
        let hashes = self.near(at).strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
        hashes.is_some_and(|rest| rest.starts_with('"'))
    }

    /// A raw text; its hashes or its quote begin at `from`.
    pub(super) fn raw(&mut self, from: usize, kind: Kind) -> (Kind, usize) {
        let quote = self.run(from, |c| c == '#');
        let ending = format!("\"{}", "#".repeat(quote - from));
        let body = if self.raw_ran_out { self.near(quote + 1) } else { self.rest(quote + 1) };
        match body.find(&ending) {
            Some(end) => (kind, quote + 1 + end + ending.len()),
            None => {
                self.raw_ran_out = true;
                self.unclosed(quote + 1)
            }
        }
    }

    /// A letter in single quotes; the opening one is at `quote`.
    pub(super) fn letter(&self, quote: usize) -> (Kind, usize) {
        let mut chars = self.near(quote + 1).char_indices();
        let closing = match chars.next() {
            Some((_, '\\')) => {
                chars.next();
                chars.take(10).find(|(_, c)| *c == '\'')
            }
            Some((_, '\'')) => None,
            _ => chars.next().filter(|(_, c)| *c == '\''),
        };
        let end = closing.map(|(end, _)| quote + 2 + end);
        match end.filter(|end| !Span::new(quote, *end).of(self.text).contains('\n')) {
            Some(end) => (Kind::Char, end),
            _ => (Kind::Bad(Trouble::SingleQuotes), self.wrong_quotes_end(quote + 1)),
        }
    }

    /// Where a text in the wrong quotes ends: at such a quote with an item's end behind it.
    pub(super) fn wrong_quotes_end(&self, from: usize) -> usize {
        let line = self.near(from).split('\n').next().unwrap_or_default();
        for (at, quote) in line.match_indices(['\'', '’', '‘', '”', '“', '"', '»', '«']) {
            let end = from + at + quote.len();
            let behind = self.near(end).trim_start_matches([' ', '\t', '\r']);
            if behind.is_empty() || behind.starts_with([',', ')', ']', '}', ':', '\n']) {
                return end;
            }
        }
        self.likely_end(from)
    }

    /// Where a text without closing quote was likely meant to end: on its line, before the commas
    /// and the brackets that close more than the text itself opens.
    fn likely_end(&self, from: usize) -> usize {
        let mut line = Span::new(from, self.line_end(from)).of(self.text);
        for _ in 0..8 {
            line = line.trim_end_matches([' ', '\t', ',']);
            let closes = |open, close| {
                let count = |c| line.matches(c).count();
                line.ends_with(close) && count(open) < count(close)
            };
            if !closes('(', ')') && !closes('[', ']') && !closes('{', '}') {
                break;
            }
            line = line.get(..line.len() - 1).unwrap_or_default();
        }
        from + line.trim_end_matches([' ', '\t', ',']).len()
    }
}
