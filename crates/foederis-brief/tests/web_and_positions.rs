//! Who is bound to whom, and who stands where: that nothing is missing and nothing depends on chance.

use foederis::date::Date;
use foederis::{Architecture, Record};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Asked, compare};
use foederis_brief::Study;
use foederis_brief::figures::figure;

/// A named architecture against the standing record. The questions of one small region are enough for these figures.
fn study<'r>(record: &'r Record, standing: &'r Architecture, architecture: &str) -> Study<'r> {
    let after = &record.architectures[record.architectures.find(architecture).expect("the record has this architecture")];
    let day = Date::constant(2026, 7, 1);
    let asked = Asked {
        regions: vec![record.places.find("japan-administered").expect("the record has this region")],
        contingencies: record.contingencies.iter().map(|(id, _)| id).take(1).collect(),
        hub: None,
    };
    Study::new(compare(Standpoint::new(record, standing, day), Standpoint::new(record, after, day), &asked), 2026)
}

/// What stands in the text elements of a drawing, each between bars.
fn words(drawing: &str) -> String {
    let texts = drawing.split("<text").skip(1).filter_map(|t| t.split_once('>')?.1.split_once("</text>"));
    texts.map(|(words, _)| format!("|{words}")).collect()
}

#[test]
fn every_member_stands_in_both_drawings_on_both_sides() {
    let (record, standing) = (foederis_builtin::record(), Architecture::standing());
    let study = study(&record, &standing, "asian-nato");
    let web = figure("web", &study).expect("Asian NATO ties its members");
    for drawing in &web.drawings {
        let words = format!("{}|", words(&drawing.body.clone().into_string()));
        for member in study.comparison.members.iter() {
            for part in record.name_of(member).split(' ') {
                assert!(words.matches(part).count() >= 2, "{part} of {} in {words}", record.name_of(member));
            }
        }
    }
    assert_eq!(study.comparison.members.len(), 9);
    assert!(web.title.contains("of the 36 pairs") && web.title.contains("to the United States"), "{}", web.title);
}

#[test]
fn every_actor_on_record_is_listed() {
    let (record, standing) = (foederis_builtin::record(), Architecture::standing());
    let study = study(&record, &standing, "asian-nato");
    let positions = figure("positions", &study).expect("there are statements on an Asian NATO");
    let rows = study.positions.actors.iter().filter(|a| a.now.is_some()).count();
    for drawing in &positions.drawings {
        let drawing = drawing.body.clone().into_string();
        let words = words(&drawing).replace('|', " ");
        for actor in &study.positions.actors {
            let state = &record.states[actor.state];
            let name = if state.is_state() { &state.name } else { &state.id };
            assert!(words.contains(name.as_str()), "{name} in {words}");
        }
        // One filled mark a row, and those of the key.
        assert_eq!(drawing.matches("solid").count(), rows + 2);
    }
}

#[test]
fn a_pact_without_a_duty_to_defend_shows_who_consults_and_without_statements_nobody() {
    let (record, standing) = (foederis_builtin::record(), Architecture::standing());
    let study = study(&record, &standing, "consultation-pact");
    let web = figure("web", &study).expect("the members consult");
    assert!(web.title.to_lowercase().contains("a duty to consult"), "{}", web.title);
    assert!(!web.title.contains("defend"), "{}", web.title);
    assert!(figure("positions", &study).is_none());
}

#[test]
fn a_state_that_has_gone_is_tied_to_nobody() {
    let (record, standing) = (foederis_builtin::record(), Architecture::standing());
    let web = figure("web", &study(&record, &standing, "pacific-defense-pact")).expect("it ties its members");
    // A protocol to the Manila Pact names it; the pact is in force, the state is not.
    assert!(!words(&web.file()).contains("Vietnam"));
}

#[test]
fn nothing_added_is_no_picture() {
    let (record, standing) = (foederis_builtin::record(), Architecture::standing());
    assert!(figure("web", &study(&record, &standing, "standing")).is_none());
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let (record, standing) = (foederis_builtin::record(), Architecture::standing());
    let study = study(&record, &standing, "asian-nato");
    for name in ["web", "positions"] {
        let bytes = || figure(name, &study).map(|f| (f.file(), f.inline().into_string()));
        assert!(bytes().is_some() && bytes() == bytes(), "{name}");
    }
}
