//! Research data sets: files that a user brings, read by the names of their columns into checked tables, and the alliances among
//! them as a record.
//!
//! Nothing is dropped silently: a cell that does not hold what it should is a [`Fault`] with its line and column, a file with a fault
//! is not used, and what a table cannot say in a record is counted in a summary. The files themselves are nobody's here to
//! pass on: [`catalogue`] has the terms and the citation that their authors ask for.

pub mod about;
pub mod atop;
pub mod catalogue;
pub mod cow;
pub mod dcad;
pub mod editions;
pub mod fault;
pub mod gml;
pub mod identity;
pub mod import;
pub mod issue;
pub mod library;
pub mod records;
pub mod reliability;
pub mod sheet;
pub mod source;
pub mod summary;

pub use fault::{Fault, Faults};
pub use library::{Library, Read};
pub use source::Source;
pub use summary::Summary;
