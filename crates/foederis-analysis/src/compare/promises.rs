//! How much of what one state may do to another somebody is bound to answer.

use std::collections::BTreeMap;

use foederis::casus::sweep::{Space, sweep};
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Form};

use super::space::{fixed, ground};
use crate::Standpoint;

/// The share of one attacker's attacks on one target in which each state must defend it, 0 to 1: every place and object of a space, a
/// contested duty counted as half of one. States that owe nothing are left out.
pub type Promises = BTreeMap<(StateId, StateId), BTreeMap<StateId, f64>>;

/// What stands between attackers and targets on a day. As in a comparison, what is fixed to the ground is asked of a target only where it
/// holds or claims the place.
pub fn promises(at: &Standpoint<'_>, attackers: StateSet, space: &Space) -> Promises {
    let rules = at.rules.only(&[Duty::Defend, Duty::Attack]);
    let space = Space { attackers, forms: vec![Form::ArmedAttack], ..space.clone() };
    let places = space.places.iter().map(|place| (*place, ground(at, *place)));
    let grounds: BTreeMap<_, StateSet> = places.collect();
    let mut asked: BTreeMap<(StateId, StateId), u32> = BTreeMap::new();
    let mut halves: BTreeMap<(StateId, StateId), BTreeMap<StateId, u32>> = BTreeMap::new();
    sweep(&rules, &space, |attacker, incident, answer| {
        let target = incident.targets.iter().next().expect("a question has a target");
        if fixed(incident.object) && !grounds[&incident.place].has(target) {
            return;
        }
        *asked.entry((attacker, target)).or_default() += 1;
        let bound = answer.defending()[0];
        let contested = answer.contested(Duty::Defend).minus(bound);
        let owing = halves.entry((attacker, target)).or_default();
        bound.iter().for_each(|state| *owing.entry(state).or_default() += 2);
        contested.iter().for_each(|state| *owing.entry(state).or_default() += 1);
    });
    let share = |(pair, owing): (_, BTreeMap<StateId, u32>)| {
        let asked = asked[&pair];
        (pair, owing.into_iter().map(|(state, halves)| (state, f64::from(halves) / f64::from(2 * asked))).collect())
    };
    halves.into_iter().map(share).collect()
}
