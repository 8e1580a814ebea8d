//! What work costs: time by the clock, time of the processor, memory held at most. Machines are shared, so a figure is
//! the processor's time or a median of many short turns, and what is quoted is a ratio of two in one process.

use std::fs::{read_to_string, write};
use std::time::{Duration, Instant};

/// What some work took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Seconds by the clock.
    pub wall: f64,
    /// Seconds of the processor, all threads together.
    pub cpu: f64,
    /// Seconds of the processor, the busiest thread alone: what the clock would say on a quiet machine.
    pub crit: f64,
    /// Bytes held at most, beyond those held before.
    pub bytes: usize,
}

/// Does work on so many threads at once; each is given its number from 0.
pub fn on_threads<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> (Vec<T>, Cost) {
    // The highest mark of memory begins anew; where that is not allowed, the figure is too high, never too low.
    let _ = write("/proc/self/clear_refs", "5");
    let before = held("VmRSS:");
    let begin = Instant::now();
    let one = |number: usize| {
        let (begin, busy_before) = (Instant::now(), busy());
        let made = work(number);
        let spent = busy().zip(busy_before).map_or(begin.elapsed(), |(after, before)| after - before);
        (made, spent.as_secs_f64())
    };
    let done: Vec<(T, f64)> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|number| scope.spawn(move || one(number))).collect();
        started.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let wall = begin.elapsed().as_secs_f64();
    let cpu = done.iter().map(|(_, spent)| spent).sum();
    let crit = done.iter().map(|(_, spent)| *spent).fold(0.0, f64::max);
    let bytes = held("VmHWM:").saturating_sub(before);
    (done.into_iter().map(|(made, _)| made).collect(), Cost { wall, cpu, crit, bytes })
}

/// Time of the processor that this thread has had; only Linux says so.
fn busy() -> Option<Duration> {
    // A thread that steps aside is billed at once, not at the next tick.
    std::thread::yield_now();
    let told = read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// Bytes that the process holds, or held at most; 0 where nobody says so.
fn held(field: &str) -> usize {
    let told = read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok()).map_or(0, |kb| kb * 1024)
}

/// Does several things in turn, again and again for so many seconds and at least three times; gives back the median
/// seconds of each. Taking turns lets a busy moment fall on all of them.
pub fn medians<const N: usize>(seconds: f64, mut works: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut spent = [(); N].map(|()| Vec::new());
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < seconds || spent[0].len() < 3 {
        for (work, spent) in works.iter_mut().zip(&mut spent) {
            let begin = Instant::now();
            work();
            spent.push(begin.elapsed().as_secs_f64());
        }
    }
    spent.map(|mut spent| {
        spent.sort_by(f64::total_cmp);
        spent[spent.len() / 2]
    })
}

/// Millions a second.
pub fn millions(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds.max(1e-9) / 1e6
}
