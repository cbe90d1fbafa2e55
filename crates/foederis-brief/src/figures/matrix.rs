//! The duties between the members: rows owe, columns are owed; what stands already and what the proposal makes of it.
//!
//! Dots count strength, filled where it stands already, open where the proposal adds it, crossed where it takes it away; the ground
//! of a cell says the same once more in colour.

use std::collections::BTreeMap;

use foederis::Verdict;
use foederis::id::{InstrumentId, StateId};
use foederis::matrix::Cell;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Modality, Strength};
use foederis_analysis::Standpoint;
use maud::{Markup, html};

use super::svg::{self, Anchor, n};
use super::{Drawing, Figure, Screen, basis};
use crate::Study;
use crate::words::{capital, day, percent, small, some_states};

/// More states than this are drawn only as far as most of the changes go.
const MOST: usize = 40;

/// A duty of one state to another.
#[derive(Debug, Clone, Copy)]
struct Held {
    answer: Verdict,
    strength: Option<Strength>,
    /// Whether law carries it; contested where that is disputed.
    binding: Verdict,
}

/// Duties by who owes and who is owed.
type Duties = BTreeMap<(StateId, StateId), Held>;

fn duties(at: &Standpoint<'_>, duty: Duty) -> Duties {
    let law = |id: &InstrumentId| match at.record.instruments[*id].binding {
        Some(true) => Verdict::Yes,
        Some(false) => Verdict::No,
        None => Verdict::Contested,
    };
    let held = |cell: Cell| {
        let binding = cell.instruments.iter().map(law).max().unwrap_or(Verdict::No);
        ((cell.state, cell.owed_to), Held { answer: cell.answer, strength: cell.strength, binding })
    };
    at.matrix(duty).into_iter().map(held).collect()
}

pub(super) fn draw(study: &Study<'_>) -> Option<Figure> {
    let record = study.record();
    let promised = |duty: Duty| {
        let mut provisions = study.comparison.added.iter().flat_map(|id| &record.instruments[*id].provisions);
        provisions.any(|p| p.duty == duty && p.modality == Modality::Shall)
    };
    // What the pact promises first; else what changes.
    let mut duties: Vec<Duty> = Duty::ALL.to_vec();
    duties.sort_by_key(|duty| !promised(*duty));
    let table = duties.into_iter().find_map(|duty| Table::of(study, duty, promised(duty)))?;
    let drawings = [Screen::Page, Screen::Phone].map(|screen| table.drawing(screen));
    Some(Figure { name: "matrix", title: table.title(), caption: table.caption(), alt: table.alt(), drawings })
}

/// What becomes of the duty of one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Gained,
    Firmer,
    Same,
    Looser,
    Lost,
}

impl Fate {
    const ALL: [Fate; 5] = [Fate::Gained, Fate::Firmer, Fate::Same, Fate::Looser, Fate::Lost];

    fn of(before: Option<&Held>, after: Option<&Held>) -> Option<Fate> {
        let weight = |held: &Held| (held.answer, held.strength, held.binding);
        match (before, after) {
            (None, None) => None,
            (None, Some(_)) => Some(Fate::Gained),
            (Some(_), None) => Some(Fate::Lost),
            (Some(before), Some(after)) if weight(before) < weight(after) => Some(Fate::Firmer),
            (Some(before), Some(after)) if weight(before) > weight(after) => Some(Fate::Looser),
            _ => Some(Fate::Same),
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Fate::Gained => "cell-gained",
            Fate::Firmer => "cell-firmer",
            Fate::Same => "cell-same",
            Fate::Looser | Fate::Lost => "cell-lost",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Fate::Gained => "new",
            Fate::Firmer => "firmer",
            Fate::Same => "as before",
            Fate::Looser => "looser",
            Fate::Lost => "ended",
        }
    }
}

/// Everything that is drawn.
struct Table<'a, 'r> {
    study: &'a Study<'r>,
    duty: Duty,
    states: Vec<StateId>,
    before: Duties,
    after: Duties,
}

