//! How often two coders agree on whether a promise was called, one of them the engine.

/// Agreements and disagreements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Both say that it was called.
    pub both: u32,
    /// Only the engine does.
    pub engine_only: u32,
    /// Only the human coding does.
    pub human_only: u32,
    /// Neither does.
    pub neither: u32,
}

impl Score {
    /// With one more pair.
    #[must_use]
    pub fn with(mut self, engine: bool, human: bool) -> Score {
        *match (engine, human) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.engine_only,
            (false, true) => &mut self.human_only,
            (false, false) => &mut self.neither,
        } += 1;
        self
    }

    /// How many pairs.
    pub fn len(&self) -> u32 {
        self.both + self.engine_only + self.human_only + self.neither
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The share on which they agree; none without a pair.
    pub fn accuracy(&self) -> Option<f64> {
        (!self.is_empty()).then(|| f64::from(self.both + self.neither) / f64::from(self.len()))
    }

    /// Cohen's kappa: agreement beyond what the two shares of "called" give by chance, `(p_o − p_e) / (1 − p_e)` (Cohen 1960); none
    /// where chance alone gives full agreement.
    pub fn kappa(&self) -> Option<f64> {
        let observed = self.accuracy()?;
        let n = f64::from(self.len());
        let engine = f64::from(self.both + self.engine_only) / n;
        let human = f64::from(self.both + self.human_only) / n;
        let chance = engine * human + (1.0 - engine) * (1.0 - human);
        (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
    }

    /// What would be right by always saying that it was not called.
    pub fn always_not(&self) -> Option<f64> {
        (!self.is_empty()).then(|| f64::from(self.engine_only + self.neither) / f64::from(self.len()))
    }
}

impl FromIterator<(bool, bool)> for Score {
    fn from_iter<I: IntoIterator<Item = (bool, bool)>>(pairs: I) -> Self {
        pairs.into_iter().fold(Score::default(), |score, (engine, human)| score.with(engine, human))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_cohens_kind() {
        // 20 and 15 agreed, 5 and 10 not: p_o = .7, p_e = .5, kappa = .4.
        let score = Score { both: 20, engine_only: 5, human_only: 10, neither: 15 };
        assert!((score.accuracy().expect("pairs") - 0.7).abs() < 1e-12);
        assert!((score.kappa().expect("pairs") - 0.4).abs() < 1e-12);
        assert_eq!(Score::default().accuracy(), None);
        assert_eq!(Score { neither: 3, ..Score::default() }.kappa(), None);
    }
}
