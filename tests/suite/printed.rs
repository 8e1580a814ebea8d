//! From the outside: the page that `unruffled export --to html` writes, opened in Chromium without a display, seen and printed
//! to PDF on both papers. Where Chromium or poppler-utils is not installed the test says what it skipped, unless
//! UNRUFFLED_E2E=required, as CI sets it.
//!
//! Its pictures are those of the README: `UNRUFFLED_PICTURES=docs/pictures cargo test --test suite readme_pictures`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use image::{Rgba, RgbaImage, imageops};
use unruffled::debrief::exchanges;

use crate::cli::{path, unruffled};
use crate::page::{Had, bare_words, conversations, quotes};
use crate::support;

/// Programs that the test needs: the first opens and prints the page, the others read the print.
const NEEDED: &[&str] = &["chromium", "pdftotext", "pdftoppm", "timeout"];

fn is_there(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// Chromium with nothing of its owner's, and with the program's fonts among those that are installed.
pub(super) struct Browser {
    home: tempfile::TempDir,
}

impl Browser {
    /// A browser, where one is installed.
    pub(super) fn if_there() -> Option<Self> {
        let missing: Vec<&str> = NEEDED.iter().copied().filter(|program| !is_there(program)).collect();
        if missing.is_empty() {
            return Some(Self::new());
        }
        assert!(std::env::var("UNRUFFLED_E2E").as_deref() != Ok("required"), "{missing:?} must be installed here");
        println!("skipped: a page in a browser needs {missing:?}");
        None
    }

    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let fonts = home.path().join("data/fonts");
        std::fs::create_dir_all(&fonts).unwrap();
        for entry in std::fs::read_dir(support::path("assets/fonts")).unwrap() {
            let font = entry.unwrap().path();
            if font.extension().is_some_and(|ending| ending == "ttf") {
                std::fs::copy(&font, fonts.join(font.file_name().unwrap())).unwrap();
            }
        }
        Self { home }
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn open(&self, page: &Path, arguments: &[String]) {
        let done = Command::new("timeout")
            .args(["60", "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", path(&self.file("profile"))))
            .args(arguments)
            .arg(format!("file://{}", path(page)))
            .env("XDG_DATA_HOME", self.file("data"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    pub(super) fn see(&self, page: &Path, [width, height]: [u32; 2]) -> RgbaImage {
        let picture = self.file("seen.png");
        let size = format!("--window-size={width},{height}");
        self.open(page, &[size, format!("--screenshot={}", path(&picture))]);
        image::open(&picture).unwrap().to_rgba8()
    }

    /// Prints; gives the text of each sheet of paper.
    pub(super) fn print(&self, page: &Path, to: &Path) -> Vec<String> {
        self.open(page, &["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", path(to))]);
        let read = Command::new("pdftotext").args(["-layout", path(to), "-"]).output().unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        let text = String::from_utf8(read.stdout).unwrap();
        text.split('\u{c}').filter(|sheet| !sheet.trim().is_empty()).map(str::to_owned).collect()
    }
}

fn export(had: &Had, to: &Path) {
    let done = unruffled(&["export", "second_kettle", "--to", "html", "--code", &had.code, "-o", path(to)]);
    assert_eq!(done.code, 0, "{}", done.err);
}

/// The lines of a sheet, without the one at its foot.
pub(super) fn lines(sheet: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = sheet.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let foot = lines.pop().unwrap();
    assert!(foot.contains("made for practice") && foot.contains(" of "), "the foot: {foot}");
    lines
}

#[test]
fn readme_pictures_of_the_page_as_a_browser_shows_and_prints_it() {
    let Some(browser) = Browser::if_there() else { return };
    let (page, a4, pdf) = (browser.file("page.html"), browser.file("a4.html"), browser.file("page.pdf"));
    for had in conversations() {
        export(had, &page);
        let text = std::fs::read_to_string(&page).unwrap();
        std::fs::write(&a4, text.replace("@page {", "@page { size: A4;")).unwrap();
        for paper in [&page, &a4] {
            let sheets = browser.print(paper, &pdf);
            assert!((3..=20).contains(&sheets.len()), "{} sheets", sheets.len());
            holds_all(&sheets, had);
            breaks_well(&sheets, had);
        }
    }
    let [_, worst, _] = conversations();
    export(worst, &page);
    let seen = browser.see(&page, [1280, 1000]);
    let phone = browser.see(&page, [500, 1600]);
    assert_ne!(seen.get_pixel(640, 700), &Rgba([255, 255, 255, 255]), "the page has its ground");
    assert_ne!(phone.get_pixel(250, 800), &Rgba([255, 255, 255, 255]), "on a phone, too");
    save(&seen, "page-screen");
    browser.print(&page, &pdf);
    save(&side_by_side(&sheets_of(&browser, &pdf, 3)), "page-printed");
}

/// Title, code and everything that was said are on paper, though folded on the screen.
fn holds_all(sheets: &[String], had: &Had) {
    let all: String = sheets.iter().flat_map(|sheet| lines(sheet)).collect::<String>();
    let all: String = all.chars().filter(|c| !c.is_whitespace()).collect();
    let mut expected = quotes(had);
    expected.extend([had.scenario.title.clone(), had.code.clone(), "What it did".to_owned()]);
    for words in expected {
        assert!(all.contains(&bare_words(&words)), "on paper: \"{words}\"");
    }
}

/// No turn is split and no heading stands alone at the end of a sheet.
fn breaks_well(sheets: &[String], had: &Had) {
    let of = |number: usize| format!("Reply {number}");
    for turn in exchanges(&had.scenario, &had.replay) {
        let last = bare_words(if turn.reaction.is_empty() { &turn.said } else { &turn.reaction });
        let whole = sheets.iter().any(|sheet| {
            let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let lines = lines(sheet);
            let head = lines
                .iter()
                .position(|line| *line == of(turn.number) || line.starts_with(&format!("{} ·", of(turn.number))));
            head.is_some_and(|at| squeezed(&lines[at..].concat()).contains(&last))
        });
        assert!(whole, "reply {} stands on one sheet", turn.number);
    }
    let headings = ["In short", "What happened next", "How they felt", "What was said", "The moment that turned it"];
    let more = ["What they really wanted", "The steps", "Pitfalls", "One thing to practise", "How to read this"];
    let verdicts = ["Done", "Late", "Partly", "Missed chance", "Did not come up", "The code of this attempt"];
    for sheet in sheets {
        let last = *lines(sheet).last().unwrap();
        let is_heading = headings.iter().chain(&more).chain(&verdicts).any(|heading| *heading == last);
        assert!(!is_heading, "\"{last}\" stands alone at the end of a sheet");
    }
}

/// The first sheets of a print as pictures.
pub(super) fn sheets_of(browser: &Browser, pdf: &Path, count: u8) -> Vec<RgbaImage> {
    let to = browser.file("sheet");
    let done =
        Command::new("pdftoppm").args(["-png", "-r", "80", "-l", &count.to_string(), path(pdf), path(&to)]).status();
    assert!(done.unwrap().success());
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(browser.home.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with("sheet-"));
    files.sort();
    files.iter().map(|file| image::open(file).unwrap().to_rgba8()).collect()
}

pub(super) fn side_by_side(sheets: &[RgbaImage]) -> RgbaImage {
    const GAP: u32 = 24;
    let (width, height) = sheets[0].dimensions();
    let count = u32::try_from(sheets.len()).unwrap();
    let mut all = RgbaImage::from_pixel(GAP + count * (width + GAP), height + 2 * GAP, Rgba([0x88, 0x7d, 0x6e, 255]));
    for (sheet, at) in sheets.iter().zip(0_u32..) {
        imageops::overlay(&mut all, sheet, i64::from(GAP + at * (width + GAP)), i64::from(GAP));
    }
    all
}

pub(super) fn save(picture: &RgbaImage, name: &str) {
    let folder = std::env::var_os("UNRUFFLED_PICTURES").map_or_else(|| support::path("target/pictures"), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    picture.save(folder.join(format!("{name}.png"))).unwrap();
}
