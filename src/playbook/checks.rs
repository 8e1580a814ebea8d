//! What scenarios are measured by: the thresholds of the findings and of the grades, and the words they look
//! for. All are design choices (domain.md 3.2); a firm may set its own in its playbook. They change no
//! conversation, so they are no part of its content.

use serde::Deserialize;

use crate::text::{Findings, Place};

/// The thresholds and words of a playbook; what is left out has the value given here.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Checks {
    /// Most percent of guesses that may succeed: easy, medium, hard, expert.
    pub guesses_most: (u8, u8, u8, u8),
    /// A way without listening should succeed with fewer wants than this, in percent.
    pub strategies_below: u8,
    /// Percent of scenes in which the best reply may be the longest (or the shortest).
    pub longest_most: u8,
    /// Mean length of best replies in percent of the others, at most.
    pub length_ratio_most: u16,
    /// A worst reply so many points below the next one is a cartoon ...
    pub cartoon_gap: u8,
    /// ... in more than so many percent of scenes.
    pub cartoons_most: u8,
    /// A tempting middle is worth this percent of the best reply ...
    pub middle_from: u8,
    /// ... to this.
    pub middle_to: u8,
    /// Percent of scenes that should have one.
    pub middles_least: u8,
    /// Percent of conversations with one mistake that should still succeed.
    pub recoveries_least: u8,
    /// After any one mistake so many points should still be possible: the problem is solved, if not forgiven.
    pub settled_points: u8,
    /// Fewest and most replies of a scene.
    pub replies: (usize, usize),
    /// Fewest and most decisions of a conversation.
    pub decisions: (u8, u8),
    /// The same for a first contact.
    pub first_contact: (u8, u8),
    /// A reply may have fewer words than this.
    pub reply_words_below: usize,
    /// Words before the first decision, at most.
    pub words_before_most: usize,
    /// Scenes for each decision, at most.
    pub scenes_per_decision_most: u16,
    /// Percent of lines in which a mistake may leave no trace.
    pub traceless_most: u8,
    /// Most apologies of a model conversation.
    pub apologies_most: u8,
    /// Turns with the same anger in a row, at most.
    pub flat_turns_below: usize,
    /// Every meter should move so far in some conversation.
    pub meter_range_least: u8,
    /// Percent of a model conversation before which anger should not be gone.
    pub anger_gone_after: u8,
    /// A conversation should last longer than so many decisions.
    pub soonest_end: u8,
    /// A line may come so often in one conversation.
    pub line_repeats_most: usize,
    /// Reading level of all that is spoken, in school years, at most.
    pub reading_level_most: u8,
    /// And of a single line or reply.
    pub line_level_most: u8,
    /// From so many replies on, what gives bad ones away is a habit.
    pub telltales_least: usize,
    /// Anger that rises by so much is heard by everybody.
    pub anger_heard_from: u8,
    /// Percent of ways to a warm line on which anger may have risen so.
    pub warm_after_anger_most: u8,
    /// Guesses of 1,000 that succeed, from which a scenario looks easy, medium, hard.
    pub guesses_look: (u16, u16, u16),
    /// Percent of single mistakes that can be put right, from which it looks medium or easier, hard or easier.
    pub mended_look: (u8, u8),
    /// Turns that can drive the customer away, up to which it looks hard or harder, medium or harder.
    pub turns_look: (usize, usize),
    /// Wants may differ by so many percentage points in odds by the book.
    pub wants_differ_most: u8,
    /// Scenarios of a pack in which each step and pitfall should come up.
    pub pack_least: usize,
    /// So many states of one want are walked at most.
    pub states_max: usize,
    /// Points lost from which a grade is no longer: best, good, cost a little, set you back.
    pub grades: (u8, u8, u8, u8),
    /// The words that findings look for.
    pub words: Words,
}