impl<'a, 'r> Table<'a, 'r> {
    /// The table of a duty; none where neither the pact nor any change is about it.
    fn of(study: &'a Study<'r>, duty: Duty, promised: bool) -> Option<Self> {
        let (before, after) = (duties(&study.comparison.before, duty), duties(&study.comparison.after, duty));
        let changed = |pair: &&(StateId, StateId)| Fate::of(before.get(pair), after.get(pair)) != Some(Fate::Same);
        let changes: Vec<(StateId, StateId)> = before.keys().chain(after.keys()).filter(changed).copied().collect();
        if changes.is_empty() && !promised {
            return None;
        }
        let mut states: StateSet = study.goal.members.iter().copied().collect();
        if states.len() < 3 {
            states = changes.iter().fold(states, |all, (a, b)| all.or(StateSet::one(*a)).or(StateSet::one(*b)));
        }
        if states.len() < 3 {
            // Two alone make no table: those bound to either stand beside them.
            let bound =
                before.keys().filter(|(ower, owed)| states.has(*owed) && study.record().states[*ower].exists(study.day()));
            let partners = bound.fold(states, |all, (ower, _)| all.or(StateSet::one(*ower)));
            states = if partners.len() <= 12 { partners } else { states };
        }
        let involved = |state: StateId| changes.iter().filter(|(a, b)| *a == state || *b == state).count();
        let mut states: Vec<StateId> = states.iter().filter(|s| *s != StateId::NON_STATE).collect();
        states.sort_by_key(|state| (std::cmp::Reverse(involved(*state)), *state));
        states.truncate(MOST);
        // Those with most ties that stay stand first, so that what is knit already gathers in one corner.
        let shown: StateSet = states.iter().copied().collect();
        let stays = |pair: &&(StateId, StateId)| after.contains_key(*pair) && shown.has(pair.0) && shown.has(pair.1);
        let ties = |state: StateId| before.keys().filter(stays).filter(|(a, b)| *a == state || *b == state).count();
        states.sort_by_key(|state| (std::cmp::Reverse(ties(*state)), *state));
        (states.len() > 2).then_some(Table { study, duty, states, before, after })
    }

    fn fate(&self, ower: StateId, owed: StateId) -> Option<Fate> {
        Fate::of(self.before.get(&(ower, owed)), self.after.get(&(ower, owed)))
    }

    fn pairs(&self) -> impl Iterator<Item = (StateId, StateId)> {
        self.states.iter().flat_map(|a| self.states.iter().filter(move |b| *b != a).map(move |b| (*a, *b)))
    }

    fn count(&self, fate: Fate) -> usize {
        self.pairs().filter(|(a, b)| self.fate(*a, *b) == Some(fate)).count()
    }

