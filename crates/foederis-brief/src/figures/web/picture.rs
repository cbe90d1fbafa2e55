//! Drawing the ties: names in boxes, a line for each tie, nothing across a name.

use foederis::Record;
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::Strength;
use maud::{Markup, html};

use super::layout::{Node, homeland, spread};
use super::ties::{Fate, Side, Tie, Ties};
use crate::Study;
use crate::figures::svg::{Anchor, n, text, width, wrapped};
use crate::figures::{Drawing, Screen};

/// Heading and remarks of a side.
pub(super) struct Words {
    /// Which side.
    pub heading: String,
    /// What is to be seen there.
    pub remarks: Vec<String>,
}

/// Both sides: next to each other on a page, one below the other on a phone.
pub(super) fn drawing(study: &Study<'_>, ties: &Ties, words: &[Words; 2], screen: Screen) -> Drawing {
    let whole = screen.width();
    let panel = match screen {
        Screen::Page => 362.0,
        Screen::Phone => whole,
    };
    let nodes = placed(study, ties, panel);
    let heads: Vec<Head> = words.iter().map(|words| Head::new(words, panel)).collect();
    let tallest = heads.iter().map(|head| head.height).fold(0.0, f64::max);
    let map = height(nodes.len());
    // Where each side stands, and where its map begins below its heading.
    let sides = match screen {
        Screen::Page => [(0.0, 0.0, tallest), (whole - panel, 0.0, tallest)],
        Screen::Phone => [(0.0, 0.0, heads[0].height), (0.0, heads[0].height + map + 22.0, heads[1].height)],
    };
    let bottom = sides[1].1 + sides[1].2 + map + 14.0;
    let key = key(ties, whole, bottom);
    Drawing {
        width: whole,
        height: key.height,
        body: html! {
            @for ((x, y, below), (head, side)) in sides.iter().zip(heads.iter().zip(&ties.sides)) {
                g transform=(format!("translate({} {})", n(*x), n(*y))) { (head.body) }
                g transform=(format!("translate({} {})", n(*x), n(y + below))) { (map_of(study, side, &nodes, panel)) }
            }
            (key.body)
        },
    }
}

/// How high a map of so many states is.
fn height(states: usize) -> f64 {
    (170.0 + 11.0 * states as f64).clamp(200.0, 480.0)
}

/// The boxes with their names, in their places.
fn placed(study: &Study<'_>, ties: &Ties, panel: f64) -> Vec<Node> {
    let (record, day) = (study.record(), study.day());
    let regions = &study.comparison.regions;
    let hub = |state| ties.sides.iter().any(|side| side.hub == Some(state));
    let mut nodes: Vec<Node> = ties
        .nodes
        .iter()
        .map(|state| {
            // Room for the larger of both sides.
            let lines = wrapped(record.name_of(state), letters(hub(state)), 96.0);
            Node { state, size: boxed(&lines, letters(hub(state))), lines, at: (0.0, 0.0) }
        })
        .collect();
    let found: Vec<Option<(f64, f64)>> = nodes.iter().map(|node| homeland(record, node.state, regions, day)).collect();
    let known: Vec<(f64, f64)> = found.iter().flatten().copied().collect();
    // A state without a homeland on record stands in the middle of the others.
    let share = 1.0 / known.len().max(1) as f64;
    let middle = known.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0 * share, sum.1 + point.1 * share));
    let points: Vec<(f64, f64)> = found.into_iter().map(|point| point.unwrap_or(middle)).collect();
    let inside = record.atlas.inside(regions);
    let near: Vec<bool> = nodes.iter().map(|node| at_home(record, node.state, |place| inside.has(place))).collect();
    let map = height(nodes.len());
    spread(&mut nodes, &points, &near, (panel, map));
    nodes
}

fn at_home(record: &Record, state: StateId, inside: impl Fn(foederis::id::PlaceId) -> bool) -> bool {
    let homeland = foederis::vocab::PlaceKind::Homeland;
    record.places.iter().any(|(id, p)| p.kind == homeland && p.metropolitan_of == Some(state) && inside(id))
}

/// The size of the letters of a name; a hub's are larger, and bold.
fn letters(hub: bool) -> f64 {
    if hub { 15.0 } else { 12.0 }
}

/// Width and height of the box around a name.
fn boxed(lines: &[String], size: f64) -> (f64, f64) {
    // Bold letters are wider.
    let weight = if size > 12.0 { 1.1 } else { 1.0 };
    let widest = lines.iter().map(|line| width(line, size * weight)).fold(0.0, f64::max);
    (widest + 12.0, lines.len() as f64 * line_height(size) + 7.0)
}

fn line_height(size: f64) -> f64 {
    (size * 1.18).round()
}

struct Head {
    body: Markup,
    height: f64,
}

