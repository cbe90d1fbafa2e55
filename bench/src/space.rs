//! The question space of a day: attacker × target × place × object × form, on two threads.

use std::time::Instant;

use foederis::casus::sweep::{Space, sweep};
use foederis::casus::{Rules, Scope};
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Form, Object, StateKind};
use foederis::{Architecture, Record};

use crate::DAY;

/// Asks the space; returns how many questions one thread answers in a second.
pub(crate) fn run(record: &Record, whole: bool) -> f64 {
    let rules = Rules::compile(record, &Architecture::standing(), DAY, Scope::Standing);
    let space = space(record);
    let every = if whole { 1 } else { 8 };
    let places: Vec<_> = space.places.iter().copied().step_by(every).collect();
    println!("\nthe question space");
    println!("  {} states, {} places: {} questions", space.targets.len(), space.places.len(), space.len());

    // Places are dealt out in turn, so that both threads have as many easy ones.
    let deal = |hand: usize| Space { places: places.iter().copied().skip(hand).step_by(2).collect(), ..space.clone() };
    let hands = [deal(0), deal(1)];
    let start = Instant::now();
    let bound: u64 = std::thread::scope(|scope| {
        let threads = hands.each_ref().map(|hand| scope.spawn(|| count(&rules, hand)));
        threads.into_iter().map(|t| t.join().unwrap_or_default()).sum()
    });
    let time = start.elapsed().as_secs_f64();
    let asked = hands.iter().map(Space::len).sum::<u64>();
    let rate = asked as f64 / time;
    println!("  {asked} asked in {time:.1} s on two threads: {:.1} million a second", rate / 1e6);
    println!("  states bound or contested to defend, over all of them: {bound}");
    rate / 2.0
}

/// Every member of the system on the day, and non-state attackers; every place; everything.
pub(crate) fn space(record: &Record) -> Space {
    let member = |s: &foederis::state::State| s.kind == StateKind::State && s.exists(DAY);
    let states: StateSet = record.states.iter().filter(|(_, s)| member(s)).map(|(id, _)| id).collect();
    Space {
        attackers: states.or(StateSet::one(StateId::NON_STATE)),
        targets: states,
        places: record.sites().map(|(id, _)| id).collect(),
        objects: Object::ALL.to_vec(),
        forms: Form::ALL.to_vec(),
    }
}

fn count(rules: &Rules, space: &Space) -> u64 {
    let mut bound = 0;
    sweep(rules, space, |_, _, answer| {
        bound += (answer.bound(Duty::Defend).len() + answer.contested(Duty::Defend).len()) as u64;
    });
    bound
}
