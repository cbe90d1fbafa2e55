//! `foederis measure`: how alike and how strong two states are, by every measure.

use foederis_data::cow::states::Member;
use foederis_panel::{Column, Kind, Panel, Unit, choose};
use foederis_record::lookup;
use serde::Serialize;

use crate::args::{Format, Global, Measure};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{DIM, HEADING};
use crate::{Done, data, open, out};

/// The columns of the panel that tell of two states.
const COLUMNS: [&str; 7] = ["similarity", "cinc1", "cinc2", "cap_share", "cap_ratio", "cap_strong_weak", "alliances"];

/// The answer, for programs.
#[derive(Serialize)]
struct Answer<'a> {
    year: u16,
    states: [Named<'a>; 2],
    measures: Vec<Value<'a>>,
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
struct Named<'a> {
    ccode: u16,
    abbreviation: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Value<'a> {
    name: &'a str,
    meaning: &'a str,
    value: Option<f64>,
}

pub(crate) fn run(global: &Global, args: &Measure) -> Done {
    let unit = Unit::DirectedDyadYear;
    let columns = choose(unit, &COLUMNS).map_err(|e| Fail::Usage(e.to_string()))?;
    let panel = Panel::read(&data::library(&args.data)?, unit, args.year..=args.year, columns)?;
    data::warn(&panel.tables.warnings);
    let (one, other) = (state(global, &panel, args, &args.one)?, state(global, &panel, args, &args.other)?);
    if one.ccode == other.ccode {
        return Err(Fail::Usage(format!("{} is compared with itself: name two states", one.name)));
    }
    let cells = panel.row(args.year, one.ccode.0, other.ccode.0).unwrap_or_default();
    let measures: Vec<(&Column, Option<f64>)> = panel.columns.iter().zip(cells).skip(3).collect();
    match global.format {
        Format::Json => {
            let states = [one, other].map(|m| Named { ccode: m.ccode.0, abbreviation: &m.abbreviation, name: &m.name });
            let measures =
                measures.iter().map(|(column, value)| Value { name: &column.name, meaning: &column.meaning, value: *value });
            let sources = panel.datasets().iter().map(|d| d.key).collect();
            out::json(&Answer { year: args.year, states, measures: measures.collect(), sources })?;
        }
        Format::Csv => {
            let row = |(column, value): &(&Column, Option<f64>)| {
                [column.name.clone(), column.meaning.clone(), value.map(|v| v.to_string()).unwrap_or_default()]
            };
            out::plain_csv(&["name", "meaning", "value"], measures.iter().map(row))?;
        }
        Format::Table | Format::Md | Format::Parquet => {
            let row = |(column, value): &(&Column, Option<f64>)| {
                vec![column.name.clone(), shown(column, *value), column.meaning.clone()]
            };
            let title = format!("{} ({}) and {} ({}), {}", one.name, one.ccode.0, other.name, other.ccode.0, args.year);
            let rows = table(&["measure", "value", "what it is"], measures.iter().map(row));
            out::print(&format!("{HEADING}{title}{HEADING:#}\n{DIM}1 and first: {}{DIM:#}\n\n{rows}", one.name))?;
        }
    }
    data::cite(&panel.datasets());
    Ok(())
}

/// Six decimals: as many as published tables have.
fn shown(column: &Column, value: Option<f64>) -> String {
    match (value, column.kind) {
        (None, _) => "not defined".into(),
        (Some(value), Kind::Real) => format!("{value:.6}"),
        (Some(value), _) => value.to_string(),
    }
}

/// A member of the system in the year: by number, by the letters of the Correlates of War, or by what the record calls it.
fn state<'p>(global: &Global, panel: &'p Panel, args: &Measure, typed: &str) -> Result<&'p Member, Fail> {
    let year = args.year as i16;
    let system = panel.tables.system();
    let there = |m: &&Member| m.from.earliest.year() <= year && m.last.is_none_or(|last| last.latest.year() >= year);
    let member = |code: u16| system.spells.iter().filter(there).find(|m| m.ccode.0 == code);
    if let Ok(code) = typed.parse() {
        return member(code).ok_or_else(|| absent(typed, args.year));
    }
    let lettered = system.spells.iter().filter(there).find(|m| m.abbreviation.eq_ignore_ascii_case(typed));
    let record = open::record(global)?;
    let known = lookup::state(&record, typed);
    let named = known.as_ref().ok().and_then(|id| record.states[*id].cow).and_then(member);
    match (lettered, named, known) {
        (Some(a), Some(b), _) if a.ccode != b.ccode => Err(Fail::Usage(format!(
            "`{typed}` is {} ({}) to the Correlates of War and {} ({}) in the record: give the number",
            a.name, a.ccode.0, b.name, b.ccode.0
        ))),
        (Some(found), ..) | (None, Some(found), _) => Ok(found),
        (None, None, Ok(_)) => Err(absent(typed, args.year)),
        (None, None, Err(unknown)) => Err(unknown.into()),
    }
}

fn absent(typed: &str, year: u16) -> Fail {
    Fail::Usage(format!("`{typed}` was no member of the state system in {year}"))
}
