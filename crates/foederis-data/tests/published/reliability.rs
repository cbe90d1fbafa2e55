use foederis_data::reliability::{CODINGS, Coding, HONORED, Honored};

use crate::data::library;

#[test]
fn codings_give_the_counts_of_the_article() {
    let Some(library) = library(&["reliability"]) else { return };
    let codings = library.read::<Coding>(&CODINGS).expect("the codings");
    assert_eq!((codings.rows.len(), codings.warnings.len()), (576, 0));
    assert_eq!(codings.rows.iter().filter(|r| r.cowwarid.is_some()).count(), 538);
    let rate = |rows: &dyn Fn(&&Coding) -> bool| {
        let rows: Vec<&Coding> = codings.rows.iter().filter(rows).collect();
        let honored = rows.iter().filter(|r| r.honored_llm == Some(true)).count();
        (honored, honored + rows.iter().filter(|r| r.violated_llm == Some(true)).count())
    };
    assert_eq!(rate(&|_| true), (73, 146));
    assert_eq!(rate(&|r| r.early), (61, 92));
    assert_eq!(rate(&|r| !r.early), (12, 54));
}

#[test]
fn rows_of_the_logit() {
    let Some(library) = library(&["reliability"]) else { return };
    let rows = library.read::<Honored>(&HONORED).expect("the rows").rows;
    assert_eq!((rows.len(), rows.iter().filter(|r| r.honor3).count()), (137, 93));
}
