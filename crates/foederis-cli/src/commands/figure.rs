//! `foederis figure`: one figure of a brief, as a file of its own: vector graphics or pixels, by the name of the file.

use std::path::Path;

use foederis_brief::Study;
use foederis_brief::figures::{FIGURES, figure};

use crate::args::{Figure, Global};
use crate::fail::Fail;
use crate::{Done, ask, open, out, png};

pub(crate) fn run(global: &Global, args: &Figure) -> Done {
    let names: Vec<&str> = FIGURES.iter().map(|(name, _)| *name).collect();
    if !names.contains(&args.name.as_str()) {
        let meant = foederis_record::did_you_mean(&args.name, names.iter().copied()).map(|m| format!("; {m}"));
        let message = format!("there is no figure `{}`: they are {}{}", args.name, names.join(", "), meant.unwrap_or_default());
        return Err(Fail::Usage(message));
    }
    let format = format(&args.output)?;
    let mut record = open::record(global)?;
    let subject = ask::subject(&mut record, &args.subject)?;
    let record = &record;
    let first = ask::years(args.from, subject.day)?;
    let study = Study::new(subject.compare(record, &args.scene)?, first);
    let Some(figure) = figure(&args.name, &study) else {
        return Err(Fail::Usage(format!("{}: there is nothing for this figure to show", study.name())));
    };
    match format {
        Format::Svg => out::file(&args.output, figure.file().as_bytes()),
        Format::Png => out::file(&args.output, &png::png(&figure.file())?),
    }
}

/// What a figure is written as.
enum Format {
    Svg,
    Png,
}

fn format(path: &Path) -> Result<Format, Fail> {
    match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        _ => Err(Fail::Usage(format!("{}: a figure is written as .svg or .png; end the name so", path.display()))),
    }
}
