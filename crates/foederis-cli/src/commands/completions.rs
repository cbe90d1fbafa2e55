//! `foederis completions`

use clap::CommandFactory;

use crate::args::{Cli, Completions};
use crate::{Done, out};

pub(crate) fn run(args: &Completions) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "foederis", &mut script);
    out::print(&String::from_utf8_lossy(&script))
}
