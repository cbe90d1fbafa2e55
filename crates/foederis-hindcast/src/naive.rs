//! The rule of thumb that the specific promise is held against: the forty-line rule of the casus foederis, and the question whether
//! "an ally" fought beside a belligerent at all.

use std::collections::{BTreeMap, BTreeSet};

use foederis_data::atop::{Member, Obligations};
use foederis_data::sheet::Ccode;

use crate::war::War;

/// Whether a war called an alliance due by its broad codes, its members' sides and who initiated. In force at any time during the war:
/// the best of the readings that were tried.
pub fn forty_lines(members: &[Member], war: &War) -> bool {
    let here: Vec<&Member> =
        members.iter().filter(|m| m.from.earliest <= war.last && m.last.is_none_or(|last| last.latest >= war.from)).collect();
    let fighting: BTreeSet<Ccode> = here.iter().map(|m| m.row.member).filter(|code| war.has(*code)).collect();
    let sides: BTreeSet<u8> = war.spells.iter().filter(|s| fighting.contains(&s.state)).map(|s| s.side).collect();
    let promised = here.iter().fold(Obligations::default(), |all, m| all.or(m.obligations()));
    let has = |what| promised.has(what);
    let helps = has(Obligations::DEFENCE) || has(Obligations::OFFENCE) || has(Obligations::NEUTRALITY);
    if sides.len() > 1 {
        return helps || has(Obligations::NONAGGRESSION);
    }
    let Some(side) = sides.first() else { return false };
    if !helps {
        return false;
    }
    let named: BTreeSet<Ccode> = here.iter().flat_map(|m| m.threats()).collect();
    let conditional = here.iter().any(|m| m.row.conditio);
    let against: BTreeSet<Ccode> = war.spells.iter().filter(|s| s.side != *side).map(|s| s.state).collect();
    if conditional && !named.is_empty() && named.is_disjoint(&against) {
        return false;
    }
    let began = war.spells.iter().any(|s| s.side == *side && s.initiator);
    has(Obligations::OFFENCE) || has(Obligations::NEUTRALITY) || !began
}

/// What states that owed something to a belligerent of the first day did in its war.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Joined {
    /// Fought on its side.
    pub same: u32,
    /// Fought on the other side.
    pub opposite: u32,
    /// Did not fight.
    pub abstained: u32,
}

impl Joined {
    /// How many owed something.
    pub fn len(&self) -> u32 {
        self.same + self.opposite + self.abstained
    }

    /// Whether nobody did.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Who owed whom what in a year: the ower, to whom, the obligations.
pub type Owed = BTreeMap<(u16, Ccode), Vec<(Ccode, Obligations)>>;

/// The old question, of wars that began in these years: of the states that owed an original belligerent one of these obligations in the
/// year the war began, how many fought beside it? (Sabrosky 1980 asked so; here with ATOP.)
pub fn any_ally(wars: &[War], owed: &Owed, what: Obligations, years: (u16, u16)) -> Joined {
    let mut joined = Joined::default();
    for war in wars.iter().filter(|w| (years.0..=years.1).contains(&(w.from.year() as u16))) {
        let year = war.from.year() as u16;
        for original in war.spells.iter().filter(|s| s.from == war.from) {
            let owing = owed.get(&(year, original.state)).into_iter().flatten().filter(|(_, owed)| owed.0 & what.0 != 0);
            let allies: BTreeSet<Ccode> = owing.map(|(by, _)| *by).collect();
            for ally in allies {
                let mut sides = war.spells.iter().filter(|s| s.state == ally).peekable();
                if sides.peek().is_none() {
                    joined.abstained += 1;
                } else if sides.any(|s| s.side == original.side) {
                    joined.same += 1;
                } else {
                    joined.opposite += 1;
                }
            }
        }
    }
    joined
}
