//! How stances moved: a mark for every statement, a row for everyone it is evidence of, from the first word to the last.

mod axis;

use foederis::Record;
use foederis::date::Date;
use foederis::id::{StateId, StatementId};
use foederis::politics::Statement;
use foederis::vocab::{Capacity, Stance};
use foederis_analysis::positions::Timeline;
use maud::{Markup, html};

use self::axis::{Axis, BREAK, middle, years};
use super::scale::{Mark, dot, key, strip};
use super::svg::{self, Anchor, n};
use super::{Drawing, Figure, Screen, based_on};
use crate::words;

/// Statements on a question from the first up to a day, as a mark each; none where nothing was said by then.
pub fn timeline(record: &Record, timeline: &Timeline, day: Date) -> Option<Figure> {
    let told = Told::new(record, timeline, day)?;
    let drawings = [Screen::Page, Screen::Phone].map(|screen| told.drawing(screen));
    Some(Figure { name: "timeline", title: told.title(), caption: told.caption(), alt: told.alt(), drawings })
}

/// For, undecided, against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    For,
    Undecided,
    Against,
}

fn side(stance: Stance) -> Side {
    match stance {
        Stance::Propose | Stance::Support | Stance::Conditional => Side::For,
        Stance::Neutral | Stance::Reserve => Side::Undecided,
        Stance::Oppose | Stance::Reject | Stance::PerceiveAsThreat => Side::Against,
    }
}

/// What is shown.
struct Told<'r> {
    record: &'r Record,
    timeline: &'r Timeline,
    day: Date,
    /// Everyone with a statement by the day, in the order of the timeline.
    rows: Vec<(StateId, Vec<&'r Statement>)>,
    /// Every statement once.
    said: Vec<&'r Statement>,
}

/// At most so many rows are drawn, those with most statements.
const fn most(screen: Screen) -> usize {
    match screen {
        Screen::Page => 60,
        Screen::Phone => 18,
    }
}

