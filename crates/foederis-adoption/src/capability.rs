//! Capabilities out of measures.
//!
//! For each measure m of an issue, an actor's share is `s_m = Σ_states v_m / Σ_actors Σ_states v_m`, each state with its newest value up to the
//! year. The likeliest capability is the mean of the shares that are known, in percent; the range runs from the least of them to the
//! greatest. The mean of shares is how the Composite Index of National Capability joins its components, which leaves out, as here, what
//! is missing.
//!
//! **Source**: Singer, Bremer & Stuckey 1972, in Russett (ed.), *Peace, War, and Numbers*, 19–48.

use foederis::Record;
use foederis::date::Date;
use foederis::id::MeasureId;
use foederis::issue::{Actor, Issue, Range};

/// What an actor can bring to bear, and of what that is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Capability {
    /// In percent of all actors.
    pub range: Range,
    /// What it is made of; empty where the record's view states it, or no measure knows the actor.
    pub components: Vec<Component>,
    /// Whether the view states it, against the measures.
    pub stated: bool,
}

/// An actor's part in one measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component {
    /// Which measure.
    pub measure: MeasureId,
    /// How much, in its unit.
    pub amount: f64,
    /// In percent of all actors.
    pub share: f64,
    /// The year of the oldest value in it.
    pub year: i16,
}

/// The capabilities of these actors of an issue on a day, by these of its measures.
pub fn capabilities(record: &Record, issue: &Issue, actors: &[&Actor], measures: &[MeasureId], day: Date) -> Vec<Capability> {
    debug_assert!(measures.iter().all(|m| issue.measures.contains(m)));
    let mut made: Vec<Vec<Component>> = vec![Vec::new(); actors.len()];
    for &measure in measures {
        let amounts: Vec<Option<(f64, i16)>> = actors.iter().map(|actor| amount(record, actor, measure, day.year())).collect();
        let total: f64 = amounts.iter().flatten().map(|(amount, _)| amount).sum();
        for (components, amount) in made.iter_mut().zip(&amounts) {
            if let Some((amount, year)) = *amount
                && total > 0.0
            {
                components.push(Component { measure, amount, share: 100.0 * amount / total, year });
            }
        }
    }
    actors.iter().zip(made).map(|(actor, components)| capability(actor, components, day)).collect()
}

fn capability(actor: &Actor, components: Vec<Component>, day: Date) -> Capability {
    if let Some(range) = actor.view_on(day).and_then(|view| view.capability) {
        return Capability { range, components: Vec::new(), stated: true };
    }
    let shares = || components.iter().map(|c| c.share);
    let range = match components.len() {
        0 => Range::point(0.0),
        n => {
            let (low, high) = (shares().fold(f64::INFINITY, f64::min), shares().fold(0.0, f64::max));
            // Rounding must not put the mean outside of what it is a mean of.
            Range { low, mode: (shares().sum::<f64>() / n as f64).clamp(low, high), high }
        }
    };
    Capability { range, components, stated: false }
}

/// What the states behind an actor have together, and the year of the oldest value; none where the measure knows none of them.
fn amount(record: &Record, actor: &Actor, measure: MeasureId, year: i16) -> Option<(f64, i16)> {
    let values = actor.resources.iter().filter_map(|state| record.measures[measure].newest(*state, year));
    values.map(|value| (value.value, value.year)).reduce(|a, b| (a.0 + b.0, a.1.min(b.1)))
}