impl Head {
    fn new(words: &Words, panel: f64) -> Head {
        let heading = wrapped(&words.heading, 17.0, panel);
        let remarks: Vec<String> = words.remarks.iter().flat_map(|remark| wrapped(remark, 12.0, panel)).collect();
        let below = heading.len() as f64 * 18.0;
        let body = html! {
            @for (line, words) in heading.iter().enumerate() { (text(0.0, 14.0 + line as f64 * 18.0, "heading", Anchor::Start, words)) }
            @for (line, words) in remarks.iter().enumerate() {
                (text(0.0, below + 13.0 + line as f64 * 15.0, "label", Anchor::Start, words))
            }
        };
        Head { body, height: below + remarks.len() as f64 * 15.0 + 14.0 }
    }
}

fn map_of(study: &Study<'_>, side: &Side, nodes: &[Node], panel: f64) -> Markup {
    let record = study.record();
    let members = study.comparison.members;
    let mut ordered: Vec<&Tie> = side.ties.iter().collect();
    let beside = |tie: &Tie| !inside(members, tie);
    ordered.sort_by_key(|tie| (!beside(tie), !inside(side.group, tie), tie.fate));
    html! {
        @for tie in ordered { (line(record, tie, side, beside(tie), nodes, panel)) }
        @for node in nodes { (name(node, side, members)) }
    }
}

fn inside(group: StateSet, tie: &Tie) -> bool {
    group.has(tie.ends.0) && group.has(tie.ends.1)
}

fn name(node: &Node, side: &Side, members: StateSet) -> Markup {
    let hub = side.hub == Some(node.state);
    let by_pact = side.ties.iter().any(|tie| tie.fate == Fate::New || tie.fate == Fate::Joined);
    let ink = match (members.has(node.state), side.group.has(node.state)) {
        (_, true) if by_pact => "pill bloc-after",
        (_, true) => "pill bloc-before",
        (true, false) => "pill member",
        (false, false) => "pill other",
    };
    let words = if side.group.has(node.state) {
        if hub { "hub on" } else { "label on" }
    } else if hub {
        "hub"
    } else if members.has(node.state) {
        "label"
    } else {
        "label quietly"
    };
    let size = letters(hub);
    let (w, h) = boxed(&node.lines, size);
    let top = node.at.1 - node.lines.len() as f64 * line_height(size) / 2.0 + size * 0.93;
    html! {
        rect.(ink).(if hub { "weighty" } else { "plain" }) x=(n(node.at.0 - w / 2.0)) y=(n(node.at.1 - h / 2.0)) width=(n(w)) height=(n(h)) rx="5" {}
        @for (line, part) in node.lines.iter().enumerate() {
            (text(node.at.0, top + line as f64 * line_height(size), words, Anchor::Middle, part))
        }
    }
}

/// A line from box to box, bent where it would pass behind another name.
fn line(record: &Record, tie: &Tie, side: &Side, beside: bool, nodes: &[Node], panel: f64) -> Markup {
    let find = |state| nodes.iter().find(|node| node.state == state);
    let (Some(from), Some(to)) = (find(tie.ends.0), find(tie.ends.1)) else { return html! {} };
    let ink = match tie.fate {
        Fate::Lost => "lost",
        Fate::Stands => "before",
        Fate::Joined => "firmer",
        Fate::New => "after",
    };
    let thickness = tie.strength.map_or("act", Strength::word);
    let certainty = if tie.certain { "certain" } else { "contested" };
    let crowd = side.group.len() > 12 && inside(side.group, tie);
    let weight = if crowd {
        "crowd"
    } else if beside {
        "beside"
    } else {
        "among"
    };
    let curve = Curve::between(from, to, if crowd { &[] } else { nodes }, panel);
    html! {
        path.tie.(ink).(thickness).(certainty).(weight) d=(curve.path()) {
            title { (said(record, tie)) }
        }
        @if tie.one_way { path.arrow.(ink).(weight) d=(curve.arrow(to)) {} }
    }
}

/// What a line says to those who point at it.
fn said(record: &Record, tie: &Tie) -> String {
    let (a, b) = (record.name_of(tie.ends.0), record.name_of(tie.ends.1));
    let between = if tie.one_way { format!("{a} to {b}") } else { format!("{a} and {b}") };
    let strength = tie.strength.map(|s| format!(", {}", s.word())).unwrap_or_default();
    let contested = if tie.certain { "" } else { ", contested" };
    format!("{between}{strength}{contested}")
}

/// A quadratic curve.
struct Curve {
    from: (f64, f64),
    bend: (f64, f64),
    to: (f64, f64),
}

