//! The sections of a brief, one a file, in the order in which they stand.

mod adoption;
mod blocks;
mod changes;
mod collisions;
mod contested;
mod distance;
mod gaps;
mod hub;
mod lead;
mod positions;
mod proposal;
mod states;
mod web;

use foederis::Verdict;
use foederis::id::InstrumentId;
use foederis::set::StateSet;
use foederis::vocab::{Change, Duty, Status, Strength};

use crate::document::{Document, Notes, Section};
use crate::{Study, words};

/// Writes a section; none where the study has nothing for it.
type Write = fn(&mut Writer<'_, '_>) -> Option<Section>;

/// Every section.
const SECTIONS: &[Write] = &[
    proposal::write,
    positions::write,
    web::write,
    changes::write,
    states::write,
    distance::write,
    hub::write,
    blocks::write,
    collisions::write,
    contested::write,
    adoption::write,
    gaps::write,
];

/// Writes the brief of a study. `command` is how to write it again; `version` that of the program.
pub fn brief(study: &Study<'_>, command: &str, version: &str) -> Document {
    let record = study.record();
    let mut writer = Writer { study, notes: Notes::new(record) };
    let lead = lead::write(&mut writer);
    let sections: Vec<Section> = SECTIONS.iter().filter_map(|write| write(&mut writer)).collect();
    let colophon = vec![
        ("Record".into(), format!("{}, version {}", record.name, record.hash)),
        ("Day".into(), words::day(study.day())),
        ("Program".into(), format!("foederis {version}")),
        ("Command".into(), command.to_owned()),
    ];
    Document {
        kicker: format!("Brief, {}", words::day(study.day())),
        title: format!("{}: {}", study.name(), writer.mood("what it would change", "what it changes")),
        lead,
        sections,
        notes: writer.notes.into_vec(),
        colophon,
    }
}

/// What sections write with.
struct Writer<'s, 'r> {
    study: &'s Study<'r>,
    notes: Notes<'r>,
}

impl Writer<'_, '_> {
    /// One wording for what is not in force on the day, another for what is.
    fn mood<'w>(&self, would: &'w str, does: &'w str) -> &'w str {
        let record = self.study.record();
        let stands = |id: &InstrumentId| record.instruments[*id].in_force_on(self.study.day()) != Verdict::No;
        let added = &self.study.comparison.added;
        if !added.is_empty() && added.iter().all(stands) { does } else { would }
    }

    /// Whether somebody signed, or otherwise made, all that is added.
    fn made(&self) -> bool {
        let made = |id: &InstrumentId| self.study.record().instruments[*id].status != Status::Proposed;
        self.study.comparison.added.iter().all(made)
    }

    /// The strongest duty to defend that it promises.
    fn strength(&self) -> Option<Strength> {
        self.study.goal.promised.values().max().copied()
    }
}

/// "to assist", with the field's short gloss.
fn promise(strength: Strength) -> &'static str {
    match strength {
        Strength::Act => "act to meet the danger, each by its own processes",
        Strength::Assist => "assist, each by such action as it deems necessary",
        Strength::Automatic => "give all help in their power at once",
    }
}

/// A duty as a verb: "defend", "consult".
fn verb(duty: Duty) -> &'static str {
    match duty {
        Duty::Defend => "defend",
        Duty::Attack => "fight beside",
        Duty::Consult => "consult with",
        Duty::Refrain => "use no force against",
        Duty::Neutral => "stay neutral towards",
        Duty::Abstain => "join nothing directed against",
        Duty::Permit => "give access to",
        Duty::Support => "support",
    }
}

/// States with a change of this kind in a duty to fight, in one contingency.
fn movers(outlook: &foederis_analysis::compare::Outlook, change: Change) -> StateSet {
    let moved = outlook.changes.iter().filter(|c| matches!(c.duty, Duty::Defend | Duty::Attack) && c.change == change);
    moved.map(|c| c.state).collect()
}

/// States newly bound to defend the state attacked.
fn gained(outlook: &foederis_analysis::compare::Outlook) -> StateSet {
    let theirs = |c: &&foederis_analysis::compare::DutyChange| {
        c.duty == Duty::Defend && c.newly_bound() && c.owed_to.is_some_and(|to| outlook.incident.targets.has(to))
    };
    outlook.changes.iter().filter(theirs).map(|c| c.state).collect()
}
