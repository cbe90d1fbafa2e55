//! An issue of the record: what every model, the signatures and the game say.

use foederis_adoption::accession::{Accession, NoGame};
use foederis_adoption::{Adoption, Forecast, Model, Need};
use foederis_bargaining::Input;
use foederis_bargaining::accession::Parameter;
use foederis_bargaining::montecarlo::Goal;

use crate::text::table::table;
use crate::text::{DIM, HEADING, count, exact, listed_some, number, share, wrap};

/// How many coalitions are shown.
const COALITIONS: usize = 4;

pub(super) const HEADER: [&str; 11] =
    ["model", "likeliest", "mean", "p05", "p50", "p95", "adopted", "as_proposed", "draws", "undefined", "standard_error"];

pub(super) fn rows(adoption: &Adoption<'_>) -> impl Iterator<Item = [String; 11]> {
    adoption.forecasts.iter().map(move |f| {
        let drawn = &f.drawn;
        [
            f.model.word().to_owned(),
            exact(f.likeliest),
            exact(drawn.mean()),
            exact(drawn.quantile(0.05)),
            exact(drawn.quantile(0.5)),
            exact(drawn.quantile(0.95)),
            exact(adoption.adopted(f)),
            exact(adoption.as_proposed(f)),
            drawn.outcomes().len().to_string(),
            drawn.undefined().to_string(),
            exact(drawn.convergence().map(|c| c.standard_error)),
        ]
    })
}

pub(super) fn text(adoption: &Adoption<'_>) -> String {
    let mut text = head(adoption);
    text += &format!("\n{HEADING}In short{HEADING:#}\n{}\n", wrap(&short(adoption), "  ", "  "));
    text += &format!("\n{HEADING}By every model{HEADING:#}\n{}", models(adoption));
    text += &format!("\n{HEADING}By the signatures it takes{HEADING:#}\n{}", signatures(adoption));
    text += &format!("\n{HEADING}By the game of accession{HEADING:#}\n");
    text += &match &adoption.accession {
        Ok(game) => accession(adoption, game),
        Err(why) => wrap(&format!("Not played: {why}."), "  ", "  ") + "\n",
    };
    text += &format!("\n{HEADING}What moves the outcome most{HEADING:#} (model {})\n{}", adoption.shown.word(), bars(adoption));
    text += &needs(adoption);
    let record = adoption.judged.record;
    text + &format!("{DIM}record {} {}{DIM:#}\n", record.name, record.hash)
}

fn head(adoption: &Adoption<'_>) -> String {
    let judged = &adoption.judged;
    let issue = judged.issue;
    let (latest, alone) = (judged.as_of(), judged.judged_only());
    let mut text = format!("{HEADING}{}{HEADING:#}\n", issue.name);
    text += &format!(
        "{DIM}{}, {}; as judged for {latest}: {}, {alone} of them by judgement alone; {} from seed {}{DIM:#}\n",
        issue.id,
        judged.day,
        count(judged.actors.len(), "actor"),
        count(adoption.draws.count as usize, "draw"),
        adoption.draws.seed
    );
    if !judged.absent.is_empty() {
        text += &format!("Among those whose signature or consent is asked for; {} others do not bargain.\n", judged.absent.len());
    }
    for moved in &judged.moved {
        let to = moved.to;
        let range = if to.low == to.high { number(Some(to.mode)) } else { format!("{} ({}–{})", to.mode, to.low, to.high) };
        text += &format!("Supposed: {} of {} {range}\n", moved.input.word(), moved.actor);
    }
    text
}

/// The answer in a paragraph, with what it rests on.
pub(super) fn short(adoption: &Adoption<'_>) -> String {
    let judged = &adoption.judged;
    let issue = judged.issue;
    let regime = |at: f64| issue.regimes[issue.regime(at)].name.as_str();
    let mut said = format!(
        "{} stands at {} ({}), the status quo at {} ({}).",
        judged.proposal_name().unwrap_or("The proposal"),
        judged.proposed_at,
        regime(judged.proposed_at),
        judged.status_quo.at,
        regime(judged.status_quo.at)
    );
    if let Some((low, high)) = adoption.means() {
        said += &match adoption.forecasts.len() {
            1 => format!(" By {} the mean outcome is {low:.1}.", adoption.forecasts[0].model.word()),
            n => format!(" By {n} models the mean outcome lies between {low:.1} and {high:.1}."),
        };
    }
    if let (Some((low, high)), Some(threshold)) = (adoption.range(), issue.adopted_above()) {
        said += &format!(" The chance of a formal pact (above {threshold}) is {}", between(low, high));
        said += &format!("; the signatures it takes are there in {} of draws", share(adoption.signatures.adopted));
        said += &match &adoption.accession {
            Ok(game) => format!("; the game of accession has a pact that holds in {}.", share(game.adopted())),
            Err(_) => ".".to_owned(),
        };
    }
    let heavy: Vec<String> = judged
        .weights()
        .iter()
        .take(3)
        .map(|(at, weight)| {
            let actor = &judged.numbers.mode().actors()[*at];
            format!("{} ({} of it) at {:.0}", actor.id, share(*weight), actor.position)
        })
        .collect();
    if !heavy.is_empty() {
        said += &format!(" Most weight lies with {}.", foederis::listed(&heavy));
    }
    if adoption.forecasts.iter().any(|f| !f.model.is_baseline()) {
        said += " No model of this kind has been shown to forecast better than the weighted mean: where they differ, ask why.";
    }
    said
}

