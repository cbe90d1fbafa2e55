//! From the record, an architecture and a day to rows.

use std::collections::BTreeMap;

use super::ground::{Cover, Ground, Members};
use super::row::{LimbRow, ReadingRow, Row};
use crate::architecture::Architecture;
use crate::date::Date;
use crate::id::{AreaId, InstrumentId, StateId};
use crate::instrument::{Effect, Instrument, Limb, Provision, Selector};
use crate::record::Record;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Modality, Status, Trigger};

/// An architecture on a day: flat rows, indexed by beneficiary.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The ground on that day.
    pub ground: Ground,
    /// Every duty that stands, or may stand, between some states on that day.
    pub rows: Vec<Row>,
    /// Rows that fail before anything happens: not in force, not a party, one way, permission, suspended. For near misses.
    pub dormant: Vec<Row>,
    pub(super) limbs: Vec<LimbRow>,
    pub(super) covers: Vec<Cover>,
    pub(super) readings: Vec<ReadingRow>,
    /// Instruments whose duties others wait for; a row's `depends` has one bit for each.
    pub(super) dependencies: Vec<InstrumentId>,
    pub(super) by_beneficiary: Vec<Vec<u32>>,
    pub(super) derived: Vec<u32>,
    pub(super) anyone: Vec<u32>,
}

/// How much of the record to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Only what can be bound or contested.
    Standing,
    /// Also what fails before anything happens, for near misses.
    WithDormant,
}

impl Rules {
    /// Compiles an architecture on a day.
    pub fn compile(record: &Record, architecture: &Architecture, day: Date, scope: Scope) -> Rules {
        let ground = Ground::new(record, day);
        let mut compiler = Compiler {
            record,
            day,
            scope,
            covers: BTreeMap::new(),
            rules: Rules {
                ground,
                rows: Vec::new(),
                dormant: Vec::new(),
                limbs: Vec::new(),
                covers: Vec::new(),
                readings: Vec::new(),
                dependencies: Vec::new(),
                by_beneficiary: vec![Vec::new(); record.states.len()],
                derived: Vec::new(),
                anyone: Vec::new(),
            },
        };
        for (id, instrument) in record.instruments.iter() {
            if architecture.without.contains(&id) {
                continue;
            }
            let added = architecture.with.contains(&id);
            if added || instrument.status != Status::Proposed {
                compiler.instrument(id, instrument, added);
            }
        }
        let mut rules = compiler.rules;
        rules.index();
        rules
    }

    /// The same with these duties only: a sweep need not judge what nobody asks for. Keep `defend` and `attack` together, for duties
    /// may wait for either.
    pub fn only(&self, duties: &[Duty]) -> Rules {
        let mut rules = self.clone();
        rules.rows.retain(|row| duties.contains(&row.duty));
        rules.dormant.retain(|row| duties.contains(&row.duty));
        rules.index();
        rules
    }

    fn index(&mut self) {
        self.by_beneficiary.iter_mut().for_each(Vec::clear);
        self.derived.clear();
        self.anyone.clear();
        for (number, row) in self.rows.iter().enumerate() {
            let number = number as u32;
            if row.depends != 0 {
                self.derived.push(number);
            } else {
                row.beneficiaries.iter().for_each(|b| self.by_beneficiary[b.index()].push(number));
            }
            if row.guards_area(self) {
                self.anyone.push(number);
            }
        }
    }
}

/// Parties of an instrument: on the day, and ever.
struct Roll {
    now: Members,
    ever: StateSet,
}

impl Roll {
    fn new(instrument: &Instrument, day: Date, added: bool) -> Roll {
        let mut now = Members::NONE;
        for party in &instrument.parties {
            now.file(party.state, if added { instrument.party_on(party, day) } else { party.span.covers(day) });
        }
        Roll { now, ever: instrument.parties.iter().map(|p| p.state).collect() }
    }

    /// Whom the selectors name on the day. A state named itself must be a party on the day, unless it never was one; members of
    /// a group belong to it whether they are parties or not.
    fn resolve(&self, ground: &Ground, selectors: &[Selector]) -> Members {
        let mut found = Members::NONE;
        for selector in selectors {
            match *selector {
                Selector::State(state) if self.ever.has(state) => found.file(state, self.membership(state)),
                other => {
                    let named = ground.select(&[other], &self.now);
                    found.yes = found.yes.or(named.yes);
                    found.contested = found.contested.or(named.contested).minus(found.yes);
                }
            }
        }
        found
    }

    fn membership(&self, state: StateId) -> Verdict {
        if self.now.yes.has(state) {
            Verdict::Yes
        } else if self.now.contested.has(state) {
            Verdict::Contested
        } else {
            Verdict::No
        }
    }

