//! The hot path: one incident, answered as sets of states. Nothing is allocated.

use super::compile::Rules;
use super::ground::Members;
use super::row::{Judgement, Row, Side};
use crate::id::StateId;
use crate::incident::Incident;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::Duty;

/// Who owes each kind of duty to somebody in the incident, for certain and contested.
///
/// A state may stand in both sets of one duty: bound under one provision, contested under another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    bound: [StateSet; Duty::ALL.len()],
    contested: [StateSet; Duty::ALL.len()],
}

impl Default for Answer {
    fn default() -> Self {
        Answer { bound: [StateSet::EMPTY; Duty::ALL.len()], contested: [StateSet::EMPTY; Duty::ALL.len()] }
    }
}

impl Answer {
    /// States bound to this duty.
    pub fn bound(&self, duty: Duty) -> StateSet {
        self.bound[duty as usize]
    }

    /// States whose duty of this kind is contested under some provision.
    pub fn contested(&self, duty: Duty) -> StateSet {
        self.contested[duty as usize]
    }

    #[inline]
    pub(super) fn add(&mut self, duty: Duty, verdict: Verdict, owers: StateSet) {
        let sets = if verdict == Verdict::Yes { &mut self.bound } else { &mut self.contested };
        sets[duty as usize] = sets[duty as usize].or(owers);
    }

    /// Becomes one answer, less what the mask `but_attacker` hides where nobody owes anything against itself, and another, less
    /// what `but_target` hides. In place, for it is the innermost step of a sweep.
    #[inline]
    pub(super) fn blend(&mut self, shared: &Answer, but_attacker: &StateSet, owed: &Answer, but_target: &StateSet) {
        for duty in Duty::ALL {
            let n = *duty as usize;
            let mask = if matches!(duty, Duty::Refrain | Duty::Abstain) { &StateSet::FULL } else { but_attacker };
            self.bound[n].blend(&shared.bound[n], mask, &owed.bound[n], but_target);
            self.contested[n].blend(&shared.contested[n], mask, &owed.contested[n], but_target);
        }
    }
}

/// Working memory that a question reuses; make one per thread.
#[derive(Debug, Clone)]
pub struct Scratch {
    /// For each dependency, who owes a duty under it in this incident.
    arisen: Vec<Members>,
}

impl Scratch {
    /// Working memory for these rules.
    pub fn new(rules: &Rules) -> Self {
        Scratch { arisen: vec![Members::NONE; rules.dependencies.len()] }
    }
}

impl Rules {
    /// Who owes what in this incident.
    pub fn ask(&self, incident: &Incident, scratch: &mut Scratch) -> Answer {
        let mut answer = Answer::default();
        self.visit(incident, scratch, |row, _, _, judgement, owing| answer.add(row.duty, judgement.verdict(), owing));
        answer
    }

    /// Every duty that is bound or contested: its row, the beneficiary (none: owed to each other), its side, and who owes it.
    pub fn visit(
        &self,
        incident: &Incident,
        scratch: &mut Scratch,
        mut found: impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        scratch.arisen.fill(Members::NONE);
        for (side, states) in [(Side::Target, incident.targets), (Side::Attacker, incident.attackers)] {
            for beneficiary in states.iter().filter(|s| *s != StateId::NON_STATE) {
                for &number in &self.by_beneficiary[beneficiary.index()] {
                    let row = &self.rows[number as usize];
                    if row.hears(side) {
                        let judgement = row.judge(self, incident, beneficiary, side, Verdict::Yes);
                        let verdict = judgement.verdict();
                        if verdict != Verdict::No {
                            let owing = row.owing(incident, beneficiary, side);
                            self.arise(row, verdict, owing, scratch);
                            if !owing.is_empty() {
                                found(row, Some(beneficiary), side, &judgement, owing);
                            }
                        }
                    }
                }
            }
        }
        self.visit_anyone(incident, &mut found);
        self.visit_derived(incident, scratch, &mut found);
    }

