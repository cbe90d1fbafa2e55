//! Which of the model's variants to use, under the names of the original.

/// A closed list of variants with the original's names.
macro_rules! variants {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every variant.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// As the original writes it.
            pub fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                }
            }

            /// The variant that the original writes so.
            pub fn named(name: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|variant| variant.name() == name)
            }
        }
    };
}

variants! {
    /// How a difference in utility becomes a vote; [`VotingRule::vote`] has the formulas.
    VotingRule {
        /// In full weight for the better, however little better.
        Binary = "Binary",
        /// Between proportional and binary.
        PropBin = "PropBin",
        /// In proportion to the difference.
        Proportional = "Prop",
        /// Between proportional and cubic.
        PropCbc = "PropCbc",
        /// By the cube of the difference.
        Cubic = "Cubic",
        /// Proportional, but gains count two thirds of losses.
        Asymmetric = "ASymProsp",
    }
}

variants! {
    /// How strengths become a chance of victory; [`Victory::chance`] has the formulas.
    Victory {
        /// In proportion to strength.
        Linear = "Linear",
        /// To its square.
        Square = "Square",
        /// To its fourth power.
        Quartic = "Quartic",
        /// To its eighth power.
        Octic = "Octic",
        /// Nearly certain from a tenth more strength on.
        Binary = "Binary",
    }
}

variants! {
    /// How chances in pairs become a distribution over all n options, from the strength `C_ab` of those for a against b, and the chance
    /// `P_ab` of victory from it.
    ///
    /// - Conditional: `p_a ∝ Π_b P_ab`.
    /// - MarkovUniform: from equal chances, `p ← (p + q) / 2` where `q_a = Σ_b P_ab (p_a + p_b) / n`, until no q differs from p by
    ///   more than 10⁻⁶.
    /// - MarkovIncentive: b is challenged by a with the chance `h_ab ∝ C_ab P_ab` (and 10⁻¹⁰ more by itself), of all who challenge
    ///   b; `q_a = Σ_b P_ab (p_a h_ba + p_b h_ab)`, until no q differs from p by more than 10⁻⁸.
    ///
    /// A process that moves on after a thousand steps, where the original stops with an error, is followed to its end.
    Distribution {
        /// The chance to beat every other, given that one does.
        Conditional = "Conditional",
        /// Where a process of challenges ends up in which the stronger incentive challenges more often.
        MarkovIncentive = "MarkovIncentive",
        /// Where a process of challenges ends up in which all challenge equally often.
        MarkovUniform = "MarkovUniform",
    }
}

variants! {
    /// Between which values risk attitudes are spread; [`RiskRange::attitudes`] has the formulas.
    RiskRange {
        /// From 0 to 1.
        Min = "Min",
        /// From −½ to 1.
        Mid = "Mid",
        /// From −1 to 1.
        Max = "Max",
    }
}

variants! {
    /// How much of another's risk attitude an actor sees; the rest it takes from its own. See [`RiskGuess::of`].
    RiskGuess {
        /// Nothing: others are like oneself.
        None = "None",
        /// A third.
        OneThird = "OneThird",
        /// Half.
        Half = "Half",
        /// Two thirds.
        TwoThirds = "TwoThirds",
        /// All. The original program stops with an error at this setting, on any input.
        Full = "Full",
    }
}

variants! {
    /// What a third party stakes when it takes sides in a contest of i and j.
    ///
    /// Only with `SemiCommit` does it stake its own position. With the two others, winning and losing side promise it the same, so
    /// that it abstains: they give equal results.
    ThirdParties {
        /// Its position is safe on either side.
        NoCommit = "NoCommit",
        /// If its side loses, it must adopt the winner's position.
        SemiCommit = "SemiCommit",
        /// It adopts the winner's position in any case.
        FullCommit = "FullCommit",
    }
}

variants! {
    /// Where two bargainers meet; [`interpolate`](crate::smp::interpolate) has the formulas.
    Interpolation {
        /// By salience times chance.
        S1P1 = "S1P1",
        /// By their squares.
        S2P2 = "S2P2",
        /// By squared salience and the lead in chance: the likelier winner does not move.
        S2PMax = "S2PMax",
    }
}

variants! {
    /// Whose view of the contest a bargain follows.
    Bargaining {
        /// The initiator's.
        InitiatorOnly = "InitOnlyInterp",
        /// One bargain by the view of each.
        Both = "InitRcvrInterp",
        /// The mean of those two, weighted by total salience. The original means to weigh by capability times salience, but takes the
        /// initiator's capability on both sides, so that it cancels; so does this.
        Compromise = "PWCompInterp",
    }
}

/// What stands for the chance of victory in the target's view of a bargain, where that counts ([`Bargaining::Both`] and
/// [`Bargaining::Compromise`]).
///
/// The model's authors describe a chance. Their program takes the second of two numbers where the chance is the first: what the target
/// thinks that the initiator gains. That can be negative; should it lead off the scale, positions stop at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetView {
    /// The initiator's gain, as the original program has it.
    Gain,
    /// The initiator's chance to win, as the original's description has it.
    Chance,
}

/// How an actor chooses among bargains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The likeliest.
    Deterministic,
    /// By lot, with the chances of the distribution. Draws are made actor by actor from the original's generator, so that the same
    /// seed gives what the original gives whenever its threads finish in the order of actors.
    Stochastic {
        /// What the draws start from.
        seed: u64,
    },
}

/// The original's seed when none is given.
pub const DEFAULT_SEED: u64 = 0xD67C_C16F_E69C_185C;

/// Which variants to use. The default is the original's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// How a difference in utility becomes a vote.
    pub voting: VotingRule,
    /// How strengths become a chance of victory. Contests in challenges are linear in any case.
    pub victory: Victory,
    /// How chances in pairs become a distribution.
    pub distribution: Distribution,
    /// Between which values risk attitudes are spread.
    pub risk_range: RiskRange,
    /// How much of another's risk attitude an actor sees.
    pub risk_guess: RiskGuess,
    /// What third parties stake.
    pub third_parties: ThirdParties,
    /// Where two bargainers meet.
    pub interpolation: Interpolation,
    /// Whose view a bargain follows.
    pub bargaining: Bargaining,
    /// What stands for the target's view where it counts; the default is what the original program does.
    pub target_view: TargetView,
    /// How an actor chooses among bargains.
    pub transition: Transition,
    /// After how many turns to stop in any case, at least 1; the original's is 100.
    pub most_turns: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            voting: VotingRule::Proportional,
            victory: Victory::Linear,
            distribution: Distribution::Conditional,
            risk_range: RiskRange::Mid,
            risk_guess: RiskGuess::OneThird,
            third_parties: ThirdParties::SemiCommit,
            interpolation: Interpolation::S2P2,
            bargaining: Bargaining::InitiatorOnly,
            target_view: TargetView::Gain,
            transition: Transition::Deterministic,
            most_turns: 100,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_variants() {
        for rule in VotingRule::ALL {
            assert_eq!(VotingRule::named(rule.name()), Some(*rule));
        }
        assert_eq!(Bargaining::named("PWCompInterp"), Some(Bargaining::Compromise));
        assert_eq!(Victory::named("linear"), None);
    }
}
