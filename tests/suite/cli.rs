//! The command line is a contract: exit codes, JSON names, places, the same bytes twice. Runs the real binary.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use unruffled::engine::{Deal, Replay, Taken, replies};

use crate::support;

const SHIPPED: [&str; 3] = ["second_kettle", "card_refused", "wedding_at_noon"];

/// What one call did.
pub(super) struct Done {
    pub(super) code: i32,
    pub(super) out: String,
    pub(super) err: String,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unruffled"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET");
    command
}

fn done(output: &Output) -> Done {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
    let done = Done {
        code: output.status.code().expect("it ends by itself"),
        out: text(&output.stdout),
        err: text(&output.stderr),
    };
    assert!(!done.err.contains("panicked"), "{}", done.err);
    done
}

pub(super) fn unruffled(arguments: &[&str]) -> Done {
    done(&command(arguments).output().expect("the binary starts"))
}

fn typing(arguments: &[&str], keys: &[u8]) -> Done {
    let mut child =
        command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(keys).unwrap();
    done(&child.wait_with_output().unwrap())
}

pub(super) fn json(arguments: &[&str]) -> Value {
    let done = unruffled(arguments);
    serde_json::from_str(&done.out)
        .unwrap_or_else(|error| panic!("{arguments:?} prints one document: {error}\n{}", done.out))
}

pub(super) fn path(of: &Path) -> &str {
    of.to_str().expect("a temporary name is plain")
}

/// Always the same reply until it is over; gives the choices and what the program says of them.
fn to_the_end(scenario: &str, seed: u32, pick: usize) -> (String, Value) {
    let sound = support::scenario(scenario);
    let mut replay = Replay::start(&sound, Deal::new(&sound, seed));
    while !replay.state.is_over() {
        let on_offer: Vec<u8> = replies(&sound, &replay.state).map(|offer| offer.number).collect();
        replay.push(&sound, &Taken::reply(on_offer[pick.min(on_offer.len() - 1)])).unwrap();
    }
    let choices: Vec<String> = replay.taken().iter().map(ToString::to_string).collect();
    let choices = choices.join(",");
    let document = json(&["play", scenario, "--seed", &seed.to_string(), "--json", "--choose", &choices]);
    (choices, document)
}

