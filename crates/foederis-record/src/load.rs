//! From files to a record: parse every file, learn which ids exist, read every table.

use std::collections::BTreeMap;

use foederis::Record;
use foederis::record::Table;
use foederis::set::{PlaceSet, StateSet};
use toml::Spanned;
use toml::de::DeTable;

use crate::checks::{self, Thoroughness};
use crate::diagnostic::FileId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{Files, Kind};
use crate::kinds;
use crate::names::{Keys, Names};
use crate::reader::{Context, Reader};

/// What came of reading a record.
#[derive(Debug)]
pub struct Loaded {
    /// The record; none if there are errors.
    pub record: Option<Record>,
    /// Every problem of every file, in the order of files.
    pub diagnostics: Vec<Diagnostic>,
    /// The version of the files, whether they make a record or not.
    pub hash: String,
    /// The files, to show the problems in.
    pub files: Files,
}

impl Loaded {
    /// How many problems are errors.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count()
    }
}

/// Reads the files in effect. `early` are problems met while finding the files.
pub fn load(files: Files, name: &str, early: Vec<Diagnostic>, thoroughness: Thoroughness) -> Loaded {
    let hash = crate::hash::hash(&files);
    let (record, mut diagnostics) = {
        let parsed = parse(&files);
        read(&files, &parsed, early, thoroughness)
    };
    diagnostics.sort_by_key(|d| d.labels.first().map(|l| (l.file, l.span.start)));
    let broken = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let mut record = (!broken).then(|| Record { name: name.to_owned(), hash: hash.clone(), ..record });
    let composed = record.as_mut().map(Record::compose_all);
    if let (Some(Err((architecture, unworkable))), Some(unfinished)) = (composed, &record) {
        diagnostics.push(checks::unworkable(unfinished, &files, architecture, &unworkable));
        record = None;
    }
    Loaded { record, diagnostics, hash, files }
}

struct Parsed<'f> {
    file: FileId,
    kind: Kind,
    id: &'f str,
    table: Spanned<DeTable<'f>>,
    errors: Vec<toml::de::Error>,
}

/// Parses every file; on two threads, for parsing is most of the work.
fn parse(files: &Files) -> Vec<Parsed<'_>> {
    let current: Vec<(FileId, &crate::files::File)> = files.current().collect();
    let total: usize = current.iter().map(|(_, f)| f.text.len()).sum();
    let mut sum = 0;
    let mut first_half = |f: &crate::files::File| {
        sum += f.text.len();
        sum < total / 2
    };
    let middle = current.iter().take_while(|(_, f)| first_half(f)).count();
    let (left, right) = current.split_at(middle);
    fn all<'f>(slice: &[(FileId, &'f crate::files::File)]) -> Vec<(Spanned<DeTable<'f>>, Vec<toml::de::Error>)> {
        slice.iter().map(|(_, file)| DeTable::parse_recoverable(&file.text)).collect()
    }
    let (left, right) = std::thread::scope(|scope| {
        let right = scope.spawn(|| all(right));
        let left = all(left);
        (left, right.join().unwrap_or_default())
    });
    let tables = left.into_iter().chain(right);
    current
        .into_iter()
        .zip(tables)
        .map(|((file, f), (table, errors))| Parsed { file, kind: f.kind, id: &f.id, table, errors })
        .collect()
}

fn read(files: &Files, parsed: &[Parsed<'_>], early: Vec<Diagnostic>, thoroughness: Thoroughness) -> (Record, Vec<Diagnostic>) {
    let ids: Vec<(FileId, Kind, &str)> = parsed.iter().map(|p| (p.file, p.kind, p.id)).collect();
    let aliases: Vec<(String, String)> = parsed.iter().flat_map(aliases).collect();
    let names = Names::new(&ids, &aliases);
    let cx = Context { names: &names, out: early.into() };
    let mut tables = Tables::default();
    for p in parsed {
        let before = cx.out.borrow().len();
        let reader = Reader::new(&cx, p.file, kind_name(p.kind), p.table.get_ref(), 0..0);
        tables.read(&reader, p.kind, p.id);
        let stem = reader.text("id", "the id, which is the file's stem");
        if stem != p.id && reader.value("id").is_some() {
            let message = format!("the id `{stem}` is not the file's stem, `{}`", p.id);
            let help = format!("write id = \"{}\", or rename the file", p.id);
            reader.report(Diagnostic::error("id-is-stem", message, p.file, reader.at("id"), "").help(help));
        }
        reader.finish();
        syntax(&cx, p, before);
    }
    let Context { out, .. } = cx;
    let mut out = out.into_inner();
    let record = tables.record(names, &mut out, files);
    if out.iter().all(|d| d.severity != Severity::Error) {
        checks::run(&record, files, thoroughness, &mut out);
    }
    (record, out)
}

/// Reports what is wrong with a file's TOML. A broken file lacks keys only because they could not be read.
fn syntax(cx: &Context<'_>, p: &Parsed<'_>, before: usize) {
    if p.errors.is_empty() {
        return;
    }
    let mut out = cx.out.borrow_mut();
    let consequences = out.split_off(before).into_iter().filter(|d| d.code != "missing-key");
    let kept: Vec<Diagnostic> = consequences.collect();
    for error in &p.errors {
        let span = error.span().unwrap_or(0..0);
        out.push(
            Diagnostic::error("syntax", error.message().to_owned(), p.file, span, "here")
                .help("TOML: key = \"text\", [table], [[list of tables]]"),
        );
    }
    out.extend(kept);
}

fn aliases(p: &Parsed<'_>) -> Vec<(String, String)> {
    if !matches!(p.kind, Kind::Instruments | Kind::Proposals) {
        return Vec::new();
    }
    let list = p.table.get_ref().get("aliases").and_then(|v| v.get_ref().as_array());
    let texts = list.into_iter().flat_map(|a| a.iter()).filter_map(|v| v.get_ref().as_str());
    texts.map(|alias| (alias.to_owned(), p.id.to_owned())).collect()
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::States => "a state",
        Kind::Groups => "a group",
        Kind::Places => "a place",
        Kind::Areas => "an area",
        Kind::Instruments => "an instrument",
        Kind::Proposals => "a proposal",
        Kind::Templates => "a template",
        Kind::Architectures => "an architecture",
        Kind::Contingencies => "a contingency",
        Kind::Cases => "a case",
        Kind::Topics => "a topic",
        Kind::Speakers => "a speaker",
        Kind::Statements => "a statement",
        Kind::Reports => "a report",
        Kind::Measures => "a measure",
        Kind::Issues => "an issue",
    }
}

