//! Writing answers: one stream, whose closing is no error.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::Done;
use crate::fail::Fail;

/// Standard output, with colour as chosen, written at once.
pub(crate) fn print(text: &str) -> Done {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// JSON, indented, with a line end.
pub(crate) fn json(value: &impl Serialize) -> Done {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

/// CSV: a header, then rows; the last column names the version of the record that answered.
pub(crate) fn csv<R: AsRef<[String]>>(hash: &str, header: &[&str], rows: impl IntoIterator<Item = R>) -> Done {
    let header: Vec<&str> = header.iter().copied().chain(["record"]).collect();
    plain_csv(&header, rows.into_iter().map(|row| row.as_ref().iter().cloned().chain([hash.to_owned()]).collect::<Vec<_>>()))
}

/// CSV of what is in no record: a header, then rows.
pub(crate) fn plain_csv<R: AsRef<[String]>>(header: &[&str], rows: impl IntoIterator<Item = R>) -> Done {
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    // A closed pipe must stay recognisable as one.
    let io = |e: csv::Error| match e.into_kind() {
        csv::ErrorKind::Io(e) => e,
        other => io::Error::other(format!("{other:?}")),
    };
    out.write_record(header).map_err(io)?;
    for row in rows {
        out.write_record(row.as_ref()).map_err(io)?;
    }
    out.flush()?;
    Ok(())
}

/// A file, whole or not at all: written beside its place and moved there when it is complete.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> Done {
    stream(path, |file| file.write_all(bytes))
}

/// The same, written piece by piece.
pub(crate) fn stream(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Done {
    let unwritable = |e: io::Error| {
        let remedy = match e.kind() {
            io::ErrorKind::NotFound => "there is no such folder; make it first",
            io::ErrorKind::PermissionDenied => "the folder cannot be written to",
            io::ErrorKind::StorageFull => "the disk is full; nothing was written",
            io::ErrorKind::IsADirectory => "this is a folder; name a file in it",
            io::ErrorKind::NotADirectory => "part of the path is a file, not a folder",
            io::ErrorKind::FileTooLarge => "the file would be larger than the system allows; nothing was written",
            io::ErrorKind::InvalidFilename => "the system takes no such name; choose a shorter one",
            _ => return Fail::Usage(format!("{}: {e}", path.display())),
        };
        Fail::Usage(format!("{}: {remedy}", path.display()))
    };
    let Some(name) = path.file_name() else {
        return Err(Fail::Usage(format!("{}: name a file", path.display())));
    };
    if path.is_dir() {
        return Err(unwritable(io::ErrorKind::IsADirectory.into()));
    }
    // A device or a pipe takes what it is given: nothing can be moved into its place.
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return File::options().write(true).open(path).and_then(|mut file| write(&mut file)).map_err(unwritable);
    }
    let mut beside = name.to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    // A link goes on pointing at what it points at.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let part = path.with_file_name(beside);
    let written = File::create(&part).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&part, path)).map_err(|e| {
        // What was half-written is of no use to anyone.
        let _ = fs::remove_file(&part);
        unwritable(e)
    })
}
