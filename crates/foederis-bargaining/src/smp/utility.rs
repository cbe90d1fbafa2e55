//! Distances and what they are worth.

/// The distance of two points, weighted by salience, at most 1 within the unit cube: `√(Σ_k s_k² (x_k − y_k)² / Σ_k s_k²)`.
///
/// Some salience is not 0.
pub fn distance(from: &[f64], to: &[f64], salience: &[f64]) -> f64 {
    let (mut apart, mut all) = (0.0, 0.0);
    for ((from, to), salience) in from.iter().zip(to).zip(salience) {
        let weighted = (from - to) * salience;
        apart += weighted * weighted;
        all += salience * salience;
    }
    f64::sqrt(apart / all)
}

/// What a point at a distance is worth to an actor with a risk attitude from −1 to 1: `(1 − d)(1 + r d)`, 1 at no distance, 0 at 1; the
/// risk-averse (r < 0) lose more by the first steps. Beyond 1, where only rounding leads, `(1 − d)(1 + r)`.
#[inline]
pub fn utility(distance: f64, risk: f64) -> f64 {
    (1.0 - distance) * (1.0 + distance.min(1.0) * risk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utilities_of_the_worked_example() {
        assert_eq!([utility(0.5, 0.5), utility(0.5, -0.5), utility(0.5, 0.0)], [0.625, 0.375, 0.5]);
        assert_eq!([utility(0.0, 0.7), utility(1.0, 0.7)], [1.0, 0.0]);
        assert!((utility(1.5, 0.5) + 0.75).abs() < 1e-15);
    }

    #[test]
    fn distance_weighs_by_salience() {
        assert_eq!(distance(&[0.0, 0.2], &[1.0, 0.2], &[0.3, 0.4]), 0.6);
        assert_eq!(distance(&[0.0, 0.0], &[1.0, 1.0], &[0.3, 0.4]), 1.0);
        assert_eq!(distance(&[0.0, 0.7], &[0.0, 0.1], &[0.3, 0.0]), 0.0);
    }
}
