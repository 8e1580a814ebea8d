//! The debrief in the terminal: first what can be read in twenty seconds, then what happened next, what
//! they really wanted, and every step with the trainee's own words.

use super::Talk;
use super::show::Show;
use crate::cli::out::{Ink, counted, quoted, short};
use crate::debrief::{Debrief, Exchange, StepVerdict, Verdict, exchanges, words};
use crate::engine::aftermath::Outcome;
use crate::playbook::{METERS, Step};
use crate::scenario::Kept;
use crate::solve::Grade;

/// Most letters of a quoted reply in a table.
const SHORT: usize = 90;
const STARS: u8 = 5;

/// Everything that is printed from.
struct Sheet<'a> {
    talk: &'a Talk,
    debrief: Debrief,
    turns: Vec<Exchange>,
}

/// Prints it.
pub(super) fn print(talk: &Talk, show: &mut Show<'_>) {
    let debrief = Debrief::of(&talk.scenario, &talk.replay, talk.grades().as_ref());
    let sheet = Sheet { talk, debrief, turns: exchanges(&talk.scenario, &talk.replay) };
    show.out.gap();
    show.out.line("────────");
    sheet.summary(show);
    sheet.what_if(show);
    sheet.afterwards(show);
    sheet.wanted(show);
    sheet.steps(show);
    sheet.pitfalls(show);
    sheet.turn_by_turn(show);
    sheet.farewell(show);
}

