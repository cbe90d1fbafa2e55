//! Where each stands: what was said last, and the position judged from it.

use foederis::id::StatementId;
use foederis::politics::Statement;
use foederis::vocab::Capacity;
use foederis_bargaining::{Input, Triangular};

use super::Found;
use crate::text::table::table;
use crate::text::{DIM, HEADING, count, wrap};
use foederis_brief::words::stance as short;

pub(super) const HEADER: [&str; 16] = [
    "actor",
    "name",
    "judged",
    "position_low",
    "position",
    "position_high",
    "salience_low",
    "salience",
    "salience_high",
    "capability_low",
    "capability",
    "capability_high",
    "evidence",
    "statements",
    "stance",
    "said_on",
];

pub(super) fn rows(found: &Found<'_>) -> Vec<[String; 16]> {
    let Some(judged) = &found.judged else { return Vec::new() };
    let record = found.record;
    let numbers = judged.numbers.actors();
    let row = |at: usize| {
        let standing = &judged.actors[at];
        let three = |input: Input, unit: f64| {
            let t: Triangular = numbers[at].get(input);
            [t.low, t.mode, t.high].map(|n| round(n * unit).to_string())
        };
        let [pl, p, ph] = three(Input::Position, 1.0);
        let [sl, s, sh] = three(Input::Salience, 100.0);
        let [cl, c, ch] = three(Input::Capability, 1.0);
        let latest = latest(found, at).map(|id| &record.statements[id]);
        let statements: Vec<&str> = standing.view.statements.iter().map(|s| record.statements[*s].id.as_str()).collect();
        [
            standing.actor.id.clone(),
            judged.name(at).to_owned(),
            standing.view.on.to_string(),
            pl,
            p,
            ph,
            sl,
            s,
            sh,
            cl,
            c,
            ch,
            standing.view.evidence.to_string(),
            statements.join(" "),
            latest.map(|s| s.stance.to_string()).unwrap_or_default(),
            latest.map(|s| s.date.to_string()).unwrap_or_default(),
        ]
    };
    asked(found).into_iter().map(row).collect()
}

/// A number with at most two decimals.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The actors asked for, as places in the judged issue.
fn asked(found: &Found<'_>) -> Vec<usize> {
    let Some(judged) = &found.judged else { return Vec::new() };
    let wanted = |at: &usize| found.by.is_empty() || judged.actors[*at].actor.state.is_some_and(|s| found.by.contains(&s));
    (0..judged.actors.len()).filter(wanted).collect()
}

/// What an actor said last on the pact: a voice of its own only where no state spoke for it.
pub(super) fn latest(found: &Found<'_>, at: usize) -> Option<StatementId> {
    let judged = found.judged.as_ref()?;
    let actor = judged.actors[at].actor;
    let own = actor.state.filter(|state| found.record.code(*state) == actor.id);
    match own {
        Some(state) => found.positions.actors.iter().find(|a| a.state == state).and_then(|a| a.now),
        None => judged.actors[at].view.statements.iter().copied().max_by_key(|s| found.record.statements[*s].date),
    }
}

pub(super) fn text(found: &Found<'_>) -> String {
    let record = found.record;
    let mut text = format!("{HEADING}{}{HEADING:#}\n", found.name);
    let said = format!(
        "{}; {} on it, {} on other roads to the same end",
        found.day,
        count(found.positions.on_pact.len(), "statement"),
        found.positions.on_alternatives.len()
    );
    text += &format!("{DIM}{said}{DIM:#}\n\n");
    match &found.judged {
        Some(judged) => {
            text += &judged_table(found);
            let regimes: Vec<String> = judged.issue.regimes.iter().map(|r| format!("{} {}", r.at, r.name)).collect();
            let legend = format!(
                "Position: lowest, likeliest and highest on a scale from 0 to 100 ({}). Salience in percent, capability in percent of all. \
                 Positions are judgements from the statements, not measurements: `foederis show issues/{}` has the reasons, --by ACTOR one \
                 actor's. Judged only: nothing was found that it said, which is not to say that it never spoke.",
                regimes.join(", "),
                judged.issue.id
            );
            text += &format!("\n{}\n", wrap(&legend, "", ""));
            if !found.by.is_empty() {
                asked(found).into_iter().for_each(|at| text += &one(found, at));
            }
        }
        None => text += &words(found),
    }
    text + &format!("{DIM}record {} {}{DIM:#}\n", record.name, record.hash)
}

