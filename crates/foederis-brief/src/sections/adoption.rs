//! Would it be adopted: then, now, and what would change that.

use foederis::issue::Issue;
use foederis_adoption::accession::Accession;
use foederis_adoption::{Adoption, Model, Need};
use foederis_bargaining::Input;
use foederis_bargaining::accession::Parameter;
use foederis_bargaining::montecarlo::Goal;

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::figures::figure;
use crate::words::{self, capital, chance, count, small};
use crate::{Politics, Study};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let politics = w.study.politics.as_ref()?;
    let issue = politics.then.judged.issue;
    let mut blocks = vec![Block::Paragraph(question(w, politics))];
    blocks.push(Block::Paragraph(answer(&politics.then, &when(&politics.then), true)));
    if let Some(now) = &politics.now {
        blocks.push(Block::Paragraph(answer(now, &when(now), false)));
    }
    blocks.extend(alone(politics).map(Block::Paragraph));
    blocks.extend(happened(issue));
    blocks.extend(figure("outcomes", w.study).map(|f| Block::Figure(Box::new(f))));
    blocks.push(Block::Details("Every model, then and now".into(), vec![models(politics)]));
    blocks.push(Block::Heading("The signatures it takes".into()));
    blocks.extend(signatures(politics));
    blocks.push(Block::Heading("Whether it would hold".into()));
    blocks.extend(accession(politics.latest()));
    blocks.push(Block::Heading("What would change it".into()));
    blocks.extend(figure("sensitivity", w.study).map(|f| Block::Figure(Box::new(f))));
    blocks.push(Block::List(changes(politics.latest())));
    blocks.push(Block::Heading("Where each actor is judged to stand".into()));
    blocks.extend(figure("standing", w.study).map(|f| Block::Figure(Box::new(f))));
    blocks.push(views(w, politics.latest()));
    blocks.push(Block::Paragraph(trust(politics)));
    Some(Section { id: "adoption", title: w.mood("Would it be adopted?", "Would it have been adopted?").into(), blocks })
}

/// The sentence for the head of a brief.
pub(super) fn lead(study: &Study<'_>) -> Option<Text> {
    let politics = study.politics.as_ref()?;
    let clause = |adoption: &Adoption<'_>| {
        let (low, high) = adoption.range()?;
        Some(format!("{} as judged for {}", between(low, high), when(adoption)))
    };
    let mut said =
        format!("By {} of bargaining the chance of a formal pact is {}", models_asked(&politics.then), clause(&politics.then)?);
    if let Some(now) = politics.now.as_ref().and_then(clause) {
        said += &format!(", and {now}");
    }
    let signatures = &politics.latest().signatures;
    Some(Text::of(said + &format!("; the signatures it takes are there in {} of draws.", chance(signatures.adopted))))
}

fn models_asked(adoption: &Adoption<'_>) -> String {
    count(adoption.forecasts.len(), "model", "models")
}

/// For when the newest view was judged.
fn when(adoption: &Adoption<'_>) -> String {
    words::date(adoption.judged.as_of())
}

/// "0% to 3%".
fn between(low: f64, high: f64) -> String {
    let (low, high) = (chance(low), chance(high));
    if low == high { low } else { format!("{low} to {high}") }
}

fn question(w: &Writer<'_, '_>, politics: &Politics<'_>) -> Text {
    let judged = &politics.then.judged;
    let issue = judged.issue;
    let regime = |at: f64| &issue.regimes[issue.regime(at)].name;
    let points: Vec<String> = issue.regimes.iter().map(|r| format!("{} {}", r.at, r.name)).collect();
    let pact = issue.adopted_above().map(|t| format!(" Above {t} an outcome counts as a formal pact.")).unwrap_or_default();
    Text::of(format!(
        "“{}”, as a scale: {}. {} {} at {} ({}), the status quo at {} ({}).{pact} {} bargain over it.",
        issue.name,
        foederis::listed(&points),
        capital(&w.study.subject()),
        w.mood("stands", "stood"),
        judged.proposed_at,
        regime(judged.proposed_at),
        judged.status_quo.at,
        regime(judged.status_quo.at),
        capital(&count(judged.actors.len(), "actor", "actors")),
    ))
}

