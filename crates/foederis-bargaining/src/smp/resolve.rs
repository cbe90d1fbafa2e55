//! Resolution: which bargain each actor takes.

use super::bargain::Deal;
use super::coalition::strengths;
use super::engine::State;
use super::random::Random;
use super::utility::{distance, utility};
use super::{Options, Smp, Transition};

/// An actor's list, with `None` for the status quo, and what it took.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) options: Vec<Option<usize>>,
    pub(super) chances: Vec<f64>,
    pub(super) taken: Option<usize>,
}

/// What everything staying is worth to each actor, and each deal.
///
/// The value of a deal of i and j to a: `(1/n) [u_a(i's place in it) + u_a(j's place in it) + Σ_{others n} u_an]`.
struct Values {
    status_quo: Vec<f64>,
    deals: Vec<Vec<f64>>,
}

impl Values {
    fn of(smp: &Smp, state: &State, deals: &[Deal]) -> Values {
        let actors = smp.actors().len();
        let dimensions = smp.dimensions().len();
        let at = |actor: usize, point: &[f64]| {
            let salience = &smp.scaled.saliences[actor * dimensions..][..dimensions];
            utility(distance(state.ideal(actor), point, salience), state.risk[actor])
        };
        let with_rest = |mut values: Vec<f64>, without: [usize; 2]| {
            for n in (0..actors).filter(|n| !without.contains(n)) {
                values.iter_mut().zip(state.valued(n)).for_each(|(value, worth)| *value += worth);
            }
            values.iter_mut().for_each(|value| *value /= actors as f64);
            values
        };
        let deal = |deal: &Deal| {
            let places = (0..actors).map(|actor| at(actor, &deal.initiator) + at(actor, &deal.receiver));
            with_rest(places.collect(), [deal.by, deal.with])
        };
        Values { status_quo: with_rest(vec![0.0; actors], [usize::MAX; 2]), deals: deals.iter().map(deal).collect() }
    }
}

/// What each actor takes: of the status quo and the deals that it is part of.
///
/// A list is in the order of initiators, with the status quo before the actor's own deals. Order decides between equals, and counts
/// under ASymProsp. In the original, threads fill the lists at the same time; this is what comes out if each ends before the next
/// begins, and what comes out most often.
pub(super) fn resolve(smp: &Smp, options: &Options, state: &State, deals: &[Deal], random: &mut Random) -> Vec<Taken> {
    let values = Values::of(smp, state, deals);
    let of_actor = |actor: usize| {
        let mine = (0..deals.len()).filter(|at| [deals[*at].by, deals[*at].with].contains(&actor));
        let (before, after): (Vec<usize>, Vec<usize>) = mine.partition(|at| deals[*at].by < actor);
        let some = |deals: Vec<usize>| deals.into_iter().map(Some);
        let list: Vec<Option<usize>> = some(before).chain([None]).chain(some(after)).collect();
        if let [_] = list[..] {
            if let Transition::Stochastic { .. } = options.transition {
                random.choose(&[1.0]);
            }
            return Taken { options: list, chances: vec![1.0], taken: None };
        }
        let worth = |a: usize| {
            let values = &values;
            list.iter().map(move |deal| deal.map_or(values.status_quo[a], |deal| values.deals[deal][a]))
        };
        let utilities: Vec<f64> = (0..smp.actors().len()).flat_map(worth).collect();
        let strengths = strengths(options.voting, &smp.scaled.capability, &utilities, list.len());
        let chances = options.distribution.over(options.victory, &strengths);
        let taken = match options.transition {
            Transition::Deterministic => likeliest(&chances),
            Transition::Stochastic { .. } => random.choose(&chances),
        };
        Taken { taken: list[taken], options: list, chances }
    };
    (0..smp.actors().len()).map(of_actor).collect()
}

/// Of equals the first.
fn likeliest(chances: &[f64]) -> usize {
    chances.iter().enumerate().fold(0, |best, (at, chance)| if *chance > chances[best] { at } else { best })
}
