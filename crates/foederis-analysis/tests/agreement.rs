//! Two small records of the same treaties: where they differ, who says what, by which provision.

use foederis::Record;
use foederis::date::Date;
use foederis::id::StateId;
use foederis_analysis::agreement::{Agreement, Difference, OBLIGATIONS, Who, agreement, links};
use foederis_record::{File, Files, Kind, Thoroughness, load};

/// A record of these instruments, among four states: (id, keys of its own, parties, provisions).
fn record(instruments: &[(&str, &str, &[&str], &str)]) -> Record {
    let mut files = Files::default();
    let mut add = |kind: Kind, id: &str, text: String| {
        files.add(File { path: format!("{kind}/{id}.toml"), kind, id: id.into(), text: text.into() });
    };
    for id in ["AAA", "BBB", "CCC", "DDD"] {
        let text =
            format!("id = \"{id}\"\nname = \"State {id}\"\nmember = [{{ from = \"1900-01-01\" }}]\nsource = \"made up\"\n");
        add(Kind::States, id, text);
    }
    for (id, keys, parties, provisions) in instruments {
        let parties: String = parties.iter().map(|party| format!("[[party]]\nstate = \"{party}\"\n")).collect();
        let text = format!(
            "id = \"{id}\"\ntitle = \"{id}\"\nshort = \"{id}\"\nform = \"treaty\"\nlayers = [\"consultation\"]\nsigned = \"1950-01-01\"\n\
             {keys}\nseen = \"text\"\n{parties}[[source]]\nkey = \"s\"\nref = \"made up\"\n{provisions}"
        );
        add(Kind::Instruments, id, text);
    }
    let loaded = load(files, "a fixture", Vec::new(), Thoroughness::Checked);
    assert_eq!(loaded.errors(), 0, "{:?}", loaded.diagnostics);
    loaded.record.expect("it has no errors")
}

fn duty(duty: &str, by: &str, to: &str, more: &str) -> String {
    let strength = if matches!(duty, "defend" | "attack") { "strength = \"act\"\n" } else { "" };
    let list = |names: &str| names.split(' ').map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    format!(
        "[[provision]]\narticle = \"1\"\nduty = \"{duty}\"\n{strength}owed-by = [{}]\nowed-to = [{}]\ntrigger = \"always\"\n\
         source = [\"s\"]\n{more}",
        list(by),
        list(to)
    )
}

const STANDS: &str = "in-force = \"1950-01-01\"\nstatus = \"in-force\"";

fn on() -> Date {
    Date::new(2000, 1, 1).expect("a day of the calendar")
}

/// Each difference in short: obligation, who, pairs.
fn told(ours: &Record, found: &Agreement) -> Vec<String> {
    let code = |state: &StateId| ours.code(*state)[..1].to_owned();
    let one = |d: &Difference| {
        let name = OBLIGATIONS.iter().find(|(duty, _)| *duty == d.duty).map_or("", |(_, name)| name);
        let pairs: Vec<String> = d.pairs.iter().map(|(by, to)| code(by) + &code(to)).collect();
        format!("{name}, {}: {}", d.who.word(), pairs.join(" "))
    };
    found.ties.iter().flat_map(|tie| &tie.differences).map(one).collect()
}

#[test]
fn every_kind_of_difference() {
    let all = &["AAA", "BBB", "CCC"];
    let lost = format!("{}{}", duty("defend", "parties", "parties", ""), duty("consult", "parties", "parties", ""));
    let ours = record(&[("pact", &format!("{STANDS}\natop = [7]"), all, &lost)]);
    let promised = format!("{}{}", duty("defend", "AAA BBB", "parties", ""), duty("refrain", "parties", "parties", ""));
    let theirs = record(&[("seven", &format!("{STANDS}\natop = [7]"), all, &promised)]);
    let found = agreement(&ours, &theirs, on());
    assert_eq!(
        told(&ours, &found),
        [
            "defence, only ours: CA CB",
            "non-aggression, only theirs: AB AC BA BC CA CB",
            "consultation, only ours: AB AC BA BC CA CB"
        ]
    );
    let [defence, offence, ..] = found.linked;
    assert_eq!((defence.both, defence.only_ours, defence.neither), (4, 2, 0));
    assert_eq!((offence.neither, offence.kappa()), (6, None));
    assert_eq!(found.any[0].pairs(), 12, "every pair of the four states");
}

