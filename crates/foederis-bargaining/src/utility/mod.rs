//! The expected-utility group decision model of Bueno de Mesquita, as set out by Scholz, Calbert & Smith 2011.
//!
//! Actors with capability `c`, salience `s` and position `x` look at each other in rounds. Each sees for every other what a challenge
//! would bring, by its own attitude to risk, gives way where it expects to lose, and all move at once.
//!
//! ```text
//! R          width of the positions at the start                        d = |x_i − x_j| / R
//! v_k(a,b) = c_k s_k (|x_k − b| − |x_k − a|) / R                        k's vote for a over b
//! P(i,j)   = Σ_k max(0, v_k(x_i,x_j)) / Σ_k |v_k(x_i,x_j)|              that i wins against j          (votes.rs)
//! U_s, U_f = 2 − 4(½ ∓ ½ d)^r       U_q = 2 − 4(½)^r                    success, failure, no change    (worth.rs)
//! U_b, U_w = 2 − 4(½ ∓ ¼ e)^r       e = (|x_i − μ| + |x_i − x_j|) / R   j moves, for better, for worse
//! E^h(i,j) = s_j [P U_s + (1−P) U_f] + (1−s_j) U_s − Q U_q − (1−Q)[T U_b + (1−T) U_w]    as h sees it, with h's r
//! D_i      = Σ_{j≠i} E^i(j,i), r = 1     R_i = (2 D_i − max D − min D) / (max D − min D)               (risk.rs)
//! r_i      = (1 − R_i/3) / (1 + R_i/3)                                  ½ bold to 2 cautious
//! ```
//!
//! Moves are in [`Kind`]. `Q` is the chance that a state that is not challenged stays where it is; `μ` the weighted median; `T` 1 where
//! `j`'s way to `μ` brings it nearer to `i`, that is where `|x_i − μ| < |x_i − x_j|`, otherwise 0.
//!
//! **Source**: Scholz, Calbert & Smith 2011, *Journal of Theoretical Politics* 23: 510–531; Bueno de Mesquita 1985, *American Political
//! Science Review* 79: 156–172. [`Variant::Run`] after the replications by McKibben and Masad. Checked against their log, `tests/ec1984.rs`.

mod group;
mod moves;
mod risk;
mod trace;
mod votes;
mod worth;

pub use group::{Forecast, Options, Variant, outcome};
pub use moves::{Kind, Move};
pub use trace::{End, Round, Trace, trace};
pub use votes::probability;
