//! Drawing the scale: one row an actor, one column a stance.

use foederis::politics::Statement;
use foederis::vocab::{Capacity, Stance};
use maud::{Markup, html};

use super::{Row, short};
use crate::figures::svg::{Anchor, line, n, text, width, wrapped};
use crate::figures::{Drawing, Screen};
use crate::words::stance as does;
use crate::{Study, words};

/// Where things stand.
struct Frame {
    whole: f64,
    /// The left end of the scale, and the width of a column.
    left: f64,
    column: f64,
    /// From row to row.
    step: f64,
    /// The middle of the marks below the top of a row.
    marks: f64,
}

impl Frame {
    fn of(screen: Screen) -> Frame {
        let whole = screen.width();
        match screen {
            Screen::Page => Frame { whole, left: 132.0, column: 61.0, step: 27.0, marks: 13.5 },
            Screen::Phone => Frame { whole, left: 0.0, column: whole / 8.0, step: 46.0, marks: 31.0 },
        }
    }

    /// The middle of a stance's column.
    fn x(&self, stance: Stance) -> f64 {
        self.left + (stance as usize as f64 + 0.5) * self.column
    }
}

pub(super) fn drawing(study: &Study<'_>, rows: &[Row<'_>], beside: Option<&str>, screen: Screen) -> Drawing {
    let frame = Frame::of(screen);
    let top = 36.0;
    let bottom = top + rows.len() as f64 * frame.step;
    let key = key(study, rows, &frame, bottom + 20.0);
    let beside = beside.map(|words| wrapped(words, 11.0, frame.whole)).unwrap_or_default();
    let end = key.1 + if beside.is_empty() { 0.0 } else { 10.0 };
    Drawing {
        width: frame.whole,
        height: end + beside.len() as f64 * 15.0 + 4.0,
        body: html! {
            (heads(&frame, screen, bottom))
            @for (number, row) in rows.iter().enumerate() { (drawn(study, row, &frame, screen, top + number as f64 * frame.step)) }
            (key.0)
            @for (number, words) in beside.iter().enumerate() {
                (text(0.0, end + 11.0 + number as f64 * 15.0, "quiet", Anchor::Start, words))
            }
        },
    }
}

/// The names of the columns; on a phone in two rows by turns.
fn heads(frame: &Frame, screen: Screen, bottom: f64) -> Markup {
    html! {
        @for stance in Stance::ALL {
            @let x = frame.x(*stance);
            @let turn = screen == Screen::Phone && (*stance as usize).is_multiple_of(2);
            @let y = if turn { 10.0 } else { 25.0 };
            @if screen == Screen::Page { (line((x, y + 5.0), (x, bottom), "rule")) } @else { (line((x, y + 4.0), (x, 36.0), "rule")) }
            (heading(frame, x, y, does(*stance)))
        }
    }
}

/// A heading over its column, or as near to it as the edges allow.
fn heading(frame: &Frame, x: f64, y: f64, words: &str) -> Markup {
    let half = width(words, 11.0) / 2.0;
    if x - half < 0.0 {
        text(0.0, y, "quiet", Anchor::Start, words)
    } else if x + half > frame.whole {
        text(frame.whole, y, "quiet", Anchor::End, words)
    } else {
        text(x, y, "quiet", Anchor::Middle, words)
    }
}

