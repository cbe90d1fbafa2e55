//! How a condition is read of which ATOP codes only that there is one: which place, which adversary, which conflict it leaves open.
//!
//! One reading each, the same for every alliance, from what a war's list says: where states fought, who they are, when it began.

use foederis::date::Date;
use foederis_data::atop::{Member, Obligations};
use foederis_data::sheet::Ccode;

use crate::war::{Regions, War};

/// What a promise meets in a war.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'w> {
    /// The war.
    pub war: &'w War,
    /// The ally whose war it is.
    pub ally: Ccode,
    /// Whether the ally is attacked, rather than at war in whatever way.
    pub attacked: bool,
    /// When the alliance was signed.
    pub signed: Date,
    /// Whether two of the ally's enemies were bound to fight for each other when the war began.
    pub bloc: bool,
}

/// The threat is no state: rebels, revolution.
const NOT_A_STATE: u8 = 5;
/// The threat is another alliance.
const ALLIANCE: u8 = 6;
/// The threat is a conflict under way.
pub(crate) const CONFLICT: u8 = 4;

/// Whether the conditions of a promise that its codes leave open are met.
///
/// # Errors
/// The first that is not, in words.
pub(crate) fn met(by: &Member, obligation: Obligations, facts: &Facts<'_>) -> Result<(), &'static str> {
    let conditions = by.conditions(obligation);
    if by.row.specthrt == Some(NOT_A_STATE) {
        return Err("it is aimed at opponents that are no states");
    }
    // "The conflict under way" is this one only if the alliance was made in it.
    if conditions.conflict && facts.signed <= facts.war.from {
        return Err("it was made for a conflict before this one");
    }
    if conditions.adversary && by.threats().is_empty() {
        match by.row.specthrt {
            Some(ALLIANCE) if !facts.bloc => return Err("it is aimed at an alliance, and no two of the enemies were allies"),
            Some(ALLIANCE) => {}
            // An adversary that is not named is whoever attacks.
            _ if !facts.attacked => return Err("its adversary is not named, and nobody attacked the ally"),
            _ => {}
        }
    }
    if conditions.location {
        let at_home = Regions::home(facts.ally).meet(facts.war.regions(facts.ally));
        match obligation {
            // A promise to defend a place is one to defend the ally's part of the world.
            Obligations::DEFENCE if !at_home => return Err("it is limited to a place, and the ally fought far from home"),
            Obligations::OFFENCE if !conditions.adversary || by.threats().is_empty() => {
                return Err("it is limited to a place that is not coded");
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether the conditions of a promise that was made in the war itself, to a state that fought in it, are met. `aimed`: its words aim
/// at the war.
pub(crate) fn met_in_wartime(
    by: &Member,
    obligation: Obligations,
    aimed: bool,
    members: &[Member],
    facts: &Facts<'_>,
) -> Result<(), &'static str> {
    let conditions = by.conditions(obligation);
    if by.row.specthrt == Some(NOT_A_STATE) {
        return Err("it is aimed at opponents that are no states");
    }
    if conditions.adversary && !aimed {
        return Err("its adversary is another");
    }
    let near = members.iter().any(|m| Regions::home(m.row.member).meet(facts.war.regions(facts.ally)));
    if conditions.location && !aimed && obligation != Obligations::NEUTRALITY && !near {
        return Err("it is limited to a place, and the war was far from it");
    }
    Ok(())
}
