//! Files of a record: from a folder or from the binary, later ones replacing earlier ones of the same kind and id.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use foederis::vocab::Word;

use crate::diagnostic::{Diagnostic, FileId};

/// The kinds of entity, one folder each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `states/`
    States,
    /// `groups/`
    Groups,
    /// `places/`
    Places,
    /// `areas/`
    Areas,
    /// `instruments/`
    Instruments,
    /// `proposals/`
    Proposals,
    /// `templates/`
    Templates,
    /// `architectures/`
    Architectures,
    /// `contingencies/`
    Contingencies,
    /// `cases/`
    Cases,
    /// `topics/`
    Topics,
    /// `speakers/`
    Speakers,
    /// `statements/`
    Statements,
    /// `reports/`
    Reports,
    /// `measures/`
    Measures,
    /// `issues/`
    Issues,
}

impl Kind {
    /// Every kind, in the order in which they are read.
    pub const ALL: [Kind; 16] = [
        Kind::States,
        Kind::Groups,
        Kind::Places,
        Kind::Areas,
        Kind::Instruments,
        Kind::Proposals,
        Kind::Templates,
        Kind::Architectures,
        Kind::Contingencies,
        Kind::Cases,
        Kind::Topics,
        Kind::Speakers,
        Kind::Statements,
        Kind::Reports,
        Kind::Measures,
        Kind::Issues,
    ];
}

impl Word for Kind {
    const WORDS: &'static [&'static str] = &[
        "states",
        "groups",
        "places",
        "areas",
        "instruments",
        "proposals",
        "templates",
        "architectures",
        "contingencies",
        "cases",
        "topics",
        "speakers",
        "statements",
        "reports",
        "measures",
        "issues",
    ];

    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|w| *w == word).map(|i| Kind::ALL[i])
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

/// One file of the record.
#[derive(Debug, Clone)]
pub struct File {
    /// What people call it: its path.
    pub path: String,
    /// Which folder it stood in.
    pub kind: Kind,
    /// Its stem.
    pub id: String,
    /// Its text.
    pub text: std::borrow::Cow<'static, str>,
}

/// The files that make up a record.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<File>,
    current: BTreeMap<(Kind, String), FileId>,
}

/// No file of a record is longer; a longer one is a mistake, not an instrument.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// A folder or file that cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Unreadable {
    /// Where.
    pub path: String,
    /// Why, with the remedy.
    pub reason: String,
}

impl Files {
    /// Adds a file; it replaces an earlier one of the same kind and id. Instruments and proposals share their ids.
    pub fn add(&mut self, file: File) -> FileId {
        let id = FileId(self.files.len() as u32);
        let twin = match file.kind {
            Kind::Instruments => Some(Kind::Proposals),
            Kind::Proposals => Some(Kind::Instruments),
            _ => None,
        };
        if let Some(twin) = twin {
            self.current.remove(&(twin, file.id.clone()));
        }
        self.current.insert((file.kind, file.id.clone()), id);
        self.files.push(file);
        id
    }

    /// Leaves out files of other kinds than these.
    pub fn retain(&mut self, keep: impl Fn(Kind) -> bool) {
        self.current.retain(|(kind, _), _| keep(*kind));
    }

    /// Adds every file of a record folder.
    ///
    /// # Errors
    /// If the folder does not exist, holds no record folder, or a folder in it cannot be listed. Files that cannot be used (too
    /// long, not UTF-8) are diagnostics instead, so that all are reported.
    pub fn add_folder(&mut self, root: &Path, out: &mut Vec<Diagnostic>) -> Result<(), Unreadable> {
        let unreadable = |path: &Path, reason: String| Unreadable { path: path.display().to_string(), reason };
        let listing = |path: &Path, e: io::Error| {
            let reason = match e.kind() {
                io::ErrorKind::NotFound => "there is no such folder; `foederis new DIR` writes a small one".to_owned(),
                io::ErrorKind::NotADirectory => {
                    "this is not a folder; give the folder that holds states/, instruments/ …".to_owned()
                }
                _ => e.to_string(),
            };
            unreadable(path, reason)
        };
        let mut entries: Vec<PathBuf> =
            fs::read_dir(root).map_err(|e| listing(root, e))?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        entries.sort();
        let mut found = false;
        for folder in entries.iter().filter(|p| p.is_dir()) {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(kind) = Kind::parse(&name) {
                found = true;
                let mut seen = HashSet::new();
                self.add_kind(folder, kind, &mut seen, out).map_err(|(path, e)| listing(&path, e))?;
            }
        }
        if !found {
            let folders = Kind::WORDS.join("/, ");
            return Err(unreadable(root, format!("no record here: expected at least one of the folders {folders}/")));
        }
        Ok(())
    }

