//! A war as incidents: who attacked whom on which day.
//!
//! A list of wars says who fought on which side from when to when, and who began. A promise to defend asks more: was *this* state
//! attacked, or did it attack? Those who began attack those they began with (I1). Who joins later declares war on the states that
//! fought on the other side from the start: it attacks, and is not attacked (I2), unless a record of pairs has an attack on it at
//! that time (I3). Who changes sides is not attacked afresh by those it leaves (I4).

use std::collections::{BTreeMap, BTreeSet};

use foederis::date::Date;
use foederis_data::cow::dyadic_wars::{Enemies, Role};
use foederis_data::cow::wars;
use foederis_data::sheet::Ccode;

/// Regions of the world, as bits: in which of them a state fought, or is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Regions(pub u8);

impl Regions {
    const AMERICAS: u8 = 1;
    const EUROPE: u8 = 2;
    const AFRICA: u8 = 4;
    const MIDDLE_EAST: u8 = 8;
    const ASIA: u8 = 16;

    /// Where a state fought, from `WhereFought` of the Correlates of War. Asia and Oceania are one, as in the numbers of states.
    pub fn fought(code: u8) -> Regions {
        use Regions as R;
        Regions(match code {
            1 => R::AMERICAS,
            2 => R::EUROPE,
            4 => R::AFRICA,
            6 => R::MIDDLE_EAST,
            7 | 9 | 17 => R::ASIA,
            11 => R::EUROPE | R::MIDDLE_EAST,
            12 => R::EUROPE | R::ASIA,
            13 => R::AMERICAS | R::ASIA,
            14 => R::EUROPE | R::AFRICA | R::MIDDLE_EAST,
            15 => R::EUROPE | R::AFRICA | R::MIDDLE_EAST | R::ASIA,
            16 => R::AFRICA | R::MIDDLE_EAST | R::ASIA,
            18 => R::AFRICA | R::MIDDLE_EAST,
            19 => R::EUROPE | R::AFRICA | R::MIDDLE_EAST | R::ASIA,
            _ => 0,
        })
    }

    /// Where a state is at home, from the block of numbers that the Correlates of War give a region.
    pub fn home(state: Ccode) -> Regions {
        Regions(match state.0 {
            ..200 => Regions::AMERICAS,
            200..400 => Regions::EUROPE,
            400..600 => Regions::AFRICA,
            600..700 => Regions::MIDDLE_EAST,
            _ => Regions::ASIA,
        })
    }

    /// Whether they have one in common.
    pub fn meet(self, other: Regions) -> bool {
        self.0 & other.0 != 0
    }

    /// These and those.
    #[must_use]
    pub fn or(self, other: Regions) -> Regions {
        Regions(self.0 | other.0)
    }
}

/// A state's time on one side.
#[derive(Debug, Clone, Copy)]
pub struct Spell {
    /// The state.
    pub state: Ccode,
    /// Side 1 or 2.
    pub side: u8,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub last: Date,
    /// Whether it initiated the war.
    pub initiator: bool,
    /// Where it fought.
    pub regions: Regions,
}

/// One state's attack on another, as a record of pairs has it.
#[derive(Debug, Clone, Copy)]
pub struct Clash {
    /// Who began it.
    pub by: Ccode,
    /// Against whom.
    pub against: Ccode,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub last: Date,
}

/// One state attacking another on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attack {
    /// The day.
    pub on: Date,
    /// Who attacks.
    pub by: Ccode,
    /// Who is attacked.
    pub against: Ccode,
}

/// An attack recorded within so many days of a state's entry is the reason of the entry.
const GRACE: i32 = 30;

/// A war between states.
#[derive(Debug, Clone)]
pub struct War {
    /// Its number in the Correlates of War.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// Who fought on which side when, in the order of their entry.
    pub spells: Vec<Spell>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub last: Date,
    /// Who attacked whom, in the order of days.
    pub attacks: BTreeSet<Attack>,
    combats: BTreeMap<(Ccode, Ccode), (Date, Date)>,
    disputed: bool,
}

