//! From tokens to the tree, with every mistake reported at its place.
//! For: reading on after a mistake. Not for: the words of the messages (faults.rs).
//!
//! A broken item is left out of the tree and of the mended text, up to its comma; what follows is
//! read as if it had not been there. Where one character mends the text, that is put instead.

use super::faults::{self, SyntaxError};
use super::mend::Syntax;
use super::place::{LineIndex, Span};
use super::tokens::{Kind, Lexer, Token, Trouble};
use super::tree::{self, Bracket, Group, Item, Node, Scalar, Word};

/// How deep brackets may stand in each other.
const DEPTH_MAX: usize = 128;
/// How many mistakes are listed at most.
pub(super) const ERRORS_MAX: usize = 1000;

pub(super) struct Parser<'t> {
    pub text: &'t str,
    pub lexer: Lexer<'t>,
    pub token: Token,
    pub before: Token,
    pub levels: Vec<Level>,
    pub out: Syntax,
    too_deep: bool,
    lines: Option<LineIndex<'t>>,
}

/// A bracket that is open.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub bracket: Bracket,
    pub place: Span,
    /// Whether a field with a name was seen between these brackets.
    pub named: bool,
    /// Where the closing bracket stands, once it was read.
    pub close: Option<usize>,
}

impl<'t> Parser<'t> {
    pub fn new(text: &'t str) -> Self {
        let token = Token { kind: Kind::Space, span: Span::default() };
        Self {
            text,
            lexer: Lexer::new(text, 0),
            token,
            before: token,
            levels: Vec::new(),
            out: Syntax::default(),
            too_deep: false,
            lines: None,
        }
    }

    pub fn parse(mut self) -> Syntax {
        self.advance();
        if self.token.kind == Kind::End {
            if self.out.errors.is_empty() {
                self.report(faults::empty(self.token.span));
            }
            return self.out;
        }
        let root = self.value();
        if root.is_some() && self.token.kind != Kind::End {
            self.report(match self.token.kind {
                Kind::Close(bracket) => faults::stray(self.token.span, bracket),
                _ => faults::after_the_end(self.token.span),
            });
            self.out.cut(Span::new(self.token.span.start, self.text.len()));
        }
        self.out.root = root;
        self.out
    }

    pub fn report(&mut self, error: SyntaxError) {
        match self.out.errors.len() {
            ERRORS_MAX => self.out.errors.push(faults::too_many(error.span)),
            count if count < ERRORS_MAX => self.out.errors.push(error),
            _ => {}
        }
    }

    pub fn line_of(&mut self, offset: usize) -> usize {
        self.lines.get_or_insert_with(|| LineIndex::new(self.text)).line(offset)
    }

    /// Goes to the next token that says something.
    pub fn advance(&mut self) {
        self.before = self.token;
        loop {
            self.token = self.lexer.next();
            let Token { kind, span } = self.token;
            if let (true, Kind::Bad(trouble)) = (kind.is_passed_over(), kind) {
                self.report(faults::trouble(span, trouble));
                self.out.cut(span);
            } else if !kind.is_trivia() {
                return;
            }
        }
    }

    /// Reads a value; `None` when it is broken, and then at least one token was passed, unless the
    /// value was simply missing.
    pub fn value(&mut self) -> Option<Node> {
        let Token { kind, span } = self.token;
        let scalar = match kind {
            Kind::Word => {
                let word = self.word();
                return self.after_word(word);
            }
            Kind::Open(bracket) => return self.brackets(None, bracket),
            Kind::Text => Scalar::Text,
            Kind::RawText => Scalar::RawText,
            Kind::Bytes => Scalar::Bytes,
            Kind::Char => Scalar::Char,
            Kind::Number => Scalar::Number,
            Kind::Bad(trouble) => {
                self.report(faults::trouble(span, trouble));
                let mended = self.requoted(trouble, span);
                self.advance();
                return mended;
            }
            _ => {
                let place = Span::new(self.before.span.end, self.before.span.end);
                self.report(faults::missing_value(place));
                if kind == Kind::Colon {
                    self.advance();
                }
                return None;
            }
        };
        self.advance();
        if scalar == Scalar::Number && !is_finite(span.of(self.text)) {
            self.report(faults::not_finite(span, span.of(self.text)));
            return None;
        }
        Some(Node { span, kind: tree::Kind::Scalar(scalar) })
    }

