//! From text to tokens: brackets, words, texts, and the space and comments between them.
//! For: the parser and the formatter. Not for: what the tokens mean together.
//!
//! Tokens follow each other without a gap, so the text can be rebuilt from them byte for byte. What
//! no token can be made of becomes `Bad`, as long as the mistake is likely to be, so that reading
//! can go on after it. Time is linear: a search that found nothing is not made twice.

use super::place::Span;
use super::tree::Bracket;

/// A token and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Space,
    LineComment,
    BlockComment,
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    Text,
    RawText,
    Bytes,
    Char,
    Number,
    Word,
    Bad(Trouble),
    End,
}

/// What is wrong with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    UnclosedText,
    UnclosedComment,
    CurlyQuotes,
    SingleQuotes,
    InnerQuotes,
    Unquoted,
    OddSpace,
    HashNote,
    Extension,
    Equals,
    Semicolon,
    Stray,
}

impl Kind {
    /// Whether it stands between tokens rather than being one.
    pub const fn is_trivia(self) -> bool {
        matches!(self, Self::Space | Self::LineComment | Self::BlockComment)
    }

    /// Whether it is a mistake that hides nothing: it is reported and passed over.
    pub const fn is_passed_over(self) -> bool {
        use Trouble::{Extension, HashNote, OddSpace, UnclosedComment};
        matches!(self, Self::Bad(OddSpace | HashNote | Extension | UnclosedComment))
    }
}