    fn add_kind(
        &mut self,
        folder: &Path,
        kind: Kind,
        seen: &mut HashSet<PathBuf>,
        out: &mut Vec<Diagnostic>,
    ) -> Result<(), (PathBuf, io::Error)> {
        // A link back to a folder already being read ends here.
        let real = fs::canonicalize(folder).map_err(|e| (folder.to_path_buf(), e))?;
        if !seen.insert(real) {
            return Ok(());
        }
        let listing = fs::read_dir(folder).map_err(|e| (folder.to_path_buf(), e))?;
        let mut entries: Vec<PathBuf> = listing.filter_map(|e| e.ok().map(|e| e.path())).collect();
        entries.sort();
        for path in entries {
            let hidden = path.file_name().is_none_or(|n| n.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            if path.is_dir() {
                self.add_kind(&path, kind, seen, out)?;
            } else if path.extension().is_some_and(|e| e == "toml") {
                self.add_path(&path, kind, out);
            }
        }
        Ok(())
    }

    fn add_path(&mut self, path: &Path, kind: Kind, out: &mut Vec<Diagnostic>) {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let label = path.display().to_string();
        let (text, problem) = match read(path) {
            Ok(text) => (text, None),
            Err((text, message, span, help)) => (text, Some((message, span, help))),
        };
        if let Some((message, span, help)) = problem {
            // The file is shown as far as it could be read, but takes no part in the record.
            let file = FileId(self.files.len() as u32);
            self.files.push(File { path: label, kind, id, text: text.into() });
            out.push(Diagnostic::error("unreadable-file", message, file, span, "").help(help));
            return;
        }
        let shadowed = self.current.get(&(kind, id.clone())).map(|f| self.files[f.0 as usize].path.clone());
        let same_folder = shadowed.filter(|p| Path::new(p).parent().is_some_and(|d| path.starts_with(d)) && *p != label);
        let file = self.add(File { path: label, kind, id: id.clone(), text: text.into() });
        if let Some(other) = same_folder {
            let message = format!("two files of one record are called `{id}`");
            out.push(
                Diagnostic::error("duplicate-id", message, file, 0..0, format!("the other is {other}"))
                    .help("rename one of them"),
            );
        }
    }

    /// A file by its number.
    pub fn get(&self, file: FileId) -> &File {
        &self.files[file.0 as usize]
    }

    /// The files in effect, by kind and id.
    pub fn current(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.current.values().map(|id| (*id, self.get(*id)))
    }

    /// The file in effect for an entity.
    pub fn find(&self, kind: Kind, id: &str) -> Option<FileId> {
        self.current.get(&(kind, id.to_owned())).copied()
    }
}

type Problem = (String, String, Range<usize>, String);

fn read(path: &Path) -> Result<String, Problem> {
    let io = |e: io::Error| (String::new(), format!("this file cannot be read: {e}"), 0..0, "check its permissions".to_owned());
    let file = fs::File::open(path).map_err(io)?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = "this file is longer than 4 MiB, which no instrument is".to_owned();
        return Err((String::new(), message, 0..0, "was it put here by mistake? one entity a file".to_owned()));
    }
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        let byte = e.as_bytes()[at];
        let text = String::from_utf8_lossy(e.as_bytes()).into_owned();
        let message = format!("line {line} is not UTF-8: byte 0x{byte:02X}");
        (text, message, at..at + '\u{FFFD}'.len_utf8(), "save the file as UTF-8".to_owned())
    })
}
