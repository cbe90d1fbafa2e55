//! Cases: documented answers, held against what the engine says.

use crate::architecture::Architecture;
use crate::finding::{DutyFound, Explain, Finding, NearMiss, Question};
use crate::id::{InstrumentId, StateId};
use crate::incident::{Case, Expect, OwedTo};
use crate::record::Record;
use crate::verdict::Verdict;
use crate::vocab::Clause;

/// An expected answer that the engine does not give.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// Which of the case's expected answers.
    pub expect: usize,
    /// For which state.
    pub state: StateId,
    /// What the engine says instead.
    pub says: String,
}

/// Asks the case of the standing record; returns every answer that differs.
pub fn run(record: &Record, case: &Case) -> Vec<Mismatch> {
    let asked = asked(record, case);
    let question = Question::new(record, &asked, case.on);
    let finding = question.find(&case.incident, Explain::No);
    let mut mismatches = Vec::new();
    for (number, expect) in case.expect.iter().enumerate() {
        for state in states(record, case, expect) {
            if let Some(says) = differs(record, &finding, case, expect, state) {
                mismatches.push(Mismatch { expect: number, state, says });
            }
        }
    }
    mismatches
}

/// The instruments that the case speaks of, and those their duties wait for. No other can change its answers.
fn asked(record: &Record, case: &Case) -> Architecture {
    let mut needed: Vec<InstrumentId> = case.expect.iter().map(|e| e.instrument).collect();
    let mut next = 0;
    while let Some(id) = needed.get(next) {
        let waits = record.instruments[*id].provisions.iter().flat_map(|p| p.when.duty_under.iter().copied());
        let new: Vec<InstrumentId> = waits.filter(|i| !needed.contains(i)).collect();
        needed.extend(new);
        next += 1;
    }
    let without = record.instruments.iter().map(|(id, _)| id).filter(|id| !needed.contains(id)).collect();
    Architecture { without, ..Architecture::standing() }
}

/// Whose duty is expected: the named states, or every other party of the day.
fn states(record: &Record, case: &Case, expect: &Expect) -> Vec<StateId> {
    match &expect.states {
        Some(states) => states.clone(),
        None => {
            let instrument = &record.instruments[expect.instrument];
            let parties = instrument.parties.iter().filter(|p| p.span.covers(case.on) == Verdict::Yes).map(|p| p.state);
            let fighting = case.incident.belligerents();
            let mut others: Vec<StateId> = parties.filter(|p| !fighting.has(*p)).collect();
            others.dedup();
            others
        }
    }
}

/// How the engine's answer for one state differs from the expected one, if it does.
fn differs(record: &Record, finding: &Finding, case: &Case, expect: &Expect, state: StateId) -> Option<String> {
    let meant = meant(record, finding, expect, state);
    let owed = |to: Option<StateId>| match &expect.owed_to {
        OwedTo::Targets => to.is_none_or(|to| case.incident.targets.has(to)),
        OwedTo::EachOther => to.is_none(),
        OwedTo::States(states) => to.is_none_or(|to| states.contains(&to)),
    };
    let duties: Vec<_> = finding
        .duties
        .iter()
        .filter(|d| d.instrument == expect.instrument && meant.contains(&d.provision) && d.state == state && owed(d.owed_to))
        .collect();
    let best = duties.iter().map(|d| d.answer).max().unwrap_or(Verdict::No);
    if best != expect.answer {
        return Some(match best {
            Verdict::Yes => "bound".into(),
            Verdict::Contested => {
                let clauses: Vec<&str> = duties.iter().flat_map(|d| disputed(d)).map(Clause::failure).collect();
                format!("contested ({})", clauses.join(", "))
            }
            Verdict::No => format!("not triggered ({})", failures(finding, case, expect, &meant, state).join(", ")),
        });
    }
    let because = expect.because?;
    let agrees = match best {
        Verdict::Yes => true,
        Verdict::Contested => duties.iter().any(|d| disputed(d).any(|clause| clause == because)),
        Verdict::No => {
            let failures = failures(finding, case, expect, &meant, state);
            failures.contains(&because.failure())
        }
    };
    if agrees {
        return None;
    }
    Some(match best {
        Verdict::Contested => {
            let clauses: Vec<&str> = duties.iter().flat_map(|d| disputed(d)).map(Clause::failure).collect();
            format!("contested, but because of {}", clauses.join(", "))
        }
        _ => format!("not triggered, but because of {}", failures(finding, case, expect, &meant, state).join(", ")),
    })
}

/// The provisions a case means: those of its article where they concern the state, else every one of its duty. (A treaty's article
/// may stand in several provisions, "IV(1)" and "IV(1) with US Understanding".)
fn meant(record: &Record, finding: &Finding, expect: &Expect, state: StateId) -> Vec<u16> {
    let provisions = &record.instruments[expect.instrument].provisions;
    let of_duty = || provisions.iter().enumerate().filter(|(_, p)| p.duty == expect.duty);
    let exact: Vec<u16> = of_duty().filter(|(_, p)| p.article == expect.article).map(|(n, _)| n as u16).collect();
    let concerns = |n: &u16| {
        let line = (expect.instrument, *n, state);
        finding.duties.iter().any(|d| (d.instrument, d.provision, d.state) == line)
            || finding.near_misses.iter().any(|m| (m.instrument, m.provision, m.state) == line)
    };
    if exact.iter().any(concerns) { exact } else { of_duty().map(|(n, _)| n as u16).collect() }
}

fn disputed(duty: &DutyFound) -> impl Iterator<Item = Clause> {
    duty.judgement.contested()
}

/// The clauses on which the instrument's duty of this kind fails for a state.
fn failures(finding: &Finding, case: &Case, expect: &Expect, meant: &[u16], state: StateId) -> Vec<&'static str> {
    let owed = |to: Option<StateId>| match &expect.owed_to {
        OwedTo::Targets => to.is_none_or(|to| case.incident.targets.has(to)),
        OwedTo::EachOther => to.is_none(),
        OwedTo::States(states) => to.is_some_and(|to| states.contains(&to)),
    };
    let same =
        |m: &&NearMiss| m.instrument == expect.instrument && meant.contains(&m.provision) && m.state == state && owed(m.owed_to);
    let mut found: Vec<&str> = finding.near_misses.iter().filter(same).map(|m| m.fails.failure()).collect();
    found.dedup();
    if found.is_empty() { vec!["no such duty"] } else { found }
}
