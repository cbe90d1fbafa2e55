//! The folders and files that a user brought, and the search in them for a table.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::catalogue::{Table, recognise};
use crate::fault::{Fault, Faults};
use crate::import::Normal;
use crate::sheet::{self, Row};
use crate::source::Source;
use crate::summary::Loss;

/// Files with a name that may be a table's.
#[derive(Debug, Clone, Default)]
pub struct Library {
    files: Vec<PathBuf>,
    /// Given by name, not found in a folder: used though it is called otherwise.
    named: Vec<PathBuf>,
    roots: Vec<String>,
}

/// A table with where it came from.
#[derive(Debug, Clone)]
pub struct Read<R> {
    /// Its rows.
    pub rows: Vec<R>,
    /// The file.
    pub path: String,
    /// Its SHA-256.
    pub hash: String,
    /// What the file needed to be read, and what its rows showed when they were seen together.
    pub warnings: Vec<Fault>,
    /// What of it cannot be used.
    pub losses: Vec<Loss>,
}

/// How deep folders are searched: a folder of data sets, each in a folder of its own.
const DEPTH: usize = 2;

impl Library {
    /// The files under these folders, and these files.
    ///
    /// # Errors
    /// If one does not exist or cannot be listed.
    pub fn open<P: AsRef<Path>>(roots: &[P]) -> Result<Library, Fault> {
        let mut library = Library::default();
        for root in roots {
            let root = root.as_ref();
            library.roots.push(root.display().to_string());
            if root.is_file() {
                library.named.push(root.to_owned());
            } else {
                library.list(root, 0).map_err(|e| {
                    let reason = match e.kind() {
                        io::ErrorKind::NotFound => "there is no such folder or file".to_owned(),
                        _ => e.to_string(),
                    };
                    Fault::of(&root.display().to_string(), reason).help("give the folder with the files as downloaded")
                })?;
            }
        }
        library.files.sort();
        Ok(library)
    }

    fn list(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = file_name(&path);
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                if depth < DEPTH {
                    // A folder in the folder that cannot be listed is not what was asked for.
                    let _ = self.list(&path, depth + 1);
                }
            } else if name.ends_with(".csv") || name.ends_with(".csv.gz") {
                self.files.push(path);
            }
        }
        Ok(())
    }

    /// Whether a file with one of the table's usual names is there, or a named file that fits it.
    pub fn has(&self, table: &Table) -> bool {
        self.find(table).is_ok()
    }

    /// The file of a table: one given by name that fits, or one in a folder with its usual name.
    ///
    /// # Errors
    /// If none is there: the fault says what was looked for and, of files given by name, what they seem to be.
    pub fn find(&self, table: &Table) -> Result<&Path, Fault> {
        if let Some(path) = self.named.iter().find(|path| peek(path).is_some_and(|header| table.is_meant(&header))) {
            return Ok(path);
        }
        for name in table.names {
            let same = |path: &&PathBuf| {
                let found = file_name(path);
                found == *name || found.strip_suffix(".gz") == Some(name)
            };
            if let Some(path) = self.files.iter().find(same) {
                return Ok(path);
            }
        }
        Err(self.missing(table))
    }

    fn missing(&self, table: &Table) -> Fault {
        let place = match self.roots.as_slice() {
            [] => "no folder given".to_owned(),
            roots => roots.join(", "),
        };
        let wanted = table.names[0];
        let fault = Fault::of(&place, format!("holds no file of {}: {} ({wanted})", table.dataset, table.row));
        let other = self.named.iter().find_map(|path| {
            let header = peek(path)?;
            Some((file_name(path), *recognise(&header).first()?))
        });
        if let Some((name, other)) = other {
            return fault.help(format!("{name} looks like {} of {}", other.row, other.dataset));
        }
        // Files that fit under another name: the user says which.
        let alike = self.files.iter().filter(|path| peek(path).is_some_and(|header| table.fits(&header)));
        let alike: Vec<String> = alike.map(|path| path.display().to_string()).take(4).collect();
        match alike.as_slice() {
            [] => fault.help(format!("`foederis import {} --about` says where to get it", table.dataset)),
            [one] => fault.help(format!("{one} has its columns: give that file by name")),
            more => fault.help(format!("these have its columns; give one by name: {}", more.join(", "))),
        }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// If it is not there, or has a fault.
    pub fn read<R: Row>(&self, table: &Table) -> Result<Read<R>, Faults> {
        let source = Source::read(self.find(table)?)?;
        let header = sheet::header(&source);
        Read::of(source, table.dataset).map_err(|faults| meant(faults, table, &header))
    }

    /// Reads a table, whatever its rows are, and writes it in normal form.
    ///
    /// # Errors
    /// If it is not there, or has a fault.
    pub fn normal(&self, table: &Table) -> Result<Normal, Faults> {
        let source = Source::read(self.find(table)?)?;
        let header = sheet::header(&source);
        table.normal(source).map_err(|faults| meant(faults, table, &header))
    }
}

impl<R: Row> Read<R> {
    /// The rows of a file that is to belong to a data set.
    ///
    /// # Errors
    /// If it has a fault.
    pub fn of(source: Source, dataset: &str) -> Result<Read<R>, Faults> {
        let rows = sheet::rows(&source)?;
        let open = sheet::ends_openly(&source);
        let mut read = Read { rows, path: source.path, hash: source.hash, warnings: source.warnings, losses: Vec::new() };
        if open {
            let help = "if it was cut short there, its last cell is not whole; download it again, or add the line end";
            read.warnings.push(Fault::of(&read.path, "has no line end after its last line").help(help));
        }
        let remarks = R::examine(&read, dataset)?;
        read.warnings.extend(remarks.warnings);
        read.losses.extend(remarks.losses);
        Ok(read)
    }
}

/// Says what a file looks like that is not what it should be.
fn meant(faults: Faults, table: &Table, header: &[String]) -> Faults {
    let other = if table.fits(header) { None } else { recognise(header).first().copied() };
    let add = |fault: Fault| match other {
        Some(other) => fault.help(format!("this looks like {} of {}", other.row, other.dataset)),
        None => fault,
    };
    Faults(faults.0.into_iter().map(add).collect())
}

fn peek(path: &Path) -> Option<Vec<String>> {
    Source::read(path).ok().map(|source| sheet::header(&source))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
