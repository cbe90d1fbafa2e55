//! `foederis check`: the whole record, every problem; then every case.

mod against;

use foederis::Record;
use foederis::cases;
use foederis::id::CaseId;
use foederis::json::answer;
use foederis_record::{Loaded, Severity, Thoroughness};
use serde::Serialize;

use crate::args::{Check, Format, Global};
use crate::fail::Fail;
use crate::text::{DIM, HEADING, count, wrap};
use crate::{Done, draw, open, out};

/// A case whose documented answer the engine does not give.
#[derive(Debug, Serialize)]
struct Failed {
    case: String,
    instrument: String,
    article: String,
    state: String,
    duty: &'static str,
    expected: String,
    says: String,
}

#[derive(Debug, Serialize)]
struct Report {
    hash: String,
    record: Option<RecordLine>,
    problems: Vec<Problem>,
    cases: usize,
    failed: Vec<Failed>,
}

#[derive(Debug, Serialize)]
struct RecordLine {
    name: String,
    hash: String,
}

#[derive(Debug, Serialize)]
struct Problem {
    severity: &'static str,
    code: &'static str,
    message: String,
    file: String,
    line: usize,
    column: usize,
    help: Option<String>,
}

pub(crate) fn run(global: &Global, args: &Check) -> Done {
    if let Some(data) = &args.against {
        return against::run(global, data, args.on);
    }
    let loaded = open::loaded(global, Thoroughness::Checked)?;
    let failed = match &loaded.record {
        Some(record) if !args.no_cases => run_cases(record),
        _ => Vec::new(),
    };
    let bad = loaded.errors() > 0 || !failed.is_empty();
    match global.format {
        Format::Json => out::json(&report(&loaded, failed, args))?,
        Format::Csv => csv(&loaded, &failed)?,
        Format::Table | Format::Md | Format::Parquet => table(&loaded, &failed, args)?,
    }
    if bad { Err(Fail::Said) } else { Ok(()) }
}

/// Every case, on two threads.
fn run_cases(record: &Record) -> Vec<Failed> {
    let ids: Vec<CaseId> = record.cases.iter().map(|(id, _)| id).collect();
    let (left, right) = ids.split_at(ids.len() / 2);
    std::thread::scope(|scope| {
        let right = scope.spawn(|| some_cases(record, right));
        let mut failed = some_cases(record, left);
        failed.extend(right.join().unwrap_or_default());
        failed
    })
}

fn some_cases(record: &Record, ids: &[CaseId]) -> Vec<Failed> {
    let one = |id: &CaseId| {
        let case = &record.cases[*id];
        cases::run(record, case).into_iter().map(|mismatch| {
            let expect = &case.expect[mismatch.expect];
            let because = expect.because.map(|b| format!(" ({})", b.failure())).unwrap_or_default();
            Failed {
                case: case.id.clone(),
                instrument: record.instruments[expect.instrument].id.clone(),
                article: expect.article.clone(),
                state: record.code(mismatch.state).to_owned(),
                duty: expect.duty.word(),
                expected: format!("{}{because}", answer(expect.answer)),
                says: mismatch.says,
            }
        })
    };
    ids.iter().flat_map(one).collect()
}

fn problems(loaded: &Loaded) -> Vec<Problem> {
    let problem = |d: &foederis_record::Diagnostic| {
        let label = d.labels.first();
        let (file, text) = label.map(|l| loaded.files.get(l.file)).map(|f| (f.path.clone(), f.text.as_ref())).unwrap_or_default();
        let before = label.and_then(|l| text.get(..l.span.start)).unwrap_or_default();
        Problem {
            severity: if d.severity == Severity::Error { "error" } else { "warning" },
            code: d.code,
            message: d.message.clone(),
            file,
            line: before.matches('\n').count() + 1,
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
            help: d.help.clone(),
        }
    };
    loaded.diagnostics.iter().map(problem).collect()
}

