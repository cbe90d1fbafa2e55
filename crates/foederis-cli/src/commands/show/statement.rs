//! A statement: who spoke, in which office that day, and what was made of it in print.

use foederis::Record;
use foederis::id::StatementId;
use foederis::politics::{Statement, Tenure};
use foederis::verdict::Verdict;
use foederis::vocab::{ClaimVerdict, SpeakerKind};
use serde_json::{Map, Value, json};

use super::{line, name_of, states};
use crate::text::stance::{checked, speaks, takes, when};
use crate::text::{CONTESTED, DIM, HEADING, wrap};

pub(super) fn text(record: &Record, id: StatementId) -> String {
    let statement = &record.statements[id];
    let speaker = &record.speakers[statement.speaker];
    let mut text = String::new();
    let said = format!(
        "{}: {} {} {}",
        statement.date,
        name_of(record, speaker),
        takes(statement.stance),
        record.topics[statement.topic].name
    );
    text.push_str(&format!("{}\n", wrap(&said, "  ", "      ")));
    if speaker.kind == SpeakerKind::Person {
        offices(record, statement, &mut text);
    }
    line("speaker", speaker.note.as_deref().unwrap_or_default(), &mut text);
    line("capacity", &format!("{} {}", speaks(statement.capacity, speaker.kind), states(record, &statement.by)), &mut text);
    line("stance", &format!("{} on {}", statement.stance, record.topics[statement.topic].id), &mut text);
    let quote = statement.quote.as_ref().map(|quote| format!("\u{201c}{quote}\u{201d}"));
    line("quote", &quote.unwrap_or_default(), &mut text);
    line("says", statement.says.as_deref().unwrap_or_default(), &mut text);
    let source = &statement.source;
    let published = format!("{}, {}, {} ({}), {}", source.publisher, source.title, source.date, source.kind, source.url);
    line("source", &published, &mut text);
    line("checked", &format!("{}: {}", statement.seen, checked(statement.seen)), &mut text);
    line("note", statement.note.as_deref().unwrap_or_default(), &mut text);
    in_print(record, id, &mut text);
    text
}

/// The offices that the speaker held that day, the statement's first; and those that he or she did not.
fn offices(record: &Record, statement: &Statement, text: &mut String) {
    let speaker = &record.speakers[statement.speaker];
    let mut held: Vec<(&Tenure, Verdict)> = speaker.offices_on(statement.date).collect();
    held.sort_by_key(|(tenure, _)| statement.office.as_ref() != Some(&tenure.office));
    if held.is_empty() {
        line("office that day", "none on record", text);
    }
    for (tenure, held) in held {
        let uncertain = held == Verdict::Contested && tenure.span.from.is_some();
        let perhaps = if uncertain { ", which may not cover that day" } else { "" };
        line("office that day", &format!("{} ({}{perhaps})", tenure.office, when(tenure.span)), text);
    }
    let others: Vec<String> = speaker
        .tenures
        .iter()
        .filter(|tenure| tenure.held_on(statement.date) == Verdict::No)
        .map(|tenure| format!("{} ({})", tenure.office, when(tenure.span)))
        .collect();
    line("not that day", &others.join("; "), text);
}

fn in_print(record: &Record, id: StatementId, text: &mut String) {
    let mut heading = false;
    for (report, claim) in record.claims_about(id) {
        if !heading {
            text.push_str(&format!("{HEADING}In print{HEADING:#}\n"));
            heading = true;
        }
        let report = &record.reports[report];
        let style = if claim.verdict == ClaimVerdict::Right { DIM } else { CONTESTED };
        let verdict = format!("{style}{}{style:#}", claim.verdict);
        let claimed = format!("{}, {}: \u{201c}{}\u{201d}", report.publisher, report.date, claim.claim);
        text.push_str(&format!("{}\n", wrap(&claimed, "  ", "      ")));
        let note = claim.note.as_deref().unwrap_or_default();
        text.push_str(&format!("{}\n", wrap(&format!("{verdict}: {note}"), "      ", "      ")));
    }
}

/// What the record adds to the file, for programs.
pub(super) fn derived(record: &Record, id: StatementId) -> Map<String, Value> {
    let statement = &record.statements[id];
    let offices = record.speakers[statement.speaker].offices_on(statement.date);
    let offices: Vec<Value> =
        offices.map(|(tenure, held)| json!({ "office": tenure.office, "certain": held == Verdict::Yes })).collect();
    let claims = record.claims_about(id).map(|(report, claim)| {
        json!({ "report": record.reports[report].id, "claim": claim.claim, "verdict": claim.verdict.word(), "note": claim.note })
    });
    let claims: Vec<Value> = claims.collect();
    Map::from_iter([("offices-that-day".to_owned(), offices.into()), ("in-print".to_owned(), claims.into())])
}
