//! What is proposed, and by whom.

use foederis::id::InstrumentId;
use foederis::instrument::{Instrument, Limb, Provision};
use foederis::vocab::{ClaimVerdict, Duty, Modality, Object, PlaceKind, Stance, Status};

use super::{Writer, promise};
use crate::document::{Block, Section, Text};
use crate::words::{self, capital};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let (record, c) = (study.record(), &study.comparison);
    let mut blocks = Vec::new();
    if let Some(date) = c.after.architecture.proposed {
        let when = format!("{} {} {}.", capital(&study.subject()), made(w), words::date(date));
        let when = if date.earliest == date.latest { when } else { when.replace(" on ", " in ") };
        blocks.push(Block::Paragraph(Text::of(when)));
    }
    if let Some(remark) = &c.after.architecture.note {
        blocks.push(Block::Paragraph(Text::of(readable(record, remark))));
    }
    for id in c.added.iter().take(3) {
        let instrument = &record.instruments[*id];
        if c.added.len() > 1 {
            blocks.push(Block::Heading(instrument.short.clone()));
        }
        blocks.extend(describe(w, *id, instrument));
    }
    if c.added.len() > 3 {
        let others = c.added[3..].iter().map(|id| {
            let note = w.notes.instrument(*id);
            let parties = words::states(record, record.parties_of(*id, Some(foederis::date::Dated::day(study.day()))));
            Text::of(format!("{}: {parties}", record.instruments[*id].short)).note([note])
        });
        let others: Vec<Text> = others.collect();
        blocks
            .push(Block::Paragraph(Text::of(format!("The same duties for {} more:", words::count(others.len(), "tie", "ties")))));
        blocks.push(Block::List(others));
    }
    if !c.removed.is_empty() {
        let gone = c.removed.iter().take(12).map(|id| {
            let note = w.notes.instrument(*id);
            Text::of(record.instruments[*id].short.clone()).note([note])
        });
        let gone: Vec<Text> = gone.collect();
        blocks.push(Block::Paragraph(Text::of("Not in force in it, though they are without it:")));
        blocks.push(Block::List(gone));
    }
    blocks.extend(proposers(w));
    blocks.extend(in_print(w));
    (!blocks.is_empty()).then(|| Section {
        id: "proposal",
        title: w.mood("What is proposed, and by whom", "What it is").into(),
        blocks,
    })
}

/// Its members, its duties, where it comes from.
fn describe(w: &mut Writer<'_, '_>, id: InstrumentId, instrument: &Instrument) -> Vec<Block> {
    let record = w.study.record();
    let parties = record.parties_of(id, Some(foederis::date::Dated::day(w.study.day())));
    let note = w.notes.instrument(id);
    let mut blocks = vec![Block::Paragraph(Text::of(format!("Its parties: {}.", words::states(record, parties))).note([note]))];
    // Articles that say the same to a reader stand in one line.
    let mut duties: Vec<(String, Vec<String>, Vec<usize>)> = Vec::new();
    for (number, p) in instrument.provisions.iter().enumerate().filter(|(_, p)| p.modality == Modality::Shall) {
        let (words, place) = (duty(w, p), p.heading());
        let note = w.notes.provision(id, number as u16);
        match duties.iter_mut().find(|d| d.0 == words) {
            Some((_, places, notes)) => {
                if !places.contains(&place) {
                    places.push(place);
                }
                notes.push(note);
            }
            None => duties.push((words, vec![place], vec![note])),
        }
    }
    let duties = duties.into_iter().map(|(words, places, notes)| {
        match places.iter().all(|p| p == "—") {
            true => Text::of(words),
            false => Text::default().strong(format!("{}. ", foederis::listed(&places))).say(words),
        }
        .note(notes.into_iter().take(3))
    });
    blocks.push(Block::List(duties.collect()));
    // A composed pact has no more to say of itself than its architecture.
    let remark = match instrument.composed_from {
        Some(_) => None,
        None => instrument.note.as_ref(),
    };
    // What nobody has written is the record's reading: that is said openly.
    if let Some(remark) = remark.filter(|_| instrument.status == Status::Proposed) {
        blocks.push(Block::Paragraph(Text::of(readable(record, remark))));
    } else if let Some(remark) = remark {
        blocks.push(Block::Details("How the record reads it".into(), vec![Block::Paragraph(Text::of(readable(record, remark)))]));
    }
    blocks
}

