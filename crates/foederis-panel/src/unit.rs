//! What one row is about.

/// What one row of a panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A state in a year.
    StateYear,
    /// Two states in a year, the lower number first.
    DyadYear,
    /// What one state has to do with another in a year; the reverse is another row.
    DirectedDyadYear,
}

impl Unit {
    /// Each of them.
    pub const ALL: [Unit; 3] = [Unit::StateYear, Unit::DyadYear, Unit::DirectedDyadYear];

    /// What it is called on the command line and in a file's footer.
    pub fn key(self) -> &'static str {
        match self {
            Unit::StateYear => "state-year",
            Unit::DyadYear => "dyad-year",
            Unit::DirectedDyadYear => "directed-dyad-year",
        }
    }

    /// How many rows a year with so many states has.
    pub fn rows(self, states: usize) -> usize {
        match self {
            Unit::StateYear => states,
            Unit::DyadYear => states * states.saturating_sub(1) / 2,
            Unit::DirectedDyadYear => states * states.saturating_sub(1),
        }
    }

    /// The partners of the state at a place among so many, in the order of rows: those before it, and those after.
    pub(crate) fn partners(self, at: usize, states: usize) -> [std::ops::Range<usize>; 2] {
        match self {
            Unit::StateYear => [at..at + 1, 0..0],
            Unit::DyadYear => [0..0, at + 1..states],
            Unit::DirectedDyadYear => [0..at, at + 1..states],
        }
    }
}
