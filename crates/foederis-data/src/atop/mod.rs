//! Alliance Treaty Obligations and Provisions: who promised whom what, on which conditions, from when to when.
//!
//! The member file alone says who owed what: a row is one member in one phase of an alliance. What one member owes another follows
//! from their two rows ([`Atop::promises`]); the record ([`record`]) and the panels are made of the same rows.

pub mod dyads;
pub mod members;
pub mod promises;
pub mod record;
pub mod state_years;

use crate::catalogue::{Dataset, Table};

pub use members::{Atop, Member};
pub use promises::{Obligations, Promise};

/// Alliance Treaty Obligations and Provisions.
pub static DATASET: Dataset = Dataset {
    key: "atop",
    name: "Alliance Treaty Obligations and Provisions (ATOP)",
    versions: "4.0, 4.01, 5.1",
    files: &[MEMBERS, ALLIANCES, dyads::DYADS, state_years::STATE_YEARS],
    cite: &[
        "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002. \"Alliance Treaty Obligations \
             and Provisions, 1815–1944.\" International Interactions 28: 237–60",
    ],
    terms: "\"We ask users of the ATOP data to employ the following citation\" (atop.rice.edu/data). No licence text was found.",
    url: "http://www.atopdata.org",
};

/// The member file.
pub const MEMBERS: Table = Table::of::<members::MemberRow>(
    "atop",
    "atop-members",
    "a member of an alliance in one of its phases a row",
    &["atop5_1m.csv", "atop4_01m.csv"],
);

/// The alliance file, which the member file is held against.
pub const ALLIANCES: Table =
    Table::of::<members::AllianceRow>("atop", "atop-alliances", "an alliance a row", &["atop5_1a.csv", "atop4_01a.csv"]);
