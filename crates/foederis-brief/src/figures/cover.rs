//! Cover and exposure, state by state: in how many of the attacks on it somebody must defend it, without and with the pact; and in
//! how many of the attacks on others it would newly be bound to help defend.

use std::collections::BTreeSet;

use foederis::id::StateId;
use foederis::vocab::{Change, Duty};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Cover, Covered, Ledger};
use maud::{Markup, html};

use super::svg::{self, Anchor, n};
use super::{Drawing, Figure, Screen, basis, mark};
use crate::Study;
use crate::words::{capital, day, percent, small, state, thousands};

/// At most so many states are drawn, those first for whom most changes.
const MOST: usize = 40;

/// At most so many are named in the title.
const FEW: usize = 4;

pub(super) fn draw(study: &Study<'_>) -> Option<Figure> {
    let mut rows = rows(study);
    if rows.is_empty() {
        return None;
    }
    let left_out = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    let table = Table::of(study, rows);
    let drawings = [Screen::Page, Screen::Phone].map(|screen| table.drawing(screen));
    let (title, caption, alt) = (table.title(), table.caption(left_out), table.alt());
    Some(Figure { name: "cover", title, caption, alt, drawings })
}

/// What changes for one state.
struct Row {
    state: StateId,
    member: bool,
    covered: Covered,
    /// Who would have to defend it, newly or more.
    by: Partners,
    /// Whom it would have to defend, newly or more.
    to: Partners,
    /// In how many of the attacks on others it would newly be bound to help defend, and how many those are.
    newly: u64,
    others: u64,
}

/// Other states, by whether there is any duty to defend between them already.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Partners {
    new: usize,
    more: usize,
    less: usize,
}

impl Partners {
    fn of(covers: &[Cover], known: impl Fn(StateId) -> bool) -> Partners {
        let mut partners = Partners { new: 0, more: 0, less: 0 };
        for cover in covers {
            let grows = cover.changes.iter().any(|c| matches!(c, Change::Gained | Change::Strengthened | Change::MadeCertain));
            match (grows, known(cover.with)) {
                (false, _) => partners.less += 1,
                (true, false) => partners.new += 1,
                (true, true) => partners.more += 1,
            }
        }
        partners
    }

    /// "5 new, 3 firmer".
    fn words(self) -> String {
        let counts = [(self.new, "new"), (self.more, "firmer"), (self.less, "less")];
        let words: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        if words.is_empty() { "none".into() } else { words.join(", ") }
    }

    fn all(self) -> usize {
        self.new + self.more + self.less
    }
}

impl Row {
    fn of(study: &Study<'_>, ledger: &Ledger, duties: &BTreeSet<(StateId, StateId)>) -> Row {
        let comparison = &study.comparison;
        let sweeping = &comparison.sweeping;
        let state = ledger.state;
        let counts = |target: &StateId| *target != state && (comparison.members.is_empty() || comparison.members.has(*target));
        let grown = [Change::Gained, Change::MadeCertain];
        let pairs = sweeping.pairs.iter().filter(|((ower, owed), _)| *ower == state && counts(owed));
        let newly = pairs.flat_map(|(_, pair)| grown.iter().filter_map(|c| pair.changes.get(c))).map(|tally| tally.bound);
        let others = sweeping.covered.iter().filter(|(target, _)| counts(target)).map(|(_, covered)| covered.asked);
        Row {
            state,
            member: comparison.members.is_empty() || comparison.members.has(state),
            covered: ledger.covered,
            by: Partners::of(&ledger.cover, |with| duties.contains(&(with, state))),
            to: Partners::of(&ledger.exposure, |with| duties.contains(&(state, with))),
            newly: newly.sum(),
            others: others.sum(),
        }
    }

    /// By how much its cover grows, in points of a hundred.
    fn gain(&self) -> f64 {
        share(self.covered.after, self.covered.asked) - share(self.covered.before, self.covered.asked)
    }

