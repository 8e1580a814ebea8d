//! What somebody's progress says in sentences: the same in the window and on a page.

use super::{Handled, Hold, PitfallProgress, Progress, StepProgress, Trend};
use crate::debrief::Day;
use crate::debrief::days::on_day;
use crate::debrief::practice::{FIRM_CUSTOMERS, FIRM_DAYS};

/// What is said before anything was practised.
pub const NOTHING_YET: &str = "Here you will see what grows. It begins with your first conversation.";

/// What makes a step firm.
#[must_use]
pub fn about_firm() -> String {
    format!(
        "A step is firm once it came in time with {} customers whom you met for the first time, without hints and without \
         going back, on {} days or more, and was not missed since.",
        count(FIRM_CUSTOMERS),
        count(FIRM_DAYS)
    )
}

impl Trend {
    /// In a word or two.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "too early to say",
            Self::Up => "getting better",
            Self::Level => "steady",
            Self::Down => "harder lately",
        }
    }
}

impl Hold {
    /// In a word or two.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not come up yet",
            Self::Growing => "growing",
            Self::Firm => "firm",
        }
    }
}

impl StepProgress {
    /// How firmly it is held, and what is still to come.
    #[must_use]
    pub fn holds(&self) -> String {
        match self.hold {
            Hold::NotYet => "It has not come up yet.".to_owned(),
            Hold::Firm => {
                format!("It is firm: it came in time with {} whom you had never met.", customers(self.variants))
            }
            Hold::Growing if self.variants >= FIRM_CUSTOMERS && self.variant_days >= FIRM_DAYS => {
                "It was firm, and missed last time. Once it comes again, it is firm again.".to_owned()
            }
            Hold::Growing if self.variants >= FIRM_CUSTOMERS => {
                "It is nearly firm: it takes a new customer on another day.".to_owned()
            }
            Hold::Growing if self.variants == 0 => {
                format!(
                    "It is growing. To be firm, it takes {} whom you meet for the first time.",
                    customers(FIRM_CUSTOMERS)
                )
            }
            Hold::Growing => format!(
                "It is growing: it came in time with {} of {} new customers that it takes to be firm.",
                count(self.variants),
                count(FIRM_CUSTOMERS)
            ),
        }
    }

    /// Its points of those there could have been; none where it has not come up.
    #[must_use]
    pub fn points_in_words(&self) -> Option<String> {
        let most = self.most();
        (most > 0).then(|| format!("{} of {most} points in {}", self.points, conversations(self.chances.len())))
    }
}

impl PitfallProgress {
    /// In how many conversations it came up.
    #[must_use]
    pub fn times_in_words(&self) -> String {
        match (self.times, self.chances.len()) {
            (0, _) => "It has not caught you.".to_owned(),
            (times, of) => format!("It came up in {times} of {}.", conversations(of)),
        }
    }
}

impl Progress {
    /// In one to three sentences: what is firm, what grows, and what to practise next.
    #[must_use]
    pub fn headline(&self, today: Day) -> Vec<String> {
        let next = self.next_in_words(today).filter(|_| !self.handled.is_empty());
        self.so_far().into_iter().chain(next).collect()
    }

    /// In one or two sentences: what is firm, and what grows.
    #[must_use]
    pub fn so_far(&self) -> Vec<String> {
        if self.handled.is_empty() {
            return vec![NOTHING_YET.to_owned()];
        }
        let firm: Vec<&str> = self.titles(|step| step.hold == Hold::Firm);
        let grows: Vec<&str> = self.titles(|step| step.hold == Hold::Growing && step.trend == Trend::Up);
        let mut said = vec![match firm.len() {
            0 => format!("You have had {} on {}.", conversations(self.handled.len()), days(self.practice_days())),
            1 | 2 => format!("{} {} firm.", quoted(&firm), are(firm.len())),
            n if n == self.steps.len() => "Every step is firm. That is rare, and it is yours.".to_owned(),
            n => {
                format!("{} steps are firm, {} among them.", upper_count(n), quoted(firm.get(..2).unwrap_or_default()))
            }
        }];
        if !grows.is_empty() {
            let shown = grows.get(..2).unwrap_or(&grows);
            said.push(format!("{} {} getting better.", quoted(shown), are(shown.len())));
        }
        said
    }

    /// The step that is due first.
    fn next_in_words(&self, today: Day) -> Option<String> {
        let (place, today) = (self.schedule.places.first()?, self.schedule.today(today));
        let title = &self.steps.get(place.step)?.title;
        Some(match (place.due <= today, place.hold) {
            (true, _) => format!("Next: “{title}”. It is due today."),
            (false, Hold::Firm) => format!("Nothing is due: “{title}” comes back {}.", on_day(place.due, today)),
            (false, _) => format!("Next: “{title}”, which comes back {}.", on_day(place.due, today)),
        })
    }

    fn titles(&self, which: impl Fn(&StepProgress) -> bool) -> Vec<&str> {
        self.steps.iter().filter(|step| which(step)).map(|step| step.title.as_str()).collect()
    }

    /// How moods went, in a sentence; none while nobody was met.
    #[must_use]
    pub fn moods(&self) -> Option<String> {
        let of = self.handled.len();
        let calmer = self.handled.iter().filter(|handled| handled.calmer()).count();
        Some(match (calmer, of) {
            (_, 0) => return None,
            (1, 1) => "The customer was calmer at the end than at the start.".to_owned(),
            (0, _) => "Calming somebody takes time. From here on you can see how it goes.".to_owned(),
            _ if calmer == of => format!("In all {} the customer was calmer at the end.", conversations(of)),
            _ => format!("In {calmer} of {} the customer was calmer at the end than at the start.", conversations(of)),
        })
    }

    /// On how many days there was practice.
    #[must_use]
    pub fn practice_days(&self) -> usize {
        self.days.len()
    }
}

impl Handled {
    /// Whether the customer was calmer at the end than at the start.
    #[must_use]
    pub fn calmer(&self) -> bool {
        self.mood.last.anger < self.mood.first.anger
    }
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// "“A”", "“A” and “B”", "“A”, “B” and “C”".
fn quoted(titles: &[&str]) -> String {
    let all: Vec<String> = titles.iter().map(|title| format!("“{title}”")).collect();
    match all.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// "1 conversation", "12 conversations".
#[must_use]
pub fn conversations(count: usize) -> String {
    if count == 1 { "1 conversation".to_owned() } else { format!("{count} conversations") }
}

/// "1 day", "12 days".
#[must_use]
pub fn days(count: usize) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn customers(number: usize) -> String {
    if number == 1 { "1 customer".to_owned() } else { format!("{} customers", count(number)) }
}

/// Small numbers as words.
fn count(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

fn upper_count(number: usize) -> String {
    crate::debrief::words::upper_first(&count(number))
}
