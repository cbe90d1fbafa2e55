//! The distance to the pact through time: one row a rung, the share of ordered pairs of members that have it, year by year.
//!
//! Rows instead of one chart: seven lines between nought and all would lie on one another. What is empty up to a row's upper rule is
//! what is missing.

use foederis::Verdict;
use foederis::id::InstrumentId;
use foederis::vocab::Rung;
use foederis_analysis::distance::Share;
use maud::{Markup, html};

use super::svg::{self, Anchor, n};
use super::{Drawing, Figure, Screen, basis, mark};
use crate::Study;
use crate::webs::Webs;
use crate::words::{capital, day, percent};

pub(super) fn draw(study: &Study<'_>) -> Option<Figure> {
    if study.goal.members.len() < 2 {
        return None;
    }
    let rows: Vec<Row> = study.goal.rungs().map(|rung| Row::of(study, rung)).collect();
    let rises = rises(study, &rows);
    let drawings = [Screen::Page, Screen::Phone].map(|screen| drawing(study, &rows, &rises, screen));
    Some(Figure {
        name: "distance",
        title: title(study, &rows),
        caption: caption(study, &rows),
        alt: alt(study, &rows),
        drawings,
    })
}

/// One rung through time.
struct Row {
    rung: Rung,
    /// By year, with the year's number.
    shares: Vec<(i16, Share)>,
    /// On the day asked about.
    now: Share,
}

impl Row {
    fn of(study: &Study<'_>, rung: Rung) -> Row {
        let mut now = Share::default();
        for (_, step) in study.web.iter().filter(|((r, _, _), _)| *r == rung) {
            match step.answer {
                Verdict::Yes => now.certain += 1,
                _ => now.contested += 1,
            }
        }
        Row { rung, shares: study.years.iter().map(|y| (y.day.year(), y.shares[rung as usize])).collect(), now }
    }

    /// The first year and what was certain at its end; none where no earlier year was asked about.
    fn start(&self) -> Option<(i16, usize)> {
        self.shares.first().filter(|_| self.shares.len() > 1).map(|(year, share)| (*year, share.certain))
    }

    /// The year since whose end the share has stood as it does.
    fn since(&self) -> Option<i16> {
        let still = self.shares.iter().rev().take_while(|(_, share)| share.certain == self.now.certain);
        still.last().map(|(year, _)| *year)
    }
}

/// What a rung is called beside its row.
const fn name(rung: Rung) -> (&'static str, &'static str) {
    match rung {
        Rung::AsStrong => ("Defend, as in the pact", "a duty at least as strong"),
        Rung::Defend => ("Defend at all", "some duty to defend"),
        Rung::Consult => ("Consult", "a promise to consult"),
        Rung::Access => ("Access", "bases or visiting forces"),
        Rung::Logistics => ("Logistics", "supplies and services"),
        Rung::Intelligence => ("Intelligence", "sharing of secrets"),
        Rung::Dialogue => ("Dialogue", "exercises or dialogue"),
    }
}

/// What it is called in a sentence.
const fn noun(rung: Rung) -> &'static str {
    match rung {
        Rung::AsStrong => "a duty to defend as strong as the pact’s",
        Rung::Defend => "some duty to defend",
        Rung::Consult => "consultation",
        Rung::Access => "access",
        Rung::Logistics => "logistics",
        Rung::Intelligence => "intelligence",
        Rung::Dialogue => "dialogue",
    }
}

/// The rung that is the pact's own promise, and that promise in words.
fn promise(study: &Study<'_>) -> (Rung, &'static str) {
    match study.goal.promised.is_empty() {
        false => (Rung::AsStrong, noun(Rung::AsStrong)),
        true => (Rung::Consult, "a promise to consult"),
    }
}

