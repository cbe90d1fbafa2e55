//! A row: one provision on one day, for owers and beneficiaries to whom it applies alike.

use std::ops::Range;

use super::clauses;
use super::compile::Rules;
use super::ground::{Cover, Members};
use crate::date::Date;
use crate::id::{InstrumentId, StateId};
use crate::incident::Incident;
use crate::set::{PlaceSet, StateSet};
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Strength, Trigger};

/// One provision on one day, for owers and beneficiaries to whom it applies alike.
#[derive(Debug, Clone)]
pub struct Row {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Which of its provisions.
    pub provision: u16,
    /// What duty.
    pub duty: Duty,
    /// How strong, for `defend` and `attack`.
    pub strength: Option<Strength>,
    /// Who owes it.
    pub owers: StateSet,
    /// To whom.
    pub beneficiaries: StateSet,
    /// Whether the duty stands between them at all: in force, parties, direction, modality, suspension.
    pub standing: Verdict,
    /// Which of these clauses decides that.
    pub standing_clause: Clause,
    /// Against whom.
    pub adversary: Members,
    pub(super) at_least: u8,
    pub(super) trigger: Trigger,
    pub(super) requires: Verdict,
    pub(super) enemies: Range<u8>,
    pub(super) fighting: StateSet,
    /// Which dependencies of the rules it waits for, as bits; 0: none.
    pub(super) depends: u64,
    pub(super) if_provoked: Verdict,
    pub(super) saves_self_defence: bool,
    pub(super) limbs: Range<usize>,
    pub(super) readings: Range<usize>,
}

/// One protected object in one cover.
#[derive(Debug, Clone)]
pub(super) struct LimbRow {
    pub objects: u16,
    pub contested: u16,
    /// Index of the cover; none: anywhere.
    pub cover: Option<usize>,
    pub anyone: bool,
}

/// An operative interpretation, as far as its scope is not already in the row.
#[derive(Debug, Clone)]
pub(super) struct ReadingRow {
    pub clause: Clause,
    pub verdict: Verdict,
    pub attackers: Option<StateSet>,
    pub places: Option<PlaceSet>,
    pub objects: u16,
    pub forms: u16,
    pub provoked: u16,
    pub from: Date,
    /// Which interpretation of the instrument, for the explanation.
    pub interpretation: usize,
}

/// Whose attack the provision's alternatives are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The beneficiary's.
    Beneficiary,
    /// Anyone's: only the alternatives that protect the peace of an area.
    Anyone,
}

/// On which side of the incident a beneficiary stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It is attacked, or drawn in on that side.
    Target,
    /// It attacks.
    Attacker,
}

/// The verdict on every clause of one row for one beneficiary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    clauses: [Verdict; Clause::ALL.len()],
}

impl Judgement {
    /// The whole: strong Kleene conjunction of the clauses.
    pub fn verdict(&self) -> Verdict {
        self.clauses.into_iter().min().unwrap_or(Verdict::Yes)
    }

    /// The verdict on one clause.
    pub fn of(&self, clause: Clause) -> Verdict {
        self.clauses[clause as usize]
    }

    fn set(&mut self, clause: Clause, verdict: Verdict) {
        self.clauses[clause as usize] = verdict;
    }

    /// The first clause that fails.
    pub fn fails(&self) -> Option<Clause> {
        Clause::ALL.iter().copied().find(|c| self.of(*c) == Verdict::No)
    }

    /// Every clause in dispute.
    pub fn contested(&self) -> impl Iterator<Item = Clause> {
        Clause::ALL.iter().copied().filter(|c| self.of(*c) == Verdict::Contested)
    }
}

impl Row {
    /// Examines every clause for a beneficiary on one side of the incident.
    ///
    /// `arisen` is whether the duties it depends on have arisen; rows without dependencies are given `Yes`.
    pub fn judge(&self, rules: &Rules, incident: &Incident, beneficiary: StateId, side: Side, arisen: Verdict) -> Judgement {
        self.examine(rules, incident, beneficiary, side, arisen, Whose::Beneficiary)
    }

    /// Examines the clauses for a duty that the parties owe each other over an incident in the area, whoever is attacked.
    pub fn judge_anyone(&self, rules: &Rules, incident: &Incident, target: StateId) -> Judgement {
        self.examine(rules, incident, target, Side::Target, Verdict::Yes, Whose::Anyone)
    }

    fn examine(
        &self,
        rules: &Rules,
        incident: &Incident,
        state: StateId,
        side: Side,
        arisen: Verdict,
        whose: Whose,
    ) -> Judgement {
        let (object, area) = clauses::protects(self, rules, incident, state, whose);
        let mut judgement = self.standing(rules, incident);
        judgement.set(Clause::Object, object);
        judgement.set(Clause::Area, area);
        judgement.set(Clause::Adversary, clauses::adversary(self, rules, incident, enemies(incident, side)));
        judgement.set(Clause::Trigger, clauses::trigger(self, rules, incident, state, side, arisen));
        judgement.set(Clause::Provoked, clauses::provoked(self, rules, incident, side));
        judgement
    }

