//! The same data in another form are the same data.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fixture::{Fixture, all, file};

/// What is warned of, but for the rows that no small file has.
fn warnings(fixture: &Fixture, bytes: Vec<u8>) -> Vec<String> {
    let normal = fixture.read(bytes).unwrap_or_else(|faults| panic!("{}: {faults}", fixture.table.key));
    assert_eq!(normal.text, fixture.normal().text, "{}", fixture.table.key);
    let others = normal.warnings.into_iter().map(|w| w.message).filter(|w| !w.contains("was published with"));
    others.filter(|w| !w.contains("no row for")).collect()
}

#[test]
fn marks_line_ends_and_compression_do_not_matter() {
    for fixture in all() {
        let text = &fixture.text;
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(text.as_bytes()).expect("bytes");
        let forms = [
            text.clone().into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
            packed.finish().expect("bytes"),
        ];
        for form in forms {
            assert_eq!(warnings(&fixture, form), [""; 0], "{}", fixture.table.key);
        }
    }
}

#[test]
fn old_encodings_are_read_and_said() {
    let mut latin = 0;
    for fixture in all().into_iter().filter(|f| !f.text.is_ascii()) {
        let bytes: Vec<u8> = fixture.text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin-1")).collect();
        assert_eq!(warnings(&fixture, bytes), ["is not UTF-8; read as Windows-1252"]);
        latin += 1;
    }
    assert!(latin >= 3, "states, wars and agreements have letters beyond ASCII");
}

#[test]
fn the_order_of_columns_and_rows_does_not_matter() {
    for fixture in all() {
        let mut lines = fixture.cells();
        lines[1..].reverse();
        assert_eq!(warnings(&fixture, file(&lines)), [""; 0]);
        lines.iter_mut().for_each(|line| line.reverse());
        assert_eq!(warnings(&fixture, file(&lines)), [""; 0]);
        let shouted = lines[0].iter().map(|name| name.to_uppercase()).collect();
        lines[0] = shouted;
        assert_eq!(warnings(&fixture, file(&lines)), [""; 0]);
    }
}

#[test]
fn numbers_written_by_other_programs_are_the_same_numbers() {
    for fixture in all() {
        let mut lines = fixture.cells();
        let whole = |cell: &String| cell.len() < 9 && cell.parse::<i64>().is_ok() && !cell.starts_with('0');
        for cell in lines[1..].iter_mut().flatten().filter(|cell| whole(cell)) {
            cell.push_str(".0");
        }
        // A version is a text.
        let version = lines[0].iter().position(|name| name.eq_ignore_ascii_case("version"));
        if let Some(at) = version {
            lines[1..].iter_mut().for_each(|line| line[at] = line[at].replace(".0", ""));
        }
        assert_eq!(warnings(&fixture, file(&lines)), [""; 0]);
    }
}

#[test]
fn a_file_without_its_last_line_end_is_looked_at_with_care() {
    for fixture in all() {
        let version = fixture.cells()[0].last().is_some_and(|name| name.eq_ignore_ascii_case("version"));
        let warned = warnings(&fixture, fixture.text.trim_end().as_bytes().to_vec());
        assert_eq!(warned.len(), usize::from(!version), "{}: {warned:?}", fixture.table.key);
    }
}
