//! `foederis matrix`: who owes whom a duty at all.

use std::collections::BTreeMap;

use foederis::id::StateId;
use foederis::json;
use foederis::matrix::{Cell, matrix};
use foederis::set::StateSet;
use foederis::verdict::Verdict;
use foederis::vocab::Strength;

use crate::args::{Format, Global, Matrix};
use crate::text::duty::to_do;
use crate::text::table::table;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, ask, open, out};

/// More columns than this do not fit a screen.
const GRID: usize = 20;

pub(crate) fn run(global: &Global, args: &Matrix) -> Done {
    let mut record = open::record(global)?;
    let architecture = ask::architecture(&mut record, &args.architecture)?;
    let day = ask::day(args.on, &architecture);
    let among = ask::states(&record, &args.among)?.or(ask::parties(&record, &args.parties_of, day)?);
    let chosen = !args.among.is_empty() || !args.parties_of.is_empty();
    let mut cells = matrix(&record, &architecture, day, args.duty);
    if chosen {
        cells.retain(|c| among.has(c.state) && among.has(c.owed_to));
    }
    match global.format {
        Format::Json => out::json(&json::matrix(&record, &architecture, day, args.duty, &cells)),
        Format::Csv => {
            let row = |c: &Cell| {
                let ids: Vec<&str> = c.instruments.iter().map(|i| record.instruments[*i].id.as_str()).collect();
                let strength = c.strength.map(|s| s.to_string()).unwrap_or_default();
                [
                    record.code(c.state).to_owned(),
                    record.code(c.owed_to).to_owned(),
                    args.duty.to_string(),
                    strength,
                    json::answer(c.answer).to_owned(),
                    ids.join(" "),
                ]
            };
            out::csv(&record.hash, &["state", "owed_to", "duty", "strength", "answer", "instruments"], cells.iter().map(row))
        }
        Format::Table | Format::Md | Format::Parquet => {
            let mut text = format!("{HEADING}Duties {} on {day}: {}{HEADING:#}\n", to_do(args.duty), architecture.name);
            text.push_str(&format!("{DIM}record {} {}{DIM:#}\n\n", record.name, record.hash));
            let states: StateSet = if chosen { among } else { cells.iter().flat_map(|c| [c.state, c.owed_to]).collect() };
            if cells.is_empty() {
                text.push_str("None.\n");
            } else if states.len() <= GRID {
                text.push_str(&grid(&record, states, &cells));
            } else {
                text.push_str(&lines(&record, &cells));
            }
            out::print(&text)
        }
    }
}

/// Owers down, beneficiaries across.
fn grid(record: &foederis::Record, states: StateSet, cells: &[Cell]) -> String {
    let find = |state: StateId, to: StateId| cells.iter().find(|c| c.state == state && c.owed_to == to);
    let mark = |cell: &Cell| {
        let sign = match cell.strength {
            Some(Strength::Act) => "act",
            Some(Strength::Assist) => "ass",
            Some(Strength::Automatic) => "aut",
            None => "yes",
        };
        if cell.answer == Verdict::Contested { format!("{sign}?") } else { sign.to_owned() }
    };
    let header: Vec<&str> = std::iter::once("").chain(states.iter().map(|s| record.code(s))).collect();
    let rows = states.iter().map(|state| {
        let marks = states.iter().map(|to| if to == state { "·".into() } else { find(state, to).map(mark).unwrap_or_default() });
        std::iter::once(record.code(state).to_owned()).chain(marks).collect()
    });
    let strengths = if cells.iter().any(|c| c.strength.is_some()) { "act, ass(ist), aut(omatic); " } else { "" };
    let legend = format!("\nrows owe, columns are owed; {strengths}? contested\n");
    format!("{}{legend}", table(&header, rows))
}

/// One line an ower.
fn lines(record: &foederis::Record, cells: &[Cell]) -> String {
    let mut owers: BTreeMap<StateId, Vec<String>> = BTreeMap::new();
    for cell in cells {
        let strength = cell.strength.map(|s| format!(" {s}")).unwrap_or_default();
        let contested = if cell.answer == Verdict::Contested { "?" } else { "" };
        owers.entry(cell.state).or_default().push(format!("{}{strength}{contested}", record.code(cell.owed_to)));
    }
    owers
        .into_iter()
        .map(|(state, to)| format!("{}\n", wrap(&format!("{}: {}", record.name_of(state), to.join(", ")), "", "    ")))
        .collect()
}
