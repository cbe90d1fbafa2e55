use foederis_data::cow::dyadic_wars::DyadicWars;
use foederis_data::cow::wars::{Outcome, PARTICIPANTS, Side, Wars};

use crate::data::{file, library};

#[test]
fn the_world_wars_have_their_states_and_their_dead() {
    let Some(library) = library(&["cow"]) else { return };
    let wars = Wars::read(&library).expect("the wars");
    assert_eq!(wars.wars.len(), 95);
    assert_eq!(library.read::<foederis_data::cow::wars::ParticipantRow>(&PARTICIPANTS).expect("rows").rows.len(), 337);
    let first = wars.get(106).expect("the first world war");
    assert_eq!((first.states().len(), first.deaths()), (15, 8_578_031));
    assert_eq!(first.first_day().expect("a day").to_string(), "1914-07-29");
    let second = wars.get(139).expect("the second world war");
    assert_eq!((second.states().len(), second.participants.len(), second.deaths()), (25, 29, 16_634_907));
    let changed = second.states().into_iter().filter(|state| {
        let sides = second.participants.iter().filter(|p| p.ccode == *state).map(|p| p.side);
        sides.clone().any(|side| side == Side::One) && sides.clone().any(|side| side == Side::Two)
    });
    assert_eq!(changed.map(|state| state.0).collect::<Vec<_>>(), [220, 325, 355, 360]);
    assert!(wars.remarks.warnings.is_empty() && wars.remarks.losses.is_empty());
}

#[test]
fn what_the_list_codes_in_numbers_is_read_as_what_it_means() {
    let Some(library) = library(&["cow"]) else { return };
    let wars = Wars::read(&library).expect("the wars");
    let all = || wars.wars.iter().flat_map(|war| &war.participants);
    assert_eq!(all().filter(|p| p.initiator).count(), 109);
    assert_eq!(all().filter(|p| p.spells.len() == 2).count(), 19);
    assert_eq!(all().filter(|p| p.deaths.is_none()).count(), 1);
    assert_eq!(all().filter(|p| p.outcome == Outcome::ChangedSides).count(), 1);
    assert!(all().all(|p| p.spells.iter().all(|s| s.last.is_some())), "no war went on at the end of 2007");
    assert_eq!(wars.wars.iter().filter(|war| war.from.len() == 2).map(|war| war.from.clone()).collect::<Vec<_>>(), [[404, 410]]);
}

#[test]
fn misprints_of_the_dyadic_wars_are_named() {
    let Some(library) = file("cow/directed_dyadic_war.csv") else { return };
    let wars = DyadicWars::read(&library).expect("the wars");
    assert_eq!(wars.years.len(), 1_364);
    let misprints = wars.remarks.warnings.iter().filter(|w| w.message.contains("misprint"));
    assert_eq!(misprints.map(|w| w.line.expect("a line")).collect::<Vec<_>>(), [288, 289, 444, 445, 446]);
}
