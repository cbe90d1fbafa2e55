use std::ops::Range;

use foederis::instrument::{Adversary, Limb, Provision, Requirement, Source, When};
use foederis::verdict::Verdict;
use foederis::vocab::{Duty, Modality, Object, Strength, Trigger, Word};

use super::bits;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::reader::Reader;

/// Whether area clauses stand, or may be left to the pact that a template makes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum AreaClause {
    Fixed,
    Open,
}

pub(super) fn provision(r: Reader<'_, '_>, sources: &[Source], clause: AreaClause) -> Option<Provision> {
    let duty: Option<Duty> = r.word("duty");
    let modality = r.maybe_word("modality").unwrap_or(Modality::Shall);
    let strength = r.maybe_word::<Coded>("strength").and_then(|coded| coded.0);
    if let Some(duty) = duty {
        let fights = matches!(duty, Duty::Defend | Duty::Attack);
        if fights && strength.is_none() && modality == Modality::Shall && r.value("strength").is_none() {
            r.missing("strength", "one of act, assist, automatic; not-coded where a data set does not say");
        }
        if !fights && r.value("strength").is_some() {
            r.error(
                "contradiction",
                format!("a duty to {duty} has no strength"),
                r.at("strength"),
                "only defend and attack have one",
            );
        }
    }
    let unless = r.table("unless", "[provision.unless]");
    let provision = Provision {
        article: r.text("article", "where the duty stands"),
        duty: duty.unwrap_or(Duty::Consult),
        modality,
        strength,
        owed_by: required_selectors(&r, "owed-by"),
        owed_to: required_selectors(&r, "owed-to"),
        span: r.span(),
        trigger: r.word("trigger").unwrap_or(Trigger::Always),
        protects: r.tables("protects", "[[provision.protects]]").into_iter().map(|l| limb(l, clause)).collect(),
        adversary: r.table("adversary", "[provision.adversary]").map_or_else(any_attacker, adversary),
        if_provoked: unless.as_ref().and_then(|u| u.maybe_word::<Exception>("provoked")).map_or(Verdict::Yes, |e| e.0),
        saves_self_defence: unless.as_ref().is_some_and(|u| u.maybe_word::<Exception>("self-defence").is_some()),
        requires: r.tables("requires", "[[provision.requires]]").into_iter().map(requirement).collect(),
        when: r.table("when", "[provision.when]").map_or_else(When::default, when),
        decision: decision(&r),
        quote: r.maybe_text("quote"),
        sources: cited(&r, sources),
        note: r.maybe_text("note"),
    };
    if let Some(unless) = unless {
        unless.finish();
    }
    r.finish();
    Some(provision)
}

fn required_selectors(r: &Reader<'_, '_>, key: &'static str) -> Vec<foederis::instrument::Selector> {
    let selectors = r.selectors(key);
    if r.value(key).is_none() {
        r.missing(key, "a list of states or groups, or [\"parties\"]");
    }
    selectors
}

/// Which of the instrument's sources carry the provision: a claim without a source is none.
fn cited(r: &Reader<'_, '_>, sources: &[Source]) -> Vec<u16> {
    let keys: Vec<(&str, Range<usize>)> = r.texts("source");
    if keys.is_empty() {
        let message = "a provision without a source";
        let help = "add source = [\"…\"] with the key of a [[source]] of this file";
        r.report(Diagnostic::error("provision-without-source", message, r.file, r.span.clone(), "who says so?").help(help));
    }
    let known = || sources.iter().map(|s| s.key.as_str());
    let find = |(key, span)| r.source(key, span, known());
    keys.into_iter().filter_map(find).map(|row| row as u16).collect()
}

const DECISIONS: [&str; 5] = ["individual", "consensus", "unanimity", "two-thirds", "majority"];

fn decision(r: &Reader<'_, '_>) -> String {
    let Some(text) = r.maybe_text("decision") else { return "individual".into() };
    if !DECISIONS.contains(&text.as_str()) && !text.starts_with("body: ") {
        let message = format!("`{text}` is not a way to decide");
        let label = format!("expected one of {}, or \"body: …\"", DECISIONS.join(", "));
        let help = did_you_mean(&text, DECISIONS);
        r.report(Diagnostic::error("unknown-word", message, r.file, r.at("decision"), label).maybe_help(help));
    }
    text
}

