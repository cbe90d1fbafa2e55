//! An accession game: for whom a pact of mutual defence pays, and which circles of members hold.
//!
//! Candidates with capability `c` face rivals with capability `k`. Some duties to fight for another stand already; others follow if
//! both are members. To join covers a state, costs it fights of others, and may provoke those whom the pact is made against.
//! `d_jir` is the share of rival `r`'s attacks on `i` in which `j` must fight for `i`.
//!
//! ```text
//! d_jir(S)  = promises_jir if i and j are both in S, otherwise owes_jir
//! own_ir(S) = c_i + ρ (outside_ir + Σ_{j≠i} c_j d_jir(S))                what stands against r if it attacks i
//! p_ir(S)   = k_r^m / (own_ir^m + k_r^m)                                 chance that i loses a fight; 0 if k_r = 0
//! L_ir(S)   = p_ir (1 − δ + δ p_ir)                                      the same, counted by how likely r dares: deterrence
//! t_ir      = 1 if r has a quarrel with i, otherwise β
//! N_r(S)    = Σ_{i∈S} c_i max_{j∈S, j≠i} (promises_ijr − owes_ijr)       newly bound against r
//! a_r(S)    = N_r / (N_r + k_r)                                          0 if both are 0
//! h_ir(S)   = t_ir (1 + π a_r(S)) if i is in S, otherwise t_ir           hazard
//! O_i(S)    = Σ_r h_ir L_ir                                              own loss
//! E_i(S)    = κ ρ Σ_{j≠i} Σ_r h_jr d_ijr L_jr                            exposure: fights for others, lighter beside strong friends
//! gain_i(S) = [O_i(∅) − O_i(S)] − [E_i(S) − E_i(∅)]
//!           = cover + exposure + provocation                             the first two with h = t, the third what h − t takes away
//! ```
//!
//! Fewer than two members are no pact: all stands as without one, and all gains are 0. `ρ, m, δ, κ, π, β` are [`Parameter`]s. All gains
//! count fights lost: 1 is the certain loss of a fight with one rival that has a quarrel.
//!
//! `S` of two or more is stable if nobody leaves, `gain_i(S) ≥ gain_i(S∖i)` for all members, and nobody enters: there is no `j` outside
//! with `gain_j(S∪j) > gain_j(S)` and `gain_i(S∪j) ≥ gain_i(S)` for all members, since accession takes unanimity. Differences up to
//! [`TOLERANCE`] count as none. One at a time leaves or enters, and all others stay. The answer is exact: every coalition is looked at.
//!
//! **Source**: contests after Tullock 1980 and Hirshleifer 1989, *Public Choice* 63: 101–112; stability after d'Aspremont, Jacquemin,
//! Gabszewicz & Weymark 1983, *Canadian Journal of Economics* 16: 17–25, with unanimous accession. The model itself is ours: it orders
//! what a treaty's text says, and forecasts nothing by itself.

mod chance;
mod fault;
mod gain;
mod game;
mod members;
mod parameters;
mod stable;
mod standing;
mod survey;
mod terms;

pub use chance::Chance;
pub use fault::{Duty, Fault, Who};
pub use gain::Gain;
pub use game::{Game, MOST_CANDIDATES, Situation};
pub use members::Members;
pub use parameters::{Parameter, Parameters};
pub use stable::TOLERANCE;
pub use standing::{Move, Refused, Standing};
pub use survey::{Aim, Frequent, Survey, survey, survey_with};
