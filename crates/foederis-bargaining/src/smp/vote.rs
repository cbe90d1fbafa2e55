//! Votes: how strongly an actor supports one option against another.

use super::VotingRule;

/// Below this difference in utility, an all-or-nothing vote fades to nothing.
const NARROW: f64 = 1e-8;

/// What is done with each vote; compiled once for each rule, so that inner loops do not choose it again.
pub(super) trait Voting {
    /// What comes out.
    type Output;
    /// Does it, given weight and difference in utility to vote.
    fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) -> Self::Output;
}

impl VotingRule {
    /// The vote of an actor of weight `w` to whom one option is worth `Δ` more than the other; negative for the other.
    ///
    /// | rule | vote |
    /// |---|---|
    /// | Binary | `w · b`, where `b = Δ / 10⁻⁸` within −1 and 1 |
    /// | PropBin | `w (0.8 Δ + 0.2 b)` |
    /// | Prop | `w Δ` |
    /// | PropCbc | `w (Δ + Δ³) / 2` |
    /// | Cubic | `w Δ³` |
    /// | ASymProsp | `w Δ` if `Δ < 0`, otherwise `⅔ w Δ` |
    pub fn vote(self, weight: f64, difference: f64) -> f64 {
        struct One(f64, f64);
        impl Voting for One {
            type Output = f64;
            fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) -> f64 {
                vote(self.0, self.1)
            }
        }
        self.apply(One(weight, difference))
    }

    /// Does something by this rule.
    pub(super) fn apply<V: Voting>(self, voting: V) -> V::Output {
        let binary = |d: f64| (d / NARROW).clamp(-1.0, 1.0);
        match self {
            VotingRule::Binary => voting.by(|w, d| w * binary(d)),
            VotingRule::PropBin => voting.by(|w, d| w * ((1.0 - 0.2) * d + 0.2 * binary(d))),
            VotingRule::Proportional => voting.by(|w, d| w * d),
            VotingRule::PropCbc => voting.by(|w, d| w * (0.5 * d + 0.5 * (d * d * d))),
            VotingRule::Cubic => voting.by(|w, d| w * (d * d * d)),
            VotingRule::Asymmetric => voting.by(|w, d| if d < 0.0 { w * d } else { 2.0 * w * d / 3.0 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_by_hand() {
        let votes = |d: f64| VotingRule::ALL.iter().map(|rule| rule.vote(10.0, d)).collect::<Vec<_>>();
        let near = |ours: Vec<f64>, by_hand: [f64; 6]| ours.iter().zip(by_hand).all(|(x, y)| (x - y).abs() < 1e-12);
        // Binary, PropBin, Prop, PropCbc, Cubic, ASymProsp.
        assert!(near(votes(0.3), [10.0, 4.4, 3.0, 1.635, 0.27, 2.0]));
        assert!(near(votes(-0.3), [-10.0, -4.4, -3.0, -1.635, -0.27, -3.0]));
        assert!(near(votes(0.5e-8), [5.0, 1.0 + 4e-8, 5e-8, 2.5e-8, 0.0, 1e-7 / 3.0]));
        assert_eq!(votes(0.0), [0.0; 6]);
    }
}