fn title(study: &Study<'_>, rows: &[Row]) -> String {
    let pairs = study.goal.pairs();
    let (top, promise) = promise(study);
    let Some(own) = rows.iter().find(|row| row.rung == top) else { return String::new() };
    // A duty to defend that is nearly always as strong as the pact's is no second finding.
    let same = |row: &&Row| row.rung == Rung::Defend && 20 * row.now.certain.abs_diff(own.now.certain) <= pairs;
    let others: Vec<&Row> = rows.iter().filter(|row| row.rung != top && !same(row)).collect();
    let promised = promised(own, promise, pairs);
    if own.now.certain == pairs {
        return capital(&promised);
    }
    let full: Vec<&str> = others.iter().filter(|row| row.now.certain == pairs).map(|row| noun(row.rung)).collect();
    if !full.is_empty() {
        let verb = if full.len() == 1 { "links" } else { "link" };
        let whom = if pairs == 2 { "the two members both ways" } else { "every pair of members" };
        return capital(&format!("{} already {verb} {whom}; {promised}", foederis::listed(&full)));
    }
    let rise = |row: &&&Row| row.start().map_or(0, |(_, from)| row.now.certain.saturating_sub(from));
    // Of equals the one higher up.
    let first = others.iter().rev().max_by_key(rise).filter(|row| rise(row) > 0);
    if let Some((row, (year, from))) = first.and_then(|row| Some((row, row.start()?))) {
        let (from, to) = (percent(from as u64, pairs as u64), percent(row.now.certain as u64, pairs as u64));
        return capital(&format!("{} spread from {from} of the pairs of members in {year} to {to}; {promised}", noun(row.rung)));
    }
    match others.iter().rev().max_by_key(|row| row.now.certain).filter(|row| row.now.certain > 0) {
        Some(row) => {
            let share = percent(row.now.certain as u64, pairs as u64);
            capital(&format!("{} links {share} of the pairs of members; {promised}", noun(row.rung)))
        }
        None => format!("Nothing on record ties the members to each other yet; {promised}"),
    }
}

/// How the pact's own promise stands: "no pair has a duty to consult".
fn promised(row: &Row, promise: &str, pairs: usize) -> String {
    let share = percent(row.now.certain as u64, pairs as u64);
    match (row.now.certain, row.now.contested) {
        (0, 0) if pairs == 2 => return format!("neither owes the other {promise}"),
        (0, 0) => return format!("no pair has {promise}"),
        (0, _) => return format!("no pair has {promise} beyond dispute"),
        (certain, _) if certain == pairs && pairs == 2 => return format!("both members already owe each other {promise}"),
        (certain, _) if certain == pairs => return format!("every pair of members already has {promise}"),
        _ if pairs == 2 => return format!("only one of the two owes the other {promise}"),
        _ => {}
    }
    let (Some((first, from)), Some(since), Some((last, _))) = (row.start(), row.since(), row.shares.last()) else {
        return format!("{share} have {promise}");
    };
    // What has stood for the better part of the time has stood; otherwise it moved.
    if 2 * (last - since) >= last - first {
        return format!("the share of pairs with {promise} has stood at {share} since {since}");
    }
    if row.now.certain == from {
        return format!("the share of pairs with {promise} is {share}, as in {first}");
    }
    let verb = if row.now.certain > from { "has risen" } else { "has fallen" };
    format!("the share of pairs with {promise} {verb} from {} in {first} to {share}", percent(from as u64, pairs as u64))
}

fn caption(study: &Study<'_>, rows: &[Row]) -> String {
    let (pairs, on) = (study.goal.pairs(), day(study.day()));
    let members = study.goal.members.len();
    let when = match (study.years.first(), study.years.len()) {
        (Some(first), 2..) => format!("at the end of each year from {} and on {on}", first.day.year()),
        _ => format!("on {on}"),
    };
    let contested = rows.iter().any(|row| row.now.contested > 0 || row.shares.iter().any(|(_, s)| s.contested > 0));
    let pale = if contested { " Pale: contested." } else { "" };
    let rule = if study.years.len() < 2 { "to the rule on the right" } else { "up to the upper rule" };
    let political = "binding and political instruments count alike";
    format!(
        "Share of the {pairs} ordered pairs among the {members} members in which the one already has the tie towards the other, \
         without the pact, {when}; {political}. The space left {rule} of a row is the distance to the pact.{pale} {}",
        basis(study)
    )
}

