//! Rules about words: lengths, telltales, names, repetition, reading level.

use super::{Case, Report};

/// Reports all that the words show.
pub(super) fn judge(_case: &Case<'_>, _report: &mut Report<'_, '_, '_>) {}
