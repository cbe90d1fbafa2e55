//! Panels of a small world written by hand, and of the real data where they are.

mod real;
mod rows;
mod small;

use bytes::Bytes;
use foederis_panel::{Panel, csv, parquet};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// Every row of a panel as CSV, cell by cell; the header first.
fn as_csv(panel: &Panel) -> Vec<Vec<String>> {
    let mut text = Vec::new();
    let mut written = 0;
    csv(panel, &mut text, &mut |rows| written = rows).expect("written");
    assert_eq!(written, panel.rows());
    let text = String::from_utf8(text).expect("text");
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn as_parquet(panel: &Panel) -> Vec<u8> {
    let mut bytes = Vec::new();
    let footer = [("foederis.unit".to_owned(), panel.unit.key().to_owned())];
    parquet(panel, &mut bytes, "a test", &footer, &mut |_| ()).expect("written");
    bytes
}

/// The same out of a Parquet file: empty where a cell is null.
fn read_parquet(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).expect("a Parquet file");
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in reader.get_row_iter(None).expect("rows") {
        let row = row.expect("a row");
        if rows.is_empty() {
            rows.push(row.get_column_iter().map(|(name, _)| name.clone()).collect());
        }
        let cell = |field: &Field| match field {
            Field::Null => String::new(),
            Field::Byte(n) => n.to_string(),
            Field::Int(n) => n.to_string(),
            Field::Double(n) => n.to_string(),
            other => panic!("{other:?}"),
        };
        rows.push(row.get_column_iter().map(|(_, field)| cell(field)).collect());
    }
    rows
}
