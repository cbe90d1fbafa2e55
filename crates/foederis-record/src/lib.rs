//! Record files in, a checked record out: folders of TOML become a [`foederis::Record`], or every problem of every file.
//!
//! Only this crate knows what a record file looks like. It prints nothing: problems are [`Diagnostic`]s for others to draw.

mod checks;
mod diagnostic;
mod files;
mod hash;
mod kinds;
mod load;
pub mod lookup;
mod names;
mod reader;
mod refs;

pub use checks::Thoroughness;
pub use diagnostic::{Diagnostic, FileId, Label, Severity, closest, did_you_mean};
pub use files::{File, Files, Kind, MAX_BYTES, Unreadable};
pub use load::{Loaded, load};

/// What the built-in record is called in answers.
pub const BUILTIN: &str = "built-in";