impl War {
    /// Makes incidents of a war of the Correlates of War. Dates that are not known to the day open to the widest; what went on when the
    /// list was made has no end.
    pub fn of(war: &wars::War, enemies: &[&Enemies]) -> Option<War> {
        let spells = war.participants.iter().flat_map(|p| {
            p.spells.iter().map(|spell| Spell {
                state: p.ccode,
                side: if p.side == wars::Side::One { 1 } else { 2 },
                from: spell.from.earliest,
                last: spell.last.map_or(Date::MAX, |last| last.latest),
                initiator: p.initiator,
                regions: Regions::fought(p.where_fought),
            })
        });
        // One entry a pair: the first day and the last over all its years.
        let mut clashes: BTreeMap<(Ccode, Ccode), Clash> = BTreeMap::new();
        for e in enemies.iter().filter(|e| e.row.pair_role_a == Role::Initiator) {
            let (from, last) = (e.from.earliest, e.last.latest);
            let clash = Clash { by: e.row.a, against: e.row.b, from, last };
            let known = clashes.entry((e.row.a, e.row.b)).or_insert(clash);
            (known.from, known.last) = (known.from.min(from), known.last.max(last));
        }
        let clashes: Vec<Clash> = clashes.into_values().collect();
        War::new(war.number, war.name.clone(), spells.collect(), &clashes)
    }

    /// Makes incidents of spells and pairs; none without a spell.
    pub fn new(number: u16, name: String, mut spells: Vec<Spell>, clashes: &[Clash]) -> Option<War> {
        spells.sort_by_key(|s| s.from);
        let from = spells.first()?.from;
        let last = spells.iter().map(|s| s.last).max()?;
        let mut war =
            War { number, name, spells, from, last, attacks: BTreeSet::new(), combats: BTreeMap::new(), disputed: false };
        war.meet(clashes);
        war.begin();
        war.join(clashes);
        war.clash(clashes);
        Some(war)
    }

    /// Who fought whom, from when to when.
    fn meet(&mut self, clashes: &[Clash]) {
        let mut combats: BTreeMap<(Ccode, Ccode), (Date, Date)> = BTreeMap::new();
        let mut met = |a: Ccode, b: Ccode, from: Date, last: Date| {
            let known = combats.entry((a.min(b), a.max(b))).or_insert((from, last));
            *known = (known.0.min(from), known.1.max(last));
        };
        for (n, a) in self.spells.iter().enumerate() {
            for b in self.spells[n + 1..].iter().filter(|b| b.side != a.side && b.state != a.state) {
                let (from, last) = (a.from.max(b.from), a.last.min(b.last));
                if from <= last {
                    met(a.state, b.state, from, last);
                }
            }
        }
        clashes.iter().for_each(|c| met(c.by, c.against, c.from, c.last));
        self.combats = combats;
    }

    /// I1: the originals on a side that initiated attack those opposite that did not.
    fn begin(&mut self) {
        let originals: Vec<Spell> = self.entries().filter(|s| self.original(s)).copied().collect();
        let begun = |side: u8| self.initiated(side) || self.entries().all(|s| !s.initiator);
        let attacks = originals.iter().filter(|a| begun(a.side)).flat_map(|a| {
            let opposite = originals.iter().filter(|b| b.side != a.side && !b.initiator);
            opposite.map(|b| Attack { on: a.from.max(b.from), by: a.state, against: b.state })
        });
        let attacks: Vec<Attack> = attacks.collect();
        self.attacks.extend(attacks);
    }

    /// I2 and I3: who joins attacks the originals on the other side, but those that a record has attacking it at that time.
    fn join(&mut self, clashes: &[Clash]) {
        let mut attacks = Vec::new();
        for joiner in self.entries().filter(|s| !self.original(s)) {
            let hit_by =
                |state: Ccode| clashes.iter().any(|c| c.by == state && c.against == joiner.state && near(c.from, joiner.from));
            let opposite = self.entries().filter(|s| self.original(s) && s.side != joiner.side && s.last >= joiner.from);
            let attacked = opposite.filter(|s| !hit_by(s.state));
            attacks.extend(attacked.map(|s| Attack { on: joiner.from, by: joiner.state, against: s.state }));
        }
        self.attacks.extend(attacks);
    }

