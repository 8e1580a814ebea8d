//! The syntax tree, the reader, edits and layout: cases with their places and words, and laws.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::Index;
use proptest::test_runner::Config;
use serde::Deserialize;
use unruffled::text::read::{self, Read, decode, read, suggest};
use unruffled::text::syntax::{
    self, Kind, LineIndex, Node, Scalar, Seg, Span, format, insert_field, insert_item, parse, remove, set_field,
};

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Play {
    title: String,
    #[serde(default)]
    scenes: Vec<Scene>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Scene {
    id: String,
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default)]
    mood: Option<Mood>,
    #[serde(default)]
    turns: u8,
    #[serde(default)]
    weight: Option<f32>,
    #[serde(default)]
    pair: Option<(i32, i32)>,
    #[serde(default)]
    table: BTreeMap<String, u32>,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    minutes: Minutes,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Mood {
    Calm(u8),
    Anger { by: u8 },
    Nothing,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(try_from = "u32")]
struct Minutes(u32);

impl TryFrom<u32> for Minutes {
    type Error = &'static str;
    fn try_from(minutes: u32) -> Result<Self, Self::Error> {
        if minutes <= 60 { Ok(Self(minutes)) } else { Err("at most 60 minutes are possible") }
    }
}

/// Each mistake as `line:column code message`.
fn mistakes<T>(text: &str, read: &Read<T>) -> Vec<String> {
    let lines = LineIndex::new(text);
    let one = |error: &read::ReadError| {
        let (line, column) = lines.place(error.span.start);
        format!("{line}:{column} {} {}", error.code, error.message)
    };
    read.errors.iter().map(one).collect()
}

/// What is read of a play with these scenes, and its mistakes.
fn scenes(text: &str) -> (Option<Vec<String>>, Vec<String>) {
    let read: Read<Play> = read(text);
    let ids = read.value.as_ref().map(|play| play.scenes.iter().map(|scene| scene.id.clone()).collect());
    assert_eq!(read.text.len(), text.len());
    (ids, mistakes(text, &read))
}

#[track_caller]
fn check(text: &str, ids: &[&str], expected: &[&str]) {
    let (found, mistakes) = scenes(text);
    assert_eq!(mistakes, expected, "{text}");
    assert_eq!(found.unwrap_or_default(), ids, "{text}");
}

