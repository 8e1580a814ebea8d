//! What a program did to the files of one folder, and what it said, as strace saw it: each system call as one event.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::has;

/// The calls that change a file, a name or what is certain of them, and `write`, by which the program says things.
const CALLS: &str = "openat,write,writev,pwrite64,pwritev,ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,\
                     renameat2,link,linkat,mkdir,mkdirat,fsync,fdatasync,copy_file_range,sendfile";

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A file came to be, if there was none of that name.
    Made(PathBuf),
    /// So did a folder.
    MadeFolder(PathBuf),
    /// Bytes were written at a place; without one at the end.
    Wrote(PathBuf, Option<u64>, Vec<u8>),
    /// A file was given a length.
    Cut(PathBuf, u64),
    /// A name was taken away.
    Gone(PathBuf),
    /// A name became another, in place of what had that one.
    Renamed(PathBuf, PathBuf),
    /// A file got a second name.
    Linked(PathBuf, PathBuf),
    /// What a file or folder holds is certain from here on.
    Synced(PathBuf),
    /// The program said a line.
    Said(String),
}

/// Whether strace is here and may trace.
pub fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    has("strace", tried.is_ok_and(|status| status.success()))
}

/// Lets a program go to its end and tells what it did below `folder`.
pub fn trace(program: &Command, folder: &Path) -> Vec<Event> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-xx", "-s", "10000000", "-e", &format!("trace={CALLS}"), "-o"]).arg(log.path());
    strace.arg(program.get_program()).args(program.get_args());
    strace.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = strace.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    events(&std::fs::read_to_string(log.path()).unwrap(), folder)
}

fn events(log: &str, folder: &Path) -> Vec<Event> {
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    let mut events = Vec::new();
    for line in log.lines() {
        let (thread, call) = line.split_once(char::is_whitespace).unwrap();
        let call = call.trim_start();
        if let Some(half) = call.strip_suffix("<unfinished ...>") {
            begun.insert(thread, half.trim_end().to_owned());
            continue;
        }
        let whole = match call.strip_prefix("<... ") {
            Some(rest) => begun.remove(thread).unwrap() + rest.split_once("resumed>").unwrap().1,
            None => call.to_owned(),
        };
        events.extend(event(&whole, folder));
    }
    events
}

/// The event of one call; none where it failed, changed nothing or was about something else.
fn event(call: &str, folder: &Path) -> Option<Event> {
    let (name, rest) = call.split_once('(')?;
    let (args, returned) = rest.rsplit_once(" = ")?;
    if returned.starts_with('-') || returned.starts_with('?') {
        return None;
    }
    let args: Vec<&str> = args.trim_end().strip_suffix(')')?.split(", ").collect();
    let here = |at: usize| path_of(args[at]).filter(|path| path.starts_with(folder));
    let number = |at: usize| args[at].parse::<u64>().unwrap();
    match name {
        "write" if args[0].starts_with("1<") => {
            Some(Event::Said(String::from_utf8_lossy(&bytes(args[1])).trim().to_owned()))
        }
        "openat" if args[2].contains("O_TRUNC") => {
            here(1).map(|path| panic!("{path:?} is emptied as it is opened: that is not among the events"))
        }
        "openat" if args[2].contains("O_CREAT") => here(1).map(Event::Made),
        "mkdir" => here(0).map(Event::MadeFolder),
        "write" => here(0).map(|path| Event::Wrote(path, None, bytes(args[1]))),
        "pwrite64" => here(0).map(|path| Event::Wrote(path, Some(number(3)), bytes(args[1]))),
        "ftruncate" => here(0).map(|path| Event::Cut(path, number(1))),
        "unlink" => here(0).map(Event::Gone),
        "rename" => here(0).map(|from| Event::Renamed(from, path_of(args[1]).unwrap())),
        "link" => here(0).map(|from| Event::Linked(from, path_of(args[1]).unwrap())),
        "fsync" | "fdatasync" => here(0).map(Event::Synced),
        "openat" => None,
        // The index beside the log is made anew from the log: it need not outlast anything.
        "fallocate" => here(0).filter(|path| !path.to_string_lossy().ends_with("-shm")).map(|_| panic!("{call}")),
        _ => args.iter().any(|arg| path_of(arg).is_some_and(|path| path.starts_with(folder))).then(|| panic!("{call}")),
    }
}

/// The path of a descriptor with its name, or of a text.
fn path_of(arg: &str) -> Option<PathBuf> {
    let inside = match arg.strip_prefix('"') {
        Some(text) => text.strip_suffix('"')?,
        None => arg.split_once('<')?.1.strip_suffix('>')?,
    };
    Some(PathBuf::from(String::from_utf8(unescaped(inside)).ok()?))
}

fn bytes(arg: &str) -> Vec<u8> {
    unescaped(arg.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap())
}

fn unescaped(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).map(|hex| u8::from_str_radix(hex, 16).unwrap()).collect()
}

#[test]
fn calls_are_read_as_what_they_did() {
    let log = r#"7 openat(AT_FDCWD<\x2f>, "\x2f\x61\x2f\x62", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 3<\x2f\x61\x2f\x62>
7 pwrite64(3<\x2f\x61\x2f\x62>, "\x00\xff", 2, 4096) = 2
8 write(1<\x70\x69\x70\x65>, "\x68\x69\x0a", 3 <unfinished ...>
7 fdatasync(3<\x2f\x61\x2f\x62>)         = 0
8 <... write resumed>) = 3
7 unlink("\x2f\x61\x2f\x63") = -1 ENOENT (No such file or directory)
7 unlink("\x2f\x6f\x2f\x63") = 0
7 ftruncate(3<\x2f\x61\x2f\x62>, 0) = 0
7 +++ exited with 0 +++
"#;
    let b = || PathBuf::from("/a/b");
    let expected = [
        Event::Made(b()),
        Event::Wrote(b(), Some(4096), vec![0, 255]),
        Event::Synced(b()),
        Event::Said("hi".to_owned()),
        Event::Cut(b(), 0),
    ];
    assert_eq!(events(log, Path::new("/a")), expected);
}
