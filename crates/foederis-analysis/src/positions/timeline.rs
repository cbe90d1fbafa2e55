//! How stances moved: every statement on a question, on its forerunners and on the other roads, actor by actor.

use std::collections::BTreeMap;

use foederis::Record;
use foederis::date::Date;
use foederis::id::{StateId, StatementId, TopicId};
use foederis::issue::Issue;

/// Statements on a question over time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// Every statement, oldest first.
    pub said: Vec<StatementId>,
    /// The same by whom they are evidence of; a joint statement stands under each. States before organisations, each in the order of its
    /// first word.
    pub by: Vec<(StateId, Vec<StatementId>)>,
    /// The topics that are another road to the same end: what is said for them is not said for the pact.
    pub beside: Vec<TopicId>,
}

impl Timeline {
    /// Statements on these topics up to a day; what may have been said later is left out. Topics that are another road to one of them count
    /// as such.
    pub fn of(record: &Record, topics: &[TopicId], last: Date) -> Timeline {
        let is_beside = |id: &TopicId| record.topics[*id].is_beside(topics);
        let others = topics.iter().flat_map(|t| record.alternatives_to(*t).map(|(id, _)| id));
        let mut all: Vec<TopicId> = topics.iter().copied().chain(others).collect();
        all.sort_unstable();
        all.dedup();
        let said = record.by_date(|s| all.contains(&s.topic) && s.date.latest <= last);
        let mut by: BTreeMap<StateId, Vec<StatementId>> = BTreeMap::new();
        for id in &said {
            record.statements[*id].by.iter().for_each(|state| by.entry(*state).or_default().push(*id));
        }
        let mut by: Vec<(StateId, Vec<StatementId>)> = by.into_iter().collect();
        by.sort_by_key(|(state, said)| (!record.states[*state].is_state(), record.statements[said[0]].date, *state));
        Timeline { said, by, beside: all.into_iter().filter(is_beside).collect() }
    }

    /// Statements on an issue and its forerunners up to a day.
    pub fn of_issue(record: &Record, issue: &Issue, last: Date) -> Timeline {
        let topics: Vec<TopicId> = issue.topics.iter().chain(&issue.related).copied().collect();
        Timeline::of(record, &topics, last)
    }
}
