//! Which instruments of two records are the same treaty.

use std::collections::{BTreeMap, BTreeSet};

use foederis::Record;
use foederis::id::InstrumentId;

/// Instruments of one treaty: usually one on each side, more where one record counts together what the other counts apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// In our record.
    pub ours: Vec<InstrumentId>,
    /// In the other.
    pub theirs: Vec<InstrumentId>,
}

/// What two records have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// The treaties, in the order of our instruments.
    pub links: Vec<Link>,
    /// Instruments of ours that name an alliance which the other record does not have.
    pub missing: Vec<(InstrumentId, u16)>,
}

/// Links instruments by the numbers of alliances that they name ([`atop`](foederis::instrument::Instrument::atop)). Whatever shares a
/// number, directly or through others, is one treaty: its duties are compared together.
pub fn links(ours: &Record, theirs: &Record) -> Links {
    let mut numbered: BTreeMap<u16, Vec<InstrumentId>> = BTreeMap::new();
    for (id, instrument) in theirs.instruments.iter() {
        instrument.atop.iter().for_each(|number| numbered.entry(*number).or_default().push(id));
    }
    let mut groups: Vec<(BTreeSet<u16>, Vec<InstrumentId>)> = Vec::new();
    let mut missing = Vec::new();
    for (id, instrument) in ours.instruments.iter() {
        let (known, unknown): (Vec<u16>, Vec<u16>) = instrument.atop.iter().partition(|number| numbered.contains_key(number));
        missing.extend(unknown.into_iter().map(|number| (id, number)));
        if known.is_empty() {
            continue;
        }
        let mut group = (known.into_iter().collect::<BTreeSet<u16>>(), vec![id]);
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(numbers, _)| !numbers.is_disjoint(&group.0));
        groups = apart;
        for (numbers, instruments) in joined {
            group.0.extend(numbers);
            group.1.extend(instruments);
        }
        group.1.sort();
        groups.push(group);
    }
    groups.sort_by_key(|(_, instruments)| instruments[0]);
    let link = |(numbers, ours): (BTreeSet<u16>, Vec<InstrumentId>)| {
        let theirs: BTreeSet<InstrumentId> = numbers.iter().flat_map(|number| numbered[number].iter().copied()).collect();
        Link { ours, theirs: theirs.into_iter().collect() }
    };
    Links { links: groups.into_iter().map(link).collect(), missing }
}
