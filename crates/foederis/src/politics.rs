//! Politics: who said what about which pact, in which office, and what was made of it in print.
//!
//! A statement is evidence of a position, no duty: nothing here enters an answer about who is bound. That nobody is on record
//! means that nothing was found, not that nothing was said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::{Dated, Span};
use crate::id::{InstrumentId, ReportId, SpeakerId, StateId, StatementId, TopicId};
use crate::record::Record;
use crate::verdict::Verdict;
use crate::vocab::{Capacity, ClaimVerdict, Seen, SourceKind, SpeakerKind, Stance};

/// What statements are about: a pact, proposed or real, or another road to the same end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// The id.
    pub id: String,
    /// Its name, as it reads in the middle of a sentence.
    pub name: String,
    /// What counts as being about it.
    pub what: String,
    /// Instruments and proposals of the record that it is about.
    pub stands_for: Vec<InstrumentId>,
    /// Topics to which it is the other road.
    pub alternative_to: Vec<TopicId>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// Who makes statements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// A person or a body.
    pub kind: SpeakerKind,
    /// Whose; none for a body of several states.
    pub state: Option<StateId>,
    /// Offices held, in the order of the file.
    pub tenures: Vec<Tenure>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// An office held for a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tenure {
    /// The office.
    pub office: String,
    /// From the first day to the first day after. No beginning: not known. No end: still held, or not known.
    pub span: Span,
    /// How that was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// One thing said once, on one topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The id.
    pub id: String,
    /// When.
    pub date: Dated,
    /// By whom.
    pub speaker: SpeakerId,
    /// The office in which it was said, as the speaker's tenures spell it.
    pub office: Option<String>,
    /// For whom the speaker spoke.
    pub capacity: Capacity,
    /// The states and organisations whose position it is evidence of.
    pub by: Vec<StateId>,
    /// About what.
    pub topic: TopicId,
    /// For or against.
    pub stance: Stance,
    /// The words, where they were read.
    pub quote: Option<String>,
    /// The sense of it.
    pub says: Option<String>,
    /// Where it was read.
    pub source: Publication,
    /// How it was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// Where a statement was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address.
    pub url: String,
    /// When it appeared.
    pub date: Dated,
    /// The document itself, a press report, or a copy.
    pub kind: SourceKind,
}

/// A report in print, checked claim by claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub date: Dated,
    /// Its address.
    pub url: String,
    /// Where it has its matter from.
    pub origin: Option<String>,
    /// How the report was checked.
    pub seen: Seen,
    /// Its claims, in its order.
    pub claims: Vec<Claim>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// One claim of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// What it says.
    pub claim: String,
    /// What became of it.
    pub verdict: ClaimVerdict,
    /// The statements it is about, or that speak for or against it.
    pub statements: Vec<StatementId>,
    /// Why.
    pub note: Option<String>,
}

impl Topic {
    /// Whether it is the other road to one of these.
    pub fn is_beside(&self, topics: &[TopicId]) -> bool {
        self.alternative_to.iter().any(|other| topics.contains(other))
    }
}

impl Tenure {
    /// Whether the office was held throughout `when`: contested where the first day is not known, or a date too imprecise to tell.
    pub fn held_on(&self, when: Dated) -> Verdict {
        let begun = self.span.from.map_or(Verdict::Contested, |from| from.reached_throughout(when));
        let over = self.span.to.map_or(Verdict::No, |to| to.reached_throughout(when));
        begun.and(!over)
    }
}

impl Speaker {
    /// The offices held on a date, for certain or contested, in the order of the file.
    pub fn offices_on(&self, when: Dated) -> impl Iterator<Item = (&Tenure, Verdict)> {
        let held = move |tenure: &Tenure| tenure.held_on(when);
        self.tenures.iter().map(move |tenure| (tenure, held(tenure))).filter(|(_, held)| *held != Verdict::No)
    }
}

impl Record {
    /// The statements on a topic, oldest first.
    pub fn statements_on(&self, topic: TopicId) -> Vec<StatementId> {
        self.by_date(|s| s.topic == topic)
    }

    /// The statements of a speaker, oldest first.
    pub fn statements_of(&self, speaker: SpeakerId) -> Vec<StatementId> {
        self.by_date(|s| s.speaker == speaker)
    }

    /// The statements on a topic by the state or organisation whose position they are evidence of, oldest first. A joint
    /// statement stands under each.
    pub fn stances_on(&self, topic: TopicId) -> BTreeMap<StateId, Vec<StatementId>> {
        let mut stances: BTreeMap<StateId, Vec<StatementId>> = BTreeMap::new();
        for id in self.statements_on(topic) {
            self.statements[id].by.iter().for_each(|state| stances.entry(*state).or_default().push(id));
        }
        stances
    }

    /// Statements that a condition chooses, oldest first; of one date in the order of their ids.
    pub fn by_date(&self, chosen: impl Fn(&Statement) -> bool) -> Vec<StatementId> {
        let mut ids: Vec<StatementId> = self.statements.iter().filter(|(_, s)| chosen(s)).map(|(id, _)| id).collect();
        ids.sort_by_key(|id| self.statements[*id].date);
        ids
    }