fn limb(r: Reader<'_, '_>, clause: AreaClause) -> Limb {
    let every = (1 << Object::ALL.len()) - 1;
    let objects: Vec<Object> = r.words("objects");
    let contested: Vec<Object> = r.words("contested");
    let none_named = r.value("objects").is_none();
    let limb = Limb {
        objects: match (none_named, contested.is_empty()) {
            (true, true) => every,
            // Naming only disputed objects says that nothing is protected for certain.
            (true, false) => 0,
            _ => bits(&objects, Object::bit),
        },
        contested: bits(&contested, Object::bit),
        areas: r.areas("area"),
        // Only a template has the key at all.
        extent: if clause == AreaClause::Open { r.maybe_word("extent") } else { None },
        anyone: r.maybe_word::<Whose>("whose") == Some(Whose::Anyone),
        words: r.maybe_text("words"),
    };
    r.finish();
    limb
}

fn any_attacker() -> Adversary {
    Adversary { at_least: 1, ..Adversary::default() }
}

fn adversary(r: Reader<'_, '_>) -> Adversary {
    let at_least = r.number("at-least", "a number of states").unwrap_or(1);
    if at_least == 0 {
        r.error("contradiction", "`at-least` must be 1 or more", r.at("at-least"), "no one at all?");
    }
    let adversary = Adversary {
        only: r.value("only").map(|_| r.selectors("only")),
        not: r.selectors("not"),
        contested: r.selectors("contested"),
        at_least,
    };
    r.finish();
    adversary
}

fn requirement(r: Reader<'_, '_>) -> Requirement {
    let requirement = Requirement {
        what: r.text("what", "the fact that the incident does not state"),
        presumed: r.word::<Presumed>("presumed").map_or(Verdict::Contested, |p| p.0),
    };
    r.finish();
    requirement
}

fn when(r: Reader<'_, '_>) -> When {
    let when = When {
        fighting: r.states("fighting"),
        duty_under: r.instruments("duty-under"),
        enemies_at_least: r.number("enemies-at-least", "a number of states"),
        enemies_at_most: r.number("enemies-at-most", "a number of states"),
    };
    r.finish();
    when
}

/// How strongly a promise binds, if its source says so.
#[derive(Debug, Clone, Copy)]
struct Coded(Option<Strength>);

impl Word for Coded {
    const WORDS: &'static [&'static str] = &["act", "assist", "automatic", "not-coded"];

    fn parse(word: &str) -> Option<Self> {
        match word {
            "not-coded" => Some(Coded(None)),
            _ => Strength::parse(word).map(|strength| Coded(Some(strength))),
        }
    }
}

/// What an exception does.
#[derive(Debug, Clone, Copy)]
struct Exception(Verdict);

impl Word for Exception {
    const WORDS: &'static [&'static str] = &["bars", "contested"];

    fn parse(word: &str) -> Option<Self> {
        match word {
            "bars" => Some(Exception(Verdict::No)),
            "contested" => Some(Exception(Verdict::Contested)),
            _ => None,
        }
    }
}

/// What is presumed of a fact.
#[derive(Debug, Clone, Copy)]
struct Presumed(Verdict);

impl Word for Presumed {
    const WORDS: &'static [&'static str] = &["yes", "no", "contested"];

    fn parse(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Presumed(Verdict::Yes)),
            "no" => Some(Presumed(Verdict::No)),
            "contested" => Some(Presumed(Verdict::Contested)),
            _ => None,
        }
    }
}

/// Whose attack a clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Whose {
    Beneficiary,
    Anyone,
}

impl Word for Whose {
    const WORDS: &'static [&'static str] = &["beneficiary", "anyone"];

    fn parse(word: &str) -> Option<Self> {
        match word {
            "beneficiary" => Some(Whose::Beneficiary),
            "anyone" => Some(Whose::Anyone),
            _ => None,
        }
    }
}
