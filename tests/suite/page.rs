//! The debrief as a page: well-formed, alone, in order, and safe whatever stands in a file. Conversations are real ones: the
//! best, the worst, one that stopped in the middle.

use std::sync::LazyLock;

use unruffled::debrief::{Debrief, curly, exchanges};
use unruffled::engine::code::code_of;
use unruffled::engine::notes::{Mode, Notes, Sure};
use unruffled::engine::{Attempt, Deal, Replay, Taken};
use unruffled::exchange::html::{Report, page};
use unruffled::scenario::Scenario;
use unruffled::scenario::new::TEMPLATE;
use unruffled::solve::{Budget, Going, Grades, solve};

use crate::support;

/// A conversation that was had, and all that is known of it.
pub(super) struct Had {
    pub(super) scenario: Scenario,
    pub(super) replay: Replay,
    grades: Grades,
    pub(super) code: String,
}

impl Had {
    fn of(scenario: Scenario, deal: Deal, taken: &[Taken], grades: impl FnOnce(&Replay) -> Grades) -> Self {
        let mut replay = Replay::start(&scenario, deal);
        for taken in taken {
            replay.push(&scenario, taken).unwrap();
        }
        let mut attempt = Attempt::new(&scenario, deal.seed);
        attempt.taken = replay.taken();
        Self { code: code_of(&attempt), grades: grades(&replay), scenario, replay }
    }

    fn page(&self, notes: &Notes) -> String {
        let debrief = Debrief::of(&self.scenario, &self.replay, Some(&self.grades));
        page(&Report {
            scenario: &self.scenario,
            replay: &self.replay,
            debrief: &debrief,
            notes,
            mode: Some(Mode::Assessment),
            day: Some(20_779),
            history: &[],
            given: 1,
            code: &self.code,
            name: &self.scenario.id,
        })
    }
}

/// The best, the worst and the first half of one conversation.
pub(super) fn conversations() -> &'static [Had; 3] {
    static MADE: LazyLock<[Had; 3]> = LazyLock::new(|| {
        let scenario = support::scenario("second_kettle");
        let deal = Deal::new(&scenario, 7);
        let solved = solve(&scenario, deal, &Budget::of(&scenario), &mut |_| Going::On);
        let (best, worst) = (solved.best.clone().unwrap().taken, solved.worst.clone().unwrap().taken);
        [&best[..], &worst[..], &worst[..worst.len() / 2]].map(|taken| {
            let scenario = support::scenario("second_kettle");
            Had::of(scenario.clone(), deal, taken, |replay| solved.grades(&scenario, replay).unwrap())
        })
    });
    &MADE
}

/// An element as it was read: its name, its attributes, and where it stands among all.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// All text in it, elements inside included.
    pub(super) text: String,
}

impl Element {
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Reads a page more strictly than any browser: everything closes in order, every attribute is quoted and there once, every
/// `&` is one of the five known names or a number. Elements stand in the order in which they open.
pub(super) fn read(page: &str) -> Vec<Element> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a page of HTML");
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, next) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            assert!(!open.is_empty() || text.trim().is_empty(), "text outside: {text}");
            for at in &open {
                all[*at].text.push_str(&plain(text));
            }
            rest = next;
            continue;
        };
        // No `>` stands in a value: it is escaped there.
        let (tag, next) = tag.split_once('>').expect("a tag closes");
        rest = next;
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().expect("what closes was open");
            assert_eq!(all[last].name, name, "closed in order");
            continue;
        }
        let (tag, empty) = tag.strip_suffix(" /").map_or((tag, false), |tag| (tag, true));
        let (name, mut values) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "<{tag}>");
        let mut attributes: Vec<(String, String)> = Vec::new();
        while !values.is_empty() {
            let (key, value) = values.split_once("=\"").unwrap_or_else(|| panic!("quoted: <{tag}>"));
            let (value, next) = value.split_once('"').unwrap_or_else(|| panic!("quotes close: <{tag}>"));
            assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "<{tag}>");
            assert!(attributes.iter().all(|(known, _)| known != key), "{key} once: <{tag}>");
            attributes.push((key.to_owned(), plain(value)));
            values = next.trim_start();
        }
        all.push(Element { name: name.to_owned(), attributes, text: String::new() });
        if !empty {
            open.push(all.len() - 1);
        }
        if name == "style" {
            let (sheet, next) = rest.split_once("</style>").expect("the style closes");
            all.last_mut().unwrap().text = sheet.to_owned();
            open.pop();
            rest = next;
        }
    }
    assert!(open.is_empty(), "everything closes");
    all
}

