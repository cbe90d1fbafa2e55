//! Issues of the past: the models' answers beside what happened.

use foederis_adoption::Among;
use foederis_adoption::past::{Forecaster, Past, past, scores};

use super::{bar, draws, models};
use crate::args::{Adopt, Format, Global};
use crate::text::table::table;
use crate::text::{DIM, HEADING, count, exact, number, share, wrap};
use crate::{Done, open, out};

pub(super) fn run(global: &Global, args: &Adopt) -> Done {
    let record = open::record(global)?;
    let models = models(args);
    let known = record.issues.rows().iter().filter(|i| i.outcome.is_some()).count();
    let bar = bar(args, models.len() * known);
    let among = Among::from(args.among);
    let found = past(&record, among, &models, draws(args), |draws| bar.inc(u64::from(draws)));
    bar.finish_and_clear();
    match global.format {
        Format::Json => out::json(&foederis_adoption::json::past(&record, &found)),
        Format::Csv => {
            let header =
                ["issue", "judged", "by", "mean", "adopted", "outcome", "outcome_low", "outcome_high", "outcome_adopted"];
            out::csv(&record.hash, &header, found.iter().flat_map(rows))
        }
        Format::Table | Format::Md | Format::Parquet => {
            let mut text = format!("{HEADING}{} whose outcome is known{HEADING:#}\n", count(found.len(), "issue"));
            text += &format!(
                "{DIM}each as judged before it{}; {} from seed {}{DIM:#}\n",
                if among == Among::Signatories { ", signatories alone" } else { "" },
                count(args.draws as usize, "draw"),
                args.seed
            );
            found.iter().for_each(|p| text += &one(p));
            text += &score(&found);
            text += &format!("{DIM}record {} {}{DIM:#}\n", record.name, record.hash);
            out::print(&text)
        }
    }
}

fn rows<'p>(past: &'p Past<'_>) -> impl Iterator<Item = [String; 9]> + 'p {
    let outcome = past.outcome;
    past.held.iter().map(move |h| {
        [
            past.adoption.judged.issue.id.clone(),
            past.adoption.judged.day.to_string(),
            h.by.word().to_owned(),
            exact(h.mean),
            exact(h.adopted),
            outcome.at.mode.to_string(),
            outcome.at.low.to_string(),
            outcome.at.high.to_string(),
            outcome.adopted.to_string(),
        ]
    })
}

fn one(past: &Past<'_>) -> String {
    let judged = &past.adoption.judged;
    let outcome = past.outcome;
    let mut text = format!("\n{HEADING}{}{HEADING:#}, judged for {}: {}\n", judged.issue.id, judged.as_of(), judged.issue.name);
    let said = format!(
        "{}: {} ({}–{}), {}. {}",
        outcome.on,
        outcome.at.mode,
        outcome.at.low,
        outcome.at.high,
        if outcome.adopted { "adopted" } else { "not adopted" },
        outcome.what
    );
    text += &format!("{}\n", wrap(&said, "  ", "  "));
    let rows = past.held.iter().map(|h| {
        let off = h.mean.map(|mean| format!("{:+.1}", mean - outcome.at.mode));
        vec![h.by.word().to_owned(), number(h.mean), off.unwrap_or_default(), h.adopted.map_or_else(|| "–".into(), share)]
    });
    text + &table(&["by", "mean", "off by", "chance of a pact"], rows)
}

fn score(past: &[Past<'_>]) -> String {
    let rows = scores(past).into_iter().map(|s| {
        vec![
            s.by.word().to_owned(),
            s.outcomes.to_string(),
            number(s.error),
            s.adoptions.to_string(),
            s.brier.map_or_else(|| "–".into(), |brier| format!("{brier:.3}")),
        ]
    });
    let table = table(&["by", "outcomes", "mean error", "adoptions", "Brier"], rows);
    let rules = [Forecaster::StatusQuo.word(), Forecaster::Proposal.word()];
    let said = format!(
        "Mean error: points of the scale between the mean forecast and the likeliest reading of what happened. Brier: mean squared \
         difference between the chance of a pact and what happened; 0 is perfect, .25 a coin. {} and {} are rules of thumb. So few issues, \
         judged by those who know what came of them, rank nothing.",
        rules[0], rules[1]
    );
    format!("\n{HEADING}Over all{HEADING:#}\n{table}{}\n", wrap(&said, "  ", "  "))
}
