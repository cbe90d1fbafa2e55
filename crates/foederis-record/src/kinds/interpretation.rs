use foederis::date::Span;
use foederis::instrument::{Effect, Interpretation, Reading};
use foederis::verdict::Verdict;
use foederis::vocab::{Clause, Form, Object, Provoked, Word};

use super::bits;
use crate::reader::Reader;

pub(super) fn interpretation(r: Reader<'_, '_>) -> Interpretation {
    let reading = Reading {
        by: r.maybe_text("by").unwrap_or_default(),
        date: r.date("date"),
        what: r.text("what", "what the reading says"),
        source: r.maybe_text("source"),
    };
    let clause = r.maybe_word::<ReadClause>("clause");
    let verdict = r.maybe_word::<Verdict>("verdict");
    let span = r.span();
    let effect = Effect {
        clause: clause.map_or(Clause::Trigger, |c| c.0),
        verdict: verdict.unwrap_or(Verdict::Contested),
        articles: r.strings("articles"),
        owed_by: r.selectors("owed-by"),
        owed_to: r.selectors("owed-to"),
        attackers: r.selectors("attackers"),
        places: r.places("places"),
        objects: bits(&r.words::<Object>("objects"), Object::bit),
        forms: bits(&r.words::<Form>("forms"), Form::bit),
        provoked: bits(&r.words::<Provoked>("provoked"), Provoked::bit),
        // A reading holds from the day it was given, unless it says otherwise.
        span: Span { from: span.from.or(reading.date), to: span.to },
    };
    let operative = clause.is_some() || verdict.is_some();
    if operative && (r.value("clause").is_none() || r.value("verdict").is_none()) {
        let missing = if clause.is_none() { "clause" } else { "verdict" };
        r.missing(missing, "`clause` and `verdict` go together: which clause, and whether it is met");
    }
    let note = r.maybe_text("note");
    r.finish();
    Interpretation { reading, effect: operative.then_some(effect), note }
}

/// A clause that an interpretation may read.
#[derive(Debug, Clone, Copy)]
struct ReadClause(Clause);

impl Word for ReadClause {
    const WORDS: &'static [&'static str] =
        &["in-force", "party", "suspension", "object", "area", "adversary", "trigger", "provoked"];

    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.contains(&word).then(|| Clause::parse(word)).flatten().map(ReadClause)
    }
}
