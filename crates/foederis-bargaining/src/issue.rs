//! An issue: who wants what on one scale, how much, and with what behind it.

use std::fmt;

/// Someone who wants something.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// The code of a state, or any other name that no other actor of the issue has.
    pub id: String,
    /// What it can bring to bear, at least 0, in any unit that all actors share.
    pub capability: f64,
    /// Where it stands on the scale.
    pub position: f64,
    /// How much of its capability it would spend on this issue, 0 to 1.
    pub salience: f64,
}

impl Actor {
    /// What it brings to bear on this issue: capability × salience.
    pub fn weight(&self) -> f64 {
        self.capability * self.salience
    }
}

/// One of the three numbers of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// What it can bring to bear.
    Capability,
    /// Where it stands.
    Position,
    /// How much it cares.
    Salience,
}

impl Input {
    /// All three.
    pub const ALL: [Input; 3] = [Input::Capability, Input::Position, Input::Salience];

    /// In one word.
    pub fn word(self) -> &'static str {
        match self {
            Input::Capability => "capability",
            Input::Position => "position",
            Input::Salience => "salience",
        }
    }
}

/// What positions are measured on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// One end.
    pub low: f64,
    /// The other.
    pub high: f64,
}

impl Scale {
    /// 0 to 100.
    pub const PERCENT: Scale = Scale { low: 0.0, high: 100.0 };

    /// From one end to the other.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Whether a point lies on it, ends included.
    pub fn holds(self, point: f64) -> bool {
        (self.low..=self.high).contains(&point)
    }

    fn usable(self) -> bool {
        self.low.abs() <= MOST && self.high.abs() <= MOST && self.low < self.high
    }
}

/// No capability and no end of a scale may be greater: sums of products stay finite.
pub const MOST: f64 = 1e100;

/// What is wrong with an issue.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// Nobody is there.
    #[error("the issue has no actors")]
    NoActors,
    /// Ends that are not numbers, too far out, or in the wrong order.
    #[error("the scale goes from {low} to {high}: both must be numbers within ±1e100, the second the greater")]
    Ends {
        /// The first.
        low: f64,
        /// The second.
        high: f64,
    },
    /// A name stands twice.
    #[error("two actors are called {id:?}")]
    Twice {
        /// The name.
        id: String,
    },
    /// A number outside its range; NaN is outside every range.
    #[error("the {word} of {id:?} is {value}: it must be from {low} to {most}", word = .input.word(), most = short(*.high))]
    Outside {
        /// Whose.
        id: String,
        /// Which.
        input: Input,
        /// The number.
        value: f64,
        /// The least it may be.
        low: f64,
        /// The most it may be.
        high: f64,
    },
    /// A status quo off the scale.
    #[error("the status quo is {value}: it must be on the scale, from {low} to {high}", low = .scale.low, high = .scale.high)]
    StatusQuo {
        /// The point.
        value: f64,
        /// The scale.
        scale: Scale,
    },
    /// A range whose three numbers are not in order.
    #[error("the {word} of {id:?} ranges over {low}, {mode}, {high}: they must ascend", word = .input.word())]
    Order {
        /// Whose.
        id: String,
        /// Which.
        input: Input,
        /// The lowest.
        low: f64,
        /// The likeliest.
        mode: f64,
        /// The highest.
        high: f64,
    },
}

/// 1e100 rather than a hundred zeros.
fn short(number: f64) -> String {
    if number.abs() < 1e15 { number.to_string() } else { format!("{number:e}") }
}

/// Everything that is wrong with an issue: at least one fault.
#[derive(Debug, Clone, PartialEq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { "\n" };
            write!(f, "{between}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// Actors on one scale. Whoever holds one knows that its numbers are in their ranges.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    actors: Vec<Actor>,
    scale: Scale,
    status_quo: Option<f64>,
}

impl Issue {
    /// # Errors
    /// Every fault there is: nobody there, a number outside its range or not a number, a name twice.
    pub fn new(actors: Vec<Actor>, scale: Scale, status_quo: Option<f64>) -> Result<Issue, Faults> {
        let mut faults = frame(actors.iter().map(|actor| actor.id.as_str()), scale, status_quo);
        for actor in &actors {
            let inputs = Input::ALL.iter().map(|input| (*input, read(actor, *input)));
            faults.extend(inputs.filter_map(|(input, value)| outside(&actor.id, input, value, scale)));
        }
        if faults.is_empty() { Ok(Issue { actors, scale, status_quo }) } else { Err(Faults(faults)) }
    }

    /// In the order given.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// What positions are measured on.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Where things stay if nothing is agreed, if that is known.
    pub fn status_quo(&self) -> Option<f64> {
        self.status_quo
    }

