//! An issue of the record on a day, as numbers.

use foederis::Record;
use foederis::date::{Date, Dated};
use foederis::id::InstrumentId;
use foederis::id::MeasureId;
use foederis::issue::{Actor, Issue, Proposal, Range, StatusQuo, View};
use foederis_bargaining::{Input, Scale, Triangular, UncertainActor, UncertainIssue};

use crate::capability::{Capability, capabilities};

/// An issue of the record, as it was judged to stand on a day.
#[derive(Debug, Clone)]
pub struct Judged<'r> {
    /// The record.
    pub record: &'r Record,
    /// The issue.
    pub issue: &'r Issue,
    /// Which of its proposals is asked about.
    pub proposal: &'r Proposal,
    /// The day asked about.
    pub day: Date,
    /// Who bargains that day, in the order of the file.
    pub actors: Vec<Standing<'r>>,
    /// Who was judged and does not bargain: only their resources count, where they are rivals.
    pub absent: Vec<Standing<'r>>,
    /// Where things stood.
    pub status_quo: &'r StatusQuo,
    /// Where on the scale the proposal stands.
    pub proposed_at: f64,
    /// The same as numbers, with what was moved; actors in the same order.
    pub numbers: UncertainIssue,
    /// What was moved away from what is on record.
    pub moved: Vec<Move>,
}

/// An actor on a day.
#[derive(Debug, Clone)]
pub struct Standing<'r> {
    /// Its place among the actors of the issue.
    pub number: usize,
    /// The actor.
    pub actor: &'r Actor,
    /// The view that holds.
    pub view: &'r View,
    /// What it can bring to bear.
    pub capability: Capability,
}

/// Who bargains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Among {
    /// Every actor of the issue.
    #[default]
    All,
    /// Those whose signature or consent is asked for.
    Signatories,
}

/// A number that is supposed instead of the one on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The actor's id.
    pub actor: String,
    /// Which of its numbers.
    pub input: Input,
    /// On the scale, in percent, or in percent of all capability.
    pub to: Range,
}

/// A day for which nobody was judged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{issue} was not judged for {day}: its views begin on {first}; ask --on {first_day} or later")]
pub struct NotJudged {
    /// The issue.
    pub issue: String,
    /// The day asked about.
    pub day: Date,
    /// The first view.
    pub first: Dated,
    /// Its first day.
    pub first_day: Date,
}

/// A move that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unmoved(pub String);