/// "0% to 3%, by the model", or one of them where they are the same.
fn between(low: f64, high: f64) -> String {
    let (low, high) = (share(low), share(high));
    if low == high { format!("{low} by every model asked") } else { format!("{low} to {high}, by the model") }
}

fn models(adoption: &Adoption<'_>) -> String {
    let issue = adoption.judged.issue;
    let points: Vec<String> = issue.regimes.iter().map(|r| format!("{}{}", r.at, if r.pact { "*" } else { "" })).collect();
    let mut header = vec!["model", "likeliest", "mean", "5–95%"];
    header.extend(points.iter().map(String::as_str));
    header.push("pact*");
    let rows = adoption.forecasts.iter().map(|f| {
        let drawn = &f.drawn;
        let mut row = vec![f.model.word().to_owned(), number(f.likeliest), number(drawn.mean())];
        row.push(format!("{}–{}", number(drawn.quantile(0.05)), number(drawn.quantile(0.95))));
        let shares = adoption.regimes(f);
        row.extend((0..issue.regimes.len()).map(|r| shares.as_ref().map_or_else(|| "–".into(), |s| share(s[r]))));
        row.push(adoption.adopted(f).map_or_else(|| "–".into(), share));
        row
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if adoption.forecasts.len() > 1 {
        let pooled = adoption.pooled();
        let pact: f64 = pooled.iter().zip(&issue.regimes).filter(|(_, r)| r.pact).map(|(share, _)| share).sum();
        let mut row = vec!["any, all alike".to_owned(), String::new(), String::new(), String::new()];
        row.extend(pooled.into_iter().chain([pact]).map(share));
        rows.push(row);
    }
    let mut text = table(&header, rows);
    let names = issue.regimes.iter().map(|r| format!("{} {}{}", r.at, r.name, if r.pact { "*" } else { "" }));
    let legend = format!("Shares of draws nearest to: {}. * a formal pact.", names.collect::<Vec<_>>().join(", "));
    text += &format!("{}\n", wrap(&legend, "  ", "  "));
    text + &format!("{}\n", wrap(&convergence(&adoption.forecasts), "  ", "  "))
}

/// Whether there were enough draws.
fn convergence(forecasts: &[Forecast]) -> String {
    let found = || forecasts.iter().filter_map(|f| f.drawn.convergence().map(|c| (f.model, c)));
    let Some((model, worst)) = found().max_by(|a, b| a.1.standard_error.total_cmp(&b.1.standard_error)) else {
        return "The issue has no ranges: each model was asked once.".into();
    };
    let mut said = format!("Standard error of a mean: at most {:.2} ({}).", worst.standard_error, model.word());
    let most = forecasts.iter().map(|f| f.drawn.outcomes().len()).max().unwrap_or_default();
    let fewer: Vec<&Forecast> = forecasts.iter().filter(|f| f.drawn.outcomes().len() < most).collect();
    if let Some(first) = fewer.first() {
        let names: Vec<&str> = fewer.iter().map(|f| f.model.word()).collect();
        said += &format!(" {} take long and saw the first {} draws.", foederis::listed(&names), first.drawn.outcomes().len());
    }
    // Eight models are looked at: one beyond three errors is chance.
    let apart: Vec<&str> =
        found().filter(|(_, c)| c.halves_in_errors.is_some_and(|e| e.abs() > 4.0)).map(|(m, _)| m.word()).collect();
    if !apart.is_empty() {
        said += &format!(" The two halves of the draws differ for {}: take more.", foederis::listed(&apart));
    }
    said
}

fn signatures(adoption: &Adoption<'_>) -> String {
    let judged = &adoption.judged;
    let signatures = &adoption.signatures;
    let rows = signatures.asked.iter().map(|s| {
        let position = judged.numbers.actors()[s.actor].get(Input::Position);
        let missing = signatures.missing(judged, s.actor);
        vec![
            judged.actors[s.actor].actor.id.clone(),
            s.role().to_owned(),
            format!("{} ({}–{})", position.mode, position.low, position.high),
            share(s.willing),
            missing.map_or_else(String::new, |(from, to)| format!("{:.1}", (to - from).abs())),
        ]
    });
    let mut text = table(&["who", "is", "stands at", "signs in", "short by"], rows);
    let mut said = format!(
        "Who stands nearer to the proposal than to the status quo signs: beyond {}. A pact takes all who are required and {} of the \
         candidates: there in {} of draws.",
        signatures.threshold,
        judged.proposal.quorum,
        share(signatures.adopted)
    );
    let names = |coalition: &[usize]| -> Vec<&str> { coalition.iter().map(|at| judged.actors[*at].actor.id.as_str()).collect() };
    if !signatures.maximal.is_empty() {
        said += &format!(" Most likely willing: {}.", foederis::listed(&names(&signatures.maximal)));
    }
    if !signatures.minimal.is_empty() {
        let coalitions: Vec<String> = signatures.minimal.iter().map(|c| names(c).join("+")).collect();
        said += &format!(" Just enough: {}.", listed_some(&coalitions, COALITIONS));
    }
    text += &format!("{}\n", wrap(&said, "  ", "  "));
    text
}

fn accession(adoption: &Adoption<'_>, game: &Accession) -> String {
    let judged = &adoption.judged;
    let record = judged.record;
    let id = |candidate: usize| judged.actors[game.candidates[candidate]].actor.id.clone();
    let percent = |gain: f64| format!("{:+.1}", 100.0 * gain);
    let rows = game.gains.iter().enumerate().map(|(at, gain)| {
        let threats: Vec<&str> =
            game.quarrels.iter().filter(|q| q.candidate == at).map(|q| record.code(game.rivals[q.rival])).collect();
        vec![
            id(at),
            threats.join(" "),
            percent(gain.cover),
            percent(gain.exposure),
            percent(gain.provocation),
            percent(gain.total()),
            if game.all.leave.iter().any(|m| m.candidate == at) { "leaves" } else { "stays" }.to_owned(),
            share(game.survey.belongs[at]),
        ]
    });
    let header = ["candidate", "threatened by", "cover", "exposure", "provoked", "gain", "if all join", "holds in"];
    let mut text = table(&header, rows);
    let names =
        |members: foederis_bargaining::accession::Members| -> String { members.iter().map(id).collect::<Vec<_>>().join("+") };
    let mut said = format!(
        "Gains in hundredths of a lost fight with one rival, if all join, at the centre of the parameters. What the pact adds to standing \
         duties is counted by the engine; stated positions play no part. Over {} of the ranges (",
        count(game.survey.draws as usize, "draw")
    );
    let ranges: Vec<String> = Parameter::ALL
        .iter()
        .map(|p| {
            let (low, high) = p.range();
            format!("{} {low}–{high}", p.word())
        })
        .collect();
    said += &format!(
        "{}) a coalition with all who are required and the quorum holds in {}",
        ranges.join(", "),
        share(game.adopted())
    );
    said += &format!("; none holds at all in {}.", share(game.survey.largest[0]));
    let often: Vec<String> =
        game.survey.coalitions.iter().take(COALITIONS).map(|c| format!("{} ({})", names(c.members), share(c.share))).collect();
    if !often.is_empty() {
        said += &format!(" Most often: {}.", often.join(", "));
    }
    text += &format!("{}\n", wrap(&said, "  ", "  "));
    text
}

/// Why there is no game, for those who compare two.
pub(super) fn game_share(accession: &Result<Accession, NoGame>) -> String {
    accession.as_ref().map_or_else(|_| "–".to_owned(), |game| share(game.adopted()))
}

fn bars(adoption: &Adoption<'_>) -> String {
    if adoption.tornado.is_empty() {
        return wrap("Nothing has a range that matters.", "  ", "  ") + "\n";
    }
    super::widest(&adoption.judged.numbers, &adoption.tornado)
}

fn needs(adoption: &Adoption<'_>) -> String {
    let judged = &adoption.judged;
    let Some(threshold) = judged.issue.adopted_above() else { return String::new() };
    let there = |need: &Need| matches!(need.goal, Goal::Below(_));
    let rows = adoption.forecasts.iter().filter(|f| f.model != Model::Mean).filter_map(|f| adoption.need(f)).map(|need| {
        let alone: Vec<String> =
            need.alone.iter().map(|s| format!("{} from {:.0} to {:.0}", judged.actors[s.actor].actor.id, s.from, s.to)).collect();
        vec![
            need.model.word().to_owned(),
            if there(&need) { "stay below" } else { "get above" }.to_owned(),
            if alone.is_empty() { "nobody".to_owned() } else { listed_some(&alone, 3) },
            need.together.map_or_else(
                || "not even so".to_owned(),
                |at| format!("all at {at:.0} or {}", if there(&need) { "less" } else { "more" }),
            ),
        ]
    });
    let heading = format!("What would have to be true to pass {threshold}");
    format!("\n{HEADING}{heading}{HEADING:#}\n{}", table(&["model", "to", "one actor alone", "the candidates together"], rows))
}
