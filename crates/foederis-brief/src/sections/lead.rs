//! The answer in a few sentences.

use foederis::Verdict;
use foederis::architecture::Road;
use foederis::vocab::{Capacity, Change, Rung, Status, Strength};

use super::{Writer, gained, movers, promise};
use crate::document::Text;
use crate::words::{self, capital, count, percent, small};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Vec<Text> {
    let notes = super::states::pact_notes(w);
    let rests = |text: Option<Text>| text.map(|text| text.note(notes.clone()));
    [pact(w), rests(duties(w)), rests(contingencies(w)), rests(cover(w)), closeness(w), voices(w), super::adoption::lead(w.study)]
        .into_iter()
        .flatten()
        .collect()
}

/// What it is, and among whom.
fn pact(w: &mut Writer<'_, '_>) -> Option<Text> {
    let c = &w.study.comparison;
    let record = w.study.record();
    let members = words::some_states(record, c.members, 9);
    let added = c.added.len();
    let informal = c.added.iter().all(|id| record.instruments[*id].binding == Some(false));
    let before = &c.before.architecture.name;
    let strengthens = c.after.architecture.plans.iter().any(|p| matches!(p.road, Road::Strengthen { .. }));
    let words = match added {
        0 if c.removed.is_empty() => format!("{} stands as {before} does: no instrument differs.", capital(&w.study.subject())),
        0 => format!(
            "{} lacks {} that {before} has.",
            capital(&w.study.subject()),
            count(c.removed.len(), "instrument", "instruments")
        ),
        1 => format!(
            "{} {} {members} {}.",
            capital(&w.study.subject()),
            if informal { w.mood("would group", "groups") } else { w.mood("would bind", "binds") },
            if c.removed.is_empty() { "beside the instruments that stand" } else { "in one instrument" }
        ),
        n if strengthens => format!(
            "{} {} {} ties among {members}, without one common pact.",
            capital(&w.study.subject()),
            w.mood("would deepen", "deepens"),
            small(n)
        ),
        n => format!(
            "{} has {} that {before} lacks, and lacks {} that it has.",
            capital(&w.study.subject()),
            count(n, "instrument", "instruments"),
            count(c.removed.len(), "instrument", "instruments")
        ),
    };
    let modelled = c.added.iter().all(|id| record.instruments[*id].status == Status::Proposed);
    let words = match (modelled && !c.added.is_empty(), c.removed.is_empty()) {
        (true, _) => format!("{words} No treaty text exists: its clauses and members are this record’s model of it."),
        (false, _) => words,
    };
    let gone: Vec<&str> = c.removed.iter().take(4).map(|id| record.instruments[*id].short.as_str()).collect();
    let words = match (gone.is_empty(), c.removed.len() > 4 || added == 0) {
        (false, false) => format!("{words} It {} the place of {}.", w.mood("would take", "takes"), foederis::listed(&gone)),
        _ => words,
    };
    let notes: Vec<usize> = c.added.iter().take(1).map(|id| w.notes.instrument(*id)).collect();
    Some(Text::of(words).note(notes))
}

/// Which duties, and how many of them are new.
fn duties(w: &mut Writer<'_, '_>) -> Option<Text> {
    let study = w.study;
    let pairs = study.goal.pairs();
    if pairs == 0 {
        return None;
    }
    let Some(strength) = w.strength() else {
        let consulting =
            study.web.iter().filter(|((rung, ..), step)| *rung == Rung::Consult && step.answer == Verdict::Yes).count();
        return Some(Text::of(match consulting {
            n if n == pairs => {
                "It obliges nobody to defend another. Every member already owes every other consultation.".to_owned()
            }
            n => format!(
                "It obliges nobody to defend another. In {} ordered pairs of members one already owes the other consultation; in {} it does not.",
                words::out_of(n, pairs),
                small(pairs - n)
            ),
        }));
    };
    let promised = study.goal.promised.len();
    let has = |rung: Rung| {
        study
            .web
            .iter()
            .filter(|((r, a, b), step)| *r == rung && step.answer == Verdict::Yes && study.goal.promised.contains_key(&(*a, *b)))
            .count()
    };
    let (any, enough) = (has(Rung::Defend), has(Rung::AsStrong));
    let mut words = format!("Its members {} {}. ", w.mood("would have to", "must"), promise(strength));
    words.push_str(&match (promised - any, any - enough) {
        (0, 0) => format!("Nothing in that is new: each of the {} duties already stands at least as strongly.", small(promised)),
        (0, firmer) => format!(
            "All {} pairs already owe defence; for {} of them the promise {} firmer.",
            small(promised),
            small(firmer),
            w.mood("would be", "is")
        ),
        (new, 0) => {
            format!("For {} ordered pairs that duty {} new.", words::out_of(new, promised), w.mood("would be", "is"))
        }
        (new, firmer) => format!(
            "For {} ordered pairs any duty to defend {} new; for {} a looser one {} firmer.",
            words::out_of(new, promised),
            w.mood("would be", "is"),
            small(firmer),
            w.mood("would become", "becomes"),
        ),
    });
    if strength != Strength::Automatic {
        words.push_str(" Each member still decides for itself what to do.");
    }
    Some(Text::of(words))
}