fn alt(study: &Study<'_>, rows: &[Row]) -> String {
    let pairs = study.goal.pairs() as u64;
    let said = |row: &Row| {
        let from = row.start().filter(|(_, from)| *from != row.now.certain);
        let from = from.map(|(year, from)| format!(" (in {year} {})", percent(from as u64, pairs))).unwrap_or_default();
        format!("{} {}{from}", noun(row.rung), percent(row.now.certain as u64, pairs))
    };
    let all: Vec<String> = rows.iter().map(said).collect();
    let lead =
        format!("One row for each of {} kinds of tie, of which the first is the strongest.", crate::words::small(rows.len()));
    format!("{lead} Share of the {pairs} ordered pairs of members that have each on {}: {}.", day(study.day()), all.join("; "))
}

/// A year in which many pairs gained a rung, and what brought it.
struct Rise {
    rung: Rung,
    year: i16,
    /// What to write beside it, the fullest first: the first that fits is taken.
    words: Vec<String>,
}

/// The steepest rise of each rung, and a second one as steep as a seventh of all pairs; the start, where a rung never rose much.
fn rises(study: &Study<'_>, rows: &[Row]) -> Vec<Rise> {
    let mut webs = Webs::of(study);
    let pairs = study.goal.pairs();
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| row.shares.len() > 1) {
        let mut steps: Vec<(usize, i16)> = row
            .shares
            .windows(2)
            .map(|two| (two[1].1.certain.saturating_sub(two[0].1.certain), two[1].0))
            .filter(|(rise, _)| *rise > 0 && rise * 20 >= pairs)
            .collect();
        steps.sort_by_key(|(rise, year)| (std::cmp::Reverse(*rise), *year));
        let first = steps.first().map(|(_, year)| *year);
        let far = |year: i16| first.is_none_or(|first| (year - first).abs() > 5);
        let second = steps.iter().skip(1).find(|(rise, year)| rise * 7 >= pairs && far(*year)).map(|(_, year)| *year);
        for year in first.into_iter().chain(second) {
            let names = webs.brought(row.rung, year);
            found.push(Rise { rung: row.rung, year, words: wordings(study, &year.to_string(), &names) });
        }
        let (start, share) = row.shares[0];
        if first.is_none() && share.certain > 0 {
            let names = webs.carried(row.rung, start);
            found.push(Rise { rung: row.rung, year: start, words: wordings(study, &format!("By {start}"), &names) });
        }
    }
    found
}

/// "1994 ASEAN Regional Forum", and shorter.
fn wordings(study: &Study<'_>, when: &str, names: &[InstrumentId]) -> Vec<String> {
    // An abbreviation says little to those who do not know it.
    let spelled = |id: &InstrumentId| {
        let instrument = &study.record().instruments[*id];
        let abbreviated = !instrument.short.chars().any(char::is_lowercase) && instrument.title.len() < 80;
        if abbreviated { instrument.title.clone() } else { instrument.short.clone() }
    };
    let short = |id: &InstrumentId| study.record().instruments[*id].short.clone();
    let mut words = Vec::new();
    for (most, name) in [(2, &spelled as &dyn Fn(&InstrumentId) -> String), (1, &spelled), (2, &short), (1, &short)] {
        let mut listed: Vec<String> = names.iter().take(most).map(name).collect();
        match names.len().saturating_sub(most) {
            0 => {}
            1 => listed.push("one more".into()),
            more => listed.push(format!("{} more", crate::words::small(more))),
        }
        words.push(format!("{when}: {}", foederis::listed(&listed)));
    }
    words.dedup();
    words
}

/// Where rows and years lie.
struct Plot {
    screen: Screen,
    left: f64,
    right: f64,
    /// From one row to the next.
    step: f64,
    /// From a row's beginning to its upper rule.
    head: f64,
    /// How high all pairs are.
    tall: f64,
    first: i16,
    last: i16,
    pairs: f64,
}

impl Plot {
    fn x(&self, year: i16) -> f64 {
        let years = f64::from(self.last + 1 - self.first);
        self.left + (self.right - self.left) * f64::from(year - self.first) / years
    }

    fn top(&self, row: usize) -> f64 {
        self.head + row as f64 * self.step
    }

    fn y(&self, row: usize, pairs: usize) -> f64 {
        self.top(row) + self.tall * (1.0 - pairs as f64 / self.pairs)
    }
}

