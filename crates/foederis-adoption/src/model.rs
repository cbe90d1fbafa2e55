//! The models of bargaining, by their names.

use foederis::vocab::Word;
use foederis_bargaining::baseline::{Disagreement, Loss, capability_mean, mean, nash, weighted_mean, weighted_median};
use foederis_bargaining::smp::{self, Smp};
use foederis_bargaining::utility::{self, Variant};
use foederis_bargaining::{Issue, Scale};

/// A model of bargaining: an outcome on the scale for every issue it is defined on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Model {
    /// The mean of all positions.
    Mean,
    /// The mean, weighted by capability.
    CapabilityMean,
    /// The mean, weighted by capability × salience: the compromise model, beside which every other must stand.
    WeightedMean,
    /// The weighted median: no other position beats it in votes of capability × salience.
    Median,
    /// The Nash bargaining solution against the status quo, which holds where nothing is better for all; or against a costly disagreement
    /// where no status quo is given.
    Nash,
    /// The expected-utility group decision model, as printed (Scholz, Calbert & Smith 2011).
    ExpectedUtility,
    /// The same, as its authors' program ran.
    ExpectedUtilityRun,
    /// The Spatial Model of Politics (KAPSARC).
    Smp,
}

impl Model {
    /// Every model, simple ones first.
    pub const ALL: [Model; 8] = [
        Model::Mean,
        Model::CapabilityMean,
        Model::WeightedMean,
        Model::Median,
        Model::Nash,
        Model::ExpectedUtility,
        Model::ExpectedUtilityRun,
        Model::Smp,
    ];

    /// Its name on the command line and in output.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// What it is, in a few words.
    pub fn what(self) -> &'static str {
        match self {
            Model::Mean => "mean of positions",
            Model::CapabilityMean => "weighted by capability",
            Model::WeightedMean => "by capability × salience: compromise",
            Model::Median => "no position beats it",
            Model::Nash => "Nash bargaining",
            Model::ExpectedUtility => "challenges in rounds, as printed",
            Model::ExpectedUtilityRun => "the same, as its program ran",
            Model::Smp => "challenges and bargains in turns",
        }
    }

    /// Whether it only adds up what actors want; every other model has them act on each other.
    pub fn is_baseline(self) -> bool {
        self <= Model::Nash
    }

    /// How many of so many draws it is given. Models that take much longer than the others see the first 2,000 and an eighth of the rest,
    /// which leaves a standard error that is small beside what models differ by.
    pub fn draws(self, count: u32) -> u32 {
        const ALL_OF: u32 = 2000;
        match self {
            Model::ExpectedUtilityRun | Model::Smp => count.min(ALL_OF) + count.saturating_sub(ALL_OF) / 8,
            _ => count,
        }
    }

    /// Its answer; none where it has none.
    pub fn ask(self, issue: &Issue) -> Option<f64> {
        /// Disagreement costs everyone twice the width of the scale, so that the ends can agree.
        const COST: f64 = 2.0;
        match self {
            Model::Mean => Some(mean(issue)),
            Model::CapabilityMean => capability_mean(issue),
            Model::WeightedMean => weighted_mean(issue),
            Model::Median => weighted_median(issue),
            Model::Nash => match issue.status_quo() {
                Some(point) => nash(issue, Loss::Quadratic, Disagreement::StatusQuo(point)).or(Some(point)),
                None => nash(issue, Loss::Quadratic, Disagreement::Cost(COST)),
            },
            Model::ExpectedUtility => utility::outcome(issue, &utility::Options::default()),
            Model::ExpectedUtilityRun => {
                utility::outcome(issue, &utility::Options { variant: Variant::Run, ..utility::Options::default() })
            }
            Model::Smp => spatial(issue),
        }
    }
}

impl Word for Model {
    const WORDS: &'static [&'static str] =
        &["mean", "capability-mean", "weighted-mean", "median", "nash", "expected-utility", "expected-utility-run", "smp"];

    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|w| *w == word).map(|i| Model::ALL[i])
    }
}

/// The spatial model on one dimension. Who does not care at all takes no part in it.
fn spatial(issue: &Issue) -> Option<f64> {
    let Scale { low, high } = issue.scale();
    let actor = |actor: &foederis_bargaining::Actor| smp::Actor {
        name: actor.id.clone(),
        description: String::new(),
        capability: actor.capability,
        positions: vec![((actor.position - low) / (high - low) * 100.0).clamp(0.0, 100.0)],
        saliences: vec![actor.salience * 100.0],
    };
    let actors = issue.actors().iter().filter(|a| a.salience > 0.0).map(actor).collect();
    let outcome = Smp::new(vec!["position".into()], actors).ok()?.outcome(&smp::Options::default());
    outcome.expected.first().map(|expected| low + expected / 100.0 * (high - low))
}
