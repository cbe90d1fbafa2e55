//! Who is bound to whom: a map-like picture without the pact and with it.

mod layout;
mod picture;
mod ties;

use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Strength};

use self::picture::Words;
use self::ties::{Fate, Side, Ties};
use super::{Figure, Screen};
use crate::{Study, words};

pub(super) fn draw(study: &Study<'_>) -> Option<Figure> {
    if study.comparison.members.len() < 2 {
        return None;
    }
    let ties = ties::ties(&study.comparison);
    if ties.sides.iter().all(|side| side.ties.is_empty()) {
        return None;
    }
    let heads = [without(study, &ties), with(study, &ties)];
    let drawing = |screen| picture::drawing(study, &ties, &heads, screen);
    Some(Figure {
        name: "web",
        title: finding(study, &ties),
        caption: caption(study, &ties),
        alt: alt(study, &ties, &heads),
        drawings: [drawing(Screen::Page), drawing(Screen::Phone)],
    })
}

/// "a duty to defend".
fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Defend => "a duty to defend",
        Duty::Attack => "a duty to join in war",
        Duty::Consult => "a duty to consult",
        Duty::Refrain => "a duty to use no force",
        Duty::Neutral => "a duty of neutrality",
        Duty::Abstain => "a duty to join nothing hostile",
        Duty::Permit => "a duty to grant access",
        Duty::Support => "a duty of support",
    }
}

/// "the pact", "the pacts".
fn pact(study: &Study<'_>) -> (&'static str, &'static str) {
    if study.comparison.added.len() > 1 { ("the pacts", "them") } else { ("the pact", "it") }
}

fn pairs(study: &Study<'_>) -> usize {
    let members = study.comparison.members.len();
    members * (members - 1) / 2
}

fn finding(study: &Study<'_>, ties: &Ties) -> String {
    let record = study.record();
    let [before, after] = [ties.sides[0].members.ties(), ties.sides[1].members.ties()];
    let (members, pairs) = (study.comparison.members.len(), pairs(study));
    let (pact, it) = pact(study);
    let duty = duty(ties.duty);
    let any = |n: usize| if n == 0 { "none".to_owned() } else { words::small(n) };
    let of_them = |n: usize| if n == pairs { format!("all {}", words::small(n)) } else { any(n) };
    if pairs == 1 {
        let both = words::states(record, study.comparison.members);
        return match (before, after) {
            (0, 0) => format!("Neither with {pact} nor without does {duty} tie {both}"),
            (0, _) => format!("Without {pact} no {} ties {both}; with {it} one would", &duty[2..]),
            _ => format!("{} ties {both} even without {pact}", words::capital(duty)),
        };
    }
    if before == pairs && after == pairs {
        let alone = ties.sides[0].alone.first().filter(|(_, own)| *own > 1 && *own < pairs);
        let alone = alone.map(|(id, own)| {
            format!(", {} of the {} pairs by {} alone", words::small(*own), words::small(pairs), record.instruments[*id].short)
        });
        let alone = alone.unwrap_or_default();
        return format!(
            "{} ties every two of the {} members even without {pact}{alone}",
            words::capital(duty),
            words::small(members)
        );
    }
    let then = match after {
        _ if after == before => format!("{pact} would change none of that"),
        _ => format!("with {it} {} would be", of_them(after)),
    };
    let tied = format!(
        "Without {pact} {} of the {} pairs among {} members {} tied by {duty}",
        any(before),
        words::small(pairs),
        words::small(members),
        if before < 2 { "is" } else { "are" }
    );
    match ties.sides[0].hub.map(|hub| (words::state(record, hub), ties.sides[0].members.degree(hub))) {
        Some((hub, own)) if before - own <= 2 && own > 2 => {
            let but = if before == own { String::new() } else { format!(" but {}", words::small(before - own)) };
            let then = if after == before { then } else { format!("with {it} {} pairs would be tied", of_them(after)) };
            format!("Without {pact} every tie{but} among the {} members runs to {hub}; {then}", words::small(members))
        }
        Some((hub, own)) => format!("{tied}, {} of them to {hub}; {then}", words::small(own)),
        None => format!("{tied}; {then}"),
    }
}

/// Members with no partner among the members, and those whose only partner is the hub.
fn loose(study: &Study<'_>, side: &Side) -> Vec<String> {
    let record = study.record();
    let with_degree = |wanted: &dyn Fn(StateSet) -> bool| -> StateSet {
        study.comparison.members.iter().filter(|state| wanted(side.members.partners(*state))).collect()
    };
    let mut said = Vec::new();
    let alone = with_degree(&|partners| partners.is_empty());
    if let Some(hub) = side.hub {
        let spokes = with_degree(&|partners| partners == StateSet::one(hub));
        if !spokes.is_empty() {
            said.push(format!("tied to {} alone: {}", words::state(record, hub), words::some_states(record, spokes, 6)));
        }
    }
    if !alone.is_empty() && alone != study.comparison.members {
        said.push(format!("tied to no other member: {}", words::some_states(record, alone, 6)));
    }
    said
}

fn group(side: &Side) -> Option<String> {
    let size = side.group.len();
    if size == 0 {
        return None;
    }
    let owes = match side.group_owes {
        Some(Strength::Act) => " at least to act",
        Some(Strength::Assist) => " at least to assist",
        Some(Strength::Automatic) => " automatic defence",
        None => " the duty",
    };
    Some(format!("Filled boxes: each of these {} owes every other{owes}", words::small(size)))
}