impl<'r> Told<'r> {
    fn new(record: &'r Record, timeline: &'r Timeline, day: Date) -> Option<Told<'r>> {
        // What may have been said later is left out.
        let by_then = |ids: &[StatementId]| -> Vec<&'r Statement> {
            ids.iter().map(|id| &record.statements[*id]).filter(|s| s.date.latest <= day).collect()
        };
        let rows = timeline.by.iter().map(|(state, ids)| (*state, by_then(ids))).filter(|(_, said)| !said.is_empty());
        let rows: Vec<(StateId, Vec<&Statement>)> = rows.collect();
        let said = by_then(&timeline.said);
        (!rows.is_empty() && !said.is_empty()).then_some(Told { record, timeline, day, rows, said })
    }

    fn beside(&self, said: &Statement) -> bool {
        self.timeline.beside.contains(&said.topic)
    }

    fn axis(&self, ends: (f64, f64)) -> Axis {
        let mut moments: Vec<f64> = self.said.iter().map(|s| middle(s.date)).collect();
        moments.sort_by(f64::total_cmp);
        Axis::new(&moments, years(self.day), ends)
    }

    /// Stretches of time with what was said officially on the question itself: the first and the last year, how much, how much of it for it.
    fn stretches(&self) -> Vec<(i16, i16, usize, usize)> {
        let axis = self.axis((0.0, 1.0));
        let mut found: Vec<(i16, i16, usize, usize)> = Vec::new();
        for (place, _) in axis.stretches.iter().enumerate() {
            let own =
                |s: &&&Statement| axis.stretch(middle(s.date)) == place && s.capacity == Capacity::Government && !self.beside(s);
            let own: Vec<&&Statement> = self.said.iter().filter(own).collect();
            let year = |s: &&&Statement| s.date.earliest.year();
            if let (Some(first), Some(last)) = (own.iter().map(year).min(), own.iter().map(year).max()) {
                found.push((first, last, own.len(), own.iter().filter(|s| side(s.stance) == Side::For).count()));
            }
        }
        found
    }

    fn title(&self) -> String {
        let topics: std::collections::BTreeSet<_> = self.said.iter().filter(|s| !self.beside(s)).map(|s| s.topic).collect();
        let about = if topics.len() > 1 { "on the proposal and its forerunners" } else { "on the proposal" };
        let span = |from: i16, to: i16| if from == to { format!("in {from}") } else { format!("from {from} to {to}") };
        let stretches = self.stretches();
        let share = |part: usize, whole: usize| words::percent(part as u64, whole as u64);
        match (stretches.first(), stretches.last()) {
            (None, _) | (_, None) => format!("{} on record, none of it official", words::capital(&self.count())),
            (Some((from, to, all, part)), _) if stretches.len() == 1 => {
                format!(
                    "{} of what was said officially {about} {} was for it",
                    words::capital(&share(*part, *all)),
                    span(*from, *to)
                )
            }
            (Some((a, b, all, part)), Some((c, d, since, now))) => format!(
                "Of what was said officially {about}, {} was for it {}, {} {}",
                share(*part, *all),
                span(*a, *b),
                share(*now, *since),
                span(*c, *d)
            ),
        }
    }

    fn count(&self) -> String {
        words::count(self.said.len(), "statement", "statements")
    }

    fn caption(&self) -> String {
        let road = if self.said.iter().any(|s| self.beside(s)) { " Small: on another road to the same end." } else { "" };
        let person =
            if self.said.iter().any(|s| s.capacity == Capacity::Personal) { " Hollow: a person, not a government." } else { "" };
        let axis = self.axis((0.0, 1.0));
        let broken = match axis.stretches.len() {
            1 => String::new(),
            _ => " The axis is broken where nothing is on record for more than ten years.".to_owned(),
        };
        let cut = self.rows.len().saturating_sub(most(Screen::Page));
        let cut = if cut > 0 {
            format!(" {} more with fewer statements are left out.", words::capital(&words::small(cut)))
        } else {
            String::new()
        };
        format!(
            "{} up to {}, a mark each; marks of about the same day stand on one another, and a joint statement under everyone who made it. \
             Circle: for it; square: undecided; triangle: against.{road}{person}{broken}{cut} On the right: how many. {}",
            words::capital(&self.count()),
            words::day(self.day),
            based_on(self.record)
        )
    }

    fn alt(&self) -> String {
        let said = |(state, said): &(StateId, Vec<&Statement>)| {
            let of = |wanted: Side| said.iter().filter(|s| side(s.stance) == wanted).count();
            let counts = [(of(Side::For), "for"), (of(Side::Undecided), "undecided"), (of(Side::Against), "against")];
            let counts: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
            format!("{} {}", short(self.record, *state), counts.join(", "))
        };
        let all: Vec<String> = self.rows.iter().map(said).collect();
        let spans: Vec<String> = self
            .stretches()
            .iter()
            .map(|(from, to, ..)| if from == to { from.to_string() } else { format!("{from} to {to}") })
            .collect();
        let spans = if spans.is_empty() {
            String::new()
        } else {
            format!(", official ones on the question itself {}", foederis::listed(&spans))
        };
        format!(
            "{} over time{spans}. In the order of first words, all roads together: {}.",
            words::capital(&self.count()),
            all.join("; ")
        )
    }

    /// The rows of a drawing, and how many are left out.
    fn shown(&self, screen: Screen) -> (Vec<&(StateId, Vec<&'r Statement>)>, usize) {
        let mut by_number: Vec<usize> = (0..self.rows.len()).collect();
        by_number.sort_by_key(|row| (std::cmp::Reverse(self.rows[*row].1.len()), *row));
        by_number.truncate(most(screen));
        by_number.sort_unstable();
        let left_out = self.rows.len() - by_number.len();
        (by_number.into_iter().map(|row| &self.rows[row]).collect(), left_out)
    }

    fn drawing(&self, screen: Screen) -> Drawing {
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

/// A state by its name, an organisation by its letters.
fn short(record: &Record, state: StateId) -> &str {
    if record.states[state].is_state() { record.name_of(state) } else { record.code(state) }
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
