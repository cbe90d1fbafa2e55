//! How stances moved: every statement, actor by actor, in the order of time.

use foederis::id::StatementId;
use foederis_brief::words::stance;

use super::Found;
use crate::text::{DIM, HEADING, count, wrap};

pub(super) const HEADER: [&str; 9] =
    ["date", "by", "speaker", "office", "capacity", "topic", "other_road", "stance", "statement"];

pub(super) fn rows(found: &Found<'_>) -> Vec<[String; 9]> {
    let record = found.record;
    let wanted = |id: &&StatementId| found.by.is_empty() || record.statements[**id].by.iter().any(|s| found.by.contains(s));
    let row = |id: &StatementId| {
        let s = &record.statements[*id];
        [
            s.date.to_string(),
            s.by.iter().map(|state| record.code(*state)).collect::<Vec<_>>().join(" "),
            record.speakers[s.speaker].name.clone(),
            s.office.clone().unwrap_or_default(),
            s.capacity.to_string(),
            record.topics[s.topic].id.clone(),
            found.timeline.beside.contains(&s.topic).to_string(),
            s.stance.to_string(),
            s.id.clone(),
        ]
    };
    found.timeline.said.iter().filter(wanted).map(row).collect()
}

pub(super) fn text(found: &Found<'_>) -> String {
    let record = found.record;
    let mut text = format!("{HEADING}{}{HEADING:#}\n", found.name);
    let first = found.timeline.said.first().map(|id| record.statements[*id].date.to_string()).unwrap_or_default();
    let said = format!(
        "{} from {first} to {}, forerunners and other roads included",
        count(found.timeline.said.len(), "statement"),
        found.day
    );
    text += &format!("{DIM}{said}{DIM:#}\n");
    for (state, said) in found.timeline.by.iter().filter(|(state, _)| found.by.is_empty() || found.by.contains(state)) {
        text += &format!("\n{HEADING}{}{HEADING:#}  {DIM}{}{DIM:#}\n", record.name_of(*state), moved(found, said));
        let mut topic = None;
        for alike in said.chunk_by(|a, b| record.statements[*a].topic == record.statements[*b].topic) {
            let about = record.statements[alike[0]].topic;
            let road = if found.timeline.beside.contains(&about) { " (another road)" } else { "" };
            let words: Vec<String> = alike.iter().map(|id| word(found, *id)).collect();
            let name = if topic == Some(about) { String::new() } else { format!("{}{road}: ", record.topics[about].name) };
            topic = Some(about);
            text += &format!("{}\n", wrap(&format!("{name}{}", words.join("; ")), "  ", "      "));
        }
    }
    text += &format!(
        "\n{}\n",
        wrap(
            "Personal: not for the government. What is not here was not found, which is not to say that it was never said.",
            "",
            ""
        )
    );
    text + &format!("{DIM}record {} {}{DIM:#}\n", record.name, record.hash)
}

/// "1951-02 proposes (Dulles)".
fn word(found: &Found<'_>, id: StatementId) -> String {
    let record = found.record;
    let s = &record.statements[id];
    let personal = if s.capacity == foederis::vocab::Capacity::Personal { ", personal" } else { "" };
    format!("{} {} ({}{personal})", s.date, stance(s.stance), record.speakers[s.speaker].name)
}

/// From the first to the last word for its government on the question itself.
fn moved(found: &Found<'_>, said: &[StatementId]) -> String {
    let record = found.record;
    let own: Vec<_> = said
        .iter()
        .map(|id| &record.statements[*id])
        .filter(|s| s.capacity == foederis::vocab::Capacity::Government && !found.timeline.beside.contains(&s.topic))
        .collect();
    match (own.first(), own.last()) {
        (Some(first), Some(last)) if own.len() > 1 => {
            format!("{}: {} → {}: {}", year(first.date), stance(first.stance), year(last.date), stance(last.stance))
        }
        (Some(only), _) => format!("{}: {}", year(only.date), stance(only.stance)),
        _ => String::new(),
    }
}

fn year(date: foederis::date::Dated) -> i16 {
    date.earliest.year()
}
