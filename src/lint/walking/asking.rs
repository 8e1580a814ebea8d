//! What can be asked and found out: whether there is more to say than to ask again, and whether the want can come
//! out (L28).

use std::collections::BTreeSet;

use crate::engine::State;
use crate::lint::case::{Case, want_place};
use crate::lint::lines::Line;
use crate::lint::report::Report;
use crate::playbook::{Action, BehaviourId, Fit};
use crate::scenario::Reply;
use crate::solve::{Budget, Going, Solved, Walk};

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    if case.is_whole() {
        only_asks_again(case, report);
        unfindable_want(case, report);
    }
}

/// Once for each line, however many wants it goes so with.
fn only_asks_again(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let asks_again = |line: &Line<'_>, reply: &Reply| reply.deed.asks != 0 && reply.deed.asks & !line.state.facts == 0;
    let stuck =
        |line: &&Line<'_>| !line.choices.is_empty() && line.choices.iter().all(|choice| asks_again(line, choice.reply));
    let mut told = BTreeSet::new();
    for line in case.lines().filter(stuck) {
        if !told.insert(line.at) {
            continue;
        }
        let message =
            format!("In \"{}\" every reply asks for something that the customer has told already.", line.scene.id);
        let help = "Add a reply that does something with what is known, or ask for something new (`asks`).";
        let taken = line.best().map_or_else(Vec::new, |best| line.through(best));
        report.prove("only-asks-again", &line.place, message, help, (line.solved, &taken));
    }
}

/// The right remedy depends on the want, and the want never comes out.
fn unfindable_want(case: &Case<'_>, report: &mut Report<'_, '_>) {
    let wants = case.scenario.wants.len();
    for (solved, want) in case.solved.iter().zip(&case.scenario.wants) {
        let at = usize::from(solved.deal.want);
        let full = |fits: &[Fit], want: usize| fits.get(want) == Some(&Fit::Full);
        let mut right = case.scenario.remedies.iter().filter(|remedy| full(&remedy.fits, at)).peekable();
        let depends = right.peek().is_some() && right.all(|remedy| !(0..wants).all(|want| full(&remedy.fits, want)));
        if depends && !comes_out(case, solved) {
            let message = format!("In no conversation does the customer say that what they want is \"{}\".", want.id);
            let help = "Let a scene, a reply or a reaction tell it (`tells: [\"want\"]`), or let a reply ask or leave \
                        the decision to them once they feel heard (`clarify`, `choice`).";
            report.find("unfindable-want", &want_place(solved), message, help);
        }
    }
}

/// Whether the want becomes known in some conversation. Most scenarios show it where one looks first.
fn comes_out(case: &Case<'_>, solved: &Solved) -> bool {
    let here = case.lines().filter(|line| line.solved.deal == solved.deal);
    let usual = here.flat_map(|line| &line.choices).any(|choice| choice.prospect.to.state.want_known());
    usual || known_tells(case, solved) || (may_come_out(case, solved) && some_state_knows(case, solved))
}

/// Along the conversations that were picked out.
fn known_tells(case: &Case<'_>, solved: &Solved) -> bool {
    let mut known = case.known.iter().filter(|known| known.solved.deal == solved.deal);
    known.any(|known| known.replay.turns.iter().any(|turn| turn.to.want_known()))
}

/// Whether anything that was met could bring it out.
fn may_come_out(case: &Case<'_>, solved: &Solved) -> bool {
    case.scenes().any(|(number, scene)| {
        let part_tells = scene.parts.iter().any(|part| part.tells.want) || scene.tells.want;
        let heard = |part| solved.seen.line(number, part).is_some_and(|line| line.first.is_some());
        let told = part_tells && heard(0);
        told || case.replies(number).iter().any(|written| {
            let offered = solved.seen.reply(written.at).is_some_and(|seen| seen.offered().is_some());
            offered && may_tell(case, written.reply)
        })
    })
}

fn may_tell(case: &Case<'_>, reply: &Reply) -> bool {
    let playbook = &case.scenario.playbook;
    let asks = |id: &BehaviourId| {
        let rules = playbook.behaviour(*id).rules.iter().filter_map(|rule| playbook.rules.get(rule.index()));
        rules.flat_map(|rule| &rule.then).any(|action| *action == Action::RevealWant)
    };
    let pieces = reply.slots.iter().flat_map(|slot| &slot.pieces);
    let says = reply.outcomes.iter().flat_map(|outcomes| outcomes.iter()).chain(&reply.reactions);
    let mut does = pieces.flat_map(|piece| &piece.deed.does).chain(&reply.deed.does);
    reply.tells.want || says.into_iter().any(|reaction| reaction.tells.want) || does.any(asks)
}

/// The last resort: through all states again.
fn some_state_knows(case: &Case<'_>, solved: &Solved) -> bool {
    let mut walk = Walk::new(case.scenario, solved.deal, &solved.opening().state).forgetful();
    let budget = Budget::of(case.scenario);
    loop {
        if walk.states_now().iter().any(State::want_known) {
            return true;
        }
        if !walk.turn(&budget, &mut |_| Going::On) {
            return false;
        }
    }
}
