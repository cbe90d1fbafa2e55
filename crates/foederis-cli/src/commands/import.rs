//! `foederis import`: a data set into a record, with the account of what came in and what did not.

use std::path::Path;

use foederis_data::about::about;
use foederis_data::catalogue::{DATASETS, Dataset, dataset};
use foederis_data::import::import;
use foederis_data::{Library, records};
use foederis_record::did_you_mean;

use crate::args::Import;
use crate::fail::Fail;
use crate::{Done, open, out};

pub(crate) fn run(args: &Import) -> Done {
    let chosen = args.dataset.as_deref().map(named).transpose()?;
    let Some(dataset) = chosen.filter(|_| !args.about) else { return out::print(&about(chosen)) };
    let library = Library::open(&open::data(&args.paths)?)?;
    // Alliances and agreements become instruments, and have no tables beside them that say the same again.
    let as_record = records::files(dataset, &library, foederis_builtin::files(), &foederis_builtin::record())?;
    let instruments =
        as_record.as_ref().is_some_and(|import| import.files.iter().any(|(path, _)| path.starts_with("instruments")));
    let mut files: Vec<(String, String)> = Vec::new();
    let mut account = String::new();
    if !instruments {
        let tables = import(dataset, &library)?;
        account.push_str(&tables.summary.to_string());
        files.extend(tables.files);
    }
    if let Some(more) = as_record {
        account.push_str(&more.summary.to_string());
        files.extend(more.files);
    }
    let Some(output) = &args.output else {
        let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
        account.push_str(&format!("  would write {} files, {} kB; name a folder with -o\n", files.len(), bytes / 1000));
        return out::print(&account);
    };
    write(output, &files)?;
    account.push_str(&format!("  wrote     {} files under {}\n", files.len(), output.display()));
    if dataset.key == foederis_data::atop::DATASET.key {
        account.push_str("  ask       it with --no-builtin --record, for it is a record of its own\n");
    }
    for cite in dataset.cite {
        account.push_str(&format!("  cite      {cite}\n"));
    }
    out::print(&account)
}

fn named(key: &str) -> Result<&'static Dataset, Fail> {
    dataset(key).ok_or_else(|| {
        let keys: Vec<&str> = DATASETS.iter().map(|d| d.key).collect();
        let help = did_you_mean(key, keys.iter().copied()).unwrap_or_else(|| format!("there are {}", keys.join(", ")));
        Fail::Usage(format!("there is no data set `{key}`; {help}"))
    })
}

/// Writes the files, each whole or not at all. A file of the folder that says something else is not touched: nothing is lost.
fn write(output: &Path, files: &[(String, String)]) -> Done {
    let differs = |(path, text): &&(String, String)| {
        let there = output.join(path);
        there.exists() && std::fs::read(&there).map_or(true, |bytes| bytes != text.as_bytes())
    };
    if let Some((path, _)) = files.iter().find(differs) {
        return Err(Fail::Usage(format!(
            "{} is there already and says something else; nothing was written: give an empty folder, or move it away",
            output.join(path).display()
        )));
    }
    for (path, text) in files {
        let path = output.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| Fail::Usage(format!("{}: {e}", folder.display())))?;
        }
        out::file(&path, text.as_bytes())?;
    }
    Ok(())
}
