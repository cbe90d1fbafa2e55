//! Tables in normal form, as they lie under `tables/` of a record: UTF-8, lines that end in `\n`, nothing where a value is missing,
//! rows in the order of their keys, dates in one column as precise as they are known.
//!
//! Columns keep the names and codes of their authors, and so the readers of the published files read these as well. Beside each
//! table stands a text that says where it came from, what was not kept, and whom to cite.

use std::fmt::Write as _;
use std::path::Path;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::catalogue::{DATASETS, Dataset, Table};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{self, Row};
use crate::source::Source;
use crate::summary::{Loss, Summary};

/// A table in normal form, with the account of how it was made.
#[derive(Debug, Clone)]
pub struct Normal {
    /// Its text.
    pub text: String,
    /// How many rows it has.
    pub rows: usize,
    /// The version that its rows state.
    pub version: Option<String>,
    /// The file.
    pub path: String,
    /// The file's SHA-256.
    pub hash: String,
    /// What a person should look at.
    pub warnings: Vec<Fault>,
    /// What of it cannot be used, or was not kept.
    pub losses: Vec<Loss>,
}

/// The files of an import, and its account.
#[derive(Debug, Clone)]
pub struct Import {
    /// Path within the record, and text.
    pub files: Vec<(String, String)>,
    /// What was read and what got lost.
    pub summary: Summary,
}

/// Brings the tables of a data set into normal form: every one of whose files there is one.
///
/// # Errors
/// If there is none, or one has a fault.
pub fn import(dataset: &Dataset, library: &Library) -> Result<Import, Faults> {
    let mut summary = Summary::of(dataset.name);
    let mut files = Vec::new();
    let mut faults = Faults::default();
    for table in dataset.files.iter().filter(|table| library.has(table)) {
        match library.normal(table) {
            Ok(normal) => {
                files.push((format!("tables/{}.txt", table.key), normal.account(table, dataset)));
                summary.files.push((normal.path, normal.hash));
                summary.count(format!("rows of {}: {}", table.key, table.row), normal.rows);
                summary.losses.extend(normal.losses);
                summary.warnings.extend(normal.warnings);
                files.push((format!("tables/{}.csv", table.key), normal.text));
            }
            Err(more) => faults.0.extend(more.0),
        }
    }
    if let (true, true, Some(table)) = (files.is_empty(), faults.0.is_empty(), dataset.files.first()) {
        library.find(table)?;
    }
    files.sort();
    faults.unless_any(Import { files, summary })
}

/// Reads a file and writes it in normal form.
pub(crate) fn normal<R: Row>(source: Source, table: &Table) -> Result<Normal, Faults> {
    let header = sheet::header(&source);
    let mut read = Read::<R>::of(source, table.dataset)?;
    let dates = |column: &&String| R::DATES.iter().any(|date| column.eq_ignore_ascii_case(date));
    let used: Vec<usize> = R::COLUMNS.iter().filter_map(|column| sheet::place(column, &header)).collect();
    let unused = header.iter().enumerate().filter(|(n, _)| !used.contains(n)).map(|(_, column)| column);
    let unused: Vec<String> = unused.filter(|column| !dates(column)).cloned().collect();
    if !unused.is_empty() {
        read.losses.push(Loss { what: format!("columns of {}", table.key), count: unused.len(), examples: unused });
    }
    let text = write(&read.rows);
    let version = R::COLUMNS.iter().position(|column| sheet::name(column).eq_ignore_ascii_case("version"));
    let version = version.and_then(|at| read.rows.first().map(|row| row.write().swap_remove(at))).filter(|v| !v.is_empty());
    let Read { rows, path, hash, warnings, losses } = read;
    Ok(Normal { text, rows: rows.len(), version, path, hash, warnings, losses })
}

/// Rows as a table in normal form. Reading it gives the same rows.
pub fn write<R: Row>(rows: &[R]) -> String {
    let mut lines: Vec<(Option<[u32; 4]>, Vec<String>)> = rows.iter().map(|row| (row.key(), line(row))).collect();
    lines.sort();
    let mut writer =
        WriterBuilder::new().terminator(Terminator::Any(b'\n')).quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    let header = R::COLUMNS.iter().map(|column| sheet::name(column)).chain(R::DATES.iter().copied());
    let mut written = writer.write_record(header);
    for (_, line) in &lines {
        written = written.and_then(|()| writer.write_record(line));
    }
    // A vector takes whatever is written.
    written.expect("a line of as many cells as the header");
    let bytes = writer.into_inner().expect("bytes in memory");
    String::from_utf8(bytes).expect("cells of text")
}

fn line<R: Row>(row: &R) -> Vec<String> {
    let mut cells = row.write();
    cells.extend(row.dates().into_iter().map(|date| date.map(|date| date.to_string()).unwrap_or_default()));
    cells
}

impl Normal {
    /// Where the table came from, for the text beside it. Folders of the machine that it was made on are left out.
    fn account(&self, table: &Table, dataset: &Dataset) -> String {
        let mut text = String::new();
        let file = Path::new(&self.path).file_name().unwrap_or_default().to_string_lossy();
        let version = self.version.clone().unwrap_or_else(|| format!("not stated in the file; known are {}", dataset.versions));
        let mut say = |what: &str, words: &str| {
            // Text in memory takes whatever is written.
            let _ = writeln!(text, "{what:<10}{words}");
        };
        say("data set", dataset.name);
        say("table", table.row);
        say("version", &version);
        say("file", &file);
        say("sha256", &self.hash);
        say("read", &format!("{} rows", self.rows));
        self.losses.iter().for_each(|loss| say("not kept", &loss.to_string()));
        for warning in &self.warnings {
            let line = warning.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            say("warning", &format!("{line}{}", warning.message));
        }
        dataset.cite.iter().for_each(|cite| say("cite", cite));
        say("terms", dataset.terms);
        say("from", dataset.url);
        text
    }
}

/// The table with this key, of whatever data set.
pub fn table(key: &str) -> Option<&'static Table> {
    DATASETS.iter().flat_map(|dataset| dataset.files).find(|table| table.key == key)
}