fn answer(adoption: &Adoption<'_>, when: &str, first: bool) -> Text {
    let proposed = adoption.judged.issue.regime(adoption.judged.proposed_at);
    let name = &adoption.judged.issue.regimes[proposed].name;
    let as_proposed = adoption.forecasts.iter().filter_map(|f| adoption.as_proposed(f)).fold(0.0, f64::max);
    let Some(((low, high), (least, most))) = adoption.range().zip(adoption.means()) else {
        return Text::of(format!("As judged for {when}, no model has an answer."));
    };
    let verdict = match (high < 0.05, low > 0.95) {
        (true, _) => "No",
        (_, true) => "Yes",
        _ if high < 0.5 => "Probably not",
        _ if low > 0.5 => "Probably",
        _ => "The models disagree",
    };
    let tail = if first { ", over the ranges of positions, salience and capability" } else { "" };
    Text::default().strong(format!("As judged for {when}: {}. ", verdict.to_lowercase())).say(format!(
        "The chance of a formal pact is {} by {}{tail}; that of a {name} or more is {} at most. Mean outcomes lie between {least:.0} and \
         {most:.0}. The signatures it takes are there in {} of draws{}.",
        between(low, high),
        models_asked(adoption),
        chance(as_proposed),
        chance(adoption.signatures.adopted),
        match &adoption.accession {
            Ok(game) => format!("; a coalition that would hold by its own interest in cover is found in {}", chance(game.adopted())),
            Err(_) => String::new(),
        }
    ))
}

/// The same with nobody at the table but those who would sign.
fn alone(politics: &Politics<'_>) -> Option<Text> {
    let adoption = &politics.signatories;
    let ((low, high), (least, most)) = adoption.range().zip(adoption.means())?;
    Some(Text::of(format!(
        "These models let everyone bargain who cares, opponents with their full weight. With nobody at the table but the {} whose signature or \
         consent is asked for, as judged for {}, mean outcomes lie between {least:.0} and {most:.0}, and the chance of a formal pact is {}.",
        small(adoption.judged.actors.len()),
        when(adoption),
        between(low, high),
    )))
}

/// What really came of it.
fn happened(issue: &Issue) -> Option<Block> {
    let outcome = issue.outcome.as_ref()?;
    Some(Block::Paragraph(Text::of(format!(
        "What came of it by {}: {} On the scale that reads as {} ({} to {}).",
        words::date(outcome.on),
        outcome.what,
        outcome.at.mode,
        outcome.at.low,
        outcome.at.high
    ))))
}

fn models(politics: &Politics<'_>) -> Block {
    let cell = |adoption: &Adoption<'_>, model: Model| -> [Text; 2] {
        let Some(f) = adoption.forecasts.iter().find(|f| f.model == model) else { return [Text::of("–"), Text::of("–")] };
        let range = f.drawn.mean().zip(f.drawn.quantile(0.05)).zip(f.drawn.quantile(0.95));
        let outcome =
            range.map_or_else(|| "no outcome".into(), |((mean, low), high)| format!("{mean:.0} ({low:.0} to {high:.0})"));
        [Text::of(outcome), Text::of(adoption.adopted(f).map_or_else(|| "–".into(), chance))]
    };
    let both: Vec<&Adoption<'_>> = [Some(&politics.then), politics.now.as_ref()].into_iter().flatten().collect();
    let mut header = vec!["Model".to_owned()];
    both.iter().for_each(|a| header.extend([format!("Outcome, {}", when(a)), "A pact".to_owned()]));
    let rows = politics.then.forecasts.iter().map(|f| {
        let name = Text::of(format!("{}: {}", words::model(f.model), f.model.what()));
        std::iter::once(name).chain(both.iter().flat_map(|a| cell(a, f.model))).collect()
    });
    Block::Table("Outcomes by model: mean, and from the 5th to the 95th percentile of draws".into(), header, rows.collect())
}

