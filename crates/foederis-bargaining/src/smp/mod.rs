//! The Spatial Model of Politics: actors with positions on several dimensions challenge and bargain in turns until they hardly move.
//!
//! **Source**: Wise, Lester & Efird 2015, "Multidimensional Bargaining Using KTAB", KAPSARC Discussion Paper KS-1517-DP011A, and the
//! KAPSARC Toolkit for Behavioral Analysis (KTAB), whose published reference runs are the numbers that this must reproduce.
//!
//! In one turn, for actors i with ideal points, capability c, salience s_ik on dimension k and S_i = Σ_k s_ik:
//!
//! 1. everyone's distance from each position becomes a utility ([`distance`], [`utility`]);
//! 2. all vote on each pair of positions ([`VotingRule`]), the stronger coalition likelier wins ([`Victory`]), which gives a
//!    distribution over positions ([`Distribution`]);
//! 3. who is likely to prevail is taken to be at ease with risk ([`RiskRange`]), as far as others can tell ([`RiskGuess`]);
//! 4. each looks for the target that promises most in a contest in which third parties take sides ([`ThirdParties`]);
//! 5. each challenge becomes a bargain, or two ([`Interpolation`], [`Bargaining`]);
//! 6. each takes one of the bargains that it is part of, or stays ([`Transition`]); ideals follow ([`Smp::with_accommodation`]).
//!
//! Where the original leaves something undefined or gives up, this has an answer: of equal options the first is taken, in the
//! order of initiators; if all positions are equally likely, nobody's risk attitude shows and all are neutral; chances too small for a
//! product of doubles are compared by their logarithms.

mod ballot;
mod bargain;
mod challenge;
mod coalition;
mod csv;
mod distribution;
mod engine;
mod input;
mod lanes;
mod options;
mod random;
mod resolve;
mod risk;
mod run;
mod state;
mod utility;
mod victory;
mod vote;

pub use bargain::interpolate;
pub use csv::BadCsv;
pub use input::{Actor, Invalid, MOST_ACTORS, MOST_CAPABILITY, Smp};
pub use options::{
    Bargaining, DEFAULT_SEED, Distribution, Interpolation, Options, RiskGuess, RiskRange, TargetView, ThirdParties, Transition,
    Victory, VotingRule,
};
pub use run::{Bargain, Challenge, Choice, End, Outcome, Run, Turn};
pub use utility::{distance, utility};
