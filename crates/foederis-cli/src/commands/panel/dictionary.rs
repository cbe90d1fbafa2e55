//! What the columns of a panel mean.

use foederis_panel::{Column, Unit, columns};
use serde::Serialize;

use crate::args::{Format, Global};
use crate::fail::Fail;
use crate::text::table::table;
use crate::{Done, out};

/// A column, in words.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    name: &'a str,
    group: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    unit: &'static str,
    meaning: &'a str,
    /// What an empty cell says; none: no cell is empty.
    missing: Option<&'static str>,
    sources: Vec<&'static str>,
}

/// The dictionary, for programs.
#[derive(Serialize)]
struct Dictionary<'a> {
    unit: &'static str,
    order: &'static str,
    columns: Vec<Entry<'a>>,
}

pub(super) fn entries(columns: &[Column]) -> Vec<Entry<'_>> {
    columns.iter().map(entry).collect()
}

fn entry(column: &Column) -> Entry<'_> {
    Entry {
        name: &column.name,
        group: column.group.key(),
        kind: column.kind.type_name(),
        unit: column.unit,
        meaning: &column.meaning,
        missing: column.missing,
        sources: column.sources().iter().map(|dataset| dataset.key).collect(),
    }
}

/// In which order rows stand.
pub(super) fn order(unit: Unit) -> &'static str {
    match unit {
        Unit::StateYear => "year, ccode",
        Unit::DyadYear => "year, ccode1, ccode2; ccode1 < ccode2",
        Unit::DirectedDyadYear => "year, ccode1, ccode2",
    }
}

const HEADER: [&str; 7] = ["name", "group", "type", "unit", "meaning", "missing", "sources"];

pub(super) fn print(global: &Global, unit: Unit) -> Done {
    let columns = columns(unit);
    let entries = entries(&columns);
    let cells = |entry: &Entry<'_>| {
        [
            entry.name,
            entry.group,
            entry.kind,
            entry.unit,
            entry.meaning,
            entry.missing.unwrap_or_default(),
            &entry.sources.join(" "),
        ]
        .map(str::to_owned)
    };
    match global.format {
        Format::Json => out::json(&Dictionary { unit: unit.key(), order: order(unit), columns: entries }),
        Format::Csv => out::plain_csv(&HEADER, entries.iter().map(cells)),
        Format::Md => {
            let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
            let head = row(&HEADER.map(str::to_owned)) + &row(&HEADER.map(|_| "---".to_owned()));
            out::print(&entries.iter().fold(head, |text, entry| text + &row(&cells(entry))))
        }
        Format::Table => {
            let row = |entry: &Entry<'_>| {
                let [name, _, kind, unit, meaning, missing, sources] = cells(entry);
                let meaning = if unit.is_empty() { meaning } else { format!("{meaning} ({unit})") };
                vec![name, kind, meaning, missing, sources]
            };
            let rows = table(&["column", "type", "meaning", "missing where", "sources"], entries.iter().map(row));
            out::print(&format!("{rows}\nRows in the order of {}.\n", order(unit)))
        }
        Format::Parquet => Err(Fail::Usage("the dictionary is text: use --format table, json, csv or md".into())),
    }
}