fn signatures(politics: &Politics<'_>) -> Vec<Block> {
    let latest = politics.latest();
    let judged = &latest.judged;
    let signatures = &latest.signatures;
    let name = |at: usize| words::actor(judged.name(at));
    let required: Vec<usize> = signatures.asked.iter().filter(|s| s.required).map(|s| s.actor).collect();
    let unwilling: Vec<String> = required
        .iter()
        .filter_map(|at| signatures.missing(judged, *at).map(|(from, _)| format!("{} (at {from:.0})", name(*at))))
        .collect();
    let willing: Vec<String> = signatures.maximal.iter().map(|at| name(*at)).collect();
    let mut said = format!(
        "Whatever a bargain among all comes to, a pact needs its members’ consent: here that of {} and of {} candidates at least. Who stands \
         nearer to the proposal than to the status quo signs, which is beyond {}. ",
        foederis::listed(&required.iter().map(|at| name(*at)).collect::<Vec<_>>()),
        small(judged.proposal.quorum),
        signatures.threshold
    );
    said += &match willing.is_empty() {
        true => "As judged last, no candidate most likely stands there".to_owned(),
        false => format!(
            "As judged last, {} most likely {}",
            foederis::listed(&willing),
            if willing.len() == 1 { "does" } else { "do" }
        ),
    };
    if !unwilling.is_empty() {
        said += &format!("; {} {} not", foederis::listed(&unwilling), if unwilling.len() == 1 { "does" } else { "do" });
    }
    let rows = signatures.asked.iter().map(|s| {
        let range = judged.numbers.actors()[s.actor].get(Input::Position);
        let cells = [
            judged.name(s.actor).to_owned(),
            s.role().to_owned(),
            format!("{} ({} to {})", range.mode, range.low, range.high),
            chance(s.willing),
        ];
        cells.map(Text::of).into()
    });
    let header = ["Who", "Is", "Stands at", "Signs in"].map(str::to_owned).into();
    vec![
        Block::Paragraph(Text::of(said + ".")),
        Block::Details(
            "Every signature asked for".into(),
            vec![Block::Table("Who would sign, and in what share of draws".into(), header, rows.collect())],
        ),
    ]
}

fn accession(adoption: &Adoption<'_>) -> Vec<Block> {
    let game = match &adoption.accession {
        Ok(game) => game,
        Err(why) => return vec![Block::Paragraph(Text::of(format!("This was not asked: {why}.")))],
    };
    let judged = &adoption.judged;
    let name = |candidate: usize| words::actor(judged.name(game.candidates[candidate]));
    let leaves: Vec<String> = game.all.leave.iter().map(|m| name(m.candidate)).collect();
    let mut said = format!(
        "A second test sets stated positions aside. Each candidate weighs what the pact adds to its cover against the fights of others it \
         would have to join and the threats it would draw; who owes what, with and without the pact, is counted by the engine. Over {} of \
         the game’s parameters, a coalition with all who are required and {} members holds in {}, and none holds at all in {}.",
        count(game.survey.draws as usize, "draw", "draws"),
        small(judged.proposal.quorum),
        chance(game.adopted()),
        chance(game.survey.largest[0])
    );
    said += &match leaves.len() {
        0 => " If all had joined, nobody would leave, at the centre of the parameters.".to_owned(),
        n if n == game.candidates.len() => {
            " If all had joined, each would be better off outside, at the centre of the parameters.".to_owned()
        }
        _ => format!(
            " If all had joined, {} would be better off outside, at the centre of the parameters.",
            foederis::listed(&leaves)
        ),
    };
    said += " The game counts a state’s own cover only: what the fall of another would cost it, which moved protectors in the past, is no part \
             of it. It orders what the text does, and is no forecast.";
    vec![
        Block::Paragraph(Text::of(said)),
        Block::Details("What each candidate gains, and the game’s parameters".into(), vec![gains(adoption, game), parameters()]),
    ]
}

fn gains(adoption: &Adoption<'_>, game: &Accession) -> Block {
    let judged = &adoption.judged;
    let number = |gain: f64| Text::of(format!("{:+.0}", 100.0 * gain).replace('-', "−"));
    let rows = game.gains.iter().enumerate().map(|(at, gain)| {
        let threats: Vec<&str> =
            game.quarrels.iter().filter(|q| q.candidate == at).map(|q| judged.record.name_of(game.rivals[q.rival])).collect();
        vec![
            Text::of(judged.name(game.candidates[at])),
            Text::of(if threats.is_empty() { "–".to_owned() } else { foederis::listed(&threats) }),
            number(gain.cover),
            number(gain.exposure),
            number(gain.provocation),
            number(gain.total()),
            Text::of(chance(game.survey.belongs[at])),
        ]
    });
    let header = ["Candidate", "Threatened by", "Cover", "Exposure", "Provoked", "Gain", "In one that holds"].map(str::to_owned);
    let title = "If all join: hundredths of a lost fight with one rival; and the share of draws in which the candidate is in a coalition that holds";
    Block::Table(title.into(), header.into(), rows.collect())
}

fn parameters() -> Block {
    let row = |p: &Parameter| {
        let (low, high) = p.range();
        let cells = [p.word().to_owned(), p.meaning().to_owned(), p.central().to_string(), format!("{low} to {high}")];
        cells.map(Text::of).into()
    };
    let header = ["Parameter", "Is", "Centre", "Varied"].map(str::to_owned).into();
    Block::Table("What the game assumes".into(), header, Parameter::ALL.iter().map(row).collect())
}

