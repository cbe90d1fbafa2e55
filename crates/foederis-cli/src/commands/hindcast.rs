//! `foederis hindcast`: which promises the wars of the past called due, by the engine and by scholars, and how many were kept.

mod json;
mod one;

use foederis::Record;
use foederis_analysis::reliability::Rate;
use foederis_data::atop::{self, Obligations};
use foederis_data::catalogue::Dataset;
use foederis_data::cow::wars;
use foederis_data::reliability;
use foederis_hindcast::evidence::{Evidence, Unusable};
use foederis_hindcast::kept::{by_strength, coded, lenient};
use foederis_hindcast::naive::Joined;
use foederis_hindcast::report::{Judged, Part, Report, any_ally, report};
use foederis_hindcast::score::Score;

use crate::args::{Format, Global, Hindcast};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, data, open, out};

/// The data sets that a hindcast rests on.
pub(super) const SETS: [&Dataset; 3] = [&atop::DATASET, &wars::DATASET, &reliability::DATASET];

pub(crate) fn run(global: &Global, args: &Hindcast) -> Done {
    let library = data::library(&args.data)?;
    let evidence = Evidence::read(&library, foederis_builtin::files(), &foederis_builtin::record()).map_err(|e| match e {
        Unusable::Data(faults) => Fail::Data(faults),
        Unusable::Record(loaded) => Fail::Record(loaded),
    })?;
    open::warn(&evidence.warnings);
    data::cite(&SETS);
    let report = report(&evidence);
    if let Some(number) = args.war {
        return one::run(global, args, &evidence, &report, number);
    }
    match global.format {
        Format::Json => out::json(&json::whole(&evidence, &report)),
        Format::Csv => {
            let wanted = report.judged.iter().filter(|j| !args.misses || j.miss.is_some());
            out::csv(&evidence.record.hash, &json::COLUMNS, wanted.map(|j| json::row(&evidence, j)))
        }
        Format::Table | Format::Md | Format::Parquet if args.misses => {
            out::print(&(heading(&evidence) + &misses(&evidence, &report)))
        }
        Format::Table | Format::Md | Format::Parquet => out::print(
            &(heading(&evidence) + &scores(&report) + &kinds(&report) + &rates(&evidence, &report, &foederis_builtin::record())),
        ),
    }
}

fn heading(evidence: &Evidence) -> String {
    let record = &evidence.record;
    let title = "Which promises did the wars of 1816–2003 call due, and were they kept?";
    format!("{HEADING}{title}{HEADING:#}\n{DIM}record {} {}{DIM:#}\n\n", record.name, record.hash)
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{value:.3}"))
}

/// "62% (54–70)".
fn percent(rate: Rate) -> String {
    match (rate.share(), rate.interval()) {
        (Some(share), Some((low, high))) => format!("{:.0}% ({:.0}–{:.0})", share * 100.0, low * 100.0, high * 100.0),
        _ => "–".into(),
    }
}

fn scores(report: &Report<'_>) -> String {
    let line = |what: String, score: Score| {
        vec![
            what,
            score.len().to_string(),
            number(score.accuracy()),
            number(score.kappa()),
            score.both.to_string(),
            score.engine_only.to_string(),
            score.human_only.to_string(),
            score.neither.to_string(),
        ]
    };
    let engine = Part::EACH.map(|part| line(format!("engine, {}", part.words()), report.score(part)));
    let rule = Part::EACH.map(|part| line(format!("forty-line rule, {}", part.words()), report.forty_lines(part)));
    let header = ["who decides", "pairs", "accuracy", "kappa", "both", "engine only", "humans only", "neither"];
    let always = number(report.score(Part::All).always_not());
    let said = format!(
        "Pairs of a war and an alliance in force with a member at war, against the human codings of Berkemeier and Fuhrmann (2018): was \
         the promise due? The rules were written on the odd wars and scored on the even ones once. Always saying no would be right in \
         {always}. {} pairs without a Correlates of War number or without an alliance in ATOP 5.1 are left out.",
        report.left_out
    );
    format!("{HEADING}Was it due?{HEADING:#}\n{}{}\n\n", table(&header, engine.into_iter().chain(rule)), wrap(&said, "", ""))
}

fn kinds(report: &Report<'_>) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for miss in report.judged.iter().filter_map(|j| j.miss) {
        *counts.entry(miss).or_insert(0) += 1;
    }
    let parts: Vec<String> = counts.into_iter().map(|(miss, n): (_, u32)| format!("{n} {}", miss.word())).collect();
    let said = format!("Misses: {}. `foederis hindcast --misses` lists them.", parts.join(", "));
    format!("{}\n\n", wrap(&said, "", ""))
}

