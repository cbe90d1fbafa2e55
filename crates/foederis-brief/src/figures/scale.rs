//! The scale of an issue: its named points, where things stand, and where a formal pact begins; and keys to what marks mean.

use foederis_adoption::Judged;
use maud::{Markup, html};

use super::svg::{self, Anchor, n};

/// A scale from 0 to 100 across a drawing.
pub(super) struct Scale<'j, 'r> {
    judged: &'j Judged<'r>,
    /// Where 0 is drawn.
    pub(super) left: f64,
    /// Where 100 is.
    pub(super) right: f64,
    /// How wide the drawing is: words keep inside.
    whole: f64,
}

const SIZE: f64 = 11.0;
const STEP: f64 = 14.0;

impl<'j, 'r> Scale<'j, 'r> {
    pub(super) fn new(judged: &'j Judged<'r>, (left, right): (f64, f64), whole: f64) -> Self {
        Scale { judged, left, right, whole }
    }

    /// Where a point of the scale is drawn.
    pub(super) fn x(&self, at: f64) -> f64 {
        self.left + (self.right - self.left) * at / 100.0
    }

    /// The named points, their names above their numbers; and where that ends.
    pub(super) fn head(&self) -> (Markup, f64) {
        let regimes = &self.judged.issue.regimes;
        let wide = |lines: &[String]| lines.iter().map(|line| svg::width(line, SIZE)).fold(0.0, f64::max);
        let ends = |(x, lines): &(f64, Vec<String>)| (x - wide(lines) / 2.0, x + wide(lines) / 2.0);
        let placed = |at: f64, room: f64, name: &str| {
            let lines = svg::wrapped(name, SIZE, room);
            // Nothing is lost by standing off the edge where a font is wider than reckoned.
            let half = wide(&lines) / 2.0 + 3.0;
            (if 2.0 * half < self.whole { self.x(at).clamp(half, self.whole - half) } else { self.whole / 2.0 }, lines)
        };
        let mut names: Vec<(f64, Vec<String>)> = Vec::new();
        for (at, regime) in regimes.iter().enumerate() {
            let near = |other: usize| (self.x(regimes[other].at) - self.x(regime.at)).abs();
            let before = at.checked_sub(1).map(near);
            let after = (at + 1 < regimes.len()).then(|| near(at + 1));
            let room = before.into_iter().chain(after).fold(self.right - self.left, f64::min) - 8.0;
            let mut name = placed(regime.at, room.max(60.0), &regime.name);
            // Those at the edges are moved inwards: where they meet, a word a line.
            if let Some(last) = at.checked_sub(1)
                && ends(&names[last]).1 + 6.0 > ends(&name).0
            {
                names[last] = placed(regimes[last].at, 1.0, &regimes[last].name);
                name = placed(regime.at, 1.0, &regime.name);
            }
            names.push(name);
        }
        let most = names.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
        let words = html! {
            @for (x, lines) in &names {
                @for (number, line) in lines.iter().enumerate() {
                    (svg::text(*x, (most - lines.len() + number + 1) as f64 * STEP - 3.0, "quiet", Anchor::Middle, line))
                }
            }
            @for regime in regimes {
                @let (x, lines) = placed(regime.at, self.whole, &n(regime.at));
                (svg::text(x, (most + 1) as f64 * STEP - 2.0, "note", Anchor::Middle, &lines.concat()))
            }
        };
        (words, (most + 1) as f64 * STEP + 3.0)
    }

    /// What lies beneath the marks: what would be a formal pact, the named points, the status quo and the proposal.
    pub(super) fn ground(&self, top: f64, bottom: f64) -> Markup {
        let down = |at: f64, class: &str| svg::line((self.x(at), top), (self.x(at), bottom), class);
        let threshold = self.judged.issue.adopted_above();
        html! {
            @if let Some(at) = threshold {
                rect.maybe x=(n(self.x(at))) y=(n(top)) width=(n(self.right - self.x(at))) height=(n(bottom - top)) {}
            }
            @for regime in &self.judged.issue.regimes { (down(regime.at, "rule")) }
            @if let Some(at) = threshold { (down(at, "edge")) }
            (svg::line((self.x(self.judged.status_quo.at), top), (self.x(self.judged.status_quo.at), bottom + 5.0), "quo"))
            (svg::line((self.x(self.judged.proposed_at), top), (self.x(self.judged.proposed_at), bottom + 5.0), "goal"))
        }
    }

