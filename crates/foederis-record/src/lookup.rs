//! What a person typed: states, places and the rest by id, name or number, with a did-you-mean.

use foederis::Record;
use foederis::id::{ArchitectureId, ContingencyId, InstrumentId, PlaceId, SpeakerId, StateId, TemplateId, TopicId};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::closest;

/// Nothing is called so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no {what} `{typed}`{}", suggestion.as_ref().map(|s| format!("; did you mean `{s}`?")).unwrap_or_default())]
pub struct NotFound {
    /// What was looked for.
    pub what: &'static str,
    /// What was typed.
    pub typed: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// Case, accents, spaces and punctuation do not matter: "Côte d'Ivoire", "cote-d-ivoire".
fn fold(name: &str) -> String {
    name.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A state by id, name, other name, Correlates of War number; or `non-state`.
///
/// # Errors
/// If no state is called so.
pub fn state(record: &Record, typed: &str) -> Result<StateId, NotFound> {
    let wanted = fold(typed);
    if wanted == "nonstate" {
        return Ok(StateId::NON_STATE);
    }
    if let Some(id) = record.states.find(&typed.to_uppercase()).or_else(|| record.states.find(typed)) {
        return Ok(id);
    }
    let number: Option<u16> = typed.parse().ok();
    let mut states = record.states.iter();
    let found = states.find(|(_, s)| {
        fold(&s.name) == wanted || s.names.iter().any(|n| fold(n) == wanted) || number.is_some() && s.cow == number
    });
    found.map(|(id, _)| id).ok_or_else(|| {
        let names = record.states.iter().flat_map(|(_, s)| s.names.iter().chain([&s.name, &s.id]));
        not_found("state", typed, names.map(String::as_str))
    })
}

/// A place by id or name.
///
/// # Errors
/// If no place is called so.
pub fn place(record: &Record, typed: &str) -> Result<PlaceId, NotFound> {
    if let Some(id) = record.places.find(typed) {
        return Ok(id);
    }
    let wanted = fold(typed);
    let called = |p: &foederis::place::Place| {
        fold(&p.id) == wanted || fold(&p.name) == wanted || p.names.iter().any(|n| fold(n) == wanted)
    };
    // A region may share its name with a sea in it; the sea is the place.
    if let Some((id, _)) = record.sites().chain(record.places.iter()).find(|(_, p)| called(p)) {
        return Ok(id);
    }
    // A state's name or code stands for its homeland.
    let homeland = state(record, typed).ok().and_then(|s| {
        let own = |p: &foederis::place::Place| p.kind == foederis::vocab::PlaceKind::Homeland && p.metropolitan_of == Some(s);
        record.places.iter().find(|(_, p)| own(p)).map(|(id, _)| id)
    });
    homeland.ok_or_else(|| {
        let names = record.places.iter().flat_map(|(_, p)| p.names.iter().chain([&p.name, &p.id]));
        not_found("place", typed, names.map(String::as_str))
    })
}

/// An instrument or proposal by id, alias or short title.
///
/// # Errors
/// If none is called so.
pub fn instrument(record: &Record, typed: &str) -> Result<InstrumentId, NotFound> {
    let wanted = fold(typed);
    let by_title = || {
        let called = |i: &foederis::instrument::Instrument| {
            [&i.short, &i.title, &i.id].into_iter().chain(&i.aliases).any(|n| fold(n) == wanted)
        };
        record.instruments.iter().find(|(_, i)| called(i)).map(|(id, _)| id)
    };
    record.instruments.find(typed).or_else(by_title).ok_or_else(|| {
        // What an architecture composes goes by the architecture's name.
        let filed = record.instruments.iter().filter(|(_, i)| i.composed_from.is_none());
        let names = filed.flat_map(|(_, i)| [&i.id, &i.short].into_iter().chain(&i.aliases));
        not_found("instrument or proposal", typed, names.map(String::as_str))
    })
}

/// A contingency by id or title.
///
/// # Errors
/// If none is called so.
pub fn contingency(record: &Record, typed: &str) -> Result<ContingencyId, NotFound> {
    let wanted = fold(typed);
    let titled =
        || record.contingencies.iter().find(|(_, c)| fold(&c.title) == wanted || fold(&c.id) == wanted).map(|(id, _)| id);
    let names = record.contingencies.iter().map(|(_, c)| c.id.as_str());
    record.contingencies.find(typed).or_else(titled).ok_or_else(|| not_found("contingency", typed, names))
}

/// An architecture by id.
///
/// # Errors
/// If none is called so.
pub fn architecture(record: &Record, typed: &str) -> Result<ArchitectureId, NotFound> {
    let found = record.architectures.find(typed);
    found.ok_or_else(|| not_found("architecture", typed, record.architectures.iter().map(|(_, a)| a.id.as_str())))
}

/// A template by id.
///
/// # Errors
/// If none is called so.
pub fn template(record: &Record, typed: &str) -> Result<TemplateId, NotFound> {
    let found = record.templates.find(typed);
    found.ok_or_else(|| not_found("template", typed, record.templates.iter().map(|(_, t)| t.id.as_str())))
}

/// A region or place by id or name; of a region and a place with one name, the region.
///
/// # Errors
/// If no place is called so.
pub fn region(record: &Record, typed: &str) -> Result<PlaceId, NotFound> {
    let wanted = fold(typed);
    let called = |p: &foederis::place::Place| fold(&p.id) == wanted || fold(&p.name) == wanted;
    let region = |p: &foederis::place::Place| p.kind == foederis::vocab::PlaceKind::Region;
    let found = record.places.iter().find(|(_, p)| region(p) && called(p)).map(|(id, _)| id);
    found.map_or_else(|| place(record, typed), Ok)
}

/// A topic by id or name.
///
/// # Errors
/// If none is called so.
pub fn topic(record: &Record, typed: &str) -> Result<TopicId, NotFound> {
    let wanted = fold(typed);
    let named = || record.topics.iter().find(|(_, t)| fold(&t.name) == wanted || fold(&t.id) == wanted).map(|(id, _)| id);
    let names = record.topics.iter().flat_map(|(_, t)| [t.id.as_str(), t.name.as_str()]);
    record.topics.find(typed).or_else(named).ok_or_else(|| not_found("topic", typed, names))
}

/// A speaker by id or name.
///
/// # Errors
/// If none is called so.
pub fn speaker(record: &Record, typed: &str) -> Result<SpeakerId, NotFound> {
    let wanted = fold(typed);
    let named = || record.speakers.iter().find(|(_, s)| fold(&s.name) == wanted || fold(&s.id) == wanted).map(|(id, _)| id);
    let names = record.speakers.iter().flat_map(|(_, s)| [s.id.as_str(), s.name.as_str()]);
    record.speakers.find(typed).or_else(named).ok_or_else(|| not_found("speaker", typed, names))
}

fn not_found<'n>(what: &'static str, typed: &str, names: impl Iterator<Item = &'n str>) -> NotFound {
    NotFound { what, typed: typed.to_owned(), suggestion: closest(typed, names).map(str::to_owned) }
}
