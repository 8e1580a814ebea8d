//! Every rule with its number, its name and how much it matters. The sentences are those of
//! `docs/findings.md`; the tests hold both together.

use crate::scenario::Writing;
use crate::text::Severity;

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// L01 to L33 as in domain.md 3.2; from L34 on those that mechanics.md and DESIGN.md add. A number may have
    /// several names, one for each way to break it.
    pub number: &'static str,
    /// Stable name; reads after the word "allow".
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The level of writing from which it is asked for.
    pub from: Writing,
    /// What it asks, in one sentence.
    pub asks: &'static str,
}

const fn rule_of(
    number: &'static str,
    name: &'static str,
    severity: Severity,
    from: Writing,
    asks: &'static str,
) -> Rule {
    Rule { number, name, severity, from, asks }
}

use Severity::{Error, Info, Warning};
use Writing::{Full, Polished, Sketch};

/// All rules, by number.
pub const RULES: &[Rule] = &[
    rule_of("L01", "unreachable-scene", Error, Sketch, "Some conversation comes to every scene."),
    rule_of("L01", "no-replies", Error, Sketch, "Every scene has something to reply."),
    rule_of("L01", "no-way-out", Error, Sketch, "From every scene some conversation comes to its close."),
    rule_of("L02", "unreachable-ending", Error, Sketch, "Every ending that is declared can be reached."),
    rule_of("L03", "want-without-top", Error, Sketch, "Every want can reach the top ending."),
    rule_of("L03", "cosmetic-want", Warning, Sketch, "What is best depends on the want."),
    rule_of("L04", "free-loop", Error, Sketch, "No way round costs nothing."),
    rule_of("L05", "step-never-shown", Error, Sketch, "Every declared step can be shown."),
    rule_of("L05", "step-off-the-way", Warning, Sketch, "The model conversation shows every declared step."),
    rule_of("L06", "pitfall-never-offered", Error, Sketch, "Every declared pitfall is offered."),
    rule_of(
        "L07",
        "no-recovery",
        Error,
        Sketch,
        "After any one mistake without words that stick, it can still be settled.",
    ),
    rule_of("L07", "few-recoveries", Warning, Sketch, "After most single mistakes it can still be put right."),
    rule_of("L08", "demand-without-save", Warning, Sketch, "Who demands somebody else is met by a save scene."),
    rule_of("L09", "guessing-succeeds", Error, Sketch, "Guessing seldom succeeds."),
    rule_of(
        "L10",
        "position-succeeds",
        Warning,
        Sketch,
        "Always taking the first, second or last reply does not succeed.",
    ),
    rule_of("L11", "length-tells", Warning, Full, "The best reply is neither the longest nor the shortest too often."),
    rule_of(
        "L12",
        "keywords-succeed",
        Warning,
        Full,
        "No habit succeeds by itself: polite words, echoes, no absolutes, gifts, haste, silence.",
    ),
    rule_of(
        "L13",
        "telltale-words",
        Warning,
        Full,
        "Absolutes, capitals, mockery and slips stand in good replies too, or nowhere.",
    ),
    rule_of("L14", "cartoon-villain", Warning, Sketch, "The worst reply is one that somebody would really say."),
    rule_of("L15", "no-tempting-middle", Warning, Sketch, "Most scenes have a reply between good and bad."),
    rule_of("L16", "same-choices", Error, Sketch, "The replies of a scene differ in what they do or where they lead."),
    rule_of("L16", "twin-choices", Warning, Sketch, "No two replies of a scene do the same and lead to the same."),
    rule_of("L17", "calming-always-wins", Warning, Sketch, "What calms most at once is not always best."),
    rule_of("L18", "reply-count", Warning, Sketch, "A scene has two to four replies."),
    rule_of("L18", "decision-count", Warning, Sketch, "A conversation has six to twelve decisions."),
    rule_of("L18", "long-reply", Warning, Full, "A reply can be said in one breath."),
    rule_of("L18", "long-opening", Warning, Full, "The first decision comes soon."),
    rule_of("L19", "time-cave", Warning, Sketch, "Branches come together again."),
    rule_of("L19", "gauntlet", Warning, Sketch, "A mistake leaves a trace."),
    rule_of("L20", "model-slips", Error, Sketch, "The model conversation makes no mistake."),
    rule_of("L21", "flat-mood", Warning, Sketch, "The mood moves, and does not arrive too soon."),
    rule_of("L22", "sudden-end", Error, Sketch, "No conversation is over after two decisions."),
    rule_of("L23", "no-reaction", Warning, Full, "The customer reacts to every reply."),
    rule_of("L23", "same-reaction", Warning, Full, "The customer reacts to different replies in different words."),
    rule_of("L23", "judging-reaction", Warning, Full, "The customer answers; they do not grade."),
    rule_of("L24", "tone-against-mood", Warning, Full, "How a line is spoken fits where the mood has gone."),
    rule_of(
        "L25",
        "no-advice",
        Warning,
        Full,
        "Every reply that is not best says why, and what would have helped more.",
    ),
    rule_of("L26", "name-in-reply", Warning, Full, "A reply does not name its step or its grade."),
    rule_of("L27", "promise-without-aftermath", Error, Sketch, "The aftermath comes back to every promise."),
    rule_of("L27", "promise-only-broken", Error, Sketch, "Every promise can be kept, or told the truth about."),
    rule_of(
        "L27",
        "ending-without-words",
        Error,
        Polished,
        "Every ending has its review and says what the customer does.",
    ),
    rule_of("L28", "unfindable-want", Warning, Sketch, "What the right remedy depends on can be found out."),
    rule_of("L28", "only-asks-again", Warning, Sketch, "There is more to say than to ask what is known."),
    rule_of("L29", "never-listen", Warning, Sketch, "While the customer is still telling, saying less can be best."),
    rule_of("L30", "line-repeats", Warning, Full, "No line comes more than twice in one conversation."),
    rule_of("L30", "unfilled-word", Warning, Full, "No placeholder is left."),
    rule_of("L30", "hard-to-read", Warning, Full, "It reads at about the level of the ninth school year."),
    rule_of("L31", "hurtful-words", Error, Sketch, "No slur, no stereotype, no real name, no medical or legal advice."),
    rule_of("L32", "difficulty-differs", Info, Sketch, "The difficulty is what the walk shows."),
    rule_of(
        "L33",
        "rare-in-pack",
        Info,
        Sketch,
        "A pack practises each step and pitfall three times, and has every persona and channel.",
    ),
    rule_of(
        "L34",
        "model-not-whole",
        Error,
        Sketch,
        "The model conversation of every want scores all of its step points.",
    ),
    rule_of("L35", "wants-uneven", Warning, Sketch, "By the book, the wants are about equally likely to succeed."),
    rule_of("L36", "other-advice", Warning, Full, "What an author advises instead is about as good as the best."),
    rule_of("L37", "reaction-missing", Warning, Full, "Every version of a reaction that can come is written."),
    rule_of("L37", "reaction-never-comes", Warning, Full, "Every version of a reaction that is written can come."),
    rule_of("L38", "limit-breaks-remedy", Error, Sketch, "House words leave room for every remedy."),
    rule_of("L39", "want-unspoken", Warning, Full, "The customer has words for every want."),
    rule_of("L39", "no-review", Warning, Polished, "Somebody writes a review."),
    rule_of("L39", "no-afterwards", Warning, Polished, "One learns whether the customer stays."),
    rule_of("L40", "too-large-to-prove", Warning, Sketch, "The conversation is small enough to be walked to its end."),
];

/// The rule of this name.
pub(super) fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The number of the rule of this name; none for syntax and meaning.
pub(super) fn number_of(name: &str) -> Option<&'static str> {
    rule(name).map(|rule| rule.number)
}
