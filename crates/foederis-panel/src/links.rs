//! What holds between two states in a year and comes as a list: borders, wars, disputes.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use foederis_data::cow::contiguity::Contiguity;
use foederis_data::cow::wars::{Participant, Wars};

use crate::slice::Slice;
use crate::unit::Unit;

/// It went on in the year.
pub(crate) const ONGOING: u8 = 1;
/// It began in the year.
pub(crate) const ONSET: u8 = 2;

/// One thing between two states in a year; what is mutual is there in both directions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    one: u16,
    other: u16,
    value: u8,
}

/// Such things by year.
#[derive(Debug)]
pub(crate) struct Links {
    years: BTreeMap<u16, Vec<Link>>,
    /// The years that the data say something about.
    pub covers: RangeInclusive<u16>,
}

/// The first year of the Correlates of War.
const FIRST: u16 = 1816;

impl Links {
    fn new(until: u16) -> Links {
        Links { years: BTreeMap::new(), covers: FIRST..=until }
    }

    fn add(&mut self, year: u16, one: u16, other: u16, value: u8) {
        self.years.entry(year).or_default().push(Link { one, other, value });
    }

    fn both(&mut self, year: u16, one: u16, other: u16, value: u8) {
        self.add(year, one, other, value);
        self.add(year, other, one, value);
    }

    /// Who bordered whom: the type in the first month of the year in which there was one.
    pub(crate) fn of_borders(contiguity: &Contiguity) -> Links {
        let until = contiguity.until.map_or(FIRST, |month| month.year());
        let mut links = Links::new(until);
        for pair in contiguity.spells.chunk_by(|a, b| (a.low, a.high) == (b.low, b.high)) {
            // Spells stand in the order of their first months.
            let mut types: BTreeMap<u16, u8> = BTreeMap::new();
            for spell in pair {
                let last = spell.end.map_or(until, |end| end.year());
                for year in spell.begin.year()..=last {
                    types.entry(year).or_insert(spell.reach as u8 + 1);
                }
            }
            types.into_iter().for_each(|(year, kind)| links.both(year, pair[0].low.0, pair[0].high.0, kind));
        }
        links
    }

    /// Who fought whom: two on opposite sides of a war, in every year in which both fought on a common day.
    pub(crate) fn of_wars(wars: &Wars) -> Links {
        let until = wars.until.map_or(FIRST, |day| day.year() as u16);
        let mut links = Links::new(until);
        for war in &wars.wars {
            for (n, a) in war.participants.iter().enumerate() {
                for b in war.participants[n + 1..].iter().filter(|b| b.side != a.side && b.ccode != a.ccode) {
                    let years = together(a, b, until);
                    for year in &years {
                        let onset = if years.first() == Some(year) { ONSET } else { 0 };
                        links.both(*year, a.ccode.0, b.ccode.0, ONGOING | onset);
                    }
                }
            }
        }
        links
    }

    /// Who was in dispute with whom, by the authors' own directed dyad-years: the two states, the year, whether it is the first.
    pub(crate) fn of_disputes(rows: impl Iterator<Item = (u16, u16, u16, bool)>) -> Links {
        let mut links = Links::new(FIRST);
        for (one, other, year, onset) in rows {
            links.add(year, one, other, ONGOING | if onset { ONSET } else { 0 });
        }
        let until = links.years.last_key_value().map_or(FIRST, |(year, _)| *year);
        Links { covers: FIRST..=until, ..links }
    }

    fn on(&self, year: u16) -> Option<&[Link]> {
        self.covers.contains(&year).then(|| self.years.get(&year).map_or(&[][..], Vec::as_slice))
    }

    /// What holds between the members of a year, pair by pair; all of it where there are several. In a panel of states: what holds between
    /// each and anyone. None: the data do not cover the year.
    pub(crate) fn cells(&self, slice: &Slice<'_>) -> Option<Vec<u8>> {
        let n = slice.members.len();
        let place = |code: u16| slice.members.binary_search(&code).ok();
        let mut cells = vec![0; if slice.unit == Unit::StateYear { n } else { n * n }];
        for link in self.on(slice.year)? {
            let cell = match (slice.unit, place(link.one), place(link.other)) {
                (Unit::StateYear, Some(one), _) => one,
                (Unit::DyadYear, Some(one), Some(other)) => one.min(other) * n + one.max(other),
                (Unit::DirectedDyadYear, Some(one), Some(other)) => one * n + other,
                _ => continue,
            };
            cells[cell] |= link.value;
        }
        Some(cells)
    }

    /// With how many states each member has something of a value that counts.
    pub(crate) fn count(&self, slice: &Slice<'_>, counts: impl Fn(u8) -> bool) -> Option<Vec<i32>> {
        let mut all = vec![0; slice.members.len()];
        for link in self.on(slice.year)?.iter().filter(|link| counts(link.value)) {
            if let Ok(one) = slice.members.binary_search(&link.one) {
                all[one] += 1;
            }
        }
        Some(all)
    }
}

/// The years in which two fought on a common day.
fn together(a: &Participant, b: &Participant, until: u16) -> Vec<u16> {
    let mut years = Vec::new();
    for (x, y) in a.spells.iter().flat_map(|x| b.spells.iter().map(move |y| (x, y))) {
        let from = x.from.earliest.max(y.from.earliest);
        let last = [x.last, y.last].into_iter().flatten().map(|last| last.latest).min();
        if last.is_none_or(|last| from <= last) {
            years.extend(from.year() as u16..=last.map_or(until, |last| last.year() as u16));
        }
    }
    years.sort_unstable();
    years.dedup();
    years
}
