//! Where each actor stands: the judged position with its range on the scale of the issue, and how much weight is behind it.

use foederis_adoption::Judged;
use foederis_bargaining::Triangular;
use foederis_bargaining::baseline::prefers;
use maud::{Markup, html};

use super::scale::{Mark, Scale, dot, judged_for, key, strip};
use super::svg::{self, Anchor, n};
use super::{Drawing, Figure, Screen, based_on};
use crate::words;

/// At most so many are named in the title.
const FEW: usize = 4;

/// Where each actor of an issue stands, the highest first; none where there is nobody.
pub fn standing(judged: &Judged<'_>) -> Option<Figure> {
    let rows = rows(judged);
    if rows.is_empty() {
        return None;
    }
    let drawings = [Screen::Page, Screen::Phone].map(|screen| drawing(judged, &rows, screen));
    let (title, caption, alt) = (title(&rows), caption(judged, &rows), alt(judged, &rows));
    Some(Figure { name: "standing", title, caption, alt, drawings })
}

/// One actor.
struct Row<'r> {
    name: &'r str,
    position: Triangular,
    /// Its part of all capability × salience.
    weight: f64,
    candidate: bool,
    /// Whether it stands nearer to the proposal than to the status quo.
    near: bool,
    /// Whether no statement is behind its position.
    alone: bool,
}

fn rows<'r>(judged: &Judged<'r>) -> Vec<Row<'r>> {
    let mode = judged.numbers.mode();
    let whole: f64 = mode.actors().iter().map(foederis_bargaining::Actor::weight).sum();
    let candidates = judged.candidates();
    let row = |at: usize| Row {
        name: judged.name(at),
        position: judged.numbers.actors()[at].position,
        weight: if whole > 0.0 { mode.actors()[at].weight() / whole } else { 0.0 },
        candidate: candidates.contains(&at),
        near: prefers(mode, at, judged.proposed_at, judged.status_quo.at),
        alone: judged.actors[at].view.is_judged_only(),
    };
    let mut rows: Vec<Row<'r>> = (0..judged.actors.len()).map(row).collect();
    rows.sort_by(|a, b| b.position.mode.total_cmp(&a.position.mode).then(b.weight.total_cmp(&a.weight)).then(a.name.cmp(b.name)));
    rows
}

fn title(rows: &[Row<'_>]) -> String {
    let (candidates, others): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.iter().partition(|row| row.candidate);
    let near = |rows: &[&Row<'_>]| rows.iter().filter(|row| row.near).count();
    let does = |n: usize| if n < 2 { "stands" } else { "stand" };
    let than = "nearer to the proposal than to the status quo";
    if candidates.is_empty() || others.is_empty() {
        let near = rows.iter().filter(|row| row.near).count();
        return words::capital(&format!("{} actors {} {than}", words::out_of(near, rows.len()), does(near)));
    }
    let willing = near(&candidates);
    let kind = if candidates.len() == 1 { "candidate" } else { "candidates" };
    let first = words::capital(&format!("{} {kind} {} {than}", words::out_of(willing, candidates.len()), does(willing)));
    let named: Vec<String> = others.iter().filter(|row| row.near).map(|row| words::actor(row.name)).collect();
    let rest = match named.len() {
        0 if willing == 0 => format!("nor does any of the {} others", words::small(others.len())),
        0 => format!("none of the {} others does", words::small(others.len())),
        1 => format!("of the {} others {} does", words::small(others.len()), named[0]),
        2..=FEW => format!("of the {} others {} do", words::small(others.len()), foederis::listed(&named)),
        more if more == others.len() => format!("so do all {} others", words::small(more)),
        more => format!("of the {} others {} do", words::small(others.len()), words::small(more)),
    };
    format!("{first}; {rest}")
}

fn caption(judged: &Judged<'_>, rows: &[Row<'_>]) -> String {
    let hollow = if rows.iter().any(|row| row.alone) { " Hollow: no statement on record, judgement alone." } else { "" };
    let bold = if rows.iter().any(|row| row.candidate) { " Bold: candidates of the pact." } else { "" };
    let moved = if judged.moved.is_empty() { "" } else { " Some numbers are supposed, against the record." };
    format!(
        "Line: the lowest to the highest position; dot: the likeliest, its area by weight (capability × salience), with its share of all \
         weight on the right (–: none of its own).{hollow}{bold} Positions are judged from statements for {}, no measurements.{moved} {}",
        judged_for(judged),
        based_on(judged.record)
    )
}

fn alt(judged: &Judged<'_>, rows: &[Row<'_>]) -> String {
    let ends: Vec<String> = judged.issue.regimes.iter().map(|r| format!("{} ({})", n(r.at), r.name)).collect();
    let said = |row: &Row<'_>| {
        let p = row.position;
        format!("{} {} ({} to {})", row.name, n(p.mode), n(p.low), n(p.high))
    };
    let all: Vec<String> = rows.iter().map(said).collect();
    format!(
        "Likeliest positions on a scale of {}, lowest and highest in brackets, with the status quo at {} and the proposal at {}: {}.",
        foederis::listed(&ends),
        n(judged.status_quo.at),
        n(judged.proposed_at),
        all.join("; ")
    )
}

