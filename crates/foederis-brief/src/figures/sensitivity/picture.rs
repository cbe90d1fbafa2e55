//! Drawing what moves the outcome: one bar a number, around the likeliest outcome.

use maud::{Markup, html};

use super::{Chart, Row};
use crate::figures::scale::{Mark, bar, key, strip};
use crate::figures::svg::{self, Anchor, n};
use crate::figures::{Drawing, Screen};

/// Where outcomes lie in a drawing.
struct Plot {
    left: f64,
    right: f64,
    from: f64,
    to: f64,
}

impl Plot {
    fn x(&self, outcome: f64) -> f64 {
        self.left + (self.right - self.left) * (outcome - self.from) / (self.to - self.from)
    }

    /// Round outcomes, as many as there is room for.
    fn ticks(&self) -> Vec<f64> {
        let wide = |step: &f64| self.x(self.from + step) - self.left >= 44.0;
        let step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(wide).unwrap_or(50.0);
        let (first, last) = ((self.from / step).ceil() as i64, (self.to / step).floor() as i64);
        (first..=last).map(|tick| tick as f64 * step).collect()
    }
}

impl Chart<'_, '_> {
    /// From the lowest to the highest outcome, and as far as the threshold if that is near.
    fn view(&self) -> (f64, f64, Option<f64>) {
        let ends = || self.rows.iter().flat_map(|row| [row.low, row.high]).chain([self.base]);
        let (low, high) = (ends().fold(f64::MAX, f64::min), ends().fold(f64::MIN, f64::max));
        let span = (high - low).max(f64::MIN_POSITIVE);
        let seen = self.threshold.filter(|at| (low - 0.6 * span..=high + 0.6 * span).contains(at));
        (seen.map_or(low, |at| at.min(low)), seen.map_or(high, |at| at.max(high)), seen)
    }

    pub(super) fn drawing(&self, screen: Screen) -> Drawing {
        let whole = screen.width();
        let page = screen == Screen::Page;
        let (from, to, seen) = self.view();
        // Room for the numbers at the ends of bars.
        let (left, right, step, above, tall) = match screen {
            Screen::Page => (266.0, whole - 40.0, 32.0, 0.0, 16.0),
            Screen::Phone => (38.0, whole - 38.0, 42.0, 18.0, 14.0),
        };
        let plot = Plot { left, right, from, to };
        let top = 22.0;
        let bottom = top + self.rows.len() as f64 * step + 4.0;
        let ends = html! {
            @let base = plot.x(self.base);
            (svg::text(base, 11.0, "note", Anchor::Middle, &format!("all at their likeliest: {:.1}", self.base)))
            (svg::line((base, 15.0), (base, bottom), "goal"))
        };
        let marks: Vec<(Mark<'_>, String)> = vec![
            (Box::new(|x, y| bar(x - 6.0, x + 6.0, y, 9.0, "lost")), "the number at its lowest".into()),
            (Box::new(|x, y| bar(x - 6.0, x + 6.0, y, 9.0, "gained")), "at its highest".into()),
        ];
        // Not through the words between rows.
        let row = |number: usize| (top + number as f64 * step + 21.0, top + (number + 1) as f64 * step + 4.0);
        let spans = if page { vec![(top, bottom)] } else { (0..self.rows.len()).map(row).collect() };
        let (pact, end) = self.pact(&plot, seen, &spans, whole);
        let (key, end) = key(&marks, whole, end + 18.0);
        let middle = |number: usize| top + number as f64 * step + above + (step - above) / 2.0 + if page { 1.0 } else { 2.0 };
        let body = html! {
            @for tick in plot.ticks() {
                (svg::line((plot.x(tick), top), (plot.x(tick), bottom), "rule"))
                (svg::text(plot.x(tick), bottom + 14.0, "quiet", Anchor::Middle, &n(tick)))
            }
            @if !page { (ends) }
            @for (number, row) in self.rows.iter().enumerate() {
                @let upper = top + number as f64 * step;
                @if page {
                    @if number > 0 { (svg::line((0.0, upper), (left - 44.0, upper), "rule")) }
                    (svg::text(0.0, upper + 14.0, "label", Anchor::Start, &row.name))
                    (svg::text(0.0, upper + 27.0, "quiet", Anchor::Start, &row.number))
                } @else {
                    (strip(upper + if number > 0 { 4.0 } else { 0.0 }, if number > 0 { 17.0 } else { 21.0 }, whole))
                    (svg::text(0.0, upper + 16.0, "label", Anchor::Start, &row.name))
                    (svg::text(whole, upper + 16.0, "quiet", Anchor::End, &row.number))
                }
                (drawn(&plot, row, self.base, middle(number), tall))
            }
            @if page { (ends) }
            (pact)
            @for (number, row) in self.rows.iter().enumerate() { (numbers(&plot, row, self.base, middle(number))) }
            (key)
        };
        Drawing { width: whole, height: end + 2.0, body }
    }

    /// Where a formal pact begins: a line over these heights, or an arrow towards it where it lies outside; and where that ends.
    fn pact(&self, plot: &Plot, seen: Option<f64>, spans: &[(f64, f64)], whole: f64) -> (Markup, f64) {
        let bottom = spans.last().map_or(0.0, |(_, bottom)| *bottom);
        let (below, y) = (bottom + 14.0, bottom + 30.0);
        let Some(at) = self.threshold else { return (html! {}, below) };
        let words = format!("a formal pact above {}", n(at));
        let wide = svg::width(&words, 11.0);
        let body = match seen {
            Some(at) => {
                let x = plot.x(at);
                html! {
                    @for (from, to) in spans {
                        (svg::line((x, *from), (x, *to), "halo"))
                        (svg::line((x, *from), (x, *to), "edge"))
                    }
                    @if x + wide / 2.0 > whole { (svg::text(whole, y, "pact", Anchor::End, &words)) }
                    @else { (svg::text(x.max(wide / 2.0), y, "pact", Anchor::Middle, &words)) }
                }
            }
            None if at > plot.to => svg::text(whole, y, "pact", Anchor::End, &format!("{words} →")),
            None => svg::text(0.0, y, "pact", Anchor::Start, &format!("← {words}")),
        };
        (body, y)
    }
}

/// From the likeliest outcome to the one at the lowest and to the one at the highest; side by side where both lie on one side.
fn drawn(plot: &Plot, row: &Row, base: f64, y: f64, tall: f64) -> Markup {
    let (low, high, middle) = (plot.x(row.low), plot.x(row.high), plot.x(base));
    let one_side = (low - middle) * (high - middle) > 0.0;
    let (low_y, high_y, tall) = if one_side { (y - tall / 4.0, y + tall / 4.0, tall / 2.0) } else { (y, y, tall) };
    html! {
        (bar(middle, low, low_y, tall, "lost"))
        (bar(middle, high, high_y, tall, "gained"))
    }
}

/// The outcomes at the ends of a bar.
fn numbers(plot: &Plot, row: &Row, base: f64, y: f64) -> Markup {
    let (first, last) = (row.low.min(row.high), row.low.max(row.high));
    let places = if format!("{first:.1}") == format!("{last:.1}") { 2 } else { 1 };
    html! {
        (svg::text(plot.x(first.min(base)) - 5.0, y + 4.0, "quiet haloed", Anchor::End, &format!("{first:.places$}")))
        (svg::text(plot.x(last.max(base)) + 5.0, y + 4.0, "quiet haloed", Anchor::Start, &format!("{last:.places$}")))
    }
}
