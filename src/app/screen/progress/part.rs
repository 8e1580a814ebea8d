//! The parts of the page, in their order.

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    #[default]
    Short,
    Days,
    Steps,
    Pitfalls,
    Customers,
    Moods,
    Talks,
    Out,
}

impl Part {
    /// All of them.
    pub(super) const ALL: [Self; 8] =
        [Self::Short, Self::Days, Self::Steps, Self::Pitfalls, Self::Customers, Self::Moods, Self::Talks, Self::Out];

    /// Its title.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Short => "In short",
            Self::Days => "Days",
            Self::Steps => "The steps",
            Self::Pitfalls => "Pitfalls",
            Self::Customers => "Customers",
            Self::Moods => "How hot it became",
            Self::Talks => "Conversations",
            Self::Out => "Save and bring in",
        }
    }
}
