//! Opens the record that the global arguments name.

use foederis::Record;
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
        files.add_folder(folder, &mut early)?;
        names.push(folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned());
    }
    Ok(foederis_record::load(files, &names.join(" + "), early, thoroughness))
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