/// A provision in a sentence.
fn duty(w: &Writer<'_, '_>, p: &Provision) -> String {
    let what = match (p.duty, p.strength) {
        (Duty::Defend, Some(strength)) => format!("If one is attacked, the others {}", promise(strength)),
        (Duty::Defend, None) => "If one is attacked, the others help".into(),
        (Duty::Attack, _) => "They join each other’s wars".into(),
        (Duty::Consult, _) => "They consult when one of them is threatened".into(),
        (Duty::Refrain, _) => "They use no force against each other".into(),
        (Duty::Neutral, _) => "They stay neutral in each other’s wars".into(),
        (Duty::Abstain, _) => "They join nothing directed against each other".into(),
        (Duty::Permit, _) => "They open bases or grant access to each other".into(),
        (Duty::Support, _) => "They support each other with logistics, intelligence or arms".into(),
    };
    // Where a duty applies matters where an event calls it.
    let called = matches!(p.duty, Duty::Defend | Duty::Attack | Duty::Consult);
    let mut places: Vec<String> = p.protects.iter().filter(|_| called).filter_map(|limb| place(w, limb)).collect();
    places.dedup();
    let place = match places.as_slice() {
        [] => String::new(),
        places => format!(". It covers {}", places.join("; ")),
    };
    let decision = match p.decision.as_str() {
        "individual" => String::new(),
        "consensus" | "unanimity" => format!(". Decided by {}", p.decision),
        other => format!(". Decided by {}", other.trim_start_matches("body: ").to_lowercase().replace("council", "a council")),
    };
    format!("{what}{place}{decision}.")
}

/// "territory and bases in the Indo-Pacific".
fn place(w: &Writer<'_, '_>, limb: &Limb) -> Option<String> {
    let record = w.study.record();
    let covered: Vec<&Object> = Object::ALL.iter().filter(|o| limb.objects & o.bit() != 0).collect();
    let what = match covered.len() == Object::ALL.len() {
        true => "whatever is attacked".to_owned(),
        false => foederis::listed(&covered.iter().map(|o| plural(**o)).collect::<Vec<_>>()),
    };
    let day = w.study.day();
    let areas = || limb.areas.iter().map(|a| &record.areas[*a]).filter(|a| a.span.covers(day) != foederis::Verdict::No);
    let words = areas().find_map(|a| a.words.as_ref());
    let inside = areas().flat_map(|a| a.rules.iter().flat_map(|r| &r.within).chain(&a.includes));
    let regions = inside.filter(|p| record.places[**p].kind == PlaceKind::Region).map(|p| words::place(&record.places[*p].name));
    let mut regions: Vec<String> = regions.collect();
    regions.dedup();
    let home = areas().any(|a| a.rules.iter().any(|r| r.metropolitan));
    let place = match (words, regions.len()) {
        (Some(words), _) => format!(" within “{words}”"),
        (None, 0) => String::new(),
        (None, n) if n > 4 => " in the regions it names".into(),
        (None, _) => format!(" in {}{}", foederis::listed(&regions), if home { ", and at home" } else { "" }),
    };
    let everything = covered.len() == Object::ALL.len() && place.is_empty();
    (!what.is_empty() && !everything).then(|| format!("{what}{place}"))
}

fn plural(object: Object) -> &'static str {
    match object {
        Object::Territory => "territory",
        Object::Forces => "forces",
        Object::Vessel => "public vessels",
        Object::Aircraft => "aircraft",
        Object::Base => "bases",
        Object::Government => "the government",
        Object::Infrastructure => "infrastructure",
        Object::CivilianVessel => "civilian vessels",
    }
}

/// Whether the statements are about this very proposal, and not about such proposals at large.
fn spoken_of(w: &Writer<'_, '_>) -> bool {
    let added = &w.study.comparison.added;
    let own = |t: &foederis::id::TopicId| w.study.record().topics[*t].stands_for.iter().any(|id| added.contains(id));
    w.study.positions.topics.iter().any(own)
}

