//! How often promises like this one were kept once a war called them due: the default where nothing better is known of who keeps
//! a promise.
//!
//! Counts of Berkemeier & Fuhrmann 2018, *Research & Politics* 5(2), replication file, the coding after Leeds, Long & Mitchell 2000: one
//! war and one alliance a case, a multilateral alliance kept only if every member did as promised. `foederis hindcast` counts them
//! again from the file. A promise that deterred is in no such count: these are shares of the promises that were tested.

use foederis::date::Dated;
use foederis::vocab::Duty;
use serde::Serialize;

use super::Rate;

/// Where the counts are from.
pub const SOURCE: &str = "Berkemeier & Fuhrmann 2018, Research & Politics 5(2), replication data";

/// Promises of one kind, and how many were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Honour {
    /// Which promises.
    pub promises: &'static str,
    /// How many of those called due were kept.
    pub rate: Rate,
}

const DEFENCE_BEFORE: Honour = Honour { promises: "to defend, alliances signed before 1945", rate: Rate { kept: 36, of: 59 } };
const DEFENCE_SINCE: Honour = Honour { promises: "to defend, alliances signed since 1945", rate: Rate { kept: 6, of: 43 } };
const DEFENCE: Honour = Honour { promises: "to defend", rate: Rate { kept: 42, of: 102 } };
const OFFENCE: Honour = Honour { promises: "to attack", rate: Rate { kept: 31, of: 42 } };
const NEUTRALITY: Honour = Honour { promises: "to stay neutral", rate: Rate { kept: 35, of: 45 } };
const NONAGGRESSION: Honour = Honour { promises: "to use no force", rate: Rate { kept: 18, of: 49 } };

/// What is known of a promise of this kind in an instrument signed then; none for duties that nobody counted.
pub fn honour(duty: Duty, signed: Option<Dated>) -> Option<Honour> {
    match (duty, signed.map(|signed| signed.latest.year())) {
        (Duty::Defend, Some(..1945)) => Some(DEFENCE_BEFORE),
        (Duty::Defend, Some(_)) => Some(DEFENCE_SINCE),
        (Duty::Defend, None) => Some(DEFENCE),
        (Duty::Attack, _) => Some(OFFENCE),
        (Duty::Neutral, _) => Some(NEUTRALITY),
        (Duty::Refrain, _) => Some(NONAGGRESSION),
        (Duty::Consult | Duty::Abstain | Duty::Permit | Duty::Support, _) => None,
    }
}
