//! How alike the promises of two states are.
//!
//! Portfolios are of all members of the system, coded by ATOP's obligations and valued as its users do, or binary. Every variant has a column
//! of its own, since they differ: none is *the* similarity.

use std::borrow::Cow;

use foederis_analysis::similarity::{Coding, Distance, Obligations as Owed, Portfolios, Table, pairs, s_of_all};
use foederis_data::atop::Obligations;

use super::Group;
use crate::column::{Column, Kind};
use crate::field::{Field, Spread};
use crate::slice::Slice;
use crate::tables::Tie;
use crate::unit::Unit;

/// A column of this group.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// S, by coding and distance; weighted by CINC or not.
    S(Coding, Distance, bool),
    /// A measure of the table of two portfolios.
    Crossed(Coding, fn(&Table) -> Option<f64>),
}

impl What {
    /// Whether it needs capabilities, too.
    pub(crate) fn weighted(self) -> bool {
        matches!(self, What::S(.., true))
    }
}

const VALUED: &str = "portfolios of atop_value";

pub(crate) fn columns(unit: Unit) -> Vec<Column> {
    use Coding::{Atop, Binary};
    use Distance::{Absolute, Nominal, Squared};
    if unit == Unit::StateYear {
        return Vec::new();
    }
    let column = |(name, range, measure, what): (&str, &'static str, &str, What)| {
        let (coding, missing) = match what {
            What::S(coding, _, false) => (coding, "year not covered"),
            What::S(coding, _, true) => (coding, "year not covered by both"),
            What::Crossed(coding, _) => (coding, "not defined, or year not covered"),
        };
        let coded = if coding == Binary { "portfolios of any obligation, 0 or 1" } else { VALUED };
        Column {
            name: name.into(),
            group: Group::Similarity,
            kind: Kind::Real,
            unit: range,
            meaning: format!("{measure}; {coded}"),
            missing: Some(missing),
            what: super::What::Similarity(what),
        }
    };
    const S: &str = "-1 to 1";
    const MOST: &str = "at most 1";
    let all: [(&str, &str, &str, What); 15] = [
        ("s_abs", S, "S, absolute distances", What::S(Atop, Absolute, false)),
        ("s_sq", S, "S, squared distances", What::S(Atop, Squared, false)),
        ("s_bin", S, "S", What::S(Binary, Absolute, false)),
        ("s_abs_cinc", S, "S, absolute distances, states weighted by CINC", What::S(Atop, Absolute, true)),
        ("s_sq_cinc", S, "S, squared distances, states weighted by CINC", What::S(Atop, Squared, true)),
        ("s_bin_cinc", S, "S, states weighted by CINC", What::S(Binary, Absolute, true)),
        ("tau_b", S, "Kendall's tau-b", What::Crossed(Atop, Table::tau_b)),
        ("kappa_sq", MOST, "Cohen's kappa, squared distances", What::Crossed(Atop, |t| t.kappa(Squared))),
        ("kappa_abs", MOST, "Cohen's kappa, absolute distances", What::Crossed(Atop, |t| t.kappa(Absolute))),
        ("kappa_nom", MOST, "Cohen's kappa, nominal distances", What::Crossed(Atop, |t| t.kappa(Nominal))),
        ("kappa_bin", MOST, "Cohen's kappa", What::Crossed(Binary, |t| t.kappa(Nominal))),
        ("pi_sq", MOST, "Scott's pi, squared distances", What::Crossed(Atop, |t| t.pi(Squared))),
        ("pi_abs", MOST, "Scott's pi, absolute distances", What::Crossed(Atop, |t| t.pi(Absolute))),
        ("pi_nom", MOST, "Scott's pi, nominal distances", What::Crossed(Atop, |t| t.pi(Nominal))),
        ("pi_bin", MOST, "Scott's pi", What::Crossed(Binary, |t| t.pi(Nominal))),
    ];
    all.map(column).into()
}

/// Portfolios of a year, and those of each pair crossed, by coding.
#[derive(Debug)]
pub(crate) struct Alike {
    codings: [(Coding, Option<Crossed>); 2],
}

#[derive(Debug)]
struct Crossed {
    portfolios: Portfolios,
    /// In the order of [`pairs`]; empty where no column asks for them.
    tables: Vec<Table>,
}

impl Alike {
    /// Crosses what these columns ask for.
    pub(crate) fn new(members: &[u16], ties: &[Tie], columns: &[Column]) -> Alike {
        let asked: Vec<What> = columns
            .iter()
            .filter_map(|c| match c.what {
                super::What::Similarity(what) => Some(what),
                _ => None,
            })
            .collect();
        let place = |code: u16| members.binary_search(&code).ok();
        let codings = [Coding::Atop, Coding::Binary].map(|coding| {
            let any = asked.iter().any(|what| matches!(what, What::S(c, ..) | What::Crossed(c, _) if *c == coding));
            let crossed = any.then(|| {
                let owed = ties.iter().filter_map(|tie| Some((place(tie.by)?, place(tie.to)?, owed(tie.what))));
                let portfolios = Portfolios::new(members.len(), coding, owed);
                let needs = asked.iter().any(|what| matches!(what, What::Crossed(c, _) if *c == coding));
                let of = |(one, other)| Table::of(&portfolios, one, other);
                let tables = if needs { pairs(members.len()).map(of).collect() } else { Vec::new() };
                Crossed { portfolios, tables }
            });
            (coding, crossed)
        });
        Alike { codings }
    }

    fn of(&self, coding: Coding) -> Option<&Crossed> {
        self.codings.iter().find(|(c, _)| *c == coding)?.1.as_ref()
    }
}

fn owed(bits: u8) -> Owed {
    let has = |what| Obligations(bits).has(what);
    Owed {
        defence: has(Obligations::DEFENCE),
        offence: has(Obligations::OFFENCE),
        neutrality: has(Obligations::NEUTRALITY),
        nonaggression: has(Obligations::NONAGGRESSION),
        consultation: has(Obligations::CONSULTATION),
    }
}

pub(crate) fn field<'s>(slice: &'s Slice<'_>, what: What) -> Field<'s> {
    let missing = Field::Real(Spread::Every(None));
    let (What::S(coding, ..) | What::Crossed(coding, _)) = what;
    let Some(crossed) = slice.alike.as_ref().and_then(|alike| alike.of(coding)) else { return missing };
    let n = slice.members.len();
    let values: Vec<Option<f64>> = match what {
        What::Crossed(_, measure) => crossed.tables.iter().map(measure).collect(),
        What::S(_, distance, weighted) => {
            let weights = weighted.then(|| slice.weights());
            let Some(all) = s_of_all(&crossed.portfolios, distance, weights.as_deref()) else { return missing };
            all.into_iter().map(Some).collect()
        }
    };
    let mut square = vec![None; n * n];
    for ((one, other), value) in pairs(n).zip(values) {
        square[one * n + other] = value;
        square[other * n + one] = value;
    }
    Field::Real(Spread::Gaps(Cow::Owned(square)))
}
