//! Panels: a row for every state, pair or directed pair of the international system in every year, made of the tables that a user
//! brought.
//!
//! Tables come in through a [`Library`](foederis_data::Library), columns go out to anything that can be written to. A panel is made
//! year by year, so that no more of it is in memory than the part being written. What a column means, where it comes from and what
//! an empty cell says stands beside the column itself ([`Column`]): the data dictionary is the list of columns.
//!
//! **Rows** are in the order of year, first state, second state; a pair without direction has the lower number first. A state has
//! rows in a year if it belonged to the system on any day of it.

mod choice;
mod column;
mod field;
mod groups;
mod order;
mod panel;
mod slice;
mod tables;
mod unit;
mod write;

pub use choice::{Unknown, choose};
pub use column::{Column, Kind, columns};
pub use groups::Group;
pub use panel::Panel;
pub use tables::{Origin, Tables};
pub use unit::Unit;
pub use write::{Progress, csv, parquet};
