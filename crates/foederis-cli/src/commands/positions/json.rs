//! The answer of `positions` in the JSON contract.

use foederis::id::StatementId;
use foederis::json::{RecordJson, record_json};
use foederis_adoption::json::{ActorJson, actors};
use serde::Serialize;

use super::{Found, standing};

/// The answer of `positions`.
#[derive(Serialize)]
pub(super) struct PositionsJson<'a> {
    /// Which record answered.
    record: RecordJson,
    /// What was asked about.
    name: &'a str,
    /// The day.
    on: String,
    /// Where each stands, as judged; empty where the record has no issue.
    actors: Vec<Stands<'a>>,
    /// Everything that was said, oldest first, forerunners and other roads included.
    statements: Vec<SaidJson<'a>>,
}

/// An actor and what it said last.
#[derive(Serialize)]
struct Stands<'a> {
    #[serde(flatten)]
    actor: ActorJson<'a>,
    /// The statement that holds on the day.
    last_word: Option<&'a str>,
}

/// A statement.
#[derive(Serialize)]
struct SaidJson<'a> {
    id: &'a str,
    date: String,
    by: Vec<&'a str>,
    speaker: &'a str,
    office: Option<&'a str>,
    capacity: &'static str,
    topic: &'a str,
    other_road: bool,
    stance: &'static str,
    quote: Option<&'a str>,
    says: Option<&'a str>,
    url: &'a str,
}

pub(super) fn positions<'a>(found: &'a Found<'_>) -> PositionsJson<'a> {
    let record = found.record;
    let said = |id: &'a StatementId| {
        let s = &record.statements[*id];
        SaidJson {
            id: &s.id,
            date: s.date.to_string(),
            by: s.by.iter().map(|state| record.code(*state)).collect(),
            speaker: &record.speakers[s.speaker].name,
            office: s.office.as_deref(),
            capacity: s.capacity.word(),
            topic: &record.topics[s.topic].id,
            other_road: found.timeline.beside.contains(&s.topic),
            stance: s.stance.word(),
            quote: s.quote.as_deref(),
            says: s.says.as_deref(),
            url: &s.source.url,
        }
    };
    let last_word = |at: usize| standing::latest(found, at).map(|id| record.statements[id].id.as_str());
    let judged = found.judged.as_ref().map(|judged| actors(judged)).unwrap_or_default();
    let wanted = |actor: &ActorJson<'_>| {
        let by = |state: &foederis::id::StateId| record.code(*state) == actor.id;
        found.by.is_empty() || found.by.iter().any(by)
    };
    PositionsJson {
        record: record_json(record),
        name: found.name,
        on: found.day.to_string(),
        actors: judged
            .into_iter()
            .enumerate()
            .filter(|(_, actor)| wanted(actor))
            .map(|(at, actor)| Stands { actor, last_word: last_word(at) })
            .collect(),
        statements: found.timeline.said.iter().map(said).collect(),
    }
}