    fn exposure(&self) -> f64 {
        share(self.newly, self.others)
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

fn rows(study: &Study<'_>) -> Vec<Row> {
    let before: &Standpoint<'_> = &study.comparison.before;
    let cells = before.matrix(Duty::Defend);
    let duties = cells.iter().map(|cell| (cell.state, cell.owed_to)).collect();
    let touched = study.comparison.ledgers.iter().filter(|l| !l.cover.is_empty() || !l.exposure.is_empty());
    let mut rows: Vec<Row> = touched.map(|ledger| Row::of(study, ledger, &duties)).collect();
    let weight = |row: &Row| (row.gain().abs() * 10.0).round() as i64;
    rows.sort_by_key(|row| {
        let exposure = (row.exposure() * 10.0).round() as i64;
        (std::cmp::Reverse(weight(row)), std::cmp::Reverse(exposure), row.state)
    });
    rows
}

/// Everything that is drawn.
struct Table<'a, 'r> {
    study: &'a Study<'r>,
    rows: Vec<Row>,
    /// Whether who covers and who is covered are always as many.
    mutual: bool,
    /// Whether it makes a difference anywhere that the hub does not act.
    hub: Option<StateId>,
}

impl<'a, 'r> Table<'a, 'r> {
    fn of(study: &'a Study<'r>, rows: Vec<Row>) -> Self {
        let mutual = rows.iter().all(|row| row.by == row.to);
        let hub = study.comparison.hub.filter(|hub| rows.iter().any(|row| row.state != *hub && leans(&row.covered)));
        Table { study, rows, mutual, hub }
    }

    fn name(&self, row: &Row) -> String {
        state(self.study.record(), row.state)
    }

    /// "India and Canada gain": a few by name, more by number.
    fn who(&self, rows: &[&Row], one: &str, many: &str) -> String {
        let verb = if rows.len() == 1 { one } else { many };
        let names: Vec<String> = rows.iter().map(|row| self.name(row)).collect();
        let members = if self.rows.iter().all(|row| row.member) { "members" } else { "states" };
        match rows.len() {
            few if few <= FEW => format!("{} {verb}", foederis::listed(&names)),
            all if all == self.rows.len() => format!("all {} {members} {verb}", small(all)),
            most => format!("{} of the {} {members} {verb}", small(most), small(self.rows.len())),
        }
    }

    /// Those who come within two points of the first, the first first.
    fn first(&self, measure: impl Fn(&Row) -> f64) -> Vec<&Row> {
        let most = self.rows.iter().map(&measure).fold(f64::MIN, f64::max);
        let mut first: Vec<&Row> = self.rows.iter().filter(|row| most >= 0.5 && measure(row) > most - 2.0).collect();
        first.sort_by_key(|row| std::cmp::Reverse((measure(row) * 10.0).round() as i64));
        first
    }

    fn title(&self) -> String {
        let (gain, loss, exposed) = (self.first(Row::gain), self.first(|row| -row.gain()), self.first(Row::exposure));
        let how = |rows: &[&Row]| match rows {
            [only] => {
                let Covered { asked, before, after, .. } = only.covered;
                format!("most cover, from {} to {} of the attacks on it", percent(before, asked), percent(after, asked))
            }
            [first, ..] if rows.len() > FEW => format!("about {:.0} percentage points of cover", first.gain().abs()),
            _ => "most cover".into(),
        };
        let set = |rows: &[&Row]| -> BTreeSet<StateId> { rows.iter().map(|row| row.state).collect() };
        let duties = "on most new duties to defend";
        let mut text = if gain.is_empty() && loss.is_empty() {
            "no state is covered against more attacks than before".into()
        } else if gain.is_empty() {
            format!("{} {}", self.who(&loss, "loses", "lose"), how(&loss))
        } else if set(&gain) == set(&exposed) && gain.len() > 1 && gain.len() <= FEW {
            format!("{} most cover and take {duties}", self.who(&gain, "gains", "gain"))
        } else {
            format!("{} {}", self.who(&gain, "gains", "gain"), how(&gain))
        };
        let idle: Vec<&Row> = self.rows.iter().filter(|row| row.member && row.gain().abs() < 0.5).collect();
        if !gain.is_empty() && !idle.is_empty() && idle.len() <= 3 {
            text.push_str(&format!(", {} hardly any", self.who(&idle, "", "").trim_end()));
        }
        if exposed.len() == 1 && set(&exposed) == set(&gain) {
            text.push_str(&format!("; it also takes {duties}"));
        } else if !exposed.is_empty() && exposed.len() <= FEW && exposed.len() < self.rows.len() && set(&exposed) != set(&gain) {
            text.push_str(&format!("; {} {duties}", self.who(&exposed, "takes", "take")));
        }
        capital(&text)
    }

    fn caption(&self, left_out: usize) -> String {
        let record = self.study.record();
        let regions: Vec<&str> = self.study.comparison.regions.iter().map(|p| record.places[*p].name.as_str()).collect();
        let place = match regions.as_slice() {
            [] => "everywhere".to_owned(),
            [one] => format!("in {}{one}", article(one)),
            many => format!("in {} regions", small(many.len())),
        };
        let others = if self.study.comparison.members.is_empty() { "other states" } else { "the other members" };
        let grey = if self.rows.iter().any(|row| !row.member) { " Grey names: not members." } else { "" };
        let rest = match left_out {
            0 => String::new(),
            one => format!(" Left out: {} for whom less changes.", crate::words::count(one, "state", "states")),
        };
        format!(
            "Left: of all armed attacks on a state {place} (every attacker, place and object, {} questions, each counted once however \
             likely) the share in which somebody is bound to defend it. Right: the share of the attacks on {others} in which it \
             would newly be bound to help defend; and with how many \
             states its duties change: new where there is none without the pact, firmer where one grows in strength or reach.{grey}{rest} {}. {}",
            thousands(self.study.comparison.sweeping.questions),
            capital(&day(self.study.day())),
            basis(self.study)
        )
    }

    fn alt(&self) -> String {
        let lines = self.rows.iter().take(12).map(|row| {
            let Covered { asked, before, after, .. } = row.covered;
            let exposure = percent(row.newly, row.others);
            format!("{}: {} to {}, {exposure}", self.name(row), percent(before, asked), percent(after, asked))
        });
        let all: Vec<String> = lines.collect();
        let more = self.rows.len().saturating_sub(12);
        let more = if more > 0 { format!("; and {} others", small(more)) } else { String::new() };
        format!(
            "For each state the share of the attacks on it in which somebody must defend it, without and with the pact, and the share \
             of the attacks on others in which it would newly be bound to help defend. {}{more}.",
            capital(&all.join("; "))
        )
    }

    fn drawing(&self, screen: Screen) -> Drawing {
        let places = Places::of(screen, self);
        let top = places.head;
        let mut bottom = top;
        let mut tops = Vec::new();
        for row in &self.rows {
            tops.push(bottom);
            bottom += places.step + if self.rings(row) { 14.0 } else { 0.0 };
        }
        let body = html! {
            (self.legend(&places))
            (self.heads(&places))
            @for tick in [0.0, places.most.0 / 2.0, places.most.0] {
                (svg::line((places.cover(tick), top - 4.0), (places.cover(tick), bottom), "rule"))
                (svg::text(places.cover(tick), top - 9.0, "quiet", Anchor::Middle, &format!("{tick}%")))
            }
            (svg::line((places.exposure.0, top - 4.0), (places.exposure.0, bottom), "axis"))
            @for (row, top) in self.rows.iter().zip(tops) { (self.row(&places, row, top)) }
        };
        Drawing { width: screen.width(), height: bottom + 4.0, body }
    }

    /// Whether a row shows what is left when the hub does not act.
    fn rings(&self, row: &Row) -> bool {
        self.hub.is_some_and(|hub| hub != row.state) && leans(&row.covered)
    }

    fn legend(&self, places: &Places) -> Markup {
        let plain = !self.study.comparison.added.is_empty();
        let (without, with) = if plain { ("without the pact", "with it") } else { ("before", "after") };
        let (mut x, mut y) = places.legend;
        let mut keys = Vec::new();
        for (class, words) in [("before", without), ("after", with)] {
            keys.push(html! { circle.(class) cx=(n(x + 5.0)) cy=(n(y - 4.0)) r="4.5" {} });
            keys.push(svg::text(x + 14.0, y, "note", Anchor::Start, words));
            x += 24.0 + svg::width(words, 11.0);
        }
        if let Some(hub) = self.hub {
            if places.screen == Screen::Phone {
                (x, y) = (places.legend.0, y + 16.0);
            }
            for (class, x) in [("ring-before", x + 5.0), ("ring-after", x + 15.0)] {
                keys.push(html! { circle.(class) cx=(n(x)) cy=(n(y - 4.0)) r="3.5" {} });
            }
            let words = format!("the same if {} does not act", state(self.study.record(), hub));
            keys.push(svg::text(x + 24.0, y, "note", Anchor::Start, &words));
        }
        html! { @for key in keys { (key) } }
    }

    fn heads(&self, places: &Places) -> Markup {
        let cover = vec!["Attacks on it that", "somebody must answer"];
        let exposure = vec!["Attacks on others it", "must newly answer"];
        let columns: Vec<(f64, Anchor, Vec<&str>)> = match places.screen {
            Screen::Page => {
                let mut columns = vec![(places.cover.0, Anchor::Start, cover), (places.exposure.0, Anchor::Start, exposure)];
                let heads: &[[&str; 2]] = if self.mutual {
                    &[["With how", "many states"]]
                } else {
                    &[["By how", "many states"], ["For how", "many states"]]
                };
                columns.extend(places.counts.iter().zip(heads).map(|(x, head)| (*x, Anchor::End, head.to_vec())));
                columns
            }
            Screen::Phone => vec![(0.0, Anchor::Start, cover), (places.screen.width(), Anchor::End, exposure)],
        };
        html! {
            @for (x, anchor, lines) in &columns {
                @for (number, words) in lines.iter().enumerate() {
                    (svg::text(*x, 12.0 + 14.0 * number as f64, "strong", *anchor, words))
                }
            }
        }
    }

    fn row(&self, places: &Places, row: &Row, top: f64) -> Markup {
        let class = if row.member { "label" } else { "muted" };
        let (y, name) = (top + places.line, capital(self.study.record().name_of(row.state)));
        let exposed = row.exposure();
        let long = (places.exposure.1 - places.exposure.0) * exposed / places.most.1;
        let words = if row.others == 0 { "0%".to_owned() } else { mark(row.newly as usize, row.others as usize) };
        html! {
            @match places.screen {
                Screen::Page => {
                    (svg::text(0.0, y + 4.0, class, Anchor::Start, &name))
                    @for (x, partners) in places.counts.iter().zip([row.by, row.to]) {
                        (svg::text(*x, y + 4.0, "note", Anchor::End, &partners.words()))
                    }
                }
                Screen::Phone => {
                    (svg::text(0.0, y - 13.0, class, Anchor::Start, &name))
                    (svg::text(places.screen.width(), y - 13.0, "quiet", Anchor::End, &self.partners(row)))
                }
            }
            @if row.newly > 0 { rect.after x=(n(places.exposure.0)) y=(n(y - 4.0)) width=(n(long.max(0.5))) height="8" stroke="none" {} }
            (svg::text(places.exposure.0 + long + 6.0, y + 4.0, "note", Anchor::Start, &words))
            (dumbbell(places, &row.covered, y))
            @if self.rings(row) { (without_hub(places, &row.covered, y + 13.0)) }
        }
    }

    /// With how many states duties change, in few words.
    fn partners(&self, row: &Row) -> String {
        match self.mutual {
            true => row.by.words(),
            false => format!("by {}, for {} states", row.by.all(), row.to.all()),
        }
    }
}

/// Whether the hub's absence takes a point or more off a state's cover.
fn leans(covered: &Covered) -> bool {
    let less = |with: u64, without: u64| share(with, covered.asked) - share(without, covered.asked) >= 1.0;
    less(covered.before, covered.before_without_hub) || less(covered.after, covered.after_without_hub)
}

/// "the " before a region whose name takes it.
fn article(region: &str) -> &'static str {
    let bare =
        ["Europe", "Asia", "Africa", "Oceania", "North America", "South America", "Southeast Asia", "East Asia", "South Asia"];
    if bare.contains(&region) { "" } else { "the " }
}

fn dumbbell(places: &Places, covered: &Covered, y: f64) -> Markup {
    let value = |part: u64| places.cover(share(part, covered.asked));
    let (from, to) = (value(covered.before), value(covered.after));
    let label = |part: u64| mark(part as usize, covered.asked as usize);
    let (was, is) = (label(covered.before), label(covered.after));
    let near = (to - from).abs() < 3.0;
    let (left, right) = if to >= from { ((from, was), (to, is)) } else { ((to, is), (from, was)) };
    html! {
        @if !near { line.span.lost[to < from] x1=(n(from)) y1=(n(y)) x2=(n(to)) y2=(n(y)) {} }
        circle.before cx=(n(from)) cy=(n(y)) r="4.5" {}
        circle.after cx=(n(to)) cy=(n(y)) r="4.5" {}
        @if !near || left.1 != right.1 { (svg::text(left.0 - 8.0, y + 4.0, "note", Anchor::End, &left.1)) }
        (svg::text(right.0 + 8.0, y + 4.0, "note", Anchor::Start, &right.1))
    }
}

fn without_hub(places: &Places, covered: &Covered, y: f64) -> Markup {
    let value = |part: u64| places.cover(share(part, covered.asked));
    let label = |part: u64| mark(part as usize, covered.asked as usize);
    let (was, is) = (covered.before_without_hub, covered.after_without_hub);
    html! {
        (svg::line((value(was), y), (value(is), y), "thin"))
        circle.ring-before cx=(n(value(was))) cy=(n(y)) r="3.5" {}
        circle.ring-after cx=(n(value(is))) cy=(n(y)) r="3.5" {}
        (svg::text(value(was.min(is)) - 7.0, y + 4.0, "quiet", Anchor::End, &label(was.min(is))))
        (svg::text(value(was.max(is)) + 7.0, y + 4.0, "quiet", Anchor::Start, &label(was.max(is))))
    }
}

/// Where everything stands.
struct Places {
    screen: Screen,
    /// Both ends of the scale of cover, and of exposure.
    cover: (f64, f64),
    exposure: (f64, f64),
    /// Where both scales end, in per cent.
    most: (f64, f64),
    /// Right ends of the columns of counts.
    counts: Vec<f64>,
    legend: (f64, f64),
    /// Where the first row begins, from one row to the next, and from a row's beginning to its line.
    head: f64,
    step: f64,
    line: f64,
}

impl Places {
    fn of(screen: Screen, table: &Table<'_, '_>) -> Places {
        let many = table.rows.len() > 14;
        let round = |most: f64| [10.0, 20.0, 40.0, 60.0].into_iter().find(|end| most <= *end).unwrap_or(100.0);
        let covered = table.rows.iter().map(|row| share(row.covered.before.max(row.covered.after), row.covered.asked));
        let exposed = table.rows.iter().map(Row::exposure);
        let most = (round(covered.fold(0.0, f64::max)), round(exposed.fold(0.0, f64::max)));
        match screen {
            Screen::Page => {
                let (cover, exposure, counts) = match table.mutual {
                    true => ((166.0, 426.0), (484.0, 614.0), vec![760.0]),
                    false => ((166.0, 366.0), (530.0, 616.0), vec![512.0, 760.0]),
                };
                let step = if many { 20.0 } else { 25.0 };
                Places { screen, cover, exposure, most, counts, legend: (cover.0, 44.0), head: 72.0, step, line: 11.0 }
            }
            Screen::Phone => {
                let head = if table.hub.is_some() { 94.0 } else { 78.0 };
                let (cover, exposure) = ((36.0, 206.0), (256.0, 316.0));
                Places { screen, cover, exposure, most, counts: Vec::new(), legend: (0.0, 46.0), head, step: 40.0, line: 28.0 }
            }
        }
    }

    /// Where a share of a hundred stands on the scale of cover.
    fn cover(&self, share: f64) -> f64 {
        self.cover.0 + (self.cover.1 - self.cover.0) * share / self.most.0
    }
}
