//! Many days: one row each.

use foederis::date::Date;
use foederis_analysis::structure::Structure;

use crate::text::table::table;
use crate::text::wrap;

/// The columns of the table for people.
const SHORT: [&str; 14] =
    ["year", "states", "ties", "alone", "dens", "C", "T", "core", "part", "hub", "share", "spokes", "C-", "part-"];

const LEGEND: &str = "\
alone: states without a tie. dens: density. C: degree centralisation, 1 for a star. T: transitivity, how often two partners of a \
state are tied. core: k/states, each tied to at least k of the others. part: states in the largest connected part. hub: the state \
with most partners, and their number (= where another has as many). share: of all ties, those of the hub. spokes: density among its \
partners alone, 0 for pure spokes and 1 for a bloc. C- and part-: the same without the hub. Each year on its last day. \
`foederis structure --on DATE` explains the numbers of one day; JSON and CSV hold more.";

/// Years down, measures across.
pub(super) fn table_of(shapes: &[(Date, Structure<String>)]) -> String {
    let rows = shapes.iter().map(|(day, shape)| short_row(*day, shape));
    let mut text = format!("{}\n{}\n", table(&SHORT, rows), wrap(LEGEND, "", ""));
    if let Some((last, _)) = shapes.last().filter(|(day, _)| (day.month(), day.day()) != (12, 31)) {
        text.push_str(&format!("{} is as of {last}.\n", last.year()));
    }
    text
}

fn short_row(day: Date, shape: &Structure<String>) -> Vec<String> {
    let two = |value: Option<f64>| value.map(|v| format!("{v:.2}")).unwrap_or_default();
    let hub = shape.hub.as_ref();
    let equal = |others: &[String]| if others.is_empty() { "" } else { " =" };
    vec![
        day.year().to_string(),
        shape.states.to_string(),
        shape.ties.to_string(),
        shape.isolates.to_string(),
        two(shape.density),
        two(shape.degree_centralisation),
        two(Some(shape.transitivity)),
        shape.largest_core.as_ref().map(|core| format!("{}/{}", core.k, core.members.len())).unwrap_or_default(),
        shape.largest_component.to_string(),
        hub.map(|hub| format!("{} {}{}", hub.state, hub.partners.len(), equal(&hub.equals))).unwrap_or_default(),
        hub.map(|hub| format!("{:.0} %", 100.0 * hub.share_of_ties)).unwrap_or_default(),
        two(hub.and_then(|hub| hub.ego.spoke_density)),
        two(hub.and_then(|hub| hub.without.degree_centralisation)),
        hub.map(|hub| hub.without.largest_component.to_string()).unwrap_or_default(),
    ]
}

/// The columns for spreadsheets.
pub(super) const COLUMNS: [&str; 31] = [
    "on",
    "states",
    "ties",
    "duties",
    "isolates",
    "density",
    "degree_centralisation",
    "betweenness_centralisation",
    "transitivity",
    "mean_local_clustering",
    "core_k",
    "core_states",
    "components",
    "largest_component",
    "hub",
    "hub_equals",
    "hub_partners",
    "hub_share_of_ties",
    "hub_share_of_duties",
    "ego_ties",
    "ego_degree_centralisation",
    "ego_transitivity",
    "ego_spoke_density",
    "without_ties",
    "without_isolates",
    "without_density",
    "without_degree_centralisation",
    "without_transitivity",
    "without_largest_component",
    "without_core_k",
    "without_core_states",
];

/// One row, in the order of [`COLUMNS`]; empty where a measure is not defined.
pub(super) fn csv_row(day: Date, shape: &Structure<String>) -> [String; 31] {
    let text = |value: Option<f64>| value.map(|v| v.to_string()).unwrap_or_default();
    let count = |value: Option<usize>| value.map(|v| v.to_string()).unwrap_or_default();
    let (core, hub) = (shape.largest_core.as_ref(), shape.hub.as_ref());
    let (ego, rest) = (hub.map(|hub| &hub.ego), hub.map(|hub| &hub.without));
    let rest_core = rest.and_then(|rest| rest.largest_core.as_ref());
    [
        day.to_string(),
        shape.states.to_string(),
        shape.ties.to_string(),
        shape.duties.to_string(),
        shape.isolates.to_string(),
        text(shape.density),
        text(shape.degree_centralisation),
        text(shape.betweenness_centralisation),
        text(Some(shape.transitivity)),
        text(shape.mean_local_clustering),
        count(core.map(|core| core.k)),
        count(core.map(|core| core.members.len())),
        shape.components.to_string(),
        shape.largest_component.to_string(),
        hub.map(|hub| hub.state.clone()).unwrap_or_default(),
        hub.map(|hub| hub.equals.join(" ")).unwrap_or_default(),
        count(hub.map(|hub| hub.partners.len())),
        text(hub.map(|hub| hub.share_of_ties)),
        text(hub.map(|hub| hub.share_of_duties)),
        count(ego.map(|ego| ego.ties)),
        text(ego.and_then(|ego| ego.degree_centralisation)),
        text(ego.map(|ego| ego.transitivity)),
        text(ego.and_then(|ego| ego.spoke_density)),
        count(rest.map(|rest| rest.ties)),
        count(rest.map(|rest| rest.isolates)),
        text(rest.and_then(|rest| rest.density)),
        text(rest.and_then(|rest| rest.degree_centralisation)),
        text(rest.map(|rest| rest.transitivity)),
        count(rest.map(|rest| rest.largest_component)),
        count(rest_core.map(|core| core.k)),
        count(rest_core.map(|core| core.members.len())),
    ]
}
