//! The hot path: one incident, answered as sets of states. Nothing is allocated.

use super::compile::Rules;
use super::ground::Members;
use super::row::{Judgement, Row, Side};
use crate::id::StateId;
use crate::incident::Incident;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Duty, Strength};

/// Who owes each kind of duty to somebody in the incident, for certain and contested.
///
/// A state may stand in several sets of one duty: bound under one provision, contested under another, more strongly under a third.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    bound: [StateSet; SLOTS],
    contested: [StateSet; SLOTS],
}

/// One set for each strength of `defend`, then one for each other duty.
const SLOTS: usize = Strength::ALL.len() + Duty::ALL.len() - 1;

/// Where a duty of this strength is kept.
#[inline]
const fn slot(duty: Duty, strength: Option<Strength>) -> usize {
    match (duty, strength) {
        (Duty::Defend, Some(strength)) => strength as usize,
        (Duty::Defend, None) => Strength::Act as usize,
        _ => Strength::ALL.len() + duty as usize - 1,
    }
}

/// Slots of promises not to act, which bind the attacker itself.
const HOLDING: [bool; SLOTS] = {
    let mut holding = [false; SLOTS];
    holding[slot(Duty::Refrain, None)] = true;
    holding[slot(Duty::Abstain, None)] = true;
    holding
};

impl Default for Answer {
    fn default() -> Self {
        Answer { bound: [StateSet::EMPTY; SLOTS], contested: [StateSet::EMPTY; SLOTS] }
    }
}

impl Answer {
    /// States bound to this duty.
    pub fn bound(&self, duty: Duty) -> StateSet {
        of(&self.bound, duty)
    }

    /// States whose duty of this kind is contested under some provision.
    pub fn contested(&self, duty: Duty) -> StateSet {
        of(&self.contested, duty)
    }

    /// Who is bound to defend, at least so strongly as each strength, weakest first.
    #[inline]
    pub fn defending(&self) -> [StateSet; Strength::ALL.len()] {
        let mut least = [StateSet::EMPTY; Strength::ALL.len()];
        let mut all = StateSet::EMPTY;
        for (set, exactly) in least.iter_mut().zip(&self.bound[..Strength::ALL.len()]).rev() {
            all = all.or(*exactly);
            *set = all;
        }
        least
    }

    #[inline]
    pub(super) fn add(&mut self, row: &Row, verdict: Verdict, owers: StateSet) {
        let sets = if verdict == Verdict::Yes { &mut self.bound } else { &mut self.contested };
        let set = &mut sets[slot(row.duty, row.strength)];
        *set = set.or(owers);
    }

    /// Becomes one answer, less what the mask `but_attacker` hides where nobody owes anything against itself, and another, less
    /// what `but_target` hides. In place, for it is the innermost step of a sweep.
    #[inline]
    pub(super) fn blend(&mut self, shared: &Answer, but_attacker: &StateSet, owed: &Answer, but_target: &StateSet) {
        for (n, holding) in HOLDING.into_iter().enumerate() {
            let mask = if holding { &StateSet::FULL } else { but_attacker };
            self.bound[n].blend(&shared.bound[n], mask, &owed.bound[n], but_target);
            self.contested[n].blend(&shared.contested[n], mask, &owed.contested[n], but_target);
        }
    }
}

fn of(sets: &[StateSet; SLOTS], duty: Duty) -> StateSet {
    match duty {
        Duty::Defend => sets[..Strength::ALL.len()].iter().fold(StateSet::EMPTY, |all, set| all.or(*set)),
        _ => sets[slot(duty, None)],
    }
}

/// Working memory that a question reuses; make one per thread.
#[derive(Debug, Clone)]
pub struct Scratch {
    /// For each dependency, and each side: whom a duty under it ties, as ower or as beneficiary, in this incident.
    arisen: Vec<[Members; 2]>,
}

impl Scratch {
    /// Working memory for these rules.
    pub fn new(rules: &Rules) -> Self {
        Scratch { arisen: vec![[Members::NONE; 2]; rules.dependencies.len()] }
    }
}

impl Rules {
    /// Who owes what in this incident.
    pub fn ask(&self, incident: &Incident, scratch: &mut Scratch) -> Answer {
        let mut answer = Answer::default();
        self.visit(incident, scratch, |row, _, _, judgement, owing| answer.add(row, judgement.verdict(), owing));
        answer
    }

    /// Every duty that is bound or contested: its row, the beneficiary (none: owed to each other), its side, and who owes it.
    pub fn visit(
        &self,
        incident: &Incident,
        scratch: &mut Scratch,
        mut found: impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        scratch.arisen.fill([Members::NONE; 2]);
        for (side, states) in [(Side::Target, incident.targets), (Side::Attacker, incident.attackers)] {
            for beneficiary in states.iter().filter(|s| *s != StateId::NON_STATE) {
                for &number in &self.by_beneficiary[beneficiary.index()] {
                    let row = &self.rows[number as usize];
                    if row.hears(side) {
                        let judgement = row.judge(self, incident, beneficiary, side, Verdict::Yes);
                        let verdict = judgement.verdict();
                        if verdict != Verdict::No {
                            let owing = row.owing(incident, beneficiary, side);
                            self.arise(row, side, verdict, owing, StateSet::one(beneficiary), scratch);
                            if !owing.is_empty() {
                                found(row, Some(beneficiary), side, &judgement, owing);
                            }
                        }
                    }
                }
            }
        }
        self.visit_anyone(incident, scratch, &mut found);
        self.visit_derived(incident, scratch, &mut found);
    }

