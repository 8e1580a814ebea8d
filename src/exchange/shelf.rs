//! Scenarios of attempts, each made from its texts once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::debrief::kept::Texts;
use crate::engine::Attempt;
use crate::engine::attempt::ContentHash;
use crate::scenario::Scenario;

/// The scenarios that were needed so far, by their content and their playbook's.
#[derive(Debug, Default)]
pub(super) struct Shelf(BTreeMap<(ContentHash, ContentHash), Option<Arc<Scenario>>>);

impl Shelf {
    /// The scenario of an attempt; none where this program cannot read its texts.
    pub(super) fn scenario(&mut self, attempt: &Attempt, texts: &Texts) -> Option<Arc<Scenario>> {
        let made = self.0.entry((attempt.content, attempt.playbook)).or_insert_with(|| texts.scenario().map(Arc::new));
        made.clone()
    }

    /// Those that could be read.
    pub(super) fn scenarios(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.0.values().flatten()
    }
}
