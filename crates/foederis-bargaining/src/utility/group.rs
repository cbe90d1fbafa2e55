//! The state of a group between rounds, and the way from one to the next.

use std::ops::Range;

use crate::baseline::{mean_of, median_of};
use crate::issue::{Actor, Issue};

use super::moves::Move;
use super::worth::Logs;

/// Which reading of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// As printed.
    #[default]
    Paper,
    /// As the authors' program ran. P is divided by the votes on all ordered pairs of actors instead of those on its own, and its votes
    /// carry each voter's exponent: `c_k s_k ((|x_k − b|/R)^{r_k} − (|x_k − a|/R)^{r_k})`. Of several compromises it takes that with the
    /// lowest `(|E_i| x_i + |E_j| x_j) / (|E_i| + |E_j|)`. Nobody is compelled. For reproduction, not for analysis.
    Run,
}

/// What the answer is, once the rounds are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Forecast {
    /// The mean of positions, weighted by capability × salience.
    #[default]
    Mean,
    /// The weighted median, μ.
    Median,
}

/// How the model is run. The default is the article's: as printed, Q = 1, ten rounds, the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Which reading.
    pub variant: Variant,
    /// Q, 0 to 1: the chance that an actor who is not challenged stays where it is. Values outside are taken as the nearer end.
    pub stays: f64,
    /// The most rounds there may be.
    pub rounds: usize,
    /// What the answer is.
    pub forecast: Forecast,
}

impl Default for Options {
    fn default() -> Self {
        Options { variant: Variant::Paper, stays: 1.0, rounds: 10, forecast: Forecast::Mean }
    }
}

/// The answer alone, without the steps. None where nobody has weight.
pub fn outcome(issue: &Issue, options: &Options) -> Option<f64> {
    let mut group = Group::new(issue, options);
    for _ in 0..options.rounds {
        if group.settled() || !group.round() {
            break;
        }
    }
    match options.forecast {
        Forecast::Mean => group.mean(),
        Forecast::Median => group.median(),
    }
}

/// Actors, and what is computed of them anew each round; nothing is allocated after the first.
///
/// Actors stand in an order of their own numbers, so that sums are equal to the last bit in whatever order they came. What depends on
/// positions only is computed once for each distinct one, a *place*: tables have a row and a column for each.
pub(super) struct Group {
    pub(super) variant: Variant,
    pub(super) stays: f64,
    /// The places of actors in the issue.
    pub(super) order: Vec<usize>,
    pub(super) weight: Vec<f64>,
    pub(super) salience: Vec<f64>,
    pub(super) position: Vec<f64>,
    /// Width of the positions at the start.
    pub(super) width: f64,
    pub(super) exponent: Vec<f64>,
    /// Distinct positions, ascending.
    pub(super) places: Vec<f64>,
    /// Where each actor stands among them.
    pub(super) place: Vec<usize>,
    /// Actors by their positions, and where those at each place begin; after the last, where they end.
    pub(super) sorted: Vec<usize>,
    pub(super) starts: Vec<usize>,
    /// How many actors stand at each.
    pub(super) there: Vec<f64>,
    /// Their weight.
    pub(super) mass: Vec<f64>,
    /// |a − b| / R of two places.
    pub(super) apart: Vec<f64>,
    /// Only where most of them are needed: under [`Variant::Run`].
    pub(super) logs: Logs,
    /// P, the place of the challenger first.
    pub(super) wins: Vec<f64>,
    /// μ; read only where Q is less than 1.
    pub(super) median: f64,
    pub(super) danger: Vec<f64>,
    /// How far those at a place are from each place, by weight; summed from below and from above.
    pub(super) far: Vec<f64>,
    pub(super) upward: Vec<f64>,
    pub(super) downward: Vec<f64>,
    pub(super) votes: Vec<f64>,
    /// Of the last round, in the order of the group.
    pub(super) moves: Vec<Move>,
}

