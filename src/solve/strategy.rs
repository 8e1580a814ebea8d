//! Ways to get through without listening: somebody who always takes the first reply, the longest, the one
//! with the most polite words. One walk each. Whoever succeeds with one of them has learnt nothing.

use std::collections::BTreeSet;

use super::moves::{Made, Moves};
use crate::engine::speech::{composed_text, line};
use crate::engine::{Deal, Offer, Replay, State, Taken, Timing, replies, ways};
use crate::playbook::Mood;
use crate::scenario::{Reply, ReplyKind, Scenario};

/// A way to choose without listening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strategy {
    /// Always the first reply.
    First,
    /// Always the second.
    Second,
    /// Always the last.
    Last,
    /// Always the longest.
    Longest,
    /// Always the shortest.
    Shortest,
    /// Always the one with the most of the customer's own words.
    Overlap,
    /// Always the one with the most polite words.
    Polite,
    /// Always the first without absolute words.
    NoAbsolutes,
    /// Always what calms most at once.
    Calming,
    /// Always the dearest remedy.
    Generous,
    /// A remedy as soon as there is one.
    SolutionFirst,
    /// What shows most steps at full effect and in time.
    ByTheBook,
    /// Always cuts in.
    CutsIn,
    /// Always silent first.
    Silent,
}

/// All of them, in the order in which they are told.
pub const STRATEGIES: [Strategy; 14] = [
    Strategy::First,
    Strategy::Second,
    Strategy::Last,
    Strategy::Longest,
    Strategy::Shortest,
    Strategy::Overlap,
    Strategy::Polite,
    Strategy::NoAbsolutes,
    Strategy::Calming,
    Strategy::Generous,
    Strategy::SolutionFirst,
    Strategy::ByTheBook,
    Strategy::CutsIn,
    Strategy::Silent,
];

/// Most steps of silence there are.
const LONGEST_SILENCE: u8 = 6;

impl Strategy {
    /// The name in documents for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Last => "last",
            Self::Longest => "longest",
            Self::Shortest => "shortest",
            Self::Overlap => "overlap",
            Self::Polite => "polite",
            Self::NoAbsolutes => "no_absolutes",
            Self::Calming => "calming",
            Self::Generous => "generous",
            Self::SolutionFirst => "solution_first",
            Self::ByTheBook => "by_the_book",
            Self::CutsIn => "cuts_in",
            Self::Silent => "silent",
        }
    }

    /// Somebody who ...
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::First => "always takes the first reply",
            Self::Second => "always takes the second reply",
            Self::Last => "always takes the last reply",
            Self::Longest => "always takes the longest reply",
            Self::Shortest => "always takes the shortest reply",
            Self::Overlap => "always repeats the customer's words",
            Self::Polite => "always takes the most polite words",
            Self::NoAbsolutes => "avoids \"never\" and \"always\"",
            Self::Calming => "always calms as much as possible now",
            Self::Generous => "always gives the most expensive remedy",
            Self::SolutionFirst => "offers a remedy as soon as possible",
            Self::ByTheBook => "goes by the book",
            Self::CutsIn => "always cuts in",
            Self::Silent => "always stays silent first",
        }
    }

    /// Whether it replies in time, as the walk does.
    pub(super) fn is_in_time(self) -> bool {
        !matches!(self, Self::CutsIn | Self::Silent)
    }

    /// Goes through the whole conversation so.
    pub(super) fn play(self, scenario: &Scenario, deal: Deal, start: &State) -> Replay {
        let mut replay = Replay { deal, turns: Vec::new(), state: *start };
        let mut moves = Moves::new(scenario, deal);
        // Turns are limited, and aftermath scenes only lead on.
        while !replay.state.is_over() {
            let mood = replay.mood(scenario);
            let picked = self.pick(scenario, deal, &replay.state, mood, &mut moves);
            // Where nothing of the kind can be done, the first reply is.
            let first = replies(scenario, &replay.state).next().map(|offer| Taken::reply(offer.number));
            let ways = [picked, picked.map(|taken| taken.at(Timing::InTime)), first];
            if !ways.into_iter().flatten().any(|taken| replay.push(scenario, &taken).is_ok()) {
                break;
            }
        }
        replay
    }

    fn pick(self, scenario: &Scenario, deal: Deal, state: &State, mood: Mood, moves: &mut Moves<'_>) -> Option<Taken> {
        let offers: Vec<Offer<'_>> = replies(scenario, state).collect();
        let words = &scenario.playbook.checks.words;
        let nth = |at: usize| offers.get(at).or(offers.last()).map(|offer| Taken::reply(offer.number));
        let all_texts = || texts(&offers);
        match self {
            Self::First => nth(0),
            Self::Second => nth(1),
            Self::Last => nth(usize::MAX),
            Self::Longest => most(all_texts(), |text| text.chars().count()),
            Self::Shortest => most(all_texts(), |text| usize::MAX - text.chars().count()),
            Self::Overlap => {
                let said = word_set(line(scenario, deal, state, mood));
                most(all_texts(), |text| word_set(text).intersection(&said).count())
            }
            Self::Polite => most(all_texts(), |text| count_of(text, &words.polite)),
            Self::NoAbsolutes => most(all_texts(), |text| usize::from(count_of(text, &words.absolutes) == 0)),
            Self::Calming => best(moves.of(state), |made| 255 - i32::from(made.to.mood.anger) + gone(made)),
            Self::Generous => {
                let cost = |reply: &Reply| remedy_of(reply).and_then(|at| scenario.remedies.get(usize::from(at)));
                most_of(&offers, |offer| cost(offer.reply).map_or(0, |remedy| u64::from(remedy.cost) + 1))
            }
            Self::SolutionFirst => most_of(&offers, |offer| u64::from(remedy_of(offer.reply).is_some())),
            Self::ByTheBook => best(moves.of(state), |made| i32::from(made.noticed.book)),
            Self::CutsIn => {
                let cut_in = offers.iter().find(|offer| offer.reply.kind != ReplyKind::Listen);
                let timing = if state.ending().is_some() { Timing::InTime } else { Timing::CutIn };
                cut_in.map(|offer| Taken::reply(offer.number).at(timing))
            }
            Self::Silent => {
                let timing = if state.ending().is_some() { Timing::InTime } else { Timing::Silence(LONGEST_SILENCE) };
                nth(0).map(|taken| taken.at(timing))
            }
        }
    }
}

