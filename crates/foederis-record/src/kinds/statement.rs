use foederis::date::{Date, Dated};
use foederis::id::{SpeakerId, TopicId};
use foederis::politics::{Publication, Statement};
use foederis::vocab::{Capacity, Seen, SourceKind, Stance};

use crate::diagnostic::Diagnostic;
use crate::reader::Reader;

pub(crate) fn statement(r: &Reader<'_, '_>, id: &str) -> Statement {
    let by = r.states("by");
    if r.lacks_any("by") {
        r.missing("by", "the states or organisations whose position it is evidence of");
    }
    let source = r.table("source", "[source]");
    if source.is_none() {
        r.missing("source", "where it was read");
    }
    let statement = Statement {
        id: id.to_owned(),
        date: r.required_date("date", "when it was said, as precisely as the source tells"),
        // Without these there is an error, and the rows are never looked at.
        speaker: r.speaker("speaker").unwrap_or(SpeakerId::new(0)),
        office: r.maybe_text("office"),
        capacity: r.word("capacity").unwrap_or(Capacity::Personal),
        by,
        topic: r.topic("topic").unwrap_or(TopicId::new(0)),
        stance: r.word("stance").unwrap_or(Stance::Neutral),
        quote: r.maybe_text("quote"),
        says: r.maybe_text("says"),
        source: source.map_or_else(nowhere, publication),
        seen: r.seen(),
        note: r.maybe_text("note"),
    };
    words(r, &statement);
    statement
}

/// Something was said; and words in quotes were read.
fn words(r: &Reader<'_, '_>, statement: &Statement) {
    if statement.quote.is_none() && statement.says.is_none() {
        let message = "a statement that says nothing";
        let diagnostic = Diagnostic::error("statement-without-words", message, r.file, r.at("id"), "neither `quote` nor `says`");
        r.report(diagnostic.help("add the words as `quote` if they were read, or the sense of them as `says`"));
    }
    if statement.quote.is_some() && statement.seen != Seen::Text && r.value("seen").is_some() {
        let message = "words are quoted that nobody has read";
        let label = format!("`seen` is \"{}\"", statement.seen);
        let diagnostic = Diagnostic::error("quote-not-read", message, r.file, r.at("quote"), "quoted here");
        let help = "write seen = \"text\" if these words were read, or give the sense of them as `says`";
        r.report(diagnostic.also(r.file, r.at("seen"), label).help(help));
    }
}

fn publication(r: Reader<'_, '_>) -> Publication {
    let publication = Publication {
        title: r.text("title", "its title"),
        publisher: r.text("publisher", "who published it"),
        url: r.text("url", "its address"),
        date: r.required_date("date", "when it appeared"),
        kind: r.word("kind").unwrap_or(SourceKind::Press),
    };
    r.finish();
    publication
}

fn nowhere() -> Publication {
    Publication {
        title: String::new(),
        publisher: String::new(),
        url: String::new(),
        date: Dated::day(Date::ZERO),
        kind: SourceKind::Press,
    }
}