/// "15 of 36 pairs of members tied".
fn tied(study: &Study<'_>, side: &Side) -> String {
    match (side.members.ties(), pairs(study)) {
        (0, 1) => "Not tied".into(),
        (_, 1) => "Tied".into(),
        (ties, pairs) => {
            let members = study.comparison.members;
            let doubtful =
                |tie: &&ties::Tie| !tie.certain && tie.fate != Fate::Lost && members.has(tie.ends.0) && members.has(tie.ends.1);
            let more = match side.ties.iter().filter(doubtful).count() {
                0 => String::new(),
                n => format!(", {} more contested", words::small(n)),
            };
            format!("{ties} of {pairs} pairs of members tied{more}")
        }
    }
}

fn without(study: &Study<'_>, ties: &Ties) -> Words {
    let side = &ties.sides[0];
    let mut remarks = vec![tied(study, side)];
    remarks.extend(loose(study, side).iter().map(|said| words::capital(said)));
    let record = study.record();
    let alone = side.alone.iter().filter(|(_, pairs)| *pairs > 1).take(3);
    let alone: Vec<String> = alone.map(|(id, pairs)| format!("{pairs} by {}", record.instruments[*id].short)).collect();
    if !alone.is_empty() {
        remarks.push(format!("Pairs that hang on one instrument: {}", foederis::listed(&alone)));
    }
    remarks.extend(group(side));
    Words { heading: format!("Without {}", pact(study).0), remarks }
}

fn with(study: &Study<'_>, ties: &Ties) -> Words {
    let side = &ties.sides[1];
    let members = study.comparison.members;
    let inside = |tie: &&ties::Tie| members.has(tie.ends.0) && members.has(tie.ends.1);
    let count = |fate: Fate| side.ties.iter().filter(inside).filter(|tie| tie.fate == fate).count();
    let mut parts = vec![tied(study, side)];
    let strengths = |side: &Side, ends| side.ties.iter().find(|tie| same(tie.ends, ends)).and_then(|tie| tie.strength);
    let firmer = side
        .ties
        .iter()
        .filter(inside)
        .filter(|tie| tie.fate == Fate::Joined && tie.strength > strengths(&ties.sides[0], tie.ends));
    let (new, joined, firmer, lost) = (count(Fate::New), count(Fate::Joined), firmer.count(), count(Fate::Lost));
    let pact = pact(study).0;
    let mut changes = Vec::new();
    if new > 0 {
        changes.push(format!("{} by {pact} alone", words::small(new)));
    }
    if joined > 0 {
        let firmer = match firmer {
            0 => String::new(),
            all if all == joined => ", more strongly".into(),
            some => format!(", {} of them more strongly", words::small(some)),
        };
        changes.push(format!("{} by {pact} too{firmer}", words::small(joined)));
    }
    if lost > 0 {
        changes.push(format!("{} no longer", words::small(lost)));
    }
    if !changes.is_empty() && pairs(study) > 1 {
        parts[0] = format!("{}: {}", parts[0], foederis::listed(&changes));
    }
    parts.extend(loose(study, side).iter().map(|said| words::capital(said)));
    parts.extend(group(side));
    Words { heading: format!("With {}", called(study.name())), remarks: parts }
}

/// A name in the middle of a sentence: an article at its beginning is small.
fn called(name: &str) -> String {
    let article = ["A ", "An ", "The "].into_iter().find(|article| name.starts_with(article));
    article.map_or_else(|| name.to_owned(), |article| name.replacen(article, &article.to_lowercase(), 1))
}

fn same(a: (StateId, StateId), b: (StateId, StateId)) -> bool {
    a == b || (a.1, a.0) == b
}

fn caption(study: &Study<'_>, ties: &Ties) -> String {
    let record = study.record();
    let left_out = match ties.left_out {
        0 => String::new(),
        n => format!(" Not drawn: {} tied to a member.", words::count(n, "other state", "other states")),
    };
    let others = if ties.nodes.minus(study.comparison.members).is_empty() {
        ""
    } else {
        " Framed: members; unframed: others that are tied to a member."
    };
    let strong = ties.sides.iter().flat_map(|side| &side.ties).any(|tie| tie.strength.is_some());
    let thickness = if strong { "; its thickness says how firmly it binds" } else { "" };
    format!(
        "A line is {} between two states, whatever the case and place{thickness}.{others} States stand roughly as on a \
         map.{left_out} On {}. Record: {}, {}.",
        duty(ties.duty),
        words::day(study.day()),
        record.name,
        record.hash
    )
}

fn alt(study: &Study<'_>, ties: &Ties, heads: &[Words; 2]) -> String {
    let others = ties.nodes.minus(study.comparison.members).len();
    let beside = match others {
        0 => String::new(),
        n => format!(" and of {} tied to them", words::count(n, "other state", "other states")),
    };
    let side = |words: &Words| format!("{}: {}.", words.heading, words.remarks.join(". "));
    format!(
        "Two map-like networks of {} members ({}){beside}. {} {}",
        words::small(study.comparison.members.len()),
        words::some_states(study.record(), study.comparison.members, 12),
        side(&heads[0]),
        side(&heads[1])
    )
}
