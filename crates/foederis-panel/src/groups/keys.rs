//! Which row it is.

use super::{Group, What};
use crate::column::{Column, Kind};
use crate::field::{Field, Side, Spread};
use crate::slice::Slice;
use crate::unit::Unit;

/// A column of this group.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Key {
    State(Side),
    Year,
}

pub(crate) fn columns(unit: Unit) -> Vec<Column> {
    let column = |name: &str, meaning: &str, key| Column {
        name: name.to_owned(),
        group: Group::Keys,
        kind: Kind::Whole,
        unit: "",
        meaning: meaning.to_owned(),
        missing: None,
        what: What::Key(key),
    };
    let year = column("year", "the year", Key::Year);
    match unit {
        Unit::StateYear => {
            vec![column("ccode", "the state, by its number in the Correlates of War", Key::State(Side::First)), year]
        }
        Unit::DyadYear => vec![
            column("ccode1", "the state with the lower number in the Correlates of War", Key::State(Side::First)),
            column("ccode2", "the other", Key::State(Side::Second)),
            year,
        ],
        Unit::DirectedDyadYear => vec![
            column(
                "ccode1",
                "the state whose promise to the other the row has, by its number in the Correlates of War",
                Key::State(Side::First),
            ),
            column("ccode2", "the other", Key::State(Side::Second)),
            year,
        ],
    }
}

pub(crate) fn field<'s>(slice: &'s Slice<'_>, key: Key) -> Field<'s> {
    Field::Whole(match key {
        Key::Year => Spread::Every(Some(slice.year.into())),
        Key::State(side) => Spread::State(side, slice.members.iter().map(|code| Some((*code).into())).collect()),
    })
}
