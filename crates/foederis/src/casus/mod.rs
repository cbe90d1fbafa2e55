//! *Casus foederis*: the event that calls a treaty's promise due.
//!
//! [`Rules::compile`] turns the record, an architecture and a day into flat rows; a question is set algebra over them.
//! Each clause of a provision is one function in `clauses/`, with the law it follows; [`Row::judge`] examines them in order.
//! `sweep` asks every question of a day, `cascade` follows one incident through the alliances it calls.

mod ask;
pub mod cascade;
mod clauses;
mod compile;
mod ground;
mod row;
pub mod sweep;

pub use ask::{Answer, Scratch};
pub use compile::{MOST_SCOPES, Rules, Scope};
pub use ground::{Ground, Members};
pub use row::{Judgement, Row, Side};
