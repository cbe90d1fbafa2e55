//! Distances to pacts of the built-in record: what was there when is known from the treaties themselves.

use foederis::date::Date;
use foederis::id::StateId;
use foederis::vocab::Rung;
use foederis::{Architecture, Record, Verdict};
use foederis_analysis::distance::Goal;

const DAY: Date = Date::constant(2026, 11, 1);

fn goal(record: &Record, proposal: &str) -> Goal {
    Goal::of(record, &[record.instruments.find(proposal).expect("the proposal is built in")], DAY)
}

fn state(record: &Record, id: &str) -> StateId {
    record.states.find(id).expect("the state is built in")
}

#[test]
fn shares_count_what_the_web_holds() {
    let record = foederis_builtin::record();
    let goal = goal(&record, "ishiba-asian-nato-2024");
    assert_eq!(goal.pairs(), goal.members.len() * (goal.members.len() - 1));
    let standing = Architecture::standing();
    let years = goal.years(&record, &standing, 1950, DAY);
    assert_eq!(years.len(), 77);
    let web = goal.web(&record, &standing, DAY);
    for rung in Rung::ALL {
        let share = years.last().expect("there are years").shares[*rung as usize];
        let count = |answer: Verdict| web.iter().filter(|((r, ..), step)| r == rung && step.answer == answer).count();
        assert_eq!((share.certain, share.contested), (count(Verdict::Yes), count(Verdict::Contested)), "{rung}");
        assert!(share.certain + share.contested <= goal.pairs());
    }
    // Whoever must defend as strongly as the pact must defend.
    for year in &years {
        assert!(year.shares[Rung::AsStrong as usize].certain <= year.shares[Rung::Defend as usize].certain);
    }
}

#[test]
fn a_rung_is_reached_when_its_treaty_is_in_force() {
    let record = foederis_builtin::record();
    let goal = goal(&record, "pacific-defense-pact-2025");
    let (usa, jpn, aus, phl) = (state(&record, "USA"), state(&record, "JPN"), state(&record, "AUS"), state(&record, "PHL"));
    let at = |year: i16, rung: Rung, a, b| {
        let web = goal.web(&record, &Architecture::standing(), Date::constant(year, 12, 31));
        web.get(&(rung, a, b)).is_some_and(|step| step.answer == Verdict::Yes)
    };
    // ANZUS entered into force on 29 April 1952; the treaty of 1960 with Japan on 23 June 1960; that of 1951 promised no defence.
    assert_eq!([1951, 1952].map(|y| at(y, Rung::AsStrong, usa, aus)), [false, true]);
    assert_eq!([1959, 1960].map(|y| at(y, Rung::AsStrong, usa, jpn)), [false, true]);
    // The reciprocal access agreement of Japan and the Philippines entered into force on 11 September 2025.
    assert_eq!([2024, 2025].map(|y| at(y, Rung::Access, jpn, phl)), [false, true]);
    assert!(!at(2025, Rung::Defend, jpn, phl), "no treaty makes Japan defend the Philippines");
}

#[test]
fn settling_disputes_among_themselves_is_no_rung() {
    let record = foederis_builtin::record();
    let goal = goal(&record, "ishiba-asian-nato-2024");
    let web = goal.web(&record, &Architecture::standing(), DAY);
    let (ind, can) = (state(&record, "IND"), state(&record, "CAN"));
    // The Treaty of Amity and Cooperation ties both to its High Council, for disputes among its parties.
    assert!(!web.contains_key(&(Rung::Consult, ind, can)));
    assert!(web.contains_key(&(Rung::Dialogue, ind, can)));
}

#[test]
fn spells_of_a_pair_cover_the_years_of_its_shares() {
    let record = foederis_builtin::record();
    let goal = goal(&record, "pacific-defense-pact-2025");
    let (usa, phl) = (state(&record, "USA"), state(&record, "PHL"));
    let standing = Architecture::standing();
    let spells = goal.spells(&record, &standing, 1950, DAY, usa, phl);
    for year in [1951, 1952, 1980, 2000, 2026] {
        let day = Date::constant(year, 12, 31).min(DAY);
        for ((rung, a, b), step) in goal.web(&record, &standing, day) {
            if (a, b) == (usa, phl) {
                let found =
                    spells.iter().find(|s| (s.rung, s.state, s.owed_to) == (rung, a, b) && (s.from..=s.to).contains(&year));
                assert_eq!(found.map(|s| (&s.instruments, s.answer)), Some((&step.instruments, step.answer)), "{year} {rung}");
            }
        }
    }
}
