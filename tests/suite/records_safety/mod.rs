//! That nothing is lost: kills, power cuts, full disks, backups and what they bring back, and that what is erased is
//! gone. A short form is part of every test; UNRUFFLED_KILLS and UNRUFFLED_CUTS ask for a long one (docs/records.md).

mod again;
mod cut_off;
mod power;
mod rotation;
mod traced;

/// How often to try something: so often, or as the environment says.
fn times(variable: &str, usually: usize) -> usize {
    match std::env::var(variable) {
        Ok(count) => count.parse().unwrap_or_else(|_| panic!("{variable} is a number")),
        Err(_) => usually,
    }
}
