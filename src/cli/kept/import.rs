//! `import`: the attempts of a file come into the records, whole or not at all.

use super::{GUEST, called, failed, folder, named, unusable};
use crate::cli::failure::{BAD_CONTENT, Failure, WELL};
use crate::cli::import::ImportArgs;
use crate::cli::load::{Setting, quoted};
use crate::cli::out::Out;
use crate::clock;
use crate::debrief::kept::TraineeId;
use crate::disk;
use crate::exchange::attempts::{self, Came, Found, Person};
use crate::records::{Change, NotWritten, ReadOnly, Records, name_from};

/// Takes a file in; 1 where something in it was refused.
pub(in crate::cli) fn import(args: &ImportArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let file = args.file.display().to_string();
    let bytes = disk::read_bytes(&args.file, attempts::BYTES_MAX)?;
    let found = attempts::read(&bytes).map_err(|why| Failure {
        line: why.place.map(|(line, _)| line),
        ..Failure::in_file(&file, format!("{}: {why}", quoted(&file)))
    })?;
    let opened = Records::open(&folder(setting)?).map_err(|trouble| failed(&trouble))?;
    let mut records = opened.records;
    if let Some(why) = opened.read_only {
        return Err(unusable(only_read(why).to_owned()));
    }
    let came = take_in(&mut records, args.trainee.as_deref(), found)?;
    out.line(&came.1.sentence());
    for refused in &came.1.refused {
        out.line(&format!("  {refused}"));
    }
    if came.1.came > 0 {
        out.line(&format!("They are {}'s now.", came.0));
    }
    Ok(if came.1.refused.is_empty() { WELL } else { BAD_CONTENT })
}

/// What is new comes in; with whose it is now.
fn take_in(records: &mut Records, name: Option<&str>, found: Found) -> Result<(String, Came), Failure> {
    let here = records.names(None).map_err(|trouble| failed(&trouble))?;
    let mut changes = Vec::new();
    let person = found.person.clone();
    let (id, called) =
        owner(records, name.or(person.as_ref().and_then(|person| person.name.as_deref())), &mut changes)?;
    // What somebody set for themselves comes along with their own file, for nobody else.
    let own = person.filter(|person| name.is_none() && person.name.as_deref().unwrap_or(GUEST) == called);
    let Person { settings, .. } = own.unwrap_or_default();
    changes.extend(settings.into_iter().map(|(name, value)| Change::Set(id, name, value)));
    let (new, came) = found.new_ones(&here);
    if !new.is_empty() {
        for sound in new {
            changes.extend(Change::whole(id, sound.whole, sound.judged));
        }
        records.write(&changes).map_err(|why| unusable(not_written(&why)))?;
    }
    Ok((called, came))
}

/// Whose the attempts are from now on; somebody new is added.
fn owner(records: &Records, name: Option<&str>, changes: &mut Vec<Change>) -> Result<(TraineeId, String), Failure> {
    let trainees = records.trainees().map_err(|trouble| failed(&trouble))?;
    let name = name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(GUEST);
    if let Some(there) = named(&trainees, name) {
        return Ok((there.id, called(there).to_owned()));
    }
    let new = (name != GUEST).then(|| name_from(name, &trainees, None)).transpose();
    let new = new.map_err(|fault| unusable(format!("\"{name}\" cannot be a name here. {fault}")))?;
    let id = uuid::Builder::from_random_bytes(rand::random()).into_uuid();
    let called = new.clone().unwrap_or_else(|| GUEST.to_owned());
    changes.push(Change::Trainee(id, new, clock::now()));
    Ok((id, called))
}

fn only_read(why: ReadOnly) -> &'static str {
    match why {
        ReadOnly::SecondWindow => "the window is open and writes into these records. Close it and try again.",
        ReadOnly::Newer { .. } => "a newer version of Unruffled made these records. Use that one.",
        ReadOnly::NotWritable => "these records cannot be written. Check who may write in their folder.",
    }
}

fn not_written(why: &NotWritten) -> String {
    format!("{why}. Nothing was taken in.")
}
