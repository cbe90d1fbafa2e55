//! How stances moved: a mark for every statement, a row for everyone it is evidence of, from the first word to the last.

mod axis;
mod picture;

use foederis::Record;
use foederis::date::Date;
use foederis::id::{StateId, StatementId};
use foederis::politics::Statement;
use foederis::vocab::{Capacity, Stance};
use foederis_analysis::positions::Timeline;

use self::axis::{Axis, middle, years};
use super::{Figure, Screen, based_on};
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
        let about = if topics.len() > 1 { "on the proposal and its kin" } else { "on the proposal" };
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
}

/// A state by its name, an organisation by its letters.
fn short(record: &Record, state: StateId) -> &str {
    if record.states[state].is_state() { record.name_of(state) } else { record.code(state) }
}
