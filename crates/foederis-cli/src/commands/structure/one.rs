//! One day: each number with its meaning in words.

use foederis::Record;
use foederis::vocab::Duty;
use foederis_analysis::structure::{Core, Hub, Structure};

use crate::text::duty::must;
use crate::text::table::table;
use crate::text::{CONTESTED, HEADING, count, listed_some};

/// At most so many states are listed by name.
const NAMES: usize = 12;

/// What was asked.
pub(super) struct What<'a> {
    pub record: &'a Record,
    pub duty: Duty,
    /// Whether every state was looked at.
    pub all: bool,
    /// Ties that only contested duties make.
    pub doubtful: usize,
    /// Whether they were counted.
    pub contested: bool,
}

/// A number and its meaning.
type Line = (String, String);

pub(super) fn list(what: &What<'_>, found: &Structure) -> String {
    if found.states == 0 {
        return "No such state on that day.\n".into();
    }
    let mut text = block(network(what, found));
    let Some(hub) = &found.hub else { return text };
    text.push_str(&format!("\n{HEADING}The hub: {}{HEADING:#}{}\n", what.record.name_of(hub.state), equals(what, hub)));
    text.push_str(&block(of_hub(what, hub)));
    text.push_str(&format!("\n{HEADING}Without it{HEADING:#}\n"));
    text.push_str(&block(without(what, found, hub)));
    text
}

fn block(lines: Vec<Line>) -> String {
    table(&[], lines.into_iter().map(|(number, meaning)| vec![number, meaning]))
}

fn network(what: &What<'_>, found: &Structure) -> Vec<Line> {
    let which = if what.all { "every state there was on that day" } else { "of those asked for, that there were on that day" };
    let doubtful = match (what.doubtful, what.contested) {
        (0, _) => String::new(),
        (n, true) => format!("; of these {CONTESTED}{n} contested{CONTESTED:#}"),
        (n, false) => format!("; {CONTESTED}{n} more contested{CONTESTED:#}, with --contested"),
    };
    let mut lines = vec![
        (found.states.to_string(), format!("states: {which}")),
        (found.ties.to_string(), format!("ties: pairs of states, at least one of which {} the other{doubtful}", must(what.duty))),
        (found.duties.to_string(), "duties, counted each way".into()),
        (found.isolates.to_string(), "states without a tie".into()),
        share(found.density, "density: of the ties there could be"),
        share(found.degree_centralisation, "degree centralisation: 0 if all have as many partners, 1 for a star"),
        share(
            found.betweenness_centralisation,
            "betweenness centralisation: 1 if every path leads through one state; reach, not power",
        ),
        share(
            Some(found.transitivity),
            "transitivity: how often two partners of a state are tied; near 1 where treaties are multilateral",
        ),
        share(found.mean_local_clustering, "mean local clustering: the same state by state, one partner or none counting 0"),
        (
            found.components.to_string(),
            format!("connected parts, isolates included; the largest has {}", count(found.largest_component, "state")),
        ),
    ];
    lines.extend(core(what, found.largest_core.as_ref()));
    lines
}

fn of_hub(what: &What<'_>, hub: &Hub) -> Vec<Line> {
    vec![
        (hub.partners.len().to_string(), format!("partners: {}", names(what, &hub.partners))),
        percent(hub.share_of_ties, "of all ties have the hub at one end"),
        percent(hub.share_of_duties, "of all duties it owes or is owed"),
        share(
            hub.ego.degree_centralisation,
            "C of hub and partners alone (degree centralisation): 1 for pure spokes, 0 for a bloc",
        ),
        share(Some(hub.ego.transitivity), "T of hub and partners alone (transitivity): 0 for pure spokes, 1 for a bloc"),
        share(hub.ego.spoke_density, "density among its partners: of the ties there could be between spoke and spoke"),
    ]
}

fn without(what: &What<'_>, found: &Structure, hub: &Hub) -> Vec<Line> {
    let rest = &hub.without;
    let more = rest.isolates.saturating_sub(found.isolates);
    let mut lines = vec![
        (rest.ties.to_string(), format!("ties stay, {} fall away", rest.ties_lost)),
        (rest.isolates.to_string(), format!("states without a tie, {more} more than with it")),
        share(rest.density, "density"),
        share(rest.degree_centralisation, "degree centralisation"),
        share(Some(rest.transitivity), "transitivity"),
        (rest.largest_component.to_string(), "states in the largest connected part".into()),
    ];
    lines.extend(core(what, rest.largest_core.as_ref()));
    lines
}

fn core(what: &What<'_>, core: Option<&Core>) -> Option<Line> {
    let core = core?;
    let states = count(core.members.len(), "state");
    let meaning = format!("the largest core: {states}, each tied to at least {} of them: {}", core.k, names(what, &core.members));
    Some((core.k.to_string(), meaning))
}

/// ", as are …" where the hub is one of several.
fn equals(what: &What<'_>, hub: &Hub) -> String {
    if hub.equals.is_empty() { String::new() } else { format!(", with as many partners as {}", names(what, &hub.equals)) }
}

fn names(what: &What<'_>, states: &[foederis::id::StateId]) -> String {
    let names: Vec<&str> = states.iter().map(|state| what.record.name_of(*state)).collect();
    listed_some(&names, NAMES)
}

fn share(value: Option<f64>, meaning: &str) -> Line {
    (value.map_or("–".into(), |v| format!("{v:.3}")), meaning.into())
}

fn percent(value: f64, meaning: &str) -> Line {
    (format!("{:.1} %", 100.0 * value), meaning.into())
}
