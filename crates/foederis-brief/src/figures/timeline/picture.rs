//! Drawing statements: one row for everyone who spoke, one mark a statement.

use foederis::id::StateId;
use foederis::politics::Statement;
use foederis::vocab::{Capacity, Stance};
use maud::{Markup, html};

use super::axis::{Axis, BREAK, middle};
use super::{Side, Told, most, short, side};
use crate::figures::scale::{Mark, dot, key, strip};
use crate::figures::svg::{self, Anchor, n};
use crate::figures::{Drawing, Screen};
use crate::words;

impl<'r> Told<'r> {
    /// The rows of a drawing, and how many are left out.
    fn shown(&self, screen: Screen) -> (Vec<&(StateId, Vec<&'r Statement>)>, usize) {
        let mut by_number: Vec<usize> = (0..self.rows.len()).collect();
        by_number.sort_by_key(|row| (std::cmp::Reverse(self.rows[*row].1.len()), *row));
        by_number.truncate(most(screen));
        by_number.sort_unstable();
        let left_out = self.rows.len() - by_number.len();
        (by_number.into_iter().map(|row| &self.rows[row]).collect(), left_out)
    }

    pub(super) fn drawing(&self, screen: Screen) -> Drawing {
        let whole = screen.width();
        let page = screen == Screen::Page;
        let (shown, left_out) = self.shown(screen);
        let names = shown.iter().map(|(state, _)| svg::width(short(self.record, *state), 12.0));
        let (left, right) = if page { (names.fold(60.0, f64::max).min(190.0) + 14.0, whole - 32.0) } else { (5.0, whole - 5.0) };
        let axis = self.axis((left, right));
        let ticks = axis.ticks(34.0);
        let top = 20.0;
        let mut y = top;
        let mut rows = Vec::new();
        for (state, said) in shown {
            let (row, high) = self.row(*state, said, &axis, screen, y);
            rows.push(row);
            y += high;
        }
        let bottom = y;
        let note = (left_out > 0)
            .then(|| format!("{} more with fewer statements are left out.", words::capital(&words::small(left_out))));
        let (key, end) = key(&self.marks(), whole, bottom + if note.is_some() { 50.0 } else { 34.0 });
        let body = html! {
            @for (_, x) in &ticks { (svg::line((*x, top), (*x, bottom), "rule")) }
            @for (year, x) in &ticks {
                @for level in [top - 7.0, bottom + 14.0] {
                    @match (x - 16.0 < 0.0, x + 16.0 > whole) {
                        (true, _) => (svg::text(0.0, level, "quiet", Anchor::Start, &year.to_string())),
                        (_, true) => (svg::text(whole, level, "quiet", Anchor::End, &year.to_string())),
                        _ => (svg::text(*x, level, "quiet", Anchor::Middle, &year.to_string())),
                    }
                }
            }
            @for pair in axis.stretches.windows(2) { (broken(pair[0].right + BREAK / 2.0, top, bottom)) }
            @for row in rows { (row) }
            @for stretch in &axis.stretches {
                @for level in [top, bottom] { (svg::line((stretch.left, level), (stretch.right, level), "axis")) }
            }
            @if let Some(note) = &note { (svg::text(0.0, bottom + 31.0, "quiet", Anchor::Start, note)) }
            (key)
        };
        Drawing { width: whole, height: end + 2.0, body }
    }

    /// A row with its marks, those too near to one another on lanes of their own; and how high it is.
    fn row(&self, state: StateId, said: &[&Statement], axis: &Axis, screen: Screen, top: f64) -> (Markup, f64) {
        let page = screen == Screen::Page;
        let (lane, words_high) = if page { (7.4, 0.0) } else { (7.0, 16.0) };
        let mut lanes: Vec<f64> = Vec::new();
        let mut marks = Vec::new();
        for statement in said {
            let x = axis.x(middle(statement.date));
            let place = lanes.iter().position(|taken| x - taken >= lane).unwrap_or(lanes.len());
            match lanes.get_mut(place) {
                Some(taken) => *taken = x,
                None => lanes.push(x),
            }
            marks.push((x, place, *statement));
        }
        let high = (lanes.len() as f64 * lane + 8.0).max(18.0 - words_high / 4.0) + words_high;
        // From the middle outwards, so that what stands alone is level with the name.
        let even = if lanes.len().is_multiple_of(2) { 0.5 } else { 0.0 };
        let middle = top + words_high + (high - words_high) / 2.0 - even * lane;
        let level = |place: usize| middle + lane * if place % 2 == 1 { place.div_ceil(2) as f64 } else { -((place / 2) as f64) };
        let name = short(self.record, state);
        let words_at = if page { top + high / 2.0 + 4.0 } else { top + 13.0 };
        let body = html! {
            @if !page {
                (strip(top, 17.0, screen.width()))
            }
            @for stretch in &axis.stretches { (svg::line((stretch.left, top), (stretch.right, top), "rule")) }
            @if page { (svg::line((0.0, top), (axis.stretches[0].left, top), "rule")) }
            (svg::text(0.0, words_at, "label", Anchor::Start, name))
            (svg::text(screen.width(), words_at, "quiet", Anchor::End, &said.len().to_string()))
            @for (x, place, statement) in &marks {
                (mark(*x, level(*place), statement.stance, self.beside(statement), statement.capacity == Capacity::Personal))
            }
        };
        (body, high)
    }

    /// What the marks mean, as far as they occur.
    fn marks(&self) -> Vec<(Mark<'static>, String)> {
        let mut entries: Vec<(Mark<'static>, String)> = Vec::new();
        for stance in Stance::ALL {
            if self.said.iter().any(|s| s.stance == *stance) {
                entries.push((Box::new(move |x, y| mark(x, y, *stance, false, false)), words::stance(*stance).into()));
            }
        }
        if self.said.iter().any(|s| self.beside(s)) {
            entries.push((Box::new(|x, y| dot(x, y, 1.6, "stance between")), "small: another road".into()));
        }
        if self.said.iter().any(|s| s.capacity == Capacity::Personal) {
            entries.push((Box::new(|x, y| dot(x, y, 2.6, "stance open between")), "hollow: a person, not a government".into()));
        }
        entries
    }
}

/// Where time is left out.
fn broken(x: f64, top: f64, bottom: f64) -> Markup {
    html! {
        @for level in [top, bottom] {
            @for shift in [-2.5, 2.5] { (svg::line((x + shift - 2.0, level + 4.0), (x + shift + 2.0, level - 4.0), "axis")) }
        }
    }
}

/// A circle for it, a square undecided, a triangle against it.
fn mark(x: f64, y: f64, stance: Stance, beside: bool, personal: bool) -> Markup {
    let r = if beside { 2.0 } else { 3.2 };
    let class = format!("stance {}{}", stance.word(), if personal { " open" } else { "" });
    // An outline takes room of its own.
    let r = if personal { r - 0.3 } else { r - 0.1 };
    match side(stance) {
        Side::For => html! { circle.(class) cx=(n(x)) cy=(n(y)) r=(n(r - 0.4)) {} },
        Side::Undecided => {
            let r = r * 0.76;
            html! { rect.(class) x=(n(x - r)) y=(n(y - r)) width=(n(2.0 * r)) height=(n(2.0 * r)) {} }
        }
        Side::Against => {
            let across = n(2.0 * r);
            html! { path.(class) d=(format!("M{} {}h{across}L{} {}Z", n(x - r), n(y - r * 0.8), n(x), n(y + r * 0.95))) {} }
        }
    }
}
