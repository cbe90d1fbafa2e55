//! Every question of a region under both architectures: attacker × target × place × object.
//!
//! What is fixed to the ground (territory, government, infrastructure) is asked of a target only where it holds or claims the place;
//! forces, vessels, aircraft and bases everywhere.

use std::collections::BTreeMap;

use foederis::casus::sweep::{Space, Sweep};
use foederis::casus::{Answer, Rules};
use foederis::date::Date;
use foederis::id::{PlaceId, StateId};
use foederis::place::Place;
use foederis::set::{PlaceSet, StateSet};
use foederis::vocab::{Change, Duty, Form, Object, Strength};
use foederis::{Incident, Record, Verdict};

use crate::Standpoint;

/// How often, and where, one state's duty to defend another changes in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// In how many questions.
    pub questions: u64,
    /// In how many of them the duty is bound after, not only contested.
    pub bound: u64,
    /// In which places.
    pub places: PlaceSet,
}

/// One state's duty to defend another, over the whole space.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pair {
    /// What changes, and how often.
    pub changes: BTreeMap<Change, Tally>,
    /// The strongest duty found after.
    pub strongest: Option<Strength>,
}

/// What the whole space answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sweeping {
    /// How many questions were asked of each architecture.
    pub questions: u64,
    /// In how many of them some duty to defend changes.
    pub changed: u64,
    /// Changes by who owes and to whom; pairs without any are left out.
    pub pairs: BTreeMap<(StateId, StateId), Pair>,
    /// For each target: in how many of its questions somebody is bound to defend it.
    pub covered: BTreeMap<StateId, Covered>,
}

/// In how many of the questions in which a state is attacked somebody is bound to defend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covered {
    /// Questions in which it is attacked.
    pub asked: u64,
    /// Somebody is bound before.
    pub before: u64,
    /// Somebody is bound after.
    pub after: u64,
    /// Somebody other than the hub is bound before.
    pub before_without_hub: u64,
    /// Somebody other than the hub is bound after.
    pub after_without_hub: u64,
}

/// The space of a region on a day: who is at home there or belongs to a pact, every place, every object, armed attack.
///
/// A place that states held once and none holds or claims on the day is one of former times, and left out.
pub fn whole(record: &Record, regions: &[PlaceId], states: StateSet, day: Date) -> Space {
    let inside = record.atlas.inside(regions);
    let there = |place: &Place| {
        let mut spells = place.administration.iter().chain(&place.claims).peekable();
        spells.peek().is_none() || spells.any(|held| held.span.covers(day) != Verdict::No)
    };
    let sites = record.sites().filter(|(id, place)| (regions.is_empty() || inside.has(*id)) && there(place));
    Space {
        attackers: states.or(StateSet::one(StateId::NON_STATE)),
        targets: states,
        places: sites.map(|(id, _)| id).collect(),
        objects: Object::ALL.to_vec(),
        forms: vec![Form::ArmedAttack],
    }
}

/// Asks every question of both; on as many threads as the machine has, with one result.
pub fn sweep(before: &Standpoint<'_>, after: &Standpoint<'_>, space: &Space, hub: Option<StateId>) -> Sweeping {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(space.places.len().max(1));
    let hand = |n: usize| -> Vec<PlaceId> { space.places.iter().copied().skip(n).step_by(threads).collect() };
    let [old, new] = [before, after].map(|at| at.rules.only(&[Duty::Defend, Duty::Attack]));
    let (old, new) = (&old, &new);
    let parts: Vec<Count> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|n| scope.spawn(move || some(old, new, after, space, hub, &hand(n)))).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    parts.into_iter().map(|count| count.named(space)).fold(Sweeping::default(), Sweeping::and)
}

/// Who is bound to defend, by strength, and whose duty is contested.
#[derive(Clone, Copy, Default, PartialEq)]
struct Row {
    least: [StateSet; 3],
    contested: StateSet,
}

