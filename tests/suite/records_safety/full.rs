//! Small and write-protected disks: somebody practises in a folder of its own, in a mount namespace of its own.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use unruffled::app::command::Command as Ask;
use unruffled::app::data::Keeping;
use unruffled::engine::Taken;
use unruffled::engine::notes::AttemptId;
use unruffled::records::{NotRestored, NotWritten, ReadOnly, Records, backups, begin_anew, restore};

use super::again::program;
use super::backups::all_files;
use super::has;
use super::killed::{Saved, holds};
use super::trainee::{Trainee, Turn};
use crate::support::Dice;

/// How much of the disk is taken by something else at first.
const BALLAST: usize = 768 * 1024;

/// Does a job on a disk of its own of 3 MB. The mount ends with the program; none where mounts cannot be made.
fn on_small_disk(job: &str) -> Option<Output> {
    let disk = tempfile::tempdir().unwrap();
    let mount = "mount -t tmpfs -o size=3m tmpfs \"$0\" && exec \"$@\"";
    let unshared = |flag: &str| {
        let mut command = Command::new("unshare");
        command.args([flag, "sh", "-c", mount]).arg(disk.path());
        command
    };
    // Whoever is not root becomes it in a namespace of users, where the system lets them.
    let works = |flag: &&str| unshared(flag).arg("true").stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    let flag = ["-m", "-rm"].into_iter().find(works);
    if !has("a disk of its own (unshare, mount)", flag.is_some()) {
        return None;
    }
    let program = program(job, disk.path());
    let mut command = unshared(flag.unwrap());
    command.arg(program.get_program()).args(program.get_args());
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Some(command.output().unwrap())
}

fn assert_done(output: Option<Output>) {
    let Some(Output { status, stdout, stderr }) = output else { return };
    let said = String::from_utf8_lossy(&stdout);
    assert!(status.success() && said.contains("done"), "{said}\n{}", String::from_utf8_lossy(&stderr));
    said.lines().filter(|line| line.starts_with("done")).for_each(|line| println!("{line}"));
}

#[test]
fn a_full_disk_loses_nothing_and_stops_nobody() {
    assert_done(on_small_disk("fill"));
}

#[test]
fn a_write_protected_disk_is_read_and_left_alone() {
    assert_done(on_small_disk("protect"));
}

fn add(saved: &mut Saved, turn: &Turn) {
    let turns: &mut Vec<Taken> = saved.entry(turn.attempt).or_default();
    turns.push(turn.taken);
    assert_eq!(turns.len(), turn.number);
}

/// What another window reads of what was saved.
fn stands(folder: &Path, saved: &Saved) -> usize {
    let records = Records::open(folder).unwrap().records;
    let stands = |(id, turns): &(&AttemptId, &Vec<Taken>)| {
        records.attempt(**id).unwrap().is_some_and(|(kept, _)| kept.attempt.taken == **turns)
    };
    saved.iter().filter(stands).count()
}

/// Practises until the disk is full, goes on in memory, and goes on being kept once there is room.
pub fn fill(folder: &Path) {
    let (data, ballast) = (folder.join("data"), folder.join("ballast"));
    std::fs::write(&ballast, vec![7; BALLAST]).unwrap();
    let mut trainee = Trainee::open(&data, Dice(3));
    let (mut saved, mut all) = (Saved::new(), Saved::new());
    let mut behind = 0;
    let mut kept = 0;
    while behind < 12 {
        let turn = trainee.take();
        add(&mut all, &turn);
        match trainee.data.record.keeping() {
            Keeping::Kept => {
                saved.clone_from(&all);
                (kept, behind) = (kept + 1, 0);
            }
            Keeping::Behind { waiting, why } => {
                behind += 1;
                assert_eq!((*waiting, why), (behind, &NotWritten::Full));
                assert_eq!(why.to_string(), "the disk is full");
            }
            other => panic!("{other:?}"),
        }
        assert!(kept < 5000, "the disk is small");
    }
    assert!(kept > 20, "{kept}");
    assert_eq!(stands(&data, &saved), saved.len(), "all that was said to be saved stands there");
    std::fs::remove_file(&ballast).unwrap();
    trainee.data.apply(Ask::TryRecords);
    assert!(trainee.is_kept(), "{:?}", trainee.data.record.keeping());
    assert_eq!(stands(&data, &all), all.len(), "so does what waited");
    for _ in 0..5 {
        add(&mut all, &trainee.take());
        assert!(trainee.is_kept());
    }
    drop(trainee);
    holds(&data, &all).unwrap();
    no_room_for_a_backup(folder, &data);
    println!("\ndone: {kept} turns until the disk was full, {behind} waited and were written after");
}

/// A backup that has no room is told, and the earlier ones stay.
fn no_room_for_a_backup(folder: &Path, data: &Path) {
    let records = Records::open(data).unwrap().records;
    records.back_up(20_775).unwrap();
    let before = all_files(&data.join("backups"));
    let mut rest = vec![7; 4096];
    let ballast = folder.join("ballast");
    while std::fs::write(&ballast, &rest).is_ok() {
        rest.resize(rest.len() + 4096, 7);
    }
    assert_eq!(records.back_up(20_776), Err(NotWritten::Full));
    assert_eq!(all_files(&data.join("backups")), before);
}

/// Practises, then on the same disk when nothing can be written to it any more.
pub fn protect(folder: &Path) {
    let mut trainee = Trainee::open(folder, Dice(5));
    let mut saved = Saved::new();
    for _ in 0..30 {
        add(&mut saved, &trainee.take());
    }
    assert!(trainee.is_kept());
    let present = trainee.present().map(|talk| (talk.id, talk.replay.turns.len()));
    drop(trainee);
    Records::open(folder).unwrap().records.back_up(20_775).unwrap();
    let protected = Command::new("mount").args(["-o", "remount,ro"]).arg(folder).status().unwrap();
    assert!(protected.success());

    let before = all_files(folder);
    let mut trainee = Trainee::open(folder, Dice(6));
    assert_eq!(*trainee.data.record.keeping(), Keeping::ReadOnly(ReadOnly::NotWritable));
    assert_eq!(trainee.present().map(|talk| (talk.id, talk.replay.turns.len())), present, "it goes on where it was");
    for _ in 0..20 {
        trainee.take();
    }
    drop(trainee);
    let mut records = Records::open(folder).unwrap().records;
    assert_eq!(stands(folder, &saved), saved.len());
    assert_eq!(records.back_up(20_776), Err(NotWritten::ReadOnly));
    assert_eq!(records.erase(uuid::Uuid::nil()), Err(NotWritten::ReadOnly));
    drop(records);
    let backup = backups(folder).remove(0);
    assert!(backup.attempts.is_some());
    assert_eq!(restore(folder, &backup.file), Err(NotRestored::Records(NotWritten::ReadOnly)));
    assert_eq!(begin_anew(folder), Err(NotWritten::ReadOnly));
    assert_eq!(all_files(folder), before, "nothing was changed");
    println!("\ndone: {} attempts were read", saved.len());
}
