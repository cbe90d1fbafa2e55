//! What one member owes another: the two rows of a pair, as far as their spells overlap.

use foederis::date::{Date, Dated};

use super::members::{Atop, Member};
use crate::sheet::Ccode;

/// The five obligations, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Obligations(pub u8);

impl Obligations {
    /// Active help if the ally is attacked.
    pub const DEFENCE: Obligations = Obligations(1);
    /// Active help in other circumstances.
    pub const OFFENCE: Obligations = Obligations(2);
    /// To stay out of the ally's war.
    pub const NEUTRALITY: Obligations = Obligations(4);
    /// To use no force against the ally.
    pub const NONAGGRESSION: Obligations = Obligations(8);
    /// To consult in a crisis.
    pub const CONSULTATION: Obligations = Obligations(16);
    /// Each of them, in the order of ATOP's columns, with its column's name.
    pub const EACH: [(Obligations, &'static str); 5] = [
        (Obligations::DEFENCE, "defense"),
        (Obligations::OFFENCE, "offense"),
        (Obligations::NEUTRALITY, "neutral"),
        (Obligations::NONAGGRESSION, "nonagg"),
        (Obligations::CONSULTATION, "consul"),
    ];

    /// Whether all of these are among them.
    pub fn has(self, these: Obligations) -> bool {
        self.0 & these.0 == these.0
    }

    /// These and those.
    #[must_use]
    pub fn or(self, those: Obligations) -> Obligations {
        Obligations(self.0 | those.0)
    }

    /// The valued coding of Chiba, Johnson and Leeds: 3 defence or offence, 2 neutrality or consultation, 1 non-aggression, 0 none.
    pub fn value(self) -> u8 {
        match self.0 {
            o if o & 0b0_0011 != 0 => 3,
            o if o & 0b1_0100 != 0 => 2,
            o if o & 0b0_1000 != 0 => 1,
            _ => 0,
        }
    }
}

impl Member {
    /// What it promised.
    pub fn obligations(&self) -> Obligations {
        let row = &self.row;
        let promised = [row.defense, row.offense, row.neutral, row.nonagg, row.consul];
        let bits = promised.iter().enumerate().fold(0, |bits, (n, yes)| bits | u8::from(*yes) << n);
        Obligations(bits)
    }
}

/// What one state owes another under one alliance, in one phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// The alliance.
    pub atopid: u16,
    /// Who owes it.
    pub by: Ccode,
    /// To whom.
    pub to: Ccode,
    /// Since when.
    pub from: Dated,
    /// Until when; none: beyond the coverage.
    pub last: Option<Dated>,
    /// What; none at all where the two share an alliance in which this one promised nothing.
    pub what: Obligations,
    /// Whether the ower owes different things to different members: then this may not be what it owes this one.
    pub varies: bool,
}

impl Promise {
    /// The years that it touches, those of its first and its last day included.
    pub fn years(&self, until: Date) -> std::ops::RangeInclusive<u16> {
        let year = |date: Date| date.year() as u16;
        year(self.from.earliest)..=self.last.map_or(year(until), |last| year(last.latest))
    }
}

impl Atop {
    /// What every member of every alliance owes every other, phase by phase.
    pub fn promises(&self) -> impl Iterator<Item = Promise> {
        let phases = self.members.chunk_by(|a, b| (a.row.atopid, a.row.phase) == (b.row.atopid, b.row.phase));
        phases.flat_map(|phase| phase.iter().flat_map(move |by| phase.iter().filter_map(move |to| promise(by, to))))
    }
}

fn promise(by: &Member, to: &Member) -> Option<Promise> {
    if by.row.member == to.row.member {
        return None;
    }
    let from = by.from.max(to.from);
    let last = [by.last, to.last].into_iter().flatten().min();
    let meet = last.is_none_or(|last| from.earliest <= last.latest);
    meet.then(|| Promise {
        atopid: by.row.atopid,
        by: by.row.member,
        to: to.row.member,
        from,
        last,
        what: by.obligations(),
        varies: by.row.obvary,
    })
}