    /// What the lines of the ground are; and where that ends.
    pub(super) fn foot(&self, bottom: f64) -> (Markup, f64) {
        let (quo, proposed) = (self.judged.status_quo.at, self.judged.proposed_at);
        let (quo_words, proposed_words) = (format!("status quo {}", n(quo)), format!("proposal {}", n(proposed)));
        let y = bottom + 17.0;
        // The lower of the two reaches to the left, the higher to the right, as far as there is room.
        let left = |at: f64, words: &str| match self.x(at) + 4.0 - svg::width(words, SIZE) {
            from if from >= 0.0 => (self.x(at) + 4.0, Anchor::End),
            _ => (0.0, Anchor::Start),
        };
        let right = |at: f64, words: &str| match self.x(at) - 4.0 + svg::width(words, SIZE) {
            to if to <= self.whole => (self.x(at) - 4.0, Anchor::Start),
            _ => (self.whole, Anchor::End),
        };
        let ((qx, qa), (px, pa)) = match quo <= proposed {
            true => (left(quo, &quo_words), right(proposed, &proposed_words)),
            false => (right(quo, &quo_words), left(proposed, &proposed_words)),
        };
        let above = self.judged.issue.adopted_above().map(|at| (at, format!("a formal pact above {} →", n(at))));
        let end = if above.is_some() { y + STEP + 1.0 } else { y };
        let words = html! {
            (svg::text(qx, y, "quiet", qa, &quo_words))
            (svg::text(px, y, "note", pa, &proposed_words))
            @if let Some((at, words)) = above {
                @let (x, anchor) = right(at, &words);
                (svg::text(x, y + STEP + 1.0, "pact", anchor, &words))
            }
        };
        (words, end + 5.0)
    }
}

/// A mark drawn around a point.
pub(super) type Mark<'m> = Box<dyn Fn(f64, f64) -> Markup + 'm>;

/// What marks mean, in as many lines as it takes; and where that ends.
pub(super) fn key(entries: &[(Mark<'_>, String)], whole: f64, top: f64) -> (Markup, f64) {
    let (mut x, mut y) = (0.0, top);
    let mut drawn = Vec::new();
    for (mark, words) in entries {
        let wide = 17.0 + svg::width(words, SIZE);
        if x > 0.0 && x + wide > whole {
            (x, y) = (0.0, y + 17.0);
        }
        drawn.push(html! { (mark(x + 6.0, y - 4.0)) (svg::text(x + 17.0, y, "quiet", Anchor::Start, words)) });
        x += wide + 12.0;
    }
    (html! { @for entry in drawn { (entry) } }, y + 4.0)
}

/// A dot.
pub(super) fn dot(x: f64, y: f64, r: f64, class: &str) -> Markup {
    html! { circle.(class) cx=(n(x)) cy=(n(y)) r=(n(r)) {} }
}

/// A bar between two points, around a height.
pub(super) fn bar(from: f64, to: f64, y: f64, tall: f64, class: &str) -> Markup {
    let (from, to) = (from.min(to), from.max(to));
    html! { rect.(class) x=(n(from)) y=(n(y - tall / 2.0)) width=(n(to - from)) height=(n(tall)) {} }
}

/// When the issue was judged, as far as it holds on the day asked about.
pub(super) fn judged_for(judged: &Judged<'_>) -> String {
    crate::words::date(judged.as_of())
}

/// Paper across a drawing, for words on a line of their own between rows of marks.
pub(super) fn strip(y: f64, high: f64, whole: f64) -> Markup {
    html! { rect.paper x="0" y=(n(y)) width=(n(whole)) height=(n(high)) {} }
}
