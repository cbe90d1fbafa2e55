//! Whether a war called a promise due: the engine's clauses on the day of each incident, then what the codes leave open.
//!
//! In this order, the first that answers: **fought**, two members fought each other while a duty to help, to stay out or to use no
//! force bound one of them to the other; **attack**, a member is attacked and another owes it defence or neutrality; **war**, a member
//! is at war, however begun, and another owes it offence or unconditional neutrality; **wartime**, the promise was made during the war
//! to a state that fought in it. Otherwise the war did not call it.

use std::collections::{BTreeMap, BTreeSet};

use foederis::casus::{Row, Rules, Scope, Side};
use foederis::date::Date;
use foederis::id::{InstrumentId, PlaceId, StateId};
use foederis::set::StateSet;
use foederis::verdict::Verdict;
use foederis::vocab::{Duty, Trigger};
use foederis::{Architecture, Incident, Record};
use foederis_data::atop::{Atop, Member, Obligations, record};
use foederis_data::identity::Identities;
use foederis_data::sheet::Ccode;

use crate::uncoded::{self, CONFLICT, Facts};
use crate::war::War;

/// In which way a war called a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Members fought each other.
    Fought,
    /// A member was attacked.
    Attack,
    /// A member was at war.
    War,
    /// It was made during the war, for a state that fought.
    Wartime,
}

/// Why a promise was not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It promises help or neutrality, and its event did not come: `cfna` in the human codings.
    Unmet,
    /// It promises non-aggression, and its members did not fight each other.
    NonAggression,
    /// It promises consultation only.
    Consultation,
}

/// A promise called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// In which way.
    pub how: How,
    /// Who owed it.
    pub by: Ccode,
    /// To whom.
    pub to: Ccode,
    /// What.
    pub what: Obligations,
    /// On which day.
    pub on: Date,
}

/// What the war asked of the alliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The promise was due.
    Called(Call),
    /// It was not.
    Not(Class),
}

impl Answer {
    /// Whether the promise was due.
    pub fn called(self) -> bool {
        matches!(self, Answer::Called(_))
    }
}

/// One promise held against one incident, for the explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// The way it was asked.
    pub how: How,
    /// The day.
    pub on: Date,
    /// Who fought the ally.
    pub against: Vec<Ccode>,
    /// The ally.
    pub to: Ccode,
    /// Whose promise.
    pub by: Ccode,
    /// What.
    pub what: Obligations,
    /// Why it was not due; none: it was.
    pub fails: Option<String>,
}

/// The alliances, ready for wars.
#[derive(Debug)]
pub struct Hindcast<'a> {
    record: &'a Record,
    identities: &'a Identities,
    alliances: BTreeMap<u16, Alliance<'a>>,
    somewhere: PlaceId,
}

#[derive(Debug, Clone, Copy)]
struct Alliance<'a> {
    instrument: InstrumentId,
    members: &'a [Member],
    signed: Date,
}

impl<'a> Hindcast<'a> {
    /// The alliances of a data set and the record made of them.
    pub fn new(record: &'a Record, identities: &'a Identities, atop: &'a Atop) -> Hindcast<'a> {
        let alliance = |members: &'a [Member]| {
            let atopid = members[0].row.atopid;
            let instrument = record.instruments.find(&record::id(atopid))?;
            let signed = members.iter().map(|m| m.from.earliest).min()?;
            Some((atopid, Alliance { instrument, members, signed }))
        };
        Hindcast {
            record,
            identities,
            alliances: atop.alliances().filter_map(alliance).collect(),
            // No clause of these alliances says where: the places are not coded.
            somewhere: PlaceId::new(0),
        }
    }

    /// A war to ask about.
    pub fn war<'w>(&'w self, war: &'w War) -> Asked<'w> {
        Asked { hindcast: self, war, days: BTreeMap::new(), architecture: Architecture::standing() }
    }

    fn state(&self, code: Ccode, day: Date) -> Option<StateId> {
        self.record.states.find(&self.identities.on(code, day))
    }
}

/// A war with the rules of its days.
#[derive(Debug)]
pub struct Asked<'w> {
    hindcast: &'w Hindcast<'w>,
    war: &'w War,
    days: BTreeMap<Date, Rules>,
    architecture: Architecture,
}

/// One question to an alliance: an ally, its enemies, a day.
#[derive(Debug, Clone)]
struct Question {
    how: How,
    on: Date,
    to: Ccode,
    against: BTreeSet<Ccode>,
    beside: BTreeSet<Ccode>,
}

