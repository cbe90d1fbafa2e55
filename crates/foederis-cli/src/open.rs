//! Opens the record that the global arguments name.

use std::path::{Path, PathBuf};

use foederis::Record;
use foederis::date::Date;
use foederis_data::atop::Atop;
use foederis_data::{Fault, Library};
use foederis_record::{Files, Loaded, Thoroughness};

use crate::args::Global;
use crate::fail::Fail;

/// Reads the files; problems stay in the result.
pub(crate) fn loaded(global: &Global, thoroughness: Thoroughness) -> Result<Loaded, Fail> {
    if global.no_builtin && global.record.is_empty() {
        return Err(Fail::Usage("--no-builtin leaves nothing to ask: give a folder with --record DIR".into()));
    }
    let mut files = if global.no_builtin { Files::default() } else { foederis_builtin::files() };
    let mut names: Vec<String> = if global.no_builtin { Vec::new() } else { vec![foederis_builtin::NAME.into()] };
    let mut early = Vec::new();
    for folder in &global.record {
        if let Some(path) = data_set(folder)? {
            let atop = atop(path)?;
            atop.stand_in(&mut files, &foederis_builtin::record());
            names = vec![atop.title()];
            continue;
        }
        files.add_folder(folder, &mut early)?;
        names.push(folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned());
    }
    Ok(foederis_record::load(files, &names.join(" + "), early, thoroughness))
}

/// The alliances of ATOP, and what a person should look at on standard error.
fn atop(path: &Path) -> Result<Atop, Fail> {
    let atop = Atop::read(&Library::open(&[path])?)?;
    warn(&atop.warnings);
    Ok(atop)
}

/// The data set in `atop:PATH` as a record of its own, and the last day that it covers.
pub(crate) fn against(data: &Path) -> Result<(Record, Date), Fail> {
    let Some(path) = data_set(data)? else {
        let data = data.display();
        return Err(Fail::Usage(format!("`{data}` is not a data set: write --against atop:PATH, with the folder of its files")));
    };
    let atop = atop(path)?;
    let loaded = atop.load(foederis_builtin::files(), &foederis_builtin::record());
    match loaded.record {
        Some(record) => Ok((record, atop.until)),
        None => Err(Fail::Record(Box::new(loaded))),
    }
}

const WARNING: anstyle::Style = anstyle::AnsiColor::Yellow.on_default().bold();

/// Says what a person should look at in a data set, on standard error.
#[allow(clippy::print_stderr, reason = "warnings go where errors go")]
pub(crate) fn warn(warnings: &[Fault]) {
    const SHOWN: usize = 3;
    warnings.iter().take(SHOWN).for_each(|warning| anstream::eprintln!("{WARNING}warning:{WARNING:#} {warning}"));
    if warnings.len() > SHOWN {
        let more = warnings.len() - SHOWN;
        anstream::eprintln!("{WARNING}warning:{WARNING:#} … and {more} more; `foederis import` shows all");
    }
}

/// The folders of research data: those given, or the one that `FOEDERIS_DATA` names.
pub(crate) fn data(given: &[PathBuf]) -> Result<Vec<PathBuf>, Fail> {
    match (given, std::env::var_os("FOEDERIS_DATA")) {
        ([], None) => Err(Fail::Usage(
            "no research data: give their folder with --data DIR, or set FOEDERIS_DATA; `foederis import --about` says where to get them"
                .into(),
        )),
        ([], Some(folder)) => Ok(vec![folder.into()]),
        (given, _) => Ok(given.to_vec()),
    }
}

/// The path in `atop:PATH`; none: it is a record folder.
pub(crate) fn data_set(folder: &Path) -> Result<Option<&Path>, Fail> {
    let Some((key, path)) = folder.to_str().and_then(|text| text.split_once(':')) else { return Ok(None) };
    match key {
        "atop" => Ok(Some(Path::new(path))),
        _ if folder.exists() => Ok(None),
        other => Err(Fail::Usage(format!(
            "`{other}:` is not a data set that can be read as a record: write --record atop:PATH, with the folder of its files"
        ))),
    }
}

/// Reads a record that questions can be asked of.
pub(crate) fn record(global: &Global) -> Result<Record, Fail> {
    if global.record.is_empty() && !global.no_builtin {
        // Read when the program was built: nothing to parse, nothing to check.
        return Ok(foederis_builtin::record());
    }
    let loaded = loaded(global, Thoroughness::Usable)?;
    match loaded.record {
        Some(record) => Ok(record),
        None => Err(Fail::Record(Box::new(loaded))),
    }
}
