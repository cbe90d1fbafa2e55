//! `foederis figure`: one figure of a brief, as a file of its own: vector graphics or pixels, by the name of the file.

use std::path::Path;

use foederis::Record;
use foederis_adoption::{Adoption, Asked, Judged, Model};
use foederis_analysis::positions::Timeline;
use foederis_bargaining::montecarlo::Draws;
use foederis_brief::figures::{FIGURES, Figure, figure, outcomes, sensitivity, standing, timeline};
use foederis_brief::{DRAWS, Politics, Study};

use crate::args::{Figure as Args, Global};
use crate::fail::Fail;
use crate::{Done, ask, open, out, png};

/// Figures of an issue, for which no comparison is needed.
const OF_ISSUES: [&str; 4] = ["standing", "timeline", "outcomes", "sensitivity"];

pub(crate) fn run(global: &Global, args: &Args) -> Done {
    let names: Vec<&str> = FIGURES.iter().map(|(name, _)| *name).collect();
    if !names.contains(&args.name.as_str()) {
        let meant = ask::meant(&args.name, names.iter().copied());
        let message = format!("there is no figure `{}`: they are {}{}", args.name, names.join(", "), meant);
        return Err(Fail::Usage(message));
    }
    drawable(&args.output)?;
    let mut record = open::record(global)?;
    if let (Some(typed), true) = (&args.subject.architecture, OF_ISSUES.contains(&args.name.as_str())) {
        return draw(&args.output, of_issue(&record, args, typed)?, typed);
    }
    let subject = ask::subject(&mut record, &args.subject)?;
    let record = &record;
    let first = ask::years(args.from, subject.day)?;
    let study = Study::new(subject.compare(record, &args.scene)?, first);
    draw(&args.output, figure(&args.name, &study), study.name())
}

/// A figure of an issue on a day.
fn of_issue(record: &Record, args: &Args, typed: &str) -> Result<Option<Figure>, Fail> {
    let (id, proposal) = ask::issue(record, typed)?;
    let issue = &record.issues[id];
    let day = args.subject.on.unwrap_or_else(ask::today);
    if args.name == "timeline" {
        return Ok(timeline(record, &Timeline::of_issue(record, issue, day), day));
    }
    let judged = Judged::on(record, issue, proposal, day, &[]).map_err(|e| Fail::Usage(e.to_string()))?;
    Ok(match args.name.as_str() {
        "standing" => standing(&judged),
        "sensitivity" => {
            // Nothing is drawn from the ranges for it.
            let draws = Draws { seed: 1, count: 1 };
            sensitivity(&Adoption::of(
                judged,
                Asked { models: &[Model::WeightedMean], shown: Model::WeightedMean, draws },
                |_| (),
            ))
        }
        _ => Politics::of_issue(record, issue, proposal, day, DRAWS).and_then(|p| outcomes(&p.then, p.now.as_ref())),
    })
}

/// Writes a figure as vectors or pixels, by the name of the file.
pub(super) fn draw(path: &Path, figure: Option<Figure>, name: &str) -> Done {
    let format = format(path)?;
    let Some(figure) = figure else {
        return Err(Fail::Usage(format!("{name}: there is nothing for this figure to show")));
    };
    match format {
        Format::Svg => out::file(path, figure.file().as_bytes()),
        Format::Png => out::file(path, &png::png(&figure.file())?),
    }
}

/// Refuses what no figure can be written as, before anything is asked.
pub(super) fn drawable(path: &Path) -> Done {
    format(path).map(|_| ())
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
