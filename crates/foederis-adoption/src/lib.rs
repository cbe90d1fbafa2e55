//! Would a pact be adopted?
//!
//! An [`Issue`](foederis::issue::Issue) of the record says who stands where, as judged on a day. [`Judged`] makes numbers of it, with ranges;
//! [`Model`]s of bargaining make an outcome of each draw from the ranges; [`signatures`] asks who would sign, [`accession`] which
//! coalitions would hold, by what the engine says the pact changes. [`Adoption`] is all of it together. What models disagree about is
//! shown as a range, never averaged away.

pub mod accession;
mod adoption;
mod capability;
mod forecast;
pub mod json;
mod judged;
mod model;
pub mod past;
pub mod signatures;

pub use adoption::{Adoption, Asked};
pub use capability::{Capability, Component, capabilities};
pub use forecast::{Forecast, Need, forecast, forecasts, needs};
pub use judged::{Among, Judged, Move, NotJudged, Unmoved, in_units};
pub use model::Model;