/// Entities by id, whatever the order of files.
#[derive(Default)]
struct Tables {
    states: BTreeMap<String, foederis::state::State>,
    groups: BTreeMap<String, foederis::state::Group>,
    places: BTreeMap<String, foederis::place::Place>,
    areas: BTreeMap<String, foederis::place::Area>,
    instruments: BTreeMap<String, foederis::instrument::Instrument>,
    templates: BTreeMap<String, foederis::architecture::Template>,
    architectures: BTreeMap<String, foederis::Architecture>,
    contingencies: BTreeMap<String, foederis::incident::Contingency>,
    cases: BTreeMap<String, foederis::incident::Case>,
    topics: BTreeMap<String, foederis::politics::Topic>,
    speakers: BTreeMap<String, foederis::politics::Speaker>,
    statements: BTreeMap<String, foederis::politics::Statement>,
    reports: BTreeMap<String, foederis::politics::Report>,
    measures: BTreeMap<String, foederis::issue::Measure>,
    issues: BTreeMap<String, foederis::issue::Issue>,
}

impl Tables {
    fn read(&mut self, r: &Reader<'_, '_>, kind: Kind, id: &str) {
        let key = id.to_owned();
        match kind {
            Kind::States => drop(self.states.insert(key, kinds::state(r, id))),
            Kind::Groups => drop(self.groups.insert(key, kinds::group(r, id))),
            Kind::Places => drop(self.places.insert(key, kinds::place(r, id))),
            Kind::Areas => drop(self.areas.insert(key, kinds::area(r, id))),
            Kind::Instruments | Kind::Proposals => drop(self.instruments.insert(key, kinds::instrument(r, id))),
            Kind::Templates => drop(self.templates.insert(key, kinds::template(r, id))),
            Kind::Architectures => drop(self.architectures.insert(key, kinds::architecture(r, id))),
            Kind::Contingencies => drop(self.contingencies.insert(key, kinds::contingency(r, id))),
            Kind::Cases => drop(self.cases.insert(key, kinds::case(r, id))),
            Kind::Topics => drop(self.topics.insert(key, kinds::topic(r, id))),
            Kind::Speakers => drop(self.speakers.insert(key, kinds::speaker(r, id))),
            Kind::Statements => drop(self.statements.insert(key, kinds::statement(r, id))),
            Kind::Reports => drop(self.reports.insert(key, kinds::report(r, id))),
            Kind::Measures => drop(self.measures.insert(key, kinds::measure(r, id))),
            Kind::Issues => drop(self.issues.insert(key, kinds::issue(r, id))),
        }
    }

    fn record(self, names: Names, out: &mut Vec<Diagnostic>, files: &Files) -> Record {
        let mut too_many = |what: &str, n: usize, most: usize| {
            if n > most {
                let message = format!("{n} {what}: a record holds at most {most}");
                let file = files.current().next().map_or(FileId(0), |f| f.0);
                out.push(
                    Diagnostic::error("too-many", message, file, 0..0, "").help("take out those your questions do not need"),
                );
            }
        };
        // The last number of a set stands for non-state attackers.
        too_many("states", self.states.len(), StateSet::CAPACITY - 1);
        too_many("places", self.places.len(), PlaceSet::CAPACITY);
        let places: Vec<foederis::place::Place> = self.places.into_values().collect();
        Record {
            name: String::new(),
            hash: String::new(),
            states: Table::new(self.states.into_values().collect(), map(names.states)),
            groups: Table::new(self.groups.into_values().collect(), map(names.groups)),
            atlas: foederis::place::Atlas::new(&places),
            places: Table::new(places, map(names.places)),
            areas: Table::new(self.areas.into_values().collect(), map(names.areas)),
            instruments: Table::new(self.instruments.into_values().collect(), map(names.instruments)),
            templates: Table::new(self.templates.into_values().collect(), map(names.templates)),
            architectures: Table::new(self.architectures.into_values().collect(), map(names.architectures)),
            contingencies: Table::new(self.contingencies.into_values().collect(), map(names.contingencies)),
            cases: Table::new(self.cases.into_values().collect(), map(names.cases)),
            topics: Table::new(self.topics.into_values().collect(), map(names.topics)),
            speakers: Table::new(self.speakers.into_values().collect(), map(names.speakers)),
            statements: Table::new(self.statements.into_values().collect(), map(names.statements)),
            reports: Table::new(self.reports.into_values().collect(), map(names.reports)),
            measures: Table::new(self.measures.into_values().collect(), map(names.measures)),
            issues: Table::new(self.issues.into_values().collect(), map(names.issues)),
        }
    }
}

fn map<Id: Copy>(keys: Keys<Id>) -> BTreeMap<String, Id> {
    keys.into_map()
}
