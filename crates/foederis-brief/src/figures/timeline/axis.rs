//! Time across a drawing, with long silences left out.

use foederis::date::{Date, Dated};

/// A silence longer than so many years is left out.
const SILENCE: f64 = 10.0;
/// How wide a break is drawn.
pub(super) const BREAK: f64 = 18.0;

/// Time as years with their parts.
pub(super) fn years(day: Date) -> f64 {
    f64::from(day.year()) + f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year())
}

/// The middle of what a date can be.
pub(super) fn middle(date: Dated) -> f64 {
    f64::midpoint(years(date.earliest), years(date.latest))
}

/// A stretch of time without a long silence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub(super) from: f64,
    pub(super) to: f64,
    /// Where it is drawn.
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Time, broken where nothing was said for long.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    pub(super) stretches: Vec<Stretch>,
}

impl Axis {
    /// An axis for these moments, in order, up to `last`; a year is equally wide everywhere.
    pub(super) fn new(moments: &[f64], last: f64, (left, right): (f64, f64)) -> Axis {
        let mut spans: Vec<(f64, f64)> = Vec::new();
        for moment in moments.iter().copied() {
            match spans.last_mut() {
                Some(span) if moment - span.1 <= SILENCE => span.1 = moment,
                _ => spans.push((moment, moment)),
            }
        }
        let count = spans.len();
        // Whole years, but nothing after the last day.
        for (number, span) in spans.iter_mut().enumerate() {
            let end =
                if number + 1 == count && last - span.1 <= SILENCE { last } else { (span.1 + 1.0).floor().min(last.max(span.1)) };
            *span = (span.0.floor(), end.max(span.0.floor() + 1.0));
        }
        let all: f64 = spans.iter().map(|(from, to)| to - from).sum();
        let year = (right - left - BREAK * count.saturating_sub(1) as f64) / all.max(1.0);
        let mut x = left;
        let stretch = |(from, to): (f64, f64)| {
            let made = Stretch { from, to, left: x, right: x + (to - from) * year };
            x = made.right + BREAK;
            made
        };
        Axis { stretches: spans.into_iter().map(stretch).collect() }
    }

    /// Where a moment is drawn.
    pub(super) fn x(&self, moment: f64) -> f64 {
        let stretch = self.stretches.iter().rev().find(|s| s.from <= moment).or(self.stretches.first());
        stretch.map_or(0.0, |s| s.left + ((moment - s.from) / (s.to - s.from)).clamp(0.0, 1.0) * (s.right - s.left))
    }

    /// Years to write beneath, those of one stretch at least so far apart.
    pub(super) fn ticks(&self, apart: f64) -> Vec<(i32, f64)> {
        let mut ticks = Vec::new();
        let Some(first) = self.stretches.first() else { return ticks };
        let year = (first.right - first.left) / (first.to - first.from);
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|every| f64::from(*every) * year >= apart).unwrap_or(100);
        for stretch in &self.stretches {
            let from = stretch.from as i32;
            let round: Vec<i32> =
                (from..).take_while(|year| f64::from(*year) < stretch.to).filter(|year| year % every == 0).collect();
            // The first year says where a stretch begins, unless a round one is near.
            let begins = round.first().is_none_or(|first| self.x(f64::from(*first)) - stretch.left >= apart);
            let years = begins.then_some(from).into_iter().chain(round);
            ticks.extend(years.map(|year| (year, self.x(f64::from(year)))));
        }
        ticks.dedup_by(|next, kept| next.1 - kept.1 < apart);
        ticks
    }

    /// The stretch of a moment, as its place.
    pub(super) fn stretch(&self, moment: f64) -> usize {
        self.stretches.iter().rposition(|s| s.from <= moment).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_silences_are_left_out_and_years_stay_equally_wide() {
        let axis = Axis::new(&[1949.2, 1954.7, 2007.1, 2016.9, 2026.4], 2026.9, (0.0, 300.0));
        let years: Vec<(f64, f64)> = axis.stretches.iter().map(|s| (s.from, s.to)).collect();
        assert_eq!(years, [(1949.0, 1955.0), (2007.0, 2026.9)]);
        let widths: Vec<f64> = axis.stretches.iter().map(|s| (s.right - s.left) / (s.to - s.from)).collect();
        assert!((widths[0] - widths[1]).abs() < 1e-9);
        assert_eq!((axis.x(1949.0), axis.stretches[1].left - axis.stretches[0].right), (0.0, BREAK));
        assert!((axis.stretches[1].right - 300.0).abs() < 1e-9);
        assert_eq!((axis.stretch(1950.0), axis.stretch(2020.0)), (0, 1));
        let ticks = axis.ticks(40.0);
        assert!(ticks.windows(2).all(|two| two[1].1 - two[0].1 >= 40.0), "{ticks:?}");
        // 1949 would lie on 1950.
        assert_eq!(ticks.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [1950, 2010, 2015, 2020, 2025]);
    }

    #[test]
    fn a_single_moment_has_a_year_around_it() {
        let axis = Axis::new(&[1954.5], 2026.0, (10.0, 110.0));
        assert_eq!(axis.stretches, [Stretch { from: 1954.0, to: 1955.0, left: 10.0, right: 110.0 }]);
        assert_eq!(axis.x(1954.5), 60.0);
        assert!(Axis::new(&[], 2026.0, (0.0, 1.0)).stretches.is_empty());
    }

    #[test]
    fn an_imprecise_date_stands_in_its_middle() {
        let at = |text: &str| middle(Dated::parse(text).expect("a date"));
        assert!((at("2025") - 2025.5).abs() < 0.01);
        assert!((at("2024-09") - 2024.705).abs() < 0.01);
    }
}
