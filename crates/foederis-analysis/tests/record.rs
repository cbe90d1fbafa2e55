//! From a record to a network: who is in it, which duties count, on which days.

use foederis::date::Date;
use foederis::matrix::matrix;
use foederis::vocab::{Duty, StateKind};
use foederis::{Architecture, Verdict};
use foederis_analysis::structure::{Certainty, Network, Structure, at_home_in, days, members, series, structure};

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("a day of the calendar")
}

#[test]
fn members_are_states_that_exist() {
    let record = foederis_builtin::record();
    let on = day(2018, 12, 31);
    let system = members(&record, on);
    assert!(system.iter().all(|s| record.states[s].kind == StateKind::State && record.states[s].exists(on)));
    let find = |code: &str| record.states.find(code).expect("the record has this state");
    assert!(system.has(find("TWN")) && !system.has(find("SUN")) && !system.has(find("NATO")));
    assert!(members(&record, day(1955, 12, 31)).has(find("SUN")));
}

#[test]
fn a_region_is_those_at_home_there() {
    let record = foederis_builtin::record();
    let region = record.places.find("southeast-asia").expect("the record has this region");
    let home = at_home_in(&record, region);
    let find = |code: &str| record.states.find(code).expect("the record has this state");
    assert!(home.has(find("PHL")) && home.has(find("VNM")));
    assert!(!home.has(find("JPN")) && !home.has(find("FRA")), "territory overseas is no homeland");
}

#[test]
fn contested_duties_count_only_when_asked() {
    let record = foederis_builtin::record();
    let standing = Architecture::standing();
    // Somewhere in two centuries a date or membership is in doubt.
    let doubtful = days(1949..=2025, day(2025, 12, 31)).into_iter().find(|on| {
        let system = members(&record, *on);
        let cells = matrix(&record, &standing, *on, Duty::Defend);
        let pair = |a, b| cells.iter().any(|c| c.state == a && c.owed_to == b && c.answer == Verdict::Yes);
        cells.iter().any(|c| {
            let (a, b) = (c.state, c.owed_to);
            c.answer == Verdict::Contested && system.has(a) && system.has(b) && !pair(a, b) && !pair(b, a)
        })
    });
    let on = doubtful.expect("the built-in record has a contested duty to defend");
    let ties = |certainty| Network::on(&record, &standing, on, Duty::Defend, None, certainty).ties();
    assert!(ties(Certainty::Bound) < ties(Certainty::BoundOrContested));
}

#[test]
fn one_day_a_year_its_last_or_the_last_that_is_wanted() {
    let found = days(2024..=2030, day(2026, 7, 20));
    assert_eq!(found, [day(2024, 12, 31), day(2025, 12, 31), day(2026, 7, 20)]);
    assert_eq!(days(1950..=1950, day(2026, 7, 20)), [day(1950, 12, 31)]);
    assert!(days(2027..=2030, day(2026, 7, 20)).is_empty());
}

#[test]
fn a_series_is_its_days_one_by_one() {
    let record = foederis_builtin::record();
    let standing = Architecture::standing();
    let days = days(1950..=1956, day(2026, 7, 20));
    let found = series(&record, &standing, &days, Duty::Defend, |_| None, Certainty::Bound);
    let one = |on: Date| structure(&record, &standing, on, Duty::Defend, None, Certainty::Bound);
    assert_eq!(found, days.iter().map(|on| (*on, one(*on))).collect::<Vec<(Date, Structure)>>());
    assert!(found.windows(2).any(|pair| pair[0].1.ties < pair[1].1.ties), "treaties were made in those years");
}
