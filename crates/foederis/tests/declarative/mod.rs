//! The semantics a second time, as law is read: a few dozen declarative rules over the raw facts of a record.
//!
//! A record, an architecture, a day and some incidents go in; every duty that is bound or contested comes out. Nothing here calls
//! the engine: the rules are written from `record/SCHEMA.md`, so that two readings of one text can be held against each other.
//! Slow, and meant to be: every rule is a sentence that a lawyer can check.

mod facts;
mod rules;
mod schema;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use foederis::date::Date;
use foederis::id::{InstrumentId, StateId};
use foederis::vocab::Duty;
use foederis::{Architecture, Incident, Record, Verdict};

/// Who owes; to whom (none: to each other); what; under which instrument and provision; bound (`Yes`) or contested.
pub(crate) type Line = (StateId, Option<StateId>, Duty, InstrumentId, u16, Verdict);

/// Every duty of each incident, as the declarative rules have it. A duty that is bound is not also reported as contested.
pub(crate) fn answers(record: &Record, architecture: &Architecture, day: Date, questions: &[Incident]) -> Vec<BTreeSet<Line>> {
    let mut law = facts::state(record, architecture, day, questions);
    law.run();
    let mut strongest = vec![BTreeMap::new(); questions.len()];
    for &(question, ower, owed_to, duty, instrument, provision, level) in &law.line {
        let verdict = if level == words::Level::Certain { Verdict::Yes } else { Verdict::Contested };
        let known = strongest[question].entry((ower, owed_to, duty, instrument, provision)).or_insert(verdict);
        *known = verdict.max(*known);
    }
    let line = |((ower, owed_to, duty, instrument, provision), verdict)| (ower, owed_to, duty, instrument, provision, verdict);
    strongest.into_iter().map(|lines| lines.into_iter().map(line).collect()).collect()
}
