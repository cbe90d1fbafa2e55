//! The files as their authors published them, held against the numbers that are known of them.

mod contiguity;
mod data;
mod disputes;
mod wars;
