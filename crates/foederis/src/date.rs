//! Dates as precise as their source, and spans between them.

use std::fmt;

pub use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::verdict::Verdict;

/// A date known to the day, the month, the year, or only to lie between two such dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Dated {
    /// The first day it can be.
    pub earliest: Date,
    /// The last day it can be.
    pub latest: Date,
    precision: Precision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
enum Precision {
    Day,
    Month,
    Year,
    Interval,
}

impl Dated {
    /// Reads `1960`, `1960-01`, `1960-01-19`, or two of these with a slash between them (EDTF level 0, ISO 8601-2).
    ///
    /// # Errors
    /// A sentence that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (Self::parse(from)?, Self::parse(to)?);
            if to.latest < from.earliest {
                return Err(format!("the interval {text} ends before it begins"));
            }
            return Ok(Dated { earliest: from.earliest, latest: to.latest, precision: Precision::Interval });
        }
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        let spelled = match parts.as_slice() {
            [y] => digits(y, 4),
            [y, m] => digits(y, 4) && digits(m, 2),
            [y, m, d] => digits(y, 4) && digits(m, 2) && digits(d, 2),
            _ => false,
        };
        if !spelled {
            return Err(format!("`{text}` is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"));
        }
        let number = |part: &str| part.parse::<i16>().unwrap_or_default();
        let day =
            |y: i16, m: i16, d: i16| Date::new(y, m as i8, d as i8).map_err(|_| format!("`{text}` is not a day of the calendar"));
        let year = number(parts[0]);
        Ok(match parts.as_slice() {
            [_] => Dated { earliest: day(year, 1, 1)?, latest: day(year, 12, 31)?, precision: Precision::Year },
            [_, m] => {
                let first = day(year, number(m), 1)?;
                Dated { earliest: first, latest: first.last_of_month(), precision: Precision::Month }
            }
            [_, m, d] => Dated::day(day(year, number(m), number(d))?),
            _ => unreachable!("the spelling was checked above"),
        })
    }

    /// A date known to the day.
    pub const fn day(day: Date) -> Self {
        Dated { earliest: day, latest: day, precision: Precision::Day }
    }

    /// Whether this date has come on `day`: contested when the day falls inside the imprecision.
    pub fn reached(self, day: Date) -> Verdict {
        if day >= self.latest {
            Verdict::Yes
        } else if day >= self.earliest {
            Verdict::Contested
        } else {
            Verdict::No
        }
    }

    /// Whether this date had come throughout `when`: contested when either is too imprecise to tell.
    pub fn reached_throughout(self, when: Dated) -> Verdict {
        match (self.reached(when.earliest), self.reached(when.latest)) {
            (Verdict::Yes, _) => Verdict::Yes,
            (_, Verdict::No) => Verdict::No,
            _ => Verdict::Contested,
        }
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (e, l) = (self.earliest, self.latest);
        match self.precision {
            Precision::Day => write!(f, "{e}"),
            Precision::Month => write!(f, "{:04}-{:02}", e.year(), e.month()),
            Precision::Year => write!(f, "{:04}", e.year()),
            Precision::Interval => write!(f, "between {e} and {l}"),
        }
    }
}

/// From the first day to the day before `to`; an open end has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub from: Option<Dated>,
    /// The first day no longer in it.
    pub to: Option<Dated>,
}

impl Span {
    /// A span without beginning or end.
    pub const ALWAYS: Span = Span { from: None, to: None };

    /// Whether `day` falls in the span.
    pub fn covers(self, day: Date) -> Verdict {
        let begun = self.from.map_or(Verdict::Yes, |from| from.reached(day));
        let over = self.to.map_or(Verdict::No, |to| to.reached(day));
        begun.and(!over)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (None, None) => write!(f, "always"),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(to)) => write!(f, "until {to}"),
            (Some(from), Some(to)) => write!(f, "from {from} until {to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Dated::parse(text).expect("a date").earliest
    }

    #[test]
    fn precision_decides_what_is_known() {
        let year = Dated::parse("1960").expect("a year");
        assert_eq!(year.reached(day("1959-12-31")), Verdict::No);
        assert_eq!(year.reached(day("1960-06-01")), Verdict::Contested);
        assert_eq!(year.reached(day("1960-12-31")), Verdict::Yes);
        assert_eq!(Dated::parse("1945/1949").expect("an interval").reached(day("1947-01-01")), Verdict::Contested);
    }

    #[test]
    fn a_span_ends_on_its_first_day_outside() {
        let span = Span { from: Dated::parse("1960-06-23").ok(), to: Dated::parse("1970-06-23").ok() };
        assert_eq!(span.covers(day("1960-06-22")), Verdict::No);
        assert_eq!(span.covers(day("1960-06-23")), Verdict::Yes);
        assert_eq!(span.covers(day("1970-06-22")), Verdict::Yes);
        assert_eq!(span.covers(day("1970-06-23")), Verdict::No);
    }

    #[test]
    fn bad_dates_are_refused() {
        for text in ["2026-02-30", "26-01-01", "1960/1950", "", "1960-1-1", "+1960", "1960-13"] {
            assert!(Dated::parse(text).is_err(), "{text}");
        }
    }
}
