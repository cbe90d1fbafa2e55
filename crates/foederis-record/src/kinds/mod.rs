//! One kind of file each: which keys it has and what they mean. `record/SCHEMA.md` says the same to people.

mod architecture;
mod area;
mod group;
mod incident;
mod instrument;
mod interpretation;
mod issue;
mod measure;
mod place;
mod provision;
mod report;
mod speaker;
mod state;
mod statement;
mod template;
mod topic;

pub(crate) use architecture::architecture;
pub(crate) use area::area;
pub(crate) use group::group;
pub(crate) use incident::{case, contingency};
pub(crate) use instrument::instrument;
pub(crate) use issue::issue;
pub(crate) use measure::measure;
pub(crate) use place::place;
pub(crate) use report::report;
pub(crate) use speaker::speaker;
pub(crate) use state::state;
pub(crate) use statement::statement;
pub(crate) use template::template;
pub(crate) use topic::topic;

use foederis::vocab::{Seen, Word};

use crate::reader::Reader;

/// A set of words as bits.
fn bits<W: Word>(words: &[W], bit: fn(W) -> u16) -> u16 {
    words.iter().fold(0, |set, word| set | bit(*word))
}

impl Reader<'_, '_> {
    /// How a fact was checked; what is not marked counts as recalled, and is an error.
    fn seen(&self) -> Seen {
        self.word("seen").unwrap_or(Seen::Recalled)
    }
}
