//! Words and phrases of a text: whole words only, whatever their case and whatever stands between them.

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// As it was written.
    pub written: &'t str,
    /// In small letters, with straight apostrophes.
    pub low: String,
    /// What stands between the word before and this one.
    pub gap: &'t str,
}

/// The words of a text in their order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut made = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(char::is_alphanumeric) {
        let (gap, from_word) = rest.split_at_checked(begin).unwrap_or((rest, ""));
        let end = from_word.find(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).unwrap_or(from_word.len());
        let (word, tail) = from_word.split_at_checked(end).unwrap_or((from_word, ""));
        let written = word.trim_end_matches(is_apostrophe);
        if !written.is_empty() {
            made.push(Word { written, low: low(written), gap });
        }
        rest = tail;
    }
    made
}

fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’'
}

fn low(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Words and phrases of a list, ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct Phrases(Vec<Vec<String>>);

impl Phrases {
    /// Of a list of the playbook, or of titles.
    pub(super) fn of<'l>(list: impl IntoIterator<Item = &'l str>) -> Self {
        let split = |phrase: &str| words(phrase).into_iter().map(|word| word.low).collect::<Vec<_>>();
        Self(list.into_iter().map(split).filter(|phrase| !phrase.is_empty()).collect())
    }

    /// The first of them in a text, as it was written there; only where `fits` agrees.
    pub(super) fn first_in(&self, text: &[Word<'_>], fits: impl Fn(&[Word<'_>]) -> bool) -> Option<String> {
        (0..text.len()).find_map(|at| {
            let rest = text.get(at..)?;
            let phrase = self.0.iter().find(|phrase| {
                let same = phrase.iter().zip(rest).all(|(want, word)| *want == word.low);
                same && rest.get(..phrase.len()).is_some_and(&fits)
            })?;
            let found = rest.iter().take(phrase.len()).map(|word| word.written);
            Some(found.collect::<Vec<_>>().join(" "))
        })
    }
}
