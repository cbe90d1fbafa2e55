//! The cells of a column in one year, as compactly as they are: once for a state, not once for each of its partners.

use std::borrow::Cow;

use crate::unit::Unit;

/// Which state of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The first; the only one of a state-year.
    First,
    /// The second.
    Second,
}

/// A cell: a whole number or a real one.
pub(crate) trait Cell: Copy {}
impl Cell for i32 {}
impl Cell for u32 {}
impl Cell for f64 {}

/// A column of one year.
#[derive(Debug)]
pub(crate) enum Field<'s> {
    /// Whole numbers.
    Whole(Spread<'s, i32>),
    /// Real numbers.
    Real(Spread<'s, f64>),
}

/// How few numbers fill a column.
#[derive(Debug)]
pub(crate) enum Spread<'s, T: Cell> {
    /// The same in every row; none: missing in all of them.
    Every(Option<T>),
    /// One for each state, for rows in which it stands on this side.
    State(Side, Vec<Option<T>>),
    /// One for each ordered pair: row `i`, column `j` of a square; what stands on its diagonal is in no row.
    Pair(Cow<'s, [T]>),
    /// The same, where some are missing.
    Gaps(Cow<'s, [Option<T>]>),
}

impl Field<'_> {
    /// The cell of two states, by their places among so many.
    pub(crate) fn cell(&self, one: usize, other: usize, states: usize) -> Option<f64> {
        match self {
            Field::Whole(spread) => spread.cell(one, other, states).map(f64::from),
            Field::Real(spread) => spread.cell(one, other, states),
        }
    }
}

impl<T: Cell> Spread<'_, T> {
    /// The cell of two states, by their places among so many.
    pub(crate) fn cell(&self, one: usize, other: usize, states: usize) -> Option<T> {
        match self {
            Spread::Every(value) => *value,
            Spread::State(Side::First, values) => values[one],
            Spread::State(Side::Second, values) => values[other],
            Spread::Pair(values) => Some(values[one * states + other]),
            Spread::Gaps(values) => values[one * states + other],
        }
    }

    /// Adds the values in the order of rows, without gaps, and says for each run of rows whether it has values.
    pub(crate) fn fill(&self, unit: Unit, states: usize, values: &mut Vec<T>) -> Vec<(bool, usize)> {
        values.reserve(unit.rows(states));
        let mut runs = Vec::new();
        let mut gaps = |row: &[Option<T>], values: &mut Vec<T>| {
            for run in row.chunk_by(|a, b| a.is_some() == b.is_some()) {
                values.extend(run.iter().flatten());
                runs.push((run[0].is_some(), run.len()));
            }
        };
        match self {
            Spread::Every(value) => {
                value.iter().for_each(|value| values.resize(values.len() + unit.rows(states), *value));
                runs.push((value.is_some(), unit.rows(states)));
            }
            Spread::State(Side::First, each) => {
                for (at, value) in each.iter().enumerate() {
                    let rows = unit.partners(at, states).iter().map(ExactSizeIterator::len).sum();
                    value.iter().for_each(|value| values.resize(values.len() + rows, *value));
                    runs.push((value.is_some(), rows));
                }
            }
            Spread::State(Side::Second, each) => over(unit, states, |_, partners| gaps(&each[partners], values)),
            Spread::Pair(square) => {
                over(unit, states, |at, partners| values.extend_from_slice(&square[at * states..][partners]));
                runs.push((true, unit.rows(states)));
            }
            Spread::Gaps(square) => over(unit, states, |at, partners| gaps(&square[at * states..][partners], values)),
        }
        runs
    }
}

fn over(unit: Unit, states: usize, mut row: impl FnMut(usize, std::ops::Range<usize>)) {
    for at in 0..states {
        unit.partners(at, states).into_iter().for_each(|partners| row(at, partners));
    }
}