/// Whoever leaves is not calm: their state holds no mood any more.
fn gone(made: &Made) -> i32 {
    if made.to.ending().is_some() { -255 } else { 0 }
}

/// Each reply on offer with its text: a composed one with the combination that it is judged by.
fn texts(offers: &[Offer<'_>]) -> Vec<(Taken, String)> {
    let of = |offer: &Offer<'_>| -> Vec<(Taken, String)> {
        if offer.reply.slots.is_empty() {
            return vec![(Taken::reply(offer.number), offer.reply.text.clone())];
        }
        let all = ways(offer.number, offer.reply);
        all.into_iter().map(|taken| (taken, composed_text(offer.reply, taken.pieces()))).collect()
    };
    offers.iter().flat_map(of).collect()
}

/// The first of those with the highest mark.
fn most<K: Ord>(texts: Vec<(Taken, String)>, mark: impl Fn(&str) -> K) -> Option<Taken> {
    first_highest(texts.into_iter().map(|(taken, text)| (mark(&text), taken)))
}

fn most_of(offers: &[Offer<'_>], mark: impl Fn(&Offer<'_>) -> u64) -> Option<Taken> {
    first_highest(offers.iter().map(|offer| (mark(offer), Taken::reply(offer.number))))
}

fn best(moves: &[Made], mark: impl Fn(&Made) -> i32) -> Option<Taken> {
    first_highest(moves.iter().map(|made| (mark(made), made.choice.taken)))
}

fn first_highest<K: Ord>(marked: impl Iterator<Item = (K, Taken)>) -> Option<Taken> {
    let mut highest: Option<(K, Taken)> = None;
    for (mark, taken) in marked {
        if highest.as_ref().is_none_or(|(most, _)| mark > *most) {
            highest = Some((mark, taken));
        }
    }
    highest.map(|(_, taken)| taken)
}

/// The remedy of a reply, or of one of its pieces.
fn remedy_of(reply: &Reply) -> Option<u8> {
    let pieces = reply.slots.iter().flat_map(|slot| slot.pieces.iter().map(|piece| piece.deed.remedy));
    std::iter::once(reply.deed.remedy).chain(pieces).flatten().next()
}

/// The words of a text, in small letters.
#[must_use]
pub fn word_list(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.trim_matches(['\'', '’']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Words with some meaning of their own: longer than three letters.
fn word_set(text: &str) -> BTreeSet<String> {
    word_list(text).into_iter().filter(|word| word.chars().count() > 3).collect()
}

/// How often these words come up; one may be several words in a row.
fn count_of(text: &str, among: &[String]) -> usize {
    let said = word_list(text);
    let times = |phrase: &String| {
        let phrase = word_list(phrase);
        said.windows(phrase.len().max(1)).filter(|words| *words == phrase).count()
    };
    among.iter().map(times).sum()
}
