//! Every question of a day: place × object × form × target × attacker, each answered.
//!
//! Attackers that no clause of a target's promises tells apart share one answer; what an attacker is owed is worked out once for
//! all its targets. One answer then costs a copy and a few set operations. `ask` is the definition; a test holds every answer of a
//! sweep against it.

use std::collections::BTreeMap;

use super::ask::{Answer, Scratch};
use super::compile::Rules;
use super::row::{Judgement, Row, Side};
use crate::id::{PlaceId, StateId};
use crate::incident::Incident;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Form, Object};

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

/// Answers every question of the space.
pub fn sweep(rules: &Rules, space: &Space, mut visit: impl FnMut(StateId, &Incident, &Answer)) {
    let mut sweep = Sweep::new(rules, space);
    for &place in &space.places {
        for &object in &space.objects {
            sweep.at(place, object, space.targets, &mut visit);
        }
    }
}

/// A sweep that can be taken place by place and object by object.
pub struct Sweep<'r> {
    rules: &'r Rules,
    space: &'r Space,
    targets: Vec<Target<'r>>,
    /// What each attacker is owed by those who must not stand against it.
    owed: Vec<Answer>,
    /// Everyone but this state.
    but: Vec<StateSet>,
    shared: Shared,
    scratch: Scratch,
}

impl<'r> Sweep<'r> {
    /// Gets ready for these rules and this space.
    pub fn new(rules: &'r Rules, space: &'r Space) -> Self {
        Sweep {
            rules,
            space,
            targets: space.targets.iter().map(|t| Target::new(rules, t, space)).collect(),
            owed: vec![Answer::default(); StateSet::CAPACITY],
            but: StateSet::anyone().iter().map(|s| StateSet::anyone().minus(StateSet::one(s))).collect(),
            shared: Shared::default(),
            scratch: Scratch::new(rules),
        }
    }

    /// Answers every question of the space about one object at one place, of these targets.
    pub fn at(&mut self, place: PlaceId, object: Object, targets: StateSet, mut visit: impl FnMut(StateId, &Incident, &Answer)) {
        let Sweep { rules, space, .. } = *self;
        let mut answer = Answer::default();
        for &form in &space.forms {
            let nobody = Incident { object, form, ..Incident::new(StateSet::EMPTY, StateSet::EMPTY, place) };
            if !rules.derived.is_empty() {
                // Duties that wait for others depend on the whole incident.
                for target in targets.iter() {
                    ask_each(rules, space, &nobody, target, &mut self.scratch, &mut visit);
                }
                continue;
            }
            for attacker in space.attackers.iter() {
                self.owed[attacker.index()] = owed_to_attacker(rules, &nobody, attacker, space.targets);
            }
            for target in self.targets.iter().filter(|t| targets.has(t.state)) {
                target.share(rules, &nobody, &mut self.shared);
                let mut incident = Incident { targets: StateSet::one(target.state), ..nobody };
                let but_target = &self.but[target.state.index()];
                for (class, alike) in target.classes.iter().zip(&self.shared.answers) {
                    for attacker in class.attackers.iter() {
                        incident.attackers = StateSet::one(attacker);
                        answer.blend(alike, &self.but[attacker.index()], &self.owed[attacker.index()], but_target);
                        if target.asking.has(attacker) || self.shared.part.has(attacker) {
                            target.particular(rules, &incident, attacker, &self.shared, &mut answer);
                        }
                        visit(attacker, &incident, &answer);
                    }
                }
            }
        }
    }
}

impl std::fmt::Debug for Sweep<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sweep").field("space", self.space).finish_non_exhaustive()
    }
}

fn ask_each(
    rules: &Rules,
    space: &Space,
    nobody: &Incident,
    target: StateId,
    scratch: &mut Scratch,
    visit: &mut impl FnMut(StateId, &Incident, &Answer),
) {
    for attacker in space.attackers.minus(StateSet::one(target)).iter() {
        let incident = Incident { attackers: StateSet::one(attacker), targets: StateSet::one(target), ..*nobody };
        visit(attacker, &incident, &rules.ask(&incident, scratch));
    }
}

/// Duties owed to an attacker whomever it attacks. Those that ask whom are left to [`Target::particular`].
fn owed_to_attacker(rules: &Rules, nobody: &Incident, attacker: StateId, targets: StateSet) -> Answer {
    let mut answer = Answer::default();
    if attacker == StateId::NON_STATE {
        return answer;
    }
    let mut incident = Incident { attackers: StateSet::one(attacker), ..*nobody };
    // Some target, whichever: the rows here do not ask.
    let Some(target) = targets.iter().find(|t| *t != attacker) else { return answer };
    for &number in &rules.by_beneficiary[attacker.index()] {
        let row = &rules.rows[number as usize];
        if row.hears(Side::Attacker) && !asks_whom(row, targets) {
            incident.targets = StateSet::one(target);
            let verdict = row.judge(rules, &incident, attacker, Side::Attacker, Verdict::Yes).verdict();
            if verdict != Verdict::No {
                incident.targets = StateSet::EMPTY;
                answer.add(row, verdict, row.owing(&incident, attacker, Side::Attacker));
            }
        }
    }
    answer
}

