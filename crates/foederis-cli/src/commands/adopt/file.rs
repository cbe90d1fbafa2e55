//! A user's own issue: actors of a CSV file, put to every model.

use std::path::Path;

use foederis_adoption::{Forecast, Model, forecasts, in_units, json::ModelJson, json::model};
use foederis_bargaining::montecarlo::{Bar, Goal, shifts, tornado};
use foederis_bargaining::{Input, Scale, Triangular, UncertainActor, UncertainIssue};
use foederis_data::issue::ActorRow;
use foederis_data::{Source, sheet};
use serde::Serialize;

use super::{bar, draws, models, shown};
use crate::args::{Adopt, Format, Global};
use crate::fail::Fail;
use crate::text::table::table;
use crate::text::{DIM, HEADING, count, exact, number, wrap};
use crate::{Done, ask, out};

pub(super) fn run(global: &Global, args: &Adopt, path: &Path) -> Done {
    let (issue, hash) = read(path, args)?;
    let wanted = models(args);
    let bar = bar(args, wanted.len());
    let forecasts = forecasts(&wanted, &issue, draws(args), |draws| bar.inc(u64::from(draws)));
    bar.finish_and_clear();
    let asked = Asked { path, args, hash: &hash, model: shown(args) };
    match global.format {
        Format::Json => out::json(&json(&issue, &asked, &forecasts)),
        Format::Csv => {
            let header = ["model", "likeliest", "mean", "p05", "p50", "p95", "at_least", "undefined"];
            out::csv(&hash, &header, forecasts.iter().map(|f| row(f, args)))
        }
        Format::Table | Format::Md | Format::Parquet => out::print(&text(&issue, &asked, &forecasts)),
    }
}

/// What was asked of which file.
struct Asked<'a> {
    path: &'a Path,
    args: &'a Adopt,
    hash: &'a str,
    /// The model whose sensitivity is shown.
    model: Model,
}

/// The issue of a file, and the file's version.
fn read(path: &Path, args: &Adopt) -> Result<(UncertainIssue, String), Fail> {
    let source = Source::read(path)?;
    let hash = source.hash[..16].to_owned();
    let rows: Vec<ActorRow> = sheet::rows(&source)?;
    let range = |low: Option<f64>, mode: f64, high: Option<f64>, unit: f64| Triangular {
        low: low.unwrap_or(mode) / unit,
        mode: mode / unit,
        high: high.unwrap_or(mode) / unit,
    };
    let actor = |row: &ActorRow| UncertainActor {
        id: row.actor.clone(),
        capability: range(row.capability_low, row.capability, row.capability_high, 1.0),
        position: range(row.position_low, row.position, row.position_high, 1.0),
        salience: range(row.salience_low, row.salience, row.salience_high, 100.0),
    };
    let scale = Scale { low: args.scale.0, high: args.scale.1 };
    let mut actors: Vec<UncertainActor> = rows.iter().map(actor).collect();
    for typed in &args.suppose {
        let names: Vec<(&str, &str)> = rows.iter().map(|row| (row.actor.as_str(), row.actor.as_str())).collect();
        let (at, input, to) = ask::supposed(&names, typed)?;
        actors[at].set(input, in_units(input, to));
    }
    let issue = UncertainIssue::new(actors, scale, args.status_quo);
    let issue = issue.map_err(|faults| {
        // A value without a range is checked at its lowest, likeliest and highest.
        let mut said: Vec<String> = faults.0.iter().map(ToString::to_string).collect();
        said.dedup();
        Fail::Usage(format!("{}: {}", path.display(), said.join("; ")))
    })?;
    Ok((issue, hash))
}

fn row(forecast: &Forecast, args: &Adopt) -> [String; 8] {
    let drawn = &forecast.drawn;
    [
        forecast.model.word().to_owned(),
        exact(forecast.likeliest),
        exact(drawn.mean()),
        exact(drawn.quantile(0.05)),
        exact(drawn.quantile(0.5)),
        exact(drawn.quantile(0.95)),
        exact(args.at_least.and_then(|point| drawn.at_least(point))),
        drawn.undefined().to_string(),
    ]
}

fn text(issue: &UncertainIssue, asked: &Asked<'_>, forecasts: &[Forecast]) -> String {
    let args = asked.args;
    let Scale { low, high } = issue.mode().scale();
    let mut text = format!("{HEADING}What would come of it: {}{HEADING:#}\n", asked.path.display());
    text += &format!(
        "{DIM}issue {}; {}, scale {low} to {high}; {} from seed {}{DIM:#}\n\n",
        asked.hash,
        count(issue.actors().len(), "actor"),
        count(args.draws as usize, "draw"),
        args.seed
    );
    text += &actors(issue);
    text += &format!("\n{HEADING}By every model{HEADING:#}\n");
    let rows = forecasts.iter().map(|f| {
        let drawn = &f.drawn;
        let share = args.at_least.and_then(|point| drawn.at_least(point));
        vec![
            f.model.word().to_owned(),
            number(f.likeliest),
            number(drawn.mean()),
            format!("{} to {}", number(drawn.quantile(0.05)), number(drawn.quantile(0.95))),
            share.map_or_else(|| "–".into(), |share| format!("{:.0}%", share * 100.0)),
            f.model.what().to_owned(),
        ]
    });
    let point = args.at_least.map_or_else(|| "at least".into(), |point| format!("≥ {point}"));
    text += &table(&["model", "likeliest", "mean", "5–95%", &point, "what it is"], rows);
    text += &format!("\n{}\n", wrap(&disagreement(args, forecasts), "", ""));
    let model = asked.model;
    text += &bars(issue, model);
    if let Some(point) = args.at_least {
        text += &what_would_have_to_be_true(issue, model, point);
    }
    text
}

