//! What states have, by the National Material Capabilities data, and how that of two compares.

use std::borrow::Cow;

use foederis_analysis::capabilities::{ratio, share, strong_to_weak};
use foederis_data::cow::capabilities::Capability;

use super::Group;
use crate::column::{Column, Kind};
use crate::field::{Field, Side, Spread};
use crate::slice::Slice;
use crate::unit::Unit;

/// A column of this group.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// A number of one state's.
    Of(Side, fn(&Capability) -> Option<f64>),
    /// A number made of the CINC of both.
    Both(fn(f64, f64) -> Option<f64>),
}

/// Name, number, unit, meaning.
type Component = (&'static str, fn(&Capability) -> Option<f64>, &'static str, &'static str);

const COMPONENTS: [Component; 7] = [
    ("milex", |c| c.milex, "thousands of pounds to 1913, of current US dollars from 1914", "military expenditure"),
    ("milper", |c| c.milper, "thousands", "military personnel"),
    ("irst", |c| c.irst, "thousands of tons", "production of iron and steel"),
    ("pec", |c| c.pec, "thousands of coal-ton equivalents", "consumption of primary energy"),
    ("tpop", |c| c.tpop, "thousands", "population"),
    ("upop", |c| c.upop, "thousands", "population of large cities"),
    ("cinc", |c| c.cinc, "share of the world, 0 to 1", "the composite index of national capability, as published"),
];

/// Name, number, unit, meaning.
type Ratio = (&'static str, fn(f64, f64) -> Option<f64>, &'static str, &'static str);

const RATIOS: [Ratio; 3] = [
    ("cap_share", share, "0 to 1", "share of the first in the CINC of both, cinc1 / (cinc1 + cinc2)"),
    ("cap_ratio", ratio, "0 and above", "cinc1 / cinc2"),
    ("cap_strong_weak", strong_to_weak, "1 and above", "CINC of the stronger / CINC of the weaker"),
];

pub(crate) fn columns(unit: Unit) -> Vec<Column> {
    let column = |name: String, units, meaning: String, missing, what| Column {
        name,
        group: Group::Capabilities,
        kind: Kind::Real,
        unit: units,
        meaning,
        missing: Some(missing),
        what: super::What::Capability(what),
    };
    let unknown = "not known, or the data have no row of that state and year";
    if unit == Unit::StateYear {
        let all = COMPONENTS.into_iter();
        return all
            .map(|(name, get, units, meaning)| column(name.into(), units, meaning.into(), unknown, What::Of(Side::First, get)))
            .collect();
    }
    let both = [(Side::First, "1", "first"), (Side::Second, "2", "second")];
    let mut columns: Vec<Column> = COMPONENTS
        .into_iter()
        .flat_map(|(name, get, units, meaning)| {
            both.map(|(side, n, which)| {
                let meaning = format!("{meaning}, of the {which}");
                column(format!("{name}{n}"), units, meaning, unknown, What::Of(side, get))
            })
        })
        .collect();
    let undefined = "the CINC of one is not known, or the divisor is 0";
    columns.extend(
        RATIOS
            .into_iter()
            .map(|(name, of, units, meaning)| column(name.into(), units, meaning.into(), undefined, What::Both(of))),
    );
    columns
}

pub(crate) fn field<'s>(slice: &'s Slice<'_>, what: What) -> Field<'s> {
    Field::Real(match what {
        What::Of(side, get) => Spread::State(side, slice.capability(get)),
        What::Both(of) => {
            let cinc = slice.capability(|c| c.cinc);
            let pairs = cinc.iter().flat_map(|a| cinc.iter().map(|b| of((*a)?, (*b)?))).collect();
            Spread::Gaps(Cow::Owned(pairs))
        }
    })
}