#[test]
fn brackets() {
    check(
        "(title: \"t\",\n scenes: [(id: \"a\"),\n (id: \"b\")",
        &["a", "b"],
        &["1:1 syntax this `(` is never closed", "2:10 syntax this `[` is never closed"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", lines: [\"p\"), (id: \"b\")])",
        &["a", "b"],
        &["1:40 syntax this `[` is never closed"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", lines: [\"p\", turns: 3), (id: \"b\")])",
        &["a", "b"],
        &["1:40 syntax this `[` is never closed"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", turns: 1, (id: \"b\")])",
        &["b"],
        &["1:23 syntax this `(` is never closed"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", lines: [\"p\"), turns: 3)])",
        &["a"],
        &["1:44 syntax the `[` on line 1 is closed by `)`"],
    );
    check("(title: \"t\", scenes: [(id: \"a\")})", &["a"], &["1:32 syntax the `[` on line 1 is closed by `}`"]);
    check("(title: \"t\", scenes: [(id: \"a\")]))", &["a"], &["1:34 syntax this `)` closes nothing"]);
    check(
        "(title: \"t\", scenes: [(id: \"a\") ), (id: \"b\")])",
        &["a", "b"],
        &["1:33 syntax this `)` closes nothing"],
    );
    check("(title: \"t\") (id: 3)", &[], &["1:14 syntax something stands here after the last closing bracket"]);
}

#[test]
fn commas_and_colons() {
    check(
        "(title: \"t\"\nscenes: [(id: \"a\" ) (id: \"b\")])",
        &["a", "b"],
        &["1:12 syntax a comma is missing here", "2:20 syntax a comma is missing here"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\"),, (id: \"b\")])",
        &["a", "b"],
        &["1:33 syntax there is nothing before this comma"],
    );
    check(
        "(title \"t\", scenes = [(id: \"a\"); (id: \"b\")])",
        &["a", "b"],
        &[
            "1:7 syntax a colon is missing after `title`",
            "1:20 syntax `=` stands here instead of a colon",
            "1:32 syntax `;` stands here instead of a comma",
        ],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", turns: , lines: [])])",
        &["a"],
        &["1:39 syntax something is missing here"],
    );
    check(
        "(\"title\": \"t\", scenes: [id: \"a\"])",
        &[],
        &[
            "1:2 syntax the name of a field stands without quotes",
            "1:25 syntax the field `id` stands in a list without brackets around it",
        ],
    );
}

#[test]
fn quotes_and_comments() {
    check(
        "(title: “t, u”, scenes: [(id: 'abc'), (id: \"b\")])",
        &["abc", "b"],
        &["1:9 syntax these are curly quotes", "1:31 syntax text does not stand in single quotes"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", lines: [\"one,\n \"two\"]), (id: \"b\")])",
        &["a", "b"],
        &["1:41 syntax this text is never closed"],
    );
    check("(title: \"t\", scenes: [(id: \"a\"), (id: \"b)])", &["a"], &["1:39 syntax this text is never closed"]);
    check("(title: \"t\", /* never\n scenes: [(id: \"a\")])", &["a"], &["1:14 syntax this comment is never closed"]);
    check(
        "(title: \"t\", scenes: [(id: \"a\", lines: [\"I said \"no\" twice\", \"p\"])])",
        &["a"],
        &["1:41 syntax there are quotes inside this text"],
    );
    check(
        "(title: \"t\", scenes: [(id: \"a\", lines: Hello there, you), (id: \"b\")])",
        &["a", "b"],
        &["1:40 syntax text needs quotes around it"],
    );
    check(
        "# note\n(title: \"t\",\u{A0}scenes: [])",
        &[],
        &["1:1 syntax a note does not begin with `#`", "2:13 syntax an unusual invisible space stands here"],
    );
    check(
        "#![enable(implicit_some)]\n(title: \"t\", scenes: [(id: \"a\")])",
        &["a"],
        &["1:1 syntax a file sets no extensions"],
    );
    check(
        "(title: \"t\u{1b}\", scenes: [(id: \"a\")])",
        &["a"],
        &["1:11 syntax an invisible control character (U+001B) stands here"],
    );
    check("", &[], &["1:1 syntax there is nothing in this file"]);
}

#[test]
fn the_same_twice() {
    check(
        "(title: \"t\",\n title: \"u\", scenes: [(id: \"a\", table: {\"k\": 1, \"k\": 2})])",
        &["a"],
        &[
            "2:2 duplicate-field the field `title` stands here a second time",
            "2:49 duplicate-key the entry `k` stands here a second time",
        ],
    );
}

#[test]
fn wrong_values() {
    let cases = [
        ("kind: 3", "33 unknown-field there is no field `kind` here"),
        ("mood: Fury", "39 unknown-word the word `Fury` cannot stand here"),
        ("mood: Calm", "39 wrong-type after the word `Calm` something in round brackets belongs"),
        ("mood: Nothing(2)", "39 wrong-type the word `Nothing` stands alone, without brackets"),
        ("mood: Anger(3)", "45 wrong-type fields with names are expected between these brackets"),
        ("mood: Anger()", "39 missing-field the field `by` is missing here"),
        ("mood: Calm(1, 2)", "47 wrong-count there are more values in these brackets than belong there"),
        (
            "mood: \"Calm\"",
            "39 wrong-type a single word without quotes was expected here, and a piece of text stands there",
        ),
        ("turns: 300", "40 out-of-range the number 300 is too large or too small here"),
        ("turns: 3.5", "40 wrong-type a whole number was expected here, and a number with a point stands there"),
        ("turns: \"3\"", "40 wrong-type a whole number was expected here, and a piece of text stands there"),
        ("lines: [5]", "41 wrong-type a piece of text in quotes was expected here, and a number stands there"),
        (
            "lines: \"p\"",
            "40 wrong-type a list in square brackets `[ ]` was expected here, and a piece of text stands there",
        ),
        (
            "table: [1]",
            "40 wrong-type entries in curly brackets `{ }` were expected here, and something in `[ ]` stands there",
        ),
        ("pair: (1)", "39 wrong-count 1 value stands here, and 2 belong there"),
        ("open: yes", "39 wrong-type `true` or `false` was expected here, and the word `yes` stands there"),
        ("weight: NaN", "41 out-of-range `NaN` is no number that can be used"),
        ("weight: 1e999", "41 out-of-range `1e999` is no number that can be used"),
        ("lines: [\"a\\q\"]", "43 bad-escape a backslash `\\` has a special meaning, and not before this character"),
        ("minutes: 61", "42 not-valid at most 60 minutes are possible"),
    ];
    for (field, expected) in cases {
        let text = format!("(title: \"t\", scenes: [(id: \"a\", {field}), (id: \"b\")])");
        check(&text, &["a", "b"], &[&format!("1:{expected}")]);
    }
}

#[test]
fn a_loss_is_not_reported_twice() {
    check(
        "(title: \"t\", scenes: [(id: 5), (id: \"b\"), (idd: \"c\"), (lines: [])])",
        &["b"],
        &[
            "1:28 wrong-type a piece of text in quotes was expected here, and a number stands there",
            "1:44 unknown-field there is no field `idd` here",
            "1:55 missing-field the field `id` is missing here",
        ],
    );
    let (value, mistakes) = scenes("(title: 5, scenes: [(id: \"a\", turns: -1)])");
    assert_eq!(value, None);
    assert_eq!(mistakes.len(), 2);
}

#[test]
fn positions_are_those_of_what_was_read() {
    let text = "(title: \"t\", scenes: [(id: 5), @, (id: \"b\"), [], (id: \"c\")])";
    let read: Read<Play> = read(text);
    let root = read.syntax.root.expect("a tree");
    let place = |at| root.at(&[Seg::Field("scenes"), Seg::Index(at), Seg::Field("id")]).map(|id| id.span.of(text));
    assert_eq!((place(0), place(1), place(2)), (Some("\"b\""), Some("\"c\""), None));
    assert_eq!(read.value.map(|play| play.scenes.len()), Some(2));
}

#[test]
fn wrong_names_before_brackets_hide_nothing() {
    check(
        "Pay(title: \"t\", scenes: [Sene(id: \"a\"), (id: \"b\", turns: -1)])",
        &["a", "b"],
        &[
            "1:1 wrong-name `Pay` stands here instead of `Play`",
            "1:26 wrong-name `Sene` stands here instead of `Scene`",
            "1:58 out-of-range the number -1 is too large or too small here",
        ],
    );
}

#[test]
fn help_names_the_likely_word() {
    let read: Read<Play> = read("(titel: \"t\")");
    assert_eq!(
        read.errors[0].help.as_deref(),
        Some("Did you mean `title`? Fields that can stand here: `title`, `scenes`.")
    );
    assert_eq!(suggest("phone", &["Chat", "Phone"]).as_deref(), Some("Phone"));
    assert_eq!(suggest("kid", &["id", "kind"]).as_deref(), Some("id"));
    assert_eq!(suggest("weather", &["id", "kind"]), None);
}

#[test]
fn limits() {
    let deep = "[".repeat(100_000);
    let tree = parse(&deep);
    assert_eq!(tree.errors.len(), 1);
    assert_eq!((tree.errors[0].code, tree.errors[0].span), ("too-deep", Span::new(128, 129)));
    let long = " ".repeat(read::BYTES_MAX + 1);
    assert_eq!(read::<Play>(&long).errors[0].code, "too-large");
    let many = format!("(title: \"t\", scenes: [{}])", "(id: 5),".repeat(200));
    let read: Read<Play> = read(&many);
    assert_eq!(
        (read.errors.len() < 110, read.errors.last().map(|e| e.code), read.value),
        (true, Some("too-many"), None)
    );
}

/// What makes naive readers slow: each grows with the square of its length there.
#[test]
fn time_is_linear() {
    for unit in [
        "\\\"",
        "\"a\n\\\"",
        "r#\"",
        "r##\"a\n",
        "/*",
        "/* */ /*",
        "'",
        "’,",
        "#![",
        "\"))",
        "a:1,",
        "\"a\"b,",
        "a-b",
        "(a:",
        ")",
        "/**/",
        "((",
        "\"\"\"",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let _ = parse(&text);
        let _ = parse(&format!("({text}"));
    }
    let _ = format(&format!("[{}]", "/**/".repeat(50_000)));
}

#[test]
fn bytes_that_are_no_text() {
    assert_eq!(decode("ä".as_bytes()).as_deref(), Ok("ä"));
    let error = decode(b"a\n\xc3\xa4\xff").expect_err("not UTF-8");
    assert_eq!((error.line, error.column), (2, 2));
    assert!(decode(&[0xFF, 0xFE, 40, 0]).expect_err("UTF-16").message.contains("UTF-16"));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    check(
        "\u{FEFF}(title: \"t\", scenes: [(id: 5)])",
        &[],
        &["1:28 wrong-type a piece of text in quotes was expected here, and a number stands there"],
    );
}

#[test]
fn ways_through_the_tree() {
    let text = "(a: Some([1, (b: 2)]), c: Composed(d: 3), e: {\"k\": X(f: 4)}, g: Wrap((h: 5)))";
    let root = parse(text).root.expect("a tree");
    let at = |path: &[Seg<'_>]| root.at(path).map(|node| node.span.of(text));
    assert_eq!(at(&[Seg::Field("a"), Seg::Index(1), Seg::Field("b")]), Some("2"));
    assert_eq!(at(&[Seg::Field("c"), Seg::Field("d")]), Some("3"));
    assert_eq!(at(&[Seg::Field("e"), Seg::Key("k"), Seg::Field("f")]), Some("4"));
    assert_eq!(at(&[Seg::Field("g"), Seg::Field("h")]), Some("5"));
    assert_eq!(at(&[Seg::Field("a"), Seg::Index(2)]), None);
    assert_eq!(at(&[Seg::Index(0), Seg::Index(0)]), Some("1"));
}

#[test]
fn edits() {
    let text = "(\n    title: \"t\", // the title\n    scenes: [\n        (id: \"a\"), // first\n        // about b\n        (id: \"b\", lines: [\"p\"])\n    ],\n    tags: [],\n)\n";
    let tree = parse(text);
    let scenes = Seg::Field("scenes");
    let swap = |from: &str, to: &str| Ok(text.replacen(from, to, 1));
    assert_eq!(set_field(text, &tree, &[Seg::Field("title")], "\"u\""), swap("\"t\"", "\"u\""));
    assert_eq!(
        insert_field(text, &tree, &[Seg::Field("channel")], "Phone"),
        swap("tags: [],\n", "tags: [],\n    channel: Phone,\n")
    );
    assert_eq!(
        insert_field(text, &tree, &[scenes, Seg::Index(0), Seg::Field("n")], "1"),
        swap("(id: \"a\")", "(id: \"a\", n: 1)")
    );
    assert_eq!(
        insert_item(text, &tree, &[scenes, Seg::Index(0)], "(id: \"x\")"),
        swap("[\n", "[\n        (id: \"x\"),\n")
    );
    assert_eq!(
        insert_item(text, &tree, &[scenes, Seg::Index(1)], "(id: \"x\")"),
        swap("// first\n", "// first\n        (id: \"x\"),\n")
    );
    assert_eq!(
        insert_item(text, &tree, &[scenes, Seg::Index(2)], "(\n    id: \"x\",\n)"),
        swap("[\"p\"])\n", "[\"p\"]),\n        (\n            id: \"x\",\n        ),\n")
    );
    assert_eq!(
        insert_item(text, &tree, &[Seg::Field("tags"), Seg::Index(0)], "\"x\""),
        swap("tags: []", "tags: [\"x\"]")
    );
    let lines = [scenes, Seg::Index(1), Seg::Field("lines")];
    assert_eq!(remove(text, &tree, &lines), swap(", lines: [\"p\"]", ""));
    assert_eq!(remove(text, &tree, &[scenes, Seg::Index(0)]), swap("        (id: \"a\"), // first\n", ""));
    assert_eq!(remove(text, &tree, &[Seg::Field("title")]), swap("    title: \"t\", // the title\n", ""));
    assert_eq!(remove(text, &tree, &[scenes, Seg::Index(1), Seg::Field("id")]), swap("id: \"b\", ", ""));
    assert_eq!(insert_field(text, &tree, &[Seg::Field("title")], "1"), Err(syntax::EditError::AlreadyThere));
    assert_eq!(set_field(text, &tree, &[Seg::Field("title")], "1, 2"), Err(syntax::EditError::NotAValue));
    assert_eq!(set_field(text, &tree, &[Seg::Field("title")], "1 // c"), Err(syntax::EditError::NotAValue));
    assert_eq!(remove(text, &tree, &[Seg::Field("none")]), Err(syntax::EditError::NoSuchPlace));
}

#[test]
fn layout() {
    let long = "x".repeat(60);
    let text = format!(
        "\u{FEFF}// head\r\n(title:\"t\",a : [ 1,2 , 3, ], // one\r\n\r\n\r\n// lead\nb: [ // none\n ], c: Some ( {{ }} ) /* odd */ , d: (long: \"{long}\", other: [\"{long}\"]))"
    );
    let expected = format!(
        "// head\n(\n    title: \"t\",\n    a: [1, 2, 3], // one\n\n    // lead\n    b: [ // none\n    ],\n    c: Some({{}}), /* odd */\n    d: (\n        long: \"{long}\",\n        other: [\"{long}\"],\n    ),\n)\n"
    );
    assert_eq!(format(&text), Ok(expected));
    assert_eq!(format("[1,\n2]"), Ok("[1, 2]\n".to_owned()));
    assert!(format("[1 2]").is_err());
}

/// A RON text with all kinds of values, odd spaces and comments.
fn ron() -> impl Strategy<Value = String> {
    let space = prop_oneof![6 => Just(""), 3 => Just(" "), 1 => Just("\n"), 1 => Just("\n\n\n "), 1 => Just(" // c\n"), 1 => Just("\n// d \r\n"), 1 => Just("/* e */"), 1 => Just("\n/* f\n /*g*/ */ ")];
    let leaf = prop_oneof![
        Just("\"a \\\" b\""),
        Just("\"two\n  lines\""),
        Just("r#\"raw \" x\"#"),
        Just("5"),
        Just("-1.5e3"),
        Just("1..=5"),
        Just("0xFF_u8"),
        Just("'c'"),
        Just("'\\''"),
        Just("true"),
        Just("Phone"),
        Just("b\"x\""),
        Just("()"),
        Just("r#odd-name"),
        Just("\"ünïcödé text that is rather long for one line\""),
    ]
    .prop_map(str::to_owned);
    leaf.prop_recursive(5, 60, 5, move |inner| {
        let padded = (space.clone(), inner, space.clone(), space.clone())
            .prop_map(|(a, value, b, c)| [a.to_owned(), value, b.to_owned(), c.to_owned()]);
        let shapes = prop::sample::select(vec![("(", ")"), ("[", "]"), ("{", "}"), ("Some (", ")"), (" (", ")")]);
        (prop::collection::vec(padded, 0..5), shapes, any::<bool>()).prop_map(|(items, (open, close), comma)| {
            let mut text = open.to_owned();
            for (at, [before, value, behind, last]) in items.iter().enumerate() {
                let label = match open {
                    "(" => format!("field_{at}{last}:"),
                    "{" => format!("\"k{at}\" :"),
                    _ => String::new(),
                };
                let comma = if comma || at + 1 < items.len() { "," } else { "" };
                let _ = write!(text, "{before}{label}{last}{value}{behind}{comma}{last}");
            }
            text + close
        })
    })
}

/// A RON text with some bytes changed.
fn damaged() -> impl Strategy<Value = String> {
    let change = (
        any::<Index>(),
        0..3_usize,
        prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "“", "x", "=", ";", "#", "/*", "\\", "\n", " ", "\u{0}",
            "1e999",
        ]),
    );
    (ron(), prop::collection::vec(change, 1..6)).prop_map(|(mut text, changes)| {
        for (at, kind, piece) in changes {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.ceil_char_boundary(start + 1).min(text.len()).max(start);
            match kind {
                0 => text.insert_str(start, piece),
                1 => text.replace_range(start..end, piece),
                _ => text.replace_range(start..end, ""),
            }
        }
        text
    })
}

fn any_text() -> impl Strategy<Value = String> {
    let bytes =
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let marks = prop::collection::vec(prop::sample::select(b"()[]{},:\"'\\/*#=; \nab1r".to_vec()), 0..80);
    prop_oneof![bytes, marks.prop_map(|marks| String::from_utf8_lossy(&marks).into_owned()), damaged()]
}

/// Every value lies in the one around it, in order.
fn spans_nest(node: &Node, text: &str) -> bool {
    let Some(group) = node.group() else {
        return text.get(node.span.start..node.span.end).is_some_and(|t| !t.is_empty());
    };
    let mut at = group.open + 1;
    group.items.iter().all(|item| {
        let span = item.span();
        let sound = at <= span.start && span.end <= node.span.end && spans_nest(&item.value, text);
        at = span.end;
        sound
    }) && group.close.is_none_or(|close| at <= close && close + 1 == node.span.end)
}

/// The places of all items and values.
fn stretches(node: &Node) -> Vec<Span> {
    let items = node.group().into_iter().flat_map(|group| &group.items);
    let inner = items.flat_map(|item| std::iter::once(item.span()).chain(stretches(&item.value)));
    std::iter::once(node.span).chain(inner.collect::<Vec<_>>()).collect()
}

/// The text without space, comments, and commas before a closing bracket, by a way of its own.
fn tokens(text: &str) -> String {
    let tree = parse(text);
    let mut out = String::new();
    fn walk(node: &Node, text: &str, out: &mut String) {
        match &node.kind {
            Kind::Scalar(_) => out.push_str(node.span.of(text)),
            Kind::Group(group) => {
                out.push_str(group.name.as_ref().map_or("", |name| name.span.of(text)));
                out.push(group.bracket.open());
                for item in &group.items {
                    if let Some(label) = &item.label {
                        let _ = write!(out, "{}:", label.span.of(text));
                    }
                    walk(&item.value, text, out);
                    out.push(',');
                }
                out.push(group.bracket.close());
            }
        }
    }
    if let Some(root) = &tree.root {
        walk(root, text, &mut out);
    }
    out
}

fn comments(text: &str) -> Vec<usize> {
    ["// c", "// d", "/* e */", "/* f", "/*g*/"].iter().map(|comment| text.matches(comment).count()).collect()
}

/// All ways to a value.
fn paths(node: &Node, path: Vec<usize>, all: &mut Vec<Vec<usize>>) {
    for (at, item) in node.group().into_iter().flat_map(|group| &group.items).enumerate() {
        let mut path = path.clone();
        path.push(at);
        all.push(path.clone());
        paths(&item.value, path, all);
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_is_read(text in any_text()) {
        let tree = parse(&text);
        prop_assert!(tree.root.is_some() || !tree.errors.is_empty());
        prop_assert!(tree.errors.iter().all(|error| text.get(error.span.start..error.span.end).is_some()));
        let mended = tree.mend(&text);
        prop_assert_eq!(mended.len(), text.len());
        prop_assert_eq!(mended.matches('\n').count(), text.matches('\n').count());
        if let Some(root) = &tree.root {
            prop_assert!(spans_nest(root, &mended));
            // The tree is the tree of the mended text.
            let complete = tree.complete(&mended);
            let again = parse(&complete);
            prop_assert_eq!(&again.errors, &vec![]);
            if complete.len() == mended.len() && !text.contains(['“', '\0']) {
                prop_assert_eq!(again.root.as_ref().map(stretches), Some(stretches(root)));
            }
        }
        let read: Read<ron::Value> = read(&text);
        prop_assert!(read.value.is_some() || !read.errors.is_empty());
    }

    #[test]
    fn sound_text_has_no_mistakes(text in ron()) {
        let tree = parse(&text);
        prop_assert_eq!(&tree.errors, &vec![]);
        prop_assert_eq!(tree.mend(&text), text);
    }

    #[test]
    fn layout_keeps_all_and_is_stable(text in ron()) {
        let once = format(&text).expect("sound");
        prop_assert_eq!(tokens(&once), tokens(&text));
        prop_assert_eq!(comments(&once), comments(&text));
        prop_assert_eq!(format(&once).expect("sound"), once.clone());
        prop_assert!(once.ends_with('\n') && !once.contains("\n\n\n\n"));
    }

    #[test]
    fn edits_leave_other_bytes_alone(text in ron(), pick in any::<Index>()) {
        let tree = parse(&text);
        let root = tree.root.as_ref().expect("sound");
        let mut all = Vec::new();
        paths(root, Vec::new(), &mut all);
        let plain = |path: &[usize]| path.iter().map(|at| Seg::Index(*at)).collect::<Vec<_>>();
        // Wrappers are looked through, so that not every path of positions leads to its own value.
        all.retain(|path| root.at(&plain(path)).is_some());
        if !all.is_empty() {
            let path = plain(&all[pick.index(all.len())]);
            let span = root.at(&path).expect("there").span;
            let set = set_field(&text, &tree, &path, "Newly").expect("set");
            let mut expected = text.clone();
            expected.replace_range(span.start..span.end, "Newly");
            prop_assert_eq!(set, expected);
            let removed = remove(&text, &tree, &path).expect("removed");
            prop_assert!(removed.len() < text.len());
            prop_assert_eq!(&parse(&removed).errors, &vec![]);
            let same = removed.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
            prop_assert!(text.ends_with(removed.get(same..).unwrap_or_default()));
            if let Ok(inserted) = insert_item(&text, &tree, &path, "Newly") {
                prop_assert_eq!(&parse(&inserted).errors, &vec![]);
                prop_assert_eq!(inserted.replacen("Newly", "", 1).replace([',', ' ', '\n', '\r'], ""), text.replace([',', ' ', '\n', '\r'], ""));
                prop_assert_eq!(tokens(&inserted).replacen("Newly,", "", 1), tokens(&text));
            }
        }
    }

    #[test]
    fn places_agree_with_counting(text in "[aä\r\n\u{1F600} ]{0,40}", at in any::<Index>()) {
        let index = LineIndex::new(&text);
        let at = text.floor_char_boundary(at.index(text.len() + 1));
        let (before, _) = text.split_at(at);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
        prop_assert_eq!(index.place(at), (line, column));
        prop_assert_eq!(index.offset(line, column), at);
        let naive = text.split('\n').nth(line - 1).map(|line| line.strip_suffix('\r').unwrap_or(line));
        prop_assert_eq!(Some(index.source_line(line)), naive);
        prop_assert_eq!(index.lines(), 1 + text.matches('\n').count());
    }
}

#[test]
fn kinds_of_values() {
    let text = "[\"a\", r\"b\", b\"c\", 'd', 5, true, Word]";
    let root = parse(text).root.expect("a tree");
    let kinds: Vec<&Kind> = root.group().expect("a list").items.iter().map(|item| &item.value.kind).collect();
    let expected =
        [Scalar::Text, Scalar::RawText, Scalar::Bytes, Scalar::Char, Scalar::Number, Scalar::Bool, Scalar::Word];
    assert_eq!(kinds, expected.map(Kind::Scalar).iter().collect::<Vec<_>>());
}
