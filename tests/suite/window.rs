//! The whole window without a display, for the tests of screens and their pictures.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use render::CpuRenderer;
use unruffled::app::data::{Card, Data};
use unruffled::app::{App, Options};

/// A laptop's window, in pixels.
pub const LAPTOP: [f32; 2] = [1280.0, 800.0];
/// A large window.
pub const LARGE: [f32; 2] = [1920.0, 1080.0];

/// All shipped scenarios and nothing else.
pub fn shipped() -> Data {
    Data::load(&Options::default()).expect("what is built in is sound")
}

/// A few of them, so that a new one changes no test of a screen: a kettle, a card, a wedding.
pub fn few() -> Data {
    of_few(shipped())
}

/// Takes all built-in cards away but those three.
pub fn of_few(mut data: Data) -> Data {
    const THREE: [&str; 3] = ["second_kettle", "card_refused", "wedding_at_noon"];
    let stays = |card: &Card| card.path.is_some() || THREE.contains(&card.id.as_str());
    data.cards.retain(stays);
    data
}

/// The window on this data, `size` in pixels: larger text leaves fewer points, as in a real window.
pub fn harness(size: [f32; 2], data: Data) -> Harness<'static, App> {
    let points = egui::Vec2::from(size) / data.settings.zoom();
    let mut harness =
        Harness::builder().with_size(points).renderer(CpuRenderer::default()).build_ui_state(whole, App::new(data));
    harness.set_size(points);
    settle(&mut harness);
    harness
}

/// Draws into the whole window: the harness keeps a margin that a real window has not.
fn whole(ui: &mut egui::Ui, app: &mut App) {
    let all = ui.ctx().content_rect();
    ui.scope_builder(egui::UiBuilder::new().max_rect(all), |ui| {
        ui.set_clip_rect(all);
        app.ui(ui);
    });
}

/// Presses a key.
pub fn press(harness: &mut Harness<'static, App>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    settle(harness);
}

/// Clicks what has this accessible name.
pub fn click(harness: &mut Harness<'static, App>, name: &str) {
    harness.get_by_label(name).click();
    settle(harness);
}

/// Whether something has this accessible name.
pub fn has(harness: &Harness<'static, App>, name: &str) -> bool {
    harness.query_all_by_label(name).next().is_some()
}

/// Whether something has these words in its accessible name.
pub fn shows(harness: &Harness<'static, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// Runs a few frames, enough for what was asked for to show, though the face may go on moving.
pub fn settle(harness: &mut Harness<'static, App>) {
    harness.run_steps(4);
}

/// Saves what the window shows as `NAME.png`, into the folder `UNRUFFLED_PICTURES` or `target/pictures`.
pub fn save(harness: &mut Harness<'static, App>, name: &str) {
    keep(&harness.render().expect("the CPU renderer does not fail"), name);
}

/// Saves what the window shows on this data in each of these kinds: a name, a size in pixels, whether it is dark, and how
/// large the text is in percent.
pub fn save_all(name: &str, data: &Data, kinds: &[(&str, [f32; 2], bool, u16)]) {
    for (kind, size, dark, percent) in kinds {
        let mut data = data.clone();
        (data.settings.dark, data.settings.text_percent) = (*dark, *percent);
        save(&mut harness(*size, data), &format!("{name}-{kind}"));
    }
}

/// Keeps a picture as `NAME.png` in the same folder.
pub fn keep(picture: &image::RgbaImage, name: &str) {
    let folder = std::env::var_os("UNRUFFLED_PICTURES")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures"), PathBuf::from);
    let file = folder.join(format!("{name}.png"));
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a writable folder");
    // Small, since some of them are kept with the sources.
    let file = std::io::BufWriter::new(std::fs::File::create(file).expect("a writable folder"));
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(encoder).expect("a writable folder");
}

/// Runs frames until something is so that is worked out beside the window; a minute is enough for anything here.
pub fn wait(harness: &mut Harness<'static, App>, what: &str, so: impl Fn(&Harness<'static, App>) -> bool) {
    for _ in 0..6000 {
        harness.run_steps(1);
        if so(harness) {
            settle(harness);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("{what}: it never came");
}
