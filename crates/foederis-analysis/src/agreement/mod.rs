//! Two records of the same treaties, held against each other: who owes whom which obligation, instrument by instrument.
//!
//! A data set of alliances and a record of treaty texts code the same promises by different laws. Where they agree, each speaks for the
//! other; where they differ, one of them is wrong or their laws are not the same, and a person must judge which. So every difference
//! keeps the provisions of both sides.
//!
//! Compared are the five obligations of the ATOP data ([`OBLIGATIONS`]), for directed pairs of members of the state system on one day.
//! An obligation is there as in a duty matrix ([`foederis::matrix`]): whatever would call it due, and however strong it is.

mod blocs;
mod json;
mod links;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use foederis::casus::{Rules, Scope};
use foederis::date::{Date, Dated};
use foederis::id::{InstrumentId, StateId};
use foederis::set::StateSet;
use foederis::verdict::Verdict;
use foederis::vocab::Duty;
use foederis::{Architecture, Record};

pub use blocs::{Bloc, blocs};
pub use json::{AgreementJson, agreement_json};
pub use links::{Link, Links, links};
pub use tally::Tally;

use crate::structure::members;

/// The obligations that are compared, with the names that people give them.
pub const OBLIGATIONS: [(Duty, &str); 5] = [
    (Duty::Defend, "defence"),
    (Duty::Attack, "offence"),
    (Duty::Neutral, "neutrality"),
    (Duty::Refrain, "non-aggression"),
    (Duty::Consult, "consultation"),
];

/// Which side says that an obligation is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Our record alone.
    OnlyOurs,
    /// The other alone.
    OnlyTheirs,
    /// Ours says that it is contested, whatever the other says.
    OursContested,
    /// The other says that it is contested, ours that it is there or not.
    TheirsContested,
}

impl Who {
    /// In words: "only ours".
    pub fn word(self) -> &'static str {
        match self {
            Who::OnlyOurs => "only ours",
            Who::OnlyTheirs => "only theirs",
            Who::OursContested => "ours contested",
            Who::TheirsContested => "theirs contested",
        }
    }
}

/// Who owes, and to whom.
pub type Pair = (StateId, StateId);

/// A provision of an instrument, by its number.
pub type Clause = (InstrumentId, u16);

/// Directed pairs on which the records differ in the same way, by the same provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which obligation.
    pub duty: Duty,
    /// Who says it.
    pub who: Who,
    /// Who would owe it to whom, by our record's states.
    pub pairs: Vec<Pair>,
    /// Our provisions that say so.
    pub ours: Vec<Clause>,
    /// Theirs.
    pub theirs: Vec<Clause>,
    /// Where one side alone says it: other instruments of the other side that say it of some of these pairs, and of how many.
    pub elsewhere: Vec<(InstrumentId, usize)>,
}

/// One treaty in both records.
#[derive(Debug, Clone)]
pub struct Tie {
    /// Which instruments it is.
    pub link: Link,
    /// Its parties on the day, by either record.
    pub states: StateSet,
    /// The count of each obligation, in the order of [`OBLIGATIONS`].
    pub tallies: [Tally; 5],
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// How far two records agree on a day.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The day.
    pub day: Date,
    /// The treaties that both have and that are in force by one of them at least.
    pub ties: Vec<Tie>,
    /// The treaties that both have and that neither has in force.
    pub dormant: Vec<Link>,
    /// Instruments that name an alliance which the other record does not have.
    pub missing: Vec<(InstrumentId, u16)>,
    /// The sum over the treaties: a pair that shares two of them counts twice.
    pub linked: [Tally; 5],
    /// Every directed pair of members of the state system once, whatever instrument carries the obligation, linked or not.
    pub any: [Tally; 5],
}

/// Holds two records against each other on a day: treaty by treaty, and as wholes.
pub fn agreement(ours: &Record, theirs: &Record, day: Date) -> Agreement {
    let Links { links, missing } = links(ours, theirs);
    let there = members(ours, day);
    let same = ours.states.iter().map(|(id, _)| Some(id)).collect();
    let named = theirs.states.iter().map(|(_, state)| ours.states.find(&state.id)).collect();
    let ours = Side::new(ours, day, same, there);
    let theirs = Side::new(theirs, day, named, there);
    let all = OBLIGATIONS.map(|(duty, _)| (ours.owed(None, duty), theirs.owed(None, duty)));
    let mut ties = Vec::new();
    let mut dormant = Vec::new();
    for link in links {
        match tie(&ours, &theirs, &link, &all) {
            Some(tie) => ties.push(tie),
            None => dormant.push(link),
        }
    }
    let mut linked = [Tally::default(); 5];
    for tie in &ties {
        linked.iter_mut().zip(tie.tallies).for_each(|(sum, tally)| *sum = sum.plus(tally));
    }
    let any = [0, 1, 2, 3, 4].map(|n: usize| Tally::of(there, &all[n].0, &all[n].1));
    Agreement { day, ties, dormant, missing, linked, any }
}

/// What one state owes another, and by which provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owed {
    pub answer: Verdict,
    pub by: BTreeSet<Clause>,
}

pub(crate) type Duties = BTreeMap<Pair, Owed>;

/// One of the two records on the day, in the states of ours.
struct Side<'r> {
    record: &'r Record,
    rules: Rules,
    /// Each of its states as ours; none: ours has no such state.
    named: Vec<Option<StateId>>,
    /// Members of the system, as ours.
    there: StateSet,
}

impl<'r> Side<'r> {
    fn new(record: &'r Record, day: Date, named: Vec<Option<StateId>>, there: StateSet) -> Self {
        let rules = Rules::compile(record, &Architecture::standing(), day, Scope::Standing);
        Side { record, rules, named, there }
    }

