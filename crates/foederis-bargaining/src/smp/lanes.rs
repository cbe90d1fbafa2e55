//! Numbers side by side: rows cut into pieces of one length, which the compiler turns into vector instructions.
//!
//! The order in which each number is computed is that of the formulas, whatever the instructions: results are equal to the last bit on
//! every machine.

/// How many numbers are computed at once.
pub(super) const LANES: usize = 8;

/// So many numbers.
pub(super) type Lanes = [f64; LANES];

/// How many pieces hold so many numbers.
pub(super) fn pieces(numbers: usize) -> usize {
    numbers.div_ceil(LANES)
}

/// Rows of whole pieces, more than are needed at the end.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pieces: usize,
    values: Vec<Lanes>,
}

impl Rows {
    /// So many rows for at least so many numbers, one value everywhere.
    pub(super) fn reset(&mut self, rows: usize, columns: usize, value: f64) {
        self.pieces = pieces(columns);
        self.values.clear();
        self.values.resize(rows * self.pieces, [value; LANES]);
    }

    /// A row.
    pub(super) fn row(&self, row: usize) -> &[Lanes] {
        &self.values[row * self.pieces..][..self.pieces]
    }

    /// A row to write.
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [Lanes] {
        &mut self.values[row * self.pieces..][..self.pieces]
    }
}

/// What is positive of a number; nothing of a NaN.
#[inline(always)]
pub(super) fn positive(x: f64) -> f64 {
    // Unlike `f64::max`, a single instruction.
    if x > 0.0 { x } else { 0.0 }
}

/// What is negative of a number.
#[inline(always)]
pub(super) fn negative(x: f64) -> f64 {
    if x < 0.0 { x } else { 0.0 }
}
