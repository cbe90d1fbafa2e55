//! Which state of the record a number of the Correlates of War means on a day.
//!
//! One number may be several states of the record, one after the other: 255 is Prussia, the German Empire, the Reich and Germany.
//! And one state may have had two numbers: the Federal Republic has one of its own, 260, until 1990.

use std::collections::BTreeMap;

use foederis::Record;
use foederis::date::{Date, Dated};

use crate::sheet::Ccode;

/// Numbers beside those in the record's state files.
const ALSO: [(u16, u16); 1] = [(260, 255)];

/// A stretch of time in which a number means one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Era {
    /// The state's id in the record.
    pub id: String,
    /// The first day; none: whenever it began.
    pub from: Option<Date>,
    /// The first day that is another state's; none: none is.
    pub to: Option<Date>,
}

/// Numbers and the states they mean.
#[derive(Debug, Clone, Default)]
pub struct Identities {
    eras: BTreeMap<Ccode, Vec<Era>>,
}

impl Identities {
    /// The numbers of a record's states.
    pub fn of(record: &Record) -> Identities {
        let mut beginnings: BTreeMap<Ccode, Vec<(Option<Date>, &str)>> = BTreeMap::new();
        for (_, state) in record.states.iter() {
            if let Some(cow) = state.cow {
                // A state without a known beginning is one that has always been there.
                let begins = state.begins().map(|begins| begins.earliest);
                beginnings.entry(Ccode(cow)).or_default().push((begins, &state.id));
            }
        }
        let mut eras: BTreeMap<Ccode, Vec<Era>> = BTreeMap::new();
        for (code, mut states) in beginnings {
            states.sort();
            let starts: Vec<Option<Date>> = states.iter().map(|(from, _)| *from).collect();
            let era = |(n, (_, id)): (usize, &(Option<Date>, &str))| Era {
                id: (*id).to_owned(),
                // The first of them also stands for whatever came before it.
                from: if n == 0 { None } else { starts[n] },
                to: starts.get(n + 1).copied().flatten(),
            };
            eras.insert(code, states.iter().enumerate().map(era).collect());
        }
        for (number, of) in ALSO {
            if let Some(last) = eras.get(&Ccode(of)).and_then(|eras| eras.last()) {
                let only = Era { from: None, to: None, ..last.clone() };
                eras.entry(Ccode(number)).or_insert_with(|| vec![only]);
            }
        }
        Identities { eras }
    }

    /// Numbers that mean a state.
    pub fn knows(&self, code: Ccode) -> bool {
        self.eras.contains_key(&code)
    }

    /// Which state a number means on a day; for a number that the record does not know, an id made of it.
    pub fn on(&self, code: Ccode, day: Date) -> String {
        let eras = self.eras.get(&code).map(Vec::as_slice).unwrap_or_default();
        let era = eras.iter().find(|era| era.to.is_none_or(|to| day < to)).or(eras.last());
        era.map_or_else(|| stranger(code), |era| era.id.clone())
    }

    /// Which states a number means in a stretch of time, with the part of it that falls to each.
    pub fn during(&self, code: Ccode, from: Dated, last: Option<Dated>) -> Vec<Era> {
        let Some(eras) = self.eras.get(&code) else {
            return vec![Era { id: stranger(code), from: None, to: None }];
        };
        let touches = |era: &&Era| {
            era.to.is_none_or(|to| from.earliest < to)
                && era.from.is_none_or(|begins| last.is_none_or(|last| begins <= last.latest))
        };
        let cut = |era: &Era| Era {
            id: era.id.clone(),
            from: era.from.filter(|begins| *begins > from.latest),
            to: era.to.filter(|to| last.is_none_or(|last| *to <= last.earliest)),
        };
        eras.iter().filter(touches).map(cut).collect()
    }
}

/// The id of a state that only a data set knows.
pub fn stranger(code: Ccode) -> String {
    format!("C{}", code.0)
}
