//! Every question of a day: attacker × target × place × object × form, each answered.
//!
//! What does not depend on the attacker is worked out once for all attackers, so that one answer costs a few set operations.
//! `ask` is the definition; a test holds every answer of a sweep against it.

use super::ask::{Answer, Scratch};
use super::compile::Rules;
use super::row::{Row, Side};
use crate::id::{PlaceId, StateId};
use crate::incident::Incident;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Duty, Form, Object, Provoked};

/// The questions to ask: unprovoked incidents of every combination.
#[derive(Debug, Clone)]
pub struct Space {
    /// Who may attack; may hold [`StateId::NON_STATE`].
    pub attackers: StateSet,
    /// Who may be attacked.
    pub targets: StateSet,
    /// Where.
    pub places: Vec<PlaceId>,
    /// What.
    pub objects: Vec<Object>,
    /// How.
    pub forms: Vec<Form>,
}

impl Space {
    /// How many questions it holds; nobody attacks itself.
    pub fn len(&self) -> u64 {
        let pairs: usize = self.targets.iter().map(|t| self.attackers.minus(StateSet::one(t)).len()).sum();
        (pairs * self.places.len() * self.objects.len() * self.forms.len()) as u64
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Duties that an attacker does not owe against itself, and a belligerent not at all.
const AGAINST_ATTACKER: [Duty; 6] = [Duty::Defend, Duty::Attack, Duty::Consult, Duty::Neutral, Duty::Permit, Duty::Support];

/// Answers every question of the space: attacker by attacker for each target, place, object and form.
pub fn sweep(rules: &Rules, space: &Space, mut visit: impl FnMut(StateId, &Incident, &Answer)) {
    let attackers: Vec<(StateId, Attacking)> = space.attackers.iter().map(|a| (a, Attacking::new(rules, a, space))).collect();
    let mut scratch = Scratch::new(rules);
    for target in space.targets.iter() {
        let defending = Defending::new(rules, target);
        for &place in &space.places {
            for &object in &space.objects {
                for &form in &space.forms {
                    let mut incident = Incident {
                        object,
                        form,
                        provoked: Provoked::No,
                        ..Incident::new(StateSet::EMPTY, StateSet::one(target), place)
                    };
                    let common = defending.common(rules, &incident);
                    for (attacker, attacking) in attackers.iter().filter(|(a, _)| *a != target) {
                        incident.attackers = StateSet::one(*attacker);
                        let answer = if attacking.plain && common.plain {
                            let mut answer = common.answer;
                            answer.without(&AGAINST_ATTACKER, incident.attackers);
                            defending.add(rules, &incident, &common, &mut answer);
                            attacking.add(target, &mut answer);
                            answer
                        } else {
                            rules.ask(&incident, &mut scratch)
                        };
                        visit(*attacker, &incident, &answer);
                    }
                }
            }
        }
    }
}

/// The rows that a target can call, sorted by whether the attacker matters.
struct Defending {
    target: StateId,
    any_attacker: Vec<u32>,
    this_attacker: Vec<u32>,
    plain: bool,
}

/// What holds for every attacker of one target at one place, object and form.
struct Common {
    answer: Answer,
    /// Rows whose other clauses are met or contested, with that verdict: the attacker decides.
    open: Vec<(u32, Verdict)>,
    plain: bool,
}

impl Defending {
    fn new(rules: &Rules, target: StateId) -> Self {
        let rows = &rules.by_beneficiary[target.index()];
        let (any_attacker, this_attacker) = rows.iter().copied().partition(|n| indifferent(&rules.rows[*n as usize]));
        // Duties that wait for others are left to `ask` wherever this target could call one of them.
        let waiting = |n: &u32| rules.dependencies.contains(&rules.rows[*n as usize].instrument);
        let derived = rules.derived.iter().any(|n| rules.rows[*n as usize].beneficiaries.has(target));
        let plain = !derived && !rows.iter().any(waiting);
        Defending { target, any_attacker, this_attacker, plain }
    }

    fn common(&self, rules: &Rules, incident: &Incident) -> Common {
        let mut answer = Answer::default();
        for &n in &self.any_attacker {
            let row = &rules.rows[n as usize];
            let probe = Incident { attackers: StateSet::one(StateId::NON_STATE), ..*incident };
            let verdict = row.judge(rules, &probe, self.target, Side::Target, Verdict::Yes).verdict();
            if verdict != Verdict::No {
                answer.add(row.duty, verdict, row.owing(incident, self.target, Side::Target));
            }
        }
        let mut open = Vec::new();
        for &n in &self.this_attacker {
            let row = &rules.rows[n as usize];
            let met = |attackers| {
                let probe = Incident { attackers, ..*incident };
                row.judge(rules, &probe, self.target, Side::Target, Verdict::Yes).verdict()
            };
            if row.readings.is_empty() && row.at_least == 1 {
                // Any attacker that is meant shows how the other clauses stand.
                let meant = row.adversary.yes.iter().next().or(row.adversary.contested.iter().next());
                let verdict = meant.map_or(Verdict::No, |a| met(StateSet::one(a)));
                if verdict != Verdict::No {
                    open.push((n, verdict));
                }
            } else {
                open.push((n, Verdict::Yes));
            }
        }
        let strangers = rules.anyone.iter().any(|n| !rules.rows[*n as usize].beneficiaries.has(self.target));
        let called = strangers
            && rules.anyone.iter().any(|n| {
                let row = &rules.rows[*n as usize];
                let probe = Incident { attackers: StateSet::one(StateId::NON_STATE), ..*incident };
                !row.beneficiaries.has(self.target)
                    && (!row.readings.is_empty() || row.judge_anyone(rules, &probe, self.target).verdict() != Verdict::No)
            });
        Common { answer, open, plain: self.plain && !called }
    }

    /// Adds the duties that depend on the attacker.
    fn add(&self, rules: &Rules, incident: &Incident, common: &Common, answer: &mut Answer) {
        for &(n, others) in &common.open {
            let row = &rules.rows[n as usize];
            let verdict = if row.readings.is_empty() && row.at_least == 1 {
                let adversary = if row.adversary.yes.meets(&incident.attackers) {
                    Verdict::Yes
                } else if row.adversary.contested.meets(&incident.attackers) {
                    Verdict::Contested
                } else {
                    Verdict::No
                };
                others.and(adversary)
            } else {
                row.judge(rules, incident, self.target, Side::Target, Verdict::Yes).verdict()
            };
            if verdict != Verdict::No {
                answer.add(row.duty, verdict, row.owing(incident, self.target, Side::Target));
            }
        }
    }
}

/// Duties owed to an attacker, whatever it attacks.
struct Attacking {
    answer: Answer,
    /// Whether all of them are the same for every question.
    plain: bool,
}

impl Attacking {
    fn new(rules: &Rules, attacker: StateId, space: &Space) -> Self {
        let mut answer = Answer::default();
        let mut plain = true;
        if attacker == StateId::NON_STATE {
            return Attacking { answer, plain };
        }
        for &n in &rules.by_beneficiary[attacker.index()] {
            let row = &rules.rows[n as usize];
            if !row.hears(Side::Attacker) {
                continue;
            }
            let alike = indifferent(row) && row.limbs.is_empty() && row.if_provoked == Verdict::Yes;
            let verdicts: Vec<Verdict> = space.forms.iter().map(|f| super::clauses::meets(row.trigger, *f)).collect();
            let one_verdict = verdicts.iter().all(|v| *v == verdicts[0]);
            plain &= alike && one_verdict;
            if let (true, true, Some(verdict)) = (alike, one_verdict, verdicts.first()) {
                let verdict = verdict.and(row.standing).and(row.requires);
                if verdict != Verdict::No {
                    let nobody = Incident::new(StateSet::one(attacker), StateSet::EMPTY, PlaceId::new(0));
                    answer.add(row.duty, verdict, row.owing(&nobody, attacker, Side::Attacker));
                }
            }
        }
        Attacking { answer, plain }
    }

    fn add(&self, target: StateId, answer: &mut Answer) {
        let mut own = self.answer;
        own.without(Duty::ALL, StateSet::one(target));
        answer.merge(&own);
    }
}

/// Whether the row's verdict is the same whoever attacks.
fn indifferent(row: &Row) -> bool {
    row.readings.is_empty()
        && row.at_least == 1
        && row.adversary.yes == StateSet::anyone()
        && row.fighting.is_empty()
        && row.enemies.start <= 1
        && row.enemies.end > 1
}
