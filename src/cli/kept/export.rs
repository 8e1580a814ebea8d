//! `export` without a FILE: what is kept, as tables, as a page, or as a file that another copy takes in.

use std::collections::BTreeMap;

use super::{called, failed, named, open, unknown, unusable};
use crate::cli::export::{ExportArgs, Form};
use crate::cli::failure::Failure;
use crate::cli::load::Setting;
use crate::cli::out::Ticker;
use crate::cli::solving::one_want;
use crate::clock;
use crate::debrief::kept::Whole;
use crate::debrief::progress::Progress;
use crate::debrief::{Debrief, Judged};
use crate::engine::code::code_of;
use crate::engine::notes::AttemptId;
use crate::engine::replay;
use crate::exchange::Private;
use crate::exchange::attempts::{self, Person};
use crate::exchange::html::{self, Report};
use crate::exchange::table::{self, Practice};
use crate::records::{Records, Trainee};
use crate::scenario::Scenario;

/// The text to write.
pub(in crate::cli) fn export(args: &ExportArgs, setting: &Setting) -> Result<String, Failure> {
    let records = open(setting)?;
    let one = args.attempt.as_deref().map(attempt_id).transpose()?;
    let chosen = chosen(&records, args, one)?;
    let private = if args.private { Private::Included } else { Private::LeftOut };
    match args.to {
        Form::Csv => Ok(table::attempts(&practice(chosen), private)),
        Form::Turns => Ok(table::turns(&practice(chosen), private)),
        Form::Attempts => {
            let (trainee, own) = only(&chosen)?;
            let person = args.private.then(|| person(&records, trainee)).transpose()?;
            Ok(attempts::file(own, person.as_ref()))
        }
        Form::Html => match only(&chosen)? {
            (trainee, [whole]) if one.is_some() => debrief(&records, trainee, whole),
            (trainee, own) => progress(&records, trainee, own, setting),
        },
        Form::Sheet => Err(unusable("the sheet is of a scenario: name its file.".to_owned())),
        Form::Dot => Err(unusable("the graph is of a scenario: name its file.".to_owned())),
    }
}

fn attempt_id(name: &str) -> Result<AttemptId, Failure> {
    let message = || unusable(format!("\"{name}\" is not the name of an attempt. `--to csv` lists them."));
    AttemptId::try_parse(name).map_err(|_| message())
}

/// Whoever was asked for, with their attempts: all of them or one.
fn chosen(records: &Records, args: &ExportArgs, one: Option<AttemptId>) -> Result<Vec<(Trainee, Vec<Whole>)>, Failure> {
    let mut all = records.trainees().map_err(|trouble| failed(&trouble))?;
    if let Some(name) = &args.trainee {
        let id = named(&all, name).ok_or_else(|| unknown(&all, name))?.id;
        all.retain(|trainee| trainee.id == id);
    }
    let mut chosen = Vec::new();
    for trainee in all {
        let mut attempts = records.attempts(trainee.id).map_err(|trouble| failed(&trouble))?;
        attempts.retain(|whole| one.is_none_or(|one| whole.kept.id == one));
        chosen.push((trainee, attempts));
    }
    if let Some(one) = one {
        chosen.retain(|(_, attempts)| !attempts.is_empty());
        if chosen.is_empty() {
            return Err(Failure::new(format!("no attempt {one} is kept here. `--to csv` lists them.")));
        }
    }
    Ok(chosen)
}

fn practice(chosen: Vec<(Trainee, Vec<Whole>)>) -> Vec<Practice> {
    let of = |(trainee, attempts): (Trainee, Vec<Whole>)| Practice { trainee: called(&trainee).to_owned(), attempts };
    chosen.into_iter().map(of).collect()
}

/// The one person that a form is about.
fn only(chosen: &[(Trainee, Vec<Whole>)]) -> Result<(&Trainee, &[Whole]), Failure> {
    match chosen {
        [(trainee, attempts)] => Ok((trainee, attempts)),
        [] => Err(Failure::new("nobody has practised here yet.")),
        several => {
            let names: Vec<&str> = several.iter().map(|(trainee, _)| called(trainee)).collect();
            Err(unusable(format!("this form is about one person: add --trainee NAME. There is: {}.", names.join(", "))))
        }
    }
}

/// What a file for themselves says of somebody.
fn person(records: &Records, trainee: &Trainee) -> Result<Person, Failure> {
    let history = records.history(trainee.id).map_err(|trouble| failed(&trouble))?;
    Ok(Person { name: trainee.name.clone(), settings: history.settings.into_iter().collect() })
}

/// The page of one attempt. Every conversation is walked for its grades, so it may take a moment.
fn debrief(records: &Records, trainee: &Trainee, whole: &Whole) -> Result<String, Failure> {
    let kept = &whole.kept;
    let scenario = whole.texts.scenario();
    let scenario =
        scenario.ok_or_else(|| Failure::new("this program cannot read the scenario of that attempt any more."))?;
    let replay = replay(&scenario, &kept.attempt).map_err(|why| Failure::new(format!("{why}.")))?;
    let mut history = records.history(trainee.id).map_err(|trouble| failed(&trouble))?.played;
    let before = history.iter().position(|played| played.id == kept.id);
    history.truncate(before.unwrap_or(history.len()));
    let grades = one_want(&scenario, replay.deal, &Ticker::new()).grades(&scenario, &replay);
    Ok(html::page(&Report {
        scenario: &scenario,
        replay: &replay,
        debrief: &Debrief::of_own(&scenario, &replay, kept.given, grades.as_ref()),
        notes: &kept.notes,
        mode: Some(kept.mode),
        day: Some(kept.ended.map_or(kept.began.day, |ended| ended.at.day)),
        history: &history,
        given: kept.given,
        code: &code_of(&kept.attempt),
        name: &scenario.id,
    }))
}

/// The page of somebody's progress.
fn progress(records: &Records, trainee: &Trainee, own: &[Whole], setting: &Setting) -> Result<String, Failure> {
    let mut played = records.history(trainee.id).map_err(|trouble| failed(&trouble))?.played;
    let anew = records.to_judge(usize::MAX).map_err(|trouble| failed(&trouble))?;
    for played in played.iter_mut().filter(|played| anew.contains(&played.id)) {
        let judged = own.iter().find(|whole| whole.kept.id == played.id).and_then(judged);
        played.judged = judged.unwrap_or_default();
    }
    // Each scenario as it was when it was last begun.
    let last: BTreeMap<&str, &Whole> = own.iter().map(|whole| (whole.texts.id.as_str(), whole)).collect();
    let scenarios: Vec<Scenario> = last.values().filter_map(|whole| whole.texts.scenario()).collect();
    let at_hand: Vec<&Scenario> = scenarios.iter().collect();
    let progress = Progress::of(&setting.playbook, &played, &at_hand);
    let practised = html::Practised { name: trainee.name.as_deref(), progress: &progress, today: clock::now().day };
    Ok(practised.page())
}

/// What an attempt showed, by the present rubric.
fn judged(whole: &Whole) -> Option<Judged> {
    let scenario = whole.texts.scenario()?;
    Some(Judged::of(&scenario, &replay(&scenario, &whole.kept.attempt).ok()?, whole.kept.given))
}
