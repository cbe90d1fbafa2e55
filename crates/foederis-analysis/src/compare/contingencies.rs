//! The named contingencies under both architectures.

use foederis::casus::Scratch;
use foederis::id::ContingencyId;
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Incident, Verdict};

use super::{DutyChange, change, duties};
use crate::Standpoint;

/// Who would stand by the state attacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Defenders {
    /// Bound to defend it.
    pub bound: StateSet,
    /// Its duty is contested.
    pub contested: StateSet,
}

/// One contingency under both architectures.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Which.
    pub contingency: ContingencyId,
    /// Who attacks whom, where, how.
    pub incident: Incident,
    /// Who defends before.
    pub before: Defenders,
    /// Who defends after.
    pub after: Defenders,
    /// Every duty that changes, by state, beneficiary and kind.
    pub changes: Vec<DutyChange>,
}

/// Asks these contingencies of both.
pub fn contingencies(before: &Standpoint<'_>, after: &Standpoint<'_>, asked: &[ContingencyId]) -> Vec<Outlook> {
    let (mut then, mut now) = (Scratch::new(&before.rules), Scratch::new(&after.rules));
    let outlook = |contingency: &ContingencyId| {
        let incident = before.record.contingencies[*contingency].incident;
        let old = duties(before, &incident, &mut then);
        let new = duties(after, &incident, &mut now);
        let lines: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
        let changes = lines.into_iter().filter_map(|line| {
            let (was, is) = (old.get(&line), new.get(&line));
            let (state, owed_to, duty) = line;
            change(was, is).map(|change| DutyChange { state, owed_to, duty, change, before: was.copied(), after: is.copied() })
        });
        Outlook {
            contingency: *contingency,
            incident,
            changes: changes.collect(),
            before: defenders(&old, &incident),
            after: defenders(&new, &incident),
        }
    };
    asked.iter().map(outlook).collect()
}

fn defenders(found: &std::collections::BTreeMap<super::Line, super::Held>, incident: &Incident) -> Defenders {
    let mut defenders = Defenders::default();
    for ((state, owed_to, duty), held) in found {
        let theirs = owed_to.is_some_and(|to| incident.targets.has(to));
        if *duty == Duty::Defend && theirs {
            match held.answer {
                Verdict::Yes => defenders.bound.insert(*state),
                _ => defenders.contested.insert(*state),
            }
        }
    }
    defenders.contested = defenders.contested.minus(defenders.bound);
    defenders
}