/// In which contingencies somebody new would fight.
fn contingencies(w: &mut Writer<'_, '_>) -> Option<Text> {
    let c = &w.study.comparison;
    let record = w.study.record();
    let helped: Vec<_> = c.outlooks.iter().filter(|o| !gained(o).is_empty()).collect();
    let alone: Vec<&str> = helped
        .iter()
        .filter(|o| o.before.bound.is_empty() && o.before.contested.is_empty() && !o.after.bound.is_empty())
        .map(|o| record.contingencies[o.contingency].title.as_str())
        .collect();
    let lost: usize = c.outlooks.iter().filter(|o| !movers(o, Change::Lost).is_empty()).count();
    let all = c.outlooks.len();
    let mut words = match helped.len() {
        0 => format!(
            "In none of the {all} contingencies asked about {} bound to defend another.",
            w.mood("would anybody new be", "is anybody new")
        ),
        n => format!(
            "Of {all} contingencies asked about, {} {} defenders that nothing else gives {}.",
            small(n),
            w.mood("would find", "find"),
            w.mood("them today", "them"),
        ),
    };
    if !alone.is_empty() {
        let shown: Vec<String> = alone.iter().take(3).map(|t| format!("“{t}”")).collect();
        let lead = if alone.len() > 3 { "such as " } else { "" };
        words.push_str(&format!(
            " In {} nobody else is bound at all: {lead}{}.",
            count(alone.len(), "of them", "of them"),
            foederis::listed(&shown)
        ));
    }
    if lost > 0 {
        words.push_str(&format!(" In {} some duty to defend {} away.", small(lost), w.mood("would fall", "falls")));
    }
    Some(Text::of(words))
}

/// Who gains most, and what it costs.
fn cover(w: &mut Writer<'_, '_>) -> Option<Text> {
    let c = &w.study.comparison;
    let record = w.study.record();
    let share = |n: u64, asked: u64| n as f64 / asked.max(1) as f64;
    let gain = |l: &&foederis_analysis::compare::Ledger| {
        share(l.covered.after, l.covered.asked) - share(l.covered.before, l.covered.asked)
    };
    let most = c.ledgers.iter().filter(|l| l.covered.asked > 0 && gain(l) > 0.0).max_by(|a, b| gain(a).total_cmp(&gain(b)))?;
    let name = words::state(record, most.state);
    let covered = &most.covered;
    let mut words = format!(
        "{} {} most cover: the share of attacks on it in the region that oblige somebody to defend it {} from {} to {}.",
        capital(&name),
        w.mood("would gain", "gains"),
        w.mood("would rise", "rises"),
        percent(covered.before, covered.asked),
        percent(covered.after, covered.asked)
    );
    let heaviest = c.ledgers.iter().max_by_key(|l| l.dragged_in.len()).filter(|l| !l.dragged_in.is_empty());
    if let Some(heaviest) = heaviest {
        let n = count(heaviest.dragged_in.len(), "contingency", "contingencies");
        let whom = words::state(record, heaviest.state);
        let also = if heaviest.state == most.state { "It".to_owned() } else { capital(&whom) };
        words.push_str(&format!(
            " {also} {} on most: it {} others in {n} in which it is not bound {}.",
            w.mood("would take", "takes"),
            w.mood("would be bound to help defend", "is bound to help defend"),
            w.mood("now", "without it"),
        ));
    }
    Some(Text::of(words))
}

/// How close the informal web is.
fn closeness(w: &mut Writer<'_, '_>) -> Option<Text> {
    let study = w.study;
    let (first, last) = (study.years.first()?, study.years.last()?);
    let pairs = study.goal.pairs() as u64;
    if pairs == 0 {
        return None;
    }
    let at = |year: &foederis_analysis::distance::Year, rung: Rung| percent(year.shares[rung as usize].certain as u64, pairs);
    let loose = [Rung::Consult, Rung::Access, Rung::Logistics, Rung::Intelligence, Rung::Dialogue]
        .into_iter()
        .filter(|r| last.shares[*r as usize].certain > first.shares[*r as usize].certain)
        .map(|r| format!("{} {}", super::distance::name(r), at(last, r)));
    let loose: Vec<String> = loose.collect();
    let since = first.day.year();
    let mut words = String::new();
    if !loose.is_empty() {
        words.push_str(&format!(
            "Without the pact the ties among the members have tightened since {since}. Shares of the ordered pairs that are tied today: {}.",
            foederis::listed(&loose)
        ));
    }
    if !study.goal.promised.is_empty() {
        let (then, now) = (at(first, Rung::AsStrong), at(last, Rung::AsStrong));
        let rung = if then == now {
            format!(" A promise to defend as strong as the pact’s binds {now} of them, as in {since}.")
        } else {
            format!(" A promise to defend as strong as the pact’s binds {now} of them, against {then} in {since}.")
        };
        words.push_str(&rung);
    }
    let words = words.trim().to_owned();
    (!words.is_empty()).then(|| Text::of(words))
}

/// What governments say of it.
fn voices(w: &mut Writer<'_, '_>) -> Option<Text> {
    let study = w.study;
    let record = study.record();
    let hub = study.comparison.hub?;
    let actor = study.positions.actors.iter().find(|a| a.state == hub)?;
    let now = actor.now?;
    let statement = &record.statements[now];
    if statement.capacity != Capacity::Government {
        return None;
    }
    let speaker = &record.speakers[statement.speaker].name;
    let says = statement
        .quote
        .as_ref()
        .filter(|q| q.len() < 160)
        .map(|q| format!(": “{}”", q.trim_end_matches('.')))
        .unwrap_or_default();
    let note = w.notes.statement(now);
    let words = format!(
        "{}, through which most of the defence ties run, {} {} ({speaker}, {}){says}.",
        capital(&words::state(record, hub)),
        super::positions::stands(statement.stance),
        record.topics[statement.topic].name,
        words::date(statement.date)
    );
    Some(Text::of(words).note([note]))
}
