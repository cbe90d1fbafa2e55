//! From what was typed to columns: names, groups, or all of a data set.

use foederis_record::did_you_mean;

use crate::column::{Column, columns};
use crate::groups::Group;
use crate::unit::Unit;

/// A name that is neither a column nor a group of such a panel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no column or group `{typed}` in a {} panel{hint}", unit.key())]
pub struct Unknown {
    typed: String,
    unit: Unit,
    hint: String,
}

/// The columns with these names and of these groups, each once, in the order typed; those that say which row it is come first.
///
/// # Errors
/// If a name is neither a column nor a group.
pub fn choose<S: AsRef<str>>(unit: Unit, typed: &[S]) -> Result<Vec<Column>, Unknown> {
    let all = columns(unit);
    let mut chosen: Vec<Column> = all.iter().filter(|c| c.group == Group::Keys).cloned().collect();
    for typed in typed {
        let typed = typed.as_ref().trim();
        let named: Vec<&Column> = match typed {
            "all" => all.iter().collect(),
            _ => all.iter().filter(|c| c.name == typed || c.group.key() == typed).collect(),
        };
        if named.is_empty() {
            return Err(unknown(unit, typed, &all));
        }
        for column in named {
            if chosen.iter().all(|c| c.name != column.name) {
                chosen.push(column.clone());
            }
        }
    }
    Ok(chosen)
}

fn unknown(unit: Unit, typed: &str, all: &[Column]) -> Unknown {
    let groups = Group::ALL.map(Group::key);
    let names = all.iter().map(|c| c.name.as_str()).chain(groups);
    let hint = match did_you_mean(typed, names) {
        Some(meant) => format!("; {meant}"),
        None => format!("; groups are {}, and --dictionary lists every column", groups[1..].join(", ")),
    };
    Unknown { typed: typed.to_owned(), unit, hint }
}
