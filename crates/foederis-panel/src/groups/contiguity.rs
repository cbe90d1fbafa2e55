//! Who borders whom, by the Direct Contiguity data.
//!
//! Where the type changed within a year the earlier one stands, as in peacesciencer.

use std::borrow::Cow;

use super::Group;
use crate::column::{Column, Kind};
use crate::field::{Field, Side, Spread};
use crate::slice::Slice;
use crate::unit::Unit;

/// A column of this group.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// How near the two are.
    Type,
    /// How many neighbours by land, or else across water.
    Neighbours { land: bool },
}

pub(crate) fn columns(unit: Unit) -> Vec<Column> {
    let column = |name: &str, unit, meaning: &str, what| Column {
        name: name.into(),
        group: Group::Contiguity,
        kind: Kind::Whole,
        unit,
        meaning: meaning.into(),
        missing: Some("year not covered"),
        what: super::What::Contiguity(what),
    };
    match unit {
        Unit::StateYear => vec![
            column("land", "states", "neighbours by land or river", What::Neighbours { land: true }),
            column("sea", "states", "neighbours across at most 400 miles of water", What::Neighbours { land: false }),
        ],
        _ => {
            let meaning = "1 land or river, 2 to 12 miles of water, 3 to 24, 4 to 150, 5 to 400, 0 none of these";
            vec![column("conttype", "0 to 5", meaning, What::Type)]
        }
    }
}

pub(crate) fn field<'s>(slice: &'s Slice<'_>, what: What) -> Field<'s> {
    let borders = slice.tables.borders.as_ref();
    let spread = match what {
        What::Type => borders
            .and_then(|borders| borders.cells(slice))
            .map(|cells| Spread::Pair(Cow::Owned(cells.into_iter().map(i32::from).collect()))),
        What::Neighbours { land } => borders
            .and_then(|borders| borders.count(slice, |kind| (kind == 1) == land))
            .map(|counts| Spread::State(Side::First, counts.into_iter().map(Some).collect())),
    };
    Field::Whole(spread.unwrap_or(Spread::Every(None)))
}
