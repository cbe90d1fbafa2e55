//! The built-in record is right by its own lights: it checks clean, its cases hold, and its two forms are one.

use foederis::cases;
use foederis::json::answer;
use foederis_record::{File, Files, Loaded, Severity, Thoroughness, load};

fn from_text() -> Loaded {
    load(foederis_builtin::files(), foederis_builtin::NAME, Vec::new(), Thoroughness::Checked)
}

#[test]
fn every_check_passes() {
    let loaded = from_text();
    let errors: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| format!("[{}] {}", d.code, d.message))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn every_case_is_answered_as_documented() {
    let record = foederis_builtin::record();
    let mut differing = Vec::new();
    for (_, case) in record.cases.iter() {
        for mismatch in cases::run(&record, case) {
            let expect = &case.expect[mismatch.expect];
            let instrument = &record.instruments[expect.instrument].id;
            let (state, expected) = (record.code(mismatch.state), answer(expect.answer));
            differing.push(format!("{}: {instrument}, {state}: expected {expected}, not {}", case.id, mismatch.says));
        }
    }
    assert!(record.cases.len() > 100, "only {} cases were found", record.cases.len());
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// The tables written when the program was built say what the text says today.
#[test]
fn tables_and_text_are_one_record() {
    let text = from_text().record.expect("the record checks clean");
    let tables = foederis_builtin::record();
    let bytes = |record| postcard::to_stdvec(record).expect("tables can be written");
    assert_eq!(text.hash, tables.hash);
    assert!(bytes(&text) == bytes(&tables), "text and tables differ, though their hashes agree");
}

/// Files found in another order make the same record, byte for byte.
#[test]
fn the_order_of_files_never_matters() {
    let files: Vec<File> = foederis_builtin::files().current().map(|(_, file)| file.clone()).collect();
    let mut backwards = Files::default();
    files.into_iter().rev().for_each(|file| {
        backwards.add(file);
    });
    let backwards = load(backwards, foederis_builtin::NAME, Vec::new(), Thoroughness::Usable);
    let backwards = backwards.record.expect("the record is usable");
    let bytes = |record| postcard::to_stdvec(record).expect("tables can be written");
    assert_eq!(backwards.hash, foederis_builtin::record().hash);
    assert!(bytes(&backwards) == bytes(&foederis_builtin::record()), "the order of files shows");
}
