//! `foederis compare`: what one architecture changes against another.

use foederis::Record;
use foederis::id::{InstrumentId, StateId};
use foederis::set::StateSet;
use foederis::vocab::{Change, Duty};
use foederis_analysis::compare::{Comparison, Cover, Defenders, DutyChange, Ledger, Outlook};
use foederis_analysis::json;
use foederis_analysis::tension::Weight;
use foederis_brief::words::thousands;

use crate::args::{Compare, Format, Global};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{DIM, HEADING, count, listed_some, wrap};
use crate::{Done, ask, open, out};

pub(crate) fn run(global: &Global, args: &Compare) -> Done {
    let mut record = open::record(global)?;
    let mut subject = ask::subject(&mut record, &args.subject)?;
    let record = &record;
    if let Some(typed) = &args.baseline {
        subject.against(record, typed, args.subject.on)?;
    }
    if subject.after == subject.before && subject.day == subject.day_before {
        let message = format!("{} is compared with itself: name a proposal, or another baseline", subject.after.name);
        return Err(Fail::Usage(message));
    }
    let comparison = subject.compare(record, &args.scene)?;
    match global.format {
        Format::Json => out::json(&json::comparison(&comparison)),
        Format::Csv => out::csv(&record.hash, &HEADER, rows(&comparison)),
        Format::Table | Format::Md | Format::Parquet => out::print(&text(&comparison, args.explain)),
    }
}

const HEADER: [&str; 12] = [
    "contingency",
    "state",
    "owed_to",
    "duty",
    "change",
    "answer_before",
    "strength_before",
    "article_before",
    "answer_after",
    "strength_after",
    "instrument_after",
    "article_after",
];

/// One row for every duty that changes in a contingency.
fn rows(comparison: &Comparison<'_>) -> Vec<Vec<String>> {
    let answer = json::comparison(comparison);
    let mut rows = Vec::new();
    for contingency in &answer.contingencies {
        for c in &contingency.changes {
            let (before, after) = (c.before.as_ref(), c.after.as_ref());
            let text = |word: Option<&str>| word.unwrap_or_default().to_owned();
            rows.push(vec![
                contingency.id.clone(),
                c.state.clone(),
                c.owed_to.clone(),
                c.duty.to_owned(),
                c.change.to_owned(),
                text(before.map(|h| h.answer)),
                text(before.and_then(|h| h.strength)),
                before.map(|h| format!("{} {}", h.instrument, h.article)).unwrap_or_default(),
                text(after.map(|h| h.answer)),
                text(after.and_then(|h| h.strength)),
                after.map(|h| h.instrument.clone()).unwrap_or_default(),
                after.map(|h| h.article.clone()).unwrap_or_default(),
            ]);
        }
    }
    rows
}

fn text(c: &Comparison<'_>, explain: bool) -> String {
    let record = c.before.record;
    let days = if c.before.day == c.after.day {
        format!("on {}", c.after.day)
    } else {
        format!("{} against {}", c.after.day, c.before.day)
    };
    let mut text = format!(
        "{HEADING}{} against {}{HEADING:#}, {days}\n{DIM}record {} {}{DIM:#}\n\n",
        c.after.architecture.name, c.before.architecture.name, record.name, record.hash
    );
    text.push_str(&summary(c));
    text.push_str(&contingencies(c));
    if explain {
        text.push_str(&every_change(c));
    }
    text.push_str(&states(c));
    text.push_str(&blocks(c));
    text.push_str(&collisions(c));
    text
}

fn summary(c: &Comparison<'_>) -> String {
    let record = c.before.record;
    let ids = |ids: &[InstrumentId]| -> String {
        let names: Vec<&str> = ids.iter().map(|i| record.instruments[*i].short.as_str()).collect();
        listed_some(&names, 6)
    };
    let mut lines = Vec::new();
    if !c.added.is_empty() {
        lines.push(format!("Adds {}.", ids(&c.added)));
    }
    if !c.removed.is_empty() {
        lines.push(format!("Takes away {}.", ids(&c.removed)));
    }
    if !c.members.is_empty() {
        lines.push(format!("Parties: {}.", listed_some(&names(record, c.members), 12)));
    }
    let regions: Vec<&str> = c.regions.iter().map(|p| record.places[*p].name.as_str()).collect();
    let asked = c.sweeping.questions;
    if asked > 0 {
        let share = 100.0 * c.sweeping.changed as f64 / asked as f64;
        let place = if regions.is_empty() { "everywhere".to_owned() } else { listed_some(&regions, 4) };
        lines.push(format!("Of {} questions in {place}, a duty to defend changes in {share:.1} %.", thousands(asked)));
    }
    lines.iter().map(|line| format!("{}\n", wrap(line, "", ""))).chain(["\n".into()]).collect()
}

