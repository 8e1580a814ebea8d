//! A table as spreadsheets open it: UTF-8 with its mark, CRLF, every text in quotes, and no text that is a formula.
//!
//! The mark (BOM) is there because Excel takes a file without one for its own old letters, and LibreOffice then asks.
//! Numbers are whole: "1.5" is a date where a comma stands before the fraction.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// The mark of UTF-8.
const MARK: &str = "\u{feff}";

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing: it is not known, or there is none.
    Empty,
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
}

impl Cell {
    /// A text, or nothing if it is empty.
    pub(super) fn text(words: &str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }

    /// A number, if it is one that fits.
    pub(super) fn number<N: TryInto<u64>>(number: N) -> Self {
        number.try_into().map_or(Self::Empty, Self::Number)
    }

    /// "yes" or "no", which mean the same in every language of a spreadsheet.
    pub(super) fn yes(yes: bool) -> Self {
        Self::Text(if yes { "yes" } else { "no" }.to_owned())
    }

    /// What there may be.
    pub(super) fn maybe(cell: Option<Self>) -> Self {
        cell.unwrap_or(Self::Empty)
    }

    fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(words) => harmless(words),
        }
    }
}

/// A text that no spreadsheet takes for a formula, without letters that steer; lines end in LF within a cell.
fn harmless(words: &str) -> String {
    let lines = words.replace("\r\n", "\n").replace('\r', "\n");
    let shown: String = lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if shown.starts_with(begins_a_formula) { format!("'{shown}") } else { shown }
}

/// Letters with which a spreadsheet begins a formula, the wide ones of East Asia among them; what only makes room
/// before one counts as well.
fn begins_a_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// A table in the making.
pub(super) struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    /// A table with these columns.
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut builder = WriterBuilder::new();
        builder.terminator(Terminator::CRLF).quote_style(QuoteStyle::NonNumeric);
        let mut sheet = Self(builder.from_writer(MARK.as_bytes().to_vec()));
        let names: Vec<Cell> = names.into_iter().map(Cell::text).collect();
        sheet.row(&names);
        sheet
    }

    /// One row.
    pub(super) fn row(&mut self, cells: &[Cell]) {
        // Memory takes every byte, and all rows are as long as the first.
        let _written = self.0.write_record(cells.iter().map(Cell::written));
    }

    /// The text of the file.
    pub(super) fn finished(self) -> String {
        // What went in was text.
        String::from_utf8(self.0.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Sheet};

    #[test]
    fn texts_are_quoted_and_harmless_and_numbers_stay_numbers() {
        let mut sheet = Sheet::new(["words", "number"]);
        let cases = [
            ("plain, with \"quotes\"", "\"plain, with \"\"quotes\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\n=1\""),
            ("＝1+1", "\"'＝1+1\""),
            ("a\r\nb\rc\u{7}\u{1b}[1m", "\"a\nb\nc[1m\""),
            ("", "\"\""),
        ];
        for (words, _) in cases {
            sheet.row(&[Cell::text(words), Cell::Number(3)]);
        }
        let written = sheet.finished();
        let rows: String = cases.iter().map(|(_, cell)| format!("{cell},3\r\n")).collect();
        assert_eq!(written, format!("\u{feff}\"words\",\"number\"\r\n{rows}"));
    }
}
