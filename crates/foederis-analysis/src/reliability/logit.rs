//! Logistic regression with few covariates, by maximum likelihood.
//!
//! Enough for the models of reliability that studies report: a dozen columns, some hundred cases. Not a statistics package: no
//! weights, no clustered errors, no penalties.

use thiserror::Error;

/// A fitted model. Coefficients and errors are in the order of the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Logit {
    /// Change of the log odds by one more of each covariate.
    pub coefficients: Vec<f64>,
    /// Their standard errors, from the inverse of the information matrix.
    pub standard_errors: Vec<f64>,
    /// The log-likelihood, at most 0.
    pub log_likelihood: f64,
    /// The share of cases that are on the side of 1/2 where the model puts them, 0 to 1.
    pub classified: f64,
    /// Newton's steps until they no longer mattered.
    pub steps: usize,
}

/// Why there is no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unfit {
    /// Rows differ in length, or are not as many as outcomes, or a value is no finite number.
    #[error("the table of covariates is not rectangular, or not as long as the outcomes, or has a value that is no number")]
    Malformed,
    /// More coefficients than cases.
    #[error("{cases} cases are too few for {coefficients} coefficients")]
    TooFewCases {
        /// Rows.
        cases: usize,
        /// Columns.
        coefficients: usize,
    },
    /// A column follows from others; that with this number, counted from 0, from those before it.
    #[error("column {0} follows from the columns before it")]
    Collinear(usize),
    /// The covariates tell some outcomes without error: the likelihood has no maximum, some coefficient runs off to infinity.
    #[error("the covariates tell some outcomes without error: no finite coefficients fit best")]
    Separated,
    /// Steps still mattered after the last that was allowed.
    #[error("no convergence in {MAX_STEPS} steps")]
    NotConverged,
}

/// Newton's method needs fewer than ten where it works.
const MAX_STEPS: usize = 50;
/// Below this share of its column, what is left of it after the columns before is rounding.
const COLLINEAR: f64 = 1e-11;

/// Fits log(p/(1−p)) = x·β to outcomes by Newton's method, which for this model is iteratively reweighted least squares.
///
/// `rows`: one a case, with 1 for the constant if there is to be one.
///
/// **Source**: McCullagh & Nelder 1989, *Generalized Linear Models*, 2nd ed., ch. 4; for separation Albert & Anderson 1984,
/// *Biometrika* 71: 1–10.
///
/// # Errors
/// [`Unfit`]
pub fn logit(rows: &[Vec<f64>], outcomes: &[bool]) -> Result<Logit, Unfit> {
    let columns = rows.first().map_or(0, Vec::len);
    if rows.len() != outcomes.len() || rows.iter().any(|row| row.len() != columns || row.iter().any(|x| !x.is_finite())) {
        return Err(Unfit::Malformed);
    }
    if rows.len() < columns || columns == 0 {
        return Err(Unfit::TooFewCases { cases: rows.len(), coefficients: columns });
    }
    // A first look with all weights equal: what is singular here is so whatever the outcomes are.
    Cholesky::of(&information(rows, |_| 1.0)).map_err(Unfit::Collinear)?;

    let mut beta = vec![0.0; columns];
    for steps in 1..=MAX_STEPS {
        let p: Vec<f64> = rows.iter().map(|row| probability(dot(row, &beta))).collect();
        let information = information(rows, |case| p[case] * (1.0 - p[case]));
        // Weights vanish one by one where coefficients run off, and all at once where everything is told without error.
        let factor = Cholesky::of(&information).map_err(|_| Unfit::Separated)?;
        let score: Vec<f64> = (0..columns)
            .map(|j| rows.iter().zip(outcomes).zip(&p).map(|((row, y), p)| row[j] * (f64::from(*y) - p)).sum())
            .collect();
        let step = uphill(rows, outcomes, &beta, factor.solve(&score));
        beta.iter_mut().zip(&step).for_each(|(beta, step)| *beta += step);
        if log_likelihood(rows, outcomes, &beta) > -1e-8 {
            return Err(Unfit::Separated);
        }
        if step.iter().zip(&beta).all(|(step, beta)| step.abs() <= 1e-9 * (1.0 + beta.abs())) {
            return Ok(Logit {
                standard_errors: (0..columns).map(|j| factor.inverse_at(j).sqrt()).collect(),
                log_likelihood: log_likelihood(rows, outcomes, &beta),
                classified: classified(rows, outcomes, &beta),
                coefficients: beta,
                steps,
            });
        }
    }
    Err(Unfit::NotConverged)
}