/// Walks through a text.
#[derive(Clone)]
pub(crate) struct Lexer<'t> {
    pub(super) text: &'t str,
    at: usize,
    /// No text that begins before this is suspected of missing its closing quote.
    pub(super) unsuspected: usize,
    /// A search for the end of a text, raw text or comment has reached the end of the file. The next
    /// one does not go that far.
    pub(super) text_ran_out: bool,
    pub(super) raw_ran_out: bool,
    comment_ran_out: bool,
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str, at: usize) -> Self {
        let (text_ran_out, raw_ran_out, comment_ran_out) = (false, false, false);
        Self { text, at, unsuspected: 0, text_ran_out, raw_ran_out, comment_ran_out }
    }

    /// The next token, comments and space included.
    pub fn next(&mut self) -> Token {
        let start = self.at;
        let (kind, end) = self.read(start);
        self.at = end;
        Token { kind, span: Span::new(start, end) }
    }

    /// The next token that says something.
    pub fn significant(&mut self) -> Token {
        loop {
            let token = self.next();
            if !token.kind.is_trivia() && !token.kind.is_passed_over() {
                return token;
            }
        }
    }

    pub(super) fn rest(&self, from: usize) -> &'t str {
        self.text.get(from..).unwrap_or_default()
    }

    /// What follows within a stone's throw, so that looking ahead again and again stays cheap.
    pub(super) fn near(&self, from: usize) -> &'t str {
        let rest = self.rest(from);
        rest.get(..rest.floor_char_boundary(1000)).unwrap_or_default()
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    pub(super) fn run(&self, from: usize, belongs: impl Fn(char) -> bool) -> usize {
        let rest = self.rest(from);
        from + rest.find(|c| !belongs(c)).unwrap_or(rest.len())
    }

    pub(super) fn line_end(&self, from: usize) -> usize {
        let rest = self.rest(from);
        let end = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        from + line.strip_suffix('\r').unwrap_or(line).len()
    }

    fn read(&mut self, at: usize) -> (Kind, usize) {
        let Some(first) = self.text.as_bytes().get(at) else {
            return (Kind::End, at);
        };
        let single = |kind| (kind, at + 1);
        match first {
            b' ' | b'\n' | b'\r' | b'\t' => (Kind::Space, self.run(at, is_space)),
            b'(' => single(Kind::Open(Bracket::Round)),
            b'[' => single(Kind::Open(Bracket::Square)),
            b'{' => single(Kind::Open(Bracket::Curly)),
            b')' => single(Kind::Close(Bracket::Round)),
            b']' => single(Kind::Close(Bracket::Square)),
            b'}' => single(Kind::Close(Bracket::Curly)),
            b',' => single(Kind::Comma),
            b':' => single(Kind::Colon),
            b';' => single(Kind::Bad(Trouble::Semicolon)),
            b'=' => single(Kind::Bad(Trouble::Equals)),
            b'"' => self.quoted(at, at, Kind::Text),
            b'\'' => self.letter(at),
            b'/' => self.comment(at),
            b'#' => self.hash(at),
            b'0'..=b'9' | b'+' | b'-' | b'.' => (Kind::Number, self.number_end(at)),
            b'b' if self.byte(at + 1) == b'"' => self.quoted(at, at + 1, Kind::Bytes),
            b'b' if self.byte(at + 1) == b'\'' => self.letter(at + 1),
            b'b' if self.is_raw(at + 1) => self.raw(at + 2, Kind::Bytes),
            b'r' if self.is_raw(at) => self.raw(at + 1, Kind::RawText),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(at),
            _ => self.other(at),
        }
    }

    fn other(&self, at: usize) -> (Kind, usize) {
        let Some(first) = self.rest(at).chars().next() else {
            return (Kind::End, at);
        };
        let end = at + first.len_utf8();
        match first {
            _ if is_space(first) => (Kind::Space, self.run(at, is_space)),
            '\u{FEFF}' if at == 0 => (Kind::Space, end),
            _ if first.is_alphabetic() => self.word(at),
            '“' | '”' | '„' | '«' | '»' => (Kind::Bad(Trouble::CurlyQuotes), self.wrong_quotes_end(end)),
            '‘' | '’' => (Kind::Bad(Trouble::SingleQuotes), self.wrong_quotes_end(end)),
            '\u{200B}' | '\u{FEFF}' => (Kind::Bad(Trouble::OddSpace), end),
            _ if first.is_whitespace() => (Kind::Bad(Trouble::OddSpace), end),
            _ => (Kind::Bad(Trouble::Stray), end),
        }
    }

    fn word(&self, at: usize) -> (Kind, usize) {
        if let Some(after) = self.rest(at).strip_prefix("r#") {
            let raw = |c: char| is_word(c) || matches!(c, '.' | '+' | '-');
            if after.starts_with(raw) {
                return (Kind::Word, self.run(at + 2, raw));
            }
        }
        let mut end = self.run(at, is_word);
        let mut kind = Kind::Word;
        while matches!(self.byte(end), b'-' | b'.' | b'+' | b'\'') {
            if !self.rest(end + 1).starts_with(char::is_alphanumeric) {
                break;
            }
            kind = Kind::Bad(Trouble::Unquoted);
            end = self.run(end + 1, is_word);
        }
        (kind, end)
    }

    fn number_end(&self, at: usize) -> usize {
        let digits = |c: char| is_word(c) || matches!(c, '.' | '+' | '-');
        let end = self.run(at, digits);
        let so_far = Span::new(at, end).of(self.text);
        if so_far.ends_with("..") && self.byte(end) == b'=' {
            return self.run(end + 1, digits);
        }
        end
    }

    fn hash(&self, at: usize) -> (Kind, usize) {
        let end = self.near(at).find(']').filter(|_| self.byte(at + 1) == b'!');
        match end {
            Some(end) => (Kind::Bad(Trouble::Extension), at + end + 1),
            None => (Kind::Bad(Trouble::HashNote), self.line_end(at)),
        }
    }

    fn comment(&mut self, at: usize) -> (Kind, usize) {
        match self.byte(at + 1) {
            b'/' => (Kind::LineComment, self.line_end(at)),
            b'*' => self.block_comment(at),
            _ => (Kind::Bad(Trouble::Stray), at + 1),
        }
    }

    fn block_comment(&mut self, at: usize) -> (Kind, usize) {
        let limit = if self.comment_ran_out { self.near(at).len() } else { self.text.len() - at };
        let (mut depth, mut end) = (1_usize, at + 2);
        while depth > 0 {
            match (self.byte(end), self.byte(end + 1)) {
                _ if end >= at + limit => {
                    self.comment_ran_out = true;
                    return (Kind::Bad(Trouble::UnclosedComment), self.line_end(at));
                }
                (b'/', b'*') => (depth, end) = (depth + 1, end + 2),
                (b'*', b'/') => (depth, end) = (depth - 1, end + 2),
                _ => end += 1,
            }
        }
        (Kind::BlockComment, end)
    }
}

/// What ron passes over as space, and control characters, which are reported by themselves.
pub(crate) fn is_space(c: char) -> bool {
    c.is_control() || matches!(c, ' ' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

pub(super) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Where the comma after `end` stands, if one follows.
pub(crate) fn comma_after(text: &str, end: usize) -> Option<Span> {
    let token = Lexer::new(text, end).significant();
    (token.kind == Kind::Comma).then_some(token.span)
}

/// Whether a text can be the name of a field.
pub(super) fn is_name(name: &str) -> bool {
    let token = Lexer::new(name, 0).next();
    token.kind == Kind::Word && token.span.end == name.len()
}
