//! Checks of the record as a whole, one a file. All run; all problems are reported.
//!
//! What a single key may hold is checked where it is read; here is what only shows when files are seen together.

mod alliances;
mod area_names_a_place;
mod containment;
mod duplicate_facts;
mod issues;
mod names_are_one;
mod offices;
mod parties;
mod places;
mod sources;
mod unreachable;

use std::ops::Range;

use foederis::Record;
use foederis::architecture::{Road, Unworkable};
use foederis::id::ArchitectureId;
use foederis::instrument::Instrument;
use foederis::vocab::{Status, Word};
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::FileId;
use crate::files::{Files, Kind};

/// How thoroughly to look at the record as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thoroughness {
    /// Only what must hold for a question to be answered.
    Usable,
    /// Every check.
    Checked,
}

/// A check: looks at the record, reports what is wrong.
type Check = fn(&Site<'_>, &mut Vec<Diagnostic>);

/// What must hold for a question to be answered at all.
const USABLE: &[Check] =
    &[containment::acyclic, places::incidents_at_sites, unreachable::dependencies_acyclic, unreachable::scopes];

/// What must hold for the record to be right.
const CHECKS: &[Check] = &[
    names_are_one::check,
    parties::existed,
    parties::spells,
    parties::suspensions,
    places::one_holder,
    area_names_a_place::check,
    unreachable::provisions,
    unreachable::interpretations,
    duplicate_facts::provisions,
    duplicate_facts::instruments,
    offices::held,
    offices::named,
    sources::before,
    issues::said_before,
    issues::resources_exist,
    issues::quorum,
    alliances::claimed_once,
    alliances::shared,
];

pub(crate) fn run(record: &Record, files: &Files, thoroughness: Thoroughness, out: &mut Vec<Diagnostic>) {
    let site = Site { record, files };
    USABLE.iter().for_each(|check| check(&site, out));
    if thoroughness == Thoroughness::Checked && out.is_empty() {
        CHECKS.iter().for_each(|check| check(&site, out));
    }
}

/// A pact that an architecture plans and that cannot be composed.
pub(crate) fn unworkable(record: &Record, files: &Files, architecture: ArchitectureId, found: &Unworkable) -> Diagnostic {
    let architecture = &record.architectures[architecture];
    let unified = architecture.plans.iter().filter(|p| matches!(p.road, Road::Unify { .. })).count();
    let path = match found.plan.checked_sub(unified) {
        None => [Step::Key("unify"), Step::Nth(found.plan)],
        Some(nth) => [Step::Key("strengthen"), Step::Nth(nth)],
    };
    let site = Site { record, files };
    let at = (Kind::Architectures, architecture.id.as_str());
    let help = "name members or instruments that have parties, and an area with places in it";
    site.error("unworkable-pact", found.why.to_string(), at, &path, "this makes no pact").help(help)
}

/// The record and where its facts stand.
pub(crate) struct Site<'s> {
    pub record: &'s Record,
    files: &'s Files,
}

/// A step into a file: a key, or a place in a list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Key(&'static str),
    Nth(usize),
}

impl Site<'_> {
    /// An error about a fact of an entity.
    pub(crate) fn error(
        &self,
        code: &'static str,
        message: impl Into<String>,
        at: (Kind, &str),
        path: &[Step],
        text: &str,
    ) -> Diagnostic {
        let (file, span) = self.locate(at, path);
        Diagnostic::error(code, message, file, span, text)
    }

    /// Where a fact stands: its file is parsed again, which only a problem makes necessary.
    pub(crate) fn locate(&self, (kind, id): (Kind, &str), path: &[Step]) -> (FileId, Range<usize>) {
        let Some(file) = self.files.find(kind, id) else { return (FileId(0), 0..0) };
        let (table, _) = DeTable::parse_recoverable(&self.files.get(file).text);
        let mut span = 0..0;
        let root = DeValue::Table(table.into_inner());
        let mut value = &root;
        for step in path {
            let next = match (step, value) {
                (Step::Key(key), DeValue::Table(table)) => table.get(*key),
                (Step::Nth(n), DeValue::Array(array)) => array.get(*n),
                _ => None,
            };
            let Some(next) = next else { break };
            span = next.span();
            value = next.get_ref();
        }
        (file, span)
    }

    /// Which folder an instrument's file stands in.
    pub(crate) fn home<'i>(&self, instrument: &'i Instrument) -> (Kind, &'i str) {
        let kind = if self.files.find(Kind::Proposals, &instrument.id).is_some() { Kind::Proposals } else { Kind::Instruments };
        (kind, &instrument.id)
    }

    /// Whether an instrument stands in the folder that its status asks for.
    pub(crate) fn misplaced(&self, instrument: &Instrument) -> bool {
        (self.home(instrument).0 == Kind::Proposals) != (instrument.status == Status::Proposed)
    }
}

/// The words of a kind, for messages.
pub(crate) fn folder(kind: Kind) -> &'static str {
    Kind::WORDS[kind as usize]
}
