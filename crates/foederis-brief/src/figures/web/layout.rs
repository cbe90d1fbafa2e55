//! Where states stand: as on a map, moved apart until every name can be read. Additions, products and comparisons only, so that
//! every machine finds the same places.

use foederis::Record;
use foederis::date::Date;
use foederis::id::{PlaceId, StateId};
use foederis::place::Place;
use foederis::vocab::PlaceKind;

/// A state's name in its box.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Which state.
    pub state: StateId,
    /// Its name, broken into lines.
    pub lines: Vec<String>,
    /// Width and height of the box.
    pub size: (f64, f64),
    /// Its middle.
    pub at: (f64, f64),
}

impl Node {
    /// Whether a point lies in the box, or nearer to it than `margin`.
    pub(super) fn holds(&self, (x, y): (f64, f64), margin: f64) -> bool {
        (x - self.at.0).abs() < self.size.0 / 2.0 + margin && (y - self.at.1).abs() < self.size.1 / 2.0 + margin
    }
}

/// Latitude and longitude of a state's homeland: of several, the one of its own name, or else one inside the regions. A state of
/// the past without a homeland of its own stands where it held one.
pub(super) fn homeland(record: &Record, state: StateId, regions: &[PlaceId], day: Date) -> Option<(f64, f64)> {
    let name = record.name_of(state);
    let inside = record.atlas.inside(regions);
    let homelands = || record.places.iter().filter(|(_, p)| p.kind == PlaceKind::Homeland && p.point.is_some());
    let named = |place: &Place| place.name == name || place.names.iter().any(|n| n == name);
    let held = |place: &Place| place.administration.iter().any(|h| h.by == state && h.span.covers(day) != foederis::Verdict::No);
    let best = |own: &dyn Fn(&Place) -> bool| {
        homelands().filter(|(_, p)| own(p)).min_by_key(|(id, p)| (!inside.has(*id), !named(p), *id)).and_then(|(_, p)| p.point)
    };
    best(&|p| p.metropolitan_of == Some(state)).or_else(|| best(&held))
}

/// Gives every node its place in a picture of this size. `points` are latitudes and longitudes; `near` says who belongs to the
/// region that the map is of: the others stand at its edge.
pub(super) fn spread(nodes: &mut [Node], points: &[(f64, f64)], near: &[bool], (width, height): (f64, f64)) {
    let chosen: Vec<bool> = if near.iter().filter(|n| **n).count() < 2 { vec![true; nodes.len()] } else { near.to_vec() };
    let cut = cut(points.iter().zip(&chosen).filter(|(_, near)| **near).map(|(point, _)| point.1).collect());
    let east = |longitude: f64| if longitude < cut { longitude + 360.0 } else { longitude };
    let x = scaled(&points.iter().map(|p| east(p.1)).collect::<Vec<_>>(), &chosen);
    let y = scaled(&points.iter().map(|p| -p.0).collect::<Vec<_>>(), &chosen);
    let aims: Vec<(f64, f64)> = nodes
        .iter()
        .zip(x.iter().zip(&y))
        .map(|(node, (x, y))| {
            let (w, h) = node.size;
            (w / 2.0 + x * (width - w), h / 2.0 + y * (height - h))
        })
        .collect();
    for (node, aim) in nodes.iter_mut().zip(&aims) {
        node.at = *aim;
    }
    let wide = if nodes.len() > 22 { (8.0, 6.0) } else { (14.0, 12.0) };
    for _ in 0..400 {
        // Drawn to where they belong, and pushed apart.
        for (node, aim) in nodes.iter_mut().zip(&aims) {
            node.at.0 += (aim.0 - node.at.0) * 0.02;
            node.at.1 += (aim.1 - node.at.1) * 0.02;
        }
        push(nodes, wide, (width, height), Way::Shorter);
    }
    settle(nodes, wide, (width, height));
}

/// Pushes until nothing overlaps; where a crowd is stuck, the longer way too, and with narrower gaps.
fn settle(nodes: &mut [Node], gap: (f64, f64), size: (f64, f64)) {
    for (gap, rounds, ways) in [
        (gap, 200, [Way::Shorter, Way::Shorter]),
        ((5.0, 4.0), 200, [Way::Shorter, Way::Shorter]),
        ((5.0, 4.0), 600, [Way::Shorter, Way::Longer]),
    ] {
        for round in 0..rounds {
            if !push(nodes, gap, size, ways[round % 2]) {
                return;
            }
        }
    }
}

/// Which way two boxes are pushed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Shorter,
    Longer,
}