fn rates(evidence: &Evidence, report: &Report<'_>, texts: &Record) -> String {
    let fraction = |rate: Rate| format!("{} of {}", rate.kept, rate.of);
    let coded = coded(&evidence.pairs);
    let engine: [Option<Rate>; 11] = [
        Some(report.kept(|_| true)),
        Some(report.kept(|p| p.early)),
        Some(report.kept(|p| !p.early)),
        Some(report.kept(|p| p.defense)),
        Some(report.kept(|p| p.offense)),
        Some(report.kept(|p| p.neutral)),
        Some(report.kept(|p| p.nonagg)),
        Some(report.kept(|p| p.defense && p.early)),
        Some(report.kept(|p| p.defense && !p.early)),
        Some(report.kept(|p| !p.multilateral)),
        Some(report.kept(|p| p.multilateral)),
    ];
    let rows = coded.iter().enumerate().map(|(n, line)| {
        let own = engine.get(n).copied().flatten();
        let own = own.map_or_else(|| ["–".into(), "–".into()], |rate| [fraction(rate), percent(rate)]);
        let [of, share] = own;
        vec![line.of.to_owned(), fraction(line.rate), percent(line.rate), of, share]
    });
    let header = ["promises due", "kept, by human coding", "% (95% Wilson)", "kept, by the engine", "% (95% Wilson)"];
    let table = table(&header, rows);
    let lenient = lenient(&evidence.pairs);
    let all = report.not_called();
    let naive = |what: Obligations, years: (u16, u16)| {
        let Joined { same, .. } = any_ally(evidence, what, years);
        let of = any_ally(evidence, what, years).len();
        format!("{same} of {of} ({:.1}%)", f64::from(same) * 100.0 / f64::from(of.max(1)))
    };
    let said = format!(
        "Strictly: every member does as promised. If one that helps is enough, {} ({}). Wars did not call the promise in {} pairs by \
         human coding and {} by the engine: those say nothing on reliability. The old question, whether a state that owes defence fought \
         beside the ally whatever the promise said, gives {} in wars of 1816–1965; with any obligation {} before 1945 and {} since.",
        fraction(lenient),
        percent(lenient),
        all.1,
        all.0,
        naive(Obligations::DEFENCE, (1816, 1965)),
        naive(Obligations(31), (1816, 1944)),
        naive(Obligations(31), (1945, 2003)),
    );
    let strengths: Vec<String> = by_strength(&evidence.pairs, texts)
        .into_iter()
        .map(|(strength, rate)| format!("{strength} {} ({})", fraction(rate), percent(rate)))
        .collect();
    let strong = format!(
        "By the strength of the promise to defend or attack, where the built-in record has the text: {}. These are few, and not a \
         sample: the record has the treaties that people ask about.",
        strengths.join(", ")
    );
    format!("{HEADING}Was it kept?{HEADING:#}\n{table}{}\n\n{}\n", wrap(&said, "", ""), wrap(&strong, "", ""))
}

fn misses(evidence: &Evidence, report: &Report<'_>) -> String {
    let mut text = String::new();
    for j in report.judged.iter().filter(|j| j.miss.is_some()) {
        let part = if j.war.number % 2 == 1 { "odd" } else { "even" };
        let rests = j.miss.map_or("", |miss| miss.word());
        text += &format!(
            "{HEADING}{} {}, ATOP {}{HEADING:#} ({part}): engine {}, humans {}; rests on: {rests}\n",
            j.war.number,
            j.war.name,
            j.pair.atopid,
            said(j.called()),
            said(j.pair.called()),
        );
        text += &format!("{}\n", wrap(&one::why(evidence, j), "  ", "  "));
    }
    text + "\n`foederis hindcast --war NUMBER --alliance ATOP --explain` shows every promise that was looked at.\n"
}

/// What both say of a pair, for tables and files.
fn said(called: bool) -> &'static str {
    if called { "due" } else { "not due" }
}

/// The pairs of a war, or one of them.
fn of_war<'r, 'e>(report: &'r Report<'e>, war: u16, alliance: Option<u16>) -> Vec<&'r Judged<'e>> {
    let wanted = |j: &&Judged<'e>| j.war.number == war && alliance.is_none_or(|atopid| j.pair.atopid == atopid);
    report.judged.iter().filter(wanted).collect()
}
