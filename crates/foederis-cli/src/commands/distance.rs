//! `foederis distance`: how far the standing instruments are from a pact.

use foederis::Record;
use foederis::date::Date;
use foederis::id::StateId;
use foederis::vocab::Rung;
use foederis::{Architecture, Verdict};
use foederis_analysis::distance::{Goal, Spell, Year};
use foederis_analysis::json;

use crate::args::{Distance, Format, Global};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, ask, open, out};

pub(crate) fn run(global: &Global, args: &Distance) -> Done {
    let mut record = open::record(global)?;
    let subject = ask::subject(&mut record, &args.subject)?;
    let record = &record;
    let (after, before, day) = (&subject.after, &subject.before, subject.day);
    let pact = after.with.clone();
    if pact.is_empty() {
        let message = format!("{}: nothing is added; name a proposal, or an architecture that adds a pact", after.name);
        return Err(Fail::Usage(message));
    }
    let first = ask::years(args.from, day)?;
    let goal = Goal::of(record, &pact, day);
    if goal.members.len() < 2 {
        return Err(Fail::Usage(format!("{} has fewer than two members: no pair to measure", after.name)));
    }
    if !args.pair.is_empty() {
        return pair(global, args, record, before, &goal, (first, day));
    }
    let years = goal.years(record, before, first, day);
    let web = goal.web(record, before, day);
    match global.format {
        Format::Json => out::json(&json::distance(record, &after.name, &goal, &years, &web)),
        Format::Csv => {
            let row = |year: &Year, rung: Rung| {
                let share = year.shares[rung as usize];
                [
                    year.day.to_string(),
                    rung.to_string(),
                    share.certain.to_string(),
                    share.contested.to_string(),
                    goal.pairs().to_string(),
                ]
            };
            let rows = years.iter().flat_map(|year| goal.rungs().map(move |rung| row(year, rung)));
            out::csv(&record.hash, &["on", "rung", "certain", "contested", "pairs"], rows)
        }
        Format::Table | Format::Md | Format::Parquet => out::print(&text(record, &after.name, &goal, &years)),
    }
}

/// What a rung is, in words.
fn meaning(rung: Rung) -> &'static str {
    match rung {
        Rung::AsStrong => "a duty to defend at least as strong as the pact's",
        Rung::Defend => "some duty to defend",
        Rung::Consult => "a duty to consult",
        Rung::Access => "bases or access",
        Rung::Logistics => "logistics",
        Rung::Intelligence => "intelligence",
        Rung::Dialogue => "exercises or dialogue",
    }
}

fn text(record: &Record, name: &str, goal: &Goal, years: &[Year]) -> String {
    let members: Vec<&str> = goal.members.iter().map(|s| record.name_of(*s)).collect();
    let mut text = format!("{HEADING}Distance to {name}{HEADING:#}\n{DIM}record {} {}{DIM:#}\n\n", record.name, record.hash);
    let lead = format!(
        "Of the {} ordered pairs among {}, the share that already had each rung on the last day of the year:",
        goal.pairs(),
        foederis::listed(&members)
    );
    text.push_str(&format!("{}\n\n", wrap(&lead, "", "")));
    let rungs: Vec<Rung> = goal.rungs().collect();
    let header: Vec<&str> = std::iter::once("year").chain(rungs.iter().map(|r| r.word())).collect();
    let percent = |n: usize| format!("{:.0} %", 100.0 * n as f64 / goal.pairs() as f64);
    let row = |year: &Year| {
        let cells = rungs.iter().map(|rung| {
            let share = year.shares[*rung as usize];
            let contested = if share.contested > 0 { format!(" (+{})", percent(share.contested)) } else { String::new() };
            format!("{}{contested}", percent(share.certain))
        });
        std::iter::once(year.day.year().to_string()).chain(cells).collect::<Vec<String>>()
    };
    // Years in which nothing changes say nothing new.
    let told =
        years.iter().enumerate().filter(|(n, year)| *n == 0 || *n == years.len() - 1 || years[n - 1].shares != year.shares);
    text.push_str(&table(&header, told.map(|(_, year)| row(year))));
    text.push_str(&format!("{DIM}years in which nothing changed are left out; in brackets: contested{DIM:#}\n\n"));
    for rung in rungs {
        text.push_str(&format!("  {:<13} {}\n", rung.word(), meaning(rung)));
    }
    text
}

fn pair(
    global: &Global,
    args: &Distance,
    record: &Record,
    before: &Architecture,
    goal: &Goal,
    (first, last): (i16, Date),
) -> Done {
    let states: Vec<StateId> = ask::states(record, &args.pair)?.iter().collect();
    let [a, b] = states[..] else {
        return Err(Fail::Usage("--pair takes two states: --pair JPN,PHL".into()));
    };
    if let Some(stranger) = [a, b].into_iter().find(|s| !goal.members.contains(s)) {
        let members: Vec<&str> = goal.members.iter().map(|s| record.code(*s)).collect();
        return Err(Fail::Usage(format!("{} is not a member: they are {}", record.name_of(stranger), members.join(", "))));
    }
    let spells = goal.spells(record, before, first, last, a, b);
    let row = |spell: &Spell| {
        let ids: Vec<&str> = spell.instruments.iter().map(|i| record.instruments[*i].id.as_str()).collect();
        vec![
            spell.rung.to_string(),
            record.code(spell.state).to_owned(),
            record.code(spell.owed_to).to_owned(),
            spell.from.to_string(),
            spell.to.to_string(),
            if spell.answer == Verdict::Yes { "certain" } else { "contested" }.to_owned(),
            ids.join(" "),
        ]
    };
    let header = ["rung", "state", "owed_to", "from", "to", "answer", "instruments"];
    match global.format {
        Format::Json => out::json(&json::spells(record, &spells)),
        Format::Csv => out::csv(&record.hash, &header, spells.iter().map(row)),
        Format::Table | Format::Md | Format::Parquet => {
            let names = format!("{} and {}", record.name_of(a), record.name_of(b));
            let mut text = format!("{HEADING}What ties {names}{HEADING:#}, year by year\n");
            text.push_str(&format!("{DIM}record {} {}{DIM:#}\n\n", record.name, record.hash));
            text.push_str(&if spells.is_empty() { "Nothing.\n".into() } else { table(&header, spells.iter().map(row)) });
            out::print(&text)
        }
    }
}