/// The meridian at which to cut the map open: the middle of the widest gap between these longitudes.
fn cut(mut longitudes: Vec<f64>) -> f64 {
    longitudes.sort_by(f64::total_cmp);
    let round = longitudes.first().map(|first| first + 360.0);
    let nexts = longitudes.iter().copied().skip(1).chain(round);
    let mut widest = (0.0, -180.0);
    for (from, to) in longitudes.iter().copied().zip(nexts) {
        if to - from > widest.0 {
            widest = (to - from, from + (to - from) / 2.0);
        }
    }
    if widest.1 > 180.0 { widest.1 - 360.0 } else { widest.1 }
}

/// Values between 0 and 1, partly true to scale and partly by rank, so that crowds get room; those far away at the edge. The more
/// there are, the more by rank.
fn scaled(values: &[f64], near: &[bool]) -> Vec<f64> {
    let inner = || values.iter().zip(near).filter(|(_, near)| **near).map(|(value, _)| *value);
    let (low, high) = (inner().fold(f64::INFINITY, f64::min), inner().fold(f64::NEG_INFINITY, f64::max));
    let margin = ((high - low) * 0.25).max(1.0);
    let (low, high) = (
        values.iter().copied().fold(low, f64::min).max(low - margin),
        values.iter().copied().fold(high, f64::max).min(high + margin),
    );
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let mut ranks = vec![0.0; values.len()];
    let last = values.len().saturating_sub(1).max(1) as f64;
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank as f64 / last;
    }
    let linear = |value: f64| ((value.clamp(low, high) - low) / (high - low).max(1.0)).clamp(0.0, 1.0);
    let by_rank = (0.3 + 0.02 * values.len() as f64).min(0.8);
    values.iter().zip(ranks).map(|(value, rank)| (1.0 - by_rank) * linear(*value) + by_rank * rank).collect()
}

/// Pushes overlapping boxes apart once; whether there were any.
fn push(nodes: &mut [Node], gap: (f64, f64), (width, height): (f64, f64), way: Way) -> bool {
    let mut moved = false;
    for i in 0..nodes.len() {
        for j in i + 1..nodes.len() {
            let (a, b) = (&nodes[i], &nodes[j]);
            let (dx, dy) = (b.at.0 - a.at.0, b.at.1 - a.at.1);
            let over = ((a.size.0 + b.size.0) / 2.0 + gap.0 - dx.abs(), (a.size.1 + b.size.1) / 2.0 + gap.1 - dy.abs());
            if over.0 <= 0.01 || over.1 <= 0.01 {
                continue;
            }
            moved = true;
            let (sx, sy) = (if dx < 0.0 { -0.5 } else { 0.5 }, if dy < 0.0 { -0.5 } else { 0.5 });
            let step = if (over.0 < over.1) == (way == Way::Shorter) { (over.0 * sx, 0.0) } else { (0.0, over.1 * sy) };
            for (place, sign) in [(i, -1.0), (j, 1.0)] {
                nodes[place].at.0 += sign * step.0;
                nodes[place].at.1 += sign * step.1;
            }
        }
    }
    for node in nodes {
        node.at.0 = node.at.0.clamp(node.size.0 / 2.0 + 1.5, width - node.size.0 / 2.0 - 1.5);
        node.at.1 = node.at.1.clamp(node.size.1 / 2.0 + 1.5, height - node.size.1 / 2.0 - 1.5);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(n: usize) -> Vec<Node> {
        (0..n).map(|i| Node { state: StateId::new(i), lines: Vec::new(), size: (70.0, 21.0), at: (0.0, 0.0) }).collect()
    }

    #[test]
    fn boxes_in_one_place_are_pushed_apart_and_stay_inside() {
        let mut nodes = boxes(30);
        spread(&mut nodes, &[(50.0, 10.0); 30], &[true; 30], (362.0, 480.0));
        for (i, a) in nodes.iter().enumerate() {
            assert!(a.at.0 >= 35.0 && a.at.0 <= 327.0 && a.at.1 >= 10.5 && a.at.1 <= 469.5, "{a:?}");
            for b in &nodes[i + 1..] {
                assert!((a.at.0 - b.at.0).abs() >= 69.9 || (a.at.1 - b.at.1).abs() >= 20.9, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn east_is_right_north_is_up_and_the_pacific_is_whole() {
        // New Zealand, Samoa, Japan, and the United States from outside the region.
        let points = [(-41.0, 175.0), (-14.0, -172.0), (36.0, 140.0), (40.0, -99.0)];
        let mut nodes = boxes(4);
        spread(&mut nodes, &points, &[true, true, true, false], (362.0, 300.0));
        let [new_zealand, samoa, japan, america] = [0, 1, 2, 3].map(|i| nodes[i].at);
        assert!(japan.0 < new_zealand.0 && new_zealand.0 < samoa.0 && samoa.0 < america.0, "{nodes:?}");
        assert!(japan.1 < samoa.1 && samoa.1 < new_zealand.1, "{nodes:?}");
    }
}
