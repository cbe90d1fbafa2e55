//! A brief for other programs: the words, and the numbers behind them.

use foederis_adoption::json::{AdoptionJson, adoption};
use foederis_analysis::json::{ComparisonJson, DistanceJson, comparison, distance};
use serde::Serialize;

use crate::Study;
use crate::document::{Document, Note};

/// A statement on the pact or on another road.
#[derive(Debug, Clone, Serialize)]
pub struct PositionJson {
    /// State or organisation id.
    pub state: String,
    /// The id of the statement that held when the pact was proposed.
    pub then: Option<String>,
    /// The id of the statement that holds now.
    pub now: Option<String>,
    /// The stance now.
    pub stance: Option<&'static str>,
    /// The id of the statement on the other road.
    pub beside: Option<String>,
}

/// A note.
#[derive(Debug, Clone, Serialize)]
pub struct NoteJson {
    /// Article and source.
    pub text: String,
    /// The words.
    pub quote: Option<String>,
    /// Where they can be read.
    pub url: Option<String>,
    /// `text`, `secondary` or `recalled`.
    pub seen: &'static str,
}

/// Whether it would be adopted.
#[derive(Debug, Clone, Serialize)]
pub struct PoliticsJson<'a> {
    /// As first judged.
    pub then: AdoptionJson<'a>,
    /// As judged last; null where that is the first time.
    pub now: Option<AdoptionJson<'a>>,
    /// As judged last, with nobody at the table but those asked to sign.
    pub signatories: AdoptionJson<'a>,
}

/// A brief.
#[derive(Debug, Clone, Serialize)]
pub struct BriefJson<'a> {
    /// The title.
    pub title: String,
    /// The answer in sentences.
    pub summary: Vec<String>,
    /// What changes.
    pub comparison: ComparisonJson,
    /// How close the web is.
    pub distance: DistanceJson,
    /// Who stands where.
    pub positions: Vec<PositionJson>,
    /// Whether it would be adopted; null where no issue of the record is about it.
    pub adoption: Option<PoliticsJson<'a>>,
    /// What the claims rest on.
    pub notes: Vec<NoteJson>,
}

/// A brief in the words of the contract.
pub fn brief<'a>(study: &'a Study<'_>, document: &Document) -> BriefJson<'a> {
    let record = study.record();
    let id = |statement: Option<foederis::id::StatementId>| statement.map(|s| record.statements[s].id.clone());
    let note = |n: &Note| NoteJson { text: n.text.clone(), quote: n.quote.clone(), url: n.url.clone(), seen: n.seen.word() };
    BriefJson {
        title: document.title.clone(),
        summary: document.lead.iter().map(|t| t.plain()).collect(),
        comparison: comparison(&study.comparison),
        distance: distance(record, study.name(), &study.goal, &study.years, &study.web),
        positions: study
            .positions
            .actors
            .iter()
            .map(|a| PositionJson {
                state: record.code(a.state).to_owned(),
                then: id(a.then),
                now: id(a.now),
                stance: a.now.map(|s| record.statements[s].stance.word()),
                beside: id(a.beside),
            })
            .collect(),
        adoption: study.politics.as_ref().map(|politics| PoliticsJson {
            then: adoption(&politics.then),
            now: politics.now.as_ref().map(adoption),
            signatories: adoption(&politics.signatories),
        }),
        notes: document.notes.iter().map(note).collect(),
    }
}
