//! Who stands where: every actor on record, on the scale of stances, when the pact was proposed and now.

mod picture;

use foederis::Record;
use foederis::id::{StateId, StatementId};
use foederis::politics::Statement;
use foederis::vocab::{Capacity, Stance};

use super::{Figure, Screen};
use crate::{Study, words};

/// One actor with a word on the pact.
struct Row<'r> {
    state: StateId,
    /// On the last day asked about.
    now: &'r Statement,
    /// When the pact was proposed.
    then: Option<&'r Statement>,
}

pub(super) fn draw(study: &Study<'_>) -> Option<Figure> {
    let rows = rows(study);
    if rows.is_empty() {
        return None;
    }
    let beside = beside(study);
    let drawing = |screen| picture::drawing(study, &rows, beside.as_deref(), screen);
    Some(Figure {
        name: "positions",
        title: finding(study, &rows),
        caption: caption(study, &rows),
        alt: alt(study, &rows, beside.as_deref()),
        drawings: [drawing(Screen::Page), drawing(Screen::Phone)],
    })
}

/// Those with a word on the pact, from most for to most against, each stance in the order of names.
fn rows<'r>(study: &Study<'r>) -> Vec<Row<'r>> {
    let record = study.record();
    let said = |id: StatementId| &record.statements[id];
    let actors = study.positions.actors.iter();
    let row =
        |a: &foederis_analysis::positions::Actor| a.now.map(|now| Row { state: a.state, now: said(now), then: a.then.map(said) });
    let mut rows: Vec<Row<'r>> = actors.filter_map(row).collect();
    rows.sort_by_key(|row| (row.now.stance, !record.states[row.state].is_state(), record.name_of(row.state)));
    rows
}

/// What it is about, as it reads in the middle of a sentence.
fn subject(study: &Study<'_>) -> String {
    let names: Vec<&str> = study.positions.topics.iter().map(|topic| study.record().topics[*topic].name.as_str()).collect();
    foederis::listed(&names)
}

/// Sides of the scale, each with a word that fits after a number.
const SIDES: [(&str, &[Stance]); 7] = [
    ("for", &[Stance::Propose, Stance::Support]),
    ("for on terms", &[Stance::Conditional]),
    ("neutral", &[Stance::Neutral]),
    ("doubtful", &[Stance::Reserve]),
    ("opposed", &[Stance::Oppose]),
    ("rejecting or denying it", &[Stance::Reject]),
    ("seeing a threat in it", &[Stance::PerceiveAsThreat]),
];

/// "one for, two neutral and seven opposed".
fn counted(rows: &[&Row<'_>]) -> String {
    let on = |stances: &[Stance]| rows.iter().filter(|row| stances.contains(&row.now.stance)).count();
    let sides = SIDES.iter().map(|(word, stances)| (word, on(stances))).filter(|(_, n)| *n > 0);
    let sides: Vec<String> = sides.map(|(word, n)| format!("{} {word}", words::small(n))).collect();
    foederis::listed(&sides)
}

fn by_government(row: &Row<'_>) -> bool {
    row.now.capacity == Capacity::Government
}

fn finding(study: &Study<'_>, rows: &[Row<'_>]) -> String {
    let record = study.record();
    let subject = subject(study);
    let (governments, others): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
        rows.iter().partition(|row| by_government(row) && record.states[row.state].is_state());
    match governments.len() {
        0 => format!("On {subject} no government is on record; other voices: {}", counted(&others)),
        1 => format!(
            "On {subject} one government is on record: {}, {}",
            words::state(record, governments[0].state),
            side(governments[0])
        ),
        n => format!("On {subject} {} governments are on record: {}", words::small(n), counted(&governments)),
    }
}