/// By which models a list of conditions is given: one that adds up, one that votes, one that challenges, one that bargains.
const SHOWN: [Model; 4] = [Model::WeightedMean, Model::Median, Model::ExpectedUtility, Model::Smp];

fn changes(adoption: &Adoption<'_>) -> Vec<Text> {
    let judged = &adoption.judged;
    let threshold = judged.issue.adopted_above().unwrap_or_default();
    let shown = adoption.forecasts.iter().filter(|f| SHOWN.contains(&f.model)).filter_map(|f| adoption.need(f));
    let mut list: Vec<Text> = shown.map(|need| change(adoption, &need, threshold)).collect();
    let short: Vec<String> = adoption
        .signatures
        .asked
        .iter()
        .filter(|s| s.required)
        .filter_map(|s| {
            let (from, to) = adoption.signatures.missing(judged, s.actor)?;
            Some(format!("{} from {from:.0} past {to}", words::actor(judged.name(s.actor))))
        })
        .collect();
    if !short.is_empty() {
        list.push(
            Text::default().strong("For the signatures").say(format!(" these would have to move: {}.", foederis::listed(&short))),
        );
    }
    list
}

fn change(adoption: &Adoption<'_>, need: &Need, threshold: f64) -> Text {
    let judged = &adoption.judged;
    let below = matches!(need.goal, Goal::Below(_));
    let moves: Vec<String> = need
        .alone
        .iter()
        .take(3)
        .map(|s| format!("{} from {:.0} to {:.0}", words::actor(judged.name(s.actor)), s.from, s.to))
        .collect();
    let alone = match moves.len() {
        0 => "no actor’s move alone does it".to_owned(),
        1 => format!("one move alone does it: {}", moves[0]),
        _ => format!("any one of these moves does it alone: {}", moves.join("; ")),
    };
    let together = match need.together {
        Some(at) => format!("the candidates together do it if each stands at {at:.0} or {}", if below { "less" } else { "more" }),
        None => "not even all candidates at the end of the scale do it, while the others stay where they are".to_owned(),
    };
    let what = if below {
        format!("For less than {threshold} by the {}", words::model(need.model).to_lowercase())
    } else {
        format!("To pass {threshold} by the {}", words::model(need.model).to_lowercase())
    };
    Text::default().strong(what).say(format!(" {alone}; {together}."))
}

/// Every actor with the reason and the statements behind its position.
fn views(w: &mut Writer<'_, '_>, adoption: &Adoption<'_>) -> Block {
    let judged = &adoption.judged;
    let rows = judged.actors.iter().enumerate().map(|(at, standing)| {
        let numbers = &judged.numbers.actors()[at];
        let (position, salience) = (numbers.get(Input::Position), numbers.get(Input::Salience));
        let notes: Vec<usize> = standing.view.statements.iter().map(|id| w.notes.statement(*id)).collect();
        let because =
            if notes.is_empty() { format!("{} Judged only.", standing.view.because) } else { standing.view.because.clone() };
        vec![
            Text::of(judged.name(at)),
            Text::of(format!("{} ({} to {})", position.mode, position.low, position.high)),
            Text::of(format!("{:.0}%", salience.mode * 100.0)),
            Text::of(format!("{:.1}%", numbers.get(Input::Capability).mode)),
            Text::of(because).note(notes),
        ]
    });
    let rows = rows.collect();
    let header = ["Who", "Position", "Salience", "Capability", "Why there"].map(str::to_owned).into();
    let table =
        Block::Table("Positions, lowest to highest; salience; share of all capability; and the reasons".into(), header, rows);
    Block::Details(format!("Every position with its reasons ({})", judged.actors.len()), vec![table])
}

fn trust(politics: &Politics<'_>) -> Text {
    let latest = politics.latest();
    let judged = &latest.judged;
    Text::of(format!(
        "How far to trust this: positions and salience are judgements with ranges, {} of {} without a statement of the actor’s to rest on. \
         Models of this kind have not been shown to forecast better than the weighted mean, and where they differ the range is the answer. \
         Draws: {} from seed {}. {}",
        small(judged.judged_only()),
        small(judged.actors.len()),
        words::thousands(u64::from(latest.draws.count)),
        latest.draws.seed,
        judged.issue.method
    ))
}
