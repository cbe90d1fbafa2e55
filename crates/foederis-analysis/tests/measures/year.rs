//! A year of ATOP 5.1: its states, what they owe each other, and their capabilities.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foederis_analysis::similarity::{Coding, Obligations, Portfolios, Table};

use crate::common::{Duties, System, duties, folder, table, whole};

pub(crate) struct Years {
    pub(crate) system: System,
    duties: Duties,
    /// By state and year.
    cinc: BTreeMap<(u16, u16), f64>,
}

pub(crate) struct Year {
    pub(crate) states: Vec<u16>,
    pub(crate) portfolios: Portfolios,
    pub(crate) cinc: Vec<f64>,
}

impl Years {
    /// The data, read once; `None` where there are none.
    pub(crate) fn read() -> Option<&'static Years> {
        static YEARS: OnceLock<Option<Years>> = OnceLock::new();
        let read = || {
            let folder = folder()?;
            let cinc = table(&folder, "cow/cow_nmc_v7.0.csv", ["ccode", "year", "cinc"]);
            let cinc = cinc.filter_map(|[state, year, cinc]| Some(((whole(state), whole(year)), cinc?)));
            Some(Years { system: System::read(&folder), duties: duties(&folder), cinc: cinc.collect() })
        };
        YEARS.get_or_init(read).as_ref()
    }

    pub(crate) fn of(&self, year: u16, coding: Coding) -> Year {
        let states = self.system.states(year);
        let rows = self.duties.get(&year).into_iter().flatten();
        let owed = rows.filter_map(|(from, to, promised)| {
            Some((states.binary_search(from).ok()?, states.binary_search(to).ok()?, obligations(*promised)))
        });
        let portfolios = Portfolios::new(states.len(), coding, owed);
        let cinc = states.iter().map(|state| self.cinc.get(&(*state, year)).copied().unwrap_or(0.0)).collect();
        Year { states, portfolios, cinc }
    }
}

impl Year {
    pub(crate) fn at(&self, state: u16) -> usize {
        self.states.binary_search(&state).expect("in the system")
    }

    pub(crate) fn table(&self, one: u16, other: u16) -> Table {
        Table::of(&self.portfolios, self.at(one), self.at(other))
    }
}

pub(crate) fn obligations([defence, offence, neutrality, nonaggression, consultation]: [bool; 5]) -> Obligations {
    Obligations { defence, offence, neutrality, nonaggression, consultation }
}
