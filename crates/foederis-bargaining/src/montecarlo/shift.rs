//! What would have to be true.

use rayon::prelude::*;

use crate::issue::{Input, Issue};

/// Where the outcome is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// There or above.
    AtLeast(f64),
    /// Below it.
    Below(f64),
}

impl Goal {
    /// Whether an outcome is there.
    pub fn met(self, outcome: f64) -> bool {
        match self {
            Goal::AtLeast(point) => outcome >= point,
            Goal::Below(point) => outcome < point,
        }
    }
}

/// A move of one actor that carries the outcome to its goal, with all else as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// Whose: its place in the issue.
    pub actor: usize,
    /// Where it stands.
    pub from: f64,
    /// Where it would have to stand.
    pub to: f64,
    /// The outcome then.
    pub outcome: f64,
}

impl Shift {
    /// How far it is.
    pub fn size(&self) -> f64 {
        (self.to - self.from).abs()
    }
}

/// A step is halved so many times to find where the goal begins: to a millionth of it.
const NARROWED: u32 = 20;

/// So many steps are tried from one end of the scale to the other.
const STEPS: u32 = 20;

/// The smallest shift of one actor's position, on the scale, that carries the outcome to a goal; of size 0 where it is there already, none
/// where no position of this actor does.
///
/// Models need not answer a shift with a shift in the same direction. Positions are tried both ways from where the actor stands, in steps
/// of 1/20 of the scale; the first that meets the goal is narrowed to 2⁻²⁰ of a step. A goal met only within less than a step is missed.
///
/// # Panics
/// If there is no such actor.
pub fn shift(issue: &Issue, actor: usize, goal: Goal, model: impl Fn(&Issue) -> Option<f64>) -> Option<Shift> {
    let mut tried = issue.clone();
    let (from, scale) = (issue.get(actor, Input::Position), issue.scale());
    let step = scale.width() / f64::from(STEPS);
    let mut at = |to: f64| {
        tried.set(actor, Input::Position, to).expect("it is on the scale");
        model(&tried).filter(|outcome| outcome.is_finite() && goal.met(*outcome)).map(|outcome| Shift {
            actor,
            from,
            to,
            outcome,
        })
    };
    if let Some(there) = at(from) {
        return Some(there);
    }
    // On both sides one step after the other, so that the nearest is found first.
    let mut best: Option<Shift> = None;
    for steps in 1..=STEPS {
        for direction in [1.0, -1.0] {
            let to = |steps: f64| (from + direction * steps * step).clamp(scale.low, scale.high);
            let near = to(f64::from(steps - 1));
            if near == scale.low && direction < 0.0 || near == scale.high && direction > 0.0 {
                continue;
            }
            if let Some(met) = at(to(f64::from(steps))) {
                let narrowed = narrow(near, met, &mut at);
                if best.is_none_or(|best| narrowed.size() < best.size()) {
                    best = Some(narrowed);
                }
            }
        }
        if best.is_some() {
            break;
        }
    }
    best
}

/// Between a position that does not meet the goal and one that does.
fn narrow(mut near: f64, mut met: Shift, at: &mut impl FnMut(f64) -> Option<Shift>) -> Shift {
    for _ in 0..NARROWED {
        let middle = near / 2.0 + met.to / 2.0;
        match at(middle) {
            Some(shift) => met = shift,
            None => near = middle,
        }
    }
    met
}

/// The smallest shift of each actor that can carry the outcome there alone, the smallest first.
pub fn shifts(issue: &Issue, goal: Goal, model: impl Fn(&Issue) -> Option<f64> + Sync) -> Vec<Shift> {
    let actors = (0..issue.actors().len()).into_par_iter();
    let mut all: Vec<Shift> = actors.filter_map(|actor| shift(issue, actor, goal, &model)).collect();
    all.sort_by(|a, b| a.size().total_cmp(&b.size()));
    all
}
