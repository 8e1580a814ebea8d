//! What replies are worth beside each other: whether their length gives the best away (L11), how far the worst
//! lies behind (L14), whether something tempts in between (L15), whether listening is ever best (L29), and
//! whether the author advises what is good (L36).

use crate::lint::case::{Case, scenes_place};
use crate::lint::lines::{Choice, Line, best_of};
use crate::lint::report::Report;
use crate::lint::telling::{percent, quoted, two_scenes};
use crate::scenario::ReplyKind;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    length_tells(case, report);
    cartoons(case, report);
    middles(case, report);
    never_listen(case, report);
    other_advice(case, report);
}

/// The lengths at one line: of the best reply and of the others.
struct Lengths<'l, 'a> {
    line: &'l Line<'a>,
    best: &'l Choice<'a>,
    of_best: usize,
    others: Vec<usize>,
}

/// Of a line with at least three replies whose words stand on the card, one of which is clearly best.
fn lengths<'l, 'a>(case: &Case<'_>, line: &'l Line<'a>) -> Option<Lengths<'l, 'a>> {
    let plain = || line.choices.iter().filter(|choice| choice.is_plain());
    let best = best_of(plain())?;
    let as_good = f32::from(case.scenario.playbook.checks.grades.0);
    let equals = plain().filter(|choice| best.worth - choice.worth < as_good).count();
    let letters = |choice: &Choice<'_>| choice.reply.text.chars().count();
    let others: Vec<usize> = plain().filter(|other| !std::ptr::eq(other.reply, best.reply)).map(letters).collect();
    (others.len() >= 2 && equals == 1).then(|| Lengths { line, best, of_best: letters(best), others })
}

/// L11.
fn length_tells(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let checks = &case.scenario.playbook.checks;
    let measured: Vec<Lengths<'_, '_>> =
        case.lines().filter(|line| line.matters).filter_map(|line| lengths(case, line)).collect();
    let of = |fits: fn(&Lengths<'_, '_>) -> bool| -> Vec<&Lengths<'_, '_>> {
        measured.iter().filter(|lengths| fits(lengths)).collect()
    };
    let longest = of(|l| l.others.iter().all(|other| l.of_best > *other));
    let shortest = of(|l| l.others.iter().all(|other| l.of_best < *other));
    for (found, word) in [(longest, "longest"), (shortest, "shortest")] {
        let share = percent(found.len(), measured.len());
        let Some(first) = found.first() else { continue };
        // Once is no habit.
        let once = found.iter().all(|other| other.line.at == first.line.at);
        if share <= usize::from(checks.longest_most) || once {
            continue;
        }
        let message = format!(
            "The best reply is the {word} in {share} % of the lines with three replies or more, as in {}: who always \
             takes the {word} does well.",
            two_scenes(found.iter().map(|l| l.line))
        );
        let help = format!("{} % is fair. Make some best replies about as long as the others.", checks.longest_most);
        report.prove(
            "length-tells",
            &scenes_place(),
            message,
            help,
            (first.line.solved, &first.line.through(first.best)),
        );
        return;
    }
    let of_best: usize = measured.iter().map(|l| l.of_best).sum();
    let others: usize = measured.iter().flat_map(|l| &l.others).sum();
    let count: usize = measured.iter().map(|l| l.others.len()).sum();
    // Mean of the best in percent of the mean of the others.
    let ratio = percent(of_best * count, others * measured.len());
    if ratio > usize::from(checks.length_ratio_most) {
        let message = format!("The best replies are {ratio} % as long as the others on average.");
        let help =
            format!("Up to {} % is fair. Shorten the best, or let the others say more.", checks.length_ratio_most);
        report.find("length-tells", &scenes_place(), message, help);
    }
}

