//! `foederis panel`: states and pairs year by year, as CSV or Parquet.

mod dictionary;

use std::ffi::OsStr;
use std::io::{self, IsTerminal};

use foederis_panel::{Origin, Panel, Unit, choose, csv, parquet};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::args::{self, Format, Global};
use crate::fail::Fail;
use crate::{Done, ask, data, open, out};

pub(crate) fn run(global: &Global, args: &args::Panel) -> Done {
    let unit = match args.unit {
        args::Unit::State => Unit::StateYear,
        args::Unit::Dyad => Unit::DyadYear,
        args::Unit::DirectedDyad => Unit::DirectedDyadYear,
    };
    if args.dictionary {
        return dictionary::print(global, unit);
    }
    let kind = kind(global, args)?;
    let columns = choose(unit, &args.columns).map_err(|e| Fail::Usage(e.to_string()))?;
    if args.to < args.from {
        return Err(Fail::Usage(format!("the years end before they begin: --from {} --to {}", args.from, args.to)));
    }
    let panel = Panel::read(&data::library(&args.data)?, unit, args.from..=args.to, columns)?;
    open::warn(&panel.tables.warnings);
    for (dataset, covers) in panel.coverage() {
        if !covers.contains(&args.from) || !covers.contains(&args.to) {
            let (name, first, last) = (dataset.name, covers.start(), covers.end());
            ask::note(&format!("{name}: {first} to {last}; in other years what is made of it is missing"));
        }
    }
    let bar = bar(panel.rows());
    let mut progress = |rows| bar.set_position(rows);
    match (&args.output, kind) {
        (Some(path), Kind::Csv) => out::stream(path, |file| csv(&panel, file, &mut progress))?,
        (Some(path), Kind::Parquet) => {
            let footer = footer(&panel)?;
            out::stream(path, |file| parquet(&panel, file, CREATED_BY, &footer, &mut progress))?;
        }
        (None, Kind::Csv) => csv(&panel, io::stdout().lock(), &mut progress)?,
        (None, Kind::Parquet) => parquet(&panel, io::stdout(), CREATED_BY, &footer(&panel)?, &mut progress)?,
    }
    bar.finish_and_clear();
    data::cite(&panel.datasets());
    Ok(())
}

const CREATED_BY: &str = concat!("foederis ", env!("CARGO_PKG_VERSION"));

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Parquet,
}

/// By `--format`, or else by the name of the file.
fn kind(global: &Global, args: &args::Panel) -> Result<Kind, Fail> {
    let extension = args.output.as_ref().and_then(|path| path.extension()).and_then(OsStr::to_str);
    let kind = match (global.format, extension) {
        (Format::Csv, _) | (Format::Table, Some("csv")) => Kind::Csv,
        (Format::Parquet, _) | (Format::Table, Some("parquet")) => Kind::Parquet,
        (Format::Table, None) if args.output.is_none() => Kind::Csv,
        (Format::Table, _) => {
            return Err(Fail::Usage(
                "a panel is CSV or Parquet: name a file .csv or .parquet, or say which with --format".into(),
            ));
        }
        (Format::Json | Format::Md, _) => {
            return Err(Fail::Usage("a panel is CSV or Parquet; only its --dictionary is also JSON or Markdown".into()));
        }
    };
    if kind == Kind::Parquet && args.output.is_none() && io::stdout().is_terminal() {
        return Err(Fail::Usage("Parquet is nothing for a terminal: name a file with -o, or send it into a pipe".into()));
    }
    Ok(kind)
}

/// Rows written, where somebody watches.
fn bar(rows: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:32} {human_pos} of {human_len} rows, {eta} left");
    ProgressBar::new(rows).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A file that the panel was made of, for its footer.
#[derive(Serialize)]
struct Source<'a> {
    name: &'static str,
    file: &'a str,
    sha256: &'a str,
    cite: &'static [&'static str],
    url: &'static str,
}

/// What stands in the footer of a Parquet file: what its rows and columns are, and where the numbers come from.
fn footer(panel: &Panel) -> Result<Vec<(String, String)>, Fail> {
    let sources: Vec<Source<'_>> = panel.tables.origins.iter().map(source).collect();
    let json = |value: serde_json::Result<String>| value.map_err(io::Error::from);
    Ok(vec![
        ("foederis.unit".into(), panel.unit.key().into()),
        ("foederis.order".into(), dictionary::order(panel.unit).into()),
        ("foederis.dictionary".into(), json(serde_json::to_string(&dictionary::entries(&panel.columns)))?),
        ("foederis.sources".into(), json(serde_json::to_string(&sources))?),
    ])
}

fn source(origin: &Origin) -> Source<'_> {
    let dataset = origin.dataset;
    // Where the file lies is of no use to anyone else.
    let file = origin.path.rsplit(['/', '\\']).next().unwrap_or_default();
    Source { name: dataset.name, file, sha256: &origin.hash, cite: dataset.cite, url: dataset.url }
}
