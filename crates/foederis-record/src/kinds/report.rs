use foederis::politics::{Claim, Report};
use foederis::vocab::ClaimVerdict;

use crate::reader::Reader;

pub(crate) fn report(r: &Reader<'_, '_>, id: &str) -> Report {
    let claims: Vec<Claim> = r.tables("claim", "[[claim]]").into_iter().map(claim).collect();
    if r.lacks_any("claim") {
        r.missing("claim", "what the report claims, with a verdict; at least one");
    }
    Report {
        id: id.to_owned(),
        title: r.text("title", "its title"),
        publisher: r.text("publisher", "who published it"),
        date: r.required_date("date", "when it appeared"),
        url: r.text("url", "its address"),
        origin: r.maybe_text("origin"),
        seen: r.seen(),
        claims,
        note: r.maybe_text("note"),
    }
}

fn claim(r: Reader<'_, '_>) -> Claim {
    let claim = Claim {
        claim: r.text("claim", "what the report says"),
        verdict: r.word("verdict").unwrap_or(ClaimVerdict::Wrong),
        statements: r.statements("statements"),
        note: r.maybe_text("note"),
    };
    if r.lacks_any("statements") {
        r.missing("statements", "the statements it is about, or that speak for or against it");
    }
    r.finish();
    claim
}