#[test]
fn every_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("fresh.ron");
    let untidy = folder.path().join("untidy.ron");
    let graph = folder.path().join("graph.dot");
    fs::write(&untidy, unruffled::scenario::new::TEMPLATE.replace("    ", "  ")).unwrap();
    let cases: &[(&[&str], i32, &str)] = &[
        (&[], 1, "unruffled play"),
        (&["--help"], 0, "Usage"),
        (&["--version"], 0, "unruffled"),
        (&["play", "second_kettle", "--choose", ""], 0, "--code U1-"),
        (&["play", "scenarios/second_kettle.ron", "--choose", "1,2!"], 0, "On offer now"),
        (&["play", "second_kettle", "--choose", "9"], 1, "On offer: 1, 2"),
        (&["play", "second_kettle", "--choose", "300"], 1, "On offer: 1, 2"),
        (&["play", "second_kettle", "--choose", "1.1.1.1.1.1.1.1.1.1"], 1, "do not fit"),
        (&["play", "second_kettle", "--choose", "1,x"], 2, "is not a turn"),
        (&["play", "second_kettle", "--choose", "1!+1"], 2, "is not a turn"),
        (&["play", "second_kettle", "--choose", "1+7"], 2, "is not a turn"),
        (&["play", "second_kettle", "--want", "nobody", "--json"], 1, "There is: "),
        (&["play", "second_kettle", "--code", "hello"], 1, "not an attempt code"),
        (&["play", "second_kettle", "--code", "U1-0000"], 1, "wrong or missing"),
        (&["play", "second_kettle", "--seed", "-1"], 2, "--seed"),
        (&["play", "second_kettle", "--seed", "4294967296"], 2, "--seed"),
        (&["play", "no_such"], 1, "second_kettle"),
        (&["play", "scenarios"], 1, "is a folder"),
        (&["play"], 2, "Usage"),
        (&["paly", "second_kettle"], 2, "play"),
        (&["play", "second_kettle", "--playbook", "none.ron"], 1, "none.ron"),
        (&["check", "scenarios"], 0, "files"),
        (&["check", "assets/new.ron", "--deny", "warnings"], 0, "1 file, nothing to mend"),
        (&["check", "tests/cli/broken"], 1, "error"),
        (&["check", "no_such.ron"], 2, "no_such.ron"),
        (&["check", "tests/cli/broken", "no_such.ron"], 2, "no_such.ron"),
        (&["check", "assets/new.ron", "--playbook", "none.ron"], 2, "none.ron"),
        (&["check", "assets/new.ron", "--playbook", "assets/new.ron"], 1, "assets/new.ron:"),
        (&["check"], 2, "Usage"),
        (&["check", "scenarios", "--deny", "everything"], 2, "warnings"),
        (&["solve", "second_kettle"], 0, "every declared ending can be reached"),
        (&["solve", "scenarios/second_kettle.ron", "--states-max", "10"], 1, "Not everything is known"),
        (&["solve", "tests/cli/tricky.ron"], 1, "none ends so"),
        (&["solve", "second_kettle", "--states-max", "0"], 2, "from 1 on"),
        (&["solve", "second_kettle", "--states-max", "-3"], 2, "--states-max"),
        (&["solve", "second_kettle", "--states-max", "many"], 2, "--states-max"),
        (&["solve", "second_kettle", "--states-max", "99999999999999999999"], 0, "3 wants"),
        (&["solve", "tests/cli/broken/unclosed.ron"], 2, "never closed"),
        (&["solve", "scenarios"], 2, "is a folder"),
        (&["solve", "no_such"], 2, "second_kettle"),
        (&["solve", "assets/playbook.ron"], 2, "error"),
        (&["solve"], 2, "Usage"),
        (&["export", "second_kettle", "--to", "dot"], 0, "digraph"),
        (&["export", "second_kettle", "--to", "dot", "-o", path(&graph)], 0, "dot -Tsvg"),
        (&["export", "second_kettle", "--to", "dot", "-o", path(&graph)], 0, "in place of what was there"),
        (&["export", "second_kettle", "--to", "dot", "-o", path(&fresh)], 2, "are for scenarios"),
        (&["export", "second_kettle", "--to", "dot", "-o", "no_such_folder/x.dot"], 2, "no such folder"),
        (&["export", "second_kettle", "--to", "svg"], 2, "dot"),
        (&["export", "second_kettle", "--to", "html"], 2, "--code"),
        (&["export", "second_kettle", "--to", "html", "--code", "hello"], 1, "not an attempt code"),
        (&["export", "second_kettle", "--to", "html", "--code", "U1-0000"], 1, "wrong or missing"),
        (&["export", "second_kettle", "--to", "dot", "--code", "U1-0000"], 2, "Leave --code out"),
        (&["export", "--help"], 0, "--to html -o debrief.html"),
        (&["export", "second_kettle"], 2, "--to"),
        (&["export", "tests/cli/broken/unclosed.ron", "--to", "dot"], 1, "never closed"),
        (&["export", "no_such", "--to", "dot"], 2, "second_kettle"),
        (&["new", path(&fresh)], 0, "unruffled check"),
        (&["new", path(&fresh)], 2, "left alone"),
        (&["new", "no_such_folder/x.ron"], 2, "no such folder"),
        (&["fmt", path(&fresh), "--check"], 0, "1 file, 0 would change"),
        (&["fmt", path(&untidy), "--check"], 1, "1 file, 1 would change"),
        (&["fmt", path(&untidy)], 0, "Tidied"),
        (&["fmt", path(&untidy), "--check"], 0, "1 file, 0 would change"),
        (&["fmt", "tests/cli/broken/unclosed.ron"], 1, "never closed"),
        (&["fmt", "no_such.ron"], 2, "no_such.ron"),
    ];
    for (arguments, code, words) in cases {
        let done = unruffled(arguments);
        assert_eq!(done.code, *code, "{arguments:?}\n{}{}", done.out, done.err);
        assert!(
            format!("{}{}", done.out, done.err).contains(words),
            "{arguments:?} says \"{words}\"\n{}{}",
            done.out,
            done.err
        );
    }
}

