//! The hindcast for programs.

use foederis_hindcast::called::{Answer, How};
use foederis_hindcast::evidence::Evidence;
use foederis_hindcast::kept::coded;
use foederis_hindcast::report::{Judged, Part, Report};
use foederis_hindcast::score::Score;
use serde::Serialize;

use super::one::{name, why};

/// Columns of the CSV; the record's hash follows.
pub(super) const COLUMNS: [&str; 13] = [
    "cowwarid",
    "war",
    "atopid",
    "engine_called",
    "human_called",
    "forty_lines_called",
    "engine_how",
    "engine_day",
    "engine_kept",
    "human_kept",
    "miss",
    "rests_on",
    "reason",
];

pub(super) fn row(evidence: &Evidence, j: &Judged<'_>) -> Vec<String> {
    let bit = |yes: bool| u8::from(yes).to_string();
    let maybe = |yes: Option<bool>| yes.map(bit).unwrap_or_default();
    let call = match j.answer {
        Answer::Called(call) => Some(call),
        Answer::Not(_) => None,
    };
    vec![
        j.war.number.to_string(),
        j.war.name.clone(),
        j.pair.atopid.to_string(),
        bit(j.called()),
        bit(j.pair.called()),
        bit(j.forty_lines),
        call.map(|call| how(call.how).to_owned()).unwrap_or_default(),
        call.map(|call| call.on.to_string()).unwrap_or_default(),
        maybe(j.kept),
        maybe(j.pair.called().then_some(j.pair.honored_llm == Some(true))),
        bit(j.miss.is_some()),
        j.miss.map_or(String::new(), |miss| miss.word().into()),
        why(evidence, j),
    ]
}

fn how(how: How) -> &'static str {
    match how {
        How::Fought => "fought",
        How::Attack => "attack",
        How::War => "war",
        How::Wartime => "wartime",
    }
}

#[derive(Serialize)]
struct ScoreJson {
    part: &'static str,
    decides: &'static str,
    pairs: u32,
    accuracy: Option<f64>,
    kappa: Option<f64>,
    both: u32,
    engine_only: u32,
    human_only: u32,
    neither: u32,
}

#[derive(Serialize)]
struct RateJson {
    promises: &'static str,
    kept: u32,
    of: u32,
    share: Option<f64>,
    interval95: Option<(f64, f64)>,
}

#[derive(Serialize)]
pub(super) struct PairJson {
    cowwarid: u16,
    war: String,
    atopid: u16,
    engine_called: bool,
    human_called: bool,
    forty_lines_called: bool,
    how: Option<&'static str>,
    day: Option<String>,
    by: Option<String>,
    to: Option<String>,
    engine_kept: Option<bool>,
    human_kept: Option<bool>,
    rests_on: Option<&'static str>,
    reason: String,
    tries: Vec<TryJson>,
}

#[derive(Serialize)]
struct TryJson {
    how: &'static str,
    day: String,
    against: Vec<u16>,
    ally: u16,
    ower: u16,
    obligation: u8,
    fails: Option<String>,
}

#[derive(Serialize)]
struct FileJson<'e> {
    path: &'e str,
    sha256: &'e str,
}

#[derive(Serialize)]
pub(super) struct Whole<'e> {
    record: String,
    hash: &'e str,
    files: Vec<FileJson<'e>>,
    cite: Vec<&'static str>,
    scores: Vec<ScoreJson>,
    rates: Vec<RateJson>,
    left_out: usize,
    pairs: Vec<PairJson>,
}

pub(super) fn whole<'e>(evidence: &'e Evidence, report: &Report<'_>) -> Whole<'e> {
    let score = |part: Part, decides, s: Score| ScoreJson {
        part: part.words(),
        decides,
        pairs: s.len(),
        accuracy: s.accuracy(),
        kappa: s.kappa(),
        both: s.both,
        engine_only: s.engine_only,
        human_only: s.human_only,
        neither: s.neither,
    };
    let scores = Part::EACH
        .into_iter()
        .flat_map(|part| [score(part, "engine", report.score(part)), score(part, "forty-line rule", report.forty_lines(part))]);
    let rates = coded(&evidence.pairs).into_iter().map(|line| RateJson {
        promises: line.of,
        kept: line.rate.kept,
        of: line.rate.of,
        share: line.rate.share(),
        interval95: line.rate.interval(),
    });
    let all: Vec<&Judged<'_>> = report.judged.iter().collect();
    Whole {
        record: evidence.record.name.clone(),
        hash: &evidence.record.hash,
        files: evidence.files.iter().map(|(path, sha256)| FileJson { path, sha256 }).collect(),
        cite: super::SETS.iter().flat_map(|set| set.cite).copied().collect(),
        scores: scores.collect(),
        rates: rates.collect(),
        left_out: report.left_out,
        pairs: pairs(evidence, &all),
    }
}

pub(super) fn pairs(evidence: &Evidence, judged: &[&Judged<'_>]) -> Vec<PairJson> {
    let pair = |j: &&Judged<'_>| {
        let call = match j.answer {
            Answer::Called(call) => Some(call),
            Answer::Not(_) => None,
        };
        let tries = j.tries.iter().map(|t| TryJson {
            how: how(t.how),
            day: t.on.to_string(),
            against: t.against.iter().map(|code| code.0).collect(),
            ally: t.to.0,
            ower: t.by.0,
            obligation: t.what.0,
            fails: t.fails.clone(),
        });
        PairJson {
            cowwarid: j.war.number,
            war: j.war.name.clone(),
            atopid: j.pair.atopid,
            engine_called: j.called(),
            human_called: j.pair.called(),
            forty_lines_called: j.forty_lines,
            how: call.map(|call| how(call.how)),
            day: call.map(|call| call.on.to_string()),
            by: call.map(|call| name(evidence, call.by, call.on)),
            to: call.map(|call| name(evidence, call.to, call.on)),
            engine_kept: j.kept,
            human_kept: j.pair.called().then_some(j.pair.honored_llm == Some(true)),
            rests_on: j.miss.map(|miss| miss.word()),
            reason: why(evidence, j),
            tries: tries.collect(),
        }
    };
    judged.iter().map(pair).collect()
}
