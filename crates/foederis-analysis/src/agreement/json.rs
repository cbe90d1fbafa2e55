//! The answer of `foederis check --against` in the words of the JSON contract.

use foederis::Record;
use foederis::json::{RecordJson, record_json};
use serde::Serialize;

use super::{Agreement, Clause, Difference, Link, OBLIGATIONS, Tally, Tie};

/// How far two records agree.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementJson {
    /// Our record.
    pub record: RecordJson,
    /// The other.
    pub against: RecordJson,
    /// The day.
    pub on: String,
    /// Over all treaties that both have: a pair that shares two of them counts twice.
    pub linked: Vec<TallyJson>,
    /// Every pair of members of the state system, whatever instrument carries the obligation.
    pub any: Vec<TallyJson>,
    /// The treaties that both have.
    pub treaties: Vec<TreatyJson>,
    /// Treaties that both have and neither has in force.
    pub dormant: Vec<LinkJson>,
    /// Instruments that name an alliance which the other record does not have.
    pub missing: Vec<MissingJson>,
}

/// The count of one obligation.
#[derive(Debug, Clone, Serialize)]
pub struct TallyJson {
    /// defence, offence, neutrality, non-aggression or consultation.
    pub obligation: &'static str,
    /// How many directed pairs.
    pub pairs: usize,
    /// By whom.
    #[serde(flatten)]
    pub tally: Tally,
    /// The share of the pairs certain in both on which they agree; null where there are none.
    pub agree: Option<f64>,
    /// Cohen's kappa of the same; null where it is not defined.
    pub kappa: Option<f64>,
}

/// Instruments of one treaty.
#[derive(Debug, Clone, Serialize)]
pub struct LinkJson {
    /// In our record.
    pub ours: Vec<String>,
    /// In the other.
    pub theirs: Vec<String>,
}

/// A treaty that both have.
#[derive(Debug, Clone, Serialize)]
pub struct TreatyJson {
    /// Its instruments.
    #[serde(flatten)]
    pub link: LinkJson,
    /// Its parties on the day, by either record.
    pub states: Vec<String>,
    /// The count of each obligation.
    pub obligations: Vec<TallyJson>,
    /// Where they differ.
    pub differences: Vec<DifferenceJson>,
}

/// Pairs on which they differ in the same way.
#[derive(Debug, Clone, Serialize)]
pub struct DifferenceJson {
    /// Which obligation.
    pub obligation: &'static str,
    /// only ours, only theirs, ours contested or theirs contested.
    pub who: &'static str,
    /// Who would owe it, and to whom.
    pub pairs: Vec<[String; 2]>,
    /// Our provisions that say so.
    pub ours: Vec<ClauseJson>,
    /// Theirs.
    pub theirs: Vec<ClauseJson>,
    /// Other instruments of the silent side that say it of some of the pairs.
    pub elsewhere: Vec<ElsewhereJson>,
}

/// A provision and where it can be read.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseJson {
    /// The instrument.
    pub instrument: String,
    /// The article.
    pub article: String,
    /// The operative words, if they were read.
    pub quote: Option<String>,
    /// Citations.
    pub sources: Vec<String>,
}

/// Another instrument that carries the obligation.
#[derive(Debug, Clone, Serialize)]
pub struct ElsewhereJson {
    /// The instrument.
    pub instrument: String,
    /// Of how many of the pairs.
    pub pairs: usize,
}

/// An alliance that the other record does not have.
#[derive(Debug, Clone, Serialize)]
pub struct MissingJson {
    /// Who names it.
    pub instrument: String,
    /// Its number in ATOP.
    pub atop: u16,
}

/// The answer of `check --against`.
pub fn agreement_json(ours: &Record, theirs: &Record, agreement: &Agreement) -> AgreementJson {
    let missing = |(id, atop): &(_, u16)| MissingJson { instrument: ours.instruments[*id].id.clone(), atop: *atop };
    AgreementJson {
        record: record_json(ours),
        against: record_json(theirs),
        on: agreement.day.to_string(),
        linked: tallies(&agreement.linked),
        any: tallies(&agreement.any),
        treaties: agreement.ties.iter().map(|tie| treaty(ours, theirs, tie)).collect(),
        dormant: agreement.dormant.iter().map(|l| link(ours, theirs, l)).collect(),
        missing: agreement.missing.iter().map(missing).collect(),
    }
}

fn tallies(tallies: &[Tally; 5]) -> Vec<TallyJson> {
    let one = |(tally, (_, obligation)): (&Tally, &(_, &'static str))| TallyJson {
        obligation,
        pairs: tally.pairs(),
        tally: *tally,
        agree: tally.agree(),
        kappa: tally.kappa(),
    };
    tallies.iter().zip(&OBLIGATIONS).map(one).collect()
}

fn link(ours: &Record, theirs: &Record, link: &Link) -> LinkJson {
    let ids =
        |record: &Record, ids: &[foederis::id::InstrumentId]| ids.iter().map(|id| record.instruments[*id].id.clone()).collect();
    LinkJson { ours: ids(ours, &link.ours), theirs: ids(theirs, &link.theirs) }
}

fn treaty(ours: &Record, theirs: &Record, tie: &Tie) -> TreatyJson {
    TreatyJson {
        link: link(ours, theirs, &tie.link),
        states: tie.states.iter().map(|state| ours.code(state).to_owned()).collect(),
        obligations: tallies(&tie.tallies),
        differences: tie.differences.iter().map(|d| difference(ours, theirs, d)).collect(),
    }
}

fn difference(ours: &Record, theirs: &Record, difference: &Difference) -> DifferenceJson {
    let silent = if difference.ours.is_empty() { ours } else { theirs };
    let elsewhere = |(id, pairs): &(_, usize)| ElsewhereJson { instrument: silent.instruments[*id].id.clone(), pairs: *pairs };
    DifferenceJson {
        obligation: OBLIGATIONS.iter().find(|(duty, _)| *duty == difference.duty).map_or("", |(_, name)| name),
        who: difference.who.word(),
        pairs: difference.pairs.iter().map(|(by, to)| [*by, *to].map(|s| ours.code(s).to_owned())).collect(),
        ours: difference.ours.iter().map(|c| clause(ours, *c)).collect(),
        theirs: difference.theirs.iter().map(|c| clause(theirs, *c)).collect(),
        elsewhere: difference.elsewhere.iter().map(elsewhere).collect(),
    }
}

fn clause(record: &Record, (id, number): Clause) -> ClauseJson {
    let instrument = &record.instruments[id];
    let provision = &instrument.provisions[usize::from(number)];
    ClauseJson {
        instrument: instrument.id.clone(),
        article: provision.article.clone(),
        quote: provision.quote.clone(),
        sources: provision.sources.iter().map(|n| instrument.sources[usize::from(*n)].citation.clone()).collect(),
    }
}
