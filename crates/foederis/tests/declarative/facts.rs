//! The raw facts of a record, one row for each line of its files.

use foederis::date::Date;
use foederis::id::{AreaId, InstrumentId};
use foederis::instrument::{Instrument, Provision, Selector};
use foederis::place::{Area, Holder};
use foederis::vocab::{Form, Object, Provoked, Status};
use foederis::{Architecture, Incident, Record};

use super::rules::Law;
use super::schema;
use super::words::{HeldBy, Level, Moment, Spell, Who, number};

/// The facts, stated and not yet thought through.
pub(super) fn state(record: &Record, architecture: &Architecture, day: Date, questions: &[Incident]) -> Law {
    let mut law = Law::default();
    law.day = vec![(number(day),)];
    law.level = vec![(Level::Arguable,), (Level::Certain,)];
    law.calls_for = schema::table();
    law.added = architecture.with.iter().map(|i| (*i,)).collect();
    law.taken_away = architecture.without.iter().map(|i| (*i,)).collect();
    law.state = record.states.iter().map(|(s, _)| (s,)).collect();
    for (g, group) in record.groups.iter() {
        law.member.extend(group.members.iter().map(|m| (g, m.state, Spell::of(m.span))));
    }
    for (p, place) in record.places.iter() {
        law.place.push((p, place.kind));
        law.lies_in.extend(place.within.iter().map(|outer| (p, *outer)));
        law.metropolitan.extend(place.metropolitan_of.map(|s| (p, s)));
        law.administers.extend(place.administration.iter().map(|h| (h.by, p, Spell::of(h.span))));
        law.claims.extend(place.claims.iter().map(|h| (h.by, p, Spell::of(h.span))));
    }
    record.areas.iter().for_each(|(a, area)| state_area(&mut law, a, area));
    for (i, instrument) in record.instruments.iter() {
        state_instrument(&mut law, i, instrument);
        for (n, provision) in instrument.provisions.iter().enumerate() {
            state_provision(&mut law, i, n as u16, provision);
        }
        state_readings(&mut law, i, instrument);
        state_suspensions(&mut law, i, instrument);
    }
    questions.iter().enumerate().for_each(|(q, incident)| state_question(&mut law, q, incident));
    law
}

fn state_area(law: &mut Law, a: AreaId, area: &Area) {
    law.area.push((a, area.instrument, Spell::of(area.span)));
    law.only_while_held.extend(area.held.then_some((a,)));
    law.included.extend(area.includes.iter().map(|p| (a, *p)));
    law.excluded.extend(area.excludes.iter().map(|p| (a, *p)));
    law.disputed.extend(area.contested.iter().map(|c| (a, c.place, Spell::of(c.span))));
    for (r, rule) in area.rules.iter().enumerate() {
        let r = r as u16;
        let held_by = match &rule.holder {
            Holder::Anyone => HeldBy::Anyone,
            Holder::Beneficiary => HeldBy::Beneficiary,
            Holder::Parties => HeldBy::Parties,
            Holder::States(states) => {
                law.rule_holder.extend(states.iter().map(|s| (a, r, *s)));
                HeldBy::Listed
            }
        };
        law.rule.push((a, r, held_by));
        law.rule_metropolitan.extend(rule.metropolitan.then_some((a, r)));
        law.rule_kind.extend(rule.kinds.iter().map(|k| (a, r, *k)));
        law.rule_within.extend(rule.within.iter().map(|p| (a, r, *p)));
    }
}

fn state_instrument(law: &mut Law, i: InstrumentId, instrument: &Instrument) {
    law.instrument.push((i,));
    law.proposal.extend((instrument.status == Status::Proposed).then_some((i,)));
    let effective = matches!(instrument.status, Status::InForce | Status::SuspendedInPart | Status::Ended);
    law.effective.extend(effective.then_some((i,)));
    law.over.extend((instrument.status == Status::Ended).then_some((i,)));
    law.signed.extend(instrument.signed.map(|date| (i, Moment::of(date))));
    law.entered.extend(instrument.in_force.map(|date| (i, Moment::of(date))));
    law.known_until.extend(instrument.known_until.map(|day| (i, number(day))));
    law.ended.extend(instrument.ended.map(|date| (i, Moment::of(date))));
    law.accession.extend(instrument.parties.iter().map(|p| (i, p.state, Spell::of(p.span))));
}