fn drawing(study: &Study<'_>, rows: &[Row], rises: &[Rise], screen: Screen) -> Drawing {
    let width = screen.width();
    let timeless = study.years.len() < 2;
    let (left, right, step, head, tall) = match (screen, timeless) {
        (Screen::Page, false) => (176.0, width - 74.0, 68.0, 20.0, 50.0),
        (Screen::Phone, false) => (4.0, width - 4.0, 76.0, 22.0, 44.0),
        (Screen::Page, true) => (176.0, width - 74.0, 52.0, 20.0, 38.0),
        (Screen::Phone, true) => (4.0, width - 4.0, 46.0, 22.0, 16.0),
    };
    let days = || study.years.iter().map(|y| y.day.year());
    let (first, last) = (days().next().unwrap_or_default(), days().next_back().unwrap_or_default());
    let plot = Plot { screen, left, right, step, head, tall, first, last, pairs: study.goal.pairs() as f64 };
    let bottom = plot.top(rows.len() - 1) + tall;
    let years = if timeless { Vec::new() } else { ticks(&plot) };
    let body = html! {
        @if screen == Screen::Page {
            (svg::text(right, plot.top(0) - 6.0, "quiet", Anchor::End, if timeless { "right: every pair of members" } else { "upper rule: every pair of members" }))
        }
        @for (number, row) in rows.iter().enumerate() {
            @let (top, base) = (plot.top(number), plot.top(number) + tall);
            @for year in &years { (svg::line((plot.x(*year), top), (plot.x(*year), base), "rule")) }
            @if !timeless { (svg::line((left, top), (right, top), "rule")) }
            @if timeless { (bar(&plot, number, row)) } @else { (steps(&plot, number, row)) }
            @if !timeless { (svg::line((left, base), (right, base), "axis")) }
            (labels(&plot, number, row))
            @if !timeless { (notes(&plot, number, row, rises)) }
        }
        @if !timeless {
            (svg::text(left, bottom + 16.0, "quiet", Anchor::Start, &first.to_string()))
            @for year in &years { (svg::text(plot.x(*year), bottom + 16.0, "quiet", Anchor::Middle, &year.to_string())) }
            (svg::text(right, bottom + 16.0, "quiet", Anchor::End, &last.to_string()))
        }
    };
    Drawing { width, height: bottom + 24.0, body }
}

/// Round years between the first and the last, far enough from one another and from both.
fn ticks(plot: &Plot) -> Vec<i16> {
    let apart = |years: &i16| plot.x(plot.first + years) - plot.left >= 56.0;
    let every = [1, 2, 5, 10, 20, 50, 100].into_iter().find(apart).unwrap_or(200);
    let inside = |year: &i16| plot.x(*year) - plot.left > 46.0 && plot.right - plot.x(*year) > 46.0;
    (plot.first..=plot.last).filter(|year| year % every == 0).filter(inside).collect()
}

/// The share through the years: certain as a filled shape, contested on top of it.
fn steps(plot: &Plot, number: usize, row: &Row) -> Markup {
    let outline = |level: &dyn Fn(&Share) -> usize| -> String {
        let mut path = String::new();
        let mut last = None;
        for (year, share) in &row.shares {
            let y = plot.y(number, level(share));
            if last != Some(y) {
                let across = if path.is_empty() { format!("M{} ", n(plot.left)) } else { format!("H{}V", n(plot.x(*year))) };
                path.push_str(&format!("{across}{}", n(y)));
                last = Some(y);
            }
        }
        format!("{path}H{}", n(plot.right))
    };
    let base = n(plot.y(number, 0));
    let filled = |outline: &str| format!("{outline}V{base}H{}Z", n(plot.left));
    let certain = outline(&|share| share.certain);
    let any = outline(&|share| share.certain + share.contested);
    let contested = row.shares.iter().any(|(_, share)| share.contested > 0);
    html! {
        @if contested {
            path.maybe d=(filled(&any)) {}
            path.maybe-edge d=(any) {}
        }
        path.reach d=(filled(&certain)) {}
        path.edge d=(certain) {}
    }
}

