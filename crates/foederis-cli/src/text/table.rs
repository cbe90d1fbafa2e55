//! Tables for people: a header, rows, no boxes.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

/// Columns of words no longer than this never wrap: a date broken in two is none.
const SHORT: usize = 12;

/// A table as wide as the screen, cells wrapped.
pub(crate) fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rows: Vec<Vec<String>> = rows.into_iter().collect();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(super::width() as u16);
    if !header.is_empty() {
        table.set_header(header.iter().map(|h| h.to_uppercase()));
    }
    // Ids stand first and are there to be copied: they never wrap.
    if !header.is_empty() {
        table.set_constraints([ColumnConstraint::ContentWidth]);
    }
    for (n, column) in table.column_iter_mut().enumerate().skip(1) {
        let short = |cell: &String| cell.chars().count() <= SHORT && !cell.contains(' ');
        if rows.iter().all(|row| row.get(n).is_none_or(short)) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    rows.into_iter().for_each(|row| {
        table.add_row(row);
    });
    let text: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    text
}
