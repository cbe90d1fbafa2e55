//! Issues: what is bargained over, who bargains, and where each stands, as judged from the statements.
//!
//! Positions and saliences are judgements with a range and a reason, never measurements. No answer about duties rests on them.

use serde::{Deserialize, Serialize};

use crate::date::{Date, Dated};
use crate::id::{ArchitectureId, InstrumentId, IssueId, MeasureId, StateId, StatementId, TopicId};
use crate::record::Record;
use crate::vocab::{Evidence, Seen};

/// A quantity of states by year, of which capabilities are made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its numbers are counted in.
    pub unit: String,
    /// What is counted.
    pub what: String,
    /// Where its values were read.
    pub sources: Vec<MeasureSource>,
    /// Its values, in the order of the file.
    pub values: Vec<Value>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// Where values of a measure were read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasureSource {
    /// How values refer to it.
    pub key: String,
    /// The citation.
    pub citation: String,
    /// The address.
    pub url: Option<String>,
    /// How it was checked.
    pub seen: Seen,
}

/// One value of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Whose.
    pub state: StateId,
    /// The year.
    pub year: i16,
    /// How much, in the measure's unit; not below 0.
    pub value: f64,
    /// Its source, as a place in the measure's list.
    pub source: usize,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// What is bargained over: a scale from 0 to 100, and the actors on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// The id.
    pub id: String,
    /// The question.
    pub name: String,
    /// What more and less on the scale mean.
    pub what: String,
    /// The topics whose statements are evidence.
    pub topics: Vec<TopicId>,
    /// The topics of its forerunners and its kin, for how stances moved.
    pub related: Vec<TopicId>,
    /// Of what capabilities are made.
    pub measures: Vec<MeasureId>,
    /// What is proposed: first what the bargain is about, then variants, other pacts on the same scale. At least one.
    pub proposals: Vec<Proposal>,
    /// States against which the pact would be made.
    pub rivals: Vec<StateId>,
    /// Named points of the scale, from the lowest on.
    pub regimes: Vec<Regime>,
    /// Where things stood, from the earliest on.
    pub status_quo: Vec<StatusQuo>,
    /// Who threatens whom, besides claims and contingencies of the record.
    pub quarrels: Vec<Quarrel>,
    /// Who bargains.
    pub actors: Vec<Actor>,
    /// What happened.
    pub outcome: Option<Outcome>,
    /// How positions and saliences were judged.
    pub method: String,
    /// Where the rest is from.
    pub source: String,
    /// How that was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// A pact that is bargained over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Instruments and proposals that it consists of.
    pub instruments: Vec<InstrumentId>,
    /// The architecture that has it, of a variant.
    pub architecture: Option<ArchitectureId>,
    /// Where on the scale it stands.
    pub at: f64,
    /// Who would sign, as places among the actors. None: those who command a party to the instruments.
    pub candidates: Vec<usize>,
    /// Without whom there is no pact, as places among the actors.
    pub required: Vec<usize>,
    /// How many candidates make a pact.
    pub quorum: usize,
}

/// A named point of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regime {
    /// Where.
    pub at: f64,
    /// Its name, as it reads in the middle of a sentence.
    pub name: String,
    /// What it asks of its members.
    pub what: String,
    /// Whether it is a formal pact, for which the issue asks whether it is adopted.
    pub pact: bool,
}

/// Where things stand without a new pact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatusQuo {
    /// Since when.
    pub on: Dated,
    /// Where on the scale.
    pub at: f64,
    /// Why there.
    pub because: String,
}

/// A rival and those it threatens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quarrel {
    /// Who threatens.
    pub rival: StateId,
    /// Whom.
    pub with: Vec<StateId>,
    /// In what.
    pub because: String,
    /// Where that is from.
    pub source: String,
    /// How it was checked.
    pub seen: Seen,
}

/// One who bargains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// What it is called in this issue.
    pub id: String,
    /// Its name for people, where it is not its state's.
    pub name: Option<String>,
    /// The state or organisation whose position it has.
    pub state: Option<StateId>,
    /// Whose capability it commands. None: a voice without resources of its own.
    pub resources: Vec<StateId>,
    /// Where it stood, from the earliest on; at least one.
    pub views: Vec<View>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// Where an actor stood from a date on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Since when.
    pub on: Dated,
    /// Where, on the scale.
    pub position: Range,
    /// How much it cares, in percent.
    pub salience: Range,
    /// In percent of all actors' capability, where it is not made of measures.
    pub capability: Option<Range>,
    /// What it rests on.
    pub evidence: Evidence,
    /// The statements it rests on.
    pub statements: Vec<StatementId>,
    /// Why.
    pub because: String,
}

/// A value that is judged: never below `low` or above `high`, most likely `mode`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// The lowest.
    pub low: f64,
    /// The likeliest.
    pub mode: f64,
    /// The highest.
    pub high: f64,
}

impl Range {
    /// A value that is certain.
    pub const fn point(at: f64) -> Range {
        Range { low: at, mode: at, high: at }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// When.
    pub on: Dated,
    /// Where on the scale that is read to lie.
    pub at: Range,
    /// Whether a formal pact was made.
    pub adopted: bool,
    /// What it was.
    pub what: String,
    /// Where that is from.
    pub source: String,
    /// How it was checked.
    pub seen: Seen,
}

impl Measure {
    /// The newest value of a state up to a year.
    pub fn newest(&self, state: StateId, year: i16) -> Option<&Value> {
        self.values.iter().filter(|v| v.state == state && v.year <= year).max_by_key(|v| v.year)
    }
}

impl Issue {
    /// The days for which it was judged, as its views give them, from the earliest on.
    pub fn judged(&self) -> Vec<Dated> {
        let mut dates: Vec<Dated> = self.actors.iter().flat_map(|a| &a.views).map(|v| v.on).collect();
        dates.sort();
        dates.dedup();
        dates
    }