impl<'r> Judged<'r> {
    /// One of an issue's proposals on a day, the first if there are fewer; capabilities by these of its measures, or all if none is named.
    ///
    /// # Errors
    /// If the day lies before the first view.
    pub fn on(
        record: &'r Record,
        issue: &'r Issue,
        proposal: usize,
        day: Date,
        measures: &[MeasureId],
    ) -> Result<Judged<'r>, NotJudged> {
        let standing = issue.actors.iter().enumerate().filter_map(|(n, a)| a.view_on(day).map(|view| (n, a, view)));
        let standing: Vec<(usize, &Actor, &View)> = standing.collect();
        if standing.is_empty() {
            let first = issue.judged()[0];
            return Err(NotJudged { issue: issue.id.clone(), day, first, first_day: first.earliest });
        }
        let measures = if measures.is_empty() { &issue.measures } else { measures };
        let actors: Vec<&Actor> = standing.iter().map(|(_, actor, _)| *actor).collect();
        // With what each had when it was judged: a pact of 1954 was not made with what its members have today.
        let judged = standing.iter().map(|(_, _, view)| view.on.earliest).max().unwrap_or(day);
        let capabilities = capabilities(record, issue, &actors, measures, judged);
        let row = |((number, actor, view), capability)| Standing { number, actor, view, capability };
        let actors: Vec<Standing<'r>> = standing.into_iter().zip(capabilities).map(row).collect();
        let status_quo = issue.status_quo_on(day);
        let proposal = issue.proposals.get(proposal).unwrap_or(&issue.proposals[0]);
        let numbers = numbers(&actors, status_quo.at);
        Ok(Judged {
            record,
            issue,
            proposal,
            day,
            actors,
            absent: Vec::new(),
            status_quo,
            proposed_at: proposal.at,
            numbers,
            moved: Vec::new(),
        })
    }

    /// Supposes another number for an actor.
    ///
    /// # Errors
    /// If there is no such actor, or the numbers do not ascend or leave their scale.
    pub fn suppose(&mut self, supposed: Move) -> Result<(), Unmoved> {
        let Some(at) = self.actors.iter().position(|s| s.actor.id == supposed.actor) else {
            return Err(Unmoved(format!("no actor `{}` in {} on {}", supposed.actor, self.issue.id, self.day)));
        };
        if supposed.input == Input::Salience && !(supposed.to.low >= 0.0 && supposed.to.high <= 100.0) {
            return Err(Unmoved(format!("the salience of {} is in percent, from 0 to 100", supposed.actor)));
        }
        let mut actors = self.numbers.actors().to_vec();
        actors[at].set(supposed.input, in_units(supposed.input, supposed.to));
        let made = UncertainIssue::new(actors, Scale::PERCENT, Some(self.status_quo.at));
        self.numbers = made.map_err(|faults| Unmoved(faults.to_string()))?;
        self.moved.retain(|m| (&m.actor, m.input) != (&supposed.actor, supposed.input));
        self.moved.push(supposed);
        Ok(())
    }

    /// Only some of those who bargain, as places in [`actors`](Self::actors); the others' positions count for nothing then. What was supposed
    /// of those who stay stands. Nothing changes if nobody would be left.
    #[must_use]
    pub fn among(mut self, places: &[usize]) -> Self {
        if !places.iter().any(|at| *at < self.actors.len()) {
            return self;
        }
        let numbers = self.numbers.actors().iter().enumerate().filter(|(at, _)| places.contains(at)).map(|(_, a)| a.clone());
        self.numbers =
            UncertainIssue::new(numbers.collect(), Scale::PERCENT, Some(self.status_quo.at)).expect("a part of an issue is one");
        let (stay, leave): (Vec<_>, Vec<_>) = self.actors.into_iter().enumerate().partition(|(at, _)| places.contains(at));
        self.actors = stay.into_iter().map(|(_, standing)| standing).collect();
        self.absent.extend(leave.into_iter().map(|(_, standing)| standing));
        self
    }

    /// With these at the table.
    #[must_use]
    pub fn with(self, among: Among) -> Self {
        match among {
            Among::All => self,
            Among::Signatories => {
                let places = [self.candidates(), self.required()].concat();
                self.among(&places)
            }
        }
    }

    /// The candidates present on the day, as places in [`actors`](Self::actors).
    pub fn candidates(&self) -> Vec<usize> {
        let candidates = self.record.candidates(self.issue, self.proposal);
        self.places(&candidates)
    }

    /// Those without whom there is no pact, as places in [`actors`](Self::actors).
    pub fn required(&self) -> Vec<usize> {
        self.places(&self.proposal.required)
    }

    /// What the proposal is called; none where the issue is about no instrument of the record.
    pub fn proposal_name(&self) -> Option<&'r str> {
        let architecture = self.proposal.architecture.map(|id| self.record.architectures[id].name.as_str());
        architecture.or_else(|| self.proposal.instruments.first().map(|id| self.record.instruments[*id].short.as_str()))
    }

    /// The actors by their part in all weight (capability × salience, every number at its likeliest), the heaviest first: places, and shares
    /// from 0 to 1. Empty where nobody has weight.
    pub fn weights(&self) -> Vec<(usize, f64)> {
        let actors = self.numbers.mode().actors();
        let all: f64 = actors.iter().map(|a| a.weight()).sum();
        let mut weights: Vec<(usize, f64)> =
            actors.iter().map(|a| a.weight() / all).enumerate().filter(|(_, w)| *w > 0.0).collect();
        weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        weights
    }

    /// What the proposal consists of.
    pub fn instruments(&self) -> Vec<InstrumentId> {
        self.record.proposed(self.proposal)
    }

    fn places(&self, numbers: &[usize]) -> Vec<usize> {
        (0..self.actors.len()).filter(|at| numbers.contains(&self.actors[*at].number)).collect()
    }

    /// For when it was judged: the newest view that holds.
    pub fn as_of(&self) -> Dated {
        self.actors.iter().map(|s| s.view.on).max().expect("somebody bargains")
    }

    /// How many of those who bargain stand where they do by judgement alone.
    pub fn judged_only(&self) -> usize {
        self.actors.iter().filter(|s| s.view.is_judged_only()).count()
    }

    /// An actor's name for people.
    pub fn name(&self, at: usize) -> &'r str {
        self.record.actor_name(self.actors[at].actor)
    }
}

/// A range as people write it, salience in percent, in the units of a bargain.
pub fn in_units(input: Input, range: Range) -> Triangular {
    triangular(range, if input == Input::Salience { 100.0 } else { 1.0 })
}

pub(crate) fn triangular(range: Range, unit: f64) -> Triangular {
    Triangular { low: range.low / unit, mode: range.mode / unit, high: range.high / unit }
}

fn numbers(actors: &[Standing<'_>], status_quo: f64) -> UncertainIssue {
    let actor = |s: &Standing<'_>| UncertainActor {
        id: s.actor.id.clone(),
        capability: triangular(s.capability.range, 1.0),
        position: triangular(s.view.position, 1.0),
        salience: triangular(s.view.salience, 100.0),
    };
    UncertainIssue::new(actors.iter().map(actor).collect(), Scale::PERCENT, Some(status_quo))
        .expect("a record's ranges ascend on a scale of 0 to 100, and its actors have one name each")
}
