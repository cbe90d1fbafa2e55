//! Briefs and figures: what an architecture would change, for people to read.
//!
//! In goes a [`Study`]: a comparison, a distance and the positions on record. Out come figures as SVG, and one document as a
//! self-contained HTML page, Markdown or JSON. Equal studies give equal bytes; nothing here reads a file or a clock.

pub mod document;
pub mod figures;
mod html;
pub mod json;
mod markdown;
mod sections;
mod webs;
pub mod words;

pub use html::html;
pub use markdown::markdown;
pub use sections::brief;

use foederis::Record;
use foederis::date::{Date, Dated};
use foederis::id::InstrumentId;
use foederis::issue::Issue;
use foederis_adoption::{Adoption, Among, Asked, Judged, Model};
use foederis_analysis::compare::Comparison;
use foederis_analysis::distance::{Goal, Web, Year};
use foederis_analysis::positions::{Positions, Timeline, positions};
use foederis_bargaining::montecarlo::Draws;

/// Everything a brief is written from.
#[derive(Debug)]
pub struct Study<'r> {
    /// The proposal against what stands without it.
    pub comparison: Comparison<'r>,
    /// What the pact promises between its members.
    pub goal: Goal,
    /// How far the standing instruments were from it, year by year.
    pub years: Vec<Year>,
    /// What stands between the members without the pact.
    pub web: Web,
    /// Who stands where.
    pub positions: Positions,
    /// Whether it would be adopted; none where no issue of the record is about it, or none was judged by the day.
    pub politics: Option<Politics<'r>>,
}

/// Whether what is added would be adopted, by an issue of the record.
#[derive(Debug)]
pub struct Politics<'r> {
    /// As first judged: when it was proposed.
    pub then: Adoption<'r>,
    /// As judged last by the day of the brief; none where that is the first time.
    pub now: Option<Adoption<'r>>,
    /// As judged last, with nobody at the table but those whose signature or consent is asked for.
    pub signatories: Adoption<'r>,
    /// Everything that was said on it, on its forerunners and on the other roads.
    pub timeline: Timeline,
}

impl<'r> Politics<'r> {
    /// The politics of these instruments up to a day, by every model on so many draws.
    pub fn of(record: &'r Record, instruments: &[InstrumentId], day: Date, draws: Draws) -> Option<Politics<'r>> {
        let (id, proposal) = record.issues_about(instruments).into_iter().next()?;
        Politics::of_issue(record, &record.issues[id], proposal, day, draws)
    }

    /// The politics of one of an issue's proposals up to a day, by every model on so many draws; none if it was not judged by then.
    pub fn of_issue(record: &'r Record, issue: &'r Issue, proposal: usize, day: Date, draws: Draws) -> Option<Politics<'r>> {
        let judged: Vec<Dated> = issue.judged().into_iter().filter(|on| on.earliest <= day).collect();
        let asked = Asked { models: &Model::ALL, shown: Model::WeightedMean, draws };
        let standing = |on: &Dated| Judged::on(record, issue, proposal, on.earliest, &[]).ok();
        let adoption = |on: &Dated| Some(Adoption::of(standing(on)?, asked, |_| ()));
        Some(Politics {
            then: adoption(judged.first()?)?,
            now: judged[1..].last().and_then(adoption),
            signatories: Adoption::of(standing(judged.last()?)?.with(Among::Signatories), asked, |_| ()),
            timeline: Timeline::of_issue(record, issue, day),
        })
    }

    /// As judged last.
    pub fn latest(&self) -> &Adoption<'r> {
        self.now.as_ref().unwrap_or(&self.then)
    }
}

/// How many draws the models of a brief have.
pub const DRAWS: Draws = Draws { seed: 1, count: 500 };

impl<'r> Study<'r> {
    /// Studies a comparison; distances from the year `first` on.
    pub fn new(comparison: Comparison<'r>, first: i16) -> Self {
        let (before, after) = (&comparison.before, &comparison.after);
        let record = before.record;
        let goal = Goal::of(record, &comparison.added, after.day);
        let years = goal.years(record, before.architecture, first, after.day);
        let web = goal.web(record, before.architecture, after.day);
        let architecture = after.architecture;
        let proposed = architecture.proposed;
        let positions = positions(record, &comparison.added, &architecture.topics, proposed, Dated::day(after.day));
        Study { comparison, goal, years, web, positions, politics: None }
    }

    /// With the politics of what is added, if the record has an issue about it. It takes most of a brief's time, and no other part needs it.
    #[must_use]
    pub fn with_politics(mut self) -> Self {
        self.politics = Politics::of(self.record(), &self.comparison.added, self.day(), DRAWS);
        self
    }

    /// The record.
    pub fn record(&self) -> &'r Record {
        self.comparison.before.record
    }

    /// The day asked about.
    pub fn day(&self) -> Date {
        self.comparison.after.day
    }

    /// What the proposal is called.
    pub fn name(&self) -> &'r str {
        &self.comparison.after.architecture.name
    }

    /// What it is called as the subject of a sentence: "the Manila Pact".
    pub fn subject(&self) -> String {
        words::pact(self.name())
    }
}
