//! `foederis brief`: what a pact would change, as a page, Markdown or JSON.

use std::ffi::OsStr;
use std::io::IsTerminal;

use foederis_brief::{Study, brief, html, json, markdown};

use crate::args::{Brief, Format, Global};
use crate::fail::Fail;
use crate::{Done, ask, open, out};

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    Markdown,
    Json,
}

pub(crate) fn run(global: &Global, args: &Brief) -> Done {
    let kind = kind(global, args)?;
    let mut record = open::record(global)?;
    let subject = ask::subject(&mut record, &args.subject)?;
    let record = &record;
    let first = ask::years(args.from, subject.day)?;
    let study = Study::new(subject.compare(record, &args.scene)?, first).with_politics();
    let document = brief(&study, &command(&subject.day), env!("CARGO_PKG_VERSION"));
    let text = match kind {
        Kind::Html => html(&document),
        Kind::Markdown => markdown(&document),
        Kind::Json => {
            format!("{}\n", serde_json::to_string_pretty(&json::brief(&study, &document)).map_err(std::io::Error::from)?)
        }
    };
    match &args.output {
        Some(path) => out::file(path, text.as_bytes()),
        None => out::print(&text),
    }
}

/// By `--format`, or else by the name of the file.
fn kind(global: &Global, args: &Brief) -> Result<Kind, Fail> {
    let extension = args.output.as_ref().and_then(|path| path.extension()).and_then(OsStr::to_str);
    match (global.format, extension) {
        (Format::Json, _) => Ok(Kind::Json),
        (Format::Md, _) => Ok(Kind::Markdown),
        (Format::Csv | Format::Parquet, _) => {
            Err(Fail::Usage("a brief is no table: use --format md or json, or `foederis compare --format csv`".into()))
        }
        (Format::Table, Some("md" | "markdown")) => Ok(Kind::Markdown),
        (Format::Table, Some("json")) => Ok(Kind::Json),
        // In a terminal nobody reads HTML.
        (Format::Table, None) if args.output.is_none() && std::io::stdout().is_terminal() => Ok(Kind::Markdown),
        (Format::Table, None | Some("html" | "htm")) => Ok(Kind::Html),
        (Format::Table, Some(other)) => {
            Err(Fail::Usage(format!("a brief cannot be written as .{other}: name a file .html, .md or .json")))
        }
    }
}

/// The command that writes the same brief again: as it was typed, with the day and without the place to write it to.
fn command(day: &foederis::date::Date) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut typed = std::env::args().skip(1);
    while let Some(word) = typed.next() {
        let joined = word.starts_with("--output=") || word.starts_with("-o") && !word.starts_with("--");
        if word == "--output" || word == "-o" {
            typed.next();
        } else if !joined {
            words.push(if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word });
        }
    }
    let dated = words.iter().any(|w| w == "--on" || w.starts_with("--on="));
    let on = if dated { String::new() } else { format!(" --on {day}") };
    format!("foederis {}{on}", words.join(" "))
}
