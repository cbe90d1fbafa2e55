//! Pacts composed from templates: who is in them, what they say, and what cannot be composed.

use foederis::architecture::{Plan, Road, Unworkable, Why};
use foederis::id::{InstrumentId, StateId};
use foederis::vocab::{Constituents, Duty, Status, Strength};
use foederis::{Architecture, Record};

fn instrument(record: &Record, id: &str) -> InstrumentId {
    record.instruments.find(id).expect("the instrument is built in")
}

fn states(record: &Record, ids: &[&str]) -> Vec<StateId> {
    ids.iter().map(|id| record.states.find(id).expect("the state is built in")).collect()
}

fn compose(record: &mut Record, road: Road, area: &str) -> Result<Architecture, Unworkable> {
    let template = record.templates.find("assist").expect("the template is built in");
    let area = if area.is_empty() { Vec::new() } else { vec![record.places.find(area).expect("the place is built in")] };
    let mut architecture = Architecture { id: "trial".into(), name: "Trial".into(), ..Architecture::standing() };
    architecture.plans.push(Plan { road, template, area });
    record.compose(&mut architecture).map(|()| architecture)
}

fn unify(instruments: Vec<InstrumentId>, members: Vec<StateId>, constituents: Constituents) -> Road {
    Road::Unify { name: None, instruments, members, constituents }
}

#[test]
fn members_default_to_the_union_of_the_parties() {
    let mut record = foederis_builtin::record();
    let instruments = vec![instrument(&record, "us-japan-1960"), instrument(&record, "us-philippines-1951")];
    let road = unify(instruments.clone(), Vec::new(), Constituents::Superseded);
    let architecture = compose(&mut record, road, "indo-pacific").expect("it can be composed");
    let [pact] = architecture.with[..] else { panic!("one pact") };
    let pact = &record.instruments[pact];
    let members: Vec<StateId> = pact.parties.iter().map(|p| p.state).collect();
    assert_eq!(members, states(&record, &["JPN", "PHL", "USA"]));
    assert_eq!((pact.status, pact.short.as_str()), (Status::Proposed, "Trial"));
    assert_eq!(architecture.without, instruments, "the pact takes their place");
    let defend = pact.provisions.iter().find(|p| p.duty == Duty::Defend).expect("it defends");
    assert_eq!(defend.strength, Some(Strength::Assist));
    assert!(defend.protects.iter().all(|limb| limb.extent.is_none() && !limb.areas.is_empty()), "its areas are filled in");
}

#[test]
fn a_tie_is_strengthened_among_its_own_parties() {
    let mut record = foederis_builtin::record();
    let road = Road::Strengthen {
        instruments: vec![instrument(&record, "squad-2023"), instrument(&record, "squad-2023")],
        ties: vec![states(&record, &["JPN", "IND"])],
    };
    let architecture = compose(&mut record, road, "").expect("it can be composed");
    let ids: Vec<&str> = architecture.with.iter().map(|id| record.instruments[*id].id.as_str()).collect();
    assert_eq!(ids, ["trial-squad-2023", "trial-squad-2023-2", "trial-jpn-ind"], "each has an id of its own");
    let last = &record.instruments[architecture.with[2]];
    assert_eq!(last.parties.len(), 2);
    assert!(architecture.without.is_empty());
}

#[test]
fn what_makes_no_pact_is_refused_and_leaves_the_record_as_it_was() {
    let mut record = foederis_builtin::record();
    let before = (record.instruments.len(), record.areas.len());
    let one = states(&record, &["JPN"]);
    let eu = states(&record, &["JPN", "EU"]);
    let two = states(&record, &["JPN", "PHL"]);
    let kept = Constituents::Kept;
    let mut refused = |road, area: &str| compose(&mut record, road, area).expect_err("it makes no pact").why;
    assert_eq!(refused(unify(Vec::new(), Vec::new(), kept), ""), Why::NoMembers);
    assert_eq!(refused(unify(Vec::new(), one, kept), ""), Why::OneMember("Japan".into()));
    assert!(matches!(refused(unify(Vec::new(), eu, kept), ""), Why::NotAState(_)));
    let nowhere = unify(Vec::new(), two, kept);
    assert!(matches!(refused(nowhere, "antarctic"), Why::EmptyArea(_)));
    assert_eq!((record.instruments.len(), record.areas.len()), before);
}