fn actors(issue: &UncertainIssue) -> String {
    let total: f64 = issue.mode().actors().iter().map(|actor| actor.weight()).sum();
    let range = |t: Triangular, unit: f64| match t.low == t.high {
        true => format!("{}", round(t.mode * unit)),
        false => format!("{} ({}–{})", round(t.mode * unit), round(t.low * unit), round(t.high * unit)),
    };
    let rows = issue.actors().iter().zip(issue.mode().actors()).map(|(actor, mode)| {
        let share = if total > 0.0 { format!("{:.1}%", mode.weight() / total * 100.0) } else { "–".into() };
        vec![
            actor.id.clone(),
            range(actor.capability, 1.0),
            range(actor.position, 1.0),
            format!("{}%", range(actor.salience, 100.0)),
            share,
        ]
    });
    table(&["actor", "capability", "position", "salience", "weight"], rows)
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Where the models part: a range is the honest answer.
fn disagreement(args: &Adopt, forecasts: &[Forecast]) -> String {
    let defined = || forecasts.iter().filter_map(|f| f.drawn.mean());
    let (low, high) = (defined().fold(f64::INFINITY, f64::min), defined().fold(f64::NEG_INFINITY, f64::max));
    if low > high {
        return "No model has an answer: nobody has weight.".into();
    }
    let mut said = format!("The models' means lie between {low:.1} and {high:.1}.");
    if let Some(point) = args.at_least {
        let shares = || forecasts.iter().filter_map(|f| f.drawn.at_least(point));
        let (low, high) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
        said += &format!(" The chance of {point} or more is {:.0}% to {:.0}%, by the model.", low * 100.0, high * 100.0);
    }
    if forecasts.iter().all(|f| f.drawn.outcomes().len() == 1) {
        return said + " The file has no ranges, so there is nothing to draw: give some, as position_low and position_high.";
    }
    let errors = forecasts.iter().filter_map(|f| f.drawn.convergence()).map(|c| c.standard_error);
    let worst = errors.fold(0.0, f64::max);
    said += &format!(" Standard error of a mean: at most {worst:.2}.");
    said +=
        " No model of this kind has been shown to forecast better than the weighted mean: where they differ from it, ask why.";
    said
}

fn bars(issue: &UncertainIssue, model: Model) -> String {
    let mut found: Vec<Bar> = tornado(issue, |drawn| model.ask(drawn));
    found.retain(|bar| bar.width().is_some_and(|width| width > 0.0));
    if found.is_empty() {
        return String::new();
    }
    let table = super::widest(issue, &found);
    format!("\n{HEADING}What moves the outcome most{HEADING:#} (model {})\n{table}", model.word())
}

fn what_would_have_to_be_true(issue: &UncertainIssue, model: Model, point: f64) -> String {
    let there = model.ask(issue.mode()).is_some_and(|outcome| outcome >= point);
    let goal = if there { Goal::Below(point) } else { Goal::AtLeast(point) };
    let found = shifts(issue.mode(), goal, |tried| model.ask(tried));
    let heading = match there {
        true => format!("What would keep it below {point}"),
        false => format!("What would bring it to {point}"),
    };
    let body = if found.is_empty() {
        wrap("No one actor's move does.", "  ", "  ") + "\n"
    } else {
        let rows = found.iter().map(|shift| {
            let actor = issue.mode().actors()[shift.actor].id.clone();
            vec![actor, format!("from {} to {}", number(Some(shift.from)), number(Some(shift.to)))]
        });
        table(&["if this actor moved, all else as it is", ""], rows)
    };
    format!("\n{HEADING}{heading}{HEADING:#} (model {})\n{body}", model.word())
}

#[derive(Serialize)]
struct AdoptJson {
    issue: String,
    seed: u64,
    draws: u32,
    scale: (f64, f64),
    at_least: Option<f64>,
    models: Vec<ModelJson>,
    tornado: Vec<BarJson>,
}

#[derive(Serialize)]
struct BarJson {
    actor: String,
    input: &'static str,
    low: Option<f64>,
    high: Option<f64>,
}

fn json(issue: &UncertainIssue, asked: &Asked<'_>, forecasts: &[Forecast]) -> AdoptJson {
    let args = asked.args;
    let bar = |bar: Bar| BarJson {
        actor: issue.actors()[bar.actor].id.clone(),
        input: Input::word(bar.input),
        low: bar.low,
        high: bar.high,
    };
    let scale = issue.mode().scale();
    let at_least = |f: &Forecast| args.at_least.and_then(|point| f.drawn.at_least(point));
    AdoptJson {
        issue: asked.hash.to_owned(),
        seed: args.seed,
        draws: args.draws,
        scale: (scale.low, scale.high),
        at_least: args.at_least,
        models: forecasts.iter().map(|f| ModelJson { at_least: at_least(f), ..model(f) }).collect(),
        tornado: tornado(issue, |drawn| asked.model.ask(drawn)).into_iter().map(bar).collect(),
    }
}