impl Asked<'_> {
    /// Whether the war called this alliance's promises; none if the data do not have the alliance. `tries` takes down every promise
    /// that was looked at.
    pub fn answer(&mut self, atopid: u16, tries: &mut Vec<Try>) -> Option<Answer> {
        let alliance = *self.hindcast.alliances.get(&atopid)?;
        let call = self
            .fought(&alliance)
            .or_else(|| self.attacked(&alliance, tries))
            .or_else(|| self.at_war(&alliance, tries))
            .or_else(|| self.made_in_it(&alliance, tries));
        Some(call.map_or_else(|| Answer::Not(self.class(&alliance)), Answer::Called))
    }

    /// What kind of promise was not called.
    fn class(&self, alliance: &Alliance<'_>) -> Class {
        let here = alliance.members.iter().filter(|m| overlaps(m, self.war.from, self.war.last));
        let promised = here.fold(Obligations::default(), |all, m| all.or(m.obligations()));
        let has = |what| promised.has(what);
        let stays_out = has(Obligations::NEUTRALITY) && !has(Obligations::NONAGGRESSION);
        if has(Obligations::DEFENCE) || has(Obligations::OFFENCE) || stays_out {
            Class::Unmet
        } else if has(Obligations::NONAGGRESSION) {
            Class::NonAggression
        } else {
            Class::Consultation
        }
    }

    fn fought(&mut self, alliance: &Alliance<'_>) -> Option<Call> {
        let is_member = |code: Ccode| alliance.members.iter().any(|m| m.row.member == code);
        let combats: Vec<_> = self.war.combats().filter(|((a, b), _)| is_member(*a) && is_member(*b)).collect();
        for ((a, b), (from, last)) in combats {
            // On the first day of their fight, and on the day of an entry during it.
            let entered = alliance.members.iter().map(|m| m.from.earliest).filter(|day| from < *day && *day < last);
            let days: BTreeSet<Date> = entered.chain([from]).collect();
            for on in days {
                let pair = (self.hindcast.state(a, on)?, self.hindcast.state(b, on)?);
                let binds = |row: &&Row| {
                    let between = |by: StateId, to: StateId| row.owers.has(by) && row.beneficiaries.has(to);
                    row.duty != Duty::Consult && (between(pair.0, pair.1) || between(pair.1, pair.0))
                };
                let rules = self.rules(on);
                let row = rows(rules, alliance.instrument).iter().filter(|row| rules.stands(row) != Verdict::No).find(binds);
                if let Some(row) = row {
                    let (by, to) = if row.owers.has(pair.0) && row.beneficiaries.has(pair.1) { (a, b) } else { (b, a) };
                    return Some(Call { how: How::Fought, by, to, what: obligation(row), on });
                }
            }
        }
        None
    }

    fn attacked(&mut self, alliance: &Alliance<'_>, tries: &mut Vec<Try>) -> Option<Call> {
        let attacks: Vec<_> = self.war.attacks.iter().copied().collect();
        attacks.into_iter().find_map(|attack| {
            let mut beside = self.war.enemies_on(attack.against, attack.on);
            beside.remove(&attack.by);
            let against = BTreeSet::from([attack.by]);
            let question = Question { how: How::Attack, on: attack.on, to: attack.against, against, beside };
            self.ask(alliance, &question, |_| true, tries)
        })
    }

    fn at_war(&mut self, alliance: &Alliance<'_>, tries: &mut Vec<Try>) -> Option<Call> {
        for spell in self.war.spells.clone() {
            let entered = alliance.members.iter().map(|m| m.from.earliest);
            let days: BTreeSet<Date> =
                entered.filter(|day| spell.from < *day && *day <= spell.last).chain([spell.from]).collect();
            for on in days {
                let against = self.war.enemies(spell.state);
                let question = Question { how: How::War, on, to: spell.state, against, beside: BTreeSet::new() };
                // A promise counts from its own beginning, if that is later than the war's.
                let of_the_day = |m: &Member| spell.from.max(m.from.earliest) == on;
                if let Some(call) = self.ask(alliance, &question, of_the_day, tries) {
                    return Some(call);
                }
            }
        }
        None
    }

    fn made_in_it(&mut self, alliance: &Alliance<'_>, tries: &mut Vec<Try>) -> Option<Call> {
        let on = alliance.signed;
        if on <= self.war.from {
            return None;
        }
        let is_member = |code: Ccode| alliance.members.iter().any(|m| m.row.member == code);
        let fighting: BTreeSet<Ccode> =
            self.war.spells.iter().filter(|s| is_member(s.state) && (s.from..=s.last).contains(&on)).map(|s| s.state).collect();
        let foes: BTreeSet<Ccode> = fighting.iter().flat_map(|ally| self.war.enemies(*ally)).collect();
        for by in alliance.members.iter().filter(|m| m.from.earliest == on) {
            let named = by.threats();
            let aimed = if named.is_empty() {
                by.row.specthrt == Some(CONFLICT)
            } else {
                named.iter().any(|threat| foes.contains(threat))
            };
            let Some(to) = fighting.iter().copied().find(|ally| *ally != by.row.member).or_else(|| {
                // A promise aimed at the war is due from a state that fights in it already.
                fighting.first().copied().filter(|_| aimed)
            }) else {
                continue;
            };
            let help = [Obligations::DEFENCE, Obligations::OFFENCE, Obligations::NEUTRALITY];
            for what in help.into_iter().filter(|what| by.obligations().has(*what)) {
                let places: Vec<Ccode> = fighting.iter().copied().collect();
                let fails = places
                    .iter()
                    .map(|ally| {
                        let facts = Facts { war: self.war, ally: *ally, attacked: false, signed: on, bloc: false };
                        uncoded::met_in_wartime(by, what, aimed, alliance.members, &facts)
                    })
                    .reduce(Result::or)
                    .and_then(Result::err);
                let (how, who) = (How::Wartime, by.row.member);
                let against = foes.iter().copied().collect();
                tries.push(Try { how, on, against, to, by: who, what, fails: fails.map(str::to_owned) });
                if fails.is_none() {
                    return Some(Call { how, by: who, to, what, on });
                }
            }
        }
        None
    }

    /// Holds every promise of the alliance to one ally against one question: the engine's clauses, then what the codes leave open.
    fn ask(
        &mut self,
        alliance: &Alliance<'_>,
        question: &Question,
        counts: impl Fn(&Member) -> bool,
        tries: &mut Vec<Try>,
    ) -> Option<Call> {
        let Question { how, on, to, .. } = *question;
        if !alliance.members.iter().any(|m| m.row.member == to && overlaps(m, on, on)) {
            return None;
        }
        let hindcast = self.hindcast;
        let set = |codes: &BTreeSet<Ccode>| codes.iter().filter_map(|code| hindcast.state(*code, on)).collect::<StateSet>();
        let ally = hindcast.state(to, on)?;
        let incident = Incident {
            beside_attackers: set(&question.beside).minus(StateSet::one(ally)),
            ..Incident::new(set(&question.against).minus(StateSet::one(ally)), StateSet::one(ally), hindcast.somewhere)
        };
        let bloc = self.bloc(to);
        let facts = Facts { war: self.war, ally: to, attacked: how == How::Attack, signed: alliance.signed, bloc };
        let rules = self.rules(on);
        for row in rows(rules, alliance.instrument).iter().filter(|row| asked(row, how) && row.beneficiaries.has(ally)) {
            let owing = row.owing(&incident, ally, Side::Target);
            let judgement = row.judge(rules, &incident, ally, Side::Target, Verdict::Yes);
            let owers = alliance.members.iter().filter(|m| {
                overlaps(m, on, on)
                    && m.obligations().has(obligation(row))
                    && hindcast.state(m.row.member, on).is_some_and(|state| owing.has(state))
            });
            for by in owers.filter(|m| counts(m)) {
                let fails = match judgement.fails() {
                    Some(clause) => Some(format!("the clause on {clause} is not met")),
                    None => uncoded::met(by, obligation(row), &facts).err().map(str::to_owned),
                };
                let (who, what) = (by.row.member, obligation(row));
                let called = fails.is_none();
                let against = question.against.iter().copied().collect();
                tries.push(Try { how, on, against, to, by: who, what, fails });
                if called {
                    return Some(Call { how, by: who, to, what, on });
                }
            }
        }
        None
    }

    /// Whether two of a state's enemies were bound to fight for each other when the war began.
    fn bloc(&mut self, ally: Ccode) -> bool {
        let on = self.war.from;
        let enemies = self.war.enemies(ally);
        let foes: StateSet = enemies.iter().filter_map(|code| self.hindcast.state(*code, on)).collect();
        let rules = self.rules(on);
        let by_instrument = rules.rows.chunk_by(|a, b| a.instrument == b.instrument);
        by_instrument.into_iter().any(|rows| {
            let helps = rows.iter().filter(|row| matches!(row.duty, Duty::Defend | Duty::Attack));
            helps.fold(StateSet::EMPTY, |owers, row| owers.or(row.owers)).and(foes).len() > 1
        })
    }

    fn rules(&mut self, day: Date) -> &Rules {
        let (record, architecture) = (self.hindcast.record, &self.architecture);
        self.days.entry(day).or_insert_with(|| Rules::compile(record, architecture, day, Scope::Standing))
    }
}

/// Which promises a question asks: an attack calls defence and neutrality, a war offence and neutrality whoever began it.
fn asked(row: &Row, how: How) -> bool {
    match how {
        How::Attack => matches!(row.duty, Duty::Defend | Duty::Neutral),
        _ => matches!(row.duty, Duty::Attack | Duty::Neutral) && row.trigger() == Trigger::StateOfWar,
    }
}

fn obligation(row: &Row) -> Obligations {
    match row.duty {
        Duty::Defend => Obligations::DEFENCE,
        Duty::Attack => Obligations::OFFENCE,
        Duty::Neutral => Obligations::NEUTRALITY,
        Duty::Refrain => Obligations::NONAGGRESSION,
        _ => Obligations::CONSULTATION,
    }
}

/// The rows of an instrument; they stand in the order of the instruments.
fn rows(rules: &Rules, instrument: InstrumentId) -> &[Row] {
    let start = rules.rows.partition_point(|row| row.instrument < instrument);
    let end = rules.rows.partition_point(|row| row.instrument <= instrument);
    &rules.rows[start..end]
}

fn overlaps(m: &Member, from: Date, last: Date) -> bool {
    m.from.earliest <= last && m.last.is_none_or(|end| end.latest >= from)
}