/// A text with its escapes undone.
fn plain(text: &str) -> String {
    let mut made = String::new();
    let mut parts = text.split('&');
    made.push_str(parts.next().unwrap());
    for part in parts {
        let (name, after) = part.split_once(';').unwrap_or_else(|| panic!("an escape ends: &{part}"));
        let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("#39", '\'')];
        made.push(known.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("&{name};")).1);
        made.push_str(after);
    }
    made
}

/// All text of a page.
pub(super) fn text_of(elements: &[Element]) -> &str {
    &elements.iter().find(|element| element.name == "body").unwrap().text
}

/// A person's words as a page shows them, and as they can be looked for wherever lines break.
pub(super) fn bare_words(text: &str) -> String {
    let text = curly(text).replace('*', "");
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What both sides said in a conversation, and what was thought.
pub(super) fn quotes(had: &Had) -> Vec<String> {
    let turns = exchanges(&had.scenario, &had.replay);
    turns.into_iter().flat_map(|turn| [turn.line, turn.said, turn.reaction, turn.thought]).collect()
}

#[test]
fn every_page_is_well_formed_and_stands_alone() {
    for had in conversations() {
        let written = had.page(&Notes::default());
        let all = read(&written);
        let first = |name: &str| all.iter().find(|element| element.name == name).unwrap();
        assert_eq!(first("html").get("lang"), Some("en"));
        assert_eq!(first("title").text, format!("{} · debrief", had.scenario.title));
        assert_eq!(all.iter().filter(|element| element.name == "style").count(), 1);
        stands_alone(&all);
        for svg in all.iter().filter(|element| element.name == "svg" && element.get("viewBox").is_none()) {
            assert!(
                svg.get("role") == Some("img") && svg.get("aria-label").is_some_and(|label| label.contains("anger"))
            );
        }
        assert_eq!(written, had.page(&Notes::default()), "the same bytes twice");
    }
}

/// Nothing is loaded, nothing is started, and every link leads within the page.
pub(super) fn stands_alone(all: &[Element]) {
    let first = |name: &str| all.iter().find(|element| element.name == name).unwrap();
    let policy = all.iter().find(|element| element.get("http-equiv") == Some("Content-Security-Policy"));
    assert!(
        policy.and_then(|policy| policy.get("content")).is_some_and(|policy| policy.starts_with("default-src 'none'"))
    );
    let known: Vec<&str> = all.iter().filter_map(|element| element.get("id")).collect();
    for (at, id) in known.iter().enumerate() {
        assert!(!known[..at].contains(id), "{id} once");
    }
    for element in all {
        let loads =
            ["script", "link", "img", "iframe", "object", "embed", "video", "audio", "base", "form", "use", "image"];
        assert!(!loads.contains(&element.name.as_str()), "<{}>", element.name);
        for (key, value) in &element.attributes {
            assert!(!key.starts_with("on") && key != "src" && key != "style", "{key}=\"{value}\"");
            let inside = value.strip_prefix('#').is_some_and(|id| known.contains(&id));
            assert!(key != "href" || inside, "a link leads within the page: {value}");
        }
    }
    let sheet = &first("style").text;
    for word in ["url(", "@import", "//", "@font-face", "expression("] {
        assert!(!sheet.contains(word), "the style names \"{word}\"");
    }
}

#[test]
fn headings_lead_through_the_page_in_order() {
    for had in conversations() {
        let page = read(&had.page(&Notes::default()));
        let headings =
            page.iter().filter(|element| ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&element.name.as_str()));
        let headings: Vec<(usize, &str)> = headings.map(|h| (h.name[1..].parse().unwrap(), h.text.as_str())).collect();
        assert_eq!(headings.iter().filter(|(level, _)| *level == 1).count(), 1);
        assert_eq!(headings[0].0, 1);
        for pair in headings.windows(2) {
            assert!(pair[1].0 <= pair[0].0 + 1, "{pair:?}");
        }
        assert!(headings.iter().all(|(_, text)| !text.trim().is_empty()));
        let titles: Vec<&str> = headings.iter().filter(|(level, _)| *level == 2).map(|(_, text)| *text).collect();
        let over = had.replay.state.is_over();
        let mut expected =
            vec!["In short", "What happened next", "How they felt", "What was said", titles[titles.len() - 7]];
        expected.extend([
            "What they really wanted",
            "The steps",
            "Pitfalls",
            "One thing to practise",
            "How to read this",
        ]);
        expected.push("The code of this attempt");
        expected.retain(|title| over || *title != "What happened next");
        assert_eq!(titles, expected);
        let turns = had.replay.turns.len();
        let said: Vec<&Element> = page.iter().filter(|element| element.name == "article").collect();
        assert_eq!(said.len(), turns, "every turn stands once");
    }
}

