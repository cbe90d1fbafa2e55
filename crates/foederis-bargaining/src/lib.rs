//! What comes of a bargain: from actors' positions, salience and capabilities to a distribution of outcomes.
//!
//! An [`Issue`] goes in; numbers with their steps come out. Models are functions of an issue: the [`baseline`]s that every forecast
//! must stand beside, the expected-utility group decision model ([`utility`]) and the spatial
//! model of politics ([`smp`]); [`montecarlo`] runs any of them over ranges. Whom a pact pays for, and which circles of members hold, is
//! another question, with numbers of its own: [`accession`]. No files, no clock; randomness comes from a seed. What is not defined is
//! `None`, never a NaN.

pub mod accession;
pub mod baseline;
pub mod example;
pub mod issue;
pub mod montecarlo;
pub mod smp;
pub mod uncertain;
pub mod utility;

pub use issue::{Actor, Fault, Faults, Input, Issue, Scale};
pub use uncertain::{Triangular, UncertainActor, UncertainIssue};
