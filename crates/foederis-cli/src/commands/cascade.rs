//! `foederis cascade`: who is drawn in, round by round.

use foederis::Record;
use foederis::casus::Side;
use foederis::casus::cascade::{self, Assumptions, Promise, cascade};
use foederis::finding::Question;
use foederis::json;
use foederis::listed;
use foederis::set::StateSet;
use foederis::verdict::Verdict;
use foederis_analysis::reliability::Rate;
use foederis_analysis::reliability::honour::{Honour, SOURCE, honour};
use serde::Serialize;

use crate::args::{Cascade, Format, Global};
use crate::text::table::table;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, ask, open, out};

pub(crate) fn run(global: &Global, args: &Cascade) -> Done {
    let mut record = open::record(global)?;
    let architecture = ask::architecture(&mut record, &args.architecture)?;
    let (incident, day) = ask::incident(&record, &args.incident, &architecture)?;
    let question = Question::new(&record, &architecture, day);
    let assumptions = Assumptions {
        resolve: args.resolve,
        contested: args.contested,
        retaliation: args.retaliation,
        own_account: args.own_account,
    };
    let result = cascade(&record, &question.rules, &incident, &assumptions);
    let promise = |p: &Promise| {
        let (instrument, provision) = question.provision(p.instrument, p.provision);
        let strength = p.strength.map(|s| format!(" ({s})")).unwrap_or_default();
        let contested = if p.answer == Verdict::Contested { ", contested" } else { "" };
        format!("{}{strength} {}{contested}: {}", p.duty, record.name_of(p.owed_to), instrument.cite(provision))
    };
    let side = |side: Side| if side == Side::Target { "the state attacked" } else { "the attacker" };
    match global.format {
        Format::Json => {
            let answer = json::cascade(&question, &incident, &assumptions, &result);
            out::json(&WithHonour { answer, kept: honours(&record, &result), kept_source: SOURCE })
        }
        Format::Csv => {
            let rows = result.rounds.iter().enumerate().flat_map(|(n, round)| {
                let joined = round.joined.iter().map(move |j| (n, j.state, side(j.side), "joins", j.by));
                let held = round.held_back.iter().map(move |h| (n, h.state, "", "held-back", h.held));
                joined.chain(held)
            });
            let row = |(n, state, side, what, p): (usize, _, &str, &str, Promise)| {
                let (instrument, provision) = question.provision(p.instrument, p.provision);
                [
                    (n + 1).to_string(),
                    record.code(state).to_owned(),
                    what.to_owned(),
                    side.to_owned(),
                    p.duty.to_string(),
                    record.code(p.owed_to).to_owned(),
                    json::answer(p.answer).to_owned(),
                    instrument.id.clone(),
                    provision.article.clone(),
                ]
            };
            out::csv(
                &record.hash,
                &["round", "state", "what", "beside", "duty", "owed_to", "answer", "instrument", "article"],
                rows.map(row),
            )
        }
        Format::Table | Format::Md | Format::Parquet => {
            let mut text = format!("{HEADING}{}{HEADING:#}\n", ask::sentence(&record, &incident, day));
            let mut assumed = vec![format!("states keep promises of strength {} and above", args.resolve)];
            assumed.extend(args.contested.then(|| "contested duties are honoured".into()));
            assumed.extend(args.retaliation.then(|| "the attackers strike each joiner at its homeland".into()));
            assumed.extend(args.own_account.then(|| "the attackers' allies take a counter-attack as an attack".into()));
            text.push_str(&format!("{DIM}record {} {}; assuming that {}{DIM:#}\n", record.name, record.hash, listed(&assumed)));
            for (n, round) in result.rounds.iter().enumerate() {
                text.push_str(&format!("\n{HEADING}Round {}{HEADING:#}\n", n + 1));
                let joined = round
                    .joined
                    .iter()
                    .map(|j| vec![record.name_of(j.state).to_owned(), format!("joins {}", side(j.side)), promise(&j.by)]);
                let held = round.held_back.iter().map(|h| {
                    vec![
                        record.name_of(h.state).to_owned(),
                        "is held back".into(),
                        format!("called to {}; but owes to {}", promise(&h.called), promise(&h.held)),
                    ]
                });
                text.push_str(&table(&[], joined.chain(held)));
            }
            if result.rounds.is_empty() {
                text.push_str("\nNo one joins.\n");
            }
            let names = |states: StateSet| {
                let names: Vec<&str> = states.iter().map(|s| record.name_of(s)).collect();
                listed(&names)
            };
            text.push_str(&format!("\n{HEADING}Coalitions{HEADING:#}\n"));
            text.push_str(&format!("{}\n", wrap(&format!("attacked: {}", names(result.targets)), "  ", "    ")));
            text.push_str(&format!("{}\n", wrap(&format!("attackers: {}", names(result.attackers)), "  ", "    ")));
            text.push_str(&kept(&honours(&record, &result)));
            out::print(&text)
        }
    }
}

/// The answer, with how often promises like these were kept.
#[derive(Serialize)]
struct WithHonour {
    #[serde(flatten)]
    answer: json::CascadeJson,
    kept: Vec<Honour>,
    kept_source: &'static str,
}

/// What is known of the kinds of promise that draw states in, each once.
fn honours(record: &Record, result: &cascade::Cascade) -> Vec<Honour> {
    let mut found: Vec<Honour> = Vec::new();
    for promise in result.rounds.iter().flat_map(|round| &round.joined).map(|joined| &joined.by) {
        let known = honour(promise.duty, record.instruments[promise.instrument].signed);
        found.extend(known.filter(|known| !found.contains(known)));
    }
    found
}

fn kept(honours: &[Honour]) -> String {
    if honours.is_empty() {
        return String::new();
    }
    let each = |honour: &Honour| {
        let Rate { kept, of } = honour.rate;
        let share = honour.rate.share().unwrap_or_default() * 100.0;
        let (low, high) = honour.rate.interval().unwrap_or_default();
        format!("{}, {kept} of {of} ({share:.0}%, 95% interval {:.0}–{:.0})", honour.promises, low * 100.0, high * 100.0)
    };
    let kinds: Vec<String> = honours.iter().map(each).collect();
    let said = format!("Not every promise is kept. Of those that wars of 1816–2003 called due: {}. {SOURCE}", kinds.join("; "));
    format!("\n{}\n", wrap(&said, "", ""))
}