    /// Puts straight quotes around a text that stands in others, so that it is not lost.
    fn requoted(&mut self, trouble: Trouble, span: Span) -> Option<Node> {
        const WRONG: [char; 9] = ['“', '”', '„', '«', '»', '‘', '’', '\'', '"'];
        if !matches!(trouble, Trouble::CurlyQuotes | Trouble::SingleQuotes) {
            return None;
        }
        let begun = span.of(self.text).strip_prefix(WRONG)?;
        let inner = begun.strip_suffix(WRONG)?;
        if inner.contains(['"', '\\', '\n']) {
            return None;
        }
        let start = span.end - begun.len();
        let end = start + inner.len();
        self.out.cut(Span::new(span.start, start));
        self.out.cut(Span::new(end, span.end));
        self.out.put(Span::new(start - 1, start), '"');
        self.out.put(Span::new(end, end + 1), '"');
        Some(Node { span, kind: tree::Kind::Scalar(Scalar::Text) })
    }

    pub fn word(&mut self) -> Word {
        let span = self.token.span;
        self.advance();
        let written = span.of(self.text);
        let text = written.strip_prefix("r#").unwrap_or(written).into();
        Word { span, text }
    }

    pub fn after_word(&mut self, word: Word) -> Option<Node> {
        if self.token.kind == Kind::Open(Bracket::Round) {
            return self.brackets(Some(word), Bracket::Round);
        }
        let scalar = match &*word.text {
            "true" | "false" => Scalar::Bool,
            "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64" => {
                self.report(faults::not_finite(word.span, &word.text));
                return None;
            }
            _ => Scalar::Word,
        };
        Some(Node { span: word.span, kind: tree::Kind::Scalar(scalar) })
    }

    /// Reads brackets from the opening one, which is the present token.
    fn brackets(&mut self, name: Option<Word>, bracket: Bracket) -> Option<Node> {
        let open = self.token.span;
        let start = name.as_ref().map_or(open.start, |name| name.span.start);
        if self.levels.len() >= DEPTH_MAX {
            self.report(faults::too_deep(open, DEPTH_MAX));
            self.too_deep = true;
            self.skip_item();
            return None;
        }
        self.levels.push(Level { bracket, place: open, named: false, close: None });
        self.advance();
        let items = self.items(bracket);
        let close = self.levels.pop().and_then(|level| level.close);
        let mut items = items?;
        self.drop_second(&mut items, bracket, close.unwrap_or(self.before.span.end));
        let group = Group { name, bracket, open: open.start, close, items };
        let span = Span::new(start, self.before.span.end);
        Some(Node { span, kind: tree::Kind::Group(Box::new(group)) })
    }

    /// Reports what has the same name as an item before it, and drops it.
    fn drop_second(&mut self, items: &mut Vec<Item>, bracket: Bracket, end: usize) {
        let seconds = same_names(items);
        for (first, second) in &seconds {
            let Some(Item { label: Some(label), value }) = items.get(*second) else {
                continue;
            };
            let next = items.get(second + 1).map_or(end, |next| next.span().start);
            self.out.cut(Span::new(label.span.start, next.max(value.span.end)));
            let line = self.line_of(*first);
            self.report(faults::twice(label.span, &label.text, bracket, line));
        }
        let mut seconds = seconds.into_iter().map(|(_, second)| second).peekable();
        let mut at = 0..;
        items.retain(|_| {
            let index = at.next();
            seconds.next_if(|second| Some(*second) == index).is_none()
        });
    }

    /// Reports brackets that the end of the file left open.
    pub fn run_out(&mut self, bracket: Bracket) {
        let opened = self.levels.last().map(|level| level.place);
        if let (Some(place), false) = (opened, self.too_deep) {
            self.report(faults::unclosed(place, bracket));
        }
    }
}

/// Where the first of a name stands, and the index of each other, in the order of the indices.
fn same_names(items: &[Item]) -> Vec<(usize, usize)> {
    let mut names: Vec<(&str, usize, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| Some((item.label.as_ref()?, at)))
        .map(|(label, at)| (&*label.text, at, label.span.start))
        .collect();
    names.sort_unstable();
    let mut seconds: Vec<(usize, usize)> = Vec::new();
    for same in names.chunk_by(|a, b| a.0 == b.0) {
        if let [first, others @ ..] = same {
            seconds.extend(others.iter().map(|other| (first.2, other.1)));
        }
    }
    seconds.sort_unstable_by_key(|(_, second)| *second);
    seconds
}

/// Whether a number, if it is one with a decimal point or an exponent, is within a float's range.
fn is_finite(number: &str) -> bool {
    let may_overflow = number.len() > 30 || number.contains(['e', 'E', 'i', 'N']);
    if !may_overflow || number.starts_with("0x") {
        return true;
    }
    let plain = number.replace('_', "");
    let plain = plain.trim_end_matches("f32").trim_end_matches("f64");
    plain.parse::<f32>().map_or(true, f32::is_finite)
}
