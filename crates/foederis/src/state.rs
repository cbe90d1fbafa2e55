//! States, and the groups of states that clauses speak of.

use serde::{Deserialize, Serialize};

use crate::date::{Date, Dated, Span};
use crate::id::StateId;
use crate::verdict::Verdict;
use crate::vocab::{Seen, StateKind};

/// A member of the international system, past or present; or an actor that signs instruments without being one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// ISO 3166-1 alpha-3, or an id of its own for a historical state.
    pub id: String,
    /// The common name.
    pub name: String,
    /// Every other name it may be asked by.
    pub names: Vec<String>,
    /// Member of the system, territory, organisation.
    pub kind: StateKind,
    /// Correlates of War number.
    pub cow: Option<u16>,
    /// Gleditsch–Ward number.
    pub gw: Option<u16>,
    /// When it began to act, where that is earlier than its membership in the system.
    pub since: Option<Dated>,
    /// Spells of membership in the system.
    pub member: Vec<Span>,
    /// Where the codes and spells are from.
    pub source: String,
    /// How they were checked.
    pub seen: Option<Seen>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

impl State {
    /// Whether it is a state, not a territory or an organisation.
    pub fn is_state(&self) -> bool {
        self.kind == StateKind::State
    }

    /// The first day on which the state can act.
    pub fn begins(&self) -> Option<Dated> {
        self.since.or_else(|| self.member.first().and_then(|span| span.from))
    }

    /// Whether the state can act on `day`: between its first and its last day. Interruptions (occupation in a war) do not count.
    pub fn exists(&self, day: Date) -> bool {
        let begun = self.begins().is_none_or(|from| from.earliest <= day);
        let ended = self.member.last().is_some_and(|span| span.to.is_some_and(|to| to.latest <= day));
        begun && !ended
    }
}

/// A named, dated set of states: "an American State", "Great Power".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The id.
    pub id: String,
    /// The words of the clauses that mean it.
    pub name: String,
    /// Its members and since when.
    pub members: Vec<Membership>,
    /// Where the list is from.
    pub source: String,
    /// How it was checked.
    pub seen: Option<Seen>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// A state's spell in a group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// The state.
    pub state: StateId,
    /// When.
    pub span: Span,
}

impl Group {
    /// Whether `state` belongs to it on `day`.
    pub fn holds(&self, state: StateId, day: Date) -> Verdict {
        let spells = self.members.iter().filter(|m| m.state == state);
        spells.map(|m| m.span.covers(day)).max().unwrap_or(Verdict::No)
    }
}
