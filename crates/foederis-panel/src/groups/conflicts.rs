//! Who fought or threatened whom: wars and militarized disputes.
//!
//! A pair of years with several wars or disputes has one row: it began if one of them began, as in peacesciencer.

use std::borrow::Cow;

use super::Group;
use crate::column::{Column, Kind};
use crate::field::{Field, Side, Spread};
use crate::links::{Links, ONGOING, ONSET};
use crate::slice::Slice;
use crate::unit::Unit;

/// A column of these groups: out of which list, and which of its marks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct What {
    pub list: List,
    mark: u8,
}

/// A list of conflicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Inter-state wars of the Correlates of War.
    Wars,
    /// Their militarized disputes.
    CowDisputes,
    /// Those of Gibler, Miller and Little.
    GmlDisputes,
}

impl List {
    /// How its columns begin, and what it is a list of.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            List::Wars => ("cowinter", "a war between states"),
            List::CowDisputes => ("cowmid", "a militarized dispute"),
            List::GmlDisputes => ("gmlmid", "a militarized dispute, as Gibler, Miller and Little have them"),
        }
    }

    fn of<'s>(self, slice: &'s Slice<'_>) -> Option<&'s Links> {
        match self {
            List::Wars => slice.tables.wars.as_ref(),
            List::CowDisputes => slice.tables.cow_disputes.as_ref(),
            List::GmlDisputes => slice.tables.gml_disputes.as_ref(),
        }
    }
}

pub(crate) fn wars(unit: Unit) -> Vec<Column> {
    columns(unit, Group::Wars, &[List::Wars])
}

pub(crate) fn disputes(unit: Unit) -> Vec<Column> {
    columns(unit, Group::Disputes, &[List::CowDisputes, List::GmlDisputes])
}

fn columns(unit: Unit, group: Group, lists: &[List]) -> Vec<Column> {
    let column = |list: List, name: &str, does: &str, mark| {
        let (prefix, thing) = list.words();
        let who = if unit == Unit::StateYear { "the state is in" } else { "the two are on opposite sides of" };
        Column {
            name: format!("{prefix}{name}"),
            group,
            kind: Kind::Flag,
            unit: "0 or 1",
            meaning: format!("{who} {thing} that {does} in the year"),
            missing: Some("year not covered"),
            what: super::What::Conflict(What { list, mark }),
        }
    };
    let both = |list: &List| [column(*list, "onset", "begins", ONSET), column(*list, "ongoing", "begins or goes on", ONGOING)];
    lists.iter().flat_map(both).collect()
}

pub(crate) fn field<'s>(slice: &'s Slice<'_>, what: What) -> Field<'s> {
    let Some(cells) = what.list.of(slice).and_then(|links| links.cells(slice)) else { return Field::Whole(Spread::Every(None)) };
    let marked = cells.into_iter().map(|cell| i32::from(cell & what.mark != 0));
    Field::Whole(match slice.unit {
        Unit::StateYear => Spread::State(Side::First, marked.map(Some).collect()),
        _ => Spread::Pair(Cow::Owned(marked.collect())),
    })
}
