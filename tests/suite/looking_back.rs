//! What the debrief answers to the trainee's own view, the two moods at the turning point, the later scenes and the
//! card: over many conversations, they agree with the grades and with the one advice.

use unruffled::debrief::{Confidence, Debrief, Exchange, Form, Played, REPEAT, TwoWays, Verdict, exchanges, own_words};
use unruffled::engine::notes::{Notes, Sure};
use unruffled::engine::{Deal, Replay, Taken, replies};
use unruffled::playbook::{Kind, Mood};
use unruffled::scenario::{Reacts, Scenario};
use unruffled::solve::{Budget, Going, Grade, deals, solve};

use crate::assess::{had, judged};
use crate::support::{self, Dice, playbook};

/// One conversation, graded.
struct Had {
    scenario: Scenario,
    replay: Replay,
    debrief: Debrief,
    turns: Vec<Exchange>,
}

/// Conversations at random and the model ones, of every shipped scenario.
fn many() -> Vec<Had> {
    let mut dice = Dice(9);
    let mut all = Vec::new();
    for scenario in support::shipped_scenarios() {
        let deal = deals(&scenario)[0];
        let solved = solve(&scenario, deal, &Budget::of(&scenario), &mut |_| Going::On);
        let mut replays: Vec<Replay> = (0..12).map(|_| support::random_play(&scenario, deal, &mut dice)).collect();
        let mut model = Replay::start(&scenario, deal);
        for taken in &solved.best.as_ref().unwrap().taken {
            model.push(&scenario, taken).unwrap();
        }
        replays.push(model);
        for replay in replays {
            let Some(grades) = solved.grades(&scenario, &replay) else { continue };
            let debrief = Debrief::of(&scenario, &replay, Some(&grades));
            let turns = exchanges(&scenario, &replay);
            all.push(Had { scenario: scenario.clone(), replay, debrief, turns });
        }
    }
    assert!(all.len() > 30, "{} conversations", all.len());
    all
}

fn marked(turn: usize, proud: bool, take_back: bool) -> Notes {
    let mut notes = Notes::default();
    notes.turn_mut(turn).proud = proud;
    notes.turn_mut(turn).take_back = take_back;
    notes
}

#[test]
fn what_was_marked_is_answered_as_the_grades_and_the_advice_say() {
    let (mut best, mut slipped, mut turning, mut idle) = (0, 0, 0, 0);
    for Had { debrief, turns, .. } in many() {
        for turn in &turns {
            let answer = |proud, take_back| {
                let mut made = debrief.answers(&playbook(), &turns, &marked(turn.number, proud, take_back));
                assert_eq!(made.len(), 1);
                assert_eq!(made[0].turn, turn.number);
                made.remove(0).words
            };
            let (proud, back, both) = (answer(true, false), answer(false, true), answer(true, true));
            let graded = debrief.grades.as_ref().unwrap().turns[turn.number - 1];
            let grade = graded.grade;
            let pitfall = debrief.pitfalls.iter().any(|seen| seen.turn == turn.number);
            if grade > Grade::Good || pitfall {
                slipped += 1;
                assert!(!proud.starts_with("With reason") && back.starts_with("Well seen"), "{proud} / {back}");
                let is_turning = debrief.turning == Some(turn.number);
                turning += usize::from(is_turning);
                assert_eq!(back.contains("the moment that counted most"), is_turning, "{back}");
                let advised = debrief.to_try.as_ref().and_then(|to_try| to_try.turn) == Some(turn.number);
                assert!(is_turning || back.contains("one thing to try") == advised, "{back}");
            } else {
                assert!(proud.starts_with("With reason") && back.starts_with("You need not"), "{proud} / {back}");
                let is_best = debrief.grade(turn.number) == Some(Grade::Best);
                assert_eq!(is_best, grade == Grade::Best && graded.at_stake, "no praise where nothing was at stake");
                assert_eq!(back.contains("nothing on offer was better"), is_best, "{back}");
                best += usize::from(is_best);
                idle += usize::from(!graded.at_stake);
            }
            assert!(both.starts_with("Both can be true"), "{both}");
            for words in [proud, back, both] {
                let sentences = words.matches(['.', ':']).count();
                assert!((1..=4).contains(&sentences), "{words}");
                // Titles of pitfalls, in quotes, are the playbook's.
                let ours: String = words.split(['“', '”']).step_by(2).collect();
                assert!(!["regret", "wrong", "bad", "fail", "should have"].iter().any(|word| ours.contains(word)));
            }
        }
        assert!(debrief.answers(&playbook(), &turns, &marked(99, true, true)).is_empty(), "there is no such turn");
    }
    assert!(best > 50 && slipped > 50 && turning > 10 && idle > 0, "{best}, {slipped}, {turning}, {idle}");
}

