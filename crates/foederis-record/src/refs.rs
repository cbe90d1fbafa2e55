//! References: ids in files, resolved to rows, with a did-you-mean when there is no such id.

use std::ops::Range;

use foederis::id::{
    ArchitectureId, AreaId, InstrumentId, MeasureId, PlaceId, SpeakerId, StateId, StatementId, TemplateId, TopicId,
};
use foederis::instrument::Selector;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::names::Keys;
use crate::reader::Reader;

/// Words that stand for states without being ids.
const SELECTORS: [(&str, Selector); 4] = [
    ("parties", Selector::Parties),
    ("non-parties", Selector::NonParties),
    ("all-states", Selector::AllStates),
    ("non-state", Selector::NonState),
];

impl Reader<'_, '_> {
    fn resolve<Id: Copy>(&self, keys: &Keys<Id>, what: &str, key: &str, span: Range<usize>) -> Option<Id> {
        let id = keys.get(key);
        if id.is_none() {
            let message = format!("there is no {what} `{key}`");
            let help = did_you_mean(key, keys.all());
            let diagnostic = Diagnostic::error("unknown-id", message, self.file, span, format!("no file {what}s/{key}.toml"));
            self.report(diagnostic.maybe_help(help));
        }
        id
    }

    fn one<Id: Copy>(&self, keys: &Keys<Id>, what: &str, key: &'static str) -> Option<Id> {
        let value = self.value(key)?;
        match value.get_ref().as_str() {
            Some(text) => self.resolve(keys, what, text, value.span()),
            None => {
                self.error("wrong-type", format!("`{key}` must be the id of a {what}, in quotes"), value.span(), "not a text");
                None
            }
        }
    }

    fn required<Id: Copy>(&self, keys: &Keys<Id>, what: &str, key: &'static str) -> Option<Id> {
        if self.value(key).is_none() {
            self.missing(key, &format!("the id of a {what}"));
        }
        self.one(keys, what, key)
    }

    fn many<Id: Copy>(&self, keys: &Keys<Id>, what: &str, key: &'static str) -> Vec<Id> {
        self.texts(key).into_iter().filter_map(|(text, span)| self.resolve(keys, what, text, span)).collect()
    }

    /// The place of the `[[source]]` of this file that has a key.
    pub(crate) fn source<'k>(
        &self,
        key: &str,
        span: Range<usize>,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> Option<usize> {
        let found = known.clone().position(|k| k == key);
        if found.is_none() {
            let message = format!("there is no [[source]] with key `{key}` in this file");
            let help = did_you_mean(key, known);
            self.report(Diagnostic::error("unknown-source", message, self.file, span, "").maybe_help(help));
        }
        found
    }

    pub(crate) fn maybe_state(&self, key: &'static str) -> Option<StateId> {
        self.one(&self.cx.names.states, "state", key)
    }

    pub(crate) fn state(&self, key: &'static str) -> Option<StateId> {
        self.required(&self.cx.names.states, "state", key)
    }

    pub(crate) fn states(&self, key: &'static str) -> Vec<StateId> {
        self.many(&self.cx.names.states, "state", key)
    }

    pub(crate) fn place(&self, key: &'static str) -> Option<PlaceId> {
        self.required(&self.cx.names.places, "place", key)
    }

    pub(crate) fn places(&self, key: &'static str) -> Vec<PlaceId> {
        self.many(&self.cx.names.places, "place", key)
    }

    pub(crate) fn areas(&self, key: &'static str) -> Vec<AreaId> {
        self.many(&self.cx.names.areas, "area", key)
    }

    pub(crate) fn instrument(&self, key: &'static str) -> Option<InstrumentId> {
        self.required(&self.cx.names.instruments, "instrument", key)
    }

    pub(crate) fn instruments(&self, key: &'static str) -> Vec<InstrumentId> {
        self.many(&self.cx.names.instruments, "instrument", key)
    }

    pub(crate) fn architecture(&self, key: &'static str) -> Option<ArchitectureId> {
        self.required(&self.cx.names.architectures, "architecture", key)
    }

    pub(crate) fn template(&self, key: &'static str) -> Option<TemplateId> {
        self.required(&self.cx.names.templates, "template", key)
    }

    pub(crate) fn topic(&self, key: &'static str) -> Option<TopicId> {
        self.required(&self.cx.names.topics, "topic", key)
    }

    pub(crate) fn topics(&self, key: &'static str) -> Vec<TopicId> {
        self.many(&self.cx.names.topics, "topic", key)
    }

    pub(crate) fn speaker(&self, key: &'static str) -> Option<SpeakerId> {
        self.required(&self.cx.names.speakers, "speaker", key)
    }

    pub(crate) fn statements(&self, key: &'static str) -> Vec<StatementId> {
        self.many(&self.cx.names.statements, "statement", key)
    }

    pub(crate) fn measures(&self, key: &'static str) -> Vec<MeasureId> {
        self.many(&self.cx.names.measures, "measure", key)
    }

    /// States, groups, and the words that stand for them.
    pub(crate) fn selectors(&self, key: &'static str) -> Vec<Selector> {
        let names = self.cx.names;
        let one = |(text, span): (&str, Range<usize>)| {
            let word = SELECTORS.iter().find(|(w, _)| *w == text).map(|(_, s)| *s);
            let state = || names.states.get(text).map(Selector::State);
            let group = || names.groups.get(text).map(Selector::Group);
            let found = word.or_else(state).or_else(group);
            if found.is_none() {
                let message = format!("`{text}` is neither a state nor a group");
                let known = names.states.all().chain(names.groups.all()).chain(SELECTORS.iter().map(|(w, _)| *w));
                let help = did_you_mean(text, known).unwrap_or_else(|| {
                    "write a state's id (JPN), a group's id, parties, non-parties, all-states or non-state".into()
                });
                let label = format!("no file states/{text}.toml or groups/{text}.toml");
                self.report(Diagnostic::error("unknown-id", message, self.file, span, label).help(help));
            }
            found
        };
        self.texts(key).into_iter().filter_map(one).collect()
    }
}
