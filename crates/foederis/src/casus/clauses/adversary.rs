//! `adversary`: the promise must be made against this attacker.
//!
//! **Law.** "… attacked and engaged in a war with two or more Great Powers non-signatory to the present Treaty" (Triple Alliance,
//! 1882, Art. III); the United States' understanding that the Manila Pact concerns "only communist aggression". A promise
//! against *any* attacker says nothing of an attack by a party on another: there `defend` and `attack` are contested.
//! **Fails** when too few of the attackers are meant; **contested** when enough would be if the disputed ones counted.

use crate::casus::compile::Rules;
use crate::casus::row::Row;
use crate::incident::Incident;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::Clause;

#[inline]
pub(in crate::casus) fn adversary(row: &Row, rules: &Rules, incident: &Incident, enemies: StateSet) -> Verdict {
    let need = row.at_least as usize;
    let base = if need == 1 {
        if row.adversary.yes.meets(&enemies) {
            Verdict::Yes
        } else if row.adversary.contested.meets(&enemies) {
            Verdict::Contested
        } else {
            Verdict::No
        }
    } else {
        let meant = row.adversary.yes.and(enemies).len();
        let argued = row.adversary.contested.and(enemies).len();
        if meant >= need {
            Verdict::Yes
        } else if meant + argued >= need {
            Verdict::Contested
        } else {
            Verdict::No
        }
    };
    rules.read(row, Clause::Adversary, base, incident)
}
