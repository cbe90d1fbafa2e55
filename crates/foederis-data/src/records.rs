//! Data sets as record files, where the record has a place for what they say: alliances and agreements are instruments, major powers a
//! group of states.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use foederis::Record;
use foederis::date::Dated;
use foederis_record::Files;

use crate::atop::record::{Uncoded, end};
use crate::atop::{self, Atop};
use crate::catalogue::Dataset;
use crate::cow::majors::Majors;
use crate::cow::states;
use crate::dcad::{self, Agreement, Agreements, Category};
use crate::fault::Faults;
use crate::identity::Identities;
use crate::import::Import;
use crate::library::Library;
use crate::summary::Summary;

/// The record files of a data set, path and text, with the account of what they could not hold; none where it has no place in a record
/// but as tables. Alliances come with the ground that they stand on, as a record of their own.
///
/// # Errors
/// If a file is not there or has a fault.
pub fn files(dataset: &Dataset, library: &Library, ground: Files, base: &Record) -> Result<Option<Import>, Faults> {
    match dataset.key {
        key if key == atop::DATASET.key => alliances(library, ground, base).map(Some),
        key if key == dcad::DATASET.key => agreements(library, base).map(Some),
        key if key == states::DATASET.key => majors(library, base),
        _ => Ok(None),
    }
}

fn alliances(library: &Library, mut ground: Files, base: &Record) -> Result<Import, Faults> {
    let atop = Atop::read(library)?;
    let mut summary = Summary::of(atop::DATASET.name);
    summary.files.push((atop.path.clone(), atop.hash.clone()));
    summary.warnings.extend(atop.warnings.iter().cloned());
    summary.count("rows of the member file", atop.members.len());
    summary.count("alliances, an instrument each", atop.alliances().count());
    let identities = Identities::of(base);
    let strangers: BTreeSet<u16> =
        atop.members.iter().map(|m| m.row.member).filter(|c| !identities.knows(*c)).map(|c| c.0).collect();
    strangers
        .iter()
        .for_each(|code| summary.lose("states that the record does not know, which become territories", code.to_string()));
    for m in &atop.members {
        let id = m.row.atopid.to_string();
        if m.from.earliest != m.from.latest || m.last.is_some_and(|last| last.earliest != last.latest) {
            summary.lose("entries or exits known to the month or year only", id.clone());
        }
        if m.row.obvary {
            summary.lose("members that owe different partners different things: which, is contested", id.clone());
        }
        for (obligation, _) in atop::Obligations::EACH.into_iter().filter(|(what, _)| m.obligations().has(*what)) {
            for open in m.uncoded(obligation) {
                let what = match open {
                    Uncoded::Adversary => "promises against an adversary that is not named: contested",
                    Uncoded::Location => "promises limited to a place that is not coded: contested",
                    Uncoded::Conflict => "promises limited to a conflict that is not coded: contested",
                    Uncoded::Demands => "promises that hang on demands that are not coded: contested",
                };
                summary.lose(what, id.clone());
            }
        }
    }
    for column in NOT_CARRIED {
        summary.lose("columns of the member file that a record has no place for", *column);
    }
    atop.stand_in(&mut ground, base);
    let files = ground.current().map(|(_, file)| (format!("{}/{}.toml", file.kind, file.id), file.text.to_string())).collect();
    Ok(Import { files, summary })
}

/// What ATOP codes of institutions, terms and side agreements.
const NOT_CARRIED: &[&str] = &[
    "cowid", "cow4id", "cowwar", "secrart", "proadd", "futmem", "speclgth", "length", "renounce", "proren", "renewlgt",
    "termmode", "termcaus", "olimob", "notaiden", "dipaid", "terrres", "seppeace", "thirdcom", "noothall", "conwtin", "medarb",
    "milcon", "milaid", "intcom", "subord", "organ1", "orgpurp1", "organ2", "orgpurp2", "base", "contrib", "armred", "acqterr",
    "divgains", "demwith", "reflnun", "refothio", "natrefal", "compag", "nomicoop", "conres", "agprois", "conmen", "ecaid",
    "interv", "new5", "rev5",
];

fn agreements(library: &Library, base: &Record) -> Result<Import, Faults> {
    let read = library.read(&dcad::AGREEMENTS)?;
    let agreements = Agreements::of(&read)?;
    let mut summary = Summary::of(dcad::DATASET.name);
    summary.file(&read);
    let identities = Identities::of(base);
    let mut files = Vec::new();
    for agreement in &agreements.agreements {
        let id = agreement.row.id.to_lowercase().replace('.', "-");
        let [one, other] = [agreement.row.a, agreement.row.b].map(|code| identities.on(code, agreement.signed.latest));
        if one == other || [&one, &other].iter().any(|id| base.states.find(id).is_none()) {
            summary.lose("agreements without two states that the record knows", agreement.row.id.clone());
            continue;
        }
        files.push((format!("instruments/{id}.toml"), agreement_file(agreement, &id, (&one, &other), base)));
    }
    summary.count("agreements, an instrument each; they carry no duty that the engine asks about", files.len());
    Ok(Import { files, summary })
}

