//! The words of the rules: levels of certainty, dates as numbers, and the call of one state for one duty of another.

use foederis::Verdict;
use foederis::date::{Date, Dated, Span};
use foederis::id::{GroupId, InstrumentId, StateId};
use foederis::instrument::Selector;
use foederis::vocab::{Duty, Provoked, Trigger};

/// How sure a fact is. Every relation holds at `Arguable` wherever it holds at `Certain`; what is arguable only is contested.
///
/// Strong Kleene conjunction and disjunction never trade the two levels, so each level is ordinary two-valued logic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Level {
    /// Met or contested.
    Arguable,
    /// Met.
    Certain,
}

/// Negation changes the level: something is certainly so only where its opposite is not even arguable.
pub(super) fn dual(level: &Level) -> Level {
    match level {
        Level::Arguable => Level::Certain,
        Level::Certain => Level::Arguable,
    }
}

/// Whether a verdict of the record is met, or at least contested.
pub(super) fn reaches(verdict: Verdict, level: &Level) -> bool {
    match level {
        Level::Arguable => verdict != Verdict::No,
        Level::Certain => verdict == Verdict::Yes,
    }
}

/// Days as numbers in the order of the calendar: 19 January 1960 is 19600119.
pub(super) type Day = i32;

pub(super) fn number(day: Date) -> Day {
    i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day())
}

/// A date as precise as its source: the first and the last day it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Moment {
    pub(super) earliest: Day,
    pub(super) latest: Day,
}

impl Moment {
    /// Before all days: a beginning that the record does not date.
    pub(super) const PAST: Moment = Moment { earliest: Day::MIN, latest: Day::MIN };
    /// After all days: an end that the record does not date.
    pub(super) const FUTURE: Moment = Moment { earliest: Day::MAX, latest: Day::MAX };

    pub(super) fn of(date: Dated) -> Self {
        Moment { earliest: number(date.earliest), latest: number(date.latest) }
    }
}

/// From its first day to the day before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Spell {
    pub(super) from: Moment,
    pub(super) to: Moment,
}

impl Spell {
    pub(super) fn of(span: Span) -> Self {
        Spell { from: span.from.map_or(Moment::PAST, Moment::of), to: span.to.map_or(Moment::FUTURE, Moment::of) }
    }

    /// A spell certainly covers a day when its latest beginning has come and its earliest end has not; it arguably does when that
    /// can be said of its earliest beginning and its latest end.
    pub(super) fn covers(&self, level: &Level, day: &Day) -> bool {
        match *level {
            Level::Certain => self.from.latest <= *day && *day < self.to.earliest,
            Level::Arguable => self.from.earliest <= *day && *day < self.to.latest,
        }
    }
}

/// How a clause names states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    State(StateId),
    Group(GroupId),
    Parties,
    NonParties,
    AllStates,
    NonState,
}

impl From<Selector> for Who {
    fn from(selector: Selector) -> Self {
        match selector {
            Selector::State(state) => Who::State(state),
            Selector::Group(group) => Who::Group(group),
            Selector::Parties => Who::Parties,
            Selector::NonParties => Who::NonParties,
            Selector::AllStates => Who::AllStates,
            Selector::NonState => Who::NonState,
        }
    }
}

/// Who must hold a place for a rule of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum HeldBy {
    Anyone,
    Beneficiary,
    Parties,
    Listed,
}

/// The two sides of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Attacked,
    Attacking,
}

impl Side {
    pub(super) const BOTH: [Side; 2] = [Side::Attacked, Side::Attacking];

    pub(super) fn other(self) -> Self {
        match self {
            Side::Attacked => Side::Attacking,
            Side::Attacking => Side::Attacked,
        }
    }
}

/// How a duty comes to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// The beneficiary is attacked.
    Attacked,
    /// The beneficiary attacks.
    Attacking,
    /// The beneficiary is drawn in by a duty under another instrument.
    DrawnIn,
    /// The peace of an area is broken, and none of the beneficiaries is attacked.
    Peace,
}

/// One state calls for one duty of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Call {
    pub(super) question: usize,
    pub(super) instrument: InstrumentId,
    pub(super) provision: u16,
    pub(super) ower: StateId,
    pub(super) beneficiary: StateId,
    pub(super) way: Way,
    /// The state whose fate calls: the beneficiary itself; for the peace of an area the state attacked there.
    pub(super) victim: StateId,
}

impl Call {
    /// On which side the beneficiary stands.
    pub(super) fn side(&self) -> Side {
        if self.way == Way::Attacking { Side::Attacking } else { Side::Attacked }
    }
}

/// Duties to fight.
pub(super) fn to_fight(duty: &Duty) -> bool {
    matches!(duty, Duty::Defend | Duty::Attack)
}

/// Whether a duty can be owed to a state that attacks.
///
/// Fighting is owed to an attacker only by a promise for war on whichever side. Neutrality is owed to it unless the words speak
/// of an attack on it; peace and abstention are owed to it always; nobody need consult, admit or supply it.
pub(super) fn owed_to_attackers(duty: &Duty, trigger: &Trigger) -> bool {
    match duty {
        Duty::Defend | Duty::Attack => *trigger == Trigger::StateOfWar,
        Duty::Neutral => !matches!(trigger, Trigger::ArmedAttack | Trigger::Aggression),
        Duty::Refrain | Duty::Abstain => true,
        Duty::Consult | Duty::Permit | Duty::Support => false,
    }
}

/// Whether a state fighting on `own` side cannot owe a duty to a state on `side`.
///
/// A belligerent cannot be neutral. Peace with a state attacked cannot be broken by those attacked with it; peace with an
/// attacker binds those who are not yet in the war. Help cannot be owed by the enemy.
pub(super) fn precluded(duty: &Duty, side: &Side, own: &Side) -> bool {
    match (duty, side) {
        (Duty::Neutral, _) | (Duty::Refrain | Duty::Abstain, Side::Attacking) => true,
        (Duty::Refrain | Duty::Abstain, Side::Attacked) => *own == Side::Attacked,
        _ => own != side,
    }
}

/// What the exception for provocation leaves of a duty, `if_provoked` being what it leaves where the beneficiary began.
///
/// An attacker has begun, unless the target provoked it. Where the parties disagree who began, a bar is contested.
pub(super) fn innocence(provoked: &Provoked, side: Side, if_provoked: Verdict) -> Verdict {
    match (provoked, side) {
        (Provoked::Disputed, _) => if_provoked.max(Verdict::Contested),
        (Provoked::No, Side::Attacked) | (Provoked::Yes, Side::Attacking) => Verdict::Yes,
        (Provoked::Yes, Side::Attacked) | (Provoked::No, Side::Attacking) => if_provoked,
    }
}
