//! Which number of which actor moves the outcome most.

use crate::issue::{Input, Issue};
use crate::uncertain::UncertainIssue;

/// What one number does alone, with all others at their likeliest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Whose number: its place in the issue.
    pub actor: usize,
    /// Which.
    pub input: Input,
    /// Where the outcome is with the number at its lowest.
    pub low: Option<f64>,
    /// With the number at its highest.
    pub high: Option<f64>,
}

impl Bar {
    /// How far apart the two outcomes are; none where one is not defined.
    pub fn width(&self) -> Option<f64> {
        Some((self.high? - self.low?).abs())
    }
}

/// A bar for each number that has a range, the widest first; those of equal width in the order of the issue, and those without a
/// width last.
pub fn tornado(issue: &UncertainIssue, model: impl Fn(&Issue) -> Option<f64>) -> Vec<Bar> {
    let mut tried = issue.mode().clone();
    let mut bars = Vec::new();
    for (actor, ranges) in issue.actors().iter().enumerate() {
        for input in Input::ALL {
            let range = ranges.get(input);
            if range.low >= range.high {
                continue;
            }
            let mut at = |value| {
                tried.set(actor, input, value).expect("ranges lie inside");
                model(&tried).filter(|outcome| outcome.is_finite())
            };
            let (low, high) = (at(range.low), at(range.high));
            tried.set(actor, input, range.mode).expect("ranges lie inside");
            bars.push(Bar { actor, input, low, high });
        }
    }
    let key = |bar: &Bar| bar.width().unwrap_or(-1.0);
    bars.sort_by(|a, b| key(b).total_cmp(&key(a)));
    bars
}