    /// Whether the duty stands at all. Force, membership and suspension may themselves be in dispute: a lapse, a withdrawal, reciprocity.
    fn standing(&self, rules: &Rules, incident: &Incident) -> Judgement {
        let mut judgement = Judgement { clauses: [Verdict::Yes; Clause::ALL.len()] };
        judgement.set(self.standing_clause, self.standing);
        if !self.readings.is_empty() && self.standing != Verdict::No {
            for clause in [Clause::InForce, Clause::Party, Clause::Suspension] {
                judgement.set(clause, rules.read(self, clause, judgement.of(clause), incident));
            }
        }
        judgement
    }

    /// Whether the row protects the peace of an area, whoever is attacked in it.
    pub(crate) fn guards_area(&self, rules: &Rules) -> bool {
        rules.limbs[self.limbs.clone()].iter().any(|limb| limb.anyone)
    }

    /// Whether the row promises to fight against aggression, which a beneficiary that began cannot suffer.
    #[inline]
    pub(super) fn presupposes_innocence(&self) -> bool {
        self.trigger == Trigger::Aggression && matches!(self.duty, Duty::Defend | Duty::Attack)
    }

    /// Whether the duty can be owed to a state on this side.
    #[inline]
    pub(crate) fn hears(&self, side: Side) -> bool {
        side == Side::Target
            || match self.duty {
                Duty::Defend | Duty::Attack => self.trigger == Trigger::StateOfWar,
                Duty::Neutral => !matches!(self.trigger, Trigger::ArmedAttack | Trigger::Aggression),
                Duty::Refrain | Duty::Abstain => true,
                Duty::Consult | Duty::Permit | Duty::Support => false,
            }
    }

    /// Who owes the duty to `beneficiary` in this incident: the owers, less those on whom it cannot fall.
    #[inline]
    pub fn owing(&self, incident: &Incident, beneficiary: StateId, side: Side) -> StateSet {
        let targets = incident.targets.or(incident.beside_targets);
        let attackers = incident.attackers.or(incident.beside_attackers);
        let barred = match (self.duty, side) {
            (Duty::Neutral, _) => targets.or(attackers),
            (Duty::Refrain | Duty::Abstain, Side::Target) => targets,
            (Duty::Refrain | Duty::Abstain, Side::Attacker) => {
                // A promise in the words of the Charter leaves help to the state attacked free (UN Charter, Art. 51).
                if self.saves_self_defence && self.duty == Duty::Refrain {
                    return StateSet::EMPTY;
                }
                targets.or(attackers)
            }
            (_, Side::Target) => attackers,
            (_, Side::Attacker) => targets,
        };
        let mut owing = self.owers.minus(barred);
        if owing.has(beneficiary) {
            owing = owing.minus(StateSet::one(beneficiary));
        }
        owing
    }
}

/// Whom a state on this side fights.
#[inline]
pub(super) fn enemies(incident: &Incident, side: Side) -> StateSet {
    match side {
        Side::Target => incident.attackers.or(incident.beside_attackers),
        Side::Attacker => incident.targets.or(incident.beside_targets),
    }
}

impl Rules {
    /// What the applicable interpretations make of a clause: the latest wins, two of one date that differ are contested.
    #[inline]
    pub(super) fn read(&self, row: &Row, clause: Clause, base: Verdict, incident: &Incident) -> Verdict {
        if row.readings.is_empty() {
            return base;
        }
        let mut last: Option<(Date, Verdict)> = None;
        for reading in self.readings[row.readings.clone()].iter().filter(|r| r.clause == clause && r.applies(incident)) {
            last = Some(match last {
                Some((date, verdict)) if date == reading.from && verdict != reading.verdict => (date, Verdict::Contested),
                _ => (reading.from, reading.verdict),
            });
        }
        last.map_or(base, |(_, verdict)| verdict)
    }

    /// The interpretations that decide a clause of this row in this incident: the latest of its date.
    pub(crate) fn interpretations(&self, row: &Row, clause: Clause, incident: &Incident) -> impl Iterator<Item = usize> {
        let applying = self.readings[row.readings.clone()].iter().filter(move |r| r.clause == clause && r.applies(incident));
        let latest = applying.clone().map(|r| r.from).max();
        let numbers: Vec<usize> = applying.filter(|r| Some(r.from) == latest).map(|r| r.interpretation).collect();
        numbers.into_iter()
    }

    pub(super) fn cover(&self, limb: &LimbRow) -> Option<&Cover> {
        limb.cover.map(|index| &self.covers[index])
    }
}

impl ReadingRow {
    /// Whether the incident is in the reading's scope.
    #[inline]
    pub(super) fn applies(&self, incident: &Incident) -> bool {
        (self.forms == 0 || self.forms & incident.form.bit() != 0)
            && (self.objects == 0 || self.objects & incident.object.bit() != 0)
            && (self.provoked == 0 || self.provoked & incident.provoked.bit() != 0)
            && self.places.is_none_or(|places| places.has(incident.place))
            && self.attackers.is_none_or(|attackers| attackers.meets(&incident.attackers.or(incident.beside_attackers)))
    }
}
