//! What scenarios are measured by: the thresholds of the findings and of the grades, and the words they look
//! for. All are design choices (domain.md 3.2); a firm may set its own in its playbook. They change no
//! conversation, so they are no part of its content.

use serde::Deserialize;

/// The thresholds and words of a playbook; what is left out has the value given here.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Checks {
    /// Most percent of guesses that may succeed: easy, medium, hard, expert.
    pub guesses_most: (u8, u8, u8, u8),
    /// Percent of wants that a way without listening may reach success in, at most.
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
            flat_turns_below: 3,
            meter_range_least: 10,
            anger_gone_after: 60,
            soonest_end: 2,
            line_repeats_most: 2,
            reading_level_most: 9,
            line_level_most: 14,
            wants_differ_most: 10,
            pack_least: 3,
            states_max: 2_000_000,
            grades: (1, 5, 12, 25),
            words: Words::default(),
        }
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
