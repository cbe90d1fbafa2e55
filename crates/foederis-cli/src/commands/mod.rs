//! One subcommand a file.

mod adopt;
mod bound;
mod brief;
mod cascade;
mod check;
mod cite;
mod compare;
mod completions;
mod distance;
mod figure;
mod hindcast;
mod import;
mod list;
mod man;
mod matrix;
mod measure;
mod new;
mod panel;
mod positions;
mod show;
mod structure;

use crate::Done;
use crate::args::{Cli, Command, Format};
use crate::fail::Fail;

pub(crate) fn run(cli: &Cli) -> Done {
    let global = &cli.global;
    if global.format == Format::Md && !matches!(cli.command, Command::Brief(_) | Command::Panel(_)) {
        return Err(Fail::Usage("only `brief` and `panel --dictionary` write Markdown: use --format table, json or csv".into()));
    }
    if global.format == Format::Parquet && !matches!(cli.command, Command::Panel(_)) {
        return Err(Fail::Usage("only `panel` writes Parquet: use --format table, json or csv".into()));
    }
    match &cli.command {
        Command::Check(args) => check::run(global, args),
        Command::List(args) => list::run(global, args),
        Command::Show(args) => show::run(global, args),
        Command::Bound(args) => bound::run(global, args),
        Command::Cascade(args) => cascade::run(global, args),
        Command::Matrix(args) => matrix::run(global, args),
        Command::Compare(args) => compare::run(global, args),
        Command::Distance(args) => distance::run(global, args),
        Command::Brief(args) => brief::run(global, args),
        Command::Figure(args) => figure::run(global, args),
        Command::Structure(args) => structure::run(global, args),
        Command::Positions(args) => positions::run(global, args),
        Command::Adopt(args) => adopt::run(global, args),
        Command::Import(args) => import::run(args),
        Command::Cite(args) => cite::run(global, args),
        Command::Hindcast(args) => hindcast::run(global, args),
        Command::Panel(args) => panel::run(global, args),
        Command::Measure(args) => measure::run(global, args),
        Command::New(args) => new::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man => man::run(),
    }
}
