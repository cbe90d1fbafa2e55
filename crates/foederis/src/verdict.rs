//! Three-valued answers: no, contested, yes, combined by strong Kleene logic.

use serde::{Deserialize, Serialize};

/// The truth of a clause or of a whole duty.
///
/// Ordered `No < Contested < Yes`, so that `and` is the minimum and `or` the maximum (Kleene 1952, §64).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Not met.
    No,
    /// Disputed: the record holds readings on both sides, or a date too imprecise to tell.
    Contested,
    /// Met.
    Yes,
}

impl Verdict {
    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either holds.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The spelling in record files and explanations.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::No => "not-met",
            Verdict::Contested => "contested",
            Verdict::Yes => "met",
        }
    }

    /// The verdict with this spelling.
    pub fn parse(word: &str) -> Option<Self> {
        [Verdict::No, Verdict::Contested, Verdict::Yes].into_iter().find(|v| v.word() == word)
    }
}

impl crate::vocab::Word for Verdict {
    const WORDS: &'static [&'static str] = &["not-met", "contested", "met"];

    fn parse(word: &str) -> Option<Self> {
        Verdict::parse(word)
    }
}

impl std::ops::Not for Verdict {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Verdict::No => Verdict::Yes,
            Verdict::Contested => Verdict::Contested,
            Verdict::Yes => Verdict::No,
        }
    }
}

impl From<bool> for Verdict {
    fn from(met: bool) -> Self {
        if met { Verdict::Yes } else { Verdict::No }
    }
}
