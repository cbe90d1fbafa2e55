//! What success, failure and no change are worth.

/// Logarithms (base 2) of what is raised to exponents, for each pair of places: powers with the same base and the exponents of
/// many actors share them.
#[derive(Default)]
pub(super) struct Logs {
    /// Of d.
    pub(super) apart: Vec<f64>,
    /// Of ½ − ½ d.
    pub(super) success: Vec<f64>,
    /// Of ½ + ½ d.
    pub(super) failure: Vec<f64>,
}

impl Logs {
    /// Of distances of `count` places, which are the same in both directions.
    pub(super) fn of(&mut self, apart: &[f64], count: usize) {
        for table in [&mut self.apart, &mut self.success, &mut self.failure] {
            table.clear();
            table.resize(count * count, -1.0);
        }
        for a in 0..count {
            self.apart[a * count + a] = f64::NEG_INFINITY;
            for b in a + 1..count {
                let d = apart[a * count + b];
                let logs = [d.log2(), success(d), failure(d)];
                for at in [a * count + b, b * count + a] {
                    (self.apart[at], self.success[at], self.failure[at]) = (logs[0], logs[1], logs[2]);
                }
            }
        }
    }
}

/// The logarithm of ½ − ½ d.
pub(super) fn success(d: f64) -> f64 {
    (0.5 - 0.5 * d).log2()
}

/// The logarithm of ½ + ½ d.
pub(super) fn failure(d: f64) -> f64 {
    (0.5 + 0.5 * d).log2()
}

/// 2 − 4 b^r, from the logarithm of b.
pub(super) fn worth(log: f64, exponent: f64) -> f64 {
    2.0 - 4.0 * (exponent * log).exp2()
}

/// What is expected of a challenge that the other meets with its salience: `s_j [P U_s + (1−P) U_f] + (1−s_j) U_s`.
pub(super) fn challenge(salience: f64, wins: f64, success: f64, failure: f64) -> f64 {
    salience * (wins * success + (1.0 - wins) * failure) + (1.0 - salience) * success
}

/// What is expected if `i` leaves `j` alone: `Q U_q + (1−Q)[T U_b + (1−T) U_w]`, where U_q is `unchanged`, `i` is `to_median` from μ and
/// `apart` from `j`, in widths.
pub(super) fn no_challenge(stays: f64, unchanged: f64, to_median: f64, apart: f64, exponent: f64) -> f64 {
    if stays >= 1.0 {
        return unchanged;
    }
    let quarter = 0.25 * (to_median + apart);
    let base = if to_median < apart { 0.5 - quarter } else { 0.5 + quarter };
    stays * unchanged + (1.0 - stays) * worth(base.max(0.0).log2(), exponent)
}