impl Default for Checks {
    fn default() -> Self {
        Self {
            guesses_most: (25, 15, 10, 10),
            strategies_below: 35,
            longest_most: 45,
            length_ratio_most: 125,
            cartoon_gap: 40,
            cartoons_most: 25,
            middle_from: 30,
            middle_to: 85,
            middles_least: 60,
            recoveries_least: 80,
            settled_points: 55,
            replies: (2, 4),
            decisions: (6, 12),
            first_contact: (2, 3),
            reply_words_below: 40,
            words_before_most: 120,
            scenes_per_decision_most: 6,
            traceless_most: 50,
            apologies_most: 2,
            flat_turns_below: 3,
            meter_range_least: 10,
            anger_gone_after: 60,
            soonest_end: 2,
            line_repeats_most: 2,
            reading_level_most: 9,
            line_level_most: 14,
            telltales_least: 3,
            anger_heard_from: 5,
            warm_after_anger_most: 50,
            guesses_look: (70, 25, 7),
            mended_look: (95, 80),
            turns_look: (2, 3),
            wants_differ_most: 10,
            pack_least: 3,
            states_max: 2_000_000,
            grades: (1, 5, 12, 25),
            words: Words::default(),
        }
    }
}

impl Checks {
    /// Reports what no scenario could be measured by.
    pub(super) fn judge(&self, findings: &mut Findings<'_>) {
        self.shares(findings);
        self.least(findings);
        self.order(findings);
        for (list, words) in self.words.lists() {
            let place = place_of("words").field(list);
            for (at, word) in words.iter().enumerate() {
                let message = if !word.chars().any(char::is_alphanumeric) {
                    format!("\"{word}\" has no word in it, so nothing is ever found.")
                } else if word.chars().any(char::is_uppercase) {
                    format!("\"{word}\" has capitals, so it is never found.")
                } else {
                    continue;
                };
                let help = "Write it in small letters: it is found whatever the case in the text.";
                findings.error(&place.item(at), "never-found", message, help);
            }
        }
    }

    /// Percentages and points end at 100.
    fn shares(&self, findings: &mut Findings<'_>) {
        let (easy, medium, hard, expert) = self.guesses_most;
        for (at, percent) in [easy, medium, hard, expert].into_iter().enumerate() {
            at_most_100(percent, &place_of("guesses_most").item(at), findings);
        }
        let (medium, hard) = self.mended_look;
        for (at, percent) in [medium, hard].into_iter().enumerate() {
            at_most_100(percent, &place_of("mended_look").item(at), findings);
        }
        for (name, percent) in [
            ("strategies_below", self.strategies_below),
            ("longest_most", self.longest_most),
            ("cartoon_gap", self.cartoon_gap),
            ("cartoons_most", self.cartoons_most),
            ("middle_from", self.middle_from),
            ("middle_to", self.middle_to),
            ("middles_least", self.middles_least),
            ("recoveries_least", self.recoveries_least),
            ("settled_points", self.settled_points),
            ("meter_range_least", self.meter_range_least),
            ("anger_gone_after", self.anger_gone_after),
            ("traceless_most", self.traceless_most),
            ("anger_heard_from", self.anger_heard_from),
            ("warm_after_anger_most", self.warm_after_anger_most),
            ("wants_differ_most", self.wants_differ_most),
        ] {
            at_most_100(percent, &place_of(name), findings);
        }
    }

    /// Of some things none at all is not meant.
    fn least(&self, findings: &mut Findings<'_>) {
        for (name, number) in [
            ("strategies_below", usize::from(self.strategies_below)),
            ("reply_words_below", self.reply_words_below),
            ("scenes_per_decision_most", usize::from(self.scenes_per_decision_most)),
            ("flat_turns_below", self.flat_turns_below),
            ("line_repeats_most", self.line_repeats_most),
            ("telltales_least", self.telltales_least),
            ("anger_heard_from", usize::from(self.anger_heard_from)),
            ("states_max", self.states_max),
        ] {
            if number == 0 {
                let message = format!("`{name}` is 0, and has to be 1 at least.");
                findings.error(&place_of(name), "out-of-range", message, "Leave it out to have the usual number.");
            }
        }
    }

