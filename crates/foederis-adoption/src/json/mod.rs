//! The JSON contract of adoption, one file a command. Names are stable; docs/json.md describes them.

mod accession;
mod adoption;
mod past;

pub use adoption::{ActorJson, AdoptionJson, ModelJson, actors, adoption, model};
pub use past::{PastJson, past};