fn names(record: &Record, states: StateSet) -> Vec<&str> {
    states.iter().map(|s| record.name_of(s)).collect()
}

fn codes(record: &Record, states: StateSet) -> String {
    let codes: Vec<&str> = states.iter().map(|s| record.code(s)).collect();
    if codes.len() > 12 { count(codes.len(), "state") } else { codes.join(" ") }
}

fn contingencies(c: &Comparison<'_>) -> String {
    let record = c.before.record;
    let changed: Vec<&Outlook> = c.outlooks.iter().filter(|o| !o.changes.is_empty()).collect();
    let silent = c.outlooks.len() - changed.len();
    let mut text = format!("{HEADING}Contingencies{HEADING:#}: {} of {} change\n", changed.len(), c.outlooks.len());
    if changed.is_empty() {
        return format!("{text}\n");
    }
    let defenders = |d: &Defenders| match (d.bound.is_empty(), d.contested.is_empty()) {
        (true, true) => "nobody".to_owned(),
        (false, true) => codes(record, d.bound),
        (true, false) => format!("{} contested", codes(record, d.contested)),
        (false, false) => format!("{}; {} contested", codes(record, d.bound), codes(record, d.contested)),
    };
    let rows = changed.iter().map(|o| {
        let mut counts = Vec::new();
        for change in Change::ALL {
            let n = o.changes.iter().filter(|d| d.change == *change && d.duty == Duty::Defend).count();
            if n > 0 {
                counts.push(format!("{n} {}", change.word().replace('-', " ")));
            }
        }
        let others = o.changes.iter().filter(|d| d.duty != Duty::Defend).count();
        if others > 0 {
            counts.push(format!("{others} other"));
        }
        vec![record.contingencies[o.contingency].id.clone(), defenders(&o.before), defenders(&o.after), counts.join(", ")]
    });
    text.push_str(&table(&["contingency", "must defend now", "then", "duties to defend"], rows));
    if silent > 0 {
        text.push_str(&format!("{DIM}No duty changes in the other {silent}.{DIM:#}\n"));
    }
    text.push('\n');
    text
}

fn every_change(c: &Comparison<'_>) -> String {
    let record = c.before.record;
    let mut text = String::new();
    for outlook in c.outlooks.iter().filter(|o| !o.changes.is_empty()) {
        let title = &record.contingencies[outlook.contingency].title;
        text.push_str(&format!("{HEADING}{title}{HEADING:#}\n"));
        for change in &outlook.changes {
            text.push_str(&format!("{}\n", wrap(&sentence(record, change), "  ", "      ")));
        }
        text.push('\n');
    }
    text
}

/// "gained: Japan must defend the Philippines (assist, bound): Asian NATO (Ishiba), Defence".
fn sentence(record: &Record, d: &DutyChange) -> String {
    let to = d.owed_to.map_or("each other", |s| record.name_of(s));
    let held = |held: Option<foederis_analysis::compare::Held>| match held {
        None => "nothing".to_owned(),
        Some(held) => {
            let strength = held.strength.map(|s| format!("{s}, ")).unwrap_or_default();
            format!("{} ({strength}{})", held.cite(record), foederis::json::answer(held.answer))
        }
    };
    let verb = crate::text::duty::must(d.duty);
    format!("{}: {} {verb} {to}: {} → {}", d.change, record.name_of(d.state), held(d.before), held(d.after))
}

