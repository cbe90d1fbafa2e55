//! What stands beside every forecast. A model that does not beat [`weighted_mean`] out of sample has explained nothing.
//!
//! Procedural models predicted decisions of the European Union less accurately than the compromise model, "a computationally simple
//! variant of the Nash Bargaining Solution" (Leinaweaver & Thomson 2014, *European Union Politics* 15); on 66 decisions the best was a
//! model of salience (Schneider, Finke & Bailer 2010, *Political Studies* 58).

mod mean;
mod median;
mod nash;
mod procedure;
mod rule;
mod willing;

pub use mean::{capability_mean, mean, weighted_mean};
pub use median::{Condorcet, condorcet, margin, weighted_median};
pub use nash::{Disagreement, Loss, nash};
pub use procedure::{procedure, win_set};
pub use rule::{Count, Rule, RuleFault};
pub use willing::{Winning, prefers, willing, winning};

pub(crate) use mean::mean_of;
pub(crate) use median::median_of;
