//! Replies beside each other: whether they differ (L16), and whether there is more to say than to ask again,
//! and the want to be found out (L28).

use super::{Line, quoted};
use crate::engine::{State, Turn};
use crate::lint::walking::replayed;
use crate::lint::{Case, Report};
use crate::playbook::{Action, BehaviourId, Fit};
use crate::scenario::{Goto, Reply, ReplyKind, Tells};
use crate::solve::{At, Budget, Going, Solved, Walk};
use crate::text::Place;

/// L16: by reading alone.
pub(super) fn twins(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    for (number, scene) in case.all_scenes() {
        let written = case.replies(number, scene);
        let own_part = u8::try_from(scene.parts.len()).unwrap_or(u8::MAX);
        for part in 0..=own_part {
            let here: Vec<_> = written.iter().filter(|w| w.part == part).collect();
            let said: Vec<_> = here.iter().filter(|w| is_compared(w.reply)).collect();
            let doubles: Vec<_> = said
                .iter()
                .enumerate()
                .filter_map(|(at, one)| Some((one, said.iter().take(at).find(|other| alike(one.reply, other.reply))?)))
                .collect();
            // While a vent goes on there is always *keep listening* besides.
            let all = part == own_part && said.len() == here.len() && doubles.len() + 1 == said.len() && said.len() > 1;
            if all {
                let message = format!("In \"{}\" all replies do the same and lead to the same.", scene.id);
                let help = "Nothing is decided here. Let them do different things (`does`), be about different facts, or lead elsewhere (`to`).";
                report.find("same-choices", &case.scene_place(number), message, help);
                continue;
            }
            for (one, other) in doubles {
                let message = format!(
                    "{} does the same and leads to the same as {} in \"{}\".",
                    quoted(&one.reply.text),
                    quoted(&other.reply.text),
                    scene.id
                );
                let help = "Give one of them other behaviours (`does`), another fact (`about`) or another scene (`to`); or leave one out.";
                report.find("twin-choices", &one.place, message, help);
            }
        }
    }
}

/// An impulse is said or let go before the others are shown; what is put together has no single deed.
fn is_compared(reply: &Reply) -> bool {
    !matches!(reply.kind, ReplyKind::Impulse | ReplyKind::Composed)
}

/// Whether two replies differ in nothing but their words.
fn alike(one: &Reply, other: &Reply) -> bool {
    let (a, b) = (&one.deed, &other.deed);
    (&a.does, a.about, a.asks, a.remedy, a.promise) == (&b.does, b.about, b.asks, b.remedy, b.promise)
        && (one.tells, one.settles, &one.when) == (other.tells, other.settles, &other.when)
        && leads(one) == leads(other)
}

fn leads(reply: &Reply) -> [(Goto, Tells); 3] {
    reply.reactions.each_ref().map(|reaction| (reaction.to.unwrap_or(reply.to), reaction.tells))
}

/// L28.
pub(super) fn judge(case: &Case<'_>, lines: &[Line<'_>], report: &mut Report<'_, '_, '_>) {
    only_asks_again(lines, report);
    unfindable_want(case, lines, report);
}

/// Once for each line, however many wants it goes so with.
fn only_asks_again(lines: &[Line<'_>], report: &mut Report<'_, '_, '_>) {
    let asks_again = |line: &Line<'_>, reply: &Reply| reply.deed.asks != 0 && reply.deed.asks & !line.state.facts == 0;
    let stuck =
        |line: &&Line<'_>| !line.choices.is_empty() && line.choices.iter().all(|choice| asks_again(line, choice.reply));
    let mut told: Vec<&Line<'_>> = Vec::new();
    for line in lines.iter().filter(stuck) {
        if told.iter().any(|other| other.is(line)) {
            continue;
        }
        told.push(line);
        let message =
            format!("In \"{}\" every reply asks for something that the customer has told already.", line.scene.id);
        let help = "Add a reply that does something with what is known, or ask for something new (`asks`).";
        let taken = line.best().map_or_else(Vec::new, |best| line.through(best));
        report.prove("only-asks-again", &line.place, message, help, (line.solved, &taken));
    }
}

/// The right remedy depends on the want, and the want never comes out.
fn unfindable_want(case: &Case<'_>, lines: &[Line<'_>], report: &mut Report<'_, '_, '_>) {
    let wants = case.scenario.wants.len();
    for (solved, want) in case.solved.iter().zip(&case.scenario.wants) {
        let at = usize::from(solved.deal.want);
        let full = |fits: &[Fit], want: usize| fits.get(want) == Some(&Fit::Full);
        let mut right = case.scenario.remedies.iter().filter(|remedy| full(&remedy.fits, at)).peekable();
        let depends = right.peek().is_some() && right.all(|remedy| !(0..wants).all(|want| full(&remedy.fits, want)));
        if depends && !comes_out(case, solved, lines) {
            let message = format!("In no conversation does the customer say that what they want is \"{}\".", want.id);
            let help = "Let a scene, a reply or a reaction tell it (`tells: [\"want\"]`), or let a reply ask or leave the decision to them once they feel heard (`clarify`, `choice`).";
            report.find("unfindable-want", &Place::root().field("wants").item(at), message, help);
        }
    }
}

/// Whether the want becomes known in some conversation. Most scenarios show it where one looks first.
fn comes_out(case: &Case<'_>, solved: &Solved, lines: &[Line<'_>]) -> bool {
    let here = lines.iter().filter(|line| line.solved.deal == solved.deal);
    let usual = here.flat_map(|line| &line.choices).any(|choice| choice.prospect.to.state.want_known());
    usual || courses_tell(case, solved) || (may_come_out(case, solved) && some_state_knows(case, solved))
}

/// Along the conversations that were picked out.
fn courses_tell(case: &Case<'_>, solved: &Solved) -> bool {
    let picked = solved.best.iter().chain(&solved.poor).chain(solved.strategies.iter().map(|(_, course)| course));
    let knows = |turn: &Turn| turn.to.want_known();
    picked.into_iter().any(|course| replayed(case, solved, &course.taken).turns.iter().any(knows))
}

/// Whether anything that was met could bring it out.
fn may_come_out(case: &Case<'_>, solved: &Solved) -> bool {
    case.scenes().any(|(number, scene)| {
        let part_tells = scene.parts.iter().any(|part| part.tells.want) || scene.tells.want;
        let heard = |part| solved.seen.line(number, part).is_some_and(|line| line.first.is_some());
        let told = part_tells && heard(0);
        told || case.replies(number, scene).iter().any(|written| {
            let at = At { scene: number, part: written.part, number: written.number };
            let offered = solved.seen.reply(at).is_some_and(|seen| seen.offered().is_some());
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
