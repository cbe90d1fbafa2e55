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
    /// Everyone who owes the provision's duty on the day, in this row or another.
    pub all_owers: StateSet,
    /// Everyone to whom it is owed.
    pub all_beneficiaries: Members,
    /// Why the duty does not stand between these states whatever happens; none: it stands, or may.
    pub fails: Option<Clause>,
    /// Whether the instrument is in force.
    pub(super) in_force: Verdict,
    /// Whether ower and beneficiary are parties.
    pub(super) party: Verdict,
    /// Whether the duty is free of suspension between them.
    pub(super) unsuspended: Verdict,
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
    pub attackers: Option<Members>,
    pub places: Option<PlaceSet>,
    pub objects: u16,
    pub forms: u16,
    pub provoked: u16,
    pub from: Date,
    /// Whether it holds for certain on the day, and speaks of these owers and beneficiaries for certain.
    pub certain: bool,
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
    /// Nothing to judge: nobody was attacked.
    const NOTHING: Judgement = Judgement { clauses: [Verdict::No; Clause::ALL.len()] };

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

    /// Examines the clauses for a duty that the parties owe each other over an attack on strangers in the area; any of the states
    /// attacked will do.
    pub fn judge_strangers(&self, rules: &Rules, incident: &Incident) -> Judgement {
        let examine = |target| self.examine(rules, incident, target, Side::Target, Verdict::Yes, Whose::Anyone);
        let mut judgement = incident.targets.iter().map(examine).max_by_key(Judgement::verdict).unwrap_or(Judgement::NOTHING);
        judgement.set(Clause::Party, judgement.of(Clause::Party).and(self.estranged(incident.targets)));
        judgement
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

    /// Whether the duty stands at all. Force, membership and suspension may themselves be in dispute: a lapse, a withdrawal,
    /// reciprocity.
    fn standing(&self, rules: &Rules, incident: &Incident) -> Judgement {
        let mut judgement = Judgement { clauses: [Verdict::Yes; Clause::ALL.len()] };
        if let Some(clause) = self.fails {
            judgement.set(clause, Verdict::No);
            return judgement;
        }
        for (clause, base) in
            [(Clause::InForce, self.in_force), (Clause::Party, self.party), (Clause::Suspension, self.unsuspended)]
        {
            judgement.set(clause, rules.read(self, clause, base, incident));
        }
        judgement
    }

    /// Whether a duty to refrain leaves help against an attack free, as the UN Charter does.
    pub fn saves_self_defence(&self) -> bool {
        self.saves_self_defence
    }

    /// Whether the duty ties its parties together against, or over, somebody else. To settle disputes among themselves does not, though
    /// the words be "consult": as in ATOP, consultation is about crises that may become military (codebook 5.1, CONSUL).
    pub fn looks_outward(&self) -> bool {
        let parties = self.all_owers.or(self.all_beneficiaries.all());
        self.duty != Duty::Consult || !self.adversary.all().minus(parties).is_empty()
    }

    /// The event that calls it due.
    pub fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// What is presumed of the facts that the duty presupposes and an incident does not state.
    pub fn presumed(&self) -> Verdict {
        self.requires
    }

    /// Which of these owers have another than themselves among those owed.
    #[inline]
    pub(super) fn owing_another(owers: StateSet, owed: StateSet) -> StateSet {
        match owed.len() {
            0 => StateSet::EMPTY,
            1 => owers.minus(owed),
            _ => owers,
        }
    }

    /// Whether all these states are strangers to the provision, to none of whom its duty is owed.
    #[inline]
    pub(crate) fn estranged(&self, targets: StateSet) -> Verdict {
        match self.all_beneficiaries.meet(targets) {
            Verdict::Yes => Verdict::No,
            Verdict::Contested => Verdict::Contested,
            Verdict::No => Verdict::Yes,
        }
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
    /// What the interpretations make of a clause.
    ///
    /// The latest that certainly speaks takes the place of the words and displaces earlier ones; one that only may speak (its date
    /// or its scope is in doubt) displaces nothing. Those left must agree, and agree with the words unless one certainly speaks:
    /// else the clause is contested.
    #[inline]
    pub(super) fn read(&self, row: &Row, clause: Clause, base: Verdict, incident: &Incident) -> Verdict {
        if row.readings.is_empty() {
            return base;
        }
        self.weigh(row, clause, base, |reading| reading.speaks(incident))
    }

    /// What the interpretations of a clause that speak make of it.
    #[inline]
    fn weigh(&self, row: &Row, clause: Clause, base: Verdict, speaks: impl Fn(&ReadingRow) -> Verdict) -> Verdict {
        let (mut least, mut most) = (Verdict::Yes, Verdict::No);
        let mut displaced_before: Option<Date> = None;
        for reading in self.readings[row.readings.clone()].iter().rev().filter(|r| r.clause == clause) {
            let speaks = speaks(reading);
            if speaks == Verdict::No {
                continue;
            }
            if displaced_before.is_some_and(|date| reading.from < date) {
                break;
            }
            if speaks == Verdict::Yes && displaced_before.is_none() {
                displaced_before = Some(reading.from);
            }
            (least, most) = (least.min(reading.verdict), most.max(reading.verdict));
        }
        if displaced_before.is_none() {
            (least, most) = (least.min(base), most.max(base));
        }
        match (least, most) {
            (Verdict::Yes, _) => Verdict::Yes,
            (_, Verdict::No) => Verdict::No,
            _ => Verdict::Contested,
        }
    }

    /// How certainly a duty stands between the states of a row, whatever happens: by the words, and by the readings that speak of
    /// every incident.
    pub fn stands(&self, row: &Row) -> Verdict {
        if row.fails.is_some() {
            return Verdict::No;
        }
        let always = |reading: &ReadingRow| reading.always();
        let clauses = [(Clause::InForce, row.in_force), (Clause::Party, row.party), (Clause::Suspension, row.unsuspended)];
        clauses.into_iter().map(|(clause, base)| self.weigh(row, clause, base, always)).min().unwrap_or(Verdict::Yes)
    }

    /// The interpretations that decide a clause of this row in this incident, latest first.
    pub(crate) fn interpretations(&self, row: &Row, clause: Clause, incident: &Incident) -> Vec<usize> {
        let speaking = |r: &&ReadingRow| r.clause == clause && r.speaks(incident) != Verdict::No;
        let mut found: Vec<&ReadingRow> = self.readings[row.readings.clone()].iter().rev().filter(speaking).collect();
        let last = found.iter().find(|r| r.speaks(incident) == Verdict::Yes).map(|r| r.from);
        found.retain(|r| last.is_none_or(|date| r.from >= date));
        found.into_iter().map(|r| r.interpretation).collect()
    }

    /// Whether a duty protects anything of a beneficiary in these places, for certain or arguably.
    pub fn reaches(&self, row: &Row, beneficiary: StateId, places: &PlaceSet) -> bool {
        if row.limbs.is_empty() {
            return true;
        }
        self.limbs[row.limbs.clone()].iter().any(|limb| match self.cover(limb) {
            None => true,
            Some(cover) => self.ground.touches(cover, beneficiary, places),
        })
    }

    pub(super) fn cover(&self, limb: &LimbRow) -> Option<&Cover> {
        limb.cover.map(|index| &self.covers[index])
    }
}

impl ReadingRow {
    /// Whether it speaks of such an object, form, provocation and place, whoever attacks.
    #[inline]
    pub(super) fn knows_the_scene(&self, incident: &Incident) -> bool {
        (self.forms == 0 || self.forms & incident.form.bit() != 0)
            && (self.objects == 0 || self.objects & incident.object.bit() != 0)
            && (self.provoked == 0 || self.provoked & incident.provoked.bit() != 0)
            && self.places.as_ref().is_none_or(|places| places.has(incident.place))
    }

    /// Whether it speaks of every incident; one with a narrower scope does not.
    fn always(&self) -> Verdict {
        let scoped = self.attackers.is_some() || self.places.is_some() || self.objects | self.forms | self.provoked != 0;
        match (scoped, self.certain) {
            (true, _) => Verdict::No,
            (false, true) => Verdict::Yes,
            (false, false) => Verdict::Contested,
        }
    }

    /// Whether the reading speaks of the incident.
    #[inline]
    pub(super) fn speaks(&self, incident: &Incident) -> Verdict {
        if !self.knows_the_scene(incident) {
            return Verdict::No;
        }
        let attacking = incident.attackers.or(incident.beside_attackers);
        let attackers = self.attackers.map_or(Verdict::Yes, |meant| meant.meet(attacking));
        attackers.and(if self.certain { Verdict::Yes } else { Verdict::Contested })
    }
}