    /// What a record of pairs adds.
    fn clash(&mut self, clashes: &[Clash]) {
        let (mut attacks, mut disputed) = (Vec::new(), false);
        for clash in clashes {
            let mut on = clash.from;
            if let (Some(by), Some(against)) = (self.entry(clash.by), self.entry(clash.against)) {
                let turned = self.turned(by, against, clash) || self.turned(against, by, clash);
                // Between those who fought from the start the list of wars knows who began.
                let originals = self.original(by) && self.original(against);
                let contrary = originals && self.initiated(against.side) && !self.initiated(by.side);
                // Who had joined against a state long before is not attacked by it.
                let retort = by.from < against.from && !near(clash.from, against.from);
                disputed |= contrary;
                if turned || contrary || retort {
                    continue;
                }
                on = on.min(by.from.max(against.from));
            }
            attacks.push(Attack { on, by: clash.by, against: clash.against });
        }
        self.disputed = disputed;
        self.attacks.extend(attacks);
    }

    /// I4: whether a state had changed sides, and fights now a state whose side it was on, or since the change.
    fn turned(&self, state: &Spell, other: &Spell, clash: &Clash) -> bool {
        let spells = || self.spells.iter().filter(|s| s.state == state.state);
        let changed = spells().any(|s| s.side != state.side);
        changed && (state.side == other.side || spells().any(|s| s.from > state.from && s.from <= clash.from))
    }

    /// Each state's first spell.
    fn entries(&self) -> impl Iterator<Item = &Spell> {
        let first = |(n, spell): &(usize, &Spell)| self.spells[..*n].iter().all(|s| s.state != spell.state);
        self.spells.iter().enumerate().filter(first).map(|(_, spell)| spell)
    }

    fn entry(&self, state: Ccode) -> Option<&Spell> {
        self.spells.iter().find(|s| s.state == state)
    }

    fn original(&self, entry: &Spell) -> bool {
        entry.from == self.from || entry.initiator
    }

    fn initiated(&self, side: u8) -> bool {
        self.entries().any(|s| s.initiator && s.side == side)
    }

    /// Whether the list of wars and the record of pairs disagree on who began.
    pub fn disputed(&self) -> bool {
        self.disputed
    }

    /// Whether a state fought in it.
    pub fn has(&self, state: Ccode) -> bool {
        self.entry(state).is_some()
    }

    /// Pairs of states that fought each other, with the first and the last day.
    pub fn combats(&self) -> impl Iterator<Item = ((Ccode, Ccode), (Date, Date))> {
        self.combats.iter().map(|(pair, days)| (*pair, *days))
    }

    /// Everyone that a state fought.
    pub fn enemies(&self, state: Ccode) -> BTreeSet<Ccode> {
        self.combats
            .keys()
            .filter_map(|(a, b)| {
                if *a == state {
                    Some(*b)
                } else if *b == state {
                    Some(*a)
                } else {
                    None
                }
            })
            .collect()
    }

    /// Everyone that a state fought on a day.
    pub fn enemies_on(&self, state: Ccode, day: Date) -> BTreeSet<Ccode> {
        let there = |enemy: &Ccode| {
            let (from, last) = self.combats[&(state.min(*enemy), state.max(*enemy))];
            (from..=last).contains(&day)
        };
        self.enemies(state).into_iter().filter(there).collect()
    }

    /// Where a state fought.
    pub fn regions(&self, state: Ccode) -> Regions {
        self.spells.iter().filter(|s| s.state == state).fold(Regions::default(), |all, s| all.or(s.regions))
    }
}

fn near(a: Date, b: Date) -> bool {
    (a - b).get_days().abs() <= GRACE
}