/// "was signed on", "was put forward on".
fn made(w: &Writer<'_, '_>) -> &'static str {
    use foederis::vocab::InstrumentForm as Form;
    let record = w.study.record();
    let signed = |id: &InstrumentId| {
        matches!(record.instruments[*id].form, Form::Treaty | Form::ExecutiveAgreement | Form::Mou | Form::Charter)
    };
    match (w.made(), w.study.comparison.added.iter().all(signed)) {
        (true, true) => "was signed on",
        (true, false) => "was announced on",
        (false, _) => "was put forward on",
    }
}

/// Those who put it forward, in their words.
fn proposers(w: &mut Writer<'_, '_>) -> Vec<Block> {
    if !spoken_of(w) {
        return Vec::new();
    }
    let record = w.study.record();
    let mut blocks = Vec::new();
    let proposing: Vec<_> =
        w.study.positions.on_pact.iter().copied().filter(|s| record.statements[*s].stance == Stance::Propose).collect();
    let date = w.study.comparison.after.architecture.proposed;
    // Those nearest to the proposal itself say best what was meant.
    let distance = |id: &foederis::id::StatementId| {
        let said = record.statements[*id].date.latest;
        date.map_or(0, |date| {
            (said.year() as i64 * 372 + said.month() as i64 * 31 + said.day() as i64
                - (date.latest.year() as i64 * 372 + date.latest.month() as i64 * 31 + date.latest.day() as i64))
                .abs()
        })
    };
    let mut nearest: Vec<_> = proposing.iter().copied().filter(|s| record.statements[*s].quote.is_some()).collect();
    nearest.sort_by_key(|s| (distance(s), *s));
    nearest.truncate(2);
    nearest.sort_by_key(|s| record.statements[*s].date);
    for id in nearest {
        blocks.push(super::positions::quote(w, id));
    }
    blocks
}

/// What was wrong or second-hand in print about these statements.
fn in_print(w: &mut Writer<'_, '_>) -> Vec<Block> {
    if !spoken_of(w) {
        return Vec::new();
    }
    let record = w.study.record();
    let said = &w.study.positions.on_pact;
    let mut items = Vec::new();
    // A report that speaks of the pact is checked whole.
    let about =
        |report: &&foederis::politics::Report| report.claims.iter().any(|c| c.statements.iter().any(|s| said.contains(s)));
    for report in record.reports.rows().iter().filter(about) {
        for claim in report.claims.iter().filter(|c| c.verdict != ClaimVerdict::Right) {
            let note = w.notes.words(
                &format!("“{}”, {}, {} {}", report.title, report.publisher, words::date(report.date), report.url),
                report.seen,
            );
            let claimed = claim.claim.trim_end_matches('.');
            let why = claim.note.as_ref().map(|n| format!(" {}", readable(record, n))).unwrap_or_default();
            let text = Text::default()
                .say(format!("Reported by {}: {claimed}. ", report.publisher))
                .strong(format!("{}.", capital(&claim.verdict.word().replace('-', " "))))
                .say(why)
                .note([note]);
            items.push(text);
        }
    }
    match items.is_empty() {
        true => Vec::new(),
        false => vec![Block::Details("What was misreported in print".into(), vec![Block::List(items)])],
    }
}

/// A note of the record for readers: ids of statements become who spoke when, ids of instruments their titles, addresses go.
fn readable(record: &foederis::Record, text: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_matches(['(', ')', '.', ',', ';', ':']);
        if bare.starts_with("http") {
            return if word.ends_with(")") || word.ends_with(").") { word.replace(bare, "") } else { String::new() };
        }
        let statement = record.statements.find(bare).map(|s| {
            let statement = &record.statements[s];
            format!("{} ({})", record.speakers[statement.speaker].name, words::date(statement.date))
        });
        let instrument =
            || record.instruments.find(bare).filter(|_| bare.contains('-')).map(|i| record.instruments[i].short.clone());
        statement.or_else(instrument).map_or_else(|| word.to_owned(), |name| word.replace(bare, &name))
    };
    let words: Vec<String> = text.split(' ').map(word).filter(|w| !w.is_empty()).collect();
    words.join(" ").replace("()", "").replace(" .", ".").replace(" ,", ",")
}
