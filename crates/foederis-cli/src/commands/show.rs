//! `foederis show`: one entity, as it stands in its file.

use foederis::vocab::Word;
use foederis_record::{File, Files, Kind, Thoroughness, closest, lookup};
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use crate::args::{Format, Global, Show};
use crate::fail::Fail;
use crate::text::{DIM, HEADING, wrap};
use crate::{Done, open, out};

/// Kinds in the order in which an id shared by several is understood.
const ORDER: [Kind; 10] = [
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
            let version = serde_json::json!({ "name": record.name, "hash": record.hash });
            entity.insert("record".into(), version);
            out::json(&entity)
        }
        Format::Csv => {
            let mut rows = Vec::new();
            flat("", table, &mut rows);
            out::csv(&record.hash, &["key", "value"], rows)
        }
        Format::Table => {
            let mut text = format!("{HEADING}{}/{}{HEADING:#}  {DIM}{}{DIM:#}\n", file.kind, file.id, file.path);
            section(table, 0, &mut text);
            text.push_str(&format!("{DIM}record {} {}{DIM:#}\n", record.name, record.hash));
            out::print(&text)
        }
    }
}

fn find<'f>(files: &'f Files, record: &foederis::Record, typed: &str) -> Result<&'f File, Fail> {
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
        let state = lookup::state(record, typed).ok().filter(|s| *s != foederis::id::StateId::NON_STATE);
        let state = state.and_then(|s| files.find(Kind::States, &record.states[s].id));
        state.or_else(|| lookup::place(record, typed).ok().and_then(|p| files.find(Kind::Places, &record.places[p].id)))
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
