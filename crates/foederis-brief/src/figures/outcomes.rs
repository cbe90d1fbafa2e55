//! What comes of the bargain: the outcomes of every model over the ranges, when it was proposed and now, against the point where a
//! formal pact begins; and beneath them the two questions that have no point on the scale.

mod picture;

use foederis_adoption::{Adoption, Forecast, Model};

use super::scale::judged_for;
use super::svg;
use super::{Figure, Screen, based_on};
use crate::words;

/// The outcomes of every model as first judged, and as judged last; none where no model has any.
pub fn outcomes(then: &Adoption<'_>, now: Option<&Adoption<'_>>) -> Option<Figure> {
    let told = Told { then, now };
    let rows = told.rows();
    if rows.is_empty() {
        return None;
    }
    let drawings = [Screen::Page, Screen::Phone].map(|screen| told.drawing(&rows, screen));
    Some(Figure { name: "outcomes", title: told.title(), caption: told.caption(), alt: told.alt(&rows), drawings })
}

/// What is shown.
struct Told<'a, 'r> {
    then: &'a Adoption<'r>,
    now: Option<&'a Adoption<'r>>,
}

/// One model, asked once or twice.
struct Row<'a> {
    model: Model,
    asked: Vec<Spread<'a>>,
}

/// The outcomes of a model over the ranges.
struct Spread<'a> {
    forecast: &'a Forecast,
    /// 5, 25, 50, 75 and 95 of a hundred draws lie below these; none where the model has no outcome.
    at: Option<[f64; 5]>,
    /// The share of draws that are a formal pact.
    pact: Option<f64>,
    latest: bool,
}

/// How it comes to its outcome, in a few words.
fn gloss(model: Model) -> &'static str {
    match model {
        Model::Mean => "every actor counts alike",
        Model::CapabilityMean => "by capability",
        Model::WeightedMean => "by capability × salience",
        Model::Median => "no other position beats it",
        Model::Nash => "best for all against the status quo",
        Model::ExpectedUtility => "challenges in rounds, as printed",
        Model::ExpectedUtilityRun => "the same, as its program ran",
        Model::Smp => "challenges and bargains in turns",
    }
}

impl<'a, 'r> Told<'a, 'r> {
    /// As judged last.
    fn latest(&self) -> &'a Adoption<'r> {
        self.now.unwrap_or(self.then)
    }

    /// Both, or the one there is.
    fn both(&self) -> Vec<&'a Adoption<'r>> {
        [Some(self.then), self.now].into_iter().flatten().collect()
    }

    fn rows(&self) -> Vec<Row<'a>> {
        let spread = |adoption: &'a Adoption<'r>, model: Model| {
            let forecast = adoption.forecasts.iter().find(|f| f.model == model)?;
            let quantile = |share: f64| forecast.drawn.quantile(share);
            let at = || Some([quantile(0.05)?, quantile(0.25)?, quantile(0.5)?, quantile(0.75)?, quantile(0.95)?]);
            let latest = std::ptr::eq(adoption, self.latest());
            Some(Spread { forecast, at: at(), pact: adoption.adopted(forecast), latest })
        };
        let row =
            |f: &Forecast| Row { model: f.model, asked: self.both().into_iter().filter_map(|a| spread(a, f.model)).collect() };
        let rows: Vec<Row<'a>> = self.latest().forecasts.iter().map(row).collect();
        if rows.iter().any(|row| row.asked.iter().any(|s| s.at.is_some())) { rows } else { Vec::new() }
    }

    /// What the two are called: the days for which they were judged, or what is supposed.
    fn called(&self) -> (String, String) {
        let (then, now) = (judged_for(&self.then.judged), judged_for(&self.latest().judged));
        if then == now { (format!("{then}, on record"), format!("{now}, as supposed")) } else { (then, now) }
    }

    fn title(&self) -> String {
        let latest = self.latest();
        let models = match latest.forecasts.len() {
            1 => format!("the {}", words::model(latest.forecasts[0].model).to_lowercase()),
            n => format!("{} models", words::small(n)),
        };
        let draws = words::thousands(u64::from(latest.draws.count));
        let signed = match latest.signatures.adopted {
            share if share <= 0.0 => format!("none of {draws} draws"),
            share if share >= 1.0 => format!("all {draws} draws"),
            share => format!("{} of {draws} draws", words::chance(share)),
        };
        match (latest.range(), latest.judged.issue.adopted_above(), latest.means()) {
            (Some((low, high)), Some(_), _) => {
                let (low, high) = (words::chance(low), words::chance(high));
                let range = if low == high { low } else { format!("{low} to {high}") };
                format!("By {models} a formal pact has a chance of {range}; the signatures it takes are there in {signed}")
            }
            (_, _, Some((low, high))) => {
                format!(
                    "By {models} the mean outcome lies between {low:.1} and {high:.1}; signatures for the proposal are there in {signed}"
                )
            }
            _ => format!("No model has an outcome; signatures for the proposal are there in {signed}"),
        }
    }

    fn caption(&self) -> String {
        let latest = self.latest();
        let twice = match self.now {
            Some(_) => {
                let (then, now) = self.called();
                format!(" Grey and hollow: {then}; blue: {now}.")
            }
            None => format!(" Positions as judged for {}.", judged_for(&latest.judged)),
        };
        let pact = if latest.judged.issue.adopted_above().is_some() {
            " On the right: the share of draws that are a formal pact."
        } else {
            ""
        };
        let draws = words::thousands(u64::from(latest.draws.count));
        format!(
            "Over {draws} draws from the ranges of positions, saliences and capabilities: thin line, 5 to 95%; thick, the middle half; \
             dot, the median.{twice}{pact} Models are not averaged, and none of them has been shown to forecast better than the weighted \
             mean. {}",
            based_on(latest.judged.record)
        )
    }

    fn alt(&self, rows: &[Row<'_>]) -> String {
        let said = |row: &Row<'_>| {
            let one = |s: &Spread<'_>| match s.at {
                Some([low, _, middle, _, high]) => {
                    let pact = s.pact.map(|share| format!(", a formal pact in {}", words::chance(share))).unwrap_or_default();
                    format!("{middle:.0} ({low:.0} to {high:.0}{pact})")
                }
                None => "no outcome".into(),
            };
            format!("{} {}", words::model(row.model), row.asked.iter().map(one).collect::<Vec<_>>().join(", then "))
        };
        let all: Vec<String> = rows.iter().map(said).collect();
        let latest = self.latest();
        let from = latest
            .judged
            .issue
            .adopted_above()
            .map(|at| format!(" A formal pact begins above {}.", svg::n(at)))
            .unwrap_or_default();
        let game = match &latest.accession {
            Ok(game) => format!("a coalition large enough holds in {}", words::chance(game.adopted())),
            Err(_) => "the game of accession is not played".into(),
        };
        let when = match self.now {
            Some(_) => {
                let (then, now) = self.called();
                format!(", first {then}, then {now}")
            }
            None => String::new(),
        };
        format!(
            "Median outcomes on a scale from 0 to 100, with 5 to 95% of draws in brackets{when}. {}.{from} The signatures are there in {} of \
             draws; {game}.",
            all.join("; "),
            words::chance(latest.signatures.adopted)
        )
    }
}
