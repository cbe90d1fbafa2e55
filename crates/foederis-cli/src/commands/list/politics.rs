//! What was said, by whom and about what, as lists.

use foederis::Record;
use foederis::id::{SpeakerId, TopicId};
use foederis::issue::{Issue, Measure};
use foederis::politics::{Report, Speaker, Statement, Topic};
use foederis::vocab::ClaimVerdict;
use foederis_record::lookup;

use super::{Row, spell};
use crate::args::{Format, List};
use crate::fail::Fail;

type Table = (Vec<&'static str>, Vec<Row>);

/// A column's name, whether it is shown, and its text.
type Column = (&'static str, bool, fn(&Record, &Statement) -> String);

pub(super) fn topics(record: &Record, args: &List) -> Table {
    let row = |(id, topic): (TopicId, &Topic)| {
        let instruments: Vec<&str> = topic.stands_for.iter().map(|i| record.instruments[*i].id.as_str()).collect();
        let other: Vec<&str> = topic.alternative_to.iter().map(|t| record.topics[*t].id.as_str()).collect();
        let statements = record.statements_on(id).len().to_string();
        vec![topic.id.clone(), topic.name.clone(), statements, instruments.join(", "), other.join(", ")]
    };
    // A topic is a name: there is nothing to check.
    let rows = if args.seen.is_some() { Vec::new() } else { record.topics.iter().map(row).collect() };
    (vec!["id", "name", "statements", "stands-for", "alternative-to"], rows)
}

pub(super) fn speakers(record: &Record, args: &List) -> Table {
    let row = |(id, speaker): (SpeakerId, &Speaker)| {
        let offices: Vec<String> =
            speaker.tenures.iter().map(|t| format!("{} {}", t.office, spell(t.span.from, t.span.to))).collect();
        vec![
            speaker.id.clone(),
            speaker.name.clone(),
            speaker.kind.to_string(),
            speaker.state.map(|s| record.code(s).to_owned()).unwrap_or_default(),
            record.statements_of(id).len().to_string(),
            offices.join("; "),
        ]
    };
    let chosen = |speaker: &Speaker| args.seen.is_none_or(|seen| speaker.tenures.iter().any(|tenure| tenure.seen == seen));
    let rows = record.speakers.iter().filter(|(_, s)| chosen(s)).map(row).collect();
    (vec!["id", "name", "kind", "state", "statements", "offices"], rows)
}

/// Statements in the order of their dates.
pub(super) fn statements(record: &Record, args: &List, format: Format) -> Result<Table, Fail> {
    let topic = args.topic.as_ref().map(|t| lookup::topic(record, t)).transpose()?;
    let by = args.by.as_ref().map(|b| lookup::state(record, b)).transpose()?;
    let chosen = |s: &Statement| {
        topic.is_none_or(|topic| s.topic == topic)
            && by.is_none_or(|by| s.by.contains(&by))
            && args.stance.is_none_or(|stance| s.stance == stance)
            && args.seen.is_none_or(|seen| s.seen == seen)
    };
    // On a screen, what was asked for is not said again; what does not fit is left to `show`.
    let screen = format == Format::Table;
    let columns: [Column; 12] = [
        ("id", true, |_, s| s.id.clone()),
        ("date", true, |_, s| s.date.to_string()),
        ("by", true, |record, s| s.by.iter().map(|state| record.code(*state)).collect::<Vec<_>>().join(" ")),
        ("speaker", !screen || topic.is_some(), |record, s| record.speakers[s.speaker].name.clone()),
        ("office", !screen, |_, s| s.office.clone().unwrap_or_default()),
        ("capacity", true, |_, s| s.capacity.to_string()),
        ("stance", !screen || args.stance.is_none(), |_, s| s.stance.to_string()),
        ("topic", !screen || topic.is_none(), |record, s| record.topics[s.topic].id.clone()),
        ("quote", !screen, |_, s| s.quote.clone().unwrap_or_default()),
        ("says", !screen, |_, s| s.says.clone().unwrap_or_default()),
        ("url", !screen, |_, s| s.source.url.clone()),
        ("seen", !screen, |_, s| s.seen.to_string()),
    ];
    let header = columns.iter().filter(|(_, shown, _)| *shown).map(|(name, ..)| *name).collect();
    let row = |s: &Statement| columns.iter().filter(|(_, shown, _)| *shown).map(|(_, _, cell)| cell(record, s)).collect();
    Ok((header, record.by_date(chosen).into_iter().map(|id| row(&record.statements[id])).collect()))
}

pub(super) fn reports(record: &Record, args: &List) -> Table {
    let row = |report: &Report| {
        let right = report.claims.iter().filter(|c| c.verdict == ClaimVerdict::Right).count();
        vec![
            report.id.clone(),
            report.date.to_string(),
            report.publisher.clone(),
            report.title.clone(),
            report.claims.len().to_string(),
            right.to_string(),
            report.seen.to_string(),
        ]
    };
    let chosen = record.reports.iter().filter(|(_, r)| args.seen.is_none_or(|seen| r.seen == seen));
    (vec!["id", "date", "publisher", "title", "claims", "right", "seen"], chosen.map(|(_, r)| row(r)).collect())
}

pub(super) fn measures(record: &Record, args: &List) -> Table {
    let row = |measure: &Measure| {
        let years = || measure.values.iter().map(|v| v.year);
        let span = years().min().zip(years().max()).map(|(from, to)| format!("{from} to {to}"));
        let values = measure.values.len().to_string();
        vec![measure.id.clone(), measure.name.clone(), measure.unit.clone(), values, span.unwrap_or_default()]
    };
    let chosen = |measure: &&Measure| args.seen.is_none_or(|seen| measure.sources.iter().any(|source| source.seen == seen));
    let rows = record.measures.rows().iter().filter(chosen).map(row).collect();
    (vec!["id", "name", "unit", "values", "years"], rows)
}

pub(super) fn issues(record: &Record, args: &List) -> Table {
    let row = |issue: &Issue| {
        let judged: Vec<String> = issue.judged().iter().map(ToString::to_string).collect();
        let outcome = issue.outcome.as_ref().map_or("open", |o| if o.adopted { "adopted" } else { "not adopted" });
        vec![
            issue.id.clone(),
            issue.name.clone(),
            issue.actors.len().to_string(),
            judged.join(", "),
            outcome.to_owned(),
            issue.seen.to_string(),
        ]
    };
    let chosen = record.issues.rows().iter().filter(|issue| args.seen.is_none_or(|seen| issue.seen == seen));
    (vec!["id", "name", "actors", "judged", "outcome", "seen"], chosen.map(row).collect())
}
