//! Drawing what comes of the bargain: one row a model, and the questions without a point beneath.

use foederis_adoption::Adoption;
use maud::{Markup, html};

use super::{Row, Spread, Told, gloss};
use crate::figures::scale::{Mark, Scale, bar, dot, key, strip};
use crate::figures::svg::{self, Anchor};
use crate::figures::{Drawing, Screen};
use crate::words;

impl Told<'_, '_> {
    pub(super) fn drawing(&self, rows: &[Row<'_>], screen: Screen) -> Drawing {
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
                    (svg::text(0.0, upper + 17.0, "strong", Anchor::Start, words::model(row.model)))
                    (svg::text(0.0, upper + 31.0, "quiet", Anchor::Start, gloss(row.model)))
                } @else {
                    (strip(upper + if number > 0 { 3.0 } else { 0.0 }, if number > 0 { 17.0 } else { 20.0 }, whole))
                    (svg::text(0.0, upper + 16.0, "strong", Anchor::Start, words::model(row.model)))
                }
                @for (place, spread) in row.asked.iter().enumerate() {
                    @let y = upper + words_high + match row.asked.len() { 1 => (step - words_high) / 2.0, _ => (step - words_high) * (0.3 + 0.42 * place as f64) };
                    (drawn(&scale, spread, y))
                    @if page && pact {
                        @let class = if spread.latest { "strong" } else { "quiet" };
                        (svg::text(whole, y + 4.0, class, Anchor::End, &spread.pact.map_or_else(|| "–".into(), words::share)))
                    }
                }
                @if !page && pact {
                    @let shares: Vec<String> = row.asked.iter().map(|s| s.pact.map_or_else(|| "–".into(), words::share)).collect();
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
        let game = |a: &Adoption<'_>| a.accession.as_ref().map_or_else(|_| "–".into(), |game| words::share(game.adopted()));
        let proposal = self.latest().judged.proposal;
        let quorum = words::count(proposal.quorum, "candidate", "candidates");
        let needed = if proposal.required.is_empty() { String::new() } else { "all required and ".into() };
        let rows = [
            ("Signatures", format!("{needed}{quorum} nearer to the proposal"), shares(&|a| words::share(a.signatures.adopted))),
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