#[test]
fn the_two_moods_are_those_of_the_engine() {
    let mut seen = 0;
    for Had { scenario, replay, debrief, .. } in many() {
        let talk = replay.turns.iter().filter(|turn| turn.from.ending().is_none()).count();
        let Some(ways) = TwoWays::of(&debrief, talk) else { continue };
        seen += 1;
        let before = debrief.turning.unwrap() - 1;
        assert_eq!(ways.was[..], debrief.moods[before..before + ways.was.len()]);
        let mut other = Replay::start(&scenario, replay.deal);
        for turn in &replay.turns[..before] {
            other.push(&scenario, &turn.taken).unwrap();
        }
        let instead = debrief.grades.as_ref().unwrap().instead.clone().unwrap();
        assert_eq!(ways.was[0], ways.would[0], "both begin at the same moment");
        for (taken, mood) in instead.taken.iter().zip(&ways.would[1..]) {
            other.push(&scenario, taken).unwrap();
            assert_eq!(other.turns.last().unwrap().mood, *mood);
        }
        assert!(ways.would.len() >= 2 && ways.was.len() >= 2 && ways.was.len() <= ways.would.len());
        let told = ways.would.last() != ways.was.last();
        let sentence = ways.sentence();
        assert_eq!(sentence.contains("in place of"), told, "{sentence}");
        let eased = |m: Mood| i16::from(m.trust) + i16::from(m.heard) - i16::from(m.anger);
        let dearer = told && eased(ways.was[1]) > eased(ways.would[1]);
        assert_eq!(sentence.contains("what it cost came later"), dearer, "{sentence}");
    }
    assert!(seen > 10, "{seen} turning points");
}

#[test]
fn the_later_scenes_are_told_in_order_and_the_note_keeps_its_lines() {
    let (mut written, mut left) = (0, 0);
    for Had { scenario, replay, debrief, turns } in many() {
        let after: Vec<usize> = turns.iter().filter(|turn| turn.after).map(|turn| turn.number).collect();
        assert_eq!(debrief.later.iter().map(|later| later.turn).collect::<Vec<_>>(), after);
        for later in &debrief.later {
            let Form::Note(lines) = &later.form else { continue };
            let turn = &turns[later.turn - 1];
            assert!(lines.iter().all(|line| turn.said.contains(line.as_str())), "{lines:?} in {}", turn.said);
            let pieces = replay.turns[later.turn - 1].taken.pieces().len();
            written += usize::from(!lines.is_empty());
            assert!(lines.is_empty() || lines.len() == pieces.max(1), "{lines:?}");
            // The same, with the note left for later.
            let before = &replay.turns[later.turn - 1].from;
            let unwritten = replies(&scenario, before).find(|offer| offer.reply.slots.is_empty()).unwrap();
            let mut other = Replay::start(&scenario, replay.deal);
            for turn in &replay.turns[..later.turn - 1] {
                other.push(&scenario, &turn.taken).unwrap();
            }
            other.push(&scenario, &Taken::reply(unwritten.number)).unwrap();
            let made = Debrief::of(&scenario, &other, None);
            assert_eq!(made.later.last().unwrap().form, Form::Note(Vec::new()));
            left += 1;
        }
    }
    assert!(written > 5 && left > 5, "{written} written, {left} left");
}

#[test]
fn sure_or_not_is_set_against_how_it_went() {
    for Had { debrief, turns, .. } in many() {
        let mut notes = Notes::default();
        for turn in &turns {
            notes.turn_mut(turn.number).sure = Some(if turn.number % 2 == 0 { Sure::Sure } else { Sure::NotSure });
        }
        let made = Confidence::of(&debrief, &turns, &notes).unwrap();
        let held = |turn: &usize| debrief.grades.as_ref().unwrap().turns[*turn - 1].grade <= Grade::Good;
        assert!(made.sure_held.iter().all(|turn| held(turn) && turn % 2 == 0));
        assert!(made.sure_slipped.iter().all(|turn| !held(turn) && turn % 2 == 0));
        assert!(made.unsure_held.iter().all(|turn| held(turn) && turn % 2 == 1));
        assert!(made.unsure_slipped.iter().all(|turn| !held(turn) && turn % 2 == 1));
        let lists = [made.sure_held, made.sure_slipped, made.unsure_held, made.unsure_slipped];
        assert_eq!(lists.concat().len(), turns.len());
        assert_eq!(Confidence::of(&debrief, &turns, &Notes::default()), None);
    }
}

#[test]
fn sure_or_not_is_told_in_counts_and_the_sure_slips_are_named() {
    let told = |sure_held: &[usize], sure_slipped: &[usize], unsure_held: &[usize]| {
        let lists = [sure_held, sure_slipped, unsure_held].map(<[usize]>::to_vec);
        let [sure_held, sure_slipped, unsure_held] = lists;
        Confidence { sure_held, sure_slipped, unsure_held, unsure_slipped: Vec::new() }.sentences()
    };
    let slips = "Slips you were sure of are the ones worth a look";
    assert_eq!(
        told(&[1, 2], &[4], &[]),
        ["Sure 3 times: 2 held, 1 cost something.".to_owned(), format!("{slips}: reply 4.")]
    );
    assert_eq!(told(&[], &[1, 4], &[]).pop().unwrap(), format!("{slips}: replies 1 and 4."));
    assert_eq!(told(&[], &[1, 4, 6], &[2]).pop().unwrap(), format!("{slips}: replies 1, 4 and 6."));
    assert_eq!(told(&[1], &[], &[]), ["Sure once, and it held."]);
    assert_eq!(told(&[1, 2], &[], &[]), ["Sure 2 times, and all held."]);
    assert_eq!(told(&[], &[2], &[])[0], "Sure once, and it cost something.");
    assert_eq!(told(&[], &[2, 3], &[])[0], "Sure 2 times, and all cost something.");
    let unsure = told(&[1], &[], &[2]);
    assert_eq!(unsure[1], "Not sure once, and it held.");
    assert!(unsure[2].starts_with("Where you were not sure and it held"));
}