/// The step, halved until the likelihood does not fall: far from the maximum a full one may overshoot.
fn uphill(rows: &[Vec<f64>], outcomes: &[bool], beta: &[f64], mut step: Vec<f64>) -> Vec<f64> {
    let at = |step: &[f64]| {
        let beta: Vec<f64> = beta.iter().zip(step).map(|(beta, step)| beta + step).collect();
        log_likelihood(rows, outcomes, &beta)
    };
    let here = log_likelihood(rows, outcomes, beta);
    for _ in 0..20 {
        if at(&step) >= here - 1e-12 * here.abs() {
            break;
        }
        step.iter_mut().for_each(|step| *step /= 2.0);
    }
    step
}

fn dot(row: &[f64], beta: &[f64]) -> f64 {
    row.iter().zip(beta).map(|(x, beta)| x * beta).sum()
}

fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// Σ log p of what happened, written so that it neither overflows nor rounds to log 0.
fn log_likelihood(rows: &[Vec<f64>], outcomes: &[bool], beta: &[f64]) -> f64 {
    let of = |(row, happened): (&Vec<f64>, &bool)| {
        let odds = if *happened { dot(row, beta) } else { -dot(row, beta) };
        odds.min(0.0) - (-odds.abs()).exp().ln_1p()
    };
    rows.iter().zip(outcomes).map(of).sum()
}

fn classified(rows: &[Vec<f64>], outcomes: &[bool], beta: &[f64]) -> f64 {
    let right = rows.iter().zip(outcomes).filter(|(row, happened)| (dot(row, beta) >= 0.0) == **happened);
    right.count() as f64 / rows.len() as f64
}

/// X'WX.
fn information(rows: &[Vec<f64>], weight: impl Fn(usize) -> f64) -> Vec<Vec<f64>> {
    let columns = rows[0].len();
    let mut sums = vec![vec![0.0; columns]; columns];
    for (case, row) in rows.iter().enumerate() {
        let weight = weight(case);
        for (sums, x) in sums.iter_mut().zip(row) {
            sums.iter_mut().zip(row).for_each(|(sum, y)| *sum += weight * x * y);
        }
    }
    sums
}

/// The lower triangle L of a symmetric positive definite matrix LL'.
struct Cholesky(Vec<Vec<f64>>);

impl Cholesky {
    /// # Errors
    /// The first column that follows from those before it.
    fn of(matrix: &[Vec<f64>]) -> Result<Cholesky, usize> {
        let n = matrix.len();
        let mut lower = vec![vec![0.0; n]; n];
        for i in 0..n {
            for j in 0..=i {
                let rest = matrix[i][j] - dot(&lower[i][..j], &lower[j][..j]);
                if i > j {
                    lower[i][j] = rest / lower[j][j];
                } else if rest > COLLINEAR * matrix[i][i] {
                    lower[i][i] = rest.sqrt();
                } else {
                    return Err(i);
                }
            }
        }
        Ok(Cholesky(lower))
    }

    fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut x = self.forward(right);
        for i in (0..x.len()).rev() {
            let known: f64 = (i + 1..x.len()).map(|j| self.0[j][i] * x[j]).sum();
            x[i] = (x[i] - known) / self.0[i][i];
        }
        x
    }

    /// The entry of the inverse at (j, j): that of L⁻¹'L⁻¹.
    fn inverse_at(&self, j: usize) -> f64 {
        let unit: Vec<f64> = (0..self.0.len()).map(|i| f64::from(i == j)).collect();
        self.forward(&unit).iter().map(|x| x * x).sum()
    }

    /// L⁻¹ of the right side.
    fn forward(&self, right: &[f64]) -> Vec<f64> {
        let mut x: Vec<f64> = Vec::with_capacity(right.len());
        for (row, right) in self.0.iter().zip(right) {
            let i = x.len();
            x.push((right - dot(&row[..i], &x)) / row[i]);
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_constant(x: &[f64]) -> Vec<Vec<f64>> {
        x.iter().map(|x| vec![1.0, *x]).collect()
    }

    /// Two groups: the coefficients are the log odds of one and the log of the odds ratio, their errors √Σ 1/count.
    #[test]
    fn a_fourfold_table_has_a_formula() {
        let cells: [(f64, bool, u32); 4] = [(0.0, false, 5), (0.0, true, 3), (1.0, false, 2), (1.0, true, 9)];
        let cases: Vec<_> = cells.iter().flat_map(|(x, y, times)| (0..*times).map(move |_| (*x, *y))).collect();
        let x: Vec<f64> = cases.iter().map(|(x, _)| *x).collect();
        let y: Vec<bool> = cases.iter().map(|(_, y)| *y).collect();
        let fit = logit(&with_constant(&x), &y).expect("a model");
        let near = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
        near(fit.coefficients[0], (3.0f64 / 5.0).ln());
        near(fit.coefficients[1], (9.0f64 * 5.0 / (2.0 * 3.0)).ln());
        near(fit.standard_errors[0], (1.0f64 / 5.0 + 1.0 / 3.0).sqrt());
        near(fit.standard_errors[1], (1.0f64 / 5.0 + 1.0 / 3.0 + 1.0 / 2.0 + 1.0 / 9.0).sqrt());
        near(fit.classified, 14.0 / 19.0);
    }

    #[test]
    fn what_cannot_be_fitted_is_said() {
        let y = [false, false, false, true, true, true];
        let apart = with_constant(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(logit(&apart, &y), Err(Unfit::Separated), "wholly");
        let touching = with_constant(&[1.0, 2.0, 3.0, 3.0, 5.0, 6.0]);
        assert_eq!(logit(&touching, &y), Err(Unfit::Separated), "but for a tie");
        assert_eq!(logit(&apart, &[true; 6]), Err(Unfit::Separated), "only one outcome");
        let twice: Vec<_> = apart.iter().map(|row| vec![row[0], row[1], 2.0 * row[1] - 3.0]).collect();
        assert_eq!(logit(&twice, &y), Err(Unfit::Collinear(2)));
        assert_eq!(logit(&apart[..1], &y[..1]), Err(Unfit::TooFewCases { cases: 1, coefficients: 2 }));
        assert_eq!(logit(&apart, &y[..5]), Err(Unfit::Malformed));
        assert_eq!(logit(&with_constant(&[f64::NAN]), &[true]), Err(Unfit::Malformed));
        assert_eq!(logit(&[], &[]), Err(Unfit::TooFewCases { cases: 0, coefficients: 0 }));
    }

    /// Rounded coefficients of very different size, and odds of e^±20 at the ends: that is not separation.
    #[test]
    fn large_covariates_are_no_obstacle() {
        let x: Vec<f64> = (-200..200).map(|x| f64::from(x) * 1000.0).collect();
        let y: Vec<bool> = (-200..200).map(|x| x > 0 && x % 7 != 0 || x > 40 || x > -30 && x % 3 == 0).collect();
        let fit = logit(&with_constant(&x), &y).expect("a model");
        assert!(fit.steps < 15 && fit.classified > 0.9, "{fit:?}");
    }
}
