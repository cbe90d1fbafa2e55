//! How alike two states' commitments are.
//!
//! A state's portfolio is what it owes every state of the system in a year; alike are two states that owe the same to the same.
//! The measures disagree by design: S counts agreement, also agreement on owing nothing, which is most of it; Cohen's kappa and
//! Scott's pi take away what two states with so many ties would agree on by chance; tau-b asks only for the order. None says whether
//! two states are allies: the United States and Japan of 1960 are, and share little else.

mod portfolios;
mod table;
mod year;

pub use portfolios::{Coding, Obligations, Portfolios, pairs};
pub use table::{Table, weighted_s};
pub use year::s_of_all;

/// How far apart two values of a portfolio are. Every number of S, kappa and pi should name its own: they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// 1 if they differ at all.
    Nominal,
    /// |x − y|.
    Absolute,
    /// (x − y)².
    Squared,
}

impl Distance {
    /// Every distance.
    pub const ALL: [Distance; 3] = [Distance::Nominal, Distance::Absolute, Distance::Squared];

    /// Between two values of a portfolio.
    pub fn between(self, x: u8, y: u8) -> f64 {
        let apart = f64::from(x.abs_diff(y));
        match self {
            Distance::Nominal => f64::from(x != y),
            Distance::Absolute => apart,
            Distance::Squared => apart * apart,
        }
    }
}