#[test]
fn a_page_tells_all_that_the_debrief_knows() {
    for had in conversations() {
        let page = read(&had.page(&Notes::default()));
        let text = squeezed(text_of(&page));
        let over = had.replay.state.is_over();
        for quote in quotes(had) {
            assert!(text.contains(&bare_words(&quote)), "\"{quote}\"");
        }
        let debrief = Debrief::of(&had.scenario, &had.replay, Some(&had.grades));
        assert_eq!(text.contains(&bare_words(&debrief.want)), over, "the want is told when it is over");
        for words in
            [had.scenario.customer.name.as_str(), "22 November 2026", "Assessment", "hiring", env!("CARGO_PKG_VERSION")]
        {
            assert!(text.contains(&squeezed(words)), "{words}");
        }
        assert!(text.contains(&squeezed(&format!("unruffled play second_kettle --code {}", had.code))));
        let (points, most) = debrief.step_points();
        assert!(text.contains(&squeezed(&format!("{points} of {most} points"))));
        for step in &had.scenario.playbook.steps {
            assert!(text.contains(&squeezed(&step.title)), "{}", step.title);
        }
        for turn in debrief.what_if.iter().filter(|turn| turn.spoken) {
            assert!(text.contains(&bare_words(&turn.said)), "what would have followed: {}", turn.said);
        }
        let rules = exchanges(&had.scenario, &had.replay).into_iter().flat_map(|turn| turn.notes);
        for (id, note) in rules {
            assert!(text.contains(&squeezed(&note)), "{id}");
        }
        let stars = debrief.outcome.and_then(|outcome| outcome.stars);
        let drawn = page.iter().filter(|element| element.get("class") == Some("full")).count();
        assert_eq!(drawn, usize::from(stars.unwrap_or(0)));
        let lines: Vec<&str> = page.iter().filter(|e| e.name == "polyline").map(|e| e.get("points").unwrap()).collect();
        let talk = had.replay.turns.iter().filter(|turn| turn.from.ending().is_none()).count();
        assert_eq!(lines.len(), 4);
        assert!(lines.iter().all(|line| line.split(' ').count() == talk + 1));
    }
}

