//! Two readings of `record/SCHEMA.md` agree: the fast engine and the declarative rules give the same duties for random records.

#[path = "../declarative/mod.rs"]
mod declarative;
mod disagreements;
#[path = "../random/mod.rs"]
#[allow(dead_code, reason = "each test takes the worlds it needs")]
mod random;

use std::collections::{BTreeMap, BTreeSet};

use declarative::Line;
use foederis::casus::sweep::{Space, sweep};
use foederis::casus::{Answer, Rules, Scope, Scratch};
use foederis::id::{PlaceId, StateId};
use foederis::set::StateSet;
use foederis::vocab::{Duty, Form, Object};
use foederis::{Architecture, Incident, Record, Verdict};
use proptest::prelude::*;
use random::{today, tries, worlds};

/// What the fast engine answers, strongest verdict first where one duty is found twice.
fn lines(rules: &Rules, incident: &Incident) -> BTreeSet<Line> {
    let mut strongest = BTreeMap::new();
    rules.visit(incident, &mut Scratch::new(rules), |row, owed_to, _, judgement, owing| {
        for ower in owing.iter() {
            let known = strongest.entry((ower, owed_to, row.duty, row.instrument, row.provision)).or_insert(Verdict::No);
            *known = judgement.verdict().max(*known);
        }
    });
    let line = |((ower, owed_to, duty, instrument, provision), verdict)| (ower, owed_to, duty, instrument, provision, verdict);
    strongest.into_iter().map(line).collect()
}

/// The whole space of questions over a record.
fn space(record: &Record) -> Space {
    let states: StateSet = record.states.iter().map(|(s, _)| s).collect();
    let mut attackers = states;
    attackers.insert(StateId::NON_STATE);
    Space {
        attackers,
        targets: states,
        places: (0..record.places.len()).map(PlaceId::new).collect(),
        objects: vec![Object::Territory, Object::Base, Object::CivilianVessel],
        forms: vec![Form::ArmedAttack, Form::Threat, Form::Blockade],
    }
}

proptest! {
    #![proptest_config(tries(1024))]

    #[test]
    fn the_engine_and_the_rules_agree(world in worlds()) {
        let standing = Architecture::standing();
        let expected = declarative::answers(&world.record, &standing, today(), &world.incidents);
        let rules = Rules::compile(&world.record, &standing, today(), Scope::Standing);
        for (incident, expected) in world.incidents.iter().zip(expected) {
            let found = lines(&rules, incident);
            let missing: Vec<&Line> = expected.difference(&found).collect();
            let surplus: Vec<&Line> = found.difference(&expected).collect();
            prop_assert!(
                missing.is_empty() && surplus.is_empty(),
                "{incident:?}\nonly by the rules: {missing:?}\nonly by the engine: {surplus:?}"
            );
        }
    }

    #[test]
    fn an_answer_is_the_union_of_what_is_visited(world in worlds()) {
        let rules = Rules::compile(&world.record, &Architecture::standing(), today(), Scope::Standing);
        for incident in &world.incidents {
            let mut bound = [StateSet::EMPTY; Duty::ALL.len()];
            let mut contested = [StateSet::EMPTY; Duty::ALL.len()];
            rules.visit(incident, &mut Scratch::new(&rules), |row, _, _, judgement, owing| {
                let sets = if judgement.verdict() == Verdict::Yes { &mut bound } else { &mut contested };
                sets[row.duty as usize] = sets[row.duty as usize].or(owing);
            });
            let answer = rules.ask(incident, &mut Scratch::new(&rules));
            for duty in Duty::ALL.iter().copied() {
                prop_assert_eq!(answer.bound(duty), bound[duty as usize]);
                prop_assert_eq!(answer.contested(duty), contested[duty as usize]);
            }
        }
    }

}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn a_sweep_answers_every_question_as_it_is_asked_alone(world in worlds()) {
        let rules = Rules::compile(&world.record, &Architecture::standing(), today(), Scope::Standing);
        let mut scratch = Scratch::new(&rules);
        let mut asked = 0;
        let mut wrong: Option<(Incident, Answer, Answer)> = None;
        let space = space(&world.record);
        sweep(&rules, &space, |_, incident, answer| {
            asked += 1;
            let alone = rules.ask(incident, &mut scratch);
            if *answer != alone && wrong.is_none() {
                wrong = Some((*incident, *answer, alone));
            }
        });
        prop_assert!(wrong.is_none(), "{wrong:?}");
        prop_assert_eq!(asked, space.len());
    }
}
