//! `foederis man`

use clap::CommandFactory;

use crate::args::Cli;
use crate::{Done, out};

/// The page of the command, then one for each subcommand.
pub(crate) fn run() -> Done {
    let command = Cli::command();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
        clap_mangen::Man::new(sub.clone()).title(format!("foederis-{}", sub.get_name())).render(&mut page)?;
    }
    out::print(&String::from_utf8_lossy(&page))
}