#[test]
fn notes_are_told_but_not_how_hot_they_were() {
    let [_, had, _] = conversations();
    let mut notes = Notes::default();
    notes.turn_mut(1).proud = true;
    notes.turn_mut(2).take_back = true;
    notes.turn_mut(2).sure = Some(Sure::Sure);
    notes.turn_mut(3).sure = Some(Sure::NotSure);
    notes.turn_mut(3).own_words = "I would have <asked> her & waited".to_owned();
    // Turns that were never taken leave no trace.
    notes.turn_mut(99).own_words = "never said".to_owned();
    let page = had.page(&notes);
    let all = read(&page);
    let text = text_of(&all);
    for words in [
        "You are proud of",
        "It showed “",
        "You would take back",
        "How sure you were",
        "Sure once, and it ",
        "Not sure once, and it ",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("never said"));
    (notes.hot_before, notes.hot_after) = (Some(5), Some(1));
    notes.turn_mut(3).own_words.clear();
    assert_eq!(had.page(&notes), page, "how hot it made them and their own words are private");
    let without = had.page(&Notes::default());
    assert!(!without.contains("How sure you were"));
}

#[test]
fn whatever_stands_in_a_file_stays_a_text() {
    let long = "Donaudampfschifffahrt".repeat(40);
    let nasty = format!("</p></style><script>alert('x')</script> & \\\"q\\\" ]]> <!-- שלום \u{202E}evil 👩‍👩‍👧 {long}");
    let text = TEMPLATE
        .replace("It came in two pieces", &nasty)
        .replace("Ida Brandt", "Ida <b>& 'Brandt'")
        .replace("In two pieces, and your sister's evening is tonight. Have I got that right?", &nasty)
        .replace("You have. I don't know what I'm going to put on that table.", &nasty)
        .replace("She wants a lamp that is not broken, today.", &nasty);
    let scenario = support::scenario_from(&text);
    let say_back: Vec<Taken> = vec!["2".parse().unwrap()];
    let deal = Deal::new(&scenario, 1);
    let solved = solve(&scenario, deal, &Budget::of(&scenario), &mut |_| Going::On);
    let had = Had::of(scenario.clone(), deal, &say_back, |replay| solved.grades(&scenario, replay).unwrap());
    let page = had.page(&Notes::default());
    let all = read(&page);
    let shown = format!("</p></style><script>alert('x')</script> & “q” ]]> <!-- שלום evil 👩‍👩‍👧 {long}");
    assert!(text_of(&all).contains(&shown), "every letter is there, and turns nothing");
    assert!(all.iter().any(|element| element.name == "h1" && element.text.contains(&shown)));
    assert!(all.iter().any(|element| element.name == "dd" && element.text == "Ida <b>& 'Brandt'"));
    assert!(
        all.iter().all(|element| element.name != "script" && element.name != "b" || element.get("class").is_none())
    );
    assert!(!all.iter().any(|element| element.name == "script"));
    let said = all.iter().find(|element| element.get("class") == Some("said")).unwrap();
    assert_eq!(said.get("dir"), Some("auto"), "each text has a direction of its own");
}

/// The page has the window's colours; only the paper has its own.
#[cfg(feature = "app")]
#[test]
fn a_page_has_the_colours_of_the_theme() {
    use unruffled::app::theme::Theme;
    let sheet = support::text_of("assets/debrief.css");
    let screen = sheet.split("@page").next().unwrap();
    let (light, dark) = screen.split_once("prefers-color-scheme: dark").unwrap();
    for (part, theme) in [(light, Theme::get(false)), (dark, Theme::get(true))] {
        let [anger, trust, heard, patience] = theme.lines;
        let roles = [
            ("ground", theme.ground),
            ("surface", theme.surface),
            ("line", theme.line),
            ("edge", theme.edge),
            ("text", theme.text),
            ("quiet", theme.quiet_text),
            ("accent", theme.accent),
            ("good", theme.good),
            ("caution", theme.caution),
            ("bad", theme.bad),
            ("anger", anger),
            ("trust", trust),
            ("heard", heard),
            ("patience", patience),
        ];
        for (role, color) in roles {
            let [r, g, b, _] = color.to_array();
            assert!(part.contains(&format!("--{role}: #{r:02x}{g:02x}{b:02x};")), "--{role}, dark: {}", theme.dark);
        }
        assert_eq!(part.matches("#").count(), roles.len(), "no other colour");
    }
}
