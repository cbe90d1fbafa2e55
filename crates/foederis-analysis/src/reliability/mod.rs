//! Were promises kept? Rates with what they are rates of, and the model by which studies explain them.

pub mod honour;
pub mod logit;
mod rate;

pub use rate::Rate;
