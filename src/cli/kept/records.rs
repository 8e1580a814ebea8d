//! `records`: where they are, who practises here, and whether the file is sound. Looks, and changes nothing.

use serde::Serialize;

use super::{called, failed, open};
use crate::cli::failure::{BAD_CONTENT, Failure, WELL};
use crate::cli::load::Setting;
use crate::cli::out::{Out, counted};
use crate::cli::records::RecordsArgs;
use crate::debrief::words::{date, iso_date};
use crate::records::{BACKUPS, FILE, backups};

#[derive(Serialize)]
struct Document {
    file: String,
    attempts: usize,
    /// Whether nothing in the file is damaged.
    sound: bool,
    trainees: Vec<Person>,
    /// The newest first.
    backups: Vec<Copy>,
}

#[derive(Serialize)]
struct Person {
    name: Option<String>,
    attempts: usize,
    over: usize,
}

#[derive(Serialize)]
struct Copy {
    file: String,
    day: String,
    /// None where it cannot be read.
    attempts: Option<usize>,
}

/// Says what there is; 1 where the file is damaged.
pub(in crate::cli) fn records(args: &RecordsArgs, setting: &Setting, out: &mut Out) -> Result<u8, Failure> {
    let records = open(setting)?;
    let trainees = records.trainees().map_err(|trouble| failed(&trouble))?;
    let mut people = Vec::new();
    for trainee in &trainees {
        let own = records.history(trainee.id).map_err(|trouble| failed(&trouble))?;
        let all = records.names(Some(trainee.id)).map_err(|trouble| failed(&trouble))?;
        people.push((called(trainee), all.len(), own.played.len()));
    }
    let attempts = people.iter().map(|(_, attempts, _)| attempts).sum();
    let file = records.folder().join(FILE).display().to_string();
    let damage = records.check().err();
    let backups = backups(records.folder());
    let code = if damage.is_none() { WELL } else { BAD_CONTENT };
    if args.json {
        let trainees = trainees.iter().zip(people).map(|(trainee, (_, attempts, over))| Person {
            name: trainee.name.clone(),
            attempts,
            over,
        });
        let backups = backups.iter().map(|backup| Copy {
            file: backup.file.display().to_string(),
            day: iso_date(backup.day),
            attempts: backup.attempts,
        });
        let (trainees, backups) = (trainees.collect(), backups.collect());
        out.json(&Document { file, attempts, sound: damage.is_none(), trainees, backups });
        return Ok(code);
    }
    out.line(&format!("{file}: {}.", counted(attempts, "attempt")));
    match damage {
        None => out.line("The file is sound."),
        Some(trouble) => out.line(&failed(&trouble).message),
    }
    match backups.first() {
        None => out.line("There is no backup yet: the window makes one a day."),
        Some(last) => {
            let count = counted(backups.len(), "backup");
            out.line(&format!("{count}, the last of {}, beside it in \"{BACKUPS}\".", date(last.day)));
        }
    }
    for (name, attempts, over) in people {
        out.line(&format!("  {name}: {}, {over} over", counted(attempts, "attempt")));
    }
    Ok(code)
}
