//! Views of actors rest on what was said before them and on states of their time; and there are hands enough to sign.

use foederis::id::StateId;
use foederis::issue::{Actor, Issue, View};

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

/// No view rests on a later statement.
pub(super) fn said_before(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (issue, n, actor, view) in views(site) {
        let later = view.statements.iter().map(|id| &site.record.statements[*id]).find(|s| s.date.earliest > view.on.latest);
        if let Some(statement) = later {
            let message =
                format!("the view of `{}` on {} rests on {}, said on {}", actor.id, view.on, statement.id, statement.date);
            let diagnostic = site.error("statement-after-view", message, at(issue), &path(n), "this actor");
            out.push(diagnostic.help("take the statement away, or date the view later"));
        }
    }
}

/// Nobody commands the resources of a state that is not there.
pub(super) fn resources_exist(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (issue, n, actor, view) in views(site) {
        let absent = |state: &&StateId| !site.record.states[**state].exists(view.on.latest);
        if let Some(state) = actor.resources.iter().find(absent) {
            let message = format!("{} did not exist on {}", site.record.name_of(*state), view.on);
            let diagnostic = site.error("resources-of-no-state", message, at(issue), &path(n), "this actor");
            out.push(diagnostic.help("name the states of that time in `resources`, or correct the date of the view"));
        }
    }
}

/// There are candidates enough for a pact.
pub(super) fn quorum(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for issue in site.record.issues.rows() {
        for (n, proposal) in issue.proposals.iter().enumerate() {
            // What architectures compose is made only when every file is right: those are not known here.
            let composed = proposal.architecture.is_some_and(|id| !site.record.architectures[id].plans.is_empty());
            let candidates = site.record.candidates(issue, proposal).len();
            if proposal.quorum < 2 || !composed && proposal.quorum > candidates {
                let message = format!("{} of {candidates} candidates make no pact", proposal.quorum);
                let path = match n.checked_sub(1) {
                    None => vec![Step::Key("quorum")],
                    Some(nth) => vec![Step::Key("variant"), Step::Nth(nth), Step::Key("quorum")],
                };
                let diagnostic = site.error("no-quorum", message, at(issue), &path, "so many are needed");
                out.push(diagnostic.help("a pact needs two; name `candidates`, or `instruments` with parties among the actors"));
            }
        }
    }
}

fn views<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (&'s Issue, usize, &'s Actor, &'s View)> {
    let actors = |issue: &'s Issue| issue.actors.iter().enumerate().map(move |(n, actor)| (issue, n, actor));
    site.record
        .issues
        .rows()
        .iter()
        .flat_map(actors)
        .flat_map(|(issue, n, actor)| actor.views.iter().map(move |view| (issue, n, actor, view)))
}

fn at(issue: &Issue) -> (Kind, &str) {
    (Kind::Issues, &issue.id)
}

fn path(actor: usize) -> [Step; 2] {
    [Step::Key("actor"), Step::Nth(actor)]
}
