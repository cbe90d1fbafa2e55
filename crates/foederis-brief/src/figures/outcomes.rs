//! What comes of the bargain: the outcomes of every model over the ranges, when it was proposed and now, against the point where a
//! formal pact begins; and beneath them the two questions that have no point on the scale.

use foederis_adoption::{Adoption, Forecast, Model};
use maud::{Markup, html};

use super::scale::{Mark, Scale, bar, dot, judged_for, key, strip};
use super::svg::{self, Anchor};
use super::{Drawing, Figure, Screen, based_on};
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

/// What a model is called where people read it.
fn name(model: Model) -> &'static str {
    match model {
        Model::Mean => "Mean",
        Model::CapabilityMean => "Capability mean",
        Model::WeightedMean => "Weighted mean",
        Model::Median => "Median",
        Model::Nash => "Nash solution",
        Model::ExpectedUtility => "Expected utility",
        Model::ExpectedUtilityRun => "Expected utility, as run",
        Model::Smp => "Spatial model",
    }
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

/// A share as a mark: what is little or nearly all is not rounded to none or all.
fn percent(share: f64) -> String {
    match share {
        s if s <= 0.0 => "0%".into(),
        s if s < 0.005 => "<1%".into(),
        s if s > 0.995 && s < 1.0 => ">99%".into(),
        s => format!("{:.0}%", 100.0 * s),
    }
}