#[test]
fn failures_in_json_are_one_document() {
    let cases: &[(&[&str], i32)] = &[
        (&["play", "no_such", "--json"], 1),
        (&["play", "second_kettle", "--json", "--choose", "9"], 1),
        (&["play", "second_kettle", "--json", "--choose", "x"], 2),
        (&["play", "tests/cli/broken/unclosed.ron", "--json"], 1),
        (&["check", "no_such.ron", "--json"], 2),
        (&["solve", "no_such", "--json"], 2),
        (&["solve", "second_kettle", "--json", "--states-max", "0"], 2),
        (&["solve", "tests/cli/broken/unclosed.ron", "--json"], 2),
    ];
    for (arguments, code) in cases {
        let done = unruffled(arguments);
        assert_eq!((done.code, done.err.as_str()), (*code, ""), "{arguments:?}");
        let document: Value = serde_json::from_str(&done.out).unwrap();
        let error = document["error"].as_object().unwrap();
        assert!(error["message"].as_str().is_some_and(|words| !words.is_empty()), "{arguments:?}");
        assert_eq!(error.keys().collect::<Vec<_>>().len(), 3);
        assert!(error.contains_key("file") && error.contains_key("line"), "{arguments:?}");
    }
    assert_eq!(json(&["play", "tests/cli/broken/unclosed.ron", "--json"])["error"]["line"], 2);
}

#[test]
fn the_same_twice_gives_the_same_bytes() {
    for scenario in SHIPPED {
        let (choices, by_name) = to_the_end(scenario, 7, 0);
        let arguments = ["play", scenario, "--seed", "7", "--choose", &choices];
        let (one, two) = (unruffled(&arguments), unruffled(&arguments));
        assert_eq!((one.code, &one.out), (0, &two.out), "{scenario}");
        let file = format!("scenarios/{scenario}.ron");
        let by_file = json(&["play", &file, "--seed", "7", "--choose", &choices, "--json"]);
        assert_eq!(by_file, by_name, "{scenario}");
    }
    let files = ["tests/cli/broken", "tests/cli/tricky.ron", "scenarios/second_kettle.ron", "assets"];
    for more in [&[][..], &["--json"]] {
        let check = || unruffled(&[&["check"], &files[..], more].concat()).out;
        assert_eq!(check(), check());
    }
    let export = || unruffled(&["export", "second_kettle", "--to", "dot"]).out;
    assert_eq!(export(), export());
}

#[test]
fn seeds_deal_different_wants_and_a_want_can_be_asked_for() {
    for scenario in SHIPPED {
        let sound = support::scenario(scenario);
        let of = |seed: u32| sound.wants[usize::from(Deal::new(&sound, seed).want)].id.clone();
        let wants: std::collections::BTreeSet<String> = (1..=12).map(of).collect();
        assert!(wants.len() >= 2, "{scenario} deals {wants:?}");
        for want in wants {
            let document = json(&["play", scenario, "--json", "--want", &want]);
            assert_eq!(document["want"], want.as_str());
            assert_eq!(of(u32::try_from(document["seed"].as_u64().unwrap()).unwrap()), want);
        }
    }
}

