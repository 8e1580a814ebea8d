//! This test binary once more, as a program that can be killed and traced: it does one job in a folder and says on a
//! line of its own what is saved.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;

const JOB: &str = "UNRUFFLED_TEST_JOB";
const FOLDER: &str = "UNRUFFLED_TEST_FOLDER";
/// The longest that a job goes on; whoever waits for it ends it earlier.
const TURNS_MAX: usize = 2000;

/// The program that does a job in a folder.
pub fn program(job: &str, folder: &Path) -> Command {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", "records_safety::again::do_a_job", "--nocapture", "--test-threads=1"]);
    program.env(JOB, job).env(FOLDER, folder);
    program
}

/// Tells whoever listens; what was told can be relied on.
pub fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    // The test harness may have begun a line.
    out.write_all(format!("\n{words}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What [`program`] starts; in a plain test it has no job.
#[test]
fn do_a_job() {
    let Ok(job) = std::env::var(JOB) else { return };
    let folder = std::env::var_os(FOLDER).unwrap();
    let folder = Path::new(&folder);
    match job.as_str() {
        "fast" => plain(folder, "NORMAL", true),
        "no folder sync" => plain(folder, "FULL", false),
        other => panic!("there is no job \"{other}\""),
    }
}

/// How the records would be written if somebody wanted them faster: the power cuts must find what is lost by it.
fn plain(folder: &Path, synchronous: &str, sync_folder: bool) {
    let file = folder.join("plain.sqlite");
    let mut saved = 0;
    for _ in 0..4 {
        let connection = Connection::open(&file).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        connection.pragma_update(None, "synchronous", synchronous).unwrap();
        connection.execute_batch("CREATE TABLE IF NOT EXISTS turn (number INTEGER PRIMARY KEY)").unwrap();
        if sync_folder {
            std::fs::File::open(folder).unwrap().sync_all().unwrap();
        }
        for _ in 0..10 {
            saved += 1;
            connection.execute("INSERT INTO turn VALUES (?1)", [saved]).unwrap();
            say(&format!("saved {saved}"));
        }
    }
}