    /// Whom the selectors name at one time or another.
    fn resolve_ever(&self, ground: &Ground, selectors: &[Selector]) -> StateSet {
        let ever = Members { yes: self.ever, contested: StateSet::EMPTY };
        ground.select(selectors, &ever).all()
    }
}

struct Compiler<'r> {
    record: &'r Record,
    /// The day as of which the words of the instrument at hand are read: its own, where it is taken as in force before or after it was.
    day: Date,
    scope: Scope,
    covers: BTreeMap<(Date, Vec<AreaId>), usize>,
    rules: Rules,
}

impl Compiler<'_> {
    fn instrument(&mut self, id: InstrumentId, instrument: &Instrument, added: bool) {
        let in_force = if added { Verdict::Yes } else { instrument.in_force_on(self.rules.ground.day) };
        self.day = if added { instrument.nearest(self.rules.ground.day) } else { self.rules.ground.day };
        if in_force == Verdict::No && self.scope == Scope::Standing {
            return;
        }
        let roll = Roll::new(instrument, self.day, added);
        for (number, provision) in instrument.provisions.iter().enumerate() {
            self.provision(id, instrument, number, provision, in_force, &roll);
        }
        if self.scope == Scope::WithDormant && in_force != Verdict::No {
            for duty in [Duty::Defend, Duty::Attack, Duty::Consult, Duty::Refrain] {
                self.one_way(id, instrument, duty, &roll);
            }
        }
    }

    fn provision(
        &mut self,
        id: InstrumentId,
        instrument: &Instrument,
        number: usize,
        p: &Provision,
        in_force: Verdict,
        roll: &Roll,
    ) {
        let dormant_row = bare(id, number, p);
        let dormant = |clause: Clause, owers: StateSet, beneficiaries: StateSet| Row {
            owers,
            beneficiaries,
            fails: Some(clause),
            ..dormant_row.clone()
        };
        let in_force = in_force.and(p.span.covers(self.day));
        let owers_ever = roll.resolve_ever(&self.rules.ground, &p.owed_by);
        let beneficiaries_ever = roll.resolve_ever(&self.rules.ground, &p.owed_to);
        if in_force == Verdict::No {
            self.rules.dormant.push(dormant(Clause::InForce, owers_ever, beneficiaries_ever));
            return;
        }
        let owers = roll.resolve(&self.rules.ground, &p.owed_by);
        let beneficiaries = roll.resolve(&self.rules.ground, &p.owed_to);
        if self.scope == Scope::WithDormant {
            let left = beneficiaries_ever.minus(beneficiaries.all());
            let mut outside = left;
            // Promises between others: to fight, and to consult over what happens to one of them.
            let over_an_event = !matches!(p.trigger, Trigger::Always | Trigger::Request);
            if matches!(p.duty, Duty::Defend | Duty::Attack) || p.duty == Duty::Consult && over_an_event {
                let states: StateSet = self.record.states.iter().map(|(id, _)| id).collect();
                outside = outside.or(states.minus(beneficiaries_ever).minus(roll.now.all()));
            }
            self.push_dormant(dormant(Clause::Party, owers.all(), outside));
            self.push_dormant(dormant(Clause::Party, owers_ever.minus(owers.all()), beneficiaries.all()));
            if p.modality == Modality::May {
                self.push_dormant(dormant(Clause::Modality, owers.all(), beneficiaries.all()));
            }
        }
        if p.modality == Modality::May {
            return;
        }
        let mut row = self.blank(id, number, p, &roll.now);
        (row.in_force, row.all_owers, row.all_beneficiaries) = (in_force, owers.all(), beneficiaries);
        self.standing(instrument, p, row, (owers, beneficiaries), roll);
    }

    /// The rows of a provision that stands: one for each class of owers and beneficiaries to whom the same readings apply.
    fn standing(&mut self, instrument: &Instrument, p: &Provision, row: Row, parties: (Members, Members), roll: &Roll) {
        let (owers, beneficiaries) = parties;
        let readings: Vec<Scoped<'_>> = instrument
            .interpretations
            .iter()
            .enumerate()
            .filter_map(|(number, i)| i.effect.as_ref().map(|effect| (number, effect)))
            .filter(|(_, e)| e.articles.is_empty() || e.articles.contains(&p.article))
            .filter(|(_, e)| e.span.covers(self.day) != Verdict::No)
            .map(|(number, effect)| Scoped {
                number,
                effect,
                by: self.named(&effect.owed_by, roll),
                to: self.named(&effect.owed_to, roll),
            })
            .collect();
        let suspended: Vec<(StateSet, StateSet, Verdict)> = instrument
            .suspensions
            .iter()
            .filter(|s| s.articles.is_empty() || s.articles.contains(&p.article))
            .map(|s| (StateSet::one(s.by), s.towards.map_or(StateSet::anyone(), StateSet::one), s.span.covers(self.day)))
            .filter(|(_, _, covered)| *covered != Verdict::No)
            .collect();

        // Owers, and beneficiaries, are told apart by which scopes they stand in, and how certainly.
        let both = |pick: fn(&Scoped<'_>) -> Members, suspended: Vec<StateSet>| -> Vec<StateSet> {
            readings.iter().flat_map(|r| [pick(r).all(), pick(r).yes]).chain(suspended).collect()
        };
        let ower_classes = classes(&owers, &both(|r| r.by, suspended.iter().map(|s| s.0).collect()));
        let beneficiary_classes = classes(&beneficiaries, &both(|r| r.to, suspended.iter().map(|s| s.1).collect()));
        for ower in &ower_classes {
            for beneficiary in &beneficiary_classes {
                let mut part = row.clone();
                part.owers = ower.members;
                part.beneficiaries = beneficiary.members;
                part.party = ower.membership.and(beneficiary.membership);
                let scopes = ower.scopes & beneficiary.scopes;
                let start = self.rules.readings.len();
                for (n, reading) in readings.iter().enumerate().filter(|(n, _)| scopes >> (2 * n) & 1 == 1) {
                    let named = scopes >> (2 * n + 1) & 1 == 1;
                    let reading = self.reading(reading, named, roll);
                    self.rules.readings.push(reading);
                }
                self.rules.readings[start..].sort_by_key(|r| r.from);
                part.readings = start..self.rules.readings.len();
                let suspension = suspended.iter().enumerate().filter(|(n, _)| scopes >> (2 * readings.len() + n) & 1 == 1);
                match suspension.map(|(_, s)| s.2).max() {
                    Some(Verdict::Yes) => self.push_dormant(Row { fails: Some(Clause::Suspension), ..part }),
                    Some(_) => self.rules.rows.push(Row { unsuspended: Verdict::Contested, ..part }),
                    None => self.rules.rows.push(part),
                }
            }
        }
    }

    fn push_dormant(&mut self, row: Row) {
        if self.scope == Scope::WithDormant && !row.owers.is_empty() && !row.beneficiaries.is_empty() {
            self.rules.dormant.push(row);
        }
    }

    /// A row of this provision with nobody in it yet.
    fn blank(&mut self, id: InstrumentId, number: usize, p: &Provision, parties: &Members) -> Row {
        let start = self.rules.limbs.len();
        for limb in &p.protects {
            let limb = self.limb(limb, parties);
            self.rules.limbs.push(limb);
        }
        let mut depends = 0;
        for dependency in &p.when.duty_under {
            depends |= 1 << self.dependency(*dependency);
        }
        Row {
            adversary: self.adversary(p, parties),
            at_least: p.adversary.at_least.max(1),
            trigger: p.trigger,
            requires: p.requires.iter().map(|r| r.presumed).min().unwrap_or(Verdict::Yes),
            enemies: p.when.enemies_at_least.unwrap_or(0)..p.when.enemies_at_most.map_or(u8::MAX, |most| most + 1),
            fighting: p.when.fighting.iter().copied().collect(),
            depends,
            if_provoked: p.if_provoked,
            saves_self_defence: p.saves_self_defence,
            limbs: start..self.rules.limbs.len(),
            ..bare(id, number, p)
        }
    }

    fn dependency(&mut self, instrument: InstrumentId) -> usize {
        let known = &mut self.rules.dependencies;
        known.iter().position(|d| *d == instrument).unwrap_or_else(|| {
            known.push(instrument);
            known.len() - 1
        })
    }

    fn limb(&mut self, limb: &Limb, parties: &Members) -> LimbRow {
        let cover = (!limb.areas.is_empty()).then(|| match self.covers.get(&(self.day, limb.areas.clone())) {
            Some(index) => *index,
            None => {
                let cover = self.rules.ground.cover(self.record, &limb.areas, parties, self.day);
                self.rules.covers.push(cover);
                self.covers.insert((self.day, limb.areas.clone()), self.rules.covers.len() - 1);
                self.rules.covers.len() - 1
            }
        });
        LimbRow { objects: limb.objects, contested: limb.contested, cover, anyone: limb.anyone }
    }

    fn adversary(&self, p: &Provision, parties: &Members) -> Members {
        let ground = &self.rules.ground;
        let not = ground.select(&p.adversary.not, parties);
        let argued = ground.select(&p.adversary.contested, parties).all();
        let settled = [&p.adversary.not, &p.adversary.contested].iter().any(|s| s.contains(&Selector::Parties));
        let (mut yes, mut contested) = match &p.adversary.only {
            Some(only) => {
                let only = ground.select(only, parties);
                (only.yes, only.contested)
            }
            // "Any attacker" says nothing of one party attacking another.
            None if matches!(p.duty, Duty::Defend | Duty::Attack) && !settled => {
                (StateSet::anyone().minus(parties.all()), parties.all())
            }
            None => (StateSet::anyone(), StateSet::EMPTY),
        };
        contested = contested.or(argued).or(not.contested.and(yes)).minus(not.yes);
        yes = yes.minus(not.all()).minus(contested);
        Members { yes, contested }
    }

    /// Whom a scope names; an empty one names everyone.
    fn named(&self, selectors: &[Selector], roll: &Roll) -> Members {
        match selectors {
            [] => Members { yes: StateSet::anyone(), contested: StateSet::EMPTY },
            _ => self.rules.ground.select(selectors, &roll.now),
        }
    }

    /// A reading of this row; `named`: it speaks of its owers and beneficiaries for certain.
    fn reading(&self, scoped: &Scoped<'_>, named: bool, roll: &Roll) -> ReadingRow {
        let effect = scoped.effect;
        ReadingRow {
            clause: effect.clause,
            verdict: effect.verdict,
            attackers: (!effect.attackers.is_empty()).then(|| self.named(&effect.attackers, roll)),
            places: (!effect.places.is_empty()).then(|| self.record.atlas.inside(&effect.places)),
            objects: effect.objects,
            forms: effect.forms,
            provoked: effect.provoked,
            from: effect.span.from.map_or(Date::MIN, |from| from.earliest),
            certain: named && effect.span.covers(self.day) == Verdict::Yes,
            interpretation: scoped.number,
        }
    }

    /// Where both are parties, and the duty runs between others or the other way only.
    fn one_way(&mut self, id: InstrumentId, instrument: &Instrument, duty: Duty, roll: &Roll) {
        let of_duty =
            || instrument.provisions.iter().enumerate().filter(|(_, p)| p.duty == duty && p.modality == Modality::Shall);
        let Some((number, first)) = of_duty().next() else { return };
        let row = bare(id, number, first);
        let runs: Vec<(StateSet, StateSet)> = of_duty()
            .map(|(_, p)| (roll.resolve_ever(&self.rules.ground, &p.owed_by), roll.resolve_ever(&self.rules.ground, &p.owed_to)))
            .collect();
        let parties = roll.now.all();
        for state in parties.iter() {
            let owed = runs.iter().filter(|(by, _)| by.has(state)).fold(StateSet::EMPTY, |sum, (_, to)| sum.or(*to));
            let beneficiaries = parties.minus(owed).minus(StateSet::one(state));
            self.push_dormant(Row { owers: StateSet::one(state), beneficiaries, fails: Some(Clause::Direction), ..row.clone() });
        }
    }
}

