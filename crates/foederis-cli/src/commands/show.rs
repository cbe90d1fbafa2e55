//! `foederis show`: one entity, as it stands in its file; of politics, with what the record makes of it.

mod report;
mod speaker;
mod statement;
mod topic;

use foederis::Record;
use foederis::id::{StateId, StatementId};
use foederis::listed;
use foederis::politics::{Speaker, Statement};
use foederis::vocab::Word;
use foederis_record::{File, Files, Kind, Thoroughness, closest, lookup};
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use crate::args::{Format, Global, Show};
use crate::fail::Fail;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, open, out};

/// Kinds in the order in which an id shared by several is understood.
const ORDER: [Kind; 16] = [
    Kind::Instruments,
    Kind::Proposals,
    Kind::States,
    Kind::Places,
    Kind::Areas,
    Kind::Groups,
    Kind::Architectures,
    Kind::Templates,
    Kind::Contingencies,
    Kind::Cases,
    Kind::Topics,
    Kind::Speakers,
    Kind::Statements,
    Kind::Reports,
    Kind::Issues,
    Kind::Measures,
];

pub(crate) fn run(global: &Global, args: &Show) -> Done {
    let loaded = open::loaded(global, Thoroughness::Usable)?;
    let Some(record) = &loaded.record else { return Err(Fail::Record(Box::new(loaded))) };
    let file = find(&loaded.files, record, &args.id)?;
    let table = DeTable::parse(&file.text).map_err(|e| Fail::Usage(e.message().to_owned()))?;
    let table = table.get_ref();
    match global.format {
        Format::Json => {
            let mut entity = object(table);
            if let Some(id) = statement_of(record, file) {
                entity.extend(statement::derived(record, id));
            }
            let version = serde_json::json!({ "name": record.name, "hash": record.hash });
            entity.insert("record".into(), version);
            out::json(&entity)
        }
        Format::Csv => {
            let mut rows = Vec::new();
            flat("", table, &mut rows);
            out::csv(&record.hash, &["key", "value"], rows)
        }
        Format::Table | Format::Md | Format::Parquet => {
            let mut text = format!("{HEADING}{}/{}{HEADING:#}  {DIM}{}{DIM:#}\n", file.kind, file.id, file.path);
            match told(record, file) {
                Some(told) => text.push_str(&told),
                None => section(table, 0, &mut text),
            }
            text.push_str(&format!("{DIM}record {} {}{DIM:#}\n", record.name, record.hash));
            out::print(&text)
        }
    }
}

/// A file that is better told than printed: what was said, by whom, on what.
fn told(record: &Record, file: &File) -> Option<String> {
    match file.kind {
        Kind::Topics => record.topics.find(&file.id).map(|id| topic::text(record, id)),
        Kind::Speakers => record.speakers.find(&file.id).map(|id| speaker::text(record, id)),
        Kind::Statements => record.statements.find(&file.id).map(|id| statement::text(record, id)),
        Kind::Reports => record.reports.find(&file.id).map(|id| report::text(record, id)),
        _ => None,
    }
}

fn statement_of(record: &Record, file: &File) -> Option<StatementId> {
    (file.kind == Kind::Statements).then(|| record.statements.find(&file.id)).flatten()
}

/// "key: value", wrapped; nothing where there is no value.
fn line(key: &str, value: &str, text: &mut String) {
    if !value.is_empty() {
        text.push_str(&format!("{}\n", wrap(&format!("{key}: {value}"), "  ", "      ")));
    }
}

/// Statements in a column: date and stance, then what else there is to say, in which capacity, and the id.
fn dated(record: &Record, statements: &[StatementId], text: &mut String, tell: impl Fn(&Statement) -> String) {
    let stances = statements.iter().map(|id| record.statements[*id].stance.word().len());
    let width = stances.max().unwrap_or_default();
    for id in statements {
        let s = &record.statements[*id];
        let told = format!("{} ({}): {}", tell(s), s.capacity, s.id);
        let first = format!("  {:10}  {:width$}  ", s.date.to_string(), s.stance.word());
        text.push_str(&format!("{}\n", wrap(&told, &first, &" ".repeat(width + 16))));
    }
}

/// "Shigeru Ishiba (JPN)"
fn name_of(record: &Record, speaker: &Speaker) -> String {
    speaker.state.map_or_else(|| speaker.name.clone(), |state| format!("{} ({})", speaker.name, record.code(state)))
}

/// "Japan (JPN) and Australia (AUS)"
fn states(record: &Record, states: &[StateId]) -> String {
    let named: Vec<String> = states.iter().map(|s| format!("{} ({})", record.name_of(*s), record.code(*s))).collect();
    listed(&named)
}