    /// "a duty to defend"; where no strength is told apart, "a promise to consult".
    fn duty(&self) -> &'static str {
        match self.duty {
            Duty::Defend => "a duty to defend",
            Duty::Attack => "a duty to join in war",
            Duty::Consult => "a promise to consult",
            Duty::Refrain => "a promise not to use force",
            Duty::Neutral => "a promise of neutrality",
            Duty::Abstain => "a promise to join no bloc against the other",
            Duty::Permit => "a promise of access",
            Duty::Support => "a promise of support",
        }
    }

    fn title(&self) -> String {
        let [gained, firmer, same, looser, lost] = Fate::ALL.map(|fate| self.count(fate));
        let all = self.pairs().count();
        let members: StateSet = self.study.goal.members.iter().copied().collect();
        let inside = self.states.iter().all(|s| members.has(*s));
        let pairs = if inside { "ordered pairs of members" } else { "ordered pairs shown" };
        let duty = self.duty();
        let changed: Vec<(StateId, StateId)> = self.pairs().filter(|(a, b)| self.fate(*a, *b) != Some(Fate::Same)).collect();
        let changed: Vec<(StateId, StateId)> = changed.into_iter().filter(|(a, b)| self.fate(*a, *b).is_some()).collect();
        if let [(a, b), back] = changed.as_slice()
            && *back == (*b, *a)
            && (gained, lost) != (1, 1)
        {
            let both = crate::words::states(self.study.record(), StateSet::one(*a).or(StateSet::one(*b)));
            return match (gained, firmer, lost) {
                (2, ..) => format!("The pact gives {both} {duty} towards each other; without it neither has one"),
                (_, 2, _) => format!("The pact makes firmer what {both} owe each other: {duty}"),
                (.., 2) => format!("{} lose {duty} towards each other", capital(&both)),
                _ => format!("{} keep {duty} towards each other, but a weaker one", capital(&both)),
            };
        }
        let weaker = if self.strengths() { "a weaker one" } else { "only a political one" };
        let mut text = match gained + firmer {
            0 if looser + lost > 0 => String::new(),
            0 if same == all => format!("every one of the {all} {pairs} has {duty} as firm as the pact’s already"),
            0 => format!("{same} of the {all} {pairs} have {duty}, and nothing changes it"),
            // Everybody is bound to everybody.
            _ if gained + firmer + same == all => {
                let counts = [(gained, "none"), (firmer, weaker), (same, "one as firm")];
                let have = |at: usize, n: usize| {
                    if at > 0 {
                        ""
                    } else if n == 1 {
                        "has "
                    } else {
                        "have "
                    }
                };
                let kinds = counts.iter().filter(|(n, _)| *n > 0).enumerate();
                let words: Vec<String> = kinds.map(|(at, (n, what))| format!("{n} {}{what}", have(at, *n))).collect();
                let without = foederis::listed(&words);
                format!("the pact gives all {all} {pairs} {duty}; without it {without}")
            }
            _ if gained == 0 => format!("the pact makes {duty} firmer in {firmer} of the {all} {pairs}"),
            _ if firmer == 0 => format!("the pact gives {gained} of the {all} {pairs} {duty} that they lack without it"),
            _ => format!(
                "the pact gives {gained} of the {all} {pairs} {duty} that they lack without it, and {firmer} a firmer one"
            ),
        };
        if looser + lost > 0 {
            let gone = match (looser, lost) {
                (0, lost) => format!("{lost} lose {}", if text.is_empty() { duty } else { "it" }),
                (looser, 0) => {
                    format!("{looser} keep a weaker {}", if text.is_empty() { duty.trim_start_matches("a ") } else { "one" })
                }
                (looser, lost) => {
                    format!("{lost} lose {}, {looser} keep a weaker one", if text.is_empty() { duty } else { "it" })
                }
            };
            text = if text.is_empty() { format!("of the {all} {pairs} {gone}") } else { format!("{text}; {gone}") };
        }
        capital(&text)
    }

    /// Whether any duty shown has a strength.
    fn strengths(&self) -> bool {
        self.pairs().any(|pair| [&self.before, &self.after].iter().any(|d| d.get(&pair).is_some_and(|c| c.strength.is_some())))
    }

    fn contested(&self) -> bool {
        let doubtful =
            |duties: &Duties, pair: &(StateId, StateId)| duties.get(pair).is_some_and(|cell| cell.answer == Verdict::Contested);
        self.pairs().any(|pair| doubtful(&self.before, &pair) || doubtful(&self.after, &pair))
    }

    fn caption(&self) -> String {
        let dots = if self.strengths() {
            "Dots count how strong the duty is: one to act as each sees fit, two to assist, three to fight at once; filled, it stands \
             already; open, it is added; crossed, it ends."
        } else {
            "One dot for a political promise, two for a binding one; filled, it stands already; open, it is added; crossed, it ends."
        };
        let contested = if self.contested() { " A question mark: contested." } else { "" };
        let codes = if self.states.len() > NAMED_PHONE { format!(" {}.", self.codes()) } else { String::new() };
        format!(
            "Rows owe, columns are owed: {}, whatever its limits of place, cause and adversary. {dots}{contested} {}.{codes} {}",
            self.duty(),
            capital(&day(self.study.day())),
            basis(self.study)
        )
    }

    /// "ALB Albania, BEL Belgium …".
    fn codes(&self) -> String {
        let record = self.study.record();
        let mut states = self.states.clone();
        states.sort_unstable();
        let codes: Vec<String> = states.iter().map(|s| format!("{} {}", record.code(*s), record.name_of(*s))).collect();
        codes.join(", ")
    }

    fn alt(&self) -> String {
        let all = self.pairs().count();
        let mut counts: Vec<String> = Vec::new();
        for fate in Fate::ALL {
            let number = self.count(fate);
            if number > 0 {
                counts.push(format!("{} in {number} ({})", fate.word(), percent(number as u64, all as u64)));
            }
        }
        let without = all - Fate::ALL.iter().map(|fate| self.count(*fate)).sum::<usize>();
        if without > 0 {
            counts.push(format!("absent before and after in {without}"));
        }
        let new = |ower: StateId| self.pairs().filter(|(a, b)| *a == ower && self.fate(*a, *b) == Some(Fate::Gained)).count();
        let top = self.states.iter().map(|s| new(*s)).max().unwrap_or(0);
        let first: StateSet = self.states.iter().copied().filter(|s| new(*s) == top).collect();
        let most = match (top, first.len()) {
            (0, _) => String::new(),
            (_, all) if all == self.states.len() => format!(" Each owes {top} new ones."),
            (_, 1) => format!(" {} owes most new ones, {top}.", capital(&some_states(self.study.record(), first, 3))),
            _ => format!(" {} owe most new ones, {top} each.", capital(&some_states(self.study.record(), first, 3))),
        };
        format!(
            "A table of {} states, rows owe, columns are owed, {all} ordered pairs. {}: {}.{most}",
            small(self.states.len()),
            capital(self.duty()),
            counts.join(", ")
        )
    }

    fn drawing(&self, screen: Screen) -> Drawing {
        let count = self.states.len();
        let named = count <= if screen == Screen::Page { NAMED } else { NAMED_PHONE };
        let left = match (screen, named) {
            (Screen::Page, true) => 166.0,
            (Screen::Phone, true) => 102.0,
            _ => 34.0,
        };
        let room = screen.width() - left;
        let size = (room / count as f64).floor().clamp(22.0, if screen == Screen::Page { 64.0 } else { 44.0 });
        // Narrow columns take turns on two lines.
        let narrow = size < 27.0;
        let high = size.min(36.0);
        let (legend, tall) = self.legend(screen);
        let wide = left + size * count as f64;
        let top = tall + if narrow { 34.0 } else { 24.0 };
        let record = self.study.record();
        let mut ink = Ink { radius: if narrow { 2.4 } else { (size / 14.0).clamp(2.6, 3.4) }, ..Ink::default() };
        for (number, row) in self.states.iter().enumerate() {
            for (place, column) in self.states.iter().enumerate() {
                let corner = (left + size * place as f64, top + high * number as f64);
                match row == column {
                    true => ink.ground("cell-self", corner, (size, high)),
                    false => ink.cell(self.before.get(&(*row, *column)), self.after.get(&(*row, *column)), corner, (size, high)),
                }
            }
        }
        let body = html! {
            (legend)
            (ink.draw())
            @for (number, column) in self.states.iter().enumerate() {
                @let y = top - 6.0 - if narrow && number % 2 == 0 { 12.0 } else { 0.0 };
                @let class = if size < 32.0 { "code" } else { "note" };
                (svg::text(left + size * (number as f64 + 0.5), y, class, Anchor::Middle, record.code(*column)))
            }
            @if named && screen == Screen::Page { (svg::text(left - 8.0, top - 6.0, "quiet", Anchor::End, "rows owe columns")) }
            @for (number, row) in self.states.iter().enumerate() {
                @let y = top + high * number as f64;
                @if named && screen == Screen::Page {
                    (svg::text(left - 40.0, y + high / 2.0 + 4.0, "label", Anchor::End, record.name_of(*row)))
                    (svg::text(left - 8.0, y + high / 2.0 + 4.0, "quiet", Anchor::End, record.code(*row)))
                } @else if named {
                    (svg::text(left - 6.0, y + high / 2.0 + 4.0, "note", Anchor::End, record.name_of(*row)))
                } @else {
                    (svg::text(left - 6.0, y + high / 2.0 + 4.0, "code", Anchor::End, record.code(*row)))
                }
                // In a wide table the diagonal tells where one is.
                @if narrow { (svg::text(left + size * (number as f64 + 0.5), y + high / 2.0 + 3.5, "code", Anchor::Middle, record.code(*row))) }
            }
        };
        Drawing { width: wide.max(screen.width()), height: top + high * count as f64 + 2.0, body }
    }

    /// What the grounds mean, as many as occur, and how high that is.
    fn legend(&self, screen: Screen) -> (Markup, f64) {
        let (mut x, mut y) = (0.0, 0.0);
        let mut keys = Vec::new();
        let mut ink = Ink { radius: 2.6, ..Ink::default() };
        let sample = |fate: Fate| self.pairs().find(|(a, b)| self.fate(*a, *b) == Some(fate));
        for fate in Fate::ALL {
            let Some(pair) = sample(fate) else { continue };
            let words = format!("{} ({})", fate.word(), self.count(fate));
            let wide = 40.0 + svg::width(&words, 11.0);
            if x + wide > screen.width() {
                (x, y) = (0.0, y + 24.0);
            }
            ink.cell(self.before.get(&pair), self.after.get(&pair), (x, y), (28.0, 18.0));
            keys.push(svg::text(x + 34.0, y + 13.0, "note", Anchor::Start, &words));
            x += wide + 10.0;
        }
        (html! { (ink.draw()) @for key in keys { (key) } }, y + 24.0)
    }
}

