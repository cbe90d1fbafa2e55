//! How strong states are, by the Composite Index of National Capability (CINC), and how strong against each other.
//!
//! CINC weighs what made a power of the nineteenth century. A ratio of two has several forms that are easily mixed up; each has its
//! own function, and a number should be shown with its name.

/// Military expenditure, military personnel, iron and steel, primary energy, total population, urban population of one state in one
/// year, in any unit that is the same for all. `None` is missing, which is not 0: see [`cinc`].
pub type Components = [Option<f64>; 6];

/// The CINC of every state of a year, 0 to 1: the mean of its shares of the six world totals. A missing component adds nothing to
/// its total and does not count in the state's mean, so that the sum over states is not quite 1. `None` where a state has no share at all.
///
/// `states`: every state of the system in that year; the shares are of their total.
///
/// **Source**: Singer, Bremer & Stuckey 1972, in Russett (ed.), *Peace, War, and Numbers*, 19–48; National Material Capabilities,
/// documentation of version 6.0, pp. 7–8.
pub fn cinc(states: &[Components]) -> Vec<Option<f64>> {
    let total = |component: usize| states.iter().filter_map(|state| state[component]).sum::<f64>();
    let totals: [f64; 6] = std::array::from_fn(total);
    let of = |state: &Components| {
        let known = state.iter().zip(totals).filter(|(_, total)| *total > 0.0);
        let shares: Vec<f64> = known.filter_map(|(value, total)| value.map(|value| value / total)).collect();
        mean(&shares)
    };
    states.iter().map(of).collect()
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The share of the first in the two together, A/(A+B), 0 to 1. Undefined where both are 0.
pub fn share(a: f64, b: f64) -> Option<f64> {
    (a + b > 0.0).then(|| a / (a + b))
}

/// How many times as strong as the second the first is, A/B, from 0. Undefined where the second is 0.
pub fn ratio(a: f64, b: f64) -> Option<f64> {
    (b > 0.0).then(|| a / b)
}

/// How many times as strong as the weaker the stronger is, from 1. Undefined where the weaker is 0.
pub fn strong_to_weak(a: f64, b: f64) -> Option<f64> {
    ratio(a.max(b), a.min(b))
}

/// The capabilities of a coalition: the sum of its members', 0 for none. Undefined where a member's are: a sum without it would be that of
/// another coalition.
pub fn coalition(members: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    members.into_iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documentation's example: shares .01 .02 .02 .03 .03 .076, and the same without the last.
    #[test]
    fn the_mean_leaves_out_what_is_missing() {
        let six = [Some(10.0), Some(20.0), Some(20.0), Some(30.0), Some(30.0), Some(76.0)];
        let rest = six.map(|value| value.map(|value| 1000.0 - value));
        let near = |value: Option<f64>, expected: f64| assert!((value.expect("defined") - expected).abs() < 1e-12, "{value:?}");
        near(cinc(&[six, rest])[0], 0.031);
        let mut five = six;
        five[5] = None;
        near(cinc(&[five, rest])[0], 0.022);
    }

    #[test]
    fn what_nobody_has_is_nobodys_share() {
        let mut nothing = [None; 6];
        assert_eq!(cinc(&[nothing]), [None]);
        nothing[2] = Some(0.0);
        assert_eq!(cinc(&[nothing]), [None]);
        assert_eq!(cinc(&[]), []);
    }

    #[test]
    fn ratios_by_their_names() {
        assert_eq!(share(3.0, 1.0), Some(0.75));
        assert_eq!(ratio(1.0, 4.0), Some(0.25));
        assert_eq!(strong_to_weak(1.0, 4.0), Some(4.0));
        assert_eq!((share(0.0, 0.0), ratio(1.0, 0.0), strong_to_weak(0.0, 1.0)), (None, None, None));
        assert_eq!(coalition([Some(0.25), Some(0.5)]), Some(0.75));
        assert_eq!(coalition([Some(0.25), None]), None);
        assert_eq!(coalition([]), Some(0.0));
    }
}
