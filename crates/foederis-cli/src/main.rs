//! The `foederis` command: reads arguments, asks the libraries, writes answers.
//!
//! Exit codes: 0 done, 1 the record or the answer has problems, 2 usage or input and output. A closed pipe is success.

mod args;
mod ask;
mod commands;
mod data;
mod draw;
mod fail;
mod open;
mod out;
mod png;
mod text;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;
use crate::fail::Fail;

fn main() -> ExitCode {
    let cli = Cli::parse();
    cli.global.color.apply();
    match commands::run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fail) => fail.report(),
    }
}

/// What a command returns.
type Done = Result<(), Fail>;
