//! What an architecture looks like as a whole: a [`Record`](foederis::Record), an architecture and a day go in, measures come out.
//!
//! Everything here is a pure function: no files, no clock, no randomness, no printing, and equal input gives equal numbers. It
//! refuses to know where a record came from, what a duty would do in a war, and how a number is shown. What is not defined for
//! an input (a density of one state) is `None`, never a NaN.

pub mod structure;
