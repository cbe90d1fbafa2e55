//! How a command fails, and with which exit code.

use std::io;
use std::process::ExitCode;

use foederis_data::{Fault, Faults};
use foederis_record::lookup::NotFound;
use foederis_record::{Loaded, Unreadable};

use crate::draw;

/// Why a command did not finish.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fail {
    /// The request makes no sense: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Nothing is called so: exit code 2.
    #[error(transparent)]
    NotFound(#[from] NotFound),
    /// A folder cannot be read: exit code 2.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// A file of a data set cannot be used: exit code 2.
    #[error("{0}")]
    Data(#[from] Faults),
    /// Reading or writing failed: exit code 2, but a closed pipe is success.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The record has errors, which are shown: exit code 1.
    #[error("the record has errors")]
    Record(Box<Loaded>),
    /// The command has said what is wrong: exit code 1.
    #[error("")]
    Said,
}

impl From<Fault> for Fail {
    fn from(fault: Fault) -> Self {
        Fail::Data(fault.into())
    }
}

impl Fail {
    /// Says why on standard error, and with which code to exit.
    #[allow(clippy::print_stderr, reason = "this is where errors are printed")]
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Fail::Io(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Fail::Said => ExitCode::from(1),
            Fail::Record(loaded) => {
                anstream::eprint!("{}", draw::all(&loaded));
                anstream::eprintln!("{}", draw::summary(&loaded));
                ExitCode::from(1)
            }
            other => {
                anstream::eprintln!("{ERROR}error:{ERROR:#} {other}");
                ExitCode::from(2)
            }
        }
    }
}

const ERROR: anstyle::Style = anstyle::AnsiColor::Red.on_default().bold();
