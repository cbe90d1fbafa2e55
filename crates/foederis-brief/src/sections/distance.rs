//! How close the standing instruments already are to the pact.

use foederis::Verdict;
use foederis::id::StateId;
use foederis::vocab::Rung;
use foederis_analysis::distance::Year;

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::figures::figure;
use crate::webs::Webs;
use crate::words::{capital, count, percent, small};

/// A rung as the name of a tie.
pub(super) fn name(rung: Rung) -> &'static str {
    match rung {
        Rung::AsStrong => "a duty to defend as strong as the pact’s",
        Rung::Defend => "some duty to defend",
        Rung::Consult => "consultation",
        Rung::Access => "bases or access",
        Rung::Logistics => "logistics",
        Rung::Intelligence => "intelligence",
        Rung::Dialogue => "exercises or dialogue",
    }
}

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let pairs = study.goal.pairs();
    let (first, last) = (study.years.first()?, study.years.last()?);
    if pairs == 0 {
        return None;
    }
    let lead = format!(
        "Rivals call the standing ties steps towards an informal pact. That can be measured: for each rung between no tie and the pact, \
         the share of the {} ordered pairs of members that already have it. Binding and political instruments both count; no rung \
         stands for another.",
        small(pairs)
    );
    let mut blocks = vec![Block::Paragraph(Text::of(lead))];
    blocks.extend(figure("distance", study).map(|f| Block::Figure(Box::new(f))));
    let mut webs = Webs::of(study);
    let items: Vec<Text> = study.goal.rungs().map(|rung| item(w, &mut webs, rung, first, last)).collect();
    blocks.push(Block::List(items));
    blocks.push(Block::Details("The same every ten years".into(), vec![decades(w)]));
    blocks.extend(missing(w));
    Some(Section { id: "distance", title: "How close the web already is".into(), blocks })
}

/// One rung: from where to where, and through what it last rose.
fn item(w: &mut Writer<'_, '_>, webs: &mut Webs<'_, '_>, rung: Rung, first: &Year, last: &Year) -> Text {
    let study = w.study;
    let pairs = study.goal.pairs() as u64;
    let of = |year: &Year| year.shares[rung as usize];
    let (then, now) = (of(first), of(last));
    let years = (first.day.year(), last.day.year());
    let mut words = match (then.certain, now.certain) {
        (0, 0) => format!("no pair in {}, none in {}", years.0, years.1),
        (a, b) if a == b => format!("{} throughout, {} of {} pairs", percent(b as u64, pairs), small(b), small(pairs as usize)),
        (a, b) => format!("{} in {}, {} in {}", percent(a as u64, pairs), years.0, percent(b as u64, pairs), years.1),
    };
    let peak =
        study.years.iter().max_by_key(|y| of(y).certain).filter(|y| of(y).certain > now.certain && of(y).certain > then.certain);
    if let Some(peak) = peak {
        words.push_str(&format!(", after a height of {} in {}", percent(of(peak).certain as u64, pairs), peak.day.year()));
    }
    if now.contested > 0 {
        words.push_str(&format!("; {} more in dispute", small(now.contested)));
    }
    let rise = study.years.windows(2).max_by_key(|y| of(&y[1]).certain.saturating_sub(of(&y[0]).certain));
    let mut notes = Vec::new();
    if let Some([before, after]) = rise
        && of(after).certain > of(before).certain
    {
        let through = webs.brought(rung, after.day.year());
        let titles: Vec<&str> = through.iter().take(2).map(|id| study.record().instruments[*id].short.as_str()).collect();
        let by = if titles.is_empty() { String::new() } else { format!(", with {}", foederis::listed(&titles)) };
        words.push_str(&format!(". Steepest rise: {}{by}", after.day.year()));
        notes = through.iter().take(2).map(|id| w.notes.instrument(*id)).collect();
    }
    Text::default().strong(format!("{}: ", capital(name(rung)))).say(format!("{words}.")).note(notes)
}

fn decades(w: &Writer<'_, '_>) -> Block {
    let study = w.study;
    let pairs = study.goal.pairs() as u64;
    let rungs: Vec<Rung> = study.goal.rungs().collect();
    let header = std::iter::once("Year".to_owned()).chain(rungs.iter().map(|r| capital(name(*r)))).collect();
    let last = study.years.len().saturating_sub(1);
    let told = study.years.iter().enumerate().filter(|(n, y)| *n == 0 || *n == last || y.day.year() % 10 == 0);
    let rows = told.map(|(_, year)| {
        let cells = rungs.iter().map(|r| Text::of(percent(year.shares[*r as usize].certain as u64, pairs)));
        std::iter::once(Text::of(year.day.year().to_string())).chain(cells).collect()
    });
    Block::Table("Share of ordered pairs of members, at the end of the year".into(), header, rows.collect())
}

/// Between whom a rung is missing.
fn missing(w: &Writer<'_, '_>) -> Vec<Block> {
    let study = w.study;
    let record = study.record();
    let mut items = Vec::new();
    for rung in study.goal.rungs() {
        let has = |a: StateId, b: StateId| study.web.get(&(rung, a, b)).is_some_and(|s| s.answer == Verdict::Yes);
        let wanted = |a: StateId, b: StateId| rung != Rung::AsStrong || study.goal.promised.contains_key(&(a, b));
        let mut gaps: Vec<(StateId, StateId)> = Vec::new();
        for (n, a) in study.goal.members.iter().enumerate() {
            for b in &study.goal.members[n + 1..] {
                if wanted(*a, *b) && !(has(*a, *b) && has(*b, *a)) {
                    gaps.push((*a, *b));
                }
            }
        }
        let total = study.goal.members.len() * (study.goal.members.len() - 1) / 2;
        let words = match gaps.len() {
            0 => "between none".to_owned(),
            n if n == total => "between every pair".to_owned(),
            n if n <= 8 => {
                let pairs: Vec<String> =
                    gaps.iter().map(|(a, b)| format!("{}–{}", record.name_of(*a), record.name_of(*b))).collect();
                foederis::listed(&pairs)
            }
            n => format!("between {}", count(n, "pair", "pairs")),
        };
        items.push(Text::default().strong(format!("{}: ", capital(name(rung)))).say(format!("{words}.")));
    }
    vec![Block::Details("Between whom each rung is missing, one way or both".into(), vec![Block::List(items)])]
}