fn state_provision(law: &mut Law, i: InstrumentId, p: u16, provision: &Provision) {
    let who = |selectors: &[Selector]| selectors.iter().map(|s| (i, p, Who::from(*s))).collect::<Vec<_>>();
    law.provision.push((i, p, provision.duty, provision.trigger));
    law.article.push((i, p, provision.article.clone()));
    law.obliges.extend((provision.modality == foederis::vocab::Modality::Shall).then_some((i, p)));
    law.owed_by.extend(who(&provision.owed_by));
    law.owed_to.extend(who(&provision.owed_to));
    law.worded.push((i, p, Spell::of(provision.span)));
    law.if_provoked.push((i, p, provision.if_provoked));
    law.saves_self_defence.extend(provision.saves_self_defence.then_some((i, p)));
    law.requires.extend(provision.requires.iter().map(|r| (i, p, r.presumed)));
    law.restricted.extend(provision.adversary.only.as_ref().map(|_| (i, p)));
    law.against_only.extend(who(provision.adversary.only.as_deref().unwrap_or_default()));
    law.against_not.extend(who(&provision.adversary.not));
    law.against_disputed.extend(who(&provision.adversary.contested));
    law.at_least.push((i, p, usize::from(provision.adversary.at_least.max(1))));
    law.fights_first.extend(provision.when.fighting.iter().map(|s| (i, p, *s)));
    law.waits_for.extend(provision.when.duty_under.iter().map(|other| (i, p, *other)));
    law.enemies_at_least.extend(provision.when.enemies_at_least.map(|n| (i, p, usize::from(n))));
    law.enemies_at_most.extend(provision.when.enemies_at_most.map(|n| (i, p, usize::from(n))));
    for (n, limb) in provision.protects.iter().enumerate() {
        let n = n as u16;
        let among = |bits: u16| Object::ALL.iter().filter(move |o| bits & o.bit() != 0).map(move |o| (i, p, n, *o));
        law.limb.push((i, p, n));
        law.any_object.extend(Object::ALL.iter().all(|o| limb.objects & o.bit() != 0).then_some((i, p, n)));
        law.object.extend(among(limb.objects));
        law.disputed_object.extend(among(limb.contested));
        law.limb_area.extend(limb.areas.iter().map(|a| (i, p, n, *a)));
        law.peace_of_area.extend(limb.anyone.then_some((i, p, n)));
    }
}

fn state_readings(law: &mut Law, i: InstrumentId, instrument: &Instrument) {
    for (r, interpretation) in instrument.interpretations.iter().enumerate() {
        let Some(effect) = &interpretation.effect else { continue };
        let r = r as u16;
        let who = |selectors: &[Selector]| selectors.iter().map(|s| (i, r, Who::from(*s))).collect::<Vec<_>>();
        law.reading.push((i, r, effect.clause, effect.verdict, Spell::of(effect.span)));
        law.reading_article.extend(effect.articles.iter().map(|a| (i, r, a.clone())));
        law.reading_by.extend(who(&effect.owed_by));
        law.reading_to.extend(who(&effect.owed_to));
        law.reading_attacker.extend(who(&effect.attackers));
        law.reading_place.extend(effect.places.iter().map(|p| (i, r, *p)));
        law.reading_object.extend(Object::ALL.iter().filter(|o| effect.objects & o.bit() != 0).map(|o| (i, r, *o)));
        law.reading_form.extend(Form::ALL.iter().filter(|f| effect.forms & f.bit() != 0).map(|f| (i, r, *f)));
        law.reading_provoked.extend(Provoked::ALL.iter().filter(|p| effect.provoked & p.bit() != 0).map(|p| (i, r, *p)));
    }
}

fn state_suspensions(law: &mut Law, i: InstrumentId, instrument: &Instrument) {
    for (n, suspension) in instrument.suspensions.iter().enumerate() {
        let n = n as u16;
        law.suspension.push((i, n, suspension.by, Spell::of(suspension.span)));
        law.suspension_towards.extend(suspension.towards.map(|s| (i, n, s)));
        law.suspension_article.extend(suspension.articles.iter().map(|a| (i, n, a.clone())));
    }
}

fn state_question(law: &mut Law, q: usize, incident: &Incident) {
    law.asked.push((q, incident.place, incident.object, incident.form, incident.provoked));
    law.attacker.extend(incident.attackers.iter().map(|s| (q, s)));
    law.target.extend(incident.targets.iter().map(|s| (q, s)));
    law.beside_attackers.extend(incident.beside_attackers.iter().map(|s| (q, s)));
    law.beside_targets.extend(incident.beside_targets.iter().map(|s| (q, s)));
}
