//! The whole hindcast: every pair of war and alliance that scholars coded, as the engine sees it.

use std::collections::BTreeMap;

use foederis_analysis::reliability::Rate;
use foederis_data::atop::{Member, Obligations};
use foederis_data::reliability::Coding;

use crate::called::{Answer, Class, Hindcast, How, Try};
use crate::evidence::Evidence;
use crate::kept::kept;
use crate::naive::{self, Joined};
use crate::score::Score;
use crate::war::War;

/// A pair of war and alliance, twice judged.
#[derive(Debug, Clone)]
pub struct Judged<'e> {
    /// The war.
    pub war: &'e War,
    /// The human coding.
    pub pair: &'e Coding,
    /// The engine's answer.
    pub answer: Answer,
    /// What the forty-line rule says.
    pub forty_lines: bool,
    /// Whether the promise was kept, if the engine says that it was called.
    pub kept: Option<bool>,
    /// Every promise that was held against the war, until one was due.
    pub tries: Vec<Try>,
    /// What an error rests on, if it is one.
    pub miss: Option<Miss>,
}

impl Judged<'_> {
    /// Whether the engine says that the promise was due.
    pub fn called(&self) -> bool {
        self.answer.called()
    }
}

/// What a miss rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Miss {
    /// The data sets differ: the alliance or its belligerent is not in them, or they disagree on who began.
    Data,
    /// The promise has a condition of which the codes say only that there is one, or the humans saw one that is not coded.
    ConditionNotCoded,
    /// The rules read the war otherwise than the humans.
    Model,
}

impl Miss {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Miss::Data => "data",
            Miss::ConditionNotCoded => "condition not coded",
            Miss::Model => "model",
        }
    }
}

/// The rules were written on wars with odd numbers. Those with even numbers were scored once, when the rules stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Wars with odd numbers: the rules were developed on them.
    Odd,
    /// Wars with even numbers: held out.
    Even,
    /// Both.
    All,
    /// Both, without the war that has most pairs.
    AllButLargest,
}

impl Part {
    /// Every part, in the order of a report.
    pub const EACH: [Part; 4] = [Part::Odd, Part::Even, Part::All, Part::AllButLargest];

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Part::Odd => "odd wars (developed on)",
            Part::Even => "even wars (held out)",
            Part::All => "all wars",
            Part::AllButLargest => "all but the largest",
        }
    }

    fn has(self, war: u16, largest: u16) -> bool {
        match self {
            Part::Odd => war % 2 == 1,
            Part::Even => war.is_multiple_of(2),
            Part::All => true,
            Part::AllButLargest => war != largest,
        }
    }
}

/// The engine held against the human codings.
#[derive(Debug)]
pub struct Report<'e> {
    /// Every pair that has a war of the Correlates of War and an alliance of the data, by war and alliance.
    pub judged: Vec<Judged<'e>>,
    /// Pairs without one of them, which are left out.
    pub left_out: usize,
    largest: u16,
}

/// Judges every pair.
pub fn report<'e>(evidence: &'e Evidence) -> Report<'e> {
    let hindcast = Hindcast::new(&evidence.record, &evidence.identities, &evidence.atop);
    let members: BTreeMap<u16, &[Member]> = evidence.atop.alliances().map(|rows| (rows[0].row.atopid, rows)).collect();
    let mut judged = Vec::new();
    for war in &evidence.wars {
        let mut pairs: Vec<&Coding> = evidence.pairs.iter().filter(|p| p.cowwarid == Some(war.number)).collect();
        pairs.sort_by_key(|p| p.atopid);
        let mut asked = hindcast.war(war);
        for pair in pairs {
            let mut tries = Vec::new();
            let Some(answer) = asked.answer(pair.atopid, &mut tries) else { continue };
            let rows = members.get(&pair.atopid).copied().unwrap_or_default();
            let kept = match answer {
                Answer::Called(call) => Some(kept(war, rows, &call)),
                Answer::Not(_) => None,
            };
            let called = answer.called();
            let miss = (called != pair.called()).then(|| miss(war, rows, answer));
            let forty_lines = naive::forty_lines(rows, war);
            judged.push(Judged { war, pair, answer, forty_lines, kept, tries, miss });
        }
    }
    let count = |war: u16| judged.iter().filter(|j| j.war.number == war).count();
    let largest = evidence.wars.iter().map(|w| w.number).max_by_key(|war| count(*war)).unwrap_or_default();
    let left_out = evidence.pairs.len() - judged.len();
    Report { judged, left_out, largest }
}

/// What a miss rests on, by what the data have.
fn miss(war: &War, members: &[Member], answer: Answer) -> Miss {
    let fought = members.iter().any(|m| war.has(m.row.member));
    if members.is_empty() || !fought || war.disputed() {
        return Miss::Data;
    }
    let open = |m: &Member, what: Obligations| m.uncoded(what).next().is_some();
    let conditions = match answer {
        // Called without a condition that could have spared it: the humans saw one.
        Answer::Called(call) => {
            call.how != How::Fought
                && members
                    .iter()
                    .filter(|m| m.row.member == call.by)
                    .any(|m| open(m, call.what) || call.what == Obligations::NEUTRALITY)
        }
        Answer::Not(Class::Unmet) => {
            members.iter().any(|m| Obligations::EACH.iter().any(|(what, _)| m.obligations().has(*what) && open(m, *what)))
        }
        Answer::Not(_) => false,
    };
    if conditions { Miss::ConditionNotCoded } else { Miss::Model }
}

impl<'e> Report<'e> {
    /// The pairs of a part.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &Judged<'e>> {
        let largest = self.largest;
        self.judged.iter().filter(move |j| part.has(j.war.number, largest))
    }

    /// The engine's score on a part.
    pub fn score(&self, part: Part) -> Score {
        self.of(part).map(|j| (j.called(), j.pair.called())).collect()
    }

    /// The forty-line rule's score on a part.
    pub fn forty_lines(&self, part: Part) -> Score {
        self.of(part).map(|j| (j.forty_lines, j.pair.called())).collect()
    }

    /// How many promises were kept that the engine says were called, by its own reading of who fought.
    pub fn kept(&self, wanted: impl Fn(&Coding) -> bool) -> Rate {
        Rate::count(self.judged.iter().filter(|j| wanted(j.pair)).filter_map(|j| j.kept))
    }

    /// How many wars did not call the promise, as the engine and as the humans see it.
    pub fn not_called(&self) -> (usize, usize) {
        let engine = self.judged.iter().filter(|j| !j.called()).count();
        (engine, self.judged.iter().filter(|j| !j.pair.called()).count())
    }
}

/// The old question over the same data: of states that owed something to an original belligerent, how many fought beside it?
pub fn any_ally(evidence: &Evidence, what: Obligations, years: (u16, u16)) -> Joined {
    naive::any_ally(&evidence.wars, &evidence.owed, what, years)
}
