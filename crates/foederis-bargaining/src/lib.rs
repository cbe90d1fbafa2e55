//! Models of bargaining over an issue: from positions, salience and capability to what actors would settle on.
//!
//! No files, no clock, no printing; what is random comes from a seed.

pub mod smp;
