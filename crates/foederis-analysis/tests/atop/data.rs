//! The obligations of ATOP as networks.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use foederis::id::StateId;
use foederis_analysis::structure::Network;

use crate::common::{Duties, System, duties, folder};

/// Which obligations make a tie.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Obligation {
    Defence,
    Consultation,
    Any,
}

/// States by their Correlates of War numbers, in ascending order.
pub(crate) struct Atop {
    system: System,
    duties: Duties,
    numbers: Vec<u16>,
}

impl Atop {
    /// The data, read once; `None` where there are none.
    ///
    /// # Panics
    /// Where `FOEDERIS_DATA_REQUIRED` is set and there are none, or where a file is not as expected.
    pub(crate) fn read() -> Option<&'static Atop> {
        static ATOP: OnceLock<Option<Atop>> = OnceLock::new();
        ATOP.get_or_init(|| folder().map(|folder| Atop::of(&folder))).as_ref()
    }

    fn of(folder: &Path) -> Atop {
        let system = System::read(folder);
        let numbers: BTreeSet<u16> = system.0.iter().map(|(state, ..)| *state).collect();
        Atop { system, duties: duties(folder), numbers: numbers.into_iter().collect() }
    }

    /// The network of a year: states that were in the system at any time in it, or those of them in `among`; `more` adds ties.
    pub(crate) fn network(&self, year: u16, obligation: Obligation, among: Option<&[u16]>, more: &[(u16, u16)]) -> Network {
        let there = self.system.states(year).into_iter();
        let wanted = there.filter(|state| among.is_none_or(|among| among.contains(state)));
        let promised = |[defence, offence, neutral, nonagg, consult]: [bool; 5]| match obligation {
            Obligation::Defence => defence,
            Obligation::Consultation => consult,
            Obligation::Any => defence || offence || neutral || nonagg || consult,
        };
        let rows = self.duties.get(&year).into_iter().flatten().filter(|(.., what)| promised(*what));
        let pairs = rows.map(|(state, to, _)| (*state, *to)).chain(more.iter().copied());
        let known = pairs.filter_map(|(state, to)| self.id(state).zip(self.id(to)));
        Network::new(wanted.filter_map(|state| self.id(state)).collect(), known)
    }

    pub(crate) fn id(&self, number: u16) -> Option<StateId> {
        self.numbers.binary_search(&number).ok().map(StateId::new)
    }

    pub(crate) fn number(&self, state: StateId) -> u16 {
        self.numbers[state.index()]
    }
}
