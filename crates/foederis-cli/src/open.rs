//! Opens the record that the global arguments name.

use std::path::Path;

use foederis::Record;
use foederis::date::Date;
use foederis_data::Library;
use foederis_data::atop::Atop;
use foederis_record::{Files, Kind, Loaded, Thoroughness};

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
            // The alliances of a data set stand instead of the built-in instruments: the same treaty is not counted twice.
            files.retain(|kind| GROUND.contains(&kind));
            names = vec![format!("ATOP {}", atop.version)];
            atop.files(&foederis_builtin::record()).into_iter().for_each(|file| {
                files.add(file);
            });
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
    atop.warnings.iter().for_each(|warning| anstream::eprintln!("{WARNING}warning:{WARNING:#} {warning}"));
    Ok(atop)
}

/// The data set in `atop:PATH` as a record of its own, and the last day that it covers.
pub(crate) fn against(data: &Path) -> Result<(Record, Date), Fail> {
    let Some(path) = data_set(data)? else {
        let data = data.display();
        return Err(Fail::Usage(format!("`{data}` is not a data set: write --against atop:PATH, with the folder of its files")));
    };
    let atop = atop(path)?;
    let mut files = foederis_builtin::files();
    files.retain(|kind| GROUND.contains(&kind));
    atop.files(&foederis_builtin::record()).into_iter().for_each(|file| {
        files.add(file);
    });
    let loaded = foederis_record::load(files, &format!("ATOP {}", atop.version), Vec::new(), Thoroughness::Usable);
    match loaded.record {
        Some(record) => Ok((record, atop.until)),
        None => Err(Fail::Record(Box::new(loaded))),
    }
}

/// What of the built-in record a data set of alliances stands on: who is a state, what is where, and what may happen.
const GROUND: [Kind; 5] = [Kind::States, Kind::Groups, Kind::Places, Kind::Templates, Kind::Contingencies];

const WARNING: anstyle::Style = anstyle::AnsiColor::Yellow.on_default().bold();

/// The path in `atop:PATH`; none: it is a record folder.
fn data_set(folder: &Path) -> Result<Option<&Path>, Fail> {
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
