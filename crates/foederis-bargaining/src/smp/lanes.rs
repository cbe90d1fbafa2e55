//! Numbers side by side: rows cut into pieces of one length, which the compiler turns into vector instructions.
//!
//! Each number is still computed in the order of its formula, so that results are equal to the last bit whatever the instructions.

/// How many numbers are computed at once.
pub(super) const LANES: usize = 8;

/// So many numbers.
pub(super) type Lanes = [f64; LANES];

/// Each of so many numbers by its place.
#[inline(always)]
pub(super) fn each(number: impl Fn(usize) -> f64) -> Lanes {
    // Unlike `std::array::from_fn`, always part of the loop around it.
    let mut lanes = [0.0; LANES];
    for (place, lane) in lanes.iter_mut().enumerate() {
        *lane = number(place);
    }
    lanes
}

/// How many pieces hold so many numbers.
pub(super) const fn pieces(numbers: usize) -> usize {
    numbers.div_ceil(LANES)
}

/// Rows of whole pieces. What a row has beyond its columns is there to be computed with, not to be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pieces: usize,
    values: Vec<Lanes>,
}

impl Rows {
    /// So many rows and columns, with whatever stood there before.
    pub(super) fn shape(&mut self, rows: usize, columns: usize) {
        self.pieces = pieces(columns);
        // Never less, so that nothing is filled again.
        self.values.resize(self.values.len().max(rows * self.pieces), [0.0; LANES]);
    }

    /// So many rows and columns, one value everywhere.
    pub(super) fn reset(&mut self, rows: usize, columns: usize, value: f64) {
        self.pieces = pieces(columns);
        self.values.clear();
        self.values.resize(rows * self.pieces, [value; LANES]);
    }

    /// A row.
    #[inline(always)]
    pub(super) fn row(&self, row: usize) -> &[Lanes] {
        &self.values[row * self.pieces..][..self.pieces]
    }

    /// A row to write.
    #[inline(always)]
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [Lanes] {
        &mut self.values[row * self.pieces..][..self.pieces]
    }

    /// A row's numbers.
    #[inline(always)]
    pub(super) fn flat(&self, row: usize) -> &[f64] {
        self.row(row).as_flattened()
    }

    /// A row's numbers to write.
    #[inline(always)]
    pub(super) fn flat_mut(&mut self, row: usize) -> &mut [f64] {
        self.row_mut(row).as_flattened_mut()
    }

    /// Fills a column.
    #[inline(always)]
    pub(super) fn set_column(&mut self, column: usize, values: &[f64]) {
        let width = self.pieces * LANES;
        let to = self.values.as_flattened_mut()[column..].iter_mut().step_by(width);
        to.zip(values).for_each(|(to, value)| *to = *value);
    }

    /// Fills rows with the columns of another of `size` rows and columns.
    #[inline(always)]
    pub(super) fn transpose(&mut self, of: &Rows, size: usize) {
        (0..size).for_each(|row| self.set_column(row, &of.flat(row)[..size]));
    }
}

/// The utility of points from the two forms of their distance, 1 − d and min(d, 1). As [`utility`](super::utility).
#[inline(always)]
pub(super) fn of_distance(near: f64, far: f64, risk: f64) -> f64 {
    near * (1.0 + far * risk)
}

/// The greatest of them.
#[inline(always)]
pub(super) fn greatest(lanes: &Lanes) -> f64 {
    lanes.iter().fold(f64::NEG_INFINITY, |most, lane| if *lane > most { *lane } else { most })
}

/// What is positive of a number. Unlike `f64::max`, a single instruction.
#[inline(always)]
pub(super) fn positive(x: f64) -> f64 {
    if x > 0.0 { x } else { 0.0 }
}

/// What is negative of a number.
#[inline(always)]
pub(super) fn negative(x: f64) -> f64 {
    if x < 0.0 { x } else { 0.0 }
}