impl Row {
    #[inline]
    fn of(answer: &Answer) -> Row {
        let least = answer.defending();
        Row { least, contested: answer.contested(Duty::Defend).minus(least[0]) }
    }

    fn any(&self) -> StateSet {
        self.least[0].or(self.contested)
    }
}

/// Answers to the questions about one object at one place: by target and attacker.
struct Page {
    rows: Vec<Row>,
    width: usize,
    /// The number of each target among the targets, and of each attacker among the attackers.
    targets: Vec<usize>,
    attackers: Vec<usize>,
}

impl Page {
    fn new(space: &Space) -> Self {
        let number = |states: StateSet| {
            let mut numbers = vec![0; StateSet::CAPACITY];
            states.iter().enumerate().for_each(|(n, state)| numbers[state.index()] = n);
            numbers
        };
        let width = space.attackers.len();
        let (targets, attackers) = (number(space.targets), number(space.attackers));
        Page { rows: vec![Row::default(); space.targets.len() * width], width, targets, attackers }
    }

    #[inline]
    fn at(&mut self, target: StateId, attacker: StateId) -> &mut Row {
        &mut self.rows[self.targets[target.index()] * self.width + self.attackers[attacker.index()]]
    }
}

fn some(old: &Rules, new: &Rules, after: &Standpoint<'_>, space: &Space, hub: Option<StateId>, places: &[PlaceId]) -> Count {
    let mut page = Page::new(space);
    let (mut old, mut new) = (Sweep::new(old, space), Sweep::new(new, space));
    let mut count = Count::new(hub);
    for &place in places {
        let ground = ground(after, place);
        for &object in &space.objects {
            let targets = if fixed(object) { space.targets.and(ground) } else { space.targets };
            old.at(place, object, targets, |attacker, incident, answer| {
                *page.at(one(incident.targets), attacker) = Row::of(answer);
            });
            new.at(place, object, targets, |attacker, incident, answer| {
                let target = one(incident.targets);
                count.note(page.at(target, attacker), Row::of(answer), target, incident);
            });
            count.settle();
        }
    }
    count
}

/// The one state attacked.
#[inline]
fn one(targets: StateSet) -> StateId {
    targets.iter().next().unwrap_or(StateId::NON_STATE)
}

/// Whether an object stands on the ground of the state attacked.
pub(super) fn fixed(object: Object) -> bool {
    matches!(object, Object::Territory | Object::Government | Object::Infrastructure)
}

/// Who holds or claims a place.
pub(super) fn ground(standpoint: &Standpoint<'_>, place: PlaceId) -> StateSet {
    let place = &standpoint.record.places[place];
    let spells = place.administration.iter().chain(&place.claims);
    spells.filter(|h| h.span.covers(standpoint.day) != Verdict::No).map(|h| h.by).collect()
}

/// Running counts. Questions on end that answer alike are counted together.
struct Count {
    questions: u64,
    changed: u64,
    /// By number of the state that owes, then of the target.
    pairs: Vec<Option<Box<Pair>>>,
    covered: Vec<Covered>,
    hub: StateSet,
    /// The questions not yet counted: the first, its target, both answers, and how many they are.
    alike: Option<(Incident, StateId, Row, Row, u64)>,
}

impl Count {
    fn new(hub: Option<StateId>) -> Self {
        Count {
            questions: 0,
            changed: 0,
            pairs: vec![None; StateSet::CAPACITY * StateSet::CAPACITY],
            covered: vec![Covered::default(); StateSet::CAPACITY],
            hub: hub.map_or(StateSet::EMPTY, StateSet::one),
            alike: None,
        }
    }

    #[inline]
    fn note(&mut self, was: &Row, is: Row, target: StateId, incident: &Incident) {
        match &mut self.alike {
            Some((_, one, before, after, n)) if *one == target && before == was && *after == is => *n += 1,
            _ => {
                self.settle();
                self.alike = Some((*incident, target, *was, is, 1));
            }
        }
    }