impl Curve {
    /// The curve that passes behind fewest other names; straight is better than bent.
    fn between(from: &Node, to: &Node, nodes: &[Node], panel: f64) -> Curve {
        let others: Vec<&Node> = nodes.iter().filter(|node| node.state != from.state && node.state != to.state).collect();
        let curve = |bend: f64| {
            let (dx, dy) = (to.at.0 - from.at.0, to.at.1 - from.at.1);
            let middle = ((from.at.0 + to.at.0) / 2.0, (from.at.1 + to.at.1) / 2.0);
            Curve { from: from.at, bend: (middle.0 - dy * bend, middle.1 + dx * bend), to: to.at }
        };
        let cost = |bend: f64| {
            let curve = curve(bend);
            let faults = (1..48).map(|step| {
                let point = curve.point(f64::from(step) / 48.0);
                let outside = point.0 < 2.0 || point.0 > panel - 2.0 || point.1 < 0.0;
                usize::from(others.iter().any(|node| node.holds(point, 3.0))) + usize::from(outside) * 10
            });
            faults.sum::<usize>() as f64 + bend.abs() * 5.0
        };
        let mut best = (cost(0.0), 0.0);
        for bend in (1..=12).map(|step| f64::from(step) * 0.04).flat_map(|bend| [bend, -bend]) {
            let next = cost(bend);
            if next < best.0 {
                best = (next, bend);
            }
        }
        curve(best.1)
    }

    fn point(&self, t: f64) -> (f64, f64) {
        let at = |a: f64, b: f64, c: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
        (at(self.from.0, self.bend.0, self.to.0), at(self.from.1, self.bend.1, self.to.1))
    }

    fn path(&self) -> String {
        let at = |(x, y): (f64, f64)| format!("{} {}", n(x), n(y));
        format!("M{}Q{} {}", at(self.from), at(self.bend), at(self.to))
    }

    /// A triangle where the curve reaches a box.
    fn arrow(&self, to: &Node) -> String {
        let steps = 200;
        let outside = |step: &i32| !to.holds(self.point(f64::from(*step) / f64::from(steps)), 1.5);
        let last = (0..steps).rev().find(outside).unwrap_or(0);
        let tip = self.point(f64::from(last) / f64::from(steps));
        let back = self.point(f64::from((last - 6).max(0)) / f64::from(steps));
        let (dx, dy) = (tip.0 - back.0, tip.1 - back.1);
        let length = (dx * dx + dy * dy).sqrt().max(0.01);
        let (dx, dy) = (dx / length, dy / length);
        let foot = (tip.0 - dx * 8.0, tip.1 - dy * 8.0);
        let corner = |side: f64| format!("{} {}", n(foot.0 - dy * side * 4.0), n(foot.1 + dx * side * 4.0));
        format!("M{} {}L{}L{}Z", n(tip.0), n(tip.1), corner(1.0), corner(-1.0))
    }
}

/// What the lines mean, as far as they occur: colours in one row, thickness and the rest in the next.
fn key(ties: &Ties, whole: f64, top: f64) -> Head {
    let all = || ties.sides.iter().flat_map(|side| &side.ties);
    let inks = [
        (Fate::Stands, "before", "without the pact"),
        (Fate::Joined, "firmer", "without it, and by the pact too"),
        (Fate::New, "after", "by the pact alone"),
        (Fate::Lost, "lost", "gone with the pact"),
    ];
    let inks = inks.into_iter().filter(|(fate, ..)| all().any(|tie| tie.fate == *fate));
    let inks: Vec<(String, &str)> = inks.map(|(_, ink, words)| (format!("{ink} assist"), words)).collect();
    let strengths = Strength::ALL.iter().filter(|strength| all().any(|tie| tie.strength == Some(**strength)));
    let mut kinds: Vec<(String, &str)> = strengths
        .map(|strength| {
            let words = match strength {
                Strength::Act => "to act",
                Strength::Assist => "to assist",
                Strength::Automatic => "automatic",
            };
            (format!("axis {strength}"), words)
        })
        .collect();
    if kinds.len() < 2 {
        kinds.clear();
    }
    if all().any(|tie| !tie.certain) {
        kinds.push(("axis act contested".into(), "contested"));
    }
    if all().any(|tie| tie.one_way) {
        kinds.push(("axis act".into(), ONE_WAY));
    }
    let mut drawn: Vec<Markup> = Vec::new();
    let mut y = top - 6.0;
    for row in [inks, kinds].iter().filter(|row| !row.is_empty()) {
        let mut x = 0.0;
        y += 18.0;
        for (ink, words) in row {
            let wide = 34.0 + width(words, 11.0) + 16.0;
            if x > 0.0 && x + wide > whole {
                (x, y) = (0.0, y + 18.0);
            }
            drawn.push(html! {
                path class=(format!("tie {ink}")) d=(format!("M{} {}h24", n(x + 2.0), n(y - 4.0))) {}
                @if *words == ONE_WAY { path class="arrow axis" d=(format!("M{} {}l-8 -4v8z", n(x + 28.0), n(y - 4.0))) {} }
                (text(x + 34.0, y, "quiet", Anchor::Start, words))
            });
            x += wide;
        }
    }
    Head { body: html! { @for entry in drawn { (entry) } }, height: y + 8.0 }
}

const ONE_WAY: &str = "one way only";
