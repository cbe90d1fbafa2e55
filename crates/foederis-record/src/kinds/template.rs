use foederis::architecture::Template;
use foederis::instrument::Source;

use super::instrument::source;
use super::provision::{AreaClause, provision};
use crate::reader::Reader;

pub(crate) fn template(r: &Reader<'_, '_>, id: &str) -> Template {
    let sources: Vec<Source> = r.tables("source", "[[source]]").into_iter().map(source).collect();
    let provisions = r.tables("provision", "[[provision]]").into_iter();
    Template {
        id: id.to_owned(),
        name: r.text("name", "what people call it"),
        layers: r.words("layers"),
        institution: r.maybe_text("institution"),
        provisions: provisions.filter_map(|p| provision(p, &sources, AreaClause::Open)).collect(),
        sources,
        seen: r.seen(),
        note: r.maybe_text("note"),
    }
}
