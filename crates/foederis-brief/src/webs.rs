//! Which instruments brought the members closer, and when.

use std::collections::BTreeMap;

use foederis::Verdict;
use foederis::id::InstrumentId;
use foederis::vocab::Rung;
use foederis_analysis::distance::Web;

use crate::Study;

/// What stood between the members at the end of a year; each year is looked up once.
pub(crate) struct Webs<'a, 'r> {
    study: &'a Study<'r>,
    known: BTreeMap<i16, Web>,
}

impl<'a, 'r> Webs<'a, 'r> {
    /// None looked up yet.
    pub(crate) fn of(study: &'a Study<'r>) -> Self {
        Webs { study, known: BTreeMap::new() }
    }

    fn at(&mut self, year: i16) -> &Web {
        let study = self.study;
        self.known.entry(year).or_insert_with(|| {
            let last = foederis::date::Date::constant(year, 12, 31).min(study.day());
            study.goal.web(study.record(), study.comparison.before.architecture, last)
        })
    }

    /// The instruments that first gave pairs a rung in a year, those of most pairs first.
    pub(crate) fn brought(&mut self, rung: Rung, year: i16) -> Vec<InstrumentId> {
        let old = self.at(year - 1).clone();
        let had = |key: &_| old.get(key).is_some_and(|step| step.answer == Verdict::Yes);
        let stood = |key: &_, id: &InstrumentId| old.get(key).is_some_and(|step| step.instruments.contains(id));
        let mut counts: BTreeMap<InstrumentId, usize> = BTreeMap::new();
        for (key, step) in self.at(year).iter().filter(|(key, step)| key.0 == rung && step.answer == Verdict::Yes && !had(key)) {
            for id in step.instruments.iter().filter(|id| !stood(key, id)) {
                *counts.entry(*id).or_default() += 1;
            }
        }
        by_count(counts)
    }

    /// The instruments that give a rung at the end of a year, those of most pairs first.
    pub(crate) fn carried(&mut self, rung: Rung, year: i16) -> Vec<InstrumentId> {
        let mut counts: BTreeMap<InstrumentId, usize> = BTreeMap::new();
        for (_, step) in self.at(year).iter().filter(|(key, _)| key.0 == rung) {
            step.instruments.iter().for_each(|id| *counts.entry(*id).or_default() += 1);
        }
        by_count(counts)
    }
}

fn by_count(counts: BTreeMap<InstrumentId, usize>) -> Vec<InstrumentId> {
    let mut ids: Vec<InstrumentId> = counts.keys().copied().collect();
    ids.sort_by_key(|id| std::cmp::Reverse(counts[id]));
    ids
}
