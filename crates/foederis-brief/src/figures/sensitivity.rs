//! What moves the outcome most: one number of one actor at a time from its lowest to its highest, all others at their likeliest.

mod picture;

use foederis_adoption::{Adoption, Model};
use foederis_bargaining::Input;
use foederis_bargaining::montecarlo::Bar;

use super::scale::judged_for;
use super::svg::n;
use super::{Figure, Screen, based_on};
use crate::words;

/// So many numbers are shown, those first that move the outcome most.
const MOST: usize = 10;

/// What moves the outcome of the shown model most; none where nothing does.
pub fn sensitivity(adoption: &Adoption<'_>) -> Option<Figure> {
    let base = adoption.shown.ask(adoption.judged.numbers.mode())?;
    let rows: Vec<Row> = adoption.tornado.iter().filter_map(|bar| Row::of(adoption, bar)).take(MOST).collect();
    if rows.is_empty() {
        return None;
    }
    let chart = Chart { adoption, rows, base, threshold: adoption.judged.issue.adopted_above() };
    let drawings = [Screen::Page, Screen::Phone].map(|screen| chart.drawing(screen));
    Some(Figure { name: "sensitivity", title: chart.title(), caption: chart.caption(), alt: chart.alt(), drawings })
}

/// One number of one actor.
struct Row {
    name: String,
    /// "position 12–42".
    number: String,
    input: Input,
    /// Where the outcome is with it at its lowest and at its highest.
    low: f64,
    high: f64,
}

impl Row {
    fn of(adoption: &Adoption<'_>, bar: &Bar) -> Option<Row> {
        let range = adoption.judged.numbers.actors()[bar.actor].get(bar.input);
        let (unit, percent) = match bar.input {
            Input::Capability => (1.0, "%"),
            Input::Position => (1.0, ""),
            Input::Salience => (100.0, "%"),
        };
        let written = |value: f64| {
            let value = value * unit;
            if value < 10.0 { n((value * 10.0).round() / 10.0) } else { n(value.round()) }
        };
        Some(Row {
            name: adoption.judged.name(bar.actor).to_owned(),
            number: format!("{} {}–{}{percent}", bar.input.word(), written(range.low), written(range.high)),
            input: bar.input,
            low: bar.low?,
            high: bar.high?,
        })
    }
}

/// What the model is called in a sentence.
fn model(model: Model) -> &'static str {
    match model {
        Model::Mean => "the mean of positions",
        Model::CapabilityMean => "the mean weighted by capability",
        Model::WeightedMean => "the mean weighted by capability × salience",
        Model::Median => "the weighted median",
        Model::Nash => "the Nash bargaining solution",
        Model::ExpectedUtility => "the expected-utility model",
        Model::ExpectedUtilityRun => "the expected-utility model as its program ran",
        Model::Smp => "the spatial model",
    }
}

/// What is drawn.
struct Chart<'a, 'r> {
    adoption: &'a Adoption<'r>,
    rows: Vec<Row>,
    /// With every number at its likeliest.
    base: f64,
    threshold: Option<f64>,
}

impl Chart<'_, '_> {
    fn title(&self) -> String {
        let first = &self.rows[0];
        let apart = |a: f64, b: f64| if format!("{a:.1}") == format!("{b:.1}") { 2 } else { 1 };
        let places = apart(first.low, first.high);
        let lead = format!(
            "Most depends on the {} of {}, which moves the outcome between {:.places$} and {:.places$}",
            first.input.word(),
            words::actor(&first.name),
            first.low.min(first.high),
            first.low.max(first.high)
        );
        let Some(threshold) = self.threshold else { return lead };
        let there = |outcome: f64| outcome > threshold;
        let turned =
            self.rows.iter().filter(|row| there(row.low) != there(self.base) || there(row.high) != there(self.base)).count();
        let threshold = n(threshold);
        let numbers = match turned {
            0 => "no number alone".to_owned(),
            1 => "one number alone".to_owned(),
            many => format!("each of {} numbers alone", words::small(many)),
        };
        if there(self.base) {
            format!("{lead}; {numbers} keeps it from a formal pact, above {threshold}")
        } else {
            format!("{lead}; {numbers} carries it to a formal pact, above {threshold}")
        }
    }

    fn caption(&self) -> String {
        let judged = &self.adoption.judged;
        let most = if self.adoption.tornado.len() > self.rows.len() {
            format!(" The {} of {} that move it most.", words::small(self.rows.len()), self.adoption.tornado.len())
        } else {
            String::new()
        };
        format!(
            "The outcome by {}, in points of the scale from 0 to 100, with one number at a time at its lowest and at its highest and all \
             others at their likeliest, where it is {:.1}; judged for {}.{most} {}",
            model(self.adoption.shown),
            self.base,
            judged_for(judged),
            based_on(judged.record)
        )
    }

    fn alt(&self) -> String {
        let said = |row: &Row| format!("{}, {}: {:.1} to {:.1}", row.name, row.number, row.low, row.high);
        let all: Vec<String> = self.rows.iter().map(said).collect();
        let threshold = self.threshold.map(|at| format!(" A formal pact begins above {}.", n(at))).unwrap_or_default();
        format!(
            "Bars around an outcome of {:.1}, the widest first, each with the outcome at the lowest and at the highest of one number. {}.{threshold}",
            self.base,
            all.join("; ")
        )
    }
}
