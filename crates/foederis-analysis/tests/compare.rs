//! Comparisons of the built-in record's architectures: laws, and every answer of a sweep held against single questions.

use foederis::casus::Scratch;
use foederis::date::Date;
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::{Change, Duty, Object};
use foederis::{Architecture, Incident, Record, Verdict};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Asked, Comparison, Sweeping, compare, sweep, whole};
use foederis_analysis::tension::Weight;

const DAY: Date = Date::constant(2026, 11, 1);

fn architecture(record: &Record, id: &str) -> Architecture {
    record.architectures[record.architectures.find(id).expect("the architecture is built in")].clone()
}

fn state(record: &Record, id: &str) -> StateId {
    record.states.find(id).expect("the state is built in")
}

fn asked(record: &Record, region: &str) -> Asked {
    Asked { regions: vec![record.places.find(region).expect("the region is built in")], ..Asked::default() }
}

fn between<'r>(record: &'r Record, before: &'r Architecture, after: &'r Architecture, region: &str) -> Comparison<'r> {
    compare(Standpoint::new(record, before, DAY), Standpoint::new(record, after, DAY), &asked(record, region))
}

#[test]
fn an_architecture_against_itself_changes_nothing() {
    let record = foederis_builtin::record();
    let pact = architecture(&record, "asian-nato");
    let same = between(&record, &pact, &pact, "korean-peninsula");
    assert!(same.added.is_empty() && same.removed.is_empty() && same.members.is_empty());
    assert!(same.outlooks.iter().all(|o| o.changes.is_empty() && o.before == o.after));
    assert_eq!((same.sweeping.changed, same.sweeping.pairs.len()), (0, 0));
    assert!(same.sweeping.questions > 0 && same.sweeping.covered.values().all(|c| c.before == c.after));
}

#[test]
fn what_one_way_gains_the_other_way_loses() {
    let record = foederis_builtin::record();
    let (standing, pact) = (Architecture::standing(), architecture(&record, "asian-nato"));
    let (there, back) = (between(&record, &standing, &pact, "far-east"), between(&record, &pact, &standing, "far-east"));
    assert_eq!((&there.added, &there.members), (&back.removed, &back.members));
    let mirrored = |change: Change| match change {
        Change::Gained => Change::Lost,
        Change::Strengthened => Change::Weakened,
        Change::MadeCertain => Change::Unsettled,
        Change::Unsettled => Change::MadeCertain,
        Change::Weakened => Change::Strengthened,
        Change::Lost => Change::Gained,
    };
    for (one, other) in there.outlooks.iter().zip(&back.outlooks) {
        assert_eq!((one.before, one.after), (other.after, other.before));
        let swapped: Vec<_> = other.changes.iter().map(|c| (c.state, c.owed_to, c.duty, mirrored(c.change))).collect();
        assert_eq!(one.changes.iter().map(|c| (c.state, c.owed_to, c.duty, c.change)).collect::<Vec<_>>(), swapped);
    }
    let counts = |s: &Sweeping, turn: &dyn Fn(Change) -> Change| {
        let tallies = s.pairs.iter().flat_map(|(pair, found)| found.changes.iter().map(move |(c, t)| (*pair, *c, t.questions)));
        let mut counts: Vec<_> = tallies.map(|(pair, c, n)| (pair, turn(c), n)).collect();
        counts.sort_unstable();
        counts
    };
    assert_eq!(counts(&there.sweeping, &|c| c), counts(&back.sweeping, &mirrored));
    assert!(there.sweeping.changed > 0);
}

