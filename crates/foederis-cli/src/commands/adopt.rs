//! `foederis adopt`: would a pact be adopted, or what would come of bargaining over a user's own issue; by every model, with its
//! uncertainty.

mod changed;
mod file;
mod issue;
mod past;

use std::io::IsTerminal;

use foederis::Record;
use foederis_adoption::{Adoption, Asked, Judged, Model, Move};
use foederis_bargaining::UncertainIssue;
use foederis_bargaining::montecarlo::{Bar, Draws};
use foederis_brief::figures::outcomes;
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Adopt, Format, Global};
use crate::commands::figure;
use crate::fail::Fail;
use crate::text::number;
use crate::text::table::table;
use crate::{Done, ask, open, out};

pub(crate) fn run(global: &Global, args: &Adopt) -> Done {
    if args.draws == 0 {
        return Err(Fail::Usage("--draws 0 asks for nothing: give at least 1".into()));
    }
    match (&args.issue, &args.proposal, args.past) {
        (Some(path), ..) => file::run(global, args, path),
        (None, Some(typed), _) => proposal(global, args, typed),
        (None, None, true) => past::run(global, args),
        (None, None, false) => Err(Fail::Usage(
            "name a proposal or an issue of the record (`foederis list issues`), a file of your own with --issue, or --past"
                .into(),
        )),
    }
}

fn proposal(global: &Global, args: &Adopt, typed: &str) -> Done {
    args.output.as_deref().map_or(Ok(()), figure::drawable)?;
    let record = open::record(global)?;
    let judged = judged(&record, args, typed)?;
    let models = models(args);
    let asked = Asked { models: &models, shown: shown(args), draws: draws(args) };
    let mut supposed = judged.clone();
    for typed in &args.suppose {
        let names: Vec<(&str, &str)> =
            (0..judged.actors.len()).map(|at| (judged.actors[at].actor.id.as_str(), judged.name(at))).collect();
        let (at, input, to) = ask::supposed(&names, typed)?;
        supposed.suppose(Move { actor: names[at].0.to_owned(), input, to }).map_err(|e| Fail::Usage(e.to_string()))?;
    }
    let times = if args.suppose.is_empty() { 1 } else { 2 };
    let bar = bar(args, models.len() * times);
    let progress = |draws: u32| bar.inc(u64::from(draws));
    let adoption = Adoption::of(supposed.with(args.among.into()), asked, progress);
    // What is supposed is shown against what is on record, on the same draws.
    let before = (times == 2).then(|| Adoption::of(judged.with(args.among.into()), asked, progress));
    bar.finish_and_clear();
    if let Some(path) = &args.output {
        let drawn = before.as_ref().map_or_else(|| outcomes(&adoption, None), |before| outcomes(before, Some(&adoption)));
        figure::draw(path, drawn, &adoption.judged.issue.name)?;
    }
    match global.format {
        Format::Json => out::json(&foederis_adoption::json::adoption(&adoption)),
        Format::Csv => out::csv(&record.hash, &issue::HEADER, issue::rows(&adoption)),
        Format::Table | Format::Md | Format::Parquet => {
            let mut text = issue::text(&adoption);
            if let Some(before) = before {
                text += &changed::text(&before, &adoption);
            }
            out::print(&text)
        }
    }
}

/// The issue of a proposal, as judged on the day asked about.
fn judged<'r>(record: &'r Record, args: &Adopt, typed: &str) -> Result<Judged<'r>, Fail> {
    let (id, proposal) = ask::issue(record, typed)?;
    let issue = &record.issues[id];
    let measures = ask::measures(record, issue, &args.capability)?;
    let day = args.on.unwrap_or_else(ask::today);
    let mut judged = Judged::on(record, issue, proposal, day, &measures).map_err(|e| Fail::Usage(e.to_string()))?;
    judged.proposed_at = args.proposed_at.unwrap_or(judged.proposed_at);
    if !(0.0..=100.0).contains(&judged.proposed_at) {
        return Err(Fail::Usage("--proposed-at is a point of the scale, from 0 to 100".into()));
    }
    Ok(judged)
}

/// The models asked for.
fn models(args: &Adopt) -> Vec<Model> {
    if args.model.is_empty() { Model::ALL.to_vec() } else { args.model.clone() }
}

/// The model whose sensitivity is shown: the first named, or the one beside which every other must stand.
fn shown(args: &Adopt) -> Model {
    args.model.first().copied().unwrap_or(Model::WeightedMean)
}

fn draws(args: &Adopt) -> Draws {
    Draws { seed: args.seed, count: args.draws }
}

/// The numbers that move an outcome most, the widest first.
fn widest(issue: &UncertainIssue, bars: &[Bar]) -> String {
    /// How many are shown.
    const SHOWN: usize = 8;
    let rows = bars.iter().take(SHOWN).map(|bar| {
        vec![
            issue.actors()[bar.actor].id.clone(),
            bar.input.word().to_owned(),
            format!("{} to {}", number(bar.low), number(bar.high)),
            number(bar.width()),
        ]
    });
    table(&["actor", "its", "outcome at its lowest and highest", "width"], rows)
}

/// Progress over the draws of so many models; nothing where nobody looks.
fn bar(args: &Adopt, models: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {percent}% of {len} draws, {eta} left");
    let bar = ProgressBar::new(u64::from(args.draws) * models as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
