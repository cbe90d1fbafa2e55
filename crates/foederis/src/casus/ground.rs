//! The ground on one day: who holds which place, who belongs to which group, which places an area covers.

use crate::date::Date;
use crate::id::{AreaId, GroupId, PlaceId, StateId};
use crate::instrument::Selector;
use crate::place::{Area, AreaRule, Held, Holder, Place};
use crate::record::Record;
use crate::set::{PlaceSet, StateSet};
use crate::verdict::Verdict;

/// Members for certain, and members whose membership is contested on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Members {
    /// For certain.
    pub yes: StateSet,
    /// Contested; never also certain.
    pub contested: StateSet,
}

impl Members {
    /// No one.
    pub const NONE: Members = Members { yes: StateSet::EMPTY, contested: StateSet::EMPTY };

    /// Files a state under its verdict, keeping the more certain one.
    pub fn file(&mut self, state: StateId, verdict: Verdict) {
        match verdict {
            Verdict::Yes => self.yes.insert(state),
            Verdict::Contested => self.contested.insert(state),
            Verdict::No => {}
        }
        self.contested = self.contested.minus(self.yes);
    }

    /// Whether some of these states are members.
    #[inline]
    pub fn meet(&self, states: StateSet) -> Verdict {
        if self.yes.meets(&states) {
            Verdict::Yes
        } else if self.contested.meets(&states) {
            Verdict::Contested
        } else {
            Verdict::No
        }
    }

    /// Whether this state is a member.
    pub fn membership(&self, state: StateId) -> Verdict {
        self.meet(StateSet::one(state))
    }

    /// Both together.
    pub fn all(&self) -> StateSet {
        self.yes.or(self.contested)
    }
}

/// Which places areas cover on the day.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cover {
    /// Covered for certain.
    pub yes: Reach,
    /// Covered, but the wording or the place is disputed.
    pub contested: Reach,
    /// Disputed if the beneficiary holds or claims it.
    pub disputed: PlaceSet,
}

/// Places that are covered, by what that asks of the beneficiary.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reach {
    /// Nothing.
    pub free: PlaceSet,
    /// That it holds the place.
    pub held: PlaceSet,
    /// That it holds the place as its metropolitan territory.
    pub home: PlaceSet,
}

impl Reach {
    fn or(self, other: Reach) -> Reach {
        Reach { free: self.free.or(other.free), held: self.held.or(other.held), home: self.home.or(other.home) }
    }
}

impl Cover {
    fn or(self, other: Cover) -> Cover {
        Cover {
            yes: self.yes.or(other.yes),
            contested: self.contested.or(other.contested),
            disputed: self.disputed.or(other.disputed),
        }
    }

    /// The same where the wording may not apply on the day.
    fn doubted(self) -> Cover {
        Cover { yes: Reach::default(), contested: self.contested.or(self.yes), ..self }
    }
}

/// Who holds what, who belongs to what, on one day.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The day.
    pub day: Date,
    holds: Vec<PlaceSet>,
    may_hold: Vec<PlaceSet>,
    claims: Vec<PlaceSet>,
    metropolitan: Vec<PlaceSet>,
    groups: Vec<Members>,
    all_states: StateSet,
}

impl Ground {
    /// The ground of the record on `day`.
    pub fn new(record: &Record, day: Date) -> Self {
        let n = record.states.len();
        let mut ground = Ground {
            day,
            holds: vec![PlaceSet::EMPTY; n],
            may_hold: vec![PlaceSet::EMPTY; n],
            claims: vec![PlaceSet::EMPTY; n],
            metropolitan: vec![PlaceSet::EMPTY; n],
            groups: Vec::with_capacity(record.groups.len()),
            all_states: record.states.iter().map(|(id, _)| id).collect(),
        };
        for (id, place) in record.places.iter() {
            for Held { by, span } in &place.administration {
                match span.covers(day) {
                    Verdict::Yes => ground.holds[by.index()].insert(id),
                    Verdict::Contested => ground.may_hold[by.index()].insert(id),
                    Verdict::No => {}
                }
            }
            if let Some(state) = place.metropolitan_of {
                ground.metropolitan[state.index()].insert(id);
            }
            for claim in place.claims.iter().filter(|c| c.span.covers(day) != Verdict::No) {
                ground.claims[claim.by.index()].insert(id);
            }
        }
        for (_, group) in record.groups.iter() {
            let mut members = Members::NONE;
            group.members.iter().for_each(|m| members.file(m.state, m.span.covers(day)));
            ground.groups.push(members);
        }
        ground
    }

    /// Whether `state` holds `place`.
    #[inline]
    pub fn holds(&self, state: StateId, place: PlaceId) -> Verdict {
        let Some(held) = self.holds.get(state.index()) else { return Verdict::No };
        if held.has(place) {
            Verdict::Yes
        } else if self.may_hold[state.index()].has(place) {
            Verdict::Contested
        } else {
            Verdict::No
        }
    }

    /// Whether a place that is covered so is covered for `state`.
    #[inline]
    pub fn reaches(&self, reach: &Reach, state: StateId, place: PlaceId) -> Verdict {
        if reach.free.has(place) {
            return Verdict::Yes;
        }
        let home = reach.home.has(place) && self.metropolitan.get(state.index()).is_some_and(|own| own.has(place));
        if home || reach.held.has(place) { self.holds(state, place) } else { Verdict::No }
    }