/// The same counts, question by question.
fn one_by_one(before: &Standpoint<'_>, after: &Standpoint<'_>, hub: StateId, region: &str, states: StateSet) -> Sweeping {
    let record = before.record;
    let space = whole(record, &asked(record, region).regions, states, DAY);
    let (mut old, mut new) = (Scratch::new(&before.rules), Scratch::new(&after.rules));
    let mut found = Sweeping::default();
    for &place in &space.places {
        let spells = record.places[place].administration.iter().chain(&record.places[place].claims);
        let ground: StateSet = spells.filter(|h| h.span.covers(DAY) != Verdict::No).map(|h| h.by).collect();
        for &object in &space.objects {
            let fixed = matches!(object, Object::Territory | Object::Government | Object::Infrastructure);
            for target in space.targets.iter().filter(|t| !fixed || ground.has(*t)) {
                for attacker in space.attackers.iter().filter(|a| *a != target) {
                    let sides = (StateSet::one(attacker), StateSet::one(target));
                    let incident = Incident { object, ..Incident::new(sides.0, sides.1, place) };
                    let (was, is) = (before.rules.ask(&incident, &mut old), after.rules.ask(&incident, &mut new));
                    let covered = found.covered.entry(target).or_default();
                    found.questions += 1;
                    covered.asked += 1;
                    let bound = [was.bound(Duty::Defend), is.bound(Duty::Defend)];
                    let some = bound.map(|set| u64::from(!set.is_empty()));
                    let others = bound.map(|set| u64::from(!set.minus(StateSet::one(hub)).is_empty()));
                    covered.before += some[0];
                    covered.after += some[1];
                    covered.before_without_hub += others[0];
                    covered.after_without_hub += others[1];
                    let differs =
                        |a: &foederis::casus::Answer| (a.defending(), a.contested(Duty::Defend).minus(a.bound(Duty::Defend)));
                    found.changed += u64::from(differs(&was) != differs(&is));
                }
            }
        }
    }
    found
}

#[test]
fn a_sweep_counts_what_single_questions_answer() {
    let record = foederis_builtin::record();
    let (standing, pact) = (Architecture::standing(), architecture(&record, "asian-nato"));
    let (before, after) = (Standpoint::new(&record, &standing, DAY), Standpoint::new(&record, &pact, DAY));
    let hub = state(&record, "USA");
    let states: StateSet = ["CHN", "JPN", "KOR", "PRK", "USA", "IND"].map(|id| state(&record, id)).into_iter().collect();
    let space = whole(&record, &asked(&record, "northeast-asia").regions, states, DAY);
    let swept = sweep(&before, &after, &space, Some(hub));
    let single = one_by_one(&before, &after, hub, "northeast-asia", states);
    assert!(single.questions > 1_000 && single.changed > 0);
    assert_eq!((swept.questions, swept.changed, swept.covered), (single.questions, single.changed, single.covered));
}

#[test]
fn what_a_pact_would_break_is_told_from_what_it_leaves_free() {
    let mut record = foederis_builtin::record();
    let template = record.templates.find("assist").expect("the template is built in");
    let members = ["TKM", "MNG", "JPN"].map(|id| state(&record, id)).to_vec();
    let road = foederis::architecture::Road::Unify {
        name: None,
        instruments: Vec::new(),
        members,
        constituents: foederis::vocab::Constituents::Kept,
    };
    let mut pact = Architecture { id: "trial".into(), name: "trial".into(), ..Architecture::standing() };
    pact.plans.push(foederis::architecture::Plan { road, template, area: Vec::new() });
    record.compose(&mut pact).expect("three states make a pact");
    let standing = Architecture::standing();
    let found = between(&record, &standing, &pact, "asia");
    let weighs = |state: &str, instrument: &str| {
        let (state, instrument) = (self::state(&record, state), record.instruments.find(instrument).expect("it is built in"));
        found.tensions.iter().filter(|t| (t.state, t.instrument) == (state, instrument)).map(|t| t.weight).collect::<Vec<_>>()
    };
    // Neutral towards all the world; bound to join nothing against two neighbours; bound by the words of the Charter.
    assert!(weighs("TKM", "turkmenistan-neutrality-1995").contains(&Weight::Bars));
    assert!(weighs("MNG", "china-mongolia-1994").contains(&Weight::Reading));
    assert_eq!(weighs("JPN", "tac-1976"), [Weight::Compatible]);
}