impl Group {
    pub(super) fn new(issue: &Issue, options: &Options) -> Group {
        let actors = issue.actors();
        let mut order: Vec<usize> = (0..actors.len()).collect();
        let numbers = |at: usize| [actors[at].position, actors[at].capability, actors[at].salience];
        order.sort_by(|a, b| {
            numbers(*a).iter().zip(&numbers(*b)).map(|(a, b)| a.total_cmp(b)).find(|o| o.is_ne()).unwrap_or(a.cmp(b))
        });
        let (low, high) = issue.span();
        let n = actors.len();
        let of = |number: fn(&Actor) -> f64| order.iter().map(|at| number(&actors[*at])).collect();
        Group {
            variant: options.variant,
            stays: options.stays.clamp(0.0, 1.0),
            weight: of(Actor::weight),
            salience: of(|actor| actor.salience),
            position: of(|actor| actor.position),
            width: high - low,
            exponent: vec![1.0; actors.len()],
            order,
            places: Vec::with_capacity(n),
            place: vec![0; n],
            sorted: (0..n).collect(),
            starts: Vec::with_capacity(n + 1),
            there: Vec::with_capacity(n),
            mass: Vec::with_capacity(n),
            apart: Vec::with_capacity(n * n),
            logs: Logs::default(),
            wins: Vec::with_capacity(n * n),
            median: 0.0,
            danger: Vec::with_capacity(n),
            far: Vec::with_capacity(n * n),
            upward: Vec::with_capacity(n * n),
            downward: Vec::with_capacity(n * n),
            votes: Vec::with_capacity(n * n),
            moves: Vec::with_capacity(n),
        }
    }

    /// Whether nothing can move: all at one position, or nobody with weight.
    pub(super) fn settled(&self) -> bool {
        let first = self.position[0];
        self.position.iter().all(|position| *position == first) || self.weight.iter().all(|weight| *weight <= 0.0)
    }

    /// One round: attitudes to risk, offers, moves. Whether anybody moved.
    pub(super) fn round(&mut self) -> bool {
        self.survey();
        self.exponent.fill(1.0);
        self.count_votes();
        self.take_risks();
        if self.variant == Variant::Run {
            self.logs.of(&self.apart, self.places.len());
            self.count_votes();
        }
        self.choose();
        for made in &self.moves {
            self.position[made.actor] = made.to;
        }
        !self.moves.is_empty()
    }

    /// Who stands where.
    pub(super) fn survey(&mut self) {
        // Stable, and so quick where few have moved. Among equals any order will do.
        self.sorted.sort_by(|a, b| self.position[*a].total_cmp(&self.position[*b]));
        self.places.clear();
        self.starts.clear();
        for (at, actor) in self.sorted.iter().enumerate() {
            if self.places.last() != Some(&self.position[*actor]) {
                self.places.push(self.position[*actor]);
                self.starts.push(at);
            }
            self.place[*actor] = self.places.len() - 1;
        }
        self.starts.push(self.sorted.len());
        self.there.clear();
        self.there.extend(self.starts.windows(2).map(|of| (of[1] - of[0]) as f64));
        self.mass.clear();
        self.mass.resize(self.places.len(), 0.0);
        for (place, weight) in self.place.iter().zip(&self.weight) {
            self.mass[*place] += weight;
        }
        self.apart.clear();
        for a in &self.places {
            self.apart.extend(self.places.iter().map(|b| ((a - b).abs() / self.width).min(1.0)));
        }
        if self.stays < 1.0 {
            self.median = self.median().unwrap_or(self.position[0]);
        }
    }

    pub(super) fn mean(&self) -> Option<f64> {
        mean_of(self.position.iter().copied().zip(self.weight.iter().copied()))
    }

    pub(super) fn median(&self) -> Option<f64> {
        median_of(self.position.iter().copied().zip(self.weight.iter().copied()))
    }

    /// How far a place is from μ, in widths.
    pub(super) fn to_median(&self, place: usize) -> f64 {
        (self.places[place] - self.median).abs() / self.width
    }

    /// The row of a place in a table of places by places.
    pub(super) fn row(&self, place: usize) -> Range<usize> {
        place * self.places.len()..(place + 1) * self.places.len()
    }
}
