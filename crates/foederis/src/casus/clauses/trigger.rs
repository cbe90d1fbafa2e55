//! `trigger`: the event must be one that calls the promise due.
//!
//! **Law.** "an armed attack" is narrower than aggression: the gravest forms of the use of force, by their scale and effects (ICJ,
//! Nicaragua, 1986, paras. 191, 195). Aggression includes occupation and blockade (General Assembly resolution 3314 (XXIX), Art. 3
//! (a), (c)) and presupposes that the beneficiary did not begin. Drones, cyber operations, and for "armed attack" an
//! unresisted occupation or a blockade, are argued case by case.
//! **Fails** on another form, on the wrong side (an ally that attacked was not attacked), without the circumstances the
//! provision presupposes (a state already fighting, so many enemies, a duty under another instrument), or without a request.

use crate::casus::compile::Rules;
use crate::casus::row::{Row, Side, enemies};
use crate::id::StateId;
use crate::incident::Incident;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Form, Provoked, Trigger};

/// Whether an incident of this form meets this trigger by the words alone.
#[inline]
fn meets(trigger: Trigger, form: Form) -> Verdict {
    use Form::{ArmedAttack, Blockade, Cyber, DroneIncursion, Mobilisation, Occupation};
    use Verdict::{Contested, No, Yes};
    match (trigger, form) {
        (_, ArmedAttack) => Yes,
        (Trigger::Threat | Trigger::SeriousCircumstances | Trigger::Request | Trigger::Always, _) => Yes,
        (Trigger::ArmedAttack, Occupation | Blockade | DroneIncursion | Cyber) => Contested,
        (Trigger::Aggression, Occupation | Blockade) => Yes,
        (Trigger::Aggression, DroneIncursion | Cyber) => Contested,
        (Trigger::StateOfWar, Occupation | Blockade) => Contested,
        (Trigger::Mobilisation, Occupation | Blockade | Mobilisation) => Yes,
        _ => No,
    }
}

#[inline]
pub(in crate::casus) fn trigger(
    row: &Row,
    rules: &Rules,
    incident: &Incident,
    beneficiary: StateId,
    side: Side,
    arisen: Verdict,
) -> Verdict {
    if !row.hears(side) {
        return Verdict::No;
    }
    let mut base = meets(row.trigger, incident.form).and(row.requires);
    if row.presupposes_innocence() && incident.provoked != Provoked::No {
        base = base.and(Verdict::Contested);
    }
    rules.read(row, Clause::Trigger, base, incident).and(circumstances(row, incident, beneficiary, side)).and(arisen)
}

/// Whether the war is of the kind the duty presupposes.
#[inline]
fn circumstances(row: &Row, incident: &Incident, beneficiary: StateId, side: Side) -> Verdict {
    // States are counted; a non-state attacker is none.
    let against = enemies(incident, side).minus(StateSet::one(StateId::NON_STATE)).len();
    let enough = (row.enemies.start as usize..row.enemies.end as usize).contains(&against);
    if row.fighting.is_empty() {
        return Verdict::from(enough);
    }
    let beside = match side {
        Side::Target => incident.targets.or(incident.beside_targets),
        Side::Attacker => incident.attackers.or(incident.beside_attackers),
    };
    Verdict::from(enough && beside.minus(StateSet::one(beneficiary)).meets(&row.fighting))
}