    /// The topics that are another road to a topic.
    pub fn alternatives_to(&self, topic: TopicId) -> impl Iterator<Item = (TopicId, &Topic)> {
        self.topics.iter().filter(move |(_, t)| t.alternative_to.contains(&topic))
    }

    /// The claims in print that are about a statement, with their reports.
    pub fn claims_about(&self, statement: StatementId) -> impl Iterator<Item = (ReportId, &Claim)> {
        let about = move |claim: &&Claim| claim.statements.contains(&statement);
        self.reports.iter().flat_map(move |(id, report)| report.claims.iter().filter(about).map(move |claim| (id, claim)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Table;

    fn dated(text: &str) -> Dated {
        Dated::parse(text).expect("a date")
    }

    fn tenure(office: &str, from: Option<&str>, to: Option<&str>) -> Tenure {
        let span = Span { from: from.map(dated), to: to.map(dated) };
        Tenure { office: office.into(), span, seen: Seen::Text, note: None }
    }

    fn speaker(tenures: Vec<Tenure>) -> Speaker {
        Speaker { id: "a".into(), name: "A".into(), kind: SpeakerKind::Person, state: None, tenures, note: None }
    }

    fn check(speaker: &Speaker, when: &str, expect: &[(&str, Verdict)]) {
        let offices: Vec<(&str, Verdict)> =
            speaker.offices_on(dated(when)).map(|(tenure, held)| (tenure.office.as_str(), held)).collect();
        assert_eq!(offices, expect, "{when}");
    }

    #[test]
    fn an_office_ends_on_the_first_day_after() {
        let minister = tenure("minister", Some("2007-09-26"), Some("2008-08-02"));
        let candidate = tenure("candidate", Some("2024-08-24"), Some("2024-09-27"));
        let ishiba = speaker(vec![minister, candidate, tenure("premier", Some("2024-10-01"), None)]);
        check(&ishiba, "2008-08-01", &[("minister", Verdict::Yes)]);
        check(&ishiba, "2008-08-02", &[]);
        check(&ishiba, "2024-09-14", &[("candidate", Verdict::Yes)]);
        check(&ishiba, "2024-09-27", &[]);
        check(&ishiba, "2026-01-01", &[("premier", Verdict::Yes)]);
    }

    #[test]
    fn imprecise_dates_leave_an_office_contested() {
        let fellow = speaker(vec![tenure("fellow", Some("2025"), Some("2027-03"))]);
        check(&fellow, "2024-12-31", &[]);
        check(&fellow, "2025-05-01", &[("fellow", Verdict::Contested)]);
        check(&fellow, "2026", &[("fellow", Verdict::Yes)]);
        check(&fellow, "2027", &[("fellow", Verdict::Contested)]);
        check(&fellow, "2027-04-01", &[]);
        let spokesman = speaker(vec![tenure("spokesman", None, Some("2020-01-01"))]);
        check(&spokesman, "2019-12-31", &[("spokesman", Verdict::Contested)]);
        check(&spokesman, "2020-01-01", &[]);
    }

    #[test]
    fn statements_come_in_the_order_of_their_dates() {
        let statement = |id: &str, date: &str, topic: usize, by: &[usize]| Statement {
            id: id.into(),
            date: dated(date),
            speaker: SpeakerId::new(0),
            office: None,
            capacity: Capacity::Government,
            by: by.iter().map(|s| StateId::new(*s)).collect(),
            topic: TopicId::new(topic),
            stance: Stance::Neutral,
            quote: None,
            says: Some("…".into()),
            source: Publication {
                title: "…".into(),
                publisher: "…".into(),
                url: "…".into(),
                date: dated(date),
                kind: SourceKind::Press,
            },
            seen: Seen::Secondary,
            note: None,
        };
        let rows = vec![
            statement("a", "2025-01-07", 0, &[1]),
            statement("b", "2024-09", 0, &[0, 1]),
            statement("c", "2024-09-02", 0, &[0]),
            statement("d", "1949", 1, &[0]),
        ];
        let claim =
            Claim { claim: "…".into(), verdict: ClaimVerdict::Wrong, statements: vec![StatementId::new(2)], note: None };
        let report = Report {
            id: "r".into(),
            title: "…".into(),
            publisher: "…".into(),
            date: dated("2025"),
            url: "…".into(),
            origin: None,
            seen: Seen::Text,
            claims: vec![claim],
            note: None,
        };
        let record = Record {
            statements: Table::new(rows, BTreeMap::new()),
            reports: Table::new(vec![report], BTreeMap::new()),
            ..Record::default()
        };
        let ids = |numbers: &[usize]| numbers.iter().map(|n| StatementId::new(*n)).collect::<Vec<_>>();
        assert_eq!(record.statements_on(TopicId::new(0)), ids(&[1, 2, 0]));
        assert_eq!(record.statements_of(SpeakerId::new(0)), ids(&[3, 1, 2, 0]));
        let stances = record.stances_on(TopicId::new(0));
        assert_eq!(stances[&StateId::new(0)], ids(&[1, 2]));
        assert_eq!(stances[&StateId::new(1)], ids(&[1, 0]));
        assert_eq!(record.claims_about(StatementId::new(2)).count(), 1);
        assert_eq!(record.claims_about(StatementId::new(0)).count(), 0);
    }
}
