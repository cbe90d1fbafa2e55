//! What was read, and what of it got lost: the account that every import gives of itself.

use std::fmt;

use crate::fault::Fault;
use crate::library::Read;

/// What somebody should know about a table that can be used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks {
    /// What a person should look at.
    pub warnings: Vec<Fault>,
    /// What could not be kept.
    pub losses: Vec<Loss>,
}

/// One kind of information that is not there any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What was lost, in the plural.
    pub what: String,
    /// How often.
    pub count: usize,
    /// The first few of them.
    pub examples: Vec<String>,
}

/// How many examples a loss is shown with.
const EXAMPLES: usize = 5;

impl Remarks {
    /// Counts one more thing that is lost.
    pub fn lose(&mut self, what: &str, example: impl Into<String>) {
        lose(&mut self.losses, what, example.into());
    }

    /// Warns of something on a line.
    pub fn warn(&mut self, path: &str, line: u32, message: impl Into<String>) {
        self.warnings.push(Fault::of(path, message).at(line));
    }
}

fn lose(losses: &mut Vec<Loss>, what: &str, example: String) {
    let place = losses.iter().position(|loss| loss.what == what).unwrap_or_else(|| {
        losses.push(Loss { what: what.to_owned(), count: 0, examples: Vec::new() });
        losses.len() - 1
    });
    let loss = &mut losses[place];
    loss.count += 1;
    if loss.examples.len() < EXAMPLES {
        loss.examples.push(example);
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The data set, by name.
    pub dataset: String,
    /// The files, each with its SHA-256.
    pub files: Vec<(String, String)>,
    /// What came in, each kind with its number.
    pub read: Vec<(String, usize)>,
    /// What did not.
    pub losses: Vec<Loss>,
    /// What a person should look at.
    pub warnings: Vec<Fault>,
}

impl Summary {
    /// A summary of nothing yet.
    pub fn of(dataset: &str) -> Summary {
        Summary { dataset: dataset.to_owned(), ..Summary::default() }
    }

    /// A file, with what had to be done to read it, and what its rows showed.
    pub fn file<R>(&mut self, read: &Read<R>) {
        self.files.push((read.path.clone(), read.hash.clone()));
        self.warnings.extend(read.warnings.iter().cloned());
        self.losses.extend(read.losses.iter().cloned());
    }

    /// So many of these came in.
    pub fn count(&mut self, what: impl Into<String>, count: usize) {
        self.read.push((what.into(), count));
    }

    /// One more thing that is lost.
    pub fn lose(&mut self, what: &str, example: impl Into<String>) {
        lose(&mut self.losses, what, example.into());
    }

    /// What a table's rows showed.
    pub fn add(&mut self, remarks: Remarks) {
        self.warnings.extend(remarks.warnings);
        self.losses.extend(remarks.losses);
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", thousands(self.count), self.what)?;
        if !self.examples.is_empty() {
            let more = if self.count > self.examples.len() { ", …" } else { "" };
            write!(f, ": {}{more}", self.examples.join(", "))?;
        }
        Ok(())
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        writeln!(f, "{}", self.dataset)?;
        for (path, hash) in &self.files {
            writeln!(f, "  from      {path} (sha256 {})", hash.get(..12).unwrap_or(hash))?;
        }
        for (what, count) in &self.read {
            writeln!(f, "  read      {} {what}", thousands(*count))?;
        }
        for loss in &self.losses {
            writeln!(f, "  not kept  {loss}")?;
        }
        for warning in self.warnings.iter().take(SHOWN) {
            writeln!(f, "  warning   {}", warning.to_string().replace('\n', "\n          "))?;
        }
        match self.warnings.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "  warning   … and {more} more"),
        }
    }
}

/// A number with commas, as readers of English write it.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_what_came_in_and_what_did_not() {
        let mut summary = Summary::of("Disputes");
        summary.files.push(("mid.csv".into(), "0123456789abcdef".into()));
        summary.count("disputes", 2_315);
        (1..=7).for_each(|n| summary.lose("rows without dates", format!("line {n}")));
        summary.warnings.push(Fault::of("mid.csv", "has 2 rows").help("download it again"));
        let expected = "Disputes\n  from      mid.csv (sha256 0123456789ab)\n  read      2,315 disputes\n  not kept  7 rows without dates: \
                        line 1, line 2, line 3, line 4, line 5, …\n  warning   mid.csv: has 2 rows\n            help: download it again\n";
        assert_eq!(summary.to_string(), expected);
        assert_eq!(thousands(1_816_000), "1,816,000");
    }
}
