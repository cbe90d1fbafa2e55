//! An issue of which only ranges are known.

use rand::{Rng, RngExt};

use crate::issue::{Actor, Fault, Faults, Input, Issue, Scale, frame, outside};

/// A number known as lowest, likeliest and highest: the triangular distribution over them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Triangular {
    /// The lowest.
    pub low: f64,
    /// The likeliest.
    pub mode: f64,
    /// The highest.
    pub high: f64,
}

impl From<f64> for Triangular {
    fn from(known: f64) -> Self {
        Triangular { low: known, mode: known, high: known }
    }
}

impl Triangular {
    /// (low + mode + high) / 3.
    pub fn mean(self) -> f64 {
        self.low / 3.0 + self.mode / 3.0 + self.high / 3.0
    }

    /// The number below which a share `u`, 0 to 1, of all draws falls.
    pub fn quantile(self, u: f64) -> f64 {
        let Triangular { low, mode, high } = self;
        let width = high - low;
        if width <= 0.0 {
            return mode;
        }
        let point = if u * width < mode - low {
            low + (u * width * (mode - low)).sqrt()
        } else {
            high - ((1.0 - u) * width * (high - mode)).sqrt()
        };
        point.clamp(low, high)
    }

    fn draw(self, rng: &mut impl Rng) -> f64 {
        self.quantile(rng.random::<f64>())
    }
}

/// Someone of whom only ranges are known.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainActor {
    /// As of [`Actor::id`].
    pub id: String,
    /// What it can bring to bear, at least 0.
    pub capability: Triangular,
    /// Where it stands on the scale.
    pub position: Triangular,
    /// How much it cares, 0 to 1.
    pub salience: Triangular,
}

impl UncertainActor {
    /// One of the ranges.
    pub fn get(&self, input: Input) -> Triangular {
        match input {
            Input::Capability => self.capability,
            Input::Position => self.position,
            Input::Salience => self.salience,
        }
    }
}

impl UncertainActor {
    /// Puts another range in the place of one.
    pub fn set(&mut self, input: Input, range: Triangular) {
        match input {
            Input::Capability => self.capability = range,
            Input::Position => self.position = range,
            Input::Salience => self.salience = range,
        }
    }
}

impl From<Actor> for UncertainActor {
    fn from(Actor { id, capability, position, salience }: Actor) -> Self {
        UncertainActor { id, capability: capability.into(), position: position.into(), salience: salience.into() }
    }
}

/// Uncertain actors on one scale. Whoever holds one knows that every draw from it is an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainIssue {
    actors: Vec<UncertainActor>,
    mode: Issue,
}

impl UncertainIssue {
    /// # Errors
    /// Every fault there is, as of [`Issue::new`], and ranges whose numbers do not ascend.
    pub fn new(actors: Vec<UncertainActor>, scale: Scale, status_quo: Option<f64>) -> Result<UncertainIssue, Faults> {
        let mut faults = frame(actors.iter().map(|actor| actor.id.as_str()), scale, status_quo);
        for actor in &actors {
            for input in Input::ALL {
                let Triangular { low, mode, high } = actor.get(input);
                let before = faults.len();
                faults.extend([low, mode, high].iter().filter_map(|value| outside(&actor.id, input, *value, scale)));
                if faults.len() == before && !(low <= mode && mode <= high) {
                    faults.push(Fault::Order { id: actor.id.clone(), input, low, mode, high });
                }
            }
        }
        if !faults.is_empty() {
            return Err(Faults(faults));
        }
        let likeliest = |actor: &UncertainActor| Actor {
            id: actor.id.clone(),
            capability: actor.capability.mode,
            position: actor.position.mode,
            salience: actor.salience.mode,
        };
        let mode = Issue::new(actors.iter().map(likeliest).collect(), scale, status_quo)?;
        Ok(UncertainIssue { actors, mode })
    }

    /// In the order given.
    pub fn actors(&self) -> &[UncertainActor] {
        &self.actors
    }

    /// With every number at its likeliest.
    pub fn mode(&self) -> &Issue {
        &self.mode
    }

    /// Draws every number anew into an issue made from [`mode`](Self::mode): three draws an actor, in the order of actors, so that
    /// equal generators give equal issues to every model.
    pub(crate) fn draw(&self, rng: &mut impl Rng, into: &mut Issue) {
        for (at, actor) in self.actors.iter().enumerate() {
            for input in Input::ALL {
                let set = into.set(at, input, actor.get(input).draw(rng));
                debug_assert_eq!(set, Ok(()), "a draw lies in its range");
            }
        }
    }
}

impl From<Issue> for UncertainIssue {
    fn from(mode: Issue) -> Self {
        UncertainIssue { actors: mode.actors().iter().cloned().map(UncertainActor::from).collect(), mode }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_a_triangle() {
        // Half of the triangle over 0, 0, 1 lies below 1 − √½; a quarter of that over 0, 1, 2 below √½.
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-15, "{a} {b}");
        close(Triangular { low: 0.0, mode: 0.0, high: 1.0 }.quantile(0.5), 1.0 - 0.5_f64.sqrt());
        close(Triangular { low: 0.0, mode: 1.0, high: 2.0 }.quantile(0.25), 0.5_f64.sqrt());
        close(Triangular { low: 0.0, mode: 1.0, high: 2.0 }.quantile(1.0), 2.0);
        assert_eq!(Triangular::from(0.3).quantile(0.7), 0.3);
        close(Triangular { low: 0.0, mode: 1.0, high: 2.0 }.mean(), 1.0);
    }

    #[test]
    fn ranges_ascend_and_stay_inside() {
        let ranges = |position| UncertainActor { id: "A".into(), capability: 1.0.into(), position, salience: 0.5.into() };
        let fault = |low, mode, high| {
            let made = UncertainIssue::new(vec![ranges(Triangular { low, mode, high })], Scale::PERCENT, None);
            made.expect_err("a fault").to_string()
        };
        assert_eq!(fault(50.0, 40.0, 60.0), "the position of \"A\" ranges over 50, 40, 60: they must ascend");
        assert_eq!(fault(50.0, 60.0, 160.0), "the position of \"A\" is 160: it must be from 0 to 100");
        assert_eq!(fault(f64::NAN, 60.0, 70.0), "the position of \"A\" is NaN: it must be from 0 to 100");
    }
}
