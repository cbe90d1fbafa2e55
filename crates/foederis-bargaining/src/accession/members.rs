//! Who is in.

/// A set of candidates, by their places in a [`Game`](super::Game), the first 0. Ordered by its bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Members(u32);

impl Members {
    /// Nobody.
    pub const NONE: Members = Members(0);

    /// The first so many candidates, at most 32: all of a game with so many.
    pub fn first(many: usize) -> Members {
        Members(if many < 32 { (1 << many) - 1 } else { u32::MAX })
    }

    /// Those whose bits are set, the first candidate's the lowest.
    pub fn from_bits(bits: u32) -> Members {
        Members(bits)
    }

    /// A bit for each member, the first candidate's the lowest.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// How many.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is nobody.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a candidate is a member; no place from 32 is.
    pub fn contains(self, candidate: usize) -> bool {
        candidate < 32 && self.0 >> candidate & 1 == 1
    }

    /// Whether all of these are members.
    pub fn holds(self, others: Members) -> bool {
        others.0 & !self.0 == 0
    }

    /// With one more; the same if it is a member already.
    ///
    /// # Panics
    /// If its place is 32 or above.
    #[must_use]
    pub fn with(self, candidate: usize) -> Members {
        assert!(candidate < 32, "there is no place {candidate} among 32");
        Members(self.0 | 1 << candidate)
    }

    /// Without one; the same if it is no member.
    #[must_use]
    pub fn without(self, candidate: usize) -> Members {
        if self.contains(candidate) { Members(self.0 & !(1 << candidate)) } else { self }
    }

    /// Their places, ascending.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = usize> {
        Places(self.0)
    }

    /// Those of the first so many candidates who are no members, ascending.
    pub(super) fn others(self, many: usize) -> impl Iterator<Item = usize> {
        Places(Members::first(many).0 & !self.0)
    }
}

/// The places of bits that are set, without a look at the others: every coalition of a game is gone through many times.
struct Places(u32);

impl Iterator for Places {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let place = (self.0 != 0).then(|| self.0.trailing_zeros())?;
        self.0 &= self.0 - 1;
        Some(place as usize)
    }
}

impl DoubleEndedIterator for Places {
    fn next_back(&mut self) -> Option<usize> {
        let place = self.0.checked_ilog2()?;
        self.0 &= !(1 << place);
        Some(place as usize)
    }
}

/// # Panics
/// If a place is 32 or above.
impl FromIterator<usize> for Members {
    fn from_iter<I: IntoIterator<Item = usize>>(candidates: I) -> Members {
        candidates.into_iter().fold(Members::NONE, Members::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_a_set() {
        let some: Members = [5, 1, 1, 31].into_iter().collect();
        assert_eq!((some.len(), some.bits(), some.iter().collect::<Vec<_>>()), (3, 1 << 31 | 0b10_0010, vec![1, 5, 31]));
        assert_eq!(some.iter().rev().collect::<Vec<_>>(), [31, 5, 1]);
        assert_eq!((some.contains(5), some.contains(0), some.contains(32)), (true, false, false));
        assert_eq!((some.without(5).len(), some.without(0), some.without(40), some.with(1)), (2, some, some, some));
        assert!(some.holds(Members::NONE) && some.holds(Members::from_bits(0b10)) && !some.holds(Members::first(2)));
        assert_eq!((Members::first(3).bits(), Members::first(0).is_empty(), Members::first(32).len()), (0b111, true, 32));
        assert_eq!(Members::first(2).others(4).collect::<Vec<_>>(), [2, 3]);
    }
}