    /// The lowest and the highest position taken.
    pub fn span(&self) -> (f64, f64) {
        let positions = || self.actors.iter().map(|actor| actor.position);
        (positions().fold(f64::INFINITY, f64::min), positions().fold(f64::NEG_INFINITY, f64::max))
    }

    /// One number of an actor.
    ///
    /// # Panics
    /// If there is no such actor.
    pub fn get(&self, actor: usize, input: Input) -> f64 {
        read(&self.actors[actor], input)
    }

    /// Puts another number in its place.
    ///
    /// # Errors
    /// If it is outside its range; the issue stays as it was.
    ///
    /// # Panics
    /// If there is no such actor.
    pub fn set(&mut self, actor: usize, input: Input, value: f64) -> Result<(), Fault> {
        let there = &mut self.actors[actor];
        if let Some(fault) = outside(&there.id, input, value, self.scale) {
            return Err(fault);
        }
        match input {
            Input::Capability => there.capability = value,
            Input::Position => there.position = value,
            Input::Salience => there.salience = value,
        }
        Ok(())
    }
}

fn read(actor: &Actor, input: Input) -> f64 {
    match input {
        Input::Capability => actor.capability,
        Input::Position => actor.position,
        Input::Salience => actor.salience,
    }
}

/// What may be wrong besides the numbers of the actors.
pub(crate) fn frame<'a>(ids: impl Iterator<Item = &'a str>, scale: Scale, status_quo: Option<f64>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids: Vec<&str> = ids.collect();
    if ids.is_empty() {
        faults.push(Fault::NoActors);
    }
    ids.sort_unstable();
    faults.extend(ids.windows(2).filter(|two| two[0] == two[1]).map(|two| Fault::Twice { id: two[0].to_owned() }));
    if !scale.usable() {
        faults.push(Fault::Ends { low: scale.low, high: scale.high });
    } else if let Some(value) = status_quo.filter(|point| !scale.holds(*point)) {
        faults.push(Fault::StatusQuo { value, scale });
    }
    faults
}

/// The fault of a number outside its range. Positions are not judged on a scale that is itself at fault.
pub(crate) fn outside(id: &str, input: Input, value: f64, scale: Scale) -> Option<Fault> {
    let (low, high) = match input {
        Input::Capability => (0.0, MOST),
        Input::Salience => (0.0, 1.0),
        Input::Position if scale.usable() => (scale.low, scale.high),
        Input::Position => (-MOST, MOST),
    };
    (!(low..=high).contains(&value)).then(|| Fault::Outside { id: id.to_owned(), input, value, low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(id: &str, capability: f64, position: f64, salience: f64) -> Actor {
        Actor { id: id.into(), capability, position, salience }
    }

    #[test]
    fn no_fault_hides_another() {
        let actors = vec![actor("A", -1.0, f64::NAN, 80.0), actor("A", f64::INFINITY, 101.0, 0.5)];
        let faults = Issue::new(actors, Scale::PERCENT, Some(-3.0)).expect_err("nothing is right");
        let expected = "two actors are called \"A\"\n\
            the status quo is -3: it must be on the scale, from 0 to 100\n\
            the capability of \"A\" is -1: it must be from 0 to 1e100\n\
            the position of \"A\" is NaN: it must be from 0 to 100\n\
            the salience of \"A\" is 80: it must be from 0 to 1\n\
            the capability of \"A\" is inf: it must be from 0 to 1e100\n\
            the position of \"A\" is 101: it must be from 0 to 100";
        assert_eq!(faults.to_string(), expected);
    }

    #[test]
    fn a_scale_has_two_ends() {
        for (low, high) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-1e101, 0.0)] {
            let faults = Issue::new(vec![actor("A", 1.0, 1.0, 1.0)], Scale { low, high }, Some(1.0)).expect_err("no scale");
            assert!(matches!(faults.0[..], [Fault::Ends { .. }]), "{faults}");
        }
        assert_eq!(Issue::new(Vec::new(), Scale::PERCENT, None), Err(Faults(vec![Fault::NoActors])));
    }

    #[test]
    fn a_number_that_does_not_fit_changes_nothing() {
        let mut issue = Issue::new(vec![actor("A", 1.0, 10.0, 1.0)], Scale::PERCENT, None).expect("right");
        let before = issue.clone();
        assert!(issue.set(0, Input::Salience, 1.5).is_err());
        assert_eq!(issue, before);
        assert_eq!(issue.set(0, Input::Position, 90.0), Ok(()));
        assert_eq!(issue.span(), (90.0, 90.0));
    }
}
