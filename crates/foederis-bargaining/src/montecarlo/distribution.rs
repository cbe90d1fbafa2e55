//! A distribution of outcomes.

use crate::issue::Scale;

/// Outcomes of draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// As drawn.
    outcomes: Vec<Option<f64>>,
    /// Those that are defined, ascending.
    sorted: Vec<f64>,
    scale: Scale,
}

/// Whether there were enough draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Convergence {
    /// Standard error of the mean: standard deviation / √n.
    pub standard_error: f64,
    /// Mean of the second half of the draws less that of the first.
    pub halves: f64,
    /// The same in standard errors of that difference, 2 s / √n: beyond ±3 the draws are too few, or not alike. None where all outcomes are
    /// the same.
    pub halves_in_errors: Option<f64>,
}

impl Distribution {
    /// Of outcomes in the order of draws; none where the model is not defined. Numbers that are not finite count as not defined.
    pub fn new(outcomes: Vec<Option<f64>>, scale: Scale) -> Distribution {
        let mut sorted: Vec<f64> = outcomes.iter().flatten().copied().filter(|outcome| outcome.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Distribution { outcomes, sorted, scale }
    }

    /// Several models' outcomes as if each model were as likely as it has draws.
    ///
    /// # Panics
    /// If there is none.
    pub fn pooled(parts: &[Distribution]) -> Distribution {
        let scale = parts.first().expect("a distribution").scale;
        Distribution::new(parts.iter().flat_map(|part| part.outcomes.iter().copied()).collect(), scale)
    }

    /// In the order of draws.
    pub fn outcomes(&self) -> &[Option<f64>] {
        &self.outcomes
    }

    /// How many draws had an outcome. All shares are of these.
    pub fn defined(&self) -> usize {
        self.sorted.len()
    }

    /// How many had none.
    pub fn undefined(&self) -> usize {
        self.outcomes.len() - self.sorted.len()
    }

    /// The mean.
    pub fn mean(&self) -> Option<f64> {
        mean(&self.sorted)
    }

    /// The standard deviation of the sample. Of at least two.
    pub fn deviation(&self) -> Option<f64> {
        let mean = self.mean()?;
        let squares: f64 = self.sorted.iter().map(|outcome| (outcome - mean).powi(2)).sum();
        (self.sorted.len() > 1).then(|| (squares / (self.sorted.len() - 1) as f64).sqrt())
    }

    /// The outcome below which a share of them lies, 0 to 1, between two by proportion (type 7 of Hyndman & Fan 1996, R's default).
    pub fn quantile(&self, share: f64) -> Option<f64> {
        let last = self.sorted.len().checked_sub(1)?;
        let place = share.clamp(0.0, 1.0) * last as f64;
        let (below, part) = (place.floor() as usize, place.fract());
        let above = self.sorted[(below + 1).min(last)];
        Some(self.sorted[below] * (1.0 - part) + above * part)
    }

    /// How many outcomes lie in each of so many equal parts of the scale.
    ///
    /// # Panics
    /// If it is to have no parts.
    pub fn histogram(&self, parts: usize) -> Vec<usize> {
        assert!(parts > 0, "a histogram has parts");
        let mut counts = vec![0; parts];
        for outcome in &self.sorted {
            let at = (outcome - self.scale.low) / self.scale.width() * parts as f64;
            counts[(at.max(0.0) as usize).min(parts - 1)] += 1;
        }
        counts
    }

    /// The share at or above a point.
    pub fn at_least(&self, point: f64) -> Option<f64> {
        let count = self.sorted.iter().filter(|outcome| **outcome >= point).count();
        (!self.sorted.is_empty()).then(|| count as f64 / self.sorted.len() as f64)
    }

    /// Whether there were enough draws; of at least two.
    pub fn convergence(&self) -> Option<Convergence> {
        let all: Vec<f64> = self.outcomes.iter().flatten().copied().filter(|outcome| outcome.is_finite()).collect();
        let deviation = self.deviation()?;
        let (first, second) = all.split_at(all.len() / 2);
        let standard_error = deviation / (all.len() as f64).sqrt();
        let halves = mean(second)? - mean(first)?;
        let halves_in_errors = (standard_error > 0.0).then(|| halves / (2.0 * standard_error));
        Some(Convergence { standard_error, halves, halves_in_errors })
    }
}

fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(outcomes: &[f64]) -> Distribution {
        Distribution::new(outcomes.iter().map(|outcome| Some(*outcome)).collect(), Scale::PERCENT)
    }

    #[test]
    fn numbers_of_five_outcomes() {
        let five = of(&[50.0, 10.0, 40.0, 20.0, 100.0]);
        assert_eq!((five.mean(), five.quantile(0.5), five.quantile(0.1)), (Some(44.0), Some(40.0), Some(14.0)));
        assert_eq!((five.quantile(0.0), five.quantile(1.0)), (Some(10.0), Some(100.0)));
        assert_eq!(five.histogram(5), [1, 1, 2, 0, 1]);
        assert_eq!(five.at_least(40.0), Some(0.6));
        // R: sd(c(50, 10, 40, 20, 100)) is 35.07136.
        assert_eq!(format!("{:.5}", five.deviation().expect("five")), "35.07136");
    }

    #[test]
    fn halves_are_compared_in_the_order_of_draws() {
        let c = of(&[0.0, 2.0, 1.0, 3.0]).convergence().expect("four");
        assert_eq!(c.halves, 1.0);
        assert_eq!(of(&[5.0, 5.0]).convergence().expect("two").halves_in_errors, None);
        assert_eq!(of(&[5.0]).convergence(), None);
    }

    #[test]
    fn what_is_not_defined_is_counted() {
        let none = Distribution::new(vec![None, Some(f64::NAN)], Scale::PERCENT);
        assert_eq!(
            (none.defined(), none.undefined(), none.mean(), none.quantile(0.5), none.at_least(0.0)),
            (0, 2, None, None, None)
        );
        let both = Distribution::pooled(&[none, of(&[1.0, 3.0])]);
        assert_eq!((both.defined(), both.undefined(), both.mean()), (2, 2, Some(2.0)));
    }
}
