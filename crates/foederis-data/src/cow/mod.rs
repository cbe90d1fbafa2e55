//! The Correlates of War project: who is a state, what states have, who fought whom, who borders whom.

pub mod capabilities;
pub mod states;
pub mod wars;
