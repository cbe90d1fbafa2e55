//! `foederis structure`: what shape the network of duties has.

mod one;
mod years;

use foederis::date::Date;
use foederis::set::StateSet;
use foederis::{Architecture, Record};
use foederis_analysis::structure::{self, Certainty, Network, at_home_in, days, members, structure_json};
use foederis_record::lookup;

use crate::args::{Format, Global, Structure};
use crate::fail::Fail;
use crate::text::duty::to_do;
use crate::text::{DIM, HEADING};
use crate::{Done, ask, open, out};

/// What was found on one day: the states looked at, if not all, and the shape of their network.
type Found = (Date, Option<StateSet>, structure::Structure);

pub(crate) fn run(global: &Global, args: &Structure) -> Done {
    let mut record = open::record(global)?;
    let architecture = ask::architecture(&mut record, &args.architecture)?;
    let certainty = if args.contested { Certainty::BoundOrContested } else { Certainty::Bound };
    let named = named(&record, args)?;
    let mut found: Vec<Found> = Vec::new();
    for day in wanted(args, &architecture)? {
        let among = among(&record, args, named, day)?;
        let network = Network::on(&record, &architecture, day, args.duty, among, certainty);
        found.push((day, among.map(|_| network.nodes()), structure::Structure::of(&network)));
    }
    if args.from.is_none() {
        left_out(&record, args, found[0].0)?;
    }
    match global.format {
        Format::Json => out::json(&structure_json(&record, &architecture, args.duty, certainty, &found)),
        Format::Csv => {
            out::csv(&record.hash, &years::COLUMNS, found.iter().map(|(day, _, s)| years::csv_row(*day, &s.named(&record))))
        }
        Format::Table if args.from.is_some() => {
            let shapes: Vec<_> = found.iter().map(|(day, _, structure)| (*day, structure.named(&record))).collect();
            let span = format!("{} to {}", shapes[0].0.year(), shapes[shapes.len() - 1].0.year());
            out::print(&(heading(&record, &architecture, args, &span) + &years::table_of(&shapes)))
        }
        Format::Table | Format::Md | Format::Parquet => {
            let (day, among, structure) = &found[0];
            let wider = Network::on(&record, &architecture, *day, args.duty, *among, Certainty::BoundOrContested).ties();
            let doubtful = wider - structure.ties;
            let what = one::What { record: &record, duty: args.duty, all: among.is_none(), doubtful, contested: args.contested };
            out::print(&(heading(&record, &architecture, args, &day.to_string()) + &one::list(&what, structure)))
        }
    }
}

fn heading(record: &Record, architecture: &Architecture, args: &Structure, when: &str) -> String {
    let certainty = if args.contested { ", contested ones included" } else { "" };
    let title = format!("Network of duties {}{certainty}, {when}: {}", to_do(args.duty), architecture.name);
    format!("{HEADING}{title}{HEADING:#}\n{DIM}record {} {}{DIM:#}\n\n", record.name, record.hash)
}

/// The days to look at.
fn wanted(args: &Structure, architecture: &Architecture) -> Result<Vec<Date>, Fail> {
    let today = ask::today();
    let Some(from) = args.from else { return Ok(vec![ask::day(args.on, architecture)]) };
    let to = args.to.unwrap_or(from.max(today.year()));
    if to < from {
        return Err(Fail::Usage(format!("the years end before they begin: --from {from} --to {to}")));
    }
    let days = days(from..=to, today);
    if days.is_empty() {
        return Err(Fail::Usage(format!("{from} has not come: ask for one day of it with --on")));
    }
    if to > today.year() {
        ask::note(&format!("years after {} are left out: ask for one day with --on", today.year()));
    }
    Ok(days)
}

/// The states named by themselves or by a region.
fn named(record: &Record, args: &Structure) -> Result<StateSet, Fail> {
    let mut named = ask::states(record, &args.among)?;
    for typed in &args.region {
        let region = lookup::region(record, typed)?;
        let home = at_home_in(record, region);
        if home.is_empty() {
            return Err(Fail::Usage(format!("no state has its homeland in `{}`", record.places[region].id)));
        }
        named = named.or(home);
    }
    Ok(named)
}

/// The states to look at on a day; `None` for all there are.
fn among(record: &Record, args: &Structure, named: StateSet, day: Date) -> Result<Option<StateSet>, Fail> {
    let chosen = !args.among.is_empty() || !args.region.is_empty() || !args.parties_of.is_empty();
    Ok(if chosen { Some(named.or(ask::parties(record, &args.parties_of, day)?)) } else { None })
}

/// Says which of the states typed are not in the network.
fn left_out(record: &Record, args: &Structure, day: Date) -> Done {
    let typed = ask::states(record, &args.among)?;
    let names: Vec<&str> = typed.minus(members(record, day)).iter().map(|state| record.name_of(state)).collect();
    if !names.is_empty() {
        ask::note(&format!("left out, not being a state on {day}: {}", foederis::listed(&names)));
    }
    Ok(())
}
