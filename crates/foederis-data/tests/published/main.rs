//! The files as their authors published them, held against the numbers that are known of them.

mod agreements;
mod alliances;
mod contiguity;
mod data;
mod disputes;
mod normal;
mod reliability;
mod states;
mod wars;