    /// Duties that parties owe each other over an incident in an area whose peace they protect, none of them being attacked.
    fn visit_anyone(&self, incident: &Incident, found: &mut impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet)) {
        for &number in &self.anyone {
            self.visit_stranger(&self.rows[number as usize], incident, found);
        }
    }

    /// The duties of one row over an attack on a stranger to it.
    pub(super) fn visit_stranger(
        &self,
        row: &Row,
        incident: &Incident,
        found: &mut impl FnMut(&Row, Option<StateId>, Side, &Judgement, StateSet),
    ) {
        let Some(target) = incident.targets.iter().next().filter(|_| !row.beneficiaries.meets(&incident.targets)) else { return };
        let judgement = row.judge_anyone(self, incident, target);
        if judgement.verdict() == Verdict::No {
            return;
        }
        // Consultation is owed by, and to, a party that attacks a stranger; help is not.
        let attackers = match row.duty {
            Duty::Consult => StateSet::EMPTY,
            _ => incident.attackers.or(incident.beside_attackers),
        };
        let (owing, owed) = (row.owers.minus(attackers), row.beneficiaries.minus(attackers));
        if owing == owed {
            // A duty to each other needs another to owe it to.
            if owing.len() > 1 {
                found(row, None, Side::Target, &judgement, owing);
            }
            return;
        }
        for beneficiary in owed.iter() {
            let owing = owing.minus(StateSet::one(beneficiary));
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
        for _ in 0..=self.derived.len() {
            let before = scratch.arisen.iter().fold(0, |n, m| n + m.all().len() + m.yes.len());
            for &number in &self.derived {
                self.judge_derived(&self.rows[number as usize], incident, scratch, |_, _, _| {});
            }
            if before == scratch.arisen.iter().fold(0, |n, m| n + m.all().len() + m.yes.len()) {
                break;
            }
        }
        for &number in &self.derived {
            let row = &self.rows[number as usize];
            self.judge_derived(row, incident, scratch, |beneficiary, judgement, owing| {
                found(row, Some(beneficiary), Side::Target, judgement, owing);
            });
        }
    }

    fn judge_derived(
        &self,
        row: &Row,
        incident: &Incident,
        scratch: &mut Scratch,
        mut found: impl FnMut(StateId, &Judgement, StateSet),
    ) {
        let attackers = incident.attackers.or(incident.beside_attackers);
        for beneficiary in row.beneficiaries.minus(attackers).iter() {
            let arisen = self.arisen(row, incident, beneficiary, scratch);
            if arisen == Verdict::No {
                continue;
            }
            let judgement = row.judge(self, incident, beneficiary, Side::Target, arisen);
            let verdict = judgement.verdict();
            let owing = row.owing(incident, beneficiary, Side::Target);
            if verdict != Verdict::No && !owing.is_empty() {
                self.arise(row, verdict, owing, scratch);
                found(beneficiary, &judgement, owing);
            }
        }
    }

    /// Whether a duty this row waits for has arisen: owed by the beneficiary, or to it when it is a target.
    pub(crate) fn arisen(&self, row: &Row, incident: &Incident, beneficiary: StateId, scratch: &Scratch) -> Verdict {
        if row.depends == 0 {
            return Verdict::Yes;
        }
        let mut verdict = Verdict::No;
        for (bit, members) in scratch.arisen.iter().enumerate() {
            if row.depends >> bit & 1 == 1 {
                let attacked = incident.targets.has(beneficiary);
                verdict = verdict.or(if members.yes.has(beneficiary) || attacked && !members.yes.is_empty() {
                    Verdict::Yes
                } else if members.contested.has(beneficiary) || attacked && !members.contested.is_empty() {
                    Verdict::Contested
                } else {
                    Verdict::No
                });
            }
        }
        verdict
    }

    /// Notes that a duty to defend or attack has arisen, if anything waits for it.
    #[inline]
    fn arise(&self, row: &Row, verdict: Verdict, owing: StateSet, scratch: &mut Scratch) {
        if self.dependencies.is_empty() || !matches!(row.duty, Duty::Defend | Duty::Attack) {
            return;
        }
        if let Some(slot) = self.dependencies.iter().position(|d| *d == row.instrument) {
            let members = &mut scratch.arisen[slot];
            match verdict {
                Verdict::Yes => members.yes = members.yes.or(owing),
                _ => members.contested = members.contested.or(owing),
            }
            members.contested = members.contested.minus(members.yes);
        }
    }
}
