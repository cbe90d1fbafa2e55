//! Counting pairs, and chance-corrected agreement.

use foederis::set::StateSet;
use foederis::verdict::Verdict;
use serde::Serialize;

use super::{Duties, Who, differ};

/// How many directed pairs have an obligation by which of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// By both.
    pub both: usize,
    /// By neither.
    pub neither: usize,
    /// By ours alone.
    pub only_ours: usize,
    /// By the other alone.
    pub only_theirs: usize,
    /// Contested in ours, whatever the other says.
    pub ours_contested: usize,
    /// Contested in the other, certain in ours.
    pub theirs_contested: usize,
}

impl Tally {
    /// Every ordered pair of these states.
    pub(super) fn of(states: StateSet, ours: &Duties, theirs: &Duties) -> Tally {
        let mut tally = Tally::default();
        for by in states.iter() {
            for to in states.iter().filter(|to| *to != by) {
                let answer = |duties: &Duties| duties.get(&(by, to)).map_or(Verdict::No, |owed| owed.answer);
                let count = match differ(answer(ours), answer(theirs)) {
                    Some(Who::OnlyOurs) => &mut tally.only_ours,
                    Some(Who::OnlyTheirs) => &mut tally.only_theirs,
                    Some(Who::OursContested) => &mut tally.ours_contested,
                    Some(Who::TheirsContested) => &mut tally.theirs_contested,
                    None if answer(ours) == Verdict::Yes => &mut tally.both,
                    None => &mut tally.neither,
                };
                *count += 1;
            }
        }
        tally
    }

    /// These and those.
    #[must_use]
    pub fn plus(self, those: Tally) -> Tally {
        Tally {
            both: self.both + those.both,
            neither: self.neither + those.neither,
            only_ours: self.only_ours + those.only_ours,
            only_theirs: self.only_theirs + those.only_theirs,
            ours_contested: self.ours_contested + those.ours_contested,
            theirs_contested: self.theirs_contested + those.theirs_contested,
        }
    }

    /// How many pairs.
    pub fn pairs(self) -> usize {
        self.certain() + self.ours_contested + self.theirs_contested
    }

    /// How many of them both records are certain about.
    pub fn certain(self) -> usize {
        self.both + self.neither + self.only_ours + self.only_theirs
    }

    /// The share of the certain pairs on which they agree; none where there are none.
    pub fn agree(self) -> Option<f64> {
        let certain = self.certain();
        (certain > 0).then(|| (self.both + self.neither) as f64 / certain as f64)
    }

    /// Cohen's kappa of the certain pairs: agreement beyond what the two shares of yes would give by chance (Cohen 1960, *Educational
    /// and Psychological Measurement* 20: 37–46). None where a record, or chance, leaves nothing to agree on: both say yes of every
    /// pair, or of none.
    pub fn kappa(self) -> Option<f64> {
        let observed = self.agree()?;
        let n = self.certain() as f64;
        let (ours, theirs) = ((self.both + self.only_ours) as f64 / n, (self.both + self.only_theirs) as f64 / n);
        let chance = ours * theirs + (1.0 - ours) * (1.0 - theirs);
        (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_that_of_the_textbook() {
        // 20 both yes, 15 both no, 5 and 10 apart: observed 0.7, chance 0.5.
        let tally = Tally { both: 20, neither: 15, only_ours: 5, only_theirs: 10, ours_contested: 3, ..Tally::default() };
        assert_eq!((tally.pairs(), tally.certain()), (53, 50));
        assert!((tally.agree().expect("there are pairs") - 0.7).abs() < 1e-12);
        assert!((tally.kappa().expect("it is defined") - 0.4).abs() < 1e-12);
    }

    #[test]
    fn kappa_is_undefined_where_nothing_varies() {
        assert_eq!(Tally::default().agree(), None);
        assert_eq!(Tally { neither: 7, ..Tally::default() }.kappa(), None);
        assert_eq!(Tally { both: 7, ..Tally::default() }.kappa(), None);
        assert_eq!(Tally { both: 7, only_ours: 1, ..Tally::default() }.kappa(), Some(0.0));
    }
}