    /// Bands go one way.
    fn order(&self, findings: &mut Findings<'_>) {
        let wide = |(least, most): (u8, u8)| [least, most].map(usize::from);
        for (name, [least, most]) in [
            ("replies", [self.replies.0, self.replies.1]),
            ("decisions", wide(self.decisions)),
            ("first_contact", wide(self.first_contact)),
        ] {
            if least > most {
                let message = format!("`{name}` has more at least ({least}) than at most ({most}).");
                findings.error(&place_of(name), "out-of-range", message, "Write the smaller number first.");
            }
        }
        if self.middle_from > self.middle_to {
            let message = format!("`middle_from` ({}) is above `middle_to` ({}).", self.middle_from, self.middle_to);
            findings.error(&place_of("middle_from"), "out-of-range", message, "Let it be the smaller of both.");
        }
        let (best, good, little, back) = self.grades;
        if !(0 < best && best < good && good < little && little < back && back <= 100) {
            let message = "The points of the grades do not rise, so there is a grade that no reply ever gets.";
            findings.error(&place_of("grades"), "out-of-range", message, "Write four numbers from 1 to 100 that rise.");
        }
        let (easy, medium, hard) = self.guesses_look;
        let bounds = [
            (
                "guesses_look",
                easy > medium && medium > hard && easy <= 1000,
                "Write three numbers up to 1000 that fall.",
            ),
            ("mended_look", self.mended_look.0 > self.mended_look.1, "Write two numbers that fall."),
            ("turns_look", self.turns_look.0 < self.turns_look.1, "Write two numbers that rise."),
        ];
        for (name, _, help) in bounds.into_iter().filter(|(_, right, _)| !right) {
            let message = "These bounds are not in order, so there is a difficulty that nothing looks like.";
            findings.error(&place_of(name), "out-of-range", message, help);
        }
    }
}

fn place_of(name: &str) -> Place<'_> {
    Place::root().field("checks").field(name)
}

fn at_most_100(number: u8, place: &Place<'_>, findings: &mut Findings<'_>) {
    if number > 100 {
        let message = format!("{number} is too much: this goes from 0 to 100.");
        findings.error(place, "out-of-range", message, "Choose a number from 0 to 100.");
    }
}

/// Lists of words, in small letters. Empty lists find nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// Words that sound polite whatever they say.
    pub polite: Vec<String>,
    /// Words that leave no room.
    pub absolutes: Vec<String>,
    /// Words that mock.
    pub sarcasm: Vec<String>,
    /// Slips of the pen.
    pub slips: Vec<String>,
    /// Words that may stand twice in a row.
    pub may_double: Vec<String>,
    /// Words of a judge, not of a customer.
    pub judging: Vec<String>,
    /// Words that grade a reply when they stand in brackets.
    pub labels: Vec<String>,
    /// Names of firms and people that are real.
    pub real_names: Vec<String>,
    /// Words that insult what people are.
    pub slurs: Vec<String>,
    /// Phrases of medical or legal advice.
    pub advice: Vec<String>,
    /// Phrases that speak of people by their kind.
    pub stereotypes: Vec<String>,
}

impl Words {
    /// Each list with its name.
    fn lists(&self) -> [(&'static str, &[String]); 11] {
        [
            ("polite", &self.polite),
            ("absolutes", &self.absolutes),
            ("sarcasm", &self.sarcasm),
            ("slips", &self.slips),
            ("may_double", &self.may_double),
            ("judging", &self.judging),
            ("labels", &self.labels),
            ("real_names", &self.real_names),
            ("slurs", &self.slurs),
            ("advice", &self.advice),
            ("stereotypes", &self.stereotypes),
        ]
    }
}
