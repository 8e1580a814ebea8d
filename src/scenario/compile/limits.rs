//! How much there may be of everything, and whether ids are ids.

use std::collections::BTreeSet;

use super::{CLOSE, Compile, RESUME, WANT, scene_id};
use crate::scenario::{FACTS_MAX, PROMISES_MAX, REMEDIES_MAX, SCENES_MAX, TURNS_MAX, draft};
use crate::text::Place;

impl Compile<'_, '_, '_> {
    /// What a scenario cannot do without.
    fn needed(&mut self) {
        let draft = self.draft;
        let root = Place::root();
        let mut texts = vec![
            (
                root.field("title"),
                &draft.title,
                "The scenario has no title.",
                "Write `title`: something the customer says.",
            ),
            (
                root.field("customer"),
                &draft.customer.name,
                "The customer has no name.",
                "Write `customer: (name: \"...\", persona: \"...\")`.",
            ),
        ];
        for (at, want) in draft.wants.iter().enumerate() {
            texts.push((root.field("wants").item(at), &want.is, "This want does not say what it is.", "Write `is`."));
        }
        for (place, text, message, help) in texts {
            if text.trim().is_empty() {
                self.findings.error(&place, "empty-text", message, help);
            }
        }
        if draft.minutes == 0 {
            self.findings.error(
                &root.field("minutes"),
                "out-of-range",
                "A conversation takes at least a minute.",
                "10 is usual.",
            );
        }
    }

    /// Reports what is missing, lists that are too long or empty, and numbers out of range.
    pub(super) fn limits(&mut self) {
        // What a reader had to cut out of a broken text is not missing.
        let whole = !self.findings.has_errors();
        if whole {
            self.needed();
        }
        let draft = self.draft;
        let counts = [
            ("facts", draft.facts.len(), FACTS_MAX),
            ("promises", draft.promises.len(), PROMISES_MAX),
            ("remedies", draft.remedies.len(), REMEDIES_MAX),
            ("wants", draft.wants.len(), usize::from(u8::MAX)),
            ("scenes", draft.scenes.len() + draft.aftermath.len(), SCENES_MAX),
            ("focus", draft.focus.len(), 2),
        ];
        for (field, count, most) in counts {
            if count > most {
                let message = format!("There are {count} entries here; at most {most} are possible.");
                self.findings.error(
                    &Place::root().field(field),
                    "too-many",
                    message,
                    "Leave some out, or write a second scenario.",
                );
            }
        }
        for (field, empty) in [("scenes", draft.scenes.is_empty()), ("wants", draft.wants.is_empty())] {
            if empty && whole {
                self.findings.error(
                    &Place::root().field(field),
                    "empty-list",
                    format!("\"{field}\" is empty."),
                    "A scenario needs at least one.",
                );
            }
        }
        if draft.turns_max == 0 || draft.turns_max > TURNS_MAX {
            let message = format!("A conversation has 1 to {TURNS_MAX} turns, not {}.", draft.turns_max);
            self.findings.error(&Place::root().field("turns_max"), "out-of-range", message, "18 is usual.");
        }
        if draft.format != draft::FORMAT {
            let message =
                format!("This file says format {}; this program reads format {}.", draft.format, draft::FORMAT);
            self.findings.error(
                &Place::root().field("format"),
                "unknown-format",
                message,
                "A newer program may read it.",
            );
        }
    }

    /// Reports ids that are none, or that are there twice.
    pub(super) fn unique_ids(&mut self) {
        let draft = self.draft;
        let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<String>>();
        let first = draft.scenes.len();
        let tables: [(&'static str, Vec<String>); 6] = [
            ("facts", owned(&self.names.facts)),
            ("promises", owned(&self.names.promises)),
            ("wants", draft.wants.iter().map(|w| w.id.clone()).collect()),
            ("remedies", owned(&self.names.remedies)),
            ("scenes", draft.scenes.iter().enumerate().map(|(at, s)| scene_id(s, at)).collect()),
            ("aftermath", draft.aftermath.iter().enumerate().map(|(at, s)| scene_id(s, first + at)).collect()),
        ];
        let mut seen = BTreeSet::new();
        for (table, ids) in tables {
            if table != "aftermath" {
                seen.clear();
            }
            for (at, id) in ids.into_iter().enumerate() {
                let place = Place::root().field(table).item(at).field("id");
                let plain =
                    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                if !plain {
                    self.findings.error(
                        &place,
                        "bad-id",
                        format!("\"{id}\" cannot be an id."),
                        "Use lower-case letters, digits and _ only.",
                    );
                }
                let taken = if table == "facts" { &[WANT][..] } else { &[CLOSE, RESUME][..] };
                if taken.contains(&id.as_str()) {
                    self.findings.error(
                        &place,
                        "bad-id",
                        format!("\"{id}\" has a meaning of its own."),
                        "Choose another id.",
                    );
                }
                if !seen.insert(id.clone()) {
                    self.findings.error(
                        &place,
                        "duplicate-id",
                        format!("\"{id}\" is there twice."),
                        "Give one of them another id.",
                    );
                }
            }
        }
    }
}
