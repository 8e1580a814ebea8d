//! What could happen, as an author reads it: a small table for each want, then one line that sums up.

use super::document::{CourseLine, Document, WantLine};
use crate::cli::out::{Ink, Out, counted, grouped, percent, seconds};
use crate::scenario::Scenario;
use crate::solve::STRATEGIES;

/// How wide the names of endings and of habits are, in letters.
const ENDING: usize = 18;
const HABIT: usize = 38;

/// Everything that is printed from.
struct Sheet<'a> {
    scenario: &'a Scenario,
    out: &'a mut Out,
}

/// Prints it. `again` is the command that plays the scenario.
pub(super) fn print(scenario: &Scenario, document: &Document, again: &str, out: &mut Out) {
    let mut sheet = Sheet { scenario, out };
    sheet.out.wrapped(Ink::Strong, "", &scenario.title);
    let wants = counted(document.wants.len(), "want");
    let facts = format!("{} · {} · {wants}", scenario.channel.word(), scenario.level().word());
    sheet.out.wrapped(Ink::Quiet, "", &facts);
    for want in &document.wants {
        sheet.want(want);
    }
    sheet.sum(document, again);
}

impl Sheet<'_> {
    fn want(&mut self, want: &WantLine) {
        self.out.gap();
        self.out.inked(Ink::Strong, &format!("Want \"{}\"", want.want));
        let is = self.scenario.wants.iter().find(|known| known.id == want.want).map(|known| known.is.as_str());
        self.out.wrapped(Ink::Quiet, "  ", is.unwrap_or_default());
        self.endings(want);
        self.courses(want);
        self.odds(want);
        self.strategies(want);
        let states = grouped(want.states);
        let walked = match want.cut {
            None => format!("{states} states, {} moves, {} turns at most.", grouped(want.transitions), want.turns_max),
            Some(why) => format!("Cut after {states} states: {why}. What is not told here is not known."),
        };
        self.out.gap();
        self.out.wrapped(Ink::Quiet, "  ", &walked);
    }

    /// Which endings there are, each with the shortest way there.
    fn endings(&mut self, want: &WantLine) {
        self.out.gap();
        self.out.line("  Endings, each with a shortest conversation:");
        let mut endings: Vec<_> = want.endings.0.iter().collect();
        endings.sort_by_key(|(id, _)| std::cmp::Reverse(self.points(id)));
        for (id, ending) in endings {
            let words = match ending.reachable {
                Some(true) => ending.witness.join(","),
                Some(false) if ending.declared => "not with this want".to_owned(),
                None if ending.declared => "not known".to_owned(),
                Some(false) | None => continue,
            };
            let more = if ending.declared { "" } else { "  (not declared)" };
            self.row(ENDING, &self.title(id), &format!("{words}{more}"));
        }
    }

    /// The best and the worst, and the two that one learns from.
    fn courses(&mut self, want: &WantLine) {
        let (Some(best), Some(worst), Some(poor)) = (&want.best, &want.worst, &want.poor) else { return };
        self.out.gap();
        for (name, course) in [("The model conversation", best), ("One that goes wrong", poor), ("The worst", worst)] {
            self.out.line(&format!("  {name}: {}", self.came_to(course)));
            self.out.inked(Ink::Quiet, &format!("    {}", course.choices.join(",")));
        }
    }

    fn odds(&mut self, want: &WantLine) {
        let rows = [
            ("Somebody who guesses", &want.strategies.random, want.guesses_succeed),
            ("By the book", &want.strategies.by_the_book.odds, want.by_the_book_succeeds),
        ];
        for (who, odds, succeeds) in rows {
            let (Some(odds), Some(succeeds)) = (odds, succeeds) else { continue };
            self.out.gap();
            self.out.line(&format!("  {who} succeeds {} of the time:", percent(succeeds)));
            let parts = odds.0.iter().filter(|(_, odds)| *odds > 0.0);
            let parts: Vec<String> = parts.map(|(id, odds)| format!("{} {}", self.title(id), percent(*odds))).collect();
            self.out.wrapped(Ink::Quiet, "    ", &parts.join(" · "));
        }
        if let Some(expected) = want.expected {
            self.out.gap();
            let words = format!("Half best, half guessed: {expected:.0} points on average.");
            self.out.wrapped(Ink::Plain, "  ", &words);
        }
    }

    /// Everybody who always does the same.
    fn strategies(&mut self, want: &WantLine) {
        self.out.gap();
        self.out.line("  Somebody who ...");
        for (id, course) in &want.strategies.others.0 {
            let strategy = STRATEGIES.iter().find(|strategy| strategy.id() == id);
            self.row(HABIT, strategy.map_or("", |strategy| strategy.words()), &self.came_to(course));
        }
    }

    fn came_to(&self, course: &CourseLine) -> String {
        let ending = course.ending.as_deref().map_or_else(|| "no ending".to_owned(), |id| self.title(id));
        format!("{ending} ({})", counted(usize::from(course.points), "point"))
    }

    fn title(&self, id: &str) -> String {
        let known = self.scenario.playbook.endings.iter().find(|ending| ending.id == id);
        known.map_or(id, |ending| ending.title.as_str()).to_owned()
    }

    fn points(&self, id: &str) -> u8 {
        let known = self.scenario.playbook.endings.iter().find(|ending| ending.id == id);
        known.map_or(0, |ending| ending.points)
    }

    fn row(&mut self, width: usize, name: &str, words: &str) {
        self.out.line(&format!("    {name:<width$}  {words}"));
    }

    /// One line that sums up, and what to type next.
    fn sum(&mut self, document: &Document, again: &str) {
        let states = grouped(document.wants.iter().map(|want| want.states).sum());
        let wants = counted(document.wants.len(), "want");
        let time = seconds(document.millis);
        let missing: Vec<String> = document.missing().into_iter().map(|id| self.title(id)).collect();
        let verdict = match (document.cut, missing.as_slice()) {
            (Some(why), _) => format!("Not everything is known: {why}."),
            (None, []) => "Every conversation was walked, and every declared ending can be reached.".to_owned(),
            (None, missing) => {
                format!(
                    "Every conversation was walked, and none ends so, although it is declared: {}.",
                    missing.join(", ")
                )
            }
        };
        self.out.gap();
        self.out.wrapped(Ink::Strong, "", &format!("{verdict} {wants}, {states} states, {time}."));
        let Some(first) = document.wants.first() else { return };
        let (name, course) = match &first.best {
            Some(best) => ("the model conversation", best),
            None => ("the one by the book", &first.strategies.by_the_book.course),
        };
        let words = format!("To have one of these conversations, here {name} with \"{}\":", first.want);
        self.out.wrapped(Ink::Quiet, "", &words);
        self.out.line(&format!("  {again} --want {} --choose {}", first.want, course.choices.join(",")));
    }
}