#[test]
fn a_person_can_leave_and_go_on() {
    let left = typing(&["play", "second_kettle", "--seed", "7"], b"mood\n?\n\n1\nnonsense\n99\nq\n");
    assert_eq!(left.code, 0, "{}", left.err);
    for words in ["Trust:", "leaves; nothing is lost", "There is no reply 99 here", "--code U1-"] {
        assert!(left.out.contains(words), "\"{words}\" in\n{}", left.out);
    }
    let code = left.out.split("--code ").last().unwrap().trim();
    let resumed = json(&["play", "second_kettle", "--code", code, "--json"]);
    assert_eq!(resumed["choices"], serde_json::json!(["1"]));
    let ended = typing(&["play", "second_kettle", "--seed", "7"], b"1\n");
    assert!(ended.code == 0 && ended.out.contains("On offer now") && ended.out.contains(code), "{}", ended.out);
    let typed_bytes = typing(&["play", "second_kettle"], b"\xff\xfe\n\x1b[A\nq\n");
    assert!(typed_bytes.code == 0 && typed_bytes.out.contains("customer number"), "{}", typed_bytes.out);
}

#[test]
fn a_code_brings_back_the_same_ending() {
    for (scenario, pick) in SHIPPED.into_iter().zip([0, 1, 2]) {
        let (choices, document) = to_the_end(scenario, 3, pick);
        let code = document["code"].as_str().unwrap();
        let printed = unruffled(&["play", scenario, "--seed", "3", "--choose", &choices]).out;
        assert!(printed.contains(code), "the debrief ends with the code");
        let again = json(&["play", scenario, "--code", &code.to_lowercase().replace('-', " "), "--json"]);
        assert_eq!(again, document);
        assert_eq!(unruffled(&["play", scenario, "--code", code]).out, printed);
        let other = if scenario == "card_refused" { "second_kettle" } else { "card_refused" };
        assert!(unruffled(&["play", other, "--code", code]).err.contains("another scenario"));
    }
}

#[test]
fn a_debrief_becomes_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let (_, document) = to_the_end("card_refused", 3, 1);
    let code = document["code"].as_str().unwrap();
    let typed = code.to_lowercase().replace('-', " ");
    let export =
        |more: &[&str]| unruffled(&[&["export", "card_refused", "--to", "html", "--code", &typed], more].concat());
    let printed = export(&[]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    assert!(printed.out.starts_with("<!DOCTYPE html>") && printed.out.trim_end().ends_with("</html>"));
    assert!(printed.out.contains(&format!("unruffled play card_refused --code {code}")), "the code as it is written");
    assert!(printed.out.contains("The best possible with this customer") || printed.out.contains("Nobody could have"));
    let file = folder.path().join("page.html");
    for told in ["a new file", "in place of what was there"] {
        let done = export(&["-o", path(&file)]);
        assert!(done.code == 0 && done.out.contains(told) && done.out.contains("browser"), "{}", done.out);
        assert_eq!(fs::read_to_string(&file).unwrap(), printed.out);
    }
    let other = unruffled(&["export", "second_kettle", "--to", "html", "--code", code]);
    assert!(other.code == 1 && other.out.is_empty() && other.err.contains("another scenario"), "{}", other.err);
}

