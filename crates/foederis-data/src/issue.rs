//! An issue of one's own: actors with capability, position and salience, the form of the classic data sets.

use crate::catalogue::Table;
use crate::sheet::row;

/// Actors, one a row.
pub const ACTORS: Table = Table::of::<ActorRow>("issue", "issue", "an actor a row", &["issue.csv"]);

row! {
    /// An actor with its stand; where a range is known, its lowest and highest beside the likeliest.
    ActorRow {
        /// Who.
        actor: String = "actor|name",
        /// What it can bring to bear, in any unit that suits all.
        capability: f64 = "capability|power",
        /// The lowest.
        capability_low: Option<f64> = "?capability_low",
        /// The highest.
        capability_high: Option<f64> = "?capability_high",
        /// Where it stands.
        position: f64 = "position|pstn1",
        /// The lowest.
        position_low: Option<f64> = "?position_low",
        /// The highest.
        position_high: Option<f64> = "?position_high",
        /// How much it cares, in percent.
        salience: f64 = "salience|sal1",
        /// The least.
        salience_low: Option<f64> = "?salience_low",
        /// The most.
        salience_high: Option<f64> = "?salience_high",
    }
}
