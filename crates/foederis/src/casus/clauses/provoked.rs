//! `provoked`: the exception for a beneficiary that struck first or provoked the attack.
//!
//! **Law.** "In case one or two of the High Contracting Parties, without direct provocation on their part, should chance to be
//! attacked …" (Triple Alliance, 1882, Art. III). Treaties without such words, the North Atlantic Treaty among them, do not ask.
//! **Fails** when the exception applies; **contested** when who began is disputed, or when the text is silent and an official
//! reading adds the exception. A promise against aggression presupposes that the beneficiary did not begin.

use crate::casus::compile::Rules;
use crate::casus::row::{Row, Side};
use crate::incident::Incident;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Provoked};

#[inline]
pub(in crate::casus) fn provoked(row: &Row, rules: &Rules, incident: &Incident, side: Side) -> Verdict {
    // Seen from the attacker's side the roles are exchanged: it began, unless the target provoked it.
    let began = match (incident.provoked, side) {
        (provoked, Side::Target) => provoked,
        (Provoked::No, Side::Attacker) => Provoked::Yes,
        (Provoked::Yes, Side::Attacker) => Provoked::No,
        (Provoked::Disputed, Side::Attacker) => Provoked::Disputed,
    };
    let mut base = match began {
        Provoked::No => Verdict::Yes,
        Provoked::Yes => row.if_provoked,
        Provoked::Disputed => row.if_provoked.max(Verdict::Contested),
    };
    // Whether there was aggression at all, and on whom, is in dispute where the beneficiary may have begun.
    if row.presupposes_innocence() && incident.provoked != Provoked::No {
        base = base.and(Verdict::Contested);
    }
    rules.read(row, Clause::Provoked, base, incident)
}
