//! The settings file: what was set and which places were named, as text. What is wrong in it is told with its place, and
//! takes nothing else down.

use serde::{Deserialize, Serialize};

use super::{Places, Settings};
use crate::text::{Finding, Findings, read, syntax};

/// What stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Kept {
    pub settings: Settings,
    pub places: Places,
}

impl Kept {
    /// As text.
    pub(super) fn to_text(&self) -> String {
        let pretty = ron::ser::PrettyConfig::new().struct_names(false);
        // Plain data into memory cannot fail: no place is named that is not text.
        let body = ron::ser::to_string_pretty(self, pretty).unwrap_or_default();
        format!("// The settings of Unruffled. What is left out has its usual value.\n{body}\n")
    }

    /// From text, with all that is wrong with it; what is sound counts. Numbers out of range are brought into it.
    pub(super) fn from_text(text: &str) -> (Self, Vec<Finding>) {
        // In older files the settings stand alone.
        let root = syntax::parse(text).root;
        let parts = ["settings", "places"].map(syntax::Seg::Field);
        let parted = root.is_none_or(|root| !is_group(&root) || parts.iter().any(|part| root.at(&[*part]).is_some()));
        let (kept, findings) = if parted {
            reads::<Self>(text)
        } else {
            let (settings, findings) = reads(text);
            (Self { settings, ..Self::default() }, findings)
        };
        (Self { settings: kept.settings.within_bounds(), ..kept }, findings)
    }
}

/// Whether something stands in it.
fn is_group(root: &syntax::Node) -> bool {
    matches!(&root.kind, syntax::Kind::Group(group) if !group.items.is_empty())
}

fn reads<T: serde::de::DeserializeOwned + Default>(text: &str) -> (T, Vec<Finding>) {
    let read = read::read::<T>(text);
    let findings = Findings::of(text, &read).into_sorted();
    (read.value.unwrap_or_default(), findings)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::Pace;
    use super::{Kept, Places, Settings};

    #[test]
    fn what_is_kept_comes_back_as_it_was() {
        let settings = Settings { dark: true, text_percent: 150, pace: Pace::Slow, ..Settings::default() };
        let places = Places {
            scenarios: vec![PathBuf::from("/a \"b\"\\c"), PathBuf::from("/ä/日本")],
            house: Some(PathBuf::from("/house.ron")),
            ..Places::default()
        };
        let kept = Kept { settings, places };
        for (text, expected) in [(kept.to_text(), kept), ("()".to_owned(), Kept::default())] {
            let (read, wrong) = Kept::from_text(&text);
            assert!(read == expected && wrong.is_empty(), "{text}: {read:?} {wrong:?}");
        }
    }

    #[test]
    fn older_files_hold_the_settings_alone() {
        let (kept, wrong) = Kept::from_text("(dark: true, text_percent: 900, mode: coached)");
        assert!(kept.settings.dark && wrong.is_empty(), "{wrong:?}");
        assert_eq!((kept.settings.text_percent, kept.places), (200, Places::default()));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_takes_nothing_else_down() {
        for (text, line, column, words) in [
            ("(\n  dark: maybe,\n  volume: 20,\n)", 2, 9, "maybe"),
            ("(\n  drak: true,\n  volume: 20,\n)", 2, 3, "drak"),
            ("(settings: (volume: 20), places: (playbok: \"/p\"))", 1, 35, "playbok"),
            ("(settings: (volume: 20, places: (playbook: \"/p\")))", 1, 25, "places"),
        ] {
            let (kept, wrong) = Kept::from_text(text);
            assert_eq!(kept.settings.volume, 20, "{text}");
            let told: Vec<_> = wrong.iter().map(|f| (f.line, f.column, f.message.contains(words))).collect();
            assert_eq!(told, [(line, column, true)], "{text}: {wrong:?}");
        }
        let (kept, wrong) = Kept::from_text("nonsense");
        assert!(kept == Kept::default() && !wrong.is_empty());
    }
}
