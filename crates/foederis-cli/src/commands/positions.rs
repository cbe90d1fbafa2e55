//! `foederis positions`: who said what about a pact, where each stands, and how stances moved.

mod json;
mod standing;
mod timeline;

use foederis::Record;
use foederis::date::{Date, Dated};
use foederis::id::{InstrumentId, StateId, TopicId};
use foederis::issue::Issue;
use foederis_adoption::Judged;
use foederis_analysis::positions::{Positions, Timeline, positions, positions_on};
use foederis_brief::figures::{self, Figure};
use foederis_record::lookup;

use crate::args::{Format, Global, Positions as Args};
use crate::commands::figure;
use crate::fail::Fail;
use crate::{Done, ask, open, out};

/// What is on record about a question.
struct Found<'r> {
    record: &'r Record,
    /// What it is called.
    name: &'r str,
    day: Date,
    /// Where actors stand, as judged; none where the record has no issue, or none so early.
    judged: Option<Judged<'r>>,
    /// What was said last.
    positions: Positions,
    /// Everything that was said.
    timeline: Timeline,
    /// Only these were asked for; none: all.
    by: Vec<StateId>,
}

pub(crate) fn run(global: &Global, args: &Args) -> Done {
    args.output.as_deref().map_or(Ok(()), figure::drawable)?;
    let record = open::record(global)?;
    let found = find(&record, args)?;
    if let Some(path) = &args.output {
        figure::draw(path, drawn(&found, args)?, found.name)?;
    }
    match (global.format, args.timeline) {
        (Format::Json, _) => out::json(&json::positions(&found)),
        (Format::Csv, true) => out::csv(&record.hash, &timeline::HEADER, timeline::rows(&found)),
        (Format::Csv, false) => out::csv(&record.hash, &standing::HEADER, standing::rows(&found)),
        (Format::Table | Format::Md | Format::Parquet, true) => out::print(&timeline::text(&found)),
        (Format::Table | Format::Md | Format::Parquet, false) => out::print(&standing::text(&found)),
    }
}

/// The figure that was asked for.
fn drawn(found: &Found<'_>, args: &Args) -> Result<Option<Figure>, Fail> {
    if !args.timeline && !found.by.is_empty() {
        return Err(Fail::Usage(
            "--by leaves nobody out of the figure of positions; drop it, or draw what they said with --timeline".into(),
        ));
    }
    if !args.timeline {
        return Ok(found.judged.as_ref().and_then(figures::standing));
    }
    let mut timeline = found.timeline.clone();
    if !found.by.is_empty() {
        timeline.by.retain(|(state, _)| found.by.contains(state));
        timeline.said.retain(|id| found.record.statements[*id].by.iter().any(|state| found.by.contains(state)));
    }
    Ok(figures::timeline(found.record, &timeline, found.day))
}

fn find<'r>(record: &'r Record, args: &Args) -> Result<Found<'r>, Fail> {
    let day = args.on.unwrap_or_else(ask::today);
    let by = ask::states(record, &args.by)?.iter().collect();
    let last = Dated::day(day);
    match ask::issue(record, &args.proposal) {
        Ok((id, proposal)) => {
            let issue = &record.issues[id];
            let judged = judged(record, issue, proposal, day)?;
            let timeline = Timeline::of_issue(record, issue, day);
            Ok(Found { record, name: &issue.name, day, judged, positions: positions_on(record, issue, last), timeline, by })
        }
        // Without actors there may still be words.
        Err(no_issue) => {
            let Some((name, instruments, topics)) = about(record, &args.proposal) else { return Err(no_issue) };
            let positions = positions(record, &instruments, &topics, None, last);
            if positions.topics.is_empty() {
                return Err(no_issue);
            }
            let timeline = Timeline::of(record, &positions.topics, day);
            Ok(Found { record, name, day, judged: None, positions, timeline, by })
        }
    }
}

/// The issue on the day; before it was first judged there are statements alone.
fn judged<'r>(record: &'r Record, issue: &'r Issue, proposal: usize, day: Date) -> Result<Option<Judged<'r>>, Fail> {
    match Judged::on(record, issue, proposal, day, &[]) {
        Ok(judged) => Ok(Some(judged)),
        Err(not) => {
            ask::note(&not.to_string());
            Ok(None)
        }
    }
}

/// What statements may be about: a topic, or an instrument or an architecture, with what stands for it.
fn about<'r>(record: &'r Record, typed: &str) -> Option<(&'r str, Vec<InstrumentId>, Vec<TopicId>)> {
    if let Ok(id) = lookup::topic(record, typed) {
        return Some((&record.topics[id].name, Vec::new(), vec![id]));
    }
    if let Ok(id) = lookup::instrument(record, typed) {
        return Some((&record.instruments[id].short, vec![id], Vec::new()));
    }
    let architecture = &record.architectures[lookup::architecture(record, typed).ok()?];
    Some((&architecture.name, architecture.with.clone(), architecture.topics.clone()))
}
