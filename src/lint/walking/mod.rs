//! Rules that only walking can judge: what can be reached, what a guess comes to, what a mistake costs.

mod reach;

use super::{Case, Report};

/// Reports all that the walk shows.
pub(super) fn judge(case: &Case<'_>, report: &mut Report<'_, '_, '_>) {
    reach::judge(case, report);
}
