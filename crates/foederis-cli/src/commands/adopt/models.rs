//! The models by their names.

use clap::ValueEnum;
use foederis_bargaining::baseline::{Disagreement, Loss, capability_mean, mean, nash, weighted_mean, weighted_median};
use foederis_bargaining::smp::{self, Smp};
use foederis_bargaining::utility::{self, Variant};
use foederis_bargaining::{Issue, Scale};

/// A model of bargaining.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Model {
    /// The mean of all positions
    Mean,
    /// The mean, weighted by capability
    CapabilityMean,
    /// The mean, weighted by capability × salience: the compromise model, beside which every other must stand
    WeightedMean,
    /// The weighted median: no other position beats it in votes of capability × salience
    Median,
    /// The Nash bargaining solution against the status quo, or against a costly disagreement where none is given
    Nash,
    /// The expected-utility group decision model, as printed (Scholz, Calbert & Smith 2011)
    ExpectedUtility,
    /// The same, as its authors' program ran
    ExpectedUtilityRun,
    /// The Spatial Model of Politics (KAPSARC)
    Smp,
}

impl Model {
    /// Every model, simple ones first.
    pub(crate) const ALL: [Model; 8] = [
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
    pub(crate) fn word(self) -> &'static str {
        match self {
            Model::Mean => "mean",
            Model::CapabilityMean => "capability-mean",
            Model::WeightedMean => "weighted-mean",
            Model::Median => "median",
            Model::Nash => "nash",
            Model::ExpectedUtility => "expected-utility",
            Model::ExpectedUtilityRun => "expected-utility-run",
            Model::Smp => "smp",
        }
    }

    /// What it is, in a few words.
    pub(crate) fn what(self) -> &'static str {
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

    /// Its answer; none where it has none.
    pub(crate) fn ask(self, issue: &Issue) -> Option<f64> {
        /// Disagreement costs everyone twice the width of the scale, so that the ends can agree.
        const COST: f64 = 2.0;
        match self {
            Model::Mean => Some(mean(issue)),
            Model::CapabilityMean => capability_mean(issue),
            Model::WeightedMean => weighted_mean(issue),
            Model::Median => weighted_median(issue),
            Model::Nash => {
                let disagreement = issue.status_quo().map_or(Disagreement::Cost(COST), Disagreement::StatusQuo);
                nash(issue, Loss::Quadratic, disagreement)
            }
            Model::ExpectedUtility => utility::outcome(issue, &utility::Options::default()),
            Model::ExpectedUtilityRun => {
                utility::outcome(issue, &utility::Options { variant: Variant::Run, ..utility::Options::default() })
            }
            Model::Smp => spatial(issue),
        }
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