    /// Whether something of these places is covered for `state`, for certain or arguably.
    pub(super) fn touches(&self, cover: &Cover, state: StateId, places: &PlaceSet) -> bool {
        let held = self.holds.get(state.index()).map_or(PlaceSet::EMPTY, |held| held.or(self.may_hold[state.index()]));
        let reach = |reach: &Reach| reach.free.or(reach.held.or(reach.home).and(held));
        reach(&cover.yes).or(reach(&cover.contested)).or(cover.disputed.and(held)).meets(places)
    }

    /// Whether `state` claims `place`.
    #[inline]
    pub fn claims(&self, state: StateId, place: PlaceId) -> bool {
        self.claims.get(state.index()).is_some_and(|claims| claims.has(place))
    }

    /// The members of a group on the day.
    pub fn group(&self, group: GroupId) -> Members {
        self.groups[group.index()]
    }

    /// Whom the selectors name, given the parties of the day.
    pub fn select(&self, selectors: &[Selector], parties: &Members) -> Members {
        let mut found = Members::NONE;
        for selector in selectors {
            let named = match *selector {
                Selector::State(state) => Members { yes: StateSet::one(state), contested: StateSet::EMPTY },
                Selector::Group(group) => self.group(group),
                Selector::Parties => *parties,
                Selector::NonParties => Members { yes: self.all_states.minus(parties.all()), contested: parties.contested },
                Selector::AllStates => Members { yes: self.all_states, contested: StateSet::EMPTY },
                Selector::NonState => Members { yes: StateSet::one(StateId::NON_STATE), contested: StateSet::EMPTY },
            };
            found.yes = found.yes.or(named.yes);
            found.contested = found.contested.or(named.contested);
        }
        found.contested = found.contested.minus(found.yes);
        found
    }

    /// What these areas together cover, for an instrument with these parties, by the wording of a day.
    pub fn cover(&self, record: &Record, areas: &[AreaId], parties: &Members, wording: Date) -> Cover {
        areas.iter().map(|id| &record.areas[*id]).fold(Cover::default(), |sum, area| match area.span.covers(wording) {
            Verdict::Yes => sum.or(self.cover_of(record, area, parties, wording)),
            Verdict::Contested => sum.or(self.cover_of(record, area, parties, wording).doubted()),
            Verdict::No => sum,
        })
    }

    fn cover_of(&self, record: &Record, area: &Area, parties: &Members, wording: Date) -> Cover {
        // The nearest listing wins; at equal distance contested beats excluded, and that included.
        let mut listed: Vec<Option<(std::cmp::Reverse<u8>, Listing)>> = vec![None; record.places.len()];
        let mut list = |outer: PlaceId, listing: Listing| {
            for &(place, steps) in record.atlas.contents(outer) {
                let entry = &mut listed[place.index()];
                *entry = (*entry).max(Some((std::cmp::Reverse(steps), listing)));
            }
        };
        area.includes.iter().for_each(|p| list(*p, Listing::In));
        area.excludes.iter().for_each(|p| list(*p, Listing::Out));
        let disputed = area.contested.iter().filter(|c| c.span.covers(wording) != Verdict::No);
        disputed.for_each(|c| list(c.place, Listing::Contested));
        let rules: Vec<_> = area.rules.iter().map(|rule| (rule, record.atlas.inside(&rule.within))).collect();

        let mut cover = Cover::default();
        for (id, place) in record.places.iter() {
            match listed[id.index()].map(|(_, listing)| listing) {
                Some(Listing::In) if area.held => cover.yes.held.insert(id),
                Some(Listing::In) => cover.yes.free.insert(id),
                Some(Listing::Contested) if area.held => cover.disputed.insert(id),
                Some(Listing::Contested) => cover.contested.free.insert(id),
                Some(Listing::Out) => {}
                None => rules.iter().for_each(|(rule, within)| self.apply(rule, within, (id, place), parties, &mut cover)),
            }
        }
        cover
    }

    fn apply(&self, rule: &AreaRule, within: &PlaceSet, (id, place): (PlaceId, &Place), parties: &Members, cover: &mut Cover) {
        let inside = rule.within.is_empty() || within.has(id);
        let kind = rule.kinds.is_empty() || rule.kinds.contains(&place.kind);
        if !inside || !kind {
            return;
        }
        // Metropolitan territory counts for its own state only: a holder that is not that state holds it otherwise.
        let metropolitan = |state: StateId| !rule.metropolitan || place.metropolitan_of == Some(state);
        let verdict = match &rule.holder {
            Holder::Anyone => Verdict::from(!rule.metropolitan || place.metropolitan_of.is_some()),
            Holder::Beneficiary => {
                let reach = if rule.metropolitan { &mut cover.yes.home } else { &mut cover.yes.held };
                reach.insert(id);
                return;
            }
            Holder::Parties => {
                let by = |s: StateId| self.holds(s, id).and(parties.membership(s));
                parties.all().iter().filter(|s| metropolitan(*s)).map(by).max().unwrap_or(Verdict::No)
            }
            Holder::States(states) => {
                let by = |s: &StateId| self.holds(*s, id);
                states.iter().filter(|s| metropolitan(**s)).map(by).max().unwrap_or(Verdict::No)
            }
        };
        match verdict {
            Verdict::Yes => cover.yes.free.insert(id),
            Verdict::Contested => cover.contested.free.insert(id),
            Verdict::No => {}
        }
    }
}

/// How an area lists a place, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Listing {
    In,
    Out,
    Contested,
}
