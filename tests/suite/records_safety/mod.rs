//! That nothing is lost: kills, power cuts, full disks, backups and what they bring back, and that what is erased is
//! gone. A short form is part of every test; UNRUFFLED_KILLS and UNRUFFLED_CUTS ask for a long one (docs/records.md).

mod again;
mod backups;
mod cut_off;
mod erased;
mod full;
mod killed;
mod power;
mod rotation;
mod traced;
mod trainee;

/// How often to try something: so often, or as the environment says.
fn times(variable: &str, usually: usize) -> usize {
    match std::env::var(variable) {
        Ok(count) => count.parse().unwrap_or_else(|_| panic!("{variable} is a number")),
        Err(_) => usually,
    }
}

/// Whether what a test needs is there; where it must be (UNRUFFLED_E2E=required) and is not, this stops the test.
fn has(what: &str, is_there: bool) -> bool {
    assert!(is_there || std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "{what} must work here");
    if !is_there {
        println!("skipped: this needs {what}");
    }
    is_there
}
