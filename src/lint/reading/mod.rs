//! Rules that reading can judge: what replies do, how many there are, what is missing.

use super::{Case, Report};

/// Reports all that reading shows.
pub(super) fn judge(_case: &Case<'_>, _report: &mut Report<'_, '_, '_>) {}