#[test]
fn what_one_side_doubts_is_contested() {
    let consult = duty("consult", "parties", "parties", "");
    let certain = record(&[("pact", &format!("{STANDS}\natop = [7]"), &["AAA", "BBB"], &consult)]);
    let ended = "in-force = \"1950-01-01\"\nended = \"1999/2001\"\nstatus = \"ended\"\natop = [7]";
    let doubtful = record(&[("pact", ended, &["AAA", "BBB"], &consult)]);
    let who = |ours: &Record, theirs: &Record| agreement(ours, theirs, on()).ties[0].differences[0].who;
    assert_eq!(who(&doubtful, &certain), Who::OursContested);
    assert_eq!(who(&certain, &doubtful), Who::TheirsContested);
    assert_eq!(agreement(&certain, &certain, on()).ties[0].differences, []);
}

#[test]
fn consultation_of_the_parties_over_one_of_them_is_none() {
    let among = duty("consult", "parties", "parties", "[provision.adversary]\nonly = [\"parties\"]\n");
    let record = record(&[("pact", &format!("{STANDS}\natop = [7]"), &["AAA", "BBB"], &among)]);
    let found = agreement(&record, &record, on());
    assert_eq!((found.linked[4].both, found.linked[4].neither), (0, 2));
}

#[test]
fn another_alliance_may_hold_the_tie() {
    let defend = duty("defend", "parties", "parties", "");
    let numbered = |n: u8| format!("{STANDS}\natop = [{n}]");
    let ours = record(&[("pact", &numbered(7), &["AAA", "BBB"], &defend)]);
    let refrain = duty("refrain", "parties", "parties", "");
    let theirs =
        record(&[("seven", &numbered(7), &["AAA", "BBB"], &refrain), ("eight", &numbered(8), &["AAA", "BBB", "CCC"], &defend)]);
    let found = agreement(&ours, &theirs, on());
    let eight = theirs.instruments.find("eight").expect("the other record has it");
    assert_eq!(found.ties[0].differences[0].elsewhere, [(eight, 2)]);
    assert_eq!((found.linked[0].only_ours, found.any[0].only_ours, found.any[0].only_theirs), (2, 0, 4));
}

#[test]
fn what_shares_a_number_is_one_treaty() {
    let defend = duty("defend", "parties", "parties", "");
    let with = |keys: &str| format!("{STANDS}\n{keys}");
    let pair: &[&str] = &["AAA", "BBB"];
    let ours = record(&[
        ("charter", &with("atop = [7]\natop-with = [\"pact\"]"), pair, &defend),
        ("pact", &with("atop = [7, 8]"), pair, &defend),
        ("unknown", &with("atop = [9]"), pair, &defend),
        ("unlinked", STANDS, pair, &defend),
    ]);
    let consult = duty("consult", "parties", "parties", "");
    let theirs = record(&[("eight", &with("atop = [8]"), pair, &consult), ("seven", &with("atop = [7]"), pair, &defend)]);
    let found = links(&ours, &theirs);
    let sizes: Vec<(usize, usize)> = found.links.iter().map(|link| (link.ours.len(), link.theirs.len())).collect();
    assert_eq!(sizes, [(2, 2)]);
    assert_eq!(found.missing, [(ours.instruments.find("unknown").expect("ours has it"), 9)]);
    assert_eq!(told(&ours, &agreement(&ours, &theirs, on())), ["consultation, only theirs: AB BA"]);
}

#[test]
fn a_treaty_in_force_nowhere_is_dormant() {
    let ended = "in-force = \"1950-01-01\"\nended = \"1960-01-01\"\nstatus = \"ended\"\natop = [7]";
    let defend = duty("defend", "parties", "parties", "");
    let record = record(&[("pact", ended, &["AAA", "BBB"], &defend)]);
    let found = agreement(&record, &record, on());
    assert_eq!((found.ties.len(), found.dormant.len()), (0, 1));
}
