//! `foederis list`: what the record holds.

mod politics;

use foederis::Record;
use foederis::architecture::{Plan, Road};
use foederis::instrument::Instrument;
use foederis::verdict::Verdict;
use foederis::vocab::{Seen, Status};
use foederis_record::{Kind, lookup};
use serde::Serialize;

use crate::args::{Format, Global, List};
use crate::fail::Fail;
use crate::text::table::table;
use crate::{Done, open, out};

/// A line of the list: the same columns for a kind, in the same order.
type Row = Vec<String>;

#[derive(Debug, Serialize)]
struct Listing {
    record: RecordLine,
    kind: String,
    items: Vec<serde_json::Map<String, serde_json::Value>>,
}

#[derive(Debug, Serialize)]
struct RecordLine {
    name: String,
    hash: String,
}

pub(crate) fn run(global: &Global, args: &List) -> Done {
    let of_instruments = matches!(args.kind, Kind::Instruments | Kind::Proposals);
    let filtered = !args.party.is_empty()
        || args.layer.is_some()
        || args.duty.is_some()
        || args.status.is_some()
        || args.in_force_on.is_some();
    if filtered && !of_instruments {
        return Err(Fail::Usage(format!(
            "--party, --layer, --duty, --status and --in-force-on choose instruments; {} have none",
            args.kind
        )));
    }
    let of_statements = args.topic.is_some() || args.by.is_some() || args.stance.is_some();
    if of_statements && args.kind != Kind::Statements {
        return Err(Fail::Usage(format!("--topic, --by and --stance choose statements; {} have none", args.kind)));
    }
    let record = open::record(global)?;
    let (header, rows) = rows(&record, args, global.format)?;
    match global.format {
        Format::Table | Format::Md | Format::Parquet => {
            let count = rows.len();
            let text = table(&header, rows);
            let matching = if count == 1 { "entry" } else { "entries" };
            out::print(&format!("{text}\n{count} {matching} in {}, record {} {}\n", args.kind, record.name, record.hash))
        }
        Format::Csv => out::csv(&record.hash, &header, rows),
        Format::Json => {
            let item = |row: Row| header.iter().zip(row).map(|(k, v)| ((*k).to_owned(), v.into())).collect();
            out::json(&Listing {
                record: RecordLine { name: record.name.clone(), hash: record.hash.clone() },
                kind: args.kind.to_string(),
                items: rows.into_iter().map(item).collect(),
            })
        }
    }
}

fn rows(record: &Record, args: &List, format: Format) -> Result<(Vec<&'static str>, Vec<Row>), Fail> {
    let seen = |seen: Option<Seen>| args.seen.is_none_or(|wanted| seen == Some(wanted));
    let word = |seen: Option<Seen>| seen.map(|s| s.to_string()).unwrap_or_default();
    Ok(match args.kind {
        Kind::States => (
            vec!["id", "name", "kind", "cow", "member"],
            record
                .states
                .iter()
                .filter(|(_, s)| seen(s.seen))
                .map(|(_, s)| {
                    let spells: Vec<String> = s.member.iter().map(|m| spell(m.from, m.to)).collect();
                    vec![
                        s.id.clone(),
                        s.name.clone(),
                        s.kind.to_string(),
                        s.cow.map(|n| n.to_string()).unwrap_or_default(),
                        spells.join("; "),
                    ]
                })
                .collect(),
        ),
        Kind::Groups => (
            vec!["id", "name", "members", "seen"],
            record
                .groups
                .iter()
                .filter(|(_, g)| seen(g.seen))
                .map(|(_, g)| vec![g.id.clone(), g.name.clone(), g.members.len().to_string(), word(g.seen)])
                .collect(),
        ),
        Kind::Places => (
            vec!["id", "name", "kind", "in", "seen"],
            record
                .places
                .iter()
                .filter(|(_, p)| seen(Some(p.seen)))
                .map(|(_, p)| {
                    let within: Vec<&str> = p.within.iter().map(|w| record.places[*w].id.as_str()).collect();
                    vec![p.id.clone(), p.name.clone(), p.kind.to_string(), within.join(", "), p.seen.to_string()]
                })
                .collect(),
        ),
        Kind::Areas => (
            vec!["id", "instrument", "article", "words", "seen"],
            record
                .areas
                .iter()
                .filter(|(_, a)| seen(Some(a.seen)))
                .map(|(_, a)| {
                    let instrument = record.instruments[a.instrument].id.clone();
                    vec![
                        a.id.clone(),
                        instrument,
                        a.article.clone().unwrap_or_default(),
                        a.words.clone().unwrap_or_default(),
                        a.seen.to_string(),
                    ]
                })
                .collect(),
        ),
        Kind::Instruments | Kind::Proposals => {
            (vec!["id", "short", "parties", "signed", "in-force", "ended", "status", "seen"], instruments(record, args, format)?)
        }
        Kind::Templates => (
            vec!["id", "name", "duties", "seen"],
            record
                .templates
                .iter()
                .filter(|(_, t)| seen(Some(t.seen)))
                .map(|(_, t)| {
                    let duty = |p: &foederis::instrument::Provision| match p.strength {
                        Some(strength) => format!("{} ({strength})", p.duty),
                        None => p.duty.to_string(),
                    };
                    let duties: Vec<String> = t.provisions.iter().map(duty).collect();
                    vec![t.id.clone(), t.name.clone(), duties.join(", "), t.seen.to_string()]
                })
                .collect(),
        ),
        Kind::Architectures => (
            vec!["id", "name", "with", "without", "composes"],
            record
                .architectures
                .iter()
                .filter(|(_, a)| seen(a.seen))
                .map(|(_, a)| {
                    let ids = |list: &[foederis::id::InstrumentId]| {
                        let filed = list.iter().map(|i| &record.instruments[*i]).filter(|i| i.composed_from.is_none());
                        filed.map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ")
                    };
                    vec![a.id.clone(), a.name.clone(), ids(&a.with), ids(&a.without), plans(record, a)]
                })
                .collect(),
        ),
        Kind::Contingencies => (
            vec!["id", "title", "question", "seen"],
            record
                .contingencies
                .iter()
                .filter(|(_, c)| seen(c.seen))
                .map(|(_, c)| vec![c.id.clone(), c.title.clone(), c.question.clone(), word(c.seen)])
                .collect(),
        ),
        Kind::Cases => (
            vec!["id", "on", "question", "seen"],
            record
                .cases
                .iter()
                .filter(|(_, c)| seen(Some(c.seen)))
                .map(|(_, c)| vec![c.id.clone(), c.on.to_string(), c.question.clone(), c.seen.to_string()])
                .collect(),
        ),
        Kind::Topics => politics::topics(record, args),
        Kind::Speakers => politics::speakers(record, args),
        Kind::Statements => politics::statements(record, args, format)?,
        Kind::Reports => politics::reports(record, args),
        Kind::Measures => politics::measures(record, args),
        Kind::Issues => politics::issues(record, args),
    })
}

