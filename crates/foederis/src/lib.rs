//! The model: who owes what to whom, since when, where, against whom, and why.
//!
//! A [`Record`] holds every instrument in tables. Compiled for one [`Architecture`] on one day it becomes [`casus::Rules`],
//! which answer an [`Incident`]: quickly as sets of states ([`casus::Rules::ask`]), or in full as a [`finding::Finding`] whose every
//! verdict carries its reasons. No files, no clock, no randomness, no printing: those belong to the crates around it.

pub mod architecture;
pub mod cases;
pub mod casus;
pub mod date;
pub mod finding;
pub mod id;
pub mod incident;
pub mod instrument;
pub mod issue;
pub mod json;
pub mod matrix;
pub mod place;
pub mod politics;
pub mod record;
pub mod set;
pub mod state;
pub mod verdict;
pub mod vocab;

pub use architecture::Architecture;
pub use incident::Incident;
pub use record::Record;
pub use verdict::Verdict;

/// "a", "a and b", "a, b and c".
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", init.join(", "), last.as_ref())
        }
    }
}
