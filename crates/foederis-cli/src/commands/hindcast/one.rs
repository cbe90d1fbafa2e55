//! One war: what it asked of each alliance, and every promise that was held against it.

use foederis_data::sheet::Ccode;
use foederis_hindcast::called::{Answer, Class, How};
use foederis_hindcast::evidence::Evidence;
use foederis_hindcast::report::{Judged, Report};

use super::{heading, json, of_war, said};
use crate::args::{Format, Global, Hindcast};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, out};

pub(super) fn run(global: &Global, args: &Hindcast, evidence: &Evidence, report: &Report<'_>, number: u16) -> Done {
    let Some(war) = evidence.war(number) else {
        let nearest = evidence.wars.iter().min_by_key(|w| w.number.abs_diff(number)).map(|w| format!("{} {}", w.number, w.name));
        let help = nearest.map(|near| format!("; the nearest is {near}")).unwrap_or_default();
        return Err(Fail::Usage(format!("the list has no war {number}{help}")));
    };
    let judged = of_war(report, number, args.alliance);
    if judged.is_empty() {
        let alliance = args.alliance.map(|a| format!(" and alliance {a}")).unwrap_or_default();
        return Err(Fail::Usage(format!("nobody coded a pair of {}{alliance}", war.name)));
    }
    match global.format {
        Format::Json => return out::json(&json::pairs(evidence, &judged)),
        Format::Csv => return out::csv(&evidence.record.hash, &json::COLUMNS, judged.iter().map(|j| json::row(evidence, j))),
        Format::Table | Format::Md | Format::Parquet => {}
    }
    let rows = judged.iter().map(|j| {
        vec![
            j.pair.atopid.to_string(),
            said(j.called()).into(),
            said(j.pair.called()).into(),
            match j.kept {
                Some(true) => "kept".into(),
                Some(false) => "broken".into(),
                None => String::new(),
            },
            match (j.pair.honored_llm, j.pair.violated_llm) {
                (Some(true), _) => "kept".into(),
                (_, Some(true)) => "broken".into(),
                _ => String::new(),
            },
            why(evidence, j),
        ]
    });
    let header = ["atop", "engine", "humans", "engine", "humans", "the engine's reason"];
    let mut text = heading(evidence);
    text += &format!("{HEADING}{}, {} to {}{HEADING:#}\n", war.name, war.from, war.last);
    text += &table(&header, rows);
    if args.explain {
        for j in judged {
            text += &explain(evidence, j);
        }
    }
    out::print(&text)
}

/// Every promise that was held against the war.
fn explain(evidence: &Evidence, j: &Judged<'_>) -> String {
    let mut text = format!("\n{HEADING}Alliance {}{HEADING:#}\n", j.pair.atopid);
    if let Some(id) = evidence.record.instruments.find(&foederis_data::atop::record::id(j.pair.atopid)) {
        text += &format!("{}\n", wrap(&evidence.record.instruments[id].title, "  ", "  "));
    }
    for attempt in &j.tries {
        let event = match attempt.how {
            How::Attack => "attacks",
            How::War | How::Wartime | How::Fought => "at war with",
        };
        let foes: Vec<String> = attempt.against.iter().map(|code| name(evidence, *code, attempt.on)).collect();
        let (by, to) = (name(evidence, attempt.by, attempt.on), name(evidence, attempt.to, attempt.on));
        let what = words(attempt.what);
        let line = match attempt.how {
            How::Attack => format!("{}: {} {event} {to}; {by} owes {to} {what}", attempt.on, foes.join(", ")),
            _ => format!("{}: {to} {event} {}; {by} owes {to} {what}", attempt.on, foreshortened(&foes)),
        };
        let verdict = attempt.fails.as_deref().map_or("due".into(), |reason| format!("not due: {reason}"));
        text += &format!("{}\n{DIM}{}{DIM:#}\n", wrap(&line, "  ", "    "), wrap(&verdict, "    ", "    "));
    }
    let last = match j.answer {
        Answer::Called(call) if call.how == How::Fought => why_called(evidence, j),
        Answer::Called(_) => String::new(),
        Answer::Not(_) => why(evidence, j),
    };
    if !last.is_empty() {
        text += &format!("{}\n", wrap(&last, "  ", "  "));
    }
    text
}

fn foreshortened(names: &[String]) -> String {
    match names {
        [a, b, c, _, more @ ..] if !more.is_empty() => format!("{a}, {b}, {c} and {} others", more.len() + 1),
        _ => names.join(", "),
    }
}

/// The engine's reason, in a line.
pub(super) fn why(evidence: &Evidence, j: &Judged<'_>) -> String {
    match j.answer {
        Answer::Called(_) => why_called(evidence, j),
        Answer::Not(Class::Consultation) => "it promises consultation only".into(),
        Answer::Not(Class::NonAggression) => "it promises non-aggression, and no members fought each other".into(),
        Answer::Not(Class::Unmet) => match j.tries.iter().rev().find_map(|attempt| attempt.fails.clone()) {
            Some(reason) => reason,
            None => "nobody was attacked, or at war, to whom another owed help then".into(),
        },
    }
}

fn why_called(evidence: &Evidence, j: &Judged<'_>) -> String {
    let Answer::Called(call) = j.answer else { return String::new() };
    let (by, to) = (name(evidence, call.by, call.on), name(evidence, call.to, call.on));
    let what = words(call.what);
    match call.how {
        How::Fought => format!("{by} and {to} fought each other from {}, bound by a promise of {what}", call.on),
        How::Attack => format!("{to} was attacked on {}; {by} owed {what}", call.on),
        How::War => format!("{to} was at war on {}; {by} owed {what}", call.on),
        How::Wartime => format!("{by} promised {what} on {}, during the war, with {to} fighting", call.on),
    }
}

fn words(what: foederis_data::atop::Obligations) -> &'static str {
    use foederis_data::atop::Obligations as O;
    match what {
        O::DEFENCE => "defence",
        O::OFFENCE => "offence",
        O::NEUTRALITY => "neutrality",
        O::NONAGGRESSION => "non-aggression",
        _ => "consultation",
    }
}

pub(super) fn name(evidence: &Evidence, code: Ccode, on: foederis::date::Date) -> String {
    let id = evidence.identities.on(code, on);
    evidence.record.states.find(&id).map_or(id, |state| evidence.record.states[state].name.clone())
}
