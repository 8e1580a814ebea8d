//! `import`: the attempts of a file come into the records, whole or not at all.

use std::collections::BTreeSet;

use super::{GUEST, called, failed, folder, named, unusable};
use crate::cli::failure::{BAD_CONTENT, Failure, WELL};
use crate::cli::import::ImportArgs;
use crate::cli::load::{Setting, quoted};
use crate::cli::out::Out;
use crate::clock;
use crate::debrief::kept::TraineeId;
use crate::disk;
use crate::exchange::attempts::{self, Came, Found, Person, Sorted};
use crate::records::{Change, NotWritten, ReadOnly, Records, Trainee, name_from};

/// Takes a file in; 1 where something in it was refused.
pub(in crate::cli) fn import(args: &ImportArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let file = args.file.display().to_string();
    let bytes = disk::read_bytes(&args.file, attempts::BYTES_MAX)?;
    let found = attempts::read(&bytes).map_err(|why| Failure {
        line: why.place.map(|(line, _)| line),
        ..Failure::in_file(&file, format!("{}: {why}", quoted(&file)))
    })?;
    let name = args.trainee.as_deref().map(|name| known_or_free(name, &[])).transpose()?;
    if found.sound.is_empty() {
        // Nothing comes in, so no records are made for it.
        return Ok(tell(&found.sorted(&BTreeSet::new(), &[]).came, None, out));
    }
    let opened = Records::open(&folder(setting)?).map_err(|trouble| failed(&trouble))?;
    let mut records = opened.records;
    if let Some(why) = opened.read_only {
        return Err(unusable(only_read(why).to_owned()));
    }
    let (owner, came) = take_in(&mut records, name.as_deref(), found)?;
    Ok(tell(&came, Some(&owner), out))
}

/// What came of it, and whose it is now.
fn tell(came: &Came, owner: Option<&str>, out: &mut Out) -> u8 {
    out.line(&came.sentence());
    for refused in &came.refused {
        out.line(&format!("  {refused}"));
    }
    if let Some(owner) = owner.filter(|_| came.came > 0) {
        out.line(&format!("They are {owner}'s now."));
    }
    if came.refused.is_empty() { WELL } else { BAD_CONTENT }
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
    let open = records.history(id).map_err(|trouble| failed(&trouble))?.open;
    let Sorted { new, further, came } = found.sorted(&here, &open);
    if came.came + came.further > 0 {
        for sound in new {
            changes.extend(Change::whole(id, sound.whole, sound.judged));
        }
        for (there, sound) in further {
            changes.extend(Change::further(&there, sound.whole.kept, sound.judged));
        }
        records.write(&changes).map_err(|why| unusable(not_written(&why)))?;
    }
    Ok((called, came))
}

/// Whose the attempts are from now on; somebody new is added.
fn owner(records: &Records, name: Option<&str>, changes: &mut Vec<Change>) -> Result<(TraineeId, String), Failure> {
    let trainees = records.trainees().map_err(|trouble| failed(&trouble))?;
    let name = known_or_free(name.unwrap_or(GUEST), &trainees)?;
    if let Some(there) = named(&trainees, &name) {
        return Ok((there.id, called(there).to_owned()));
    }
    let new = Some(name).filter(|name| name != GUEST);
    let id = uuid::Builder::from_random_bytes(rand::random()).into_uuid();
    let called = new.clone().unwrap_or_else(|| GUEST.to_owned());
    changes.push(Change::Trainee(id, new, clock::now()));
    Ok((id, called))
}

/// The name of somebody who is here, or one that can be given; the guest's is both.
fn known_or_free(name: &str, trainees: &[Trainee]) -> Result<String, Failure> {
    if name.trim().eq_ignore_ascii_case(GUEST) {
        return Ok(GUEST.to_owned());
    }
    if named(trainees, name.trim()).is_some() {
        return Ok(name.trim().to_owned());
    }
    name_from(name, trainees, None).map_err(|fault| unusable(format!("\"{name}\" cannot be a name here. {fault}")))
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
