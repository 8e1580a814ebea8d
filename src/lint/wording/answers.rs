//! L23, half of it: different replies of a scene are met with different words.

use std::collections::BTreeMap;

use super::texts::reactions;
use crate::lint::case::Case;
use crate::lint::report::Report;

pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_>) {
    for (number, _) in case.all_scenes() {
        // Who was answered so first.
        let mut answered: BTreeMap<String, &str> = BTreeMap::new();
        for written in case.replies(number) {
            let mut said = false;
            for (field, reaction) in reactions(written.reply) {
                for text in reaction.says.by.iter().flat_map(|(_, wordings)| wordings) {
                    let first = *answered.entry(text.trim().to_lowercase()).or_insert(&written.reply.id);
                    if first != written.reply.id && !said {
                        // Once for each reply is enough.
                        said = true;
                        let message = format!(
                            "The customer answers \"{}\" and \"{first}\" in the same words: \"{text}\".",
                            written.reply.id
                        );
                        let help = "Let them take up what was said to them this time.";
                        report.find("same-reaction", &written.place.field(field), message, help);
                    }
                }
            }
        }
    }
}