fn side(row: &Row<'_>) -> &'static str {
    SIDES.iter().find(|(_, stances)| stances.contains(&row.now.stance)).map_or("", |(word, _)| word)
}

/// Those with a word on the other roads only.
fn beside(study: &Study<'_>) -> Option<String> {
    let record = study.record();
    let mut parts = Vec::new();
    for topic in &study.positions.alternatives {
        let only = study.positions.actors.iter().filter(|a| a.now.is_none());
        let said = only.filter_map(|a| a.beside.map(|b| (a.state, &record.statements[b]))).filter(|(_, s)| s.topic == *topic);
        let mut said: Vec<(StateId, &Statement)> = said.collect();
        said.sort_by_key(|(state, s)| (s.stance, record.name_of(*state)));
        if !said.is_empty() {
            let stances = by_stance(record, &said);
            parts.push(format!("{} ({})", record.topics[*topic].name, stances.join("; ")));
        }
    }
    (!parts.is_empty()).then(|| format!("Found on other roads only: {}", foederis::listed(&parts)))
}

/// "opposes: China and Singapore", for each stance in its order.
fn by_stance(record: &Record, said: &[(StateId, &Statement)]) -> Vec<String> {
    let alike = said.chunk_by(|a, b| a.1.stance == b.1.stance);
    let line = |alike: &[(StateId, &Statement)]| {
        let names: Vec<String> = alike.iter().map(|(state, said)| named(record, *state, said)).collect();
        format!("{}: {}", words::stance(alike[0].1.stance), foederis::listed(&names))
    };
    alike.map(line).collect()
}

/// A state by its name, an organisation by its letters.
fn short(record: &Record, state: StateId) -> &str {
    if record.states[state].is_state() { record.name_of(state) } else { record.code(state) }
}

/// A name, with a mark where a person spoke for no government.
fn named(record: &Record, state: StateId, said: &Statement) -> String {
    let personal = if said.capacity == Capacity::Personal { ", personal" } else { "" };
    format!("{}{personal}", short(record, state))
}

fn caption(study: &Study<'_>, rows: &[Row<'_>]) -> String {
    let record = study.record();
    let hollow = match study.comparison.after.architecture.proposed {
        Some(date) if rows.iter().any(|row| row.then.is_some()) => {
            format!(" Hollow: the last word when it was proposed, {}.", words::date(date))
        }
        _ => String::new(),
    };
    let is_member = |row: &&Row<'_>| study.comparison.members.has(row.state);
    let pacts = if study.comparison.added.len() > 1 { "pacts" } else { "pact" };
    let bold = if rows.iter().any(|row| is_member(&row)) { format!(" Bold: members of the {pacts}.") } else { String::new() };
    let mut said = rows.iter().flat_map(|row| [Some(row.now), row.then]).flatten();
    let people = match said.any(|s| s.capacity == Capacity::Personal) {
        true => " Diamond: a person who spoke for no government, shown only where the government had said nothing.",
        false => "",
    };
    format!(
        "Filled: the latest word.{hollow}{people}{bold} From {} up to {}. Absent: nothing found, which is not to say that nothing was said. \
         Record: {}, {}.",
        words::count(study.positions.on_pact.len(), "statement", "statements"),
        words::day(study.day()),
        record.name,
        record.hash
    )
}

fn alt(study: &Study<'_>, rows: &[Row<'_>], beside: Option<&str>) -> String {
    let record = study.record();
    let said: Vec<(StateId, &Statement)> = rows.iter().map(|row| (row.state, row.now)).collect();
    let stances = by_stance(record, &said);
    let moved: Vec<String> = rows
        .iter()
        .filter_map(|row| row.then.filter(|then| then.stance != row.now.stance).map(|then| (row, then)))
        .map(|(row, then)| {
            format!("{} from “{}” to “{}”", short(record, row.state), words::stance(then.stance), words::stance(row.now.stance))
        })
        .collect();
    let moved = if moved.is_empty() { String::new() } else { format!(" Moved since it was proposed: {}.", moved.join(", ")) };
    let beside = beside.map(|words| format!(" {words}.")).unwrap_or_default();
    format!(
        "Positions on {} on a scale from proposing to seeing a threat. {}.{moved}{beside}",
        subject(study),
        words::capital(&stances.join("; "))
    )
}
