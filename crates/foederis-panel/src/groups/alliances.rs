//! What states promised each other, by the Alliance Treaty Obligations and Provisions data.
//!
//! A promise counts in every year that it touches. A pair is held to what the member file says of the ower, phase by phase and only as
//! far as the spells of both overlap in days; where the ower owes different things to different partners, the file does not tell
//! them apart, and `atop_varies` says so.

use std::borrow::Cow;

use foederis_data::atop::Obligations;

use super::Group;
use crate::column::{Column, Kind};
use crate::field::{Field, Side, Spread};
use crate::slice::Slice;
use crate::tables::Tie;
use crate::unit::Unit;

/// A column of this group.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// Whether there is an alliance at all.
    Alliance,
    /// One of the five obligations.
    Owes(Obligations),
    /// How many alliances.
    Number,
    /// With how many states.
    Allies,
    /// The obligations as one value.
    Value,
    /// Whether the ower owes different things to different partners.
    Varies,
}

const MISSING: Option<&str> = Some("year not covered");

pub(crate) fn columns(unit: Unit) -> Vec<Column> {
    let column = |name: &str, kind, unit, meaning: String, what| Column {
        name: name.to_owned(),
        group: Group::Alliances,
        kind,
        unit,
        meaning,
        missing: MISSING,
        what: super::What::Alliance(what),
    };
    let (owes, share) = match unit {
        Unit::StateYear => ("the state owes any other state", "the state is in an alliance"),
        Unit::DyadYear => ("one of the two owes the other", "the two are in an alliance"),
        Unit::DirectedDyadYear => ("the first owes the second", "the two are in an alliance"),
    };
    let mut columns = vec![column(
        "atop_alliance",
        Kind::Flag,
        "0 or 1",
        format!("{share}, though nothing of what follows may be owed under it"),
        What::Alliance,
    )];
    let duties = [
        "active help if attacked",
        "active help in other circumstances",
        "to stay out of its wars",
        "to use no force",
        "to consult in crises",
    ];
    for ((obligation, key), duty) in Obligations::EACH.into_iter().zip(duties) {
        let name = format!("atop_{key}");
        columns.push(column(&name, Kind::Flag, "0 or 1", format!("{owes}: {duty}"), What::Owes(obligation)));
    }
    columns.push(column(
        "atop_number",
        Kind::Whole,
        "alliances",
        "in how many alliances at some time of the year".into(),
        What::Number,
    ));
    if unit == Unit::StateYear {
        let allies = "with how many other members of the system".into();
        columns.push(column("atop_allies", Kind::Whole, "states", allies, What::Allies));
    }
    let value =
        "the highest obligation as a value: 3 defence or offence, 2 neutrality or consultation, 1 non-aggression, 0 none".into();
    columns.push(column("atop_value", Kind::Whole, "0 to 3", value, What::Value));
    let varies = "an alliance behind this row has an ower that owes different things to different partners, which the data do not tell apart";
    columns.push(column("atop_varies", Kind::Flag, "0 or 1", varies.into(), What::Varies));
    columns
}

/// Set where there is an alliance, above the five obligations.
const ALLIED: u8 = 1 << 5;
/// Set where what is owed may be owed to another partner.
const VARIES: u8 = 1 << 6;

/// What each state owes each in a year.
#[derive(Debug)]
pub(crate) struct Obliged {
    /// Row by row: the five obligations, [`ALLIED`] and [`VARIES`]. In a panel of states, one for each state instead.
    bits: Vec<u8>,
    /// In how many alliances.
    number: Vec<u16>,
    /// With how many members of the system, in a panel of states.
    allies: Vec<u16>,
}

impl Obliged {
    pub(crate) fn new(unit: Unit, members: &[u16], ties: &[Tie]) -> Obliged {
        let n = members.len();
        let places = places(members);
        let place = |code: u16| places.get(usize::from(code)).copied().filter(|at| *at != NOWHERE).map(usize::from);
        let cells = if unit == Unit::StateYear { n } else { n * n };
        let mut obliged = Obliged { bits: vec![0; cells], number: vec![0; cells], allies: Vec::new() };
        // Ties stand in the order of alliances: an alliance is new to a cell if it is not the last one seen there.
        let mut last = vec![0_u16; cells];
        let mut add = |cell: usize, tie: &Tie| {
            obliged.bits[cell] |= tie.what | ALLIED | if tie.varies { VARIES } else { 0 };
            if last[cell] != tie.atopid {
                last[cell] = tie.atopid;
                obliged.number[cell] += 1;
            }
        };
        if unit == Unit::StateYear {
            let mut met = vec![false; n * n];
            for tie in ties {
                let Some(by) = place(tie.by) else { continue };
                add(by, tie);
                if let Some(to) = place(tie.to) {
                    met[by * n + to] = true;
                }
            }
            obliged.allies = met.chunks(n.max(1)).map(|row| row.iter().filter(|met| **met).count() as u16).collect();
            return obliged;
        }
        for tie in ties {
            if let (Some(by), Some(to)) = (place(tie.by), place(tie.to)) {
                // Without direction, what either owes stands where the lower number comes first.
                let (row, column) = if unit == Unit::DyadYear { (by.min(to), by.max(to)) } else { (by, to) };
                add(row * n + column, tie);
            }
        }
        obliged
    }
}

const NOWHERE: u16 = u16::MAX;

/// Where each number stands among the members.
fn places(members: &[u16]) -> Vec<u16> {
    let mut places = vec![NOWHERE; members.last().map_or(0, |last| usize::from(*last) + 1)];
    for (at, code) in members.iter().enumerate() {
        places[usize::from(*code)] = at as u16;
    }
    places
}

pub(crate) fn field<'s>(slice: &'s Slice<'_>, what: What) -> Field<'s> {
    let Some(obliged) = &slice.obliged else { return Field::Whole(Spread::Every(None)) };
    let bits = |says: fn(u8, u8) -> i32, of: u8| obliged.bits.iter().map(|bits| says(*bits, of)).collect();
    let flag = |bits: u8, of: u8| i32::from(bits & of != 0);
    let cells: Vec<i32> = match what {
        What::Alliance => bits(flag, ALLIED),
        What::Varies => bits(flag, VARIES),
        What::Owes(obligation) => bits(flag, obligation.0),
        What::Value => bits(|bits, _| Obligations(bits & 0b1_1111).value().into(), 0),
        What::Number => obliged.number.iter().map(|n| i32::from(*n)).collect(),
        What::Allies => obliged.allies.iter().map(|n| i32::from(*n)).collect(),
    };
    Field::Whole(match slice.unit {
        Unit::StateYear => Spread::State(Side::First, cells.into_iter().map(Some).collect()),
        _ => Spread::Pair(Cow::Owned(cells)),
    })
}
