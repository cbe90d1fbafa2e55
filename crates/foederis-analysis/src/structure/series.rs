//! The same measures, year by year.

use std::ops::RangeInclusive;

use foederis::date::Date;
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Architecture, Record};

use super::{Certainty, Structure, structure};

/// One day a year: its last, and `last` itself in the year of `last`. Years after that have none.
///
/// So a treaty that was in force for part of a year counts in the years at whose end it stood.
pub fn days(years: RangeInclusive<i16>, last: Date) -> Vec<Date> {
    let end = |year: i16| Date::new(year, 12, 31).ok().map(|day| day.min(last)).filter(|day| day.year() == year);
    years.filter_map(end).collect()
}

/// The structure of an architecture on each of these [`days`].
///
/// `among` gives the states to look at on a day, as in [`structure`]: parties come and go.
pub fn series(
    record: &Record,
    architecture: &Architecture,
    days: &[Date],
    duty: Duty,
    among: impl Fn(Date) -> Option<StateSet>,
    certainty: Certainty,
) -> Vec<(Date, Structure)> {
    days.iter().map(|day| (*day, structure(record, architecture, *day, duty, among(*day), certainty))).collect()
}