/// Up to so many states are written out beside their rows.
const NAMED: usize = 20;

/// And so many on a phone.
const NAMED_PHONE: usize = 9;

/// All cells, gathered by ink: a table of a thousand cells is a dozen paths.
#[derive(Default)]
struct Ink {
    radius: f64,
    /// Rectangles by class.
    grounds: BTreeMap<&'static str, String>,
    /// Dots that stand already.
    had: String,
    /// Dots that are added, on a light ground and on a dark one.
    open: (String, String),
    /// Dots that end.
    crosses: String,
    /// Question marks.
    doubts: Vec<Markup>,
}

impl Ink {
    fn ground(&mut self, class: &'static str, (x, y): (f64, f64), (wide, high): (f64, f64)) {
        let path = self.grounds.entry(class).or_default();
        path.push_str(&format!("M{} {}h{}v{}h{}z", n(x), n(y), n(wide), n(high), n(-wide)));
    }

    /// One cell: its ground, and dots for the strength before and after.
    fn cell(&mut self, before: Option<&Held>, after: Option<&Held>, (x, y): (f64, f64), (wide, high): (f64, f64)) {
        let class = Fate::of(before, after).map_or("cell", Fate::class);
        self.ground(class, (x, y), (wide, high));
        let dots = |held: Option<&Held>| {
            let law = |held: &Held| if held.binding == Verdict::Yes { 2 } else { 1 };
            held.map_or(0, |held| held.strength.map_or_else(|| law(held), |strength| strength as usize + 1))
        };
        let (old, new) = (dots(before), dots(after));
        let contested = after.or(before).is_some_and(|held| held.answer == Verdict::Contested);
        let shown = old.max(new) + usize::from(contested);
        let step = (3.1 * self.radius).min((wide - 4.0) / shown.max(1) as f64);
        let (middle, first) = (y + high / 2.0, x + wide / 2.0 - step * (shown as f64 - 1.0) / 2.0);
        for dot in 0..old.max(new) {
            let at = first + step * dot as f64;
            // A line of no length with a round end is a dot.
            let point = format!("M{} {}h.01", n(at), n(middle));
            if dot < old.min(new) {
                self.had.push_str(&point);
            } else if dot < new {
                let path = if class == "cell-gained" { &mut self.open.1 } else { &mut self.open.0 };
                path.push_str(&ring(at, middle, self.radius - 0.5));
            } else {
                self.crosses.push_str(&cross(at, middle, self.radius));
            }
        }
        if contested {
            let class = if class == "cell-gained" { "code light" } else { "code" };
            let at = first + step * (shown as f64 - 1.0);
            self.doubts.push(svg::text(at, middle + 3.5, class, Anchor::Middle, "?"));
        }
    }

    fn draw(&self) -> Markup {
        html! {
            @for (class, path) in &self.grounds { path.(class) d=(path) {} }
            @if !self.had.is_empty() { path.pips d=(self.had) stroke-width=(n(2.0 * self.radius)) {} }
            @if !self.open.0.is_empty() { path.pips d=(self.open.0) stroke-width="1.2" {} }
            @if !self.open.1.is_empty() { path.pips.light d=(self.open.1) stroke-width="1.2" {} }
            @if !self.crosses.is_empty() { path.pips d=(self.crosses) stroke-width="1.4" {} }
            @for doubt in &self.doubts { (doubt) }
        }
    }
}

fn ring(x: f64, y: f64, r: f64) -> String {
    let (radius, across) = (n(r), n(2.0 * r));
    format!("M{} {}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0-{across} 0", n(x - r), n(y))
}

fn cross(x: f64, y: f64, r: f64) -> String {
    let (left, right, top, bottom) = (n(x - r), n(x + r), n(y - r), n(y + r));
    format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}")
}

/// Three strengths, three dots.
const _: () = assert!(Strength::ALL.len() == 3);