/// The share on the one day asked about.
fn bar(plot: &Plot, number: usize, row: &Row) -> Markup {
    let long = |pairs: usize| (plot.right - plot.left) * pairs as f64 / plot.pairs;
    let (y, tall) = (n(plot.top(number)), n(plot.tall));
    html! {
        rect.maybe x=(n(plot.left)) y=(y) width=(n(long(row.now.certain + row.now.contested))) height=(tall) {}
        rect.reach x=(n(plot.left)) y=(y) width=(n(long(row.now.certain))) height=(tall) {}
        rect.frame x=(n(plot.left)) y=(y) width=(n(plot.right - plot.left)) height=(tall) {}
    }
}

fn labels(plot: &Plot, number: usize, row: &Row) -> Markup {
    let (title, gloss) = name(row.rung);
    let pairs = plot.pairs as usize;
    let share = mark(row.now.certain, pairs);
    let of = format!("{} of {pairs}", row.now.certain);
    let top = plot.top(number);
    match plot.screen {
        Screen::Page => html! {
            (svg::text(0.0, top + 20.0, "strong", Anchor::Start, title))
            (svg::text(0.0, top + 36.0, "quiet", Anchor::Start, gloss))
            (svg::text(plot.right + 8.0, top + 20.0, "value", Anchor::Start, &share))
            (svg::text(plot.right + 8.0, top + 36.0, "quiet", Anchor::Start, &of))
        },
        Screen::Phone => html! {
            (svg::text(plot.left, top - 7.0, "strong", Anchor::Start, title))
            (svg::text(plot.right, top - 7.0, "strong", Anchor::End, &share))
            (svg::text(plot.right - svg::width("100%", 12.0) - 10.0, top - 7.0, "quiet", Anchor::End, &of))
        },
    }
}

/// The years that brought most, each named where there is room above the step, or else in what is filled.
fn notes(plot: &Plot, number: usize, row: &Row, rises: &[Rise]) -> Markup {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut notes = Vec::new();
    for rise in rises.iter().filter(|rise| rise.rung == row.rung) {
        let Some((_, share)) = row.shares.iter().find(|(year, _)| *year == rise.year) else { continue };
        let at = plot.x(rise.year);
        let place = rise.words.iter().find_map(|words| place(plot, number, row, at, words, &taken).map(|place| (words, place)));
        if let Some((words, (x, y, anchor))) = place {
            let wide = svg::width(words, SIZE);
            taken.push(if anchor == Anchor::End { (x - wide, x) } else { (x, x + wide) });
            notes.push(svg::text(x, y, "note", anchor, words));
            notes.push(html! { circle.dot cx=(n(at)) cy=(n(plot.y(number, share.certain))) r="3" {} });
        }
    }
    html! { @for note in notes { (note) } }
}

const SIZE: f64 = 11.0;

/// Where words fit beside the year that begins at `at`: a point and an anchor.
fn place(plot: &Plot, number: usize, row: &Row, at: f64, words: &str, taken: &[(f64, f64)]) -> Option<(f64, f64, Anchor)> {
    let wide = svg::width(words, SIZE);
    let free = |from: f64, to: f64| {
        let inside = from >= plot.left && to <= plot.right;
        inside && taken.iter().all(|(a, b)| to + 8.0 < *a || from - 8.0 > *b)
    };
    let levels = |from: f64, to: f64, level: &dyn Fn(&Share) -> usize| -> Vec<f64> {
        let meets = |year: i16| plot.x(year + 1) > from && plot.x(year) < to;
        row.shares.iter().filter(|(year, _)| meets(*year)).map(|(_, share)| plot.y(number, level(share))).collect()
    };
    let (right, left) = ((at + 6.0, at + 6.0 + wide), (at - 6.0 - wide, at - 6.0));
    for (span, x, anchor) in [(left, left.1, Anchor::End), (right, right.0, Anchor::Start)] {
        let line = levels(span.0, span.1, &|s| s.certain + s.contested).into_iter().fold(f64::MAX, f64::min);
        if free(span.0, span.1) && line - plot.top(number) >= 16.0 {
            return Some((x, line - 5.0, anchor));
        }
    }
    let line = levels(right.0, right.1, &|s| s.certain).into_iter().fold(f64::MIN, f64::max);
    let base = plot.top(number) + plot.tall;
    (free(right.0, right.1) && base - line >= 16.0).then_some((right.0, line + 12.5, Anchor::Start))
}
