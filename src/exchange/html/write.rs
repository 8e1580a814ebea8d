//! HTML as it is written: names come from the program alone, every text is escaped, and whatever is opened closes.

use crate::debrief::{bare, curly, is_narration, quoted, runs};

/// Names and values of attributes; the values are escaped.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// A page in the making. It is well-formed as XML, too.
#[derive(Debug, Default)]
pub(super) struct Html {
    text: String,
    /// The language of people's words, where it is not the page's own.
    foreign: Option<String>,
}

impl Html {
    /// A page in which people speak this language; the program's own words are English.
    pub(super) fn new(language: &str) -> Self {
        let foreign = (!is_english(language)).then(|| language.to_owned());
        Self { text: "<!DOCTYPE html>\n".to_owned(), foreign }
    }

    pub(super) fn finished(self) -> String {
        self.text
    }

    /// An element and what is in it.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.open(name, attributes);
        self.text.push('>');
        inner(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        if !IN_LINE.contains(&name) {
            self.text.push('\n');
        }
        self
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.open(name, attributes);
        self.text.push_str(" />\n");
        self
    }

    fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }

    /// An element with a class.
    pub(super) fn classed(&mut self, name: &'static str, class: &str, inner: impl FnOnce(&mut Self)) -> &mut Self {
        self.element(name, &[("class", class)], inner)
    }

    /// An element with a class and nothing but a text, if there is one.
    pub(super) fn line(&mut self, name: &'static str, class: &str, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.classed(name, class, |html| html.words(text));
        }
        self
    }

    /// A text of the program.
    pub(super) fn words(&mut self, text: &str) {
        escape(text, &mut self.text);
    }

    /// The style sheet, which is no text of anybody else.
    pub(super) fn style(&mut self, sheet: &'static str) {
        self.text.push_str(sheet);
    }

    /// A person's words in an element of their own: speech upright, what is seen or done in italics. Their direction is
    /// their own and ends with them.
    pub(super) fn person(&mut self, name: &'static str, class: &str, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        self.of_people(name, class, |html| {
            if is_narration(text) {
                html.element("i", &[], |html| html.words(&curly(bare(text))));
                return;
            }
            for (aside, words) in runs(text) {
                match aside {
                    true => _ = html.element("i", &[], |html| html.words(&curly(words))),
                    false => html.words(&curly(words)),
                }
            }
        })
    }

    /// A person's words in quotation marks, unless nothing of it is spoken.
    pub(super) fn quote(&mut self, name: &'static str, class: &str, text: &str) -> &mut Self {
        self.person(name, class, &quoted(text))
    }

    /// What is seen, done or thought.
    pub(super) fn aside(&mut self, name: &'static str, class: &str, text: &str) -> &mut Self {
        if !text.is_empty() {
            let class = format!("{class} aside");
            self.of_people(name, class.trim_start(), |html| html.words(&curly(bare(text))));
        }
        self
    }

    /// What an author wrote to be read, neither spoken nor seen, if there is something.
    pub(super) fn own(&mut self, name: &'static str, class: &str, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.of_people(name, class, |html| html.words(&curly(text)));
        }
        self
    }

    fn of_people(&mut self, name: &'static str, class: &str, inner: impl FnOnce(&mut Self)) -> &mut Self {
        let lang = self.foreign.clone().unwrap_or_default();
        self.element(name, &[("class", class), ("dir", "auto"), ("lang", &lang)], inner)
    }
}

/// Elements that stand within a line: nothing is put behind them.
const IN_LINE: &[&str] = &["a", "b", "i", "span", "code", "text", "dfn"];

fn is_english(language: &str) -> bool {
    language.is_empty() || language.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
}

/// Nothing of a text can end the place where it stands, or turn what comes behind it.
fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\t' | '\u{2028}' | '\u{2029}' => into.push(' '),
            '\n' => into.push('\n'),
            _ if turns_what_follows(letter) || letter.is_control() || is_no_letter(letter) => {}
            other => into.push(other),
        }
    }
}

/// Marks that turn the direction until another one ends it.
fn turns_what_follows(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What may stand in no page.
fn is_no_letter(letter: char) -> bool {
    letter == '\u{FEFF}' || matches!(letter, '\u{FDD0}'..='\u{FDEF}') || u32::from(letter) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::Html;

    fn made(language: &str, write: impl FnOnce(&mut Html)) -> String {
        let mut html = Html::new(language);
        write(&mut html);
        html.finished().trim_start_matches("<!DOCTYPE html>").trim().to_owned()
    }

    #[test]
    fn nothing_that_is_written_can_leave_its_place() {
        let text = "</p><script>alert('&\"')</script>\u{202E}\u{0007}\u{FFFF}";
        let words = made("en", |html| _ = html.element("p", &[("class", text)], |html| html.words(text)));
        let safe = "&lt;/p&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;";
        assert_eq!(words, format!("<p class=\"{safe}\">{safe}</p>"));
    }

    #[test]
    fn people_speak_upright_and_act_in_italics() {
        let words = made("en", |html| _ = html.quote("p", "said", "Fine. (she leaves)"));
        assert_eq!(words, "<p class=\"said\" dir=\"auto\">“Fine. <i>(she leaves)</i>”</p>");
        let alone = made("de-AT", |html| _ = html.quote("p", "", "(Sie geht.)"));
        assert_eq!(alone, "<p dir=\"auto\" lang=\"de-AT\"><i>Sie geht.</i></p>");
        assert_eq!(
            made("en", |html| _ = html.aside("p", "", "(the door)")),
            "<p class=\"aside\" dir=\"auto\">the door</p>"
        );
        assert_eq!(made("en", |html| _ = html.person("p", "", "")), "");
    }
}
