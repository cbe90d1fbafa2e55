//! Laws that hold of every answer, whatever the record says.

#[path = "../random/mod.rs"]
#[allow(dead_code, reason = "each test takes the worlds it needs")]
mod random;
mod swap;

use std::collections::{BTreeMap, BTreeSet};

use foederis::casus::cascade::{Assumptions, cascade};
use foederis::casus::{Rules, Scope, Scratch};
use foederis::finding::{Explain, Question};
use foederis::id::{InstrumentId, StateId};
use foederis::vocab::{Clause, Duty, Status, Strength, Trigger};
use foederis::{Architecture, Incident, Record, Verdict};
use proptest::prelude::*;
use proptest::sample::select;
use random::{today, tries, worlds, worlds_and_promises};

/// A duty: who owes it, to whom, what, under which instrument and provision.
type Key = (StateId, Option<StateId>, Duty, InstrumentId, u16);

/// Every duty of an incident, with its strongest verdict.
fn duties(record: &Record, architecture: &Architecture, incident: &Incident) -> BTreeMap<Key, Verdict> {
    let rules = Rules::compile(record, architecture, today(), Scope::Standing);
    let mut duties = BTreeMap::new();
    rules.visit(incident, &mut Scratch::new(&rules), |row, owed_to, _, judgement, owing| {
        for ower in owing.iter() {
            let known = duties.entry((ower, owed_to, row.duty, row.instrument, row.provision)).or_insert(Verdict::No);
            *known = judgement.verdict().max(*known);
        }
    });
    duties
}

fn assumptions() -> impl Strategy<Value = Assumptions> {
    (select(Strength::ALL), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(resolve, contested, retaliation, own_account)| Assumptions { resolve, contested, retaliation, own_account })
}

