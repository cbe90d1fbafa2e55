//! `foederis figure`: one figure of a brief, as a file of its own.

use foederis_brief::Study;
use foederis_brief::figures::{FIGURES, figure};

use crate::args::{Figure, Global};
use crate::fail::Fail;
use crate::{Done, ask, open, out};

pub(crate) fn run(global: &Global, args: &Figure) -> Done {
    let names: Vec<&str> = FIGURES.iter().map(|(name, _)| *name).collect();
    if !names.contains(&args.name.as_str()) {
        let meant = foederis_record::did_you_mean(&args.name, names.iter().copied()).map(|m| format!("; {m}"));
        let message = format!("there is no figure `{}`: they are {}{}", args.name, names.join(", "), meant.unwrap_or_default());
        return Err(Fail::Usage(message));
    }
    let mut record = open::record(global)?;
    let subject = ask::subject(&mut record, &args.subject)?;
    let record = &record;
    ask::years(args.from, subject.day)?;
    let study = Study::new(subject.compare(record, &args.scene)?, args.from);
    let Some(figure) = figure(&args.name, &study) else {
        return Err(Fail::Usage(format!("{} gives this figure nothing to show", study.name())));
    };
    out::file(&args.output, figure.file().as_bytes())
}
