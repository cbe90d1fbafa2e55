//! Panels as files.

mod coded;
mod csv;
mod parquet;

pub use csv::csv;
pub use parquet::parquet;

/// Hears how many rows have been written so far.
pub type Progress<'p> = &'p mut dyn FnMut(u64);
