//! What a proposal changes: the whole Indo-Pacific question space of both architectures, against the same asked one by one.

use foederis::casus::Scratch;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Object};
use foederis::{Architecture, Incident, Record};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{sweep, whole};
use foederis_analysis::distance::Goal;
use foederis_analysis::structure::at_home_in;

use crate::{DAY, fastest, millis};

pub(crate) fn run(record: &Record) {
    let Some(pact) = record.architectures.find("asian-nato").map(|id| &record.architectures[id]) else { return };
    let Some(region) = record.places.find("indo-pacific") else { return };
    let standing = Architecture::standing();
    println!("\na proposal against what stands");
    let (before, after) = (Standpoint::new(record, &standing, DAY), Standpoint::new(record, pact, DAY));
    let home: StateSet = at_home_in(record, region).iter().filter(|s| record.states[*s].exists(DAY)).collect();
    let space = whole(record, &[region], home.or(after.members()), DAY);
    let hub = before.hub(space.targets);
    let questions = sweep(&before, &after, &space, hub).questions;
    let swept = fastest(5, || sweep(&before, &after, &space, hub));
    println!("  {questions} questions of both, swept     {:8.1} ms", millis(swept));

    // One place in twenty, one by one, is enough to know the rate.
    let places: Vec<_> = space.places.iter().copied().step_by(20).collect();
    let single = fastest(1, || {
        let (mut old, mut new) = (Scratch::new(&before.rules), Scratch::new(&after.rules));
        let mut changed = 0_u64;
        for &place in &places {
            for object in Object::ALL {
                for target in space.targets.iter() {
                    for attacker in space.attackers.iter().filter(|a| *a != target) {
                        let sides = (StateSet::one(attacker), StateSet::one(target));
                        let incident = Incident { object: *object, ..Incident::new(sides.0, sides.1, place) };
                        let (was, is) = (before.rules.ask(&incident, &mut old), after.rules.ask(&incident, &mut new));
                        changed += u64::from(was.bound(Duty::Defend) != is.bound(Duty::Defend));
                    }
                }
            }
        }
        changed
    });
    let pairs: usize = space.targets.iter().map(|t| space.attackers.minus(StateSet::one(t)).len()).sum();
    let asked = pairs * places.len() * Object::ALL.len();
    let one_by_one = single.as_secs_f64() / asked as f64 * questions as f64;
    println!(
        "  the same one by one                {:8.1} ms   {:.0} times the sweep",
        1e3 * one_by_one,
        one_by_one / swept.as_secs_f64()
    );

    let goal = Goal::of(record, &pact.with, DAY);
    let years = fastest(5, || goal.years(record, &standing, 1950, DAY));
    println!("  distance, 1950 to {}             {:8.1} ms", DAY.year(), millis(years));
}