/// "unify us-japan-1960, anzus-1951: consult".
fn plans(record: &Record, architecture: &foederis::Architecture) -> String {
    let ids =
        |list: &[foederis::id::InstrumentId]| -> Vec<String> { list.iter().map(|i| record.instruments[*i].id.clone()).collect() };
    let states = |list: &[foederis::id::StateId]| -> Vec<&str> { list.iter().map(|s| record.code(*s)).collect() };
    let one = |plan: &Plan| {
        let (verb, of) = match &plan.road {
            Road::Unify { instruments, members, .. } if members.is_empty() => ("unify", ids(instruments)),
            Road::Unify { members, .. } => ("pact of", states(members).into_iter().map(str::to_owned).collect()),
            Road::Strengthen { instruments, ties } => {
                let ties = ties.iter().map(|tie| states(tie).join("–"));
                ("strengthen", ids(instruments).into_iter().chain(ties).collect())
            }
        };
        format!("{verb} {}: {}", of.join(", "), record.templates[plan.template].id)
    };
    architecture.plans.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn instruments(record: &Record, args: &List, format: Format) -> Result<Vec<Row>, Fail> {
    let parties = args.party.iter().map(|p| lookup::state(record, p)).collect::<Result<Vec<_>, _>>()?;
    let chosen = |i: &Instrument| {
        let proposal = i.status == Status::Proposed;
        // What an architecture composes has no file of its own.
        proposal == (args.kind == Kind::Proposals)
            && i.composed_from.is_none()
            && parties.iter().all(|p| i.parties.iter().any(|q| q.state == *p))
            && args.layer.is_none_or(|l| i.layers.contains(&l))
            && args.duty.is_none_or(|d| i.provisions.iter().any(|p| p.duty == d))
            && args.status.is_none_or(|s| i.status == s)
            && args.seen.is_none_or(|s| i.seen == s)
            && args.in_force_on.is_none_or(|day| {
                // A party that has left is no longer one, though the instrument goes on.
                let member =
                    |p: &&foederis::id::StateId| i.parties.iter().any(|q| q.state == **p && q.span.covers(day) != Verdict::No);
                i.in_force_on(day) != Verdict::No && parties.iter().all(|p| member(&p))
            })
    };
    let date = |d: Option<foederis::date::Dated>| d.map(|d| d.to_string()).unwrap_or_default();
    // For people, long lists of parties are counted; `show` names them.
    let row = |i: &Instrument| {
        let mut codes: Vec<&str> = i.parties.iter().map(|p| record.code(p.state)).collect();
        codes.dedup();
        let parties =
            if codes.len() > 8 && format == Format::Table { format!("{} parties", codes.len()) } else { codes.join(" ") };
        vec![
            i.id.clone(),
            i.short.clone(),
            parties,
            date(i.signed),
            date(i.in_force),
            date(i.ended),
            i.status.to_string(),
            i.seen.to_string(),
        ]
    };
    Ok(record.instruments.iter().filter(|(_, i)| chosen(i)).map(|(_, i)| row(i)).collect())
}

/// "1960-06-23–1970", open where there is no date.
fn spell(from: Option<foederis::date::Dated>, to: Option<foederis::date::Dated>) -> String {
    let text = |d: Option<foederis::date::Dated>| d.map(|d| d.to_string()).unwrap_or_default();
    format!("{}–{}", text(from), text(to))
}
