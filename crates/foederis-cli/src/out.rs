//! Writing answers: one stream, whose closing is no error.

use std::io::{self, Write};

use serde::Serialize;

use crate::Done;

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
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    // A closed pipe must stay recognisable as one.
    let io = |e: csv::Error| match e.into_kind() {
        csv::ErrorKind::Io(e) => e,
        other => io::Error::other(format!("{other:?}")),
    };
    out.write_record(header.iter().chain(&["record"])).map_err(io)?;
    for row in rows {
        out.write_record(row.as_ref().iter().map(String::as_str).chain([hash])).map_err(io)?;
    }
    out.flush()?;
    Ok(())
}
