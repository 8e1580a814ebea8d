//! The items between brackets and the commas and colons between them.
//! For: reading on behind a broken item. Not for: single values (parse.rs).

use super::closing::Closing;
use super::faults;
use super::parse::Parser;
use super::place::Span;
use super::tokens::{Kind, Token, Trouble, is_name};
use super::tree::{self, Bracket, Item, Node, Scalar, Word};

/// An item as it was read: broken where it has no value.
struct Part {
    label: Option<Word>,
    value: Option<Node>,
}

impl Parser<'_> {
    /// Reads items up to and with the closing bracket. `None` when they cannot be kept, because the
    /// brackets were never closed or a value without a name was broken.
    pub(super) fn items(&mut self, bracket: Bracket) -> Option<Vec<Item>> {
        let mut items = Vec::new();
        let mut whole = true;
        // Whether the next item has to go, whether the last one had to, and whether its comma stays.
        let (mut doomed, mut was_doomed, mut needs_comma) = (false, false, false);
        loop {
            let kind = self.token.kind;
            match kind {
                Kind::End => {
                    self.run_out(bracket);
                    break;
                }
                Kind::Close(closed) => match self.close(closed) {
                    Closing::Here => break,
                    Closing::Outside => return None,
                    Closing::Nothing => {
                        if matches!(self.before.kind, Kind::Comma | Kind::Open(_)) {
                            continue;
                        }
                        if needs_comma {
                            doomed = self.separate(was_doomed);
                        } else if self.token.kind == Kind::Comma {
                            self.out.cut(self.token.span);
                            self.advance();
                        }
                        continue;
                    }
                },
                Kind::Comma => {
                    self.report(faults::extra_comma(self.token.span));
                    self.out.cut(self.token.span);
                    self.advance();
                    continue;
                }
                _ if !items.is_empty() && self.is_outside() => return None,
                _ => {}
            }
            let first = self.token.span.start;
            let mut part = self.item(bracket);
            self.check_unquoted(&mut part);
            if part.value.is_none() && self.before.kind != Kind::Comma {
                self.skip_item();
            }
            let comma = self.before.kind == Kind::Comma;
            let end = if comma { self.before.span.start } else { self.before.span.end };
            was_doomed = doomed;
            doomed = self.separate(was_doomed);
            needs_comma = was_doomed || part.value.is_some();
            match part.value.filter(|_| !was_doomed) {
                Some(value) => items.push(Item { label: part.label, value }),
                None => {
                    self.out.cut(Span::new(first, end));
                    if !needs_comma && self.before.kind == Kind::Comma {
                        self.out.cut(self.before.span);
                    }
                    whole &= self.leave_out(bracket, part.label);
                }
            }
        }
        whole.then_some(items)
    }

    /// Notes that an item is left out; false when those beside it lose their meaning by that.
    fn leave_out(&mut self, bracket: Bracket, label: Option<Word>) -> bool {
        if let (Some(label), Some(level)) = (label, self.levels.last()) {
            self.out.lost.push((level.place.start, label.text.into_string()));
        }
        bracket != Bracket::Round || self.has_names()
    }

    fn has_names(&self) -> bool {
        self.levels.last().is_some_and(|level| level.named)
    }

    fn item(&mut self, bracket: Bracket) -> Part {
        match bracket {
            Bracket::Square => self.list_item(),
            Bracket::Curly => self.entry(),
            Bracket::Round => self.field(),
        }
    }

    fn list_item(&mut self) -> Part {
        let span = self.token.span;
        let mut value = self.value();
        if value.is_some() && self.token.kind == Kind::Colon {
            self.report(faults::field_in_list(span, span.of(self.text)));
            self.skip_item();
            value = None;
        }
        Part { label: None, value }
    }

    fn entry(&mut self) -> Part {
        let Some(key) = self.value() else {
            return Part { label: None, value: None };
        };
        let mut written = key.span.of(self.text).chars();
        if let tree::Kind::Scalar(Scalar::Text) = key.kind {
            written.next();
            written.next_back();
        }
        let text = written.as_str().into();
        self.labelled(Word { span: key.span, text })
    }

    fn field(&mut self) -> Part {
        let Token { kind, span } = self.token;
        let first = matches!(self.before.kind, Kind::Open(_));
        if kind == Kind::Word {
            let word = self.word();
            let is_name = match self.token.kind {
                Kind::Colon | Kind::Bad(Trouble::Equals) => true,
                Kind::Comma | Kind::Close(_) | Kind::End | Kind::Open(Bracket::Round) => false,
                Kind::Text | Kind::RawText | Kind::Number | Kind::Bad(_) => first || self.has_names(),
                _ => self.has_names(),
            };
            if is_name {
                return self.named_field(word);
            }
            let value = self.after_word(word);
            return self.unnamed(span, value);
        }
        let value = self.value();
        let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
        let quoted = kind == Kind::Text && is_name(inner.of(self.text));
        if quoted && self.token.kind == Kind::Colon {
            self.report(faults::quoted_name(span, inner.of(self.text)));
            self.out.cut(Span::new(span.start, inner.start));
            self.out.cut(Span::new(inner.end, span.end));
            return self.named_field(Word { span: inner, text: inner.of(self.text).into() });
        }
        self.unnamed(span, value)
    }

    fn named_field(&mut self, name: Word) -> Part {
        if let Some(level) = self.levels.last_mut() {
            level.named = true;
        }
        self.labelled(name)
    }

    fn labelled(&mut self, label: Word) -> Part {
        let value = if self.colon(&label) { self.value() } else { None };
        Part { label: Some(label), value }
    }

    fn unnamed(&mut self, span: Span, mut value: Option<Node>) -> Part {
        if value.is_some() && self.has_names() {
            self.report(faults::missing_name(span));
            self.skip_item();
            value = None;
        }
        Part { label: None, value }
    }

    /// Passes the colon after a name; false when there is none and none can be put.
    fn colon(&mut self, name: &Word) -> bool {
        match self.token.kind {
            Kind::Colon => self.advance(),
            Kind::Bad(Trouble::Equals) => {
                self.report(faults::trouble(self.token.span, Trouble::Equals));
                self.out.put(self.token.span, ':');
                self.advance();
            }
            _ => {
                let place = Span::new(name.span.end, name.span.end);
                self.report(faults::missing_colon(place, &name.text));
                let nothing = matches!(self.token.kind, Kind::Comma | Kind::Close(_) | Kind::End);
                return !nothing && self.put_in_gap(':');
            }
        }
        true
    }

    /// Passes the comma after an item. True when it is missing and cannot be put, so that the next
    /// item has to go; so it is when this one is `doomed`, and there is nothing to put it behind.
    fn separate(&mut self, doomed: bool) -> bool {
        let end = self.before.span.end;
        match self.token.kind {
            _ if self.before.kind == Kind::Comma => {}
            Kind::Comma => self.advance(),
            Kind::Close(_) | Kind::End => {}
            Kind::Bad(Trouble::Semicolon) => {
                self.report(faults::trouble(self.token.span, Trouble::Semicolon));
                self.out.put(self.token.span, ',');
                self.advance();
                self.before.kind = Kind::Comma;
            }
            _ => {
                self.report(faults::missing_comma(Span::new(end, end)));
                return doomed || !self.put_in_gap(',');
            }
        }
        false
    }

    /// Puts a character between the last token and the present one: at the end of the line, or into
    /// the space on it. False when there is neither.
    fn put_in_gap(&mut self, character: char) -> bool {
        let gap = Span::new(self.before.span.end, self.token.span.start);
        let between = gap.of(self.text);
        let ends_line = between.contains('\n');
        let free = between.starts_with([' ', '\t']);
        if ends_line {
            self.out.insert(gap.start, character);
        } else if free {
            self.out.put(Span::new(gap.start, gap.start + 1), character);
        }
        ends_line || free
    }

    /// `title: Hello world, you` is a text without quotes rather than several items.
    fn check_unquoted(&mut self, part: &mut Part) {
        let words = self.before.kind == Kind::Word && self.token.kind == Kind::Word;
        if part.label.is_none() || !words || self.is_ahead(Kind::Colon) {
            return;
        }
        let Some(value) = part.value.take() else {
            return;
        };
        let mut end;
        loop {
            self.skip_item();
            end = self.before.span.end;
            if self.token.kind != Kind::Comma {
                break;
            }
            self.advance();
            let gap = Span::new(end, self.token.span.start);
            let words = self.token.kind == Kind::Word && !self.is_ahead(Kind::Colon);
            if !words || gap.of(self.text).contains('\n') {
                break;
            }
        }
        self.report(faults::unquoted(Span::new(value.span.start, end)));
    }

    /// Passes the rest of an item, with all brackets in it, up to the comma or closing bracket.
    pub(super) fn skip_item(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.token.kind {
                Kind::End => return,
                Kind::Comma | Kind::Close(_) if depth == 0 => return,
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            self.advance();
        }
    }
}
