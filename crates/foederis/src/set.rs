//! Small fixed sets of states and places: `Copy`, no heap, set algebra word by word.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{PlaceId, StateId};

/// A set of at most `W × 64` small numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bits<const W: usize>([u64; W]);

impl<const W: usize> Default for Bits<W> {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// A set of states: up to 319 of them and [`StateId::NON_STATE`].
pub type StateSet = Bits<5>;

/// A set of places: up to 1,024.
pub type PlaceSet = Bits<16>;

impl<const W: usize> Bits<W> {
    /// The empty set.
    pub const EMPTY: Self = Bits([0; W]);
    /// How many different members it can have.
    pub const CAPACITY: usize = W * 64;

    /// Every number it can hold.
    pub const FULL: Self = Bits([u64::MAX; W]);

    #[inline]
    fn insert_index(&mut self, i: usize) {
        self.0[i / 64] |= 1 << (i % 64);
    }

    #[inline]
    fn has_index(&self, i: usize) -> bool {
        self.0[i / 64] >> (i % 64) & 1 == 1
    }

    /// Whether nothing is in it.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|w| *w == 0)
    }

    /// How many members it has.
    #[inline]
    pub fn len(&self) -> usize {
        self.0.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Members of both.
    #[inline]
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a &= b);
        self
    }

    /// Members of either.
    #[inline]
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a |= b);
        self
    }

    /// Members of this one that are not in the other.
    #[inline]
    #[must_use]
    pub fn minus(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a &= !b);
        self
    }

    /// Becomes the members of the first set that are in its mask, and those of the second that are in its own: one pass.
    #[inline]
    pub fn blend(&mut self, first: &Self, mask: &Self, second: &Self, other_mask: &Self) {
        for (n, word) in self.0.iter_mut().enumerate() {
            *word = first.0[n] & mask.0[n] | second.0[n] & other_mask.0[n];
        }
    }

    /// Whether the two share a member.
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// Every member, ascending.
    #[inline]
    fn indices(self) -> Indices<W> {
        Indices { words: self.0, at: 0 }
    }
}

/// The members of a set that have not been seen yet.
#[derive(Debug, Clone)]
struct Indices<const W: usize> {
    words: [u64; W],
    at: usize,
}

impl<const W: usize> Iterator for Indices<W> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while let Some(word) = self.words.get_mut(self.at) {
            if *word != 0 {
                let bit = word.trailing_zeros() as usize;
                *word &= *word - 1;
                return Some(self.at * 64 + bit);
            }
            self.at += 1;
        }
        None
    }
}

macro_rules! members {
    ($set:ident, $id:ident) => {
        impl $set {
            /// The set with one member.
            #[inline]
            pub fn one(id: $id) -> Self {
                let mut set = Self::EMPTY;
                set.insert(id);
                set
            }

            /// Adds a member.
            #[inline]
            pub fn insert(&mut self, id: $id) {
                self.insert_index(id.index());
            }

            /// Whether it has this member.
            #[inline]
            pub fn has(&self, id: $id) -> bool {
                self.has_index(id.index())
            }

            /// Every member, in the order of the record.
            #[inline]
            pub fn iter(self) -> impl Iterator<Item = $id> {
                self.indices().map($id::new)
            }
        }

        impl FromIterator<$id> for $set {
            fn from_iter<I: IntoIterator<Item = $id>>(ids: I) -> Self {
                let mut set = Self::EMPTY;
                ids.into_iter().for_each(|id| set.insert(id));
                set
            }
        }

        impl std::fmt::Debug for $set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_set().entries(self.iter()).finish()
            }
        }
    };
}

members!(StateSet, StateId);
members!(PlaceSet, PlaceId);

impl Serialize for StateSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.iter().collect::<Vec<StateId>>().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for StateSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<StateId>::deserialize(deserializer).map(|ids| ids.into_iter().collect())
    }
}

impl StateSet {
    /// Every state and [`StateId::NON_STATE`], whether the record has it or not.
    pub const fn anyone() -> Self {
        Self::FULL
    }
}