fn agreement_file(agreement: &Agreement, id: &str, (one, other): (&str, &str), base: &Record) -> String {
    let name = |id: &str| base.states.find(id).map_or(id.to_owned(), |state| base.name_of(state).to_owned());
    let row = &agreement.row;
    let categories = [Some(row.category_1), row.category_2, row.category_3].into_iter().flatten();
    let layers: BTreeSet<&str> = categories.into_iter().flat_map(layers).copied().collect();
    let layers: Vec<String> = layers.iter().map(|layer| format!("\"{layer}\"")).collect();
    let until = dcad::Agreements::UNTIL;
    let mut text = format!(
        "id       = \"{id}\"\ntitle    = \"Defence cooperation agreement of {} and {}, {} ({})\"\nshort    = \"{}\"\nform     = \"treaty\"\n\
         layers   = [{}]\nsigned   = \"{}\"\n",
        name(one),
        name(other),
        agreement.signed,
        row.id,
        row.id,
        layers.join(", "),
        agreement.signed,
    );
    let in_force = agreement.in_force.filter(|date| date.latest >= agreement.signed.earliest);
    in_force.iter().for_each(|date| line(&mut text, format_args!("in-force = \"{date}\"")));
    match agreement.last_year.and_then(|year| Dated::parse(&format!("{:04}", year + 1)).ok()) {
        Some(after) => line(&mut text, format_args!("ended    = \"{after}\"\nended-how = \"estimated\"\nstatus   = \"ended\"")),
        None => line(&mut text, format_args!("known-until = \"{until}-12-31\"\nstatus   = \"in-force\"")),
    }
    line(&mut text, format_args!("seen     = \"secondary\""));
    for state in [one, other] {
        line(&mut text, format_args!("\n[[party]]\nstate = \"{state}\""));
        let first = base.states.find(state).and_then(|state| base.states[state].begins());
        if first.is_some_and(|first| in_force.unwrap_or(agreement.signed).latest < first.earliest) {
            line(&mut text, format_args!("note  = \"DCAD counts it in before the Correlates of War count it as a state\""));
        }
    }
    line(
        &mut text,
        format_args!(
            "\n[[source]]\nkey = \"dcad\"\nref = \"DCAD 1.0 (Kinne 2020), {}, line {} of the file\"\nurl = \"{}\"",
            row.id,
            row.line,
            dcad::DATASET.url
        ),
    );
    text
}

/// What an agreement is about, in the record's words.
fn layers(category: Category) -> &'static [&'static str] {
    match category {
        Category::Full => &["dialogue", "exercises"],
        Category::Industry | Category::Research => &["technology"],
        Category::Procurement => &["arms"],
        Category::Training => &["exercises"],
        Category::Commission => &["dialogue"],
    }
}

fn majors(library: &Library, base: &Record) -> Result<Option<Import>, Faults> {
    if !library.has(&crate::cow::majors::MAJORS) {
        return Ok(None);
    }
    let read = library.read(&crate::cow::majors::MAJORS)?;
    let majors = Majors::of(&read)?;
    let mut summary = Summary::of(states::DATASET.name);
    summary.file(&read);
    let identities = Identities::of(base);
    let mut text =
        String::from("id     = \"major-powers-cow\"\nname   = \"the major powers of the Correlates of War\"\nmember = [\n");
    for spell in &majors.spells {
        for era in identities.during(spell.ccode, spell.from, spell.last) {
            let from = era.from.map_or(spell.from, Dated::day);
            let to = era.to.map(Dated::day).or(spell.last.map(end)).map(|to| format!(", to = \"{to}\"")).unwrap_or_default();
            line(&mut text, format_args!("  {{ state = \"{}\", from = \"{from}\"{to} }},", era.id));
        }
    }
    let until = majors.until.map(|until| format!(", to {until}")).unwrap_or_default();
    line(
        &mut text,
        format_args!("]\nsource = \"Correlates of War Project, list of major powers{until}\"\nseen   = \"secondary\""),
    );
    summary.count("spells of major powers, one group", majors.spells.len());
    Ok(Some(Import { files: vec![("groups/major-powers-cow.toml".into(), text)], summary }))
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Text in memory takes whatever is written.
    let _ = writeln!(text, "{words}");
}
