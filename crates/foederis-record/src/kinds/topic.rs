use foederis::politics::Topic;

use crate::reader::Reader;

pub(crate) fn topic(r: &Reader<'_, '_>, id: &str) -> Topic {
    Topic {
        id: id.to_owned(),
        name: r.text("name", "what people call it, as it reads in the middle of a sentence"),
        what: r.text("what", "what counts as being about it"),
        stands_for: r.instruments("stands-for"),
        alternative_to: r.topics("alternative-to"),
        note: r.maybe_text("note"),
    }
}
