use foederis::politics::{Speaker, Tenure};
use foederis::vocab::SpeakerKind;

use crate::diagnostic::Diagnostic;
use crate::reader::Reader;

pub(crate) fn speaker(r: &Reader<'_, '_>, id: &str) -> Speaker {
    let kind = r.word("kind").unwrap_or(SpeakerKind::Person);
    let tenures: Vec<Tenure> = r.tables("held", "[[held]]").into_iter().map(tenure).collect();
    if kind == SpeakerKind::Body && !tenures.is_empty() {
        let message = "a body that holds an office";
        let diagnostic = Diagnostic::error("contradiction", message, r.file, r.at("kind"), "only persons hold offices");
        r.report(diagnostic.help("write kind = \"person\", or take [[held]] away"));
    }
    Speaker {
        id: id.to_owned(),
        name: r.text("name", "the name"),
        kind,
        state: r.maybe_state("state"),
        tenures,
        note: r.maybe_text("note"),
    }
}

fn tenure(r: Reader<'_, '_>) -> Tenure {
    let tenure = Tenure {
        office: r.text("office", "the office, as statements are to spell it"),
        span: r.span(),
        seen: r.seen(),
        note: r.maybe_text("note"),
    };
    r.finish();
    tenure
}