fn drawing(judged: &Judged<'_>, rows: &[Row<'_>], screen: Screen) -> Drawing {
    let whole = screen.width();
    let names = rows.iter().map(|row| svg::width(row.name, 12.0) * if row.candidate { 1.14 } else { 1.0 });
    let (left, right, step, biggest) = match screen {
        Screen::Page => (names.fold(90.0, f64::max).min(300.0) + 12.0, whole - 74.0, 20.0, 9.0),
        Screen::Phone => (8.0, whole - 8.0, 35.0, 8.0),
    };
    let scale = Scale::new(judged, (left, right), whole);
    let (head, top) = scale.head();
    let bottom = top + rows.len() as f64 * step + if screen == Screen::Page { 0.0 } else { 4.0 };
    let (foot, end) = scale.foot(bottom);
    let (key, end) = key(&marks(rows), whole, end + 16.0);
    let heaviest = rows.iter().map(|row| row.weight).fold(0.0, f64::max);
    let radius = |row: &Row<'_>| (biggest * (row.weight / heaviest.max(f64::MIN_POSITIVE)).sqrt()).max(2.2);
    let body = html! {
        (head)
        @if screen == Screen::Page { (svg::text(whole, top - 5.0, "quiet", Anchor::End, "weight")) }
        (scale.ground(top, bottom))
        @for (number, row) in rows.iter().enumerate() {
            @let upper = top + number as f64 * step;
            @let (words, y) = if screen == Screen::Page { (upper + step / 2.0 + 4.0, upper + step / 2.0) } else { (upper + 13.0, upper + 25.0) };
            @let class = if row.candidate { "strong" } else { "label" };
            @if screen == Screen::Phone { (strip(upper, 17.0, whole)) }
            (svg::text(0.0, words, class, Anchor::Start, row.name))
            (svg::text(whole, words, "quiet", Anchor::End, &weight(row.weight)))
            (drawn(&scale, row, y, radius(row)))
        }
        (foot)
        (key)
    };
    Drawing { width: whole, height: end + 2.0, body }
}

/// A share of weight.
fn weight(share: f64) -> String {
    match 100.0 * share {
        0.0 => "–".into(),
        percent if percent < 0.95 => "<1%".into(),
        percent => format!("{percent:.0}%"),
    }
}

fn ink(near: bool) -> &'static str {
    if near { "for" } else { "between" }
}

fn drawn(scale: &Scale<'_, '_>, row: &Row<'_>, y: f64, r: f64) -> Markup {
    let ink = ink(row.near);
    let Triangular { low, mode, high } = row.position;
    let x = scale.x(mode);
    html! {
        (svg::line((scale.x(low), y), (scale.x(high), y), &format!("mark {ink}")))
        @if row.alone {
            (dot(x, y, (r - 1.0).max(2.2), "paper"))
            (dot(x, y, (r - 1.0).max(2.2), &format!("mark open {ink}")))
        } @else {
            (dot(x, y, r, ink))
        }
    }
}

fn marks(rows: &[Row<'_>]) -> Vec<(Mark<'static>, String)> {
    let mut entries: Vec<(Mark<'static>, String)> = Vec::new();
    for (near, words) in [(true, "nearer to the proposal"), (false, "nearer to the status quo")] {
        if rows.iter().any(|row| row.near == near) {
            entries.push((Box::new(move |x, y| dot(x, y, 5.0, ink(near))), words.into()));
        }
    }
    if rows.iter().any(|row| row.alone) {
        entries.push((Box::new(|x, y| dot(x, y, 4.5, "mark open between")), "judgement alone".into()));
    }
    entries
}