fn report(loaded: &Loaded, failed: Vec<Failed>, args: &Check) -> Report {
    Report {
        hash: loaded.hash.clone(),
        record: loaded.record.as_ref().map(|r| RecordLine { name: r.name.clone(), hash: r.hash.clone() }),
        problems: problems(loaded),
        cases: loaded.record.as_ref().filter(|_| !args.no_cases).map_or(0, |r| r.cases.len()),
        failed,
    }
}

fn csv(loaded: &Loaded, failed: &[Failed]) -> Done {
    let problems = problems(loaded).into_iter().map(|p| {
        [
            p.severity.to_owned(),
            p.code.to_owned(),
            format!("{}:{}:{}", p.file, p.line, p.column),
            p.message,
            p.help.unwrap_or_default(),
        ]
    });
    let failed = failed.iter().map(|f| {
        let what = format!("{}, {}, {}, {}: expected {}", f.instrument, f.article, f.state, f.duty, f.expected);
        ["case".to_owned(), f.case.clone(), what, f.says.clone(), String::new()]
    });
    out::csv(&loaded.hash, &["kind", "code", "where", "message", "help"], problems.chain(failed))
}

fn table(loaded: &Loaded, failed: &[Failed], args: &Check) -> Done {
    let mut text = draw::all(loaded);
    for f in failed {
        let line = format!(
            "case {}: {}, {}, {}: expected to {} {}, the engine says {}",
            f.case, f.instrument, f.article, f.state, f.duty, f.expected, f.says,
        );
        text.push_str(&format!("{}\n", wrap(&line, "", "    ")));
    }
    if let Some(record) = &loaded.record {
        // What architectures compose has no file of its own.
        let filed = || record.instruments.iter().filter(|(_, i)| i.composed_from.is_none());
        let provisions: usize = filed().map(|(_, i)| i.provisions.len()).sum();
        let signed = record.signed().count();
        let areas = record.areas.iter().filter(|(_, a)| record.instruments[a.instrument].composed_from.is_none()).count();
        text.push_str(&format!("{HEADING}record {} {}{HEADING:#}\n", record.name, record.hash));
        let holdings = [
            format!("{} with {}", count(signed, "instrument"), count(provisions, "provision")),
            count(filed().count() - signed, "proposal"),
            count(record.states.len(), "state"),
            count(record.places.len(), "place"),
            count(areas, "area"),
        ];
        text.push_str(&format!("  {}\n", holdings.join(", ")));
        if !record.statements.is_empty() {
            let said = [count(record.statements.len(), "statement"), count(record.speakers.len(), "speaker")].join(" of ");
            text.push_str(&format!("  {said} on {}\n", count(record.topics.len(), "topic")));
        }
        if !record.issues.is_empty() {
            let views = || record.issues.rows().iter().flat_map(|i| &i.actors).flat_map(|a| &a.views);
            let alone = views().filter(|v| v.is_judged_only()).count();
            let judged = count(views().count(), "judged position");
            text.push_str(&format!("  {} with {judged}, {alone} by judgement alone\n", count(record.issues.len(), "issue")));
        }
        let recalled = filed().filter(|(_, i)| i.seen == foederis::vocab::Seen::Recalled).count();
        if recalled > 0 {
            let recalled = count(recalled, "instrument");
            text.push_str(&format!(
                "  {DIM}resting on general knowledge (recalled), not on a text that was read: {recalled}{DIM:#}\n"
            ));
        }
        if !args.no_cases {
            let expected: usize = record.cases.iter().map(|(_, c)| c.expect.len()).sum();
            let outcome = match failed.len() {
                0 => "all as documented".to_owned(),
                n => format!("{} not as documented", count(n, "answer")),
            };
            let cases = count(record.cases.len(), "case");
            text.push_str(&format!("  {cases} with {}: {outcome}\n", count(expected, "documented answer")));
        }
    }
    if failed.is_empty() {
        text.push_str(&format!("{}\n", draw::summary(loaded)));
    }
    out::print(&text)
}
