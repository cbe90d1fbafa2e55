//! CSV: a header, then a line a row; an empty cell is a missing value.
//!
//! All cells are numbers: nothing needs quoting, and what belongs to a state is made into text once a year, not once for each partner.

use std::io::{self, Write};

use crate::field::{Field, Side, Spread};
use crate::order::in_order;
use crate::panel::Panel;
use crate::slice::Slice;
use crate::write::Progress;

/// Lines are made and handed on in pieces of about so many rows.
const ROWS: usize = 50_000;

/// Writes a panel as CSV.
///
/// # Errors
/// If it cannot be written.
pub fn csv(panel: &Panel, mut out: impl Write, progress: Progress<'_>) -> io::Result<()> {
    let names: Vec<&str> = panel.columns.iter().map(|c| c.name.as_str()).collect();
    writeln!(out, "{}", names.join(","))?;
    let mut written = 0;
    let lines = |years: &Vec<u16>| {
        let mut text = Vec::new();
        let rows = years.iter().map(|year| {
            let slice = panel.slice(*year);
            lines(panel, &slice, &mut text);
            slice.rows()
        });
        (rows.sum::<usize>(), text)
    };
    in_order(&panel.batches(ROWS), lines, |(rows, text)| {
        out.write_all(&text)?;
        written += rows as u64;
        progress(written);
        io::Result::Ok(())
    })
}

fn lines(panel: &Panel, slice: &Slice<'_>, text: &mut Vec<u8>) {
    let columns: Vec<Ready<'_>> = panel.columns.iter().map(|column| Ready::of(slice.field(column))).collect();
    let n = slice.members.len();
    for one in 0..n {
        for other in slice.unit.partners(one, n).into_iter().flatten() {
            for (at, column) in columns.iter().enumerate() {
                if at > 0 {
                    text.push(b',');
                }
                column.write(one, other, n, text);
            }
            text.push(b'\n');
        }
    }
}

/// A column ready to be written.
enum Ready<'s> {
    Every(Vec<u8>),
    State(Side, Vec<Vec<u8>>),
    Whole(Spread<'s, i32>),
    Real(Spread<'s, f64>),
}

impl<'s> Ready<'s> {
    fn of(field: Field<'s>) -> Self {
        match field {
            Field::Whole(Spread::Every(value)) => Ready::Every(made(value, whole)),
            Field::Whole(Spread::State(side, values)) => {
                Ready::State(side, values.into_iter().map(|value| made(value, whole)).collect())
            }
            Field::Whole(spread) => Ready::Whole(spread),
            Field::Real(Spread::Every(value)) => Ready::Every(made(value, real)),
            Field::Real(Spread::State(side, values)) => {
                Ready::State(side, values.into_iter().map(|value| made(value, real)).collect())
            }
            Field::Real(spread) => Ready::Real(spread),
        }
    }

    fn write(&self, one: usize, other: usize, states: usize, text: &mut Vec<u8>) {
        match self {
            Ready::Every(cell) => text.extend_from_slice(cell),
            Ready::State(Side::First, cells) => text.extend_from_slice(&cells[one]),
            Ready::State(Side::Second, cells) => text.extend_from_slice(&cells[other]),
            Ready::Whole(spread) => whole(spread.cell(one, other, states), text),
            Ready::Real(spread) => real(spread.cell(one, other, states), text),
        }
    }
}

fn made<T>(value: Option<T>, write: fn(Option<T>, &mut Vec<u8>)) -> Vec<u8> {
    let mut text = Vec::new();
    write(value, &mut text);
    text
}

fn whole(value: Option<i32>, text: &mut Vec<u8>) {
    match value {
        None => {}
        Some(digit @ 0..=9) => text.push(b'0' + digit as u8),
        Some(number) => {
            let _ = write!(text, "{number}");
        }
    }
}

/// The shortest decimal that is read as the same number.
fn real(value: Option<f64>, text: &mut Vec<u8>) {
    if let Some(number) = value {
        let _ = write!(text, "{number}");
    }
}