/// L14: an impulse is meant to be hot, and is let go before the others are seen.
fn cartoons(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let checks = &case.scenario.playbook.checks;
    let mut found: Vec<(f32, &Line<'_>, &Choice<'_>)> = Vec::new();
    let mut all = 0;
    for line in case.lines().filter(|line| line.matters) {
        let mut choices: Vec<&Choice<'_>> =
            line.choices.iter().filter(|choice| choice.reply.kind != ReplyKind::Impulse).collect();
        choices.sort_by(|a, b| a.worth.total_cmp(&b.worth));
        let [worst, next, ..] = choices.as_slice() else { continue };
        all += 1;
        let gap = next.worth - worst.worth;
        if gap > f32::from(checks.cartoon_gap) {
            found.push((gap, line, worst));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let share = percent(found.len(), all);
    if let Some((gap, line, worst)) = found.first().filter(|_| share > usize::from(checks.cartoons_most)) {
        let message = format!(
            "In {share} % of the lines the worst reply lies more than {} points behind the next, most of all in {}; \
             {} costs {gap:.0} points more.",
            checks.cartoon_gap,
            two_scenes(found.iter().map(|(_, line, _)| *line)),
            quoted(&worst.reply.text)
        );
        let help = "Write what somebody under pressure would really say: half right, kindly meant, too early.";
        report.prove("cartoon-villain", &scenes_place(), message, help, (line.solved, &line.through(worst)));
    }
}

/// L15.
fn middles(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let checks = &case.scenario.playbook.checks;
    let judged: Vec<&Line<'_>> = case.lines().filter(|line| line.matters).collect();
    let has_middle = |line: &Line<'_>| {
        let best = line.best().map_or(0.0, |best| best.worth);
        let within = |bound: u8| best * f32::from(bound) / 100.0;
        let (from, to) = (within(checks.middle_from), within(checks.middle_to));
        line.choices.iter().any(|choice| (from..=to).contains(&choice.worth))
    };
    let without: Vec<&Line<'_>> = judged.iter().copied().filter(|line| !has_middle(line)).collect();
    let share = percent(judged.len() - without.len(), judged.len());
    if !judged.is_empty() && share < usize::from(checks.middles_least) {
        let message = format!(
            "{share} % of the lines have a reply between good and bad; there is none in {}.",
            two_scenes(without.iter().copied())
        );
        let help = format!(
            "{} % or more should. A tempting middle is worth {} to {} % of the best: right and too early, kind and \
             off the point.",
            checks.middles_least, checks.middle_from, checks.middle_to
        );
        report.find("no-tempting-middle", &scenes_place(), message, help);
    }
}

/// L29: over all vents and wants.
fn never_listen(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let as_good = f32::from(case.scenario.playbook.checks.grades.0);
    let listening =
        |line: &&Line<'_>| line.matters && line.choices.iter().any(|choice| choice.reply.kind == ReplyKind::Listen);
    let mut first: Option<(&Line<'_>, &Choice<'_>)> = None;
    for line in case.lines().filter(listening) {
        let Some(best) = line.best() else { continue };
        let best_enough = |choice: &&Choice<'_>| best.worth - choice.worth < as_good;
        if line.choices.iter().filter(best_enough).any(|choice| choice.reply.kind == ReplyKind::Listen) {
            return;
        }
        first = first.or(Some((line, best)));
    }
    if let Some((line, best)) = first {
        let message = format!(
            "While the customer is still telling, cutting in is always better than listening: in \"{}\" {} is.",
            line.scene.id,
            quoted(&best.reply.text)
        );
        let help = "Let a later part tell what matters (`tells`), and let the cut-ins answer only what was just said.";
        report.prove("never-listen", &line.place, message, help, (line.solved, &line.through(best)));
    }
}

/// L36: advice is judged at the line where the advised reply stands.
fn other_advice(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let bound = f32::from(case.scenario.playbook.checks.grades.1);
    for (number, scene) in case.scenes() {
        for written in case.replies(number) {
            let Some((advised, _)) = &written.reply.instead else { continue };
            let mut least: Option<(f32, &Line<'_>, &Choice<'_>, &Choice<'_>)> = None;
            for line in case.lines_of(number) {
                let Some(choice) = line.choices.iter().find(|choice| choice.reply.id == *advised) else { continue };
                let Some(best) = line.best() else { continue };
                let lost = best.worth - choice.worth;
                if least.is_none_or(|(least, ..)| lost < least) {
                    least = Some((lost, line, choice, best));
                }
            }
            if let Some((lost, line, choice, best)) = least.filter(|(lost, ..)| *lost > bound) {
                let own = best.reply.id == written.reply.id;
                let (words, help) = if own {
                    ("the reply itself".to_owned(), format!("Make \"{advised}\" better, or leave the advice out."))
                } else {
                    (quoted(&best.reply.text), format!("Advise \"{}\", or make \"{advised}\" as good.", best.reply.id))
                };
                let message = format!(
                    "For {} you advise {} instead; in \"{}\" {words} is worth {lost:.0} points more.",
                    quoted(&written.reply.text),
                    quoted(&choice.reply.text),
                    scene.id
                );
                let place = written.place.field("instead").field("reply");
                report.prove("other-advice", &place, message, help, (line.solved, &line.through(choice)));
            }
        }
    }
}