#[test]
fn own_words_stand_beside_the_reply_that_was_picked() {
    let scenario = support::scenario("second_kettle");
    let replay = support::random_play(&scenario, Deal::new(&scenario, 3), &mut Dice(3));
    let turns = exchanges(&scenario, &replay);
    let mut notes = Notes::default();
    notes.turn_mut(1).own_words = "  ".to_owned();
    notes.turn_mut(2).own_words = " Tell me more. ".to_owned();
    let both: Vec<(&str, &str)> = own_words(&turns, &notes).map(|(own, turn)| (own, turn.said.as_str())).collect();
    assert_eq!(both, [("Tell me more.", turns[1].said.as_str())]);
}

#[test]
fn the_card_is_for_a_critical_pitfall_then_for_the_weakest_step_then_for_this_conversation() {
    let book = playbook();
    let (mut critical, mut others) = (0, 0);
    // Of the five first steps the third went least well.
    let history: Vec<Played> = [[2, 2, 0], [2, 2, 1], [2, 1, 0]].iter().map(|points| weighed(points)).collect();
    for Had { debrief, replay, scenario, .. } in many() {
        let here = debrief.card(&book, &[]);
        let first = debrief.critical(&book).next();
        if let Some(pitfall) = first {
            critical += 1;
            assert!(pitfall.critical);
            let counts = |c: &unruffled::engine::Counted| pitfall.behaviours.contains(&c.counted_as);
            let stepped = &replay.turns.iter().find(|turn| turn.counted.iter().any(counts)).unwrap().counted;
            let harmful =
                |c: &unruffled::engine::Counted| scenario.playbook.behaviour(c.counted_as).kind != Kind::Helpful;
            assert!(stepped.iter().any(harmful));
            let card = here.unwrap();
            assert_eq!((card.title, card.because.as_str()), (pitfall.title.as_str(), REPEAT));
            continue;
        }
        others += 1;
        assert_eq!(here.map(|card| card.title), debrief.practise.map(|at| book.steps[at].title.as_str()));
        let card = debrief.card(&book, &history).unwrap();
        assert_eq!(card.title, book.steps[2].title);
        assert_eq!(card.because, "Done in 0 of the last 3 conversations in which it came up.");
        let once = debrief.card(&book, &history[..1]);
        assert_eq!(
            once.map(|card| card.title),
            debrief.practise.map(|at| book.steps[at].title.as_str()),
            "one chance says little"
        );
    }
    assert!(critical > 3 && others > 3, "{critical}, {others}");
}

/// A conversation in which the first steps had so many points.
fn weighed(points: &[usize]) -> Played {
    let verdict = |points: &usize| [Verdict::Missed, Verdict::Partly, Verdict::Done][*points];
    let book = playbook();
    let steps = book.steps.iter().zip(points).map(|(step, points)| (step.id.clone(), verdict(points)));
    Played { judged: judged(steps), ..had("a", "w", 0, 0) }
}

/// Without grades the answers go by how it was taken, and claim nothing about what else was possible.
#[test]
fn without_grades_nothing_is_said_of_what_was_possible() {
    let scenario = support::scenario("second_kettle");
    let mut dice = Dice(5);
    for _ in 0..10 {
        let replay = support::random_play(&scenario, Deal::new(&scenario, 3), &mut dice);
        let debrief = Debrief::of(&scenario, &replay, None);
        let turns = exchanges(&scenario, &replay);
        assert_eq!(TwoWays::of(&debrief, turns.len()), None);
        for turn in &turns {
            let words = debrief.answers(&playbook(), &turns, &marked(turn.number, false, true)).remove(0).words;
            assert!(!words.contains("on offer"), "{words}");
            let pitfall = debrief.pitfalls.iter().any(|seen| seen.turn == turn.number);
            assert_eq!(words.starts_with("Well seen"), turn.reacts != Reacts::Lands || pitfall, "{words}");
        }
    }
}

#[test]
fn a_letter_is_answered_as_a_whole_and_by_the_pieces_that_were_picked() {
    let scenario = support::scenario_from(&support::text_of("tests/scenarios/letter.ron"));
    for (taken, why) in [
        ("1.1.1.1", "She reads a letter as one thing."),
        ("1.1.1.0", "She reads a letter as one thing."),
        ("1.1.1.2", "She reads a letter as one thing. The last line shut the door."),
    ] {
        let replay = support::play(&scenario, deals(&scenario)[0], taken);
        assert_eq!(exchanges(&scenario, &replay)[0].why, why, "{taken}");
    }
}
