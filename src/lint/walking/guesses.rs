//! What comes of not listening: guessing (L09), positions (L10), habits (L12), calming at any price (L17); and
//! whether going by the book helps equally with every want (L35).

use crate::engine::{Deal, Replay, shown, ways};
use crate::lint::case::{Case, scenes_place, want_place};
use crate::lint::report::Report;
use crate::scenario::{Difficulty, Scenario};
use crate::solve::{Course, Solved, Strategy, mean};

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    guessing(case, report);
    positions(case, report);
    first_on_screen(case, report);
    habits(case, report);
    calming(case, report);
    by_the_book(case, report);
}

/// Odds that a guess succeeds, the mean over all wants; `None` when some want was not walked to its end.
pub(super) fn guessed(case: &Case<'_>) -> Option<f64> {
    mean(case.solved.iter().map(|solved| solved.guessed(case.scenario)))
}

/// L09.
fn guessing(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let (easy, medium, hard, expert) = case.scenario.playbook.checks.guesses_most;
    let most = match case.scenario.difficulty {
        Difficulty::Easy => easy,
        Difficulty::Medium => medium,
        Difficulty::Hard => hard,
        Difficulty::Expert => expert,
    };
    let Some(odds) = guessed(case).filter(|odds| *odds > f64::from(most) / 100.0) else { return };
    let message = format!(
        "Somebody who guesses succeeds in {:.0} of 100 conversations; {most} are the most for the difficulty {}.",
        (odds * 100.0).ceil(),
        case.scenario.difficulty.word()
    );
    let help = "Offer fewer replies that help whatever one does, or more that tempt.";
    report.find("guessing-succeeds", &scenes_place(), message, help);
}

fn course_of(solved: &Solved, strategy: Strategy) -> Option<&Course> {
    solved.strategies.iter().find(|(other, _)| *other == strategy).map(|(_, course)| course)
}

/// Reports a strategy that succeeds with too many wants, those left out in which it does not count.
fn strategy(
    case: &Case<'_>,
    report: &mut Report<'_, '_>,
    (name, help): (&'static str, &str),
    strategy: Strategy,
    counts: impl Fn(&Solved, &Course) -> bool,
) {
    let played = case.solved.iter().filter_map(|solved| Some((solved, course_of(solved, strategy)?)));
    let won: Vec<(&Solved, &Course)> =
        played.filter(|(solved, course)| course.succeeds(case.scenario) && counts(solved, course)).collect();
    let (Some((solved, course)), wants) = (won.first(), case.solved.len()) else { return };
    if won.len() * 100 >= usize::from(case.scenario.playbook.checks.strategies_below) * wants {
        let with = if wants == 1 { String::new() } else { format!(" with {} of {wants} wants", won.len()) };
        let message = format!("Somebody who {} succeeds{with}.", strategy.words());
        report.prove(name, &scenes_place(), message, help, (solved, &course.taken));
    }
}

/// L10, in the order of the file.
fn positions(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let words = ("position-succeeds", "Write the best reply now first, now last, now between.");
    for position in [Strategy::First, Strategy::Second, Strategy::Last] {
        strategy(case, report, words, position, |_, _| true);
    }
}

/// So many customers are tried in the order in which screens show replies: a sample, since each has an order of their
/// own.
const CUSTOMERS: u32 = 20;

/// L10, in the order of the screen.
fn first_on_screen(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let played = (1..=CUSTOMERS).map(|seed| first_shown(case.scenario, Deal::new(case.scenario, seed)));
    let won = played.filter(|replay| Course::of(case.scenario, replay).succeeds(case.scenario)).count();
    let (won, all) = (u32::try_from(won).unwrap_or(CUSTOMERS), CUSTOMERS);
    if won * 100 >= u32::from(case.scenario.playbook.checks.strategies_below) * all {
        let message =
            format!("Somebody who always takes the reply shown first succeeds with {won} of {all} customers.");
        let help = "The order on screen is shuffled, so too many replies are good. Offer more that tempt.";
        report.find("position-succeeds", &scenes_place(), message, help);
    }
}

/// A conversation in which the reply that the screen shows first is taken every time.
fn first_shown(scenario: &Scenario, deal: Deal) -> Replay {
    let mut replay = Replay::start(scenario, deal);
    while let Some(first) = shown(scenario, deal, &replay.state).first() {
        let way = ways(first.number, first.reply).into_iter().next();
        if way.is_none_or(|taken| replay.push(scenario, &taken).is_err()) {
            break;
        }
    }
    replay
}

/// L12: habits that need no listening. Lists of words that are empty find nothing, and who does the same as
/// somebody who always takes the first reply was told already.
fn habits(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let words = &case.scenario.playbook.checks.words;
    let all = [
        (Strategy::Polite, !words.polite.is_empty()),
        (Strategy::Overlap, true),
        (Strategy::NoAbsolutes, !words.absolutes.is_empty()),
        (Strategy::Generous, true),
        (Strategy::SolutionFirst, true),
        (Strategy::CutsIn, true),
        (Strategy::Silent, true),
    ];
    let help = "Let what sounds good, or comes fast, be wrong somewhere, and the best reply now and then sound plain.";
    let numbers = |course: &Course| course.taken.iter().map(|taken| taken.number).collect::<Vec<_>>();
    for (habit, _) in all.into_iter().filter(|(_, asked)| *asked) {
        strategy(case, report, ("keywords-succeed", help), habit, |solved, course| {
            course_of(solved, Strategy::First).is_none_or(|first| numbers(first) != numbers(course))
        });
    }
}

/// L17.
fn calming(case: &Case<'_>, report: &mut Report<'_, '_>) {
    // Points that the aftermath took away say that it misled.
    let top = case.scenario.ending(case.scenario.top).map_or(0, |ending| ending.points);
    let played: Vec<(&Solved, &Course)> =
        case.solved.iter().filter_map(|solved| Some((solved, course_of(solved, Strategy::Calming)?))).collect();
    let Some((solved, course)) = played.first() else { return };
    if played.iter().all(|(_, course)| course.ending == Some(case.scenario.top) && course.points >= top) {
        let message = format!("With every want the top ending comes to somebody who {}.", Strategy::Calming.words());
        let help = "Let what calms most mislead somewhere: a promise that will not hold, a gift before the fix, a \
                    colleague run down.";
        report.prove("calming-always-wins", &scenes_place(), message, help, (solved, &course.taken));
    }
}

/// L35.
fn by_the_book(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let odds: Vec<(&Solved, f64)> = case
        .solved
        .iter()
        .filter_map(|solved| Some((solved, solved.by_the_book_succeeds(case.scenario)? * 100.0)))
        .collect();
    let least = odds.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let most = odds.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((hard, least)), Some((easy, most)), true) = (least, most, case.is_whole()) else { return };
    if most - least > f64::from(case.scenario.playbook.checks.wants_differ_most) {
        let message = format!(
            "Going by the book succeeds in {most:.0} of 100 conversations with the want \"{}\", and in {least:.0} with \
             \"{}\".",
            case.want(easy),
            case.want(hard)
        );
        let help = "Let the want come out as easily, and its remedy work as well, as with the others.";
        report.find("wants-uneven", &want_place(hard), message, help);
    }
}