    /// Duties that parties owe each other over an incident in an area whose peace they protect, none of them being attacked.
    fn visit_anyone(
        &self,
        incident: &Incident,
        scratch: &mut Scratch,
        found: &mut impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        for &number in &self.anyone {
            let row = &self.rows[number as usize];
            self.visit_stranger(row, incident, &mut |row, owed_to, side, judgement, owing| {
                let owed = owed_to.map_or(row.beneficiaries, StateSet::one);
                self.arise(row, side, judgement.verdict(), owing, owed, scratch);
                found(row, owed_to, side, judgement, owing);
            });
        }
    }

    /// The duties of one row over an attack on strangers to its provision.
    pub(super) fn visit_stranger(
        &self,
        row: &Row,
        incident: &Incident,
        found: &mut impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        if row.estranged(incident.targets) == Verdict::No {
            return;
        }
        let judgement = row.judge_strangers(self, incident);
        if judgement.verdict() == Verdict::No {
            return;
        }
        // Consultation is owed by, and to, a party that attacks a stranger; help is not.
        let attackers = match row.duty {
            Duty::Consult => StateSet::EMPTY,
            _ => incident.attackers.or(incident.beside_attackers),
        };
        let (owers, owed) = (row.owers.minus(attackers), row.beneficiaries.minus(attackers));
        if row.all_owers.minus(attackers) == row.all_beneficiaries.all().minus(attackers) {
            // A duty to each other needs another to owe it to.
            let owing = Row::owing_another(owers, owed);
            if !owing.is_empty() {
                found(row, None, Side::Target, &judgement, owing);
            }
            return;
        }
        for beneficiary in owed.iter() {
            let owing = owers.minus(StateSet::one(beneficiary));
            if !owing.is_empty() {
                found(row, Some(beneficiary), Side::Target, &judgement, owing);
            }
        }
    }

    /// Duties that arise with duties under other instruments; repeated until nothing new arises.
    fn visit_derived(
        &self,
        incident: &Incident,
        scratch: &mut Scratch,
        found: &mut impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        if self.derived.is_empty() {
            return;
        }
        let known = |scratch: &Scratch| scratch.arisen.iter().flatten().fold(0, |n, m| n + m.all().len() + m.yes.len());
        for _ in 0..=self.derived.len() {
            let before = known(scratch);
            for &number in &self.derived {
                self.visit_waiting(&self.rows[number as usize], incident, scratch, &mut |_, _, _, _, _| {});
            }
            if known(scratch) == before {
                break;
            }
        }
        for &number in &self.derived {
            self.visit_waiting(&self.rows[number as usize], incident, scratch, found);
        }
    }

    /// The duties of one row that waits for others: towards whomever these tie, on the same side.
    fn visit_waiting(
        &self,
        row: &Row,
        incident: &Incident,
        scratch: &mut Scratch,
        found: &mut impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        for side in [Side::Target, Side::Attacker].into_iter().filter(|side| row.hears(*side)) {
            let enemies = super::row::enemies(incident, side);
            for beneficiary in row.beneficiaries.minus(enemies).iter() {
                let arisen = self.arisen(row, side, beneficiary, scratch);
                if arisen == Verdict::No {
                    continue;
                }
                let judgement = row.judge(self, incident, beneficiary, side, arisen);
                let owing = row.owing(incident, beneficiary, side);
                if judgement.verdict() != Verdict::No && !owing.is_empty() {
                    self.arise(row, side, judgement.verdict(), owing, StateSet::one(beneficiary), scratch);
                    found(row, Some(beneficiary), side, &judgement, owing);
                }
            }
        }
    }

    /// Whether a duty this row waits for has arisen, owed by the same beneficiary or to it, on the same side.
    pub(crate) fn arisen(&self, row: &Row, side: Side, beneficiary: StateId, scratch: &Scratch) -> Verdict {
        if row.depends == 0 {
            return Verdict::Yes;
        }
        let awaited = scratch.arisen.iter().enumerate().filter(|(bit, _)| row.depends >> bit & 1 == 1);
        awaited.map(|(_, sides)| sides[side as usize].membership(beneficiary)).max().unwrap_or(Verdict::No)
    }

    /// Notes that a duty to defend or attack has arisen, if anything waits for it.
    #[inline]
    fn arise(&self, row: &Row, side: Side, verdict: Verdict, owing: StateSet, owed: StateSet, scratch: &mut Scratch) {
        if self.dependencies.is_empty() || owing.is_empty() || !matches!(row.duty, Duty::Defend | Duty::Attack) {
            return;
        }
        if let Some(slot) = self.dependencies.iter().position(|d| *d == row.instrument) {
            let members = &mut scratch.arisen[slot][side as usize];
            let tied = owing.or(owed);
            match verdict {
                Verdict::Yes => members.yes = members.yes.or(tied),
                _ => members.contested = members.contested.or(tied),
            }
            members.contested = members.contested.minus(members.yes);
        }
    }
}