    /// Where things stood on a day; before the first date given, as then.
    pub fn status_quo_on(&self, day: Date) -> &StatusQuo {
        let at = self.status_quo.partition_point(|s| s.on.earliest <= day);
        &self.status_quo[at.saturating_sub(1)]
    }

    /// The regime to which an outcome belongs: the nearest; of two the lower. Its place in the list.
    pub fn regime(&self, outcome: f64) -> usize {
        self.regimes.windows(2).take_while(|pair| outcome > f64::midpoint(pair[0].at, pair[1].at)).count()
    }

    /// The point above which an outcome belongs to a formal pact: half-way from the regime below the least formal pact. None where every
    /// regime is a pact, or none.
    pub fn adopted_above(&self) -> Option<f64> {
        let first = self.regimes.iter().position(|r| r.pact)?;
        Some(f64::midpoint(self.regimes[first.checked_sub(1)?].at, self.regimes[first].at))
    }
}

impl View {
    /// Whether no statement is behind it.
    pub fn is_judged_only(&self) -> bool {
        self.statements.is_empty()
    }
}

impl Actor {
    /// Where it stood on a day; none before it was first judged.
    pub fn view_on(&self, day: Date) -> Option<&View> {
        self.views[..self.views.partition_point(|v| v.on.earliest <= day)].last()
    }
}

impl Record {
    /// An actor's name for people.
    pub fn actor_name<'n>(&'n self, actor: &'n Actor) -> &'n str {
        let states = || actor.state.map(|state| self.name_of(state));
        actor.name.as_deref().or_else(states).unwrap_or(&actor.id)
    }

    /// What a proposal consists of.
    pub fn proposed(&self, proposal: &Proposal) -> Vec<InstrumentId> {
        let composed = proposal.architecture.iter().flat_map(|id| &self.architectures[*id].with);
        proposal.instruments.iter().chain(composed).copied().collect()
    }

    /// Who would sign, as places among the actors.
    pub fn candidates(&self, issue: &Issue, proposal: &Proposal) -> Vec<usize> {
        if !proposal.candidates.is_empty() {
            return proposal.candidates.clone();
        }
        let instruments = self.proposed(proposal);
        let parties = || instruments.iter().flat_map(|id| &self.instruments[*id].parties);
        // A voice beside its government signs nothing.
        let signs = |actor: &Actor| parties().any(|p| actor.state == Some(p.state) && actor.resources.contains(&p.state));
        issue.actors.iter().enumerate().filter(|(_, actor)| signs(actor)).map(|(at, _)| at).collect()
    }

    /// The issues about any of these instruments, each with the place of the first proposal that has one.
    pub fn issues_about(&self, instruments: &[InstrumentId]) -> Vec<(IssueId, usize)> {
        let has = |proposal: &Proposal| self.proposed(proposal).iter().any(|id| instruments.contains(id));
        self.issues.iter().filter_map(|(id, issue)| Some((id, issue.proposals.iter().position(has)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(text: &str) -> Dated {
        Dated::parse(text).expect("a date")
    }

    fn issue() -> Issue {
        let regime = |at: f64, pact: bool| Regime { at, name: "…".into(), what: "…".into(), pact };
        let status_quo = |on: &str, at: f64| StatusQuo { on: dated(on), at, because: "…".into() };
        let range = Range { low: 1.0, mode: 2.0, high: 3.0 };
        let view = |on: &str| View {
            on: dated(on),
            position: range,
            salience: range,
            capability: None,
            evidence: Evidence::None,
            statements: Vec::new(),
            because: "…".into(),
        };
        let actor = Actor {
            id: "A".into(),
            name: None,
            state: None,
            resources: Vec::new(),
            views: vec![view("2024-09"), view("2026")],
            note: None,
        };
        Issue {
            id: "i".into(),
            name: "…".into(),
            what: "…".into(),
            topics: Vec::new(),
            related: Vec::new(),
            measures: Vec::new(),
            proposals: Vec::new(),
            rivals: Vec::new(),
            regimes: vec![regime(0.0, false), regime(25.0, false), regime(50.0, true), regime(100.0, true)],
            status_quo: vec![status_quo("1950", 0.0), status_quo("2024-09", 25.0)],
            quarrels: Vec::new(),
            actors: vec![actor],
            outcome: None,
            method: "…".into(),
            source: "…".into(),
            seen: Seen::Recalled,
            note: None,
        }
    }

    #[test]
    fn an_outcome_belongs_to_the_nearest_regime() {
        let issue = issue();
        let regimes: Vec<usize> = [0.0, 12.5, 12.6, 37.5, 37.6, 75.0, 75.1, 100.0].map(|x| issue.regime(x)).into();
        assert_eq!(regimes, [0, 0, 1, 1, 2, 2, 3, 3]);
        assert_eq!(issue.adopted_above(), Some(37.5));
    }

    #[test]
    fn what_was_judged_last_holds() {
        let issue = issue();
        let on = |day: &str| issue.actors[0].view_on(dated(day).earliest).map(|v| v.on.to_string());
        assert_eq!(on("2024-08-31"), None);
        assert_eq!(on("2024-09-01").as_deref(), Some("2024-09"));
        assert_eq!(on("2025-12-31").as_deref(), Some("2024-09"));
        assert_eq!(on("2026-11-23").as_deref(), Some("2026"));
        assert_eq!(issue.status_quo_on(dated("1949").earliest).at, 0.0);
        assert_eq!(issue.status_quo_on(dated("2026").earliest).at, 25.0);
    }
}
