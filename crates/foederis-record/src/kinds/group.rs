use foederis::state::{Group, Membership};

use crate::reader::Reader;

pub(crate) fn group(r: &Reader<'_, '_>, id: &str) -> Group {
    let members = r.tables("member", "[[member]]").into_iter().filter_map(|m| {
        let membership = m.state("state").map(|state| Membership { state, span: m.span() });
        m.finish();
        membership
    });
    Group {
        id: id.to_owned(),
        name: r.text("name", "the words of the clauses that mean the group"),
        members: members.collect(),
        source: r.text("source", "where the list is from"),
        seen: r.maybe_word("seen"),
        note: r.maybe_text("note"),
    }
}
