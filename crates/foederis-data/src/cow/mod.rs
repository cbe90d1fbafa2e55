//! The Correlates of War project: who is a state, what states have, who fought whom, who borders whom.

pub mod capabilities;
pub mod contiguity;
pub mod disputes;
pub mod dyadic_wars;
pub mod majors;
pub mod states;
pub mod wars;