/// Whether a duty owed to an attacker depends on which of the targets it attacks.
fn asks_whom(row: &Row, targets: StateSet) -> bool {
    !targets.minus(row.adversary.yes).is_empty() || !row.fighting.is_empty()
}

/// Attackers whom no promise tells apart when they attack this target.
struct Class {
    attackers: StateSet,
    /// For each row, which of its kinds of attacker they are; none: the row is left to [`Target::particular`].
    kinds: Vec<Option<u16>>,
}

/// A row that an attack on the target can call, with one attacker of each kind that it tells apart.
struct Called<'r> {
    row: &'r Row,
    /// Whether it protects the peace of an area in which the target is a stranger.
    stranger: bool,
    /// Attackers that take part in it, to be looked at one by one.
    part: StateSet,
    /// Whether some of its readings speak of some attackers only.
    scoped: bool,
    /// Whether it counts the enemies, and so tells a state from an attacker that is none.
    counts: bool,
    examples: Vec<StateId>,
}

/// A possible target: the rows it can call, and the attackers sorted by what these rows make of them.
struct Target<'r> {
    state: StateId,
    rows: Vec<Called<'r>>,
    classes: Vec<Class>,
    /// Attackers to whom rows are owed that ask whom they attack.
    asking: StateSet,
    /// These rows, by attacker.
    asked: Vec<Vec<&'r Row>>,
}

/// What the attackers of a class share, and working memory.
#[derive(Default)]
struct Shared {
    answers: Vec<Answer>,
    verdicts: Vec<Verdict>,
    /// Rows over the peace of an area, by number, whose parties may owe something here, one of them being the attacker.
    awake: Vec<usize>,
    /// The attackers that take part in one of them.
    part: StateSet,
}

impl<'r> Target<'r> {
    fn new(rules: &'r Rules, state: StateId, space: &Space) -> Self {
        let others = space.attackers.minus(StateSet::one(state));
        let called = rules.by_beneficiary[state.index()].iter().map(|n| (&rules.rows[*n as usize], false));
        let strangers = rules
            .anyone
            .iter()
            .map(|n| (&rules.rows[*n as usize], true))
            .filter(|(row, _)| row.estranged(StateSet::one(state)) != Verdict::No);
        let mut rows = Vec::new();
        let mut kinds: BTreeMap<StateId, Vec<Option<u16>>> = others.iter().map(|a| (a, Vec::new())).collect();
        for (row, stranger) in called.chain(strangers) {
            let mut known: BTreeMap<u128, u16> = BTreeMap::new();
            let mut examples = Vec::new();
            let mut part = StateSet::EMPTY;
            // Where more than two owe each other help, the others still do when one of them attacks.
            let help = !matches!(row.duty, Duty::Consult | Duty::Refrain | Duty::Abstain);
            let mutual = row.all_owers == row.all_beneficiaries.all() && row.beneficiaries.len() > 2 && help;
            if stranger && !mutual {
                part = row.all_owers.or(row.all_beneficiaries.all());
            }
            for (&attacker, kinds) in &mut kinds {
                if part.has(attacker) {
                    kinds.push(None);
                    continue;
                }
                let next = known.len() as u16;
                let kind = *known.entry(kind(rules, row, attacker)).or_insert(next);
                if kind == next {
                    examples.push(attacker);
                }
                kinds.push(Some(kind));
            }
            let scoped = rules.readings[row.readings.clone()].iter().any(|r| r.attackers.is_some());
            let counts = row.enemies.start > 0 || row.enemies.end < u8::MAX;
            rows.push(Called { row, stranger, part, scoped, counts, examples });
        }
        let mut classes: BTreeMap<Vec<Option<u16>>, StateSet> = BTreeMap::new();
        for (attacker, kinds) in kinds {
            classes.entry(kinds).or_insert(StateSet::EMPTY).insert(attacker);
        }
        let mut asked = vec![Vec::new(); StateSet::CAPACITY];
        for attacker in others.iter().filter(|a| *a != StateId::NON_STATE) {
            let owed = rules.by_beneficiary[attacker.index()].iter().map(|n| &rules.rows[*n as usize]);
            asked[attacker.index()] = owed.filter(|row| row.hears(Side::Attacker) && asks_whom(row, space.targets)).collect();
        }
        let asking = others.iter().filter(|a| !asked[a.index()].is_empty()).collect();
        let classes = classes.into_iter().map(|(kinds, attackers)| Class { attackers, kinds }).collect();
        Target { state, rows, classes, asking, asked }
    }