/// The same in a sentence.
fn chance(share: f64) -> String {
    percent(share).replace('<', "under ").replace('>', "over ")
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
            1 => format!("the {}", name(latest.forecasts[0].model).to_lowercase()),
            n => format!("{} models", words::small(n)),
        };
        let draws = words::thousands(u64::from(latest.draws.count));
        let signed = match latest.signatures.adopted {
            share if share <= 0.0 => format!("none of {draws} draws"),
            share if share >= 1.0 => format!("all {draws} draws"),
            share => format!("{} of {draws} draws", chance(share)),
        };
        match (latest.range(), latest.judged.issue.adopted_above(), latest.means()) {
            (Some((low, high)), Some(_), _) => {
                let (low, high) = (chance(low), chance(high));
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
                    let pact = s.pact.map(|share| format!(", a formal pact in {}", chance(share))).unwrap_or_default();
                    format!("{middle:.0} ({low:.0} to {high:.0}{pact})")
                }
                None => "no outcome".into(),
            };
            format!("{} {}", name(row.model), row.asked.iter().map(one).collect::<Vec<_>>().join(", then "))
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
            Ok(game) => format!("a coalition large enough holds in {}", chance(game.adopted())),
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
            chance(latest.signatures.adopted)
        )
    }

    fn drawing(&self, rows: &[Row<'_>], screen: Screen) -> Drawing {
        let whole = screen.width();
        let page = screen == Screen::Page;
        let twice = self.now.is_some();
        let (left, right, step, words_high) = match (screen, twice) {
            (Screen::Page, _) => (204.0, whole - 80.0, 38.0, 0.0),
            (Screen::Phone, true) => (8.0, whole - 8.0, 52.0, 20.0),
            (Screen::Phone, false) => (8.0, whole - 8.0, 40.0, 20.0),
        };
        let latest = self.latest();
        let scale = Scale::new(&latest.judged, (left, right), whole);
        let (head, top) = scale.head();
        let bottom = top + rows.len() as f64 * step + 4.0;
        let (foot, end) = scale.foot(bottom);
        let asked = end + 8.0;
        let (questions, end) = self.questions(screen, asked);
        let (key, end) = key(&self.marks(), whole, end + 16.0);
        let pact = latest.judged.issue.adopted_above().is_some();
        let body = html! {
            (head)
            @if page && pact { (svg::text(whole, top - 5.0, "quiet", Anchor::End, "a pact")) }
            (scale.ground(top, bottom))
            @for (number, row) in rows.iter().enumerate() {
                @let upper = top + number as f64 * step;
                @if page {
                    @if number > 0 { (svg::line((0.0, upper), (left - 10.0, upper), "rule")) }
                    (svg::text(0.0, upper + 17.0, "strong", Anchor::Start, name(row.model)))
                    (svg::text(0.0, upper + 31.0, "quiet", Anchor::Start, gloss(row.model)))
                } @else {
                    (strip(upper + if number > 0 { 3.0 } else { 0.0 }, if number > 0 { 17.0 } else { 20.0 }, whole))
                    (svg::text(0.0, upper + 16.0, "strong", Anchor::Start, name(row.model)))
                }
                @for (place, spread) in row.asked.iter().enumerate() {
                    @let y = upper + words_high + match row.asked.len() { 1 => (step - words_high) / 2.0, _ => (step - words_high) * (0.3 + 0.42 * place as f64) };
                    (drawn(&scale, spread, y))
                    @if page && pact {
                        @let class = if spread.latest { "strong" } else { "quiet" };
                        (svg::text(whole, y + 4.0, class, Anchor::End, &spread.pact.map_or_else(|| "–".into(), percent)))
                    }
                }
                @if !page && pact {
                    @let shares: Vec<String> = row.asked.iter().map(|s| s.pact.map_or_else(|| "–".into(), percent)).collect();
                    (svg::text(whole, upper + 16.0, "quiet", Anchor::End, &format!("a pact: {}", shares.join(" → "))))
                }
            }
            (foot)
            (questions)
            (key)
        };
        Drawing { width: whole, height: end + 2.0, body }
    }

    /// What has no point on the scale: who would sign, and which coalitions would hold.
    fn questions(&self, screen: Screen, top: f64) -> (Markup, f64) {
        let whole = screen.width();
        let shares = |of: &dyn Fn(&Adoption<'_>) -> String| self.both().into_iter().map(of).collect::<Vec<_>>();
        let game = |a: &Adoption<'_>| a.accession.as_ref().map_or_else(|_| "–".into(), |game| percent(game.adopted()));
        let issue = self.latest().judged.issue;
        let quorum = words::count(issue.quorum, "candidate", "candidates");
        let needed = if issue.required.is_empty() { String::new() } else { "all required and ".into() };
        let rows = [
            ("Signatures", format!("{needed}{quorum} nearer to the proposal"), shares(&|a| percent(a.signatures.adopted))),
            ("Accession", "by what each gains: a pact that none would leave".to_owned(), shares(&game)),
        ];
        let step = if screen == Screen::Page { 24.0 } else { 36.0 };
        let end = top + 2.0 * step;
        let body = html! {
            @for (number, (name, what, shares)) in rows.iter().enumerate() {
                @let upper = top + number as f64 * step;
                (svg::line((0.0, upper), (whole, upper), "rule"))
                (svg::text(0.0, upper + 16.0, "strong", Anchor::Start, name))
                @match screen {
                    Screen::Page => {
                        (svg::text(204.0, upper + 16.0, "quiet", Anchor::Start, what))
                        @if shares.len() > 1 { (svg::text(whole - 38.0, upper + 16.0, "quiet", Anchor::End, &format!("{} →", shares[0]))) }
                        (svg::text(whole, upper + 16.0, "strong", Anchor::End, shares.last().map_or("", String::as_str)))
                    }
                    Screen::Phone => {
                        (svg::text(0.0, upper + 30.0, "quiet", Anchor::Start, what))
                        (svg::text(whole, upper + 16.0, "quiet", Anchor::End, &format!("a pact: {}", shares.join(" → "))))
                    }
                }
            }
        };
        (body, end)
    }

    fn marks(&self) -> Vec<(Mark<'static>, String)> {
        let (then, now) = self.called();
        let mut entries: Vec<(Mark<'static>, String)> = Vec::new();
        if self.now.is_some() {
            entries.push((Box::new(|x, y| html! { (bar(x - 6.0, x + 6.0, y, 0.6, "before")) (median(x, y, false)) }), then));
            entries.push((Box::new(|x, y| html! { (bar(x - 6.0, x + 6.0, y, 0.6, "after")) (median(x, y, true)) }), now));
        }
        entries.push((Box::new(|x, y| bar(x - 6.0, x + 6.0, y, 0.6, "after")), "5 to 95% of draws".into()));
        entries.push((Box::new(|x, y| bar(x - 6.0, x + 6.0, y, 4.4, "after")), "the middle half".into()));
        entries
    }
}

/// Hollow as first judged, filled as judged last.
fn median(x: f64, y: f64, latest: bool) -> Markup {
    if latest { dot(x, y, 4.2, "after") } else { dot(x, y, 3.4, "ring-before") }
}

fn drawn(scale: &Scale<'_, '_>, spread: &Spread<'_>, y: f64) -> Markup {
    let ink = if spread.latest { "after" } else { "before" };
    html! {
        @if let Some([low, quarter, middle, rest, high]) = spread.at {
            (bar(scale.x(low), scale.x(high), y, 0.6, ink))
            (bar(scale.x(quarter), scale.x(rest), y, 4.4, ink))
            (median(scale.x(middle), y, spread.latest))
        } @else if let Some(likeliest) = spread.forecast.likeliest {
            (median(scale.x(likeliest), y, spread.latest))
        }
    }
}