impl Sheet<'_> {
    /// What was said in a turn, in quotes.
    fn said(&self, number: usize) -> String {
        let at = number.saturating_sub(1);
        self.turns.get(at).map(|exchange| quoted(exchange.spoken, &exchange.said)).unwrap_or_default()
    }

    fn short(&self, number: usize) -> String {
        short(&self.said(number), SHORT)
    }

    fn summary(&self, show: &mut Show<'_>) {
        show.heading("In twenty seconds");
        show.out.gap();
        match self.debrief.worked {
            Some(turn) => {
                show.out.line("What worked:");
                show.out.wrapped(Ink::Plain, "    ", &self.said(turn));
            }
            None => show.out.line("What worked: you stayed to the end."),
        }
        show.out.gap();
        match self.debrief.turning {
            Some(turn) => {
                show.out.line(&format!("The moment that turned it (reply {turn}{}):", self.cost(turn)));
                show.out.wrapped(Ink::Plain, "    ", &self.said(turn));
                let why =
                    self.turns.get(turn.saturating_sub(1)).map(|exchange| exchange.why.as_str()).unwrap_or_default();
                show.out.wrapped(Ink::Quiet, "    ", why);
            }
            None if self.debrief.graded() => {
                show.out.line("The moment that turned it: none. Nothing you said cost much.");
            }
            None => {
                let words = "The moment that turned it: not known. There are too many conversations to compare.";
                show.out.wrapped(Ink::Plain, "", words);
            }
        }
        show.out.gap();
        match &self.debrief.to_try {
            Some(try_this) => {
                let place = try_this.turn.map(|turn| format!(" in place of reply {turn}")).unwrap_or_default();
                show.out.line(&format!("One thing to try{place}:"));
                if !try_this.words.is_empty() {
                    show.out.wrapped(Ink::Plain, "    ", &try_this.words);
                }
                show.out.wrapped(Ink::Quiet, "    ", &try_this.because);
            }
            None => show.out.line("One thing to try: the same with another customer."),
        }
    }

    /// The grade of a reply, to stand behind its number.
    fn cost(&self, turn: usize) -> String {
        self.debrief.grade(turn).map(|grade| format!(", {}", grade.words())).unwrap_or_default()
    }

    /// What would have kept it, and how it would have gone on.
    fn what_if(&self, show: &mut Show<'_>) {
        let Some(turn) = self.debrief.turning else { return };
        if self.debrief.what_if.is_empty() {
            return;
        }
        show.heading(&format!("If reply {turn} had been another"));
        for (at, exchange) in self.debrief.what_if.iter().enumerate() {
            // The line that the first of them answers is known.
            show.exchange(&self.talk.scenario, exchange, at > 0);
        }
    }

    fn afterwards(&self, show: &mut Show<'_>) {
        let scenario = &self.talk.scenario;
        show.heading("What happened next");
        if let Some(ending) = self.debrief.ending.and_then(|id| scenario.ending(id)) {
            show.out.wrapped(Ink::Plain, "  ", &format!("{}. {}", ending.title, ending.plain));
        }
        let Some(outcome) = self.debrief.outcome else { return };
        if let Some(stars) = outcome.stars {
            let picture: String = (1..=STARS).map(|at| if at <= stars { '★' } else { '☆' }).collect();
            show.out.gap();
            show.out.line(&format!("  {picture}  {stars} of {STARS} stars"));
            if !self.debrief.review.is_empty() {
                show.out.wrapped(Ink::Customer, "    ", &self.debrief.review);
            }
        }
        show.out.gap();
        let most = self.debrief.best_points().map(|most| format!(" Best possible: {}.", points_words(most)));
        let points = format!("This conversation: {}.{}", points_words(outcome.points), most.unwrap_or_default());
        for words in [self.retention_words(&outcome), promise_words(&outcome).to_owned(), points] {
            if !words.is_empty() {
                show.out.wrapped(Ink::Plain, "  ", &words);
            }
        }
    }

    fn retention_words(&self, outcome: &Outcome) -> String {
        let told = words::retention(&self.talk.scenario, &self.talk.replay, outcome);
        told.map_or_else(String::new, |(word, own)| format!("{word} {own}").trim_end().to_owned())
    }

    fn wanted(&self, show: &mut Show<'_>) {
        show.heading("What they really wanted");
        show.out.wrapped(Ink::Plain, "  ", &self.debrief.want);
    }

    fn steps(&self, show: &mut Show<'_>) {
        let (points, most) = self.debrief.step_points();
        show.heading(&format!("The steps: {points} of {most} points"));
        let known = &self.talk.scenario.playbook.steps;
        for verdict in self.debrief.steps.iter().filter(|verdict| verdict.verdict != Verdict::DidNotComeUp) {
            if let Some(step) = known.get(verdict.step) {
                self.step(show, step, verdict);
            }
        }
        let idle = self.debrief.steps.iter().filter(|verdict| verdict.verdict == Verdict::DidNotComeUp);
        let idle: Vec<&str> =
            idle.filter_map(|verdict| known.get(verdict.step)).map(|step| step.title.as_str()).collect();
        if !idle.is_empty() {
            show.out.gap();
            show.out.wrapped(Ink::Quiet, "  ", &format!("Did not come up: {}", idle.join(" · ")));
        }
        if let Some(step) = self.debrief.practise.and_then(|at| known.get(at)) {
            show.out.gap();
            show.out.wrapped(Ink::Plain, "  ", &format!("To practise next: {}. {}", step.title, step.instead));
        }
    }

    fn step(&self, show: &mut Show<'_>, step: &Step, verdict: &StepVerdict) {
        let focus = if self.talk.scenario.focus.contains(&verdict.step) { " (in focus)" } else { "" };
        show.out.gap();
        show.out.line(&format!("  {}{focus}: {}", step.title, verdict.verdict.word()));
        let Some(&first) = verdict.evidence.first() else { return };
        if verdict.verdict == Verdict::Missed {
            show.out.wrapped(Ink::Quiet, "      ", &format!("There was a chance at reply {first}. {}", step.instead));
        } else {
            show.out.wrapped(Ink::Quiet, "      ", &self.short(first));
        }
    }

    fn pitfalls(&self, show: &mut Show<'_>) {
        if self.debrief.pitfalls.is_empty() {
            return;
        }
        show.heading("Pitfalls");
        for seen in &self.debrief.pitfalls {
            let Some(pitfall) = self.talk.scenario.playbook.pitfalls.get(seen.pitfall) else { continue };
            show.out.gap();
            show.out.line(&format!("  {} (reply {})", pitfall.title, seen.turn));
            show.out.wrapped(Ink::Quiet, "      ", &self.short(seen.turn));
            show.out.wrapped(Ink::Quiet, "      ", &format!("{} {}", pitfall.plain, pitfall.instead));
        }
    }

    fn turn_by_turn(&self, show: &mut Show<'_>) {
        show.heading("Reply by reply");
        let mut last_thought = "";
        for exchange in &self.turns {
            show.out.gap();
            show.out.wrapped(Ink::Plain, &format!("{:>4}  ", exchange.number), &self.short(exchange.number));
            let moved = METERS.iter().filter(|meter| exchange.before.get(**meter) != exchange.mood.get(**meter));
            let moved: Vec<String> = moved
                .map(|meter| {
                    format!("{} {} to {}", meter.word(), exchange.before.get(*meter), exchange.mood.get(*meter))
                })
                .collect();
            let mut remarks = Vec::new();
            remarks.extend(self.debrief.grade(exchange.number).map(grade_words));
            if !exchange.after && !moved.is_empty() {
                remarks.push(format!("{}.", moved.join(", ")));
            }
            remarks.extend(exchange.notes.iter().map(|(_, text)| text.clone()));
            for (when, thought) in [("Before it", &exchange.thought), ("After it", &exchange.reaction_thought)] {
                // A vent told in parts has one thought.
                if !thought.is_empty() && thought != last_thought {
                    remarks.push(format!("{when} they thought: {thought}"));
                    last_thought = thought;
                }
            }
            if !exchange.why.is_empty() {
                remarks.push(exchange.why.clone());
            }
            for remark in remarks {
                show.out.wrapped(Ink::Quiet, "      ", &remark);
            }
        }
    }

    fn farewell(&self, show: &mut Show<'_>) {
        let again = self.talk.again();
        show.heading("This attempt");
        show.out.line("  To see it again, or to hand it on:");
        show.out.line(&format!("    {again} --code {}", self.talk.code()));
        show.out.line("  To practise with the same customer again:");
        show.out.line(&format!("    {again} --seed {}", self.talk.replay.deal.seed));
    }
}

fn points_words(points: u8) -> String {
    counted(usize::from(points), "point")
}

/// A grade as a remark of its own.
fn grade_words(grade: Grade) -> String {
    let words = grade.words();
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

fn promise_words(outcome: &Outcome) -> &'static str {
    match (outcome.promise, outcome.followed_up) {
        (Some(Kept::Kept), true) => "You kept your promise, and you asked again.",
        (Some(Kept::Kept), false) => "You kept your promise.",
        (Some(Kept::Late), _) => "Your promise slipped, and you said so in time.",
        (Some(Kept::Broken), _) => "Your promise was broken.",
        (None, true) => "You asked again whether all was well.",
        (None, false) => "",
    }
}