    /// Works out one answer for each class of attackers, as if the attackers themselves owed nothing to anyone's disadvantage.
    fn share(&self, rules: &Rules, nobody: &Incident, shared: &mut Shared) {
        shared.answers.clear();
        shared.answers.resize(self.classes.len(), Answer::default());
        shared.awake.clear();
        shared.part = StateSet::EMPTY;
        let bare = Incident { targets: StateSet::one(self.state), ..*nobody };
        for (number, called) in self.rows.iter().enumerate() {
            // Most rows fail here whoever attacks: on the object, the place, the form.
            if !called.asks_who(rules, &bare) && !self.may_be_met(called, rules, &bare) {
                continue;
            }
            if !called.part.is_empty() {
                shared.awake.push(number);
                shared.part = shared.part.or(called.part);
            }
            let verdict = |attacker: &StateId| {
                let incident = Incident { attackers: StateSet::one(*attacker), ..bare };
                self.judge(called, rules, &incident).verdict()
            };
            shared.verdicts.clear();
            shared.verdicts.extend(called.examples.iter().map(verdict));
            if shared.verdicts.iter().all(|v| *v == Verdict::No) {
                continue;
            }
            let owing = if called.stranger { alone(called.row) } else { called.row.owing(&bare, self.state, Side::Target) };
            for (class, answer) in self.classes.iter().zip(&mut shared.answers) {
                if let Some(verdict) =
                    class.kinds[number].map(|kind| shared.verdicts[kind as usize]).filter(|v| *v != Verdict::No)
                {
                    answer.add(called.row, verdict, owing);
                }
            }
        }
    }

    fn judge(&self, called: &Called<'_>, rules: &Rules, incident: &Incident) -> Judgement {
        match called.stranger {
            true => called.row.judge_strangers(rules, incident),
            false => called.row.judge(rules, incident, self.state, Side::Target, Verdict::Yes),
        }
    }

    /// Whether object, area and form can be met here by some attacker, of a row that does not ask which.
    fn may_be_met(&self, called: &Called<'_>, rules: &Rules, bare: &Incident) -> bool {
        let Some(example) = called.examples.first().copied().or(called.part.iter().next()) else { return false };
        let judgement = self.judge(called, rules, &Incident { attackers: StateSet::one(example), ..*bare });
        [Clause::Object, Clause::Area, Clause::Trigger].iter().all(|clause| judgement.of(*clause) != Verdict::No)
    }

    /// Adds what depends on this very attacker.
    fn particular(&self, rules: &Rules, incident: &Incident, attacker: StateId, shared: &Shared, answer: &mut Answer) {
        for row in &self.asked[attacker.index()] {
            let verdict = row.judge(rules, incident, attacker, Side::Attacker, Verdict::Yes).verdict();
            if verdict != Verdict::No {
                answer.add(row, verdict, row.owing(incident, attacker, Side::Attacker));
            }
        }
        for called in shared.awake.iter().map(|n| &self.rows[*n]).filter(|c| c.part.has(attacker)) {
            rules.visit_stranger(called.row, incident, &mut |row, _, _, judgement, owing| {
                answer.add(row, judgement.verdict(), owing);
            });
        }
    }
}

impl Called<'_> {
    /// Whether object, area or trigger may depend on the attacker here.
    #[inline]
    fn asks_who(&self, rules: &Rules, bare: &Incident) -> bool {
        self.counts
            || self.scoped
                && rules.readings[self.row.readings.clone()].iter().any(|r| {
                    r.attackers.is_some()
                        && matches!(r.clause, Clause::Object | Clause::Area | Clause::Trigger)
                        && r.knows_the_scene(bare)
                })
    }
}

/// Who owes something to another under a row that no belligerent takes part in.
fn alone(row: &Row) -> StateSet {
    Row::owing_another(row.owers, row.beneficiaries)
}

/// What a row can tell of an attacker: whether it is meant, and which readings speak of it.
fn kind(rules: &Rules, row: &Row, attacker: StateId) -> u128 {
    let meant = row.adversary.membership(attacker) as u128;
    let state = (attacker != StateId::NON_STATE) as u128;
    let readings = rules.readings[row.readings.clone()].iter().filter_map(|r| r.attackers);
    readings.fold(meant << 1 | state, |kind, attackers| kind << 2 | attackers.membership(attacker) as u128)
}
