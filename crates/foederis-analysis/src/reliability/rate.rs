//! A share of promises kept, with its denominator.

use serde::Serialize;

/// How many of how many promises were kept. "Reliable" says nothing without what it is counted over, so the two go together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// Promises kept.
    pub kept: u32,
    /// Promises that were called due.
    pub of: u32,
}

/// The two-sided 95 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

impl Rate {
    /// Counts whether promises were kept.
    pub fn count(kept: impl IntoIterator<Item = bool>) -> Rate {
        kept.into_iter().fold(Rate::default(), |rate, kept| Rate { kept: rate.kept + u32::from(kept), of: rate.of + 1 })
    }

    /// The share kept, 0 to 1. Undefined where none was called due.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.kept) / f64::from(self.of))
    }

    /// Wilson's score interval, 95 %: from, to, both 0 to 1. Undefined where none was called due.
    ///
    /// It holds its level also for the dozen cases that a question about one alliance leaves, stays between 0 and 1, and is a formula;
    /// Jeffreys' interval is about as good, and would need quantiles of the beta distribution. Neither is about promises
    /// that were never tested: those called due are no random sample of all that were made.
    ///
    /// **Source**: Wilson 1927, *Journal of the American Statistical Association* 22: 209–212; recommended for few cases by Brown, Cai &
    /// DasGupta 2001, *Statistical Science* 16: 101–133.
    pub fn interval(self) -> Option<(f64, f64)> {
        let (share, of) = (self.share()?, f64::from(self.of));
        let shrink = 1.0 + Z * Z / of;
        let centre = (share + Z * Z / (2.0 * of)) / shrink;
        let half = Z * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt() / shrink;
        Some(((centre - half).max(0.0), (centre + half).min(1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `binomtest(kept, of).proportion_ci(method="wilson")` of SciPy 1.17.1.
    #[test]
    fn intervals_by_another_program() {
        for (kept, of, from, to) in
            [(0, 10, 0.0, 0.277_533), (10, 10, 0.722_467, 1.0), (73, 146, 0.419_942, 0.580_058), (12, 54, 0.131_954, 0.349_387)]
        {
            let (low, high) = Rate { kept, of }.interval().expect("cases");
            assert!((low - from).abs() < 1e-6 && (high - to).abs() < 1e-6, "{kept} of {of}: {low} {high}");
        }
    }

    #[test]
    fn nothing_called_due_is_no_rate() {
        assert_eq!((Rate::default().share(), Rate::default().interval()), (None, None));
        assert_eq!(Rate::count([true, false, true]), Rate { kept: 2, of: 3 });
    }
}
