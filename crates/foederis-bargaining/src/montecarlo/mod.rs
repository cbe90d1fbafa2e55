//! What follows from ranges: a distribution of outcomes, what moves it, and what would have to be true.
//!
//! A model is any function of an [`Issue`](crate::Issue) that is given a point of its scale, or none where it is not defined. Each draw has a random
//! stream of its own, so that the number of threads changes nothing, and equal seeds give every model the same draws: what differs
//! between two models, or between the status quo and a pact, is then not chance.

mod distribution;
mod draws;
mod shift;
mod tornado;

pub use distribution::{Convergence, Distribution};
pub use draws::{Draws, simulate, simulate_with};
pub use shift::{Goal, Shift, shift, shifts};
pub use tornado::{Bar, tornado};