#[test]
fn a_reader_that_goes_away_breaks_nothing() {
    let mut child = command(&["play", "second_kettle", "--choose", "1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.code().is_some_and(|code| code == 0), "{done:?}");
    assert!(done.stderr.is_empty(), "{done:?}");
}

#[test]
fn tidying_keeps_the_meaning_and_is_done_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = SHIPPED
        .map(|id| format!("scenarios/{id}.ron"))
        .into_iter()
        .chain(["assets/new.ron".to_owned(), "tests/cli/tricky.ron".to_owned()]);
    for file in files {
        let copy: PathBuf = folder.path().join(Path::new(&file).file_name().unwrap());
        fs::copy(&file, &copy).unwrap();
        let content = || json(&["play", path(&copy), "--json"])["content"].clone();
        let before = content();
        assert_eq!(unruffled(&["fmt", path(&copy)]).code, 0);
        assert_eq!(content(), before, "{file}");
        let once = fs::read_to_string(&copy).unwrap();
        assert_eq!(unruffled(&["fmt", path(&copy)]).code, 0);
        assert_eq!(fs::read_to_string(&copy).unwrap(), once, "{file}");
        assert_eq!(unruffled(&["fmt", "--check", path(&copy)]).code, 0);
        assert_eq!(once.matches("text: ").count() > 0, once.contains("id: \""), "{file} has ids");
        let comments = |text: &str| text.matches("//").count();
        assert_eq!(comments(&once), comments(&fs::read_to_string(&file).unwrap()), "{file} keeps its comments");
    }
}

#[test]
fn a_graph_can_be_drawn_of_every_scenario() {
    for (scenario, reached) in [("second_kettle", true), ("wedding_at_noon", true), ("tests/cli/tricky.ron", false)] {
        let drawn = unruffled(&["export", scenario, "--to", "dot"]);
        assert_eq!(drawn.code, 0, "{}", drawn.err);
        let (nodes, edges) = parts_of_graph(&drawn.out);
        for end in edges.iter().flat_map(|(from, to, _)| [from, to]) {
            assert!(nodes.iter().any(|(name, _)| name == end), "{scenario}: {end} is drawn\n{}", drawn.out);
        }
        assert!(nodes.iter().any(|(name, look)| name.starts_with("ending_") && look.contains("ellipse")));
        assert_eq!(drawn.out.contains("(not reached)"), !reached, "{scenario}: {}", drawn.out);
        for (_, _, look) in &edges {
            // Nothing is said by colour alone.
            assert_eq!(look.contains("red"), look.contains("(risky)") && look.contains("bold"), "{look}");
            assert_eq!(look.contains("gray"), look.contains("(not reached)"), "{look}");
        }
    }
    let kettle = unruffled(&["export", "second_kettle", "--to", "dot"]).out;
    for words in ["cluster_aftermath", "peripheries=2", "style=\"dashed", "(risky)", "-> ending_"] {
        assert!(kettle.contains(words), "\"{words}\" in {kettle}");
    }
}

type Nodes = Vec<(String, String)>;
type Edges = Vec<(String, String, String)>;

/// Reads as much of the language of Graphviz as is written: a statement a line, quotes and brackets that close.
fn parts_of_graph(text: &str) -> (Nodes, Edges) {
    let (mut nodes, mut edges, mut depth) = (Vec::new(), Vec::new(), 0);
    for line in text.lines().map(str::trim) {
        if line.ends_with('{') {
            depth += 1;
            continue;
        }
        if line == "}" {
            depth -= 1;
            continue;
        }
        let body = line.strip_suffix(';').unwrap_or_else(|| panic!("a statement ends: {line}"));
        let Some((head, attributes)) = body.split_once(" [") else {
            assert_eq!(body, "label=\"Afterwards\"");
            continue;
        };
        let attributes = attributes.strip_suffix(']').unwrap_or_else(|| panic!("brackets close: {line}"));
        let (mut quoted, mut escaping, mut bare) = (false, false, String::new());
        for c in attributes.chars() {
            match c {
                _ if escaping => escaping = false,
                '\\' if quoted => escaping = true,
                '"' => quoted = !quoted,
                other if !quoted => bare.push(other),
                _ => {}
            }
        }
        assert!(!quoted, "quotes close: {line}");
        assert!(bare.chars().all(|c| c.is_ascii_alphanumeric() || "=, _".contains(c)), "{bare} in {line}");
        let plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        match head.split_once(" -> ") {
            Some((from, to)) => {
                assert!(plain(from) && plain(to), "{line}");
                edges.push((from.to_owned(), to.to_owned(), attributes.to_owned()));
            }
            None if ["graph", "node", "edge"].contains(&head) => {}
            None => {
                assert!(plain(head), "{line}");
                nodes.push((head.to_owned(), attributes.to_owned()));
            }
        }
    }
    assert_eq!(depth, 0, "every bracket closes");
    (nodes, edges)
}
