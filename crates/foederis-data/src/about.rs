//! What the data sets are, which files are read, on what terms, and whom to cite: the text of `foederis import --about`.

use std::fmt::Write as _;

use crate::catalogue::{DATASETS, Dataset};
use crate::sheet;

/// How long lines may be.
const WIDTH: usize = 100;

/// Why one data set that many look for is not among them.
pub const NOT_READ: &str =
    "COW Formal Alliances is not read: its maintainer asks that software should not facilitate its use. ATOP serves.";

/// One data set, or all of them.
pub fn about(only: Option<&Dataset>) -> String {
    let mut text = String::new();
    match only {
        Some(dataset) => one(&mut text, dataset),
        None => {
            for dataset in DATASETS {
                one(&mut text, dataset);
                text.push('\n');
            }
            wrap(
                &mut text,
                "",
                "",
                "No file of these comes with foederis. Get them from their authors, cite them, and keep to their terms.",
            );
            wrap(&mut text, "", "", NOT_READ);
        }
    }
    text
}

fn one(text: &mut String, dataset: &Dataset) {
    wrap(text, "", "", &format!("{}: {}", dataset.key, dataset.name));
    wrap(text, "  versions  ", "            ", dataset.versions);
    for table in dataset.files {
        wrap(text, "  file      ", "            ", &format!("{}: {}", table.names.join(" or "), table.row));
        wrap(text, "    columns   ", "              ", &columns(table.columns));
    }
    wrap(text, "  terms     ", "            ", dataset.terms);
    for cite in dataset.cite {
        wrap(text, "  cite      ", "            ", cite);
    }
    wrap(text, "  from      ", "            ", dataset.url);
}

/// Names of columns; one that may be absent stands in brackets, and the file may use any of several spellings.
fn columns(columns: &[&'static str]) -> String {
    let name = |column: &&'static str| match column.starts_with('?') {
        true => format!("[{}]", sheet::name(column)),
        false => column.replace('|', "/"),
    };
    columns.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// Words on lines of the width, the first and the others with what goes before them.
fn wrap(text: &mut String, first: &str, others: &str, words: &str) {
    let mut line = String::from(first);
    let mut empty = true;
    for word in words.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            // Text in memory takes whatever is written.
            let _ = writeln!(text, "{line}");
            line = String::from(others);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::dataset;

    #[test]
    fn every_data_set_says_whom_to_cite_and_on_what_terms() {
        let all = about(None);
        for dataset in DATASETS {
            let text = about(Some(dataset));
            assert!(all.contains(&text), "{} is among all", dataset.key);
            for word in ["versions", "file", "columns", "terms", "cite", "from", dataset.url] {
                assert!(text.contains(word), "{word} of {}", dataset.key);
            }
            assert!(dataset.files.iter().all(|table| table.dataset == dataset.key && text.contains(table.names[0])));
        }
        assert!(all.contains("COW Formal Alliances is not read"));
        assert!(all.lines().all(|line| line.chars().count() <= WIDTH || !line.trim().contains(' ')));
    }

    #[test]
    fn a_data_set_is_shown_with_its_files() {
        let text = about(dataset("contiguity"));
        let expected = "contiguity: Correlates of War, Direct Contiguity\n  versions  v3.2\n  file      contdir.csv: a pair of states \
                        and a spell of contiguity a row\n    columns   dyad statelno statehno conttype begin end version\n";
        assert!(text.starts_with(expected), "{text}");
    }
}
