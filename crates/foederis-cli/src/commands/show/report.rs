//! A report in print, claim by claim.

use foederis::Record;
use foederis::id::ReportId;
use foederis::vocab::ClaimVerdict;

use super::line;
use crate::text::stance::checked;
use crate::text::{CONTESTED, DIM, HEADING, wrap};

pub(super) fn text(record: &Record, id: ReportId) -> String {
    let report = &record.reports[id];
    let mut text = String::new();
    line("title", &report.title, &mut text);
    line("published", &format!("{}, {}, {}", report.publisher, report.date, report.url), &mut text);
    line("origin", report.origin.as_deref().unwrap_or_default(), &mut text);
    line("checked", &format!("{}: {}", report.seen, checked(report.seen)), &mut text);
    line("note", report.note.as_deref().unwrap_or_default(), &mut text);
    text.push_str(&format!("{HEADING}Claims{HEADING:#}\n"));
    for claim in &report.claims {
        let style = if claim.verdict == ClaimVerdict::Right { DIM } else { CONTESTED };
        let claimed = format!("{style}{}{style:#}: \u{201c}{}\u{201d}", claim.verdict, claim.claim);
        text.push_str(&format!("{}\n", wrap(&claimed, "  ", "      ")));
        let statements: Vec<&str> = claim.statements.iter().map(|s| record.statements[*s].id.as_str()).collect();
        let note = claim.note.as_deref().unwrap_or_default();
        text.push_str(&format!("{}\n", wrap(&format!("{note} See {}.", statements.join(", ")), "      ", "      ")));
    }
    text
}
