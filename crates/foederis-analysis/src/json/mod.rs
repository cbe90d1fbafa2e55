//! The JSON contract of comparisons and distances, one file a command. Names are stable; docs/json.md describes them.

mod compare;
mod distance;

pub use compare::{ComparisonJson, comparison};
pub use distance::{DistanceJson, SpellsJson, distance, spells};