/// A row of this provision with nobody in it and nothing but its standing to examine.
fn bare(id: InstrumentId, number: usize, p: &Provision) -> Row {
    Row {
        instrument: id,
        provision: number as u16,
        duty: p.duty,
        strength: p.strength,
        owers: StateSet::EMPTY,
        beneficiaries: StateSet::EMPTY,
        all_owers: StateSet::EMPTY,
        all_beneficiaries: Members::NONE,
        fails: None,
        in_force: Verdict::Yes,
        party: Verdict::Yes,
        unsuspended: Verdict::Yes,
        adversary: Members { yes: StateSet::anyone(), contested: StateSet::EMPTY },
        at_least: 1,
        trigger: p.trigger,
        requires: Verdict::Yes,
        enemies: 0..u8::MAX,
        fighting: StateSet::EMPTY,
        depends: 0,
        if_provoked: Verdict::Yes,
        saves_self_defence: p.saves_self_defence,
        limbs: 0..0,
        readings: 0..0,
    }
}

/// An operative interpretation with the owers and beneficiaries it speaks of.
struct Scoped<'e> {
    number: usize,
    effect: &'e Effect,
    by: Members,
    to: Members,
}

/// States that stand in the same scopes, with the same certainty of membership.
struct Class {
    members: StateSet,
    membership: Verdict,
    /// Which scopes hold them, as bits.
    scopes: u128,
}

fn classes(members: &Members, scopes: &[StateSet]) -> Vec<Class> {
    let mut found: BTreeMap<(Verdict, u128), StateSet> = BTreeMap::new();
    let mut file = |state: StateId, membership: Verdict| {
        let bits = scopes.iter().enumerate().fold(0, |bits, (n, scope)| bits | (scope.has(state) as u128) << n);
        found.entry((membership, bits)).or_insert(StateSet::EMPTY).insert(state);
    };
    members.yes.iter().for_each(|s| file(s, Verdict::Yes));
    members.contested.iter().for_each(|s| file(s, Verdict::Contested));
    found.into_iter().map(|((membership, scopes), members)| Class { members, membership, scopes }).collect()
}

/// How many operative interpretations and suspensions one instrument can have: their scopes are bits.
pub const MOST_SCOPES: usize = 42;