    /// Counts the questions that answered alike.
    fn settle(&mut self) {
        let Some((incident, target, was, is, n)) = self.alike.take() else { return };
        self.questions += n;
        let bound = |row: &Row, but: StateSet| if row.least[0].minus(but).is_empty() { 0 } else { n };
        let covered = &mut self.covered[target.index()];
        covered.asked += n;
        covered.before += bound(&was, StateSet::EMPTY);
        covered.after += bound(&is, StateSet::EMPTY);
        covered.before_without_hub += bound(&was, self.hub);
        covered.after_without_hub += bound(&is, self.hub);
        if was != is {
            self.change(&was, &is, target, &incident, n);
        }
    }

    fn change(&mut self, was: &Row, is: &Row, target: StateId, incident: &Incident, n: u64) {
        let certain = was.least[0].and(is.least[0]);
        let (mut stronger, mut weaker) = (StateSet::EMPTY, StateSet::EMPTY);
        for (old, new) in was.least.iter().zip(&is.least).skip(1) {
            stronger = stronger.or(certain.and(*new).minus(*old));
            weaker = weaker.or(certain.and(*old).minus(*new));
        }
        let changes = [
            (Change::Gained, is.any().minus(was.any())),
            (Change::Strengthened, stronger),
            (Change::MadeCertain, is.least[0].and(was.contested)),
            (Change::Unsettled, was.least[0].and(is.contested)),
            (Change::Weakened, weaker),
            (Change::Lost, was.any().minus(is.any())),
        ];
        if changes.iter().any(|(_, states)| !states.is_empty()) {
            self.changed += n;
        }
        for (change, states) in changes {
            for state in states.iter() {
                let pair = self.pairs[state.index() * StateSet::CAPACITY + target.index()].get_or_insert_default();
                let strongest = Strength::ALL.iter().rev().find(|s| is.least[**s as usize].has(state)).copied();
                pair.strongest = pair.strongest.max(strongest);
                let tally =
                    pair.changes.entry(change).or_insert_with(|| Tally { questions: 0, bound: 0, places: PlaceSet::EMPTY });
                tally.questions += n;
                tally.bound += if is.least[0].has(state) { n } else { 0 };
                tally.places.insert(incident.place);
            }
        }
    }

    /// The counts with the states they belong to.
    fn named(self, space: &Space) -> Sweeping {
        let pairs = self.pairs.into_iter().enumerate().filter_map(|(n, pair)| {
            let (state, target) = (StateId::new(n / StateSet::CAPACITY), StateId::new(n % StateSet::CAPACITY));
            pair.map(|pair| ((state, target), *pair))
        });
        let covered = space.targets.iter().map(|t| (t, self.covered[t.index()])).filter(|(_, c)| c.asked > 0);
        Sweeping { questions: self.questions, changed: self.changed, pairs: pairs.collect(), covered: covered.collect() }
    }
}

impl Sweeping {
    /// Both together.
    fn and(mut self, other: Sweeping) -> Sweeping {
        self.questions += other.questions;
        self.changed += other.changed;
        for (pair, theirs) in other.pairs {
            let ours = self.pairs.entry(pair).or_default();
            ours.strongest = ours.strongest.max(theirs.strongest);
            for (change, tally) in theirs.changes {
                match ours.changes.entry(change) {
                    std::collections::btree_map::Entry::Vacant(entry) => drop(entry.insert(tally)),
                    std::collections::btree_map::Entry::Occupied(mut entry) => {
                        let ours = entry.get_mut();
                        ours.questions += tally.questions;
                        ours.bound += tally.bound;
                        ours.places = ours.places.or(tally.places);
                    }
                }
            }
        }
        for (state, theirs) in other.covered {
            let ours = self.covered.entry(state).or_default();
            ours.asked += theirs.asked;
            ours.before += theirs.before;
            ours.after += theirs.after;
            ours.before_without_hub += theirs.before_without_hub;
            ours.after_without_hub += theirs.after_without_hub;
        }
        self
    }
}

/// The rules are read by several threads at once.
const _: fn() = || {
    fn shared<T: Sync>() {}
    shared::<Rules>();
};
