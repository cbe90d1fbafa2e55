//! What is contested: duties whose reach is in dispute, with the readings.

use std::collections::BTreeMap;

use foederis::Verdict;
use foederis::finding::{Explain, Question};
use foederis::id::InstrumentId;
use foederis::set::StateSet;
use foederis::vocab::{Clause, Duty};

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::words::{self, capital, count, small};

/// A dispute: one clause of one instrument, over one place.
struct Dispute {
    text: String,
    source: String,
    states: StateSet,
    titles: Vec<String>,
    article: String,
}

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let c = &study.comparison;
    let record = study.record();
    let after = &c.after;
    let question = Question::new(record, after.architecture, after.day);
    let mut disputes: BTreeMap<(InstrumentId, Clause, String), Dispute> = BTreeMap::new();
    let touched = c.outlooks.iter().filter(|o| o.changes.iter().any(|d| d.duty == Duty::Defend));
    for outlook in touched {
        let finding = question.find(&outlook.incident, Explain::Yes);
        let title = format!("“{}”", record.contingencies[outlook.contingency].title);
        let doubtful = finding.duties.iter().filter(|d| d.duty == Duty::Defend && d.answer == Verdict::Contested);
        for duty in doubtful.filter(|d| d.owed_to.is_some_and(|to| outlook.incident.targets.has(to))) {
            let Some(because) = duty.because.first().filter(|b| b.verdict == Verdict::Contested) else { continue };
            let (_, provision) = question.provision(duty.instrument, duty.provision);
            let dispute = disputes.entry((duty.instrument, because.clause, because.text.clone())).or_insert_with(|| Dispute {
                text: doubt(outlook, because.clause, &because.text),
                source: because.source.clone(),
                states: StateSet::EMPTY,
                titles: Vec::new(),
                article: record.instruments[duty.instrument].cite(provision),
            });
            dispute.states.insert(duty.state);
            if !dispute.titles.contains(&title) {
                dispute.titles.push(title.clone());
            }
        }
    }
    if disputes.is_empty() {
        return None;
    }
    let lead = format!(
        "Some duties stay in dispute even so: the record holds both readings and does not choose. In the contingencies above there {} {}.",
        if disputes.len() == 1 { "is" } else { "are" },
        small(disputes.len())
    );
    let items: Vec<Text> = disputes
        .iter()
        .map(|((instrument, ..), d)| {
            let note = w.notes.words(&d.source, record.instruments[*instrument].seen);
            let over = foederis::listed(&d.titles[..d.titles.len().min(3)]);
            let more =
                if d.titles.len() > 3 { format!(" and {}", count(d.titles.len() - 3, "other", "others")) } else { String::new() };
            Text::default()
                .strong(format!("{}. ", d.article))
                .say(format!("{}. ", capital(words::dated(&d.text).trim_end_matches('.'))))
                .say(format!("It concerns {} in {over}{more}.", words::some_states(record, d.states, 6)))
                .note([note])
        })
        .collect();
    let mut blocks = vec![Block::Paragraph(Text::of(lead))];
    let (shown, rest) = items.split_at(items.len().min(6));
    blocks.push(Block::List(shown.to_vec()));
    if !rest.is_empty() {
        blocks.push(Block::Details(format!("{} more", capital(&small(rest.len()))), vec![Block::List(rest.to_vec())]));
    }
    Some(Section { id: "contested", title: "What is contested".into(), blocks })
}

/// What is in doubt, as a sentence.
fn doubt(outlook: &foederis_analysis::compare::Outlook, clause: Clause, text: &str) -> String {
    use foederis::vocab::Form;
    let form = match outlook.incident.form {
        Form::ArmedAttack => return text.to_owned(),
        Form::Threat => "a threat",
        Form::Occupation => "an occupation without fighting",
        Form::Blockade => "a blockade",
        Form::Coercion => "pressure short of an armed attack",
        Form::Insurgency => "a rising",
        Form::Mobilisation => "a mobilisation",
        Form::DroneIncursion => "an incursion of drones",
        Form::Cyber => "a cyber operation",
    };
    if clause == Clause::Trigger { format!("Whether {form} calls the duty is disputed") } else { text.to_owned() }
}