fn find<'f>(files: &'f Files, record: &Record, typed: &str) -> Result<&'f File, Fail> {
    if let Some((kind, id)) = typed.split_once('/').and_then(|(kind, id)| Kind::parse(kind).map(|k| (k, id))) {
        return files.find(kind, id).map(|f| files.get(f)).ok_or_else(|| unknown(files, typed, id));
    }
    let by_id = ORDER.into_iter().find_map(|kind| files.find(kind, typed));
    let by_alias = || {
        let id = lookup::instrument(record, typed).ok()?;
        let id = &record.instruments[id].id;
        files.find(Kind::Instruments, id).or_else(|| files.find(Kind::Proposals, id))
    };
    let by_name = || {
        let state = lookup::state(record, typed).ok().filter(|s| *s != StateId::NON_STATE);
        let state = state.and_then(|s| files.find(Kind::States, &record.states[s].id));
        let place = || lookup::place(record, typed).ok().and_then(|p| files.find(Kind::Places, &record.places[p].id));
        let speaker = || lookup::speaker(record, typed).ok().and_then(|s| files.find(Kind::Speakers, &record.speakers[s].id));
        state.or_else(place).or_else(speaker)
    };
    let found = by_id.or_else(by_alias).or_else(by_name);
    found.map(|f| files.get(f)).ok_or_else(|| unknown(files, typed, typed))
}

fn unknown(files: &Files, typed: &str, id: &str) -> Fail {
    let meant = closest(id, files.current().map(|(_, f)| f.id.as_str())).map(|m| format!("; did you mean `{m}`?"));
    Fail::Usage(format!("the record has no entity `{typed}`{}", meant.unwrap_or_default()))
}

fn object(table: &DeTable<'_>) -> Map<String, Value> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => unwrapped(text).into(),
        DeValue::Integer(number) => number.as_str().parse::<i64>().map_or(Value::Null, Value::from),
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|i| json(i.get_ref())).collect(),
        DeValue::Table(table) => object(table).into(),
    }
}

/// Lines are broken for the editor; in answers they are one.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(value: &DeValue<'_>) -> String {
    match json(value) {
        Value::String(text) => text,
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|i| i.as_str().map_or_else(|| i.to_string(), str::to_owned)).collect();
            items.join(", ")
        }
        other => other.to_string(),
    }
}

/// Keys in the order of the file, tables after values.
fn ordered<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(&'t str, &'t DeValue<'i>)> {
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    keys.into_iter().map(|(key, value)| (key.get_ref().as_ref(), value.get_ref())).collect()
}

fn is_tables(value: &DeValue<'_>) -> bool {
    value.as_table().is_some() || value.as_array().is_some_and(|a| a.iter().any(|v| v.get_ref().is_table()))
}

fn section(table: &DeTable<'_>, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth + 1);
    let keys = ordered(table);
    for (key, value) in keys.iter().filter(|(_, v)| !is_tables(v)) {
        let rest = format!("{indent}    ");
        text.push_str(&format!("{}\n", wrap(&format!("{key}: {}", plain(value)), &indent, &rest)));
    }
    for (key, value) in keys.iter().filter(|(_, v)| is_tables(v)) {
        let tables: Vec<&DeTable<'_>> = match value {
            DeValue::Table(table) => vec![table],
            DeValue::Array(items) => items.iter().filter_map(|i| i.get_ref().as_table()).collect(),
            _ => Vec::new(),
        };
        for (n, inner) in tables.into_iter().enumerate() {
            // Short tables, such as parties, fit one line.
            let short = ordered(inner).iter().all(|(_, v)| !is_tables(v) && plain(v).len() < 40) && inner.len() <= 4;
            if short {
                let pairs: Vec<String> = ordered(inner).iter().map(|(k, v)| format!("{k} {}", plain(v))).collect();
                text.push_str(&format!("{}\n", wrap(&format!("{key}: {}", pairs.join(", ")), &indent, &format!("{indent}    "))));
            } else {
                text.push_str(&format!("{indent}{HEADING}{key} {}{HEADING:#}\n", n + 1));
                section(inner, depth + 1, text);
            }
        }
    }
}

fn flat(prefix: &str, table: &DeTable<'_>, rows: &mut Vec<[String; 2]>) {
    for (key, value) in ordered(table) {
        let path = if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") };
        match value {
            DeValue::Table(inner) => flat(&path, inner, rows),
            DeValue::Array(items) if is_tables(value) => {
                let tables = items.iter().filter_map(|i| i.get_ref().as_table()).enumerate();
                tables.for_each(|(n, inner)| flat(&format!("{path}.{}", n + 1), inner, rows));
            }
            other => rows.push([path, plain(other)]),
        }
    }
}
