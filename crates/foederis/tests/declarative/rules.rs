//! The law: every rule with the sentence it states.
//!
//! A relation's last column is its level of certainty where it has one. `dual(l)` in a negation: a thing is certainly not so
//! where it is not even arguably so.

// The macro's own code: columns are cloned and compared as references, and every relation is a public field.
#![allow(clippy::all, clippy::unwrap_used, unreachable_pub, missing_docs)]

use ascent::aggregators::{count, min};
use ascent::{Dual, ascent};
use foederis::Verdict;
use foederis::id::{AreaId, GroupId, InstrumentId, PlaceId, StateId};
use foederis::vocab::{Clause, Duty, Form, Object, PlaceKind, Provoked, Trigger};

use super::words::*;

/// The alternative of a provision that says nothing of what it protects, and the place of clauses that have no alternatives.
const WHOLE: u16 = u16::MAX;

ascent! {
    pub(super) struct Law;

    // --------------------------------------------------------------------------------------------------------------- the facts

    relation day(Day);
    relation level(Level);
    relation calls_for(Trigger, Form, Verdict);

    relation state(StateId);
    relation member(GroupId, StateId, Spell);

    relation place(PlaceId, PlaceKind);
    relation lies_in(PlaceId, PlaceId);
    relation metropolitan(PlaceId, StateId);
    relation administers(StateId, PlaceId, Spell);
    relation claims(StateId, PlaceId, Spell);

    relation area(AreaId, InstrumentId, Spell);
    relation only_while_held(AreaId);
    relation included(AreaId, PlaceId);
    relation excluded(AreaId, PlaceId);
    relation disputed(AreaId, PlaceId, Spell);
    relation rule(AreaId, u16, HeldBy);
    relation rule_holder(AreaId, u16, StateId);
    relation rule_metropolitan(AreaId, u16);
    relation rule_kind(AreaId, u16, PlaceKind);
    relation rule_within(AreaId, u16, PlaceId);

    relation added(InstrumentId);
    relation taken_away(InstrumentId);
    relation instrument(InstrumentId);
    relation proposal(InstrumentId);
    relation effective(InstrumentId);
    relation over(InstrumentId);
    relation signed(InstrumentId, Moment);
    relation entered(InstrumentId, Moment);
    relation ended(InstrumentId, Moment);
    relation known_until(InstrumentId, Day);
    relation accession(InstrumentId, StateId, Spell);

    relation provision(InstrumentId, u16, Duty, Trigger);
    relation article(InstrumentId, u16, String);
    relation obliges(InstrumentId, u16);
    relation owed_by(InstrumentId, u16, Who);
    relation owed_to(InstrumentId, u16, Who);
    relation worded(InstrumentId, u16, Spell);
    relation if_provoked(InstrumentId, u16, Verdict);
    relation saves_self_defence(InstrumentId, u16);
    relation requires(InstrumentId, u16, Verdict);
    relation restricted(InstrumentId, u16);
    relation against_only(InstrumentId, u16, Who);
    relation against_not(InstrumentId, u16, Who);
    relation against_disputed(InstrumentId, u16, Who);
    relation at_least(InstrumentId, u16, usize);
    relation fights_first(InstrumentId, u16, StateId);
    relation waits_for(InstrumentId, u16, InstrumentId);
    relation enemies_at_least(InstrumentId, u16, usize);
    relation enemies_at_most(InstrumentId, u16, usize);
    relation limb(InstrumentId, u16, u16);
    relation any_object(InstrumentId, u16, u16);
    relation object(InstrumentId, u16, u16, Object);
    relation disputed_object(InstrumentId, u16, u16, Object);
    relation limb_area(InstrumentId, u16, u16, AreaId);
    relation peace_of_area(InstrumentId, u16, u16);

    relation reading(InstrumentId, u16, Clause, Verdict, Spell);
    relation reading_article(InstrumentId, u16, String);
    relation reading_by(InstrumentId, u16, Who);
    relation reading_to(InstrumentId, u16, Who);
    relation reading_attacker(InstrumentId, u16, Who);
    relation reading_place(InstrumentId, u16, PlaceId);
    relation reading_object(InstrumentId, u16, Object);
    relation reading_form(InstrumentId, u16, Form);
    relation reading_provoked(InstrumentId, u16, Provoked);

    relation suspension(InstrumentId, u16, StateId, Spell);
    relation suspension_towards(InstrumentId, u16, StateId);
    relation suspension_article(InstrumentId, u16, String);

    relation asked(usize, PlaceId, Object, Form, Provoked);
    relation attacker(usize, StateId);
    relation target(usize, StateId);
    relation beside_attackers(usize, StateId);
    relation beside_targets(usize, StateId);

    // --------------------------------------------------------------------------------------------------------- who fights whom

    // Those who attack, and those who already fight beside them, are one side; those attacked and those beside them the other.
    relation on(usize, Side, StateId);
    on(q, Side::Attacking, s) <-- attacker(q, s);
    on(q, Side::Attacking, s) <-- beside_attackers(q, s);
    on(q, Side::Attacked, s) <-- target(q, s);
    on(q, Side::Attacked, s) <-- beside_targets(q, s);

    relation belligerent(StateId);
    belligerent(s) <-- on(_, _, s);

    // States at war are counted; an attacker that is no state is not one of them.
    relation state_at_war(usize, Side, StateId);
    state_at_war(q, side, s) <-- on(q, side, s), if *s != StateId::NON_STATE;

    relation states_at_war(usize, Side, usize);
    states_at_war(q, side, n) <-- asked(q, _, _, _, _), for side in Side::BOTH, agg n = count() in state_at_war(q, side, _);

    // -------------------------------------------------------------------------------------------------------------- the ground

    // A state belongs to a group in its spells.
    relation belongs(GroupId, StateId, Level);
    belongs(g, s, l) <-- member(g, s, spell), day(d), level(l), if spell.covers(l, d);

    // The state in administration on the day holds the place.
    relation holds(StateId, PlaceId, Level);
    holds(s, p, l) <-- administers(s, p, spell), day(d), level(l), if spell.covers(l, d);

    relation claims_now(StateId, PlaceId);
    claims_now(s, p) <-- claims(s, p, spell), day(d), if spell.covers(&Level::Arguable, d);

    // A place lies in itself and in everything that contains it; how far is counted in steps.
    lattice steps(PlaceId, PlaceId, Dual<u32>);
    steps(p, p, Dual(0)) <-- place(p, _);
    steps(outer, inner, Dual(n + 1)) <-- lies_in(middle, outer), steps(middle, inner, ?Dual(n));

    relation here(PlaceId);
    here(p) <-- asked(_, p, _, _, _);

    // --------------------------------------------------------------------------------------------------------------- the areas

    // The wording applies between its dates.
    relation wording(AreaId, Level);
    wording(a, l) <-- area(a, _, spell), day(d), level(l), if spell.covers(l, d);

    // A listing speaks of a place and of all it contains. A dispute is on record while it lasts, or may last.
    relation says_in(AreaId, PlaceId, u32);
    says_in(a, p, n) <-- included(a, outer), here(p), steps(outer, p, ?Dual(n));
    relation says_out(AreaId, PlaceId, u32);
    says_out(a, p, n) <-- excluded(a, outer), here(p), steps(outer, p, ?Dual(n));
    relation says_disputed(AreaId, PlaceId, u32);
    says_disputed(a, p, n) <--
        disputed(a, outer, spell), day(d), if spell.covers(&Level::Arguable, d), here(p), steps(outer, p, ?Dual(n));

    relation listed(AreaId, PlaceId, u32);
    listed(a, p, n) <-- says_in(a, p, n);
    listed(a, p, n) <-- says_out(a, p, n);
    listed(a, p, n) <-- says_disputed(a, p, n);

    // The nearest listing wins: a place named itself beats its region. At equal distance a dispute outweighs an exclusion, and an
    // exclusion an inclusion.
    relation nearest(AreaId, PlaceId, u32);
    nearest(a, p, n) <-- area(a, _, _), here(p), agg n = min(m) in listed(a, p, m);
    relation is_disputed(AreaId, PlaceId);
    is_disputed(a, p) <-- nearest(a, p, n), says_disputed(a, p, n);
    relation is_in(AreaId, PlaceId);
    is_in(a, p) <-- nearest(a, p, n), says_in(a, p, n), !says_out(a, p, n), !says_disputed(a, p, n);

    // What covers a place whoever is attacked there, and what covers it for one state.
    relation covers(AreaId, PlaceId, Level);
    relation covers_for(AreaId, StateId, PlaceId, Level);

    // A listed place is in; where the clause protects only what a state holds, it is in while that state holds it.
    covers(a, p, l) <-- is_in(a, p), !only_while_held(a), wording(a, l);
    covers_for(a, s, p, l) <-- is_in(a, p), only_while_held(a), holds(s, p, l), wording(a, l);

    // Where the reach is disputed the answer is contested; where only what a state holds is protected, for the state that holds
    // the place or claims it.
    covers(a, p, Level::Arguable) <-- is_disputed(a, p), !only_while_held(a), wording(a, Level::Arguable);
    covers_for(a, s, p, Level::Arguable) <--
        is_disputed(a, p), only_while_held(a), holds(s, p, Level::Arguable), wording(a, Level::Arguable);
    covers_for(a, s, p, Level::Arguable) <-- is_disputed(a, p), only_while_held(a), claims_now(s, p), wording(a, Level::Arguable);

    // Rules decide places that are not listed: the place must be of a kind the rule names, if it names any, and inside what it
    // names.
    relation fits(AreaId, u16, PlaceId);
    fits(a, r, p) <-- rule(a, r, _), here(p), !listed(a, p, _), of_kind(a, r, p), inside(a, r, p);
    relation of_kind(AreaId, u16, PlaceId);
    of_kind(a, r, p) <-- rule(a, r, _), here(p), !rule_kind(a, r, _);
    of_kind(a, r, p) <-- rule_kind(a, r, kind), here(p), place(p, kind);
    relation inside(AreaId, u16, PlaceId);
    inside(a, r, p) <-- rule(a, r, _), here(p), !rule_within(a, r, _);
    inside(a, r, p) <-- rule_within(a, r, outer), here(p), steps(outer, p, _);

    // "Only metropolitan territory of that holder": then only the state whose metropolitan territory it is counts as holding it.
    relation may_count(AreaId, u16, PlaceId, StateId);
    may_count(a, r, p, s) <-- fits(a, r, p), !rule_metropolitan(a, r), state(s);
    may_count(a, r, p, s) <-- fits(a, r, p), rule_metropolitan(a, r), metropolitan(p, s);

    // Held by anyone; by the state attacked; by any party; by one of the states listed. Several rules are alternatives.
    covers(a, p, l) <-- rule(a, r, HeldBy::Anyone), may_count(a, r, p, _), wording(a, l);
    covers_for(a, s, p, l) <-- rule(a, r, HeldBy::Beneficiary), may_count(a, r, p, s), holds(s, p, l), wording(a, l);
    covers(a, p, l) <--
        rule(a, r, HeldBy::Parties), area(a, i, _), may_count(a, r, p, s), party(i, s, l), holds(s, p, l), wording(a, l);
    covers(a, p, l) <-- rule(a, r, HeldBy::Listed), rule_holder(a, r, s), may_count(a, r, p, s), holds(s, p, l), wording(a, l);

    // -------------------------------------------------------------------------------------------------- in force, and for whom

    // An architecture is the standing instruments, plus some, as if in force, and minus some. A proposal stands only if added.
    relation standing(InstrumentId);
    standing(i) <-- instrument(i), !proposal(i), !taken_away(i);
    standing(i) <-- added(i), !taken_away(i);

    // In force from entry into force; without one, from signature if its status says so.
    relation begins(InstrumentId, Moment);
    begins(i, from) <-- entered(i, from);
    begins(i, from) <-- effective(i), !entered(i, _), signed(i, from);
    begins(i, Moment::PAST) <-- effective(i), !entered(i, _), !signed(i, _);

    // In force until the first day no longer in force. One that is over, no one knows since when, may have been over on any day.
    relation lasts(InstrumentId, Level);
    lasts(i, l) <--
        standing(i), begins(i, from), ended(i, to), day(d), level(l), if (Spell { from: *from, to: *to }).covers(l, d);
    lasts(i, l) <--
        standing(i), begins(i, from), !ended(i, _), !over(i), day(d), level(l),
        if (Spell { from: *from, to: Moment::FUTURE }).covers(l, d);
    lasts(i, Level::Arguable) <--
        standing(i), begins(i, from), !ended(i, _), over(i), day(d),
        if (Spell { from: *from, to: Moment::FUTURE }).covers(&Level::Arguable, d);

    // Beyond the last day that its source knows of, nothing is certain; what is added is taken as in force.
    relation unknown(InstrumentId);
    unknown(i) <-- known_until(i, last), day(d), if d > last;
    relation in_force(InstrumentId, Level);
    in_force(i, Level::Arguable) <-- lasts(i, Level::Arguable);
    in_force(i, Level::Certain) <-- lasts(i, Level::Certain), !unknown(i);
    in_force(i, l) <-- standing(i), added(i), level(l);

    // A provision stands while the instrument is in force and has these words.
    relation stands(InstrumentId, u16, Level);
    stands(i, p, l) <-- in_force(i, l), worded(i, p, spell), day(d), if spell.covers(l, d);

    // A state is a party in its spells; in an instrument that is added, always.
    relation party(InstrumentId, StateId, Level);
    party(i, s, l) <-- accession(i, s, spell), day(d), level(l), if spell.covers(l, d);
    party(i, s, l) <-- accession(i, s, _), added(i), level(l);

    // --------------------------------------------------------------------------------------------------------- whom words mean

    relation speaks_of(InstrumentId, Who);
    speaks_of(i, w) <-- owed_by(i, _, w);
    speaks_of(i, w) <-- owed_to(i, _, w);
    speaks_of(i, w) <-- against_only(i, _, w);
    speaks_of(i, w) <-- against_not(i, _, w);
    speaks_of(i, w) <-- against_disputed(i, _, w);
    speaks_of(i, w) <-- reading_by(i, _, w);
    speaks_of(i, w) <-- reading_to(i, _, w);
    speaks_of(i, w) <-- reading_attacker(i, _, w);

    // A state named; the members of a group on the day; the parties of the day, and all who are not; all; no state at all.
    relation means(InstrumentId, Who, StateId, Level);
    means(i, w, s, l) <-- speaks_of(i, w), if let Who::State(s) = w, level(l);
    means(i, w, s, l) <-- speaks_of(i, w), if let Who::Group(g) = w, belongs(g, s, l);
    means(i, w, s, l) <-- speaks_of(i, w), if let Who::Parties = w, party(i, s, l);
    means(i, w, s, l) <-- speaks_of(i, w), if let Who::NonParties = w, state(s), level(l), !party(i, s, dual(l));
    means(i, w, s, l) <-- speaks_of(i, w), if let Who::AllStates = w, state(s), level(l);
    means(i, w, StateId::NON_STATE, l) <-- speaks_of(i, w), if let Who::NonState = w, level(l);

    // Duties of a party that a provision names end with its membership. One that never was a party is meant by its name alone,
    // and the members of a group are meant whether they are parties or not.
    relation subject(InstrumentId, Who, StateId, Level);
    subject(i, w, s, l) <-- means(i, w, s, l), if !matches!(w, Who::State(_));
    subject(i, w, s, l) <-- means(i, w, s, l), if let Who::State(_) = w, !accession(i, s, _);
    subject(i, w, s, l) <-- means(i, w, s, l), if let Who::State(_) = w, party(i, s, l);

    relation owes(InstrumentId, u16, StateId, Level);
    owes(i, p, s, l) <-- owed_by(i, p, w), subject(i, w, s, l);
    relation benefits(InstrumentId, u16, StateId, Level);
    benefits(i, p, s, l) <-- owed_to(i, p, w), subject(i, w, s, l);

    // ------------------------------------------------------------------------------------------------------------ against whom

    // A promise is made against those it names; naming none, against any attacker.
    relation made_against(InstrumentId, u16, StateId, Level);
    made_against(i, p, s, l) <-- against_only(i, p, w), means(i, w, s, l);
    made_against(i, p, s, l) <-- provision(i, p, duty, _), !restricted(i, p), if !to_fight(duty), belligerent(s), level(l);
    made_against(i, p, s, l) <-- provision(i, p, _, _), !restricted(i, p), settles_parties(i, p), belligerent(s), level(l);

    // An attack by one party on another is contested for duties to fight, unless the clause settles it.
    made_against(i, p, s, Level::Arguable) <-- provision(i, p, _, _), !restricted(i, p), belligerent(s);
    made_against(i, p, s, Level::Certain) <--
        provision(i, p, _, _), !restricted(i, p), belligerent(s), !party(i, s, Level::Arguable);
    relation settles_parties(InstrumentId, u16);
    settles_parties(i, p) <-- against_not(i, p, Who::Parties);
    settles_parties(i, p) <-- against_disputed(i, p, Who::Parties);

    relation spared(InstrumentId, u16, StateId, Level);
    spared(i, p, s, l) <-- against_not(i, p, w), means(i, w, s, l);
    relation argued(InstrumentId, u16, StateId);
    argued(i, p, s) <-- against_disputed(i, p, w), means(i, w, s, Level::Arguable);

    // Those it spares are never meant; those about whom it is disputed are meant arguably.
    relation meant(InstrumentId, u16, StateId, Level);
    meant(i, p, s, Level::Certain) <-- made_against(i, p, s, Level::Certain), !argued(i, p, s), !spared(i, p, s, Level::Arguable);
    meant(i, p, s, Level::Arguable) <-- made_against(i, p, s, Level::Arguable), !spared(i, p, s, Level::Certain);
    meant(i, p, s, Level::Arguable) <-- argued(i, p, s), !spared(i, p, s, Level::Certain);

    // ------------------------------------------------------------------------------------------------------- who calls on whom

    // A duty lies only with those who can owe it: not with an enemy, and neutrality not with a belligerent.
    relation barred(usize, Side, Duty, StateId);
    barred(q, side, duty, s) <--
        on(q, own, s), for side in Side::BOTH, for duty in Duty::ALL.iter().copied(), if precluded(&duty, &side, own);

    // What an instrument arguably in force obliges some to owe to others. A power is not a duty, and nobody owes himself.
    relation promise(InstrumentId, u16, StateId, StateId);
    promise(i, p, o, b) <--
        provision(i, p, _, _), obliges(i, p), stands(i, p, Level::Arguable), owes(i, p, o, Level::Arguable),
        benefits(i, p, b, Level::Arguable), if o != b;

    relation call(Call);
    // A state attacked calls for what is owed to it.
    call(Call { question: *q, instrument: *i, provision: *p, ower: *o, beneficiary: *b, way: Way::Attacked, victim: *b }) <--
        target(q, b), promise(i, p, o, b), provision(i, p, duty, _), !barred(q, Side::Attacked, duty, o);
    // So does an attacker, if the duty is one that can be owed to it. A promise not to use force in the words of the Charter
    // leaves help to the state attacked free.
    call(Call { question: *q, instrument: *i, provision: *p, ower: *o, beneficiary: *b, way: Way::Attacking, victim: *b }) <--
        attacker(q, b), promise(i, p, o, b), provision(i, p, duty, trigger), if owed_to_attackers(duty, trigger),
        !keeps_help_free(i, p), !barred(q, Side::Attacking, duty, o);
    relation keeps_help_free(InstrumentId, u16);
    keeps_help_free(i, p) <-- saves_self_defence(i, p), provision(i, p, Duty::Refrain, _);
    // A duty that waits for another may be owed to a state that is not attacked but drawn in.
    call(Call { question: *q, instrument: *i, provision: *p, ower: *o, beneficiary: *b, way: Way::DrawnIn, victim: *b }) <--
        asked(q, _, _, _, _), waits_for(i, p, _), promise(i, p, o, b), !target(q, b), !on(q, Side::Attacking, b),
        provision(i, p, duty, _), !barred(q, Side::Attacked, duty, o);
    // Where the peace of an area is protected, an attack there on a stranger is a concern of all: those who attack are still to
    // be consulted, and to consult, but neither owe help nor are owed any.
    call(Call { question: *q, instrument: *i, provision: *p, ower: *o, beneficiary: *b, way: Way::Peace, victim: *victim }) <--
        target(q, victim), peace_of_area(i, p, _), promise(i, p, o, b), !estranged(q, i, p, o), !estranged(q, i, p, b),
        !is_attacked(q, i, p, Level::Certain);
    relation estranged(usize, InstrumentId, u16, StateId);
    estranged(q, i, p, s) <-- on(q, Side::Attacking, s), provision(i, p, duty, _), if *duty != Duty::Consult;

    // An attack on one of the beneficiaries is no attack on a stranger.
    relation is_attacked(usize, InstrumentId, u16, Level);
    is_attacked(q, i, p, l) <-- target(q, s), benefits(i, p, s, l);

    relation strangers(Call, Level);
    strangers(c, l) <-- call(c), level(l), if c.way != Way::Peace;
    strangers(c, l) <-- call(c), level(l), if c.way == Way::Peace, !is_attacked(c.question, c.instrument, c.provision, dual(l));

    // ------------------------------------------------------------------------------------- the clauses, as the words have them

    // What a clause says before anybody has interpreted it. Object and area are examined for each alternative of the provision.
    relation words(Call, Clause, u16, Level);

    words(c, Clause::InForce, WHOLE, l) <-- call(c), stands(c.instrument, c.provision, l);
    words(c, Clause::Party, WHOLE, l) <--
        call(c), owes(c.instrument, c.provision, c.ower, l), benefits(c.instrument, c.provision, c.beneficiary, l);

    // A provision protects what its alternatives name; without any, anything anywhere. For the peace of an area only the
    // alternatives count that protect it.
    relation alternative(Call, u16);
    alternative(c, n) <-- call(c), limb(c.instrument, c.provision, n), if c.way != Way::Peace;
    alternative(c, n) <-- call(c), peace_of_area(c.instrument, c.provision, n), if c.way == Way::Peace;
    alternative(c, WHOLE) <-- call(c), !limb(c.instrument, c.provision, _);

    relation names_any(Call, u16);
    names_any(c, n) <-- alternative(c, n), any_object(c.instrument, c.provision, n);
    names_any(c, n) <-- alternative(c, n), if *n == WHOLE;

    // An attack on a base is an attack on forces, and on territory where the state attacked holds the place; one on the
    // government or on infrastructure is an attack on territory.
    relation strikes(Call, Object, Level);
    strikes(c, struck, l) <-- call(c), asked(c.question, _, struck, _, _), level(l);
    strikes(c, Object::Forces, l) <-- call(c), asked(c.question, _, Object::Base, _, _), level(l);
    strikes(c, Object::Territory, l) <-- call(c), asked(c.question, p, Object::Base, _, _), holds(c.victim, p, l);
    strikes(c, Object::Territory, l) <-- call(c), asked(c.question, _, Object::Government, _, _), level(l);
    strikes(c, Object::Territory, l) <-- call(c), asked(c.question, _, Object::Infrastructure, _, _), level(l);

    // Where any object is protected, a merchantman is contested for duties to fight.
    relation merchantman(Call, u16);
    merchantman(c, n) <--
        names_any(c, n), asked(c.question, _, Object::CivilianVessel, _, _), provision(c.instrument, c.provision, duty, _),
        if to_fight(duty);

    words(c, Clause::Object, n, l) <-- names_any(c, n), !merchantman(c, n), level(l);
    words(c, Clause::Object, n, Level::Arguable) <-- merchantman(c, n);
    words(c, Clause::Object, n, l) <--
        alternative(c, n), !merchantman(c, n), object(c.instrument, c.provision, n, o), strikes(c, o, l);
    words(c, Clause::Object, n, Level::Arguable) <--
        alternative(c, n), disputed_object(c.instrument, c.provision, n, o), strikes(c, o, Level::Arguable);

    // The place must lie in one of the areas, if there are any.
    words(c, Clause::Area, n, l) <-- alternative(c, n), !limb_area(c.instrument, c.provision, n, _), level(l);
    words(c, Clause::Area, n, l) <--
        alternative(c, n), limb_area(c.instrument, c.provision, n, a), asked(c.question, p, _, _, _), covers(a, p, l);
    words(c, Clause::Area, n, l) <--
        alternative(c, n), limb_area(c.instrument, c.provision, n, a), asked(c.question, p, _, _, _),
        covers_for(a, c.victim, p, l);

    // Enough of the enemies must be such as the promise is made against.
    relation arrayed(usize, Side, InstrumentId, u16, Level, StateId);
    arrayed(q, side, i, p, l, s) <-- on(q, side, s), meant(i, p, s, l);
    words(c, Clause::Adversary, WHOLE, l) <--
        call(c), at_least(c.instrument, c.provision, need), level(l),
        agg n = count() in arrayed(c.question, c.side().other(), c.instrument, c.provision, l, _), if n >= *need;

    // The event must be of a form that meets the trigger, and the facts that the provision requires must be presumed.
    words(c, Clause::Trigger, WHOLE, l) <--
        call(c), asked(c.question, _, _, form, _), provision(c.instrument, c.provision, _, trigger),
        calls_for(trigger, form, v), level(l), if reaches(*v, l), !unpresumed(c.instrument, c.provision, l),
        !doubtful_aggression(c, l);
    relation unpresumed(InstrumentId, u16, Level);
    unpresumed(i, p, l) <-- requires(i, p, v), level(l), if !reaches(*v, l);

    // A beneficiary that began may have lost the protection.
    words(c, Clause::Provoked, WHOLE, l) <--
        call(c), asked(c.question, _, _, _, provoked), if_provoked(c.instrument, c.provision, v), level(l),
        if reaches(innocence(provoked, c.side(), *v), l), !doubtful_aggression(c, l);

    // An aggression that the beneficiary provoked, or about whose beginner the parties disagree, is contested for duties to
    // fight: it may have been no aggression, and may have been provoked.
    relation doubtful_aggression(Call, Level);
    doubtful_aggression(c, Level::Certain) <--
        call(c), asked(c.question, _, _, _, provoked), if *provoked != Provoked::No,
        provision(c.instrument, c.provision, duty, Trigger::Aggression), if to_fight(duty);

    // ------------------------------------------------------------------------------------- the clauses, as they have been read

    // A reading speaks in its time, of its articles, of the attackers, places, objects, forms and provocations in its scope;
    // empty: any.
    relation spoken(InstrumentId, u16, Level);
    spoken(i, r, l) <-- reading(i, r, _, _, spell), day(d), level(l), if spell.covers(l, d);
    relation of_article(InstrumentId, u16, u16);
    of_article(i, r, p) <-- reading(i, r, _, _, _), !reading_article(i, r, _), provision(i, p, _, _);
    of_article(i, r, p) <-- reading_article(i, r, name), article(i, p, name);
    relation of_attackers(usize, InstrumentId, u16, Level);
    of_attackers(q, i, r, l) <-- asked(q, _, _, _, _), reading(i, r, _, _, _), !reading_attacker(i, r, _), level(l);
    of_attackers(q, i, r, l) <-- reading_attacker(i, r, w), means(i, w, s, l), on(q, Side::Attacking, s);
    relation of_scene(usize, InstrumentId, u16);
    of_scene(q, i, r) <--
        of_place(q, i, r), asked(q, _, struck, form, provoked),
        (!reading_object(i, r, _) | reading_object(i, r, struck)),
        (!reading_form(i, r, _) | reading_form(i, r, form)),
        (!reading_provoked(i, r, _) | reading_provoked(i, r, provoked));
    relation of_place(usize, InstrumentId, u16);
    of_place(q, i, r) <-- asked(q, _, _, _, _), reading(i, r, _, _, _), !reading_place(i, r, _);
    of_place(q, i, r) <-- reading_place(i, r, outer), asked(q, p, _, _, _), steps(outer, p, _);

    relation of_ower(InstrumentId, u16, StateId, Level);
    of_ower(i, r, s, l) <-- reading(i, r, _, _, _), !reading_by(i, r, _), promise(i, _, s, _), level(l);
    of_ower(i, r, s, l) <-- reading_by(i, r, w), means(i, w, s, l);
    relation of_beneficiary(InstrumentId, u16, StateId, Level);
    of_beneficiary(i, r, s, l) <-- reading(i, r, _, _, _), !reading_to(i, r, _), promise(i, _, _, s), level(l);
    of_beneficiary(i, r, s, l) <-- reading_to(i, r, w), means(i, w, s, l);

    relation speaks_to(Call, u16, Level);
    speaks_to(c, r, l) <--
        call(c), of_article(c.instrument, r, c.provision), of_scene(c.question, c.instrument, r),
        of_attackers(c.question, c.instrument, r, l), spoken(c.instrument, r, l),
        of_ower(c.instrument, r, c.ower, l), of_beneficiary(c.instrument, r, c.beneficiary, l);

    // The latest reading that certainly speaks displaces earlier ones; one that only may speak displaces none.
    relation displaced(Call, Clause, u16);
    displaced(c, clause, r) <--
        speaks_to(c, r, Level::Arguable), reading(c.instrument, r, clause, _, spell),
        speaks_to(c, later, Level::Certain), reading(c.instrument, later, clause, _, its),
        if its.from.earliest > spell.from.earliest;
    relation read(Call, Clause, Verdict);
    read(c, clause, v) <-- speaks_to(c, r, Level::Arguable), reading(c.instrument, r, clause, v, _), !displaced(c, clause, r);

    // A reading that certainly speaks takes the place of the words.
    relation settled(Call, Clause);
    settled(c, clause) <-- speaks_to(c, r, Level::Certain), reading(c.instrument, r, clause, _, _);

    // Readings that may hold, and differ, leave the clause contested: it is certain only if none of them doubts it …
    relation doubted(Call, Clause);
    doubted(c, clause) <-- read(c, clause, v), if !reaches(*v, &Level::Certain);
    // … and arguable if one of them supports it.
    relation supported(Call, Clause);
    supported(c, clause) <-- read(c, clause, v), if reaches(*v, &Level::Arguable);

    relation examined(Call, Clause, u16);
    examined(c, clause, n) <-- alternative(c, n), for clause in [Clause::Object, Clause::Area];
    examined(c, clause, WHOLE) <--
        call(c), for clause in [Clause::InForce, Clause::Party, Clause::Adversary, Clause::Trigger, Clause::Provoked];

    relation met(Call, Clause, u16, Level);
    met(c, clause, n, Level::Certain) <-- words(c, clause, n, Level::Certain), !doubted(c, clause);
    met(c, clause, n, Level::Certain) <-- examined(c, clause, n), settled(c, clause), !doubted(c, clause);
    met(c, clause, n, Level::Arguable) <-- words(c, clause, n, Level::Arguable), !settled(c, clause);
    met(c, clause, n, Level::Arguable) <-- examined(c, clause, n), supported(c, clause);

    // ----------------------------------------------------------------------------------------- suspension, and the kind of war

    // A party's duties towards another, or towards all, may be suspended: all of them, or those of some articles.
    relation suspended(InstrumentId, u16, StateId, StateId, Level);
    suspended(i, p, o, b, l) <--
        suspension(i, n, o, spell), day(d), level(l), if spell.covers(l, d), promise(i, p, o, b),
        (!suspension_towards(i, n, _) | suspension_towards(i, n, b)),
        (!suspension_article(i, n, _) | suspension_article(i, n, name), article(i, p, name));

    // A provision may presuppose so many states at war with the beneficiary, or that another already fights on its side.
    relation wrong_war(Call);
    wrong_war(c) <--
        call(c), enemies_at_least(c.instrument, c.provision, need), states_at_war(c.question, c.side().other(), n), if n < need;
    wrong_war(c) <--
        call(c), enemies_at_most(c.instrument, c.provision, most), states_at_war(c.question, c.side().other(), n), if n > most;
    wrong_war(c) <-- call(c), fights_first(c.instrument, c.provision, _), !ally_fights(c);
    relation ally_fights(Call);
    ally_fights(c) <-- call(c), fights_first(c.instrument, c.provision, s), on(c.question, c.side(), s), if *s != c.victim;

    // ---------------------------------------------------------------------------------------------------------------- the duty

    // What was attacked must be protected where it was attacked, under one alternative.
    relation protected(Call, Level);
    protected(c, l) <-- met(c, Clause::Object, n, l), met(c, Clause::Area, n, l);

    relation ready(Call, Level);
    ready(c, l) <--
        met(c, Clause::InForce, _, l), met(c, Clause::Party, _, l), protected(c, l),
        met(c, Clause::Adversary, _, l), met(c, Clause::Trigger, _, l), met(c, Clause::Provoked, _, l),
        !suspended(c.instrument, c.provision, c.ower, c.beneficiary, dual(l)), strangers(c, l), !wrong_war(c);

    // The casus foederis: every clause is met, and a duty that waits for one under another instrument has seen that one arise,
    // owed by or to the same beneficiary on the same side.
    relation due(Call, Level);
    due(c, l) <-- ready(c, l), !waits_for(c.instrument, c.provision, _);
    due(c, l) <-- ready(c, l), waits_for(c.instrument, c.provision, other), arisen(c.question, other, c.side(), c.beneficiary, l);

    relation arisen(usize, InstrumentId, Side, StateId, Level);
    arisen(c.question, c.instrument, c.side(), c.ower, l), arisen(c.question, c.instrument, c.side(), c.beneficiary, l) <--
        due(c, l), provision(c.instrument, c.provision, duty, _), if to_fight(duty);

    // -------------------------------------------------------------------------------------------------------------- the answer

    // Over the peace of an area those who both owe and are owed owe it to each other.
    relation lopsided(usize, InstrumentId, u16);
    lopsided(q, i, p) <--
        asked(q, _, _, _, _), peace_of_area(i, p, _), owes(i, p, s, _), !benefits(i, p, s, _), !estranged(q, i, p, s);
    lopsided(q, i, p) <--
        asked(q, _, _, _, _), peace_of_area(i, p, _), benefits(i, p, s, _), !owes(i, p, s, _), !estranged(q, i, p, s);

    relation line(usize, StateId, Option<StateId>, Duty, InstrumentId, u16, Level);
    line(c.question, c.ower, Some(c.beneficiary), duty, c.instrument, c.provision, l) <--
        due(c, l), provision(c.instrument, c.provision, duty, _), if c.way != Way::Peace;
    line(c.question, c.ower, None, duty, c.instrument, c.provision, l) <--
        due(c, l), provision(c.instrument, c.provision, duty, _), if c.way == Way::Peace,
        !lopsided(c.question, c.instrument, c.provision);
    line(c.question, c.ower, Some(c.beneficiary), duty, c.instrument, c.provision, l) <--
        due(c, l), provision(c.instrument, c.provision, duty, _), if c.way == Way::Peace,
        lopsided(c.question, c.instrument, c.provision);
}
