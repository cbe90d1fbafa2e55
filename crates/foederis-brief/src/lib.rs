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
use foederis_analysis::compare::Comparison;
use foederis_analysis::distance::{Goal, Web, Year};
use foederis_analysis::positions::{Positions, positions};

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
}

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
        Study { comparison, goal, years, web, positions }
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
