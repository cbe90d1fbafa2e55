//! Nothing is printed before it is said.

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

/// A statement is not younger than its source.
pub(super) fn before(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, statement) in site.record.statements.iter() {
        if statement.date.earliest > statement.source.date.latest {
            let at = (Kind::Statements, statement.id.as_str());
            let message = format!("said on {}, printed on {}", statement.date, statement.source.date);
            let (file, span) = site.locate(at, &[Step::Key("source"), Step::Key("date")]);
            let diagnostic = site.error("said-after-source", message, at, &[Step::Key("date")], "said here");
            out.push(diagnostic.also(file, span, "printed earlier").help("correct one of the dates").warning());
        }
    }
}
