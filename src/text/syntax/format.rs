//! The layout of a whole file: 4 spaces of indent, at most 100 columns, comments kept.
//! For: `fmt` and `new`. Not for: single edits, which leave the layout alone (edit.rs).
//!
//! Works on tokens, so no token can change. Brackets whose content fits on the rest of the line stay
//! on it, unless there is a comment, a blank line between items or a text over several lines in
//! them. Otherwise each item has a line of its own and a comma behind it.

use super::faults::SyntaxError;
use super::tokens::{Kind, Lexer};

const WIDTH: usize = 100;

/// Lays the text out afresh. A text with mistakes is not touched, and they are given back.
///
/// # Errors
///
/// All mistakes, when there are any.
pub fn format(text: &str) -> Result<String, Vec<SyntaxError>> {
    let syntax = super::parse(text);
    if !syntax.errors.is_empty() {
        return Err(syntax.errors);
    }
    let pieces = pieces(text);
    let mut printer = Printer::default();
    for piece in &pieces {
        printer.print(piece);
    }
    printer.out.push('\n');
    Ok(printer.out)
}

/// A token or comment, and what the printer needs to know of its surroundings.
struct Piece<'t> {
    kind: Kind,
    text: &'t str,
    /// How many line ends stand before it.
    lines: usize,
    /// The tokens before and after it, comments left out.
    before: Kind,
    next: Kind,
    /// For an opening bracket: the width behind it up to and with its closing one when all is on
    /// one line; `None` when it may not be.
    width: Option<usize>,
    /// For a comment: whether nothing but comments follows on its line or in its item.
    trails: bool,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut lexer = Lexer::new(text, 0);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let (mut lines, mut before) = (0, Kind::End);
    loop {
        let token = lexer.next();
        let (kind, text) = (token.kind, token.span.of(text));
        match kind {
            Kind::End => break,
            Kind::Space => lines += text.matches('\n').count(),
            _ => {
                pieces.push(Piece { kind, text, lines, before, next: Kind::End, width: None, trails: false });
                lines = 0;
            }
        }
        if !kind.is_trivia() {
            before = kind;
        }
    }
    measure(&mut pieces);
    let (mut ends_line, mut next) = (true, Kind::End);
    for piece in pieces.iter_mut().rev() {
        piece.next = next;
        if !piece.kind.is_trivia() {
            next = piece.kind;
        }
        piece.trails = ends_line;
        let ends = matches!(piece.kind, Kind::Comma | Kind::Close(_));
        ends_line = piece.lines > 0 || ends || (piece.kind.is_trivia() && ends_line);
    }
    pieces
}

/// Finds the widths of all brackets.
fn measure(pieces: &mut [Piece<'_>]) {
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut widths: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let after_comma = piece.before == Kind::Comma;
        let closes = matches!(piece.kind, Kind::Close(_));
        let breaks = piece.kind.is_trivia() || piece.text.contains('\n') || (after_comma && piece.lines > 1 && !closes);
        let mut width = Some(piece.text.chars().count()).filter(|_| !breaks);
        if let (true, Some((opened, inner))) = (closes, open.last().copied()) {
            // The comma behind the last item, and its space, are not written on one line.
            width = inner.map(|inner| inner + 1 - if after_comma { 2 } else { 0 });
            widths.push((opened, width));
            open.pop();
        }
        let space = usize::from(matches!(piece.kind, Kind::Comma | Kind::Colon));
        if let Some((_, outer)) = open.last_mut() {
            *outer = outer.and_then(|outer| Some(outer + width? + space));
        }
        if let Kind::Open(_) = piece.kind {
            open.push((at, Some(0)));
        }
    }
    for (at, width) in widths {
        if let Some(piece) = pieces.get_mut(at) {
            piece.width = width;
        }
    }
}

#[derive(Default)]
struct Printer {
    out: String,
    column: usize,
    /// The open brackets; true where each item has a line of its own.
    broken: Vec<bool>,
    /// Whether the next item begins a line.
    due: bool,
    last: Option<Kind>,
}

impl Printer {
    fn print(&mut self, piece: &Piece<'_>) {
        match piece.kind {
            Kind::LineComment | Kind::BlockComment => return self.comment(piece),
            // Where each item has its line, its comma was written right behind it.
            Kind::Comma if self.is_broken() => {
                self.due = true;
                return;
            }
            Kind::Comma if matches!(piece.next, Kind::Close(_)) => return,
            Kind::Close(_) => self.due = self.broken.pop().unwrap_or_default(),
            _ => {}
        }
        self.separate(piece);
        self.write(piece.text);
        self.last = Some(piece.kind);
        if let Kind::Open(_) = piece.kind {
            let comma = usize::from(!self.broken.is_empty());
            let fits = |width| self.column + width + comma <= WIDTH;
            let flat = self.broken.last() == Some(&false) || piece.width.is_some_and(fits);
            self.broken.push(!flat);
            self.due = !flat;
        } else if self.is_broken() && matches!(piece.next, Kind::Comma | Kind::Close(_)) {
            self.write(",");
        }
    }

    fn comment(&mut self, piece: &Piece<'_>) {
        let stays = piece.lines == 0 && (piece.kind == Kind::LineComment || !self.due || piece.trails);
        if stays && !self.out.is_empty() {
            self.write(" ");
        } else if !stays {
            self.break_line(piece);
        }
        self.write(piece.text.replace("\r\n", "\n").trim_end());
        self.last = Some(piece.kind);
    }

    fn separate(&mut self, piece: &Piece<'_>) {
        let after_block = self.last == Some(Kind::BlockComment);
        let begins = self.due || self.last == Some(Kind::LineComment);
        if begins || (after_block && piece.lines > 0) {
            self.break_line(piece);
        } else if after_block
            || (matches!(piece.before, Kind::Comma | Kind::Colon) && !matches!(piece.kind, Kind::Close(_)))
        {
            self.write(" ");
        }
    }

    fn break_line(&mut self, piece: &Piece<'_>) {
        self.due = false;
        if self.out.is_empty() {
            return;
        }
        let first = matches!(self.last, Some(Kind::Open(_)));
        let blank = piece.lines > 1 && !first && !matches!(piece.kind, Kind::Close(_));
        self.write(if blank { "\n\n" } else { "\n" });
        let indent = " ".repeat(4 * self.broken.len());
        self.write(&indent);
    }

    fn is_broken(&self) -> bool {
        self.broken.last() == Some(&true)
    }

    fn write(&mut self, text: &str) {
        let line = text.rsplit('\n').next().unwrap_or_default();
        let kept = if line.len() == text.len() { self.column } else { 0 };
        self.column = kept + line.chars().count();
        self.out.push_str(text);
    }
}
