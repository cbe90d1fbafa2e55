//! What comes of a bargain: from actors' positions, salience and capabilities to a distribution of outcomes.
//!
//! An [`Issue`] goes in. No files, no clock; randomness comes from a seed. What is not defined is `None`, never a NaN.

pub mod baseline;
pub mod example;
pub mod issue;
pub mod uncertain;
pub mod utility;

pub use issue::{Actor, Fault, Faults, Input, Issue, Scale};
pub use uncertain::{Triangular, UncertainActor, UncertainIssue};