fn drawn(study: &Study<'_>, row: &Row<'_>, frame: &Frame, screen: Screen, top: f64) -> Markup {
    let record = study.record();
    let y = top + frame.marks;
    let now = frame.x(row.now.stance);
    let member = study.comparison.members.has(row.state);
    let personal = row.now.capacity == Capacity::Personal;
    let date = words::date(row.now.date);
    let said = match (screen, personal) {
        (Screen::Page, false) => date,
        (Screen::Page, true) => format!("{date}, personal"),
        (Screen::Phone, false) => format!("{}, {date}", does(row.now.stance)),
        (Screen::Phone, true) => format!("{}, {date}, personal", does(row.now.stance)),
    };
    let words_at = if screen == Screen::Page { y + 4.0 } else { top + 15.0 };
    let start = if screen == Screen::Page { frame.left } else { 0.0 };
    let end = start + 8.0 * frame.column;
    html! {
        @if screen == Screen::Page { (line((0.0, top), (frame.whole, top), "rule")) } @else {
            (line((start, y), (end, y), "rule"))
            @for stance in Stance::ALL { (line((frame.x(*stance), y - 4.0), (frame.x(*stance), y + 4.0), "rule")) }
        }
        (text(0.0, words_at, if member { "strong" } else { "label" }, Anchor::Start, short(record, row.state)))
        (text(frame.whole, words_at, "quiet", Anchor::End, &said))
        @if let Some(then) = row.then {
            @let was = frame.x(then.stance);
            @if then.stance == row.now.stance {
                (mark(was, y, 9.5, then, "open", &ink(then.stance)))
            } @else {
                @let away = if was < now { 6.0 } else { -6.0 };
                (line((was + away, y), (now, y), &format!("moved {}", ink(row.now.stance))))
                (mark(was, y, 5.5, then, "open", &ink(then.stance)))
            }
        }
        (mark(now, y, 6.0, row.now, "solid", &ink(row.now.stance)))
    }
}

fn ink(stance: Stance) -> String {
    match stance {
        Stance::Propose | Stance::Support | Stance::Conditional => "for",
        Stance::Neutral => "between",
        Stance::Reserve | Stance::Oppose | Stance::Reject | Stance::PerceiveAsThreat => "against",
    }
    .into()
}

/// A circle for a government or an organisation, a diamond for a person.
fn mark(x: f64, y: f64, r: f64, said: &Statement, fill: &str, ink: &str) -> Markup {
    html! {
        @if said.capacity == Capacity::Personal {
            @let r = r * 1.2;
            path.mark.(ink).(fill) d=(format!("M{} {}l{r} {r}l-{r} {r}l-{r} -{r}z", n(x), n(y - r), r = n(r))) {}
        } @else {
            circle.mark.(ink).(fill) cx=(n(x)) cy=(n(y)) r=(n(r)) {}
        }
    }
}

/// What the marks mean, as far as they occur; and where that ends.
fn key(study: &Study<'_>, rows: &[Row<'_>], frame: &Frame, top: f64) -> (Markup, f64) {
    let mut entries: Vec<(&str, String)> = vec![("latest", "latest word".into())];
    if let (Some(date), true) = (study.comparison.after.architecture.proposed, rows.iter().any(|row| row.then.is_some())) {
        entries.push(("then", format!("when it was proposed, {}", words::date(date))));
    }
    let said = || rows.iter().flat_map(|row| [Some(row.now), row.then]).flatten();
    if said().any(|s| s.capacity == Capacity::Personal) {
        entries.push(("person", "a person, not the government".into()));
    }
    if entries.len() == 1 {
        return (html! {}, top - 12.0);
    }
    let (mut x, mut y) = (0.0, top);
    let drawn: Vec<Markup> = entries
        .into_iter()
        .map(|(kind, words)| {
            let wide = 18.0 + width(&words, 11.0) + 18.0;
            if x > 0.0 && x + wide > frame.whole {
                (x, y) = (0.0, y + 18.0);
            }
            let at = x;
            x += wide;
            html! {
                @match kind {
                    "then" => { circle.mark.open.between cx=(n(at + 7.0)) cy=(n(y - 4.0)) r="5.5" {} }
                    "latest" => { circle.mark.solid.between cx=(n(at + 7.0)) cy=(n(y - 4.0)) r="6" {} }
                    _ => { path.mark.solid.between d=(format!("M{} {}l7 7l-7 7l-7 -7z", n(at + 7.0), n(y - 11.0))) {} }
                }
                (text(at + 18.0, y, "quiet", Anchor::Start, &words))
            }
        })
        .collect();
    (html! { @for entry in drawn { (entry) } }, y + 6.0)
}