    /// Members of the system among these states of its own, as ours.
    fn known(&self, states: StateSet) -> StateSet {
        let named = states.iter().filter_map(|state| self.named.get(state.index()).copied().flatten());
        named.filter(|state| self.there.has(*state)).collect()
    }

    /// The parties on the day of those of these instruments that are in force, or may be.
    fn parties(&self, instruments: &[InstrumentId]) -> StateSet {
        let day = self.rules.ground.day;
        let in_force = instruments.iter().filter(|id| self.record.instruments[**id].in_force_on(day) != Verdict::No);
        let parties = in_force.map(|id| self.record.parties_of(*id, Some(Dated::day(day))));
        self.known(parties.fold(StateSet::EMPTY, StateSet::or))
    }

    /// Who owes whom this duty under these instruments; none: under any. As the matrix counts it.
    fn owed(&self, among: Option<&[InstrumentId]>, duty: Duty) -> Duties {
        let mut duties = Duties::new();
        let of_these = |row: &&foederis::casus::Row| among.is_none_or(|among| among.contains(&row.instrument));
        for row in self.rules.rows.iter().filter(|row| row.duty == duty && row.looks_outward()).filter(of_these) {
            let answer = self.rules.stands(row);
            if answer == Verdict::No {
                continue;
            }
            let beneficiaries = self.known(row.beneficiaries);
            for state in self.known(row.owers).iter() {
                for to in beneficiaries.iter().filter(|to| *to != state) {
                    let owed = duties.entry((state, to)).or_insert_with(|| Owed { answer, by: BTreeSet::new() });
                    if answer > owed.answer {
                        *owed = Owed { answer, by: BTreeSet::new() };
                    }
                    // What is certain does not rest on what is contested.
                    if answer == owed.answer {
                        owed.by.insert((row.instrument, row.provision));
                    }
                }
            }
        }
        duties
    }
}

/// One treaty held against itself; none: neither record has it in force on the day. `all`: what each side has of any instrument.
fn tie(ours: &Side<'_>, theirs: &Side<'_>, link: &Link, all: &[(Duties, Duties); 5]) -> Option<Tie> {
    let owed = OBLIGATIONS.map(|(duty, _)| (ours.owed(Some(&link.ours), duty), theirs.owed(Some(&link.theirs), duty)));
    // A guarantee may be owed to a state that is no party.
    let named = owed.iter().flat_map(|(a, b)| a.keys().chain(b.keys())).flat_map(|(by, to)| [*by, *to]);
    let states = ours.parties(&link.ours).or(theirs.parties(&link.theirs)).or(named.collect());
    if states.is_empty() {
        return None;
    }
    let tallies = [0, 1, 2, 3, 4].map(|n: usize| Tally::of(states, &owed[n].0, &owed[n].1));
    let differences = OBLIGATIONS.iter().zip(owed.iter().zip(all)).flat_map(|((duty, _), ((a, b), (all_a, all_b)))| {
        let mut found = differences(*duty, a, b);
        for difference in &mut found {
            difference.elsewhere = match difference.who {
                Who::OnlyOurs => elsewhere(all_b, &link.theirs, &difference.pairs),
                Who::OnlyTheirs => elsewhere(all_a, &link.ours, &difference.pairs),
                Who::OursContested | Who::TheirsContested => Vec::new(),
            };
        }
        found
    });
    Some(Tie { link: link.clone(), states, tallies, differences: differences.collect() })
}

/// Pairs on which the two differ, those of the same provisions together.
fn differences(duty: Duty, ours: &Duties, theirs: &Duties) -> Vec<Difference> {
    let pairs: BTreeSet<Pair> = ours.keys().chain(theirs.keys()).copied().collect();
    let mut found: BTreeMap<(Who, Vec<Clause>, Vec<Clause>), Vec<Pair>> = BTreeMap::new();
    for pair in pairs {
        let (a, b) = (ours.get(&pair), theirs.get(&pair));
        let answer = |owed: Option<&Owed>| owed.map_or(Verdict::No, |owed| owed.answer);
        let Some(who) = differ(answer(a), answer(b)) else { continue };
        let by = |owed: Option<&Owed>| owed.map(|owed| owed.by.iter().copied().collect()).unwrap_or_default();
        found.entry((who, by(a), by(b))).or_default().push(pair);
    }
    let one = |((who, ours, theirs), pairs)| Difference { duty, who, pairs, ours, theirs, elsewhere: Vec::new() };
    found.into_iter().map(one).collect()
}

/// How two answers differ; none: they do not.
fn differ(ours: Verdict, theirs: Verdict) -> Option<Who> {
    match (ours, theirs) {
        (Verdict::Contested, _) => Some(Who::OursContested),
        (_, Verdict::Contested) => Some(Who::TheirsContested),
        (Verdict::Yes, Verdict::No) => Some(Who::OnlyOurs),
        (Verdict::No, Verdict::Yes) => Some(Who::OnlyTheirs),
        _ => None,
    }
}

/// Which other instruments carry the duty between these pairs, those of most pairs first.
fn elsewhere(duties: &Duties, but: &[InstrumentId], pairs: &[Pair]) -> Vec<(InstrumentId, usize)> {
    let mut counts: BTreeMap<InstrumentId, usize> = BTreeMap::new();
    for owed in pairs.iter().filter_map(|pair| duties.get(pair)) {
        let others: BTreeSet<InstrumentId> = owed.by.iter().map(|(id, _)| *id).filter(|id| !but.contains(id)).collect();
        others.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(id, pairs)| (std::cmp::Reverse(*pairs), *id));
    counts
}
