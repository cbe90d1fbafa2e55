//! What is wrong with a file, and where: data, drawn by somebody else.

use std::fmt;

/// A problem with a file: the file, the line, the column, what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub path: String,
    /// The line, counted from 1; none: the file as a whole.
    pub line: Option<u32>,
    /// The column, by its header.
    pub column: Option<&'static str>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Fault {
    /// A problem with the file as a whole.
    pub fn of(path: &str, message: impl Into<String>) -> Self {
        Fault { path: path.to_owned(), line: None, column: None, message: message.into(), help: None }
    }

    /// The same, on a line.
    #[must_use]
    pub fn at(self, line: u32) -> Self {
        Fault { line: Some(line), ..self }
    }

    /// The same, in a column.
    #[must_use]
    pub fn column(self, column: &'static str) -> Self {
        Fault { column: Some(column), ..self }
    }

    /// With a remedy.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Fault { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ": column {column}")?;
        }
        write!(f, ": {}", self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}

/// Every problem that stops a reading. A table with a fault in it is not used at all.
#[derive(Debug, Clone, PartialEq, Eq, Default, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// The value, if there was no fault.
    ///
    /// # Errors
    /// All the faults, if there is one.
    pub fn unless_any<T>(self, value: T) -> Result<T, Faults> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Faults(vec![fault])
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        for (n, fault) in self.0.iter().take(SHOWN).enumerate() {
            write!(f, "{}{fault}", if n == 0 { "" } else { "\n" })?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n… and {more} more"),
        }
    }
}