fn judged_table(found: &Found<'_>) -> String {
    let Some(judged) = &found.judged else { return String::new() };
    let record = found.record;
    let numbers = judged.numbers.actors();
    let mut order = asked(found);
    order.sort_by(|a, b| numbers[*b].position.mode.total_cmp(&numbers[*a].position.mode).then(a.cmp(b)));
    let row = |at: usize| {
        let (actor, view) = (&numbers[at], judged.actors[at].view);
        let range = |t: Triangular, unit: f64| format!("{}", (t.mode * unit).round());
        let latest = latest(found, at).map(|id| &record.statements[id]);
        vec![
            judged.actors[at].actor.id.clone(),
            latest.map_or_else(|| "–".to_owned(), word),
            strip(actor.position),
            format!("{} ({}–{})", actor.position.mode, actor.position.low, actor.position.high),
            range(actor.salience, 100.0),
            format!("{:.1}", actor.capability.mode),
            if view.is_judged_only() { "judged only".to_owned() } else { format!("{}, {}", view.evidence, view.on) },
        ]
    };
    let header = ["who", "last word", "0───50──100", "stands at", "salience", "capability", "evidence"];
    table(&header, order.into_iter().map(row))
}

/// A statement in a column.
fn word(s: &Statement) -> String {
    let personal = if s.capacity == Capacity::Personal { ", personal" } else { "" };
    format!("{} {}{personal}", s.date, short(s.stance))
}

/// The scale as a line of marks, ten points each.
fn strip(range: Triangular) -> String {
    let mark = |n: usize| {
        let (low, high) = (n as f64 * 10.0 - 5.0, n as f64 * 10.0 + 5.0);
        let within = |x: f64| x >= low && (x < high);
        if within(range.mode) {
            '●'
        } else if range.low < high && range.high >= low {
            '─'
        } else {
            '·'
        }
    };
    (0..=10).map(mark).collect()
}

/// One actor: why it is judged to stand there, of what its capability is made, what it said.
fn one(found: &Found<'_>, at: usize) -> String {
    let Some(judged) = &found.judged else { return String::new() };
    let record = found.record;
    let standing = &judged.actors[at];
    let mut text = format!("\n{HEADING}{}{HEADING:#}, as judged for {}\n", judged.name(at), standing.view.on);
    text += &format!("{}\n", wrap(&standing.view.because, "  ", "  "));
    if let Some(note) = &standing.actor.note {
        text += &format!("{}\n", wrap(note, "  ", "  "));
    }
    let parts: Vec<String> = standing
        .capability
        .components
        .iter()
        .map(|c| {
            let measure = &record.measures[c.measure];
            format!("{} {} {} in {}, {:.1}% of all", measure.name, amount(c.amount), measure.unit, c.year, c.share)
        })
        .collect();
    let capability = match (standing.capability.stated, parts.is_empty()) {
        (true, _) => "judged with the view".to_owned(),
        (false, true) => "none of its own: a voice".to_owned(),
        (false, false) => parts.join("; "),
    };
    text += &format!("{}\n", wrap(&format!("capability: {capability}"), "  ", "      "));
    for id in &standing.view.statements {
        text += &said(found, *id);
    }
    text
}

/// A quantity of a measure with the digits that matter.
fn amount(value: f64) -> String {
    if value >= 10.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2e}").parse::<f64>().map_or_else(|_| value.to_string(), |v| v.to_string())
    }
}

/// A statement with its words.
pub(super) fn said(found: &Found<'_>, id: StatementId) -> String {
    let record = found.record;
    let s = &record.statements[id];
    let words = match (&s.quote, &s.says) {
        (Some(quote), _) => format!("“{quote}”"),
        (None, Some(says)) => says.clone(),
        (None, None) => String::new(),
    };
    let head = format!(
        "{} {}, {} on {}: {words} [{}]",
        s.date,
        record.speakers[s.speaker].name,
        short(s.stance),
        record.topics[s.topic].name,
        s.id
    );
    format!("{}\n", wrap(&head, "  ", "      "))
}

/// Without an issue: the latest word of each.
fn words(found: &Found<'_>) -> String {
    let record = found.record;
    let wanted = found.positions.actors.iter().filter(|a| found.by.is_empty() || found.by.contains(&a.state));
    let mut text = String::new();
    for actor in wanted {
        let Some(id) = actor.now.or(actor.beside) else { continue };
        text += &format!("{HEADING}{}{HEADING:#}\n{}", record.name_of(actor.state), said(found, id));
    }
    if text.is_empty() { "Nothing was found.\n".to_owned() } else { text }
}
