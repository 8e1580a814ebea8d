//! Files, folders and disks that cannot be written. Whoever may write everything gives that right up for it, in a child
//! of the test: by `setpriv` and `unshare`. Where those are missing or not allowed a test says what it skipped, unless
//! UNRUFFLED_E2E=required, as CI sets it.
#![cfg(target_os = "linux")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use unruffled::records::{FILE, LOCK, NotWritten, ReadOnly, Records, Trouble};

use super::practice::{Whole, name};
use super::schemas::of_schema;
use super::trouble::{fill, filled};

const FOLDER: &str = "UNRUFFLED_RECORDS_FOLDER";

/// What the child does: it opens, reads, and tries to write. By itself it does nothing.
#[test]
#[ignore = "the other tests here start it where something cannot be written"]
fn child() {
    let folder = std::env::var(FOLDER).unwrap();
    let mut opened = match Records::open(Path::new(&folder)) {
        Ok(opened) => opened,
        Err(trouble) => {
            let missing = matches!(trouble, Trouble::Missing { .. });
            assert!(!missing && !matches!(trouble, Trouble::Damaged { .. }), "{trouble:?}");
            println!("told: {trouble:?}");
            return;
        }
    };
    let (over, open) = filled(&opened.records);
    println!("told: {:?} {:?}", opened.read_only, (over, open));
    let mut written = 0;
    // More than the smallest disk holds.
    let result = (2..200).try_for_each(|number| {
        opened.records.write(&Whole::new(name(1_000), number).changes())?;
        written += 1;
        Ok::<(), NotWritten>(())
    });
    println!("told: {result:?}");
    assert_eq!(
        filled(&opened.records),
        (over + written, open),
        "all that was called written is there, and nothing else"
    );
    opened.records.check().unwrap();
}

/// Starts the child through a shell's script, in which `"$@"` is the child; what it told, or none where that cannot be
/// done here.
fn told(folder: &Path, script: &str) -> Option<String> {
    let child = std::env::current_exe().unwrap();
    let made = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(child)
        .args(["--exact", "records::places::child", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&made.stdout), String::from_utf8_lossy(&made.stderr));
    if !made.status.success() && !out.contains("running 1 test") {
        assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "must work here: {script}: {err}");
        println!("skipped, as this is not allowed here: {script}: {err}");
        return None;
    }
    assert!(made.status.success(), "{script}:\n{out}\n{err}");
    Some(out.lines().filter_map(|line| line.split_once("told: ")).map(|(_, told)| told.to_owned() + "\n").collect())
}

/// Without the right to write whatever one likes, which root has.
const PLAIN: &str = r#"if [ "$(id -u)" = 0 ]; then exec setpriv --bounding-set -dac_override,-dac_read_search "$@"; else exec "$@"; fi"#;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn read_only() -> String {
    format!("{:?} (1, 1)\n{:?}\n", Some(ReadOnly::NotWritable), Err::<(), _>(NotWritten::ReadOnly))
}

#[test]
fn what_may_not_be_written_is_read() {
    type Deny = fn(&Path);
    let cases: [(&str, Deny); 4] = [
        ("the file", |folder| mode(&folder.join(FILE), 0o400)),
        ("the folder", |folder| mode(folder, 0o500)),
        ("the lock", |folder| mode(&folder.join(LOCK), 0o400)),
        ("all of them", |folder| {
            mode(&folder.join(FILE), 0o400);
            mode(&folder.join(LOCK), 0o400);
            mode(folder, 0o500);
        }),
    ];
    for (what, deny) in cases {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path());
        deny(folder.path());
        let told = told(folder.path(), PLAIN);
        mode(folder.path(), 0o700);
        // A folder that cannot be written, with a file and a lock in it that can: SQLite needs a file beside them.
        assert!(told.as_ref().is_none_or(|told| *told == read_only()), "{what}: {told:?}");
    }
}

/// A window was killed, and what it wrote last stands beside the file; then the disk is put in where it cannot be written.
#[test]
fn what_was_written_last_is_read_even_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let killed = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mut records = Records::open(folder.path()).unwrap().records;
    records.write(&Whole::new(name(1_000), 2).changes()).unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let copy = killed.path().join(path.file_name().unwrap());
        fs::copy(&path, &copy).unwrap();
        mode(&copy, 0o400);
    }
    drop(records);
    assert!(killed.path().join(format!("{FILE}-wal")).metadata().unwrap().len() > 0);
    for with in ["-shm", ""] {
        let _there = (with.is_empty()).then(|| fs::remove_file(killed.path().join(format!("{FILE}-shm"))).unwrap());
        mode(killed.path(), 0o500);
        let told = told(killed.path(), PLAIN);
        mode(killed.path(), 0o700);
        let Some(told) = told else { return };
        let all = told.starts_with(&format!("{:?} (2, 1)", Some(ReadOnly::NotWritable)));
        // What cannot be read together with what was written last is not shown without it.
        assert!(all || (with.is_empty() && told.starts_with("Unreadable")), "{told}");
    }
}

#[test]
fn an_older_file_that_may_not_be_written_is_shown_as_after_its_upgrade() {
    let folder = tempfile::tempdir().unwrap();
    of_schema(folder.path(), 1);
    let before = fs::read(folder.path().join(FILE)).unwrap();
    for (what, file, above) in [("the file", 0o400, 0o700), ("both", 0o400, 0o500), ("the folder", 0o600, 0o500)] {
        mode(&folder.path().join(FILE), file);
        mode(folder.path(), above);
        let told = told(folder.path(), PLAIN);
        mode(folder.path(), 0o700);
        let Some(told) = told else { return };
        assert!(told.starts_with(&format!("{:?} (2, 1)", Some(ReadOnly::NotWritable))), "{what}: {told}");
        assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), before);
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    type Case = (fn(&Path), &'static str);
    let cases: [Case; 2] = [
        (|folder| mode(&folder.join(FILE), 0o000), "Unreadable"),
        (
            |folder| {
                fs::remove_file(folder.join(FILE)).unwrap();
                fs::remove_file(folder.join(LOCK)).unwrap();
                mode(folder, 0o500);
            },
            "NoFolder",
        ),
    ];
    for (deny, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path());
        deny(folder.path());
        let told = told(folder.path(), PLAIN);
        mode(folder.path(), 0o700);
        assert!(told.as_ref().is_none_or(|told| told.starts_with(expected)), "{expected}: {told:?}");
    }
}

#[test]
fn a_disk_that_cannot_be_written_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let script = format!(
        r#"unshare $([ "$(id -u)" = 0 ] || echo -r) -m sh -ec 'mount --bind "${FOLDER}" "${FOLDER}" && mount -o remount,bind,ro "${FOLDER}" && exec "$@"' sh "$@""#
    );
    let told = told(folder.path(), &script);
    assert!(told.as_ref().is_none_or(|told| *told == read_only()), "{told:?}");
}

#[test]
fn a_full_disk_is_called_full() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let script = format!(
        r#"unshare $([ "$(id -u)" = 0 ] || echo -r) -m sh -ec 'cp -r "${FOLDER}" "${FOLDER}.copy"; mount -t tmpfs -o size=1m none "${FOLDER}"; cp "${FOLDER}.copy"/* "${FOLDER}"; rm -r "${FOLDER}.copy"; exec "$@"' sh "$@""#
    );
    let told = told(folder.path(), &script);
    let full = format!("None (1, 1)\n{:?}\n", Err::<(), _>(NotWritten::Full));
    assert!(told.as_ref().is_none_or(|told| *told == full), "{told:?}");
}
