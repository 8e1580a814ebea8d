//! What a turn leaves behind: whether branches meet again and mistakes leave a trace (L19), and whether the way
//! a line is spoken fits where the mood has gone (L24).

use std::collections::BTreeMap;

use crate::engine::State;
use crate::lint::case::{Case, scenes_place};
use crate::lint::lines::{Choice, Line};
use crate::lint::report::Report;
use crate::lint::telling::{percent, two_scenes};
use crate::scenario::Tone;
use crate::solve::Solved;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    if case.is_whole() {
        time_cave(case, report);
        gauntlet(case, report);
        tones(case, report);
    }
}

/// L19: many scenes, each seen by few.
fn time_cave(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let most = usize::from(case.scenario.playbook.checks.scenes_per_decision_most);
    let reached = |number: u16| {
        let heard = |solved: &Solved| solved.seen.line(number, 0).is_some_and(|line| line.first.is_some());
        case.solved.iter().any(heard)
    };
    let scenes = case.scenes().filter(|(number, _)| reached(*number)).count();
    let decisions = case.models().map(|model| (model.decisions(case.scenario), model));
    let longest = decisions.max_by_key(|(decisions, _)| *decisions);
    let Some((decisions, model)) = longest.filter(|(decisions, _)| scenes > decisions * most) else { return };
    let message = format!(
        "{scenes} scenes can be reached, and the best conversation has {decisions} decisions: more than {most} scenes \
         for each."
    );
    let help = "Let ways meet again: lead several replies to the same scene and let the mood make the difference.";
    report.prove("time-cave", &scenes_place(), message, help, (model.solved, &model.course.taken));
}

/// L19: whatever one does, it goes on as if nothing had happened.
fn gauntlet(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let judged: Vec<&Line<'_>> = case.lines().filter(|line| line.choices.len() > 1).collect();
    let traceless: Vec<&Line<'_>> = judged.iter().copied().filter(|line| leaves_no_trace(line)).collect();
    let share = percent(traceless.len(), judged.len());
    let most = usize::from(case.scenario.playbook.checks.traceless_most);
    let too_many = traceless.len() * 100 > judged.len() * most;
    let Some(first) = traceless.first().filter(|_| too_many) else { return };
    let message = format!(
        "In {share} % of the lines every reply leads to the same scene with the same mood, as in {}: a mistake leaves \
         no trace.",
        two_scenes(traceless.iter().copied())
    );
    let help = "Let what was said matter: other behaviours (`does`), or another scene (`to`) after a mistake.";
    let taken = first.choices.last().map_or_else(Vec::new, |last| first.through(last));
    report.prove("gauntlet", &scenes_place(), message, help, (first.solved, &taken));
}

/// Every reply but the best leads where the best does, or asks the same again, and the mood is the same.
fn leaves_no_trace(line: &Line<'_>) -> bool {
    let Some(best) = line.best() else { return false };
    let others = line.choices.iter().filter(|choice| !std::ptr::eq(choice.reply, best.reply));
    let mut others = others.map(|choice| &choice.prospect.to.state).peekable();
    others.peek().is_some() && others.all(|to| looks_like(to, &best.prospect.to.state) || looks_like(to, &line.state))
}

/// For the trainee. After the end, where no mood is left, only the very same state looks alike.
fn looks_like(one: &State, other: &State) -> bool {
    if one.ending().is_some() || other.ending().is_some() {
        return one.words() == other.words();
    }
    (one.scene, one.part, one.mood, one.scars) == (other.scene, other.part, other.mood, other.scars)
}

/// L24: only clear contradictions.
fn tones(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let at_ease_below = case.scenario.playbook.moods.settling;
    let checks = &case.scenario.playbook.checks;
    let ways_in = ways_in(case);
    for (number, scene) in case.scenes() {
        let ways_in = ways_in.get(&number).map_or(&[][..], Vec::as_slice);
        let anger = |choice: &Choice<'_>| choice.prospect.to.state.mood.anger;
        let place = case.scene_place(number).field("tone");
        match scene.tone {
            Tone::Warm => {
                let rose = |(line, choice): &&(&Line<'_>, &Choice<'_>)| {
                    anger(choice) >= line.state.mood.anger.saturating_add(checks.anger_heard_from)
                };
                let Some((line, choice)) = ways_in.iter().find(rose) else { continue };
                let hotter = ways_in.iter().filter(rose).count();
                if hotter * 100 > ways_in.len() * usize::from(checks.warm_after_anger_most) {
                    let message = format!(
                        "\"{}\" is spoken warmly, and on {} % of the ways there the customer has just grown angrier.",
                        scene.id,
                        percent(hotter, ways_in.len())
                    );
                    let help = "Give it another `tone`, or lead there only what helps.";
                    report.prove("tone-against-mood", &place, message, help, (line.solved, &line.through(choice)));
                }
            }
            Tone::Sharp | Tone::Loud => {
                let calm = |anger: u8| anger < at_ease_below;
                let at_ease = case.lines_of(number).all(|line| calm(line.state.mood.anger))
                    && ways_in.iter().all(|(_, choice)| calm(anger(choice)));
                let line = case.lines_of(number).next();
                if let Some(line) = line.filter(|_| at_ease) {
                    let word = if scene.tone == Tone::Loud { "loudly" } else { "sharply" };
                    let message = format!("\"{}\" is spoken {word} by somebody who is at ease by then.", scene.id);
                    let help = "Leave `tone` out: then it follows the mood.";
                    report.prove("tone-against-mood", &place, message, help, (line.solved, &line.way));
                }
            }
            Tone::Plain | Tone::Shaky | Tone::Tired | Tone::Cold => {}
        }
    }
}

/// The replies that lead to each scene from another.
fn ways_in<'c, 'a>(case: &'c Case<'a>) -> BTreeMap<u16, Vec<(&'c Line<'a>, &'c Choice<'a>)>> {
    let mut ways_in: BTreeMap<u16, Vec<(&'c Line<'a>, &'c Choice<'a>)>> = BTreeMap::new();
    for line in case.lines() {
        for choice in &line.choices {
            let to = &choice.prospect.to.state;
            if to.ending().is_none() && to.scene != line.at.scene {
                ways_in.entry(to.scene).or_default().push((line, choice));
            }
        }
    }
    ways_in
}
