//! What the model assumes beyond what states have and owe.

use super::chance::Chance;
use super::fault::Fault;

/// One of the six numbers that are assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// ρ: the chance that a promise to fight is kept. 0.75, varied from 0.5 to 0.9; 0 to 1.
    ///
    /// Of alliances put to the test 74.5 % were honoured from 1816 to 1944 (Leeds, Long & Mitchell 2000, *Journal of Conflict Resolution*
    /// 44: 686–699); later work finds less.
    Honour,
    /// m: how decisive it is to be the stronger, the exponent of the contest success function. 1, varied from 0.5 to 2; 0 to 100.
    ///
    /// 1 makes chances proportional to capabilities, 0 all even (Tullock 1980; Hirshleifer 1989).
    Exponent,
    /// δ: how much a rival's readiness to attack follows its chance to win. 0.5, varied from 0 to 1; 0 to 1. An assumption.
    ///
    /// 0: it attacks whatever its chances; 1: half the chance to win, half the attacks. States that have defence pacts are attacked less
    /// (Leeds 2003, *American Journal of Political Science* 47: 427–439).
    Deterrence,
    /// κ: what a lost fight for another costs, against losing one's own. 0.5, varied from 0.1 to 1; 0 to 100. An assumption.
    Burden,
    /// π: by what share a rival threatens members more if what is newly bound against it exceeds it by far; by half of that if it is the
    /// rival's equal. 0.5, varied from 0 to 1; 0 to 100. An assumption.
    Provocation,
    /// β: the threat from a rival without a quarrel, against that from one with. 0.1, varied from 0 to 0.2; 0 to 1. An assumption.
    Background,
}

impl Parameter {
    /// All six, in the order in which they are drawn.
    pub const ALL: [Parameter; 6] = [
        Parameter::Honour,
        Parameter::Exponent,
        Parameter::Deterrence,
        Parameter::Burden,
        Parameter::Provocation,
        Parameter::Background,
    ];

    /// In one word.
    pub fn word(self) -> &'static str {
        match self {
            Parameter::Honour => "honour",
            Parameter::Exponent => "exponent",
            Parameter::Deterrence => "deterrence",
            Parameter::Burden => "burden",
            Parameter::Provocation => "provocation",
            Parameter::Background => "background",
        }
    }

    /// What it means, in half a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Parameter::Honour => "the chance that a promise to fight is kept",
            Parameter::Exponent => "how decisive it is to be the stronger",
            Parameter::Deterrence => "how much a rival's readiness to attack follows its chance to win",
            Parameter::Burden => "what a lost fight for another costs, against losing one's own",
            Parameter::Provocation => "how much more a rival threatens members if far more than it has is newly bound against it",
            Parameter::Background => "the threat from a rival without a quarrel, against that from one with",
        }
    }

    /// Its value where nothing else is said.
    pub fn central(self) -> f64 {
        Parameters::CENTRAL.get(self)
    }

    /// Between what it is varied: lowest, highest.
    pub fn range(self) -> (f64, f64) {
        match self {
            Parameter::Honour => (0.5, 0.9),
            Parameter::Exponent => (0.5, 2.0),
            Parameter::Burden => (0.1, 1.0),
            Parameter::Deterrence | Parameter::Provocation => (0.0, 1.0),
            Parameter::Background => (0.0, 0.2),
        }
    }

    /// What it may be at all: least, most.
    pub fn limits(self) -> (f64, f64) {
        match self {
            Parameter::Honour | Parameter::Deterrence | Parameter::Background => (0.0, 1.0),
            Parameter::Exponent | Parameter::Burden | Parameter::Provocation => (0.0, 100.0),
        }
    }
}

/// A value for each [`Parameter`], within its limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters([f64; 6]);

impl Parameters {
    /// Each at its central value.
    pub const CENTRAL: Parameters = Parameters([0.75, 1.0, 0.5, 0.5, 0.5, 0.1]);

    /// The value of one.
    pub fn get(&self, parameter: Parameter) -> f64 {
        self.0[parameter as usize]
    }

    /// With one changed.
    ///
    /// # Errors
    /// If the value is outside the limits of the parameter, or no number.
    pub fn with(mut self, parameter: Parameter, value: f64) -> Result<Parameters, Fault> {
        let (least, most) = parameter.limits();
        if !(least..=most).contains(&value) {
            return Err(Fault::Parameter { parameter, value });
        }
        self.0[parameter as usize] = value;
        Ok(self)
    }

    /// Each from its range, all values as likely, independent of each other: six numbers of the stream.
    pub fn draw(chance: &mut Chance) -> Parameters {
        Parameters(Parameter::ALL.map(|parameter| {
            let (low, high) = parameter.range();
            chance.within(low, high)
        }))
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters::CENTRAL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn central_values_lie_in_ranges_and_ranges_in_limits() {
        for (at, parameter) in Parameter::ALL.into_iter().enumerate() {
            let ((least, most), (low, high)) = (parameter.limits(), parameter.range());
            assert!(least <= low && low < parameter.central() && parameter.central() < high && high <= most, "{parameter:?}");
            assert_eq!(parameter as usize, at);
        }
    }

    #[test]
    fn draws_fill_their_ranges() {
        let drawn: Vec<Parameters> = (0..1000).map(|draw| Parameters::draw(&mut Chance::new(7, draw))).collect();
        for parameter in Parameter::ALL {
            let (low, high) = parameter.range();
            let of = |share: f64| low + share * (high - low);
            let values = || drawn.iter().map(|parameters| parameters.get(parameter));
            assert!(values().all(|value| (low..=high).contains(&value)), "{parameter:?}");
            assert!(values().any(|value| value < of(0.02)) && values().any(|value| value > of(0.98)), "{parameter:?}");
            assert!((values().sum::<f64>() / 1000.0 - of(0.5)).abs() < 0.05 * (high - low), "{parameter:?}");
        }
        assert_eq!(drawn[3], Parameters::draw(&mut Chance::new(7, 3)));
    }

    #[test]
    fn a_value_outside_its_limits_is_refused() {
        let with = |parameter, value| Parameters::CENTRAL.with(parameter, value);
        assert_eq!(with(Parameter::Burden, 2.0).map(|changed| changed.get(Parameter::Burden)), Ok(2.0));
        for (parameter, value) in [(Parameter::Honour, 1.5), (Parameter::Exponent, -1.0), (Parameter::Background, f64::NAN)] {
            assert!(with(parameter, value).is_err(), "{parameter:?} {value}");
        }
        let message = with(Parameter::Honour, 75.0).expect_err("too much").to_string();
        assert_eq!(message, "the parameter honour is 75: it must be from 0 to 1");
    }
}
