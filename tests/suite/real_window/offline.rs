//! Nothing leaves the machine: while somebody practises, the window opens no socket but those of this machine's own
//! display, bus and voice.

use std::process::{Command, Stdio};

use super::stage::{Stage, wait};
use super::trainee::{begin, next_key, press};

#[test]
fn the_window_opens_no_socket_to_the_outside() {
    let traces = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !traces.is_ok_and(|status| status.success()) {
        assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "strace must work here");
        return println!("skipped: this needs strace");
    }
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut program = Command::new("strace");
    // The tracer stands aside (-D): what was started is the window itself.
    program.args(["-D", "-f", "-e", "trace=socket,connect,bind,listen,sendto", "-o"]);
    program.arg(log.path()).arg(env!("CARGO_BIN_EXE_unruffled")).args(["--data", "stick"]);
    let Some(stage) = Stage::open_as(program) else { return };
    begin(&stage);
    for _ in 0..3 {
        let key = stage.reader.wait("a reply", next_key);
        press(&stage, key);
    }
    drop(stage);
    let whole = |log: String| log.contains("+++ killed").then_some(log);
    let calls = wait("the end of the trace", || whole(std::fs::read_to_string(log.path()).unwrap()));
    assert!(calls.contains("AF_UNIX"), "the trace saw the display");
    let outside: Vec<&str> = calls.lines().filter(|line| line.contains("AF_INET")).collect();
    assert!(outside.is_empty(), "{outside:#?}");
}