proptest! {
    #![proptest_config(tries(512))]

    #[test]
    fn an_instrument_outside_its_dates_has_no_effect(world in worlds()) {
        let silent = world.record.instruments.iter().filter(|(_, i)| i.in_force_on(today()) == Verdict::No);
        let without = Architecture { without: silent.map(|(id, _)| id).collect(), ..Architecture::standing() };
        for incident in &world.incidents {
            let standing = duties(&world.record, &Architecture::standing(), incident);
            prop_assert_eq!(standing, duties(&world.record, &without, incident));
        }
    }

    #[test]
    fn a_new_promise_to_defend_takes_no_duty_away((world, instrument, promise) in worlds_and_promises()) {
        let more = world.with_instruments(|instruments| instruments[instrument].provisions.push(promise));
        let standing = Architecture::standing();
        for incident in &world.incidents {
            let after = duties(&more.record, &standing, incident);
            for (duty, before) in duties(&world.record, &standing, incident) {
                let now = after.get(&duty).copied().unwrap_or(Verdict::No);
                prop_assert!(now >= before, "{duty:?} was {before:?} and is {now:?} in {incident:?}");
            }
        }
    }

    #[test]
    fn a_cascade_ends_and_every_joiner_has_a_promise(world in worlds(), assumptions in assumptions()) {
        let rules = Rules::compile(&world.record, &Architecture::standing(), today(), Scope::Standing);
        for incident in &world.incidents {
            let end = cascade(&world.record, &rules, incident, &assumptions);
            prop_assert!(end.rounds.len() <= world.record.states.len() + 1);
            let mut fighting = incident.belligerents();
            for round in &end.rounds {
                let before = fighting;
                for joined in &round.joined {
                    prop_assert!(!fighting.has(joined.state), "{joined:?} joins twice");
                    fighting.insert(joined.state);
                    let by = joined.by;
                    let provision = &world.record.instruments[by.instrument].provisions[usize::from(by.provision)];
                    prop_assert!(matches!(by.duty, Duty::Defend | Duty::Attack) && by.duty == provision.duty, "{joined:?}");
                    prop_assert_eq!(by.strength, provision.strength);
                    prop_assert!(by.strength.unwrap_or(Strength::Act) >= assumptions.resolve);
                    prop_assert!(by.answer == Verdict::Yes || assumptions.contested && by.answer == Verdict::Contested);
                    let made = rules.rows.iter().any(|row| {
                        (row.instrument, row.provision) == (by.instrument, by.provision)
                            && row.owers.has(joined.state)
                            && row.beneficiaries.has(by.owed_to)
                    });
                    prop_assert!(made && by.owed_to != joined.state, "{joined:?}");
                    // Only a duty that waits for another, or that protects the peace of an area, is owed to a state not yet in
                    // the war.
                    let elsewhere = !provision.when.duty_under.is_empty() || provision.protects.iter().any(|limb| limb.anyone);
                    prop_assert!(elsewhere || before.has(by.owed_to), "{joined:?} joins a state that does not fight");
                }
            }
            prop_assert_eq!(fighting, end.targets.or(end.attackers));
            prop_assert!(!end.targets.meets(&end.attackers));
        }
    }

    /// Without promises that hold states back, and with all promises on the side attacked: who is called to attack, and in which
    /// war, can change with every belligerent.
    #[test]
    fn more_promises_to_defend_draw_in_no_fewer(
        (world, instrument, promise) in worlds_and_promises(),
        assumptions in assumptions(),
    ) {
        let assumptions = Assumptions { own_account: false, ..assumptions };
        let defending = |provision: &mut foederis::instrument::Provision| {
            provision.duty = match provision.duty {
                Duty::Attack => Duty::Defend,
                Duty::Neutral | Duty::Refrain => Duty::Consult,
                other => other,
            };
            if provision.trigger == Trigger::StateOfWar {
                provision.trigger = Trigger::ArmedAttack;
            }
        };
        let less = world.with_instruments(|instruments| {
            instruments.iter_mut().flat_map(|i| &mut i.provisions).for_each(defending);
        });
        let mut promise = promise;
        defending(&mut promise);
        let more = less.with_instruments(|instruments| instruments[instrument].provisions.push(promise));
        let end = |record: &Record, incident: &Incident| {
            let rules = Rules::compile(record, &Architecture::standing(), today(), Scope::Standing);
            cascade(record, &rules, incident, &assumptions)
        };
        for incident in &world.incidents {
            let (before, after) = (end(&less.record, incident), end(&more.record, incident));
            prop_assert!(before.targets.minus(after.targets).is_empty(), "{before:?}\n{after:?}");
            prop_assert_eq!(before.attackers, after.attackers);
        }
    }

    #[test]
    fn states_that_change_places_change_their_answers(world in worlds(), x in 0..4usize, y in 0..4usize) {
        let swap = swap::Swap(StateId::new(x), StateId::new(y));
        let swapped = swap.world(&world);
        let standing = Architecture::standing();
        for (incident, other) in world.incidents.iter().zip(&swapped.incidents) {
            let exchanged = |(ower, owed_to, duty, i, p): Key| (swap.state(ower), owed_to.map(|s| swap.state(s)), duty, i, p);
            let before = duties(&world.record, &standing, incident);
            let expected: BTreeMap<Key, Verdict> = before.into_iter().map(|(key, verdict)| (exchanged(key), verdict)).collect();
            prop_assert_eq!(expected, duties(&swapped.record, &standing, other));
        }
    }

    /// Of instruments that are in force for all their parties beyond doubt.
    #[test]
    fn a_standing_instrument_is_the_proposal_to_conclude_it(world in worlds()) {
        let stands = |i: &foederis::instrument::Instrument| {
            i.status != Status::Proposed
                && i.in_force_on(today()) == Verdict::Yes
                && i.parties.iter().all(|p| p.span.covers(today()) == Verdict::Yes)
        };
        let with: Vec<InstrumentId> = world.record.instruments.iter().filter(|(_, i)| stands(i)).map(|(id, _)| id).collect();
        let proposed = world.with_instruments(|instruments| {
            with.iter().for_each(|id| instruments[id.index()].status = Status::Proposed);
        });
        let added = Architecture { with, ..Architecture::standing() };
        for incident in &world.incidents {
            prop_assert_eq!(
                duties(&world.record, &Architecture::standing(), incident),
                duties(&proposed.record, &added, incident)
            );
        }
    }

    #[test]
    fn an_answer_is_the_least_of_its_clauses(world in worlds()) {
        let standing = Architecture::standing();
        let question = Question::new(&world.record, &standing, today());
        for incident in &world.incidents {
            for found in question.find(incident, Explain::No).duties {
                let least = Clause::ALL.iter().map(|clause| found.judgement.of(*clause)).min();
                prop_assert_eq!(Some(found.answer), least);
                prop_assert!(found.answer != Verdict::No);
            }
        }
    }

    #[test]
    fn no_duty_is_also_missed(world in worlds()) {
        let standing = Architecture::standing();
        let question = Question::new(&world.record, &standing, today());
        for incident in &world.incidents {
            let finding = question.find(incident, Explain::No);
            let owed: BTreeSet<_> = finding.duties.iter().map(|d| (d.instrument, d.provision, d.state, d.owed_to)).collect();
            for miss in &finding.near_misses {
                let line = (miss.instrument, miss.provision, miss.state, miss.owed_to);
                prop_assert!(!owed.contains(&line), "{incident:?}\n{miss:?}");
            }
        }
    }
}
