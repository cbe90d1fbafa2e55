use foederis::Architecture;

use crate::reader::Reader;

pub(crate) fn architecture(r: &Reader<'_, '_>, id: &str) -> Architecture {
    Architecture {
        id: id.to_owned(),
        name: r.text("name", "what people call it"),
        with: r.instruments("with"),
        without: r.instruments("without"),
        source: r.maybe_text("source"),
        seen: r.maybe_word("seen"),
        note: r.maybe_text("note"),
    }
}
