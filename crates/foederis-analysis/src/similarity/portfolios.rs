//! Who owes what to whom in a year, as values.

/// What one state owes another, by the five obligations of ATOP.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Obligations {
    /// Military support if attacked.
    pub defence: bool,
    /// Military support otherwise.
    pub offence: bool,
    /// No help to an adversary.
    pub neutrality: bool,
    /// No force against each other.
    pub nonaggression: bool,
    /// To consult in crises.
    pub consultation: bool,
}

/// How obligations become one value. Values of different codings must not be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// 1 for any obligation.
    Binary,
    /// 3 for defence or offence, 2 for neutrality or consultation, 1 for non-aggression alone. The coding of ATOP users, which puts
    /// consultation above non-aggression; the Correlates of War put it below.
    ///
    /// **Source**: Chiba, Johnson & Leeds 2015, *Journal of Politics* 77: 968–982.
    Atop,
}

impl Coding {
    /// The highest value, which every state has towards itself.
    pub fn most(self) -> u8 {
        match self {
            Coding::Binary => 1,
            Coding::Atop => 3,
        }
    }

    /// The value of these obligations: that of the highest.
    pub fn value(self, owed: Obligations) -> u8 {
        let Obligations { defence, offence, neutrality, nonaggression, consultation } = owed;
        match self {
            Coding::Binary => u8::from(defence || offence || neutrality || nonaggression || consultation),
            Coding::Atop if defence || offence => 3,
            Coding::Atop if neutrality || consultation => 2,
            Coding::Atop => u8::from(nonaggression),
        }
    }
}

/// The portfolios of all `n` states of a year: row `i` has what `i` owes each of them, itself included.
///
/// The states are all members of the system, also those without a tie. A state is wholly committed to itself, so that allies agree
/// at both their own cells, and states that owe each other nothing are as far apart as can be at two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portfolios {
    states: usize,
    most: u8,
    /// Row by row.
    values: Vec<u8>,
}

impl Portfolios {
    /// From what each state owes each other: debtor, creditor, obligations. Of several treaties the highest value holds.
    ///
    /// # Panics
    /// If a state is not below `states`.
    pub fn new(states: usize, coding: Coding, owed: impl IntoIterator<Item = (usize, usize, Obligations)>) -> Self {
        let most = coding.most();
        let mut values = vec![0; states * states];
        values.iter_mut().step_by(states + 1).for_each(|itself| *itself = most);
        for (debtor, creditor, owed) in owed {
            assert!(debtor < states && creditor < states, "states {debtor} and {creditor} of {states}");
            let value = &mut values[debtor * states + creditor];
            *value = coding.value(owed).max(*value);
        }
        Portfolios { states, most, values }
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.states
    }

    /// The highest value.
    pub fn most(&self) -> u8 {
        self.most
    }

    /// What a state owes each, in the order of the states.
    pub fn of(&self, state: usize) -> &[u8] {
        &self.values[state * self.states..][..self.states]
    }
}

/// The pairs of `n` states, each once: (0, 1), (0, 2), …, (1, 2), ….
pub fn pairs(states: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..states).flat_map(move |one| (one + 1..states).map(move |other| (one, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_obligation_holds_and_direction_counts() {
        let nonaggression = Obligations { nonaggression: true, ..Default::default() };
        let consultation = Obligations { consultation: true, ..nonaggression };
        let offence = Obligations { offence: true, ..Default::default() };
        let owed = [(0, 1, consultation), (0, 1, nonaggression), (1, 0, nonaggression), (2, 0, offence)];
        let valued = Portfolios::new(3, Coding::Atop, owed);
        assert_eq!([valued.of(0), valued.of(1), valued.of(2)], [[3, 2, 0], [1, 3, 0], [3, 0, 3]]);
        let binary = Portfolios::new(3, Coding::Binary, owed);
        assert_eq!([binary.of(0), binary.of(1), binary.of(2)], [[1, 1, 0], [1, 1, 0], [1, 0, 1]]);
    }

    #[test]
    fn every_pair_is_there_once() {
        assert_eq!(pairs(4).collect::<Vec<_>>(), [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
        assert_eq!((pairs(0).count(), pairs(1).count()), (0, 0));
    }
}