fn states(c: &Comparison<'_>) -> String {
    let record = c.before.record;
    if c.ledgers.is_empty() {
        return String::new();
    }
    let hub = c.hub.map_or("", |h| record.code(h));
    let percent = |n: u64, l: &Ledger| match l.covered.asked {
        0 => "–".to_owned(),
        asked => format!("{:.0} %", 100.0 * n as f64 / asked as f64),
    };
    let arrow = |a: u64, b: u64, l: &Ledger| format!("{} → {}", percent(a, l), percent(b, l));
    let rows = c.ledgers.iter().map(|l| {
        let alone = if c.hub == Some(l.state) {
            "is the hub".to_owned()
        } else {
            arrow(l.covered.before_without_hub, l.covered.after_without_hub, l)
        };
        vec![
            record.code(l.state).to_owned(),
            more_and_less(record, &l.cover),
            more_and_less(record, &l.exposure),
            l.dragged_in.len().to_string(),
            arrow(l.covered.before, l.covered.after, l),
            alone,
        ]
    });
    let without = format!("without {hub}");
    let header = ["state", "new or firmer cover from", "new or firmer exposure to", "drawn into", "covered", &without];
    format!(
        "{HEADING}States{HEADING:#}\n{}{DIM}drawn into: contingencies in which it would newly be bound to defend another\ncovered: share of the questions in which it is attacked and somebody is bound to defend it{DIM:#}\n\n",
        table(&header, rows)
    )
}

/// Who covers, or is covered, more; then who does less.
fn more_and_less(record: &Record, covers: &[Cover]) -> String {
    let grows = |c: &Cover| c.changes.iter().any(|x| matches!(x, Change::Gained | Change::Strengthened | Change::MadeCertain));
    let of = |more: bool| covers.iter().filter(|c| grows(c) == more).map(|c| c.with).collect::<StateSet>();
    let (more, less) = (of(true), of(false));
    match (more.is_empty(), less.is_empty()) {
        (_, true) => codes(record, more),
        (true, false) => format!("less: {}", codes(record, less)),
        (false, false) => format!("{}; less: {}", codes(record, more), codes(record, less)),
    }
}

fn blocks(c: &Comparison<'_>) -> String {
    let record = c.before.record;
    if c.vetoes.is_empty() {
        return String::new();
    }
    let mut text = format!("{HEADING}Who decides{HEADING:#}\n");
    for veto in &c.vetoes {
        let instrument = &record.instruments[veto.instrument];
        let provision = &instrument.provisions[usize::from(veto.provision)];
        let who = match (veto.decision.as_str(), veto.blockers.is_empty()) {
            ("individual", _) => "each party for itself; none can hold the others back".to_owned(),
            (decision, true) => decision.to_owned(),
            (decision, false) => format!("{decision}: each of {} can block", listed_some(&names(record, veto.blockers), 12)),
        };
        let line = format!("{} (to {}): {who}", instrument.cite(provision), provision.duty);
        text.push_str(&format!("{}\n", wrap(&line, "  ", "      ")));
    }
    text.push('\n');
    text
}

fn collisions(c: &Comparison<'_>) -> String {
    let record = c.before.record;
    let mut text = String::new();
    let groups = [
        (Weight::Bars, "Present duties that the pact would break"),
        (Weight::Reading, "Present duties whose reach towards the pact turns on a reading"),
        (Weight::Compatible, "Present duties that leave help against an attack free"),
    ];
    for (weight, heading) in groups {
        let of: Vec<_> = c.tensions.iter().filter(|t| t.weight == weight).collect();
        if of.is_empty() {
            continue;
        }
        text.push_str(&format!("{HEADING}{heading}{HEADING:#}\n"));
        for tension in of {
            let instrument = &record.instruments[tension.instrument];
            let provision = &instrument.provisions[usize::from(tension.provision)];
            let towards: Vec<StateId> = tension.towards.iter().collect();
            let towards = listed_some(&towards.iter().map(|s| record.name_of(*s)).collect::<Vec<_>>(), 6);
            let verb = crate::text::duty::must(tension.duty);
            let line = format!("{} {verb} {towards}: {}", record.name_of(tension.state), instrument.cite(provision));
            text.push_str(&format!("{}\n", wrap(&line, "  ", "      ")));
        }
        text.push('\n');
    }
    text
}
